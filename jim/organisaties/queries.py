"""Reads about organisations. What a beheerder gets from here holds nothing of families but a number."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, and_, col, func, not_, or_, select

from basis.fouten import NietGevonden
from basis.identiteit.models import Aanmelding, Passkey, Persoon
from basis.versleuteling.actions import open_sleutels
from jim.kring.models import Lid
from jim.organisaties.models import Aanbieder, Beheerder, Gemeente, Medewerker


def gemeenten(session: Session) -> Sequence[Gemeente]:
    """All municipalities, by name."""
    return session.exec(select(Gemeente).where(~col(Gemeente.samen)).order_by(col(Gemeente.naam))).all()


def aanbieder(session: Session, aanbieder_id: str) -> Aanbieder | None:
    """A provider by id."""
    return session.get(Aanbieder, aanbieder_id)


def deelt_client(session: Session, van: Aanbieder) -> bool:
    """Is another provider known in his record by the same client id? Then an address that this one names could buy a token for that other."""
    ander = select(Aanbieder.id).where(col(Aanbieder.id) != van.id, col(Aanbieder.dossier_client) == van.dossier_client)
    return bool(van.dossier_client) and session.exec(ander).first() is not None


def medewerker(session: Session, persoon_id: str) -> Medewerker | None:
    """The professional that this person is now, or None: also when his account ended."""
    rij = session.get(Medewerker, persoon_id)
    return rij if rij is not None and rij.tot is None else None


def beheerder(session: Session, persoon_id: str) -> Beheerder:
    """The beheerder that this person is; raises NietGevonden."""
    rij = session.get(Beheerder, persoon_id)
    if rij is None:
        raise NietGevonden
    return rij


@dataclass(frozen=True)
class Collega:
    """A professional as a beheerder sees him.

    `sleutel`: has a passkey. `nieuw`: his first link was never used. `kringen`: of how many he is the aanspreekpunt now.
    `dienst`: is on call for worries. Whether he wants taarten is his own choice, and not here.
    """

    persoon_id: str
    naam: str
    actief: bool
    sleutel: bool
    nieuw: bool
    kringen: int
    dienst: bool


_SLEUTEL = select(Passkey.id).where(col(Passkey.persoon_id) == col(Medewerker.persoon_id)).exists()
_GEBRUIKT = select(Aanmelding.token_hash).where(
    col(Aanmelding.persoon_id) == col(Medewerker.persoon_id), col(Aanmelding.gebruikt).is_not(None)
)
_OOIT_LID = select(Lid.id).where(col(Lid.persoon_id) == col(Medewerker.persoon_id))
_NIEUW = and_(col(Medewerker.tot).is_(None), not_(or_(_SLEUTEL, _GEBRUIKT.exists(), _OOIT_LID.exists())))
_KRINGEN = (
    select(func.count())
    .where(col(Lid.persoon_id) == col(Medewerker.persoon_id), col(Lid.rol) == "aanspreekpunt", col(Lid.tot).is_(None))
    .scalar_subquery()
)


def collegas(session: Session, beheerder: Beheerder) -> list[Collega]:
    """The professionals of this beheerder's provider: who works there now first, then by name."""
    hier = col(Medewerker.aanbieder_id) == beheerder.aanbieder_id
    open_sleutels(session, [f"persoon:{p}" for p in session.exec(select(Medewerker.persoon_id).where(hier))])
    rijen: Sequence[tuple[Medewerker, Persoon, bool, bool, int]] = session.exec(
        select(Medewerker, Persoon, _SLEUTEL, _NIEUW, _KRINGEN)  # pyright: ignore[reportCallIssue, reportArgumentType]
        .join(Persoon, col(Persoon.id) == col(Medewerker.persoon_id))
        .where(hier)
    ).all()
    alle = [
        Collega(
            rij.persoon_id,
            persoon.naam,
            rij.tot is None,
            bool(sleutel),
            bool(nieuw),
            kringen,
            rij.dienst,
        )
        for rij, persoon, sleutel, nieuw, kringen in rijen
    ]
    return sorted(alle, key=lambda c: (not c.actief, c.naam.casefold(), c.persoon_id))


def collega(session: Session, beheerder: Beheerder, persoon_id: str) -> Collega:
    """One of them; raises NietGevonden for anybody else."""
    wie = next((c for c in collegas(session, beheerder) if c.persoon_id == persoon_id), None)
    if wie is None:
        raise NietGevonden
    return wie


def opvolgers(session: Session, beheerder: Beheerder, persoon_id: str) -> list[Collega]:
    """Who could take over from this professional: the others who work at the same provider now."""
    return [c for c in collegas(session, beheerder) if c.actief and c.persoon_id != persoon_id]
