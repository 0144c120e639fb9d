"""The second wall: PostgreSQL's row-level security on every table of a kring, compiled from the very rules behind `zichtbaar`.

Each transaction says who acts (`begrens`): `lid` reads what the rules open to this member, `kring` reads and writes one kring, `huis` (what maak_engine says)
is the house itself (worker, sign-in, pages outside a kring). A connection that says nothing sees nothing. On SQLite there is no such wall.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Engine, Select, Table, event, func, select, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session as OrmSession
from sqlalchemy.sql.visitors import replacement_traverse
from sqlmodel import Session, SQLModel

from basis.database import NU
from basis.rechten import GEZAG, Actor, Recht, Rol, leesregels, zichtbaar

SCHEMA = "muur"
_ALLEEN_VAN_MIJ = {"gebeurtenis"}
"""Tables without a rule of which a member reads his own rows only (they carry his lid_id)."""
_MERK = {"persoon_id": "§persoon", "kring_id": "§kring", "lid_id": "§lid"}
_SINDS = datetime(1901, 1, 1, tzinfo=UTC)
_DIALECT = postgresql.dialect(paramstyle="named")
_GRENZEN = (0, 12, 16, 18)


class MuurMislukt(RuntimeError):
    """The wall can't be built so."""


def begrens(session: Session, actor: Actor, *, schrijft: bool) -> None:
    """From now on this session's transactions see this actor's kring only; who only reads sees what the rules open to him."""
    if session.get_bind().dialect.name != "postgresql":
        return
    session.info["muur"] = {
        "app.wie": "kring" if schrijft else "lid",
        "app.kring": actor.kring_id,
        "app.lid": actor.lid_id,
        "app.persoon": actor.persoon_id,
        "app.sleutel": _sleutel(actor),
        "app.sinds": (actor.sinds or _SINDS).isoformat(),
    }
    _zeg(session.connection(), session.info["muur"])


def laat_los(session: Session) -> None:
    """The house acts again: for what a request does beside the page, in a transaction of its own."""
    if session.info.pop("muur", None):
        _zeg(session.connection(), {"app.wie": "huis"})


def _zeg(verbinding: Connection, wie: dict[str, str]) -> None:
    # SET LOCAL: a setting of the session would reach the next who borrows this connection.
    verbinding.execute(select(*(func.set_config(naam, waarde, True) for naam, waarde in wie.items())))


@event.listens_for(OrmSession, "after_begin")
def _begonnen(session: OrmSession, _transactie: object, verbinding: Connection) -> None:  # pyright: ignore[reportUnusedFunction]
    if "muur" in session.info:
        _zeg(verbinding, session.info["muur"])


def tabellen() -> list[Table]:
    """The tables of a kring, by name: those with a kring_id, and kring itself."""
    return [t for t in SQLModel.metadata.sorted_tables if "kring_id" in t.c or t.name == "kring"]


def bouw(engine: Engine, rol: str) -> int:
    """Build the wall, or build it again after a migration, for the database role of the app; gives how many tables stand behind it.

    Run by the owner of the tables. Raises MuurMislukt when the role is not there, owns something, or may go around row-level security.
    """
    with engine.begin() as verbinding:
        _keur(verbinding, rol)
        naam, eigenaar = _citaat(rol), _citaat(verbinding.exec_driver_sql("SELECT current_user").scalar_one())
        for opdracht in (
            f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE",
            f"CREATE SCHEMA {SCHEMA}",
            f"GRANT USAGE ON SCHEMA public, {SCHEMA} TO {naam}",
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {naam}",
            f"REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM {naam}",
            f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {naam}",
        ):
            verbinding.execute(text(opdracht))
        regels: dict[str, Any] = {model.__table__.name: model for model in leesregels()}  # pyright: ignore[reportAttributeAccessIssue]
        for tabel in tabellen():
            if tabel.name in regels:
                verbinding.execute(text(_functie(regels[tabel.name])))
            for opdracht in _wetten(tabel, naam, eigenaar, met_regel=tabel.name in regels):
                verbinding.execute(text(opdracht))
        verbinding.execute(text(f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {SCHEMA} FROM PUBLIC"))
        verbinding.execute(text(f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA {SCHEMA} TO {naam}"))
    return len(tabellen())


def _citaat(naam: str) -> str:
    return '"' + naam.replace('"', '""') + '"'


def _keur(verbinding: Connection, rol: str) -> None:
    vraag = "SELECT rolsuper, rolbypassrls, rolname = current_user FROM pg_roles WHERE rolname = :rol"
    rij = verbinding.execute(text(vraag), {"rol": rol}).first()
    if rij is None:
        raise MuurMislukt(f"there is no role {rol}: CREATE ROLE {rol} LOGIN PASSWORD '...'")
    if any(rij):
        raise MuurMislukt(f"the role {rol} must not be a superuser, have BYPASSRLS, or be the owner of the tables")
    vraag = "SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = :rol"
    if verbinding.execute(text(vraag), {"rol": rol}).scalar_one():
        raise MuurMislukt(f"the role {rol} owns tables")


def _wetten(tabel: Table, rol: str, eigenaar: str, *, met_regel: bool) -> Iterator[str]:
    """The statements that close one table. A person's own data key opens his name wherever that is told, so it is never closed."""
    plek = f'"{tabel.name}"'
    kring = f"{'id' if tabel.name == 'kring' else 'kring_id'} = current_setting('app.kring', true)"
    if tabel.name == "kringsleutel":
        kring = f"({kring} OR kring_id LIKE 'persoon:%')"
    lid = kring
    if met_regel:
        lid = f"{kring} AND {_rij(tabel)} IN (SELECT {SCHEMA}.{tabel.name}())"
    elif tabel.name in _ALLEEN_VAN_MIJ:
        lid = f"{kring} AND lid_id = current_setting('app.lid', true)"
    wie = "current_setting('app.wie', true)"
    leest = f"CASE {wie} WHEN 'huis' THEN true WHEN 'kring' THEN {kring} WHEN 'lid' THEN {lid} ELSE false END"
    schrijft = f"CASE {wie} WHEN 'huis' THEN true WHEN 'kring' THEN {kring} ELSE false END"
    yield f"ALTER TABLE {plek} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {plek} FORCE ROW LEVEL SECURITY"
    for naam in ("eigenaar", "lezen", "maken", "wijzigen", "weghalen"):
        yield f"DROP POLICY IF EXISTS {naam} ON {plek}"
    yield f"CREATE POLICY eigenaar ON {plek} TO {eigenaar} USING (true) WITH CHECK (true)"
    yield f"CREATE POLICY lezen ON {plek} FOR SELECT TO {rol} USING ({leest})"
    yield f"CREATE POLICY maken ON {plek} FOR INSERT TO {rol} WITH CHECK ({schrijft})"
    yield f"CREATE POLICY wijzigen ON {plek} FOR UPDATE TO {rol} USING ({schrijft}) WITH CHECK ({schrijft})"
    yield f"CREATE POLICY weghalen ON {plek} FOR DELETE TO {rol} USING ({schrijft})"


def _rij(tabel: Table) -> str:
    """What names a row within its kring, as one text."""
    delen = [f'"{tabel.name}"."{k.name}"' for k in tabel.primary_key.columns if k.name != "kring_id"]
    return f"concat_ws('|', {', '.join(delen)})"


def _sleutel(actor: Actor) -> str:
    """All of an actor that a rule may look at, but for who he is."""
    grens = max(g for g in _GRENZEN if g <= actor.leeftijd_jongere)
    return f"{actor.rol}|{'apart' if actor.apart else ''}|{'gezag' if actor.gezag else ''}|{grens}"


def _actoren() -> Iterator[Actor]:
    """One of each whom a rule can tell apart, twice per age, with marks where the transaction says who it is."""
    for rol in Rol:
        for apart in (False, True) if rol is Rol.OUDER else (False,):
            for gezag in (False, True) if rol in GEZAG else (False,):
                for leeftijd in (g + n for g in _GRENZEN for n in (0, 1)):
                    yield Actor(**_MERK, rol=rol, gezag=gezag, leeftijd_jongere=leeftijd, apart=apart, sinds=_SINDS)


@cache
def _functie(model: type[SQLModel]) -> str:
    """A function that gives the rows of one table that the rule opens to who acts. It reads past the wall, so that rules may ask each other."""
    tabel: Table = model.__table__  # pyright: ignore[reportAttributeAccessIssue]
    per_sleutel: dict[str, str] = {}
    for actor in _actoren():
        vraag = _vraag(model, tabel, actor)
        if per_sleutel.setdefault(_sleutel(actor), vraag) != vraag:
            raise MuurMislukt(f"the rule of {tabel.name} looks at more than {_sleutel(actor)}")
    gevallen = ""
    for vraag, groep in groupby(sorted(per_sleutel.items(), key=lambda p: (p[1], p[0])), key=lambda p: p[1]):
        sleutels = ", ".join(f"'{sleutel}'" for sleutel, _ in groep)
        gevallen += f"WHEN {sleutels} THEN RETURN QUERY {vraag};\n"
    return (
        f"CREATE FUNCTION {SCHEMA}.{tabel.name}() RETURNS SETOF text LANGUAGE plpgsql STABLE SECURITY DEFINER "
        f"SET search_path = public, pg_temp AS $muur$ BEGIN CASE current_setting('app.sleutel', true)\n{gevallen}ELSE NULL; "
        "END CASE; END $muur$"
    ).replace(":", "\\:")


def _vraag(model: type[SQLModel], tabel: Table, actor: Actor) -> str:
    regel = replacement_traverse(zichtbaar(actor, model, Recht.LEZEN), {}, lambda element, **_: func.now() if element is NU else None)
    vraag: Select[tuple[str]] = select(text(_rij(tabel))).select_from(tabel).where(regel)
    tekst = str(vraag.compile(dialect=_DIALECT, compile_kwargs={"literal_binds": True}))
    for naam, merk in _MERK.items():
        tekst = tekst.replace(f"'{merk}'", f"current_setting('app.{naam.removesuffix('_id')}', true)")
    tekst = tekst.replace(f"'{_SINDS}'", "current_setting('app.sinds', true)::timestamptz")
    if "§" in tekst or "190" in tekst:
        raise MuurMislukt(f"a mark is left in the rule of {tabel.name}")
    return " ".join(tekst.split())
