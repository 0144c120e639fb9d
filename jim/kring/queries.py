"""Reads about the kring and its people."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, or_
from sqlmodel import Session, col, select

from basis.clock import nu, vandaag
from basis.fouten import NietGevonden
from basis.rechten import Actor, Rol
from jim.kring.models import Kring, Lid
from jim.mandaat.models import Jim

_ACTIEF = ("actief",)


@dataclass(frozen=True)
class Gezicht:
    """How a member shows himself: name, role now, shape and colour (1-8)."""

    lid_id: str
    persoon_id: str
    naam: str
    rol: Rol
    figuur: str
    kleur: int
    gezag: bool


def _rijen(session: Session, kring_id: str, *, persoon_id: str | None = None) -> Sequence[tuple[Lid, str | None]]:
    vraag = (
        select(Lid, Jim.status)
        .outerjoin(Jim, and_(col(Jim.kring_id) == col(Lid.kring_id), col(Jim.lid_id) == col(Lid.id)))
        .where(col(Lid.kring_id) == kring_id, or_(col(Lid.tot).is_(None), col(Lid.tot) > nu()))
        .order_by(col(Lid.sinds), col(Lid.id))
    )
    if persoon_id is not None:
        vraag = vraag.where(col(Lid.persoon_id) == persoon_id)
    return session.exec(vraag).all()


def _rol(lid: Lid, jim_status: str | None) -> Rol:
    if lid.rol == "jim" and jim_status not in _ACTIEF:
        return Rol.JIM_WACHT
    return Rol(lid.rol)


def _gezicht(lid: Lid, jim_status: str | None) -> Gezicht:
    return Gezicht(lid.id, lid.persoon_id, lid.naam, _rol(lid, jim_status), lid.figuur, lid.kleur, lid.gezag)


def alle_leden(session: Session, kring_id: str) -> list[Gezicht]:
    """The active members, in the order in which they came."""
    return [_gezicht(lid, status) for lid, status in _rijen(session, kring_id)]


def leden(session: Session, actor: Actor) -> list[Gezicht]:
    """The active members of the actor's kring. Every member may know who the others are."""
    return alle_leden(session, actor.kring_id)


def lid_ids(session: Session, kring_id: str, *rollen: Rol) -> list[str]:
    """The ids of active members with one of these roles (all when none is named)."""
    return [g.lid_id for g in alle_leden(session, kring_id) if not rollen or g.rol in rollen]


def gezag_ouders(session: Session, kring_id: str) -> list[Gezicht]:
    """The active ouders with gezag as recorded."""
    return [g for g in alle_leden(session, kring_id) if g.rol is Rol.OUDER and g.gezag]


def gezicht(session: Session, kring_id: str, lid_id: str) -> Gezicht:
    """One member's face, also of who left; raises NietGevonden."""
    rij = session.exec(
        select(Lid, Jim.status)
        .outerjoin(Jim, and_(col(Jim.kring_id) == col(Lid.kring_id), col(Jim.lid_id) == col(Lid.id)))
        .where(col(Lid.kring_id) == kring_id, col(Lid.id) == lid_id)
    ).first()
    if rij is None:
        raise NietGevonden
    return _gezicht(*rij)


def actor_voor(session: Session, persoon_id: str, kring_id: str) -> Actor | None:
    """Who this person is in this kring right now, or None for an outsider."""
    kring = session.get(Kring, kring_id)
    if kring is None:
        return None
    rijen = _rijen(session, kring_id, persoon_id=persoon_id)
    if not rijen:
        return None
    lid, status = rijen[0]
    return Actor(
        persoon_id=persoon_id,
        kring_id=kring_id,
        lid_id=lid.id,
        rol=_rol(lid, status),
        gezag=lid.gezag,
        leeftijd_jongere=kring.leeftijd(vandaag()),
    )


def kring_van(session: Session, actor: Actor) -> Kring:
    """The actor's kring."""
    kring = session.get(Kring, actor.kring_id)
    if kring is None:
        raise NietGevonden
    return kring


@dataclass(frozen=True)
class KringRegel:
    """One kring in somebody's own list: id, name of the jongere, own role."""

    kring_id: str
    roepnaam: str
    rol: str


def mijn_kringen(session: Session, persoon_id: str) -> list[KringRegel]:
    """The kringen in which this person is an active member, by name."""
    rijen = session.exec(
        select(Kring.id, Kring.roepnaam, Lid.rol)
        .join(Lid, col(Lid.kring_id) == col(Kring.id))
        .where(col(Lid.persoon_id) == persoon_id, or_(col(Lid.tot).is_(None), col(Lid.tot) > nu()))
        .order_by(col(Kring.roepnaam), col(Kring.id))
    ).all()
    return [KringRegel(*rij) for rij in rijen]
