"""A record that is a folder of files: everything once, whole after a crash, and no word of a family that becomes a formula."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from odfdo import Document
from sqlalchemy import Engine

from doelen.koppeling.bestand import BLADEN, DOELEN, KOLOMMEN, SCORES, BestandDossier, _lees, cel
from doelen.koppeling.poort import Geweigerd, TScoreVoorDossier, VerbindingStuk, Zending
from gezinsapp.bezorger import BESTAND, Bezorger, vergelijk
from gezinsapp.cli import main
from tests.bouw import Wereld
from tests.conftest import GEHEIM
from tests.grillig import Grillig
from tests.test_grillen import KANARIE, Lijnwerk
from tests.test_koppeling_fhir import JA, een_doel, een_meting

OP = datetime(2026, 9, 14, 17, 30, tzinfo=UTC)
SCHRIJVER = """
import sys
from pathlib import Path
from doelen.koppeling.bestand import BestandDossier
from doelen.koppeling.poort import Zending
from tests.test_koppeling_fhir import JA, een_doel, een_meting
dossier, wie = BestandDossier(Path(sys.argv[1])), sys.argv[2]
for n in range(int(sys.argv[3])):
    doel = een_doel(f"{wie}{n}", tekst="Ik fiets\\nnaar school")
    dossier.lever(Zending(doel, JA, tuple(een_meting(f"{wie}{n}-{m}", doel) for m in range(3))))
    print(n, flush=True)
"""


def rijen(map_: Path, bestand: str) -> list[dict[str, str]]:
    """What stands in a file, by column."""
    return [dict(zip(KOLOMMEN[bestand], rij, strict=True)) for rij in _lees((map_ / bestand).read_bytes())]


def test_twee_keer_is_een_keer_en_een_nieuwe_versie_komt_erbij(tmp_path: Path):
    doel, dossier = een_doel("d"), BestandDossier(tmp_path / "hier")
    zending = Zending(doel, JA, (een_meting("m", doel, niveau=-3, door="jim"),))
    assert dossier.lever(zending) == dossier.lever(zending) == BestandDossier(tmp_path / "hier").lever(zending)
    dossier.lever(Zending(replace(doel, status="bereikt", streefdatum=None, versie=2), JA))
    dossier.lever(zending)
    eerst, nu = rijen(tmp_path / "hier", DOELEN)
    assert (eerst["versie"], eerst["trede -3"], eerst["streefdatum"], eerst["toestemming van"]) == (
        "1",
        "stap -3",
        "2027-02-01",
        "jongere, ouder",
    )
    assert (nu["versie"], nu["status"], nu["streefdatum"]) == ("2", "bereikt", "")
    (score,) = rijen(tmp_path / "hier", SCORES)
    assert (score["trede"], score["volgens"], score["op"], score["clientnummer"]) == ("-3", "jim", "2026-09-14T17:30:00+00:00", "C-d")
    assert [(g.soort, g.sleutel, g.geleverd) for g in dossier.alles()] == [("doel", "d", 2), ("meting", "m", 0), ("ja", "d", 1)]
    assert (tmp_path / "hier" / DOELEN).stat().st_mode & 0o777 == 0o600 and (tmp_path / "hier").stat().st_mode & 0o777 == 0o700


def test_een_sleutel_die_met_een_streep_begint_staat_er_ook_maar_een_keer(tmp_path: Path):
    doel = een_doel("-d")
    zending = Zending(doel, JA, (een_meting("-m", doel),))
    t = TScoreVoorDossier("-e.l", "C-1", 36.6, 60.04, True, "jongere", OP, ("-d", "y"), ("x", "y"))
    for _ in range(2):
        dossier = BestandDossier(tmp_path)
        ontvangen = {**dossier.lever(zending), **dossier.lever_t(t)}
        dossier.lever(zending)
    assert [rij["sleutel"] for rij in rijen(tmp_path, DOELEN) + rijen(tmp_path, SCORES)] == ["'-d", "'-m", "'-e.l"]
    daar = {g.sleutel: g.verwijzing for g in dossier.alles() if g.soort != "ja"}
    assert daar == {naam: ontvangst.verwijzing for naam, ontvangst in ontvangen.items()} and set(daar) == {"-d", "-m", "-e.l"}


def test_een_t_score_staat_er_met_n(tmp_path: Path):
    dossier = BestandDossier(tmp_path)
    t = TScoreVoorDossier("e.l", "C-1", 36.6, 60.04, True, "jongere", OP, ("a", "b"), ("x", "y"))
    assert dossier.lever_t(t) == dossier.lever_t(t)
    (rij,) = rijen(tmp_path, SCORES)
    assert (rij["soort"], rij["doel"], rij["trede"], rij["t nu"], rij["t begin"], rij["aantal doelen"], rij["gemengde ladders"]) == (
        "t", "a, b", "", "60.0", "36.6", "2", "ja",
    )  # fmt: skip


@pytest.mark.parametrize("teken", "=+-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u207c\u208a\u2212")
@pytest.mark.parametrize("ervoor", ["", " ", "\t", "\u00a0", "\u3000", "\u200b", "\u2060", "\u202e", "\ufeff", "\r\n "])
def test_hoe_het_teken_van_een_formule_ook_geschreven_is_het_begint_er_geen(teken: str, ervoor: str):
    assert str(cel(f"{ervoor}{teken}1+1")).startswith("'")


@given(
    st.text(max_size=2000)
    | st.sampled_from(
        ["=1+1", " =1", "\t=cmd", "-2+3", "@SUM(A1)", '"";=1', "\ufeff=1", "أذهب", "a\nb;c", "\u200b=1", "\u202e+1", "\u00ad@x"]
    )
)
@settings(max_examples=300)
def test_geen_woord_wordt_een_formule_en_een_rij_is_een_regel(woorden: str):
    schoon = cel(woorden)
    assert isinstance(schoon, str)
    assert not re.match(r"[\u00ad\u200b-\u200f\u202a-\u202e]*[=+\-@]", schoon) and "\n" not in schoon and "\r" not in schoon
    assert [w.strip("'") for w in schoon.split()] == [w.strip("'") for w in re.sub(r"[\x00-\x1f\x7f\ufeff]", " ", woorden).split()]


def test_het_rekenblad_heeft_alles_als_tekst(tmp_path: Path):
    dossier = BestandDossier(tmp_path)
    doel = een_doel("d", tekst="=HYPERLINK(1)")
    dossier.lever(Zending(doel, JA, (een_meting("m", doel),)))
    pad = dossier.maak_blad()
    assert pad == tmp_path / BLADEN
    blad = Document(str(pad)).get_sheet("doelen") if hasattr(Document, "get_sheet") else Document(str(pad)).body.get_table(name="doelen")
    cellen = [c for rij in blad.rows for c in rij.cells]
    assert all(c.formula is None for c in cellen)
    assert "'=HYPERLINK(1)" in [str(c.value) for c in cellen]


def test_wat_niet_kan_wordt_niet_geschreven(tmp_path: Path):
    doel = een_doel("d")
    with pytest.raises(Geweigerd):
        BestandDossier(tmp_path).lever(Zending(doel, JA, (een_meting("m", doel, niveau=3),)))
    with pytest.raises(Geweigerd):
        BestandDossier(tmp_path).lever(Zending(doel, JA, (een_meting("m", doel, op=datetime(2026, 1, 1)),)))  # noqa: DTZ001
    assert not (tmp_path / DOELEN).exists()
    (tmp_path / "dicht").write_text("geen map")
    with pytest.raises(VerbindingStuk) as fout:
        BestandDossier(tmp_path / "dicht").lever(Zending(doel, JA))
    assert fout.value.code == "map"


def _start(map_: Path, wie: str, keren: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", SCHRIJVER, str(map_), wie, str(keren)], stdout=subprocess.PIPE)


def test_twee_processen_schrijven_niet_door_elkaar(tmp_path: Path):
    processen = [_start(tmp_path, wie, 40) for wie in "ab"]
    assert [proces.wait(60) for proces in processen] == [0, 0]
    assert Counter(rij["sleutel"][0] for rij in rijen(tmp_path, DOELEN)) == {"a": 40, "b": 40}
    assert len({rij["sleutel"] for rij in rijen(tmp_path, SCORES)}) == len(rijen(tmp_path, SCORES)) == 240


def test_wat_gemeld_is_staat_er_na_elke_dood(tmp_path: Path):
    dobbel, gemeld = random.Random(7), set[str]()
    for keer in range(10):
        proces = _start(tmp_path, f"k{keer}x", 10_000)
        assert proces.stdout is not None
        proces.stdout.readline()
        time.sleep(dobbel.uniform(0, 0.15))
        proces.send_signal(signal.SIGKILL)
        gemeld |= {f"k{keer}x{n.decode().strip()}" for n in proces.stdout.read().split(b"\n") if n.strip().isdigit()}
        proces.wait()
        with (tmp_path / SCORES).open("ab") as half:
            half.write(b"half;een;rij;zonder")
    doel = een_doel("laatste")
    BestandDossier(tmp_path).lever(Zending(doel, JA, (een_meting("laatste-m", doel),)))
    namen = [rij["sleutel"] for rij in rijen(tmp_path, DOELEN)]
    assert gemeld <= set(namen) and len(namen) == len(set(namen)) and len(gemeld) > 20
    scores = [rij["sleutel"] for rij in rijen(tmp_path, SCORES)]
    assert "half" not in scores and len(scores) == len(set(scores)) and scores[-1] == "laatste-m"
    assert {f"{naam}-{n}" for naam in gemeld for n in range(3)} <= set(scores)


def test_van_vrijgave_tot_bestand_tot_rekenblad(
    wereld: Wereld,
    engine: Engine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    database_url: str,
    app: Flask,
):
    wereld.aanbieder.dossier_url = BESTAND
    wereld.session.commit()
    werk_ = Lijnwerk(wereld, engine, Grillig({}), Bezorger("", ""))
    werk_.doel(-2, 1)
    werk_.ronde()
    assert werk_.lijn().fout == "map", "nothing is lost while nobody said where"
    werk_.bezorger = Bezorger("", str(tmp_path))
    werk_.tot_klaar()
    hier = tmp_path / wereld.aanbieder.id
    wereld.session.commit()
    assert len(rijen(hier, DOELEN)) == 1 and [rij["trede"] for rij in rijen(hier, SCORES)] == ["-2", "1"]
    assert KANARIE in (hier / DOELEN).read_text("utf-8") and "Noor" not in (hier / DOELEN).read_text("utf-8")
    assert vergelijk(engine, werk_.bezorger, wereld.aanbieder.id) == 0
    os.truncate(hier / SCORES, 0)
    assert vergelijk(engine, werk_.bezorger, wereld.aanbieder.id) == 2
    for naam, waarde in {"DATABASE_URL": database_url, "GEZINSAPP_GEHEIM": GEHEIM, "GEZINSAPP_DOSSIERMAP": str(tmp_path)}.items():
        monkeypatch.setenv(naam, waarde)
    monkeypatch.setattr("sys.argv", ["gezinsapp", "dossier", "blad"])
    main()
    assert capsys.readouterr().out.strip() == str(hier / BLADEN)
    assert (hier / BLADEN).stat().st_size > 0
