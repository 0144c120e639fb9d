"""dossierbestanden: files that a record fetches from us, and which kind of record a provider has"""

from alembic import op
import sqlalchemy as sa
import sqlmodel

import basis.database

revision = '0030'
down_revision = '0029'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table(
        'dossierbestand',
        sa.Column('kring_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column('id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column('soort', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
        sa.Column('ding_id', sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column('inhoud', sa.Text(), nullable=False),
        sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
        sa.CheckConstraint("soort IN ('doel','t','lijst')", name='dossierbestand_soort'),
        sa.ForeignKeyConstraint(['kring_id'], ['kring.id'], ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('kring_id', 'id'),
        sa.UniqueConstraint('id'),
    )
    with op.batch_alter_table('aanbieder', schema=None) as batch_op:
        batch_op.add_column(sa.Column('dossier_soort', sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False, server_default='fhir'))


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table('aanbieder', schema=None) as batch_op:
        batch_op.drop_column('dossier_soort')
    op.drop_table('dossierbestand')
