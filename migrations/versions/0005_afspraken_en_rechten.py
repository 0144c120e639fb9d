"""afspraken en rechten: own topics, to whom and in whose words, emergency access, how long to keep, what was erased"""

from alembic import op
import sqlalchemy as sa
import sqlmodel
import basis.database

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None
NIVEAUS = "niveau IN ('tussen_ons','eerst_vragen','ouders','aanspreekpunt','beiden')"


def upgrade() -> None:
    """Go up."""
    op.create_table('wissing',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('soort', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('kring_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('ding_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
    sa.CheckConstraint("soort IN ('kring','persoon','gesprek','bericht')", name='wissing_soort'),
    sa.PrimaryKeyConstraint('id')
    )
    op.create_table('noodtoegang',
    sa.Column('kring_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('persoon_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('reden', sa.Text(), nullable=False),
    sa.Column('gevraagd', basis.database.Moment(timezone=True), nullable=False),
    sa.Column('tweede_persoon_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('vanaf', basis.database.Moment(timezone=True), nullable=True),
    sa.Column('tot', basis.database.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['kring_id'], ['kring.id'], ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['persoon_id'], ['persoon.id'], ),
    sa.PrimaryKeyConstraint('kring_id', 'id')
    )
    with op.batch_alter_table('noodtoegang', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_noodtoegang_persoon_id'), ['persoon_id'], unique=False)
    op.create_table('eigenonderwerp',
    sa.Column('kring_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('naam', sa.Text(), nullable=False),
    sa.Column('door_lid_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['kring_id', 'door_lid_id'], ['lid.kring_id', 'lid.id'], ),
    sa.ForeignKeyConstraint(['kring_id'], ['kring.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('kring_id', 'id')
    )
    with op.batch_alter_table('afspraakregel', schema=None) as batch_op:
        batch_op.drop_constraint('regel_niveau', type_='check')
        batch_op.alter_column('onderwerp', existing_type=sa.String(length=20), type_=sqlmodel.sql.sqltypes.AutoString(length=40))
        batch_op.create_check_constraint('regel_niveau', NIVEAUS)
    with op.batch_alter_table('bericht', schema=None) as batch_op:
        batch_op.alter_column('onderwerp', existing_type=sa.String(length=20), type_=sqlmodel.sql.sqltypes.AutoString(length=40))
    with op.batch_alter_table('gesprek', schema=None) as batch_op:
        batch_op.add_column(sa.Column('bewaar_dagen', sa.Integer(), nullable=True))
    with op.batch_alter_table('deling', schema=None) as batch_op:
        batch_op.drop_constraint('deling_antwoord', type_='check')
        batch_op.add_column(sa.Column('aan', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False, server_default='ouders'))
        batch_op.add_column(sa.Column('waarom', sa.Text(), nullable=True))
        batch_op.add_column(sa.Column('woorden', sa.Text(), nullable=True))
        batch_op.alter_column('antwoord', existing_type=sa.String(length=10), type_=sqlmodel.sql.sqltypes.AutoString(length=12))
        batch_op.create_check_constraint('deling_antwoord', "antwoord IN ('gevraagd','ja','nee','ingetrokken')")
        batch_op.create_check_constraint('deling_aan', "aan IN ('ouders','aanspreekpunt','beiden')")


def downgrade() -> None:
    """Go down. What the older app can't express becomes narrower, never wider."""
    op.execute("UPDATE afspraakregel SET niveau = 'eerst_vragen' WHERE niveau IN ('aanspreekpunt','beiden')")
    op.execute("DELETE FROM afspraakregel WHERE onderwerp LIKE 'eigen%'")
    op.execute("UPDATE bericht SET onderwerp = '' WHERE onderwerp LIKE 'eigen%'")
    op.execute("UPDATE deling SET antwoord = 'nee' WHERE antwoord = 'ingetrokken' OR aan = 'aanspreekpunt' OR woorden IS NOT NULL")
    with op.batch_alter_table('deling', schema=None) as batch_op:
        batch_op.drop_constraint('deling_aan', type_='check')
        batch_op.drop_constraint('deling_antwoord', type_='check')
        batch_op.drop_column('woorden')
        batch_op.drop_column('waarom')
        batch_op.drop_column('aan')
        batch_op.alter_column('antwoord', existing_type=sa.String(length=12), type_=sqlmodel.sql.sqltypes.AutoString(length=10))
        batch_op.create_check_constraint('deling_antwoord', "antwoord IN ('gevraagd','ja','nee')")
    with op.batch_alter_table('gesprek', schema=None) as batch_op:
        batch_op.drop_column('bewaar_dagen')
    with op.batch_alter_table('bericht', schema=None) as batch_op:
        batch_op.alter_column('onderwerp', existing_type=sa.String(length=40), type_=sqlmodel.sql.sqltypes.AutoString(length=20))
    with op.batch_alter_table('afspraakregel', schema=None) as batch_op:
        batch_op.drop_constraint('regel_niveau', type_='check')
        batch_op.alter_column('onderwerp', existing_type=sa.String(length=40), type_=sqlmodel.sql.sqltypes.AutoString(length=20))
        batch_op.create_check_constraint('regel_niveau', "niveau IN ('tussen_ons','eerst_vragen','ouders')")
    op.drop_table('eigenonderwerp')
    op.drop_table('noodtoegang')
    op.drop_table('wissing')
