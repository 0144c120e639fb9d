"""gezin_jaar: a family counts once when quarters are taken together"""

from alembic import op
import sqlalchemy as sa

revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up. Answers from before have no name for the year: they count in their quarter only."""
    with op.batch_alter_table('beleving', schema=None) as batch_op:
        batch_op.add_column(sa.Column('gezin_jaar', sa.String(length=64), nullable=False, server_default=''))


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table('beleving', schema=None) as batch_op:
        batch_op.drop_column('gezin_jaar')
