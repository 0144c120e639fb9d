"""Encryption at rest: what people write opens in its own place only, and never again once its key is destroyed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, String, Table, event, insert, inspect, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import defer, registry
from sqlmodel import Field, Session, SQLModel, col, select

from basis.database import maak_engine
from basis.gereed import migratie_config
from basis.versleuteling import envelop
from basis.versleuteling.actions import lees_sleutels, maak_sleutels, open_sleutels, roteer, vernietig
from basis.versleuteling.envelop import Datasleutel, GeenHoofdsleutel, Plek, Sleutelbos, SleutelWeg, Vervalst, gebruik, nieuwe_regel
from basis.versleuteling.inhoud import BuitenRij, Inhoud, inhoudstabel, verzegel_rijen
from basis.versleuteling.models import Kringsleutel
from gezinsapp.cli import main
from gezinsapp.config import Config
from jim.afspraken.models import EigenOnderwerp
from jim.gesprekken.models import Bericht, Deling, Gesprek
from jim.kring.models import Kring, Lid, Noodtoegang, Wilsoordeel
from jim.kring.queries import mijn_kringen
from tests.bouw import Wereld, bouw_wereld
from tests.client import Client
from tests.test_routes import vul

EEN = nieuwe_regel(1)
TWEE = nieuwe_regel(2)
TEKST = st.text(max_size=200)
NAAM = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=20)
PLEK = st.builds(Plek, NAAM, NAAM, st.lists(NAAM | st.integers(), min_size=1, max_size=3).map(tuple))


class Familie(SQLModel, registry=registry()):
    """Tables of our own, apart from those of the app."""


class Proefkring(Familie, table=True):
    __tablename__ = "kring"
    id: str = Field(primary_key=True)
    roepnaam: str = Field(sa_type=Inhoud)
    plaats: str = ""


class Proefding(Familie, table=True):
    __tablename__ = "ding"
    kring_id: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    tekst: str = Field(sa_type=Inhoud)
    noot: str | None = Field(default=None, sa_type=Inhoud)


@pytest.fixture(autouse=True)
def hoofdsleutel() -> Iterator[None]:
    eerder = list(envelop._bos)
    gebruik(EEN)
    yield
    envelop._bos[:] = eerder


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    """A database at head, on each engine."""
    return request.getfixturevalue("database_url" if request.param == "sqlite" else "postgres_url")


@pytest.fixture
def machine(tmp_path: Path) -> Engine:
    engine = maak_engine(f"sqlite:///{tmp_path}/proef.sqlite")
    Familie.metadata.create_all(engine)
    SQLModel.metadata.create_all(engine, [Kringsleutel.__table__])  # pyright: ignore[reportAttributeAccessIssue]
    return engine


@pytest.fixture
def gevuld(machine: Engine) -> Engine:
    with Session(machine) as session:
        for k in "ab":
            session.add(Proefkring(id=k, roepnaam=f"Noor {k}", plaats="hier"))
            session.flush()
            session.add(Proefding(kring_id=k, id="1", tekst=f"geheim {k}", noot=f"noot {k}"))
            session.add(Proefding(kring_id=k, id="2", tekst=f"anders {k}"))
        session.commit()
    return machine


def ding(engine: Engine, kring_id: str = "a", id: str = "1") -> Proefding:
    with Session(engine) as session:
        return session.get_one(Proefding, (kring_id, id))


def rauw(engine: Engine, vraag: str) -> list[Any]:
    with engine.connect() as verbinding:
        return [tuple(rij) for rij in verbinding.execute(text(vraag))]


@given(TEKST, PLEK)
def test_elke_tekst_komt_terug_en_ziet_er_elke_keer_anders_uit(tekst: str, plek: Plek):
    sleutel = Datasleutel.nieuw("k")
    een, twee = sleutel.verzegel(plek, tekst), sleutel.verzegel(plek, tekst)
    assert sleutel.ontzegel(plek, een) == sleutel.ontzegel(plek, twee) == tekst
    assert een != twee
    assert een.startswith("v1.1.") and een.isascii()


@given(TEKST, PLEK, PLEK)
def test_op_een_andere_plek_gaat_niets_open(tekst: str, plek: Plek, ander: Plek):
    sleutel = Datasleutel.nieuw("k")
    dicht = sleutel.verzegel(plek, tekst)
    if ander != plek:
        with pytest.raises(Vervalst):
            sleutel.ontzegel(ander, dicht)
    for vreemd in (Datasleutel("l", 1, sleutel.geheim), Datasleutel("k", 2, sleutel.geheim), Datasleutel.nieuw("k")):
        with pytest.raises(Vervalst):
            vreemd.ontzegel(plek, dicht.replace("v1.1.", f"v1.{vreemd.versie}.", 1))


@given(NAAM, NAAM, st.integers(1, 3), st.binary(min_size=0, max_size=80))
def test_een_gewikkelde_sleutel_is_van_een_kring_en_een_hoofdsleutel(kring: str, ander: str, versie: int, rommel: bytes):
    zelfde = EEN[2:]
    bos = Sleutelbos.lees(f"1:{zelfde},2:{zelfde}")
    sleutel = Datasleutel.nieuw(kring)
    rij = bos.wikkel(sleutel)
    assert bos.ontwikkel(rij) == sleutel and sleutel.geheim not in rij.gewikkeld
    for knoei in (
        replace(rij, sleutel_id=ander + kring),
        replace(rij, versie=versie + 1),
        replace(rij, hoofdsleutel=1),
        replace(rij, gewikkeld=rommel),
    ):
        with pytest.raises(Vervalst, match="the data key of"):
            bos.ontwikkel(knoei)


@given(TEKST, st.data())
def test_een_ander_teken_en_het_gaat_niet_open(tekst: str, data: st.DataObject):
    sleutel, plek = Datasleutel.nieuw("k"), Plek("t", "k", ("r",))
    dicht = sleutel.verzegel(plek, tekst)
    waar = data.draw(st.integers(0, len(dicht) - 1))
    teken = data.draw(st.characters().filter(lambda t: t != dicht[waar]))
    for anders in (dicht[:waar] + teken + dicht[waar + 1 :], dicht[:waar], dicht[:waar] + dicht[waar + 1 :], dicht + teken):
        with pytest.raises(Vervalst, match="changed or moved"):
            sleutel.ontzegel(plek, anders)


def test_namen_zien_er_even_lang_uit():
    sleutel, plek = Datasleutel.nieuw("k"), Plek("t", "k", ("r",))
    assert len({len(sleutel.verzegel(plek, naam)) for naam in ("", "Jo", "Samira", "x" * 31)}) == 1
    assert len(sleutel.verzegel(plek, "x" * 32)) > len(sleutel.verzegel(plek, "x" * 31))


@pytest.mark.parametrize("tekst", ["", "1:", "0:" + EEN[2:], "x:" + EEN[2:], f"{EEN},{EEN}", "1:YQ==", "1:*" + EEN[3:], "²:" + EEN[2:]])
def test_een_hoofdsleutel_die_niet_klopt_wordt_geweigerd(tekst: str):
    with pytest.raises(ValueError, match="sleutel nieuw"):
        Sleutelbos.lees(tekst)


def test_zonder_hoofdsleutel_start_de_app_niet():
    with pytest.raises(ValueError, match="GEZINSAPP_HOOFDSLEUTEL"):
        Config(database_url="sqlite://", geheim="x" * 32, origin="https://gezin.example").controleer()


def test_hoofdsleutels_uit_omgeving_of_bestand_en_nooit_in_een_melding(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    (tmp_path / "sleutels").write_text(f"{EEN}\n{TWEE}\n", "utf-8")
    monkeypatch.delenv("GEZINSAPP_HOOFDSLEUTEL")
    monkeypatch.setenv("GEZINSAPP_HOOFDSLEUTEL_BESTAND", str(tmp_path / "sleutels"))
    bos = Sleutelbos.lees(envelop.uit_omgeving())
    assert bos.nieuwste == 2 and set(bos.sleutels) == {1, 2}
    monkeypatch.setenv("GEZINSAPP_HOOFDSLEUTEL", EEN)
    assert envelop.uit_omgeving() == EEN
    assert repr(bos) == "Sleutelbos()" and "geheim" not in repr(Datasleutel.nieuw("k"))


def test_een_rij_leest_als_gewone_tekst_en_staat_dicht_in_de_database(gevuld: Engine):
    with Session(gevuld) as session:
        rij = session.get_one(Proefding, ("a", "1"))
        assert (rij.tekst, rij.noot) == ("geheim a", "noot a")
        assert type(rij.tekst) is str
        assert not session.dirty and not inspect(rij).modified
        assert [d.tekst for d in session.exec(select(Proefding).order_by(Proefding.kring_id, Proefding.id))] == [
            "geheim a", "anders a", "geheim b", "anders b",
        ]  # fmt: skip
        assert session.get_one(Proefding, ("a", "2")).noot is None
    for rij in rauw(gevuld, "SELECT tekst FROM ding UNION ALL SELECT roepnaam FROM kring"):
        assert rij[0].startswith("v1.1.")


def test_wat_niet_geladen_wordt_blijft_dicht_tot_iemand_het_vraagt(gevuld: Engine):
    with Session(gevuld) as session:
        vragen: list[str] = []
        event.listen(gevuld, "before_cursor_execute", lambda *a: vragen.append(a[2]))
        rij = session.exec(select(Proefkring).options(defer(Proefkring.roepnaam)).where(Proefkring.id == "a")).one()
        assert rij.plaats == "hier" and not [v for v in vragen if "kringsleutel" in v]
        assert rij.roepnaam == "Noor a" and not session.dirty


def test_schrijven_verversen_verlopen_en_terugdraaien(gevuld: Engine):
    with Session(gevuld) as session:
        rij = session.get_one(Proefding, ("a", "1"))
        rij.tekst = "nieuw"
        session.flush()
        assert rij.tekst == "nieuw" and type(rij.tekst) is str and not session.dirty
        session.refresh(rij)
        assert rij.tekst == "nieuw"
        session.commit()
        rij.tekst = "gezet terwijl de rij verlopen was"
        session.commit()
        assert rij.tekst == "gezet terwijl de rij verlopen was" and rij.noot == "noot a"
        rij.tekst = "wordt teruggedraaid"
        session.flush()
        session.rollback()
        assert rij.tekst == "gezet terwijl de rij verlopen was"
        session.merge(Proefding(kring_id="a", id="1", tekst="samengevoegd"))
        session.commit()
        voor = rauw(gevuld, "SELECT tekst FROM ding WHERE kring_id='a' AND id='1'")
        rij.noot = None
        session.commit()
        assert rauw(gevuld, "SELECT tekst, noot FROM ding WHERE kring_id='a' AND id='1'") == [(*voor[0], None)]
    assert ding(gevuld).tekst == "samengevoegd"


def test_tekst_van_de_ene_rij_mag_in_de_andere(gevuld: Engine):
    with Session(gevuld, expire_on_commit=False) as session:
        een, twee = session.get_one(Proefding, ("a", "1")), session.get_one(Proefding, ("b", "2"))
        twee.tekst = een.tekst
        nieuw = Proefding(kring_id="b", id="3", tekst="kopie")
        session.add(nieuw)
        session.flush()
        assert type(nieuw.tekst) is str
        een.noot = nieuw.tekst
        session.commit()
    assert ding(gevuld, "b", "2").tekst == "geheim a" and ding(gevuld).noot == "kopie"


@pytest.mark.parametrize(
    "knoei",
    [
        "UPDATE ding SET tekst = (SELECT tekst FROM ding WHERE kring_id='a' AND id='2') WHERE kring_id='a' AND id='1'",
        "UPDATE ding SET tekst = noot WHERE kring_id='a' AND id='1'",
        "UPDATE ding SET tekst = (SELECT tekst FROM ding WHERE kring_id='b' AND id='1') WHERE kring_id='a' AND id='1'",
        "UPDATE ding SET tekst = (SELECT roepnaam FROM kring WHERE id='a') WHERE kring_id='a' AND id='1'",
        "UPDATE ding SET tekst = 'gewoon leesbaar' WHERE kring_id='a' AND id='1'",
        "UPDATE ding SET tekst = '' WHERE kring_id='a' AND id='1'",
        "UPDATE ding SET tekst = replace(tekst, 'v1.', 'v2.') WHERE kring_id='a' AND id='1'",
        "UPDATE kringsleutel SET gewikkeld = (SELECT gewikkeld FROM kringsleutel WHERE kring_id='b') WHERE kring_id='a'",
        "UPDATE kringsleutel SET versie = 2 WHERE kring_id='a'",
        "UPDATE kringsleutel SET gewikkeld = x'00' WHERE kring_id='a'",
    ],
)
def test_wat_verplaatst_of_veranderd_is_wordt_geweigerd_en_de_rest_leest(gevuld: Engine, knoei: str):
    with gevuld.begin() as verbinding:
        assert verbinding.execute(text(knoei)).rowcount == 1
    with pytest.raises(Vervalst, match="changed or moved"):
        ding(gevuld)
    assert ding(gevuld, "b").tekst == "geheim b"


def test_inhoud_komt_niet_langs_een_andere_weg_in_of_uit_de_database(gevuld: Engine):
    with Session(gevuld) as session:
        for vraag in (
            select(Proefding).where(col(Proefding.tekst) == "geheim a"),
            update(Proefding).values(tekst="open"),
            insert(Proefding).values(kring_id="a", id="9", tekst="open"),
        ):
            with pytest.raises(BuitenRij) as fout:
                session.execute(vraag)
            assert "geheim" not in str(fout.value) and "open" not in str(fout.value)
        los = session.exec(select(Proefding.tekst)).first()
        for gebruik_ in (str, "{}".format, lambda x: x == "geheim a", lambda x: sorted([x, x]), lambda x: x.__html__()):
            with pytest.raises(BuitenRij):
                gebruik_(los)
        assert repr(los) == "<verzegeld>"


def test_veel_rijen_tegelijk(machine: Engine):
    with Session(machine) as session:
        session.execute(insert(Proefkring), verzegel_rijen(session, Proefkring, [{"id": f"k{n}", "roepnaam": f"N{n}"} for n in range(3)]))
        rijen = [{"kring_id": f"k{n}", "id": "1", "tekst": f"t{n}", "noot": None} for n in range(3)]
        session.execute(insert(Proefding), verzegel_rijen(session, Proefding, rijen))
        session.commit()
        vragen: list[str] = []
        event.listen(machine, "before_cursor_execute", lambda *a: vragen.append(a[2]))
        open_sleutels(session, ["k0", "k1", "k2"])
        assert [d.tekst for d in session.exec(select(Proefding).order_by(Proefding.kring_id))] == ["t0", "t1", "t2"]
        assert sum("kringsleutel" in v for v in vragen) == 1
        assert session.get_one(Proefkring, "k2").roepnaam == "N2"


def test_na_het_vernietigen_leest_niemand_het_meer_en_de_ander_wel(gevuld: Engine):
    with Session(gevuld) as wie_al_las:
        assert wie_al_las.get_one(Proefding, ("a", "1")).tekst == "geheim a"
        wie_al_las.rollback()
        with Session(gevuld) as session:
            assert session.get_one(Proefding, ("a", "2")).tekst == "anders a"
            vernietig(session, "a")
            with pytest.raises(SleutelWeg):
                session.get_one(Proefding, ("a", "1"))
            session.rollback()
            assert session.get_one(Proefding, ("a", "1")).tekst == "geheim a"
            vernietig(session, "a")
            session.commit()
        with pytest.raises(SleutelWeg, match="of a is gone"):
            wie_al_las.get_one(Proefding, ("a", "2"))
    with Session(gevuld) as session:
        session.add(Proefding(kring_id="a", id="4", tekst="te laat"))
        with pytest.raises(SleutelWeg):
            session.flush()
    assert ding(gevuld, "b").tekst == "geheim b"


class Stroomuitval(BaseException):
    """The process dies here."""


@given(st.integers(0, 12), st.integers(1, 4), st.integers(0, 12))
def test_omwikkelen_dat_halverwege_stopt_verliest_niets(tmp_path_factory: pytest.TempPathFactory, rijen: int, groep: int, na: int):
    engine = maak_engine(f"sqlite:///{tmp_path_factory.mktemp('roteer')}/proef.sqlite")
    SQLModel.metadata.create_all(engine, [Kringsleutel.__table__])  # pyright: ignore[reportAttributeAccessIssue]
    ids = [f"k{n:02}" for n in range(rijen)]
    with engine.begin() as verbinding:
        gemaakt = maak_sleutels(verbinding, ids)
    gebruik(f"{EEN},{TWEE}")
    bos = envelop.sleutelbos()
    geteld: list[str] = []

    def val_uit(_verbinding: object, _cursor: object, opdracht: str, *_: object) -> None:
        if opdracht.startswith("UPDATE"):
            if len(geteld) == na:
                raise Stroomuitval
            geteld.append(opdracht)

    event.listen(engine, "before_cursor_execute", val_uit)
    if na < rijen:
        with pytest.raises(Stroomuitval):
            roteer(engine, bos, groep=groep)
    else:
        assert roteer(engine, bos, groep=groep) == rijen
    event.remove(engine, "before_cursor_execute", val_uit)
    with engine.connect() as verbinding:
        assert lees_sleutels(verbinding, ids) == gemaakt
    gedaan = min(na // groep * groep, rijen) if na < rijen else rijen
    tellingen: list[int] = []
    assert roteer(engine, bos, groep=groep, gedaan=tellingen.append) == rijen - gedaan
    assert tellingen == sorted(tellingen) and roteer(engine, bos) == 0
    gebruik(TWEE)
    with engine.connect() as verbinding:
        assert lees_sleutels(verbinding, ids) == gemaakt
        assert {rij.hoofdsleutel for rij in verbinding.execute(select(Kringsleutel))} <= {2}
    gebruik(EEN)
    with engine.connect() as verbinding:
        if ids:
            with pytest.raises(GeenHoofdsleutel, match="master key 2"):
                lees_sleutels(verbinding, ids)
    engine.dispose()


INHOUD = set(
    """
    persoon.naam kring.roepnaam lid.naam lid.gezag_door wilsoordeel.reden uitnodiging.voornaam jim.naam mandaat.toelichting
    eigenonderwerp.naam deling.waarom deling.woorden noodtoegang.reden
    bericht.tekst doel.eigen_woorden doel.gebied_eigen doel.tekst trede.tekst taak.tekst voorstel.waarde voorstel.was dossierbestand.inhoud notitie.tekst taart.woorden taart.naam zorg.tekst
    zorgstap.naam zorgstap.tekst gesprek.titel evaluatiedoel.afgesproken evaluatiedoel.tekst evaluatiedoel.treden
    gegeven.waarde verbeterpunt.tekst
""".split()
)
CODES = set(
    """
    persoon.taal kring.pseudoniem lid.rol lid.figuur lid.vertrek uitnodiging.rol jim.status jim.fase mandaat.antwoord gesprek.soort
    bericht.onderwerp bericht.publiek deling.antwoord doel.van doel.status doel.gebied meting.schaal notitie.onderwerp notitie.niveau taart.kwaliteiten afspraak.status afspraakregel.niveau
    voorval.soort gebeurtenis.soort uitgaand.soort uitgaand.effect uitgaand.fout uitgaand.uitleg uitgaand.baan uitgaand.bestemming uitgaand.lener verschil.ding verschil.soort verschil.verwijzing indossier.verwijzing indossier.versie voorstel.veld voorstel.antwoord dossierbestand.soort
    deling.aan wissing.soort herstel.status herstel.toestel herstel.bevestigd_door logdetail.rol logdetail.toegangspunt logdetail.gevoelig
    zorg.soort zorgstap.soort gesprek.onderwerp zwaarte.kwadrant
    ritme.lijst ritme.status invulling.lijst invulling.delen invulling.status
    verbeterpunt.kwartaal verbeterpunt.gezin verbeterpunt.wie verbeterpunt.professionals verbeterpunt.vrij belevingsritme.ritme gevraagd.tijdvak
""".split()
)
"""Chosen from a list or made by a machine, so the rights engine may read it. What a person writes does not belong here."""


def tabellen() -> list[Table]:
    """The tables about a kring or a person."""
    return [t for t in SQLModel.metadata.sorted_tables if "kring_id" in t.c or t.name in {"kring", "persoon", "verbeterpunt"}]


def klassen() -> dict[str, type[SQLModel]]:
    """The class of each table with content."""
    return {i.naam: m.class_ for m in SQLModel._sa_registry.mappers if (i := inhoudstabel(m.class_)).kolommen}


def test_elke_tekstkolom_van_een_gezin_is_inhoud_of_een_code(app: Flask):
    gevonden: dict[bool, set[str]] = {True: set(), False: set()}
    for tabel in tabellen():
        for kolom in tabel.columns:
            sleutel = kolom.primary_key or kolom.foreign_keys or kolom.name.endswith(("_id", "_hash"))
            if isinstance(getattr(kolom.type, "impl_instance", kolom.type), String) and not sleutel:
                gevonden[isinstance(kolom.type, Inhoud)].add(f"{tabel.name}.{kolom.name}")
    assert gevonden == {True: INHOUD, False: CODES}


def kanaries(session: Session, w: Wereld) -> dict[tuple[str, str, tuple[object, ...]], str]:
    """Fill every field of content of a kring and of everybody in it with a text of its own; gives which text stands where."""
    uit: dict[tuple[str, str, tuple[object, ...]], str] = {}
    for naam, model in klassen().items():
        for rij in session.exec(select(model)):
            sleutel = inspect(rij).identity
            if getattr(rij, "kring_id", w.kring.id) == w.kring.id and (naam != "kring" or sleutel == (w.kring.id,)):
                for kolom in inhoudstabel(model).kolommen:
                    uit[naam, kolom, sleutel] = f"Kanarie{len(uit)}é🐤"
                    setattr(rij, kolom, uit[naam, kolom, sleutel])
    session.commit()
    assert {f"{naam}.{kolom}" for naam, kolom, _ in uit} == INHOUD
    return uit


def vol(session: Session) -> tuple[Wereld, Wereld]:
    """A kring with something in every table, and a second kring."""
    w = bouw_wereld(session)
    vul(session, w)
    session.add(Wilsoordeel(kring_id=w.kring.id, door_lid_id=w.aanspreekpunt.id, reden="ziek"))
    session.add(EigenOnderwerp(kring_id=w.kring.id, naam="paardrijden", door_lid_id=w.jongere.id))
    session.add(Noodtoegang(kring_id=w.kring.id, persoon_id=w.aanspreekpunt.persoon_id, reden="nacht"))
    bericht = session.exec(select(Bericht).where(Bericht.kring_id == w.kring.id)).first()
    assert bericht is not None
    deling = Deling(kring_id=w.kring.id, bericht_id=bericht.id, door_lid_id=w.jim.id, antwoord="ja", waarom="hulp", woorden="zo")
    session.add(deling)
    ander = bouw_wereld(session, naam="Sem")
    session.commit()
    return w, ander


def test_geen_woord_van_een_gezin_staat_leesbaar_in_de_database(url: str):
    engine = maak_engine(url)
    with Session(engine) as session:
        w, _ander = vol(session)
        waar = kanaries(session, w)
        with engine.connect() as verbinding:
            stort = [repr(tuple(rij)) for t in tabellen() for rij in verbinding.execute(text(f'SELECT * FROM "{t.name}"'))]
        assert len(stort) > len(waar)
        assert not [rij for rij in stort if "Kanarie" in rij]
        if url.startswith("sqlite"):
            bestanden = [p for p in Path(url.removeprefix("sqlite:///")).parent.iterdir() if p.name.startswith("test.sqlite")]
            assert any(p.name.endswith("-wal") for p in bestanden)
            assert not [p.name for p in bestanden if b"Kanarie" in p.read_bytes()]
    with Session(engine) as session:
        for (naam, kolom, sleutel), tekst in waar.items():
            assert getattr(session.get_one(klassen()[naam], sleutel), kolom) == tekst
    engine.dispose()


def test_een_vernietigde_kring_leest_niemand_en_de_andere_wel(url: str):
    engine = maak_engine(url)
    with Session(engine) as session:
        w, ander = vol(session)
        waar, blijft = kanaries(session, w), ander.kring.id
        vernietig(session, w.kring.id)
        session.commit()
    with Session(engine) as session:
        for naam, _kolom, sleutel in waar:
            if naam not in {"persoon", "verbeterpunt"}:  # these have a data key of their own
                with pytest.raises(SleutelWeg):
                    session.get_one(klassen()[naam], sleutel)
        assert {lid.naam for lid in session.exec(select(Lid).where(col(Lid.kring_id) == blijft))} >= {"Sem", "Mama", "Samira"}
    engine.dispose()


def test_wat_iemand_typt_gaat_dicht_en_komt_op_zijn_pagina_terug(als: Callable[[str], Client], wereld: Wereld, engine: Engine):
    noor = als("jongere")
    noor.post(f"~/praten/{wereld.gesprekken['jim'].id}", {"tekst": "Kanarie in het gesprek", "onderwerp": "school"})
    noor.post("~/doelen/nieuw", {"tekst": "Ik leer zingen als een kanarie", "actie": "zo_laten"})
    assert "Kanarie in het gesprek" in als("jim").get(f"~/praten/{wereld.gesprekken['jim'].id}").text
    assert "zingen als een kanarie" in noor.get("~/doelen").text
    with engine.connect() as verbinding:
        stort = [repr(tuple(rij)) for t in tabellen() for rij in verbinding.execute(text(f'SELECT * FROM "{t.name}"'))]
    assert not [rij for rij in stort if "kanarie" in rij.lower()]


def test_een_lijst_van_kringen_staat_op_naam_en_kost_een_vraag_naar_sleutels(session: Session, wereld: Wereld):
    for naam in ("Zoë", "adam", "Mila"):
        kring = Kring(**wereld.kring.model_dump(exclude={"id", "roepnaam", "pseudoniem"}), roepnaam=naam)
        session.add(kring)
        session.flush()
        session.add(Lid(kring_id=kring.id, persoon_id=wereld.aanspreekpunt.persoon_id, rol="aanspreekpunt", naam="Joost"))
    session.commit()
    session.expunge_all()
    vragen: list[str] = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *a: vragen.append(a[2]))
    assert [k.roepnaam for k in mijn_kringen(session, wereld.aanspreekpunt.persoon_id)] == ["adam", "Mila", "Noor", "Zoë"]
    assert sum("FROM kringsleutel" in v for v in vragen) == 1


def regels(engine: Engine) -> set[str]:
    """The indexes, checks and foreign keys of the tables."""
    kijk = inspect(engine)
    return {
        f"{tabel} {deel | {'dialect_options': [str(waarde) for waarde in deel.get('dialect_options', {}).values()]}}"
        for soort in (kijk.get_multi_indexes(), kijk.get_multi_check_constraints(), kijk.get_multi_foreign_keys())
        for tabel, delen in soort.items()
        for deel in delen
    }


def test_de_migratie_versleutelt_wat_er_stond_en_terug(url: str):
    config = migratie_config(url)
    engine = maak_engine(url)
    with Session(engine) as session:
        w, _ander = vol(session)
        later_pas = {
            "eigenonderwerp",
            "deling",
            "noodtoegang",
            "zorg",
            "zorgstap",
            "notitie",
            "evaluatiedoel",
            "taak",
            "voorstel",
            "dossierbestand",
            "gegeven",
            "gesprek",
            "verbeterpunt",
        }
        in_groep = session.exec(
            select(Bericht.id).join(Gesprek, col(Gesprek.id) == Bericht.gesprek_id).where(Gesprek.soort == "groep")
        ).all()
        waar = {
            p: tekst
            for p, tekst in kanaries(session, w).items()
            if p[0] not in later_pas and p[1] != "gebied_eigen" and not (p[0] == "bericht" and p[2][1] in in_groep)
        }
    command.downgrade(config, "0003")
    open_ = [(t, k, v) for (t, k, _), v in waar.items()]
    for tabel, kolom, tekst in open_:
        assert rauw(engine, f"SELECT count(*) FROM {tabel} WHERE {kolom} = '{tekst}'") == [(1,)]
    was = regels(engine)
    command.upgrade(config, "0004")
    assert regels(engine) == was
    command.upgrade(config, "head")
    for tabel, kolom, tekst in open_:
        assert rauw(engine, f"SELECT count(*) FROM {tabel} WHERE {kolom} = '{tekst}' OR {kolom} NOT LIKE 'v1.1.%'") == [(0,)]
    if url.startswith("sqlite"):
        engine.dispose()
        assert b"Kanarie" not in Path(url.removeprefix("sqlite:///")).read_bytes()
    with Session(engine) as session:
        for (naam, kolom, sleutel), tekst in waar.items():
            assert getattr(session.get_one(klassen()[naam], sleutel), kolom) == tekst
    engine.dispose()


def test_de_opdracht_maakt_een_volgende_sleutel_en_wikkelt_om(
    url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    with Session(maak_engine(url)) as session:
        vol(session)
        aantal = len(session.exec(select(Kringsleutel)).all())

    def opdracht(wat: str) -> str:
        monkeypatch.setattr("sys.argv", ["gezinsapp", "sleutel", wat])
        main()
        return capsys.readouterr().out.strip()

    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("GEZINSAPP_HOOFDSLEUTEL", EEN)
    tweede = opdracht("nieuw")
    assert Sleutelbos.lees(tweede).nieuwste == 2
    monkeypatch.setenv("GEZINSAPP_HOOFDSLEUTEL", f"{EEN},{tweede}")
    assert opdracht("roteer").endswith(f"done: {aantal} data keys re-wrapped under master key 2")
    assert opdracht("roteer") == "done: 0 data keys re-wrapped under master key 2"
    gebruik(tweede)
    with Session(maak_engine(url)) as session:
        assert {lid.naam for lid in session.exec(select(Lid))} >= {"Noor", "Sem"}
    monkeypatch.delenv("GEZINSAPP_HOOFDSLEUTEL")
    assert opdracht("nieuw").startswith("1:")
    with pytest.raises(SystemExit, match="GEZINSAPP_HOOFDSLEUTEL"):
        opdracht("roteer")


def test_een_fout_van_de_database_vertelt_niet_wat_er_stond(session: Session):
    with pytest.raises(IntegrityError) as fout:
        session.execute(text("INSERT INTO persoon (id, handle, naam) VALUES (:i, NULL, :n)"), {"i": "x", "n": "Kanarie"})
    assert "Kanarie" not in str(fout.value)
