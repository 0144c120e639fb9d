"""Records behave differently, and have bad days. Whatever they do: nothing is lost, doubled or out of order, and nobody is blamed wrongly."""

import json
import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, update
from sqlmodel import Session, col, select

from basis import outbox
from basis.clock import nu
from basis.events import Lijn, Uitgaand
from basis.outbox import werk
from doelen.doel.actions import geef_vrij, meet, zet_ladder
from doelen.doel.models import Doel, InDossier
from doelen.koppeling.smart import RIJP_SECONDEN, jwks, maak_sleutel, op_volgorde, sleutelbos, ververs
from gezinsapp.bezorger import Bezorger
from tests.bouw import Wereld
from tests.grillig import JSON, Antwoord, Gril, Grillig, Verzoek, eerste, grillig
from tests.test_plan import maak_doel

KANARIE = "kanarie-7f3a"
SLEUTEL = maak_sleutel("k-1")
WIE = ("jongere", "ouder1", "ouder2")


@dataclass
class Lijnwerk:
    """A released goal with scores, a record, and the worker between them."""

    wereld: Wereld
    engine: Engine
    record: Grillig
    bezorger: Bezorger
    doelen: list[Doel] = field(default_factory=list)

    def ladder(self, doel: Doel, droom: str = KANARIE) -> None:
        """Give it a ladder."""
        treden = {-2: f"nu {KANARIE}", 0: f"doel {KANARIE}", 2: droom}
        zet_ladder(self.wereld.session, self.wereld.actor("jongere"), doel.id, 6, -2, treden, None)

    def doel(self, *niveaus: int) -> Doel:
        """A goal that everybody released, with scores by the jongere."""
        session = self.wereld.session
        doel = maak_doel(session, self.wereld, tekst=f"{KANARIE} doel {len(self.doelen)}")
        self.ladder(doel, f"droom {KANARIE}")
        for wie in WIE:
            geef_vrij(session, self.wereld.actor(wie), doel.id)
        for niveau in niveaus:
            meet(session, self.wereld.actor("jongere"), doel.id, niveau)
        session.commit()
        self.doelen.append(doel)
        return doel

    def ronde(self) -> None:
        """The worker does what may go now."""
        bestemming = self.wereld.aanbieder.id
        self.wereld.session.commit()
        while werk(self.engine, bestemming, self.bezorger):
            pass

    def tot_klaar(self, keren: int = 8) -> int:
        """Pauses go by until nothing waits; gives how many rounds it took."""
        for ronde in range(1, keren + 1):
            self.ronde()
            if not self.wachtend():
                return ronde
            with Session(self.engine) as session:
                session.execute(update(Uitgaand).values(beschikbaar=nu() - timedelta(seconds=1)))
                session.execute(update(Lijn).values(dicht_tot=None))
                session.commit()
        raise AssertionError([(rij.soort, rij.fout) for rij in self.wachtend()])

    def wachtend(self) -> list[Uitgaand]:
        """What did not arrive."""
        with Session(self.engine) as session:
            return list(session.exec(select(Uitgaand).where(col(Uitgaand.klaar).is_(None)).order_by(col(Uitgaand.volgorde))))

    def lijn(self) -> Lijn:
        """How it goes with the line."""
        with Session(self.engine) as session:
            return session.get_one(Lijn, self.wereld.aanbieder.id)

    def heel(self, *niveaus: int) -> None:
        """All arrived once, in order, at the right goal, and our books say so."""
        assert len(self.record.van("Patient")) == 1
        assert len(self.record.van("Goal")) == len(self.record.van("Consent")) == len(self.doelen)
        gezien = [o["valueCodeableConcept"]["coding"][0]["code"] for o in self.record.van("Observation")]
        codes = {-3: "-3", -2: "LA34484-8", -1: "LA34483-0", 0: "LA34481-4", 1: "LA34480-6", 2: "LA34479-8"}
        assert gezien == [codes[n] for n in niveaus]
        assert {verzoek.methode for verzoek in self.record.verzoeken} <= {"GET", "POST", "PUT"}, "a PATCH or DELETE is never sent"
        with Session(self.engine) as session:
            staat = {rij.ding_id: rij.verwijzing for rij in session.exec(select(InDossier))}
        daar = {
            d["identifier"][0]["value"]: f"{d['resourceType']}/{d['id']}"
            for soort in ("Goal", "Observation")
            for d in self.record.van(soort)
        }
        assert staat == daar


def bouw(wereld: Wereld, engine: Engine, record: Grillig, sleutels: list[dict[str, Any]] | None = None) -> Lijnwerk:
    aanbieder = wereld.aanbieder
    aanbieder.dossier_url, aanbieder.dossier_client = record.basis_url, "gezinsapp"
    wereld.session.commit()
    return Lijnwerk(wereld, engine, record, Bezorger(json.dumps({"keys": sleutels or [SLEUTEL]})))


@pytest.fixture
def lijnwerk(wereld: Wereld, engine: Engine) -> Iterator[Lijnwerk]:
    with grillig(jwks([SLEUTEL])) as record:
        yield bouw(wereld, engine, record)


def uitkomst(status: int) -> Antwoord:
    """A refusal that repeats what we sent."""
    issue = [{"severity": "error", "code": "invalid", "diagnostics": KANARIE}]
    return status, JSON, json.dumps({"resourceType": "OperationOutcome", "issue": issue}).encode()


def scores(verzoek: Verzoek) -> list[str]:
    """The codes of the scores in a bundle."""
    dingen = [entry["resource"] for entry in json.loads(verzoek.inhoud)["entry"]]
    return [ding["valueCodeableConcept"]["coding"][0]["code"] for ding in dingen if ding["resourceType"] == "Observation"]


def verwerkt_maar(record: Grillig, antwoord: Antwoord) -> Gril:
    """The record did it, but its answer went wrong."""
    return eerste(1, "bundel", lambda verzoek: (record.doe(verzoek), antwoord)[1])


def test_zonder_grillen_gaat_alles_in_een_keer(lijnwerk: Lijnwerk):
    lijnwerk.doel(-2, 0, 1)
    assert lijnwerk.tot_klaar() == 1
    lijnwerk.heel(-2, 0, 1)
    assert [v.soort for v in lijnwerk.record.verzoeken] == ["ontdek", "token", "bundel"]


@pytest.mark.parametrize(
    "antwoord",
    [
        pytest.param((0, {}, b""), id="the answer got lost"),
        pytest.param((200, {**JSON, "Content-Length": "900"}, b'{"resourceType":"Bund'), id="half an answer"),
        pytest.param((200, {"Content-Type": "text/html"}, b"<html>even geduld</html>"), id="a page of a proxy"),
        pytest.param((200, JSON, b'{"resourceType":"Bundle","entry":[]}'), id="an empty answer"),
        pytest.param((200, JSON, b"[]"), id="no object"),
        pytest.param((200, JSON, b'{"entry":[{},{},{},{},{}]}'), id="entries without a word"),
        pytest.param((200, JSON, b'{"entry":7}'), id="a number for a list"),
        pytest.param((200, {**JSON, "Content-Encoding": "gzip"}, b"no gzip"), id="packed by nobody"),
        pytest.param((200, JSON, b"[" * 100_000), id="without an end"),
        pytest.param((502, {}, b"<html>"), id="a gateway that gave up"),
        pytest.param((504, {}, b""), id="a gateway that was too late"),
    ],
)
def test_wat_verwerkt_is_zonder_dat_wij_het_horen_staat_er_een_keer(lijnwerk: Lijnwerk, antwoord: Antwoord):
    lijnwerk.record.grillen.append(verwerkt_maar(lijnwerk.record, antwoord))
    lijnwerk.doel(-2, 1)
    assert lijnwerk.tot_klaar() == 2
    lijnwerk.heel(-2, 1)


def test_het_goede_met_het_verkeerde_etiket_is_goed(lijnwerk: Lijnwerk):
    record = lijnwerk.record
    record.grillen.append(eerste(1, "bundel", lambda v: (200, {"Content-Type": "text/plain"}, record.doe(v)[2])))
    lijnwerk.doel(0)
    assert lijnwerk.tot_klaar() == 1
    lijnwerk.heel(0)


@pytest.mark.parametrize("status", [408, 425, 429, 500, 503])
def test_een_slechte_dag_gaat_over(lijnwerk: Lijnwerk, status: int):
    lijnwerk.record.grillen.append(eerste(2, "bundel", (status, {}, KANARIE.encode())))
    lijnwerk.doel(-2, 0)
    assert lijnwerk.tot_klaar() == 3
    lijnwerk.heel(-2, 0)


@pytest.mark.parametrize("wanneer", ["Mon, 01 Jan 99999999999 00:00:00 GMT", "9" * 400, "straks"])
def test_een_moment_dat_niet_bestaat_maakt_niemand_ziek(lijnwerk: Lijnwerk, wanneer: str):
    lijnwerk.record.grillen.append(eerste(1, "bundel", (503, {"Retry-After": wanneer}, b"")))
    lijnwerk.doel(0)
    lijnwerk.ronde()
    assert lijnwerk.lijn().fouten == 1
    assert lijnwerk.tot_klaar() <= 2
    lijnwerk.heel(0)


def test_wie_om_geduld_vraagt_krijgt_het(lijnwerk: Lijnwerk):
    lijnwerk.record.grillen.append(eerste(1, "bundel", (429, {"Retry-After": "120"}, b"")))
    lijnwerk.doel(0)
    lijnwerk.doel(1)
    lijnwerk.ronde()
    assert sum(v.soort == "bundel" for v in lijnwerk.record.verzoeken) == 1, "the second goal waits too"
    rust = (lijnwerk.lijn().dicht_tot or nu()) - nu()
    assert timedelta(seconds=118) < rust < timedelta(seconds=150)
    lijnwerk.tot_klaar()
    lijnwerk.heel(0, 1)


def _traag(lijnwerk: Lijnwerk, seconden: float) -> None:
    record = lijnwerk.record
    record.grillen.append(eerste(1, "bundel", lambda v: (time.sleep(seconden), record.doe(v))[1]))
    lijnwerk.doel(-2, 0)
    lijnwerk.wereld.session.commit()
    begin = time.monotonic()
    assert lijnwerk.tot_klaar() == 1
    assert time.monotonic() - begin >= seconden
    lijnwerk.heel(-2, 0)


def test_een_traag_dossier_houdt_de_lening_vast(lijnwerk: Lijnwerk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(outbox, "LEEN", timedelta(seconds=1))
    _traag(lijnwerk, 3)


@pytest.mark.zwaar
def test_een_dossier_dat_er_dertig_seconden_over_doet(lijnwerk: Lijnwerk):
    _traag(lijnwerk, 30)


@pytest.mark.parametrize("status", [409, 412])
def test_iemand_schreef_ertussen(lijnwerk: Lijnwerk, status: int):
    doel = lijnwerk.doel(0)
    lijnwerk.tot_klaar()
    record = lijnwerk.record

    def ertussen(_verzoek: Verzoek) -> Antwoord:
        daar = record.van("Goal")[0]
        record.bewaar({**daar, "note": [{"text": "van de ander"}]}, f"Goal/{daar['id']}")
        return status, JSON, b"{}"

    record.grillen.append(eerste(1, "schrijf", ertussen))
    lijnwerk.ladder(doel, "een andere droom")
    assert lijnwerk.tot_klaar() == 1
    assert record.van("Goal")[0]["note"] == [{"text": "van de ander"}]
    assert "een andere droom" in json.dumps(record.van("Goal")[0])
    lijnwerk.heel(0)


@pytest.mark.parametrize(("status", "rondes"), [("409 Conflict", 2), ("412 Precondition Failed", 1)])
def test_een_oude_etag_in_een_half_gelukte_transactie(lijnwerk: Lijnwerk, status: str, rondes: int):
    """It answers 200, did the first entries, refused the last, and rolled nothing back."""
    record = lijnwerk.record

    def half(verzoek: Verzoek) -> Antwoord:
        gelukt = record.transactie(json.loads(verzoek.inhoud)["entry"][:-1])["entry"]
        return 200, JSON, json.dumps({"entry": [*gelukt, {"response": {"status": status}}]}).encode()

    record.grillen.append(eerste(1, "bundel", half))
    lijnwerk.doel(-2, 0, 2)
    assert lijnwerk.tot_klaar() == rondes
    lijnwerk.heel(-2, 0, 2)


@pytest.mark.parametrize("status", [400, 422])
def test_wat_geweigerd_wordt_wacht_op_een_mens_en_de_rest_gaat_door(lijnwerk: Lijnwerk, status: int, caplog: pytest.LogCaptureFixture):
    lijnwerk.doel(0)
    fout = lijnwerk.doel(-2, 1)
    lijnwerk.doel(2)
    lijnwerk.record.grillen.append(lambda v: uitkomst(status) if v.soort == "bundel" and "LA34484-8" in scores(v) else None)
    with caplog.at_level(logging.DEBUG, logger="basis"):
        lijnwerk.ronde()
    assert [(rij.baan, rij.fout, rij.uitleg) for rij in lijnwerk.wachtend()] == [(fout.id, str(status), "invalid"), (fout.id, "", "")]
    assert KANARIE not in caplog.text and KANARIE not in lijnwerk.lijn().model_dump_json()
    assert len(lijnwerk.record.van("Goal")) == 3 and len(lijnwerk.record.van("Observation")) == 2
    lijnwerk.record.grillen.clear()
    with Session(lijnwerk.engine) as session:
        assert outbox.opnieuw(session, lijnwerk.wereld.aanbieder.id) == 1
        session.commit()
    assert lijnwerk.tot_klaar() == 1
    lijnwerk.heel(0, 2, -2, 1)


def test_een_doel_dat_daar_is_weggegooid_wacht_op_een_mens(lijnwerk: Lijnwerk):
    doel, ander = lijnwerk.doel(0), lijnwerk.doel(1)
    lijnwerk.tot_klaar()
    daar = next(g for g in lijnwerk.record.van("Goal") if g["identifier"][0]["value"] == doel.id)
    lijnwerk.record.grillen.append(lambda v: (410, JSON, b"{}") if v.pad == f"Goal/{daar['id']}" else None)
    for elk in (doel, ander):
        lijnwerk.ladder(elk, "iets anders")
    lijnwerk.ronde()
    assert [(rij.baan, rij.fout) for rij in lijnwerk.wachtend()] == [(doel.id, "410")]


def test_versies_mogen_van_alles_zijn(lijnwerk: Lijnwerk):
    lijnwerk.record.uuid_etags = True
    doel = lijnwerk.doel(0)
    lijnwerk.tot_klaar()
    lijnwerk.ladder(doel, "een andere droom")
    assert lijnwerk.tot_klaar() == 1
    assert "een andere droom" in json.dumps(lijnwerk.record.van("Goal")[0])
    lijnwerk.heel(0)


@pytest.mark.parametrize("klok", [-240.0, 240.0, 86400.0])
def test_hun_klok_loopt_anders(lijnwerk: Lijnwerk, klok: float):
    lijnwerk.record.klok = klok
    lijnwerk.doel(0)
    assert lijnwerk.tot_klaar() == 1
    lijnwerk.heel(0)


def test_hun_klok_verspringt_onderweg(lijnwerk: Lijnwerk):
    lijnwerk.doel(0)
    lijnwerk.tot_klaar()
    lijnwerk.record.klok = -240.0
    lijnwerk.record.tokens.clear()
    lijnwerk.doel(1)
    assert lijnwerk.tot_klaar() == 1
    lijnwerk.heel(0, 1)


def test_een_token_dat_onderweg_verloopt(lijnwerk: Lijnwerk):
    doel = lijnwerk.doel(0)
    lijnwerk.tot_klaar()
    record = lijnwerk.record
    record.grillen.append(eerste(1, "schrijf", lambda _: (record.tokens.clear(), (401, {}, b""))[1]))
    lijnwerk.ladder(doel, "een andere droom")
    assert lijnwerk.tot_klaar() == 1
    assert "een andere droom" in json.dumps(record.van("Goal")[0])


def test_geen_bewijs_wordt_ooit_twee_keer_gebruikt(lijnwerk: Lijnwerk):
    """A server that takes the same one again would not tell us."""
    lijnwerk.record.eenmalige_jti = False
    for niveau in (0, 1, 2):
        lijnwerk.record.tokens.clear()
        lijnwerk.doel(niveau)
        lijnwerk.tot_klaar()
    assert len(lijnwerk.record.jtis) == len(set(lijnwerk.record.jtis)) == 3


@pytest.mark.parametrize("alg", ["RS384", "RS512", "ES384"])
def test_sleutels_wisselen_zonder_gat(wereld: Wereld, engine: Engine, alg: str):
    """A record keeps our key set for a day. Each turn: first it knows only the old key, then only the new one."""
    bos = ververs([], time.time() - 10 * RIJP_SECONDEN)
    with grillig(jwks(bos)) as record:
        werk_ = bouw(wereld, engine, record)
        wereld.aanbieder.dossier_alg = alg
        for niveau in (0, 1, 2):
            bos = ververs(bos, time.time())
            werk_.bezorger = Bezorger(json.dumps({"keys": bos}))
            record.tokens.clear()
            werk_.doel(niveau)
            assert werk_.tot_klaar() == 1
            record.jwks, record.tokens = jwks(bos[:2]), {}
            meet(wereld.session, wereld.actor("ouder1"), werk_.doelen[-1].id, niveau)
            assert werk_.tot_klaar() == 1
            bos = [{**sleutel, "sinds": int(time.time() - 2 * RIJP_SECONDEN)} for sleutel in bos]
        werk_.heel(0, 0, 1, 1, 2, 2)
        assert werk_.lijn().fouten == 0


def test_de_nieuwste_sleutel_tekent_pas_als_iedereen_hem_kon_lezen():
    oud, nieuw = maak_sleutel("oud", sinds=0), maak_sleutel("nieuw", sinds=1_000_000)
    ec = maak_sleutel("ec", "ES384", 0)
    bos = [ec, nieuw, oud]
    assert [s["kid"] for s in op_volgorde(bos, "RS384", 1_000_000 + RIJP_SECONDEN - 1)] == ["oud", "nieuw"]
    assert [s["kid"] for s in op_volgorde(bos, "RS512", 1_000_000 + RIJP_SECONDEN)] == ["nieuw", "oud"]
    assert [s["kid"] for s in op_volgorde(bos, "ES384", 0)] == ["ec"]
    assert sleutelbos("") == [] and sleutelbos(json.dumps(oud)) == [oud] and sleutelbos(json.dumps({"keys": bos})) == bos
    assert [s["kid"] for s in ververs(bos, 2_000_000)] == ["rsa-2000000", "ec-2000000", "nieuw", "ec"]
    assert all("sinds" not in s and "d" not in s for s in jwks(bos)["keys"])


@pytest.mark.parametrize(
    ("gril", "code"),
    [
        (lambda v: (404, {}, b"") if v.soort == "ontdek" else None, "smart-configuration"),
        (lambda v: (200, {}, b'{"token_endpoint":"http://elders.example/token"}') if v.soort == "ontdek" else None, "smart-configuration"),
        (lambda v: (400, {}, b'{"error":"invalid_scope"}') if v.soort == "token" else None, "invalid_scope"),
        (lambda v: (401, {}, KANARIE.encode()) if v.soort == "token" else None, "token"),
        (lambda v: (200, {}, '{"access_token":"é","expires_in":300}'.encode()) if v.soort == "token" else None, "token"),
        (
            lambda v: (200, {}, b'{"token_endpoint":"https://epd.example:abc/token"}') if v.soort == "ontdek" else None,
            "smart-configuration",
        ),
        (lambda v: (200, {}, b'{"token_endpoint":"https://epd..example/token"}') if v.soort == "ontdek" else None, "smart-configuration"),
        (lambda v: (403, {}, b"") if v.soort == "bundel" else None, "403"),
        (lambda v: (405, {}, b"") if v.soort == "bundel" else None, "405"),
    ],
)
def test_een_verbinding_die_niet_klopt_geeft_niemand_de_schuld(lijnwerk: Lijnwerk, gril: Gril, code: str):
    lijnwerk.record.grillen.append(gril)
    lijnwerk.doel(0, 1)
    lijnwerk.ronde()
    assert lijnwerk.lijn().fout == code
    assert not [rij for rij in lijnwerk.wachtend() if rij.fout]
    lijnwerk.record.grillen.clear()
    lijnwerk.tot_klaar()
    lijnwerk.heel(0, 1)
    assert lijnwerk.lijn().fout == ""


def test_wie_niets_heeft_ingericht_verliest_niets(lijnwerk: Lijnwerk):
    url = lijnwerk.wereld.aanbieder.dossier_url
    lijnwerk.wereld.aanbieder.dossier_url = ""
    lijnwerk.doel(0)
    lijnwerk.ronde()
    assert lijnwerk.lijn().fout == "niet_ingericht"
    lijnwerk.wereld.aanbieder.dossier_url = url
    lijnwerk.tot_klaar()
    lijnwerk.heel(0)
