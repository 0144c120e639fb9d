"""Reads about the kring and its people."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, bindparam, or_
from sqlalchemy import select as sa_select
from sqlalchemy.orm import defer
from sqlmodel import Session, col, select

from basis.clock import nu, vandaag
from basis.fouten import NietGevonden
from basis.rechten import GASTEN, GEZAG, WACHTEN, Actor, Rol
from basis.slot import slot
from basis.versleuteling.actions import open_sleutels
from jim.kring.models import Kring, Lid, Noodtoegang, Uitnodiging, Wilsoordeel, jaren_op
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


class _Stand(NamedTuple):
    """A member's place in the kring: all that his role depends on."""

    lid_id: str
    rol: str
    gezag: bool
    toegestaan: bool | None
    sinds: datetime
    jim_status: str | None
    geboren_jaar: int
    geboren_maand: int
    apart: bool
    wilsoordeel: bool

    @property
    def jaren(self) -> int:
        return jaren_op(self.geboren_jaar, self.geboren_maand, vandaag())

    @property
    def rechtsleeftijd(self) -> int:
        return min(self.jaren, JONGST) if self.wilsoordeel else self.jaren


_STAND: tuple[Any, ...] = (
    col(Lid.id), col(Lid.rol), col(Lid.gezag), col(Lid.toegestaan), col(Lid.sinds), col(Jim.status), col(Kring.geboren_jaar),
    col(Kring.geboren_maand), col(Kring.ouders_apart), _WILSOORDEEL,
)  # fmt: skip


def _van_de_kring(wat: Any) -> Select[Any]:
    """Of the members of one kring, with what his role as JIM is, in the order in which they came."""
    loopt = or_(*(col(Jim.status) == status for status in _LOPEND))
    return (
        wat.join(Kring, col(Kring.id) == col(Lid.kring_id))
        .outerjoin(Jim, and_(col(Jim.kring_id) == col(Lid.kring_id), col(Jim.lid_id) == col(Lid.id), loopt))
        .where(col(Lid.kring_id) == bindparam("kring_id"))
        .order_by(col(Lid.sinds), col(Lid.id))
    )


_LEDEN = _van_de_kring(sa_select(Lid, *_STAND).select_from(Lid)).options(defer(Lid.gezag_door))  # pyright: ignore[reportArgumentType]
_ALLEN = _LEDEN.where(_HIER)
_EEN = _LEDEN.where(col(Lid.id) == bindparam("lid_id"))
_ENKELE = _LEDEN.where(col(Lid.id).in_(bindparam("lid_ids", expanding=True)))
_ROLLEN = _van_de_kring(sa_select(*_STAND).select_from(Lid)).where(_HIER)
_ROL_VAN = _ROLLEN.where(col(Lid.persoon_id) == bindparam("persoon_id"))
"""Built once: making these statements costs more than running them. Who needs roles only reads no name."""


def _standen(session: Session, vraag: Select[Any], **wie: str) -> list[_Stand]:
    return [_Stand(*rij) for rij in session.execute(vraag, wie)]


def _rijen(session: Session, vraag: Select[Any], **wie: Any) -> list[tuple[Lid, _Stand]]:
    return [(rij[0], _Stand(*rij[1:])) for rij in session.execute(vraag, wie)]


def _rol(stand: _Stand) -> Rol:
    if stand.rol == "jim" and stand.jim_status not in _ACTIEF:
        return Rol.JIM_WACHT
    if stand.rol in GEZAG and stand.jaren >= ZELF and not stand.toegestaan:
        vertegenwoordigt = stand.wilsoordeel and stand.gezag and stand.jaren < VOLWASSEN
        return Rol(stand.rol) if vertegenwoordigt else Rol.BUITEN
    return Rol(stand.rol)


def _gezicht(rij: tuple[Lid, _Stand]) -> Gezicht:
    lid, stand = rij
    return Gezicht(lid.id, lid.persoon_id, lid.naam, _rol(stand), lid.figuur, lid.kleur, lid.gezag)


def alle_leden(session: Session, kring_id: str) -> list[Gezicht]:
    """The active members, in the order in which they came."""
    return [_gezicht(rij) for rij in _rijen(session, _ALLEN, kring_id=kring_id)]


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
    rijen = _rijen(session, _ALLEN, kring_id=kring_id)
    jaren = rijen[0][1].rechtsleeftijd if rijen else rechtsleeftijd(session, kring_id)
    return Ploeg([_gezicht(rij) for rij in rijen], jaren, any(stand.apart for _, stand in rijen))


def rolploeg(session: Session, kring_id: str) -> Ploeg:
    """As `ploeg`, of faces with a role and gezag alone: who needs no more reads no name."""
    standen = _standen(session, _ROLLEN, kring_id=kring_id)
    jaren = standen[0].rechtsleeftijd if standen else rechtsleeftijd(session, kring_id)
    wie = [Gezicht(stand.lid_id, "", "", _rol(stand), "", 0, stand.gezag) for stand in standen]
    return Ploeg(wie, jaren, any(stand.apart for stand in standen))


def rollen_en_apart(session: Session, kring_id: str) -> tuple[dict[str, Rol], bool]:
    """Lid id -> role of the active members, and whether the ouders are kept apart."""
    standen = _standen(session, _ROLLEN, kring_id=kring_id)
    return {stand.lid_id: _rol(stand) for stand in standen}, any(stand.apart for stand in standen)


def lid_ids(session: Session, kring_id: str, *rollen: Rol) -> list[str]:
    """The ids of active members with one of these roles (all when none is named)."""
    return [g.lid_id for g in alle_leden(session, kring_id) if not rollen or g.rol in rollen]


def gezag_ouders(session: Session, kring_id: str) -> list[Gezicht]:
    """The ouders, or the voogd in their place, with gezag as recorded: also who left the app, for gezag is not in the app."""
    return [_gezicht(rij) for rij in _rijen(session, _LEDEN.where(col(Lid.gezag).is_(True)), kring_id=kring_id)]


def gezag_verwacht(session: Session, kring_id: str) -> bool:
    """Was somebody with gezag invited who has not come yet? Then not all who must agree can have agreed."""
    vraag = select(Uitnodiging.id).where(col(Uitnodiging.kring_id) == kring_id, col(Uitnodiging.gezag), col(Uitnodiging.gebruikt).is_(None))
    return session.exec(vraag).first() is not None


def gezicht(session: Session, kring_id: str, lid_id: str) -> Gezicht:
    """One member's face, also of who left; raises NietGevonden."""
    rijen = _rijen(session, _EEN, kring_id=kring_id, lid_id=lid_id)
    if not rijen:
        raise NietGevonden
    return _gezicht(rijen[0])


def gezichten(session: Session, kring_id: str, lid_ids: Collection[str]) -> dict[str, Gezicht]:
    """Lid id -> face, also of who left, in one read."""
    return {rij[0].id: _gezicht(rij) for rij in _rijen(session, _ENKELE, kring_id=kring_id, lid_ids=list(lid_ids))}


def lidmaatschap(kring_id: str, persoon_id: str) -> str:
    """The name of the lock on somebody's membership: shared by what he does, alone for who ends it."""
    return f"lid|{kring_id}|{persoon_id}"


def actor_voor(session: Session, persoon_id: str, kring_id: str, *, vast: bool = False) -> Actor | None:
    """Who this person is in this kring right now, or None for an outsider; also who reads there in an emergency.

    `vast` holds the membership until the transaction ends: a removal that comes meanwhile is answered after it.
    """
    if vast:
        slot(session, lidmaatschap(kring_id, persoon_id), gedeeld=True)
    gevonden = _standen(session, _ROL_VAN, kring_id=kring_id, persoon_id=persoon_id)
    if not gevonden:
        return _actor_in_nood(session, persoon_id, kring_id)
    stand, rol = gevonden[0], _rol(gevonden[0])
    return Actor(
        persoon_id=persoon_id,
        kring_id=kring_id,
        lid_id=stand.lid_id,
        rol=rol,
        gezag=stand.gezag,
        leeftijd_jongere=stand.rechtsleeftijd,
        apart=stand.apart and rol is Rol.OUDER,
        sinds=stand.sinds,
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
