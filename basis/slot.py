"""A lock with a name, held until the transaction ends. Who waits is served in turn; SQLite needs none, it has one writer."""

from sqlalchemy import text
from sqlmodel import Session


def slot(session: Session, naam: str, *, gedeeld: bool = False) -> None:
    """Take the lock. `gedeeld`: many may hold it together, and none of them while somebody holds it alone.

    Row locks won't do: on PostgreSQL a stream of readers that share a row keeps who wants it alone waiting for ever.
    """
    if session.get_bind().dialect.name == "postgresql":
        soort = "pg_advisory_xact_lock_shared" if gedeeld else "pg_advisory_xact_lock"
        session.execute(text(f"SELECT {soort}(hashtextextended(:naam, 0))"), {"naam": naam})
