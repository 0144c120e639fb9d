"""eenmalig: what a phone sent once is done once"""

from alembic import op
import sqlalchemy as sa
import sqlmodel
import basis.database

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table('eenmalig',
    sa.Column('persoon_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('sleutel', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('kring_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('ding_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['kring_id'], ['kring.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['persoon_id'], ['persoon.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('persoon_id', 'sleutel')
    )
    with op.batch_alter_table('eenmalig', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_eenmalig_kring_id'), ['kring_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_eenmalig_op'), ['op'], unique=False)


def downgrade() -> None:
    """Go down."""
    op.drop_table('eenmalig')
