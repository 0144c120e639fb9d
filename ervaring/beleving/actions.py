"""Writes about how a family experienced the help. Nothing that is stored here says who answered, in which kring or when."""

from collections.abc import Mapping

from sqlmodel import Session, col, delete, select

from basis.clock import kwartaal, vandaag
from basis.fouten import NietGevonden, Ongeldig
from basis.rechten import Actor, Recht, eis
from basis.slot import slot
from basis.versleuteling.actions import sleutel_van, vernietig
from ervaring.beleving.models import NUT, Beleving, Belevingsritme, Verbeterpunt
from ervaring.beleving.queries import VRAGEN, punten_die_wachten, ritme_van, tijdvak
from ervaring.vragen.actions import bewaar, helpers, merk_gezin, merk_wie
from ervaring.vragen.gevraagd import zet_gevraagd
from ervaring.woorden import heeft_naam, heeft_nummer, namen
from jim.kring.models import Kring
from jim.kring.queries import alle_leden, kring_van

RITMES = ("maand", "contact", "niet")
HOOGUIT_WOORDEN = 1000


def geef_beleving(session: Session, actor: Actor, score: int, geheim: str) -> None:
    """Keep the family's answer (0-10) of this quarter. `geheim` keys the hashes of professionals. Raises MagNiet, Ongeldig `beleving_score`."""
    eis(actor, Recht.BELEVING_GEVEN)
    if not 0 <= score <= 10:
        raise Ongeldig("beleving_score", veld="score")
    tel_mee(session, kring_van(session, actor), NUT, score, geheim)


def tel_mee(session: Session, kring: Kring, maat: str, score: int, geheim: str) -> None:
    """Count the family in this quarter; a later answer takes the place of an earlier one, also when two come at once. The caller asks who may."""
    tijd, jaar = kwartaal(vandaag()), str(vandaag().year)
    sleutel = sleutel_van(session, kring.id)
    gezin = sleutel.merk("beleving", tijd)
    slot(session, gezin)
    session.merge(
        Beleving(
            kwartaal=tijd,
            gezin=gezin,
            gezin_jaar=sleutel.merk("beleving", jaar),
            maat=maat,
            gemeente_id=kring.gemeente_id,
            aanbieder_id=kring.aanbieder_id,
            profiel=kring.profiel,
            intensiteit=kring.intensiteit,
            professionals=helpers(session, kring.id, f"{geheim}|{jaar}"),
            score=score,
        )
    )
    session.flush()


def beleef(session: Session, actor: Actor, gegeven: Mapping[str, int], beter: str, geheim: str) -> None:
    """Keep what somebody answered to the three questions, and what could be better in his own words; he is not asked again this period.

    Raises MagNiet, Ongeldig: `beleving_leeg`, `beter_te_lang`, `beter_nummer`, `beter_naam` (names anybody, also who helps: the words go
    to the organisation, and are not a judgement of one person).
    """
    eis(actor, Recht.BELEVING_GEVEN)
    beter = beter.strip()
    if not gegeven and not beter:
        raise Ongeldig("beleving_leeg")
    if len(beter) > HOOGUIT_WOORDEN:
        raise Ongeldig("beter_te_lang", veld="beter")
    if heeft_nummer(beter):
        raise Ongeldig("beter_nummer", veld="beter")
    if heeft_naam(beter, namen([g for g in alle_leden(session, actor.kring_id) if g.naam])):
        raise Ongeldig("beter_naam", veld="beter")
    wanneer = tijdvak(ritme_van(session, actor), vandaag())
    if gegeven:
        bewaar(session, actor, VRAGEN, gegeven, geheim, tijdvak=wanneer)
    if beter:
        kring = kring_van(session, actor)
        session.add(
            Verbeterpunt(
                aanbieder_id=kring.aanbieder_id,
                kwartaal=kwartaal(vandaag()),
                gezin=merk_gezin(session, kring.id),
                wie=merk_wie(session, kring.id, actor.lid_id),
                professionals=helpers(session, kring.id, geheim),
                tekst=beter,
            )
        )
    zet_gevraagd(session, actor, "beleving", wanneer)


def sla_over(session: Session, actor: Actor) -> None:
    """Not this time; nothing is kept but that he was asked."""
    eis(actor, Recht.BELEVING_GEVEN)
    zet_gevraagd(session, actor, "beleving", tijdvak(ritme_van(session, actor), vandaag()))


def kies_ritme(session: Session, actor: Actor, ritme: str) -> None:
    """How often the app asks this kring. Raises MagNiet, Ongeldig `beleving_ritme`."""
    eis(actor, Recht.BELEVING_GEVEN)
    if ritme not in RITMES:
        raise Ongeldig("beleving_ritme", veld="ritme")
    session.merge(Belevingsritme(kring_id=actor.kring_id, ritme=ritme))
    session.flush()


def haal_punt_weg(session: Session, actor: Actor, punt_id: str) -> None:
    """Take back what I wrote, as long as it waits. Raises NietGevonden."""
    eis(actor, Recht.BELEVING_GEVEN)
    if all(punt.id != punt_id for punt in punten_die_wachten(session, actor)):
        raise NietGevonden
    wis_punten(session, [punt_id])


def wis_punten(session: Session, ids: list[str]) -> None:
    """Delete these words and their data keys."""
    for punt_id in ids:
        session.exec(delete(Verbeterpunt).where(col(Verbeterpunt.id) == punt_id))
        vernietig(session, f"verbeterpunt:{punt_id}")


def wis_gezin(session: Session, kring_id: str) -> None:
    """Everything of a family that still waits goes, before its data key does."""
    wis_punten(session, list(session.exec(select(Verbeterpunt.id).where(col(Verbeterpunt.gezin) == merk_gezin(session, kring_id)))))
    sleutel = sleutel_van(session, kring_id)
    for tijd in session.exec(select(Beleving.kwartaal).distinct()).all():
        session.exec(delete(Beleving).where(col(Beleving.kwartaal) == tijd, col(Beleving.gezin) == sleutel.merk("beleving", tijd)))


def wis_lid(session: Session, kring_id: str, lid_id: str) -> None:
    """What this member wrote and still waits."""
    wis_punten(session, list(session.exec(select(Verbeterpunt.id).where(col(Verbeterpunt.wie) == merk_wie(session, kring_id, lid_id)))))
