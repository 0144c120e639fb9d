"""mensen en toegang: roles, authority, age, leaving, ways back, administrators"""

from alembic import op
import sqlalchemy as sa
import sqlmodel
import basis.database
from basis.clock import vandaag

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None
ROLLEN = "rol IN ('jongere','ouder','voogd','jim','aanspreekpunt','professional','leerkracht','netwerk')"
VERTREK = "vertrek IN ('','zelf','weggehaald','overgedragen','einde_hulp','gesloten','afgerond')"


def upgrade() -> None:
    """Go up. Limits of age that were passed before today are passed: no birthday is celebrated twice."""
    op.create_table('poging',
    sa.Column('bron', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('venster', basis.database.Moment(timezone=True), nullable=False),
    sa.Column('aantal', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('bron', 'venster')
    )
    op.create_table('beheerder',
    sa.Column('persoon_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('aanbieder_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.ForeignKeyConstraint(['aanbieder_id'], ['aanbieder.id'], ),
    sa.ForeignKeyConstraint(['persoon_id'], ['persoon.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('persoon_id')
    )
    with op.batch_alter_table('beheerder', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_beheerder_aanbieder_id'), ['aanbieder_id'], unique=False)

    op.create_table('herstel',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('persoon_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('door_persoon_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('kring_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('status', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('token_hash', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('verloopt', basis.database.Moment(timezone=True), nullable=False),
    sa.Column('browser_hash', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('geopend', basis.database.Moment(timezone=True), nullable=True),
    sa.Column('pogingen', sa.Integer(), nullable=False),
    sa.Column('code_goed', basis.database.Moment(timezone=True), nullable=True),
    sa.Column('sleutel_id', sa.LargeBinary(), nullable=True),
    sa.Column('public_key', sa.LargeBinary(), nullable=True),
    sa.Column('sign_count', sa.Integer(), nullable=False),
    sa.Column('toestel', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('bevestigd_door', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
    sa.CheckConstraint("status IN ('gestart','wacht','klaar','gestopt')", name='herstel_status'),
    sa.ForeignKeyConstraint(['door_persoon_id'], ['persoon.id'], ),
    sa.ForeignKeyConstraint(['persoon_id'], ['persoon.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('token_hash')
    )
    with op.batch_alter_table('herstel', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_herstel_persoon_id'), ['persoon_id'], unique=False)

    op.create_table('herstelcode',
    sa.Column('code_hash', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('persoon_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('aangemaakt', basis.database.Moment(timezone=True), nullable=False),
    sa.Column('gebruikt', basis.database.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['persoon_id'], ['persoon.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('code_hash')
    )
    with op.batch_alter_table('herstelcode', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_herstelcode_persoon_id'), ['persoon_id'], unique=False)

    op.create_table('voorval',
    sa.Column('kring_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('soort', sqlmodel.sql.sqltypes.AutoString(length=30), nullable=False),
    sa.Column('door_lid_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('over_lid_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['kring_id'], ['kring.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('kring_id', 'id')
    )
    with op.batch_alter_table('voorval', schema=None) as batch_op:
        batch_op.create_index('voorval_op', ['kring_id', 'op'], unique=False)

    op.create_table('sluitstem',
    sa.Column('kring_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('lid_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['kring_id', 'lid_id'], ['lid.kring_id', 'lid.id'], ),
    sa.ForeignKeyConstraint(['kring_id'], ['kring.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('kring_id', 'lid_id')
    )
    op.create_table('wilsoordeel',
    sa.Column('kring_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('door_lid_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('reden', sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
    sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
    sa.Column('tot', basis.database.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['kring_id', 'door_lid_id'], ['lid.kring_id', 'lid.id'], ),
    sa.ForeignKeyConstraint(['kring_id'], ['kring.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('kring_id', 'id')
    )
    with op.batch_alter_table('wilsoordeel', schema=None) as batch_op:
        batch_op.create_index('een_wilsoordeel', ['kring_id'], unique=True, sqlite_where=sa.text('tot IS NULL'), postgresql_where=sa.text('tot IS NULL'))

    with op.batch_alter_table('aanmelding', schema=None) as batch_op:
        batch_op.add_column(sa.Column('soort', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False, server_default='eerste'))
        batch_op.create_check_constraint('aanmelding_soort', "soort IN ('eerste','toestel')")

    with op.batch_alter_table('afspraak', schema=None) as batch_op:
        batch_op.add_column(sa.Column('grens', sa.Integer(), nullable=False, server_default='0'))

    with op.batch_alter_table('jim', schema=None) as batch_op:
        batch_op.add_column(sa.Column('fase', sqlmodel.sql.sqltypes.AutoString(length=5), nullable=False, server_default='wie'))
        batch_op.create_check_constraint('jim_fase', "fase IN ('wie','wat','hoe','zo')")

    with op.batch_alter_table('kring', schema=None) as batch_op:
        batch_op.add_column(sa.Column('grens', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('ouders_apart', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('hulp_tot', basis.database.Moment(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('gesloten', basis.database.Moment(timezone=True), nullable=True))
        batch_op.create_check_constraint('kring_grens', 'grens IN (0, 12, 16, 18)')

    with op.batch_alter_table('lid', schema=None) as batch_op:
        batch_op.drop_constraint('lid_rol', type_='check')
        batch_op.drop_constraint('lid_gezag', type_='check')
        batch_op.add_column(sa.Column('vertrek', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('toegestaan', sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column('helper_lid_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True))
        batch_op.create_index('een_aanspreekpunt', ['kring_id'], unique=True, sqlite_where=sa.text("rol = 'aanspreekpunt' AND tot IS NULL"), postgresql_where=sa.text("rol = 'aanspreekpunt' AND tot IS NULL"))
        batch_op.create_check_constraint('lid_rol', ROLLEN)
        batch_op.create_check_constraint('lid_gezag', "NOT gezag OR (rol IN ('ouder','voogd') AND gezag_op IS NOT NULL)")
        batch_op.create_check_constraint('lid_vertrek', VERTREK)

    with op.batch_alter_table('medewerker', schema=None) as batch_op:
        batch_op.add_column(sa.Column('tot', basis.database.Moment(timezone=True), nullable=True))

    with op.batch_alter_table('passkey', schema=None) as batch_op:
        batch_op.add_column(sa.Column('toestel', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('laatst', basis.database.Moment(timezone=True), nullable=True))

    with op.batch_alter_table('sessie', schema=None) as batch_op:
        batch_op.add_column(sa.Column('soort', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False, server_default='familie'))
        batch_op.add_column(sa.Column('toestel', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False, server_default=''))
        batch_op.create_check_constraint('sessie_soort', "soort IN ('familie','werk','gedeeld')")
    for grens in (12, 16, 18):
        vraag = sa.text("UPDATE kring SET grens = :grens WHERE :jaar - geboren_jaar - CASE WHEN :maand > geboren_maand THEN 0 ELSE 1 END >= :grens")
        op.get_bind().execute(vraag, {"grens": grens, "jaar": vandaag().year, "maand": vandaag().month})
    op.execute("UPDATE afspraak SET grens = (SELECT grens FROM kring WHERE kring.id = afspraak.kring_id)")


def downgrade() -> None:
    """Go down. The older app knows no voogd, teacher or network: they stay as who they were nearest to, without access."""
    op.execute("UPDATE lid SET tot = coalesce(tot, sinds), gezag = false WHERE rol IN ('voogd','leerkracht','netwerk')")
    op.execute("UPDATE lid SET rol = 'professional' WHERE rol IN ('voogd','leerkracht','netwerk')")
    with op.batch_alter_table('sessie', schema=None) as batch_op:
        batch_op.drop_constraint('sessie_soort', type_='check')
        batch_op.drop_column('toestel')
        batch_op.drop_column('soort')

    with op.batch_alter_table('passkey', schema=None) as batch_op:
        batch_op.drop_column('laatst')
        batch_op.drop_column('toestel')

    with op.batch_alter_table('medewerker', schema=None) as batch_op:
        batch_op.drop_column('tot')

    with op.batch_alter_table('lid', schema=None) as batch_op:
        batch_op.drop_constraint('lid_vertrek', type_='check')
        batch_op.drop_constraint('lid_rol', type_='check')
        batch_op.drop_constraint('lid_gezag', type_='check')
        batch_op.drop_index('een_aanspreekpunt', sqlite_where=sa.text("rol = 'aanspreekpunt' AND tot IS NULL"), postgresql_where=sa.text("rol = 'aanspreekpunt' AND tot IS NULL"))
        batch_op.drop_column('helper_lid_id')
        batch_op.drop_column('toegestaan')
        batch_op.drop_column('vertrek')
        batch_op.create_check_constraint('lid_rol', "rol IN ('jongere','ouder','jim','aanspreekpunt','professional')")
        batch_op.create_check_constraint('lid_gezag', "NOT gezag OR (rol = 'ouder' AND gezag_op IS NOT NULL)")

    with op.batch_alter_table('kring', schema=None) as batch_op:
        batch_op.drop_constraint('kring_grens', type_='check')
        batch_op.drop_column('gesloten')
        batch_op.drop_column('hulp_tot')
        batch_op.drop_column('ouders_apart')
        batch_op.drop_column('grens')

    with op.batch_alter_table('jim', schema=None) as batch_op:
        batch_op.drop_constraint('jim_fase', type_='check')
        batch_op.drop_column('fase')

    with op.batch_alter_table('afspraak', schema=None) as batch_op:
        batch_op.drop_column('grens')

    with op.batch_alter_table('aanmelding', schema=None) as batch_op:
        batch_op.drop_constraint('aanmelding_soort', type_='check')
        batch_op.drop_column('soort')

    with op.batch_alter_table('wilsoordeel', schema=None) as batch_op:
        batch_op.drop_index('een_wilsoordeel', sqlite_where=sa.text('tot IS NULL'), postgresql_where=sa.text('tot IS NULL'))

    op.drop_table('wilsoordeel')
    op.drop_table('sluitstem')
    with op.batch_alter_table('voorval', schema=None) as batch_op:
        batch_op.drop_index('voorval_op')

    op.drop_table('voorval')
    with op.batch_alter_table('herstelcode', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_herstelcode_persoon_id'))

    op.drop_table('herstelcode')
    with op.batch_alter_table('herstel', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_herstel_persoon_id'))

    op.drop_table('herstel')
    with op.batch_alter_table('beheerder', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_beheerder_aanbieder_id'))

    op.drop_table('beheerder')
    op.drop_table('poging')
