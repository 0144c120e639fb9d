"""weggehaald: a message that was taken back leaves a line"""

from alembic import op
import sqlalchemy as sa

import basis.database

revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table('bericht', schema=None) as batch_op:
        batch_op.add_column(sa.Column('weggehaald', basis.database.Moment(timezone=True), nullable=True))


def downgrade() -> None:
    """Go down: what was taken back goes whole."""
    op.execute('DELETE FROM bericht WHERE weggehaald IS NOT NULL')
    with op.batch_alter_table('bericht', schema=None) as batch_op:
        batch_op.drop_column('weggehaald')
