"""seintjes: phones that say that there is something new"""

from alembic import op
import sqlalchemy as sa
import sqlmodel

import basis.database

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table('gebeurtenis', schema=None) as batch_op:
        batch_op.add_column(sa.Column('bel', sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        'seinadres',
        sa.Column('token_hash', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column('persoon_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column('adres', sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.Column('p256dh', sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column('auth', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column('soorten', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column('wanneer', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
        sa.Column('stil_van', sa.Integer(), nullable=False),
        sa.Column('stil_tot', sa.Integer(), nullable=False),
        sa.Column('gezien', basis.database.Moment(timezone=True), nullable=False),
        sa.Column('laatst', basis.database.Moment(timezone=True), nullable=True),
        sa.Column('wacht_tot', basis.database.Moment(timezone=True), nullable=True),
        sa.CheckConstraint("wanneer IN ('meteen','dag')", name='seinadres_wanneer'),
        sa.ForeignKeyConstraint(['persoon_id'], ['persoon.id'], ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['token_hash'], ['sessie.token_hash'], ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('token_hash'),
        sa.UniqueConstraint('adres'),
    )
    op.create_index(op.f('ix_seinadres_persoon_id'), 'seinadres', ['persoon_id'], unique=False)


def downgrade() -> None:
    """Go down."""
    op.drop_index(op.f('ix_seinadres_persoon_id'), table_name='seinadres')
    op.drop_table('seinadres')
    with op.batch_alter_table('gebeurtenis', schema=None) as batch_op:
        batch_op.drop_column('bel')
