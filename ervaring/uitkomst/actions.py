"""Writes about outcome: what jongere and ouders found of it, the yearly research, and how the help ended."""

from collections.abc import Mapping

from sqlmodel import Session

from basis.clock import vandaag
from basis.fouten import MagNiet, Ongeldig
from basis.rechten import Actor, Recht, eis
from ervaring.beleving.actions import geef_beleving, tel_mee
from ervaring.beleving.models import DOELEN, UITVAL
from ervaring.uitkomst.models import Afsluiting
from ervaring.uitkomst.queries import ONDERZOEK, UITKOMST, mag_uitkomst, tijdvak
from ervaring.vragen.actions import bewaar, leg_verbeterantwoord
from ervaring.vragen.gevraagd import zet_gevraagd
from jim.kring.queries import kring_van

DOELEN_GEHAALD = 3
"""From this answer on ("De meeste", "Allemaal") the goals count as reached."""
EENZIJDIG = frozenset({3, 4})
"""The reasons that are drop-out: the family stopped, or the provider did (domein.md 4.1, indicator 1)."""


def geef_uitkomst(session: Session, actor: Actor, gegeven: Mapping[str, int], geheim: str) -> None:
    """Keep what the help brought, by jongere and ouder apart. Satisfaction and goals also count for the family in publications.

    Raises MagNiet, Ongeldig `beleving_leeg`, `vraag_keuze`.
    """
    _eis(actor, gegeven)
    wanneer = tijdvak(kring_van(session, actor), vandaag())
    bewaar(session, actor, UITKOMST, gegeven, geheim, tijdvak=wanneer, informant=str(actor.rol))
    if "tevredenheid" in gegeven:
        geef_beleving(session, actor, gegeven["tevredenheid"], geheim)
    if "doelen" in gegeven:
        tel_mee(session, kring_van(session, actor), DOELEN, int(gegeven["doelen"] >= DOELEN_GEHAALD), geheim)
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
    tel_mee(session, kring, UITVAL, int(reden in EENZIJDIG), geheim)
    session.merge(Afsluiting(kring_id=kring.id, versie=UITKOMST.versie, reden=reden))
    session.flush()
