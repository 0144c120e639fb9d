"""Alembic environment: the app's own engine, all models, batch mode for SQLite."""

import os

from alembic import context
from sqlmodel import SQLModel

import jim.afspraken.models
import jim.gesprekken.models
import jim.kring.models
import jim.mandaat.models
import jim.organisaties.models  # noqa: F401 - imported so that their tables are known
from basis.database import maak_engine

url = context.config.attributes.get("database_url") or os.environ.get("DATABASE_URL", "sqlite:///var/gezinsapp.sqlite")
engine = maak_engine(url)
with engine.connect() as verbinding:
    context.configure(connection=verbinding, target_metadata=SQLModel.metadata, render_as_batch=True, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()
    verbinding.commit()
engine.dispose()
