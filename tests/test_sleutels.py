"""Keys: several of them, on more phones, on paper; signing in with them; and what a guesser learns, which is nothing."""

import re
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask
from sqlalchemy import Engine, event
from sqlmodel import Session, col, select

from basis.clock import nu
from basis.database import maak_engine
from basis.drempel import een_keer, tel_fout
from basis.fouten import Botsing, NietGevonden, TeVaak
from basis.identiteit.actions import bewaar_passkey, maak_codes, open_sessie, verwijder_passkey, vind_code
from basis.identiteit.models import Aanmelding, Herstelcode, Passkey, Persoon, Sessie
from basis.identiteit.queries import GRENZEN, geldige_sessie
from basis.ids import hash_code, hash_token, nieuwe_code
from gezinsapp.factory import create_app
from jim.kring import actions
from jim.kring.code import code
from tests.authenticator import Sleutel
from tests.bouw import Wereld
from tests.client import Client
from tests.conftest import GEHEIM, maak_config

Als = Callable[[str], Client]
PIXEL = "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36"


def stuur(client: Client, pad: str, lijf: Any = None) -> Any:
    """What the passkey button sends."""
    client.eerst()
    return client.http.post(pad, json=lijf or {}, headers={"X-CSRFToken": client.csrf(), "User-Agent": PIXEL})


def geef_sleutel(session: Session, w: Wereld, wie: str = "jongere") -> Sleutel:
    """A passkey that this person has."""
    persoon = session.get_one(Persoon, w.persoon_id(wie))
    sleutel = Sleutel(persoon.handle)
    bewaar_passkey(session, persoon.id, sleutel.id, sleutel.publiek(), 0, "iPhone, Safari")
    session.commit()
    return sleutel


def log_in(client: Client, sleutel: Sleutel) -> Any:
    return stuur(client, "/inloggen/einde", sleutel.toon(stuur(client, "/inloggen/begin").json))


def maak_oud(session: Session, persoon_id: str) -> None:
    """Nobody in this person's sign-ins showed a key in the last ten minutes."""
    for rij in session.exec(select(Sessie).where(col(Sessie.persoon_id) == persoon_id)):
        rij.bevestigd = nu() - timedelta(minutes=11)
    session.commit()


def test_inloggen_zegt_waar_en_wanneer(als: Als, session: Session, wereld: Wereld):
    sleutel = geef_sleutel(session, wereld)
    client = als("")
    assert log_in(client, sleutel).json == {"verder": "/"}
    session.expire_all()
    sessie = session.exec(select(Sessie).where(Sessie.persoon_id == wereld.jongere.persoon_id)).one()
    assert (sessie.toestel, sessie.soort) == ("Android, Chrome", "familie")
    assert session.get_one(Passkey, sleutel.id).laatst is not None
    html = client.get("~/ik").text
    assert "Android, Chrome" in html and "iPhone, Safari" in html and "Mozilla" not in html


def test_een_uitdaging_werkt_een_keer_ook_met_de_oude_cookie(als: Als, session: Session, wereld: Wereld):
    sleutel = geef_sleutel(session, wereld)
    client = als("")
    antwoord = sleutel.toon(stuur(client, "/inloggen/begin").json)
    oud = client.http.get_cookie("sessie").value
    assert stuur(client, "/inloggen/einde", antwoord).status_code == 200
    dief = als("")
    dief.http.set_cookie("sessie", oud, domain="localhost")
    assert stuur(dief, "/inloggen/einde", antwoord).status_code == 409


@pytest.mark.parametrize("lijf", [{}, [], "x", {"rawId": 1}, {"rawId": "AAAA"}, {"rawId": "AAAA", "response": {}}])
def test_onzin_als_sleutel_geeft_een_zin(als: Als, lijf: Any):
    client = als("")
    stuur(client, "/inloggen/begin")
    antwoord = client.http.post("/inloggen/einde", json=lijf, headers={"X-CSRFToken": client.csrf()})
    assert antwoord.status_code == 403 and "sleutel" in antwoord.json["fout"]


def test_een_sleutel_erbij_en_een_weg_maar_nooit_de_laatste(als: Als, session: Session, wereld: Wereld):
    sleutel = geef_sleutel(session, wereld)
    client = als("jongere")
    assert "Haal weg: " not in client.get("~/ik").text
    assert client.get("/ik/sleutel/nieuw").status_code == 200
    opties = stuur(client, "/ik/sleutel/nieuw/begin").json
    assert len(opties["excludeCredentials"]) == 1
    tweede = Sleutel()
    assert stuur(client, "/ik/sleutel/nieuw/einde", tweede.maak(opties)).json == {"verder": "/ik"}
    assert client.get("~/ik").text.count("Haal weg: ") == 2
    naam = re.findall(r"/ik/sleutel/([^/]+)/weg", client.laatste.text)
    assert als("ouder1").get(f"/ik/sleutel/{naam[0]}/weg").status_code == 404
    assert client.get(f"/ik/sleutel/{naam[0]}/weg").status_code == 200
    assert client.post(f"/ik/sleutel/{naam[0]}/weg").status_code == 303
    assert log_in(als(""), sleutel).status_code == 403
    assert log_in(als(""), tweede).status_code == 200
    assert client.post(f"/ik/sleutel/{naam[1]}/weg").status_code == 409
    assert client.get("/ik/sleutel/x/weg").status_code == 404


def test_twee_keer_tegelijk_weghalen_laat_er_een_over(session: Session, wereld: Wereld):
    sleutel = geef_sleutel(session, wereld)
    with pytest.raises(Botsing):
        verwijder_passkey(session, wereld.jongere.persoon_id, sleutel.id)
    with pytest.raises(NietGevonden):
        verwijder_passkey(session, wereld.ouder1.persoon_id, sleutel.id)


@pytest.mark.parametrize("pad", ["/ik/sleutel/nieuw", "/ik/sleutel/toestel", "/ik/codes", "/ik/sleutel/SLEUTEL/weg"])
def test_eerst_laten_zien_dat_jij_het_bent(als: Als, session: Session, wereld: Wereld, pad: str):
    from webauthn.helpers import bytes_to_base64url

    sleutel = geef_sleutel(session, wereld)
    pad = pad.replace("SLEUTEL", bytes_to_base64url(sleutel.id))
    client = als("jongere")
    maak_oud(session, wereld.jongere.persoon_id)
    assert client.get(pad).location.startswith("/bevestig?verder=/ik/")
    if not pad.endswith("nieuw"):
        assert client.post(pad).location.startswith("/bevestig?verder=/ik/")
    assert not session.exec(select(Herstelcode)).all() and not session.exec(select(Aanmelding)).all()
    client.get(client.get(pad).location)
    assert log_in(client, sleutel).json["verder"].startswith(pad)
    assert client.get(pad).status_code == 200


def test_de_taal_gaat_mee_naar_een_ander_toestel(als: Als, app: Flask, session: Session, wereld: Wereld):
    sleutel = geef_sleutel(session, wereld)
    assert als("jongere").post("/taal", {"taal": "en", "terug": "/"}).status_code == 303
    ander = Client(app, "", wereld.kring.id, session.commit)
    log_in(ander, sleutel)
    assert '<html lang="en"' in ander.get("~/").text
    nog_een = Client(app, "", wereld.kring.id, session.commit)
    nog_een.post("/taal", {"taal": "nl", "terug": "/"})
    log_in(nog_een, sleutel)
    assert '<html lang="nl"' in nog_een.get("~/").text
    session.expire_all()
    assert session.get_one(Persoon, wereld.jongere.persoon_id).taal == "nl"


@pytest.mark.parametrize("adres", ["//kwaad.nl", "/\t/kwaad.nl", "/\\kwaad.nl", "/\n/kwaad.nl", "https://kwaad.nl", "", "kwaad"])
def test_verder_en_terug_blijven_in_de_app(als: Als, session: Session, wereld: Wereld, adres: str):
    sleutel = geef_sleutel(session, wereld)
    client = als("jongere")
    assert client.post("/taal", {"taal": "en", "terug": adres}).location == "/"
    client.get(f"/bevestig?{urlencode({'verder': adres})}")
    assert log_in(client, sleutel).json["verder"] == "/"


def test_de_knop_zelf_stuurt_naar_bevestigen(als: Als, session: Session, wereld: Wereld):
    geef_sleutel(session, wereld)
    client = als("jongere")
    maak_oud(session, wereld.jongere.persoon_id)
    assert stuur(client, "/ik/sleutel/nieuw/begin").json["verder"].startswith("/bevestig")


def test_een_tweede_telefoon_met_een_link_van_tien_minuten(als: Als, session: Session, wereld: Wereld):
    geef_sleutel(session, wereld)
    een = als("jongere")
    for _ in range(2):
        html = een.post("/ik/sleutel/toestel").text
        assert "<svg" in html
    link = re.search(r'value="http://localhost:8000(/aanmelden/[^"]+)"', html)[1]
    rij = session.exec(select(Aanmelding)).one()
    assert rij.soort == "toestel" and rij.verloopt < nu() + timedelta(minutes=11)
    twee = als("")
    assert "andere sleutel blijft" in twee.get(link).text
    opties = stuur(twee, f"{link}/begin").json
    assert len(opties["excludeCredentials"]) == 1
    assert stuur(twee, f"{link}/einde", Sleutel().maak(opties)).status_code == 200
    assert twee.get("~/").status_code == 200 and een.get("~/").status_code == 200
    assert als("").get(link).status_code == 409
    session.expire_all()
    assert len(session.exec(select(Passkey).where(Passkey.persoon_id == wereld.jongere.persoon_id)).all()) == 2


def test_een_link_van_meer_dan_tien_minuten_oud(als: Als, session: Session, wereld: Wereld):
    geef_sleutel(session, wereld)
    link = re.search(r'value="http://localhost:8000(/aanmelden/[^"]+)"', als("jongere").post("/ik/sleutel/toestel").text)[1]
    rij = session.exec(select(Aanmelding)).one()
    rij.verloopt = nu() - timedelta(seconds=1)
    session.commit()
    assert als("").get(link).status_code == 410


def test_codes_zijn_lang_leesbaar_en_een_keer_te_zien(als: Als, session: Session, wereld: Wereld):
    client = als("jongere")
    assert "nog geen codes" in client.get("~/ik").text
    client.get("/ik/codes")
    codes = re.findall(r"<code>([^<]+)</code>", client.post("/ik/codes").text)
    assert len(set(codes)) == 8 and all(re.fullmatch(r"([ACDEFGHJKMNPQRTVWXY34679]{4}-){5}.{4}", c) for c in codes)
    assert 24**24 > 2**100
    assert "<code>" not in client.get("/ik/codes").text and "nog 8 codes" in client.get("~/ik").text
    assert all(c not in str([r.model_dump() for r in session.exec(select(Herstelcode))]) for c in codes)
    nieuw = re.findall(r"<code>([^<]+)</code>", client.post("/ik/codes").text)
    assert als("").post("/terug", {"code": codes[0]}).status_code == 422
    assert als("").post("/terug", {"code": nieuw[0].lower().replace("-", " ")}).status_code == 303


def test_terug_met_een_code(als: Als, session: Session, wereld: Wereld):
    oud = geef_sleutel(session, wereld)
    thuis = als("jongere")
    codes = maak_codes(session, wereld.jongere.persoon_id)
    session.commit()
    client = als("")
    assert client.get("/terug/sleutel").location == "/terug"
    assert stuur(client, "/terug/sleutel/begin").status_code == 403
    assert client.post("/terug", {"code": ""}).status_code == 422
    assert client.post("/terug", {"code": codes[0]}).location == "/terug/sleutel"
    assert "Je code klopt" in client.get("/terug/sleutel").text
    opties = stuur(client, "/terug/sleutel/begin").json
    assert stuur(client, "/terug/sleutel/einde", Sleutel().maak(opties)).json == {"verder": "/ik"}
    assert client.get("~/ik").text.count("<strong>iPhone, Safari</strong>") == 1
    assert thuis.get("~/").location == "/inloggen"
    assert als("").post("/terug", {"code": codes[0]}).status_code == 422
    assert log_in(als(""), oud).status_code == 200


def test_een_code_die_te_lang_klaar_lag(als: Als, session: Session, wereld: Wereld):
    codes = maak_codes(session, wereld.jongere.persoon_id)
    session.commit()
    client = als("")
    client.post("/terug", {"code": codes[0]})
    with client.http.session_transaction() as sessie:
        sessie["terug"][1] -= 601
        sessie.modified = True
    antwoord = stuur(client, "/terug/sleutel/begin")
    assert antwoord.status_code == 403 and "te lang" in antwoord.json["fout"]


@pytest.mark.parametrize(("soort", "stil", "langst"), [(s, *g) for s, g in GRENZEN.items()])
def test_hoe_lang_je_ingelogd_blijft(session: Session, wereld: Wereld, soort: str, stil: timedelta, langst: timedelta):
    token = open_sessie(session, wereld.jongere.persoon_id, soort=soort)
    begin = nu()
    assert geldige_sessie(session, token, begin + stil - timedelta(seconds=5))
    assert geldige_sessie(session, token, begin + stil + timedelta(seconds=5)) is None
    session.get_one(Sessie, hash_token(token)).laatst = begin + langst
    assert geldige_sessie(session, token, begin + langst + timedelta(seconds=5)) is None


def test_wie_bladert_is_niet_stil(als: Als, session: Session, wereld: Wereld):
    client = als("jongere")
    rij = session.exec(select(Sessie)).one()
    rij.laatst = toen = nu() - timedelta(hours=1)
    session.commit()
    client.get("~/", headers={"Sec-Fetch-Mode": "cors"})
    session.refresh(rij)
    assert rij.laatst == toen
    client.get("~/", headers={"Sec-Fetch-Mode": "navigate"})
    session.refresh(rij)
    assert rij.laatst > toen


@pytest.mark.parametrize(("wie", "soort"), [("aanspreekpunt", "werk"), ("gemeentelezer", "werk"), ("jim", "familie")])
def test_wie_werkt_blijft_korter_ingelogd(als: Als, session: Session, wereld: Wereld, wie: str, soort: str):
    client = als("")
    log_in(client, geef_sleutel(session, wereld, wie))
    assert session.exec(select(Sessie.soort)).one() == soort
    assert client.http.get_cookie("sid").max_age == int(GRENZEN[soort][1].total_seconds())


def test_een_gedeelde_telefoon_vergeet_wie_er_was(als: Als, session: Session, wereld: Wereld):
    noor, mama = geef_sleutel(session, wereld), geef_sleutel(session, wereld, "ouder1")
    client = als("")
    log_in(client, noor)
    antwoord = client.post("/ik/gedeeld", {"samen": "ja"})
    assert antwoord.status_code == 303 and client.http.get_cookie("sid").max_age is None
    assert session.exec(select(Sessie.soort)).one() == "gedeeld"
    assert "Iemand anders" in client.get("~/ik").text and client.laatste.headers["Cache-Control"] == "no-store"
    weg = client.post("/uitloggen")
    assert weg.location == "/inloggen" and weg.headers["Clear-Site-Data"] == '"cache", "storage"'
    deur = client.get("/inloggen").text
    assert "Wie ben je?" in deur and "Noor" not in deur and "webauthn" not in deur
    log_in(client, mama)
    html = client.get("~/ik").text
    assert session.exec(select(Sessie.soort)).all() == ["gedeeld"]
    assert "iPhone" in html and html.count("<strong>iPhone") == 1
    client.post("/ik/gedeeld", {"samen": "nee"})
    assert client.http.get_cookie("gedeeld") is None and client.http.get_cookie("sid").max_age


def test_een_gedeelde_telefoon_laat_ook_na_stilte_geen_melding_staan(als: Als, session: Session, wereld: Wereld):
    client = als("")
    log_in(client, geef_sleutel(session, wereld))
    client.post("/ik/gedeeld", {"samen": "ja"})
    rij = session.exec(select(Sessie)).one()
    rij.laatst = nu() - timedelta(minutes=16)
    session.commit()
    client.get("~/")
    assert "Goed." not in client.get("/inloggen").text


def test_wie_al_een_sleutel_heeft_houdt_zijn_uitnodiging(als: Als, session: Session, wereld: Wereld):
    from tests.bouw import bouw_wereld

    sleutel = geef_sleutel(session, wereld, "ouder1")
    ander = bouw_wereld(session, naam="Sem")
    rij, token = actions.nodig_uit(session, ander.actor("aanspreekpunt"), rol="ouder", voornaam="Mama")
    session.commit()
    client = als("")
    client.post(f"/uitnodiging/{token}/open")
    client.post("/welkom/code", {"code": code(GEHEIM, rij)})
    client.post("/welkom", {"naam": "Mama", "kleur": "2", "figuur": "hart"})
    assert "Ik heb al een sleutel" in client.get("/welkom/sleutel").text
    fout = stuur(client, "/welkom/bekend", sleutel.toon(stuur(client, "/inloggen/begin").json, goed=False))
    assert fout.status_code == 403
    goed = stuur(client, "/welkom/bekend", sleutel.toon(stuur(client, "/inloggen/begin").json))
    assert goed.json == {"verder": f"/k/{ander.kring.id}/"}
    assert client.get(f"/k/{ander.kring.id}/").status_code == 200 and client.get("~/").status_code == 200


@pytest.mark.parametrize("soort", ["sqlite", "postgres"])
def test_tellen_gaat_goed_als_het_tegelijk_gebeurt(request: pytest.FixtureRequest, soort: str):
    from concurrent.futures import ThreadPoolExecutor

    engine = maak_engine(request.getfixturevalue("postgres_url" if soort == "postgres" else "database_url"))

    def fout(_nummer: int) -> bool:
        with Session(engine) as session:
            try:
                tel_fout(session, "dezelfde", hooguit=20, moment=nu().replace(minute=5))
            except TeVaak:
                return False
            finally:
                session.commit()
            return True

    with ThreadPoolExecutor(4) as draden:
        assert sum(draden.map(fout, range(40))) == 20
    with Session(engine) as session:
        gegeven = nu()
        een_keer(session, "x", gegeven)
        with pytest.raises(Botsing):
            een_keer(session, "x", gegeven)
    engine.dispose()


def test_alleen_een_proxy_van_onszelf_wordt_geloofd(database_url: str):
    for proxies, wie in ((0, "127.0.0.1"), (1, "203.0.113.7"), (2, "198.51.100.1")):
        config = maak_config(database_url)
        app = create_app(type(config)(**{**vars(config), "proxies": proxies}))
        gezien: list[str] = []
        app.before_request(lambda gezien=gezien: gezien.append(__import__("flask").request.remote_addr))
        app.test_client().get("/gezond", headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.7"})
        assert gezien == [wie]


# --- a guesser learns nothing ---


@contextmanager
def opdrachten(engine: Engine) -> Iterator[list[str]]:
    """The SQL statements that are sent meanwhile."""
    lijst: list[str] = []

    def onthoud(_c: object, _k: object, opdracht: str, *_rest: object) -> None:
        lijst.append(opdracht)

    event.listen(engine, "before_cursor_execute", onthoud)
    yield lijst
    event.remove(engine, "before_cursor_execute", onthoud)


def kaal(tekst: str) -> str:
    """A page without what differs by itself: the CSRF token, and what the guesser typed."""
    tekst = re.sub(r'value="(?:.{4}-){5}.{4}"', "", tekst)
    return re.sub(r'(X-CSRFToken[^:]*: ?(?:&#34;|")|name="csrf_token"[^>]*value=")[^"&]+', r"\1", tekst)


class Raden:
    """Four doors: each with a guess at what does not exist, at what exists but is not for him, and the right one."""

    def __init__(self, app: Flask, als: Als, session: Session, w: Wereld) -> None:
        from tests.bouw import bouw_wereld

        self.app, self.als = app, als
        self.vreemd = bouw_wereld(session, naam="Sem")
        rij, self.token = actions.nodig_uit(session, w.actor("aanspreekpunt"), rol="ouder", voornaam="Oma")
        self.hash = rij.token_hash
        self.codes = maak_codes(session, w.jongere.persoon_id)
        vind_code(session, hash_code(self.codes[1])).gebruikt = nu()
        self.sleutel = geef_sleutel(session, w)
        self.ouder = als("ouder1")
        self.niemand = als("")
        session.commit()

    def uitnodiging(self, wat: str) -> Any:
        return self.niemand.http.get(f"/uitnodiging/{ {'niet': nieuwe_code(), 'anders': self.hash, 'goed': self.token}[wat] }")

    def herstelcode(self, wat: str) -> Any:
        getypt = {"niet": "ACDE-" * 5 + "ACDE", "anders": self.codes[1], "goed": self.codes[0]}[wat]
        return self.niemand.http.post("/terug", data={"code": getypt, "csrf_token": self.csrf(self.niemand)})

    def kring(self, wat: str) -> Any:
        kring_id = {"niet": "AAAAAAAAAAAAAAAA", "anders": self.vreemd.kring.id, "goed": self.ouder.k.removeprefix("/k/")}[wat]
        return self.ouder.http.get(f"/k/{kring_id}/")

    def inloggen(self, wat: str) -> Any:
        opties = self.niemand.http.post("/inloggen/begin", json={}, headers={"X-CSRFToken": self.csrf(self.niemand)}).json
        sleutel = Sleutel(self.sleutel.handle) if wat == "niet" else self.sleutel
        lijf = sleutel.toon(opties, goed=wat != "anders")
        return self.niemand.http.post("/inloggen/einde", json=lijf, headers={"X-CSRFToken": self.csrf(self.niemand)})

    def csrf(self, client: Client) -> str:
        if not hasattr(client, "vast"):
            client.vast = client.csrf()
        return client.vast


@pytest.mark.parametrize("deur", ["uitnodiging", "herstelcode", "kring", "inloggen"])
def test_duizend_keer_raden_leert_niets_en_sluit_niemand_buiten(
    app: Flask, als: Als, session: Session, wereld: Wereld, engine: Engine, deur: str
):
    raden = Raden(app, als, session, wereld)
    probeer = getattr(raden, deur)
    raden.csrf(raden.niemand)
    stand: list[int] = []
    for keer in range(500):
        gezien = []
        for wat in ("niet", "anders"):
            with opdrachten(engine) as sql:
                antwoord = probeer(wat)
            gezien.append((antwoord.status_code, kaal(antwoord.text), len(sql) if keer < 5 else 0))
        if gezien[0][0] == gezien[1][0]:
            assert gezien[0] == gezien[1]
        stand += [status for status, _tekst, _aantal in gezien]
    assert stand == sorted(stand) and set(stand[400:]) == {429}
    assert probeer("goed").status_code in {200, 303}


@pytest.mark.zwaar
@pytest.mark.parametrize("deur", ["uitnodiging", "herstelcode", "kring", "inloggen"])
def test_ook_de_tijd_verraadt_niets(app: Flask, als: Als, session: Session, wereld: Wereld, deur: str):
    raden = Raden(app, als, session, wereld)
    probeer = getattr(raden, deur)
    tijden: dict[str, list[float]] = {"niet": [], "anders": []}
    for ronde in range(140):
        raden.niemand.http.environ_base["REMOTE_ADDR"] = f"192.0.2.{ronde}"  # a fresh source: the answer is never 429
        for wat, lijst in tijden.items():
            begin = time.perf_counter()
            antwoord = probeer(wat)
            lijst.append(time.perf_counter() - begin)
            assert antwoord.status_code != 429
    niet, anders = (statistics.median(lijst) for lijst in tijden.values())
    print(f"{deur}: {niet * 1000:.2f} ms and {anders * 1000:.2f} ms")
    assert abs(niet - anders) < 0.25 * max(niet, anders)
