"""streek: the small municipalities of a region together, as one that publishes"""

from alembic import op
import sqlalchemy as sa

revision = '0031'
down_revision = '0030'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table('gemeente', schema=None) as batch_op:
        batch_op.add_column(sa.Column('samen', sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table('gemeente', schema=None) as batch_op:
        batch_op.drop_column('samen')
