"""Who knows which lists a kring fills in, and who reads an answer: its giver, and whom he chose when he was done."""

from sqlalchemy import ColumnElement, and_, literal, or_
from sqlmodel import col, select

from basis.rechten import KRING, Actor, Recht, Rol, mag, regel
from doelen.rom.models import Gegeven, Invulling, Ritme, RitmeVrijgave
from jim.kring.models import Lid


@regel(Ritme, Recht.LEZEN)
def lees_ritme(actor: Actor) -> ColumnElement[bool]:
    """Everybody who knows the goals knows which lists there are."""
    return literal(mag(actor, Recht.VRAGENLIJST_ZIEN))


@regel(RitmeVrijgave, Recht.LEZEN)
def lees_ritmevrijgave(actor: Actor) -> ColumnElement[bool]:
    """Who agreed is known to those who may see what stands in the record."""
    return literal(mag(actor, Recht.DOSSIER_ZIEN))


@regel(Invulling, Recht.LEZEN)
def lees_invulling(actor: Actor) -> ColumnElement[bool]:
    """My own; of others what is done and was meant for me. Ouders kept apart read nothing of each other."""
    aan = [wie for wie, rollen in (("aanspreekpunt", {Rol.AANSPREEKPUNT}), ("kring", KRING)) if actor.rol in rollen]
    gedeeld = and_(col(Invulling.status) == "klaar", col(Invulling.delen).in_(aan))
    if actor.apart:
        ouders = select(Lid.id).where(col(Lid.kring_id) == actor.kring_id, col(Lid.rol) == "ouder")
        gedeeld = and_(gedeeld, col(Invulling.lid_id).not_in(ouders))
    return and_(literal(mag(actor, Recht.VRAGENLIJST_ZIEN)), or_(col(Invulling.lid_id) == actor.lid_id, gedeeld))


@regel(Gegeven, Recht.LEZEN)
def lees_gegeven(actor: Actor) -> ColumnElement[bool]:
    """An answer is as open as the list that it is in."""
    van = select(Invulling.id).where(col(Invulling.kring_id) == actor.kring_id, lees_invulling(actor))
    return col(Gegeven.invulling_id).in_(van)


@regel(Invulling, Recht.SCHRIJVEN)
def schrijf_invulling(actor: Actor) -> ColumnElement[bool]:
    """My own, until it is done."""
    return and_(literal(mag(actor, Recht.VRAGENLIJST_INVULLEN)), col(Invulling.lid_id) == actor.lid_id, col(Invulling.status) == "open")
