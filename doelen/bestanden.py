"""The files that a record fetches from us (Koppeltaal): kept as they were sent, and open only for as long as what is in them may go there."""

from sqlmodel import Session, col, select

from basis.events import Uitgaand
from basis.outbox import Later, Rij
from doelen.doel.models import Dossierbestand
from doelen.doel.queries import vrijgegeven
from doelen.evaluatie import levering as evaluatie
from doelen.koppeling.koppeltaal import Stuk
from doelen.koppeling.poort import TijdelijkNietBereikbaar
from doelen.koppeling.termen import DOEL_SYSTEEM, LIJST_SYSTEEM, T_SYSTEEM
from doelen.rom import vrijgave
from jim.kring.models import Kring

SOORTEN = {DOEL_SYSTEEM: "doel", T_SYSTEEM: "t", LIJST_SYSTEEM: "lijst"}


def bewaar(session: Session, aanbieder_id: str, stuk: Stuk) -> str:
    """Keep a file that is on its way to this provider, and give its name there; the same file twice is kept once.

    Raises TijdelijkNietBereikbaar when it is not on its way any more.
    """
    naam = str(stuk.naam)
    onderweg = (col(Uitgaand.bestemming) == aanbieder_id, col(Uitgaand.baan) == stuk.sleutel, col(Uitgaand.klaar).is_(None))
    kring_id = session.exec(select(Uitgaand.kring_id).where(*onderweg)).first()
    if kring_id is None:
        raise TijdelijkNietBereikbaar
    if session.get(Dossierbestand, (kring_id, naam)) is None:
        session.add(
            Dossierbestand(id=naam, kring_id=kring_id, soort=SOORTEN[stuk.systeem], ding_id=stuk.sleutel, inhoud=stuk.inhoud.decode())
        )
    return f"{naam}.html"


def lees(session: Session, aanbieder_id: str, naam: str) -> Dossierbestand | None:
    """The file that this provider has under this name (`<uuid>.html`), or None when it is not there, or may not be read there any more."""
    van = (col(Dossierbestand.id) == naam.removesuffix(".html"), col(Kring.aanbieder_id) == aanbieder_id, col(Kring.gesloten).is_(None))
    rij = session.exec(select(Dossierbestand).join(Kring, col(Kring.id) == col(Dossierbestand.kring_id)).where(*van)).first()
    return rij if rij is not None and _mag_erheen(session, rij) else None


def _mag_erheen(session: Session, rij: Dossierbestand) -> bool:
    """By the same rules as sending it."""
    if rij.soort == "doel":
        return vrijgegeven(session, rij.kring_id, rij.ding_id)
    laad = {"t": evaluatie.laad, "lijst": vrijgave.laad}[rij.soort]
    try:
        return laad(session, Rij(rij.id, rij.soort, rij.kring_id, rij.ding_id, rij.ding_id)) is not None
    except Later:
        return True
