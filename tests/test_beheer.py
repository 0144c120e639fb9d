"""The beheerder: makes and ends professionals' accounts, and sees nothing of families."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlmodel import Session, SQLModel, col, select

from basis.clock import nu, vandaag
from basis.database import maak_engine
from basis.fouten import Botsing, DomeinFout, MagNiet, NietGevonden
from basis.identiteit.actions import bewaar_passkey, open_sessie
from basis.identiteit.models import Aanmelding, Herstel, Passkey, Persoon, Sessie
from basis.ids import hash_token, nieuw_id
from doelen.doel.models import Doel, Dossierbestand, InDossier, Notitie, Taak, Trede, Voorstel
from doelen.evaluatie.models import EvaluatieDoel
from doelen.rom.models import Gegeven
from ervaring.taart.models import Taart
from ervaring.taart.queries import ontvangers, taart_stand
from gezinsapp.access.poort import RECHTEN
from gezinsapp.cli import main
from jim.afspraken.models import EigenOnderwerp
from jim.gesprekken.models import Bericht, Deling, Gesprek
from jim.gesprekken.queries import antwoordtijd
from jim.kring.actions import word_lid
from jim.kring.herstel import bevestig, zet_sleutel
from jim.kring.models import Kring, Lid, Noodtoegang, Uitnodiging, Wilsoordeel
from jim.kring.queries import alle_leden
from jim.mandaat.models import Jim, Mandaat
from jim.organisaties.actions import beeindig_medewerker, leg_vast, maak_beheerder, maak_medewerker, nieuwe_link
from jim.organisaties.models import Aanbieder, Beheerder, Medewerker
from jim.organisaties.queries import collega, collegas, opvolgers
from jim.zorgen.models import Zorg, ZorgStap
from tests.bouw import Wereld, bouw_wereld, lid, persoon
from tests.client import Client, leesbaar
from tests.conftest import GEHEIM, ORIGIN
from tests.test_routes import adressen, vul

ROLLEN = ("jongere", "ouder1", "ouder2", "jim", "aanspreekpunt", "gemeentelezer", "buitenstaander")
INHOUD: dict[type[SQLModel], set[str]] = {
    Kring: {"roepnaam", "pseudoniem"},
    Lid: {"naam", "gezag_door"},
    Bericht: {"tekst"},
    Gesprek: {"titel"},
    Doel: {"eigen_woorden", "gebied_eigen", "tekst"},
    EvaluatieDoel: {"afgesproken", "tekst", "treden"},
    Notitie: {"tekst"},
    Trede: {"tekst"},
    Taak: {"tekst"},
    Jim: {"naam"},
    Mandaat: {"toelichting"},
    Taart: {"woorden", "naam"},
    Uitnodiging: {"voornaam"},
    Wilsoordeel: {"reden"},
    Noodtoegang: {"reden"},
    EigenOnderwerp: {"naam"},
    Deling: {"waarom", "woorden"},
    Gegeven: {"waarde"},
    InDossier: {"verwijzing", "versie"},
    Voorstel: {"waarde", "was"},
    Dossierbestand: {"inhoud"},
    Zorg: {"tekst"},
    ZorgStap: {"naam", "tekst"},
}
"""What people wrote or are called, per table of a kring."""
CODES = {
    "aan", "antwoord", "browser_hash", "fase", "figuur", "gebied", "id", "kwadrant", "kwaliteiten", "niveau", "onderwerp", "publiek", "rol", "schaal", "sleutel",
    "soort", "status", "token_hash", "van", "vertrek",
    "veld", "delen", "lijst", "vraag", "ritme", "tijdvak", "wat",
}  # fmt: skip
"""Texts that the app itself chose."""


@dataclass
class Beheer:
    """The beheerder of the wereld's provider, a colleague of Joost, and how to look as somebody."""

    session: Session
    app: Flask
    wereld: Wereld
    rij: Beheerder
    fatma: str

    def als(self, persoon_id: str) -> Client:
        """A client of this person."""
        token = open_sessie(self.session, persoon_id)
        self.session.commit()
        return Client(self.app, token, self.wereld.kring.id, self.session.commit)

    @property
    def joost(self) -> str:
        """The aanspreekpunt."""
        return self.wereld.aanspreekpunt.persoon_id

    def vers(self) -> None:
        """See what others committed."""
        self.session.commit()
        self.session.expire_all()


def zet_beheerder(session: Session, aanbieder_id: str) -> Beheerder:
    """A beheerder of this provider."""
    return session.get_one(Beheerder, maak_beheerder(session, aanbieder_id, "Ank")[0])


@pytest.fixture
def beheer(app: Flask, session: Session, wereld: Wereld) -> Beheer:
    """A provider with a beheerder and two professionals."""
    rij = zet_beheerder(session, wereld.aanbieder.id)
    fatma = maak_medewerker(session, rij, "Fatma")[0]
    session.commit()
    return Beheer(session, app, wereld, rij, fatma)


def aanspreekpunten(session: Session, kring_id: str) -> list[str]:
    """The persons who are aanspreekpunt now."""
    vraag = select(Lid.persoon_id).where(col(Lid.kring_id) == kring_id, col(Lid.rol) == "aanspreekpunt", col(Lid.tot).is_(None))
    return list(session.exec(vraag))


def link_op(client: Client) -> str:
    """The link shown on the last page."""
    assert client.laatste is not None
    veld = BeautifulSoup(client.laatste.text, "html.parser").find(id="link")
    assert veld, client.tekst()
    return str(veld["value"])


def beheerroutes(app: Flask, persoon_id: str) -> list[tuple[str, str]]:
    """(method, path) of every page of the beheerder."""
    paden = [a for a in alle_adressen(app, {"persoon_id": persoon_id}, "x") if a[0].startswith("beheer.")]
    assert paden and all(RECHTEN[endpoint] == "beheerder" for endpoint, _methode, _pad in paden)
    return [(methode, pad) for _endpoint, methode, pad in paden]


def alle_adressen(app: Flask, delen: dict[str, object], kring_id: str) -> list[tuple[str, str, str]]:
    """(endpoint, method, path) of every route; a part that is not in `delen` stands for nothing that exists."""
    namen = {n for regel in app.url_map.iter_rules() for n in regel.arguments}
    return adressen(app, {**dict.fromkeys(namen, "x"), **delen}, kring_id)


@pytest.mark.parametrize("wie", ROLLEN)
def test_alleen_de_beheerder_komt_hier(app: Flask, beheer: Beheer, als: Callable[[str], Client], wie: str):
    client = als(wie)
    for methode, pad in beheerroutes(app, beheer.joost):
        assert (client.get(pad) if methode == "GET" else client.post(pad, {"naam": "Bo"})).status_code == 404, (methode, pad)
    assert len(collegas(beheer.session, beheer.rij)) == 2


def test_wie_niet_is_ingelogd_gaat_naar_inloggen(app: Flask, beheer: Beheer, als: Callable[[str], Client]):
    for methode, pad in beheerroutes(app, beheer.joost):
        antwoord = als("").get(pad) if methode == "GET" else als("").post(pad)
        assert (antwoord.status_code, antwoord.location) == (303, "/inloggen")


def test_een_andere_aanbieder_vindt_deze_collegas_niet(app: Flask, beheer: Beheer):
    ander = Aanbieder(naam="Elders")
    beheer.session.add(ander)
    beheer.session.flush()
    client = beheer.als(zet_beheerder(beheer.session, ander.id).persoon_id)
    for methode, pad in beheerroutes(app, beheer.joost):
        antwoord = client.get(pad) if methode == "GET" else client.post(pad, {"opvolger": beheer.fatma})
        if beheer.joost in pad:
            assert antwoord.status_code == 404, (methode, pad)
        else:
            assert "Joost" not in antwoord.text and "Fatma" not in antwoord.text
    assert "Nog geen collega’s" in client.get("/beheer").text
    beheer.vers()
    assert aanspreekpunten(beheer.session, beheer.wereld.kring.id) == [beheer.joost]


def test_een_beheerder_begint_bij_zijn_lijst(beheer: Beheer):
    client = beheer.als(beheer.rij.persoon_id)
    assert client.get("/").location == "/beheer"
    client.get("/beheer")
    assert "Joost aanspreekpunt van 1 gezin, nog geen sleutel" in client.tekst()
    assert "Fatma nog geen gezinnen, nog geen sleutel" in client.tekst()
    assert "taart" not in client.tekst().casefold(), "who wants taarten is nothing for his employer"
    assert "taart" not in client.get(f"/beheer/collega/{beheer.joost}").text.casefold()
    for pad in ("/werk", "/werk/nieuw", "/taarten", "/gemeente", "~/", "~/praten"):
        assert client.get(pad).status_code == 404, pad


@pytest.mark.parametrize("naam", ["Ilse", "مريم العلي", "<script>alert(1)</script>", "W" * 60, 'O\'Brien & "Zn"'])
def test_een_account_maken_en_de_link_een_keer_zien(beheer: Beheer, naam: str):
    client = beheer.als(beheer.rij.persoon_id)
    antwoord = client.post("/beheer/nieuw", {"naam": naam})
    assert antwoord.status_code == 303
    pad = antwoord.location
    client.get(pad)
    link = link_op(client)
    assert naam in client.tekst() and "<script>alert" not in client.laatste.text and "<svg" in client.laatste.text
    client.get(pad)
    assert link not in client.laatste.text and "maar een keer" in client.tekst()
    client.get("/beheer")
    assert naam in client.tekst()
    assert client.get(link.removeprefix("http://localhost:8000")).status_code == 200
    client.post(pad)
    client.get(pad)
    assert link_op(client) != link
    assert client.get(link.removeprefix("http://localhost:8000")).status_code == 404


@pytest.mark.parametrize("naam", ["", "   ", "x" * 61, "111222333"])
def test_een_naam_die_niet_kan_blijft_staan_met_een_zin(beheer: Beheer, naam: str):
    client = beheer.als(beheer.rij.persoon_id)
    assert client.post("/beheer/nieuw", {"naam": naam}).status_code == 422
    assert len(collegas(beheer.session, beheer.rij)) == 2


def test_een_account_dat_gebruikt_is_krijgt_geen_eerste_link_meer(beheer: Beheer):
    client = beheer.als(beheer.rij.persoon_id)
    assert client.post(f"/beheer/collega/{beheer.joost}/link").status_code == 409
    assert client.post(f"/beheer/collega/{beheer.fatma}/link").status_code == 303
    bewaar_passkey(beheer.session, beheer.fatma, b"s", b"p", 0)
    beheer.session.commit()
    assert client.post(f"/beheer/collega/{beheer.fatma}/link").status_code == 409
    assert "geen eerste link meer nodig" in client.get(f"/beheer/collega/{beheer.fatma}/link").text
    beheer.session.delete(beheer.session.get_one(Passkey, b"s"))
    for rij in beheer.session.exec(select(Aanmelding).where(col(Aanmelding.persoon_id) == beheer.fatma)):
        rij.gebruikt = nu()
    beheer.session.commit()
    with pytest.raises(Botsing, match="account_al_gebruikt"):
        nieuwe_link(beheer.session, beheer.rij, beheer.fatma)


def test_stoppen_vraagt_eerst_te_laten_zien_dat_je_het_bent(beheer: Beheer):
    client = beheer.als(beheer.rij.persoon_id)
    for rij in beheer.session.exec(select(Sessie).where(col(Sessie.persoon_id) == beheer.rij.persoon_id)):
        rij.bevestigd = nu() - timedelta(minutes=11)
    beheer.session.commit()
    pad = f"/beheer/collega/{beheer.joost}/stoppen"
    assert client.get(pad).location.startswith("/bevestig")
    assert client.post(pad, {"opvolger": beheer.fatma}).location.startswith("/bevestig")
    beheer.vers()
    assert collega(beheer.session, beheer.rij, beheer.joost).actief


def test_een_account_stoppen_geldt_meteen_overal(beheer: Beheer):
    session, w, joost = beheer.session, beheer.wereld, beheer.joost
    bewaar_passkey(session, joost, b"sleutel", b"p", 0)
    session.add(Herstel(persoon_id=joost, door_persoon_id=beheer.rij.persoon_id, token_hash=nieuw_id(), verloopt=nu()))
    tweede = bouw_wereld(session, naam="Sem")
    session.get_one(Kring, tweede.kring.id).aanbieder_id = w.aanbieder.id
    lid(session, tweede.kring, "professional", "Joost", wie=session.get_one(Persoon, joost))
    session.commit()
    van_joost, client = beheer.als(joost), beheer.als(beheer.rij.persoon_id)
    assert van_joost.get("~/").status_code == 200
    pad = f"/beheer/collega/{joost}/stoppen"
    assert "Wie wordt het aanspreekpunt?" in client.get(pad).text
    assert client.post(pad, {"opvolger": beheer.fatma}).location == "/beheer"
    client.get("/beheer")
    assert "Gestopt Joost" in client.tekst()
    for plek in ("~/", "/werk", "/taarten", "~/praten"):
        assert van_joost.get(plek).location == "/inloggen", plek
    beheer.vers()
    assert aanspreekpunten(session, w.kring.id) == [beheer.fatma]
    assert aanspreekpunten(session, tweede.kring.id) == [tweede.aanspreekpunt.persoon_id]
    assert joost not in {g.persoon_id for g in alle_leden(session, tweede.kring.id)}
    for model in (Sessie, Passkey, Aanmelding):
        assert not session.exec(select(model).where(col(model.persoon_id) == joost)).all()
    assert session.exec(select(Herstel.status)).all() == ["gestopt"]
    assert beheer.als(beheer.fatma).get("~/").status_code == 200
    assert client.post(pad, {"opvolger": beheer.fatma}).status_code == 409
    assert "Dit account is gestopt." in client.get(pad).text


def test_wie_weer_een_inlog_heeft_maar_hier_niet_meer_werkt_leest_dat(beheer: Beheer):
    session = beheer.session
    beeindig_medewerker(session, beheer.rij, beheer.joost, beheer.fatma)
    session.commit()
    client = beheer.als(beheer.joost)
    assert client.get("/").status_code == 200
    assert "Je werkaccount is gestopt" in client.tekst()
    for pad in ("/werk", "/werk/nieuw", "/taarten", "~/", "/beheer"):
        assert client.get(pad).status_code == 404, pad


def test_zonder_opvolger_verandert_er_niets(beheer: Beheer):
    session, w, client = beheer.session, beheer.wereld, beheer.als(beheer.rij.persoon_id)
    pad = f"/beheer/collega/{beheer.joost}/stoppen"
    vreemd = persoon(session, "Vreemd")
    ander = Aanbieder(naam="Elders")
    session.add(ander)
    session.flush()
    session.add(Medewerker(persoon_id=vreemd.id, aanbieder_id=ander.id))
    gestopt = maak_medewerker(session, beheer.rij, "Gestopt")[0]
    beeindig_medewerker(session, beheer.rij, gestopt, None)
    session.commit()
    for opvolger in ("", beheer.joost, vreemd.id, gestopt, w.ouder1.persoon_id, beheer.rij.persoon_id, "bestaat-niet"):
        assert client.post(pad, {"opvolger": opvolger}).status_code == 422, opvolger
        assert "Kies wie het aanspreekpunt wordt" in client.tekst()
    beheer.vers()
    assert collega(session, beheer.rij, beheer.joost).actief
    assert aanspreekpunten(session, w.kring.id) == [beheer.joost]
    assert [c.naam for c in opvolgers(session, beheer.rij, beheer.joost)] == ["Fatma"]


def test_niemand_wordt_aanspreekpunt_van_zijn_eigen_gezin(beheer: Beheer):
    session = beheer.session
    lid(session, beheer.wereld.kring, "netwerk", "Tante", wie=session.get_one(Persoon, beheer.fatma))
    session.commit()
    client = beheer.als(beheer.rij.persoon_id)
    assert client.post(f"/beheer/collega/{beheer.joost}/stoppen", {"opvolger": beheer.fatma}).status_code == 422
    assert "kan niet alles overnemen" in client.tekst() and "Tante" not in client.tekst()
    beheer.vers()
    assert aanspreekpunten(session, beheer.wereld.kring.id) == [beheer.joost]


def test_in_zijn_eigen_gezin_blijft_hij_wie_hij_is(beheer: Beheer):
    session = beheer.session
    bewaar_passkey(session, beheer.fatma, b"f", b"p", 0)
    eigen = bouw_wereld(session, naam="Lina")
    lid(session, eigen.kring, "netwerk", "Tante", wie=session.get_one(Persoon, beheer.fatma))
    beeindig_medewerker(session, beheer.rij, beheer.fatma, None)
    session.commit()
    assert session.get(Passkey, b"f") is not None
    assert beheer.als(beheer.fatma).get("/").location == f"/k/{eigen.kring.id}/"


def test_wie_gestopt_is_telt_nergens_meer_mee(beheer: Beheer):
    session, w = beheer.session, beheer.wereld
    gezicht = next(g for g in alle_leden(session, w.kring.id) if g.persoon_id == beheer.joost)
    session.get_one(Medewerker, beheer.joost).antwoord_minuten = 30
    assert antwoordtijd(session, gezicht) == 30 and taart_stand(session, beheer.joost) == (True, True)
    assert [g.persoon_id for g in ontvangers(session, w.actor("jongere"))] == [beheer.joost]
    session.get_one(Medewerker, beheer.joost).tot = nu()
    session.flush()
    assert antwoordtijd(session, gezicht) is None and taart_stand(session, beheer.joost) == (False, False)
    assert ontvangers(session, w.actor("jongere")) == []


def test_een_beheerder_hoort_bij_geen_kring(beheer: Beheer):
    session, w = beheer.session, beheer.wereld
    rij = Uitnodiging(
        kring_id=w.kring.id, token_hash=nieuw_id(), rol="netwerk", voornaam="Ank", door_lid_id=w.aanspreekpunt.id, verloopt=nu()
    )  # fmt: skip
    session.add(rij)
    session.flush()
    with pytest.raises(MagNiet, match="beheerder_in_geen_kring"):
        word_lid(session, rij, session.get_one(Persoon, beheer.rij.persoon_id), figuur="ster", kleur=5)
    for wie in (beheer.rij.persoon_id, w.ouder1.persoon_id):
        with pytest.raises(NietGevonden):
            beeindig_medewerker(session, beheer.rij, wie, beheer.fatma)
        with pytest.raises(NietGevonden):
            nieuwe_link(session, beheer.rij, wie)


def test_een_nieuwe_telefoon_begint_bij_de_beheerder_en_eindigt_bij_een_collega(beheer: Beheer):
    client = beheer.als(beheer.rij.persoon_id)
    pad = f"/beheer/collega/{beheer.joost}/telefoon"
    assert "Telefoon kwijt" in client.get(f"/beheer/collega/{beheer.joost}").text
    assert "Een andere collega zegt dat het klopt" in client.get(pad).text
    assert client.post(pad).status_code == 200
    link = link_op(client)
    code = BeautifulSoup(client.laatste.text, "html.parser").select_one("[data-code]")
    assert code
    client.get(pad)
    assert link not in client.laatste.text and str(code["data-code"]) in client.laatste.text
    rij = beheer.session.exec(select(Herstel)).one()
    zet_sleutel(rij, b"nieuw", b"publiek", 0, "")
    beheer.session.commit()
    client.get(pad)
    assert "Nu moet een andere collega nog zeggen" in client.tekst() and "data-code" not in client.laatste.text
    with pytest.raises(NietGevonden):
        bevestig(beheer.session, beheer.fatma, rij.id)
    beheer.session.get_one(Persoon, beheer.fatma).aangemaakt = nu() - timedelta(days=4)
    beheer.session.commit()
    for wie in (beheer.rij.persoon_id, beheer.joost):
        with pytest.raises(NietGevonden):
            bevestig(beheer.session, wie, rij.id)
    bevestig(beheer.session, beheer.fatma, rij.id)
    beheer.session.commit()
    assert beheer.session.get(Passkey, b"nieuw") is not None
    assert client.post(f"{pad}/stop").status_code == 404


def test_een_nieuwe_telefoon_die_niet_klopt_stopt(beheer: Beheer):
    client = beheer.als(beheer.rij.persoon_id)
    pad = f"/beheer/collega/{beheer.joost}/telefoon"
    client.post(pad)
    assert client.post(f"{pad}/stop").status_code == 303
    beheer.vers()
    assert beheer.session.exec(select(Herstel.status)).all() == ["gestopt"]
    beeindig_medewerker(beheer.session, beheer.rij, beheer.fatma, None)
    beheer.session.commit()
    client.post(pad)
    assert "nog geen andere collega" in client.tekst()
    assert beheer.session.exec(select(Herstel.status)).all() == ["gestopt"]


def test_instellingen_voor_taarten(beheer: Beheer):
    client = beheer.als(beheer.rij.persoon_id)
    client.get("/beheer/instellingen")
    assert "OR-1" in client.laatste.text and "Nog niet gekoppeld" in client.tekst()
    morgen = (vandaag() + timedelta(days=1)).isoformat()
    for fout in ({"or_referentie": "x" * 81}, {"or_datum": "gisteren"}, {"or_datum": morgen}):
        assert client.post("/beheer/instellingen", fout).status_code == 422, fout
    assert client.post("/beheer/instellingen", {"or_referentie": "", "or_datum": "", "dpia_referentie": "D-2"}).status_code == 303
    beheer.vers()
    assert taart_stand(beheer.session, beheer.joost) == (True, False)
    leg_vast(beheer.session, beheer.rij, or_referentie="OR-9", or_datum=date(2026, 2, 1), dpia_referentie="D-2")
    beheer.session.get_one(Aanbieder, beheer.rij.aanbieder_id).dossier_url = "https://geheim.example/fhir"
    beheer.session.commit()
    client.get("/beheer/instellingen")
    assert "Jullie dossier Gekoppeld" in client.tekst() and "geheim.example" not in client.laatste.text
    assert taart_stand(beheer.session, beheer.joost) == (True, True)


def test_de_eerste_beheerder_komt_van_de_opdrachtregel(
    session: Session, database_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    for naam, waarde in (("DATABASE_URL", database_url), ("GEZINSAPP_GEHEIM", GEHEIM), ("GEZINSAPP_ORIGIN", ORIGIN)):
        monkeypatch.setenv(naam, waarde)
    monkeypatch.setattr("sys.argv", ["gezinsapp", "aanbieder", "Elders", "--beheerder", "Ank", "--medewerker", "Bo"])
    main()
    tokens = [regel.removeprefix(f"{ORIGIN}/aanmelden/") for regel in capsys.readouterr().out.split()]
    van = [session.get_one(Aanmelding, hash_token(token)).persoon_id for token in tokens]
    assert session.get_one(Aanbieder, session.get_one(Beheerder, van[0]).aanbieder_id).naam == "Elders"
    assert [c.persoon_id for c in collegas(session, session.get_one(Beheerder, van[0]))] == van[1:]


def test_er_gaat_niets_van_een_gezin_naar_beheerder_of_gemeente(app: Flask, beheer: Beheer, als: Callable[[str], Client]):
    session, w = beheer.session, beheer.wereld
    delen = vul(session, w)
    session.add_all(
        [
            Wilsoordeel(kring_id=w.kring.id, door_lid_id=w.aanspreekpunt.id, reden="x"),
            InDossier(kring_id=w.kring.id, ding_id=str(delen["doel_id"]), verwijzing="x", versie="1"),
            Noodtoegang(kring_id=w.kring.id, persoon_id=w.aanspreekpunt.persoon_id, reden="x"),
            EigenOnderwerp(kring_id=w.kring.id, naam="x", door_lid_id=w.jongere.id),
            Deling(kring_id=w.kring.id, bericht_id=str(delen["bericht_id"]), door_lid_id=w.jim.id, antwoord="ja", waarom="x", woorden="x"),
        ]
    )
    session.flush()
    kanaries = _zet_kanaries(session, w)
    assert any(k in als("aanspreekpunt").get("~/").text for k in kanaries)
    for client in (beheer.als(beheer.rij.persoon_id), als("gemeentelezer")):
        gezien = 0
        for endpoint, methode, pad in alle_adressen(app, delen, w.kring.id):
            if methode == "POST" and not endpoint.startswith(("beheer.", "gemeente.")):
                continue
            antwoord = client.get(pad) if methode == "GET" else client.post(pad)
            gezien += antwoord.status_code == 200
            assert [k for k in kanaries if k in leesbaar(antwoord)] == [], (methode, pad)
        assert gezien > 5


def _zet_kanaries(session: Session, w: Wereld) -> list[str]:
    """A word of its own in each field that people fill; a text column that no table above names makes this fail."""
    kanaries: list[str] = []
    modellen = _van_een_kring()
    assert set(INHOUD) <= set(modellen)
    for model in modellen:
        teksten = {naam for naam, f in model.model_fields.items() if f.annotation in {str, str | None} and not naam.endswith("_id")}
        assert teksten - CODES - INHOUD.get(model, set()) == set(), model.__name__
        rijen = session.exec(select(model)).all()
        assert rijen or model not in INHOUD, model.__name__
        for rij in rijen:
            for veld in INHOUD.get(model, ()):
                kanaries.append(f"kanarie{len(kanaries)}vogel")
                setattr(rij, veld, kanaries[-1])
    for wie in (w.jongere, w.ouder1, w.ouder2, w.jim):
        kanaries.append(f"kanarie{len(kanaries)}vogel")
        session.get_one(Persoon, wie.persoon_id).naam = kanaries[-1]
    session.commit()
    assert len(kanaries) > 30
    return kanaries


def _van_een_kring() -> list[type[SQLModel]]:
    alle: list[Any] = [m for m in SQLModel.__subclasses__() if hasattr(m, "__table__")]
    return [m for m in alle if m is Kring or ("kring_id" in m.__table__.c and m.__table__.c.kring_id.foreign_keys)]


@pytest.mark.parametrize("soort", ["sqlite", "postgresql"])
@pytest.mark.parametrize("kruis", [False, True])
def test_twee_keer_stoppen_tegelijk(request: pytest.FixtureRequest, soort: str, kruis: bool):
    """The same account twice, or two who would take over from each other: one goes through, and the kring keeps one aanspreekpunt."""
    engine = maak_engine(request.getfixturevalue("database_url" if soort == "sqlite" else "postgres_url"))
    with Session(engine, expire_on_commit=False) as session:
        w = bouw_wereld(session)
        rij = zet_beheerder(session, w.aanbieder.id)
        fatma, joost = maak_medewerker(session, rij, "Fatma")[0], w.aanspreekpunt.persoon_id
        tweede = bouw_wereld(session, naam="Sem")
        lid_ = session.get_one(Lid, (tweede.kring.id, tweede.aanspreekpunt.id))
        lid_.persoon_id = fatma
        session.commit()
        kringen = [w.kring.id, tweede.kring.id]
    start, uitkomst = threading.Barrier(2), list[str]()

    def stop(wie: str, opvolger: str) -> None:
        start.wait()
        with Session(engine) as mijn:
            try:
                beeindig_medewerker(mijn, mijn.get_one(Beheerder, rij.persoon_id), wie, opvolger)
                mijn.commit()
                uitkomst.append("")
            except DomeinFout as fout:
                uitkomst.append(fout.code)

    paren = [(joost, fatma), (fatma, joost) if kruis else (joost, fatma)]
    draden = [threading.Thread(target=stop, args=paar) for paar in paren]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(20)
    assert sorted(uitkomst) == ["", "opvolger_nodig" if kruis else "account_al_gestopt"]
    with Session(engine) as session:
        assert [len(aanspreekpunten(session, k)) for k in kringen] == [1, 1]
        over = {p for k in kringen for p in aanspreekpunten(session, k)}
        assert len(over) == 1 and session.get_one(Medewerker, over.pop()).tot is None
    engine.dispose()
