"""A small group for one thing: begin it, let somebody in, leave, end it. Who is in it reads it, and nobody else."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, select

from basis.clock import nu
from basis.events import meld
from basis.fouten import Botsing, MagNiet, NietGevonden, Ongeldig
from basis.rechten import GASTEN, KRING, Actor, Recht, Rol, eis, haal
from jim.afspraken.models import Onderwerp
from jim.gesprekken.delen import jim_mag_hier
from jim.gesprekken.models import Deelname, Gesprek
from jim.gesprekken.queries import deelnemers, lezers
from jim.kring.models import Kring
from jim.kring.queries import Gezicht, gezichten, leden

LANGSTE_TITEL = 80
ONDERWERPEN = frozenset(Onderwerp) - {Onderwerp.ALLEEN_JIJ}
"""Not those that a jongere made himself: who is in the group need not know their names."""


def mogelijk(session: Session, actor: Actor) -> list[Gezicht]:
    """Whom the actor may bring into a group: everybody whom he may know, but for who waits or is outside."""
    return [g for g in leden(session, actor) if g.lid_id != actor.lid_id and g.rol in KRING | GASTEN]


def begin(session: Session, actor: Actor, titel: str, met: Collection[str], onderwerp: str = "") -> Gesprek:
    """Begin a group about `titel` (1 to 80 characters) with these members; `onderwerp`: a topic of the agreement, or "".

    Raises MagNiet, NietGevonden for somebody who may not be in it, and Ongeldig: `groep_titel`, `groep_leeg`, `onderwerp_kan_niet`,
    `groep_ouders_apart`, `groep_afspraak` when the JIM would tell more than was agreed.
    """
    eis(actor, Recht.GROEP_BEGINNEN)
    titel = titel.strip()
    if not titel or len(titel) > LANGSTE_TITEL:
        raise Ongeldig("groep_titel", veld="titel")
    if onderwerp and onderwerp not in ONDERWERPEN:
        raise Ongeldig("onderwerp_kan_niet", veld="onderwerp")
    kan = {g.lid_id: g for g in mogelijk(session, actor)}
    if not met:
        raise Ongeldig("groep_leeg", veld="met")
    if not set(met) <= set(kan):
        raise NietGevonden
    eigen = next(g for g in leden(session, actor) if g.lid_id == actor.lid_id)
    _eis_kan_samen(session, actor.kring_id, onderwerp, [eigen, *(kan[lid_id] for lid_id in set(met))])
    gesprek = Gesprek(kring_id=actor.kring_id, soort="groep", eigenaar_lid_id=actor.lid_id, titel=titel, onderwerp=onderwerp)
    session.add(gesprek)
    session.flush()
    session.add_all(Deelname(kring_id=actor.kring_id, gesprek_id=gesprek.id, lid_id=lid_id) for lid_id in {actor.lid_id, *met})
    session.flush()
    meld(session, actor.kring_id, {actor.lid_id, *met}, "bericht", gesprek.id)
    return gesprek


def _eis_kan_samen(session: Session, kring_id: str, onderwerp: str, mensen: Collection[Gezicht]) -> None:
    if session.get_one(Kring, kring_id).ouders_apart and sum(g.rol in {Rol.OUDER, Rol.BUITEN} for g in mensen) > 1:
        raise Ongeldig("groep_ouders_apart", veld="met")
    if not jim_mag_hier(session, kring_id, onderwerp, mensen):
        raise Ongeldig("groep_afspraak", veld="met")


def _open_groep(session: Session, actor: Actor, gesprek_id: str) -> Gesprek:
    gesprek = haal(session, actor, Gesprek, gesprek_id)
    if gesprek.soort != "groep":
        raise NietGevonden
    session.refresh(gesprek, with_for_update=True)
    if gesprek.klaar is not None:
        raise Botsing("gesprek_gesloten")
    return gesprek


def haal_erbij(session: Session, actor: Actor, gesprek_id: str, lid_id: str, *, leest_alles: bool = False) -> None:
    """Let somebody in; what was written before is not for him, unless `leest_alles`. Everybody in it is told.

    Raises MagNiet, NietGevonden, Botsing `groep_al_erin`, and Ongeldig as `begin`.
    """
    eis(actor, Recht.GROEP_BEGINNEN)
    gesprek = _open_groep(session, actor, gesprek_id)
    nieuw = next((g for g in mogelijk(session, actor) if g.lid_id == lid_id), None)
    if nieuw is None:
        raise NietGevonden
    erin = deelnemers(session, gesprek)
    if lid_id in {g.lid_id for g in erin}:
        raise Botsing("groep_al_erin")
    _eis_kan_samen(session, actor.kring_id, gesprek.onderwerp, [*erin, nieuw])
    rij = session.get(Deelname, (actor.kring_id, gesprek.id, lid_id)) or Deelname(
        kring_id=actor.kring_id, gesprek_id=gesprek.id, lid_id=lid_id
    )
    rij.erbij, rij.tot = nu(), None
    rij.leest_vanaf = None if leest_alles else rij.erbij
    session.add(rij)
    session.flush()
    meld(session, actor.kring_id, lezers(session, gesprek), "bericht", gesprek.id)


def kwam_erbij(session: Session, actor: Actor, gesprek_id: str, sinds: datetime) -> bool:
    """Did somebody else come into this group after that moment, who reads along now?"""
    nieuw = select(Deelname.lid_id).where(
        col(Deelname.kring_id) == actor.kring_id,
        col(Deelname.gesprek_id) == gesprek_id,
        col(Deelname.lid_id) != actor.lid_id,
        col(Deelname.erbij) > sinds,
        col(Deelname.tot).is_(None),
    )
    return session.exec(nieuw.limit(1)).first() is not None


def ga_eruit(session: Session, actor: Actor, gesprek_id: str) -> None:
    """Leave: from now on he reads nothing of it; what he wrote stays. Raises NietGevonden, Botsing."""
    gesprek = _open_groep(session, actor, gesprek_id)
    wie = lezers(session, gesprek)
    session.get_one(Deelname, (actor.kring_id, gesprek.id, actor.lid_id)).tot = nu()
    session.flush()
    meld(session, actor.kring_id, wie, "bericht", gesprek.id)


def mag_beeindigen(actor: Actor, gesprek: Gesprek) -> bool:
    """Who began it, and the aanspreekpunt who is in it."""
    return gesprek.soort == "groep" and (gesprek.eigenaar_lid_id == actor.lid_id or actor.rol is Rol.AANSPREEKPUNT)


def beeindig(session: Session, actor: Actor, gesprek_id: str) -> None:
    """It is done: everybody in it can still read it, nobody writes. Raises NietGevonden, MagNiet, Botsing."""
    gesprek = _open_groep(session, actor, gesprek_id)
    if not mag_beeindigen(actor, gesprek):
        raise MagNiet("groep_niet_van_jou")
    gesprek.klaar = nu()
    session.flush()
    meld(session, actor.kring_id, lezers(session, gesprek), "bericht", gesprek.id)


def wie_kwam_en_ging(session: Session, actor: Actor, gesprek: Gesprek) -> list[tuple[Deelname, Gezicht]]:
    """Who came in later, and who left, in that order: those in it see it."""
    hier = (col(Deelname.kring_id) == actor.kring_id, col(Deelname.gesprek_id) == gesprek.id)
    rijen = [d for d in session.exec(select(Deelname).where(*hier)) if d.erbij or d.tot]
    wie = gezichten(session, actor.kring_id, [d.lid_id for d in rijen])
    return sorted(((d, wie[d.lid_id]) for d in rijen), key=lambda paar: paar[0].tot or paar[0].erbij or nu())
