"""beleving en uitkomst: answers apart from who gave them, by purpose; what goes back to organisations and to families"""

from alembic import op
import sqlalchemy as sa
import sqlmodel
import basis.database
import basis.versleuteling.inhoud

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table('vragenset',
    sa.Column('naam', sqlmodel.sql.sqltypes.AutoString(length=30), nullable=False),
    sa.Column('versie', sa.Integer(), nullable=False),
    sa.Column('doel', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.CheckConstraint("doel IN ('verbeteren','clientonderzoek')", name='vragenset_doel'),
    sa.PrimaryKeyConstraint('naam', 'versie'),
    sa.UniqueConstraint('naam', 'versie', 'doel', name='vragenset_een_doel')
    )
    op.create_table('onderzoeksantwoord',
    sa.Column('jaar', sa.Integer(), nullable=False),
    sa.Column('wie', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('vraag', sqlmodel.sql.sqltypes.AutoString(length=30), nullable=False),
    sa.Column('naam', sqlmodel.sql.sqltypes.AutoString(length=30), nullable=False),
    sa.Column('versie', sa.Integer(), nullable=False),
    sa.Column('doel', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('waarde', sa.Integer(), nullable=False),
    sa.Column('informant', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('gezin', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('gemeente_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.CheckConstraint("doel = 'clientonderzoek'", name='onderzoeksantwoord_doel'),
    sa.ForeignKeyConstraint(['gemeente_id'], ['gemeente.id'], ),
    sa.ForeignKeyConstraint(['naam', 'versie', 'doel'], ['vragenset.naam', 'vragenset.versie', 'vragenset.doel'], name='onderzoeksantwoord_set'),
    sa.PrimaryKeyConstraint('jaar', 'wie', 'vraag')
    )
    with op.batch_alter_table('onderzoeksantwoord', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_onderzoeksantwoord_gemeente_id'), ['gemeente_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_onderzoeksantwoord_gezin'), ['gezin'], unique=False)

    op.create_table('terugblik',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('doel', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('aanbieder_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('gemeente_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('tijdvak', sqlmodel.sql.sqltypes.AutoString(length=7), nullable=False),
    sa.Column('inhoud', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
    sa.CheckConstraint("(doel = 'verbeteren' AND aanbieder_id IS NOT NULL AND gemeente_id IS NULL) OR (doel = 'clientonderzoek' AND aanbieder_id IS NULL AND gemeente_id IS NOT NULL)", name='terugblik_een_doel'),
    sa.ForeignKeyConstraint(['aanbieder_id'], ['aanbieder.id'], ),
    sa.ForeignKeyConstraint(['gemeente_id'], ['gemeente.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('aanbieder_id', 'tijdvak', name='terugblik_aanbieder'),
    sa.UniqueConstraint('gemeente_id', 'tijdvak', name='terugblik_gemeente')
    )
    op.create_table('terugkoppeling',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('aanbieder_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('gemeente_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('tekst', sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
    sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
    sa.CheckConstraint('(aanbieder_id IS NULL) <> (gemeente_id IS NULL)', name='terugkoppeling_van_een'),
    sa.ForeignKeyConstraint(['aanbieder_id'], ['aanbieder.id'], ),
    sa.ForeignKeyConstraint(['gemeente_id'], ['gemeente.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('terugkoppeling', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_terugkoppeling_aanbieder_id'), ['aanbieder_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_terugkoppeling_gemeente_id'), ['gemeente_id'], unique=False)

    op.create_table('verbeterantwoord',
    sa.Column('kwartaal', sqlmodel.sql.sqltypes.AutoString(length=7), nullable=False),
    sa.Column('beurt', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('vraag', sqlmodel.sql.sqltypes.AutoString(length=30), nullable=False),
    sa.Column('naam', sqlmodel.sql.sqltypes.AutoString(length=30), nullable=False),
    sa.Column('versie', sa.Integer(), nullable=False),
    sa.Column('doel', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('waarde', sa.Integer(), nullable=False),
    sa.Column('informant', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('gezin', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('wie', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('aanbieder_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('professionals', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.CheckConstraint("doel = 'verbeteren'", name='verbeterantwoord_doel'),
    sa.ForeignKeyConstraint(['aanbieder_id'], ['aanbieder.id'], ),
    sa.ForeignKeyConstraint(['naam', 'versie', 'doel'], ['vragenset.naam', 'vragenset.versie', 'vragenset.doel'], name='verbeterantwoord_set'),
    sa.PrimaryKeyConstraint('kwartaal', 'beurt', 'vraag')
    )
    with op.batch_alter_table('verbeterantwoord', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_verbeterantwoord_aanbieder_id'), ['aanbieder_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_verbeterantwoord_gezin'), ['gezin'], unique=False)
        batch_op.create_index(batch_op.f('ix_verbeterantwoord_wie'), ['wie'], unique=False)

    op.create_table('verbeterpunt',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('aanbieder_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('kwartaal', sqlmodel.sql.sqltypes.AutoString(length=7), nullable=False),
    sa.Column('gezin', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('wie', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('professionals', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('vrij', sqlmodel.sql.sqltypes.AutoString(length=7), nullable=False),
    sa.Column('tekst', basis.versleuteling.inhoud.Inhoud(), nullable=False),
    sa.CheckConstraint("(vrij = '' AND gezin <> '' AND wie <> '') OR (vrij <> '' AND gezin = '' AND wie = '' AND professionals = '')", name='verbeterpunt_vrij_zonder_spoor'),
    sa.ForeignKeyConstraint(['aanbieder_id'], ['aanbieder.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('verbeterpunt', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_verbeterpunt_aanbieder_id'), ['aanbieder_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_verbeterpunt_gezin'), ['gezin'], unique=False)
        batch_op.create_index(batch_op.f('ix_verbeterpunt_wie'), ['wie'], unique=False)

    op.create_table('afsluiting',
    sa.Column('kring_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('versie', sa.Integer(), nullable=False),
    sa.Column('reden', sa.Integer(), nullable=False),
    sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['kring_id'], ['kring.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('kring_id')
    )
    op.create_table('belevingsritme',
    sa.Column('kring_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('ritme', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.CheckConstraint("ritme IN ('maand','contact','niet')", name='belevingsritme'),
    sa.ForeignKeyConstraint(['kring_id'], ['kring.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('kring_id')
    )
    op.create_table('gevraagd',
    sa.Column('kring_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('lid_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('wat', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('tijdvak', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.ForeignKeyConstraint(['kring_id', 'lid_id'], ['lid.kring_id', 'lid.id'], ),
    sa.ForeignKeyConstraint(['kring_id'], ['kring.id'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('kring_id', 'lid_id', 'wat')
    )


def downgrade() -> None:
    """Go down: what waited and what was told goes."""
    op.execute("DELETE FROM kringsleutel WHERE kring_id LIKE 'verbeterpunt:%'")
    op.drop_table('gevraagd')
    op.drop_table('belevingsritme')
    op.drop_table('afsluiting')
    with op.batch_alter_table('verbeterpunt', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_verbeterpunt_wie'))
        batch_op.drop_index(batch_op.f('ix_verbeterpunt_gezin'))
        batch_op.drop_index(batch_op.f('ix_verbeterpunt_aanbieder_id'))

    op.drop_table('verbeterpunt')
    with op.batch_alter_table('verbeterantwoord', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_verbeterantwoord_wie'))
        batch_op.drop_index(batch_op.f('ix_verbeterantwoord_gezin'))
        batch_op.drop_index(batch_op.f('ix_verbeterantwoord_aanbieder_id'))

    op.drop_table('verbeterantwoord')
    with op.batch_alter_table('terugkoppeling', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_terugkoppeling_gemeente_id'))
        batch_op.drop_index(batch_op.f('ix_terugkoppeling_aanbieder_id'))

    op.drop_table('terugkoppeling')
    op.drop_table('terugblik')
    with op.batch_alter_table('onderzoeksantwoord', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_onderzoeksantwoord_gezin'))
        batch_op.drop_index(batch_op.f('ix_onderzoeksantwoord_gemeente_id'))

    op.drop_table('onderzoeksantwoord')
    op.drop_table('vragenset')
