"""lijsten_vrij: who agrees that the answers of a questionnaire go to the provider's record"""

from alembic import op
import sqlalchemy as sa
import sqlmodel

import basis.database

revision = '0029'
down_revision = '0028'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table(
        'ritmevrijgave',
        sa.Column('kring_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column('ritme_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column('lid_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
        sa.Column('ingetrokken', basis.database.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(['kring_id', 'ritme_id'], ['ritme.kring_id', 'ritme.id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['kring_id', 'lid_id'], ['lid.kring_id', 'lid.id']),
        sa.PrimaryKeyConstraint('kring_id', 'ritme_id', 'lid_id'),
    )


def downgrade() -> None:
    """Go down."""
    op.drop_table('ritmevrijgave')
