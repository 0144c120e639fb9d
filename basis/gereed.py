"""Is the house ready to receive people: migrations at head, worker alive."""

from datetime import datetime, timedelta
from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlmodel import Field, Session, SQLModel

from basis.clock import nu
from basis.database import Moment

MIGRATIES = Path(__file__).parent.parent / "migrations"
HARTSLAG = timedelta(seconds=60)


class Hartslag(SQLModel, table=True):
    """When a background process last said that it lives."""

    proces: str = Field(primary_key=True, max_length=20)
    op: datetime = Field(default_factory=nu, sa_type=Moment)


def migratie_config(database_url: str = "") -> Config:
    """Alembic's configuration, without an ini file."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIES))
    config.attributes["database_url"] = database_url
    return config


def klop(session: Session, proces: str) -> None:
    """Say that this process lives."""
    rij = session.get(Hartslag, proces)
    if rij is None:
        session.add(Hartslag(proces=proces))
    else:
        rij.op = nu()


def gereed(session: Session) -> dict[str, bool]:
    """What is ready: `migraties` at head, `worker` heard of within a minute."""
    hoofd = ScriptDirectory.from_config(migratie_config()).get_current_head()
    nu_op = MigrationContext.configure(session.connection()).get_current_revision()
    slag = session.get(Hartslag, "worker") if nu_op == hoofd else None
    return {"migraties": nu_op == hoofd, "worker": slag is not None and slag.op > nu() - HARTSLAG}
