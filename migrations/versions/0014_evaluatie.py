"""evaluaties: reviews with what was agreed, and how goals stood that day"""

from alembic import op
import sqlalchemy as sa
import sqlmodel
import basis.database

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None
TEKST = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    """Go up."""
    op.create_table('evaluatie',
    sa.Column('kring_id', TEKST(), nullable=False),
    sa.Column('id', TEKST(), nullable=False),
    sa.Column('door_lid_id', TEKST(), nullable=False),
    sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
    sa.Column('klaar', basis.database.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['kring_id', 'door_lid_id'], ['lid.kring_id', 'lid.id'], ),
    sa.ForeignKeyConstraint(['kring_id'], ['kring.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('kring_id', 'id')
    )
    with op.batch_alter_table('evaluatie', schema=None) as batch_op:
        batch_op.create_index('een_evaluatie', ['kring_id'], unique=True,
                              sqlite_where=sa.text('klaar IS NULL'), postgresql_where=sa.text('klaar IS NULL'))
    op.create_table('evaluatiedoel',
    sa.Column('kring_id', TEKST(), nullable=False),
    sa.Column('evaluatie_id', TEKST(), nullable=False),
    sa.Column('doel_id', TEKST(), nullable=False),
    sa.Column('volgorde', sa.Integer(), nullable=False),
    sa.Column('tekst', sa.Text(), nullable=False),
    sa.Column('variant', sa.Integer(), nullable=False),
    sa.Column('basis', sa.Integer(), nullable=False),
    sa.Column('gewicht', sa.Integer(), nullable=False),
    sa.Column('afgesproken', sa.Text(), nullable=True),
    sa.CheckConstraint('gewicht BETWEEN 1 AND 3', name='evaluatiedoel_gewicht'),
    sa.ForeignKeyConstraint(['kring_id', 'doel_id'], ['doel.kring_id', 'doel.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['kring_id', 'evaluatie_id'], ['evaluatie.kring_id', 'evaluatie.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('kring_id', 'evaluatie_id', 'doel_id')
    )
    op.create_table('evaluatiestand',
    sa.Column('kring_id', TEKST(), nullable=False),
    sa.Column('evaluatie_id', TEKST(), nullable=False),
    sa.Column('doel_id', TEKST(), nullable=False),
    sa.Column('lid_id', TEKST(), nullable=False),
    sa.Column('niveau', sa.Integer(), nullable=False),
    sa.CheckConstraint('niveau BETWEEN -3 AND 2', name='evaluatiestand_niveau'),
    sa.ForeignKeyConstraint(['kring_id', 'evaluatie_id', 'doel_id'],
                            ['evaluatiedoel.kring_id', 'evaluatiedoel.evaluatie_id', 'evaluatiedoel.doel_id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['kring_id', 'lid_id'], ['lid.kring_id', 'lid.id'], ),
    sa.PrimaryKeyConstraint('kring_id', 'evaluatie_id', 'doel_id', 'lid_id')
    )
    op.create_table('evaluatiet',
    sa.Column('kring_id', TEKST(), nullable=False),
    sa.Column('evaluatie_id', TEKST(), nullable=False),
    sa.Column('lid_id', TEKST(), nullable=False),
    sa.Column('begin', sa.Float(), nullable=False),
    sa.Column('nu', sa.Float(), nullable=False),
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('gemengd', sa.Boolean(), nullable=False),
    sa.CheckConstraint('n > 0', name='evaluatiet_n'),
    sa.ForeignKeyConstraint(['kring_id', 'evaluatie_id'], ['evaluatie.kring_id', 'evaluatie.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['kring_id', 'lid_id'], ['lid.kring_id', 'lid.id'], ),
    sa.PrimaryKeyConstraint('kring_id', 'evaluatie_id', 'lid_id')
    )


def downgrade() -> None:
    """Go down."""
    op.drop_table('evaluatiet')
    op.drop_table('evaluatiestand')
    op.drop_table('evaluatiedoel')
    op.drop_table('evaluatie')
