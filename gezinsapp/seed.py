"""A fictional world for the demo and for measuring: one town, two providers, one kring in full and many small ones."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, TypedDict

from sqlalchemy import insert
from sqlmodel import Session, SQLModel, col, select

from basis.clock import kwartaal, nu, vandaag
from basis.identiteit.models import Persoon
from basis.ids import nieuw_id
from basis.versleuteling.inhoud import verzegel_rijen
from doelen.doel.models import Doel, Meting, Taak, Trede
from ervaring.beleving.models import DOELEN as MAAT_DOELEN
from ervaring.beleving.models import NUT, UITVAL, Beleving
from ervaring.publicatie.actions import geef_vrij, stel_op
from ervaring.taart.actions import KWALITEITEN
from ervaring.taart.models import Taart
from ervaring.terug.actions import koppel_terug
from jim.afspraken.models import Afspraak, AfspraakRegel, Handtekening, Niveau, Onderwerp
from jim.gesprekken.models import Bericht, Deelname, Deling, Gesprek
from jim.kring.models import Kring, Lid, Uitnodiging
from jim.kring.recht import grens
from jim.mandaat.models import Jim, Mandaat
from jim.organisaties.models import Aanbieder, Beheerder, Gemeente, GemeenteLezer, Medewerker, Vrijgever

GEMEENTE, BUURGEMEENTE, HAVEN, REGIO = "Voorbeeldstad", "Voorbeelddorp", "Voorbeeldhaven", "Voorbeeldregio"
ROLLEN = {
    "Noor": "jongere", "Mama": "ouder", "Papa": "ouder", "Samira": "jim",
    "Joost": "aanspreekpunt", "Fatma": "professional", "Ank": "beheerder", "Els": "gemeente",
    "Ria": "vrijgever", "Tom": "vrijgever",
}  # fmt: skip
KLEUREN = {"Noor": 1, "Mama": 2, "Papa": 6, "Samira": 3, "Joost": 4}
IN_DE_KRING = ("Noor", "Mama", "Papa", "Samira", "Joost")
GEZINNEN = {
    0: {(1, 3): 16, (2, 2): 22, (2, 3): 17, (4, 2): 6, (4, 3): 8, (3, 4): 4, (7, 3): 5, (9, 4): 3},
    1: {(2, 3): 24, (5, 2): 12, (5, 3): 7, (6, 1): 5, (6, 2): 9, (8, 4): 3},
}
"""Provider -> (profile, intensity) -> families that answered: some cells stand, some merge, none is shown below ten."""
TAARTGEZINNEN = 60
NAMEN = ("Sem", "Mila", "Adam", "Yara", "Finn", "Lina", "Bram", "Zoë", "Amir", "Saar", "Luuk", "Noa", "Ilyas", "Fenna", "Jesse", "Ayoub")
TAKEN = {
    "Ik ga met de bus naar opa": (
        ("Noor", "Noor", "Op woensdag een halte met mama", True),
        ("Mama", "Noor", "Loopt mee tot de halte", True),
        ("Joost", "Joost", "Zoekt uit of Noor een buskaart kan krijgen", False),
    ),
    "We eten samen en praten rustig": (("Papa", "Mama", "Kookt op maandag en donderdag", False),),
}
"""Goal -> (who, written down by, what, done)."""
DOELEN = (
    (
        "ik wil gewoon zelf naar opa kunnen",
        "Ik ga met de bus naar opa",
        ("Ik ga waar ik wil met de bus", "Alleen heen en terug", "Alleen heen, samen terug", "Met Samira, hele rit",
         "Met mama erbij, een halte", "Ik durf het nog niet"),
        {"Noor": (-2, -1, 0), "Samira": (-2, -1), "Papa": (-2, -1)},
    ),
    (
        "samen eten zonder ruzie",
        "We eten samen en praten rustig",
        ("Elke dag, en het is gezellig", "Vijf dagen per week", "Drie dagen per week", "Twee dagen per week",
         "Een dag per week", "Nooit meer samen"),
        {"Mama": (-2, -1), "Papa": (-2, 0), "Noor": (-2, -1)},
    ),
    (
        "weer naar school",
        "Ik ga elke ochtend naar school",
        ("Hele dagen, elke dag", "Elke dag, bijna alle lessen", "Elke ochtend", "Drie ochtenden", "Een ochtend", "Ik blijf thuis"),
        {"Samira": (-2, -1), "Joost": (-2,)},
    ),
)  # fmt: skip


class Demopersoon(TypedDict):
    """Somebody whom the demo lets you be; `kring_id` is empty for who is in no kring."""

    naam: str
    rol: str
    persoon_id: str
    kring_id: str


class Gezaaid(TypedDict):
    """What `seed` gives back."""

    personen: list[Demopersoon]


@dataclass
class _Stapel:
    """Rows to write at once, per table."""

    rijen: dict[type[SQLModel], list[dict[str, Any]]]

    def leg(self, model: type[SQLModel], **velden: Any) -> dict[str, Any]:
        """Add one row with the defaults of its table."""
        rij = model(**velden).model_dump()
        self.rijen.setdefault(model, []).append(rij)
        return rij

    def schrijf(self, session: Session) -> None:
        """Write all rows, in the order in which their tables were first used."""
        for model, rijen in self.rijen.items():
            session.execute(insert(model), verzegel_rijen(session, model, rijen))
        self.rijen.clear()


def seed(session: Session, kringen: int = 0) -> Gezaaid:
    """Fill the fictional world unless it is there already, add `kringen` small ones for measuring, and give the demo persons.

    Commits nothing. The world is the same each time but for its ids and for the moments, which lie before now.
    """
    if session.exec(select(Gemeente.id).where(col(Gemeente.naam) == GEMEENTE)).first() is None:
        _wereld(session)
    if kringen:
        _kleine_kringen(session, kringen)
    return {"personen": _personen(session)}


def _handle(naam: str) -> bytes:
    return hashlib.sha256(f"demo|{naam}".encode()).digest()


def _personen(session: Session) -> list[Demopersoon]:
    uit: list[Demopersoon] = []
    for naam, rol in ROLLEN.items():
        persoon = session.exec(select(Persoon).where(col(Persoon.handle) == _handle(naam))).one()
        kring_id = ""
        if naam in IN_DE_KRING:
            kring_id = session.exec(select(Lid.kring_id).where(col(Lid.persoon_id) == persoon.id).order_by(col(Lid.sinds))).first() or ""
        uit.append({"naam": naam, "rol": rol, "persoon_id": persoon.id, "kring_id": kring_id})
    return uit


def _wereld(session: Session) -> None:
    gemeente, buur = Gemeente(naam=GEMEENTE, regio=REGIO), Gemeente(naam=BUURGEMEENTE, regio=REGIO)
    dag = date(vandaag().year - 1, 9, 1)
    aanbieders = [
        Aanbieder(naam=naam, or_referentie=f"OR-{nummer}", or_datum=dag, dpia_referentie=f"DPIA-{nummer}")
        for nummer, naam in enumerate(("Hulp Dichtbij", "Samen Verder"), 1)
    ]
    mensen = {naam: Persoon(naam=naam, handle=_handle(naam), aangemaakt=nu() - timedelta(days=120)) for naam in ROLLEN}
    session.add_all([gemeente, buur, *aanbieders, *mensen.values()])
    session.flush()
    session.add_all(
        [
            Medewerker(persoon_id=mensen["Joost"].id, aanbieder_id=aanbieders[0].id, taart_aan=True),
            Medewerker(persoon_id=mensen["Fatma"].id, aanbieder_id=aanbieders[0].id),
            Beheerder(persoon_id=mensen["Ank"].id, aanbieder_id=aanbieders[0].id),
            GemeenteLezer(persoon_id=mensen["Els"].id, gemeente_id=gemeente.id),
        ]
    )
    _kring_van_noor(session, gemeente, aanbieders[0], mensen)
    toeval = Random(2026)
    begin, tijd = _vorig_kwartaal()
    koppel_terug(session, "Gezinnen vroegen om sneller antwoord. We bellen nu binnen een werkdag terug.", aanbieder_id=aanbieders[0].id)
    _taarten(session, gemeente, aanbieders, toeval, begin)
    vrijgevers = [mensen[naam] for naam, rol in ROLLEN.items() if rol == "vrijgever"]
    session.add_all(Vrijgever(persoon_id=wie.id) for wie in vrijgevers)
    for toen in [*_eerdere(tijd, 3), tijd]:
        for waar in (gemeente, buur):
            _belevingen(session, waar, aanbieders, toeval, toen)
            rij = stel_op(session, waar.id, toen)
            for wie in vrijgevers:
                geef_vrij(session, wie.id, rij.id)
    haven = Gemeente(naam=HAVEN, regio=REGIO)
    session.add(haven)
    session.flush()
    _belevingen(session, haven, aanbieders, toeval, tijd)
    stel_op(session, haven.id, tijd)  # waits, so that the two can try it


def _eerdere(tijd: str, hoeveel: int) -> list[str]:
    """The quarters before this one, oldest first."""
    jaar, deel = map(int, tijd.split("-K"))
    nummers = range(jaar * 4 + deel - 1 - hoeveel, jaar * 4 + deel - 1)
    return [f"{n // 4}-K{n % 4 + 1}" for n in nummers]


def _vorig_kwartaal() -> tuple[datetime, str]:
    """A moment in the quarter before this one, and its name."""
    vandaag_ = vandaag()
    eerste = vandaag_.replace(month=(vandaag_.month - 1) // 3 * 3 + 1, day=1)
    toen = eerste - timedelta(days=45)
    return nu() - (vandaag_ - toen), kwartaal(toen)


def _kring_van_noor(session: Session, gemeente: Gemeente, aanbieder: Aanbieder, mensen: dict[str, Persoon]) -> None:
    toen = nu() - timedelta(days=90)
    kring = Kring(
        roepnaam="Noor", geboren_jaar=vandaag().year - 14, geboren_maand=1, aanbieder_id=aanbieder.id, gemeente_id=gemeente.id,
        profiel=1, intensiteit=3, aangemaakt=toen, grens=12,
    )  # fmt: skip
    if vandaag().month == 1:
        kring.geboren_jaar, kring.geboren_maand = vandaag().year - 15, 12
    session.add(kring)
    session.flush()
    lid: dict[str, Lid] = {}
    for nummer, naam in enumerate(("Joost", "Noor", "Mama", "Papa", "Samira")):
        gezag = ROLLEN[naam] == "ouder"
        figuur = {"jongere": "cirkel", "ouder": "driehoek", "jim": "hart"}.get(ROLLEN[naam], "vierkant")
        lid[naam] = Lid(
            kring_id=kring.id, persoon_id=mensen[naam].id, rol=ROLLEN[naam], naam=naam, figuur=figuur, kleur=KLEUREN[naam], gezag=gezag,
            gezag_door="Joost" if gezag else "", gezag_op=toen.date() if gezag else None, sinds=toen + timedelta(hours=nummer),
        )  # fmt: skip
    session.add_all(lid.values())
    session.flush()
    _jim_en_afspraken(session, kring, lid, toen)
    _doelen(session, kring, lid, toen)
    _taken(session, kring, lid)
    _gesprekken(session, kring, lid)
    session.add(
        Taart(
            kring_id=kring.id, gever_lid_id=lid["Noor"].id, ontvanger_lid_id=lid["Joost"].id, ontvanger_persoon_id=lid["Joost"].persoon_id,
            kwaliteiten="luisterde_echt eerlijk_over_niet_weten", woorden="Je bleef rustig toen ik boos was.", naam="Noor",
            op=nu() - timedelta(days=1),
        )
    )  # fmt: skip
    session.flush()


def _jim_en_afspraken(session: Session, kring: Kring, lid: dict[str, Lid], toen: datetime) -> None:
    uitnodiging = Uitnodiging(
        kring_id=kring.id, token_hash=hashlib.sha256(nieuw_id().encode()).hexdigest(), rol="jim", voornaam="Samira",
        door_lid_id=lid["Noor"].id, verloopt=toen + timedelta(days=3), gebruikt=toen + timedelta(days=1),
    )  # fmt: skip
    session.add(uitnodiging)
    session.flush()
    jim = Jim(
        kring_id=kring.id, uitnodiging_id=uitnodiging.id, lid_id=lid["Samira"].id, naam="Samira", status="actief",
        sinds=toen + timedelta(days=1),
    )  # fmt: skip
    session.add(jim)
    session.flush()
    op = toen + timedelta(days=4)
    session.add_all(
        [
            Mandaat(kring_id=kring.id, jim_id=jim.id, lid_id=lid["Mama"].id, antwoord="akkoord", op=op),
            Mandaat(
                kring_id=kring.id, jim_id=jim.id, lid_id=lid["Papa"].id, antwoord="akkoord_moeilijk", op=op,
                toelichting="Ik moet er nog aan wennen.",
            ),
            Afspraak(kring_id=kring.id, versie=1, status="geldig", door_lid_id=lid["Noor"].id, op=op + timedelta(days=1), grens=12),
        ]
    )  # fmt: skip
    session.flush()
    niveaus = {
        Onderwerp.SCHOOL: Niveau.OUDERS, Onderwerp.VRIENDEN: Niveau.EERST_VRAGEN, Onderwerp.THUIS: Niveau.EERST_VRAGEN,
        Onderwerp.GEZONDHEID: Niveau.EERST_VRAGEN,
    }  # fmt: skip
    session.add_all(AfspraakRegel(kring_id=kring.id, versie=1, onderwerp=o, niveau=niveaus.get(o, Niveau.TUSSEN_ONS)) for o in Onderwerp)
    session.add_all(
        Handtekening(kring_id=kring.id, versie=1, lid_id=lid[naam].id, op=op + timedelta(days=2))
        for naam in ("Noor", "Mama", "Papa", "Samira")
    )
    session.flush()


def _doelen(session: Session, kring: Kring, lid: dict[str, Lid], toen: datetime) -> None:
    for uur, (eigen, tekst, treden, standen) in enumerate(DOELEN):
        maker = "Mama" if "Mama" in standen else "Noor"
        doel = Doel(
            kring_id=kring.id, door_lid_id=lid[maker].id, van=ROLLEN[maker], eigen_woorden=eigen, tekst=tekst,
            streefdatum=vandaag() + timedelta(days=40), op=toen + timedelta(days=7, hours=uur),
        )  # fmt: skip
        session.add(doel)
        session.flush()
        session.add_all(
            Trede(kring_id=kring.id, doel_id=doel.id, niveau=niveau, tekst=woorden)
            for niveau, woorden in zip(range(2, -4, -1), treden, strict=True)
        )
        session.add_all(
            Meting(
                kring_id=kring.id, doel_id=doel.id, lid_id=lid[naam].id, niveau=niveau,
                op=toen + timedelta(days=14 + 25 * beurt, hours=i),
            )
            for i, (naam, niveaus) in enumerate(standen.items())
            for beurt, niveau in enumerate(niveaus)
        )  # fmt: skip
    session.flush()


def _taken(session: Session, kring: Kring, lid: dict[str, Lid]) -> None:
    for doel in session.exec(select(Doel).where(col(Doel.kring_id) == kring.id)).all():
        for wie, door, wat, klaar in TAKEN.get(doel.tekst, ()):
            session.add(
                Taak(
                    kring_id=kring.id, doel_id=doel.id, lid_id=lid[wie].id, door_lid_id=lid[door].id, tekst=wat,
                    op=doel.op + timedelta(days=2), klaar=doel.op + timedelta(days=9) if klaar else None,
                )
            )  # fmt: skip
    session.flush()


def _gesprekken(session: Session, kring: Kring, lid: dict[str, Lid]) -> None:
    samen = {
        ("kring", ""): ("Joost", "Noor", "Mama", "Papa", "Samira"),
        ("aanspreekpunt", "Noor"): ("Noor", "Joost"),
        ("aanspreekpunt", "Mama"): ("Mama", "Joost"),
        ("aanspreekpunt", "Papa"): ("Papa", "Joost"),
        ("aanspreekpunt", "Samira"): ("Samira", "Joost"),
        ("jim", "Noor"): ("Noor", "Samira"),
    }
    gesprek = {
        sleutel: Gesprek(kring_id=kring.id, soort=sleutel[0], eigenaar_lid_id=lid[sleutel[1]].id if sleutel[1] else "") for sleutel in samen
    }
    session.add_all(gesprek.values())
    session.flush()
    session.add_all(
        Deelname(kring_id=kring.id, gesprek_id=gesprek[sleutel].id, lid_id=lid[naam].id)
        for sleutel, namen in samen.items()
        if sleutel[0] != "kring"
        for naam in namen
    )
    teksten = (
        (("kring", ""), "Joost", "Hoi allemaal. Volgende week dinsdag praten we samen bij. Komt vier uur uit?", "", 2900),
        (("kring", ""), "Mama", "Dinsdag vier uur is goed.", "", 2800),
        (("aanspreekpunt", "Mama"), "Mama", "Mag ik volgende week iets eerder bellen?", "", 1500),
        (("aanspreekpunt", "Mama"), "Joost", "Zeker. Vanaf negen uur ben ik er.", "", 1430),
        (("jim", "Noor"), "Samira", "Hoe was het in de bus vandaag?", "", 70),
        (("jim", "Noor"), "Noor", "Spannend maar gelukt! De chauffeur lachte naar me", "vrienden", 60),
        (("jim", "Noor"), "Samira", "Wat goed. Mag ik dit aan je ouders vertellen?", "", 55),
    )
    for sleutel, naam, tekst, onderwerp, minuten in teksten:
        bericht = Bericht(
            kring_id=kring.id, gesprek_id=gesprek[sleutel].id, auteur_lid_id=lid[naam].id, tekst=tekst, onderwerp=onderwerp,
            op=nu() - timedelta(minutes=minuten), publiek="kring" if sleutel[0] == "kring" else "gesprek",
        )  # fmt: skip
        session.add(bericht)
        session.flush()
        if onderwerp:
            session.add(Deling(kring_id=kring.id, bericht_id=bericht.id, door_lid_id=lid["Samira"].id, antwoord="gevraagd", op=bericht.op))
    session.flush()


def _belevingen(session: Session, gemeente: Gemeente, aanbieders: list[Aanbieder], toeval: Random, tijd: str) -> None:
    stapel = _Stapel({})
    for nummer, cellen in GEZINNEN.items():
        helpers = [hashlib.sha256(f"{tijd}|{nummer}|{n}".encode()).hexdigest() for n in range(12)]
        for (profiel, intensiteit), aantal in cellen.items():
            for n in range(aantal):
                maten = {NUT: toeval.choice((4, 6, 7, 7, 8, 8, 8, 9, 9, 10)), MAAT_DOELEN: int(toeval.random() < 0.7)}
                if n % 3 != 2:
                    maten[UITVAL] = int(toeval.random() < 0.2)
                for maat, score in maten.items():
                    stapel.leg(
                        Beleving,
                        kwartaal=tijd,
                        gezin=hashlib.sha256(f"{tijd}|{gemeente.id}|{nummer}|{profiel}|{intensiteit}|{n}".encode()).hexdigest(),
                        maat=maat,
                        gemeente_id=gemeente.id,
                        aanbieder_id=aanbieders[nummer].id,
                        profiel=profiel,
                        intensiteit=intensiteit,
                        professionals=helpers[n % len(helpers)],
                        score=score,
                    )
    stapel.schrijf(session)


@dataclass(frozen=True)
class _Helper:
    """A professional of one provider."""

    aanbieder_id: str
    persoon_id: str
    naam: str


def _klein(stapel: _Stapel, toeval: Random, gemeente_id: str, helper: _Helper, op: datetime) -> list[dict[str, Any]]:
    """Add a small kring: a jongere, an ouder and the professional. Gives those members in that order."""
    jaar, maand = op.year - toeval.randint(8, 17), toeval.randint(1, 12)
    jaren = op.year - jaar - (op.month <= maand)
    kring = stapel.leg(
        Kring, roepnaam=toeval.choice(NAMEN), geboren_jaar=jaar, geboren_maand=maand, grens=grens(jaren),
        aanbieder_id=helper.aanbieder_id, gemeente_id=gemeente_id, profiel=toeval.randint(1, 9),
        intensiteit=toeval.randint(1, 4), aangemaakt=op,
    )  # fmt: skip
    uit: list[dict[str, Any]] = []
    for rol, naam in (("jongere", kring["roepnaam"]), ("ouder", "Mama"), ("aanspreekpunt", helper.naam)):
        gezag = rol == "ouder"
        persoon_id = helper.persoon_id
        if rol != "aanspreekpunt":
            persoon_id = stapel.leg(Persoon, naam=naam, handle=nieuw_id().encode(), aangemaakt=op)["id"]
        rij = stapel.leg(
            Lid, kring_id=kring["id"], persoon_id=persoon_id, rol=rol, naam=naam, gezag=gezag,
            gezag_door=helper.naam if gezag else "", gezag_op=op.date() if gezag else None, sinds=op,
        )  # fmt: skip
        uit.append(rij)
    return uit


def _helpers(stapel: _Stapel, aanbieders: list[Aanbieder], aantal: int) -> Iterator[_Helper]:
    """Professionals who want taarten, over the providers in turn."""
    for n in range(aantal):
        naam = NAMEN[n % len(NAMEN)]
        aanbieder_id = aanbieders[n % len(aanbieders)].id
        persoon = stapel.leg(Persoon, naam=naam, handle=nieuw_id().encode())
        stapel.leg(Medewerker, persoon_id=persoon["id"], aanbieder_id=aanbieder_id, taart_aan=True)
        yield _Helper(aanbieder_id, persoon["id"], naam)


def _taarten(session: Session, gemeente: Gemeente, aanbieders: list[Aanbieder], toeval: Random, op: datetime) -> None:
    stapel = _Stapel({Persoon: [], Medewerker: [], Kring: [], Lid: []})
    helpers = list(_helpers(stapel, aanbieders, 12))
    gewicht = (9, 7, 5, 3, 4, 6)
    for n in range(TAARTGEZINNEN):
        helper = helpers[n % len(helpers)]
        jongere, _ouder, prof = _klein(stapel, toeval, gemeente.id, helper, op - timedelta(days=60))
        gekozen = set(toeval.choices(KWALITEITEN, gewicht, k=toeval.randint(1, 3)))
        stapel.leg(
            Taart, kring_id=jongere["kring_id"], gever_lid_id=jongere["id"], ontvanger_lid_id=prof["id"],
            ontvanger_persoon_id=helper.persoon_id,
            kwaliteiten=" ".join(k for k in KWALITEITEN if k in gekozen), op=op, gelezen=op + timedelta(days=1),
        )  # fmt: skip
    stapel.schrijf(session)


def _kleine_kringen(session: Session, aantal: int) -> None:
    """Kringen for measuring, each with a goal, its ladder and a conversation; twenty to a professional."""
    gemeente_id = session.exec(select(Gemeente.id).where(col(Gemeente.naam) == GEMEENTE)).one()
    aanbieders = list(session.exec(select(Aanbieder).order_by(col(Aanbieder.naam))))
    toeval, op = Random(aantal), nu() - timedelta(days=30)
    stapel = _Stapel({Persoon: [], Medewerker: [], Kring: [], Lid: []})
    helpers = list(_helpers(stapel, aanbieders, -(-aantal // 20)))
    for n in range(aantal):
        jongere, _ouder, prof = _klein(stapel, toeval, gemeente_id, helpers[n // 20], op)
        _eigen, tekst, treden, _standen = DOELEN[n % len(DOELEN)]
        plek = jongere["kring_id"]
        doel = stapel.leg(Doel, kring_id=plek, door_lid_id=jongere["id"], eigen_woorden=tekst, tekst=tekst, op=op)
        for niveau, woorden in zip(range(2, -4, -1), treden, strict=True):
            stapel.leg(Trede, kring_id=plek, doel_id=doel["id"], niveau=niveau, tekst=woorden)
        stapel.leg(Meting, kring_id=plek, doel_id=doel["id"], lid_id=jongere["id"], niveau=-1, op=op)
        gesprek = stapel.leg(Gesprek, kring_id=plek, soort="aanspreekpunt", eigenaar_lid_id=jongere["id"])
        for wie in (jongere, prof):
            stapel.leg(Deelname, kring_id=plek, gesprek_id=gesprek["id"], lid_id=wie["id"])
        stapel.leg(Bericht, kring_id=plek, gesprek_id=gesprek["id"], auteur_lid_id=prof["id"], tekst="Tot dinsdag.", op=op)
        stapel.leg(Gesprek, kring_id=plek, soort="kring")
    stapel.schrijf(session)
