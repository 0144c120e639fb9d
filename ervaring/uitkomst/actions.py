"""Writes about outcome: what jongere and ouders found of it, the yearly research, and how the help ended."""

from collections.abc import Mapping

from sqlmodel import Session

from basis.clock import vandaag
from basis.fouten import MagNiet, Ongeldig
from basis.rechten import Actor, Recht, eis
from ervaring.beleving.actions import geef_beleving
from ervaring.uitkomst.models import Afsluiting
from ervaring.uitkomst.queries import ONDERZOEK, UITKOMST, mag_uitkomst, tijdvak
from ervaring.vragen.actions import bewaar, leg_verbeterantwoord
from ervaring.vragen.gevraagd import zet_gevraagd
from jim.kring.queries import kring_van


def geef_uitkomst(session: Session, actor: Actor, gegeven: Mapping[str, int], geheim: str) -> None:
    """Keep what the help brought, by jongere and ouder apart. Satisfaction also counts as the family's score of this quarter.

    Raises MagNiet, Ongeldig `beleving_leeg`, `vraag_keuze`.
    """
    _eis(actor, gegeven)
    wanneer = tijdvak(kring_van(session, actor), vandaag())
    bewaar(session, actor, UITKOMST, gegeven, geheim, tijdvak=wanneer, informant=str(actor.rol))
    if "tevredenheid" in gegeven:
        geef_beleving(session, actor, gegeven["tevredenheid"], geheim)
    zet_gevraagd(session, actor, UITKOMST.naam, wanneer)


def geef_onderzoek(session: Session, actor: Actor, gegeven: Mapping[str, int], geheim: str) -> None:
    """Keep an answer to the yearly research of the municipality. Raises as `geef_uitkomst`."""
    _eis(actor, gegeven)
    bewaar(session, actor, ONDERZOEK, gegeven, geheim, tijdvak=str(vandaag().year), informant=str(actor.rol))
    zet_gevraagd(session, actor, ONDERZOEK.naam, str(vandaag().year))


def _eis(actor: Actor, gegeven: Mapping[str, int]) -> None:
    eis(actor, Recht.BELEVING_GEVEN)
    if not mag_uitkomst(actor):
        raise MagNiet("uitkomst_vanaf_12")
    if not gegeven:
        raise Ongeldig("beleving_leeg")


def sla_over(session: Session, actor: Actor, naam: str) -> None:
    """Not now; nothing is kept but that he was asked."""
    eis(actor, Recht.BELEVING_GEVEN)
    wanneer = tijdvak(kring_van(session, actor), vandaag()) if naam == UITKOMST.naam else str(vandaag().year)
    zet_gevraagd(session, actor, naam, wanneer)


def leg_einde_vast(session: Session, actor: Actor, reden: int, geheim: str) -> None:
    """How the help ends (codes of the Regeling Jeugdwet), for the family to see and to be counted. Before the professionals leave.

    Raises MagNiet, Ongeldig `vraag_keuze`.
    """
    eis(actor, Recht.OVERDRAGEN)
    kring = kring_van(session, actor)
    leg_verbeterantwoord(session, kring, actor.lid_id, UITKOMST, {"uitval": reden}, geheim, tijdvak="einde", informant="aanbieder")
    session.merge(Afsluiting(kring_id=kring.id, versie=UITKOMST.versie, reden=reden))
    session.flush()
