"""zwaarten: how heavy it is now, as each sees it"""

from alembic import op
import sqlalchemy as sa
import sqlmodel

import basis.database

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table(
        'zwaarte',
        sa.Column('kring_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column('lid_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column('kwadrant', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
        sa.Column('alleen_ik', sa.Boolean(), nullable=False),
        sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
        sa.CheckConstraint("kwadrant IN ('vragen','spanning','nood','crisis')", name='zwaarte_kwadrant'),
        sa.ForeignKeyConstraint(['kring_id'], ['kring.id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['kring_id', 'lid_id'], ['lid.kring_id', 'lid.id']),
        sa.PrimaryKeyConstraint('kring_id', 'id'),
    )
    op.create_index('zwaarte_wie', 'zwaarte', ['kring_id', 'lid_id', 'op'], unique=False)


def downgrade() -> None:
    """Go down."""
    op.drop_index('zwaarte_wie', table_name='zwaarte')
    op.drop_table('zwaarte')
