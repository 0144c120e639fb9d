"""treden_van_toen: the steps of a goal as they were when a review was finished"""

from alembic import op
import sqlalchemy as sa

revision = '0032'
down_revision = '0031'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table('evaluatiedoel', schema=None) as batch_op:
        batch_op.add_column(sa.Column('treden', sa.Text(), nullable=True))


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table('evaluatiedoel', schema=None) as batch_op:
        batch_op.drop_column('treden')
