"""Reads about organisations."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from jim.organisaties.models import Aanbieder, Gemeente


def gemeenten(session: Session) -> Sequence[Gemeente]:
    """All municipalities, by name."""
    return session.exec(select(Gemeente).order_by(col(Gemeente.naam))).all()


def aanbieder(session: Session, aanbieder_id: str) -> Aanbieder | None:
    """A provider by id."""
    return session.get(Aanbieder, aanbieder_id)
