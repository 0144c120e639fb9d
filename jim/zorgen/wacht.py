"""Who can be asked about a worry now: the aanspreekpunt, who stands in for him, and who is on call at the provider."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from basis.identiteit.models import Persoon
from basis.versleuteling.actions import open_sleutels
from jim.kring.models import Kring, Lid, Vervanger
from jim.organisaties.bereikbaar import is_er
from jim.organisaties.models import Medewerker
from jim.zorgen.policy import WERKROLLEN


@dataclass(frozen=True)
class Wacht:
    """Somebody who can be asked. `lid_id` is empty for who is on call and not in the kring."""

    persoon_id: str
    lid_id: str
    naam: str
    werkt: Medewerker

    @property
    def heeft_dienst(self) -> bool:
        """Is he asked because he is on call?"""
        return not self.lid_id

    def is_er(self, moment: datetime) -> bool:
        """Is he at work at this moment?"""
        return is_er(self.werkt, moment)


def _in_de_kring(session: Session, kring: Kring, lid: Lid | None) -> Wacht | None:
    werkt = session.get(Medewerker, lid.persoon_id) if lid is not None and lid.tot is None and lid.rol in WERKROLLEN else None
    if lid is None or werkt is None or werkt.tot is not None or werkt.aanbieder_id != kring.aanbieder_id:
        return None
    return Wacht(lid.persoon_id, lid.id, lid.naam, werkt)


def aanspreekpunt(session: Session, kring: Kring) -> Wacht | None:
    """The aanspreekpunt, or None when the help ended."""
    vraag = select(Lid).where(col(Lid.kring_id) == kring.id, col(Lid.rol) == "aanspreekpunt", col(Lid.tot).is_(None))
    return _in_de_kring(session, kring, session.exec(vraag).first())


def vervanger(session: Session, kring: Kring) -> Wacht | None:
    """Who stands in, as long as he is in the kring as a professional and works at its provider."""
    rij = session.get(Vervanger, kring.id)
    lid = session.get(Lid, (kring.id, rij.lid_id)) if rij is not None else None
    return _in_de_kring(session, kring, lid) if lid is not None and lid.rol == "professional" else None


def dienst(session: Session, kring: Kring) -> list[Wacht]:
    """Who is on call at the provider, but for who is or was family here; by id, so that the order never changes."""
    if kring.hulp_tot is not None:
        return []
    familie = select(Lid.persoon_id).where(col(Lid.kring_id) == kring.id, col(Lid.rol).not_in(WERKROLLEN))
    rijen = session.exec(
        select(Medewerker)
        .where(
            col(Medewerker.aanbieder_id) == kring.aanbieder_id,
            col(Medewerker.dienst),
            col(Medewerker.tot).is_(None),
            col(Medewerker.persoon_id).not_in(familie),
        )
        .order_by(col(Medewerker.persoon_id))
    ).all()
    open_sleutels(session, [f"persoon:{m.persoon_id}" for m in rijen])
    return [Wacht(m.persoon_id, "", session.get_one(Persoon, m.persoon_id).naam, m) for m in rijen]


def eerst(session: Session, kring: Kring, moment: datetime) -> list[Wacht]:
    """Whom a worry goes to at once: always the aanspreekpunt; while he is not there also who stands in and is there, else who is on call."""
    vast, in_zijn_plaats = aanspreekpunt(session, kring), vervanger(session, kring)
    wie = [vast] if vast is not None else []
    if vast is None or not vast.is_er(moment):
        wie += [in_zijn_plaats] if in_zijn_plaats is not None and in_zijn_plaats.is_er(moment) else dienst(session, kring)
    return wie


def daarna(session: Session, kring: Kring) -> list[Wacht]:
    """Everybody who can be asked when nobody took it."""
    return [w for w in (aanspreekpunt(session, kring), vervanger(session, kring)) if w is not None] + dienst(session, kring)
