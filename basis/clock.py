"""The one clock of the house: every moment is timezone-aware UTC."""

from datetime import UTC, date, datetime


def nu() -> datetime:
    """The present moment, in UTC, with microseconds."""
    return datetime.now(UTC)


def vandaag() -> date:
    """Today's date in UTC."""
    return nu().date()


def kwartaal(moment: date) -> str:
    """The quarter of a date as `JJJJ-Kn`, for example `2026-K3`."""
    return f"{moment.year}-K{(moment.month - 1) // 3 + 1}"
