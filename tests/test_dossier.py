"""The beheerder's pages about the record: set up, tried, what was refused, compared and mended; ids only, and his own provider's only."""

import json
import threading
import time
from collections.abc import Iterator
from datetime import timedelta

import httpx
import pytest
from flask import Flask
from sqlalchemy import Engine, update
from sqlmodel import Session, col, delete, select

from basis.clock import nu
from basis.events import Lijn, Uitgaand, stuur
from basis.identiteit.models import Sessie
from doelen.doel.actions import trek_in
from doelen.doel.models import InDossier, Meting, Verschil
from doelen.koppeling import proef_epd
from doelen.koppeling.bijwerken import blader
from doelen.koppeling.proef import NODIG, verschillen
from doelen.koppeling.smart import jwks, maak_sleutel, sleutelbos
from gezinsapp import dossierwoorden
from gezinsapp.bezorger import Bezorger, Postkamer, vergelijk
from gezinsapp.cli import main
from jim.organisaties.models import Aanbieder
from tests.client import Client
from tests.conftest import GEHEIM
from tests.epd import CLIENT_ID, Epd
from tests.grillig import JSON, Grillig, eerste, grillig
from tests.test_beheer import Beheer, beheer
from tests.test_grillen import KANARIE, SLEUTEL, Lijnwerk, bouw

__all__ = ["beheer"]
STAND, INSTELLEN, PROEF = "/beheer/dossier", "/beheer/dossier/instellen", "/beheer/dossier/proef"


@pytest.fixture
def ank(beheer: Beheer) -> Client:
    return beheer.als(beheer.rij.persoon_id)


@pytest.fixture
def werk_(beheer: Beheer, engine: Engine) -> Iterator[Lijnwerk]:
    with grillig(jwks([SLEUTEL])) as record:
        yield bouw(beheer.wereld, engine, record)


def stel_in(
    beheer: Beheer, ank: Client, url: str, client: str = CLIENT_ID, alg: str = "RS384", scope: str = "", soort: str = "fhir"
) -> str:
    antwoord = ank.post(
        INSTELLEN, {"dossier_soort": soort, "dossier_url": url, "dossier_client": client, "dossier_alg": alg, "dossier_scope": scope}
    )
    beheer.vers()
    return antwoord.text


def test_instellen_vraagt_wie_je_bent_en_neemt_alleen_een_veilig_adres(beheer: Beheer, ank: Client):
    for url in (
        "http://epd.example/fhir",
        "epd.example",
        "https://u:p@epd.example/fhir",
        "https://epd.example/fhir?x=1",
        "https://",
        "https://epd.example:abc/fhir",
        "https://epd..example/fhir",
        "https://[::1",
        "https://epd example/fhir",
        "ftp://x.nl",
    ):
        assert "Schrijf het hele adres" in stel_in(beheer, ank, url), url
    assert "Vul het client-id in" in stel_in(beheer, ank, "https://epd.example/fhir", "")
    assert "Kies" in stel_in(beheer, ank, "https://epd.example/fhir", alg="none") or beheer.wereld.aanbieder.dossier_url == ""
    assert beheer.wereld.aanbieder.dossier_url == ""
    stel_in(beheer, ank, "https://epd.example/fhir/", alg="ES384")
    van = beheer.wereld.aanbieder
    assert (van.dossier_url, van.dossier_client, van.dossier_alg) == ("https://epd.example/fhir", CLIENT_ID, "ES384")
    assert "https://epd.example/fhir" in ank.get(STAND).text
    assert "/.well-known/jwks.json" in ank.get(INSTELLEN).text
    for rij in beheer.session.exec(select(Sessie).where(Sessie.persoon_id == beheer.rij.persoon_id)):
        rij.bevestigd = nu() - timedelta(minutes=11)
    beheer.session.commit()
    assert ank.get(INSTELLEN).location.startswith("/bevestig")
    assert ank.post(INSTELLEN, {"dossier_url": ""}).location.startswith("/bevestig")


def test_de_proef_zegt_stap_voor_stap_wat_lukt_en_laat_niets_achter(beheer: Beheer, ank: Client, epd: Epd):
    beheer.app.config["DOSSIER_SLEUTEL"] = json.dumps(epd.sleutel)
    stel_in(beheer, ank, epd.basis_url, scope=proef_epd.SCOPE)
    tekst = ank.post(PROEF).text
    assert "De proef is gelukt" in tekst
    assert (
        all(str(dossierwoorden.STAP[stap]) in tekst for stap in ("adres", "token", "kunnen", "schrijven", "lezen", "opruimen"))
        and "niet gelukt" not in tekst
    )
    with httpx.Client() as http:
        client = epd.client(http)
        for soort in NODIG:
            assert not [r for r in blader(client, soort, {}) if "proef-" in json.dumps(r.get("identifier", ""))], soort


def test_een_vreemde_komt_bij_de_proef_niet_voorbij_de_deur(beheer: Beheer, ank: Client, epd: Epd):
    beheer.app.config["DOSSIER_SLEUTEL"] = json.dumps(maak_sleutel("vreemd"))
    stel_in(beheer, ank, epd.basis_url)
    tekst = ank.post(PROEF).text
    assert "Het dossier herkent ons niet" in tekst and "Iets schrijven" not in tekst


def test_zonder_sleutel_of_adres_zegt_de_proef_wat_eerst_moet(beheer: Beheer, ank: Client):
    beheer.app.config["DOSSIER_SLEUTEL"] = ""
    stel_in(beheer, ank, "https://epd.example/fhir")
    assert "Het adres of de sleutel klopt niet" in ank.post(PROEF).text
    assert "Doe de proef" not in ank.get(STAND).text or beheer.wereld.aanbieder.dossier_url


@pytest.mark.parametrize(
    ("soort", "antwoord", "zin"),
    [
        ("ontdek", (404, {}, b""), "Op dit adres vinden we geen koppeling"),
        ("ontdek", (0, {}, b""), "Er kwam geen antwoord"),
        ("bundel", (405, {}, b""), "Het dossier neemt geen transacties aan"),
        ("bundel", (422, JSON, KANARIE.encode()), "Het dossier vindt dat er iets niet klopt"),
        ("bundel", (500, JSON, KANARIE.encode()), "Er kwam geen antwoord"),
        ("lees", (200, JSON, b"{}"), "Er kwam een antwoord dat we niet begrijpen"),
        ("wis", (403, {}, b""), "we mogen er niet schrijven"),
    ],
)
def test_elke_stap_die_niet_lukt_heeft_een_gewone_zin(
    beheer: Beheer, ank: Client, werk_: Lijnwerk, soort: str, antwoord: tuple[int, dict[str, str], bytes], zin: str
):
    werk_.record.grillen.append(eerste(1, "lees", (200, JSON, b'{"fhirVersion":"4.0.1"}')) if soort != "ontdek" else lambda _: None)
    werk_.record.grillen.append(eerste(9, soort, antwoord))
    beheer.app.config["DOSSIER_SLEUTEL"] = json.dumps(SLEUTEL)
    tekst = ank.post(PROEF).text
    assert zin in tekst and "De proef is nog niet gelukt" in tekst
    assert KANARIE not in tekst


def test_wat_een_dossier_niet_belooft_staat_er_bij_naam():
    alles = {
        "fhirVersion": "4.0.1",
        "rest": [
            {
                "mode": "server",
                "interaction": [{"code": "transaction"}],
                "resource": [
                    {
                        "type": s,
                        "interaction": [{"code": c} for c in wat],
                        "conditionalCreate": True,
                        "searchParam": [{"name": "identifier"}],
                    }
                    for s, wat in NODIG.items()
                ],
            }
        ],
    }
    assert list(verschillen(alles)) == []
    alles["rest"][0]["resource"].pop(0)
    alles["rest"][0]["resource"][0]["conditionalCreate"] = False
    alles["rest"][0]["resource"][1]["searchParam"] = []
    alles["rest"][0]["resource"][2]["interaction"].pop()
    assert list(verschillen(alles)) == ["Patient", "Goal: conditionalCreate", "Observation: identifier", "Consent: search-type"]
    assert "fhirVersion" in list(verschillen({})) and "transaction" in list(verschillen({}))


def test_wat_geweigerd_is_staat_er_in_gewone_woorden_en_zonder_inhoud(beheer: Beheer, ank: Client, werk_: Lijnwerk):
    werk_.record.grillen.append(
        lambda v: (422, JSON, json.dumps({"issue": [{"code": "value", "diagnostics": KANARIE}]}).encode()) if v.soort == "bundel" else None
    )
    doelen = [werk_.doel(0), werk_.doel(1)]
    werk_.ronde()
    tekst = ank.get(STAND).text
    assert all(doel.id in tekst for doel in doelen) and "Het dossier vindt dat er iets niet klopt" in tekst and "value" in tekst
    assert "Stuur alles opnieuw" in tekst
    for geheim in (KANARIE, "Noor", beheer.wereld.kring.id, beheer.wereld.kring.pseudoniem):
        assert geheim not in tekst
    rij = next(r for r in werk_.wachtend() if r.fout)
    werk_.record.grillen.clear()
    ank.post(f"{STAND}/opnieuw", {"rij": rij.id})
    werk_.ronde()
    assert [r.baan for r in werk_.wachtend() if r.fout] == [next(d.id for d in doelen if d.id != rij.baan)]
    ank.post(f"{STAND}/opnieuw", {})
    werk_.tot_klaar()
    beheer.vers()
    assert "Alles is aangenomen" in ank.get(STAND).text


def test_een_lijn_die_rust_zegt_waarom_en_kan_nu(beheer: Beheer, ank: Client, werk_: Lijnwerk):
    werk_.record.grillen.append(lambda v: (429, {"Retry-After": "600"}, b"") if v.soort == "bundel" else None)
    werk_.doel(0)
    werk_.ronde()
    with Session(werk_.engine) as session:
        session.execute(update(Lijn).values(fouten=3))
        session.commit()
    beheer.vers()
    tekst = ank.get(STAND).text
    assert "Het dossier antwoordt niet" in tekst and "Over 1" in tekst
    werk_.record.grillen.clear()
    ank.post(f"{STAND}/opnieuw", {"rij": "geen"})
    with Session(werk_.engine) as session:
        session.execute(update(Uitgaand).values(beschikbaar=nu()))
        session.commit()
    werk_.ronde()
    werk_.heel(0)


def test_een_ander_ziet_en_stuurt_niets_van_deze_aanbieder(beheer: Beheer, ank: Client, werk_: Lijnwerk):
    ander = Aanbieder(naam="Elders")
    beheer.session.add(ander)
    beheer.session.commit()
    stuur(beheer.session, "doel", "x", "k", "vreemd-doel", baan="vreemd-doel", bestemming=ander.id)
    rij = beheer.session.exec(select(Uitgaand).where(Uitgaand.bestemming == ander.id)).one()
    rij.fout = "422"
    beheer.session.add(Verschil(bestemming=ander.id, ding_id="vreemd-verschil", ding="doel", soort="weg"))
    beheer.session.commit()
    tekst = ank.get(STAND).text
    assert "vreemd-" not in tekst
    ank.post(f"{STAND}/opnieuw", {"rij": rij.id})
    ank.post(f"{STAND}/opnieuw", {})
    ank.post(f"{STAND}/herstellen", {})
    beheer.vers()
    assert rij.fout == "422" and beheer.session.exec(select(Verschil)).one()
    for wie in (beheer.joost, beheer.wereld.jongere.persoon_id, beheer.wereld.gemeentelezer):
        client = beheer.als(wie)
        assert client.get(STAND).status_code == 404
        assert client.post(f"{STAND}/vergelijken").status_code == 404


def test_vergelijken_vindt_elk_verschil_en_herstelt_wat_van_hier_kan(beheer: Beheer, ank: Client, epd: Epd, engine: Engine, app: Flask):
    w = beheer.wereld
    w.aanbieder.dossier_url, w.aanbieder.dossier_client, w.aanbieder.dossier_scope = epd.basis_url, CLIENT_ID, proef_epd.SCOPE
    werk_ = Lijnwerk(w, engine, Grillig({}), Bezorger(json.dumps(epd.sleutel)))
    weg, oud, gelijk, kwijt = (werk_.doel(-2, 0) for _ in range(4))
    werk_.tot_klaar()
    with Session(engine) as session:
        plek = {rij.ding_id: rij.verwijzing for rij in session.exec(select(InDossier))}
        score = session.exec(select(Meting.id).where(Meting.doel_id == weg.id)).first() or ""
        session.exec(delete(InDossier).where(col(InDossier.ding_id) == kwijt.id))
        session.commit()
    with httpx.Client() as http:
        client = epd.client(http)
        client.verzoek("DELETE", plek[score])
        daar, _ = client.verzoek("GET", plek[oud.id])
        tekst = json.dumps(daar).replace('"url": "versie", "valueInteger": 2', '"url": "versie", "valueInteger": 1')
        client.verzoek("PUT", plek[oud.id], inhoud=json.loads(tekst))
        dubbel, _ = client.verzoek("GET", plek[gelijk.id])
        client.verzoek("POST", "Goal", inhoud={k: v for k, v in dubbel.items() if k not in {"id", "meta"}})
        assert vergelijk(engine, werk_.bezorger, w.aanbieder.id) >= 4
        beheer.vers()
        van_ons = {weg.id, oud.id, gelijk.id, kwijt.id, score}
        gevonden = {v.ding_id: v.soort for v in beheer.session.exec(select(Verschil)) if v.ding_id in van_ons}
        assert gevonden == {score: "weg", oud.id: "oud", gelijk.id: "dubbel", kwijt.id: "vreemd"}
        pagina = ank.get(STAND).text
        assert "Staat niet meer in het dossier" in pagina and "Stuur opnieuw wat er niet" in pagina and KANARIE not in pagina
        ank.post(f"{STAND}/herstellen")
        werk_.tot_klaar()
        vergelijk(engine, werk_.bezorger, w.aanbieder.id)
        beheer.vers()
        assert {v.ding_id: v.soort for v in beheer.session.exec(select(Verschil)) if v.ding_id in van_ons} == {
            gelijk.id: "dubbel",
            kwijt.id: "vreemd",
        }
        assert len(list(blader(client, "Observation", {"identifier": score}))) == 1
        for plekje in [f"Goal/{r['id']}" for r in blader(client, "Goal", {"identifier": gelijk.id})]:
            client.verzoek("DELETE", plekje)


def test_wat_er_op_verzoek_is_weggehaald_komt_niet_terug_en_het_gezin_leest_dat_het_weg_is(beheer: Beheer, ank: Client, werk_: Lijnwerk):
    doel, ander = werk_.doel(0), werk_.doel(1)
    werk_.tot_klaar()
    w, noor = beheer.wereld, beheer.als(beheer.wereld.jongere.persoon_id)
    trek_in(w.session, w.actor("ouder1"), doel.id)
    w.session.commit()
    record = werk_.record
    for plek in [p for p in record.opgeslagen if p.startswith(("Goal/", "Observation/"))]:
        del record.opgeslagen[plek]
    assert vergelijk(werk_.engine, werk_.bezorger, w.aanbieder.id) == 4
    ank.post(f"{STAND}/herstellen")
    assert "We sturen 2 dingen opnieuw" in ank.get(STAND).text
    werk_.tot_klaar()
    assert [g["identifier"][0]["value"] for g in record.van("Goal")] == [ander.id] and len(record.van("Observation")) == 1
    assert "Staat in het dossier sinds" not in noor.get(f"/k/{w.kring.id}/doelen/{doel.id}").text
    assert "Staat in het dossier sinds" in noor.get(f"/k/{w.kring.id}/doelen/{ander.id}").text
    assert vergelijk(werk_.engine, werk_.bezorger, w.aanbieder.id) == 0


@pytest.mark.parametrize(
    ("antwoord", "zin"),
    [
        ((200, JSON, b'{"resourceType":"Bundle"}'), "Alles klopt"),
        ((204, {}, b""), "Het dossier antwoordt niet"),
        ((200, JSON, b'{"resourceType":"Bundle","entry":[{}]}'), "Het dossier antwoordt niet"),
        ((403, JSON, b"{}"), "we mogen er niet schrijven"),
        ((503, {}, b""), "Het dossier antwoordt niet"),
    ],
)
def test_vergelijken_loopt_bij_de_werker_en_zegt_waarom_het_niet_lukte(
    beheer: Beheer, ank: Client, werk_: Lijnwerk, antwoord: tuple[int, dict[str, str], bytes], zin: str
):
    werk_.record.grillen.append(lambda v: antwoord if v.soort == "lees" else None)
    ank.post(f"{STAND}/vergelijken")
    assert "We zijn nu aan het vergelijken" in ank.get(STAND).text
    kamer = Postkamer(werk_.engine, werk_.bezorger, threading.Event())
    tot = time.monotonic() + 10
    while time.monotonic() < tot:
        kamer.kijk()
        beheer.vers()
        if not beheer.session.get_one(Lijn, beheer.wereld.aanbieder.id).vergelijk:
            break
        beheer.session.rollback()
        time.sleep(0.1)
    kamer.sluit()
    beheer.vers()
    assert zin in ank.get(STAND).text


def test_de_sleutels_draaien_om_op_de_opdrachtregel(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr("sys.argv", ["gezinsapp", "dossier", "sleutel"])
    monkeypatch.setenv("GEZINSAPP_DOSSIER_SLEUTEL", "")
    main()
    eerst = capsys.readouterr().out.strip().removeprefix("GEZINSAPP_DOSSIER_SLEUTEL=")
    monkeypatch.setenv("GEZINSAPP_DOSSIER_SLEUTEL", eerst)
    main()
    daarna = sleutelbos(capsys.readouterr().out.strip().removeprefix("GEZINSAPP_DOSSIER_SLEUTEL="))
    assert len(sleutelbos(eerst)) == 2 and len(daarna) == 4
    assert daarna[2:] == sleutelbos(eerst)


def test_de_opdrachtregel_vergelijkt_en_herstelt(
    werk_: Lijnwerk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], database_url: str
):
    doel = werk_.doel(0)
    werk_.tot_klaar()
    werk_.wereld.session.commit()
    for naam, waarde in {
        "DATABASE_URL": database_url, "GEZINSAPP_GEHEIM": GEHEIM, "GEZINSAPP_DOSSIER_SLEUTEL": json.dumps(SLEUTEL),
    }.items():  # fmt: skip
        monkeypatch.setenv(naam, waarde)
    monkeypatch.setattr("sys.argv", ["gezinsapp", "dossier", "vergelijk", "--herstel"])
    main()
    assert "0 differences" in capsys.readouterr().out
    plek = next(p for p in werk_.record.opgeslagen if p.startswith("Goal/"))
    weg = werk_.record.opgeslagen.pop(plek)
    with pytest.raises(SystemExit) as einde:
        main()
    uit = capsys.readouterr().out
    assert einde.value.code == 1 and f"weg doel {doel.id}" in uit and "1 sent again" in uit and KANARIE not in uit
    werk_.tot_klaar()
    (terug,) = werk_.record.van("Goal")
    assert terug["description"] == weg["description"] and terug["id"] != weg["id"]
    assert [o["focus"] for o in werk_.record.van("Observation")] == [[{"reference": f"Goal/{terug['id']}"}]]
    main()
    werk_.record.grillen.append(lambda v: (500, {}, b"") if v.soort == "lees" else None)
    with pytest.raises(SystemExit):
        main()
