"""taken: who does what for a goal"""

from alembic import op
import sqlalchemy as sa
import sqlmodel

import basis.database

revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table(
        'taak',
        sa.Column('kring_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column('doel_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column('lid_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column('door_lid_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column('tekst', sa.Text(), nullable=False),
        sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
        sa.Column('klaar', basis.database.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['kring_id', 'doel_id'], ['doel.kring_id', 'doel.id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['kring_id', 'lid_id'], ['lid.kring_id', 'lid.id']),
        sa.ForeignKeyConstraint(['kring_id', 'door_lid_id'], ['lid.kring_id', 'lid.id']),
        sa.PrimaryKeyConstraint('kring_id', 'id'),
    )
    op.create_index('taak_doel', 'taak', ['kring_id', 'doel_id'], unique=False)


def downgrade() -> None:
    """Go down."""
    op.drop_index('taak_doel', table_name='taak')
    op.drop_table('taak')
