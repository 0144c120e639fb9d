"""vergelijken: where our books and a record differ"""

from alembic import op
import sqlalchemy as sa

from basis.database import Moment

revision = '0027'
down_revision = '0026'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table('lijn', schema=None) as batch_op:
        batch_op.add_column(sa.Column('vergelijk', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('vergeleken', Moment(timezone=True), nullable=True))
    op.create_table('verschil',
    sa.Column('bestemming', sa.String(length=40), nullable=False),
    sa.Column('ding_id', sa.String(length=120), nullable=False),
    sa.Column('kring_id', sa.String(), nullable=False),
    sa.Column('ding', sa.String(length=10), nullable=False),
    sa.Column('soort', sa.String(length=10), nullable=False),
    sa.Column('verwijzing', sa.String(length=120), nullable=False),
    sa.CheckConstraint("soort IN ('weg','oud','dubbel','vreemd','elders')", name='verschil_soort'),
    sa.PrimaryKeyConstraint('bestemming', 'ding_id')
    )
    with op.batch_alter_table('verschil', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_verschil_kring_id'), ['kring_id'], unique=False)


def downgrade() -> None:
    """Go down."""
    op.drop_table('verschil')
    with op.batch_alter_table('lijn', schema=None) as batch_op:
        batch_op.drop_column('vergeleken')
        batch_op.drop_column('vergelijk')
