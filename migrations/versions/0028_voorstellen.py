"""voorstellen: what the provider made of a goal in his record, for the family to take over or not; and when a record was last read"""

from alembic import op
import sqlalchemy as sa
import sqlmodel

import basis.database

revision = '0028'
down_revision = '0027'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table(
        'voorstel',
        sa.Column('kring_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column('doel_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column('veld', sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False),
        sa.Column('waarde', sa.Text(), nullable=False),
        sa.Column('was', sa.Text(), nullable=True),
        sa.Column('antwoord', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
        sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
        sa.CheckConstraint("veld IN ('tekst','status','streefdatum')", name='voorstel_veld'),
        sa.CheckConstraint("antwoord IN ('','over','eigen')", name='voorstel_antwoord'),
        sa.ForeignKeyConstraint(['kring_id', 'doel_id'], ['doel.kring_id', 'doel.id'], ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('kring_id', 'id'),
        sa.UniqueConstraint('kring_id', 'doel_id', 'veld', name='voorstel_een'),
    )
    with op.batch_alter_table('lijn', schema=None) as batch_op:
        batch_op.add_column(sa.Column('gelezen', basis.database.Moment(timezone=True), nullable=True))


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table('lijn', schema=None) as batch_op:
        batch_op.drop_column('gelezen')
    op.drop_table('voorstel')
