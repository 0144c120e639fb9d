"""delen verloopt: what was passed on goes with its message, also where nobody may read the message itself"""

from alembic import op
import sqlalchemy as sa
import basis.database

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table('deling', schema=None) as batch_op:
        batch_op.add_column(sa.Column('verloopt', basis.database.Moment(timezone=True), nullable=True))
    zelfde = 'bericht.kring_id = deling.kring_id AND bericht.id = deling.bericht_id'
    op.execute(f'UPDATE deling SET verloopt = (SELECT bericht.verloopt FROM bericht WHERE {zelfde})')


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table('deling', schema=None) as batch_op:
        batch_op.drop_column('verloopt')
