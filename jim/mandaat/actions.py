"""Writes about the JIM and the mandates. States and who moves them: docs/mandaat.md."""

from sqlalchemy import update
from sqlmodel import Session, col

from basis.clock import nu
from basis.events import meld
from basis.fouten import Botsing, MagNiet, NietGevonden, Ongeldig
from basis.rechten import ROLRECHTEN, Actor, Recht, eis
from basis.slot import slot
from jim.afspraken.actions import laat_vervallen
from jim.gesprekken.actions import schrijf, wis_gesprek, zorg_voor_gesprekken
from jim.gesprekken.queries import eigen_gesprekken, mijn_gesprek
from jim.kring.models import Lid, Uitnodiging
from jim.kring.queries import lid_ids, lidmaatschap
from jim.kring.voorvallen import noteer
from jim.mandaat.models import Jim, Mandaat
from jim.mandaat.queries import JA, lopende_jim, mandaten_compleet

FASEN = ("wie", "wat", "hoe", "zo")
ANTWOORDEN = ("akkoord", "akkoord_moeilijk", "niet_akkoord")


def vraag_jim(session: Session, actor: Actor, naam: str, uitnodiging_id: str) -> Jim:
    """The jongere asks somebody. Raises Botsing while another question or JIM runs."""
    eis(actor, Recht.JIM_VRAGEN)
    if lopende_jim(session, actor.kring_id) is not None:
        raise Botsing("al_een_jim")
    rij = Jim(kring_id=actor.kring_id, uitnodiging_id=uitnodiging_id, naam=naam)
    session.add(rij)
    session.flush()
    noteer(session, actor.kring_id, "jim_gevraagd", door=actor.lid_id)
    return rij


def trek_vraag_in(session: Session, actor: Actor) -> None:
    """The jongere takes his question back before it was answered; the link stops working."""
    eis(actor, Recht.JIM_VRAGEN)
    rij = lopende_jim(session, actor.kring_id)
    if rij is None or rij.status != "gevraagd":
        raise Botsing("jim_al_beantwoord")
    rij.status, rij.sinds = "gestopt", nu()
    link = (col(Uitnodiging.kring_id) == actor.kring_id, col(Uitnodiging.id) == rij.uitnodiging_id, col(Uitnodiging.gebruikt).is_(None))
    session.exec(update(Uitnodiging).where(*link).values(gebruikt=nu()))
    session.flush()
    noteer(session, actor.kring_id, "jim_ingetrokken", door=actor.lid_id)


def _jim(session: Session, kring_id: str, jim_id: str, *statussen: str) -> Jim:
    # Two who answer at once wait for each other here: else neither sees the other's yes.
    rij = session.get(Jim, (kring_id, jim_id), with_for_update={"key_share": True})
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
    noteer(session, kring_id, "jim_ja", over=lid_id)
    herzie(session, kring_id)


def jim_zegt_nee(session: Session, kring_id: str, jim_id: str) -> None:
    """A no asks for no reason."""
    rij = _jim(session, kring_id, jim_id, "gevraagd")
    rij.status, rij.sinds = "geweigerd", nu()
    session.flush()
    noteer(session, kring_id, "jim_nee")


def geef_mandaat(session: Session, actor: Actor, jim_id: str, antwoord: str, toelichting: str = "") -> None:
    """An ouder or voogd with gezag answers; a no may become a yes later, and a yes may be withdrawn: then the JIM waits again.

    Raises MagNiet without gezag, Ongeldig for an unknown answer, Botsing when the answer was given already.
    """
    eis(actor, Recht.MANDAAT_GEVEN)
    if not actor.gezag:
        raise MagNiet("mandaat_zonder_gezag")
    if antwoord not in ANTWOORDEN:
        raise Ongeldig("mandaat_keuze", veld="antwoord")
    rij = _jim(session, actor.kring_id, jim_id, "gevraagd", "wacht", "actief")
    bestaand = session.get(Mandaat, (actor.kring_id, jim_id, actor.lid_id))
    if bestaand is None:
        session.add(Mandaat(kring_id=actor.kring_id, jim_id=jim_id, lid_id=actor.lid_id, antwoord=antwoord, toelichting=toelichting))
    elif (bestaand.antwoord in JA) != (antwoord in JA):
        bestaand.antwoord, bestaand.toelichting, bestaand.op = antwoord, toelichting, nu()
    else:
        raise Botsing("mandaat_al_gegeven")
    session.flush()
    noteer(session, actor.kring_id, "mandaat_ja" if antwoord in JA else "mandaat_nee", door=actor.lid_id, over=rij.lid_id or "")
    herzie(session, actor.kring_id)


def herzie(session: Session, kring_id: str) -> None:
    """Who must give a mandate may have changed: begin when all is there now, and wait again when something is missing."""
    gevonden = lopende_jim(session, kring_id)
    if gevonden is None or gevonden.status == "gevraagd":
        return
    rij = session.get_one(Jim, (kring_id, gevonden.id), with_for_update={"key_share": True}, populate_existing=True)
    compleet = mandaten_compleet(session, rij)
    if compleet and rij.status == "wacht":
        rij.status, rij.sinds = "actief", nu()
        session.flush()
        zorg_voor_gesprekken(session, kring_id)
        noteer(session, kring_id, "jim_begint", over=rij.lid_id or "")
    elif not compleet and rij.status == "actief":
        rij.status, rij.sinds = "wacht", nu()
        session.flush()
        laat_vervallen(session, kring_id)
        noteer(session, kring_id, "jim_wacht_weer", over=rij.lid_id or "")


def stop_als_jim(session: Session, actor: Actor, afscheid: str = "", *, wis: bool = False) -> None:
    """One step, no reason. The role ends, the person stays; the words are a message in their own conversation, if there is one.

    `wis`: what jongere and JIM wrote to each other goes for both, and the words with it.
    """
    rij = lopende_jim(session, actor.kring_id)
    if rij is None or rij.lid_id != actor.lid_id:
        raise MagNiet("geen_jim")
    gesprek = mijn_gesprek(session, actor, "jim")
    if afscheid and gesprek is not None and not wis:
        schrijf(session, actor, gesprek.id, afscheid)
    _rond_af(session, rij, actor.lid_id, wis=wis)


def rond_af(session: Session, actor: Actor) -> None:
    """The jongere ends it: thank you, and the place is free for somebody else. Raises Botsing when nobody said yes."""
    eis(actor, Recht.JIM_VRAGEN)
    rij = lopende_jim(session, actor.kring_id)
    if rij is None or rij.lid_id is None:
        raise Botsing("geen_jim_nu")
    _rond_af(session, rij, actor.lid_id, wis=False)


def _rond_af(session: Session, rij: Jim, door: str, *, wis: bool) -> None:
    lid = session.get_one(Lid, (rij.kring_id, rij.lid_id), with_for_update={"key_share": True})
    slot(session, lidmaatschap(rij.kring_id, lid.persoon_id))
    gesprekken = eigen_gesprekken(session, rij.kring_id, lid.id)
    laat_vervallen(session, rij.kring_id)
    rij.status, rij.sinds = "gestopt", nu()
    lid.tot, lid.vertrek = nu(), "afgerond"
    session.flush()
    if wis:
        for gesprek in gesprekken:
            wis_gesprek(session, gesprek)
    noteer(session, rij.kring_id, "jim_gestopt", door=door, over=lid.id)


def zet_fase(session: Session, actor: Actor, fase: str) -> None:
    """Jongere or JIM moves the guide to another phase; raises Ongeldig for an unknown one, Botsing without an active JIM."""
    eis(actor, Recht.FASE_ZETTEN)
    if fase not in FASEN:
        raise Ongeldig("fase_onbekend", veld="fase")
    rij = lopende_jim(session, actor.kring_id)
    if rij is None or rij.status != "actief":
        raise Botsing("geen_jim_nu")
    rij.fase = fase
    session.flush()
    meld(session, actor.kring_id, lid_ids(session, actor.kring_id, *ROLRECHTEN[Recht.AFSPRAKEN_ZIEN]), "jim", rij.id)
