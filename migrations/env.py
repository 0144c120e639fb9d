"""Alembic environment: the app's own engine, all models, batch mode for SQLite."""

import os

from alembic import context
from sqlalchemy import event
from sqlmodel import SQLModel

import basis.logboek.models  # noqa: F401 - as below
import jim.afspraken.models
import jim.gesprekken.models
import jim.kring.models
import jim.mandaat.models
import jim.organisaties.models
import jim.seintjes.models
import jim.zorgen.models  # noqa: F401 - imported so that their tables are known
from basis.database import maak_engine

url = context.config.attributes.get("database_url") or os.environ.get("DATABASE_URL", "sqlite:///var/gezinsapp.sqlite")
engine = maak_engine(url)
if engine.dialect.name == "sqlite":
    # Batch mode copies a table and drops the old one: with foreign keys on, that would empty the tables that point at it.
    event.listen(engine, "connect", lambda dbapi, _record: dbapi.execute("PRAGMA foreign_keys=OFF"))
with engine.connect() as verbinding:
    context.configure(connection=verbinding, target_metadata=SQLModel.metadata, render_as_batch=True, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()
    if engine.dialect.name == "sqlite" and verbinding.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise RuntimeError("a migration left rows that point nowhere")
    verbinding.commit()
engine.dispose()
