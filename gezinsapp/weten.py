"""What somebody in the kring sees right now, as far as the jongere may see it too: both by the rules that guard every page."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, or_
from sqlmodel import Session, SQLModel, col, select

from basis.fouten import NietGevonden
from basis.rechten import Actor, Recht, mag, zichtbaar
from doelen.doel import policy  # noqa: F401 - without it nothing of goals opens
from doelen.doel.models import Doel, Meting, Trede
from jim.afspraken.models import Niveau
from jim.afspraken.queries import geldige, regels
from jim.gesprekken.models import Bericht, Deling, Gesprek
from jim.gesprekken.queries import Gedeeld, deelnemers, gedeeld_met_mij
from jim.kring.queries import Gezicht, actor_voor, gezicht, leden

LAATSTE = 20
"""How many messages of a conversation are shown when the jongere looks as somebody else."""


@dataclass(frozen=True)
class Draad:
    """A conversation that both see: with whom (empty: the whole kring), how many messages, and the last ones, oldest first."""

    met: list[Gezicht]
    aantal: int
    laatste: list[tuple[Bericht, Gezicht]]


@dataclass(frozen=True)
class DoelZicht:
    """A goal that both see, and the latest place on its ladder of each whose score both see: (member, words of the step)."""

    doel: Doel
    standen: list[tuple[Gezicht, str]]


@dataclass(frozen=True)
class Zicht:
    """What one member sees. `metingen` counts scores; `afspraken` is empty for who may not read them.

    `niet_met`: with whom the jongere talks without this member reading it.
    """

    wie: Gezicht
    doelen: list[DoelZicht]
    metingen: int
    draden: list[Draad]
    gedeeld: list[Gedeeld]
    afspraken: dict[str, Niveau]
    niet_met: list[Gezicht]


def anderen(session: Session, actor: Actor) -> list[Gezicht]:
    """Everybody in the kring but the actor."""
    return [g for g in leden(session, actor) if g.lid_id != actor.lid_id]


def zicht_van(session: Session, actor: Actor, lid_id: str) -> Zicht:
    """What this member sees and the actor too; raises NietGevonden for the actor himself and for who is not here."""
    wie = next((g for g in anderen(session, actor) if g.lid_id == lid_id), None)
    ander = actor_voor(session, wie.persoon_id, actor.kring_id) if wie else None
    if wie is None or ander is None:
        raise NietGevonden

    def samen(model: type[SQLModel]) -> ColumnElement[bool]:
        return and_(zichtbaar(actor, model), zichtbaar(ander, model))

    metingen = session.exec(select(Meting).where(samen(Meting)).order_by(col(Meting.op), col(Meting.id))).all()
    draden, niet_met = _gesprekken(session, actor, ander)
    bekend = set(session.exec(select(Deling.bericht_id).where(samen(Deling))))
    return Zicht(
        wie=wie,
        doelen=_doelen(session, samen(Doel), samen(Trede), metingen),
        metingen=len(metingen),
        draden=draden,
        gedeeld=[g for g in gedeeld_met_mij(session, ander) if g.bericht_id in bekend],
        afspraken=regels(session, geldige(session, ander)) if mag(ander, Recht.AFSPRAKEN_ZIEN) and mag(actor, Recht.AFSPRAKEN_ZIEN) else {},
        niet_met=niet_met,
    )


def _doelen(session: Session, doel: ColumnElement[bool], trede: ColumnElement[bool], metingen: Sequence[Meting]) -> list[DoelZicht]:
    stappen = {(t.doel_id, t.niveau): t.tekst for t in session.exec(select(Trede).where(trede))}
    laatste = {(m.doel_id, m.lid_id): m for m in metingen}
    return [
        DoelZicht(
            d,
            [(gezicht(session, m.kring_id, m.lid_id), stappen.get((d.id, m.niveau), "")) for (id_, _), m in laatste.items() if id_ == d.id],
        )
        for d in session.exec(select(Doel).where(doel).order_by(col(Doel.op), col(Doel.id)))
    ]


def _gesprekken(session: Session, actor: Actor, ander: Actor) -> tuple[list[Draad], list[Gezicht]]:
    draden: list[Draad] = []
    niet_met: list[Gezicht] = []
    ook = set(session.exec(select(Gesprek.id).where(zichtbaar(ander, Gesprek))))
    for gesprek in session.exec(select(Gesprek).where(zichtbaar(actor, Gesprek)).order_by(col(Gesprek.soort), col(Gesprek.id))):
        met = [g for g in deelnemers(session, gesprek) if g.lid_id != actor.lid_id]
        if gesprek.id not in ook:
            niet_met += met
            continue
        hier = col(Bericht.gesprek_id) == gesprek.id
        if gesprek.soort == "kring":
            hier = or_(hier, col(Bericht.publiek) == "kring")
        waar = and_(zichtbaar(actor, Bericht), zichtbaar(ander, Bericht), hier)
        aantal = session.exec(select(func.count()).select_from(Bericht).where(waar)).one()
        rijen = session.exec(select(Bericht).where(waar).order_by(col(Bericht.op).desc(), col(Bericht.id).desc()).limit(LAATSTE)).all()
        draden.append(Draad(met, aantal, [(b, gezicht(session, b.kring_id, b.auteur_lid_id)) for b in rijen[::-1]]))
    return draden, niet_met
