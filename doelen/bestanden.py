"""The files that a record fetches from us (Koppeltaal): kept as they were sent, and open until somebody takes his yes back."""

from sqlmodel import Session, col, select

from basis.events import Uitgaand
from doelen.doel.models import Dossierbestand
from doelen.doel.queries import mag_blijven
from doelen.evaluatie import levering as evaluatie
from doelen.koppeling.koppeltaal import Stuk
from doelen.koppeling.poort import TijdelijkNietBereikbaar
from doelen.koppeling.termen import DOEL_SYSTEEM, LIJST_SYSTEEM, T_SYSTEEM
from doelen.rom import vrijgave
from jim.kring.models import Kring

BLIJFT = {"doel": mag_blijven, "t": evaluatie.mag_blijven, "lijst": vrijgave.mag_blijven}
"""Whether what went may still be read there."""
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
    """The file that this provider has under this name (`<uuid>.html`), or None when it is not there, or somebody took his yes back, or the kring closed."""
    van = (col(Dossierbestand.id) == naam.removesuffix(".html"), col(Kring.aanbieder_id) == aanbieder_id, col(Kring.gesloten).is_(None))
    rij = session.exec(select(Dossierbestand).join(Kring, col(Kring.id) == col(Dossierbestand.kring_id)).where(*van)).first()
    return rij if rij is not None and BLIJFT[rij.soort](session, rij.kring_id, rij.ding_id) else None
