"""Canaries: a text of its own in every field of a kring; every role opens every page with every id, and meets exactly what is his."""

import itertools
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import inspect
from sqlmodel import Session, SQLModel, col, select

from basis.clock import nu
from basis.identiteit.actions import open_sessie
from basis.identiteit.models import Persoon
from basis.ids import nieuw_id
from basis.rechten import Actor
from basis.versleuteling.inhoud import inhoudstabel
from doelen.doel.models import Doel, Dossierbestand, Meting, Notitie, Taak, Trede, Voorstel
from doelen.evaluatie.models import Evaluatie, EvaluatieDoel
from doelen.rom.models import Gegeven, Invulling, Ritme
from ervaring.beleving.actions import beleef
from ervaring.beleving.models import Verbeterpunt
from ervaring.taart.models import Taart
from gezinsapp.access.poort import cookie_naam
from jim.afspraken.models import Afspraak, AfspraakRegel, EigenOnderwerp, Handtekening, Onderwerp
from jim.gesprekken.groepen import begin as begin_groep
from jim.gesprekken.groepen import haal_erbij
from jim.gesprekken.models import Bericht, Deelname, Deling, Gesprek
from jim.kring.herstel import begin, zet_sleutel
from jim.kring.models import Kring, Noodtoegang, Uitnodiging, Wilsoordeel
from jim.kring.queries import actor_voor
from jim.mandaat.models import Jim, Mandaat
from jim.organisaties.models import Beheerder, Medewerker
from jim.zorgen.actions import antwoord, pak_op, stuur
from jim.zorgen.queries import stappen
from tests.bouw import Wereld, bouw_wereld, lid, persoon
from tests.client import leesbaar
from tests.test_versleuteling import INHOUD, klassen

KRINGROLLEN = ("jongere ouder1 ouder2 jim aanspreekpunt professional voogd leerkracht netwerk buiten jim_wacht").split()


def _woorden(tekst: str) -> frozenset[str]:
    return frozenset(tekst.split())


NAMEN = frozenset(f"lid_{rol}.naam" for rol in KRINGROLLEN)
GEZAG = _woorden("lid_ouder1.gezag_door lid_ouder2.gezag_door lid_voogd.gezag_door")
DOEL = _woorden(
    "doel_open.eigen_woorden doel_open.gebied_eigen doel_open.tekst trede_open.tekst taak_open.tekst evaluatiedoel_een.afgesproken evaluatiedoel_een.tekst"
    " evaluatiedoel_een.treden"
)
SAMEN = NAMEN | GEZAG | DOEL | _woorden("bericht_kring.tekst bericht_ouder1_kring.tekst")
"""What everybody who belongs to the kring reads."""
JIMGESPREK = _woorden(
    """bericht_jim.tekst bericht_deel_ouders.tekst bericht_deel_woorden.tekst bericht_deel_joost.tekst bericht_deel_gevraagd.tekst
    bericht_deel_terug.tekst deling_woorden.woorden onderwerp_afgesproken.naam jim.naam"""
)
VOORSTEL = _woorden("voorstel_open.waarde")
OUDER = (
    SAMEN
    | VOORSTEL
    | _woorden("bericht_deel_ouders.tekst deling_woorden.woorden onderwerp_afgesproken.naam jim.naam kring.roepnaam wilsoordeel.reden")
)


def zorgkanaries(van: str) -> frozenset[str]:
    """The canaries of the worry of this member: his words and each step."""
    eerst = f"stap_{van}_verteld.naam" if van == "jim" else ""
    return _woorden(
        f"zorg_{van}.tekst stap_{van}_gevraagd.naam stap_{van}_opgepakt.naam stap_{van}_antwoord.naam stap_{van}_antwoord.tekst {eerst}"
    )


VERWACHT: dict[str, frozenset[str]] = {
    "jongere": SAMEN | VOORSTEL | JIMGESPREK | _woorden(
        """bericht_jongere.tekst notitie_smal.tekst notitie_ruim.tekst doel_geheim.eigen_woorden doel_geheim.tekst trede_geheim.tekst taak_geheim.tekst onderwerp_nieuw.naam kring.roepnaam punt_jongere.tekst
        wilsoordeel.reden deling_ouders.waarom deling_woorden.waarom deling_joost.waarom deling_gevraagd.waarom deling_terug.waarom"""
    ),
    "ouder1": OUDER | _woorden("bericht_ouder1.tekst notitie_ruim.tekst doel_ouder.eigen_woorden doel_ouder.tekst trede_ouder.tekst taak_ouder.tekst taart.woorden"),
    "ouder2": OUDER | _woorden("bericht_ouder2.tekst"),
    "voogd": OUDER | _woorden("bericht_voogd.tekst"),
    "jim": SAMEN | JIMGESPREK | _woorden("notitie_smal.tekst notitie_ruim.tekst"),
    "aanspreekpunt": SAMEN | VOORSTEL | _woorden(
        """bericht_jongere.tekst bericht_ouder1.tekst bericht_ouder2.tekst bericht_professional.tekst bericht_voogd.tekst
        bericht_leerkracht.tekst bericht_netwerk.tekst bericht_buiten.tekst bericht_deel_joost.tekst deling_woorden.woorden
        notitie_ruim.tekst kring.roepnaam mandaat_ouder1.toelichting mandaat_ouder2.toelichting uitnodiging.voornaam wilsoordeel.reden"""
    ),
    "professional": SAMEN | _woorden("bericht_professional.tekst"),
    "leerkracht": _woorden("lid_jongere.naam lid_aanspreekpunt.naam lid_leerkracht.naam bericht_leerkracht.tekst"),
    "netwerk": _woorden("lid_jongere.naam lid_aanspreekpunt.naam lid_netwerk.naam bericht_netwerk.tekst"),
    "buiten": _woorden("bericht_buiten.tekst kring.roepnaam lid_aanspreekpunt.naam lid_buiten.naam lid_jongere.naam"),
    "jim_wacht": _woorden("lid_jongere.naam lid_aanspreekpunt.naam lid_jim_wacht.naam"),
    "nood": SAMEN - _woorden("taak_open.tekst evaluatiedoel_een.afgesproken evaluatiedoel_een.tekst evaluatiedoel_een.treden") | _woorden("kring.roepnaam noodtoegang.reden persoon_nood.naam"),
    "buitenstaander": _woorden("persoon_buitenstaander.naam"),
    "collega": _woorden("persoon_collega.naam"),
    "beheerder": _woorden("punt_vrij.tekst persoon_aanspreekpunt.naam persoon_beheerder.naam persoon_collega.naam persoon_nood.naam"),
    "gemeentelezer": _woorden("persoon_gemeentelezer.naam"),
}  # fmt: skip
for _rol in KRINGROLLEN:
    VERWACHT[_rol] |= {f"persoon_{_rol}.naam", "kring.roepnaam"}
for _wie, _zorgen_van in {"jongere": "jongere jim", "ouder1": "ouder1", "jim": "jim", "buiten": "buiten"}.items():
    VERWACHT[_wie] |= {label for van in _zorgen_van.split() for label in zorgkanaries(van)}
VERWACHT["aanspreekpunt"] |= {label for van in ("jongere", "ouder1", "jim", "buiten") for label in zorgkanaries(van)}
INGEVULD = {
    "jongere": "ik aanspreekpunt kring half", "aanspreekpunt": "aanspreekpunt kring",
    **dict.fromkeys(("ouder1", "ouder2", "voogd", "jim", "professional"), "kring"),
}  # fmt: skip
for _rol, _welke in INGEVULD.items():
    VERWACHT[_rol] |= {f"gegeven_{welke}.waarde" for welke in _welke.split()}
_GEZIN, _LATER = _woorden("gesprek_groep_gezin.titel bericht_groep_gezin.tekst"), _woorden("gesprek_groep_later.titel")
_EERDER = _woorden("bericht_groep_later.tekst")
GROEPEN = {
    "ouder1": _GEZIN | _LATER | _EERDER, "leerkracht": _GEZIN | _LATER | _EERDER | {"lid_ouder1.naam", "lid_professional.naam"}, "aanspreekpunt": _GEZIN | _LATER,
    "professional": _LATER | _EERDER,
}  # fmt: skip
"""Two groups of ouder1: with leerkracht and aanspreekpunt; with leerkracht alone, then aanspreekpunt from now on and professional with all of it."""
for _rol, _labels in GROEPEN.items():
    VERWACHT[_rol] |= _labels
for _rol in ("jongere", "ouder1", "ouder2", "voogd", "aanspreekpunt"):
    VERWACHT[_rol] |= _woorden("noodtoegang.reden persoon_nood.naam persoon_collega.naam")
"""Role -> the canaries on all pages that he can open. Written out by hand: the rules of the app are not asked."""
NIEMAND = _woorden(
    "taart.naam deling_terug.woorden voorstel_open.was voorstel_geheim.was voorstel_geheim.waarde voorstel_ouder.was voorstel_ouder.waarde bestand_open.inhoud bestand_geheim.inhoud bestand_ouder.inhoud"
) | {f"lid_{rol}.gezag_door" for rol in KRINGROLLEN if rol not in {"ouder1", "ouder2", "voogd"}}
"""Stored, and on no page that is only opened: a taart says its name when it is unwrapped, words taken back are gone, and nothing comes back from
a record to a goal that does not go there."""
GESPREK_IDS: dict[str, frozenset[str]] = {
    "jongere": _woorden("gesprek_kring gesprek_jim gesprek_jongere"),
    "jim": _woorden("gesprek_kring gesprek_jim"),
    "nood": _woorden("gesprek_kring"),
    "aanspreekpunt": _woorden(
        """gesprek_kring gesprek_jongere gesprek_ouder1 gesprek_ouder2 gesprek_professional gesprek_voogd gesprek_leerkracht
        gesprek_netwerk gesprek_buiten taart"""
    ),
    **{rol: _woorden(f"gesprek_kring gesprek_{rol}") for rol in ("ouder1", "ouder2", "professional", "voogd")},
    **{rol: _woorden(f"gesprek_{rol}") for rol in ("leerkracht", "netwerk", "buiten")},
}
for _rol in ("jongere", "ouder1", "ouder2", "voogd", "jim", "aanspreekpunt", "professional"):
    GESPREK_IDS[_rol] |= {"evaluatie_een"}
"""Role -> the rows without a text of their own (or not unwrapped yet) whose id he may meet."""


@dataclass
class Voliere:
    """A kring of a jongere of 17 with every role in it, and what stands where: text -> label, id -> label."""

    w: Wereld
    wie: dict[str, str] = field(default_factory=dict)
    rijen: dict[str, SQLModel] = field(default_factory=dict)
    teksten: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    delen: dict[str, list[str]] = field(default_factory=dict)

    def leg(self, **rijen: SQLModel) -> None:
        """Store rows under a label each; what they hold is replaced by canaries."""
        for naam, rij in rijen.items():
            self.rijen[naam] = rij
            self.w.session.add(rij)
            self.w.session.flush()


def _mensen(v: Voliere) -> None:
    w, session = v.w, v.w.session
    for naam in ("jongere", "ouder1", "ouder2", "jim", "aanspreekpunt"):
        v.leg(**{f"lid_{naam}": w.lid(naam)})
    for rol in ("professional", "voogd", "leerkracht", "netwerk"):
        v.leg(**{f"lid_{rol}": lid(session, w.kring, rol, rol, gezag=rol == "voogd")})
    v.leg(lid_buiten=lid(session, w.kring, "ouder", "Buiten"), lid_jim_wacht=lid(session, w.kring, "jim", "Wacht"))
    v.rijen["lid_buiten"].toegestaan = None  # pyright: ignore[reportAttributeAccessIssue]
    v.wie = {naam: v.rijen[f"lid_{naam}"].persoon_id for naam in KRINGROLLEN}
    collega, ank, nood = (persoon(session, naam) for naam in ("Collega", "Ank", "Nood"))
    session.add_all(
        [
            Medewerker(persoon_id=collega.id, aanbieder_id=w.aanbieder.id, taart_aan=True),
            Medewerker(persoon_id=nood.id, aanbieder_id=w.aanbieder.id),
            Beheerder(persoon_id=ank.id, aanbieder_id=w.aanbieder.id),
        ]
    )
    v.wie |= {
        "nood": nood.id,
        "collega": collega.id,
        "beheerder": ank.id,
        "buitenstaander": w.buitenstaander,
        "gemeentelezer": w.gemeentelezer,
    }
    v.leg(**{f"persoon_{naam}": session.get_one(Persoon, id_) for naam, id_ in v.wie.items()})
    v.leg(kring=w.kring, jim=session.exec(select(Jim)).one())
    for naam in ("ouder1", "ouder2"):
        mandaat = session.exec(select(Mandaat).where(col(Mandaat.lid_id) == w.lid(naam).id)).one()
        v.leg(**{f"mandaat_{naam}": mandaat})
    v.leg(
        wilsoordeel=Wilsoordeel(kring_id=w.kring.id, door_lid_id=w.aanspreekpunt.id, reden="x"),
        noodtoegang=Noodtoegang(
            kring_id=w.kring.id, persoon_id=nood.id, reden="x", tweede_persoon_id=collega.id, vanaf=nu(), tot=nu() + timedelta(hours=4)
        ),
        uitnodiging=Uitnodiging(
            kring_id=w.kring.id, token_hash=nieuw_id(), rol="netwerk", voornaam="x", door_lid_id=w.aanspreekpunt.id,
            verloopt=nu() + timedelta(hours=1),
        ),
    )  # fmt: skip


def _doelen(v: Voliere) -> None:
    k, session = v.w.kring.id, v.w.session
    for naam, maker, alleen in (("open", "jongere", False), ("geheim", "jongere", True), ("ouder", "ouder1", True)):
        door = v.w.lid(maker).id
        doel = Doel(kring_id=k, door_lid_id=door, eigen_woorden="x", tekst="x", alleen_maker=alleen)
        if naam == "open":
            doel.gebied, doel.gebied_eigen = "eigen", "x"
        v.leg(**{f"doel_{naam}": doel})
        v.leg(**{f"trede_{naam}": Trede(kring_id=k, doel_id=doel.id, niveau=0, tekst="x")})
        session.add_all(Trede(kring_id=k, doel_id=doel.id, niveau=n, tekst=f"stap {n}") for n in (-3, -2, -1, 1, 2))
        v.leg(**{f"taak_{naam}": Taak(kring_id=k, doel_id=doel.id, lid_id=door, door_lid_id=door, tekst="x")})
        v.leg(**{f"voorstel_{naam}": Voorstel(kring_id=k, doel_id=doel.id, veld="tekst", waarde="x", was="x")})
        v.leg(**{f"bestand_{naam}": Dossierbestand(id=str(uuid4()), kring_id=k, soort="doel", ding_id=doel.id, inhoud="x")})
        v.leg(**{f"meting_{naam}": Meting(kring_id=k, doel_id=doel.id, lid_id=door, niveau=0)})
    gekeken = Meting(kring_id=k, doel_id=v.rijen["doel_open"].id, lid_id=v.w.jongere.id, niveau=1)  # pyright: ignore[reportAttributeAccessIssue]
    v.leg(meting_nog_eens=gekeken)
    for wie in ("jim", "ouder1", "aanspreekpunt"):
        v.leg(**{f"meting_{wie}": Meting(kring_id=k, doel_id=gekeken.doel_id, lid_id=v.w.lid(wie).id, niveau=-1)})
    for naam, meting, onderwerp, ver in (("smal", "meting_open", "school", "beiden"), ("ruim", "meting_nog_eens", "vrienden", "beiden")):
        rij = v.rijen[meting]
        noot = Notitie(kring_id=k, meting_id=rij.id, lid_id=v.w.jongere.id, tekst="x", onderwerp=onderwerp, niveau=ver)  # pyright: ignore[reportAttributeAccessIssue]
        v.leg(**{f"notitie_{naam}": noot})
    v.leg(evaluatie_een=Evaluatie(kring_id=k, door_lid_id=v.w.jongere.id))
    v.leg(
        evaluatiedoel_een=EvaluatieDoel(
            kring_id=k, evaluatie_id=v.rijen["evaluatie_een"].id, doel_id=gekeken.doel_id, volgorde=0, tekst="x",  # pyright: ignore[reportAttributeAccessIssue]
            variant=6, basis=-2, gewicht=1, afgesproken="x", treden="x",
        )
    )  # fmt: skip
    joost = v.w.aanspreekpunt
    v.leg(
        taart=Taart(
            kring_id=k, gever_lid_id=v.w.ouder1.id, ontvanger_lid_id=joost.id, ontvanger_persoon_id=joost.persoon_id,
            kwaliteiten="luisterde_echt", woorden="x", naam="x",
        )
    )  # fmt: skip


def _vragenlijsten(v: Voliere) -> None:
    k = v.w.kring.id
    ritme = Ritme(kring_id=k, lijst="eigen/hoe-gaat-het-1", weken=4, status="loopt", door_lid_id=v.w.jongere.id)
    v.leg(ritme=ritme)
    for delen, status in (("ik", "klaar"), ("aanspreekpunt", "klaar"), ("kring", "klaar"), ("half", "open")):
        wie = "ik" if delen == "half" else delen
        rij = Invulling(kring_id=k, ritme_id=ritme.id, lijst=ritme.lijst, lid_id=v.w.jongere.id, delen=wie, status=status)
        v.leg(**{f"invulling_{delen}": rij})
        v.leg(**{f"gegeven_{delen}": Gegeven(kring_id=k, invulling_id=rij.id, vraag="woorden", waarde="x")})


def _punten(v: Voliere) -> None:
    """What could be better: of the jongere, still waiting; and what the provider reads, of nobody."""
    van, w = v.w.aanbieder.id, v.w
    beleef(w.session, actor_van(v, "jongere"), {}, "x", "geheim")
    v.leg(punt_jongere=w.session.exec(select(Verbeterpunt)).one())
    v.leg(punt_vrij=Verbeterpunt(aanbieder_id=van, vrij="2026-K3", tekst="x"))


def _afspraken(v: Voliere) -> None:
    k, w = v.w.kring.id, v.w
    onderwerpen = {f"onderwerp_{n}": EigenOnderwerp(kring_id=k, naam="x", door_lid_id=w.jongere.id) for n in ("afgesproken", "nieuw")}
    v.leg(**onderwerpen)
    v.leg(afspraak=Afspraak(kring_id=k, versie=1, status="geldig", door_lid_id=w.jongere.id))
    for o in (*Onderwerp, f"eigen_{onderwerpen['onderwerp_afgesproken'].id}"):
        w.session.add(AfspraakRegel(kring_id=k, versie=1, onderwerp=o, niveau="beiden" if o == "vrienden" else "eerst_vragen"))
    w.session.add_all(Handtekening(kring_id=k, versie=1, lid_id=w.lid(n).id) for n in ("jongere", "jim"))


def actor_van(v: Voliere, wie: str) -> Actor:
    """This person as he acts in the kring."""
    actor = actor_voor(v.w.session, v.wie[wie], v.w.kring.id)
    assert actor is not None
    return actor


def _gesprekken(v: Voliere) -> None:
    k, w = v.w.kring.id, v.w
    for naam in ("professional", "voogd", "leerkracht", "netwerk", "buiten"):
        gesprek = Gesprek(kring_id=k, soort="aanspreekpunt", eigenaar_lid_id=v.rijen[f"lid_{naam}"].id)  # pyright: ignore[reportAttributeAccessIssue]
        w.session.add(gesprek)
        w.session.flush()
        w.session.add_all(
            Deelname(kring_id=k, gesprek_id=gesprek.id, lid_id=lid_id) for lid_id in (gesprek.eigenaar_lid_id, w.aanspreekpunt.id)
        )
        w.gesprekken[naam] = gesprek
    v.leg(**{f"gesprek_{naam}": gesprek for naam, gesprek in w.gesprekken.items()})

    def zeg(naam: str, gesprek: str, publiek: str = "gesprek", onderwerp: str = "") -> Bericht:
        waar = w.gesprekken[gesprek]
        auteur = waar.eigenaar_lid_id or w.jongere.id
        bericht = Bericht(
            kring_id=k, gesprek_id=waar.id, auteur_lid_id=auteur, tekst="x", publiek=publiek, onderwerp=onderwerp,
            op=nu() - timedelta(hours=1),
        )  # fmt: skip
        v.leg(**{f"bericht_{naam}": bericht})
        return bericht

    for naam, met in (("gezin", "leerkracht aanspreekpunt"), ("later", "leerkracht")):
        groep = begin_groep(w.session, actor_van(v, "ouder1"), "x", [v.rijen[f"lid_{wie}"].id for wie in met.split()])  # pyright: ignore[reportAttributeAccessIssue]
        w.gesprekken[f"groep_{naam}"] = groep
        v.leg(**{f"gesprek_groep_{naam}": groep})
    for gesprek in w.gesprekken:
        zeg(gesprek, gesprek)
    for wie in ("aanspreekpunt", "professional"):
        later = v.rijen[f"lid_{wie}"].id  # pyright: ignore[reportAttributeAccessIssue]
        haal_erbij(w.session, actor_van(v, "ouder1"), w.gesprekken["groep_later"].id, later, leest_alles=wie == "professional")
    zeg("ouder1_kring", "ouder1", "kring")
    eigen = f"eigen_{v.rijen['onderwerp_afgesproken'].id}"  # pyright: ignore[reportAttributeAccessIssue]
    for naam, aan, zei, woorden in (
        ("ouders", "ouders", "ja", None),
        ("woorden", "beiden", "ja", "x"),
        ("joost", "aanspreekpunt", "ja", None),
        ("gevraagd", "beiden", "gevraagd", None),
        ("terug", "beiden", "ingetrokken", "x"),
    ):
        bericht = zeg(f"deel_{naam}", "jim", onderwerp=eigen if naam == "ouders" else "school")
        v.leg(
            **{
                f"deling_{naam}": Deling(
                    kring_id=k, bericht_id=bericht.id, door_lid_id=w.jim.id, aan=aan, antwoord=zei, waarom="x", woorden=woorden
                )
            }
        )


def _zorgen(v: Voliere) -> None:
    session, w = v.w.session, v.w
    for naam in ("jongere", "ouder1", "jim", "buiten"):
        zorg = stuur(session, actor_van(v, naam), "x")
        pak_op(session, w.aanspreekpunt.persoon_id, zorg.id)
        antwoord(session, w.aanspreekpunt.persoon_id, zorg.id, "x")
        v.leg(**{f"zorg_{naam}": zorg}, **{f"stap_{naam}_{s.soort}": s for s in stappen(session, zorg)})


def _zing(v: Voliere) -> None:
    """Put a canary in each field of content, and learn each id."""
    session, gezet = v.w.session, set[str]()
    per_rij = {(inhoudstabel(type(rij)).naam, inspect(rij).identity): naam for naam, rij in v.rijen.items()}  # pyright: ignore[reportOptionalMemberAccess]
    for tabel, model in klassen().items():
        for rij in session.exec(select(model)):
            if tabel == "trede" and rij.niveau != 0:
                continue
            naam = per_rij[tabel, inspect(rij).identity]  # pyright: ignore[reportOptionalMemberAccess]
            for kolom in inhoudstabel(model).kolommen:
                if getattr(rij, kolom) is not None:
                    tekst = f"Kanarie{len(v.teksten):03}"
                    v.teksten[tekst] = f"{naam}.{kolom}"
                    gezet.add(f"{tabel}.{kolom}")
                    setattr(rij, kolom, f"0 {tekst}" if kolom == "treden" else tekst)  # a step stands behind its level
    session.commit()
    assert gezet == INHOUD, "a field of content without a canary"
    for naam, rij in v.rijen.items():
        if not isinstance(rij, Kring | Persoon) and hasattr(rij, "id"):
            v.ids[str(rij.id)] = naam


@pytest.fixture
def v(session: Session) -> Voliere:
    """The kring, full."""
    v = Voliere(bouw_wereld(session, jaar=nu().year - 18))
    for deel in (_mensen, _doelen, _vragenlijsten, _punten, _afspraken, _gesprekken, _zorgen, _zing):
        deel(v)
    herstel, _link = begin(session, v.w.actor("aanspreekpunt"), v.w.jongere.id)
    zet_sleutel(herstel, nieuw_id().encode(), b"publiek", 0, "")
    session.commit()

    def van(soort: str) -> list[str]:
        return [id_ for id_, naam in v.ids.items() if naam.startswith(f"{soort}_") or naam == soort]

    v.delen = {
        "aanbieder_id": [v.w.aanbieder.id],
        "naam": [f"{v.rijen['bestand_open'].id}.html"],  # pyright: ignore[reportAttributeAccessIssue]
        "kring_id": [v.w.kring.id], "doel_id": van("doel"), "evaluatie_id": van("evaluatie"), "meting_id": van("meting"), "taak_id": van("taak"), "gesprek_id": van("gesprek"),
        "bericht_id": van("bericht"), "uitnodiging_id": van("uitnodiging"), "taart_id": van("taart"), "versie": ["1"],
        "lid_id": van("lid"), "jim_id": van("jim"), "herstel_id": [herstel.id], "persoon_id": list(v.wie.values()),
        "zorg_id": van("zorg"), "token": ["geen-bestaand-token"], "token_hash": ["0" * 64], "kwartaal": ["2026-K3"], "publicatie_id": [nieuw_id()], "sleutel": ["AAAA"],
        "ritme_id": van("ritme"), "invulling_id": van("invulling"), "lijst_id": [nieuw_id()], "nood_id": van("noodtoegang"),
        "onderwerp_id": van("onderwerp"), "onderwerp": ["school", *(f"eigen_{i}" for i in van("onderwerp"))],
        "filename": ["css/app.css"], "gemeente_id": [v.w.gemeente.id], "waar": ["praten", "doelen", "hulp"], "regio": ["geen"], "tabel": ["cijfers"], "punt_id": van("punt"), "terug_id": [nieuw_id()],
    }  # fmt: skip
    return v


def paden(app: Flask, v: Voliere) -> list[tuple[str, set[str]]]:
    """Every GET route with every id that fits: (address, the ids in it). A part of an address that is not known makes this fail."""
    uit: list[tuple[str, set[str]]] = []
    for regel in app.url_map.iter_rules():
        if "GET" not in (regel.methods or set()):
            continue
        namen = sorted(regel.arguments)
        for keuze in itertools.product(*(v.delen[naam] for naam in namen)):
            waarden: dict[str, Any] = {n: int(k) if n == "versie" else k for n, k in zip(namen, keuze, strict=True)}
            gebouwd = regel.build(waarden)
            assert gebouwd is not None, regel
            uit.append((gebouwd[1], {k.removeprefix("eigen_") for k in keuze}))
    return uit


def ontmoet(app: Flask, v: Voliere, wie: str) -> tuple[set[str], set[str]]:
    """The labels of the canaries, and of the ids of rows, on all pages that this person can open."""
    token = open_sessie(v.w.session, v.wie[wie])
    v.w.session.commit()
    http = app.test_client()
    with app.app_context():
        naam = cookie_naam()
    teksten, ids = set[str](), set[str]()

    def kijk(pad: str, zelf: set[str], koppen: dict[str, str]) -> int:
        http.set_cookie(naam, token, domain="localhost")
        antwoord = http.get(pad, headers=koppen)
        assert antwoord.status_code != 500, (wie, pad)
        tekst = leesbaar(antwoord) + str(antwoord.headers)
        teksten.update(label for kanarie, label in v.teksten.items() if kanarie in tekst)
        ids.update(label for id_, label in v.ids.items() if id_ in tekst and id_ not in zelf)
        return antwoord.status_code

    for pad, zelf in paden(app, v):
        if kijk(pad, zelf, {}) == 200:
            kijk(pad, zelf, {"HX-Request": "true"})
    return teksten, ids


@pytest.mark.parametrize("wie", list(VERWACHT))
def test_ieder_ontmoet_precies_wat_van_hem_is(app: Flask, v: Voliere, wie: str):
    teksten, ids = ontmoet(app, v, wie)
    assert teksten == VERWACHT[wie]
    rijen = {label.partition(".")[0] for label in VERWACHT[wie]}
    ingevuld = {f"invulling_{welke}" for welke in INGEVULD.get(wie, "").split()} | ({"ritme"} if wie in INGEVULD else set())
    assert ids <= rijen | GESPREK_IDS.get(wie, frozenset()) | ingevuld


def test_van_elke_kanarie_staat_vast_wie_hem_ontmoet(v: Voliere):
    assert set(v.teksten.values()) == NIEMAND.union(*VERWACHT.values())
    assert not NIEMAND.intersection(*VERWACHT.values())
    assert set(v.wie) == set(VERWACHT)
