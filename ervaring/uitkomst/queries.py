"""Reads about outcome: which set is for whom, in which period, and what the app knows already."""

from datetime import date

from sqlmodel import Session

from basis.clock import vandaag
from basis.rechten import Actor, Recht, Rol, mag
from ervaring.uitkomst.models import Afsluiting
from ervaring.vragen.gevraagd import al_gevraagd
from ervaring.vragen.sets import Tekst, nieuwste, vragen
from jim.kring.models import Kring
from jim.kring.queries import kring_van

UITKOMST = nieuwste("uitkomst")
ONDERZOEK = nieuwste("clientonderzoek")
VANAF = 12
"""From this age a jongere is asked (domein.md 4.1, 4.2)."""
HALFJAAR, NA_EINDE, EERST = 182, 182, 90
"""Days: between two times, after the end of the help, and before the yearly research of the municipality is asked."""


def mag_uitkomst(actor: Actor) -> bool:
    """Ouders, and a jongere from 12 on."""
    return mag(actor, Recht.BELEVING_GEVEN) and (actor.rol is Rol.OUDER or actor.leeftijd_jongere >= VANAF)


def tijdvak(kring: Kring, dag: date) -> str:
    """`einde` when the help ended, else which half-year of the help this is: `halfjaar-0` is the first, in which nothing is asked."""
    if kring.hulp_tot is not None:
        return "einde"
    return f"halfjaar-{(dag - kring.aangemaakt.date()).days // HALFJAAR}"


def uitkomst_vraagt(session: Session, actor: Actor) -> bool:
    """Is it time, at the end or after each half-year? Until half a year after the end."""
    if not mag_uitkomst(actor):
        return False
    kring = kring_van(session, actor)
    wanneer = tijdvak(kring, vandaag())
    voorbij = kring.hulp_tot is not None and (vandaag() - kring.hulp_tot.date()).days > NA_EINDE
    return wanneer != "halfjaar-0" and not voorbij and not al_gevraagd(session, actor, UITKOMST.naam, wanneer)


def onderzoek_vraagt(session: Session, actor: Actor) -> bool:
    """Is it time for the yearly research of the municipality?"""
    if not mag_uitkomst(actor):
        return False
    lang_genoeg = (vandaag() - kring_van(session, actor).aangemaakt.date()).days >= EERST
    return lang_genoeg and not al_gevraagd(session, actor, ONDERZOEK.naam, str(vandaag().year))


def afsluiting(session: Session, actor: Actor) -> Tekst | None:
    """How the help ended, in words."""
    rij = session.get(Afsluiting, actor.kring_id)
    return vragen(UITKOMST.naam, rij.versie).zegt("uitval", rij.reden)[1].tekst if rij else None


def doelen_gehaald(gehaald: int, totaal: int) -> int | None:
    """The answer to the question about goals as the app would give it (1 none, 2 some, 3 most, 4 all), None without goals."""
    if totaal == 0:
        return None
    if gehaald in {0, totaal}:
        return 4 if gehaald else 1
    return 3 if 2 * gehaald > totaal else 2
