"""lijnen: the outbox keeps lanes and lines, the receipt says which version of ours it was"""

from alembic import op
import sqlalchemy as sa

from basis.database import Moment

revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None

_WACHT = sa.text('klaar IS NULL')
_KOLOMMEN = (('baan', 80), ('bestemming', 40), ('lener', 40), ('uitleg', 200))
_INDEXEN = (
    ('uitgaand_wacht', ['bestemming', 'volgorde', 'id']),
    ('uitgaand_baan', ['baan', 'volgorde']),
    ('uitgaand_bezig', ['kring_id', 'geleend_tot']),
)


def upgrade() -> None:
    """Go up. A row that was refused waits for a person again; what waits gets its lane and its destination."""
    op.create_table('lijn',
    sa.Column('bestemming', sa.String(length=40), nullable=False),
    sa.Column('fouten', sa.Integer(), nullable=False),
    sa.Column('dicht_tot', Moment(timezone=True), nullable=True),
    sa.Column('fout', sa.String(length=200), nullable=False),
    sa.Column('uitleg', sa.String(length=200), nullable=False),
    sa.Column('goed', Moment(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('bestemming')
    )
    with op.batch_alter_table('uitgaand', schema=None) as batch_op:
        for naam, lengte in _KOLOMMEN:
            batch_op.add_column(sa.Column(naam, sa.String(length=lengte), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('los', sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE uitgaand SET bestemming = coalesce((SELECT aanbieder_id FROM kring WHERE kring.id = uitgaand.kring_id), '')")
    op.execute("UPDATE uitgaand SET baan = ding_id WHERE soort = 'doel'")
    op.execute(
        "UPDATE uitgaand SET baan = coalesce((SELECT doel_id FROM meting"
        " WHERE meting.kring_id = uitgaand.kring_id AND meting.id = uitgaand.ding_id), ding_id) WHERE soort <> 'doel'"
    )
    op.execute("UPDATE uitgaand SET klaar = NULL WHERE fout <> ''")
    with op.batch_alter_table('uitgaand', schema=None) as batch_op:
        for naam, kolommen in _INDEXEN:
            batch_op.create_index(naam, kolommen, sqlite_where=_WACHT, postgresql_where=_WACHT)
    with op.batch_alter_table('indossier', schema=None) as batch_op:
        batch_op.add_column(sa.Column('geleverd', sa.Integer(), nullable=False, server_default='0'))
    with op.batch_alter_table('aanbieder', schema=None) as batch_op:
        batch_op.add_column(sa.Column('dossier_alg', sa.String(length=10), nullable=False, server_default='RS384'))


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table('aanbieder', schema=None) as batch_op:
        batch_op.drop_column('dossier_alg')
    with op.batch_alter_table('indossier', schema=None) as batch_op:
        batch_op.drop_column('geleverd')
    with op.batch_alter_table('uitgaand', schema=None) as batch_op:
        for naam, _ in _INDEXEN:
            batch_op.drop_index(naam)
        batch_op.drop_column('los')
        for naam, _ in _KOLOMMEN:
            batch_op.drop_column(naam)
    op.execute("UPDATE uitgaand SET klaar = beschikbaar WHERE fout <> '' AND klaar IS NULL")
    op.drop_table('lijn')
