"""Questionnaires: what we can ask is asked as it was meant, the rest is refused by name; who answers decides who reads it."""

import gzip
import io
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import expect, sync_playwright
from sqlmodel import Session, col, select

from basis.clock import nu
from basis.fouten import Botsing, MagNiet, NietGevonden, Ongeldig
from basis.identiteit.actions import open_sessie
from basis.rechten import haal, zichtbaar
from basis.wissen.models import Wissing
from doelen.rom import actions
from doelen.rom.models import Gegeven, Invulling, Lijst, Ritme
from doelen.rom.queries import antwoorden, eigen_lijsten, ingevuld, ritmes, woorden_erbij
from doelen.rom.vragenlijst import NietOndersteund, Vraag, lees, lees_antwoord, op_papier, score, te_vragen
from jim.organisaties.models import Beheerder
from tests.bouw import Wereld, bouw_wereld, persoon
from tests.client import Client
from tests.huis import huis
from tests.telefoons import Telefoon, klaar, start_chromium

Als = Callable[..., Client]
EIGEN = "eigen/hoe-gaat-het-1"
VOORBEELDEN = json.loads(gzip.decompress((Path(__file__).parent / "data" / "fhir_vragenlijsten.json.gz").read_bytes()))
"""The Questionnaires of the packages hl7.fhir.uv.sdc 4.0.0-ballot and hl7.fhir.r4.examples 4.0.1 (CC0), without their narrative."""
SCHAAL = {"url": "x/questionnaire-itemControl", "valueCodeableConcept": {"coding": [{"code": "slider"}]}}


def lijst(*items: dict[str, Any], **kop: Any) -> dict[str, Any]:
    """A Questionnaire."""
    return {"resourceType": "Questionnaire", "url": "https://example.org/q", "title": "Proef", "version": "1", "item": list(items), **kop}


def keuze(id_: str, *punten: int, **rest: Any) -> dict[str, Any]:
    """A choice with points."""
    opties = [
        {"valueCoding": {"code": f"k{p}", "display": f"Keus {p}", "extension": [{"url": "x/ordinalValue", "valueDecimal": p}]}}
        for p in punten
    ]
    return {"linkId": id_, "type": "choice", "text": f"Vraag {id_}", "answerOption": opties, **rest}


# What a list says.


@pytest.mark.parametrize("bron", VOORBEELDEN, ids=[q["id"] for q in VOORBEELDEN])
def test_een_voorbeeld_is_te_vragen_of_wordt_met_naam_geweigerd(bron: dict[str, Any]):
    if not _leest(bron):
        with pytest.raises(NietOndersteund) as fout:
            lees(bron)
        deel = fout.value.deel.split(" (")[0].rsplit(".", 1)[-1]
        assert deel in json.dumps(bron) or (deel in {"url", "title"} and deel not in bron), fout.value.deel
        return
    bekend = {v.id for v in lees(bron).vragen}
    tel: list[dict[str, Any]] = list(bron["item"])
    while tel:
        item = tel.pop()
        assert item["linkId"] in bekend
        tel += item.get("item", [])


def test_van_de_voorbeelden_zijn_er_een_paar_helemaal_te_vragen():
    kan = {q["id"] for q in VOORBEELDEN if _leest(q)}
    assert len(VOORBEELDEN) == 43
    assert kan == {
        "gcs", "questionnaire-sdc-profile-example-cap", "questionnaire-sdc-profile-example-image-options",
        "sdc-derivation-child", "sdc-derivation-parent",
    }  # fmt: skip


def _leest(bron: dict[str, Any]) -> bool:
    try:
        lees(bron)
    except NietOndersteund:
        return False
    return True


@pytest.mark.parametrize(
    ("item", "deel"),
    [
        ({"linkId": "1", "type": "attachment"}, "attachment (1)"),
        ({"linkId": "1", "type": "choice", "answerValueSet": "http://elders"}, "answerValueSet (1)"),
        ({"linkId": "1", "type": "string", "repeats": True}, "repeats (1)"),
        ({"linkId": "1", "type": "string", "readOnly": True}, "readOnly (1)"),
        ({"linkId": "1", "type": "string", "modifierExtension": [{"url": "x"}]}, "modifierExtension (1)"),
        (
            {"linkId": "1", "type": "integer", "extension": [{"url": "x/sdc-questionnaire-calculatedExpression"}]},
            "sdc-questionnaire-calculatedExpression (1)",
        ),
        (
            {"linkId": "1", "type": "string", "enableWhen": [{"question": "9", "operator": "exists", "answerBoolean": True}]},
            "enableWhen.question (1)",
        ),
        ({"linkId": "1", "type": "string", "enableWhen": [{"question": "1", "operator": "~", "answerString": "x"}]}, "enableWhen (1)"),
        ({"linkId": "1", "type": "integer", "extension": [SCHAAL]}, "slider (1)"),
        ({"linkId": "x" * 201, "type": "string"}, "linkId"),
    ],
)
def test_wat_we_niet_eerlijk_kunnen_vragen_weigeren_we(item: dict[str, Any], deel: str):
    with pytest.raises(NietOndersteund) as fout:
        lees(lijst(item))
    assert fout.value.deel == deel


@pytest.mark.parametrize("kapot", [None, [], "x", {}, {"resourceType": "Patient"}, lijst(), lijst({"linkId": "1", "type": "display"})])
def test_iets_anders_dan_een_vragenlijst_is_geen_vragenlijst(kapot: object):
    with pytest.raises(NietOndersteund):
        lees(kapot)


def _plekken(ding: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) in a resource."""
    paren = list(ding.items()) if isinstance(ding, dict) else list(enumerate(ding)) if isinstance(ding, list) else []
    return [(ding, sleutel) for sleutel, _ in paren] + [plek for _, waarde in paren for plek in _plekken(waarde)]


@given(
    st.sampled_from([*VOORBEELDEN, lijst(keuze("a", 0, 1), {"linkId": "t", "type": "integer", "maxLength": 3, "extension": [SCHAAL]})]),
    st.integers(0, 10**6),
    st.sampled_from([None, 1, -1, True, "x", "", [], {}, [1], [None], ["x"], [[]], {"a": 1}, 1.5, float("nan")]),
)
def test_een_kapot_bestand_wordt_met_naam_geweigerd(bron: dict[str, Any], plek: int, waarde: object):
    """Whatever stands where something else should: the provider reads what is wrong, or the list can be asked."""
    kapot = json.loads(json.dumps(bron))
    plekken = _plekken(kapot)
    waar, sleutel = plekken[plek % len(plekken)]
    waar[sleutel] = waarde
    try:
        gelezen = lees(kapot)
    except NietOndersteund:
        return
    gegeven = {v.id: 1 for v in gelezen.vragen if v.soort in {"getal", "schaal"}}
    score(gelezen, gegeven)
    te_vragen(gelezen, gegeven)


ANTWOORD = st.one_of(st.none(), st.booleans(), st.integers(-5, 5), st.sampled_from(["|k0", "|k1", "zo"]))
ALS = st.fixed_dictionaries(
    {"question": st.sampled_from("abc"), "operator": st.sampled_from(["=", "!=", ">", "<", ">=", "<=", "exists"])}
).flatmap(
    lambda r: (
        st.just({**r, "answerBoolean": True}) if r["operator"] == "exists" else st.integers(-5, 5).map(lambda n: {**r, "answerInteger": n})
    )
)


@given(
    regels=st.lists(st.lists(ALS, max_size=3), min_size=3, max_size=3),
    gedrag=st.sampled_from(["any", "all"]),
    gegeven=st.fixed_dictionaries(dict.fromkeys("abc", st.one_of(st.none(), st.integers(-5, 5)))),
)
def test_alleen_wat_aan_de_orde_is_wordt_gevraagd(regels: list[list[dict[str, Any]]], gedrag: str, gegeven: dict[str, int | None]):
    """Against a second reading of the rules, written from the words of the standard: one question after the other."""
    items = [{"linkId": n, "type": "integer", "enableWhen": r, "enableBehavior": gedrag} for n, r in zip("abc", regels, strict=True)]
    gelezen = lees(lijst(*items))
    antwoord = {n: w for n, w in gegeven.items() if w is not None}
    open_: list[str] = []
    for item in items:
        uitkomst = []
        for regel in item["enableWhen"]:
            waarde = antwoord.get(regel["question"]) if regel["question"] in open_ else None
            if regel["operator"] == "exists":
                uitkomst.append(waarde is not None)
            elif regel["operator"] == "!=":
                uitkomst.append(waarde != regel["answerInteger"])
            elif waarde is None:
                uitkomst.append(False)
            else:
                teken = {"=": "=="}.get(regel["operator"], regel["operator"])
                uitkomst.append(eval(f"{waarde} {teken} {regel['answerInteger']}"))
        if not uitkomst or (all(uitkomst) if gedrag == "all" else any(uitkomst)):
            open_.append(str(item["linkId"]))
    assert [v.id for v in te_vragen(gelezen, antwoord)] == open_


@given(st.text(max_size=40))
def test_elk_antwoord_is_een_waarde_of_een_nette_weigering(tekst: str):
    for soort in ("keuze", "janee", "getal", "schaal", "tekst", "datum"):
        vraag = Vraag("1", soort, eigen_lijsten()[EIGEN].titel, laagste=0, hoogste=10, langste=30)
        try:
            waarde, mis = lees_antwoord(vraag, [tekst]), ""
        except ValueError as fout:
            waarde, mis = None, str(fout)
        assert mis in {"", "keuze", "getal", "grens", "datum", "lang"}
        assert waarde is None or lees_antwoord(vraag, op_papier(waarde)) == waarde


def test_de_som_telt_wat_meetelt_en_is_er_anders_niet():
    gelezen = lees(
        lijst(
            keuze("a", 0, 1, 3),
            keuze("b", 0, 5, enableWhen=[{"question": "a", "operator": "=", "answerCoding": {"code": "k3"}}]),
            {"linkId": "t", "type": "text"},
        )
    )
    assert score(gelezen, {"t": "lang verhaal"}) is None
    een = score(gelezen, {"a": "|k1", "b": "|k5"})
    assert een and (een.punten, een.laagste, een.hoogste, een.van, een.uit) == (1, 0, 3, 1, 1)
    twee = score(gelezen, {"a": "|k3", "b": "|k5"})
    assert twee and (twee.punten, twee.hoogste, twee.van, twee.uit) == (8, 8, 2, 2)
    half = score(gelezen, {"a": "|k3"})
    assert half and (half.punten, half.hoogste, half.van, half.uit) == (3, 3, 1, 2)


def test_onze_eigen_lijst_is_in_twee_talen_en_telt():
    eigen = eigen_lijsten()[EIGEN]
    assert (
        eigen.titel.zeg("nl") == "Hoe gaat het?" and eigen.titel.zeg("en") == "How are things?" and eigen.titel.zeg("ar") == "Hoe gaat het?"
    )
    assert all(v.tekst.vertaald["en"] for v in eigen.vragen)
    vragen = [v for v in eigen.vragen if v.vraagt]
    assert [v.soort for v in vragen] == ["schaal"] * 5 + ["tekst"]
    boven, erbij = woorden_erbij(eigen, {}, vragen[0])
    assert [t.tekst for t in boven] == ["Denk aan de laatste week. Er is geen goed of fout antwoord."]
    assert [t.tekst for t in erbij] == ["0 is: heel slecht", "10 is: heel goed"]
    assert woorden_erbij(eigen, {}, vragen[1])[0] == []


# Who agrees, fills in, reads.


def ritme(w: Wereld, wie: str = "jongere", weken: int = 4) -> Ritme:
    """A list that this person proposed."""
    return actions.stel_voor(w.session, w.actor(wie), EIGEN, weken)


def vul_in(w: Wereld, rij: Ritme, wie: str, delen: str, punten: int = 5) -> Invulling:
    """Fill it in whole."""
    invulling = actions.begin(w.session, w.actor(wie), rij.id)
    for vraag in eigen_lijsten()[EIGEN].vragen:
        if vraag.vraagt:
            actions.antwoord(w.session, w.actor(wie), invulling.id, vraag.id, [str(punten)])
    return actions.rond_af(w.session, w.actor(wie), invulling.id, delen)


@pytest.mark.parametrize(("jaren", "beslist"), [(9, {"ouder1", "ouder2"}), (13, {"jongere"}), (17, {"jongere"})])
def test_een_lijst_loopt_pas_als_wie_beslist_ja_zegt(session: Session, jaren: int, beslist: set[str]):
    w = bouw_wereld(session, jaar=nu().year - jaren - 1)
    w.ouder1.toegestaan = w.ouder2.toegestaan = True
    rij = ritme(w, "aanspreekpunt")
    assert rij.status == "voorstel"
    with pytest.raises(Botsing):
        ritme(w, "aanspreekpunt", 8)
    for wie in ("jongere", "ouder1", "ouder2", "jim", "aanspreekpunt"):
        assert actions.beslist(session, w.actor(wie)) == (wie in beslist)
        if wie not in beslist:
            with pytest.raises(MagNiet):
                actions.antwoord_op_voorstel(session, w.actor(wie), rij.id, ja=True)
    with pytest.raises(Botsing):
        actions.begin(session, w.actor("jongere"), rij.id)
    actions.antwoord_op_voorstel(session, w.actor(min(beslist)), rij.id, ja=True)
    assert rij.status == "loopt"
    with pytest.raises(Botsing):
        actions.antwoord_op_voorstel(session, w.actor(min(beslist)), rij.id, ja=False)
    actions.stop(session, w.actor("ouder1"), rij.id)
    assert ritmes(session, w.actor("jongere")) == []


def test_wie_invult_kiest_wie_het_leest(wereld: Wereld):
    w, s = wereld, wereld.session
    rij = ritme(w)
    rijen = {}
    for delen in ("ik", "aanspreekpunt", "kring"):
        rijen[delen] = vul_in(w, rij, "jongere", delen)
        rijen[delen].op = nu() - timedelta(weeks=5 + len(rijen))
        s.flush()
    half = actions.begin(s, w.actor("jongere"), rij.id)
    actions.antwoord(s, w.actor("jongere"), half.id, "thuis", ["3"])
    leest = {
        wie: {
            d
            for d, r in rijen.items()
            if s.exec(select(Invulling).where(zichtbaar(w.actor(wie), Invulling), col(Invulling.id) == r.id)).first()
        }
        for wie in ("jongere", "ouder1", "ouder2", "jim", "aanspreekpunt")
    }
    assert leest == {
        "jongere": {"ik", "aanspreekpunt", "kring"}, "aanspreekpunt": {"aanspreekpunt", "kring"},
        "ouder1": {"kring"}, "ouder2": {"kring"}, "jim": {"kring"},
    }  # fmt: skip
    for wie, welke in leest.items():
        ziet = {g.invulling_id for g in s.exec(select(Gegeven).where(zichtbaar(w.actor(wie), Gegeven)))}
        assert ziet == {rijen[d].id for d in welke} | ({half.id} if wie == "jongere" else set())
        if wie != "jongere":
            with pytest.raises(NietGevonden):
                haal(s, w.actor(wie), Invulling, half.id)
            assert len(ingevuld(s, w.actor(wie), rij.id)) == len(welke)
    w.kring.ouders_apart = True
    van_papa = vul_in(w, rij, "ouder2", "kring")
    for wie, kan in (("ouder1", False), ("jongere", True), ("jim", True), ("ouder2", True)):
        assert (van_papa.id in {i.invulling.id for i in ingevuld(s, w.actor(wie), rij.id)}) is kan


def test_het_is_pas_weer_aan_de_beurt_na_zoveel_weken_en_overslaan_mag(wereld: Wereld):
    w, s = wereld, wereld.session
    rij = ritme(w, weken=2)
    assert [b.mijn for b in ritmes(s, w.actor("jongere"))] == ["nu"]
    assert [b.mijn for b in ritmes(s, w.actor("jim"))] == [""]
    eerste = vul_in(w, rij, "jongere", "ik")
    assert [b.mijn for b in ritmes(s, w.actor("jongere"))] == ["later"]
    with pytest.raises(Botsing, match="nog_niet"):
        actions.begin(s, w.actor("jongere"), rij.id)
    eerste.op = nu() - timedelta(weeks=2, minutes=1)
    s.flush()
    half = actions.begin(s, w.actor("jongere"), rij.id)
    actions.antwoord(s, w.actor("jongere"), half.id, "thuis", ["3"])
    assert actions.begin(s, w.actor("jongere"), rij.id).id == half.id
    actions.sla_over(s, w.actor("jongere"), rij.id)
    assert half.status == "overgeslagen" and not s.exec(select(Gegeven).where(col(Gegeven.invulling_id) == half.id)).all()
    assert [b.mijn for b in ritmes(s, w.actor("jongere"))] == ["later"]
    assert [b.mijn for b in ritmes(s, w.actor("ouder1"))] == ["nu"]


def test_een_antwoord_dat_niet_past_krijgt_een_zin_en_wist_niets(wereld: Wereld):
    w, s = wereld, wereld.session
    half = actions.begin(s, w.actor("jongere"), ritme(w).id)
    actions.antwoord(s, w.actor("jongere"), half.id, "thuis", ["3"])
    for mis in ("11", "-1", "drie", "3.5", "1e9"):
        with pytest.raises(Ongeldig):
            actions.antwoord(s, w.actor("jongere"), half.id, "thuis", [mis])
    with pytest.raises(NietGevonden):
        actions.antwoord(s, w.actor("jongere"), half.id, "week", ["3"])
    with pytest.raises(NietGevonden):
        actions.antwoord(s, w.actor("ouder1"), half.id, "thuis", ["3"])
    assert antwoorden(s, [half])[half.id] == {"thuis": 3}
    actions.antwoord(s, w.actor("jongere"), half.id, "thuis", [""])
    assert antwoorden(s, [half])[half.id] == {}


def test_mijn_antwoorden_haal_ik_weg_en_het_staat_in_het_boek(wereld: Wereld):
    w, s = wereld, wereld.session
    rij = vul_in(w, ritme(w), "jongere", "kring")
    with pytest.raises(NietGevonden):
        actions.wis(s, w.actor("ouder1"), rij.id)
    actions.wis(s, w.actor("jongere"), rij.id)
    assert not s.exec(select(Gegeven)).all() and [x.ding_id for x in s.exec(select(Wissing))] == [rij.id]


# The pages.


def gekozen(client: Client) -> list[str]:
    """Which list is chosen already on the page where one is proposed."""
    soep = BeautifulSoup(client.get("~/vragenlijsten/voorstel").text, "html.parser")
    return [str(r["value"]) for r in soep.select("input[name=lijst][checked]")]


def test_de_hele_weg_op_de_bladzijden(als: Als, session: Session, wereld: Wereld):
    session.commit()
    joost, noor, mama = als("aanspreekpunt"), als("jongere"), als("ouder1")
    assert "nog geen vragenlijsten" in noor.get("~/vragenlijsten").text
    assert gekozen(joost) == [EIGEN]
    assert joost.post("~/vragenlijsten/voorstel", {"lijst": "weg", "weken": "4"}).status_code == 422
    assert joost.post("~/vragenlijsten/voorstel", {"lijst": EIGEN, "weken": "4"}).status_code == 303
    assert "Er moet nog iemand ja zeggen" in joost.get("~/vragenlijsten").text
    rij = session.exec(select(Ritme)).one()
    session.rollback()
    assert "Ja, dat is goed" in noor.get("~/vragenlijsten").text and "Ja, dat is goed" not in mama.get("~/vragenlijsten").text
    assert noor.post(f"~/vragenlijsten/{rij.id}/antwoord", {"antwoord": "ja"}).status_code == 303
    waar = noor.post(f"~/vragenlijsten/{rij.id}/begin").location
    for n in range(5):
        assert f"Vraag {n + 1} van 6" in noor.get(waar).text
        assert noor.post(waar, {"antwoord": "12"}).status_code == 422
        assert "Dit getal past hier niet." in noor.tekst()
        waar = noor.post(waar, {"antwoord": str(n + 4)}).location
    waar = noor.post(waar, {"antwoord": "<b>Gaat</b> wel"}).location
    assert "Klopt het zo?" in noor.get(waar).text and "&lt;b&gt;Gaat&lt;/b&gt; wel" in noor.get(waar).text
    waar = noor.post(waar, {"delen": "aanspreekpunt"}).location
    assert "30 van 50" in noor.get(waar).text
    assert "30 van 50" in joost.get(waar).text
    assert "30 van 50" not in mama.get(waar).text
    assert als("jim").post(f"~/vragenlijsten/{rij.id}/begin").status_code == 403


def test_een_vraag_overslaan_is_geen_daling_in_het_plaatje(als: Als, session: Session, wereld: Wereld):
    rij = ritme(wereld)
    eerste = vul_in(wereld, rij, "jongere", "kring")
    eerste.op = nu() - timedelta(weeks=5)
    tweede = actions.begin(session, wereld.actor("jongere"), rij.id)
    for vraag in [v for v in eigen_lijsten()[EIGEN].vragen if v.soort == "schaal"][1:]:
        actions.antwoord(session, wereld.actor("jongere"), tweede.id, vraag.id, ["5"])
    actions.rond_af(session, wereld.actor("jongere"), tweede.id, "kring")
    session.commit()
    soep = BeautifulSoup(als("ouder1").get(f"~/vragenlijsten/{rij.id}").text, "html.parser")
    assert "25 van 50" in soep.get_text() and "20 van 40" in soep.get_text()
    assert len({stip["cy"] for stip in soep.select("svg.lijn circle")}) == 1


def test_een_lijst_waarin_elk_antwoord_even_veel_telt_is_te_lezen(ank: Client, als: Als, session: Session, wereld: Wereld):
    assert laad(ank, lijst(keuze("a", 0, repeats=False))).status_code == 303
    rij = actions.stel_voor(session, wereld.actor("jongere"), session.exec(select(Lijst.id)).one(), 1)
    for weken in (3, 1):
        invulling = actions.begin(session, wereld.actor("jongere"), rij.id)
        actions.antwoord(session, wereld.actor("jongere"), invulling.id, "a", ["|k0"])
        actions.rond_af(session, wereld.actor("jongere"), invulling.id, "kring").op = nu() - timedelta(weeks=weken)
        session.flush()
    session.commit()
    assert als("jongere").get(f"~/vragenlijsten/{rij.id}").status_code == 200


def test_in_het_engels_staan_de_vragen_in_het_engels(als: Als, session: Session, wereld: Wereld):
    ritme(wereld)
    session.commit()
    noor = als("jongere")
    noor.post("/taal", {"taal": "en", "terug": "/"})
    rij = session.exec(select(Ritme)).one()
    session.rollback()
    assert "How are you doing?" in noor.get(noor.post(f"~/vragenlijsten/{rij.id}/begin").location).text


def laad(client: Client, bron: object, **rest: str) -> Any:
    """Send a file, as the beheerder's form does."""
    tekst = bron if isinstance(bron, str) else json.dumps(bron)
    client.eerst()
    client.get("/beheer/vragenlijsten")
    data = {"csrf_token": client.csrf(), "mag": "y", "bestand": (io.BytesIO(tekst.encode()), "lijst.json"), **rest}
    return client.http.post("/beheer/vragenlijsten", data=data, content_type="multipart/form-data")


@pytest.fixture
def ank(app: Flask, session: Session, wereld: Wereld) -> Client:
    """The beheerder of the wereld's provider."""
    wie = persoon(session, "Ank")
    session.add(Beheerder(persoon_id=wie.id, aanbieder_id=wereld.aanbieder.id))
    session.commit()
    token = open_sessie(session, wie.id)
    session.commit()
    return Client(app, token, wereld.kring.id, session.commit)


def test_de_beheerder_laadt_een_lijst_en_hoort_wat_niet_kan(ank: Client, session: Session, wereld: Wereld, als: Als):
    bron = lijst(keuze("a", 0, 1, 2, repeats=False), {"linkId": "t", "type": "text", "text": "Vertel"})
    assert laad(ank, "{").status_code == 422
    antwoord = laad(ank, lijst({"linkId": "f7", "type": "attachment"}))
    assert antwoord.status_code == 422 and "attachment (f7)" in antwoord.text
    assert laad(ank, bron, mag="").status_code == 422
    assert laad(ank, bron).status_code == 303
    assert laad(ank, bron).status_code == 422
    assert laad(ank, {**bron, "version": "2"}).status_code == 303
    een, twee = session.exec(select(Lijst).order_by(col(Lijst.versie))).all()
    session.rollback()
    assert "Keus 2" in ank.get(f"/beheer/vragenlijsten/{een.id}").text
    assert ank.post(f"/beheer/vragenlijsten/{een.id}/weg", {"weg": "ja"}).status_code == 303
    noor = als("jongere")
    assert gekozen(noor) == [], "who has two to choose from chooses"
    te_kiezen = {r["value"] for r in BeautifulSoup(noor.get("~/vragenlijsten/voorstel").text, "html.parser").select("input[name=lijst]")}
    assert te_kiezen == {EIGEN, twee.id}
    assert noor.post("~/vragenlijsten/voorstel", {"lijst": twee.id, "weken": "1"}).status_code == 303


def test_een_lijst_van_een_ander_is_er_niet(ank: Client, session: Session, app: Flask):
    vreemd = bouw_wereld(session, naam="Sem")
    session.commit()
    rij = Lijst(
        aanbieder_id=vreemd.aanbieder.id, url="u", versie="1", titel="Vreemd", bron=json.dumps(lijst({"linkId": "1", "type": "text"}))
    )
    session.add(rij)
    session.commit()
    assert ank.get(f"/beheer/vragenlijsten/{rij.id}").status_code == 404
    assert ank.post(f"/beheer/vragenlijsten/{rij.id}/weg", {"weg": "ja"}).status_code == 404
    assert "Vreemd" not in ank.get("/beheer/vragenlijsten").text


@pytest.mark.parametrize("bron", [q for q in VOORBEELDEN if _leest(q)], ids=lambda q: q["id"])
def test_een_voorbeeld_dat_kan_is_helemaal_in_te_vullen(ank: Client, als: Als, session: Session, wereld: Wereld, bron: dict[str, Any]):
    assert laad(ank, bron).status_code == 303
    naam = session.exec(select(Lijst.id)).one()
    rij = actions.stel_voor(session, wereld.actor("jongere"), naam, 4)
    session.commit()
    noor, gelezen = als("jongere"), lees(bron)
    waar, gevraagd = noor.post(f"~/vragenlijsten/{rij.id}/begin").location, 0
    while "/invullen/" in waar:
        soep = BeautifulSoup(noor.get(waar).text, "html.parser")
        velden = soep.select("[name=antwoord]")
        vraag = next(v for v in gelezen.vragen if f"v={v.id}" in waar.replace("%2F", "/"))
        assert vraag.tekst.tekst in soep.get_text() and velden
        waarde = (
            velden[-1].get("value")
            if velden[-1].get("type") in {"radio", "checkbox"}
            else {"getal": "1", "datum": "2026-01-02"}.get(vraag.soort, "zo")
        )
        antwoord = noor.post(waar, {"antwoord": waarde})
        assert antwoord.status_code == 303, (vraag, waarde)
        waar, gevraagd = antwoord.location, gevraagd + 1
    assert gevraagd >= 1
    assert noor.post(waar, {"delen": "kring"}).status_code == 303
    assert als("ouder1").get(f"~/vragenlijsten/{rij.id}").status_code == 200


def test_valt_de_verbinding_weg_dan_is_er_niets_kwijt(database_url: str):
    """On a phone in a tunnel: what was answered is there, what was typed stands where it was typed, and nowhere else."""
    with huis(database_url) as h, sync_playwright() as playwright, Session(h.engine) as session:
        w = bouw_wereld(session)
        vragen = [{"linkId": n, "type": soort, "text": f"Vraag over {n}"} for n, soort in (("a", "integer"), ("b", "text"), ("c", "text"))]
        bron = Lijst(aanbieder_id=w.aanbieder.id, url="u", versie="1", titel="Proef", bron=json.dumps(lijst(*vragen)))
        session.add(bron)
        session.flush()
        actions.stel_voor(session, w.actor("jongere"), bron.id, 1)
        token, kring_id = open_sessie(session, w.jongere.persoon_id), w.kring.id
        session.commit()
        noor = Telefoon(start_chromium(playwright), h.url)
        noor.context.add_cookies([{"name": "sid", "value": token, "url": h.url}])
        noor.ga(f"/k/{kring_id}/vragenlijsten")
        klaar(noor.page)
        noor.tik("Invullen")
        noor.vul("Vraag over a", "7")
        noor.tik("Verder")
        noor.ziet("Vraag 2 van 3")
        noor.vul("Vraag over b", "Het was druk")
        noor.context.set_offline(True)
        noor.page.get_by_role("button", name="Verder").click(no_wait_after=True)
        noor.ziet("Er is geen verbinding. Wat je invulde, staat er nog.")
        noor.page.wait_for_timeout(500)
        noor.context.set_offline(False)
        noor.ga(f"/k/{kring_id}/vragenlijsten")
        noor.tik("Verder invullen")
        expect(noor.page.get_by_label("Vraag over b")).to_have_value("Het was druk")
        noor.tik("Sla deze vraag over")
        noor.vul("Vraag over c", "Alleen hier")
        noor.page.wait_for_timeout(500)
        noor.tik("Vorige vraag", rol="link")
        noor.ziet("Vraag 2 van 3")
        noor.page.wait_for_timeout(500)
        expect(noor.page.get_by_label("Vraag over b")).to_have_value("")
        half = session.exec(select(Invulling)).one()
        assert antwoorden(session, [half])[half.id] == {"a": 7}
        assert noor.fouten == []
