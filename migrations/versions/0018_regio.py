"""regio: to which youth region a municipality belongs"""

from alembic import op
import sqlalchemy as sa
import sqlmodel

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up. A municipality without a region stays out of the open data."""
    with op.batch_alter_table('gemeente', schema=None) as batch_op:
        batch_op.add_column(sa.Column('regio', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False, server_default=''))


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table('gemeente', schema=None) as batch_op:
        batch_op.drop_column('regio')
