"""vragenlijsten: lists of a provider, the rhythm of a kring, what was filled in"""

from alembic import op
import sqlalchemy as sa
import basis.database

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table('lijst',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('aanbieder_id', sa.String(), nullable=False),
    sa.Column('url', sa.String(length=400), nullable=False),
    sa.Column('versie', sa.String(length=100), nullable=False),
    sa.Column('titel', sa.String(length=200), nullable=False),
    sa.Column('bron', sa.Text(), nullable=False),
    sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
    sa.Column('weg', basis.database.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['aanbieder_id'], ['aanbieder.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('aanbieder_id', 'url', 'versie', name='lijst_eens')
    )
    op.create_table('ritme',
    sa.Column('kring_id', sa.String(), nullable=False),
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('lijst', sa.String(length=60), nullable=False),
    sa.Column('weken', sa.Integer(), nullable=False),
    sa.Column('status', sa.String(length=10), nullable=False),
    sa.Column('door_lid_id', sa.String(), nullable=False),
    sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
    sa.CheckConstraint("status IN ('voorstel','loopt','gestopt')", name='ritme_status'),
    sa.CheckConstraint('weken BETWEEN 1 AND 26', name='ritme_weken'),
    sa.ForeignKeyConstraint(['kring_id', 'door_lid_id'], ['lid.kring_id', 'lid.id'], ),
    sa.ForeignKeyConstraint(['kring_id'], ['kring.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('kring_id', 'id')
    )
    op.create_table('invulling',
    sa.Column('kring_id', sa.String(), nullable=False),
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('ritme_id', sa.String(), nullable=False),
    sa.Column('lijst', sa.String(length=60), nullable=False),
    sa.Column('lid_id', sa.String(), nullable=False),
    sa.Column('delen', sa.String(length=15), nullable=False),
    sa.Column('status', sa.String(length=12), nullable=False),
    sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
    sa.CheckConstraint("status IN ('open','klaar','overgeslagen')", name='invulling_status'),
    sa.CheckConstraint("delen IN ('ik','aanspreekpunt','kring')", name='invulling_delen'),
    sa.ForeignKeyConstraint(['kring_id', 'lid_id'], ['lid.kring_id', 'lid.id'], ),
    sa.ForeignKeyConstraint(['kring_id', 'ritme_id'], ['ritme.kring_id', 'ritme.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('kring_id', 'id')
    )
    with op.batch_alter_table('invulling', schema=None) as batch_op:
        batch_op.create_index('een_open_invulling', ['kring_id', 'ritme_id', 'lid_id'], unique=True,
            sqlite_where=sa.text("status = 'open'"), postgresql_where=sa.text("status = 'open'"))
    op.create_table('gegeven',
    sa.Column('kring_id', sa.String(), nullable=False),
    sa.Column('invulling_id', sa.String(), nullable=False),
    sa.Column('vraag', sa.String(length=200), nullable=False),
    sa.Column('waarde', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['kring_id', 'invulling_id'], ['invulling.kring_id', 'invulling.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('kring_id', 'invulling_id', 'vraag')
    )


def downgrade() -> None:
    """Go down."""
    op.drop_table('gegeven')
    op.drop_table('invulling')
    op.drop_table('ritme')
    op.drop_table('lijst')
