"""Who may read and write what is said. What somebody may not read has no count, no gap and no id for him."""

from datetime import timedelta

from sqlalchemy import ColumnElement, and_, literal, not_, or_
from sqlmodel import col, select

from basis.clock import nu
from basis.database import NU
from basis.rechten import GASTEN, GEZAG, KRING, Actor, Recht, Rol, mag, regel
from jim.gesprekken.bewaren import bewaard
from jim.gesprekken.models import Bericht, Deelname, Deling, Gesprek
from jim.kring.models import Lid

TERUG = timedelta(minutes=10)
"""How long somebody may correct his own message, or take it back."""
_IN_VERTROUWEN = frozenset({Rol.JONGERE, Rol.JIM})
ONTVANGERS: dict[str, frozenset[Rol]] = {
    "ouders": GEZAG,
    "aanspreekpunt": frozenset({Rol.AANSPREEKPUNT}),
    "beiden": GEZAG | {Rol.AANSPREEKPUNT},
}
"""To whom a JIM may pass something on -> the roles that then read it."""


def _in_de_kring(actor: Actor) -> bool:
    return actor.rol in KRING | {Rol.NOOD} and not actor.apart


def _deelname(actor: Actor) -> ColumnElement[bool]:
    return and_(col(Deelname.kring_id) == actor.kring_id, col(Deelname.lid_id) == actor.lid_id, col(Deelname.tot).is_(None))


def _groep_kan(actor: Actor) -> ColumnElement[bool]:
    """Groups are for who belongs to the kring, and for guests; an ouder kept apart is in none with another ouder."""
    if not actor.apart:
        return literal(actor.rol in KRING | GASTEN)
    ander = (
        select(Deelname.lid_id)
        .join(Lid, and_(col(Lid.kring_id) == col(Deelname.kring_id), col(Lid.id) == col(Deelname.lid_id)))
        .where(
            col(Deelname.kring_id) == col(Gesprek.kring_id),
            col(Deelname.gesprek_id) == col(Gesprek.id),
            col(Deelname.lid_id) != actor.lid_id,
            col(Lid.rol) == "ouder",
        )
        .correlate(Gesprek)
    )
    return not_(ander.exists())


def _gesprek(actor: Actor) -> ColumnElement[bool]:
    deelname = select(Deelname.gesprek_id).where(_deelname(actor))
    return and_(
        literal(mag(actor, Recht.PRATEN)),
        col(Gesprek.kring_id) == actor.kring_id,
        or_(and_(literal(_in_de_kring(actor)), col(Gesprek.soort) == "kring"), col(Gesprek.id).in_(deelname)),
        or_(col(Gesprek.soort) != "jim", literal(actor.rol in _IN_VERTROUWEN)),
        or_(col(Gesprek.soort) != "groep", _groep_kan(actor)),
    )


def _eigen_bericht(actor: Actor) -> ColumnElement[bool]:
    """Of my conversations; what was written before I came in is mine only where who let me in said so."""
    van_voor_mij = select(Deelname.lid_id).where(
        _deelname(actor), col(Deelname.gesprek_id) == col(Bericht.gesprek_id), col(Deelname.leest_vanaf) > col(Bericht.op)
    )
    return and_(col(Bericht.gesprek_id).in_(select(Gesprek.id).where(_gesprek(actor))), not_(van_voor_mij.correlate(Bericht).exists()))


def _doorgegeven(actor: Actor) -> ColumnElement[bool]:
    """What was passed on to this actor's role, with the jongere's words or the message itself, as long as it is a yes.

    A yes to the ouders was to the ouders of that moment: who comes later reads nothing of before. An aanspreekpunt takes over.
    """
    aan = [naar for naar, rollen in ONTVANGERS.items() if actor.rol in rollen]
    was_er = col(Deling.op) >= actor.sinds if actor.rol in GEZAG and actor.sinds else literal(True)
    return and_(
        was_er,
        col(Deling.kring_id) == actor.kring_id,
        col(Deling.antwoord) == "ja",
        col(Deling.aan).in_(aan),
        bewaard(NU, Deling),
    )


@regel(Gesprek, Recht.LEZEN)
def lees_gesprek(actor: Actor) -> ColumnElement[bool]:
    """Who takes part; the conversation of the kring is everybody's, but not of ouders kept apart and of guests.

    A jim conversation never opens for staff or ouders, a group never for who waits or is outside.
    """
    return _gesprek(actor)


@regel(Bericht, Recht.LEZEN)
def lees_bericht(actor: Actor) -> ColumnElement[bool]:
    """Of my conversations; what was written for everybody; and what was passed on to me as it was written.

    Where the jongere chose other words, who receives it reads those in the Deling, and never the message.
    """
    gedeeld = select(Deling.bericht_id).where(_doorgegeven(actor), col(Deling.woorden).is_(None))
    return and_(
        literal(mag(actor, Recht.PRATEN)),
        bewaard(NU),
        or_(
            _eigen_bericht(actor),
            and_(literal(_in_de_kring(actor)), col(Bericht.publiek) == "kring"),
            col(Bericht.id).in_(gedeeld),
        ),
    )


@regel(Bericht, Recht.SCHRIJVEN)
def schrijf_bericht(actor: Actor) -> ColumnElement[bool]:
    """My own that still stands, in a conversation that is still open to me. The ten minutes are the action's: being late gets a sentence."""
    return and_(_eigen_bericht(actor), bewaard(NU), col(Bericht.auteur_lid_id) == actor.lid_id, col(Bericht.weggehaald).is_(None))


@regel(Deling, Recht.LEZEN)
def lees_deling(actor: Actor) -> ColumnElement[bool]:
    """The two of the conversation know each question and answer; who receives knows only what was passed on to him."""
    eigen = select(Bericht.id).where(col(Bericht.kring_id) == actor.kring_id, _eigen_bericht(actor), bewaard(NU))
    return or_(col(Deling.bericht_id).in_(eigen), and_(literal(mag(actor, Recht.PRATEN)), _doorgegeven(actor)))


def nog_terug_te_nemen(bericht: Bericht) -> bool:
    """Was it written less than ten minutes ago?"""
    return bericht.op > nu() - TERUG
