"""Writes about questionnaires: a provider loads them, a kring agrees on a rhythm, and each answers for himself."""

import json

from sqlmodel import Session, col, delete, select

from basis.clock import nu
from basis.events import meld
from basis.fouten import Botsing, MagNiet, NietGevonden, Ongeldig
from basis.rechten import ROLRECHTEN, Actor, Recht, Rol, eis, haal
from basis.wissen.actions import boek
from doelen.doel.intrekken import neem_terug
from doelen.doel.models import Dossierbestand
from doelen.rom.models import Gegeven, Invulling, Lijst, Ritme
from doelen.rom.queries import ritme_beeld, te_kiezen, vragenlijst
from doelen.rom.vragenlijst import lees, lees_antwoord, op_papier
from doelen.rom.vrijgave import stuur_lijst
from jim.kring.queries import alle_leden, lid_ids
from jim.kring.recht import wie_beslist
from jim.organisaties.models import Beheerder

WEKEN = (1, 2, 4, 8, 13)
GROOTST = 500_000
DELEN = ("ik", "aanspreekpunt", "kring")


def laad(session: Session, ik: Beheerder, tekst: str) -> Lijst:
    """Put a FHIR Questionnaire (JSON, at most 500 KB) in use for this provider.

    Raises Ongeldig `vragenlijst_geen_json` or `vragenlijst_te_groot`, NietOndersteund, Botsing `vragenlijst_er_al` for the same version.
    """
    if len(tekst) > GROOTST:
        raise Ongeldig("vragenlijst_te_groot", veld="bestand")
    try:
        bron = json.loads(tekst)
    except (json.JSONDecodeError, RecursionError):
        raise Ongeldig("vragenlijst_geen_json", veld="bestand") from None
    lijst = lees(bron)
    zelfde = (col(Lijst.aanbieder_id) == ik.aanbieder_id, col(Lijst.url) == lijst.url, col(Lijst.versie) == lijst.versie)
    if session.exec(select(Lijst.id).where(*zelfde)).first() is not None:
        raise Botsing("vragenlijst_er_al")
    rij = Lijst(aanbieder_id=ik.aanbieder_id, url=lijst.url, versie=lijst.versie, titel=lijst.titel.tekst[:200], bron=json.dumps(bron))
    session.add(rij)
    session.flush()
    return rij


def leg_weg(session: Session, ik: Beheerder, lijst_id: str, *, weg: bool) -> None:
    """No kring chooses it any more (or again); where it runs it goes on. Raises NietGevonden."""
    rij = session.get(Lijst, lijst_id)
    if rij is None or rij.aanbieder_id != ik.aanbieder_id:
        raise NietGevonden
    rij.weg = nu() if weg else None


def stel_voor(session: Session, actor: Actor, lijst: str, weken: int) -> Ritme:
    """Propose to fill in a list each so many weeks; it runs at once when who proposes is the one who decides.

    Raises Ongeldig for an unknown list or rhythm, Botsing when it is there already.
    """
    eis(actor, Recht.VRAGENLIJST_VOORSTELLEN)
    if lijst not in te_kiezen(session, actor.kring_id):
        raise Ongeldig("vragenlijst_keuze", veld="lijst")
    if weken not in WEKEN:
        raise Ongeldig("vragenlijst_weken", veld="weken")
    er_al = (col(Ritme.kring_id) == actor.kring_id, col(Ritme.lijst) == lijst, col(Ritme.status) != "gestopt")
    if session.exec(select(Ritme.id).where(*er_al)).first() is not None:
        raise Botsing("ritme_er_al")
    rij = Ritme(kring_id=actor.kring_id, lijst=lijst, weken=weken, door_lid_id=actor.lid_id)
    rij.status = "loopt" if beslist(session, actor) else "voorstel"
    session.add(rij)
    session.flush()
    _vertel(session, actor, rij)
    return rij


def beslist(session: Session, actor: Actor) -> bool:
    """Does this actor say for the kring that a list may run? The jongere from 12 on, under 12 who has gezag."""
    wie = wie_beslist(actor.leeftijd_jongere, alle_leden(session, actor.kring_id))
    jongere = [g for g in wie if g.rol is Rol.JONGERE]
    return actor.lid_id in {g.lid_id for g in jongere or wie}


def antwoord_op_voorstel(session: Session, actor: Actor, ritme_id: str, *, ja: bool) -> None:
    """Yes, let us; or no. Raises NietGevonden, MagNiet for who does not decide, Botsing when it was answered."""
    rij = haal(session, actor, Ritme, ritme_id)
    if not beslist(session, actor):
        raise MagNiet("ritme_beslist_niet")
    if rij.status != "voorstel":
        raise Botsing("ritme_al_beantwoord")
    rij.status = "loopt" if ja else "gestopt"
    session.flush()
    _vertel(session, actor, rij)


def stop(session: Session, actor: Actor, ritme_id: str) -> None:
    """No more of this list: who proposes may stop it too. What was filled in stays. Raises NietGevonden, Botsing when it stopped."""
    eis(actor, Recht.VRAGENLIJST_VOORSTELLEN)
    rij = haal(session, actor, Ritme, ritme_id)
    if rij.status == "gestopt":
        raise Botsing("ritme_gestopt")
    rij.status = "gestopt"
    session.flush()
    _vertel(session, actor, rij)


def begin(session: Session, actor: Actor, ritme_id: str) -> Invulling:
    """My half-filled list, or a new one when it is time. Raises NietGevonden, Botsing `ritme_nog_niet` when I did this turn."""
    eis(actor, Recht.VRAGENLIJST_INVULLEN)
    ritme = haal(session, actor, Ritme, ritme_id)
    stand = ritme_beeld(session, actor, ritme).mijn
    if stand == "half":
        mijn = (col(Invulling.ritme_id) == ritme.id, col(Invulling.lid_id) == actor.lid_id, col(Invulling.status) == "open")
        return session.exec(select(Invulling).where(col(Invulling.kring_id) == actor.kring_id, *mijn)).one()
    if stand != "nu":
        raise Botsing("ritme_nog_niet")
    rij = Invulling(kring_id=actor.kring_id, ritme_id=ritme.id, lijst=ritme.lijst, lid_id=actor.lid_id)
    session.add(rij)
    session.flush()
    return rij


def sla_over(session: Session, actor: Actor, ritme_id: str) -> None:
    """Not this time, without a reason; what was half filled in goes. Raises as `begin`."""
    rij = begin(session, actor, ritme_id)
    session.exec(delete(Gegeven).where(col(Gegeven.kring_id) == rij.kring_id, col(Gegeven.invulling_id) == rij.id))
    rij.status, rij.op = "overgeslagen", nu()
    session.flush()


def antwoord(session: Session, actor: Actor, invulling_id: str, vraag_id: str, gegeven: list[str]) -> None:
    """Keep one answer; nothing filled in is no answer. Raises NietGevonden, Ongeldig with a sentence for a value that can't be."""
    rij = haal(session, actor, Invulling, invulling_id, Recht.SCHRIJVEN)
    vraag = vragenlijst(session, rij.lijst).vraag(vraag_id)
    if vraag is None or not vraag.vraagt:
        raise NietGevonden
    try:
        waarde = lees_antwoord(vraag, gegeven)
    except ValueError as fout:
        raise Ongeldig(f"vragenlijst_{fout}", veld="antwoord") from None
    sleutel = (rij.kring_id, rij.id, vraag_id)
    oud = session.get(Gegeven, sleutel)
    if waarde is None and oud is not None:
        session.delete(oud)
    elif waarde is not None:
        papier = "\n".join(op_papier(waarde))
        if oud is None:
            session.add(Gegeven(kring_id=rij.kring_id, invulling_id=rij.id, vraag=vraag_id, waarde=papier))
        else:
            oud.waarde = papier
    session.flush()


def rond_af(session: Session, actor: Actor, invulling_id: str, delen: str) -> Invulling:
    """Done; who fills in chooses who reads it. Raises NietGevonden, Ongeldig for an unknown choice."""
    rij = haal(session, actor, Invulling, invulling_id, Recht.SCHRIJVEN)
    if delen not in DELEN:
        raise Ongeldig("vragenlijst_delen", veld="delen")
    rij.status, rij.delen, rij.op = "klaar", delen, nu()
    session.flush()
    stuur_lijst(session, rij)
    wie = {"ik": [], "aanspreekpunt": [Rol.AANSPREEKPUNT], "kring": list(ROLRECHTEN[Recht.VRAGENLIJST_ZIEN])}[delen]
    if wie:
        leden = [g.lid_id for g in alle_leden(session, actor.kring_id) if g.rol in wie and not (actor.apart and g.rol is Rol.OUDER)]
        meld(session, actor.kring_id, {*leden, actor.lid_id}, "vragenlijst", rij.id, bel=set(leden) - {actor.lid_id})
    return rij


def wis(session: Session, actor: Actor, invulling_id: str) -> None:
    """My own answers go, for everybody, into the ledger. Raises NietGevonden."""
    rij = haal(session, actor, Invulling, invulling_id)
    if rij.lid_id != actor.lid_id:
        raise NietGevonden
    boek(session, "bericht", rij.id, actor.kring_id)
    session.exec(delete(Dossierbestand).where(col(Dossierbestand.kring_id) == actor.kring_id, col(Dossierbestand.ding_id) == rij.id))
    session.delete(rij)
    neem_terug(session, actor.kring_id, [rij.id], nu())


def _vertel(session: Session, actor: Actor, rij: Ritme) -> None:
    meld(session, actor.kring_id, lid_ids(session, actor.kring_id, *ROLRECHTEN[Recht.VRAGENLIJST_ZIEN]), "vragenlijst", rij.id)
