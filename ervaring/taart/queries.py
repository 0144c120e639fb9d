"""Reads about taarten: who can receive one, what I gave, what I received."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from basis.rechten import Actor, Rol, zichtbaar
from basis.versleuteling.actions import open_sleutels
from ervaring.taart.models import Taart
from ervaring.taart.policy import lees_taart as _lees_taart  # noqa: F401 - reading registers the rule
from jim.kring.models import Lid
from jim.kring.queries import Gezicht, leden
from jim.organisaties.models import Aanbieder, Medewerker
from jim.organisaties.queries import medewerker

PROFESSIONALS = frozenset({Rol.AANSPREEKPUNT, Rol.PROFESSIONAL})


@dataclass(frozen=True)
class Gegeven:
    """A taart that the actor gave: to whom (several names for a team), and whether it can still be taken back."""

    taart: Taart
    ontvangers: list[str]
    kwaliteiten: list[str]
    terug_te_nemen: bool


@dataclass(frozen=True)
class Ontvangen:
    """A taart as its receiver sees it; empty in all but `id` until it was unpacked. No moment and no kring: they tell who gave."""

    id: str
    uitgepakt: bool
    kwaliteiten: list[str]
    woorden: str
    naam: str
    team: bool = False


def ontvangers(session: Session, actor: Actor) -> list[Gezicht]:
    """The professionals of the actor's kring who want taarten and whose provider may have them."""
    professionals = [g for g in leden(session, actor) if g.rol in PROFESSIONALS and g.persoon_id != actor.persoon_id]
    rijen = session.exec(
        select(Medewerker.persoon_id, Aanbieder)
        .join(Aanbieder, col(Aanbieder.id) == col(Medewerker.aanbieder_id))
        .where(
            col(Medewerker.persoon_id).in_([g.persoon_id for g in professionals]), col(Medewerker.taart_aan), col(Medewerker.tot).is_(None)
        )
    ).all()
    mag = {persoon_id for persoon_id, aanbieder in rijen if aanbieder.taart_mag}
    return [g for g in professionals if g.persoon_id in mag]


def gegeven(session: Session, actor: Actor) -> list[Gegeven]:
    """What the actor gave, newest first."""
    rijen = session.exec(
        select(Taart, Lid)
        .join(Lid, (col(Lid.kring_id) == col(Taart.kring_id)) & (col(Lid.id) == col(Taart.ontvanger_lid_id)))
        .where(zichtbaar(actor, Taart))
        .order_by(col(Taart.op).desc(), col(Taart.id))
    ).all()
    samen: dict[str, list[tuple[Taart, str]]] = {}
    for taart, lid in rijen:
        samen.setdefault(taart.team_id or taart.id, []).append((taart, lid.naam))
    return [
        Gegeven(groep[0][0], sorted(naam for _, naam in groep), groep[0][0].kwaliteiten.split(), all(t.gelezen is None for t, _ in groep))
        for groep in samen.values()
    ]


def ontvangen(session: Session, persoon_id: str) -> list[Ontvangen]:
    """What this person received: those still to unpack first."""
    open_sleutels(session, session.exec(select(Taart.kring_id).where(col(Taart.ontvanger_persoon_id) == persoon_id).distinct()))
    rijen = session.exec(
        select(Taart)
        .where(col(Taart.ontvanger_persoon_id) == persoon_id)
        .order_by(col(Taart.gelezen).is_not(None), col(Taart.gelezen).desc(), col(Taart.id))
    ).all()
    return [
        Ontvangen(t.id, True, t.kwaliteiten.split(), t.woorden, t.naam, t.team_id is not None)
        if t.gelezen
        else Ontvangen(t.id, False, [], "", "")
        for t in rijen
    ]


def taart_stand(session: Session, persoon_id: str) -> tuple[bool, bool]:
    """Of a professional: does he want taarten, and may his provider have them? (False, False) for anybody else."""
    rij = medewerker(session, persoon_id)
    aanbieder = session.get(Aanbieder, rij.aanbieder_id) if rij else None
    return (rij.taart_aan, aanbieder.taart_mag) if rij and aanbieder else (False, False)
