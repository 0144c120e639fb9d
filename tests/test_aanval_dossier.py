"""An outsider at the connection with a record: a server that means ill, a beheerder, and people of the kring who want what is not theirs."""

import gzip
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from basis.clock import nu
from basis.events import Uitgaand
from basis.fouten import MagNiet, NietGevonden
from basis.outbox import opnieuw
from doelen.doel.actions import geef_vrij, meet, trek_in
from doelen.doel.queries import vrijgave_beeld
from doelen.koppeling import bijwerken, deur, smart
from doelen.koppeling.bijwerken import blader, plek
from doelen.koppeling.poort import KoppelFout, TijdelijkNietBereikbaar, VerbindingStuk
from doelen.koppeling.proef import beproef
from doelen.koppeling.smart import SmartClient, jwks
from jim.organisaties.models import Aanbieder
from jim.organisaties.queries import deelt_client
from tests.bouw import Wereld, bouw_wereld
from tests.grillig import JSON, Grillig, Verzoek, eerste, grillig
from tests.test_grillen import SLEUTEL, Lijnwerk, bouw
from tests.test_plan import maak_doel


@pytest.fixture
def lijnwerk(wereld: Wereld, engine: Engine) -> Iterator[Lijnwerk]:
    with grillig(jwks([SLEUTEL])) as record:
        yield bouw(wereld, engine, record)


@contextmanager
def bij(record: Grillig, **anders: float) -> Iterator[SmartClient]:
    with deur.client(5, buiten=False) as http:
        yield SmartClient(record.basis_url, "gezinsapp", [SLEUTEL], http=http, **anders)  # pyright: ignore[reportArgumentType]


@contextmanager
def kwaad(zeg: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server that says what it likes to whoever comes; gives its address."""
    luister = socket.create_server(("127.0.0.1", 0))
    luister.settimeout(10)

    def dien() -> None:
        try:
            while True:
                contact, _ = luister.accept()
                contact.recv(65536)
                try:
                    zeg(contact)
                except OSError:
                    pass
                finally:
                    contact.close()
        except OSError:
            return

    draad = threading.Thread(target=dien, daemon=True)
    draad.start()
    try:
        yield f"http://127.0.0.1:{luister.getsockname()[1]}/fhir"
    finally:
        luister.close()


def _druppel(begin: bytes, druppel: bytes) -> Callable[[socket.socket], None]:
    def zeg(contact: socket.socket) -> None:
        contact.sendall(begin)
        for _ in range(200):
            contact.sendall(druppel)
            time.sleep(0.05)

    return zeg


@pytest.mark.parametrize(
    ("begin", "druppel"),
    [
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n", b" ", id="a body by drops"),
        pytest.param(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n", id="headers by drops"),
        pytest.param(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", id="answers before the answer"),
        pytest.param(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n", id="chunks without an end"),
    ],
)
def test_wie_druppelt_houdt_ons_niet_vast(begin: bytes, druppel: bytes):
    with kwaad(_druppel(begin, druppel)) as url, deur.client(5, buiten=False) as http:
        client, van = SmartClient(url, "c", [SLEUTEL], http=http, geduld=0.8), time.monotonic()
        with pytest.raises(TijdelijkNietBereikbaar):
            client.ontdek()
        assert time.monotonic() - van < 4


def test_een_te_groot_antwoord_en_een_bom_vullen_ons_geheugen_niet(lijnwerk: Lijnwerk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(smart, "HOOGUIT_BYTES", 100_000)
    record, bom = lijnwerk.record, gzip.compress(b" " * 50_000_000)
    assert len(bom) < 100_000
    for koppen, inhoud in ((JSON, b" " * 200_000), ({**JSON, "Content-Encoding": "gzip"}, bom)):
        record.grillen[:] = [eerste(1, "bundel", (200, koppen, inhoud))]
        doel = lijnwerk.doel(0)
        lijnwerk.ronde()
        assert lijnwerk.lijn().fout == "te_groot" and not [rij for rij in lijnwerk.wachtend() if rij.fout], (
            "the line is to blame, not the goal"
        )
        lijnwerk.tot_klaar()
        assert doel.id in {g["identifier"][0]["value"] for g in record.van("Goal")}


@pytest.mark.parametrize("soort", ["br", "deflate", "zstd"])
def test_wat_anders_ingepakt_is_dan_gevraagd_is_geen_antwoord(lijnwerk: Lijnwerk, soort: str):
    lijnwerk.record.grillen.append(eerste(1, "bundel", (200, {**JSON, "Content-Encoding": soort}, b"{}")))
    lijnwerk.doel(0)
    lijnwerk.tot_klaar()
    lijnwerk.heel(0)


def test_een_ingepakt_antwoord_wordt_gelezen_en_een_half_niet(lijnwerk: Lijnwerk):
    record = lijnwerk.record

    def ingepakt(verzoek: Verzoek, tot: int | None) -> tuple[int, dict[str, str], bytes]:
        status, koppen, inhoud = record.doe(verzoek)
        return status, {**koppen, "Content-Encoding": "gzip"}, gzip.compress(inhoud)[:tot]

    record.grillen[:] = [eerste(1, "bundel", lambda v: ingepakt(v, -12)), eerste(1, "bundel", lambda v: ingepakt(v, None))]
    lijnwerk.doel(0)
    assert lijnwerk.tot_klaar() == 2
    lijnwerk.heel(0)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_een_verwijzing_wordt_niet_gevolgd(lijnwerk: Lijnwerk, status: int):
    gezien: list[bytes] = []
    with kwaad(lambda contact: gezien.append(contact.recv(1))) as elders:
        lijnwerk.record.grillen.append(eerste(9, "bundel", (status, {"Location": elders}, b"")))
        lijnwerk.doel(0)
        lijnwerk.ronde()
        assert [rij.fout for rij in lijnwerk.wachtend()] == [str(status), ""] and gezien == []


def test_koekjes_van_de_een_gaan_niet_naar_de_ander(lijnwerk: Lijnwerk):
    lijnwerk.record.grillen.append(eerste(1, "ontdek", lambda v: (lijnwerk.record.grillen.clear(), _met_koekje(lijnwerk.record, v))[1]))
    lijnwerk.doel(0)
    lijnwerk.tot_klaar()
    assert len(lijnwerk.record.verzoeken) > 2 and not any("cookie" in v.koppen for v in lijnwerk.record.verzoeken)


def _met_koekje(record: Grillig, verzoek: Verzoek) -> tuple[int, dict[str, str], bytes]:
    status, koppen, inhoud = record.antwoord(verzoek)
    return status, {**koppen, "Set-Cookie": "sessie=van-a; Path=/"}, inhoud


def test_een_klok_die_jaren_voor_loopt_krijgt_niets_dat_jaren_geldt(lijnwerk: Lijnwerk):
    lijnwerk.record.klok = 10 * 365 * 86400.0
    with bij(lijnwerk.record) as client:
        client.ontdek()
        claims = smart.jwt.decode(client.assertion("x"), smart.jwk.import_key(jwks([SLEUTEL])["keys"][0]), algorithms=["RS384"]).claims
    assert claims["exp"] < time.time() + 600


def test_een_aanbieder_koopt_met_ons_geen_token_bij_een_ander(lijnwerk: Lijnwerk, session: Session):
    """His record names the other's address for tokens, and he goes by the other's client id: the token would come to him."""
    ander = bouw_wereld(session).aanbieder
    session.commit()
    assert not deelt_client(session, lijnwerk.wereld.aanbieder)
    with grillig(jwks([SLEUTEL])) as van_ander:
        ander.dossier_url, ander.dossier_client = van_ander.basis_url, lijnwerk.wereld.aanbieder.dossier_client
        session.commit()
        naar_ander = json.dumps({"token_endpoint": f"{van_ander.basis_url}/token"}).encode()
        lijnwerk.record.grillen.append(lambda v: (200, {}, naar_ander) if v.soort == "ontdek" else None)
        lijnwerk.doel(0)
        lijnwerk.ronde()
        assert lijnwerk.lijn().fout == "elders" and van_ander.verzoeken == []
        assert not any("authorization" in v.koppen for v in lijnwerk.record.verzoeken)
        ander.dossier_client = "van-een-ander"
        session.commit()
        assert not deelt_client(session, session.get_one(Aanbieder, lijnwerk.wereld.aanbieder.id))


@pytest.mark.parametrize("locatie", ["Goal/..", "Goal/.", "/etc/passwd", "Goal/a b", f"Goal/{'a' * 65}", "javascript:alert(1)"])
def test_een_rare_plek_is_geen_plek(locatie: str):
    with pytest.raises(TijdelijkNietBereikbaar):
        plek(locatie, None)


def test_een_lange_versie_past_in_onze_boeken():
    assert len(plek("", {"resourceType": "Goal", "id": "1", "meta": {"versionId": "v" * 500}}).versie) == 60


def test_een_plek_van_een_ander_soort_wordt_niet_geloofd(lijnwerk: Lijnwerk):
    def draai(verzoek: Verzoek) -> tuple[int, dict[str, str], bytes]:
        status, koppen, inhoud = lijnwerk.record.doe(verzoek)
        return status, koppen, inhoud.replace(b'"location": "Goal/', b'"location": "Patient/')

    lijnwerk.record.grillen.append(eerste(9, "bundel", draai))
    lijnwerk.doel()
    lijnwerk.ronde()
    assert [(rij.fout, rij.uitleg) for rij in lijnwerk.wachtend()] == [("identifier", "Goal")]
    lijnwerk.record.grillen.clear()
    with Session(lijnwerk.engine) as session:
        opnieuw(session, lijnwerk.wereld.aanbieder.id)
        session.commit()
    lijnwerk.tot_klaar()
    lijnwerk.heel()


@pytest.mark.parametrize("vast", [True, False])
def test_een_lijst_zonder_einde_wordt_niet_gelezen_tot_wij_vol_zijn(lijnwerk: Lijnwerk, monkeypatch: pytest.MonkeyPatch, vast: bool):
    monkeypatch.setattr(bijwerken, "BLADZIJDEN", 5)
    teller = [0]

    def bladzij(_verzoek: Verzoek) -> tuple[int, dict[str, str], bytes]:
        teller[0] += 1
        volgende = f"{lijnwerk.record.basis_url}?p={0 if vast else teller[0]}"
        return 200, JSON, json.dumps({"resourceType": "Bundle", "link": [{"relation": "next", "url": volgende}]}).encode()

    lijnwerk.record.grillen.append(lambda v: bladzij(v) if v.soort == "lees" else None)
    with bij(lijnwerk.record) as client, pytest.raises(VerbindingStuk, match="next"):
        list(blader(client, "Goal", {}))
    assert teller[0] <= 6


def test_de_proef_haalt_niets_weg_dat_niet_van_de_proef_is(lijnwerk: Lijnwerk):
    """A record that searches as it likes, puts its own number first, or says that our goal is about somebody real."""
    lijnwerk.doel(0)
    lijnwerk.tot_klaar()
    record = lijnwerk.record
    voor, (echt,) = set(record.opgeslagen), record.van("Patient")

    def over_een_ander(verzoek: Verzoek) -> tuple[int, dict[str, str], bytes] | None:
        if verzoek.soort != "lees" or not verzoek.pad.startswith("Goal/"):
            return None
        daar = json.loads(record.doe(verzoek)[2])
        daar["subject"] = {"reference": f"Patient/{echt['id']}"}
        daar["identifier"].insert(0, {"system": "https://epd.example", "value": ""})
        return 200, JSON, json.dumps(daar).encode()

    record.grillen.append(eerste(1, "lees", (200, JSON, b'{"fhirVersion":"4.0.1"}')))
    record.grillen.append(over_een_ander)
    with bij(record) as client:
        stappen = {stap.naam: stap for stap in beproef(client, "https://aanbieder.example/nummer")}
    assert voor <= set(record.opgeslagen), "the yes and the person of a real family are still there"
    assert not stappen["opruimen"].goed and stappen["opruimen"].verschillen == (f"Patient/{echt['id']}",)


@pytest.mark.parametrize(
    ("adres", "mag"), [("64:ff9b::7f00:1", False), ("64:ff9b::a00:1", False), ("::127.0.0.1", False), ("64:ff9b::808:808", True)]
)
def test_een_adres_in_een_adres(adres: str, mag: bool):
    assert deur.op_internet(adres) is mag


def test_buiten_de_demo_gaat_niets_zonder_tls_ook_niet_achter_een_proxy(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    for naam in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(naam, raising=False)
    with kwaad(lambda contact: contact.sendall(b"HTTP/1.1 200 OK\r\n\r\n")) as url, deur.client(2, buiten=True) as http:
        with pytest.raises(VerbindingStuk, match="binnen"):
            http.get(url)
        with pytest.raises(KoppelFout):
            SmartClient(url, "c", [SLEUTEL], http=http).ontdek()
        with pytest.raises(httpx.RequestError):
            http.get("https://epd.example/fhir")


def test_ouders_die_apart_lezen_zien_niet_wat_de_ander_zei(lijnwerk: Lijnwerk):
    w, doel = lijnwerk.wereld, lijnwerk.doel(0)
    w.kring.ouders_apart = True
    w.session.commit()
    beeld = vrijgave_beeld(w.session, w.actor("ouder1"), doel.id)
    assert beeld is not None and beeld.ik_akkoord and w.ouder2.id not in {g.lid_id for g, _ in beeld.beslissers}
    alles = vrijgave_beeld(w.session, w.actor("jongere"), doel.id)
    assert alles is not None and len(alles.beslissers) == 3
    assert w.session.exec(select(Uitgaand)).all()


def test_een_verjaardag_en_ouders_die_het_niet_eens_zijn(lijnwerk: Lijnwerk):
    """Under 12 both parents, from 12 the jongere too; a yes of two does not become enough, and what is stopped by a birthday was not taken back."""
    w = lijnwerk.wereld
    w.kring.geboren_jaar = nu().year - 10
    doel = maak_doel(w.session, w, tekst="Zwemmen")
    lijnwerk.ladder(doel)
    assert not geef_vrij(w.session, w.actor("ouder1"), doel.id)
    with pytest.raises(MagNiet):
        geef_vrij(w.session, w.actor("jongere"), doel.id)
    assert geef_vrij(w.session, w.actor("ouder2"), doel.id)
    lijnwerk.tot_klaar()
    w.kring.geboren_jaar = nu().year - 13
    meet(w.session, w.actor("jongere"), doel.id, 2)
    lijnwerk.tot_klaar()
    assert not lijnwerk.record.van("Observation") and [c["status"] for c in lijnwerk.record.van("Consent")] == ["active"]
    w.ouder2.gezag = False
    w.session.commit()
    for wie in ("ouder2", "jim", "aanspreekpunt"):
        for doe in (geef_vrij, trek_in):
            with pytest.raises((MagNiet, NietGevonden)):
                doe(w.session, w.actor(wie), doel.id)
            w.session.rollback()
    assert geef_vrij(w.session, w.actor("jongere"), doel.id)
    lijnwerk.tot_klaar()
    assert len(lijnwerk.record.van("Observation")) == 1
