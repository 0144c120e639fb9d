"""Erasing what this floor holds: a kring whole, a person out of his kringen, what was written. The ledger is the caller's, but where it says so."""

import secrets
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, update
from sqlmodel import Session, col, delete, select

from basis.identiteit.actions import begin_opnieuw
from basis.identiteit.models import Aanmelding, Herstel, Persoon
from basis.versleuteling.actions import vernietig
from basis.wissen.actions import boek_veel, wis_rijen
from jim.gesprekken.actions import wis_gesprek
from jim.gesprekken.models import Bericht, Deelname, Gesprek
from jim.kring.models import Kring, Lid, Noodtoegang
from jim.mandaat.models import Jim
from jim.mandaat.queries import LOPEND
from jim.organisaties.actions import WERKROLLEN
from jim.organisaties.models import Beheerder, GemeenteLezer, Medewerker
from jim.zorgen.actions import wis_zorgen
from jim.zorgen.models import Zorg, ZorgStap


def wis_kring_rijen(session: Session, kring_id: str) -> None:
    """Delete a kring with all its rows and destroy its data key. Who was in it keeps his account."""
    wis_rijen(session, kring_id)
    session.connection().execute(delete(Kring).where(col(Kring.id) == kring_id))
    vernietig(session, kring_id)


def wis_berichten(session: Session, kring_id: str, gesprek_id: str, tot: datetime) -> None:
    """What was written in a conversation until that moment goes, but for what was written for everybody."""
    waar = (col(Bericht.gesprek_id) == gesprek_id, col(Bericht.publiek) == "gesprek", col(Bericht.op) <= tot)
    session.exec(delete(Bericht).where(col(Bericht.kring_id) == kring_id, *waar))


def wis_bericht(session: Session, kring_id: str, bericht_id: str) -> None:
    """One message or worry goes."""
    session.exec(delete(Bericht).where(col(Bericht.kring_id) == kring_id, col(Bericht.id) == bericht_id))
    session.exec(delete(Zorg).where(col(Zorg.kring_id) == kring_id, col(Zorg.id) == bericht_id))


def plaatsen(session: Session, persoon_id: str) -> list[tuple[str, str]]:
    """(kring id, lid id) of each place that this person has or had, but for those where he worked."""
    vraag = select(Lid.kring_id, Lid.id).where(col(Lid.persoon_id) == persoon_id, col(Lid.rol).not_in(WERKROLLEN))
    return list(session.exec(vraag))


def wis_eigen_gesprekken(session: Session, kring_id: str, lid_id: str, *, alles: bool) -> None:
    """His own conversations and worries go, for both; of a group or somebody else's (the JIM's) only what he wrote. Into the ledger.

    `alles`: also what he wrote for everybody.
    """
    eigen = and_(col(Gesprek.kring_id) == kring_id, col(Gesprek.eigenaar_lid_id) == lid_id, col(Gesprek.soort) != "groep")
    for gesprek in session.exec(select(Gesprek).where(eigen)).all():
        wis_gesprek(session, gesprek)
    wis_zorgen(session, kring_id, lid_id)
    mee = select(Deelname.gesprek_id).where(col(Deelname.kring_id) == kring_id, col(Deelname.lid_id) == lid_id)
    prive = and_(col(Bericht.gesprek_id).in_(mee), col(Bericht.publiek) == "gesprek")
    zijn = col(Bericht.auteur_lid_id) == lid_id
    _wis_geschreven(session, kring_id, zijn if alles else and_(zijn, prive))


def _wis_geschreven(session: Session, kring_id: str, waar: ColumnElement[bool]) -> None:
    ids = session.exec(select(Bericht.id).where(col(Bericht.kring_id) == kring_id, waar)).all()
    boek_veel(session, "bericht", [(kring_id, bericht_id) for bericht_id in ids])
    for bericht_id in ids:
        wis_bericht(session, kring_id, bericht_id)


def wis_persoon_rijen(session: Session, persoon_id: str, moment: datetime) -> None:
    """Delete a person: ways in, name, work, and his data key. Asking twice changes nothing.

    What he wrote for everybody stays with his name in that kring; behind it stands, in each kring another, a person without a name.
    """
    begin_opnieuw(session, persoon_id)
    for model in (Aanmelding, Medewerker, Beheerder, GemeenteLezer):
        session.exec(delete(model).where(col(model.persoon_id) == persoon_id))
    session.exec(delete(Herstel).where(or_(col(Herstel.persoon_id) == persoon_id, col(Herstel.door_persoon_id) == persoon_id)))
    for kring_id, lid_id, tot in session.exec(select(Lid.kring_id, Lid.id, Lid.tot).where(col(Lid.persoon_id) == persoon_id)).all():
        dit = (col(Lid.kring_id) == kring_id, col(Lid.id) == lid_id)
        session.exec(update(Lid).where(*dit).values(persoon_id=_niemand(session)))
        if tot is None:
            session.exec(update(Lid).where(*dit).values(tot=moment, vertrek="zelf"))
            jim = (col(Jim.kring_id) == kring_id, col(Jim.lid_id) == lid_id, col(Jim.status).in_(LOPEND))
            session.exec(update(Jim).where(*jim).values(status="gestopt", sinds=moment))
    if session.exec(select(Noodtoegang.id).where(col(Noodtoegang.persoon_id) == persoon_id)).first() is not None:
        session.exec(update(Noodtoegang).where(col(Noodtoegang.persoon_id) == persoon_id).values(persoon_id=_niemand(session)))
    session.exec(update(ZorgStap).where(col(ZorgStap.persoon_id) == persoon_id).values(persoon_id=""))
    session.exec(delete(Persoon).where(col(Persoon.id) == persoon_id))
    vernietig(session, f"persoon:{persoon_id}")


def _niemand(session: Session) -> str:
    rij = Persoon(naam="", handle=secrets.token_bytes(32))
    session.add(rij)
    session.flush()
    return rij.id
