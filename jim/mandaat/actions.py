"""Writes about the JIM and the mandates. States and who moves them: docs/mandaat.md."""

from sqlmodel import Session

from basis.clock import nu, vandaag
from basis.events import meld
from basis.fouten import Botsing, MagNiet, NietGevonden, Ongeldig
from basis.rechten import Actor, Recht, Rol, eis
from jim.afspraken.actions import laat_vervallen
from jim.gesprekken.actions import schrijf, zorg_voor_gesprekken
from jim.gesprekken.queries import mijn_gesprek
from jim.kring.models import Kring, Lid
from jim.kring.queries import alle_leden, lid_ids
from jim.mandaat.models import Jim, Mandaat
from jim.mandaat.queries import antwoorden, lopende_jim

ANTWOORDEN = ("akkoord", "akkoord_moeilijk", "niet_akkoord")
JA = frozenset({"akkoord", "akkoord_moeilijk"})


def vraag_jim(session: Session, actor: Actor, naam: str, uitnodiging_id: str) -> Jim:
    """The jongere asks somebody. Raises Botsing while another question or JIM runs."""
    eis(actor, Recht.JIM_VRAGEN)
    if lopende_jim(session, actor.kring_id) is not None:
        raise Botsing("al_een_jim")
    rij = Jim(kring_id=actor.kring_id, uitnodiging_id=uitnodiging_id, naam=naam)
    session.add(rij)
    session.flush()
    meld(session, actor.kring_id, lid_ids(session, actor.kring_id, Rol.JONGERE, Rol.OUDER, Rol.AANSPREEKPUNT), "jim")
    return rij


def trek_vraag_in(session: Session, actor: Actor) -> None:
    """The jongere takes his question back before it was answered."""
    eis(actor, Recht.JIM_VRAGEN)
    rij = lopende_jim(session, actor.kring_id)
    if rij is None or rij.status != "gevraagd":
        raise Botsing("jim_al_beantwoord")
    rij.status, rij.sinds = "gestopt", nu()


def _jim(session: Session, kring_id: str, jim_id: str, *statussen: str) -> Jim:
    # Two who answer at once wait for each other here: else neither sees the other's yes.
    rij = session.get(Jim, (kring_id, jim_id), with_for_update=True)
    if rij is None:
        raise NietGevonden
    if rij.status not in statussen:
        raise Botsing("jim_al_beantwoord")
    return rij


def jim_zegt_ja(session: Session, kring_id: str, jim_id: str, lid_id: str) -> None:
    """The asked person joined as this member; the mandates may be in already."""
    rij = _jim(session, kring_id, jim_id, "gevraagd")
    rij.status, rij.lid_id, rij.sinds = "wacht", lid_id, nu()
    session.flush()
    _activeer_als_compleet(session, rij)


def jim_zegt_nee(session: Session, kring_id: str, jim_id: str) -> None:
    """A no asks for no reason."""
    rij = _jim(session, kring_id, jim_id, "gevraagd")
    rij.status, rij.sinds = "geweigerd", nu()
    meld(session, kring_id, lid_ids(session, kring_id, Rol.JONGERE), "jim")


def geef_mandaat(session: Session, actor: Actor, jim_id: str, antwoord: str, toelichting: str = "") -> None:
    """An ouder with gezag answers, once; only a `niet_akkoord` may become a yes later."""
    eis(actor, Recht.MANDAAT_GEVEN)
    if not actor.gezag:
        raise MagNiet("mandaat_zonder_gezag")
    if antwoord not in ANTWOORDEN:
        raise Ongeldig("mandaat_keuze", veld="antwoord")
    rij = _jim(session, actor.kring_id, jim_id, "gevraagd", "wacht", "actief")
    bestaand = session.get(Mandaat, (actor.kring_id, jim_id, actor.lid_id))
    if bestaand is None:
        session.add(Mandaat(kring_id=actor.kring_id, jim_id=jim_id, lid_id=actor.lid_id, antwoord=antwoord, toelichting=toelichting))
    elif bestaand.antwoord == "niet_akkoord" and antwoord in JA:
        bestaand.antwoord, bestaand.toelichting, bestaand.op = antwoord, toelichting, nu()
    else:
        raise Botsing("mandaat_al_gegeven")
    session.flush()
    _activeer_als_compleet(session, rij)


def _activeer_als_compleet(session: Session, rij: Jim) -> None:
    if rij.status != "wacht":
        return
    kring = session.get_one(Kring, rij.kring_id)
    if kring.leeftijd(vandaag()) < 16:
        gegeven = antwoorden(session, rij.kring_id, rij.id)
        if not gegeven or any(m is None or m.antwoord not in JA for _g, m in gegeven):
            return
    rij.status, rij.sinds = "actief", nu()
    session.flush()
    zorg_voor_gesprekken(session, rij.kring_id)
    meld(session, rij.kring_id, [g.lid_id for g in alle_leden(session, rij.kring_id)], "jim", rij.id)


def stop_als_jim(session: Session, actor: Actor, afscheid: str = "") -> None:
    """One step, no reason. The role ends, the person stays; the words are a message in their own conversation, if there is one."""
    rij = lopende_jim(session, actor.kring_id)
    if rij is None or rij.lid_id != actor.lid_id:
        raise MagNiet("geen_jim")
    gesprek = mijn_gesprek(session, actor, "jim")
    if afscheid and gesprek is not None:
        schrijf(session, actor, gesprek.id, afscheid)
    laat_vervallen(session, actor.kring_id)
    rij.status, rij.sinds = "gestopt", nu()
    session.get_one(Lid, (actor.kring_id, actor.lid_id)).tot = nu()
    session.flush()
    meld(session, actor.kring_id, lid_ids(session, actor.kring_id, Rol.JONGERE, Rol.OUDER, Rol.AANSPREEKPUNT), "jim")
