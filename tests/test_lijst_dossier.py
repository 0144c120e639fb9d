"""What somebody filled in goes to the record once everybody who must said yes to that list, and only when its giver shared it."""

import csv
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session, select

from basis.events import Uitgaand
from basis.fouten import Botsing, MagNiet
from doelen.doel.models import InDossier
from doelen.koppeling import proef_epd
from doelen.koppeling.antwoorden import questionnaire_response
from doelen.koppeling.bijwerken import blader
from doelen.koppeling.keuring import valideer
from doelen.koppeling.poort import LijstVoorDossier, ToestemmingVoorDossier
from doelen.koppeling.smart import jwks
from doelen.koppeling.termen import LIJST_SYSTEEM, Resource
from doelen.rom import actions
from doelen.rom.models import Invulling, Ritme
from doelen.rom.queries import eigen_lijsten
from doelen.rom.vragenlijst import Antwoord, Vragenlijst, lees, te_vragen
from doelen.rom.vrijgave import geef_vrij, trek_in, vrijgave_beeld
from gezinsapp.bezorger import BESTAND, Bezorger, plek
from tests.bouw import Wereld
from tests.client import Client
from tests.epd import CLIENT_ID, Epd
from tests.grillig import Grillig, grillig
from tests.test_grillen import KANARIE, SLEUTEL, WIE, Lijnwerk, bouw
from tests.test_rom import EIGEN, VOORBEELDEN, _leest

Als = Callable[[str], Client]


@pytest.fixture
def ritme(wereld: Wereld) -> Ritme:
    rij = actions.stel_voor(wereld.session, wereld.actor("jongere"), EIGEN, 4)
    wereld.session.commit()
    return rij


@pytest.fixture
def lijnwerk(wereld: Wereld, engine: Engine) -> Iterator[Lijnwerk]:
    with grillig(jwks([SLEUTEL])) as record:
        yield bouw(wereld, engine, record)


def vul_in(w: Wereld, ritme: Ritme, wie: str, delen: str, woorden: str = "Gaat wel") -> Invulling:
    rij = actions.begin(w.session, w.actor(wie), ritme.id)
    actions.antwoord(w.session, w.actor(wie), rij.id, "ikzelf", ["7"])
    actions.antwoord(w.session, w.actor(wie), rij.id, "woorden", [woorden])
    actions.rond_af(w.session, w.actor(wie), rij.id, delen)
    w.session.commit()
    return rij


def geef(w: Wereld, ritme: Ritme, *wie: str) -> bool:
    vrij = [geef_vrij(w.session, w.actor(een), ritme.id) for een in wie or WIE][-1]
    w.session.commit()
    return vrij


def gegeven(items: list[Resource]) -> dict[str, list[Any]]:
    """linkId -> the bare values, read back as a record would."""
    uit: dict[str, list[Any]] = {}
    for item in items:
        for antwoord in item.get("answer", []):
            uit.setdefault(item["linkId"], []).extend(w for naam, w in antwoord.items() if naam.startswith("value"))
            uit |= gegeven(antwoord.get("item", []))
        uit |= gegeven(item.get("item", []))
    return uit


def test_wat_gedeeld_is_staat_een_keer_in_een_echt_dossier_en_de_rest_niet(
    wereld: Wereld, engine: Engine, epd: Epd, ritme: Ritme, als: Als
):
    van = wereld.aanbieder
    van.dossier_url, van.dossier_client, van.dossier_scope = epd.basis_url, CLIENT_ID, proef_epd.SCOPE
    lijnwerk = Lijnwerk(wereld, engine, Grillig({}), Bezorger(json.dumps(epd.sleutel)))
    vul_in(wereld, ritme, "ouder2", "kring", "van voor de ja")
    assert not geef(wereld, ritme, "jongere", "ouder1") and geef(wereld, ritme, "ouder2")
    mijn = vul_in(wereld, ritme, "jongere", "aanspreekpunt", "Ik sliep goed")
    vul_in(wereld, ritme, "ouder1", "ik", "van mij alleen")
    lijnwerk.tot_klaar()
    with httpx.Client() as http:
        client = epd.client(http)
        daar = [
            r for r in blader(client, "QuestionnaireResponse", {"identifier": f"{LIJST_SYSTEEM}|"}) if r["identifier"]["value"] == mijn.id
        ]
        alles = json.dumps(list(blader(client, "QuestionnaireResponse", {})))
        (ja,) = blader(client, "Consent", {"identifier": mijn.id})
    (een,) = daar
    lijst = eigen_lijsten()[EIGEN]
    assert een["questionnaire"] == f"{lijst.url}|{lijst.versie}" and een["extension"][0]["valueCode"] == "jongere"
    assert gegeven(een["item"]) == {"ikzelf": [7], "woorden": ["Ik sliep goed"]}
    assert ja["provision"]["data"][0]["reference"]["reference"].endswith(f"QuestionnaireResponse/{een['id']}")
    assert sorted(wie["display"] for wie in ja["performer"]) == ["jongere", "ouder", "ouder"]
    assert "van voor de ja" not in alles and "van mij alleen" not in alles
    tekst = als("jongere").get(f"~/vragenlijsten/{ritme.id}").text
    assert "Gaat naar het dossier van" in tekst and "Staat in het dossier sinds" in tekst
    assert "Antwoorden op een vragenlijst gingen naar het dossier" in als("jongere").get("~/wie-keek").text
    assert "gingen naar het dossier" not in als("ouder1").get("~/wie-keek").text, "he does not know that Noor filled it in"


def test_wie_zijn_ja_terugneemt_houdt_tegen_wat_nog_niet_weg_is(lijnwerk: Lijnwerk, ritme: Ritme, als: Als):
    w = lijnwerk.wereld
    geef(w, ritme)
    vul_in(w, ritme, "jongere", "kring", KANARIE)
    trek_in(w.session, w.actor("ouder1"), ritme.id)
    w.session.commit()
    with pytest.raises(Botsing, match="niets_in_te_trekken"):
        trek_in(w.session, w.actor("ouder1"), ritme.id)
    lijnwerk.tot_klaar()
    assert not lijnwerk.record.van("QuestionnaireResponse")
    assert not any(KANARIE.encode() in v.inhoud for v in lijnwerk.record.verzoeken)
    mama = actions.begin(w.session, w.actor("ouder1"), ritme.id)
    w.session.commit()
    assert "Het komt niet in het dossier" in als("ouder1").get(f"~/vragenlijsten/klaar/{mama.id}").text
    geef(w, ritme, "ouder1")
    assert "gaat ook naar het dossier van" in als("ouder1").get(f"~/vragenlijsten/klaar/{mama.id}").text
    lijnwerk.tot_klaar()
    assert len(lijnwerk.record.van("QuestionnaireResponse")) == 1, "a new yes sends what waited"


def test_wat_weggehaald_is_voor_het_ging_gaat_niet(lijnwerk: Lijnwerk, ritme: Ritme):
    w = lijnwerk.wereld
    geef(w, ritme)
    rij = vul_in(w, ritme, "jongere", "kring", KANARIE)
    actions.wis(w.session, w.actor("jongere"), rij.id)
    w.session.commit()
    lijnwerk.tot_klaar()
    assert not lijnwerk.record.van("QuestionnaireResponse")


def test_een_antwoord_dat_verloren_ging_staat_er_toch_een_keer(lijnwerk: Lijnwerk, ritme: Ritme):
    w = lijnwerk.wereld
    geef(w, ritme)
    rij = vul_in(w, ritme, "jongere", "kring")
    weg = [0]

    def een_keer(verzoek: Any) -> Any:
        if verzoek.soort != "bundel" or weg[0]:
            return None
        weg[0] = 1
        lijnwerk.record.doe(verzoek)
        return 0, {}, b""

    lijnwerk.record.grillen.append(een_keer)
    assert lijnwerk.tot_klaar() == 2
    (daar,) = lijnwerk.record.van("QuestionnaireResponse")
    with Session(lijnwerk.engine) as session:
        assert session.get_one(InDossier, (w.kring.id, rij.id)).verwijzing == f"QuestionnaireResponse/{daar['id']}"


def test_wie_ja_zegt_en_wie_de_kaart_ziet(wereld: Wereld, ritme: Ritme, als: Als):
    w = wereld
    for wie in ("jim", "aanspreekpunt"):
        with pytest.raises(MagNiet):
            geef_vrij(w.session, w.actor(wie), ritme.id)
    w.ouder2.gezag = False
    w.session.commit()
    with pytest.raises(MagNiet, match="vrijgeven_niet_aan_jou"):
        geef_vrij(w.session, w.actor("ouder2"), ritme.id)
    w.session.rollback()
    beeld = vrijgave_beeld(w.session, w.actor("aanspreekpunt"), ritme.id)
    assert beeld is not None and not beeld.ik_beslis and not beeld.vrij
    assert vrijgave_beeld(w.session, w.actor("jim"), ritme.id) is None
    w.session.rollback()
    assert "Naar het dossier van" not in als("jim").get(f"~/vragenlijsten/{ritme.id}").text
    assert "Naar het dossier van" in als("aanspreekpunt").get(f"~/vragenlijsten/{ritme.id}").text
    noor = als("jongere")
    assert "Ja, deze lijst mag naar het dossier" in noor.get(f"~/vragenlijsten/{ritme.id}").text
    noor.post(f"~/vragenlijsten/{ritme.id}/vrijgeven")
    assert "Mijn ja terugnemen" in noor.get(f"~/vragenlijsten/{ritme.id}").text
    noor.post(f"~/vragenlijsten/{ritme.id}/intrekken")
    assert "Ja, deze lijst mag naar het dossier" in noor.get(f"~/vragenlijsten/{ritme.id}").text


def test_een_map_krijgt_een_regel_per_antwoord_zonder_formules(wereld: Wereld, engine: Engine, ritme: Ritme, tmp_path: Path):
    wereld.aanbieder.dossier_url = BESTAND
    lijnwerk = Lijnwerk(wereld, engine, Grillig({}), Bezorger("", str(tmp_path)))
    geef(wereld, ritme)
    rij = vul_in(wereld, ritme, "jongere", "kring", "=HYPERLINK(1)\nen nog iets")
    lijnwerk.tot_klaar()
    with Session(engine) as session:
        session.exec(select(Uitgaand)).one().klaar = None
        session.commit()
    lijnwerk.tot_klaar()
    (bestand,) = tmp_path.rglob("antwoorden.csv")
    kop, *rijen = csv.reader(bestand.read_text("utf-8-sig").splitlines(), delimiter=";")
    regels = [dict(zip(kop, r, strict=True)) for r in rijen]
    assert [(r["vraag"], r["antwoord"]) for r in regels] == [("ikzelf", "7"), ("woorden", "'=HYPERLINK(1) en nog iets")]
    assert {r["sleutel"] for r in regels} == {rij.id} and {r["volgens"] for r in regels} == {"jongere"}
    assert rij.id in {g.sleutel for g in lijnwerk.bezorger.dossier(plek(wereld.aanbieder)).alles()}


def een_lijst(lijst: Vragenlijst, antwoorden: dict[str, Antwoord]) -> LijstVoorDossier:
    op = datetime(2026, 11, 23, tzinfo=UTC)
    return LijstVoorDossier("i-1", "c-1", lijst, antwoorden, "ouder", op, ToestemmingVoorDossier(("jongere",), op))


TEKST = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(lambda t: t.strip())


@st.composite
def items(draw: st.DrawFn, diepte: int = 2, naam: str = "q") -> list[dict[str, Any]]:
    """Questions of every kind, in groups and under each other."""
    uit: list[dict[str, Any]] = []
    for n in range(draw(st.integers(1, 3))):
        soort = draw(st.sampled_from(["group", "display", "choice", "boolean", "integer", "decimal", "string", "date"]))
        item: dict[str, Any] = {"linkId": f"{naam}{n}", "type": soort, "text": draw(TEKST)}
        if soort == "choice":
            item["answerOption"] = draw(
                st.sampled_from([
                    [{"valueInteger": 1}, {"valueInteger": 2}],
                    [{"valueString": "a|b"}, {"valueString": "c"}],
                    [{"valueCoding": {"system": "http://x.nl", "code": "a", "display": "A"}}, {"valueCoding": {"display": "alleen woorden"}}],
                ])
            )  # fmt: skip
            item["repeats"] = draw(st.booleans())
        if diepte and soort != "display" and draw(st.booleans()):
            item["item"] = draw(items(diepte - 1, f"{naam}{n}."))
        uit.append(item)
    return uit


@given(bron=items(), data=st.data())
def test_elke_lijst_met_elk_antwoord_is_geldig_en_zegt_wat_er_gezegd_is(bron: list[dict[str, Any]], data: st.DataObject):
    lijst = lees({
        "resourceType": "Questionnaire", "url": "https://x.nl/q", "title": "Proef", "version": "1",
        "item": [*bron, {"linkId": "altijd", "type": "boolean"}],
    })  # fmt: skip
    waarden: dict[str, Callable[[Any], st.SearchStrategy[Any]]] = {
        "keuze": lambda v: (
            st.lists(st.sampled_from([k.code for k in v.keuzes]), min_size=1, unique=True)
            if v.meer
            else st.sampled_from([k.code for k in v.keuzes])
        ),
        "janee": lambda _: st.booleans(),
        "getal": lambda v: st.integers(-(10**8), 10**8) if v.heel else st.floats(-(10**8), 10**8, allow_nan=False),
        "tekst": lambda _: TEKST,
        "datum": lambda _: st.dates().map(lambda d: d.isoformat()).filter(lambda d: d > "1000"),
    }
    antwoorden: dict[str, Antwoord] = {"altijd": True}
    for vraag in lijst.vragen:
        if vraag.vraagt and data.draw(st.booleans()):
            antwoorden[vraag.id] = data.draw(waarden[vraag.soort](vraag))
    stuk = questionnaire_response(een_lijst(lijst, antwoorden), "Patient/1")
    assert valideer(stuk) == []
    terug = gegeven(stuk["item"])
    for vraag in te_vragen(lijst, antwoorden):
        if vraag.id not in antwoorden:
            assert vraag.id not in terug or terug[vraag.id] == []
            continue
        waarde = antwoorden[vraag.id]
        los = waarde if isinstance(waarde, list) else [waarde]
        als = {k.code: next(iter(k.als.values())) for k in vraag.keuzes}
        verwacht = [als[str(een)] if vraag.soort == "keuze" else een for een in los]
        if vraag.soort == "tekst":
            assert " ".join(str(terug.get(vraag.id, [""])[0]).split()) == " ".join(
                "".join(t for t in str(waarde).replace("\ufeff", " ") if t >= " " or t in "\n\t\r").split()
            )
        else:
            assert terug[vraag.id] == verwacht


@pytest.mark.parametrize("bron", [q for q in VOORBEELDEN if _leest(q)], ids=lambda q: q["id"])
def test_van_elk_voorbeeld_dat_we_kunnen_vragen_is_het_antwoord_geldig(bron: dict[str, Any]):
    lijst = lees(bron)
    antwoorden: dict[str, Antwoord] = {}
    for vraag in lijst.vragen:
        if vraag.soort == "keuze":
            antwoorden[vraag.id] = [vraag.keuzes[0].code] if vraag.meer else vraag.keuzes[0].code
        elif vraag.vraagt:
            antwoorden[vraag.id] = {"janee": True, "getal": 3, "schaal": 3, "datum": "2026-11-23", "tekst": "iets"}[vraag.soort]
    stuk = questionnaire_response(een_lijst(lijst, antwoorden), "Patient/1")
    assert valideer(stuk) == [] and gegeven(stuk["item"])
