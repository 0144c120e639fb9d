"""What goes back: composed for the organisation once per quarter, and told to the families. What was composed is never composed again, and the answers behind it are gone."""

import json
from collections import defaultdict
from datetime import date

from sqlalchemy import case
from sqlmodel import Session, col, delete, select

from basis.clock import kwartaal
from basis.fouten import NietGevonden, Ongeldig
from basis.slot import slot
from basis.versleuteling.actions import open_sleutels
from ervaring.beleving.actions import wis_punten
from ervaring.beleving.models import Verbeterpunt
from ervaring.terug.genoeg import Stem, genoeg, tel
from ervaring.terug.models import Terugblik, Terugkoppeling
from ervaring.vragen.models import Onderzoeksantwoord, Verbeterantwoord
from ervaring.vragen.sets import CLIENTONDERZOEK, VERBETEREN, vragen

WACHT = 4
"""How many quarters an answer waits for enough others, before it goes unread; and how long words that were let through stay."""
HOOGUIT_WOORDEN = 1000


def _vorig(tijd: str, hoeveel: int = 1) -> str:
    jaar, deel = (int(deel) for deel in tijd.split("-K"))
    nummer = jaar * 4 + deel - 1 - hoeveel
    return f"{nummer // 4}-K{nummer % 4 + 1}"


def stel_samen(session: Session, dag: date) -> int:
    """Compose for each provider what may be told of the quarters that are over; gives how many got something. Twice changes nothing."""
    nu_ = kwartaal(dag)
    slot(session, "terugblik")
    oud = _vorig(nu_, WACHT)
    session.exec(delete(Verbeterantwoord).where(col(Verbeterantwoord.kwartaal) < oud))
    te_lang = case((col(Verbeterpunt.vrij) == "", col(Verbeterpunt.kwartaal)), else_=col(Verbeterpunt.vrij)) < oud
    wis_punten(session, list(session.exec(select(Verbeterpunt.id).where(te_lang))))
    session.exec(delete(Onderzoeksantwoord).where(col(Onderzoeksantwoord.jaar) < dag.year - 1))
    klaar = _antwoorden(session, nu_) + _onderzoek(session, dag.year) + _punten(session, nu_)
    session.flush()
    return klaar


def _antwoorden(session: Session, nu_: str) -> int:
    voorbij, klaar = col(Verbeterantwoord.kwartaal) < nu_, 0
    for aanbieder_id in session.exec(select(Verbeterantwoord.aanbieder_id).where(voorbij).distinct()).all():
        deze = (voorbij, col(Verbeterantwoord.aanbieder_id) == aanbieder_id)
        regels = tel(
            [
                Stem(
                    (a.naam, a.versie, a.informant, a.vraag),
                    vragen(a.naam, a.versie).vraag(a.vraag).groep(a.waarde),
                    f"{nu_}|{a.gezin}",
                    frozenset(a.professionals.split()),
                )
                for a in session.exec(select(Verbeterantwoord).where(*deze))
            ]
        )
        if regels:
            session.add(Terugblik(doel=VERBETEREN, aanbieder_id=aanbieder_id, tijdvak=_vorig(nu_), inhoud=json.dumps(regels)))
            session.exec(delete(Verbeterantwoord).where(*deze))
            klaar += 1
    return klaar


def _onderzoek(session: Session, jaar: int) -> int:
    """No professional is known here: each family stands for itself."""
    voorbij, klaar = col(Onderzoeksantwoord.jaar) < jaar, 0
    for gemeente_id in session.exec(select(Onderzoeksantwoord.gemeente_id).where(voorbij).distinct()).all():
        deze = (voorbij, col(Onderzoeksantwoord.gemeente_id) == gemeente_id)
        regels = tel(
            [
                Stem(
                    (a.naam, a.versie, a.informant, a.vraag),
                    vragen(a.naam, a.versie).vraag(a.vraag).groep(a.waarde),
                    f"{jaar}|{a.gezin}",
                    frozenset({a.gezin}),
                )
                for a in session.exec(select(Onderzoeksantwoord).where(*deze))
            ]
        )
        if regels:
            session.add(Terugblik(doel=CLIENTONDERZOEK, gemeente_id=gemeente_id, tijdvak=str(jaar - 1), inhoud=json.dumps(regels)))
            session.exec(delete(Onderzoeksantwoord).where(*deze))
            klaar += 1
    return klaar


def _punten(session: Session, nu_: str) -> int:
    waar = (col(Verbeterpunt.vrij) == "", col(Verbeterpunt.kwartaal) < nu_)
    wachten: defaultdict[str, list[tuple[str, str, frozenset[str]]]] = defaultdict(list)
    spoor = select(Verbeterpunt.aanbieder_id, Verbeterpunt.id, Verbeterpunt.gezin, Verbeterpunt.professionals).where(*waar)
    for aanbieder_id, punt_id, gezin, professionals in session.exec(spoor):
        wachten[aanbieder_id].append((punt_id, gezin, frozenset(professionals.split())))
    klaar = 0
    for aanbieder_id, punten in wachten.items():
        if genoeg((gezin, professionals) for _, gezin, professionals in punten):
            _geef_vrij(session, aanbieder_id, [punt_id for punt_id, _, _ in punten], _vorig(nu_))
            klaar += 1
    return klaar


def _geef_vrij(session: Session, aanbieder_id: str, ids: list[str], tijdvak: str) -> None:
    open_sleutels(session, [f"verbeterpunt:{i}" for i in ids])
    teksten = [rij.tekst for rij in session.exec(select(Verbeterpunt).where(col(Verbeterpunt.id).in_(ids)))]
    wis_punten(session, ids)
    session.add_all(Verbeterpunt(aanbieder_id=aanbieder_id, vrij=tijdvak, tekst=tekst) for tekst in teksten)
    session.flush()


def koppel_terug(session: Session, tekst: str, *, aanbieder_id: str | None = None, gemeente_id: str | None = None) -> Terugkoppeling:
    """Tell all families of one provider or municipality what was done with their answers. Raises Ongeldig `terug_leeg`, `terug_te_lang`."""
    tekst = tekst.strip()
    if not tekst:
        raise Ongeldig("terug_leeg", veld="tekst")
    if len(tekst) > HOOGUIT_WOORDEN:
        raise Ongeldig("terug_te_lang", veld="tekst")
    rij = Terugkoppeling(aanbieder_id=aanbieder_id, gemeente_id=gemeente_id, tekst=tekst)
    session.add(rij)
    session.flush()
    return rij


def haal_weg(session: Session, terug_id: str, *, aanbieder_id: str | None = None, gemeente_id: str | None = None) -> None:
    """The organisation that wrote it takes it away. Raises NietGevonden."""
    rij = session.get(Terugkoppeling, terug_id)
    if rij is None or (rij.aanbieder_id, rij.gemeente_id) != (aanbieder_id, gemeente_id):
        raise NietGevonden
    session.delete(rij)
    session.flush()


def haal_punt_weg(session: Session, aanbieder_id: str, punt_id: str) -> None:
    """The provider throws away words that it read. Raises NietGevonden."""
    rij = session.get(Verbeterpunt, punt_id)
    if rij is None or rij.aanbieder_id != aanbieder_id or not rij.vrij:
        raise NietGevonden
    wis_punten(session, [punt_id])
