"""taart voor een team: one gift to several receivers, taken back as one"""

from alembic import op
import sqlalchemy as sa
import sqlmodel

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table('taart', schema=None) as batch_op:
        batch_op.add_column(sa.Column('team_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=True))


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table('taart', schema=None) as batch_op:
        batch_op.drop_column('team_id')
