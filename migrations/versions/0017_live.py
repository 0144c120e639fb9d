"""live: events by their moment"""

from alembic import op

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table('gebeurtenis', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_gebeurtenis_op'), ['op'], unique=False)


def downgrade() -> None:
    """Go down."""
    with op.batch_alter_table('gebeurtenis', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_gebeurtenis_op'))
