"""The world of the golden matrix: one row for each distinction that a rule makes, under a name, and everybody who may look at it.

`python -m tests.goud` prints the matrix as the rules are now, for who changes a rule to read line by line before it is kept.
"""

import csv
import io
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Table, event, select, text
from sqlmodel import Session, SQLModel, col

from basis.clock import nu
from basis.database import maak_engine
from basis.fouten import NietGevonden
from basis.muur import _rij
from basis.rechten import FAMILIE, GASTEN, GEZAG, HULP, IEDEREEN, WACHTEN, Actor, Recht, Rol, _regels, haal, mag, zichtbaar
from basis.rechten import KRING as SAMEN
from gezinsapp.factory import blauwdrukken
from jim.afspraken.models import Afspraak
from jim.kring.voorvallen import SOORTEN
from jim.zorgen.models import Zorg
from jim.zorgen.policy import voor_medewerker

blauwdrukken()  # every rule is there
BESTAND = Path(__file__).parent / "data" / "goud.csv"
ROLLEN = Path(__file__).parent / "data" / "goud_rollen.csv"
LETTER = {Recht.LEZEN: "L", Recht.SCHRIJVEN: "S"}
ZONDER = (Afspraak, Recht.LEZEN)
"""No rule, so no row."""
ELDERS = {"logdetail"}
"""Row by row in tests/test_wie_keek.py."""
_DAG = timedelta(days=1)
EERST = datetime(2026, 3, 1, 12, tzinfo=UTC)
"""When everything was written but what is named `later`; `ouder_later` came a day after."""
LATER = EERST + 2 * _DAG
LEDEN = {
    "jongere": "jongere", "mama": "ouder", "papa": "ouder", "ouder_later": "ouder", "voogd": "voogd", "jim": "jim", "jim_wacht": "jim",
    "buiten": "ouder", "aanspreekpunt": "aanspreekpunt", "professional": "professional", "uit_dienst": "professional",
    "ook_familie": "professional", "leerkracht": "leerkracht", "netwerk": "netwerk",
}  # fmt: skip
WERKERS = ("dienst", "was_hulp", "collega", "van_elders", "nood")
"""Who works at the provider and is not in the kring: on call, left it, neither, on call elsewhere, and who reads in an emergency."""
KRING = {"roepnaam": "x", "geboren_jaar": 2012, "geboren_maand": 3, "gemeente_id": "g", "profiel": 1, "intensiteit": 1, "pseudoniem": "k"}


def actoren() -> dict[str, Actor]:
    """Name -> who looks. Ouders: mama with gezag, papa without, one who came later, and mama when they are kept apart."""

    def een(wie: str, rol: Rol, *, gezag: bool = False, apart: bool = False, sinds: datetime | None = EERST - _DAG) -> Actor:
        return Actor(persoon_id=f"p_{wie}", kring_id="k", lid_id=wie, rol=rol, gezag=gezag, leeftijd_jongere=14, apart=apart, sinds=sinds)

    return {
        "jongere": een("jongere", Rol.JONGERE),
        "mama": een("mama", Rol.OUDER, gezag=True),
        "papa": een("papa", Rol.OUDER),
        "later": een("ouder_later", Rol.OUDER, gezag=True, sinds=EERST + _DAG),
        "apart": een("mama", Rol.OUDER, gezag=True, apart=True),
        "voogd": een("voogd", Rol.VOOGD, gezag=True),
        "voogd_kaal": een("voogd", Rol.VOOGD),
        "jim": een("jim", Rol.JIM, sinds=LATER),
        "jim_wacht": een("jim_wacht", Rol.JIM_WACHT),
        "buiten": een("buiten", Rol.BUITEN),
        "aanspreekpunt": een("aanspreekpunt", Rol.AANSPREEKPUNT),
        "nieuw_aanspreekpunt": een("aanspreekpunt", Rol.AANSPREEKPUNT, sinds=EERST + _DAG),
        "professional": een("professional", Rol.PROFESSIONAL),
        "uit_dienst": een("uit_dienst", Rol.PROFESSIONAL),
        "ook_familie": een("ook_familie", Rol.PROFESSIONAL),
        "leerkracht": een("leerkracht", Rol.LEERKRACHT),
        "netwerk": een("netwerk", Rol.NETWERK),
        "in_dicht": Actor("p_aanspreekpunt", "dicht", "niemand", Rol.AANSPREEKPUNT, gezag=False, leeftijd_jongere=14, sinds=EERST),
        "zonder_hulp": Actor("p_aanspreekpunt", "zonder hulp", "niemand", Rol.AANSPREEKPUNT, gezag=False, leeftijd_jongere=14, sinds=EERST),
        "nood": Actor("p_nood", "k", "nood", Rol.NOOD, gezag=False, leeftijd_jongere=14),
        "vreemd": Actor("p_vreemd", "ergens", "jongere", Rol.JONGERE, gezag=False, leeftijd_jongere=14, sinds=EERST),
    }


def werk() -> list[str]:
    """Who may read a worry from his work, also outside a kring."""
    return ["aanspreekpunt", "professional", "uit_dienst", "ook_familie", *WERKERS]


def mensen() -> list[str]:
    """The columns: everybody who looks in the kring, and who is asked for his work."""
    return [*actoren(), *(f"werk_{wie}" for wie in werk())]


@dataclass
class Goud:
    """Table -> rows; `namen`: (table, key within the kring) -> the name of a row in the matrix."""

    rijen: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    namen: dict[tuple[str, str], str] = field(default_factory=dict)

    def rij(self, tabel: str, label: str = "", /, **velden: Any) -> str:
        """Put a row there; with a label it is in the matrix. Gives its id."""
        model = next(m.class_ for m in SQLModel._sa_registry.mappers if m.local_table.name == tabel)
        anders = {n: v.get_default(call_default_factory=True) for n, v in model.model_fields.items() if not v.is_required()}
        velden = {**anders, "kring_id": "k", **({"id": label or anders.get("id")} if "id" in model.model_fields else {}), **velden}
        self.rijen.setdefault(tabel, []).append({n: v for n, v in velden.items() if n in model.__table__.c})
        if label:
            delen = [str(velden[k.name]) for k in model.__table__.primary_key.columns if k.name != "kring_id"]
            self.namen[tabel, "|".join(delen)] = label
        return velden.get("id", "")


def _mensen(g: Goud) -> None:
    g.rij("kring", id="k", aanbieder_id="a", **KRING)
    g.rij("kring", id="elders", aanbieder_id="a", **KRING | {"pseudoniem": "e"})
    g.rij("kring", id="dicht", aanbieder_id="a", gesloten=EERST, **KRING | {"pseudoniem": "d"})
    g.rij("kring", id="zonder hulp", aanbieder_id="a", hulp_tot=EERST, **KRING | {"pseudoniem": "z"})
    for kring in ("dicht", "zonder hulp"):
        g.rij("lid", kring_id=kring, id="aanspreekpunt", persoon_id="p_aanspreekpunt", rol="aanspreekpunt", naam="x", sinds=EERST)
    for wie, rol in LEDEN.items():
        g.rij("lid", id=wie, persoon_id=f"p_{wie}", rol=rol, naam="x", sinds=LATER if wie == "jim" else EERST - _DAG)
    g.rij("lid", id="was_hulp", persoon_id="p_was_hulp", rol="professional", naam="x", sinds=EERST - _DAG, tot=EERST)
    for wie in ("aanspreekpunt", "professional", "uit_dienst", "ook_familie", *WERKERS):
        aanbieder, tot = "b" if wie == "van_elders" else "a", EERST if wie == "uit_dienst" else None
        g.rij("medewerker", persoon_id=f"p_{wie}", aanbieder_id=aanbieder, tot=tot, dienst=wie in {"nood", "dienst", "van_elders"})
    g.rij("lid", id="was_ouder", persoon_id="p_ook_familie", rol="ouder", naam="x", sinds=EERST - _DAG, tot=EERST)
    g.rij("wilsoordeel", "de reden", reden="x", door_lid_id="aanspreekpunt", op=EERST)
    for wie in ("nood", "een ander"):
        g.rij("noodtoegang", f"toegang van {wie}", persoon_id=f"p_{wie}", reden="x", gevraagd=EERST)
    for soort in SOORTEN:
        g.rij("voorval", soort, soort=soort, door_lid_id="jongere", over_lid_id="")
    g.rij("voorval", "jim_nee over mama", soort="jim_nee", door_lid_id="jongere", over_lid_id="mama")
    g.rij("voorval", "gezag_weg over papa", soort="gezag_weg", door_lid_id="aanspreekpunt", over_lid_id="papa")
    g.rij("voorval", "gezag_weg door papa", soort="gezag_weg", door_lid_id="papa", over_lid_id="jongere")
    g.rij("voorval", "mandaat_nee door papa over mama", soort="mandaat_nee", door_lid_id="papa", over_lid_id="mama")


GESPREKKEN = {
    "kring": ("kring", ""),
    "jim": ("jim", "jongere jim"),
    "jim met wie er niet hoort": ("jim", "mama aanspreekpunt professional nood"),
    "jongere en aanspreekpunt": ("aanspreekpunt", "jongere aanspreekpunt"),
    "mama en aanspreekpunt": ("aanspreekpunt", "mama aanspreekpunt"),
    "papa en aanspreekpunt": ("aanspreekpunt", "papa aanspreekpunt"),
    "buiten en aanspreekpunt": ("aanspreekpunt", "buiten aanspreekpunt"),
    "jim en aanspreekpunt": ("aanspreekpunt", "jim aanspreekpunt"),
    "jim_wacht en aanspreekpunt": ("aanspreekpunt", "jim_wacht aanspreekpunt"),
    "groep mama leerkracht": ("groep", "mama leerkracht professional voogd"),
    "groep mama papa": ("groep", "mama papa"),
    "groep netwerk jongere jim": ("groep", "netwerk jongere jim"),
    "groep met wie wacht of buiten is": ("groep", "jim_wacht buiten jongere"),
}


def _gesprekken(g: Goud) -> None:
    for naam, (soort, mee) in GESPREKKEN.items():
        g.rij("gesprek", naam, soort=soort, eigenaar_lid_id="")
        for wie in mee.split():
            g.rij("deelname", gesprek_id=naam, lid_id=wie)
        g.rij("bericht", f"in {naam}", gesprek_id=naam, auteur_lid_id=(mee.split() or ["jongere"])[0], tekst="x", op=EERST)
    g.rij("deelname", gesprek_id="papa en aanspreekpunt", lid_id="professional", tot=EERST)
    g.rij("deelname", gesprek_id="groep mama leerkracht", lid_id="aanspreekpunt", leest_vanaf=EERST + _DAG)

    def zeg(naam: str, gesprek: str, auteur: str, **velden: Any) -> str:
        return g.rij("bericht", naam, gesprek_id=gesprek, auteur_lid_id=auteur, tekst="x", **{"op": EERST, **velden})

    zeg("in groep mama leerkracht, later", "groep mama leerkracht", "leerkracht", op=LATER)
    zeg("voor iedereen, uit mama en aanspreekpunt", "mama en aanspreekpunt", "mama", publiek="kring")
    zeg("van mama, in een gesprek waar ze uit is", "papa en aanspreekpunt", "mama")
    zeg("weggehaald, voor iedereen", "mama en aanspreekpunt", "mama", publiek="kring", weggehaald=EERST)
    over, straks = nu() - _DAG, nu() + _DAG
    zeg("verlopen, in kring", "kring", "jongere", verloopt=over)
    zeg("verloopt straks, in kring", "kring", "jongere", verloopt=straks)
    zeg("verlopen, voor iedereen", "mama en aanspreekpunt", "mama", publiek="kring", verloopt=over)

    def deel(naam: str, aan: str, *, antwoord: str = "ja", woorden: str | None = None, op: datetime = EERST, **velden: Any) -> None:
        bericht = zeg(f"gevraagd te delen: {naam}", "jim", "jongere", **velden)
        g.rij(
            "deling", naam, bericht_id=bericht, door_lid_id="jim", aan=aan, antwoord=antwoord, waarom="x", woorden=woorden, op=op, **velden
        )
        g.namen["deling", bericht] = naam

    for aan in ("ouders", "aanspreekpunt", "beiden"):
        deel(f"ja, aan {aan}", aan)
        deel(f"ja, aan {aan}, in andere woorden", aan, woorden="x")
        deel(f"ja, aan {aan}, later", aan, op=LATER)
    for antwoord in ("gevraagd", "nee", "ingetrokken"):
        deel(antwoord, "beiden", antwoord=antwoord)
    deel("verlopen", "beiden", verloopt=over)


def _doelen(g: Goud) -> None:
    for naam, maker, alleen in (
        ("van jongere", "jongere", False), ("van jongere alleen", "jongere", True), ("van mama", "mama", False),
        ("van mama alleen", "mama", True), ("van papa", "papa", False), ("van papa alleen", "papa", True),
    ):  # fmt: skip
        g.rij("doel", naam, door_lid_id=maker, eigen_woorden="x", tekst="x", alleen_maker=alleen)
        g.rij("trede", f"{naam}: doel", doel_id=naam, niveau=0, tekst="x")
        g.rij("vrijgave", f"{naam}: akkoord van jongere", doel_id=naam, lid_id="jongere", op=EERST)
        g.rij("voorstel", f"{naam}: andere woorden in het dossier", doel_id=naam, veld="tekst", waarde="x", op=EERST)
        for wie, door in (("jongere", "mama"), ("papa", "jongere"), ("jim", "jim"), ("jim_wacht", "aanspreekpunt"), ("nood", "papa")):
            g.rij("taak", f"{naam}: {wie}, opgeschreven door {door}", doel_id=naam, lid_id=wie, door_lid_id=door, tekst="x", op=EERST)

    def meet(naam: str, doel: str, wie: str, schaal: str = "ladder", **velden: Any) -> str:
        return g.rij("meting", naam, doel_id=doel, lid_id=wie, niveau=0, schaal=schaal, **{"op": EERST, **velden})

    for wie in ("jongere", "mama", "papa", "jim", "professional"):
        meet(f"{wie} bij van jongere", "van jongere", wie)
    meet("aanspreekpunt in cijfers bij van jongere", "van jongere", "aanspreekpunt", "cijfer")
    meet("jongere bij van jongere alleen", "van jongere alleen", "jongere")
    meet("mama bij van papa", "van papa", "mama")
    meet("papa bij van papa", "van papa", "papa")
    meet("jongere bij van mama", "van mama", "jongere")
    meet("jongere bij van mama, later", "van mama", "jongere", op=LATER)
    for wie in ("mama", "aanspreekpunt", "jim", "voogd", "ouder_later"):
        meet(f"{wie} bij van mama", "van mama", wie)
    g.rij("afspraak", "de eerste", versie=1, status="vervallen", door_lid_id="jongere")
    g.rij("afspraak", versie=2, status="geldig", door_lid_id="jongere")
    g.rij("afspraak", versie=3, status="voorstel", door_lid_id="jongere")
    ver = {"geld": "tussen_ons", "school": "eerst_vragen", "vrienden": "ouders", "thuis": "aanspreekpunt", "gezondheid": "beiden"}
    for onderwerp, niveau in ver.items():
        for versie in (1, 2, 3):
            g.rij("afspraakregel", versie=versie, onderwerp=onderwerp, niveau=niveau if versie == 2 else "beiden")
    for toen in ("tussen_ons", "eerst_vragen", "ouders", "aanspreekpunt", "beiden"):
        for onderwerp, straks in ver.items():
            meting = meet(f"bij de notitie toen {toen}, nu {straks}", "van mama", "jongere")
            naam = f"toen {toen}, nu {straks}"
            g.rij("notitie", naam, meting_id=meting, lid_id="jongere", tekst="x", onderwerp=onderwerp, niveau=toen)
    g.rij(
        "notitie", "toen beiden, nu niets afgesproken", meting_id=meet("bij de notitie zonder afspraak", "van mama", "jongere"),
        lid_id="jongere", tekst="x", onderwerp="eigen_x", niveau="beiden",
    )  # fmt: skip
    g.rij(
        "notitie",
        "later, toen tussen_ons",
        meting_id="jongere bij van mama, later",
        lid_id="jongere",
        tekst="x",
        onderwerp="geld",
        niveau="tussen_ons",
    )
    meting = meet("bij de notitie later, aan ouders", "van mama", "jongere", op=LATER)
    g.rij("notitie", "later, toen en nu ouders", meting_id=meting, lid_id="jongere", tekst="x", onderwerp="vrienden", niveau="ouders")
    g.rij("notitie", "van mama zelf", meting_id="mama bij van mama", lid_id="mama", tekst="x", onderwerp="geld", niveau="tussen_ons")
    g.rij("indossier", "een doel", ding_id="van jongere", verwijzing="x", versie="1")


def _evaluaties(g: Goud) -> None:
    for wie in ("mama", "papa", "aanspreekpunt"):
        open_ = wie == "mama"
        naam = g.rij("evaluatie", f"van {wie}, {'open' if open_ else 'klaar'}", door_lid_id=wie, op=EERST, klaar=None if open_ else EERST)
        for doel in ("van jongere", "van jongere alleen", "van papa"):
            g.rij(
                "evaluatiedoel", f"{naam}: {doel}", evaluatie_id=naam, doel_id=doel, volgorde=1, tekst="x", variant=6, basis=-2, gewicht=1
            )
        for doel, lid in (
            ("van jongere", "jongere"),
            ("van jongere", "mama"),
            ("van jongere", "papa"),
            ("van jongere", "professional"),
            ("van papa", "jongere"),
            ("van papa", "aanspreekpunt"),
            ("van jongere alleen", "jongere"),
        ):
            if not ((wie == "aanspreekpunt" and lid in {"mama", "papa", "professional"}) or (wie == "papa" and lid == "jongere")):
                g.rij("evaluatiestand", f"{naam}: {lid} bij {doel}", evaluatie_id=naam, doel_id=doel, lid_id=lid, niveau=0)
        for lid in ("jongere", "mama", "papa", "professional", "aanspreekpunt"):
            n = sum(rij["evaluatie_id"] == naam and rij["lid_id"] == lid for rij in g.rijen["evaluatiestand"]) or 1
            g.rij("evaluatiet", f"{naam}: T van {lid}", evaluatie_id=naam, lid_id=lid, begin=40.0, nu=50.0, n=n, gemengd=False)


def _overig(g: Goud) -> None:
    for wie, alleen in (("jongere", False), ("mama", True), ("papa", False), ("jim", False), ("aanspreekpunt", True), ("buiten", False)):
        g.rij("zwaarte", f"{wie}{', voor zich' if alleen else ''}", lid_id=wie, kwadrant="nood", alleen_ik=alleen, op=EERST)
    g.rij("zwaarte", "mama, later", lid_id="mama", kwadrant="nood", alleen_ik=False, op=LATER)
    g.rij("ritme", "een lijst", lijst="eigen/x", weken=4, status="loopt", door_lid_id="jongere")
    g.rij("ritmevrijgave", "een ja op een lijst", ritme_id="een lijst", lid_id="jongere", op=EERST)
    for wie in ("jongere", "mama", "papa", "voogd", "jim_wacht"):
        for delen in ("ik", "aanspreekpunt", "kring"):
            for status in ("open", "klaar", "overgeslagen"):
                naam = f"{wie}, {status}, voor {delen}"
                g.rij("invulling", naam, ritme_id=naam, lijst="eigen/x", lid_id=wie, delen=delen, status=status, op=EERST)
                g.rij("gegeven", f"antwoord van {naam}", invulling_id=naam, vraag="v", waarde="x")
    for wie in ("jongere", "mama", "jim", "voogd"):
        g.rij(
            "taart",
            f"van {wie}",
            gever_lid_id=wie,
            ontvanger_lid_id="aanspreekpunt",
            ontvanger_persoon_id="p_aanspreekpunt",
            kwaliteiten="x",
        )
    for wie, leest, naar in (
        ("jongere", False, "aanspreekpunt"),
        ("mama", False, "aanspreekpunt"),
        ("mama", False, "professional uit_dienst ook_familie nood leerkracht"),
        ("jim", True, "aanspreekpunt"),
        ("jim", False, "niemand"),
        ("buiten", False, " ".join(("aanspreekpunt", *WERKERS))),
        ("leerkracht", False, "niemand"),
    ):
        naam = f"van {wie}{', jongere leest' if leest else ''}, naar {naar}"
        g.rij("zorg", naam, soort="zorg", door_lid_id=wie, tekst="x", jongere_leest=leest, op=EERST)
        for n, een in enumerate(naar.split()):
            g.rij("zorgstap", f"{naam}: gevraagd aan {een}", zorg_id=naam, nummer=n, soort="gevraagd", persoon_id=f"p_{een}")
    g.rij("zorg", "van mama, opgepakt maar niet gevraagd", soort="zorg", door_lid_id="mama", tekst="x", op=EERST)
    g.rij(
        "zorgstap",
        "opgepakt door aanspreekpunt",
        zorg_id="van mama, opgepakt maar niet gevraagd",
        nummer=1,
        soort="opgepakt",
        persoon_id="p_aanspreekpunt",
    )

    for kring in ("dicht", "zonder hulp"):
        naam = f"in een kring die {kring} is"
        g.rij("zorg", naam, kring_id=kring, soort="zorg", door_lid_id="aanspreekpunt", tekst="x", op=EERST)
        g.rij("zorgstap", kring_id=kring, zorg_id=naam, nummer=1, soort="gevraagd", persoon_id="p_aanspreekpunt")


def _elders(g: Goud) -> None:
    """Another kring in which everything has the same id and is open to all: nothing of it may open anything here."""
    ruim: dict[str, dict[str, Any]] = {
        "lid": {"rol": "ouder", "tot": None}, "gesprek": {"soort": "groep"}, "bericht": {"publiek": "kring", "verloopt": None},
        "deling": {"antwoord": "ja", "aan": "beiden", "woorden": None, "verloopt": None, "op": LATER}, "doel": {"alleen_maker": False},
        "meting": {"op": LATER}, "notitie": {"niveau": "beiden"}, "evaluatie": {"door_lid_id": "aanspreekpunt"}, "evaluatiedoel": {}, "evaluatiet": {}, "invulling": {"delen": "kring", "status": "klaar"},
        "zorg": {"jongere_leest": True}, "afspraak": {"status": "geldig"}, "afspraakregel": {"niveau": "beiden"}, "trede": {}, "zwaarte": {"lid_id": "aanspreekpunt", "alleen_ik": False}, "taak": {"lid_id": "aanspreekpunt", "door_lid_id": "aanspreekpunt"}, "voorstel": {}, "gegeven": {},
    }  # fmt: skip
    for naam, anders in ruim.items():
        g.rijen[naam] += [rij | anders | {"kring_id": "elders"} for rij in g.rijen[naam] if rij["kring_id"] == "k"]
    for gesprek in GESPREKKEN:
        for wie in LEDEN:
            g.rij("deelname", kring_id="elders", gesprek_id=gesprek, lid_id=wie)
    for zorg in [rij["id"] for rij in g.rijen["zorg"] if rij["kring_id"] == "k"]:
        for n, wie in enumerate(LEDEN):
            g.rij("zorgstap", kring_id="elders", zorg_id=zorg, nummer=n, soort="gevraagd", persoon_id=f"p_{wie}")
    for doel in [rij["id"] for rij in g.rijen["doel"] if rij["kring_id"] == "k"]:
        for wie in LEDEN:
            g.rij("meting", kring_id="elders", doel_id=doel, lid_id=wie, niveau=0, schaal="ladder", op=LATER)
            for evaluatie in [rij["id"] for rij in g.rijen["evaluatie"] if rij["kring_id"] == "k"]:
                g.rij("evaluatiestand", kring_id="elders", evaluatie_id=evaluatie, doel_id=doel, lid_id=wie, niveau=0)


def maak() -> Goud:
    """All of it."""
    g = Goud()
    for deel in (_mensen, _gesprekken, _doelen, _evaluaties, _overig, _elders):
        deel(g)
    return g


def leg_neer(engine: Engine, g: Goud) -> None:
    """Put the rows in an empty database as they are: foreign keys and seals are not what the rules ask."""
    licht = engine.dialect.name == "sqlite"
    with engine.begin() as verbinding:
        if not licht:
            verbinding.exec_driver_sql("SET LOCAL session_replication_role = replica")
        for tabel, rijen in g.rijen.items():
            for rij in rijen:
                kaal = {n: v.strftime("%Y-%m-%d %H:%M:%S.%f") if licht and isinstance(v, datetime) else v for n, v in rij.items()}
                vraag = f'INSERT INTO "{tabel}" ({", ".join(kaal)}) VALUES ({", ".join(":" + n for n in kaal)})'
                verbinding.execute(text(vraag), kaal)


def licht() -> Engine:
    """An empty database in memory that asks for no foreign keys."""
    engine = maak_engine("sqlite://")
    event.listen(engine, "connect", lambda dbapi, _rij: dbapi.execute("PRAGMA foreign_keys=OFF"))
    SQLModel.metadata.create_all(engine)
    return engine


def modellen() -> list[tuple[type[SQLModel], Recht]]:
    """Each table and permission that has a rule, but for those that are told row by row elsewhere; and a table that has none."""
    return sorted((*(p for p in _regels if tabel(p[0]).name not in ELDERS), ZONDER), key=lambda p: (tabel(p[0]).name, p[1]))


def tabel(model: type[SQLModel]) -> Table:
    """Its table."""
    return model.__table__  # pyright: ignore[reportAttributeAccessIssue]


def sleutel(engine: Engine, t: Table) -> str:
    """The SQL of what names a row within its kring."""
    return _rij(t) if engine.dialect.name != "sqlite" else " || '|' || ".join(k.name for k in t.primary_key.columns if k.name != "kring_id")


def matrix(engine: Engine, g: Goud) -> dict[tuple[str, str], dict[str, str]]:
    """(table, name of the row) -> who -> letters: L may read, S may change. Asks the rules, in this database."""
    uit = {(naam, label): dict.fromkeys(mensen(), "") for (naam, _), label in g.namen.items()}
    with Session(engine) as session:
        for wie, actor in actoren().items():
            for model, recht in modellen():
                t = tabel(model)
                for (gezien,) in session.execute(select(text(sleutel(engine, t))).select_from(t).where(zichtbaar(actor, model, recht))):
                    if label := g.namen.get((t.name, gezien)):
                        uit[t.name, label][wie] += LETTER[recht]
        for wie in werk():
            for id_ in session.scalars(select(col(Zorg.id)).where(voor_medewerker(f"p_{wie}"))):
                uit["zorg", g.namen["zorg", id_]][f"werk_{wie}"] += LETTER[Recht.LEZEN]
    return uit


def haal_klopt(engine: Engine, g: Goud) -> bool:
    """Does fetching one row give it to just those who see it in a list?"""
    cellen = matrix(engine, g)
    with Session(engine) as session:
        for wie, actor in actoren().items():
            for (naam, id_), label in g.namen.items():
                if naam in {"ritme", "voorval"}:
                    model = next(m for m, _ in modellen() if tabel(m).name == naam)
                    try:
                        gehaald = haal(session, actor, model, id_).id == id_  # pyright: ignore[reportAttributeAccessIssue]
                    except NietGevonden:
                        gehaald = False
                    if gehaald != ("L" in cellen[naam, label][wie]):
                        return False
    return True


def als_csv(cellen: dict[tuple[str, str], dict[str, str]]) -> str:
    """The matrix as it is kept: a line per row, a column per person, empty is closed."""
    uit = io.StringIO()
    schrijf = csv.writer(uit, lineterminator="\n")
    schrijf.writerow(["tabel", "rij", *mensen()])
    for (naam, label), rij in sorted(cellen.items()):
        schrijf.writerow([naam, label, *rij.values()])
    return uit.getvalue()


def rollen_csv() -> str:
    """Permission x role, without a row."""
    uit = io.StringIO()
    schrijf = csv.writer(uit, lineterminator="\n")
    schrijf.writerow(["recht", *Rol])
    for naam, wie in {
        "FAMILIE": FAMILIE,
        "GEZAG": GEZAG,
        "GASTEN": GASTEN,
        "WACHTEN": WACHTEN,
        "HULP": HULP,
        "KRING": SAMEN,
        "IEDEREEN": IEDEREEN,
    }.items():
        schrijf.writerow([naam, *("ja" if rol in wie else "" for rol in Rol)])
    for recht in Recht:
        wie = [Actor("p", "k", "l", rol, gezag=True, leeftijd_jongere=14) for rol in Rol]
        schrijf.writerow([recht, *("ja" if mag(a, recht) else "" for a in wie)])
    return uit.getvalue()


if __name__ == "__main__":
    proef = licht()
    leg_neer(proef, maak())
    BESTAND.write_text(als_csv(matrix(proef, maak())), encoding="utf-8")
    ROLLEN.write_text(rollen_csv(), encoding="utf-8")
