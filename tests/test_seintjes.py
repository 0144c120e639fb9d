"""Seintjes: a phone says "Er is iets nieuws" and nothing else; when its owner wants it, and to nobody who may not know."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from playwright.sync_api import expect, sync_playwright
from sqlmodel import Session, col, select

from basis.clock import nu
from basis.events import Gebeurtenis
from basis.identiteit.actions import eindig_sessie, open_sessie
from basis.identiteit.models import Persoon, Sessie
from basis.ids import hash_token
from gezinsapp.seiner import HOOGUIT, Seiner, bericht, maak_sleutel, openbaar
from jim.gesprekken.actions import schrijf
from jim.kring.models import Lid
from jim.seintjes.actions import mag_adres, verhuis, zet
from jim.seintjes.models import Seinadres
from jim.seintjes.queries import SOORTEN
from jim.seintjes.tijden import is_stil, mag_nu
from jim.zorgen.actions import stuur
from tests.bouw import Wereld, bouw_wereld
from tests.client import Client
from tests.huis import huis
from tests.pushdienst import Dienst, pushdienst
from tests.telefoons import Telefoon, start_chromium
from tests.test_sleutels import geef_sleutel, log_in

MIDDAG = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
WEL = {"title": "Er is iets nieuws", "lang": "nl", "dir": "ltr", "tag": "nieuws", "navigate": "https://app.example/"}


@pytest.fixture
def dienst() -> Iterator[Dienst]:
    with pushdienst() as d:
        yield d


def seiner(session: Session, dienst: Dienst, vapid: str = "") -> Seiner:
    engine = session.get_bind()
    return Seiner(engine, vapid or dienst.vapid, "mailto:proef@example.org", "https://app.example", dienst.url)  # pyright: ignore[reportArgumentType]


def hoort(session: Session, dienst: Dienst, w: Wereld, wie: str, **wensen: object) -> str:
    """This person wants seintjes on a phone, since an hour; gives the phone's name."""
    naam = f"{wie}{len(dienst.telefoons)}"
    plek = dienst.telefoon(naam)
    token = open_sessie(session, w.persoon_id(wie))
    rij = zet(
        session, hash_token(token), w.persoon_id(wie), (str(plek["endpoint"]), plek["keys"]["p256dh"], plek["keys"]["auth"]),  # pyright: ignore[reportIndexIssue]
        wensen.pop("soorten", list(SOORTEN)), extra=dienst.url, stil=(0, 0), **wensen,  # pyright: ignore[reportArgumentType]
    )  # fmt: skip
    rij.gezien = nu() - timedelta(hours=1)
    session.commit()
    return naam


def straks(seconden: int = 10) -> datetime:
    return nu() + timedelta(seconds=seconden)


def namen(dienst: Dienst) -> list[str]:
    return sorted(naam for naam, *_ in dienst.kreeg)


def test_een_bericht_geeft_de_ander_een_seintje_zonder_een_woord_ervan(session: Session, wereld: Wereld, dienst: Dienst):
    noor, samira = (hoort(session, dienst, wereld, wie) for wie in ("jongere", "jim"))
    papa = hoort(session, dienst, wereld, "ouder1")
    schrijf(session, wereld.actor("jongere"), wereld.gesprekken["jim"].id, "kanariegeheim over thuis")
    session.commit()
    assert seiner(session, dienst).ronde(straks()) == 1
    ((naam, tekst, koppen, bytes_),) = dienst.kreeg
    assert naam == samira, (noor, papa)
    assert json.loads(tekst) == {"web_push": 8030, "notification": WEL}, "these words, and nothing more"
    assert koppen == {"TTL": "86400", "Urgency": "normal", "Topic": "nieuws"}
    assert bytes_ <= HOOGUIT
    assert seiner(session, dienst).ronde(straks(600)) == 0, "told once"


@pytest.mark.parametrize("taal", ["nl", "en", "ar"])
def test_elk_seintje_is_voor_iedereen_gelijk_en_klein(taal: str):
    inhoud = json.loads(bericht(taal, "https://app.example"))
    assert set(inhoud) == {"web_push", "notification"} and set(inhoud["notification"]) == set(WEL)
    assert inhoud["notification"]["navigate"] == "https://app.example/"
    assert len(bericht(taal, "https://app.example").encode()) < 300


def test_een_gesprek_dat_loopt_geeft_een_seintje_en_geen_twintig(session: Session, wereld: Wereld, dienst: Dienst):
    hoort(session, dienst, wereld, "jim")
    for n in range(20):
        schrijf(session, wereld.actor("jongere"), wereld.gesprekken["jim"].id, f"bericht {n}")
    session.commit()
    een = seiner(session, dienst)
    assert [een.ronde(straks()), een.ronde(straks(20))] == [1, 0]
    schrijf(session, wereld.actor("jongere"), wereld.gesprekken["jim"].id, "nog een")
    session.exec(select(Gebeurtenis).where(col(Gebeurtenis.bel)).order_by(col(Gebeurtenis.nummer).desc())).first().op = straks(30)  # pyright: ignore[reportOptionalMemberAccess]
    session.commit()
    assert een.ronde(straks(60)) == 0, "not within five minutes"
    assert een.ronde(straks(400)) == 1, "and not lost"


def test_wie_alleen_doelen_koos_hoort_niets_van_berichten(session: Session, wereld: Wereld, dienst: Dienst):
    hoort(session, dienst, wereld, "jim", soorten=["doelen"])
    praat = hoort(session, dienst, wereld, "jim", soorten=["praten"])
    schrijf(session, wereld.actor("jongere"), wereld.gesprekken["jim"].id, "hoi")
    session.commit()
    seiner(session, dienst).ronde(straks())
    assert namen(dienst) == [praat], "each phone has its own choice"


def test_stille_uren_en_een_keer_per_dag():
    nacht, avond = datetime(2026, 11, 23, 2, 0, tzinfo=UTC), datetime(2026, 11, 23, 20, 30, tzinfo=UTC)
    for moment, stil in ((nacht, True), (avond, True), (MIDDAG, False)):
        assert is_stil(moment, 21 * 60, 8 * 60) is stil
    assert is_stil(MIDDAG, 13 * 60, 15 * 60) and not is_stil(MIDDAG, 0, 0)
    assert is_stil(datetime(2026, 7, 1, 19, 30, tzinfo=UTC), 21 * 60, 8 * 60), "by the clock on the wall, in summer too"
    assert not mag_nu(MIDDAG, "dag", (0, 0), None), "one a day comes after five"
    vijf = MIDDAG + timedelta(hours=4)
    assert mag_nu(vijf, "dag", (0, 0), None) and mag_nu(vijf, "dag", (0, 0), MIDDAG - timedelta(hours=20))
    assert not mag_nu(vijf + timedelta(hours=1), "dag", (0, 0), vijf)
    assert not mag_nu(vijf, "dag", (17 * 60, 20 * 60), None)
    assert not mag_nu(MIDDAG, "dag", (21 * 60, 8 * 60), None)
    assert mag_nu(MIDDAG, "dag", (16 * 60, 8 * 60), None), "who is quiet from before five until the morning is not forgotten"
    assert not mag_nu(MIDDAG + timedelta(hours=1), "dag", (16 * 60, 8 * 60), MIDDAG)


def test_wat_in_stille_uren_komt_hoor_je_erna(session: Session, wereld: Wereld, dienst: Dienst):
    hoort(session, dienst, wereld, "jim")
    rij = session.exec(select(Seinadres)).one()
    rij.stil_van, rij.stil_tot = 0, 1440
    schrijf(session, wereld.actor("jongere"), wereld.gesprekken["jim"].id, "hoi")
    session.commit()
    assert seiner(session, dienst).ronde(straks()) == 0
    rij.stil_tot = 0
    session.commit()
    assert seiner(session, dienst).ronde(straks()) == 1


def test_een_zorg_komt_altijd_door_bij_wie_gevraagd_is_en_bij_niemand_anders(session: Session, wereld: Wereld, dienst: Dienst):
    werk = hoort(session, dienst, wereld, "aanspreekpunt", soorten=["doelen"], wanneer="dag")
    for wie in ("jongere", "ouder1", "ouder2", "jim"):
        hoort(session, dienst, wereld, wie)
    for rij in session.exec(select(Seinadres)):
        rij.stil_van, rij.stil_tot = 0, 1440
    stuur(session, wereld.actor("ouder1"), "Hij slaapt niet meer")
    session.commit()
    seiner(session, dienst).ronde(straks())
    assert namen(dienst) == [werk]
    assert dienst.kreeg[0][2]["Urgency"] == "high"
    assert json.loads(dienst.kreeg[0][1])["notification"] == WEL, "nor does it say that it is a worry"


@pytest.mark.parametrize("einde", ["uitgelogd", "uit de kring", "sessie oud"])
def test_wie_weg_is_hoort_niets_meer(session: Session, wereld: Wereld, dienst: Dienst, einde: str):
    hoort(session, dienst, wereld, "jim")
    schrijf(session, wereld.actor("jongere"), wereld.gesprekken["jim"].id, "hoi")
    sessie = session.exec(select(Sessie).where(col(Sessie.persoon_id) == wereld.jim.persoon_id)).one()
    if einde == "uitgelogd":
        eindig_sessie(session, sessie.token_hash, wereld.jim.persoon_id)
    elif einde == "sessie oud":
        sessie.laatst = nu() - timedelta(days=60)
    else:
        session.get_one(Lid, (wereld.kring.id, wereld.jim.id)).tot = nu()
    session.commit()
    assert seiner(session, dienst).ronde(straks()) == 0 and dienst.pogingen == 0
    if einde == "uitgelogd":
        assert session.exec(select(Seinadres)).all() == []


def test_410_vergeet_de_telefoon_en_403_bewaart_wat_er_te_zeggen_is(session: Session, wereld: Wereld, dienst: Dienst):
    weg = hoort(session, dienst, wereld, "jim")
    del dienst.telefoons[weg]
    hoort(session, dienst, wereld, "ouder2")
    schrijf(session, wereld.actor("ouder1"), wereld.gesprekken["kring"].id, "hoi allemaal")
    session.commit()
    assert seiner(session, dienst, maak_sleutel()).ronde(straks()) == 0
    session.expire_all()
    (over,) = session.exec(select(Seinadres)).all()
    assert over.persoon_id == wereld.ouder2.persoon_id and over.wacht_tot is not None
    session.commit()
    assert seiner(session, dienst).ronde(straks()) == 0, "an hour of rest"
    assert seiner(session, dienst).ronde(straks(3700)) == 1, "with the right key it arrives"


@pytest.mark.parametrize(
    ("status", "koppen", "na"),
    [(429, {"Retry-After": "120"}, 120), (503, {}, 300), (500, {"Retry-After": "Sat, 01 Jan 2000 00:00:00 GMT"}, 0)],
)
def test_een_dienst_die_nu_niet_kan_wordt_later_nog_eens_gevraagd(
    session: Session, wereld: Wereld, dienst: Dienst, status: int, koppen: dict[str, str], na: int
):
    hoort(session, dienst, wereld, "jim")
    schrijf(session, wereld.actor("jongere"), wereld.gesprekken["jim"].id, "hoi")
    session.commit()
    dienst.antwoord = (status, koppen)
    assert seiner(session, dienst).ronde(straks()) == 0
    session.expire_all()
    wacht = session.exec(select(Seinadres)).one().wacht_tot
    assert wacht is not None and abs((wacht - nu()).total_seconds() - na) < 5
    session.commit()
    dienst.antwoord = (201, {})
    assert seiner(session, dienst).ronde(straks(na + 10)) == 1


def test_de_app_belt_alleen_diensten_van_browsers():
    for goed in (
        "https://fcm.googleapis.com/fcm/send/x",
        "https://updates.push.services.mozilla.com/wpush/v2/x",
        "https://web.push.apple.com/x",
    ):
        assert mag_adres(goed)
    for fout in (
        "http://fcm.googleapis.com/x", "https://fcm.googleapis.com.kwaad.example/x", "https://kwaad.example/fcm.googleapis.com", "https://10.0.0.1/x",
        "https://fcm.googleapis.com:8443/x", "https://a@push.apple.com/x", "https://[::1]/x", "file:///etc/passwd", "", "https://" + "a" * 1000 + ".push.apple.com/",
        "https://fcm.googleapis.com:x/",
    ):  # fmt: skip
        assert not mag_adres(fout), fout


def test_aangeboden_na_een_dag_en_niet_aan_een_jim_en_na_nee_niet_meer(
    app: Flask, session: Session, wereld: Wereld, als: Callable[[str], Client], dienst: Dienst
):
    app.config["VAPID_OPENBAAR"] = openbaar(dienst.vapid)
    schrijf(session, wereld.actor("jongere"), wereld.gesprekken["jim"].id, "hoi")
    session.commit()
    noor, samira = als("jongere"), als("jim")
    assert "Wil je een seintje" not in noor.get("~/praten").text, "not at a first visit"
    for rij in session.exec(select(Sessie)):
        rij.aangemaakt = nu() - timedelta(days=2)
    session.commit()
    assert "Wil je een seintje" in noor.get("~/praten").text
    assert "Wil je een seintje" not in samira.get("~/praten").text
    assert samira.get("/seintjes").status_code == 200, "who looks for it finds it"
    noor.post("/seintjes/nee")
    assert "Wil je een seintje" not in noor.get("~/praten").text


def test_op_een_toestel_van_meer_mensen_kan_het_niet(app: Flask, als: Callable[[str], Client], session: Session, dienst: Dienst):
    app.config.update(VAPID_OPENBAAR=openbaar(dienst.vapid), PUSHDIENST=dienst.url)
    noor, plek = als("jongere"), dienst.telefoon("x")
    velden = {
        "adres": plek["endpoint"],
        **plek["keys"],
        "soorten": ["praten"],
        "wanneer": "meteen",
        "stil_van": "21:00",
        "stil_tot": "08:00",
    }  # pyright: ignore[reportGeneralTypeIssues]
    assert noor.post("/seintjes", velden).status_code == 303
    assert noor.post("/seintjes", {**velden, "adres": "https://kwaad.example/x"}).status_code == 422
    assert noor.post("/seintjes", {**velden, "soorten": []}).status_code == 422
    noor.post("/ik/gedeeld", {"samen": "ja"})
    assert noor.post("/seintjes", velden).status_code == 403
    assert "Op dit toestel komen geen seintjes" in noor.get("/seintjes").text


def test_wie_een_telefoon_overneemt_hoort_niets_van_de_vorige(session: Session, wereld: Wereld, dienst: Dienst):
    hoort(session, dienst, wereld, "jim")
    oud = session.exec(select(Seinadres)).one()
    token = open_sessie(session, wereld.ouder1.persoon_id)
    zet(session, hash_token(token), wereld.ouder1.persoon_id, (oud.adres, oud.p256dh, oud.auth), ["praten"], extra=dienst.url)
    session.commit()
    assert session.exec(select(Seinadres.persoon_id)).all() == [wereld.ouder1.persoon_id]


def test_wie_op_een_telefoon_inlogt_maakt_de_vorige_daar_los(
    als: Callable[[str], Client], session: Session, wereld: Wereld, dienst: Dienst
):
    """Also when the new one asks for no seintjes there: a screen never lights up for who had the phone before."""
    telefoon = als("jongere")
    plek = dienst.telefoon("samen")
    velden = {"adres": plek["endpoint"], "p256dh": plek["keys"]["p256dh"], "auth": plek["keys"]["auth"], "soorten": list(SOORTEN)}  # pyright: ignore[reportIndexIssue]
    telefoon.app.config.update(PUSHDIENST=dienst.url, VAPID_OPENBAAR=openbaar(dienst.vapid))
    assert telefoon.post("/seintjes", velden).status_code == 303
    assert log_in(telefoon, geef_sleutel(session, wereld, "ouder1")).json == {"verder": "/"}
    session.expire_all()
    assert session.exec(select(Seinadres)).all() == []
    assert session.exec(select(Sessie.persoon_id)).all() == [wereld.ouder1.persoon_id]


def test_wie_zelf_opnieuw_inlogt_houdt_wat_hij_koos(als: Callable[[str], Client], session: Session, wereld: Wereld, dienst: Dienst):
    """A JIM who says yes to a second kring on his own phone is signed in anew there."""
    hoort(session, dienst, wereld, "jim")
    oud = session.exec(select(Seinadres)).one().token_hash
    nieuw = hash_token(open_sessie(session, wereld.jim.persoon_id))
    verhuis(session, oud, nieuw)
    session.commit()
    assert session.exec(select(Seinadres.token_hash)).all() == [nieuw]


STUB = """s => { Notification.requestPermission = async () => 'granted';
  PushManager.prototype.subscribe = async function (wens) {
    if (!wens.userVisibleOnly || wens.applicationServerKey.length !== 65) throw new DOMException('x', 'NotAllowedError');
    return {endpoint: s.endpoint, toJSON: () => s};
  }; }"""


def test_van_een_druk_op_de_knop_tot_de_melding_op_het_scherm(database_url: str, dienst: Dienst):
    """The whole chain: a browser, our page, the worker's sender, a push service, the service worker, what stands on the lock screen."""
    with huis(database_url) as h, sync_playwright() as p:
        h.app.config.update(VAPID_OPENBAAR=openbaar(dienst.vapid), PUSHDIENST=dienst.url)
        with Session(h.engine) as session:
            w = bouw_wereld(session)
            token, wie, schrijver, gesprek = (
                open_sessie(session, w.jim.persoon_id),
                w.jim.persoon_id,
                w.actor("jongere"),
                w.gesprekken["jim"].id,
            )
            session.commit()
        telefoon = Telefoon(start_chromium(p), h.url)
        telefoon.context.add_cookies([{"name": "sid", "value": token, "url": h.url}])
        telefoon.context.add_init_script(f"({STUB})({json.dumps(dienst.telefoon('samira'))})")
        telefoon.context.grant_permissions(["notifications"], origin=h.url)
        telefoon.ga("/seintjes")
        telefoon.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
        telefoon.tik("Zet seintjes aan op deze telefoon")
        expect(telefoon.page.get_by_text("Op deze telefoon krijg je een seintje")).to_be_visible()
        with Session(h.engine) as session:
            adres = session.exec(select(Seinadres)).one()
            assert adres.persoon_id == wie
            adres.stil_van = adres.stil_tot = 0
            schrijf(session, schrijver, gesprek, "kanariegeheim")
            session.commit()
            assert session.get_one(Persoon, wie).taal == "nl"
        bron = Seiner(h.engine, dienst.vapid, "mailto:proef@example.org", h.url, dienst.url)
        assert bron.ronde(straks()) == 1
        cdp, gezien = telefoon.context.new_cdp_session(telefoon.page), []
        cdp.on("ServiceWorker.workerRegistrationUpdated", lambda e: gezien.extend(e["registrations"]))
        cdp.send("ServiceWorker.enable")
        telefoon.page.wait_for_timeout(300)
        brief = {"origin": h.url, "registrationId": gezien[-1]["registrationId"], "data": dienst.kreeg[-1][1]}
        cdp.send("ServiceWorker.deliverPushMessage", brief)
        telefoon.page.wait_for_timeout(500)
        melding = telefoon.page.evaluate(
            "() => navigator.serviceWorker.ready.then(r => r.getNotifications()).then(n => n.map(x => [x.title, x.body, x.tag, x.data]))"
        )
        assert melding == [["Er is iets nieuws", "", "nieuws", f"{h.url}/"]]
        telefoon.tik("Zet seintjes uit op deze telefoon")
        expect(telefoon.page.get_by_text("komen geen seintjes meer")).to_be_visible()
        with Session(h.engine) as session:
            assert session.exec(select(Seinadres)).all() == []
        assert not telefoon.fouten
