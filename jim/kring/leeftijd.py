"""Age is law: what a birthday does, whom the jongere lets read along from 16 on, and the exception for who can't weigh yet."""

from datetime import date

from sqlalchemy import ColumnElement, literal
from sqlmodel import Session, col, select

from basis.clock import nu
from basis.fouten import Botsing, NietGevonden, Ongeldig
from basis.rechten import GEZAG, Actor, Recht, Rol, eis, regel, zichtbaar
from jim.afspraken.actions import laat_voorstel_vervallen
from jim.kring.models import Kring, Lid, Wilsoordeel
from jim.kring.queries import MEE, ZELF, alle_leden, kring_van
from jim.kring.recht import grens
from jim.kring.voorvallen import noteer
from jim.mandaat.actions import herzie

LANGSTE_REDEN = 1000


def verwerk(session: Session, op: date) -> int:
    """Draw the consequences of the age limits (12, 16, 18) passed by this date; gives how many kringen passed one.

    A birthday opens nothing by itself: an open proposal ends, and the jongere is asked to look at the agreements again.
    """
    gepasseerd = 0
    for kring in session.exec(select(Kring).where(col(Kring.gesloten).is_(None), col(Kring.grens) < 18)).all():
        nieuw = grens(kring.leeftijd(op))
        if nieuw > kring.grens:
            _passeer(session, kring, nieuw)
            gepasseerd += 1
    return gepasseerd


def _passeer(session: Session, kring: Kring, nieuw: int) -> None:
    kring.grens = nieuw
    if nieuw == 18:
        for lid in session.exec(select(Lid).where(col(Lid.kring_id) == kring.id, col(Lid.gezag))):
            lid.gezag = False
    session.flush()
    laat_voorstel_vervallen(session, kring.id)
    herzie(session, kring.id)
    for jongere in (g for g in alle_leden(session, kring.id) if g.rol is Rol.JONGERE):
        noteer(session, kring.id, "leeftijd", over=jongere.lid_id)


def mag_kiezen(kring: Kring, op: date) -> bool:
    """May the jongere choose now who reads along from 16 on? From a month before the birthday (its day is not known to us)."""
    volgende = date(op.year + op.month // 12, op.month % 12 + 1, 1)
    return kring.leeftijd(date(volgende.year + volgende.month // 12, volgende.month % 12 + 1, 1)) >= ZELF


def geef_toegang(session: Session, actor: Actor, lid_id: str, ja: bool) -> None:
    """The jongere lets an ouder or voogd read along from 16 on, or no longer; at once. Raises Botsing `te_jong` before that."""
    eis(actor, Recht.TOEGANG_GEVEN)
    lid = session.get(Lid, (actor.kring_id, lid_id), with_for_update={"key_share": True})
    if lid is None or lid.tot is not None or lid.rol not in GEZAG:
        raise NietGevonden
    if not mag_kiezen(kring_van(session, actor), nu().date()):
        raise Botsing("te_jong")
    lid.toegestaan = ja
    session.flush()
    noteer(session, actor.kring_id, "toegang_gegeven" if ja else "toegang_gesloten", door=actor.lid_id, over=lid_id)


def wilsoordeel(session: Session, kring_id: str) -> Wilsoordeel | None:
    """The exception that holds now."""
    return session.exec(select(Wilsoordeel).where(col(Wilsoordeel.kring_id) == kring_id, col(Wilsoordeel.tot).is_(None))).first()


@regel(Wilsoordeel, Recht.LEZEN)
def lees_regel(actor: Actor) -> ColumnElement[bool]:
    """The jongere whom it is about, who has gezag, and the aanspreekpunt."""
    return literal(actor.rol in {Rol.JONGERE, Rol.AANSPREEKPUNT} or (actor.rol in GEZAG and actor.gezag))


def lees_wilsoordeel(session: Session, actor: Actor) -> Wilsoordeel | None:
    """The exception that holds now, for who may read it."""
    return session.exec(select(Wilsoordeel).where(zichtbaar(actor, Wilsoordeel), col(Wilsoordeel.tot).is_(None))).first()


def schrijf_wilsoordeel(session: Session, actor: Actor, reden: str) -> Wilsoordeel:
    """A professional records that the jongere can't weigh his interests now: who has gezag decides, as under 12.

    The jongere reads the reason. Raises Ongeldig for a reason that is empty or over 1000 characters, Botsing under 12 or when
    one holds already.
    """
    eis(actor, Recht.WILSOORDEEL_SCHRIJVEN)
    reden = reden.strip()
    if not reden:
        raise Ongeldig("reden_leeg", veld="reden")
    if len(reden) > LANGSTE_REDEN:
        raise Ongeldig("reden_te_lang", veld="reden")
    session.get(Kring, actor.kring_id, with_for_update={"key_share": True})
    if kring_van(session, actor).leeftijd(nu().date()) < MEE or wilsoordeel(session, actor.kring_id) is not None:
        raise Botsing("wilsoordeel_kan_niet")
    rij = Wilsoordeel(kring_id=actor.kring_id, door_lid_id=actor.lid_id, reden=reden)
    session.add(rij)
    session.flush()
    _na_wilsoordeel(session, actor, "wilsoordeel")
    return rij


def trek_wilsoordeel_in(session: Session, actor: Actor) -> None:
    """It no longer holds; raises Botsing when none does."""
    eis(actor, Recht.WILSOORDEEL_SCHRIJVEN)
    rij = wilsoordeel(session, actor.kring_id)
    if rij is None:
        raise Botsing("wilsoordeel_kan_niet")
    rij.tot = nu()
    session.flush()
    _na_wilsoordeel(session, actor, "wilsoordeel_weg")


def _na_wilsoordeel(session: Session, actor: Actor, soort: str) -> None:
    laat_voorstel_vervallen(session, actor.kring_id)
    herzie(session, actor.kring_id)
    jongere = next((g.lid_id for g in alle_leden(session, actor.kring_id) if g.rol is Rol.JONGERE), "")
    noteer(session, actor.kring_id, soort, door=actor.lid_id, over=jongere)
