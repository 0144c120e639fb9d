"""Writing, taking back, and the JIM's question "mag ik dit delen?"."""

from sqlmodel import Session, col, delete, select

from basis.clock import nu
from basis.events import meld
from basis.fouten import Botsing, MagNiet, NietGevonden, Ongeldig, Verlopen
from basis.rechten import FAMILIE, GASTEN, Actor, Recht, Rol, eis, haal
from basis.wissen.actions import boek
from jim.afspraken.models import Niveau
from jim.afspraken.queries import onderwerpen
from jim.gesprekken.bewaren import tot
from jim.gesprekken.delen import deelbaar, jim_mag_hier, zonder_vragen
from jim.gesprekken.models import Bericht, Deelname, Deling, Gesprek
from jim.gesprekken.policy import ONTVANGERS, nog_terug_te_nemen
from jim.gesprekken.queries import deelnemers, deling_van, eigen_gesprekken, gesprek_van, is_open, lezers, ontvangers, zaal
from jim.kring.models import Lid
from jim.kring.queries import alle_leden

LANGSTE = 4000
LANGSTE_WAAROM = 300
LANGSTE_WOORDEN = 1000
_MET_AANSPREEKPUNT = FAMILIE | GASTEN | {Rol.JIM, Rol.VOOGD, Rol.BUITEN}


def zorg_voor_gesprekken(session: Session, kring_id: str) -> None:
    """Make the conversations that are missing: of the kring, of each family member and the JIM with the aanspreekpunt, of jongere and JIM.

    Asking twice changes nothing. A new JIM or aanspreekpunt gets a new conversation: what was told before is not for him.
    """
    leden = alle_leden(session, kring_id)
    if session.exec(select(Gesprek.id).where(col(Gesprek.kring_id) == kring_id, col(Gesprek.soort) == "kring")).first() is None:
        session.add(Gesprek(kring_id=kring_id, soort="kring"))
    for ander in leden:
        if ander.rol is Rol.AANSPREEKPUNT:
            for eigenaar in (g for g in leden if g.rol in _MET_AANSPREEKPUNT):
                _zorg_voor(session, kring_id, "aanspreekpunt", eigenaar.lid_id, ander.lid_id)
        elif ander.rol is Rol.JIM:
            for eigenaar in (g for g in leden if g.rol is Rol.JONGERE):
                _zorg_voor(session, kring_id, "jim", eigenaar.lid_id, ander.lid_id)
    session.flush()


def _zorg_voor(session: Session, kring_id: str, soort: str, eigenaar: str, ander: str) -> None:
    van_ander = select(Deelname.gesprek_id).where(col(Deelname.kring_id) == kring_id, col(Deelname.lid_id) == ander)
    er_al = session.exec(
        select(Gesprek.id).where(
            col(Gesprek.kring_id) == kring_id,
            col(Gesprek.soort) == soort,
            col(Gesprek.eigenaar_lid_id) == eigenaar,
            col(Gesprek.id).in_(van_ander),
        )
    ).first()
    if er_al is None:
        gesprek = Gesprek(kring_id=kring_id, soort=soort, eigenaar_lid_id=eigenaar)
        session.add(gesprek)
        session.flush()
        session.add_all(Deelname(kring_id=kring_id, gesprek_id=gesprek.id, lid_id=lid_id) for lid_id in (eigenaar, ander))


def wis_gesprek(session: Session, gesprek: Gesprek) -> None:
    """Remove what two wrote only to each other; what was written for everybody stays. The caller checked that it may."""
    wie = set(lezers(session, gesprek))
    kregen = _kregen(session, gesprek) - wie
    boek(session, "gesprek", gesprek.id, gesprek.kring_id)
    session.exec(
        delete(Bericht).where(
            col(Bericht.kring_id) == gesprek.kring_id, col(Bericht.gesprek_id) == gesprek.id, col(Bericht.publiek) == "gesprek"
        )
    )
    meld(session, gesprek.kring_id, wie, "bericht", gesprek.id)
    meld(session, gesprek.kring_id, kregen, "bericht")


def _kregen(session: Session, gesprek: Gesprek, bericht_id: str = "") -> set[str]:
    """Who reads something of this conversation (or of one message) because it was passed on: told without the message's id."""
    hier = select(Bericht.id).where(col(Bericht.kring_id) == gesprek.kring_id, col(Bericht.gesprek_id) == gesprek.id)
    vraag = select(Deling).where(col(Deling.kring_id) == gesprek.kring_id, col(Deling.bericht_id).in_(hier))
    if bericht_id:
        vraag = vraag.where(col(Deling.bericht_id) == bericht_id)
    return {lid_id for deling in session.exec(vraag) for lid_id in ontvangers(session, deling)}


def wis_gesloten_gesprek(session: Session, actor: Actor, gesprek_id: str) -> None:
    """One of the two asks, after the other left or his role ended; of a group who began it.

    Raises NietGevonden, Botsing while it is still open, MagNiet.
    """
    gesprek = haal(session, actor, Gesprek, gesprek_id)
    if gesprek.soort == "groep" and gesprek.eigenaar_lid_id != actor.lid_id:
        raise MagNiet("groep_niet_van_jou")
    if is_open(session, gesprek):
        raise Botsing("gesprek_nog_open")
    wis_gesprek(session, gesprek)


def wis_na_vertrek(session: Session, persoon_id: str, kring_id: str) -> None:
    """Who left a kring still asks that what he and one other wrote to each other goes; raises NietGevonden while he is in it."""
    mijn = session.exec(select(Lid).where(col(Lid.kring_id) == kring_id, col(Lid.persoon_id) == persoon_id)).all()
    if not mijn or any(lid.tot is None for lid in mijn):
        raise NietGevonden
    for lid in mijn:
        for gesprek in eigen_gesprekken(session, kring_id, lid.id):
            wis_gesprek(session, gesprek)


def schrijf(session: Session, actor: Actor, gesprek_id: str, tekst: str, onderwerp: str = "", publiek: str = "gesprek") -> Bericht:
    """Write a message of 1 to 4000 characters and tell those who may read it.

    `onderwerp` (a topic that there is now, or "") only in a jim conversation, `publiek` "kring" only in one with the aanspreekpunt: both
    raise Ongeldig elsewhere. Raises NietGevonden outside the actor's conversations, Botsing when the other one left.
    """
    eis(actor, Recht.PRATEN)
    # Who sets how long messages stay waits for who writes.
    gesprek = haal(session, actor, Gesprek, gesprek_id, vast=True)
    tekst = tekst.strip()
    if not tekst:
        raise Ongeldig("bericht_leeg", veld="tekst")
    if len(tekst) > LANGSTE:
        raise Ongeldig("bericht_te_lang", veld="tekst")
    if onderwerp and (gesprek.soort != "jim" or onderwerp not in onderwerpen(session, actor.kring_id)):
        raise Ongeldig("onderwerp_kan_niet", veld="onderwerp")
    if publiek != "gesprek" and (gesprek.soort != "aanspreekpunt" or publiek != "kring"):
        raise Ongeldig("publiek_kan_niet", veld="publiek")
    hier = zaal(session, gesprek)
    if not is_open(session, gesprek, hier):
        raise Botsing("gesprek_gesloten")
    if (
        gesprek.soort == "groep"
        and actor.rol is Rol.JIM
        and not jim_mag_hier(session, actor.kring_id, gesprek.onderwerp, deelnemers(session, gesprek))
    ):
        raise MagNiet("groep_afspraak")
    moment = nu()
    bericht = Bericht(
        kring_id=actor.kring_id,
        gesprek_id=gesprek.id,
        auteur_lid_id=actor.lid_id,
        tekst=tekst,
        onderwerp=onderwerp,
        publiek=publiek,
        op=moment,
        verloopt=tot(gesprek, publiek, moment),
    )
    session.add(bericht)
    wie = set(lezers(session, gesprek, bericht, nieuw_in=hier))
    meld(session, actor.kring_id, wie, "bericht", bericht.id, bel=wie - {actor.lid_id})
    return bericht


def pas_aan(session: Session, actor: Actor, bericht_id: str, tekst: str) -> Bericht:
    """Correct one's own message within ten minutes; it says that it was corrected.

    Raises NietGevonden for another's, Verlopen when later, Ongeldig for no words or too many, Botsing once the JIM asked to pass it on.
    """
    bericht = haal(session, actor, Bericht, bericht_id, Recht.SCHRIJVEN)
    tekst = tekst.strip()
    if not nog_terug_te_nemen(bericht):
        raise Verlopen("aanpassen_te_laat")
    if not tekst:
        raise Ongeldig("bericht_leeg", veld="tekst")
    if len(tekst) > LANGSTE:
        raise Ongeldig("bericht_te_lang", veld="tekst")
    if session.get(Deling, (actor.kring_id, bericht_id)) is not None:
        raise Botsing("aanpassen_al_gedeeld")
    if tekst != bericht.tekst:
        bericht.tekst, bericht.aangepast = tekst, nu()
        session.flush()
        gesprek = haal(session, actor, Gesprek, bericht.gesprek_id)
        meld(session, actor.kring_id, lezers(session, gesprek, bericht), "bericht", bericht_id)
    return bericht


def neem_terug(session: Session, actor: Actor, bericht_id: str) -> None:
    """Take one's own message back within ten minutes: who could read it sees that something stood there, and nothing more.

    Raises NietGevonden for another's, Verlopen when later.
    """
    bericht = haal(session, actor, Bericht, bericht_id, Recht.SCHRIJVEN)
    if not nog_terug_te_nemen(bericht):
        raise Verlopen("terug_te_laat")
    gesprek = haal(session, actor, Gesprek, bericht.gesprek_id)
    wie = set(lezers(session, gesprek, bericht))
    kregen = _kregen(session, gesprek, bericht_id) - wie
    boek(session, "bericht", bericht_id, actor.kring_id)
    session.exec(delete(Deling).where(col(Deling.kring_id) == actor.kring_id, col(Deling.bericht_id) == bericht_id))
    bericht.tekst, bericht.onderwerp, bericht.weggehaald = "", "", nu()
    session.flush()
    meld(session, actor.kring_id, wie, "bericht", bericht_id)
    meld(session, actor.kring_id, kregen, "bericht")


def te_delen(session: Session, actor: Actor, bericht_id: str) -> tuple[Bericht, Niveau]:
    """A message that the JIM may ask about, and how far its rule goes.

    Raises NietGevonden outside his own conversation, MagNiet when he is not its JIM, when the jongere did not write it or when
    it stays between the two, and Botsing when it was asked before: a no stands.
    """
    bericht, gesprek = gesprek_van(session, actor, bericht_id)
    if gesprek.soort != "jim" or actor.rol is not Rol.JIM or bericht.auteur_lid_id != gesprek.eigenaar_lid_id or bericht.weggehaald:
        raise MagNiet("delen_kan_niet")
    hoever = deelbaar(session, actor.kring_id, bericht.onderwerp)
    if hoever is Niveau.TUSSEN_ONS:
        raise MagNiet("blijft_tussen_ons")
    if session.get(Deling, (actor.kring_id, bericht.id)) is not None:
        raise Botsing("delen_al_gevraagd")
    return bericht, hoever


def vraag_delen(session: Session, actor: Actor, bericht_id: str, aan: str = "ouders", waarom: str = "") -> Deling:
    """The JIM passes on what the jongere told him, as far as the agreement goes: at once, or asked first.

    `aan`: ouders, aanspreekpunt or beiden; `waarom`: at most 300 characters, for the jongere. Raises as `te_delen`, and
    Ongeldig for another `aan` or a longer `waarom`.
    """
    bericht, hoever = te_delen(session, actor, bericht_id)
    waarom = waarom.strip()
    if aan not in ONTVANGERS:
        raise Ongeldig("aan_kan_niet", veld="aan")
    if len(waarom) > LANGSTE_WAAROM:
        raise Ongeldig("waarom_te_lang", veld="waarom")
    deling = Deling(
        kring_id=actor.kring_id,
        bericht_id=bericht.id,
        door_lid_id=actor.lid_id,
        aan=aan,
        waarom=waarom or None,
        antwoord="ja" if zonder_vragen(hoever, aan) else "gevraagd",
        verloopt=bericht.verloopt,
    )
    session.add(deling)
    session.flush()
    wie = set(lezers(session, haal(session, actor, Gesprek, bericht.gesprek_id), bericht))
    meld(session, actor.kring_id, wie, "bericht", bericht.id, bel=wie - {actor.lid_id})
    return deling


def vraag_aan_mij(session: Session, actor: Actor, bericht_id: str) -> tuple[Bericht, Deling]:
    """The jongere's own message and the JIM's question about it; raises NietGevonden for anybody else, or without a question."""
    bericht, _gesprek = gesprek_van(session, actor, bericht_id)
    if actor.rol is not Rol.JONGERE or bericht.auteur_lid_id != actor.lid_id:
        raise NietGevonden
    return bericht, deling_van(session, actor, bericht_id)


def antwoord_delen(session: Session, actor: Actor, bericht_id: str, ja: bool, woorden: str = "") -> None:
    """The jongere answers, or changes his answer. With `woorden` (at most 1000 characters) only these are read, not the message.

    A no after a yes withdraws it: nobody reads it any more. Raises NietGevonden when nothing was asked, Ongeldig.
    """
    bericht, deling = vraag_aan_mij(session, actor, bericht_id)
    woorden = woorden.strip()
    if len(woorden) > LANGSTE_WOORDEN:
        raise Ongeldig("woorden_te_lang", veld="woorden")
    gesprek = haal(session, actor, Gesprek, bericht.gesprek_id)
    lazen, kregen = set(lezers(session, gesprek, bericht)), set(ontvangers(session, deling))
    if ja:
        deling.woorden = woorden or None
    deling.antwoord = "ja" if ja else "ingetrokken" if deling.antwoord in {"ja", "ingetrokken"} else "nee"
    deling.op = nu()
    session.flush()
    lazen |= set(lezers(session, gesprek, bericht))
    krijgen = set(ontvangers(session, deling))
    meld(session, actor.kring_id, lazen, "bericht", bericht.id, bel=((lazen & krijgen) - kregen) - {actor.lid_id})
    # Who gets other words never learns which message it was.
    meld(session, actor.kring_id, (kregen | krijgen) - lazen, "bericht", bel=krijgen - kregen)
