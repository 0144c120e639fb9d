"""Reads about the agreements: what is in force, what is proposed, who still signs."""

from sqlmodel import Session, col, select

from basis.rechten import GEZAG, Actor, Recht, Rol, eis
from jim.afspraken.models import Afspraak, AfspraakRegel, Handtekening, Niveau, Onderwerp
from jim.kring.queries import ZELF, Gezicht, alle_leden, kring_van

BREEDTE = {Niveau.TUSSEN_ONS: 0, Niveau.EERST_VRAGEN: 1, Niveau.OUDERS: 2}


def niveau(session: Session, kring_id: str, onderwerp: str) -> Niveau | None:
    """How far something about this topic may go by the agreement in force, or None without one."""
    rij = session.exec(
        select(AfspraakRegel.niveau)
        .join(Afspraak, (col(Afspraak.kring_id) == col(AfspraakRegel.kring_id)) & (col(Afspraak.versie) == col(AfspraakRegel.versie)))
        .where(col(Afspraak.kring_id) == kring_id, col(Afspraak.status) == "geldig", col(AfspraakRegel.onderwerp) == onderwerp)
    ).first()
    return Niveau(rij) if rij else None


def met_status(session: Session, kring_id: str, status: str) -> Afspraak | None:
    """The newest version with this status, whoever asks; pages ask `geldige` or `voorstel`."""
    vraag = select(Afspraak).where(col(Afspraak.kring_id) == kring_id, col(Afspraak.status) == status)
    return session.exec(vraag.order_by(col(Afspraak.versie).desc())).first()


def geldige(session: Session, actor: Actor) -> Afspraak | None:
    """The version in force."""
    eis(actor, Recht.AFSPRAKEN_ZIEN)
    return met_status(session, actor.kring_id, "geldig")


def voorstel(session: Session, actor: Actor) -> Afspraak | None:
    """The version that waits for signatures."""
    eis(actor, Recht.AFSPRAKEN_ZIEN)
    return met_status(session, actor.kring_id, "voorstel")


def regels(session: Session, afspraak: Afspraak | None) -> dict[Onderwerp, Niveau]:
    """The rules of a version, in the order of the topics; none of None."""
    if afspraak is None:
        return {}
    rijen = session.exec(
        select(AfspraakRegel).where(col(AfspraakRegel.kring_id) == afspraak.kring_id, col(AfspraakRegel.versie) == afspraak.versie)
    ).all()
    gevonden = {rij.onderwerp: Niveau(rij.niveau) for rij in rijen}
    return {o: gevonden[o] for o in Onderwerp if o in gevonden}


def verschil(oud: dict[Onderwerp, Niveau], nieuw: dict[Onderwerp, Niveau]) -> list[tuple[Onderwerp, Niveau | None, Niveau]]:
    """What changes: (topic, from, to), only where they differ."""
    return [(o, oud.get(o), n) for o, n in nieuw.items() if oud.get(o) is not n]


def getekend(session: Session, afspraak: Afspraak) -> set[str]:
    """The lid ids of who signed this version."""
    vraag = select(Handtekening.lid_id).where(col(Handtekening.kring_id) == afspraak.kring_id, col(Handtekening.versie) == afspraak.versie)
    return set(session.exec(vraag).all())


def ondertekenaars(session: Session, kring_id: str, leeftijd: int) -> list[Gezicht]:
    """Who must sign: the jongere, the JIM, and under 16 each ouder with gezag (domein.md 5.1)."""
    return [g for g in alle_leden(session, kring_id) if g.rol in {Rol.JONGERE, Rol.JIM} or (g.rol in GEZAG and g.gezag and leeftijd < ZELF)]


def moet_tekenen(session: Session, actor: Actor) -> bool:
    """Does a proposal wait for this actor's signature?"""
    afspraak = met_status(session, actor.kring_id, "voorstel")
    if afspraak is None or actor.lid_id in getekend(session, afspraak):
        return False
    return any(g.lid_id == actor.lid_id for g in ondertekenaars(session, actor.kring_id, actor.leeftijd_jongere))


def aan_herziening_toe(session: Session, actor: Actor) -> bool:
    """Was the agreement in force made before the jongere passed an age limit? Then he is asked to look at it again."""
    afspraak = met_status(session, actor.kring_id, "geldig")
    return afspraak is not None and afspraak.grens < kring_van(session, actor).grens and actor.rol is Rol.JONGERE


def standaard(leeftijd: int) -> dict[Onderwerp, Niveau]:
    """What we propose to begin with: the younger, the more the ouders may know; what was told to one alone stays there."""
    eerst = {Onderwerp.SCHOOL, Onderwerp.VRIENDEN, Onderwerp.THUIS, Onderwerp.GEZONDHEID, Onderwerp.MIDDELEN, Onderwerp.GELD}
    ouders = {Onderwerp.SCHOOL, Onderwerp.GEZONDHEID} if leeftijd < 12 else {Onderwerp.SCHOOL} if leeftijd < 16 else set[Onderwerp]()
    return {o: Niveau.OUDERS if o in ouders else Niveau.EERST_VRAGEN if o in eerst else Niveau.TUSSEN_ONS for o in Onderwerp}
