"""What a municipality sees: published once, merged where it is small, nothing under ten, a file without formulas."""

import csv
import io
import json
import logging
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from odfdo import Document
from sqlmodel import Session, col, func, select
from werkzeug.test import TestResponse

from basis.clock import kwartaal, vandaag
from basis.fouten import Botsing, NietGevonden, Ongeldig
from basis.identiteit.actions import open_sessie
from ervaring.beleving.actions import beleef
from ervaring.beleving.models import Beleving
from ervaring.publicatie import actions
from ervaring.publicatie.aanval import Herleid, TeHerleiden
from ervaring.publicatie.actions import geef_vrij, stel_correctie_voor, stel_langer_op, stel_op
from ervaring.publicatie.models import Publicatie
from ervaring.publicatie.onthulling import Bijdrage, Cel, stel_samen
from ervaring.publicatie.queries import bladen
from ervaring.taart.models import Taart
from ervaring.uitkomst.actions import geef_uitkomst
from gezinsapp.cijfers import deel
from gezinsapp.opruimen import ruim_op
from gezinsapp.seed import seed
from jim.kring.models import Kring, Lid
from jim.organisaties.models import Beheerder, Gemeente, GemeenteLezer, Vrijgever
from tests.bouw import Wereld, persoon
from tests.client import Client

TOEN = "2025-K2"
GEHEIM = "geheim-van-de-proef-met-32-tekens!"


def vrijgever(session: Session) -> str:
    """Somebody of the independent party."""
    wie = persoon(session, "Ria")
    session.add(Vrijgever(persoon_id=wie.id))
    session.commit()
    return wie.id


def publiceer(session: Session, gemeente_id: str, tijd: str) -> Publicatie:
    """Compose and release by two."""
    rij = stel_op(session, gemeente_id, tijd)
    geef_vrij(session, vrijgever(session), rij.id)
    return geef_vrij(session, vrijgever(session), rij.id)


def antwoorden(
    session: Session, w: Wereld, aantal: int, *, profiel: int = 2, tijd: str = TOEN, gemeente_id: str = "", begin: int = 0
) -> None:
    for n in range(begin, begin + aantal):
        session.add(
            Beleving(
                kwartaal=tijd, gezin=f"g{profiel}-{n}", gemeente_id=gemeente_id or w.gemeente.id, aanbieder_id=w.aanbieder.id, profiel=profiel,
                intensiteit=2, professionals=f"p{n % 4}", score=7 if n % 13 == 12 else (6, 8)[n % 2],
            )
        )  # fmt: skip
    session.commit()


def test_publiceren_kan_een_keer_en_pas_na_het_kwartaal(session: Session, wereld: Wereld):
    antwoorden(session, wereld, 13)
    antwoorden(session, wereld, 12, profiel=5, tijd="2025-K1")
    antwoorden(session, wereld, 12, profiel=7, gemeente_id="elders", begin=100)
    rij = publiceer(session, wereld.gemeente.id, TOEN)
    inhoud = json.loads(rij.inhoud)
    assert [(c["profielen"], c["aantal"], c["gemiddelde"]) for c in inhoud["cellen"]] == [([2], 15, 7.0)]
    assert rij.inhoud == json.dumps(inhoud, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    antwoorden(session, wereld, 20, begin=50)
    with pytest.raises(Botsing):
        publiceer(session, wereld.gemeente.id, TOEN)
    for verkeerd, code in (
        (kwartaal(vandaag()), "kwartaal_loopt_nog"),
        ("2999-K1", "kwartaal_loopt_nog"),
        ("2025-K5", "kwartaal_onbekend"),
    ):
        with pytest.raises(Ongeldig) as fout:
            publiceer(session, wereld.gemeente.id, verkeerd)
        assert fout.value.code == code
    with pytest.raises(NietGevonden):
        publiceer(session, "elders", TOEN)
    assert len(bladen(session, wereld.gemeente.id)) == 1


def test_twee_verschillende_mensen_geven_vrij_en_de_antwoorden_gaan_weg(
    app: Flask, session: Session, wereld: Wereld, als: Callable[[str], Client]
):
    antwoorden(session, wereld, 13)
    antwoorden(session, wereld, 12, tijd="2025-K1")
    publicatie_id = stel_op(session, wereld.gemeente.id, TOEN).id
    ria, tom = vrijgever(session), vrijgever(session)
    clients = [Client(app, open_sessie(session, wie), "") for wie in (ria, tom)]
    session.commit()
    pad = f"/vrijgeven/{publicatie_id}"
    assert clients[0].get("/").headers["Location"].endswith("/vrijgeven")
    clients[0].get("/vrijgeven")
    assert "Voorbeeldstad" in clients[0].tekst() and "Ik geef deze cijfers vrij" in clients[0].tekst()
    assert 'href="/ik"' in clients[0].laatste.text
    assert clients[0].post(pad).status_code == 303
    assert clients[0].post(pad).status_code == 409
    lezer = als("gemeentelezer")
    assert lezer.get(f"/gemeente/{TOEN}").status_code == 404 and lezer.post(pad).status_code == 404
    for wie in ("jongere", "aanspreekpunt"):
        assert als(wie).get("/vrijgeven").status_code == als(wie).post(pad).status_code == 404
    assert clients[1].post(pad).status_code == 303 and clients[1].post(pad).status_code == 409
    clients[1].get("/vrijgeven")
    assert "Er wacht niets" in clients[1].tekst()
    assert lezer.get(f"/gemeente/{TOEN}").status_code == 200
    session.expire_all()
    assert [b.kwartaal for b in session.exec(select(Beleving))] == ["2025-K1"] * 12
    session.rollback()
    with pytest.raises(NietGevonden):
        geef_vrij(session, wereld.aanspreekpunt.persoon_id, publicatie_id)


def test_de_poort_houdt_een_publicatie_tegen(session: Session, wereld: Wereld, monkeypatch: pytest.MonkeyPatch):
    antwoorden(session, wereld, 13)

    def dicht(*_alles: object) -> None:
        raise TeHerleiden([])

    monkeypatch.setattr(actions, "poort", dicht)
    with pytest.raises(Ongeldig, match="publicatie_te_herleiden"):
        publiceer(session, wereld.gemeente.id, TOEN)
    assert session.exec(select(Publicatie)).all() == []


def test_de_poort_kent_de_laatste_acht(session: Session, wereld: Wereld, monkeypatch: pytest.MonkeyPatch):
    gezien: list[list[object]] = []
    monkeypatch.setattr(actions, "poort", lambda _nieuw, vorige, *_rest: gezien.append(vorige))
    tijden = [f"{jaar}-K{k}" for jaar in (2022, 2023, 2024) for k in (1, 2, 3, 4)][:10]
    for n, tijd in enumerate(tijden):
        antwoorden(session, wereld, 10 + 5 * n, tijd=tijd)
        publiceer(session, wereld.gemeente.id, tijd)
    assert [len(v) for v in gezien] == [min(n, 8) for n in range(10) for _ in range(2)]
    assert [v[0].aantal for v in gezien[-1]] == [15 + 5 * n for n in range(8)]  # pyright: ignore[reportIndexIssue]


def twee(app: Flask, session: Session) -> list[Client]:
    """Two of the independent party."""
    uit = [Client(app, open_sessie(session, vrijgever(session)), "") for _ in range(2)]
    session.commit()
    return uit


def test_een_correctie_laat_weg_met_een_reden_en_wat_er_stond_blijft_te_lezen(
    app: Flask, session: Session, wereld: Wereld, als: Callable[[str], Client]
):
    wereld.gemeente.regio = "Ons Land"
    antwoorden(session, wereld, 13)
    antwoorden(session, wereld, 15, profiel=5, begin=100)
    eerst = publiceer(session, wereld.gemeente.id, TOEN).id
    ria, tom = twee(app, session)
    reden = "De rij van profiel 5 hoort bij een andere aanbieder."
    pad = f"/vrijgeven/{eerst}/correctie"
    assert "5 " in ria.get(pad).text and als("gemeentelezer").get(pad).status_code == als("aanspreekpunt").post(pad).status_code == 404
    for fout, zin in (
        ({"weg": ["1"]}, "Zeg eerst waarom"),
        ({"reden": reden}, "Er verandert nog niets"),
        ({"reden": "bel 06 12345678 9", "weg": ["1"]}, "nummer"),
    ):
        assert ria.post(pad, {"naam-0": wereld.aanbieder.naam, **fout}).status_code == 422 and zin in ria.tekst()
    assert ria.post(pad, {"reden": reden, "weg": ["1"], "naam-0": "Hulp  Heel Dichtbij"}).status_code == 303
    nieuw = session.exec(select(Publicatie).where(Publicatie.versie == 2)).one().id
    session.rollback()
    buiten, lezer = Client(app, "", ""), als("gemeentelezer")
    session.add(Beheerder(persoon_id=wereld.buitenstaander, aanbieder_id=wereld.aanbieder.id))
    session.commit()
    beheerder = als("buitenstaander")
    lezer.get(f"/gemeente/{TOEN}")
    assert reden not in lezer.tekst()
    assert tom.post(pad, {"reden": reden, "weg": ["0"], "naam-0": "x"}).status_code == 409
    assert ria.post(f"/vrijgeven/{nieuw}").status_code == 409
    tom.get("/vrijgeven")
    assert f"Dit is een correctie: {reden}" in tom.tekst()
    assert tom.post(f"/vrijgeven/{nieuw}").status_code == 303

    for client, adres in ((lezer, f"/gemeente/{TOEN}"), (buiten, "/open/ons-land"), (beheerder, "/beheer/cijfers")):
        soep = BeautifulSoup(client.get(adres).text, "html.parser")
        assert "Correctie van " in client.tekst() and reden in client.tekst()
        assert [r.get_text(strip=True)[0] for r in soep.select("tbody th")] == ["2"]
    for client, oud in ((lezer, f"/gemeente/versie/{eerst}"), (buiten, f"/open/ons-land/versie/{eerst}")):
        soep = BeautifulSoup(client.get(oud).text, "html.parser")
        assert (
            "Zo stond het er tot" in client.tekst() and "Nut van de hulp: 7 van 10" in client.tekst() and len(soep.select("tbody tr")) == 2
        )
    rijen = list(csv.DictReader(io.StringIO(buiten.get("/open/ons-land/cijfers.csv").text.removeprefix("\ufeff")), delimiter=";"))
    assert [(r["aanbieder"], reden in r["correctie"]) for r in rijen] == [("Hulp Heel Dichtbij", True)]
    oude = list(csv.DictReader(io.StringIO(buiten.get(f"/open/ons-land/versie/{eerst}.csv").text.removeprefix("\ufeff")), delimiter=";"))
    assert [(r["aanbieder"], r["correctie"]) for r in oude] == [(wereld.aanbieder.naam, "")] * 2
    assert reden in buiten.get("/open/ons-land/cijfers.csv-metadata.json").get_json()["notes"][0]["dc:description"]
    (streek,) = buiten.get("/open/catalogus.jsonld").get_json()["dcat:dataset"]
    assert reden in streek["adms:versionNotes"][0]["@value"]
    assert buiten.get(streek["dcat:hasVersion"][0]["@id"].removeprefix(app.config["ORIGIN"])).status_code == 200
    assert buiten.get(f"/open/elders/versie/{eerst}").status_code == 404
    assert ria.get(pad).status_code == 200 and ria.post(pad, {"reden": reden, "weg": ["0"], "naam-0": "x"}).status_code == 404


def test_een_correctie_kan_alles_weghalen_en_nooit_iets_anders_laten_zien(session: Session, wereld: Wereld):
    antwoorden(session, wereld, 13)
    eerst = publiceer(session, wereld.gemeente.id, TOEN)
    antwoorden(session, wereld, 40, begin=50)
    ria, tom = vrijgever(session), vrijgever(session)
    rij = stel_correctie_voor(session, ria, eerst.id, "Verkeerd kwartaal", weg={0}, kwaliteiten_weg=set(), namen={})
    geef_vrij(session, tom, rij.id)
    (blad,) = bladen(session, wereld.gemeente.id)
    assert blad.cellen == [] and blad.aanbieders == {} and blad.eerder == (eerst.id,)
    rij = stel_op(session, wereld.gemeente.id, "2025-K1")
    for wie in (ria, tom):
        geef_vrij(session, wie, rij.id)
    with pytest.raises(Botsing):
        stel_op(session, wereld.gemeente.id, TOEN)


def test_de_poort_valt_alle_versies_aan(session: Session, wereld: Wereld, monkeypatch: pytest.MonkeyPatch):
    antwoorden(session, wereld, 13)
    antwoorden(session, wereld, 15, profiel=5, begin=100)
    eerst = publiceer(session, wereld.gemeente.id, TOEN)
    ria, tom = vrijgever(session), vrijgever(session)
    gezien: list[tuple[int, list[int], int | None]] = []

    def kijk(nieuw: list[object], vorige: list[list[object]], oud: list[object] | None, _delen: list[int]) -> None:
        gezien.append((len(nieuw), [len(v) for v in vorige], None if oud is None else len(oud)))

    monkeypatch.setattr(actions, "poort", kijk)
    rij = stel_correctie_voor(session, ria, eerst.id, "Verkeerd", weg={0}, kwaliteiten_weg=set(), namen={})
    geef_vrij(session, tom, rij.id)
    antwoorden(session, wereld, 13, tijd="2025-K3")
    stel_op(session, wereld.gemeente.id, "2025-K3")
    assert gezien == [(1, [2], 2), (1, [2], 2), (1, [2, 1], None)]


def klein(session: Session, w: Wereld, tijd: str, gezinnen: range, *, profs: int = 4, jaar: bool = True, score: int | None = None) -> None:
    """So few families that a quarter gives nothing; the same number is the same family in another quarter of the year."""
    for n in gezinnen:
        session.add(
            Beleving(
                kwartaal=tijd, gezin=f"{tijd}-{n}", gezin_jaar=f"jaar-{n}" if jaar else "", gemeente_id=w.gemeente.id, aanbieder_id=w.aanbieder.id,
                profiel=2, intensiteit=2, professionals=f"p{n % profs}", score=(6, 8)[n % 2] if score is None else score,
            )
        )  # fmt: skip
    session.commit()


def vrij(session: Session, rij: Publicatie) -> Publicatie:
    for wie in (vrijgever(session), vrijgever(session)):
        geef_vrij(session, wie, rij.id)
    session.commit()
    return rij


def test_een_kwartaal_zonder_cijfers_wacht_op_een_half_jaar(session: Session, wereld: Wereld, als: Callable[[str], Client], app: Flask):
    wereld.gemeente.regio = "Ons Land"
    klein(session, wereld, "2025-K1", range(7))
    klein(session, wereld, "2025-K2", range(5, 13), score=10)
    with pytest.raises(Ongeldig, match="korter_kan"):
        stel_op(session, wereld.gemeente.id, "2025-H1")
    for tijd in ("2025-K1", "2025-K2"):
        assert json.loads(vrij(session, stel_op(session, wereld.gemeente.id, tijd)).inhoud)["cellen"] == []
    assert len(session.exec(select(Beleving)).all()) == 15, "they wait"
    (rij,) = stel_langer_op(session, wereld.gemeente.id, "2025-K2")
    (cel,) = json.loads(vrij(session, rij).inhoud)["cellen"]
    assert (rij.kwartaal, cel["aantal"]) == ("2025-H1", 15), "thirteen families, of whom two answered twice"
    assert session.exec(select(Beleving)).all() == []
    session.rollback()
    for client, pad in ((als("gemeentelezer"), "/gemeente"), (als("gemeentelezer"), "/gemeente/2025-H1")):
        client.get(pad)
        assert (
            "eerste half jaar 2025" in client.tekst()
            and "2025-K1, 2025-K2" in client.tekst()
            and "Een gezin telt een keer" in client.tekst()
        )
    buiten = Client(app, "", "")
    buiten.get("/open/ons-land")
    assert "eerste half jaar 2025" in buiten.tekst()
    assert "2025-H1" in buiten.get("/open/ons-land/cijfers.csv").text
    assert stel_langer_op(session, wereld.gemeente.id, "2025-K4") == []
    with pytest.raises(Ongeldig, match="korter_kan"):
        stel_op(session, wereld.gemeente.id, "2025")


def test_een_jaar_alleen_als_geen_half_jaar_iets_gaf_en_daarna_gaan_de_antwoorden_weg(session: Session, wereld: Wereld):
    for k in (1, 2, 3, 4):
        klein(session, wereld, f"2025-K{k}", range(4 * k, 4 * k + 4))
        vrij(session, stel_op(session, wereld.gemeente.id, f"2025-K{k}"))
        for rij in stel_langer_op(session, wereld.gemeente.id, f"2025-K{k}"):
            vrij(session, rij)
    alle = {b.kwartaal: [c.aantal for c in b.cellen] for b in bladen(session, wereld.gemeente.id)}
    assert alle == {"2025": [15], "2025-H2": [], "2025-K4": [], "2025-K3": [], "2025-H1": [], "2025-K2": [], "2025-K1": []}
    assert next(iter(alle)) == "2025" and session.exec(select(Beleving)).all() == []


def test_wat_ook_samen_te_weinig_is_gaat_na_het_jaar_weg_zonder_te_worden_getoond(session: Session, wereld: Wereld):
    for k in (1, 2, 3, 4):
        klein(session, wereld, f"2025-K{k}", range(7))
        vrij(session, stel_op(session, wereld.gemeente.id, f"2025-K{k}"))
        for rij in stel_langer_op(session, wereld.gemeente.id, f"2025-K{k}"):
            assert len(session.exec(select(Beleving)).all()) == 7 * k
            vrij(session, rij)
    assert not any(b.cellen for b in bladen(session, wereld.gemeente.id)), "seven families who answered four times are seven"
    assert session.exec(select(Beleving)).all() == []


def streek(session: Session, w: Wereld, gezinnen: dict[str, range], *, naam: str = "Kleine gemeenten in Ons Land") -> Gemeente:
    """The small ones of a region, each a year that gave nothing: name -> its families, in the last quarter. Gives what they publish in together."""
    samen = Gemeente(naam=naam, regio="Ons Land", samen=True)
    session.add(samen)
    session.commit()
    for plaats, wie in gezinnen.items():
        gemeente = Gemeente(naam=plaats, regio="Ons Land")
        session.add(gemeente)
        session.commit()
        for n in wie:
            session.add(
                Beleving(
                    kwartaal="2025-K4", gezin=f"g-{plaats}-{n}", gezin_jaar=f"j-{plaats}-{n}", gemeente_id=gemeente.id, aanbieder_id=w.aanbieder.id,
                    profiel=2, intensiteit=2, professionals=f"{plaats}-{n % 4}", score=(6, 8)[n % 2],
                )
            )  # fmt: skip
        session.commit()
        een_jaar(session, gemeente)
    return samen


def een_jaar(session: Session, gemeente: Gemeente) -> None:
    """All that is composed of a year, released."""
    for k in (1, 2, 3, 4):
        vrij(session, stel_op(session, gemeente.id, f"2025-K{k}"))
        for rij in stel_langer_op(session, gemeente.id, f"2025-K{k}"):
            vrij(session, rij)


def test_kleine_gemeenten_staan_samen_bij_de_regio(session: Session, wereld: Wereld, app: Flask, als: Callable[[str], Client]):
    samen = streek(session, wereld, {"Aa": range(7), "Beek": range(6), "Dal": range(0)})
    wereld.gemeente.regio = "Ons Land"
    session.commit()
    with pytest.raises(Ongeldig, match="streek_wacht"):
        stel_op(session, samen.id, "2025")
    for n in range(12):
        session.add(
            Beleving(
                kwartaal="2025-K1", gezin=f"groot-{n}", gezin_jaar=f"groot-{n}", gemeente_id=wereld.gemeente.id, aanbieder_id=wereld.aanbieder.id,
                profiel=2, intensiteit=2, professionals=f"p{n % 4}", score=7,
            )
        )  # fmt: skip
    session.commit()
    vrij(session, stel_op(session, wereld.gemeente.id, "2025-K1"))
    with pytest.raises(Ongeldig, match="streek_wacht"):
        stel_op(session, samen.id, "2025-K4")
    assert len(session.exec(select(Beleving)).all()) == 13, "they wait for each other"
    rij = stel_op(session, samen.id, "2025")
    inhoud = json.loads(rij.inhoud)
    assert [c["aantal"] for c in inhoud["cellen"]] == [15] and inhoud["gemeenten"] == ["Aa", "Beek", "Dal"]
    session.commit()
    ria = Client(app, open_sessie(session, vrijgever(session)), "")
    session.commit()
    ria.get("/vrijgeven")
    assert "Aa, Beek, Dal" in ria.tekst()
    with pytest.raises(Botsing, match="al_gepubliceerd"):
        stel_op(session, samen.id, "2025")
    vrij(session, rij)
    assert session.exec(select(Beleving)).all() == []
    lezer = persoon(session, "Els")
    session.add(GemeenteLezer(persoon_id=lezer.id, gemeente_id=session.exec(select(Gemeente.id).where(Gemeente.naam == "Aa")).one()))
    session.commit()
    els = Client(app, open_sessie(session, lezer.id), "")
    session.commit()
    els.get("/gemeente/2025")
    assert "Te weinig antwoorden" in els.tekst() and 'href="/open/ons-land"' in els.laatste.text
    buiten = Client(app, "", "")
    buiten.get("/open/ons-land")
    assert "Kleine gemeenten in Ons Land" in buiten.tekst() and "bij elkaar: Aa, Beek, Dal" in buiten.tekst()
    rijen = list(csv.DictReader(io.StringIO(buiten.get("/open/ons-land/cijfers.csv").text.removeprefix("\ufeff")), delimiter=";"))
    assert {(r["gemeente"], r["kwartaal"]) for r in rijen} == {("Voorbeeldstad", "2025-K1"), ("Kleine gemeenten in Ons Land", "2025")}
    fatma = als("aanspreekpunt").get("/werk/nieuw").text
    assert "Voorbeeldstad" in fatma and "Kleine gemeenten" not in fatma, "no kring belongs to it"


def test_wie_vrijgeeft_stelt_ook_samen(session: Session, wereld: Wereld, app: Flask, als: Callable[[str], Client]):
    begin = vandaag().replace(month=(vandaag().month - 1) // 3 * 3 + 1, day=1)
    tijd, pad = kwartaal(begin - timedelta(days=1)), "/vrijgeven/samenstellen"
    antwoorden(session, wereld, 13, tijd=tijd)
    samen = Gemeente(naam="Kleine gemeenten samen", regio="Ons Land", samen=True)
    session.add(samen)
    session.commit()
    ria, tom = twee(app, session)
    vraag, streek_ = {"gemeente": wereld.gemeente.id, "tijd": tijd}, {"gemeente": samen.id, "tijd": str(vandaag().year - 1)}
    session.commit()
    ria.get("/vrijgeven")
    assert ria.tekst().count("Stel samen") == 2 and "Er wacht niets" in ria.tekst()
    for wie in ("jongere", "aanspreekpunt", "gemeentelezer"):
        assert als(wie).post(pad, vraag).status_code == 404
    assert session.exec(select(Publicatie)).all() == []
    session.commit()
    assert ria.post(pad, vraag).status_code == 303
    ria.get("/vrijgeven")
    assert ria.tekst().count("Stel samen") == 1 and "Voorbeeldstad" in ria.tekst() and "Ik geef deze cijfers vrij" in ria.tekst()
    assert tom.post(pad, vraag).status_code == 422 and "Dit is al samengesteld" in tom.tekst()
    assert tom.post(pad, streek_).status_code == 422 and "Minder dan twee kleine gemeenten" in tom.tekst()
    assert tom.post(pad, {"gemeente": wereld.gemeente.id, "tijd": kwartaal(vandaag())}).status_code == 422
    assert "nog niet voorbij" in tom.tekst() and tom.post(pad, {"gemeente": "elders", "tijd": tijd}).status_code == 404
    assert tom.post(pad, {"gemeente": wereld.gemeente.id, "tijd": "x"}).status_code == 422


def test_negen_en_negen_komen_er_ook_niet_als_twintig_in_een_regio(session: Session, wereld: Wereld):
    samen = streek(session, wereld, {"Aa": range(9), "Beek": range(9), "Dal": range(0)})
    rij = stel_op(session, samen.id, "2025")
    assert json.loads(rij.inhoud)["cellen"] == [], "a municipality without answers hides nobody"
    vrij(session, rij)
    assert session.exec(select(Beleving)).all() == [], "what nobody can be shown goes too"


def test_een_kleine_gemeente_alleen_is_geen_regio(session: Session, wereld: Wereld):
    samen = streek(session, wereld, {"Aa": range(7), "Beek": range(0)})
    with pytest.raises(Ongeldig, match="streek_te_klein"):
        stel_op(session, samen.id, "2025")


def test_zonder_plek_voor_de_regio_gaan_de_antwoorden_na_het_jaar_weg(session: Session, wereld: Wereld):
    wereld.gemeente.regio = "Ons Land"
    session.add(Gemeente(naam="Kleine gemeenten elders", regio="Elders", samen=True))
    klein(session, wereld, "2025-K4", range(7))
    een_jaar(session, wereld.gemeente)
    assert session.exec(select(Beleving)).all() == []


def test_wat_nooit_cijfers_gaf_gaat_weg_na_het_jaar_dat_volgde(session: Session, wereld: Wereld):
    for tijd in ("2024-K4", "2025-K1"):
        klein(session, wereld, tijd, range(3))
    ruim_op(session, datetime(2025, 12, 31, tzinfo=UTC))
    assert {b.kwartaal for b in session.exec(select(Beleving))} == {"2024-K4", "2025-K1"}
    ruim_op(session, datetime(2026, 1, 1, tzinfo=UTC))
    assert {b.kwartaal for b in session.exec(select(Beleving))} == {"2025-K1"}


def test_een_kwartaal_dat_iets_gaf_of_zonder_naam_voor_het_jaar_telt_niet_mee_in_een_langer_tijdvak(session: Session, wereld: Wereld):
    klein(session, wereld, "2024-K1", range(12))
    klein(session, wereld, "2024-K2", range(12, 18))
    klein(session, wereld, "2025-K1", range(7), jaar=False)
    klein(session, wereld, "2025-K2", range(7, 14), jaar=False)
    for tijd in ("2024-K1", "2024-K2", "2025-K1", "2025-K2"):
        vrij(session, stel_op(session, wereld.gemeente.id, tijd))
    assert stel_langer_op(session, wereld.gemeente.id, "2024-K2") == []
    (rij,) = stel_langer_op(session, wereld.gemeente.id, "2025-K2")
    assert json.loads(rij.inhoud)["cellen"] == []


def test_negen_en_negen_komen_er_niet_als_twintig_in_een_half_jaar(session: Session, wereld: Wereld):
    klein(session, wereld, "2025-K1", range(9))
    klein(session, wereld, "2025-K2", range(9, 18))
    for tijd in ("2025-K1", "2025-K2"):
        vrij(session, stel_op(session, wereld.gemeente.id, tijd))
    (rij,) = stel_langer_op(session, wereld.gemeente.id, "2025-K2")
    assert json.loads(rij.inhoud)["cellen"] == []
    assert len(session.exec(select(Beleving)).all()) == 18, "they wait for the year"


def test_een_nee_met_een_reden_beeindigt_het_voorstel(app: Flask, session: Session, wereld: Wereld, als: Callable[[str], Client]):
    antwoorden(session, wereld, 13)
    publicatie_id = stel_op(session, wereld.gemeente.id, TOEN).id
    ria, tom = twee(app, session)
    assert ria.post(f"/vrijgeven/{publicatie_id}").status_code == 303
    assert tom.post(f"/vrijgeven/{publicatie_id}/nee", {"reden": " "}).status_code == 422 and "Zeg eerst waarom" in tom.tekst()
    assert als("gemeentelezer").post(f"/vrijgeven/{publicatie_id}/nee", {"reden": "x"}).status_code == 404
    assert tom.post(f"/vrijgeven/{publicatie_id}/nee", {"reden": "De naam klopt niet"}).status_code == 303
    for wie in (ria, tom):
        assert (
            wie.post(f"/vrijgeven/{publicatie_id}").status_code
            == wie.post(f"/vrijgeven/{publicatie_id}/nee", {"reden": "x"}).status_code
            == 409
        )
    ria.get("/vrijgeven")
    assert "Er wacht niets" in ria.tekst() and "De naam klopt niet" in ria.tekst()
    assert (
        als("gemeentelezer").get(f"/gemeente/{TOEN}").status_code
        == als("gemeentelezer").get(f"/gemeente/versie/{publicatie_id}").status_code
        == 404
    )
    opnieuw = publiceer(session, wereld.gemeente.id, TOEN)
    session.commit()
    assert opnieuw.versie == 2 and "Correctie" not in als("gemeentelezer").get(f"/gemeente/{TOEN}").text


def test_alleen_lezers_van_die_gemeente_en_een_rustige_lege_pagina(session: Session, wereld: Wereld, als: Callable[[str], Client]):
    lezer = als("gemeentelezer")
    assert lezer.get("/gemeente").status_code == 200 and "Er zijn nog geen cijfers" in lezer.tekst()
    assert 'href="/ik"' in lezer.laatste.text and "Uitloggen" in lezer.get("/ik").text, "his own page, with keys, language and the way out"
    assert lezer.get(f"/gemeente/{TOEN}").status_code == lezer.get(f"/gemeente/{TOEN}/cijfers.csv").status_code == 404
    for wie in ("jongere", "ouder1", "jim", "aanspreekpunt", "buitenstaander"):
        assert als(wie).get("/gemeente").status_code == 404
        assert als(wie).get(f"/gemeente/{TOEN}/cijfers.csv").status_code == 404
    antwoorden(session, wereld, 4)
    publiceer(session, wereld.gemeente.id, TOEN)
    session.commit()
    lezer.get("/gemeente")
    assert "Te weinig antwoorden" in lezer.tekst()


def test_het_bestand_begint_geen_formule(session: Session, wereld: Wereld, als: Callable[[str], Client]):
    wereld.aanbieder.naam = '=HYPERLINK("https://elders.example")'
    antwoorden(session, wereld, 13)
    publiceer(session, wereld.gemeente.id, TOEN)
    session.commit()
    antwoord = als("gemeentelezer").get(f"/gemeente/{TOEN}/cijfers.csv")
    assert antwoord.mimetype == "text/csv" and "attachment" in antwoord.headers["Content-Disposition"]
    rijen = list(csv.reader(io.StringIO(antwoord.text.removeprefix("\ufeff")), delimiter=";"))
    assert rijen[1][:2] == [TOEN, "Voorbeeldstad"] and rijen[1][2] == "'" + wereld.aanbieder.naam
    assert rijen[1][3:] == ["2 Gedrag en opvoedvragen", "intensief", "nut", "15", "", "7", "", "nee", ""]
    assert not [cel for rij in rijen for cel in rij if cel.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.fixture
def demo(app: Flask, session: Session) -> dict[str, Client]:
    personen = seed(session)["personen"]
    clients = {p["rol"]: Client(app, open_sessie(session, p["persoon_id"]), p["kring_id"]) for p in personen}
    session.commit()
    return clients


def test_de_demo_toont_samengevoegde_rijen_en_niets_onder_tien(session: Session, demo: dict[str, Client]):
    inhouden = [json.loads(rij.inhoud) for rij in session.exec(select(Publicatie))]
    session.rollback()
    assert len(inhouden) == 9
    assert all(c["aantal"] >= 10 and c["aantal"] % 5 == 0 for inhoud in inhouden for c in inhoud["cellen"])
    assert all(n >= 10 for inhoud in inhouden for _, n in inhoud["eigenschappen"]) and max(len(i["eigenschappen"]) for i in inhouden) >= 4
    lezer = demo["gemeente"]
    soep = BeautifulSoup(lezer.get("/gemeente").text, "html.parser")
    rijen = [[cel.get_text(" ", strip=True) for cel in rij.find_all(["th", "td"])] for rij in soep.find_all("table")[-1].find_all("tr")[1:]]
    assert len(rijen) >= 5 and all(int(rij[3]) >= 10 for rij in rijen)
    assert any("samengevoegd: te weinig gezinnen om apart te tonen" in rij[5] for rij in rijen)
    assert "Wat deze cijfers wel en niet zeggen" in lezer.tekst() and "luisterde echt" in lezer.tekst()
    namen = {lid.naam for lid in session.exec(select(Lid))} - {"Mama", "Papa"}
    assert not [n for n in namen if n in lezer.tekst().split()]


def test_een_deel_in_woorden_zegt_niet_meer_dan_er_staat(app: Flask):
    with app.test_request_context():
        assert [deel(ja, 15) for ja in (0, 5, 10, 15)] == [
            "minder dan 5 van 15",
            "ongeveer 5 van 15",
            "ongeveer 10 van 15",
            "meer dan 10 van 15",
        ]


def test_doelen_en_uitval_staan_er_per_profiel_over_kwartalen_en_naast_de_regio(session: Session, demo: dict[str, Client]):
    cellen = [c for rij in session.exec(select(Publicatie)) for c in json.loads(rij.inhoud)["cellen"] if c["maat"] != "nut"]
    session.rollback()
    assert {c["maat"] for c in cellen} == {"doelen", "uitval"}
    assert all(c["aantal"] >= 10 and c["aantal"] % 5 == c["ja"] % 5 == 0 and c["gemiddelde"] is None for c in cellen)
    lezer = demo["gemeente"]
    soep = BeautifulSoup(lezer.get("/gemeente").text, "html.parser")
    for naam in ("Doelen gehaald", "Eerder gestopt"):
        (vak,) = [v for v in soep.select("section.cijfer") if v.h2.get_text() == naam]  # pyright: ignore[reportOptionalMemberAccess]
        assert "per kwartaal" in vak.svg["aria-label"]  # pyright: ignore[reportOptionalSubscript]
        (tabel,) = [t for t in soep.find_all("table") if t.caption and t.caption.get_text().startswith(naam)]
        assert all(" van " in r.find_all("td")[3].get_text() for r in tabel.select("tbody tr"))
        assert naam in soep.select_one("[aria-label='Tabel: hier en in de regio']").get_text()  # pyright: ignore[reportOptionalMemberAccess]


def test_kiezen_laat_rijen_weg_en_maakt_geen_nieuwe(demo: dict[str, Client]):
    def rijen(vraag: str) -> list[list[str]]:
        soep = BeautifulSoup(demo["gemeente"].get(f"/gemeente{vraag}").text, "html.parser")
        tabellen = [t for t in soep.find_all("table") if t.caption]
        return [[c.get_text(" ", strip=True) for c in r.find_all(["th", "td"])] for t in tabellen for r in t.select("tbody tr")]

    alle = rijen("")
    for profiel in range(10):
        for zwaarte in ("", "1", "2", "3", "4"):
            gekozen = rijen(f"?profiel={profiel or ''}&zorgzwaarte={zwaarte}&aanbieder=")
            if "Hier hoort geen rij bij" not in demo["gemeente"].tekst():
                assert all(rij in alle for rij in gekozen)
    assert 0 < len(rijen("?profiel=2")) < len(alle)


def test_de_aanbieder_ziet_alleen_wat_over_hem_te_lezen_is(session: Session, demo: dict[str, Client], als: Callable[[str], Client]):
    beheerder = demo["beheerder"]
    beheerder.get("/beheer/cijfers")
    assert "Voorbeeldstad" in beheerder.tekst() and "aanbieders samen" not in beheerder.tekst()
    eigen = list(csv.DictReader(io.StringIO(beheerder.get("/beheer/cijfers.csv").text.removeprefix("\ufeff")), delimiter=";"))
    assert {rij["aanbieder"] for rij in eigen} == {"Hulp Dichtbij"}
    regio = csv.DictReader(io.StringIO(beheerder.get("/open/voorbeeldregio/cijfers.csv").text.removeprefix("\ufeff")), delimiter=";")
    assert eigen == [rij for rij in regio if rij["aanbieder"] == "Hulp Dichtbij"]
    for wie in ("jongere", "aanspreekpunt", "gemeente"):
        assert demo[wie].get("/beheer/cijfers").status_code == demo[wie].get("/beheer/cijfers.ods").status_code == 404


def test_de_aanbieder_ziet_hetzelfde_als_de_gemeente_naast_de_regio(session: Session, demo: dict[str, Client]):
    """Beside the region, with filters that leave out whole rows, and a CSV whose metadata can be kept beside it."""
    beheerder = demo["beheerder"]
    soep = BeautifulSoup(beheerder.get("/beheer/cijfers").text, "html.parser")
    naast = [t for t in soep.find_all("table") if "Regio" in t.get_text()]
    assert len(naast) == 2, "of each municipality, in the newest quarter alone"
    rij = [c.get_text() for c in naast[0].select("tbody tr")[0].find_all(["th", "td"])]
    assert rij[0] == "Alles bij elkaar" and rij[1] and rij[2]
    assert {o["value"] for o in soep.select("#kies-profiel option")} > {"", "1"} and soep.find(id="kies-aanbieder") is None

    def rijen(pad: str) -> list[str]:
        tabellen = [t for t in BeautifulSoup(beheerder.get(pad).text, "html.parser").find_all("table") if "Regio" not in t.get_text()]
        return [" ".join(r.get_text().split()) for t in tabellen for r in t.select("tbody tr")]

    assert 'href="/open/voorbeeldregio"' in demo["gemeente"].get("/gemeente").text
    alles, gekozen = rijen("/beheer/cijfers"), rijen("/beheer/cijfers?profiel=1")
    assert 0 < len(gekozen) < len(alles) and set(gekozen) <= set(alles)
    for wie, pad in (
        ("beheerder", "/beheer"),
        ("gemeente", demo["gemeente"].get("/gemeente").text.split('/cijfers.csv"')[0].split('"')[-1]),
    ):
        meta = demo[wie].get(f"{pad}/cijfers.csv-metadata.json")
        bestand = demo[wie].get(f"{pad}/cijfers.csv")
        assert meta.mimetype == "application/csvm+json"
        assert f'"{meta.get_json()["url"]}"' in bestand.headers["Content-Disposition"], "it describes the file that stands beside it"
        assert f'"{meta.get_json()["url"]}-metadata.json"' in meta.headers["Content-Disposition"]
        kop = bestand.text.removeprefix("\ufeff").splitlines()[0].split(";")
        assert [k["name"] for k in meta.get_json()["tableSchema"]["columns"]] == kop


def test_een_rekenblad_heeft_geen_formule_en_dezelfde_rijen(session: Session, wereld: Wereld, als: Callable[[str], Client]):
    wereld.aanbieder.naam = '=HYPERLINK("https://elders.example")'
    antwoorden(session, wereld, 13)
    publiceer(session, wereld.gemeente.id, TOEN)
    session.commit()
    blad = Document(io.BytesIO(als("gemeentelezer").get(f"/gemeente/{TOEN}/cijfers.ods").data))
    cijfers = blad.body.get_table(name="cijfers")
    assert cijfers is not None and cijfers.get_row_values(1)[:3] == [TOEN, "Voorbeeldstad", wereld.aanbieder.naam]
    assert cijfers.get_row_values(1)[6:9] == [15, "", 7]
    cellen = [cel for rij in cijfers.rows for cel in rij.cells]
    assert cellen and not [cel for cel in cellen if cel.formula]


def test_open_cijfers_staan_op_een_vast_adres_met_licentie_en_beschrijving(app: Flask, demo: dict[str, Client], session: Session):
    buiten = Client(app, "", "")
    lijst = buiten.get("/open")
    assert lijst.status_code == 200 and "Voorbeeldregio" in buiten.tekst()
    buiten.get("/open/voorbeeldregio")
    assert "Voorbeelddorp" in buiten.tekst() and "CC BY 4.0" in buiten.tekst()
    for tabel in ("cijfers", "kwaliteiten"):
        bestand = buiten.get(f"/open/voorbeeldregio/{tabel}.csv")
        uitleg = buiten.get(f"/open/voorbeeldregio/{tabel}.csv-metadata.json").get_json()
        kop = next(csv.reader(io.StringIO(bestand.text.removeprefix("\ufeff")), delimiter=";"))
        assert [k["name"] for k in uitleg["tableSchema"]["columns"]] == kop
        assert uitleg["url"].endswith(f"/open/voorbeeldregio/{tabel}.csv") and uitleg["dialect"]["delimiter"] == ";"
        assert f"{tabel}.csv-metadata.json" in bestand.headers["Link"]
    catalogus = buiten.get("/open/catalogus.jsonld").get_json()
    (streek,) = catalogus["dcat:dataset"]
    for ding in (catalogus, streek):
        assert all(ding[f"dct:{wat}"] for wat in ("title", "description", "publisher")), "what DCAT-AP wants of a catalogue and a dataset"
    for vorm in streek["dcat:distribution"]:
        adres = vorm["dcat:downloadURL"]["@id"].removeprefix(app.config["ORIGIN"])
        assert buiten.get(adres).mimetype == vorm["dcat:mediaType"]["@id"].removeprefix("https://www.iana.org/assignments/media-types/")
        assert vorm["dct:license"]["@id"].startswith("https://creativecommons.org/")
    assert [buiten.get(pad).status_code for pad in ("/open/elders", "/open/elders/cijfers.csv", "/open/voorbeeldregio/mensen.csv")] == [
        404
    ] * 3
    gemeente = session.exec(select(Gemeente).where(Gemeente.naam == "Voorbeelddorp")).one()
    gemeente.regio = ""
    session.commit()
    buiten.get("/open/voorbeeldregio")
    assert "Voorbeelddorp" not in buiten.tekst()


def test_van_geen_cijfer_bestand_regel_of_fout_loopt_een_weg_terug(
    app: Flask, session: Session, wereld: Wereld, als: Callable[[str], Client], caplog: pytest.LogCaptureFixture
):
    """One real family is in what is published. Whatever comes out is searched for its people, its professional, their ids and their keys."""
    caplog.set_level(logging.DEBUG)
    kring = session.get_one(Kring, wereld.kring.id)
    kring.profiel, kring.intensiteit, wereld.gemeente.regio = 2, 2, "Ons Land"
    kanaries = {kring.id}
    for n, mens in enumerate(session.exec(select(Lid).where(Lid.kring_id == kring.id)).all()):
        mens.naam = f"Kanarie{n}"
        kanaries |= {mens.naam, mens.id, mens.persoon_id}
    antwoorden(session, wereld, 13)
    ouder = wereld.actor("ouder1")
    geef_uitkomst(session, ouder, {"tevredenheid": 8, "doelen": 4}, GEHEIM)
    beleef(session, ouder, {"geholpen": 1}, "Zonder kanariewoord kan het beter", GEHEIM)
    for rij in session.exec(select(Beleving).where(Beleving.kwartaal != TOEN)).all():
        kanaries |= {rij.gezin, rij.gezin_jaar, *rij.professionals.split()}
        rij.kwartaal = TOEN
    kanaries |= {"kanariewoord", *(f"p{n}" for n in range(4)), *(f"g2-{n}" for n in range(13))}
    session.commit()
    ria, tom = twee(app, session)
    uit: list[str] = []
    dicht = pytest.MonkeyPatch()
    dicht.setattr(
        actions, "poort", lambda *_alles: (_ for _ in ()).throw(TeHerleiden([Herleid("score", Cel("a", (1,), (1,), 10, 7.0), 9)]))
    )
    uit.append(ria.post("/vrijgeven/samenstellen", {"gemeente": wereld.gemeente.id, "tijd": TOEN}).text)
    dicht.undo()
    rij = stel_op(session, wereld.gemeente.id, TOEN)
    session.commit()
    assert json.loads(rij.inhoud)["cellen"][0]["aantal"] == 15, "the family counts"
    uit += [rij.inhoud, ria.get("/vrijgeven").text]
    assert [c.post(f"/vrijgeven/{rij.id}").status_code for c in (ria, tom)] == [303, 303]
    beheer = persoon(session, "Ank")
    session.add(Beheerder(persoon_id=beheer.id, aanbieder_id=wereld.aanbieder.id))
    session.commit()
    lezers = {
        als("gemeentelezer"): ["/gemeente", f"/gemeente/{TOEN}", f"/gemeente/versie/{rij.id}", f"/gemeente/{TOEN}/cijfers.csv", f"/gemeente/{TOEN}/cijfers.ods", f"/gemeente/{TOEN}/cijfers.csv-metadata.json",
            "/gemeente/clientonderzoek"],
        Client(app, open_sessie(session, beheer.id), ""): ["/beheer/cijfers", "/beheer/cijfers.csv", "/beheer/cijfers.csv-metadata.json", "/beheer/cijfers.ods", "/beheer/beleving"],
        Client(app, "", ""): ["/open", "/open/ons-land", f"/open/ons-land/versie/{rij.id}", "/open/ons-land/cijfers.csv", "/open/ons-land/kwaliteiten.csv",
            "/open/ons-land/cijfers.ods", "/open/ons-land/cijfers.csv-metadata.json", "/open/catalogus.jsonld", f"/open/ons-land/versie/{kring.id}"],
    }  # fmt: skip
    session.commit()
    for client, paden in lezers.items():
        for pad in paden:
            antwoord = client.get(pad)
            assert antwoord.status_code == (404 if pad.endswith(kring.id) else 200), pad
            uit += [str(antwoord.headers), *_teksten(antwoord)]
    with pytest.raises(ValueError, match="invalid") as fout:
        stel_samen([Bijdrage(wereld.aanbieder.id, 99, 2, "g2-0", frozenset({"p1"}), 7)])
    uit += [str(fout.value), repr(Bijdrage("a", 2, 2, "g2-0", frozenset({"p1"}), 7)), caplog.text]
    assert not [(k, tekst[:80]) for tekst in uit for k in kanaries if re.search(rf"(?<![\w-]){re.escape(k)}(?![\w-])", tekst)]


def _teksten(antwoord: TestResponse) -> list[str]:
    """What stands in an answer, also in a spreadsheet."""
    if antwoord.mimetype.endswith("spreadsheet"):
        with zipfile.ZipFile(io.BytesIO(antwoord.data)) as mappen:
            return [mappen.read(naam).decode(errors="replace") for naam in mappen.namelist() if naam.endswith(".xml")]
    return [antwoord.text]


def test_wat_nog_niet_vrij_is_staat_nergens_open(app: Flask, session: Session, wereld: Wereld, als: Callable[[str], Client]):
    wereld.gemeente.regio = "Ons Land"
    antwoorden(session, wereld, 13)
    rij = stel_op(session, wereld.gemeente.id, TOEN)
    session.commit()
    buiten = Client(app, "", "")
    assert buiten.get("/open/ons-land").status_code == 404 and buiten.get("/open/catalogus.jsonld").get_json()["dcat:dataset"] == []
    for _ in range(2):
        geef_vrij(session, vrijgever(session), rij.id)
    session.commit()
    assert buiten.get("/open/ons-land").status_code == 200


def test_de_demo_heeft_een_hele_kring(demo: dict[str, Client]):
    assert set(demo) == {"jongere", "ouder", "jim", "aanspreekpunt", "professional", "beheerder", "gemeente", "vrijgever"}
    assert (
        "Voorbeeldhaven" in demo["vrijgever"].get("/vrijgeven").text
        and "Voorbeeldhaven" not in demo["vrijgever"].get("/open/voorbeeldregio").text
    )
    assert "Een taart voor Joost" in demo["jongere"].get("~/taart").text
    assert "Uitpakken" in demo["aanspreekpunt"].get("/taarten").text
    assert demo["jongere"].get("~/doelen").text.count("Ik ga met de bus naar opa") >= 1


def test_zaaien_doet_het_geen_tweede_keer(session: Session):
    eerst = seed(session)

    def stand() -> list[int]:
        return [session.exec(select(func.count()).select_from(m)).one() for m in (Kring, Lid, Taart, Beleving, Publicatie)]

    voor = stand()
    assert seed(session) == eerst and stand() == voor
    assert voor[2] >= 60
    over = session.exec(select(Gemeente.naam).join(Beleving, col(Beleving.gemeente_id) == col(Gemeente.id)).distinct()).all()
    assert over == ["Voorbeeldhaven"], "answers wait only where nothing was released yet"
    seed(session, kringen=5)
    assert stand()[0] == voor[0] + 5 and stand()[2:] == voor[2:]
