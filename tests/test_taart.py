"""A taart: only its receiver reads it, it stays a compliment, and nobody counts."""

import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import sync_playwright
from sqlmodel import Session, select

from basis.database import maak_engine
from basis.events import Gebeurtenis
from basis.fouten import Botsing, NietGevonden, Ongeldig
from basis.identiteit.actions import open_sessie
from basis.rechten import zichtbaar
from ervaring.taart.actions import TEAM, geef_taart, haal_weg, neem_terug, pak_uit, zet_taart_aan
from ervaring.taart.dank import Toon, lees
from ervaring.taart.models import Taart
from ervaring.taart.queries import gegeven, ontvangen, ontvangers
from jim.kring.models import Lid
from jim.organisaties.models import Medewerker
from tests.bouw import Wereld, bouw_wereld, lid
from tests.client import Client
from tests.huis import huis
from tests.telefoons import Telefoon, start_chromium

GEHEIM = "geheim-van-de-proef-met-32-tekens!"
WOORDEN = "Je bleef rustig toen het spannend werd."


def geef(w: Wereld, wie: str = "jongere", woorden: str = WOORDEN, *, met_naam: bool = True) -> Taart:
    return geef_taart(w.session, w.actor(wie), w.aanspreekpunt.id, ["luisterde_echt"], woorden, met_naam=met_naam, bedoeld=woorden)


def data(w: Wereld, **anders: object) -> dict[str, object]:
    return {"ontvanger": w.aanspreekpunt.id, "kwaliteiten": ["luisterde_echt", "was_er"], "woorden": WOORDEN, "afzender": "naam", **anders}


def test_geven_uitpakken_en_weghalen(session: Session, wereld: Wereld, als: Callable[[str], Client]):
    noor, joost = als("jongere"), als("aanspreekpunt")
    noor.get("~/taart")
    assert "Een taart voor Joost" in noor.tekst() and "misschien raden dat jij het bent" in noor.tekst()
    assert noor.post("~/taart", data(wereld)).status_code == 303
    taart = session.exec(select(Taart)).one()
    assert (taart.kwaliteiten, taart.naam, taart.gelezen) == ("luisterde_echt was_er", "Noor", None)
    session.commit()
    joost.get("/taarten")
    assert "Uitpakken" in joost.tekst() and WOORDEN not in joost.tekst()
    session.expire_all()
    assert session.exec(select(Taart)).one().gelezen is None
    session.commit()
    assert joost.post(f"/taarten/{taart.id}/uitpakken").status_code == 303
    joost.get("/taarten")
    assert WOORDEN in joost.tekst() and "Van Noor" in joost.tekst() and "luisterde echt" in joost.tekst()
    assert noor.post(f"~/taart/{taart.id}/intrekken").status_code == 409
    assert joost.post(f"/taarten/{taart.id}/weg").status_code == 303
    session.expire_all()
    assert session.exec(select(Taart)).all() == []


def test_zonder_naam_staat_er_geen_naam_kring_of_moment(session: Session, wereld: Wereld, als: Callable[[str], Client]):
    taart = geef(wereld, met_naam=False)
    pak_uit(session, wereld.aanspreekpunt.persoon_id, taart.id)
    session.commit()
    assert taart.naam == "" and session.exec(select(Gebeurtenis)).all() == []
    html = als("aanspreekpunt").get("/taarten").text
    assert "Van iemand die jij hielp" in html and "Noor" not in html and wereld.kring.id not in html and "<time" not in html


def test_alleen_de_ontvanger_leest_hem(session: Session, wereld: Wereld, als: Callable[[str], Client]):
    fatma = lid(session, wereld.kring, "professional", "Fatma")
    session.add(Medewerker(persoon_id=fatma.persoon_id, aanbieder_id=wereld.aanbieder.id, taart_aan=True))
    taart = geef(wereld)
    pak_uit(session, wereld.aanspreekpunt.persoon_id, taart.id)
    session.commit()
    vreemd = bouw_wereld(session, naam="Sem")
    session.commit()
    assert ontvangen(session, fatma.persoon_id) == [] and ontvangen(session, vreemd.aanspreekpunt.persoon_id) == []
    for wie in ("ouder1", "ouder2", "jim", "aanspreekpunt"):
        assert session.exec(select(Taart).where(zichtbaar(wereld.actor(wie), Taart))).all() == []
    for wie in ("ouder1", "ouder2", "jim"):
        client = als(wie)
        assert WOORDEN not in client.get("~/taart/gegeven").text
        assert client.get("/taarten").status_code == 404
        assert client.post(f"~/taart/{taart.id}/intrekken").status_code == 404
    assert als("gemeentelezer").get("/taarten").status_code == 404
    assert WOORDEN not in als("gemeentelezer").get("/gemeente").text
    assert als("aanspreekpunt").get("~/taart/gegeven").status_code == 403
    with pytest.raises(NietGevonden):
        pak_uit(session, fatma.persoon_id, taart.id)
    with pytest.raises(NietGevonden):
        haal_weg(session, vreemd.aanspreekpunt.persoon_id, taart.id)


@pytest.mark.parametrize("gekozen", [[], ["luisterde_echt", "was_er", "legde_uit", "gaf_regie"], ["bestaat_niet"]])
def test_een_tot_drie_redenen_en_niets_raakt_kwijt(session: Session, wereld: Wereld, als: Callable[[str], Client], gekozen: list[str]):
    client = als("jongere")
    antwoord = client.post("~/taart", data(wereld, kwaliteiten=gekozen, afzender="iemand"))
    assert antwoord.status_code == 422
    soep = BeautifulSoup(antwoord.text, "html.parser")
    assert "Kies een, twee of drie redenen." in (soep.find(id="kwaliteiten-fout") or soep).get_text()
    assert WOORDEN in soep.find("textarea").get_text()  # pyright: ignore[reportOptionalMemberAccess]
    aan = {e["value"] for e in soep.find_all("input", checked=True)}
    assert aan == {*gekozen, "iemand"} - {"bestaat_niet"}
    assert session.exec(select(Taart)).all() == []


@pytest.mark.parametrize(
    ("woorden", "code"),
    [
        ("Bel me op 06-12345678", "taart_nummer"),
        ("bel +31 6 1234 5678", "taart_nummer"),
        ("mijn nummer is 111222333", "taart_nummer"),
        ("Mail me: noor@voorbeeld.nl", "taart_nummer"),
        ("Kijk op https://voorbeeld.nl", "taart_nummer"),
        ("bel nul zes een twee drie vier", "taart_nummer"),
        ("06‑1234‑5678", "taart_nummer"),
        ("tel 123 45 67", "taart_nummer"),
        ("noor apenstaartje mail punt nl", "taart_nummer"),
        ("ik ben @noor.x op insta", "taart_nummer"),
        ("Ik heb een klacht over jou", "taart_klacht"),
        ("Je bent er nooit als ik bel", "taart_klacht"),
        ("Dat was slecht van je", "taart_klacht"),
        ("You are never on time", "taart_klacht"),
        ("Samira zei dat ook", "taart_naam"),
        ("samira!", "taart_naam"),
        ("x" * 301, "taart_te_lang"),
    ],
)
def test_woorden_die_er_niet_in_horen(session: Session, wereld: Wereld, woorden: str, code: str):
    with pytest.raises(Ongeldig) as fout:
        geef(wereld, woorden=woorden)
    assert (fout.value.code, fout.value.veld) == (code, "woorden")
    assert session.exec(select(Taart)).all() == []


@pytest.mark.parametrize(
    "woorden",
    ["", "Joost, je bent top!", "Je liet me nooit in de steek", "Niet slecht, zo'n bus!", "Het ging slecht met mij en jij was er",
     "You never gave up on us", "Op 12-03-2026 was je er gewoon", "Van 2024-2026 was je er", "een, twee, drie, klaar", "Dank je Joost, van Noor", "Jij vond 100 procent dat ik het kon", "Papaver"],
)  # fmt: skip
def test_lieve_woorden_gaan_door(wereld: Wereld, woorden: str):
    assert geef(wereld, woorden=woorden).woorden == woorden


TOON = {"D": Toon.DANK, "V": Toon.ONBEKEND, "T": Toon.TEGEN}


def test_de_lijst_zegt_van_elke_zin_wat_ermee_gebeurt():
    """Also which complaints go through, and which kind words don't."""
    regels = [r for r in (Path(__file__).parent / "data" / "taartwoorden.txt").read_text().splitlines() if r[:1] in "KL" and r[2:3] == " "]
    assert {r: lees(r[3:]) for r in regels if lees(r[3:]) != TOON[r[1]]} == {}
    klachten, lief = ([r[1] for r in regels if r[0] == soort] for soort in "KL")
    assert len(klachten) > 500 and len(lief) > 600
    assert klachten.count("D") <= 0.06 * len(klachten)
    assert lief.count("T") <= 0.025 * len(lief) and lief.count("D") >= 0.87 * len(lief)


@pytest.mark.parametrize(
    "woorden",
    ["", " ", "!!!", "Bel je", "?", "maar", "niet", "dat", "❤️", "DANK JE WEL!!!!!", "super", "a" * 300, "ik en " * 50, "niet " * 60],
)
def test_lezen_loopt_nooit_vast(woorden: str):
    assert lees(woorden) in Toon and lees(woorden.upper()) == lees(woorden)


def test_een_klacht_krijgt_de_weg_naar_jeugdstem(session: Session, wereld: Wereld, als: Callable[[str], Client]):
    client = als("ouder1")
    assert '/hulp#klacht"' in client.get("~/taart").text, "at hand before anything went wrong too"
    antwoord = client.post("~/taart", data(wereld, woorden="Ik heb een klacht."))
    assert antwoord.status_code == 422 and '/hulp#klacht"' in antwoord.text and "Ik heb een klacht." in antwoord.text
    assert "Er is niets verstuurd" in client.tekst() and "Ja, het is een bedankje" not in client.tekst()
    assert session.exec(select(Taart)).all() == []
    opnieuw = client.post("~/taart", data(wereld, woorden="Ik heb een klacht.", bedoeld="Ik heb een klacht."))
    assert opnieuw.status_code == 422, "a complaint is none, whatever one says of it"
    assert client.post("~/taart", data(wereld, woorden="Ik heb een klacht.", zonder="1")).status_code == 303
    session.expire_all()
    assert session.exec(select(Taart)).one().woorden == ""


def test_van_woorden_die_geen_bedankje_lijken_zegt_de_gever_of_ze_het_zijn(session: Session, wereld: Wereld, als: Callable[[str], Client]):
    client = als("jongere")
    keek = 'Je keek rond\r\nen je dacht: <b>ja</b> "nee".'
    antwoord = client.post("~/taart", data(wereld, woorden=keek))
    soep = BeautifulSoup(antwoord.text, "html.parser")
    bedoeld = soep.find("button", attrs={"name": "bedoeld"})
    assert antwoord.status_code == 422 and bedoeld is not None and '/hulp#klacht"' in antwoord.text
    knoppen = [k.get_text() for k in soep.select("main form button[type=submit]")]
    assert knoppen == ["Ja, het is een bedankje", "Geef de taart", "Geef de taart zonder woorden"], "Enter never throws words away"
    assert "Kijk dit nog even na" not in client.tekst(), "a question is no mistake"
    later = client.post("~/taart", data(wereld, woorden=keek, eenmaal="s"), headers={"X-Wachtrij": "1"})
    assert later.status_code == 422 and "bedankje" in later.get_json()["reden"], "a phone that sends later knows why it was not taken"
    assert session.exec(select(Taart)).all() == []
    assert client.post("~/taart", data(wereld, woorden="Je kwam met de auto.", bedoeld=str(bedoeld["value"]))).status_code == 422
    assert client.post("~/taart", data(wereld, woorden=keek, bedoeld=str(bedoeld["value"]))).status_code == 303
    session.expire_all()
    assert session.exec(select(Taart)).one().woorden.split() == keek.split()


def test_wie_niet_meedoet_krijgt_niets_en_er_wordt_niets_verwacht(session: Session, wereld: Wereld, als: Callable[[str], Client]):
    rij = session.get(Medewerker, wereld.aanspreekpunt.persoon_id)
    assert rij is not None
    zet_taart_aan(session, rij.persoon_id, aan=False)
    session.commit()
    client = als("jongere")
    inhoud = BeautifulSoup(client.get("~/taart").text, "html.parser").find("main")
    assert inhoud is not None
    for kop in inhoud.select("a.aanspreek"):
        kop.decompose()  # every page says who the aanspreekpunt is
    assert "Je hoeft niets te doen" in inhoud.get_text() and "Joost" not in inhoud.get_text()
    assert client.post("~/taart", data(wereld)).status_code == 422
    with pytest.raises(Ongeldig):
        geef(wereld)


def test_zonder_or_en_dpia_gaat_het_niet_aan(session: Session, wereld: Wereld, als: Callable[[str], Client]):
    wereld.aanbieder.dpia_referentie = ""
    session.commit()
    assert ontvangers(session, wereld.actor("jongere")) == []
    client = als("aanspreekpunt")
    assert client.post("/taarten/aan", {"aan": "0"}).status_code == 303
    antwoord = client.post("/taarten/aan", {"aan": "1"})
    assert antwoord.status_code == 422 and "ondernemingsraad" in client.tekst() and "DPIA" in client.tekst()
    wereld.aanbieder.dpia_referentie = "DPIA-2"
    session.commit()
    assert client.post("/taarten/aan", {"aan": "1"}).status_code == 303
    session.expire_all()
    assert [g.naam for g in ontvangers(session, wereld.actor("jongere"))] == ["Joost"]


def test_terugnemen_zolang_hij_niet_is_uitgepakt(session: Session, wereld: Wereld, als: Callable[[str], Client]):
    taart = geef(wereld, "jim")
    session.commit()
    client = als("jim")
    client.get("~/taart/gegeven")
    assert "Neem terug" in client.tekst() and WOORDEN in client.tekst()
    assert client.post(f"~/taart/{taart.id}/intrekken").status_code == 303
    assert gegeven(session, wereld.actor("jim")) == []
    gelezen = geef(wereld)
    pak_uit(session, wereld.aanspreekpunt.persoon_id, gelezen.id)
    with pytest.raises(Botsing):
        neem_terug(session, wereld.actor("jongere"), gelezen.id)


def met_team(w: Wereld) -> Lid:
    """Fatma helps too, and wants taarten; Ravi helps too, and does not."""
    fatma, ravi = (lid(w.session, w.kring, "professional", naam) for naam in ("Fatma", "Ravi"))
    w.session.add(Medewerker(persoon_id=fatma.persoon_id, aanbieder_id=w.aanbieder.id, taart_aan=True))
    w.session.add(Medewerker(persoon_id=ravi.persoon_id, aanbieder_id=w.aanbieder.id))
    w.session.commit()
    return fatma


def test_een_taart_voor_het_team_is_een_geschenk(session: Session, wereld: Wereld, als: Callable[[str], Client]):
    fatma = met_team(wereld)
    noor = als("jongere")
    noor.get("~/taart")
    assert "Het team: Fatma en Joost" in noor.tekst()
    assert "Ravi" not in BeautifulSoup(noor.get("~/taart").text, "html.parser").find("form").get_text()  # pyright: ignore[reportOptionalMemberAccess]
    assert noor.post("~/taart", data(wereld, ontvanger="team", woorden="Joost en Fatma, jullie zijn top")).status_code == 303
    noor.get("~/taart/gegeven")
    assert noor.tekst().count("Voor Fatma en Joost") == 1
    van_joost, van_fatma = (ontvangen(session, p)[0].id for p in (wereld.aanspreekpunt.persoon_id, fatma.persoon_id))
    assert van_joost != van_fatma
    pak_uit(session, fatma.persoon_id, van_fatma)
    session.commit()
    assert [(o.team, o.woorden) for o in ontvangen(session, fatma.persoon_id)] == [(True, "Joost en Fatma, jullie zijn top")]
    assert noor.post(f"~/taart/{van_joost}/intrekken").status_code == 409
    haal_weg(session, fatma.persoon_id, van_fatma)
    session.commit()
    assert len(ontvangen(session, wereld.aanspreekpunt.persoon_id)) == 1, "what one throws away, the other keeps"


def test_een_taart_voor_het_team_gaat_in_een_keer_terug(session: Session, wereld: Wereld):
    fatma = met_team(wereld)
    taart = geef_taart(session, wereld.actor("ouder1"), TEAM, ["was_er"])
    andere = geef_taart(session, wereld.actor("ouder1"), fatma.id, ["was_er"])
    neem_terug(session, wereld.actor("ouder1"), taart.id)
    assert [t.id for t in session.exec(select(Taart))] == [andere.id]


def test_een_team_is_meer_dan_een(wereld: Wereld):
    with pytest.raises(Ongeldig) as fout:
        geef_taart(wereld.session, wereld.actor("jongere"), TEAM, ["was_er"])
    assert fout.value.code == "taart_ontvanger"


def test_terugnemen_en_uitpakken_wachten_op_elkaar(postgres_url: str):
    """One of the team unpacks while the giver takes back: who is later hears it, and nobody of the team has half a gift."""
    engine = maak_engine(postgres_url)
    with Session(engine, expire_on_commit=False) as session:
        w = bouw_wereld(session)
        fatma = met_team(w)
        mama = w.actor("ouder1")
        geef_taart(session, mama, TEAM, ["was_er"])
        session.commit()
        van = {t.ontvanger_persoon_id: t.id for t in session.exec(select(Taart))}
        session.commit()
        botsing: list[bool] = []
        with Session(engine) as eerste:
            pak_uit(eerste, fatma.persoon_id, van[fatma.persoon_id])

            def terug() -> None:
                with Session(engine) as ander:
                    try:
                        neem_terug(ander, mama, van[w.aanspreekpunt.persoon_id])
                    except Botsing:
                        botsing.append(True)
                    ander.commit()

            draad = threading.Thread(target=terug)
            draad.start()
            draad.join(0.5)
            assert draad.is_alive()
            eerste.commit()
        draad.join(10)
        assert botsing == [True] and len(session.exec(select(Taart)).all()) == 2
    engine.dispose()


@pytest.mark.parametrize(
    "woorden",
    [
        "Juf Anna vond dat ook",
        "Je hielp ook mijn broer Tim",
        "mijn moeder Els is blij",
        "my friend Sanne too",
        "Kevin en ik zijn blij",
        "Dank dat je Kevin hielp",
        "Petra vond dat ook",
        "thanks from me and Kevin",
    ],
)
def test_ook_de_naam_van_wie_niet_in_de_kring_is_blijft_eruit(wereld: Wereld, woorden: str):
    with pytest.raises(Ongeldig) as fout:
        geef(wereld, woorden=woorden)
    assert fout.value.code == "taart_naam"


@pytest.mark.parametrize(
    "woorden",
    [
        "mijn broer vindt je ook top",
        "Dank je meneer Joost",
        "De juf is nu ook blij",
        "Groetjes van Mama en Noor",
        "Eindelijk zei iemand dat",
    ],
)
def test_iemand_zonder_naam_en_de_ontvanger_zelf_mogen_erin(wereld: Wereld, woorden: str):
    assert geef(wereld, woorden=woorden).woorden == woorden


def test_niets_laat_zien_dat_er_geen_taart_kwam_of_dat_er_een_hoort(session: Session, wereld: Wereld, als: Callable[[str], Client]):
    """What a family and a professional see does not change when a taart was given, unpacked or never came."""

    def zien() -> list[str]:
        kijk = [als(wie).get(pad).text for wie in ("jongere", "ouder1", "jim") for pad in ("~/", "~/jim", "~/praten", "~/mensen")]
        kijk += [als("aanspreekpunt").get(pad).text for pad in ("/werk", "~/", "~/praten", "~/mensen")]
        return [re.sub(r"(?:nonce|csrf_token|X-CSRFToken|value)[^>]*", "", html) for html in kijk]

    ervoor = zien()
    taart = geef(wereld)
    session.commit()
    assert zien() == ervoor
    pak_uit(session, wereld.aanspreekpunt.persoon_id, taart.id)
    session.commit()
    assert zien() == ervoor
    for wie in ("jongere", "ouder1", "jim"):
        soep = BeautifulSoup(als(wie).get("~/").text, "html.parser")
        keren = soep.find_all(string=re.compile("taart", re.IGNORECASE))
        assert len(keren) == 1 and keren[0].find_parent("a")["href"].endswith("/taart"), "one door, and nobody asks you through it"  # pyright: ignore[reportOptionalSubscript]


@pytest.mark.parametrize("helpers", [1, 2])
def test_een_taart_geven_kost_hooguit_vier_tikken(database_url: str, helpers: int):
    with huis(database_url) as h, sync_playwright() as playwright:
        with Session(h.engine, expire_on_commit=False) as session:
            w = bouw_wereld(session)
            if helpers > 1:
                met_team(w)
            token = open_sessie(session, w.jongere.persoon_id)
            session.commit()
        browser = start_chromium(playwright)
        noor = Telefoon(browser, h.url)
        noor.context.add_cookies([{"name": "sid", "value": token, "url": h.url}])
        noor.ga(f"/k/{w.kring.id}/")

        def tik(rol: Any, tekst: str) -> None:
            noor.tikken += 1
            noor.page.get_by_role(rol, name=tekst).first.click(force=True)

        tik("link", "Een taart geven")
        if helpers > 1:
            tik("radio", "Het team: Fatma en Joost")
        tik("checkbox", "luisterde echt")
        tik("button", "Geef de taart")
        noor.kop("Taarten die je gaf")
        noor.ziet("De taart is gegeven.")
        assert noor.tikken <= 4 and noor.fouten == []
        with Session(h.engine) as session:
            assert len(session.exec(select(Taart)).all()) == helpers
        browser.close()
