"""maten: goal attainment and drop-out in publications, beside satisfaction"""

from alembic import op
import sqlalchemy as sa

revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None

_SAMEN = 'kwartaal, gezin, gemeente_id, aanbieder_id, profiel, intensiteit, professionals, score'


def _tabel(*extra: sa.schema.SchemaItem) -> None:
    op.create_table(
        'beleving',
        sa.Column('kwartaal', sa.String(length=7), nullable=False),
        sa.Column('gezin', sa.String(length=64), nullable=False),
        *extra,
        sa.Column('gemeente_id', sa.String(), nullable=False),
        sa.Column('aanbieder_id', sa.String(), nullable=False),
        sa.Column('profiel', sa.Integer(), nullable=False),
        sa.Column('intensiteit', sa.Integer(), nullable=False),
        sa.Column('professionals', sa.String(), nullable=False),
        sa.Column('score', sa.Integer(), nullable=False),
        sa.CheckConstraint('score BETWEEN 0 AND 10', name='beleving_score'),
    )


def upgrade() -> None:
    """Go up: what waits is satisfaction."""
    op.drop_index('ix_beleving_gemeente_id', table_name='beleving')
    op.rename_table('beleving', 'beleving_oud')
    _tabel(
        sa.Column('maat', sa.String(length=10), nullable=False),
        sa.CheckConstraint("maat = 'nut' OR (maat IN ('doelen','uitval') AND score IN (0, 1))", name='beleving_maat'),
        sa.PrimaryKeyConstraint('kwartaal', 'gezin', 'maat', name='beleving_een_per_maat'),
    )
    op.execute(f"INSERT INTO beleving ({_SAMEN}, maat) SELECT {_SAMEN}, 'nut' FROM beleving_oud")
    op.drop_table('beleving_oud')
    op.create_index('ix_beleving_gemeente_id', 'beleving', ['gemeente_id'])


def downgrade() -> None:
    """Go down: the older app knows satisfaction only."""
    op.drop_index('ix_beleving_gemeente_id', table_name='beleving')
    op.rename_table('beleving', 'beleving_oud')
    _tabel(sa.PrimaryKeyConstraint('kwartaal', 'gezin', name='beleving_een_per_gezin'))
    op.execute(f"INSERT INTO beleving ({_SAMEN}) SELECT {_SAMEN} FROM beleving_oud WHERE maat = 'nut'")
    op.drop_table('beleving_oud')
    op.create_index('ix_beleving_gemeente_id', 'beleving', ['gemeente_id'])
