"""Reads about the JIM and the mandates."""

from sqlmodel import Session, col, select

from basis.fouten import NietGevonden
from basis.rechten import Actor
from jim.kring.queries import ZELF, Gezicht, gezag_ouders, gezag_verwacht, rechtsleeftijd
from jim.mandaat.models import Jim, Mandaat

JA = frozenset({"akkoord", "akkoord_moeilijk"})
LOPEND = ("gevraagd", "wacht", "actief")


def lopende_jim(session: Session, kring_id: str) -> Jim | None:
    """The JIM who was asked, waits for the mandates, or is active."""
    return session.exec(select(Jim).where(col(Jim.kring_id) == kring_id, col(Jim.status).in_(LOPEND))).first()


def jim_bij_uitnodiging(session: Session, kring_id: str, uitnodiging_id: str) -> Jim:
    """The question that an invitation carries; raises NietGevonden."""
    vraag = select(Jim).where(col(Jim.kring_id) == kring_id, col(Jim.uitnodiging_id) == uitnodiging_id)
    rij = session.exec(vraag).first()
    if rij is None:
        raise NietGevonden
    return rij


def mijn_mandaat(session: Session, actor: Actor, jim_id: str) -> Mandaat | None:
    """The actor's own answer to this JIM."""
    return session.get(Mandaat, (actor.kring_id, jim_id, actor.lid_id))


def antwoorden(session: Session, kring_id: str, jim_id: str) -> list[tuple[Gezicht, Mandaat | None]]:
    """Each ouder with gezag, with his answer or None."""
    rijen = session.exec(select(Mandaat).where(col(Mandaat.kring_id) == kring_id, col(Mandaat.jim_id) == jim_id)).all()
    per_lid = {rij.lid_id: rij for rij in rijen}
    return [(g, per_lid.get(g.lid_id)) for g in gezag_ouders(session, kring_id)]


def mandaten_compleet(session: Session, rij: Jim) -> bool:
    """Under 16: a yes of everybody with gezag, at least one, and nobody with gezag still to come. From 16 on: nothing more."""
    if rechtsleeftijd(session, rij.kring_id) >= ZELF:
        return True
    if gezag_verwacht(session, rij.kring_id):
        return False
    gegeven = antwoorden(session, rij.kring_id, rij.id)
    return bool(gegeven) and all(m is not None and m.antwoord in JA for _g, m in gegeven)
