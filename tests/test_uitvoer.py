"""Taking everything along: exactly what is mine to read, nothing that was meant for somebody else, and nothing left behind."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import timedelta

import jsonschema
import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlmodel import Session, col, select

from basis.clock import nu
from basis.identiteit.actions import open_sessie
from basis.identiteit.models import Persoon, Sessie
from gezinsapp.access.poort import cookie_naam
from gezinsapp.uitvoer import SCHEMA
from jim.gesprekken.models import Bericht
from jim.kring.models import Lid
from tests.bouw import Wereld
from tests.client import Client
from tests.test_kanaries import GROEPEN, INGEVULD, KRINGROLLEN, Voliere, _woorden, v, zorgkanaries
from tests.test_routes import vul

__all__ = ["v"]
NAMEN = frozenset(f"lid_{rol}.naam" for rol in KRINGROLLEN)
SAMEN = NAMEN | _woorden(
    "doel_open.eigen_woorden doel_open.gebied_eigen evaluatiedoel_een.afgesproken evaluatiedoel_een.tekst evaluatiedoel_een.treden doel_open.tekst trede_open.tekst taak_open.tekst bericht_kring.tekst bericht_ouder1_kring.tekst"
)
VOORSTEL = _woorden("voorstel_open.waarde voorstel_open.was")
JIMGESPREK = _woorden(
    """bericht_jim.tekst bericht_deel_ouders.tekst bericht_deel_woorden.tekst bericht_deel_joost.tekst bericht_deel_gevraagd.tekst
    bericht_deel_terug.tekst deling_woorden.woorden deling_ouders.waarom deling_woorden.waarom deling_joost.waarom
    deling_gevraagd.waarom deling_terug.waarom onderwerp_afgesproken.naam jim.naam"""
)
OUDER = SAMEN | VOORSTEL | _woorden("bericht_deel_ouders.tekst deling_woorden.woorden onderwerp_afgesproken.naam jim.naam")
VERWACHT: dict[str, frozenset[str]] = {
    "jongere": SAMEN | VOORSTEL | JIMGESPREK | _woorden(
        """bericht_jongere.tekst notitie_smal.tekst notitie_ruim.tekst doel_geheim.eigen_woorden doel_geheim.tekst trede_geheim.tekst taak_geheim.tekst voorstel_geheim.waarde voorstel_geheim.was onderwerp_nieuw.naam kring.roepnaam
        wilsoordeel.reden noodtoegang.reden persoon_jongere.naam punt_jongere.tekst"""
    ),
    "ouder1": OUDER | _woorden(
        """bericht_ouder1.tekst notitie_ruim.tekst doel_ouder.eigen_woorden doel_ouder.tekst trede_ouder.tekst taak_ouder.tekst voorstel_ouder.waarde voorstel_ouder.was taart.woorden taart.naam
        mandaat_ouder1.toelichting lid_ouder1.gezag_door wilsoordeel.reden noodtoegang.reden persoon_ouder1.naam"""
    ),
    "ouder2": OUDER | _woorden(
        "bericht_ouder2.tekst mandaat_ouder2.toelichting lid_ouder2.gezag_door wilsoordeel.reden noodtoegang.reden persoon_ouder2.naam"
    ),
    "voogd": OUDER | _woorden("bericht_voogd.tekst lid_voogd.gezag_door wilsoordeel.reden noodtoegang.reden persoon_voogd.naam"),
    "jim": SAMEN | JIMGESPREK | _woorden("notitie_smal.tekst notitie_ruim.tekst persoon_jim.naam"),
    "aanspreekpunt": SAMEN | VOORSTEL | _woorden(
        """bericht_jongere.tekst bericht_ouder1.tekst bericht_ouder2.tekst bericht_professional.tekst bericht_voogd.tekst notitie_ruim.tekst
        bericht_leerkracht.tekst bericht_netwerk.tekst bericht_buiten.tekst bericht_deel_joost.tekst deling_woorden.woorden
        mandaat_ouder1.toelichting mandaat_ouder2.toelichting uitnodiging.voornaam wilsoordeel.reden noodtoegang.reden persoon_aanspreekpunt.naam"""
    ),
    "professional": SAMEN | _woorden("bericht_professional.tekst persoon_professional.naam"),
    **{
        rol: _woorden(f"lid_jongere.naam lid_aanspreekpunt.naam lid_{rol}.naam bericht_{rol}.tekst persoon_{rol}.naam")
        for rol in ("leerkracht", "netwerk", "buiten")
    },
    "jim_wacht": _woorden("lid_jongere.naam lid_aanspreekpunt.naam lid_jim_wacht.naam persoon_jim_wacht.naam"),
    "buitenstaander": _woorden("persoon_buitenstaander.naam"),
    "collega": _woorden("persoon_collega.naam"),
    "beheerder": _woorden("persoon_beheerder.naam"),
    "gemeentelezer": _woorden("persoon_gemeentelezer.naam"),
}  # fmt: skip
for _wie, _zorgen_van in {"jongere": "jongere jim", "ouder1": "ouder1", "jim": "jim", "buiten": "buiten"}.items():
    VERWACHT[_wie] |= {label for van in _zorgen_van.split() for label in zorgkanaries(van)}
VERWACHT["aanspreekpunt"] |= {label for van in ("jongere", "ouder1", "jim", "buiten") for label in zorgkanaries(van)}
for _rol, _welke in INGEVULD.items():
    VERWACHT[_rol] |= {f"gegeven_{welke}.waarde" for welke in _welke.split() if welke != "half"}
for _rol, _labels in GROEPEN.items():
    VERWACHT[_rol] |= _labels
"""Role -> the canaries in his zip. Written out by hand: the rules of the app are not asked."""
ZONDER_TEKST = _woorden(
    "evaluatie_een meting_open meting_geheim meting_ouder meting_nog_eens meting_jim meting_ouder1 meting_aanspreekpunt gesprek_kring"
)
EIGEN_GESPREK = {"aanspreekpunt": "jongere ouder1 ouder2 professional voogd leerkracht netwerk buiten", "jongere": "jim jongere"}


def haal(app: Flask, session: Session, persoon_id: str, status: int = 200) -> dict[str, bytes]:
    """The zip of this person, as name -> content."""
    client = Client(app, open_sessie(session, persoon_id), "", session.commit)
    with app.app_context():
        client.http.set_cookie(cookie_naam(), client.http.get_cookie("sid").value)  # pyright: ignore[reportOptionalMemberAccess]
    session.commit()
    antwoord = client.post("/ik/uitvoer")
    assert antwoord.status_code == status
    if status != 200:
        return {}
    assert antwoord.headers["Cache-Control"] == "no-store" and antwoord.headers["Content-Disposition"].startswith("attachment")
    with zipfile.ZipFile(io.BytesIO(antwoord.data)) as zip_:
        return {naam: zip_.read(naam) for naam in zip_.namelist()}


@pytest.mark.parametrize("wie", list(VERWACHT))
def test_in_de_map_staat_precies_wat_van_hem_is(app: Flask, v: Voliere, wie: str):
    map_ = haal(app, v.w.session, v.wie[wie])
    alles = "\n".join(inhoud.decode() for inhoud in map_.values())
    assert {label for kanarie, label in v.teksten.items() if kanarie in alles} == VERWACHT[wie]
    for soort in ("html", "json"):
        deel = "\n".join(inhoud.decode() for naam, inhoud in map_.items() if naam.endswith(soort))
        anders = {label for kanarie, label in v.teksten.items() if kanarie in deel} ^ VERWACHT[wie]
        assert anders <= {"onderwerp_nieuw.naam", "kring.roepnaam"}, soort
    rijen = {label.partition(".")[0] for label in VERWACHT[wie]}
    gesprekken = {f"gesprek_{g}" for g in EIGEN_GESPREK.get(wie, "jim" if wie == "jim" else wie).split()}
    ids = {label for id_, label in v.ids.items() if id_ in alles}
    assert ids <= rijen | gesprekken | ZONDER_TEKST
    for meting, doel in (("meting_geheim", "doel_geheim"), ("meting_ouder", "doel_ouder")):
        assert (meting in ids) == (f"{doel}.tekst" in VERWACHT[wie])
    assert not ids & {"bericht_deel_woorden", "bericht_deel_ouders"} or wie in {"jongere", "jim"}


@pytest.mark.parametrize("wie", list(VERWACHT))
def test_de_map_houdt_zich_aan_zijn_schema(app: Flask, v: Voliere, wie: str):
    map_ = haal(app, v.w.session, v.wie[wie])
    assert map_["schema.json"] == SCHEMA.read_bytes()
    schema = json.loads(map_["schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    data = json.loads(map_["gegevens.json"])
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(data)
    assert len([naam for naam in map_ if naam.startswith("kring-")]) == len(data["kringen"]) == (wie in KRINGROLLEN)


def test_de_bladzijden_zijn_heel_zonder_scripts_en_wat_iemand_typt_blijft_tekst(app: Flask, session: Session, wereld: Wereld):
    boos = "<script>alert(1)</script><img src=x onerror=y>=SOM(A1)"
    session.add(Bericht(kring_id=wereld.kring.id, gesprek_id=wereld.gesprekken["jim"].id, auteur_lid_id=wereld.jongere.id, tekst=boos))
    session.commit()
    map_ = haal(app, session, wereld.jongere.persoon_id)
    assert json.loads(map_["gegevens.json"])["kringen"][0]["gesprekken"]
    for naam in ("mijn-gegevens.html", "kring-1.html"):
        soep = BeautifulSoup(map_[naam], "html.parser")
        assert soep.html and soep.html["lang"] == "nl" and len(soep.find_all("h1")) == 1
        assert not soep.find_all(["script", "img", "link", "iframe", "form"])
        assert not [a for e in soep.find_all(True) for a in e.attrs if a.startswith("on")]
        assert not re.search(r"https?://", map_[naam].decode())
    assert boos in BeautifulSoup(map_["kring-1.html"], "html.parser").get_text()


def test_in_de_eigen_taal(app: Flask, session: Session, wereld: Wereld):
    client = Client(app, open_sessie(session, wereld.jongere.persoon_id), wereld.kring.id, session.commit)
    client.post("/taal", {"taal": "en", "terug": "/"})
    with zipfile.ZipFile(io.BytesIO(client.post("/ik/uitvoer").data)) as zip_:
        assert b'<html lang="en"' in zip_.read("kring-1.html")


def test_vijf_keer_op_een_dag_en_ieder_voor_zich(app: Flask, session: Session, wereld: Wereld):
    for _ in range(5):
        haal(app, session, wereld.jongere.persoon_id)
    haal(app, session, wereld.jongere.persoon_id, status=429)
    haal(app, session, wereld.ouder1.persoon_id)


def test_meenemen_vraagt_eerst_de_sleutel(session: Session, wereld: Wereld, als: Callable[[str], Client]):
    client = als("jongere")
    for rij in session.exec(select(Sessie)):
        rij.bevestigd = nu() - timedelta(minutes=11)
    session.commit()
    for pad in ("/ik/uitvoer", "/ik/wissen"):
        assert client.post(pad, {"zeker": "y"}).headers["Location"].startswith("/bevestig")
        assert client.get(pad).headers["Location"].startswith("/bevestig")
    assert session.get(Persoon, wereld.jongere.persoon_id) is not None


def test_een_andere_naam_geldt_in_elke_kring(session: Session, wereld: Wereld, als: Callable[[str], Client]):
    client = als("jongere")
    assert client.post("/ik/naam", {"naam": "", "kleur": "2", "figuur": "ster"}).status_code == 422
    assert client.post("/ik/naam", {"naam": "Noortje", "kleur": "2", "figuur": "ster"}).status_code == 303
    session.expire_all()
    lid = session.get_one(Lid, (wereld.kring.id, wereld.jongere.id))
    assert (lid.naam, lid.kleur, lid.figuur) == ("Noortje", 2, "ster")
    assert session.get_one(Persoon, lid.persoon_id).naam == "Noortje"
    session.refresh(wereld.kring)
    assert wereld.kring.roepnaam == "Noortje"
    assert "Noortje" in als("ouder1").get("~/mensen").text
    assert {x.naam for x in session.exec(select(Lid).where(col(Lid.id) != lid.id))} == {"Mama", "Papa", "Samira", "Joost"}
    assert als("gemeentelezer").post("/ik/naam", {"naam": "Lies"}).status_code == 303


@pytest.mark.parametrize("wie", ["jongere", "ouder1", "jim", "aanspreekpunt", "gemeentelezer"])
def test_de_bladzijden_over_mijn_gegevens(als: Callable[[str], Client], wie: str):
    for pad in ("/ik/gegevens", "/ik/uitvoer", "/ik/naam", "/ik/klopt-er-iets-niet", "/ik/wissen"):
        assert als(wie).get(pad).status_code == 200, pad


def test_wie_er_keek_gaat_mee(app: Flask, session: Session, wereld: Wereld, als: Callable[[str], Client]):
    delen = vul(session, wereld)
    als("aanspreekpunt").get(f"~/doelen/{delen['doel_id']}")
    als("ouder1").get("~/afspraken")
    map_ = haal(app, session, wereld.jongere.persoon_id)
    keken = json.loads(map_["gegevens.json"])["kringen"][0]["keken"]
    assert {(k["wie"], k["wat"]) for k in keken} == {("Joost", "Keek bij het doel ‘Zelf met de bus’"), ("Mama", "Las de afspraken")}
    assert "Las de afspraken" in map_["kring-1.html"].decode()
    van_mama = json.loads(haal(app, session, wereld.ouder1.persoon_id)["gegevens.json"])["kringen"][0]["keken"]
    assert {k["wie"] for k in van_mama} == {"Joost"}, "she reads of helpers only"
    assert json.loads(haal(app, session, wereld.jim.persoon_id)["gegevens.json"])["kringen"][0]["keken"] == []
