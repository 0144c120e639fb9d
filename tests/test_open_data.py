"""Open data as programs of others read it: by its own metadata, as RDF, and from a script of another site."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from csvw import CSVW
from flask import Flask
from rdflib import DCTERMS, FOAF, RDF, Graph, Literal, Namespace, URIRef
from rdflib.term import Node
from sqlmodel import Session, col, select

from ervaring.publicatie.actions import geef_vrij, stel_correctie_voor
from ervaring.publicatie.models import Publicatie
from ervaring.publicatie.queries import adres
from ervaring.publicatie.tijdvak import dagen
from gezinsapp.headers import OPEN_DATA
from gezinsapp.seed import seed
from jim.organisaties.models import Gemeente, Vrijgever
from tests.bouw import Wereld
from tests.client import Client
from tests.test_routes import adressen, vul

REGIO = "/open/voorbeeldregio"
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
ADMS = Namespace("http://www.w3.org/ns/adms#")
OPEN = "Access-Control-Allow-Origin"


@pytest.fixture
def buiten(app: Flask, session: Session) -> Client:
    """Somebody who knows nobody, and a demo with a correction that leaves out a quality and gives a name with a comma and a quote."""
    seed(session)
    ria, tom = session.exec(select(Vrijgever.persoon_id)).all()
    stad = select(Gemeente.id).where(Gemeente.naam == "Voorbeeldstad").scalar_subquery()
    rij = session.exec(select(Publicatie).where(Publicatie.gemeente_id == stad).order_by(col(Publicatie.kwartaal).desc())).first()
    assert rij is not None
    eerst, *_rest = json.loads(rij.inhoud)["aanbieders"]
    weg = {json.loads(rij.inhoud)["eigenschappen"][0][0]}
    nieuw = stel_correctie_voor(session, ria, rij.id, 'Reden; met "tekens"', weg=set(), kwaliteiten_weg=weg, namen={eerst: 'Hulp; "Hier"'})
    geef_vrij(session, tom, nieuw.id)
    session.commit()
    return Client(app, "", "")


def test_het_csv_bestand_leest_zich_door_zijn_eigen_beschrijving(buiten: Client, tmp_path: Path):
    """With a validator of CSV on the Web: every value has the type and stays within the bounds that the metadata gives."""
    rijen = {}
    for tabel in ("cijfers", "kwaliteiten"):
        bestand = buiten.get(f"{REGIO}/{tabel}.csv")
        beschrijving = buiten.get(f"{REGIO}/{tabel}.csv-metadata.json").get_json()
        assert urlsplit(beschrijving["url"]).path == f"{REGIO}/{tabel}.csv"
        (tmp_path / f"{tabel}.csv").write_bytes(bestand.data)
        metadata = tmp_path / f"{tabel}.csv-metadata.json"
        metadata.write_text(json.dumps({**beschrijving, "url": f"{tabel}.csv"}))
        lezer = CSVW(str(metadata), validate=True)
        assert lezer.is_valid and not lezer.warnings
        (blad,) = lezer.tables
        rijen[tabel] = list(blad.iterdicts(strict=True))
        assert len(rijen[tabel]) == bestand.text.count("\r\n") - 1 > 3
    for rij in rijen["cijfers"]:
        assert isinstance(rij["gezinnen"], int) and rij["gezinnen"] % 5 == 0 and isinstance(rij["samengevoegd"], bool)
        assert isinstance(rij["waarde"], float | None) and (rij["ja"] is None) == (rij["maat"] == "nut")
    assert {True, False} == {rij["samengevoegd"] for rij in rijen["cijfers"]}
    assert 'Hulp; "Hier"' in {rij["aanbieder"] for rij in rijen["cijfers"]}
    assert any('Reden; met "tekens"' in (rij["correctie"] or "") for rij in rijen["kwaliteiten"])
    fout = (tmp_path / "cijfers.csv").read_text("utf-8-sig").replace(";nut;15;", ";nut;9;", 1)
    (tmp_path / "cijfers.csv").write_text(fout)
    assert not CSVW(str(tmp_path / "cijfers.csv-metadata.json"), validate=True).is_valid, "the metadata says what can't be"


def een(graaf: Graph, ding: Node, wat: URIRef) -> Node:
    (waarde,) = graaf.objects(ding, wat)
    return waarde


def test_de_catalogus_is_rdf_met_wat_dcat_ap_wil(app: Flask, buiten: Client):
    """DCAT-AP 3: what is obligatory of each class, and what it recommends and we know; classes and ranges as the profile says."""
    app.config["CONTACT"] = "mailto:wie@voorbeeld.nl"
    graaf = Graph().parse(data=buiten.get("/open/catalogus.jsonld").text, format="json-ld")
    (catalogus,) = graaf.subjects(RDF.type, DCAT.Catalog)
    sets = list(graaf.objects(catalogus, DCAT.dataset))
    assert len(sets) == 1 and set(sets) == set(graaf.subjects(RDF.type, DCAT.Dataset))
    for ding in (catalogus, *sets):
        for wat in (DCTERMS.title, DCTERMS.description):
            tekst = een(graaf, ding, wat)
            assert isinstance(tekst, Literal) and tekst.language == "nl" and str(tekst)
        uitgever = een(graaf, ding, DCTERMS.publisher)
        assert (uitgever, RDF.type, FOAF.Agent) in graaf and str(een(graaf, uitgever, FOAF.name))
        assert een(graaf, ding, DCTERMS.language) == URIRef("http://publications.europa.eu/resource/authority/language/NLD")
    for ding in sets:
        wie = een(graaf, ding, DCAT.contactPoint)
        assert (wie, RDF.type, VCARD.Organization) in graaf and str(een(graaf, wie, VCARD.fn))
        assert een(graaf, wie, VCARD.hasEmail) == URIRef("mailto:wie@voorbeeld.nl")
        for wat in (DCTERMS.accessRights, DCTERMS.accrualPeriodicity, DCAT.theme, DCAT.landingPage):
            assert isinstance(een(graaf, ding, wat), URIRef)
        assert str(een(graaf, ding, DCTERMS.identifier)) == str(ding) == f"{app.config['ORIGIN']}{REGIO}"
        tijd = een(graaf, ding, DCTERMS.temporal)
        begin, einde = een(graaf, tijd, DCAT.startDate), een(graaf, tijd, DCAT.endDate)
        assert isinstance(begin, Literal) and isinstance(einde, Literal) and begin.datatype == einde.datatype == XSD.date
        assert begin.toPython() < einde.toPython()
        assert list(graaf.objects(ding, DCAT.keyword)) and list(graaf.objects(ding, ADMS.versionNotes))
        for versie in graaf.objects(ding, DCAT.hasVersion):
            assert buiten.get(urlsplit(str(versie)).path).status_code == 200
        vormen = list(graaf.objects(ding, DCAT.distribution))
        assert len(vormen) == 3 and set(vormen) == set(graaf.subjects(RDF.type, DCAT.Distribution))
        for vorm in vormen:
            for wat in (DCAT.accessURL, DCAT.downloadURL, DCAT.mediaType, DCTERMS.format, DCTERMS.license):
                assert isinstance(een(graaf, vorm, wat), URIRef), wat
            bestand = buiten.get(urlsplit(str(een(graaf, vorm, DCAT.downloadURL))).path)
            assert str(een(graaf, vorm, DCAT.mediaType)) == f"https://www.iana.org/assignments/media-types/{bestand.mimetype}"
            assert buiten.get(urlsplit(str(een(graaf, vorm, DCAT.accessURL))).path).status_code == 200


def test_wie_de_app_niet_kent_vindt_de_cijfers_vanaf_de_voordeur(buiten: Client):
    pad = "/"
    for volgende in ("/open", REGIO):
        assert f'href="{volgende}"' in buiten.get(pad).text
        pad = volgende
    assert "Nut van de hulp" in buiten.get(pad).text


def test_zonder_adres_staat_er_niemand_om_te_vragen(buiten: Client):
    assert "contactPoint" not in buiten.get("/open/catalogus.jsonld").text


def test_alleen_open_data_mag_een_script_van_elders_lezen(
    app: Flask, session: Session, buiten: Client, wereld: Wereld, als: Callable[[str], Client]
):
    versie = session.exec(select(Publicatie.id).where(col(Publicatie.vrij).is_not(None), Publicatie.gemeente_id.in_(
        select(Gemeente.id).where(Gemeente.naam == "Voorbeeldstad")))).first()  # fmt: skip
    delen = {**vul(session, wereld), "regio": "voorbeeldregio", "publicatie_id": versie}
    session.commit()
    open_: set[str] = set()
    for wie in ("", "jongere", "aanspreekpunt", "gemeentelezer"):
        client = als(wie)
        for endpoint, methode, pad in adressen(app, delen, wereld.kring.id):
            if methode == "GET" and endpoint not in {"openbaar.taal", "live.stroom"}:
                antwoord = client.get(pad, headers={"Origin": "https://elders.example"})
                if OPEN in antwoord.headers:
                    open_.add(endpoint)
                    assert antwoord.headers[OPEN] == "*" and "Set-Cookie" not in antwoord.headers
                assert not [naam for naam in antwoord.headers.keys() if naam.startswith("Access-Control-") and naam != OPEN]  # noqa: SIM118
    assert open_ == OPEN_DATA == {"open.catalogus", "open.bestand", "open.beschrijving", "open.rekenblad", "open.versie_bestand"}
    for pad in ("/open/elders/cijfers.csv", f"{REGIO}/mensen.csv", REGIO, "/open"):
        assert OPEN not in buiten.get(pad).headers
    assert OPEN not in buiten.http.options(f"{REGIO}/cijfers.csv", headers={"Origin": "https://elders.example"}).headers
    assert OPEN in buiten.http.head(f"{REGIO}/cijfers.csv").headers


def test_waar_taarten_voor_zijn_staat_ook_op_de_bladzijde(buiten: Client):
    """The page and the file say the same, also of the version before a correction."""
    soep = BeautifulSoup(buiten.get(REGIO).text, "html.parser")
    bestand = buiten.get(f"{REGIO}/kwaliteiten.csv").text.removeprefix("\ufeff").splitlines()[1:]
    van_bestand = sorted((r.split(";")[2], r.split(";")[3]) for r in bestand)
    tabellen = soep.select('.tabelvak[aria-label^="Waar taarten voor zijn"] tbody')
    rijen = [(rij.find("th"), rij.find("td")) for tabel in tabellen for rij in tabel.find_all("tr")]
    assert sorted((a.get_text(strip=True), b.get_text(strip=True)) for a, b in rijen if a and b) == van_bestand
    vak = next(kaart for kaart in soep.select("section.kaart, .kaart") if "Correctie van" in kaart.get_text())
    nu = len(vak.select('.tabelvak[aria-label^="Waar taarten voor zijn"] tbody tr'))
    eerst = re.search(rf"{REGIO}/versie/[\w-]+", str(vak))
    assert eerst is not None
    oud = BeautifulSoup(buiten.get(eerst[0]).text, "html.parser")
    assert len(oud.select('.tabelvak[aria-label^="Waar taarten voor zijn"] tbody tr')) == nu + 1


@pytest.mark.parametrize(
    ("tijd", "eerst", "laatst"),
    [("2026-K1", "2026-01-01", "2026-03-31"), ("2024-K4", "2024-10-01", "2024-12-31"), ("2026-H1", "2026-01-01", "2026-06-30"),
     ("2026-H2", "2026-07-01", "2026-12-31"), ("2026", "2026-01-01", "2026-12-31")],
)  # fmt: skip
def test_een_tijdvak_heeft_een_eerste_en_een_laatste_dag(tijd: str, eerst: str, laatst: str):
    assert tuple(map(str, dagen(tijd))) == (eerst, laatst)


@pytest.mark.parametrize(
    ("regio", "deel"),
    [("Voorbeeldregio", "voorbeeldregio"), ("Fryslân", "fryslan"), ("IJsselland / Noord", "ijsselland-noord"), ("Ελλάδα", "regio")],
)
def test_elke_regio_heeft_een_leesbaar_adres(regio: str, deel: str):
    assert adres(regio) == deel
