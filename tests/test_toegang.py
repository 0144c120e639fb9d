"""The way in: invitations, codes, sign-ins. Each wrong turn has its own clear sentence."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlmodel import Session, select

from basis.clock import nu
from basis.identiteit.actions import meld_aan
from basis.identiteit.models import Sessie
from basis.ids import hash_token
from gezinsapp.config import Config
from gezinsapp.forms.basis import is_elfproef
from jim.kring import actions
from jim.kring.code import code
from jim.kring.models import Kring, Uitnodiging
from jim.mandaat.actions import vraag_jim
from jim.mandaat.models import Jim
from tests.bouw import Wereld, bouw_wereld
from tests.client import Client
from tests.conftest import GEHEIM


@pytest.fixture
def uitnodiging(session: Session, wereld: Wereld) -> tuple[Uitnodiging, str]:
    """A fresh invitation for an ouder, and its token."""
    rij, token = actions.nodig_uit(session, wereld.actor("aanspreekpunt"), rol="ouder", voornaam="Oma", gezag=True)
    session.commit()
    return rij, token


def open_(client: Client, token: str) -> None:
    assert client.get(f"/uitnodiging/{token}").status_code == 200
    assert client.post(f"/uitnodiging/{token}/open").status_code == 303


def test_alleen_kijken_verbruikt_niets_en_noemt_niemand(als: Callable[[str], Client], uitnodiging, session: Session):
    rij, token = uitnodiging
    for _ in range(3):
        scanner = als("")
        assert "Oma" not in scanner.get(f"/uitnodiging/{token}").text
        assert scanner.http.head(f"/uitnodiging/{token}").status_code == 200
    session.expire_all()
    assert session.get_one(Uitnodiging, (rij.kring_id, rij.id)).browser_hash == ""
    open_(als(""), token)


def test_een_tweede_toestel_komt_er_niet_in(als: Callable[[str], Client], uitnodiging):
    _rij, token = uitnodiging
    open_(als(""), token)
    tweede = als("")
    assert tweede.post(f"/uitnodiging/{token}/open").status_code == 409
    assert kop(tweede) == "Deze link is open op een ander toestel"


def test_vijf_keer_een_foute_code_en_dan_ook_de_goede_niet_meer(als: Callable[[str], Client], uitnodiging):
    rij, token = uitnodiging
    client = als("")
    open_(client, token)
    goed = code(GEHEIM, rij)
    fout = f"{(int(goed) + 1) % 1_000_000:06d}"
    for _ in range(5):
        assert client.post("/welkom/code", {"code": fout}).status_code == 422
        assert "Deze code klopt niet" in client.tekst()
    assert client.post("/welkom/code", {"code": goed}).status_code == 429
    assert kop(client) == "De code was te vaak fout" and "nieuwe link" in client.tekst()


@pytest.mark.parametrize("code", ["", "x" * 10_000, "😀😀😀", "مرحبا", "'; DROP TABLE lid; --", "<script>alert(1)</script>"])
def test_vreemde_invoer_bij_de_code(als: Callable[[str], Client], uitnodiging, code: str):
    client = als("")
    open_(client, uitnodiging[1])
    assert client.post("/welkom/code", {"code": code}).status_code == 422
    assert "<script>alert" not in client.laatste.text


def verander(session: Session, rij: Uitnodiging, **velden: object) -> None:
    """Time went by, or somebody was here before."""
    session.refresh(rij)
    for naam, waarde in velden.items():
        setattr(rij, naam, waarde)
    session.add(rij)
    session.commit()


def kop(client: Client) -> str:
    """The heading of the last page."""
    assert client.laatste is not None
    vondst = re.search(r"<h1>\s*(.*?)\s*</h1>", client.laatste.text, re.DOTALL)
    assert vondst
    return vondst.group(1)


def test_een_onbekende_link(als: Callable[[str], Client]):
    client = als("")
    assert client.get("/uitnodiging/bestaat-niet").status_code == 404
    assert kop(client) == "Deze link kennen we niet" and "nieuwe link" in client.tekst()


def test_een_verlopen_link(als: Callable[[str], Client], uitnodiging, session: Session):
    rij, token = uitnodiging
    client = als("")
    verander(session, rij, verloopt=nu() - timedelta(seconds=1))
    assert client.get(f"/uitnodiging/{token}").status_code == 410
    assert kop(client) == "Deze link is verlopen" and "nieuwe link" in client.tekst()
    assert client.post(f"/uitnodiging/{token}/open").status_code == 410


def test_een_gebruikte_link(als: Callable[[str], Client], uitnodiging, session: Session):
    rij, token = uitnodiging
    client = als("")
    verander(session, rij, gebruikt=nu())
    assert client.get(f"/uitnodiging/{token}").status_code == 409
    assert kop(client) == "Deze link is al gebruikt" and "Inloggen" in client.tekst()


def test_twee_keer_openen_in_dezelfde_browser_werkt(als: Callable[[str], Client], uitnodiging):
    rij, token = uitnodiging
    client = als("")
    open_(client, token)
    open_(client, token)
    assert client.post("/welkom/code", {"code": code(GEHEIM, rij)}).location == "/welkom"


def test_wie_er_al_bij_hoort_gaat_naar_thuis_en_een_ander_ziet_dat_niet(als: Callable[[str], Client], uitnodiging):
    rij, token = uitnodiging
    client = als("jongere")
    assert client.get(f"/uitnodiging/{token}").status_code == 200
    assert kop(client) == "Jij hoort al bij deze kring" and f"/k/{rij.kring_id}/" in client.laatste.text
    for wie in ("", "buitenstaander"):
        ander = als(wie)
        assert "Je bent uitgenodigd" in ander.get(f"/uitnodiging/{token}").text and rij.kring_id not in ander.laatste.text


def test_de_code_geldt_tien_minuten_en_dan_open_je_opnieuw(als: Callable[[str], Client], uitnodiging, session: Session):
    rij, token = uitnodiging
    client = als("")
    open_(client, token)
    verander(session, rij, geopend=nu() - timedelta(minutes=11))
    assert client.post("/welkom/code", {"code": code(GEHEIM, rij)}).status_code == 410
    assert kop(client) == "De code is verlopen"
    assert client.get("/welkom/nog-eens").location == f"/uitnodiging/{token}"
    open_(client, token)
    assert client.post("/welkom/code", {"code": code(GEHEIM, rij)}).status_code == 303


def test_zonder_goede_code_geen_naam_en_geen_sleutel(als: Callable[[str], Client], uitnodiging):
    client = als("")
    open_(client, uitnodiging[1])
    assert client.get("/welkom").status_code == 403
    assert kop(client) == "Eerst de code"
    assert client.post("/welkom/sleutel/begin").status_code == 403
    assert client.post("/welkom/sleutel/einde").status_code == 403


def test_een_nieuwe_link_maakt_de_oude_waardeloos(als: Callable[[str], Client], uitnodiging):
    rij, token = uitnodiging
    pro = als("aanspreekpunt")
    assert pro.post(f"~/uitnodiging/{rij.id}/vernieuw").status_code == 303
    assert als("").get(f"/uitnodiging/{token}").status_code == 404
    html = pro.get(f"~/uitnodiging/{rij.id}").text
    nieuw = re.search(r'value="http://localhost:8000(/uitnodiging/[^"]+)"', html)
    assert nieuw and als("").get(nieuw.group(1)).status_code == 200


def test_wie_al_binnen_is_sluit_aan_met_zijn_oude_sleutel(als: Callable[[str], Client], session: Session, wereld: Wereld):
    ander = bouw_wereld(session, naam="Sem", jim="")
    rij, token = actions.nodig_uit(session, ander.actor("aanspreekpunt"), rol="ouder", voornaam="Mama")
    session.commit()
    client = als("ouder1")
    open_(client, token)
    assert client.post("/welkom/code", {"code": code(GEHEIM, rij)}).status_code == 303
    assert client.post("/welkom", {"naam": "Mama", "kleur": "2", "figuur": "hart"}).status_code == 303
    assert "oude sleutel" in client.get("/welkom/sleutel").text
    assert client.post("/welkom/zelfde").location == f"/k/{ander.kring.id}/"
    assert client.get(f"/k/{ander.kring.id}/").status_code == 200
    assert client.get(f"/uitnodiging/{token}").status_code == 409


def test_een_jim_zegt_nee_zonder_reden(als: Callable[[str], Client], session: Session):
    w = bouw_wereld(session, jim="")
    rij, token = actions.nodig_uit(session, w.actor("jongere"), rol="jim", voornaam="Luus")
    vraag_jim(session, w.actor("jongere"), "Luus", rij.id)
    session.commit()
    client = als("")
    open_(client, token)
    client.post("/welkom/code", {"code": code(GEHEIM, rij)})
    assert "Wil jij de JIM zijn?" in client.get("/welkom").text
    assert client.post("/welkom/jim", {"antwoord": "nee"}).status_code == 200
    session.expire_all()
    assert session.exec(select(Jim.status).where(Jim.kring_id == w.kring.id)).one() == "geweigerd"
    assert client.get(f"/uitnodiging/{token}").status_code == 409


def test_naam_met_bsn_of_te_lang_blijft_staan(als: Callable[[str], Client], uitnodiging):
    rij, token = uitnodiging
    client = als("")
    open_(client, token)
    client.post("/welkom/code", {"code": code(GEHEIM, rij)})
    for naam, zin in (("", "Vul hier iets in"), ("a" * 61, "te lang"), ("111 222 333", "BSN")):
        assert client.post("/welkom", {"naam": naam, "kleur": "1", "figuur": "hart"}).status_code == 422
        assert zin in client.tekst()
        assert naam in client.laatste.text
    assert client.post("/welkom", {"naam": "Oma", "kleur": "99", "figuur": "hart"}).status_code == 422


def test_de_elfproef():
    assert is_elfproef("mijn nummer is 111222333.")
    assert is_elfproef("123 456 782")
    assert not is_elfproef("06 12345678")
    assert not is_elfproef("123456789")
    assert not is_elfproef("000000000")
    assert not is_elfproef("1112223334")


def test_uitloggen_en_een_ander_toestel_beeindigen(als: Callable[[str], Client], session: Session, wereld: Wereld):
    een, twee = als("jongere"), als("jongere")
    assert een.get("~/ik").status_code == 200
    ander = session.exec(select(Sessie).where(Sessie.persoon_id == wereld.jongere.persoon_id)).all()
    assert len(ander) == 2
    vreemd = als("ouder1")
    for rij in ander:
        vreemd.post(f"/ik/sessie/{rij.token_hash}/einde")
    assert een.get("~/").status_code == 200 and twee.get("~/").status_code == 200
    hash_twee = hash_token(twee.http.get_cookie("sid").value)
    assert een.post(f"/ik/sessie/{hash_twee}/einde").status_code == 303
    assert twee.get("~/").location == "/inloggen"
    antwoord = een.post("/uitloggen")
    assert antwoord.status_code == 303 and "storage" in antwoord.headers["Clear-Site-Data"]
    assert een.get("~/").location == "/inloggen"


@pytest.mark.parametrize(("veld", "dagen"), [("laatst", 15), ("aangemaakt", 91)])
def test_een_oude_sessie_is_voorbij(als: Callable[[str], Client], session: Session, wereld: Wereld, veld: str, dagen: int):
    client = als("jongere")
    rij = session.exec(select(Sessie).where(Sessie.persoon_id == wereld.jongere.persoon_id)).one()
    setattr(rij, veld, nu() - timedelta(days=dagen))
    session.commit()
    assert client.get("~/").location == "/inloggen"


def test_wie_weg_is_vindt_niets_meer_en_houdt_wat_hij_typte(als: Callable[[str], Client], session: Session, wereld: Wereld):
    client = als("ouder2")
    assert client.get("~/doelen/nieuw").status_code == 200
    wereld.ouder2.tot = nu()
    session.add(wereld.ouder2)
    session.commit()
    antwoord = client.post("~/doelen/nieuw", {"tekst": "We eten elke dag samen aan tafel"})
    assert antwoord.status_code == 404
    assert "niet voor jou" in client.tekst() and "We eten elke dag samen aan tafel" in client.tekst()


def test_kring_openen_met_foute_invoer(als: Callable[[str], Client], wereld: Wereld, session: Session):
    goed = {
        "roepnaam": "Lot",
        "maand": "3",
        "jaar": "2012",
        "gemeente": wereld.gemeente.id,
        "profiel": "2",
        "intensiteit": "1",
        "ouder": "Mama",
    }
    client = als("aanspreekpunt")
    for veld, waarde in (
        ("roepnaam", ""), ("roepnaam", "123456782"), ("roepnaam", "x" * 10_000), ("maand", "13"), ("jaar", "1990"), ("jaar", "9999"),
        ("jaar", "twaalf"), ("gemeente", "nergens"), ("profiel", "10"), ("intensiteit", "7"), ("ouder", ""),
    ):  # fmt: skip
        assert client.post("/werk/nieuw", goed | {veld: waarde}).status_code == 422, (veld, waarde)
        assert "Lot" in client.laatste.text or veld == "roepnaam"
    assert len(session.exec(select(Kring)).all()) == 1
    assert client.post("/werk/nieuw", goed | {"roepnaam": "مريم 😀"}).status_code == 303
    assert als("jongere").post("/werk/nieuw", goed).status_code == 404


def test_een_medewerker_meldt_zich_een_keer_aan(als: Callable[[str], Client], session: Session, wereld: Wereld):
    token = meld_aan(session, wereld.buitenstaander)
    session.commit()
    client = als("")
    assert client.get(f"/aanmelden/{token}").status_code == 200
    opties = client.post(f"/aanmelden/{token}/begin")
    assert opties.json["authenticatorSelection"]["userVerification"] == "required"
    assert client.http.post(f"/aanmelden/{token}/einde", json={"id": "x"}, headers={"X-CSRFToken": client.csrf()}).status_code == 403
    assert client.get("/aanmelden/bestaat-niet").status_code == 404


def test_demo_bestaat_alleen_in_de_demo(app: Flask, als: Callable[[str], Client]):
    assert als("").get("/demo/iets").status_code == 409
    with pytest.raises(ValueError, match="localhost only"):
        Config(database_url="sqlite://", geheim="x" * 32, origin="https://gezin.example", demo=True).controleer()
    with pytest.raises(ValueError, match="32 characters"):
        Config(database_url="sqlite://", geheim="kort", origin="https://gezin.example").controleer()
    with pytest.raises(ValueError, match="https"):
        Config(database_url="sqlite://", geheim="x" * 32, origin="http://gezin.example").controleer()


def test_verder_na_bevestigen_gaat_nooit_naar_buiten(als: Callable[[str], Client]):
    client = als("jongere")
    for kwaad in ("https://kwaad.example", "//kwaad.example", "/\\kwaad.example"):
        client.get("/bevestig", query_string={"verder": kwaad})
        with client.http.session_transaction() as sessie:
            assert sessie["verder"] == "/"


def test_wie_eerst_zijn_sleutel_moet_laten_zien_houdt_de_naam_die_hij_typte(als: Callable[[str], Client], session: Session):
    w = bouw_wereld(session, jim="")
    client = als("jongere", w)
    rij = session.exec(select(Sessie).where(Sessie.persoon_id == w.jongere.persoon_id)).one()
    rij.bevestigd = nu() - timedelta(minutes=11)
    session.commit()
    antwoord = client.post("~/jim", {"naam": "Tante Luus"})
    assert antwoord.location.startswith("/bevestig")
    assert session.exec(select(Jim).where(Jim.kring_id == w.kring.id)).first() is None
    assert 'value="Tante Luus"' in client.get("~/jim").text
