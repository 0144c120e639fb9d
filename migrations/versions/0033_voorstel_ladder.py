"""voorstel_ladder: what the provider made of the steps of a goal is a proposal too"""

from alembic import op

revision = '0033'
down_revision = '0032'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    with op.batch_alter_table('voorstel', schema=None) as batch_op:
        batch_op.drop_constraint('voorstel_veld', type_='check')
        batch_op.create_check_constraint('voorstel_veld', "veld IN ('tekst','status','streefdatum','ladder')")


def downgrade() -> None:
    """Go down."""
    op.execute("DELETE FROM voorstel WHERE veld = 'ladder'")
    with op.batch_alter_table('voorstel', schema=None) as batch_op:
        batch_op.drop_constraint('voorstel_veld', type_='check')
        batch_op.create_check_constraint('voorstel_veld', "veld IN ('tekst','status','streefdatum')")
