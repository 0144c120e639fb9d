"""The rights engine: who may do what, in one table per concept, compiled to one SQL expression.

A concept's policy.py registers, for a table and a Recht, a function Actor -> SQL expression. `zichtbaar` puts it in the WHERE
of a list and `haal` in the WHERE of one row: the same rule, so they can't drift apart. What no rule opens stays closed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, and_, false
from sqlmodel import Session, SQLModel, select

from basis.fouten import MagNiet, NietGevonden


class Rol(StrEnum):
    """What somebody is in a kring. A JIM who still waits for the mandates is JIM_WACHT and sees nothing of the family."""

    JONGERE = "jongere"
    OUDER = "ouder"
    JIM = "jim"
    JIM_WACHT = "jim_wacht"
    AANSPREEKPUNT = "aanspreekpunt"
    PROFESSIONAL = "professional"


FAMILIE = frozenset({Rol.JONGERE, Rol.OUDER})
KRING = frozenset({Rol.JONGERE, Rol.OUDER, Rol.JIM, Rol.AANSPREEKPUNT, Rol.PROFESSIONAL})
IEDEREEN = KRING | {Rol.JIM_WACHT}


class Recht(StrEnum):
    """Every permission of the house. Without an object: a role suffices. LEZEN and SCHRIJVEN are about a row."""

    KRING_ZIEN = "kring_zien"
    GEZIN_UITNODIGEN = "gezin_uitnodigen"
    JIM_VRAGEN = "jim_vragen"
    MANDAAT_GEVEN = "mandaat_geven"
    AFSPRAKEN_ZIEN = "afspraken_zien"
    AFSPRAKEN_VOORSTELLEN = "afspraken_voorstellen"
    AFSPRAKEN_TEKENEN = "afspraken_tekenen"
    DOELEN_ZIEN = "doelen_zien"
    DOEL_MAKEN = "doel_maken"
    LADDER_SCHRIJVEN = "ladder_schrijven"
    METEN = "meten"
    DOEL_VRIJGEVEN = "doel_vrijgeven"
    DOSSIER_ZIEN = "dossier_zien"
    PRATEN = "praten"
    TAART_GEVEN = "taart_geven"
    BELEVING_GEVEN = "beleving_geven"
    LEZEN = "lezen"
    SCHRIJVEN = "schrijven"


ROLRECHTEN: dict[Recht, frozenset[Rol]] = {
    Recht.KRING_ZIEN: IEDEREEN,
    Recht.GEZIN_UITNODIGEN: frozenset({Rol.AANSPREEKPUNT}),
    Recht.JIM_VRAGEN: frozenset({Rol.JONGERE}),
    Recht.MANDAAT_GEVEN: frozenset({Rol.OUDER}),
    Recht.AFSPRAKEN_ZIEN: frozenset({Rol.JONGERE, Rol.OUDER, Rol.JIM}),
    Recht.AFSPRAKEN_VOORSTELLEN: frozenset({Rol.JONGERE}),
    Recht.AFSPRAKEN_TEKENEN: frozenset({Rol.JONGERE, Rol.OUDER, Rol.JIM}),
    Recht.DOELEN_ZIEN: KRING,
    Recht.DOEL_MAKEN: FAMILIE,
    Recht.LADDER_SCHRIJVEN: FAMILIE | {Rol.AANSPREEKPUNT},
    Recht.METEN: KRING,
    Recht.DOEL_VRIJGEVEN: FAMILIE,
    Recht.DOSSIER_ZIEN: frozenset({Rol.JONGERE, Rol.OUDER, Rol.AANSPREEKPUNT}),
    Recht.PRATEN: KRING,
    Recht.TAART_GEVEN: frozenset({Rol.JONGERE, Rol.OUDER, Rol.JIM}),
    Recht.BELEVING_GEVEN: FAMILIE,
}


@dataclass(frozen=True)
class Actor:
    """One member acting in one kring: his role as it is at this moment, gezag as recorded, age of the jongere in years."""

    persoon_id: str
    kring_id: str
    lid_id: str
    rol: Rol
    gezag: bool
    leeftijd_jongere: int


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
    if functie is None:
        return false()
    tabel: Any = model
    return and_(tabel.kring_id == actor.kring_id, functie(actor))


def haal(session: Session, actor: Actor, model: type[Rij], sleutel: str, recht: Recht = Recht.LEZEN) -> Rij:
    """Fetch and authorise in one step; raises NietGevonden when the row is not there or not for this actor."""
    tabel: Any = model
    rij = session.exec(select(model).where(tabel.id == sleutel, zichtbaar(actor, model, recht))).first()
    if rij is None:
        raise NietGevonden
    return rij
