"""Reads about the kring and its people."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, bindparam
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from basis.clock import nu, vandaag
from basis.fouten import NietGevonden
from basis.rechten import GASTEN, GEZAG, WACHTEN, Actor, Rol
from basis.slot import slot
from basis.versleuteling.actions import open_sleutels
from jim.kring.models import Kring, Lid, Noodtoegang, Uitnodiging, Wilsoordeel
from jim.mandaat.models import Jim
from jim.organisaties.models import Medewerker

_ACTIEF = ("actief",)
_LOPEND = ("gevraagd", "wacht", "actief")
ZELF = 16
"""From this age the jongere decides alone (Jeugdwet 7.3.4, 7.3.11)."""
VOLWASSEN = 18
"""From this age nobody has gezag any more."""
MEE = 12
"""From this age the jongere decides too, with who has gezag (Jeugdwet 7.3.4)."""
_HIER = col(Lid.tot).is_(None)


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


_WILSOORDEEL = (
    select(Wilsoordeel.id).where(col(Wilsoordeel.kring_id) == col(Kring.id), col(Wilsoordeel.tot).is_(None)).correlate(Kring).exists()
)
JONGST = 11
"""The age that counts in law while the jongere can't weigh his own interests: as a child under 12 (Jeugdwet 7.3.15)."""


class _Rij(NamedTuple):
    """A member with all that his role depends on."""

    lid: Lid
    jim_status: str | None
    kring: Kring
    wilsoordeel: bool

    @property
    def leeftijd(self) -> int:
        return min(self.kring.leeftijd(vandaag()), JONGST) if self.wilsoordeel else self.kring.leeftijd(vandaag())


_LEDEN = (
    select(Lid, Jim.status, Kring, _WILSOORDEEL)
    .join(Kring, col(Kring.id) == col(Lid.kring_id))
    .outerjoin(Jim, and_(col(Jim.kring_id) == col(Lid.kring_id), col(Jim.lid_id) == col(Lid.id), col(Jim.status).in_(_LOPEND)))
    .where(col(Lid.kring_id) == bindparam("kring_id"))
    .order_by(col(Lid.sinds), col(Lid.id))
)
_ALLEN = _LEDEN.where(_HIER)
_ROLLEN = _ALLEN.options(defer(Lid.naam), defer(Kring.roepnaam))  # pyright: ignore[reportArgumentType]
_ROL_VAN = _ROLLEN.where(col(Lid.persoon_id) == bindparam("persoon_id"))
"""Built once: making these statements costs more than running them. Who needs roles only leaves the names sealed."""


def _rijen(session: Session, kring_id: str, *voorwaarden: ColumnElement[bool]) -> list[_Rij]:
    return [_Rij(*rij) for rij in session.exec(_LEDEN.where(*voorwaarden), params={"kring_id": kring_id})]


def _rol(rij: _Rij) -> Rol:
    if rij.lid.rol == "jim" and rij.jim_status not in _ACTIEF:
        return Rol.JIM_WACHT
    if rij.lid.rol in GEZAG and rij.kring.leeftijd(vandaag()) >= ZELF and not rij.lid.toegestaan:
        vertegenwoordigt = rij.wilsoordeel and rij.lid.gezag and rij.kring.leeftijd(vandaag()) < VOLWASSEN
        return Rol(rij.lid.rol) if vertegenwoordigt else Rol.BUITEN
    return Rol(rij.lid.rol)


def _gezicht(rij: _Rij) -> Gezicht:
    lid = rij.lid
    return Gezicht(lid.id, lid.persoon_id, lid.naam, _rol(rij), lid.figuur, lid.kleur, lid.gezag)


def alle_leden(session: Session, kring_id: str) -> list[Gezicht]:
    """The active members, in the order in which they came."""
    return [_gezicht(_Rij(*rij)) for rij in session.exec(_ALLEN, params={"kring_id": kring_id})]


def leden(session: Session, actor: Actor) -> list[Gezicht]:
    """The active members whom this actor may know: everybody; who waits, guests and ouders kept apart know fewer."""
    alle = alle_leden(session, actor.kring_id)
    if actor.rol in WACHTEN | GASTEN:
        return [g for g in alle if g.lid_id == actor.lid_id or g.rol in {Rol.JONGERE, Rol.AANSPREEKPUNT}]
    if actor.apart:
        return [g for g in alle if g.lid_id == actor.lid_id or g.rol not in {Rol.OUDER, Rol.BUITEN}]
    return alle


class Ploeg(NamedTuple):
    """The active members, the age that counts in law (`rechtsleeftijd`), and whether the ouders are kept apart."""

    leden: list[Gezicht]
    leeftijd: int
    apart: bool


def ploeg(session: Session, kring_id: str) -> Ploeg:
    """All of it in one read, for who asks more than one thing of it."""
    rijen = [_Rij(*rij) for rij in session.exec(_ALLEN, params={"kring_id": kring_id})]
    leeftijd = rijen[0].leeftijd if rijen else rechtsleeftijd(session, kring_id)
    return Ploeg([_gezicht(rij) for rij in rijen], leeftijd, any(rij.kring.ouders_apart for rij in rijen))


def rollen_en_apart(session: Session, kring_id: str) -> tuple[dict[str, Rol], bool]:
    """Lid id -> role of the active members, and whether the ouders are kept apart."""
    rijen = [_Rij(*rij) for rij in session.exec(_ROLLEN, params={"kring_id": kring_id})]
    return {rij.lid.id: _rol(rij) for rij in rijen}, any(rij.kring.ouders_apart for rij in rijen)


def lid_ids(session: Session, kring_id: str, *rollen: Rol) -> list[str]:
    """The ids of active members with one of these roles (all when none is named)."""
    return [g.lid_id for g in alle_leden(session, kring_id) if not rollen or g.rol in rollen]


def gezag_ouders(session: Session, kring_id: str) -> list[Gezicht]:
    """The ouders, or the voogd in their place, with gezag as recorded: also who left the app, for gezag is not in the app."""
    return [_gezicht(rij) for rij in _rijen(session, kring_id, col(Lid.gezag).is_(True))]


def gezag_verwacht(session: Session, kring_id: str) -> bool:
    """Was somebody with gezag invited who has not come yet? Then not all who must agree can have agreed."""
    vraag = select(Uitnodiging.id).where(col(Uitnodiging.kring_id) == kring_id, col(Uitnodiging.gezag), col(Uitnodiging.gebruikt).is_(None))
    return session.exec(vraag).first() is not None


def gezicht(session: Session, kring_id: str, lid_id: str) -> Gezicht:
    """One member's face, also of who left; raises NietGevonden."""
    rijen = _rijen(session, kring_id, col(Lid.id) == lid_id)
    if not rijen:
        raise NietGevonden
    return _gezicht(rijen[0])


def gezichten(session: Session, kring_id: str, lid_ids: Collection[str]) -> dict[str, Gezicht]:
    """Lid id -> face, also of who left, in one read."""
    return {rij.lid.id: _gezicht(rij) for rij in _rijen(session, kring_id, col(Lid.id).in_(lid_ids))}


def lidmaatschap(kring_id: str, persoon_id: str) -> str:
    """The name of the lock on somebody's membership: shared by what he does, alone for who ends it."""
    return f"lid|{kring_id}|{persoon_id}"


def actor_voor(session: Session, persoon_id: str, kring_id: str, *, vast: bool = False) -> Actor | None:
    """Who this person is in this kring right now, or None for an outsider; also who reads there in an emergency.

    `vast` holds the membership until the transaction ends: a removal that comes meanwhile is answered after it.
    """
    if vast:
        slot(session, lidmaatschap(kring_id, persoon_id), gedeeld=True)
    gevonden = session.exec(_ROL_VAN, params={"kring_id": kring_id, "persoon_id": persoon_id}).first()
    if gevonden is None:
        return _actor_in_nood(session, persoon_id, kring_id)
    rij = _Rij(*gevonden)
    rol = _rol(rij)
    return Actor(
        persoon_id=persoon_id,
        kring_id=kring_id,
        lid_id=rij.lid.id,
        rol=rol,
        gezag=rij.lid.gezag,
        leeftijd_jongere=rij.leeftijd,
        apart=rij.kring.ouders_apart and rol is Rol.OUDER,
        sinds=rij.lid.sinds,
    )


NOOD = "nood"
"""The lid id of who reads in an emergency: nobody's."""


def _actor_in_nood(session: Session, persoon_id: str, kring_id: str) -> Actor | None:
    """Who was given emergency access, as long as it lasts, he works at the kring's provider and the provider helps here."""
    moment = nu()
    vraag = (
        select(Noodtoegang.id)
        .join(Kring, col(Kring.id) == col(Noodtoegang.kring_id))
        .join(
            Medewerker,
            and_(col(Medewerker.persoon_id) == col(Noodtoegang.persoon_id), col(Medewerker.aanbieder_id) == col(Kring.aanbieder_id)),
        )
        .where(
            col(Noodtoegang.kring_id) == kring_id,
            col(Noodtoegang.persoon_id) == persoon_id,
            col(Noodtoegang.vanaf) <= moment,
            col(Noodtoegang.tot) > moment,
            col(Kring.gesloten).is_(None),
            col(Kring.hulp_tot).is_(None),
            col(Medewerker.tot).is_(None),
        )
    )
    if session.exec(vraag).first() is None:
        return None
    return Actor(persoon_id, kring_id, NOOD, Rol.NOOD, gezag=False, leeftijd_jongere=rechtsleeftijd(session, kring_id))


def rechtsleeftijd(session: Session, kring_id: str) -> int:
    """The age of the jongere as the law counts it: in years, or 11 while a professional recorded that he can't weigh."""
    kring, oordeel = session.exec(select(Kring, _WILSOORDEEL).where(col(Kring.id) == kring_id)).one()
    return min(kring.leeftijd(vandaag()), JONGST) if oordeel else kring.leeftijd(vandaag())


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
    mijn = (col(Lid.persoon_id) == persoon_id, _HIER)
    open_sleutels(session, session.exec(select(Lid.kring_id).where(*mijn)))
    rijen = session.exec(select(Kring, Lid.rol).join(Lid, col(Lid.kring_id) == col(Kring.id)).where(*mijn))
    return sorted((KringRegel(kring.id, kring.roepnaam, rol) for kring, rol in rijen), key=lambda r: (r.roepnaam.casefold(), r.kring_id))


def lid_van(session: Session, actor: Actor, lid_id: str) -> Lid:
    """The row of a member whom this actor may know; raises NietGevonden."""
    rij = session.get(Lid, (actor.kring_id, lid_id))
    if rij is None or all(g.lid_id != lid_id for g in leden(session, actor)):
        raise NietGevonden
    return rij


def oude_kringen(session: Session, persoon_id: str) -> list[tuple[str, date]]:
    """The kringen that this person left, by the day on which he did: (kring id, day). Names stay behind."""
    hier = select(Lid.kring_id).where(col(Lid.persoon_id) == persoon_id, _HIER)
    vraag = select(Lid.kring_id, Lid.tot).where(
        col(Lid.persoon_id) == persoon_id, col(Lid.tot).is_not(None), col(Lid.kring_id).not_in(hier)
    )
    laatste: dict[str, date] = {}
    for kring_id, tot in session.exec(vraag.order_by(col(Lid.tot))):
        if tot is not None:
            laatste[kring_id] = tot.date()
    return list(laatste.items())
