"""A provider with Koppeltaal, from the family's yes to the file in his hands: delivered by the worker, fetched with a token, closed when the yes is gone."""

import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlmodel import Session, col, select, update
from werkzeug.test import TestResponse

from basis.clock import nu
from basis.logboek.models import Logdetail, Logregel
from doelen.doel.actions import geef_vrij, meet, trek_in
from doelen.doel.models import Dossierbestand, InDossier, Verschil, Voorstel, Vrijgave
from doelen.koppeling import koppeltaal
from doelen.koppeling.poort import VerbindingStuk
from doelen.rom import actions as rom
from doelen.rom.vrijgave import geef_vrij as geef_lijst_vrij
from gezinsapp.bezorger import PAD, Bezorger, Kast, lees, plek, vergelijk
from gezinsapp.wissen import wis_eigen
from jim.kring.models import Kring
from jim.organisaties.models import Aanbieder
from tests.bouw import Wereld
from tests.client import Client
from tests.grillig import Grillig
from tests.test_beheer import Beheer, beheer
from tests.test_dossier import INSTELLEN, PROEF, STAND, ank
from tests.test_grillen import KANARIE, WIE, Lijnwerk
from tests.test_koppeltaal import CLIENT_ID, SLEUTEL, Domein, poort
from tests.test_rom import EIGEN

__all__ = ["ank", "beheer", "poort"]
HIER = "https://gezin.example"
MAG = b'{"active": true, "scope": "system/DocumentReference.r"}'
Als = Callable[[str], Client]


@dataclass
class Lijn(Lijnwerk):
    """A worker on a line to a Koppeltaal domain."""

    domein: Domein | None = None
    van: str = ""

    def haal(self, app: Flask, url: str, token: str = "getoond") -> TestResponse:
        """Fetch a file as the record does."""
        self.wereld.session.commit()
        assert url.startswith(f"{HIER}/{PAD}/{self.van}/")
        return app.test_client().get(url.removeprefix(HIER), headers={"Authorization": f"Bearer {token}"} if token else {})

    def adressen(self) -> list[str]:
        """Where the files are that are current, the oldest first."""
        assert self.domein
        return [d["content"][0]["attachment"]["url"] for d in self.domein.alle("DocumentReference", status="current")]


@pytest.fixture
def lijn(wereld: Wereld, engine: Engine, app: Flask, poort: Domein) -> Lijn:
    poort.begin()
    van = wereld.aanbieder
    van.dossier_soort, van.dossier_url, van.dossier_client = "koppeltaal", poort.fhir, CLIENT_ID
    kenmerk = {"system": van.pseudoniem_systeem, "value": wereld.kring.pseudoniem}
    poort.zet({"resourceType": "Patient", "identifier": [kenmerk]})
    van_id = van.id
    wereld.session.commit()
    app.config["DOSSIER_SLEUTEL"] = json.dumps(SLEUTEL)
    poort.weet = (200, MAG)
    return Lijn(wereld, engine, Grillig({}), Bezorger(json.dumps(SLEUTEL), "", Kast(engine, HIER)), domein=poort, van=van_id)


def zeg(w: Wereld, doe: Callable[..., object], doel_id: str, wie: str, *rest: object) -> None:
    doe(w.session, w.actor(wie), doel_id, *rest)
    w.session.commit()


def test_wat_een_gezin_vrijgeeft_komt_als_bestand_in_het_dossier(lijn: Lijn, poort: Domein, app: Flask):
    doel = lijn.doel(-2, 0)
    assert lijn.tot_klaar() == 1
    (taak,), (url,) = poort.alle("Task"), lijn.adressen()
    assert taak["identifier"][0]["value"] == doel.id and taak["status"] == "in-progress"
    assert KANARIE not in json.dumps(list(poort.opslag.values())) + str(poort.gezien)
    eerst = lijn.haal(app, url)
    assert eerst.status_code == 200 and eerst.mimetype == "text/html" and KANARIE in eerst.text and eerst.text.count("jongere</td>") == 2
    assert eerst.headers["Content-Disposition"] == "attachment" and eerst.headers["Cache-Control"] == "no-store"
    zeg(lijn.wereld, meet, doel.id, "ouder1", 1)
    lijn.tot_klaar()
    (nieuw,) = lijn.adressen()
    assert nieuw != url and lijn.haal(app, url).data == eerst.data
    assert lijn.haal(app, nieuw).text.count("jongere</td>") == 2 and lijn.haal(app, nieuw).text.count("ouder</td>") == 1
    with Session(lijn.engine) as session:
        assert len(session.exec(select(InDossier)).all()) == 4
    assert vergelijk(lijn.engine, lijn.bezorger, lijn.van) == 0


def test_zonder_geldig_token_gaat_geen_bestand_open(lijn: Lijn, poort: Domein, app: Flask):
    lijn.doel(0)
    lijn.tot_klaar()
    (url,) = lijn.adressen()
    zonder = lijn.haal(app, url, "")
    assert (zonder.status_code, zonder.headers["WWW-Authenticate"], zonder.data) == (401, "Bearer", b"")
    poort.weet = (200, b'{"active": false}')
    vals = lijn.haal(app, url)
    assert (vals.status_code, vals.headers["WWW-Authenticate"]) == (401, 'Bearer error="invalid_token"') and KANARIE not in vals.text
    gezien = len(poort.gezien)
    poort.weet = (200, MAG)
    for weg in (url.replace("html", "htm"), f"{HIER}/{PAD}/{lijn.van}/x.html"):
        assert lijn.haal(app, weg).status_code == 404
    ander = url.replace(lijn.van, "elders")
    assert app.test_client().get(ander.removeprefix(HIER), headers={"Authorization": "Bearer x"}).status_code == 404
    assert len(poort.gezien) == gezien, "who does not know a name makes us ask nobody"
    lijn.wereld.aanbieder.dossier_soort = "fhir"
    assert lijn.haal(app, url).status_code == 401
    lijn.wereld.aanbieder.dossier_soort = "koppeltaal"
    poort.weet = (200, b'{"active": false}')
    assert {lijn.haal(app, url).status_code for _ in range(35)} == {401, 429}


def test_een_andere_aanbieder_haalt_het_bestand_niet_met_zijn_eigen_token(lijn: Lijn, app: Flask):
    lijn.doel(0)
    lijn.tot_klaar()
    (url,) = lijn.adressen()
    van = lijn.wereld.aanbieder
    ander = Aanbieder(naam="Elders", dossier_soort="koppeltaal", dossier_url=van.dossier_url, dossier_client=CLIENT_ID)
    lijn.wereld.session.add(ander)
    lijn.wereld.session.flush()
    pad = url.removeprefix(HIER).replace(lijn.van, ander.id)
    lijn.wereld.session.commit()
    assert app.test_client().get(pad, headers={"Authorization": "Bearer getoond"}).status_code == 404
    assert lijn.haal(app, url).status_code == 200


def test_wie_zijn_ja_terugneemt_sluit_ook_het_bestand(lijn: Lijn, app: Flask):
    doel = lijn.doel(0)
    lijn.tot_klaar()
    (url,) = lijn.adressen()
    zeg(lijn.wereld, trek_in, doel.id, "ouder1")
    assert lijn.haal(app, url).status_code == 404
    zeg(lijn.wereld, geef_vrij, doel.id, "ouder1")
    assert lijn.haal(app, url).status_code == 200


def test_het_einde_van_de_hulp_neemt_niets_terug(lijn: Lijn, app: Flask):
    doel = lijn.doel(0)
    lijn.tot_klaar()
    (url,) = lijn.adressen()
    lijn.wereld.session.get_one(Kring, lijn.wereld.kring.id).hulp_tot = nu()
    assert lijn.haal(app, url).status_code == 200
    lijn.wereld.session.exec(update(Vrijgave).where(col(Vrijgave.doel_id) == doel.id).values(ingetrokken=nu()))
    assert lijn.haal(app, url).status_code == 404


def test_een_kring_die_sluit_sluit_zijn_bestanden(lijn: Lijn, app: Flask):
    lijn.doel(0)
    lijn.tot_klaar()
    (url,) = lijn.adressen()
    lijn.wereld.session.get_one(Kring, lijn.wereld.kring.id).gesloten = nu()
    assert lijn.haal(app, url).status_code == 404


def test_een_vragenlijst_is_een_bestand_en_gaat_weg_met_wie_hem_invulde(lijn: Lijn, app: Flask):
    w = lijn.wereld
    ritme = rom.stel_voor(w.session, w.actor("jongere"), EIGEN, 4)
    w.session.commit()
    for wie in WIE:
        geef_lijst_vrij(w.session, w.actor(wie), ritme.id)
    rij = rom.begin(w.session, w.actor("jongere"), ritme.id)
    rom.antwoord(w.session, w.actor("jongere"), rij.id, "woorden", [KANARIE])
    rom.rond_af(w.session, w.actor("jongere"), rij.id, "kring")
    w.session.commit()
    lijn.tot_klaar()
    (url,) = lijn.adressen()
    assert KANARIE in lijn.haal(app, url).text and vergelijk(lijn.engine, lijn.bezorger, lijn.van) == 0
    wis_eigen(w.session, w.jongere.persoon_id, berichten=False)
    assert lijn.haal(app, url).status_code == 404
    assert not w.session.exec(select(Dossierbestand)).all()


def test_elke_keer_dat_het_bestand_opengaat_ziet_het_gezin(lijn: Lijn, app: Flask, als: Als):
    doel = lijn.doel(0)
    lijn.tot_klaar()
    (url,) = lijn.adressen()
    lijn.haal(app, url)
    session = lijn.wereld.session
    vraag = select(Logregel, Logdetail).join(Logdetail, col(Logdetail.nummer) == col(Logregel.nummer)).where(Logregel.soort == "bestand")
    ((regel, detail),) = session.exec(vraag).all()
    assert (regel.actie, regel.grond, regel.uitkomst) == ("lezen", "toestemming", "ok")
    assert (detail.ding_id, detail.kring_id, detail.persoon_id) == (doel.id, lijn.wereld.kring.id, "")
    session.commit()
    for wie in ("jongere", "ouder1"):
        assert "Iets wat jullie vrijgaven, is in het dossier geopend" in als(wie).get("~/wie-keek").text, wie


def test_een_status_van_de_professional_komt_als_voorstel(lijn: Lijn, poort: Domein):
    doel = lijn.doel(0)
    lijn.tot_klaar()
    (taak,) = poort.alle("Task")
    poort.zet({**taak, "status": "completed"}, f"Task/{taak['id']}")
    assert lees(lijn.engine, lijn.bezorger, lijn.van) == 1
    (rij,) = lijn.wereld.session.exec(select(Voorstel)).all()
    assert (rij.doel_id, rij.veld, rij.waarde) == (doel.id, "status", "bereikt")


def test_wat_er_niet_meer_staat_wordt_gevonden_en_weer_gestuurd(lijn: Lijn, poort: Domein, ank: Client):
    doel = lijn.doel(0, 1)
    lijn.tot_klaar()
    weg = [plek_ for plek_, r in poort.opslag.items() if r["resourceType"] == "DocumentReference"]
    for plek_ in weg:
        del poort.opslag[plek_]
    assert vergelijk(lijn.engine, lijn.bezorger, lijn.van) == 2
    assert {(v.ding, v.soort) for v in lijn.wereld.session.exec(select(Verschil))} == {("meting", "weg")}
    lijn.wereld.session.commit()
    assert ank.post("/beheer/dossier/herstellen").status_code == 303
    lijn.tot_klaar()
    assert len(lijn.adressen()) == 1 and vergelijk(lijn.engine, lijn.bezorger, lijn.van) == 0
    assert poort.alle("Task")[0]["identifier"][0]["value"] == doel.id


def test_wie_het_domein_niet_kent_wacht_op_een_mens(lijn: Lijn, poort: Domein, ank: Client, als: Als):
    (patient,) = [r for r in poort.alle("Patient") if r["identifier"][0]["value"] == lijn.wereld.kring.pseudoniem]
    del poort.opslag[f"Patient/{patient['id']}"]
    doel = lijn.doel(0)
    lijn.ronde()
    tekst = ank.get(STAND).text
    assert "Het dossier kent deze jongere niet" in tekst and KANARIE not in tekst and doel.id in tekst
    nummer = lijn.wereld.kring.pseudoniem
    pagina = als("aanspreekpunt").get("~/mensen").text
    assert "Nummer voor jullie dossier" in pagina and nummer in pagina
    assert nummer not in als("ouder1").get("~/mensen").text


def test_instellen_en_de_proef_met_koppeltaal(lijn: Lijn, poort: Domein, beheer: Beheer, ank: Client):
    antwoord = ank.post(
        INSTELLEN, {"dossier_soort": "koppeltaal", "dossier_url": poort.fhir, "dossier_client": CLIENT_ID, "dossier_alg": "RS384"}
    )
    assert antwoord.status_code == 303
    beheer.vers()
    assert lijn.wereld.aanbieder.pseudoniem_systeem in ank.get(INSTELLEN).text
    voor = len(poort.opslag)
    tekst = ank.post(PROEF).text
    assert (
        "De proef is gelukt" in tekst
        and "We vroegen alleen dingen en schreven niets" in tekst
        and "Navragen of een token geldig is" in tekst
    )
    assert (
        "AuditEvent" in tekst and len(poort.opslag) == voor and not [m for m, pad, _, _ in poort.gezien if m != "GET" and "/fhir/" in pad]
    )
    poort.weet = (200, b'{"active": false}')
    tekst = ank.post(PROEF).text
    assert "Dan kan niemand daar een bestand ophalen" in tekst and "nog niet gelukt" in tekst
    poort.weet, poort.doof = (200, MAG), True
    assert "Dan weten we niet over wie iets gaat" in ank.post(PROEF).text
    poort.doof = False
    assert ank.post(INSTELLEN, {"dossier_soort": "anders", "dossier_url": poort.fhir}).status_code == 422


def test_zonder_adres_van_ons_gaat_er_niets(lijn: Lijn):
    waar = plek(lijn.wereld.aanbieder)
    assert (waar.alg, waar.scope) == (koppeltaal.ALG, koppeltaal.SCOPE)
    with pytest.raises(VerbindingStuk, match="GEZINSAPP_ORIGIN"):
        Bezorger(json.dumps(SLEUTEL)).dossier(waar)
