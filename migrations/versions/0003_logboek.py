"""logboek: the log in which any later change shows"""

from alembic import op
import sqlalchemy as sa
import sqlmodel
import basis.database

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

NUMMER = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
TABELLEN = ('logregel', 'logdetail', 'logwissing')
NIET_DE_VOLGENDE = """NEW.nummer <> coalesce((SELECT max(nummer) FROM logregel), 0) + 1
    OR NEW.vorige <> coalesce((SELECT hash FROM logregel ORDER BY nummer DESC LIMIT 1),
    '0000000000000000000000000000000000000000000000000000000000000000')"""
GEWIST = "EXISTS (SELECT 1 FROM logwissing WHERE nummer = {}.nummer)"
# What is refused: name, event, table, condition. On SQLite INSERT OR REPLACE deletes without a delete trigger, hence the inserts.
WEIGERINGEN = (
    ('logregel_vast', 'UPDATE', 'logregel', ''),
    ('logregel_blijft', 'DELETE', 'logregel', ''),
    ('logregel_volgt', 'INSERT', 'logregel', NIET_DE_VOLGENDE),
    ('logdetail_vast', 'UPDATE', 'logdetail', ''),
    ('logdetail_blijft', 'DELETE', 'logdetail', 'NOT ' + GEWIST.format('OLD')),
    ('logdetail_eenmaal', 'INSERT', 'logdetail',
     'EXISTS (SELECT 1 FROM logdetail WHERE nummer = NEW.nummer) OR ' + GEWIST.format('NEW')),
    ('logwissing_vast', 'UPDATE', 'logwissing', ''),
    ('logwissing_blijft', 'DELETE', 'logwissing', ''),
    ('logwissing_eenmaal', 'INSERT', 'logwissing', GEWIST.format('NEW')),
)


def _sqlite() -> None:
    for naam, wat, tabel, als in WEIGERINGEN:
        wanneer = f'WHEN {als} ' if als else ''
        op.execute(f"CREATE TRIGGER {naam} BEFORE {wat} ON {tabel} {wanneer}BEGIN SELECT RAISE(ABORT, '{naam}'); END")


def _postgresql() -> None:
    for naam, wat, tabel, als in WEIGERINGEN:
        weiger = f"RAISE EXCEPTION USING MESSAGE = '{naam}', ERRCODE = 'integrity_constraint_violation';"
        terug = 'OLD' if wat == 'DELETE' else 'NEW'
        lijf = f'IF {als} THEN {weiger} END IF; RETURN {terug};' if als else weiger
        op.execute(f'CREATE FUNCTION {naam}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {lijf} END $$')
        op.execute(f'CREATE TRIGGER {naam} BEFORE {wat} ON {tabel} FOR EACH ROW EXECUTE FUNCTION {naam}()')
    for tabel in TABELLEN:
        op.execute(f'CREATE TRIGGER {tabel}_leeg BEFORE TRUNCATE ON {tabel} FOR EACH STATEMENT EXECUTE FUNCTION logregel_vast()')


def upgrade() -> None:
    """Go up."""
    op.create_table('logregel',
    sa.Column('nummer', NUMMER, autoincrement=False, nullable=False),
    sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
    sa.Column('actie', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('uitkomst', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('soort', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('grond', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('bron', sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
    sa.Column('inhoud_hash', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('vorige', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('hash', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.CheckConstraint("actie IN ('maken','lezen','zoeken','wijzigen','verwijderen','uitvoer','overdragen','inloggen','weigering','noodtoegang','log_lezen','sleutel','systeem')", name='logregel_actie'),
    sa.CheckConstraint("uitkomst IN ('ok','geweigerd')", name='logregel_uitkomst'),
    sa.CheckConstraint("grond IN ('lid','toestemming','nood','systeem')", name='logregel_grond'),
    sa.CheckConstraint("bron IN ('web','worker','cli')", name='logregel_bron'),
    sa.PrimaryKeyConstraint('nummer')
    )
    op.create_index('ix_logregel_op', 'logregel', ['op'], unique=False)
    op.create_table('logdetail',
    sa.Column('nummer', NUMMER, autoincrement=False, nullable=False),
    sa.Column('kring_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('persoon_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('rol', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('lid_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('ding_id', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('toegangspunt', sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
    sa.Column('gevoelig', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.Column('over_lid_id', sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
    sa.Column('zout', sa.LargeBinary(), nullable=False),
    sa.CheckConstraint("gevoelig IN ('gewoon','vertrouwelijk')", name='logdetail_gevoelig'),
    sa.ForeignKeyConstraint(['nummer'], ['logregel.nummer'], ),
    sa.PrimaryKeyConstraint('nummer')
    )
    op.create_index('ix_logdetail_kring_nummer', 'logdetail', ['kring_id', 'nummer'], unique=False)
    op.create_table('logwissing',
    sa.Column('nummer', NUMMER, autoincrement=False, nullable=False),
    sa.Column('regel', NUMMER, nullable=False),
    sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
    sa.Column('reden', sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
    sa.ForeignKeyConstraint(['nummer'], ['logregel.nummer'], ),
    sa.ForeignKeyConstraint(['regel'], ['logregel.nummer'], ),
    sa.PrimaryKeyConstraint('nummer')
    )
    op.create_index('ix_logwissing_regel', 'logwissing', ['regel'], unique=False)
    if op.get_bind().dialect.name == 'postgresql':
        _postgresql()
    else:
        _sqlite()


def downgrade() -> None:
    """Go down: the log itself is gone then."""
    for tabel in reversed(TABELLEN):
        op.drop_table(tabel)
    if op.get_bind().dialect.name == 'postgresql':
        for naam, *_ in WEIGERINGEN:
            op.execute(f'DROP FUNCTION {naam}()')
