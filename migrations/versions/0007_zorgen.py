"""zorgen: worries and their steps, who stands in, when professionals are there"""

from alembic import op
import sqlalchemy as sa
import sqlmodel
import basis.database

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table('zorg',
    sa.Column('kring_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('soort', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('door_lid_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('tekst', sa.Text(), nullable=False),
    sa.Column('jongere_leest', sa.Boolean(), nullable=False),
    sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
    sa.Column('volgende', basis.database.Moment(timezone=True), nullable=True),
    sa.Column('opgepakt_door_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('klaar', basis.database.Moment(timezone=True), nullable=True),
    sa.CheckConstraint("soort IN ('onveilig','zorg')", name='zorg_soort'),
    sa.ForeignKeyConstraint(['kring_id', 'door_lid_id'], ['lid.kring_id', 'lid.id'], ),
    sa.ForeignKeyConstraint(['kring_id'], ['kring.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('kring_id', 'id')
    )
    with op.batch_alter_table('zorg', schema=None) as batch_op:
        batch_op.create_index('zorg_open', ['volgende'], unique=False, sqlite_where=sa.text('klaar IS NULL'), postgresql_where=sa.text('klaar IS NULL'))
    op.create_table('zorgstap',
    sa.Column('kring_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('zorg_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('nummer', sa.Integer(), nullable=False),
    sa.Column('soort', sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False),
    sa.Column('persoon_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('naam', sa.Text(), nullable=False),
    sa.Column('tekst', sa.Text(), nullable=True),
    sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
    sa.CheckConstraint("soort IN ('verteld','gevraagd','niemand','opgepakt','losgelaten','antwoord','klaar')", name='zorgstap_soort'),
    sa.ForeignKeyConstraint(['kring_id', 'zorg_id'], ['zorg.kring_id', 'zorg.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('kring_id', 'id')
    )
    with op.batch_alter_table('zorgstap', schema=None) as batch_op:
        batch_op.create_index('zorgstap_zorg', ['kring_id', 'zorg_id', 'nummer'], unique=False)
        batch_op.create_index('zorgstap_persoon', ['persoon_id'], unique=False)
    op.create_table('vervanger',
    sa.Column('kring_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('lid_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.ForeignKeyConstraint(['kring_id', 'lid_id'], ['lid.kring_id', 'lid.id'], ),
    sa.ForeignKeyConstraint(['kring_id'], ['kring.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('kring_id')
    )
    with op.batch_alter_table('medewerker', schema=None) as batch_op:
        batch_op.add_column(sa.Column('dagen', sqlmodel.sql.sqltypes.AutoString(length=7), nullable=False, server_default='12345'))
        batch_op.add_column(sa.Column('van_minuut', sa.Integer(), nullable=False, server_default='540'))
        batch_op.add_column(sa.Column('tot_minuut', sa.Integer(), nullable=False, server_default='1020'))
        batch_op.add_column(sa.Column('weg_van', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('weg_tot', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('dienst', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.create_check_constraint('medewerker_uren', '0 <= van_minuut AND van_minuut < tot_minuut AND tot_minuut <= 1440')
    with op.batch_alter_table('aanbieder', schema=None) as batch_op:
        batch_op.add_column(sa.Column('dienst_nummer', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('zorg_minuten', sa.Integer(), nullable=False, server_default='60'))
        batch_op.add_column(sa.Column('onveilig_minuten', sa.Integer(), nullable=False, server_default='15'))


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table('aanbieder', schema=None) as batch_op:
        for naam in ('onveilig_minuten', 'zorg_minuten', 'dienst_nummer'):
            batch_op.drop_column(naam)
    with op.batch_alter_table('medewerker', schema=None) as batch_op:
        batch_op.drop_constraint('medewerker_uren', type_='check')
        for naam in ('dienst', 'weg_tot', 'weg_van', 'tot_minuut', 'van_minuut', 'dagen'):
            batch_op.drop_column(naam)
    op.drop_table('vervanger')
    op.drop_table('zorgstap')
    op.drop_table('zorg')
