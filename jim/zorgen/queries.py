"""Reads about worries: mine, those that wait for a professional, and the steps of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from basis.fouten import NietGevonden
from basis.rechten import Actor, haal, zichtbaar
from basis.versleuteling.actions import open_sleutels
from jim.kring.models import Kring
from jim.kring.queries import Gezicht, gezicht
from jim.zorgen import policy
from jim.zorgen.models import Zorg, ZorgStap

HOEVEEL = 50


@dataclass(frozen=True)
class ZorgBeeld:
    """A worry with who sent it and its steps, the first one first."""

    zorg: Zorg
    van: Gezicht
    stappen: list[ZorgStap]

    @property
    def opgepakt(self) -> str:
        """The name of who has it now, or ""."""
        wie = self.zorg.opgepakt_door_id
        return next((s.naam for s in reversed(self.stappen) if wie and s.soort == "opgepakt"), "")

    @property
    def niemand(self) -> bool:
        """Was everybody asked, and did nobody take it?"""
        return not self.zorg.opgepakt_door_id and self.zorg.klaar is None and any(s.soort == "niemand" for s in self.stappen)


@dataclass(frozen=True)
class Wachtend:
    """A worry that waits for a professional, without content: of which kring, of what kind, since when, and whether he has it."""

    zorg_id: str
    kring_id: str
    roepnaam: str
    soort: str
    op: datetime
    van_mij: bool


def stappen(session: Session, zorg: Zorg) -> list[ZorgStap]:
    """All that happened with it, in order; the caller checked that it may be read."""
    hier = (col(ZorgStap.kring_id) == zorg.kring_id, col(ZorgStap.zorg_id) == zorg.id)
    return list(session.exec(select(ZorgStap).where(*hier).order_by(col(ZorgStap.nummer))))


def _beeld(session: Session, zorg: Zorg) -> ZorgBeeld:
    return ZorgBeeld(zorg, gezicht(session, zorg.kring_id, zorg.door_lid_id), stappen(session, zorg))


def mijn_zorgen(session: Session, actor: Actor) -> list[ZorgBeeld]:
    """The last worries that the actor reads in this kring, newest first."""
    vraag = select(Zorg).where(zichtbaar(actor, Zorg)).order_by(col(Zorg.op).desc(), col(Zorg.id).desc()).limit(HOEVEEL)
    return [_beeld(session, z) for z in session.exec(vraag)]


def zorg_van(session: Session, actor: Actor, zorg_id: str) -> ZorgBeeld:
    """One of them; raises NietGevonden."""
    return _beeld(session, haal(session, actor, Zorg, zorg_id))


def op_werk(session: Session, persoon_id: str, zorg_id: str, *, vast: bool = False) -> Zorg:
    """A worry that went to this professional; raises NietGevonden. `vast` holds its row until the transaction ends."""
    vraag = select(Zorg).where(col(Zorg.id) == zorg_id, policy.voor_medewerker(persoon_id))
    vraag = vraag.with_for_update().execution_options(populate_existing=True) if vast else vraag
    zorg = session.exec(vraag).first()
    if zorg is None:
        raise NietGevonden
    return zorg


def beeld_op_werk(session: Session, persoon_id: str, zorg_id: str) -> ZorgBeeld:
    """The same with its steps."""
    return _beeld(session, op_werk(session, persoon_id, zorg_id))


def wachtend(session: Session, persoon_id: str) -> list[Wachtend]:
    """The open worries that he has or that nobody took yet, in all his kringen, the longest first."""
    van_mij = col(Zorg.opgepakt_door_id).in_(["", persoon_id])
    vraag = select(Zorg).where(policy.voor_medewerker(persoon_id), col(Zorg.klaar).is_(None), van_mij)
    vraag = vraag.order_by(col(Zorg.op), col(Zorg.id))
    rijen: Sequence[Zorg] = session.exec(vraag.limit(HOEVEEL)).all()
    kringen = {z.kring_id for z in rijen}
    open_sleutels(session, kringen)
    namen = {k.id: k.roepnaam for k in session.exec(select(Kring).where(col(Kring.id).in_(kringen)))}
    return [Wachtend(z.id, z.kring_id, namen[z.kring_id], z.soort, z.op, z.opgepakt_door_id == persoon_id) for z in rijen]
