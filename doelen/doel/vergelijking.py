"""What we believe stands in a provider's record against what stands there; and mending what can be mended from here."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlmodel import Session, col, delete, select

from basis.clock import nu
from basis.events import Lijn, Uitgaand
from basis.outbox import zend_weer
from doelen.bestanden import BLIJFT
from doelen.doel.intrekken import VOOR, neem_terug
from doelen.doel.models import InDossier, Meting, Verschil
from doelen.intrekking import stand, zeker
from doelen.koppeling.poort import Gevonden
from jim.kring.models import Kring

HERSTELBAAR = frozenset({"weg", "oud", "elders"})
"""What sending it again mends."""


def vergelijk(session: Session, aanbieder_id: str, daar: Iterable[Gevonden]) -> int:
    """Write down the differences with what was found there; gives how many."""
    gevonden: dict[str, list[Gevonden]] = defaultdict(list)
    ja: dict[str, list[Gevonden]] = defaultdict(list)
    bestanden: set[str] = set()
    for ding in daar:
        if ding.soort == "bestand":
            bestanden.add(ding.verwijzing)
        elif ding.soort == "ja":
            ja[ding.sleutel].append(ding)
        else:
            gevonden[ding.sleutel].append(ding)
    van = select(InDossier).join(Kring, col(Kring.id) == col(InDossier.kring_id)).where(col(Kring.aanbieder_id) == aanbieder_id)
    boeken = {rij.ding_id: rij for rij in session.exec(van) if rij.verwijzing not in bestanden}
    session.exec(delete(Verschil).where(col(Verschil.bestemming) == aanbieder_id))
    verschillen = [
        v
        for sleutel in sorted(boeken.keys() | gevonden.keys())
        if (v := _verschil(aanbieder_id, sleutel, boeken.get(sleutel), gevonden.get(sleutel, []))) is not None
    ]
    goed = zeker(session, aanbieder_id) if ja else set[str]()
    na_te_gaan = [sleutel for sleutel in sorted(ja) if sleutel not in goed or not all(ding.geleverd for ding in ja[sleutel])]
    verschillen += [v for sleutel in na_te_gaan if (v := _verschil_ja(session, aanbieder_id, boeken.get(sleutel), ja[sleutel])) is not None]
    session.add_all(verschillen)
    lijn = session.get(Lijn, aanbieder_id) or Lijn(bestemming=aanbieder_id)
    lijn.vergelijk, lijn.vergeleken = False, nu()
    session.add(lijn)
    session.flush()
    return len(verschillen)


def _verschil(aanbieder_id: str, sleutel: str, boek: InDossier | None, daar: Sequence[Gevonden]) -> Verschil | None:
    if boek is None:
        soort = "dubbel" if len(daar) > 1 else "vreemd"
        return Verschil(
            bestemming=aanbieder_id, ding_id=sleutel[:120], ding=daar[0].soort, soort=soort, verwijzing=daar[0].verwijzing[:120]
        )
    if not daar:
        soort = "weg"
    elif len(daar) > 1:
        soort = "dubbel"
    elif daar[0].verwijzing != boek.verwijzing:
        soort = "elders"
    elif daar[0].geleverd < boek.geleverd:
        soort = "oud"
    else:
        return None
    ding = "doel" if boek.verwijzing.startswith(("Goal/", "Task/")) or boek.geleverd else "meting"
    return Verschil(bestemming=aanbieder_id, ding_id=sleutel, kring_id=boek.kring_id, ding=ding, soort=soort, verwijzing=boek.verwijzing)


def _verschil_ja(session: Session, aanbieder_id: str, boek: InDossier | None, daar: Sequence[Gevonden]) -> Verschil | None:
    """A yes that holds there and was taken back here, or the other way, and of which nothing is on its way. Of what our books don't know the thing itself is listed."""
    if boek is None:
        return None
    sleutel, hier = f"{VOOR}{boek.ding_id}", stand(session, boek.kring_id, boek.ding_id)
    if not hier or all(ding.geleverd == (hier == "geldt") for ding in daar):
        return None
    van = (col(Uitgaand.kring_id) == boek.kring_id, col(Uitgaand.ding_id).in_([sleutel, boek.ding_id]), col(Uitgaand.klaar).is_(None))
    if session.exec(select(Uitgaand.id).where(*van)).first() is not None:
        return None
    return Verschil(bestemming=aanbieder_id, ding_id=sleutel, kring_id=boek.kring_id, ding="ja", soort="oud", verwijzing=daar[0].verwijzing)


def verschillen(session: Session, aanbieder_id: str) -> Sequence[Verschil]:
    """Where it differed when it was last compared."""
    vraag = select(Verschil).where(col(Verschil.bestemming) == aanbieder_id)
    return session.exec(vraag.order_by(col(Verschil.soort), col(Verschil.ding), col(Verschil.ding_id))).all()


def _wijs_opnieuw(session: Session, kring_id: str, doel_id: str) -> None:
    """The scores of a goal that comes back in another place must point there."""
    er_al = select(InDossier.ding_id).where(col(InDossier.kring_id) == kring_id)
    van = (col(Meting.kring_id) == kring_id, col(Meting.doel_id) == doel_id, col(Meting.id).in_(er_al))
    for meting_id in session.exec(select(Meting.id).where(*van)).all():
        zend_weer(session, kring_id, meting_id)


def _ja_is_terug(session: Session, kring_id: str, ding_id: str) -> bool:
    """Did somebody take back the yes by which this went?"""
    van = select(Uitgaand.soort, Uitgaand.baan).where(col(Uitgaand.kring_id) == kring_id, col(Uitgaand.ding_id) == ding_id)
    rij = session.exec(van).first()
    return rij is not None and not BLIJFT["doel" if rij[0] == "meting" else rij[0]](session, kring_id, rij[1])


def herstel(session: Session, aanbieder_id: str) -> int:
    """Send again what is gone, old or elsewhere, as far as it is still released; gives how many things. What is double or not ours to know stays listed.

    What is gone after somebody took his yes back is forgotten, so that a family no longer reads that it stands there. Nothing is taken away there: that is for people of the provider.
    """
    hersteld = 0
    for rij in verschillen(session, aanbieder_id):
        if rij.soort not in HERSTELBAAR:
            continue
        sleutel = rij.ding_id.removeprefix(VOOR)
        boek = session.get(InDossier, (rij.kring_id, sleutel))
        if boek is not None and rij.soort == "weg" and _ja_is_terug(session, rij.kring_id, rij.ding_id):
            session.delete(boek)
        elif rij.ding == "ja" and stand(session, rij.kring_id, sleutel) == "terug":
            neem_terug(session, rij.kring_id, [sleutel], nu())
            hersteld += 1
        elif boek is not None and zend_weer(session, rij.kring_id, sleutel):
            boek.geleverd = 0
            if rij.soort == "weg" and rij.ding == "doel":
                _wijs_opnieuw(session, rij.kring_id, rij.ding_id)
            hersteld += 1
        session.delete(rij)
    session.flush()
    return hersteld
