"""correctie: a publication has versions, and can be refused with a reason"""

from alembic import op
import sqlalchemy as sa

import basis.database

revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None

_SAMEN = 'gemeente_id, kwartaal, inhoud, op, eerste_door, tweede_door, vrij'


def _tabel(naam: str, *extra: sa.schema.SchemaItem) -> None:
    op.create_table(
        naam,
        *extra,
        sa.Column('inhoud', sa.String(), nullable=False),
        sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
        sa.Column('eerste_door', sa.String(), nullable=True),
        sa.Column('tweede_door', sa.String(), nullable=True),
        sa.Column('vrij', basis.database.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['gemeente_id'], ['gemeente.id']),
        sa.ForeignKeyConstraint(['eerste_door'], ['persoon.id'], name='fk_publicatie_eerste', ondelete='SET NULL'),
        sa.ForeignKeyConstraint(['tweede_door'], ['persoon.id'], name='fk_publicatie_tweede', ondelete='SET NULL'),
    )


def upgrade() -> None:
    """Go up: what is there is the first version."""
    op.rename_table('publicatie', 'publicatie_oud')
    _tabel(
        'publicatie',
        sa.Column('id', sa.String(), nullable=False),
        sa.Column('gemeente_id', sa.String(), nullable=False),
        sa.Column('kwartaal', sa.String(length=7), nullable=False),
        sa.Column('versie', sa.Integer(), nullable=False),
        sa.Column('reden', sa.String(length=300), nullable=False),
        sa.Column('nee', basis.database.Moment(timezone=True), nullable=True),
        sa.Column('nee_reden', sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint('id', name='publicatie_id'),
        sa.UniqueConstraint('gemeente_id', 'kwartaal', 'versie', name='publicatie_versie'),
        sa.CheckConstraint('vrij IS NULL OR nee IS NULL', name='publicatie_ja_of_nee'),
        sa.CheckConstraint("(nee IS NULL) = (nee_reden = '')", name='publicatie_nee_zegt_waarom'),
    )
    op.execute(
        f"INSERT INTO publicatie ({_SAMEN}, id, versie, reden, nee_reden) "
        f"SELECT {_SAMEN}, gemeente_id || '-' || kwartaal, 1, '', '' FROM publicatie_oud"
    )
    op.drop_table('publicatie_oud')


def downgrade() -> None:
    """Go down. The older app knows one version: the newest that was released, or what waits for the first time."""
    op.rename_table('publicatie', 'publicatie_versies')
    _tabel(
        'publicatie',
        sa.Column('gemeente_id', sa.String(), nullable=False),
        sa.Column('kwartaal', sa.String(length=7), nullable=False),
        sa.PrimaryKeyConstraint('gemeente_id', 'kwartaal', name='publicatie_kwartaal'),
    )
    op.execute(
        f"INSERT INTO publicatie ({_SAMEN}) SELECT {_SAMEN} FROM publicatie_versies v WHERE v.nee IS NULL AND v.versie = ("
        "SELECT max(n.versie) FROM publicatie_versies n WHERE n.gemeente_id = v.gemeente_id AND n.kwartaal = v.kwartaal AND n.nee IS NULL "
        "AND (n.vrij IS NOT NULL OR NOT EXISTS (SELECT 1 FROM publicatie_versies r WHERE r.gemeente_id = n.gemeente_id "
        "AND r.kwartaal = n.kwartaal AND r.vrij IS NOT NULL)))"
    )
    op.drop_table('publicatie_versies')
