"""What waits for a professional across his kringen, without content; and how soon he usually answers, measured."""

import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, or_
from sqlmodel import Session, col, select

from basis.clock import nu
from basis.fouten import NietGevonden
from basis.versleuteling.actions import open_sleutels
from jim.gesprekken.bewaren import bewaard
from jim.gesprekken.models import Bericht, Deelname, Gesprek
from jim.kring.models import Kring, Lid
from jim.kring.queries import Gezicht, gezichten
from jim.organisaties.models import Medewerker

HOEVEEL = 100
LAATSTE, MINSTENS, GESPREKKEN = 20, 5, 3
"""How soon somebody answers is the median of his last 20 answers; of fewer than 5, or in fewer than 3 conversations, nothing is said."""
_TERUGKIJKEN = timedelta(days=90)
_WERKROLLEN = ("aanspreekpunt", "professional")


@dataclass(frozen=True)
class Wacht:
    """A conversation in which somebody wrote last and the professional did not: from whom, and since when."""

    kring_id: str
    gesprek_id: str
    roepnaam: str
    van: Gezicht
    op: datetime


def _mijn_deelname(persoon_id: str) -> ColumnElement[bool]:
    """His places in open kringen, where he works, in conversations that he takes part in now."""
    plek = (
        select(Lid.id)
        .join(Kring, col(Kring.id) == col(Lid.kring_id))
        .where(
            col(Lid.kring_id) == col(Deelname.kring_id),
            col(Lid.id) == col(Deelname.lid_id),
            col(Lid.persoon_id) == persoon_id,
            col(Lid.rol).in_(_WERKROLLEN),
            col(Lid.tot).is_(None),
            col(Kring.gesloten).is_(None),
        )
        .correlate(Deelname)
    )
    # By kring first: that is how the rows stand together.
    kringen = select(Lid.kring_id).where(col(Lid.persoon_id) == persoon_id, col(Lid.tot).is_(None))
    return and_(col(Deelname.kring_id).in_(kringen), plek.exists(), col(Deelname.tot).is_(None))


def wachtend(session: Session, persoon_id: str) -> list[Wacht]:
    """The conversations that wait for his answer, the longest first, at most 100."""
    mijn = select(Deelname).where(_mijn_deelname(persoon_id)).subquery()
    zelfde = and_(col(Bericht.kring_id) == mijn.c.kring_id, col(Bericht.gesprek_id) == mijn.c.gesprek_id)
    zei = (
        select(col(Bericht.gesprek_id).label("gesprek_id"), func.max(Bericht.op).label("op"))
        .join(mijn, zelfde)
        .where(col(Bericht.auteur_lid_id) == mijn.c.lid_id, col(Bericht.weggehaald).is_(None))
        .group_by(col(Bericht.gesprek_id))
        .subquery()
    )
    open_ = (
        select(Bericht.kring_id, Bericht.gesprek_id, func.min(Bericht.op).label("op"))
        .join(mijn, zelfde)
        .outerjoin(zei, zei.c.gesprek_id == col(Bericht.gesprek_id))
        .join(Gesprek, and_(col(Gesprek.kring_id) == col(Bericht.kring_id), col(Gesprek.id) == col(Bericht.gesprek_id)))
        .where(
            col(Bericht.auteur_lid_id) != mijn.c.lid_id,
            col(Bericht.weggehaald).is_(None),
            or_(zei.c.op.is_(None), col(Bericht.op) > zei.c.op),
            or_(mijn.c.klaar_tot.is_(None), col(Bericht.op) > mijn.c.klaar_tot),
            or_(mijn.c.leest_vanaf.is_(None), col(Bericht.op) >= mijn.c.leest_vanaf),
            col(Gesprek.klaar).is_(None),
            bewaard(nu()),
        )
        .group_by(col(Bericht.kring_id), col(Bericht.gesprek_id))
        .order_by(func.min(Bericht.op))
        .limit(HOEVEEL)
    )
    rijen = session.exec(open_).all()
    kringen = {r[0] for r in rijen}
    open_sleutels(session, kringen)
    namen = {k.id: k.roepnaam for k in session.exec(select(Kring).where(col(Kring.id).in_(kringen)))}
    eerste = {(b.gesprek_id, b.op): b.auteur_lid_id for b in _eerste(session, rijen)}
    per_kring: dict[str, set[str]] = defaultdict(set)
    for kring_id, gesprek_id, op in rijen:
        per_kring[kring_id].add(eerste[gesprek_id, op])
    bekend = {kring_id: gezichten(session, kring_id, wie) for kring_id, wie in per_kring.items()}
    return [Wacht(k, g, namen[k], bekend[k][eerste[g, op]], op) for k, g, op in rijen]


@dataclass(frozen=True)
class _Kop:
    """Who wrote when, without the words."""

    gesprek_id: str
    op: datetime
    auteur_lid_id: str


def _eerste(session: Session, plekken: Sequence[tuple[str, str, datetime]]) -> list[_Kop]:
    vraag = select(Bericht.gesprek_id, Bericht.op, Bericht.auteur_lid_id).where(
        col(Bericht.kring_id).in_([k for k, _g, _op in plekken]),
        col(Bericht.gesprek_id).in_([g for _k, g, _op in plekken]),
        col(Bericht.op).in_([op for _k, _g, op in plekken]),
        col(Bericht.weggehaald).is_(None),
    )
    return [_Kop(*rij) for rij in session.exec(vraag)]


def geen_antwoord_nodig(session: Session, persoon_id: str, gesprek_id: str) -> str:
    """What came until now needs no answer; gives the kring. Raises NietGevonden for a conversation that is not his."""
    rij = session.exec(select(Deelname).where(col(Deelname.gesprek_id) == gesprek_id, _mijn_deelname(persoon_id))).first()
    if rij is None:
        raise NietGevonden
    rij.klaar_tot = nu()
    session.flush()
    return rij.kring_id


def meet_antwoordtijden(session: Session, moment: datetime) -> int:
    """Measure for each aanspreekpunt how soon he usually answers (worker, each day); gives for how many it is known."""
    werkt = session.exec(
        select(Medewerker).where(
            col(Medewerker.tot).is_(None),
            select(Lid.id)
            .where(col(Lid.persoon_id) == col(Medewerker.persoon_id), col(Lid.rol) == "aanspreekpunt", col(Lid.tot).is_(None))
            .correlate(Medewerker)
            .exists(),
        )
    ).all()
    for wie in werkt:
        wie.antwoord_minuten = antwoordtijd(session, wie.persoon_id, moment)
    session.flush()
    return sum(wie.antwoord_minuten is not None for wie in werkt)


def antwoordtijd(session: Session, persoon_id: str, moment: datetime) -> int | None:
    """The median wait, in minutes, of the last 20 in his conversations of two; None when too little is known.

    A wait runs from the first unanswered message to his next one. One that still runs counts once it is longer than that median:
    who doesn't answer gets no better by it.
    """
    vraag = (
        select(Bericht.gesprek_id, Bericht.op, Bericht.auteur_lid_id, Deelname)
        .join(Deelname, and_(col(Deelname.kring_id) == col(Bericht.kring_id), col(Deelname.gesprek_id) == col(Bericht.gesprek_id)))
        .join(Gesprek, and_(col(Gesprek.kring_id) == col(Bericht.kring_id), col(Gesprek.id) == col(Bericht.gesprek_id)))
        .where(
            _mijn_deelname(persoon_id),
            col(Gesprek.soort) == "aanspreekpunt",
            col(Bericht.op) > moment - _TERUGKIJKEN,
            col(Bericht.weggehaald).is_(None),
        )
        .order_by(col(Bericht.op), col(Bericht.id))
    )
    sinds: dict[str, datetime] = {}
    klaar: list[tuple[datetime, str, float]] = []
    for gesprek_id, op, auteur, ik in session.exec(vraag):
        if auteur == ik.lid_id:
            if gesprek_id in sinds:
                begon = sinds.pop(gesprek_id)
                klaar.append((op, gesprek_id, (op - begon).total_seconds()))
        elif ik.klaar_tot is None or op > ik.klaar_tot:
            sinds.setdefault(gesprek_id, op)
    laatste = sorted(klaar)[-LAATSTE:]
    if len(laatste) < MINSTENS or len({g for _op, g, _w in laatste}) < GESPREKKEN:
        return None
    gewoon = statistics.median(w for _op, _g, w in laatste)
    lopend = [duur for begon in sinds.values() if (duur := (moment - begon).total_seconds()) > gewoon]
    return round(statistics.median([*(w for _op, _g, w in laatste), *lopend]) / 60)
