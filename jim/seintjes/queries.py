"""Whose phone has something to say now. What it says is the same for everybody, so nothing of the event is read but its kind."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from basis.events import Gebeurtenis
from basis.identiteit.queries import geldige_sessies
from jim.kring.models import Lid
from jim.seintjes.models import Seinadres
from jim.seintjes.tijden import mag_nu
from jim.zorgen.models import ZorgStap

SOORTEN = {
    "praten": frozenset({"bericht"}),
    "doelen": frozenset({"doel", "evaluatie", "vragenlijst"}),
    "kring": frozenset({"afspraken", "jim", "voorval"}),
}
"""What a person chooses -> the kinds of event. A worry (`zorg`) always comes: whom it goes to is asked for help."""
WACHT = timedelta(seconds=5)
"""So long after an event it is looked at: a transaction commits later than it noted its moment."""


def seinadres(session: Session, token_hash: str) -> Seinadres | None:
    """What was chosen on this phone."""
    return session.get(Seinadres, token_hash)


def te_seinen(session: Session, moment: datetime) -> list[tuple[Seinadres, bool]]:
    """The phones to which one goes now, and whether it can't wait (a worry); only of who is signed in and in the kring."""
    grens = moment - WACHT
    nieuws: dict[str, set[str]] = {}
    gebeurd = (
        select(Seinadres.token_hash, Gebeurtenis.soort)
        .join(Lid, col(Lid.persoon_id) == col(Seinadres.persoon_id))
        .join(Gebeurtenis, (col(Gebeurtenis.kring_id) == col(Lid.kring_id)) & (col(Gebeurtenis.lid_id) == col(Lid.id)))
        .where(col(Lid.tot).is_(None), col(Gebeurtenis.bel), col(Gebeurtenis.op) > col(Seinadres.gezien), col(Gebeurtenis.op) <= grens)
        .distinct()
    )
    gevraagd = (
        select(Seinadres.token_hash, ZorgStap.soort)
        .join(ZorgStap, col(ZorgStap.persoon_id) == col(Seinadres.persoon_id))
        .where(col(ZorgStap.soort) == "gevraagd", col(ZorgStap.op) > col(Seinadres.gezien), col(ZorgStap.op) <= grens)
        .distinct()
    )
    for vraag in (gebeurd, gevraagd):
        for token_hash, soort in session.exec(vraag):
            nieuws.setdefault(token_hash, set()).add(soort)
    adressen = session.exec(select(Seinadres).where(col(Seinadres.token_hash).in_(geldige_sessies(session, nieuws))))
    uit = []
    for adres in adressen:
        if adres.wacht_tot is not None and moment < adres.wacht_tot:
            continue
        soorten = nieuws[adres.token_hash]
        dringend = bool(soorten & {"zorg", "gevraagd"})
        gekozen = any(soorten & SOORTEN[s] for s in adres.soorten.split())
        if dringend or (gekozen and mag_nu(moment, adres.wanneer, (adres.stil_van, adres.stil_tot), adres.laatst)):
            uit.append((adres, dringend))
    return uit
