"""Every route x every role, in the own kring and in somebody else's: closed unless one table opens it."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from flask import Flask
from sqlmodel import Session

from basis.clock import nu
from basis.ids import nieuw_id
from basis.rechten import ROLRECHTEN, Recht
from doelen.doel.models import Doel, Dossierbestand, Meting, Notitie, Taak, Trede, Voorstel
from doelen.evaluatie.models import Evaluatie, EvaluatieDoel
from doelen.rom.models import Gegeven, Invulling, Ritme
from ervaring.beleving.actions import beleef
from ervaring.beleving.queries import punten_die_wachten
from ervaring.taart.models import Taart
from gezinsapp import wie_keek
from gezinsapp.access.poort import OPENBAAR, RECHTEN
from gezinsapp.headers import HEADERS
from gezinsapp.logwoorden import DEED, LAS
from jim.afspraken.models import Afspraak, AfspraakRegel, EigenOnderwerp, Onderwerp
from jim.gesprekken.groepen import begin as begin_groep
from jim.gesprekken.models import Bericht
from jim.kring.herstel import begin, zet_sleutel
from jim.kring.models import Noodtoegang, Uitnodiging
from jim.zorgen.actions import antwoord, pak_op, stuur
from tests.bouw import Wereld, bouw_wereld
from tests.client import Client

ROLLEN = {"jongere": "jongere", "ouder1": "ouder", "ouder2": "ouder", "jim": "jim", "aanspreekpunt": "aanspreekpunt"}
BUITEN = ("buitenstaander", "gemeentelezer")
VERTREK = {"jim.stoppen", "jim.afronden", "mensen.weggaan", "mensen.haal_weg", "mensen.overdragen", "mensen.einde", "mensen.sluiten"}
"""What ends a membership comes last: after it the person finds nothing any more."""


def vul(session: Session, w: Wereld) -> dict[str, object]:
    """One of everything, and what each part of an address stands for."""
    doel = Doel(kring_id=w.kring.id, door_lid_id=w.jongere.id, eigen_woorden="Zelf met de bus", tekst="Zelf met de bus")
    session.add(doel)
    session.flush()
    session.add_all(Trede(kring_id=w.kring.id, doel_id=doel.id, niveau=n, tekst=f"stap {n}") for n in range(-3, 3))
    meting = Meting(kring_id=w.kring.id, doel_id=doel.id, lid_id=w.jongere.id, niveau=-1)
    gesprek = w.gesprekken["jim"]
    bericht = Bericht(kring_id=w.kring.id, gesprek_id=gesprek.id, auteur_lid_id=w.jongere.id, tekst="Alleen voor jou", onderwerp="school")
    uitnodiging = Uitnodiging(
        kring_id=w.kring.id,
        token_hash=nieuw_id(),
        rol="ouder",
        voornaam="Oma",
        door_lid_id=w.aanspreekpunt.id,
        verloopt=nu() + timedelta(hours=1),
    )
    taart = Taart(
        kring_id=w.kring.id, gever_lid_id=w.jongere.id, ontvanger_lid_id=w.aanspreekpunt.id,
        ontvanger_persoon_id=w.aanspreekpunt.persoon_id, kwaliteiten="luisterde_echt",
    )  # fmt: skip
    eigen = EigenOnderwerp(kring_id=w.kring.id, naam="Voetbal", door_lid_id=w.jongere.id)
    session.add(meting)
    session.flush()
    taak = Taak(kring_id=w.kring.id, doel_id=doel.id, lid_id=w.jongere.id, door_lid_id=w.jongere.id, tekst="Samen oefenen")
    session.add(taak)
    session.add(Voorstel(kring_id=w.kring.id, doel_id=doel.id, veld="tekst", waarde="Reizen", was="Met de trein"))
    bestand = Dossierbestand(id=str(uuid4()), kring_id=w.kring.id, soort="doel", ding_id=doel.id, inhoud="Zelf met de bus")
    session.add(bestand)
    noot = Notitie(kring_id=w.kring.id, meting_id=meting.id, lid_id=w.jongere.id, tekst="Ging goed", niveau="tussen_ons")
    session.add_all([noot, bericht, uitnodiging, taart, eigen, Afspraak(kring_id=w.kring.id, versie=1, door_lid_id=w.jongere.id)])
    session.flush()
    session.add_all(AfspraakRegel(kring_id=w.kring.id, versie=1, onderwerp=o, niveau="tussen_ons") for o in Onderwerp)
    evaluatie = Evaluatie(kring_id=w.kring.id, door_lid_id=w.jongere.id)
    session.add(evaluatie)
    session.flush()
    session.add(
        EvaluatieDoel(
            kring_id=w.kring.id, evaluatie_id=evaluatie.id, doel_id=doel.id, volgorde=0, tekst="Met de bus", variant=6, basis=-2, gewicht=1,
            afgesproken="Mama belt", treden="0 Met de bus",
        )
    )  # fmt: skip
    nood = Noodtoegang(
        kring_id=w.kring.id, persoon_id=w.buitenstaander, reden="Zorgen", vanaf=nu(), tot=nu() + timedelta(hours=1),
        tweede_persoon_id=w.aanspreekpunt.persoon_id,
    )  # fmt: skip
    groep = begin_groep(session, w.actor("ouder1"), "Over school", [w.aanspreekpunt.id])
    session.add(Bericht(kring_id=w.kring.id, gesprek_id=groep.id, auteur_lid_id=w.ouder1.id, tekst="Hoe gaan we dit doen?"))
    zorg = stuur(session, w.actor("ouder1"), "Hij slaapt niet meer")
    pak_op(session, w.aanspreekpunt.persoon_id, zorg.id)
    antwoord(session, w.aanspreekpunt.persoon_id, zorg.id, "Ik bel je om vier uur")
    ritme = Ritme(kring_id=w.kring.id, lijst="eigen/hoe-gaat-het-1", weken=4, status="loopt", door_lid_id=w.jongere.id)
    session.add_all([nood, ritme])
    session.flush()
    invulling = Invulling(kring_id=w.kring.id, ritme_id=ritme.id, lijst=ritme.lijst, lid_id=w.jongere.id)
    session.add(invulling)
    session.flush()
    session.add(Gegeven(kring_id=w.kring.id, invulling_id=invulling.id, vraag="woorden", waarde="Gaat wel"))
    beleef(session, w.actor("jongere"), {}, "Bel vaker terug", "geheim")
    (punt,) = punten_die_wachten(session, w.actor("jongere"))
    session.commit()
    herstel, _link = begin(session, w.actor("aanspreekpunt"), w.jongere.id)
    zet_sleutel(herstel, nieuw_id().encode(), b"publiek", 0, "")
    session.commit()
    return {
        "doel_id": doel.id, "evaluatie_id": evaluatie.id, "meting_id": meting.id, "gesprek_id": gesprek.id, "bericht_id": bericht.id, "uitnodiging_id": uitnodiging.id,
        "taart_id": taart.id, "versie": 1, "lid_id": w.jim.id, "token": "geen-bestaand-token", "token_hash": "0" * 64,
        "kwartaal": "2026-K3", "publicatie_id": nieuw_id(), "regio": "geen", "tabel": "cijfers", "aanbieder_id": w.aanbieder.id, "naam": f"{bestand.id}.html", "jim_id": nieuw_id(), "herstel_id": herstel.id, "nood_id": nood.id, "zorg_id": zorg.id, "sleutel": "AAAA",
        "ritme_id": ritme.id, "invulling_id": invulling.id, "lijst_id": nieuw_id(), "onderwerp_id": eigen.id, "onderwerp": "school", "gemeente_id": w.gemeente.id,
        "filename": "css/app.css", "persoon_id": w.aanspreekpunt.persoon_id, "waar": "praten", "punt_id": punt.id, "taak_id": taak.id, "terug_id": nieuw_id(),
    }  # fmt: skip


def adressen(app: Flask, delen: dict[str, object], kring_id: str) -> list[tuple[str, str, str]]:
    """(endpoint, method, path) of every route, its parts filled in; an unknown part makes this fail."""
    uit = []
    for regel in app.url_map.iter_rules():
        pad = re.sub(r"<(?:[^:>]+:)?([^>]+)>", lambda m: str({**delen, "kring_id": kring_id}[m.group(1)]), regel.rule)
        uit += [(regel.endpoint, m, pad) for m in sorted((regel.methods or set()) & {"GET", "POST"})]
    return sorted(uit, key=lambda a: (a[0] in VERTREK, a))


def test_elke_route_zegt_met_welk_recht_hij_opengaat(app: Flask):
    zonder = {r.endpoint for r in app.url_map.iter_rules()} - set(RECHTEN) - {"static"}
    assert zonder == set()


def test_van_elk_adres_van_een_kring_staat_vast_wie_het_bij_wie_keek_er_leest(app: Flask):
    """A new route stands in one of the tables of gezinsapp/wie_keek.py, and in LAS or DEED of logwoorden.py: closed unless somebody chose."""
    groepen = (
        wie_keek.SAMEN,
        wie_keek.VAN_DOEL,
        wie_keek.VAN_GESPREK,
        wie_keek.VAN_AFSPRAKEN,
        wie_keek.VAN_ZORG,
        wie_keek.VAN_LIJST,
        wie_keek.VAN_EVALUATIE,
        wie_keek.VAN_DE_LEZER,
        wie_keek.NIET,
    )
    alle = set().union(*groepen)
    assert sum(map(len, groepen)) == len(alle)
    van_kring = {e for e, recht in RECHTEN.items() if recht in set(Recht)}
    van_kring |= {r.endpoint for r in app.url_map.iter_rules() if "kring_id" in r.arguments}
    buiten = {"nood.vragen", "nood.akkoord", "rechten.uitvoer", *wie_keek.VAN_ZORG}
    assert alle - buiten == van_kring
    assert alle - wie_keek.NIET - {"praten.gesprek", "praten.stuur"} == (set(LAS) | set(DEED)) - {"deling", "worker", *wie_keek.DOSSIER}


def test_de_openbare_lijst_is_kort_en_bekend():
    assert {e for e, recht in RECHTEN.items() if recht == OPENBAAR} == {
        "openbaar.start", "openbaar.hulp", "telefoon.zonder_verbinding", "telefoon.zetten", "telefoon.naam", "openbaar.taal", "openbaar.gezond",
        "openbaar.gereed", "openbaar.jwks", "openbaar.dossierbestand", "open.lijst", "open.catalogus", "open.streek", "open.bestand", "open.beschrijving", "open.rekenblad", "open.versie", "open.versie_bestand", "telefoon.service_worker", "telefoon.stand", "toegang.uitnodiging", "toegang.open_uitnodiging", "toegang.code",
        "toegang.welkom", "toegang.jim_antwoord", "toegang.sleutel", "toegang.sleutel_begin", "toegang.sleutel_einde",
        "toegang.zelfde_persoon", "toegang.aanmelden", "toegang.aanmelden_begin", "toegang.aanmelden_einde", "toegang.inloggen",
        "toegang.inloggen_begin", "toegang.inloggen_einde", "toegang.demo", "toegang.nog_eens", "toegang.bekend", "sleutels.terug",
        "sleutels.terug_sleutel", "sleutels.terug_begin", "sleutels.terug_einde", "herstel.link", "herstel.open_link", "herstel.code",
        "herstel.sleutel", "herstel.sleutel_begin", "herstel.sleutel_einde", "herstel.wacht",
    }  # fmt: skip


@pytest.mark.parametrize("wie", list(ROLLEN))
def test_elke_route_voor_elke_rol_in_de_eigen_kring(app: Flask, session: Session, wereld: Wereld, als: Callable[[str], Client], wie: str):
    delen = vul(session, wereld)
    mag = {e for e, recht in RECHTEN.items() if recht in set(Recht) and ROLLEN[wie] in ROLRECHTEN[Recht(recht)]}
    alles = adressen(app, delen, wereld.kring.id)
    for endpoint, methode, pad in sorted(alles, key=lambda a: a[0] in VERTREK & mag and a[1] == "POST"):
        recht = RECHTEN.get(endpoint, OPENBAAR)
        if recht not in set(Recht):
            continue
        client = als(wie)
        if endpoint in VERTREK & mag and client.get("~/").status_code == 404:
            continue
        status = (client.get(pad) if methode == "GET" else client.post(pad)).status_code
        if ROLLEN[wie] in ROLRECHTEN[Recht(recht)]:
            assert status < 500, (wie, methode, pad, status)
        else:
            assert status == 403, (wie, methode, pad, status)


@pytest.mark.parametrize("wie", ["", *BUITEN])
def test_wie_geen_lid_is_vindt_niets(app: Flask, session: Session, wereld: Wereld, als: Callable[[str], Client], wie: str):
    delen = vul(session, wereld)
    client = als(wie)
    for endpoint, methode, pad in adressen(app, delen, wereld.kring.id):
        if RECHTEN.get(endpoint, OPENBAAR) not in set(Recht):
            continue
        antwoord = client.get(pad) if methode == "GET" else client.post(pad)
        if wie:
            assert antwoord.status_code == 404, (wie, methode, pad)
        else:
            assert (antwoord.status_code, antwoord.location) == (303, "/inloggen"), (methode, pad)


@pytest.mark.parametrize("wie", list(ROLLEN))
def test_een_ding_van_een_andere_kring_is_er_niet(app: Flask, session: Session, wereld: Wereld, als: Callable[[str], Client], wie: str):
    vul(session, wereld)
    vreemd = bouw_wereld(session, naam="Sem")
    delen = vul(session, vreemd)
    rol = ROLLEN[wie]
    for endpoint, methode, pad in adressen(app, delen, wereld.kring.id):
        recht = RECHTEN.get(endpoint, OPENBAAR)
        regel = next(r for r in app.url_map.iter_rules() if r.endpoint == endpoint)
        eigen_ding = {
            "doel_id",
            "evaluatie_id",
            "meting_id",
            "gesprek_id",
            "bericht_id",
            "uitnodiging_id",
            "taart_id",
            "lid_id",
            "jim_id",
            "herstel_id",
            "onderwerp_id",
            "nood_id",
            "zorg_id",
            "ritme_id",
            "invulling_id",
            "punt_id",
            "taak_id",
        } & regel.arguments
        if recht not in set(Recht) or not eigen_ding or rol not in ROLRECHTEN[Recht(recht)]:
            continue
        client = als(wie)
        data = {"niveau": "0", "antwoord": "ja", "tekst": "x", "dagen": "7"}
        status = (client.get(pad) if methode == "GET" else client.post(pad, data)).status_code
        assert status in {403, 404}, (wie, methode, pad, status)
        if methode == "GET":
            assert status == 404, (wie, pad, status)
    for _endpoint, methode, pad in adressen(app, delen, vreemd.kring.id):
        if pad.startswith(f"/k/{vreemd.kring.id}"):
            client = als(wie)
            assert (client.get(pad) if methode == "GET" else client.post(pad)).status_code == 404, (wie, methode, pad)


def test_zonder_csrf_of_van_een_andere_plek_gebeurt_er_niets(app: Flask, als: Callable[[str], Client]):
    client = als("jongere")
    assert client.http.post(f"{client.k}/doelen/nieuw", data={"tekst": "Ik ga met de bus"}).status_code == 400
    vreemd = client.post("~/doelen/nieuw", {"tekst": "Ik ga met de bus"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert vreemd.status_code == 403
    assert client.post("~/doelen/nieuw", {"tekst": "x"}, headers={"Origin": "https://elders.example"}).status_code == 403


def test_koppen_op_elk_antwoord_ook_op_fouten_en_bestanden(app: Flask, als: Callable[[str], Client]):
    client = als("jongere")
    for pad in ("/", "/hulp", "/bestaat-niet", "/gezond", "~/", "/static/css/app.css", "/sw.js", "/.well-known/jwks.json"):
        antwoord = client.get(pad)
        for naam, waarde in HEADERS.items():
            assert antwoord.headers[naam] == waarde
        if not pad.startswith(("/static", "/sw.js")):
            assert antwoord.headers["Cache-Control"] == "no-store"
    csp = HEADERS["Content-Security-Policy"]
    assert "unsafe" not in csp and "default-src 'none'" in csp and "frame-ancestors 'none'" in csp


def test_wie_wat_mag_en_de_koppen_staan_vast():
    """Written out by hand: the other tests read the tables themselves and would follow a mistake in them."""
    letters = {
        "jongere": "j",
        "ouder": "o",
        "jim": "m",
        "jim_wacht": "w",
        "aanspreekpunt": "a",
        "professional": "p",
        "voogd": "v",
        "buiten": "b",
        "leerkracht": "l",
        "netwerk": "n",
        "nood": "x",
    }
    assert {str(r): "".join(sorted(letters[x] for x in rollen)) for r, rollen in ROLRECHTEN.items()} == {
        "kring_zien": "abjlmnopvwx", "mensen_zien": "ajmopvx", "gezin_uitnodigen": "a", "hulp_uitnodigen": "a",
        "netwerk_uitnodigen": "ajo", "gezag_vastleggen": "a", "toegang_geven": "j", "wilsoordeel_schrijven": "a", "overdragen": "a",
        "weggaan": "blmnopvw", "kring_sluiten": "jov", "herstel_beginnen": "ajmov", "jim_vragen": "j", "jim_zijn": "mw",
        "fase_zetten": "jm", "mandaat_geven": "ov", "afspraken_zien": "jmov", "afspraken_voorstellen": "j",
        "afspraken_tekenen": "jmov", "weten_zien": "j", "doelen_zien": "ajmopvx", "doel_maken": "jo", "ladder_schrijven": "ajo", "taak_schrijven": "ajmopv", "meten": "ajmopv", "evalueren": "ajo", "zwaarte_kiezen": "ajmopv",
        "doel_vrijgeven": "jov", "dossier_zien": "ajov", "vragenlijst_zien": "ajmopv", "vragenlijst_voorstellen": "ajo",
        "vragenlijst_invullen": "jov", "praten": "abjlmnopvx", "groep_beginnen": "ajmopv", "zorg_sturen": "bjmov", "aanspreekpunt_zien": "abjlmnopvw",
        "bereikbaar_zetten": "a", "log_zien": "jov", "nood_beeindigen": "ajov", "taart_geven": "jmo", "beleving_geven": "jo",
    }  # fmt: skip
    assert HEADERS["X-Content-Type-Options"] == "nosniff"
    assert HEADERS["Referrer-Policy"] == "no-referrer"
    assert "script-src 'self';" in HEADERS["Content-Security-Policy"]
