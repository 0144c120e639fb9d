"""groepen: small groups, corrected messages, what needs no answer, how soon a professional answers"""

from alembic import op
import sqlalchemy as sa
import sqlmodel
import basis.database

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None
DEELNAME = ('erbij', 'leest_vanaf', 'tot', 'klaar_tot')


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table('gesprek', schema=None) as batch_op:
        batch_op.add_column(sa.Column('titel', sa.Text(), nullable=True))
        batch_op.add_column(sa.Column('onderwerp', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('klaar', basis.database.Moment(timezone=True), nullable=True))
        batch_op.drop_constraint('gesprek_soort', type_='check')
        batch_op.create_check_constraint('gesprek_soort', "soort IN ('jim','aanspreekpunt','kring','groep')")
    with op.batch_alter_table('deelname', schema=None) as batch_op:
        for naam in DEELNAME:
            batch_op.add_column(sa.Column(naam, basis.database.Moment(timezone=True), nullable=True))
    with op.batch_alter_table('bericht', schema=None) as batch_op:
        batch_op.add_column(sa.Column('aangepast', basis.database.Moment(timezone=True), nullable=True))
    with op.batch_alter_table('medewerker', schema=None) as batch_op:
        batch_op.drop_column('antwoordt')
        batch_op.add_column(sa.Column('antwoord_minuten', sa.Integer(), nullable=True))


def downgrade() -> None:
    """Go down: groups go, with what was said in them."""
    with op.batch_alter_table('medewerker', schema=None) as batch_op:
        batch_op.drop_column('antwoord_minuten')
        batch_op.add_column(sa.Column('antwoordt', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False, server_default='werkdag'))
    with op.batch_alter_table('bericht', schema=None) as batch_op:
        batch_op.drop_column('aangepast')
    with op.batch_alter_table('deelname', schema=None) as batch_op:
        for naam in DEELNAME:
            batch_op.drop_column(naam)
    groepen = "(SELECT id FROM gesprek WHERE soort = 'groep')"
    berichten = f'SELECT id FROM bericht WHERE gesprek_id IN {groepen}'
    op.execute(f'DELETE FROM deling WHERE bericht_id IN ({berichten})')
    op.execute(f'DELETE FROM bericht WHERE gesprek_id IN {groepen}')
    op.execute(f'DELETE FROM deelname WHERE gesprek_id IN {groepen}')
    op.execute("DELETE FROM gesprek WHERE soort = 'groep'")
    with op.batch_alter_table('gesprek', schema=None) as batch_op:
        batch_op.drop_constraint('gesprek_soort', type_='check')
        batch_op.create_check_constraint('gesprek_soort', "soort IN ('jim','aanspreekpunt','kring')")
        for naam in ('klaar', 'onderwerp', 'titel'):
            batch_op.drop_column(naam)
