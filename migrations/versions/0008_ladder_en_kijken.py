"""ladder en kijken: area of life and weight of a goal, 0-10 as the short way, a note with a score"""

from alembic import op
import sqlalchemy as sa
import sqlmodel

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None
NIVEAUS = "niveau IN ('tussen_ons','eerst_vragen','ouders','aanspreekpunt','beiden')"
GEBIEDEN = "gebied IN ('','thuis','school_werk','vrienden','vrije_tijd','gezondheid','geld','wonen','veilig','eigen')"
SCHALEN = "(schaal = 'ladder' AND niveau BETWEEN -3 AND 2) OR (schaal = 'cijfer' AND niveau BETWEEN 0 AND 10)"


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table('doel', schema=None) as batch_op:
        batch_op.add_column(sa.Column('gebied', sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('gebied_eigen', sa.Text(), nullable=True))
        batch_op.add_column(sa.Column('gewicht', sa.Integer(), nullable=False, server_default='1'))
        batch_op.add_column(sa.Column('cijfer_doel', sa.Integer(), nullable=True))
        batch_op.create_check_constraint('doel_gebied', GEBIEDEN)
        batch_op.create_check_constraint('doel_gewicht', 'gewicht BETWEEN 1 AND 3')
        batch_op.create_check_constraint('doel_cijfer', 'cijfer_doel BETWEEN 0 AND 10')
    with op.batch_alter_table('meting', schema=None) as batch_op:
        batch_op.drop_constraint('meting_niveau', type_='check')
        batch_op.add_column(sa.Column('schaal', sqlmodel.sql.sqltypes.AutoString(length=6), nullable=False, server_default='ladder'))
        batch_op.create_check_constraint('meting_niveau', SCHALEN)
        batch_op.create_index('meting_wie', ['kring_id', 'doel_id', 'lid_id', 'op'], unique=False)
    op.create_table('notitie',
    sa.Column('kring_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('meting_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('lid_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('tekst', sa.Text(), nullable=False),
    sa.Column('onderwerp', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('niveau', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.CheckConstraint(NIVEAUS, name='notitie_niveau'),
    sa.ForeignKeyConstraint(['kring_id', 'lid_id'], ['lid.kring_id', 'lid.id'], ),
    sa.ForeignKeyConstraint(['kring_id', 'meting_id'], ['meting.kring_id', 'meting.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('kring_id', 'meting_id')
    )


def downgrade() -> None:
    """Go down. What was said in 0-10 goes: the older app would take it for a step."""
    op.drop_table('notitie')
    op.execute("DELETE FROM meting WHERE schaal = 'cijfer'")
    with op.batch_alter_table('meting', schema=None) as batch_op:
        batch_op.drop_index('meting_wie')
        batch_op.drop_constraint('meting_niveau', type_='check')
        batch_op.drop_column('schaal')
        batch_op.create_check_constraint('meting_niveau', 'niveau BETWEEN -3 AND 2')
    with op.batch_alter_table('doel', schema=None) as batch_op:
        batch_op.drop_constraint('doel_cijfer', type_='check')
        batch_op.drop_constraint('doel_gewicht', type_='check')
        batch_op.drop_constraint('doel_gebied', type_='check')
        batch_op.drop_column('cijfer_doel')
        batch_op.drop_column('gewicht')
        batch_op.drop_column('gebied_eigen')
        batch_op.drop_column('gebied')
