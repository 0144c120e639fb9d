"""versleuteling: a data key per kring and per person, and content sealed under it"""

from collections.abc import Iterator
from typing import Any

from alembic import op
import sqlalchemy as sa
import sqlmodel
import basis.database
from basis.clock import nu
from basis.versleuteling.envelop import Datasleutel, Gewikkeld, Plek, sleutelbos

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

# Table, primary key, and the columns of content with the length they had.
INHOUD = (
    ('persoon', ('id',), {'naam': 60}),
    ('kring', ('id',), {'roepnaam': 60}),
    ('lid', ('kring_id', 'id'), {'naam': 60, 'gezag_door': 60}),
    ('wilsoordeel', ('kring_id', 'id'), {'reden': 1000}),
    ('uitnodiging', ('kring_id', 'id'), {'voornaam': 60}),
    ('jim', ('kring_id', 'id'), {'naam': 60}),
    ('mandaat', ('kring_id', 'jim_id', 'lid_id'), {'toelichting': 500}),
    ('bericht', ('kring_id', 'id'), {'tekst': 4000}),
    ('doel', ('kring_id', 'id'), {'eigen_woorden': 500, 'tekst': 500}),
    ('trede', ('kring_id', 'doel_id', 'niveau'), {'tekst': 200}),
    ('taart', ('kring_id', 'id'), {'woorden': 300, 'naam': 60}),
)
GROEP = 200
SLEUTEL = sa.table(
    'kringsleutel',
    sa.column('kring_id'), sa.column('versie'), sa.column('gewikkeld', sa.LargeBinary()), sa.column('hoofdsleutel'),
    sa.column('op', basis.database.Moment(timezone=True)),
)


def _groepen(tabel: str) -> Iterator[list[str]]:
    """The ids of all kringen or all persons, a group at a time."""
    rij = sa.table(tabel, sa.column('id'))
    laatste = ''
    while ids := list(op.get_bind().scalars(sa.select(rij.c.id).where(rij.c.id > laatste).order_by(rij.c.id).limit(GROEP))):
        yield ids
        laatste = ids[-1]


def _maak(sleutel_ids: list[str]) -> dict[str, Datasleutel]:
    nieuw = {s: Datasleutel.nieuw(s) for s in sleutel_ids}
    rijen = [sleutelbos().wikkel(s) for s in nieuw.values()]
    op.bulk_insert(SLEUTEL, [
        {'kring_id': r.sleutel_id, 'versie': r.versie, 'gewikkeld': r.gewikkeld, 'hoofdsleutel': r.hoofdsleutel, 'op': nu()} for r in rijen
    ])
    return nieuw


def _lees(sleutel_ids: list[str]) -> dict[str, Datasleutel]:
    vraag = sa.select(SLEUTEL).where(SLEUTEL.c.kring_id.in_(sleutel_ids))
    rijen = [Gewikkeld(r.kring_id, r.versie, r.hoofdsleutel, bytes(r.gewikkeld)) for r in op.get_bind().execute(vraag)]
    return {r.sleutel_id: sleutelbos().ontwikkel(r) for r in rijen}


def _herschrijf(naam: str, pk: tuple[str, ...], kolommen: dict[str, int], ids: list[str], sleutels: dict[str, Datasleutel], dicht: bool) -> None:
    """Seal (`dicht`) or open the content of one table for a group of kringen or persons."""
    tabel = sa.table(naam, *(sa.column(k) for k in (*pk, *kolommen)))
    wijzig = sa.update(tabel).where(*(tabel.c[k] == sa.bindparam(f'_{k}') for k in pk)).values({k: sa.bindparam(f'_{k}') for k in kolommen})
    zet: list[dict[str, Any]] = []
    for rij in op.get_bind().execute(sa.select(tabel).where(tabel.c[pk[0]].in_(ids))).mappings():
        sleutel = sleutels[f'persoon:{rij["id"]}' if naam == 'persoon' else rij[pk[0]]]
        doe = sleutel.verzegel if dicht else sleutel.ontzegel
        plek = tuple(rij[k] for k in pk)
        zet.append({f'_{k}': rij[k] for k in pk} | {f'_{k}': doe(Plek(naam, k, plek), rij[k]) for k in kolommen})
    if zet:
        op.get_bind().execute(wijzig, zet)


def _alles(dicht: bool) -> None:
    for eigenaar in ('persoon', 'kring'):
        for ids in _groepen(eigenaar):
            sleutel_ids = [f'persoon:{i}' if eigenaar == 'persoon' else i for i in ids]
            sleutels = _maak(sleutel_ids) if dicht else _lees(sleutel_ids)
            for naam, pk, kolommen in INHOUD:
                if (naam == 'persoon') == (eigenaar == 'persoon'):
                    _herschrijf(naam, pk, kolommen, ids, sleutels, dicht)


def upgrade() -> None:
    """Go up. Needs a master key as soon as there is somebody in the database."""
    op.create_table('kringsleutel',
    sa.Column('kring_id', sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
    sa.Column('versie', sa.Integer(), nullable=False),
    sa.Column('gewikkeld', sa.LargeBinary(), nullable=False),
    sa.Column('hoofdsleutel', sa.Integer(), nullable=False),
    sa.Column('op', basis.database.Moment(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('kring_id')
    )
    for naam, _pk, kolommen in INHOUD:
        with op.batch_alter_table(naam, schema=None) as batch_op:
            for kolom, lengte in kolommen.items():
                batch_op.alter_column(kolom, existing_type=sa.String(length=lengte), type_=sa.Text(), existing_nullable=False)
    _alles(dicht=True)


def downgrade() -> None:
    """Go down: the content is plain again."""
    _alles(dicht=False)
    for naam, _pk, kolommen in INHOUD:
        with op.batch_alter_table(naam, schema=None) as batch_op:
            for kolom, lengte in kolommen.items():
                batch_op.alter_column(kolom, existing_type=sa.Text(), type_=sqlmodel.sql.sqltypes.AutoString(length=lengte), existing_nullable=False)
    op.drop_table('kringsleutel')
