"""The rights engine: who may do what, in one table per concept, compiled to one SQL expression.

A concept's policy.py registers, for a table and a Recht, a function Actor -> SQL expression. `zichtbaar` puts it in the WHERE
of a list and `haal` in the WHERE of one row: the same rule, so they can't drift apart. What no rule opens stays closed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, and_, bindparam, false
from sqlmodel import Session, SQLModel, select
from sqlmodel.sql.expression import SelectOfScalar

from basis.fouten import MagNiet, NietGevonden


class Rol(StrEnum):
    """What somebody is in a kring at this moment.

    JIM_WACHT (a JIM while the mandates are not complete) and BUITEN (an ouder or voogd of a jongere of 16 or over who did not
    let him in) see nothing of the family. BUITEN, LEERKRACHT and NETWERK talk with the aanspreekpunt, and that is all. NOOD is nobody's
    place in the kring: somebody of the provider reads what it shares, for a few hours.
    """

    JONGERE = "jongere"
    OUDER = "ouder"
    VOOGD = "voogd"
    JIM = "jim"
    JIM_WACHT = "jim_wacht"
    BUITEN = "buiten"
    AANSPREEKPUNT = "aanspreekpunt"
    PROFESSIONAL = "professional"
    LEERKRACHT = "leerkracht"
    NETWERK = "netwerk"
    NOOD = "nood"


FAMILIE = frozenset({Rol.JONGERE, Rol.OUDER})
GEZAG = frozenset({Rol.OUDER, Rol.VOOGD})
GASTEN = frozenset({Rol.LEERKRACHT, Rol.NETWERK})
WACHTEN = frozenset({Rol.JIM_WACHT, Rol.BUITEN})
HULP = frozenset({Rol.AANSPREEKPUNT, Rol.PROFESSIONAL, Rol.LEERKRACHT})
KRING = FAMILIE | {Rol.VOOGD, Rol.JIM, Rol.AANSPREEKPUNT, Rol.PROFESSIONAL}
IEDEREEN = frozenset(Rol) - {Rol.NOOD}


class Recht(StrEnum):
    """Every permission of the house. Without an object: a role suffices. LEZEN and SCHRIJVEN are about a row."""

    KRING_ZIEN = "kring_zien"
    MENSEN_ZIEN = "mensen_zien"
    GEZIN_UITNODIGEN = "gezin_uitnodigen"
    HULP_UITNODIGEN = "hulp_uitnodigen"
    NETWERK_UITNODIGEN = "netwerk_uitnodigen"
    GEZAG_VASTLEGGEN = "gezag_vastleggen"
    TOEGANG_GEVEN = "toegang_geven"
    WILSOORDEEL_SCHRIJVEN = "wilsoordeel_schrijven"
    OVERDRAGEN = "overdragen"
    WEGGAAN = "weggaan"
    KRING_SLUITEN = "kring_sluiten"
    HERSTEL_BEGINNEN = "herstel_beginnen"
    JIM_VRAGEN = "jim_vragen"
    JIM_ZIJN = "jim_zijn"
    FASE_ZETTEN = "fase_zetten"
    MANDAAT_GEVEN = "mandaat_geven"
    AFSPRAKEN_ZIEN = "afspraken_zien"
    AFSPRAKEN_VOORSTELLEN = "afspraken_voorstellen"
    AFSPRAKEN_TEKENEN = "afspraken_tekenen"
    WETEN_ZIEN = "weten_zien"
    DOELEN_ZIEN = "doelen_zien"
    DOEL_MAKEN = "doel_maken"
    LADDER_SCHRIJVEN = "ladder_schrijven"
    TAAK_SCHRIJVEN = "taak_schrijven"
    METEN = "meten"
    EVALUEREN = "evalueren"
    ZWAARTE_KIEZEN = "zwaarte_kiezen"
    DOEL_VRIJGEVEN = "doel_vrijgeven"
    DOSSIER_ZIEN = "dossier_zien"
    VRAGENLIJST_ZIEN = "vragenlijst_zien"
    VRAGENLIJST_VOORSTELLEN = "vragenlijst_voorstellen"
    VRAGENLIJST_INVULLEN = "vragenlijst_invullen"
    PRATEN = "praten"
    GROEP_BEGINNEN = "groep_beginnen"
    ZORG_STUREN = "zorg_sturen"
    AANSPREEKPUNT_ZIEN = "aanspreekpunt_zien"
    BEREIKBAAR_ZETTEN = "bereikbaar_zetten"
    LOG_ZIEN = "log_zien"
    NOOD_BEEINDIGEN = "nood_beeindigen"
    TAART_GEVEN = "taart_geven"
    BELEVING_GEVEN = "beleving_geven"
    LEZEN = "lezen"
    SCHRIJVEN = "schrijven"


ROLRECHTEN: dict[Recht, frozenset[Rol]] = {
    Recht.KRING_ZIEN: IEDEREEN | {Rol.NOOD},
    Recht.MENSEN_ZIEN: KRING | {Rol.NOOD},
    Recht.GEZIN_UITNODIGEN: frozenset({Rol.AANSPREEKPUNT}),
    Recht.HULP_UITNODIGEN: frozenset({Rol.AANSPREEKPUNT}),
    Recht.NETWERK_UITNODIGEN: FAMILIE | {Rol.AANSPREEKPUNT},
    Recht.GEZAG_VASTLEGGEN: frozenset({Rol.AANSPREEKPUNT}),
    Recht.TOEGANG_GEVEN: frozenset({Rol.JONGERE}),
    Recht.WILSOORDEEL_SCHRIJVEN: frozenset({Rol.AANSPREEKPUNT}),
    Recht.OVERDRAGEN: frozenset({Rol.AANSPREEKPUNT}),
    Recht.WEGGAAN: IEDEREEN - {Rol.JONGERE, Rol.AANSPREEKPUNT},
    Recht.KRING_SLUITEN: FAMILIE | {Rol.VOOGD},
    Recht.HERSTEL_BEGINNEN: KRING - {Rol.PROFESSIONAL},
    Recht.JIM_VRAGEN: frozenset({Rol.JONGERE}),
    Recht.JIM_ZIJN: frozenset({Rol.JIM, Rol.JIM_WACHT}),
    Recht.FASE_ZETTEN: frozenset({Rol.JONGERE, Rol.JIM}),
    Recht.MANDAAT_GEVEN: GEZAG,
    Recht.AFSPRAKEN_ZIEN: frozenset({Rol.JONGERE, Rol.OUDER, Rol.VOOGD, Rol.JIM}),
    Recht.AFSPRAKEN_VOORSTELLEN: frozenset({Rol.JONGERE}),
    Recht.AFSPRAKEN_TEKENEN: frozenset({Rol.JONGERE, Rol.OUDER, Rol.VOOGD, Rol.JIM}),
    Recht.WETEN_ZIEN: frozenset({Rol.JONGERE}),
    Recht.DOELEN_ZIEN: KRING | {Rol.NOOD},
    Recht.DOEL_MAKEN: FAMILIE,
    Recht.LADDER_SCHRIJVEN: FAMILIE | {Rol.AANSPREEKPUNT},
    Recht.TAAK_SCHRIJVEN: KRING,
    Recht.METEN: KRING,
    Recht.EVALUEREN: FAMILIE | {Rol.AANSPREEKPUNT},
    Recht.ZWAARTE_KIEZEN: KRING,
    Recht.DOEL_VRIJGEVEN: FAMILIE | {Rol.VOOGD},
    Recht.DOSSIER_ZIEN: frozenset({Rol.JONGERE, Rol.OUDER, Rol.VOOGD, Rol.AANSPREEKPUNT}),
    Recht.VRAGENLIJST_ZIEN: KRING,
    Recht.VRAGENLIJST_VOORSTELLEN: FAMILIE | {Rol.AANSPREEKPUNT},
    Recht.VRAGENLIJST_INVULLEN: FAMILIE | {Rol.VOOGD},
    Recht.PRATEN: KRING | GASTEN | {Rol.BUITEN, Rol.NOOD},
    Recht.GROEP_BEGINNEN: KRING,
    Recht.ZORG_STUREN: FAMILIE | {Rol.VOOGD, Rol.JIM, Rol.BUITEN},
    Recht.AANSPREEKPUNT_ZIEN: IEDEREEN,
    Recht.BEREIKBAAR_ZETTEN: frozenset({Rol.AANSPREEKPUNT}),
    Recht.LOG_ZIEN: FAMILIE | {Rol.VOOGD},
    Recht.NOOD_BEEINDIGEN: FAMILIE | {Rol.VOOGD, Rol.AANSPREEKPUNT},
    Recht.TAART_GEVEN: frozenset({Rol.JONGERE, Rol.OUDER, Rol.JIM}),
    Recht.BELEVING_GEVEN: FAMILIE,
}


@dataclass(frozen=True)
class Actor:
    """One member acting in one kring: his role as it is at this moment, gezag as recorded.

    `leeftijd_jongere`: age in years as the law counts it: 11 while a professional recorded that the jongere can't weigh his
    interests. `apart`: an ouder who reads nothing of the other ouders. `sinds`: when he became a member, None for who is none.
    """

    persoon_id: str
    kring_id: str
    lid_id: str
    rol: Rol
    gezag: bool
    leeftijd_jongere: int
    apart: bool = False
    sinds: datetime | None = None


Rij = TypeVar("Rij", bound=SQLModel)
Regel = Callable[[Actor], ColumnElement[bool]]
_regels: dict[tuple[type[SQLModel], Recht], Regel] = {}


def regel(model: type[SQLModel], recht: Recht) -> Callable[[Regel], Regel]:
    """Register the one rule for a table and a permission (used in policy.py files only)."""

    def zet(functie: Regel) -> Regel:
        if (model, recht) in _regels:
            raise RuntimeError(f"two rules for {model.__name__} {recht}")
        _regels[model, recht] = functie
        return functie

    return zet


def leesregels() -> dict[type[SQLModel], Regel]:
    """The rule for reading of each table that has one."""
    return {model: functie for (model, recht), functie in _regels.items() if recht is Recht.LEZEN}


def mag(actor: Actor, recht: Recht) -> bool:
    """Does the actor's role open this permission, whatever the object?"""
    return actor.rol in ROLRECHTEN.get(recht, frozenset())


def eis(actor: Actor, recht: Recht) -> None:
    """Raise MagNiet (a sentence that says why, 403) unless the role opens the permission."""
    if not mag(actor, recht):
        raise MagNiet(recht)


def zichtbaar(actor: Actor, model: type[SQLModel], recht: Recht = Recht.LEZEN) -> ColumnElement[bool]:
    """The WHERE that keeps exactly the rows of `model` for which the actor has `recht`; no rule means no rows."""
    functie = _regels.get((model, recht))
    return false() if functie is None else _gebouwd(functie, actor, model)  # pyright: ignore[reportArgumentType] - a class is hashable


@lru_cache(maxsize=512)
def _gebouwd(functie: Regel, actor: Actor, model: type[SQLModel]) -> ColumnElement[bool]:
    # Building a rule costs more than asking it. Time stands in it as NU only (basis/database.py), so it is good for ever.
    tabel: Any = model
    return and_(tabel.kring_id == actor.kring_id, functie(actor))


def haal(session: Session, actor: Actor, model: type[Rij], sleutel: str, recht: Recht = Recht.LEZEN, *, vast: bool = False) -> Rij:
    """Fetch and authorise in one step; raises NietGevonden when the row is not there or not for this actor.

    `vast`: as it is now, and nobody changes it until the transaction ends.
    """
    rij = session.exec(_haalvraag(actor, model, recht, vast), params={"sleutel": sleutel}).first()  # pyright: ignore[reportArgumentType] - a class is hashable
    if rij is None:
        raise NietGevonden
    return rij


@lru_cache(maxsize=512)
def _haalvraag(actor: Actor, model: type[Rij], recht: Recht, vast: bool) -> SelectOfScalar[Rij]:
    tabel: Any = model
    vraag = select(model).where(tabel.id == bindparam("sleutel"), zichtbaar(actor, model, recht))
    return vraag.with_for_update(read=True, of=tabel).execution_options(populate_existing=True) if vast else vraag
