"""Reads about the agreements: what is in force, what is proposed, who still signs."""

from sqlalchemy import func
from sqlmodel import Session, col, select

from basis.rechten import GEZAG, Actor, Recht, Rol, eis
from jim.afspraken.models import Afspraak, AfspraakRegel, EigenOnderwerp, Handtekening, Niveau, Onderwerp
from jim.kring.queries import MEE, ZELF, Gezicht, alle_leden, kring_van

EIGEN = "eigen_"
_RUIMER = {
    Niveau.TUSSEN_ONS: frozenset(Niveau) - {Niveau.TUSSEN_ONS},
    Niveau.EERST_VRAGEN: frozenset({Niveau.OUDERS, Niveau.AANSPREEKPUNT, Niveau.BEIDEN}),
    Niveau.OUDERS: frozenset({Niveau.BEIDEN}),
    Niveau.AANSPREEKPUNT: frozenset({Niveau.BEIDEN}),
    Niveau.BEIDEN: frozenset[Niveau](),
}


def is_strakker(een: Niveau, ander: Niveau) -> bool:
    """Is the first strictly narrower? OUDERS and AANSPREEKPUNT are not: neither of them holds the other."""
    return ander in _RUIMER[een]


def niveaus(session: Session, kring_id: str) -> dict[str, Niveau]:
    """How far something about each topic may go by the agreement in force; empty without one."""
    rijen = session.exec(
        select(AfspraakRegel.onderwerp, AfspraakRegel.niveau)
        .join(Afspraak, (col(Afspraak.kring_id) == col(AfspraakRegel.kring_id)) & (col(Afspraak.versie) == col(AfspraakRegel.versie)))
        .where(col(Afspraak.kring_id) == kring_id, col(Afspraak.status) == "geldig")
    )
    return {onderwerp: Niveau(niveau) for onderwerp, niveau in rijen}


def niveau(session: Session, kring_id: str, onderwerp: str) -> Niveau | None:
    """How far something about this topic may go by the agreement in force, or None without one."""
    return niveaus(session, kring_id).get(onderwerp)


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


def onderwerp_namen(session: Session, kring_id: str) -> dict[str, str]:
    """The own topics of a kring as `eigen_<id>` -> name, oldest first: also those that ended, for the messages about them.

    A page looks up only the topics of rules and messages that it may show.
    """
    rijen = session.exec(
        select(EigenOnderwerp).where(col(EigenOnderwerp.kring_id) == kring_id).order_by(col(EigenOnderwerp.op), col(EigenOnderwerp.id))
    )
    return {EIGEN + rij.id: rij.naam for rij in rijen}


def onderwerpen(session: Session, kring_id: str) -> list[str]:
    """The topics that a rule can be about now: the fixed ones, and the own ones that did not end.

    An own topic ended when a version knew it and the newest version does not.
    """
    eigen = onderwerp_namen(session, kring_id)
    rijen = session.exec(
        select(AfspraakRegel.onderwerp, AfspraakRegel.versie).where(
            col(AfspraakRegel.kring_id) == kring_id, col(AfspraakRegel.onderwerp).in_(list(eigen))
        )
    ).all()
    hoogste = session.exec(select(func.max(Afspraak.versie)).where(col(Afspraak.kring_id) == kring_id)).one()
    gekend, nu = {o for o, _ in rijen}, {o for o, versie in rijen if versie == hoogste}
    return [*map(str, Onderwerp), *(o for o in eigen if o in nu or o not in gekend)]


def regels(session: Session, afspraak: Afspraak | None) -> dict[str, Niveau]:
    """The rules of a version, in the order of the topics, own ones last; none of None."""
    if afspraak is None:
        return {}
    rijen = session.exec(
        select(AfspraakRegel).where(col(AfspraakRegel.kring_id) == afspraak.kring_id, col(AfspraakRegel.versie) == afspraak.versie)
    ).all()
    gevonden = {rij.onderwerp: Niveau(rij.niveau) for rij in rijen}
    return {o: gevonden[o] for o in (*map(str, Onderwerp), *onderwerp_namen(session, afspraak.kring_id)) if o in gevonden}


def verschil(oud: dict[str, Niveau], nieuw: dict[str, Niveau]) -> list[tuple[str, Niveau | None, Niveau | None]]:
    """What changes: (topic, from, to), only where they differ; None where a topic begins or ends."""
    alle = [*nieuw, *(o for o in oud if o not in nieuw)]
    return [(o, oud.get(o), nieuw.get(o)) for o in alle if oud.get(o) is not nieuw.get(o)]


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


def standaard(leeftijd: int) -> dict[str, Niveau]:
    """What we propose to begin with: the younger, the more others may know; what was told to one alone stays there.

    Under 12 ouders and aanspreekpunt may know of school and health, and ouders of money and home; under 16 ouders may know of
    school. About love, and what is for the JIM alone, the proposal never goes further than the two.
    """
    o = Onderwerp
    ruim: dict[Onderwerp, Niveau] = {}
    if leeftijd < MEE:
        ruim = {o.SCHOOL: Niveau.BEIDEN, o.GEZONDHEID: Niveau.BEIDEN, o.GELD: Niveau.OUDERS, o.THUIS: Niveau.OUDERS}
    elif leeftijd < ZELF:
        ruim = {o.SCHOOL: Niveau.OUDERS}
    besloten = {o.VERLIEFD, o.ALLEEN_JIJ}
    return {str(w): ruim.get(w, Niveau.TUSSEN_ONS if w in besloten else Niveau.EERST_VRAGEN) for w in o}
