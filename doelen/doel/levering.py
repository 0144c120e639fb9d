"""From outbox rows to the provider's record: loads what was released, checks that it still is, and notes the receipt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from sqlmodel import Session, col, select

from basis.events import Uitgaand
from doelen.doel.models import Doel, InDossier, Meting, Trede, Vrijgave
from doelen.doel.queries import beslissers, vrijgegeven
from doelen.koppeling.poort import (
    DoelVoorDossier,
    Informant,
    MetingVoorDossier,
    Ontvangst,
    Status,
    ToestemmingVoorDossier,
    Zending,
)
from jim.kring.models import Kring, Lid

INFORMANTEN: dict[str, Informant] = {
    "jongere": "jongere",
    "ouder": "ouder",
    "voogd": "voogd",
    "jim": "jim",
    "aanspreekpunt": "professional",
    "professional": "professional",
}


@dataclass(frozen=True)
class Vracht:
    """A shipment, and the provider whose record it is for."""

    aanbieder_id: str
    zending: Zending


def laad(session: Session, rijen: Sequence[Uitgaand]) -> Vracht | None:
    """Read what the rows of one goal's lane ask for; None when it is gone or no longer released."""
    kring_id, doel_id = rijen[0].kring_id, _doel_id(session, rijen)
    doel = session.get(Doel, (kring_id, doel_id)) if doel_id else None
    if doel is None or not vrijgegeven(session, kring_id, doel.id):
        return None
    kring = session.get_one(Kring, kring_id)
    staat = session.get(InDossier, (kring_id, doel.id))
    treden = session.exec(select(Trede).where(col(Trede.kring_id) == kring_id, col(Trede.doel_id) == doel.id)).all()
    zending = Zending(
        doel=DoelVoorDossier(
            sleutel=doel.id,
            pseudoniem=kring.pseudoniem,
            tekst=doel.tekst,
            treden={t.niveau: t.tekst for t in treden},
            variant="6" if doel.variant == 6 else "5",
            basis=doel.basis,
            status=cast("Status", doel.status),
            streefdatum=doel.streefdatum,
            versie=doel.versie,
        ),
        toestemming=_toestemming(session, doel),
        metingen=tuple(_metingen(session, kring, rijen)),
        bekend=staat is not None and staat.geleverd == doel.versie and all(rij.soort != "doel" for rij in rijen),
    )
    return Vracht(kring.aanbieder_id, zending)


def _doel_id(session: Session, rijen: Sequence[Uitgaand]) -> str:
    for rij in rijen:
        if rij.soort == "doel":
            return rij.ding_id
        meting = session.get(Meting, (rij.kring_id, rij.ding_id))
        if meting is not None:
            return meting.doel_id
    return ""


def _toestemming(session: Session, doel: Doel) -> ToestemmingVoorDossier:
    beslist = {gezicht.lid_id for gezicht in beslissers(session, doel.kring_id)}
    van = (col(Vrijgave.kring_id) == doel.kring_id, col(Vrijgave.doel_id) == doel.id, col(Vrijgave.lid_id).in_(beslist))
    gaven = session.exec(select(Vrijgave).where(*van)).all()
    rollen: list[Informant] = [INFORMANTEN[session.get_one(Lid, (doel.kring_id, v.lid_id)).rol] for v in gaven]
    return ToestemmingVoorDossier(door=tuple(sorted(rollen, key=str)), op=max(v.op for v in gaven))


def _metingen(session: Session, kring: Kring, rijen: Sequence[Uitgaand]) -> Sequence[MetingVoorDossier]:
    metingen = (session.get(Meting, (rij.kring_id, rij.ding_id)) for rij in rijen if rij.soort == "meting")
    return [
        MetingVoorDossier(
            sleutel=meting.id,
            doel_sleutel=meting.doel_id,
            pseudoniem=kring.pseudoniem,
            niveau=meting.niveau,
            door=INFORMANTEN[session.get_one(Lid, (meting.kring_id, meting.lid_id)).rol],
            op=meting.op,
        )
        for meting in metingen
        if meting is not None and meting.schaal == "ladder"
    ]


def noteer(session: Session, kring_id: str, zending: Zending, ontvangsten: Mapping[str, Ontvangst]) -> None:
    """Write down what stands in the record now, and where."""
    for sleutel, ontvangst in ontvangsten.items():
        staat = session.get(InDossier, (kring_id, sleutel))
        if staat is None:
            staat = InDossier(kring_id=kring_id, ding_id=sleutel, verwijzing="", versie="")
            session.add(staat)
        staat.verwijzing, staat.versie = ontvangst.verwijzing, ontvangst.versie
        staat.geleverd = zending.doel.versie if sleutel == zending.doel.sleutel else 0
    session.flush()
