"""Everything of mine to take along: what I may read by the rules of the pages, and of what others wrote only what was meant for me."""

import json
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from flask_babel import gettext as _
from sqlmodel import Session, col, or_, select

from basis.clock import nu, vandaag
from basis.identiteit.models import Persoon
from basis.identiteit.queries import codes_over, passkeys, sessies
from basis.rechten import FAMILIE, Actor, Recht, Rol, mag, zichtbaar
from doelen.doel.models import Doel, InDossier, Meting, Notitie, Taak, Trede, Voorstel, Vrijgave
from doelen.doel.queries import doelen
from doelen.evaluatie.queries import evaluatie_beeld, evaluaties
from doelen.kwadrant import policy as _kwadrant  # noqa: F401 - without it no place opens
from doelen.kwadrant.models import Zwaarte
from doelen.rom.models import Invulling, RitmeVrijgave
from doelen.rom.queries import antwoorden as antwoorden_op
from doelen.rom.queries import vragenlijst
from ervaring.beleving.queries import punten_die_wachten
from ervaring.taart.queries import gegeven, ontvangen
from gezinsapp.access.pagina import pagina
from gezinsapp.views.wie_keek import wie_naam, zinnen
from gezinsapp.wie_keek import wie_keek
from jim.afspraken.models import Afspraak, EigenOnderwerp
from jim.afspraken.queries import EIGEN, geldige, getekend, onderwerp_namen, regels, voorstel
from jim.gesprekken.models import Bericht, Deling, Gesprek
from jim.gesprekken.queries import deelnemers, gedeeld_met_mij
from jim.kring.actions import uitnodigingen
from jim.kring.models import Kring, Lid, Noodtoegang, Voorval, Wilsoordeel
from jim.kring.queries import actor_voor, gezicht, leden, mijn_kringen, oude_kringen
from jim.mandaat.queries import antwoorden, lopende_jim
from jim.organisaties.models import Aanbieder, Beheerder, GemeenteLezer, Vrijgever
from jim.organisaties.queries import aanbieder, gemeenten, medewerker
from jim.zorgen import policy  # noqa: F401 - without it no worry opens
from jim.zorgen.models import Zorg, ZorgStap

VORM = "gezinsapp-uitvoer/1"
SCHEMA = Path(__file__).parent.parent / "docs" / "uitvoer" / "schema.json"
PER_DAG = 5
JAAR = 365
"""For how many days who looked goes along; older stands on its page."""
_OVER_DE_JIM = FAMILIE | {Rol.VOOGD, Rol.JIM, Rol.AANSPREEKPUNT}
_ZIET_ANTWOORDEN = FAMILIE | {Rol.VOOGD, Rol.AANSPREEKPUNT}
Ding = dict[str, Any]


class _Kring:
    """One kring as this actor may take it along."""

    def __init__(self, session: Session, actor: Actor) -> None:
        self.session, self.actor = session, actor
        self.kring = session.get_one(Kring, actor.kring_id)
        self.mensen = leden(session, actor)
        self.onderwerpen: set[str] = set()

    def rijen(self, model: Any, *waar: Any) -> Iterable[Any]:
        """The rows that the actor may read, oldest first where they have a moment."""
        vraag = select(model).where(zichtbaar(self.actor, model), *waar)
        return self.session.exec(vraag.order_by(model.op) if hasattr(model, "op") else vraag)

    def wie(self, lid_id: str) -> Ding:
        """A member by id and name, also who left."""
        return {"lid": lid_id, "naam": gezicht(self.session, self.actor.kring_id, lid_id).naam}

    def naam(self, lid_id: str) -> str:
        """His name alone, empty for nobody."""
        return self.wie(lid_id)["naam"] if lid_id else ""

    def alles(self) -> Ding:
        """The whole, as the schema says."""
        deel = {
            "id": self.actor.kring_id,
            "jongere": next((g.naam for g in self.mensen if g.rol is Rol.JONGERE), ""),
            "ik": self.ik(),
            "mensen": [self.mens(g.lid_id) for g in self.mensen],
            "jim": self.jim(),
            "antwoorden": list(self.antwoorden()),
            "afspraken": list(self.afspraken()),
            "doelen": [self.doel(d) for actief in (True, False) for d in doelen(self.session, self.actor, actief=actief)],
            "evaluaties": [self.evaluatie(e.id) for e in evaluaties(self.session, self.actor)],
            "hoe_zwaar": [
                {"van": self.wie(z.lid_id), "kwadrant": z.kwadrant, "alleen_ik": z.alleen_ik, "op": z.op} for z in self.rijen(Zwaarte)
            ],
            "gesprekken": [self.gesprek(g) for g in self.rijen(Gesprek)],
            "gedeeld_met_mij": list(self.gedeeld()),
            "zorgen": [self.zorg(z) for z in self.rijen(Zorg)],
            "taarten_gegeven": list(self.taarten()),
            "verbeterpunten": [p.tekst for p in punten_die_wachten(self.session, self.actor)],
            "vragenlijsten": list(self.vragenlijsten()),
            "uitnodigingen": [
                {"rol": u.rol, "voornaam": u.voornaam, "gezag": u.gezag, "verloopt": u.verloopt, "gebruikt": u.gebruikt}
                for u in uitnodigingen(self.session, self.actor)
            ],
            "wilsoordelen": [
                {"reden": w.reden, "door": self.wie(w.door_lid_id), "op": w.op, "tot": w.tot} for w in self.rijen(Wilsoordeel)
            ],
            "noodtoegang": [{"reden": n.reden, "gevraagd": n.gevraagd, "vanaf": n.vanaf, "tot": n.tot} for n in self.rijen(Noodtoegang)],
            "gebeurd": [
                {"soort": v.soort, "door": self.naam(v.door_lid_id), "over": self.naam(v.over_lid_id), "op": v.op}
                for v in self.rijen(Voorval)
            ],
            "keken": list(self.keken()),
        }
        return {**deel, "onderwerpen": self.woorden()}

    def keken(self) -> Iterator[Ding]:
        """Who opened or changed something of mine in the last year, as the page tells it."""
        tot: date | None = None
        grens = vandaag() - timedelta(days=JAAR)
        while mag(self.actor, Recht.LOG_ZIEN):
            dagen, tot = wie_keek(self.session, self.actor, tot)
            for dag in dagen:
                for wie in dag.mensen if dag.dag >= grens else ():
                    for wat, keer in zinnen(wie, self.kring.roepnaam):
                        yield {"dag": dag.dag, "wie": wie_naam(wie), "wat": wat, "keer": keer}
            if tot is None or tot < grens:
                return

    def ik(self) -> Ding:
        """My own place, and what the kring holds of the jongere for himself."""
        lid = self.session.get_one(Lid, (self.actor.kring_id, self.actor.lid_id))
        mijn: Ding = {
            "lid": lid.id, "naam": lid.naam, "rol": str(self.actor.rol), "figuur": lid.figuur, "kleur": lid.kleur, "sinds": lid.sinds,
            "gezag": lid.gezag, "gezag_door": lid.gezag_door if lid.gezag else "", "gezag_op": lid.gezag_op,
        }  # fmt: skip
        if self.actor.rol is Rol.JONGERE:
            kring = self.kring
            mijn |= {
                "roepnaam": kring.roepnaam,
                "geboren": f"{kring.geboren_jaar}-{kring.geboren_maand:02}",
                "aanbieder": self.session.get_one(Aanbieder, kring.aanbieder_id).naam,
                "gemeente": next(g.naam for g in gemeenten(self.session) if g.id == kring.gemeente_id),
                "profiel": kring.profiel,
                "intensiteit": kring.intensiteit,
            }
        return mijn

    def mens(self, lid_id: str) -> Ding:
        """Somebody whom I may know."""
        wie = gezicht(self.session, self.actor.kring_id, lid_id)
        mens: Ding = {"lid": lid_id, "naam": wie.naam, "rol": str(wie.rol), "figuur": wie.figuur, "kleur": wie.kleur}
        return mens | ({"gezag": wie.gezag} if mag(self.actor, Recht.MENSEN_ZIEN) else {})

    def jim(self) -> Ding | None:
        """How it stands with the JIM, for who may know."""
        rij = lopende_jim(self.session, self.actor.kring_id) if self.actor.rol in _OVER_DE_JIM else None
        if rij is None:
            return None
        stand: Ding = {"status": rij.status, "fase": rij.fase, "sinds": rij.sinds}
        return stand | ({"naam": rij.naam} if mag(self.actor, Recht.AFSPRAKEN_ZIEN) else {})

    def antwoorden(self) -> Iterator[Ding]:
        """Who agreed to the JIM. The words beside an answer are for the aanspreekpunt, and for who wrote them."""
        rij = lopende_jim(self.session, self.actor.kring_id)
        if rij is None or self.actor.rol not in _ZIET_ANTWOORDEN:
            return
        for g, m in antwoorden(self.session, self.actor.kring_id, rij.id):
            mijn = g.lid_id == self.actor.lid_id
            if m is not None and (mijn or not self.actor.apart):
                leest = mijn or self.actor.rol is Rol.AANSPREEKPUNT
                yield {"van": self.wie(g.lid_id), "antwoord": m.antwoord, "op": m.op, **({"toelichting": m.toelichting} if leest else {})}

    def afspraken(self) -> Iterator[Ding]:
        """The version in force and the one that waits."""
        if not mag(self.actor, Recht.AFSPRAKEN_ZIEN):
            return
        for rij in (geldige(self.session, self.actor), voorstel(self.session, self.actor)):
            if rij is not None:
                yield self.afspraak(rij)

    def afspraak(self, rij: Afspraak) -> Ding:
        """One version: its rules and who signed."""
        gevonden = regels(self.session, rij)
        self.onderwerpen |= set(gevonden)
        return {
            "versie": rij.versie, "status": rij.status, "op": rij.op, "door": self.wie(rij.door_lid_id),
            "regels": [{"onderwerp": o, "niveau": str(niveau)} for o, niveau in gevonden.items()],
            "getekend": [self.wie(lid_id) for lid_id in sorted(getekend(self.session, rij))],
        }  # fmt: skip

    def doel(self, doel: Doel) -> Ding:
        """A goal with its ladder, the scores that opened for me, and its release."""
        van = {"id": doel.id, "eigen_woorden": doel.eigen_woorden, "tekst": doel.tekst, "van": doel.van, "door": self.wie(doel.door_lid_id)}
        ladder = sorted(self.rijen(Trede, col(Trede.doel_id) == doel.id), key=lambda t: -t.niveau)
        metingen = self.rijen(Meting, col(Meting.doel_id) == doel.id)
        van_doel = select(Meting.id).where(col(Meting.kring_id) == doel.kring_id, col(Meting.doel_id) == doel.id)
        notities = {
            n.meting_id: {"tekst": n.tekst, "onderwerp": n.onderwerp} for n in self.rijen(Notitie, col(Notitie.meting_id).in_(van_doel))
        }
        self.onderwerpen |= {n["onderwerp"] for n in notities.values() if n["onderwerp"]}
        dossier = next(iter(self.rijen(InDossier, col(InDossier.ding_id) == doel.id)), None)
        return van | {
            "gebied": doel.gebied_eigen or doel.gebied, "gewicht": doel.gewicht, "cijfer_doel": doel.cijfer_doel,
            "variant": doel.variant, "basis": doel.basis, "streefdatum": doel.streefdatum, "status": doel.status,
            "alleen_ik": doel.alleen_maker, "op": doel.op,
            "ladder": [{"niveau": t.niveau, "tekst": t.tekst} for t in ladder],
            "metingen": [
                {"id": m.id, "van": self.wie(m.lid_id), "schaal": m.schaal, "niveau": m.niveau, "op": m.op, "notitie": notities.get(m.id)}
                for m in metingen
            ],
            "wie_doet_wat": [
                {"wie": self.wie(t.lid_id), "door": self.wie(t.door_lid_id), "tekst": t.tekst, "op": t.op, "klaar": t.klaar}
                for t in self.rijen(Taak, col(Taak.doel_id) == doel.id)
            ],
            "vrijgave": [
                {"van": self.wie(v.lid_id), "op": v.op, "ingetrokken": v.ingetrokken}
                for v in self.rijen(Vrijgave, col(Vrijgave.doel_id) == doel.id)
            ],
            "voorstellen_uit_dossier": [
                {"veld": v.veld, "in_dossier": v.waarde, "was": v.was, "antwoord": v.antwoord, "op": v.op}
                for v in self.rijen(Voorstel, col(Voorstel.doel_id) == doel.id)
            ],
            "in_dossier_sinds": dossier.op if dossier else None,
        }  # fmt: skip

    def evaluatie(self, evaluatie_id: str) -> Ding:
        """A review: the goals as they were, who saw them where as far as that is open to me, what was agreed, and the T-scores for me."""
        beeld = evaluatie_beeld(self.session, self.actor, evaluatie_id)
        return {
            "id": evaluatie_id, "op": beeld.evaluatie.op, "klaar": beeld.evaluatie.klaar,
            "doelen": [
                {
                    "doel": d.doel_id, "tekst": d.tekst, "variant": d.variant, "basis": d.basis, "gewicht": d.gewicht,
                    "afgesproken": d.afgesproken, "treden": d.treden,
                    "plaatsen": [{"van": self.wie(p.gezicht.lid_id), "niveau": p.nu} for p in plaatsen],
                }
                for d, plaatsen in beeld.doelen
            ],
            "t_scores": [{"van": self.wie(g.lid_id), "begin": t.begin, "nu": t.nu, "n": t.n, "gemengd": t.gemengd} for g, t in beeld.t],
        }  # fmt: skip

    def gesprek(self, gesprek: Gesprek) -> Ding:
        """A conversation of mine; that of the kring holds what was written for everybody elsewhere too."""
        hier = col(Bericht.gesprek_id) == gesprek.id
        waar = or_(hier, col(Bericht.publiek) == "kring") if gesprek.soort == "kring" else hier
        return {
            "id": gesprek.id, "soort": gesprek.soort, "bewaar_dagen": gesprek.bewaar_dagen, "titel": gesprek.titel,
            "met": [self.wie(g.lid_id) for g in deelnemers(self.session, gesprek) if g.lid_id != self.actor.lid_id],
            "berichten": [self.bericht(b) for b in self.rijen(Bericht, waar)],
        }  # fmt: skip

    def bericht(self, bericht: Bericht) -> Ding:
        """A message, with the JIM's question about it for the two who know of it."""
        if bericht.onderwerp:
            self.onderwerpen.add(bericht.onderwerp)
        deling = next(iter(self.rijen(Deling, col(Deling.bericht_id) == bericht.id)), None)
        uit: Ding = {
            "id": bericht.id,
            "van": self.wie(bericht.auteur_lid_id),
            "tekst": bericht.tekst,
            "op": bericht.op,
            "aangepast": bericht.aangepast,
            "weggehaald": bericht.weggehaald,
        }
        uit |= {"onderwerp": bericht.onderwerp, "publiek": bericht.publiek}
        if deling is not None and self.actor.rol in {Rol.JONGERE, Rol.JIM}:
            # Words that were taken back are gone, for everybody.
            woorden = deling.woorden if deling.antwoord == "ja" else None
            uit["deling"] = {"aan": deling.aan, "waarom": deling.waarom, "woorden": woorden, "antwoord": deling.antwoord, "op": deling.op}
        return uit

    def gedeeld(self) -> Iterator[Ding]:
        """What the JIM passed on to me: never which message it was."""
        for g in gedeeld_met_mij(self.session, self.actor, hoeveel=None):
            if g.onderwerp:
                self.onderwerpen.add(g.onderwerp)
            yield {"tekst": g.tekst, "onderwerp": g.onderwerp, "van": g.van.naam, "door": g.door.naam, "op": g.op}

    def zorg(self, zorg: Zorg) -> Ding:
        """A worry that I read, with what happened with it."""
        stappen = self.rijen(ZorgStap, col(ZorgStap.zorg_id) == zorg.id)
        return {
            "id": zorg.id, "soort": zorg.soort, "van": self.wie(zorg.door_lid_id), "tekst": zorg.tekst, "op": zorg.op, "klaar": zorg.klaar,
            "stappen": [{"soort": s.soort, "naam": s.naam, "tekst": s.tekst, "op": s.op} for s in stappen],
        }  # fmt: skip

    def taarten(self) -> Iterator[Ding]:
        """The compliments that I gave."""
        for g in gegeven(self.session, self.actor):
            yield {
                "aan": ", ".join(g.ontvangers),
                "kwaliteiten": g.kwaliteiten,
                "woorden": g.taart.woorden,
                "naam": g.taart.naam,
                "op": g.taart.op,
            }

    def vragenlijsten(self) -> Iterator[Ding]:
        """What was filled in, by me or meant for me: the list by its address, and the answers."""
        rijen = list(self.rijen(Invulling, col(Invulling.status) == "klaar"))
        alles = antwoorden_op(self.session, rijen)
        for rij in rijen:
            lijst = vragenlijst(self.session, rij.lijst)
            yield {
                "lijst": lijst.url, "versie": lijst.versie, "titel": lijst.titel.tekst, "van": self.wie(rij.lid_id), "op": rij.op,
                "delen": rij.delen, "antwoorden": alles[rij.id], "vragen": {v.id: v.tekst.tekst for v in lijst.vragen if v.vraagt},
                "vrijgave": [
                    {"van": self.wie(v.lid_id), "op": v.op, "ingetrokken": v.ingetrokken}
                    for v in self.rijen(RitmeVrijgave, col(RitmeVrijgave.ritme_id) == rij.ritme_id)
                ],
                "in_dossier_sinds": next((d.op for d in self.rijen(InDossier, col(InDossier.ding_id) == rij.id)), None),
            }  # fmt: skip

    def woorden(self) -> list[Ding]:
        """The own topics behind the codes above, and those that I made."""
        mijn = (col(EigenOnderwerp.kring_id) == self.actor.kring_id, col(EigenOnderwerp.door_lid_id) == self.actor.lid_id)
        codes = self.onderwerpen | {EIGEN + id_ for id_ in self.session.exec(select(EigenOnderwerp.id).where(*mijn))}
        namen = onderwerp_namen(self.session, self.actor.kring_id)
        return [{"code": code, "naam": naam} for code, naam in namen.items() if code in codes]


def gegevens(session: Session, persoon: Persoon) -> Ding:
    """Everything of this person, as docs/uitvoer/schema.json describes it; moments are still datetimes."""
    actoren = (actor_voor(session, persoon.id, k.kring_id) for k in mijn_kringen(session, persoon.id))
    return {
        "vorm": VORM,
        "gemaakt": nu(),
        "ik": {
            "naam": persoon.naam,
            "taal": persoon.taal,
            "sinds": persoon.aangemaakt,
            "sleutels": [{"toestel": p.toestel, "sinds": p.aangemaakt, "gebruikt": p.laatst} for p in passkeys(session, persoon.id)],
            "ingelogd": [
                {"toestel": s.toestel, "soort": s.soort, "sinds": s.aangemaakt, "laatst": s.laatst} for s in sessies(session, persoon.id)
            ],
            "codes_over": codes_over(session, persoon.id),
            "werk": _werk(session, persoon.id),
        },
        "kringen": [_Kring(session, actor).alles() for actor in actoren if actor is not None],
        "weg_uit": [{"kring": kring_id, "sinds": tot} for kring_id, tot in oude_kringen(session, persoon.id)],
        "taarten_gekregen": [
            {"kwaliteiten": t.kwaliteiten, "woorden": t.woorden, "naam": t.naam} for t in ontvangen(session, persoon.id) if t.uitgepakt
        ],
    }


def _werk(session: Session, persoon_id: str) -> list[Ding]:
    rijen: list[Ding] = []
    werkt, beheert, leest = medewerker(session, persoon_id), session.get(Beheerder, persoon_id), session.get(GemeenteLezer, persoon_id)
    if werkt:
        rijen.append(
            {"als": "medewerker", "bij": werkt.aanbieder_id, "antwoord_minuten": werkt.antwoord_minuten, "taarten": werkt.taart_aan}
        )
    if beheert:
        rijen.append({"als": "beheerder", "bij": beheert.aanbieder_id})
    namen = {g.id: g.naam for g in gemeenten(session)}
    for rij in rijen:
        bij = aanbieder(session, rij["bij"])
        rij["bij"] = bij.naam if bij else ""
    if session.get(Vrijgever, persoon_id):
        rijen.append({"als": "vrijgever", "bij": ""})
    return rijen + ([{"als": "gemeentelezer", "bij": namen.get(leest.gemeente_id, "")}] if leest else [])


def _tekst(waarde: Any) -> str:
    if isinstance(waarde, date | datetime):
        return waarde.isoformat()
    raise TypeError(type(waarde).__name__)


def als_json(data: Ding) -> str:
    """The same as JSON: moments in ISO 8601, in UTC."""
    return json.dumps(data, default=_tekst, ensure_ascii=False, indent=1)


def maak_zip(session: Session, persoon: Persoon, **woorden: Any) -> bytes:
    """The zip, in memory only: one page to read per kring and one about myself, the JSON and its schema.

    `woorden`: what the pages need to say codes in words.
    """
    data = gegevens(session, persoon)
    uit = BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr(_("mijn-gegevens.html"), pagina("rechten/uitvoer_ik.html", data=data, **woorden).get_data())
        for nummer, kring in enumerate(data["kringen"], 1):
            eigen = {o["code"]: o["naam"] for o in kring["onderwerpen"]}
            blad = pagina("rechten/uitvoer_kring.html", kring=kring, data=data, eigen=eigen, **woorden)
            zip_.writestr(f"kring-{nummer}.html", blad.get_data())
        zip_.writestr("gegevens.json", als_json(data))
        zip_.writestr("schema.json", SCHEMA.read_bytes())
    return uit.getvalue()
