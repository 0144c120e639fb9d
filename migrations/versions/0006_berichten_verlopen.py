"""berichten verlopen: until when a message stays stands with the message"""

from datetime import timedelta

from alembic import op
import sqlalchemy as sa
import basis.database

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None
GESPREK = sa.table('gesprek', sa.column('kring_id'), sa.column('id'), sa.column('bewaar_dagen'))
BERICHT = sa.table(
    'bericht', sa.column('kring_id'), sa.column('id'), sa.column('gesprek_id'), sa.column('publiek'),
    sa.column('op', basis.database.Moment()), sa.column('verloopt', basis.database.Moment()),
)


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table('bericht', schema=None) as batch_op:
        batch_op.add_column(sa.Column('verloopt', basis.database.Moment(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f('ix_bericht_verloopt'), ['verloopt'], unique=False)
    verbinding = op.get_bind()
    zelfde = sa.and_(GESPREK.c.kring_id == BERICHT.c.kring_id, GESPREK.c.id == BERICHT.c.gesprek_id)
    vraag = sa.select(BERICHT.c.kring_id, BERICHT.c.id, BERICHT.c.op, GESPREK.c.bewaar_dagen).join(GESPREK, zelfde)
    for kring_id, id_, moment, dagen in verbinding.execute(
        vraag.where(GESPREK.c.bewaar_dagen.is_not(None), BERICHT.c.publiek == 'gesprek')
    ).all():
        wat = sa.update(BERICHT).where(BERICHT.c.kring_id == kring_id, BERICHT.c.id == id_)
        verbinding.execute(wat.values(verloopt=moment + timedelta(days=dagen)))


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table('bericht', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_bericht_verloopt'))
        batch_op.drop_column('verloopt')
