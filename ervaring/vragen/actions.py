"""Keeping answers apart from who gave them, and taking them back."""

import hashlib
import hmac
from collections.abc import Mapping

from sqlalchemy import and_, or_
from sqlmodel import Session, col, delete, select

from basis.clock import kwartaal, vandaag
from basis.fouten import Ongeldig
from basis.rechten import Actor, Recht, eis
from basis.slot import slot
from basis.versleuteling.actions import sleutel_van
from ervaring.vragen.models import Onderzoeksantwoord, Verbeterantwoord, Vragenset
from ervaring.vragen.sets import VERBETEREN, Vragen
from jim.kring.models import Kring, Lid
from jim.kring.queries import kring_van

_HELPT = and_(col(Lid.rol).in_(["aanspreekpunt", "professional"]), or_(col(Lid.tot).is_(None), col(Lid.vertrek) == "einde_hulp"))


def helpers(session: Session, kring_id: str, geheim: str) -> str:
    """Keyed hashes of the professionals who help this kring, or did until the help ended, by spaces."""
    ids = session.exec(select(Lid.persoon_id).where(col(Lid.kring_id) == kring_id, _HELPT))
    return " ".join(sorted({hmac.new(geheim.encode(), f"helper|{i}".encode(), hashlib.sha256).hexdigest() for i in ids}))


def merk_gezin(session: Session, kring_id: str) -> str:
    """The name of a family among answers."""
    return sleutel_van(session, kring_id).merk("gezin")


def merk_wie(session: Session, kring_id: str, lid_id: str) -> str:
    """The name of one member among answers."""
    return sleutel_van(session, kring_id).merk("wie", lid_id)


def _leg_doel_vast(session: Session, vragen: Vragen) -> None:
    """Write down what this version of the set is for. Its answers can have no other purpose: the database refuses them."""
    slot(session, f"vragenset|{vragen.naam}|{vragen.versie}")
    if session.get(Vragenset, (vragen.naam, vragen.versie)) is None:
        session.add(Vragenset(naam=vragen.naam, versie=vragen.versie, doel=vragen.doel))
        session.flush()


def bewaar(
    session: Session, actor: Actor, vragen: Vragen, gegeven: Mapping[str, int], geheim: str, *, tijdvak: str, informant: str = ""
) -> None:
    """Keep what somebody answered, in the table of the set's purpose; answering again in the same period replaces it.

    `geheim` keys the hashes of professionals, who are counted over kringen. Raises MagNiet, Ongeldig `vraag_keuze`.
    """
    eis(actor, Recht.BELEVING_GEVEN)
    kring = kring_van(session, actor)
    if vragen.doel == VERBETEREN:
        leg_verbeterantwoord(session, kring, actor.lid_id, vragen, gegeven, geheim, tijdvak=tijdvak, informant=informant)
    else:
        _leg_onderzoeksantwoord(session, kring, actor.lid_id, vragen, gegeven, informant=informant)
    session.flush()


def _keur(session: Session, vragen: Vragen, gegeven: Mapping[str, int]) -> None:
    bekend = {v.code: {k.code for k in v.keuzes} for v in vragen.vragen}
    for vraag, code in gegeven.items():
        if code not in bekend.get(vraag, set()):
            raise Ongeldig("vraag_keuze", veld=vraag)
    _leg_doel_vast(session, vragen)


def leg_verbeterantwoord(
    session: Session, kring: Kring, lid_id: str, vragen: Vragen, gegeven: Mapping[str, int], geheim: str, *, tijdvak: str, informant: str
) -> None:
    """Keep an answer for the provider; the caller asks who may give it. Raises Ongeldig `vraag_keuze`."""
    _keur(session, vragen, gegeven)
    nu_, helpen = kwartaal(vandaag()), helpers(session, kring.id, geheim)
    gezin, wie = merk_gezin(session, kring.id), merk_wie(session, kring.id, lid_id)
    beurt = sleutel_van(session, kring.id).merk("beurt", lid_id, vragen.naam, tijdvak)
    slot(session, beurt)
    session.exec(delete(Verbeterantwoord).where(col(Verbeterantwoord.kwartaal) == nu_, col(Verbeterantwoord.beurt) == beurt))
    session.add_all(
        Verbeterantwoord(
            kwartaal=nu_, beurt=beurt, vraag=vraag, naam=vragen.naam, versie=vragen.versie, doel=vragen.doel, waarde=code,
            informant=informant, gezin=gezin, wie=wie, aanbieder_id=kring.aanbieder_id, professionals=helpen,
        )
        for vraag, code in gegeven.items()
    )  # fmt: skip


def _leg_onderzoeksantwoord(
    session: Session, kring: Kring, lid_id: str, vragen: Vragen, gegeven: Mapping[str, int], *, informant: str
) -> None:
    _keur(session, vragen, gegeven)
    gezin, wie, jaar = merk_gezin(session, kring.id), merk_wie(session, kring.id, lid_id), vandaag().year
    slot(session, wie)
    session.exec(delete(Onderzoeksantwoord).where(col(Onderzoeksantwoord.jaar) == jaar, col(Onderzoeksantwoord.wie) == wie))
    session.add_all(
        Onderzoeksantwoord(
            jaar=jaar, wie=wie, vraag=vraag, naam=vragen.naam, versie=vragen.versie, doel=vragen.doel, waarde=code,
            informant=informant, gezin=gezin, gemeente_id=kring.gemeente_id,
        )
        for vraag, code in gegeven.items()
    )  # fmt: skip


def wis_gezin(session: Session, kring_id: str) -> None:
    """Take all answers of a family out that still wait. Before its data key goes: after that nobody finds them."""
    gezin = merk_gezin(session, kring_id)
    for model in (Verbeterantwoord, Onderzoeksantwoord):
        session.exec(delete(model).where(col(model.gezin) == gezin))


def wis_lid(session: Session, kring_id: str, lid_id: str) -> None:
    """Take out what this member answered and still waits."""
    wie = merk_wie(session, kring_id, lid_id)
    for model in (Verbeterantwoord, Onderzoeksantwoord):
        session.exec(delete(model).where(col(model.wie) == wie))
