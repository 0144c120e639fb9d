"""vrijgeven: who releases a publication, and when it was released"""

from alembic import op
import sqlalchemy as sa
import sqlmodel
import basis.database

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up. What the municipality saw already stays released."""
    op.create_table('vrijgever',
    sa.Column('persoon_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.ForeignKeyConstraint(['persoon_id'], ['persoon.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('persoon_id')
    )
    with op.batch_alter_table('publicatie', schema=None) as batch_op:
        batch_op.add_column(sa.Column('eerste_door', sqlmodel.sql.sqltypes.AutoString(), nullable=True))
        batch_op.add_column(sa.Column('tweede_door', sqlmodel.sql.sqltypes.AutoString(), nullable=True))
        batch_op.add_column(sa.Column('vrij', basis.database.Moment(timezone=True), nullable=True))
        batch_op.create_foreign_key('fk_publicatie_eerste', 'persoon', ['eerste_door'], ['id'], ondelete='SET NULL')
        batch_op.create_foreign_key('fk_publicatie_tweede', 'persoon', ['tweede_door'], ['id'], ondelete='SET NULL')
    op.execute('UPDATE publicatie SET vrij = op')


def downgrade() -> None:
    """Go down. What was not released yet goes: the older app would show it."""
    op.execute('DELETE FROM publicatie WHERE vrij IS NULL')
    with op.batch_alter_table('publicatie', schema=None) as batch_op:
        batch_op.drop_constraint('fk_publicatie_tweede', type_='foreignkey')
        batch_op.drop_constraint('fk_publicatie_eerste', type_='foreignkey')
        batch_op.drop_column('vrij')
        batch_op.drop_column('tweede_door')
        batch_op.drop_column('eerste_door')
    op.drop_table('vrijgever')
