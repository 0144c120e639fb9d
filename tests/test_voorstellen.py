"""What a professional makes of a goal in his own record comes back as a proposal; nothing is overwritten that somebody did not read."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import Engine
from sqlmodel import select

from basis.clock import nu, vandaag
from basis.events import Gebeurtenis
from basis.fouten import Botsing, MagNiet, NietGevonden, Ongeldig
from basis.logboek.models import Actie, Logregel
from doelen.doel.actions import maak_doel, meet, trek_in, zet_ladder, zet_status
from doelen.doel.models import Voorstel
from doelen.doel.queries import treden
from doelen.doel.voorstellen import ONGEDAAN_BINNEN, antwoord, lees_in, voorstellen
from doelen.koppeling import proef_epd, terug
from doelen.koppeling.bijwerken import blader, werk_bij
from doelen.koppeling.fhir import goal
from doelen.koppeling.keuring import valideer
from doelen.koppeling.poort import VELDEN, DoelVoorDossier, Geweigerd, Veld, Wijziging, andere_treden, ladder_tekst, lees_ladder
from doelen.koppeling.smart import jwks
from doelen.koppeling.termen import EXT_DOEL, Resource
from gezinsapp.bezorger import Bezorger, lees
from tests.bouw import Wereld
from tests.client import Client
from tests.epd import CLIENT_ID, Epd
from tests.grillig import Grillig, eerste, grillig
from tests.test_grillen import SLEUTEL, Lijnwerk, bouw

Als = Callable[[str], Client]
DAG = vandaag() + timedelta(days=90)


@pytest.fixture
def lijnwerk(wereld: Wereld, engine: Engine) -> Iterator[Lijnwerk]:
    with grillig(jwks([SLEUTEL])) as record:
        yield bouw(wereld, engine, record)


def een_doel(**anders: Any) -> DoelVoorDossier:
    vast: dict[str, Any] = {
        "sleutel": "doel-1", "pseudoniem": "c-1", "tekst": "Met de bus", "treden": {-2: "nu", 0: "doel", 2: "droom"}, "variant": "6",
        "basis": -2, "status": "actief", "streefdatum": None, "versie": 1,
    }  # fmt: skip
    return DoelVoorDossier(**(vast | anders))


def professional(daar: Resource, **wat: Any) -> Resource:
    """What a professional does in his own screen: a word, a status, a date; he knows nothing of our extension."""
    return {**deepcopy(daar), **wat}


def met_treden(daar: Resource, **woorden: str) -> list[Resource]:
    """The extensions of a Goal with other words at these steps (by the words that stood there); empty takes a step away."""
    uit = deepcopy(daar["extension"])
    for extensie in uit:
        for deel in extensie["extension"]:
            if deel["url"] == "progressText":
                deel["valueString"] = woorden.get(deel["valueString"].split()[0], deel["valueString"])
    return [e for e in uit if all(deel.get("valueString") != "" for deel in e["extension"])]


BEREIKT = {
    "lifecycleStatus": "completed",
    "achievementStatus": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/goal-achievement", "code": "achieved"}]},
}


def in_record(lijnwerk: Lijnwerk, **wat: Any) -> None:
    (daar,) = lijnwerk.record.van("Goal")
    daar.update(professional(daar, **wat))
    daar["meta"] = {**daar["meta"], "versionId": str(int(daar["meta"]["versionId"]) + 1)}


def een(lijnwerk: Lijnwerk, wie: str = "jongere") -> list[tuple[str, Any, Any, bool]]:
    lijnwerk.wereld.session.rollback()
    w = lijnwerk.wereld
    return [(v.veld, v.daar, v.hier, v.mag) for v in voorstellen(w.session, w.actor(wie), lijnwerk.doelen[0].id)]


def kies(lijnwerk: Lijnwerk, keuze: str, veld: str, wie: str = "jongere") -> None:
    w = lijnwerk.wereld
    rij = w.session.exec(select(Voorstel).where(Voorstel.veld == veld)).one()
    antwoord(w.session, w.actor(wie), rij.doel_id, rij.id, keuze)
    w.session.commit()


def gelezen(lijnwerk: Lijnwerk) -> int:
    lijnwerk.wereld.session.commit()
    return lees(lijnwerk.engine, lijnwerk.bezorger, lijnwerk.wereld.aanbieder.id)


@pytest.mark.parametrize(
    ("wat", "verwacht"),
    [
        ({}, {}),
        ({"description": {"text": "  Met  de\u00a0bus "}}, {}),
        ({"description": {"text": "Zelfstandig reizen", "coding": [{"code": "x"}]}}, {"tekst": "Zelfstandig reizen"}),
        ({"description": {"text": "x" * 600}}, {"tekst": f"{'x' * 499}…"}),
        ({"lifecycleStatus": "on-hold"}, {}),
        ({"lifecycleStatus": "completed"}, {"status": "bereikt"}),
        ({"lifecycleStatus": "rejected"}, {"status": "gestopt"}),
        ({"target": [{"dueDate": "2027-02"}]}, {"streefdatum": "2027-02-28"}),
        ({"target": [{"dueDate": "2027"}]}, {"streefdatum": "2027-12-31"}),
        ({"target": [{"dueDate": "morgen"}]}, {}),
        ({"target": [{"measure": {"text": "x"}, "dueDate": "2027-01-05"}, {"dueDate": "2027-01-09"}]}, {"streefdatum": "2027-01-09"}),
        ({"extension": []}, {"tekst": "Met de bus", "status": "actief", "streefdatum": ""}),
        ({"extension": [{"url": EXT_DOEL, "extension": [{"url": "versie", "valueInteger": 1}]}], "description": {"text": "oud"}}, {}),
    ],
)
def test_wat_een_ander_veranderde_is_te_zien_aan_de_merken_die_meereizen(wat: dict[str, Any], verwacht: dict[str, str]):
    assert terug.anders(professional(goal(een_doel(), "Patient/1"), **wat)) == verwacht


def test_een_woord_een_einde_en_een_dag_uit_een_echt_dossier_komen_terug_als_voorstel(wereld: Wereld, engine: Engine, epd: Epd, als: Als):
    van = wereld.aanbieder
    van.dossier_url, van.dossier_client, van.dossier_scope = epd.basis_url, CLIENT_ID, proef_epd.SCOPE
    lijnwerk = Lijnwerk(wereld, engine, Grillig({}), Bezorger(json.dumps(epd.sleutel)))
    doel = lijnwerk.doel(-2)
    lijnwerk.tot_klaar()
    assert gelezen(lijnwerk) == 0
    with httpx.Client() as http:
        client = epd.client(http)

        def daar() -> Resource:
            (gevonden,) = blader(client, "Goal", {"identifier": doel.id})
            return gevonden

        nieuw = professional(daar(), description={"text": "Zelfstandig met de bus <b>"}, target=[{"dueDate": DAG.isoformat()}], **BEREIKT)
        client.verzoek("PUT", f"Goal/{nieuw['id']}", inhoud=nieuw)
        assert gelezen(lijnwerk) == 1
        assert gelezen(lijnwerk) == 0, "the same is told once"
        noor = als("jongere")
        tekst = noor.get(f"~/doelen/{doel.id}").text
        assert tekst.count("Dit nemen we over") == 3 and "Zelfstandig met de bus &lt;b&gt;" in tekst
        assert "Het doel is bereikt" in tekst and "Geen datum" in tekst
        rij = {v.veld: v.id for v in wereld.session.exec(select(Voorstel))}
        wereld.session.rollback()
        noor.post(f"~/doelen/{doel.id}/voorstel", {"voorstel": rij["streefdatum"], "keuze": "over"})
        noor.post(f"~/doelen/{doel.id}/voorstel", {"voorstel": rij["tekst"], "keuze": "eigen"})
        lijnwerk.tot_klaar()
        staat = daar()
        assert (staat["description"]["text"], staat["target"][0]["dueDate"], staat["lifecycleStatus"]) == (
            doel.tekst, DAG.isoformat(), "completed",
        )  # fmt: skip
        wereld.session.refresh(doel)
        assert (doel.streefdatum, doel.status) == (DAG, "actief")
        assert {v.veld: v.antwoord for v in wereld.session.exec(select(Voorstel))} == {"status": "", "streefdatum": "over"}
        wereld.session.rollback()
        noor.post(f"~/doelen/{doel.id}/voorstel", {"voorstel": rij["status"], "keuze": "over"})
        lijnwerk.tot_klaar()
        wereld.session.refresh(doel)
        assert doel.status == "bereikt" and terug.anders(daar()) == {} and gelezen(lijnwerk) == 0


def test_wat_hij_van_een_stap_maakte_is_een_voorstel_en_wordt_nooit_ongelezen_weggeschreven(lijnwerk: Lijnwerk, als: Als):
    w, doel = lijnwerk.wereld, lijnwerk.doel(0)
    zet_ladder(w.session, w.actor("jongere"), doel.id, 6, -2, {-2: "Nu", 0: "Doel", 1: "Bijna", 2: "Droom"}, None)
    lijnwerk.tot_klaar()

    def ladder() -> list[str]:
        treden = [lees_ladder(terug.velden(daar)["ladder"]) for daar in lijnwerk.record.van("Goal")]
        return [f"{n} {t}" for rij in treden for n, t in rij.items()]

    assert ladder() == ["2 Droom", "1 Bijna", "0 Doel", "-2 Nu"]
    in_record(lijnwerk, extension=met_treden(lijnwerk.record.van("Goal")[0], Doel="Drie keer <b>", Bijna=""))
    zet_ladder(w.session, w.actor("jongere"), doel.id, 6, -2, {-2: "Nu", 0: "Doel", 1: "Bijna", 2: "Nog verder"}, None)
    meet(w.session, w.actor("jongere"), doel.id, 2)
    lijnwerk.tot_klaar()
    assert ladder() == ["2 Nog verder", "0 Drie keer <b>", "-2 Nu"], "ours does not go over what nobody read, and what he left alone does"
    (beeld,) = voorstellen(w.session, w.actor("ouder1"), doel.id)
    assert beeld.stappen == [(1, "", "Bijna"), (0, "Drie keer <b>", "Doel")] and not beeld.mag
    w.session.rollback()
    tekst = als("jongere").get(f"~/doelen/{doel.id}").text
    assert "Hoe heten de stappen?" in tekst and "Drie keer &lt;b&gt;" in tekst and "Geen woorden" in tekst and "Dit nemen we over" in tekst
    kies(lijnwerk, "over", "ladder")
    assert "Toch niet overnemen" in als("jongere").get(f"~/doelen/{doel.id}").text
    lijnwerk.tot_klaar()
    assert ladder() == ["2 Nog verder", "0 Drie keer <b>", "-2 Nu"] and terug.anders(lijnwerk.record.van("Goal")[0]) == {}
    kies(lijnwerk, "terug", "ladder")
    lijnwerk.tot_klaar()
    assert ladder() == ["2 Nog verder", "1 Bijna", "0 Doel", "-2 Nu"] and een(lijnwerk) == []
    in_record(lijnwerk, extension=met_treden(lijnwerk.record.van("Goal")[0], Doel="", Nu="bijna", Nog="Nog veel verder"))
    assert gelezen(lijnwerk) == 1
    als("jongere").post(f"~/doelen/{doel.id}/voorstel", {"voorstel": w.session.exec(select(Voorstel)).one().id, "keuze": "over"})
    w.session.rollback()
    assert {t.niveau: t.tekst for t in treden(w.session, w.kring.id, doel.id)} == {2: "Nog verder", 1: "Bijna", 0: "Doel", -2: "Nu"}
    assert "zelfde" in als("jongere").get(f"~/doelen/{doel.id}").text or een(lijnwerk), "two steps with the same words are no ladder"
    kies(lijnwerk, "eigen", "ladder")
    lijnwerk.tot_klaar()
    assert ladder() == ["2 Nog verder", "1 Bijna", "0 Doel", "-2 Nu"] and een(lijnwerk) == [] and gelezen(lijnwerk) == 0


def test_wat_hij_zelf_ongeldig_maakte_houdt_ons_niet_op_en_wat_samen_ongeldig_wordt_gaat_niet(lijnwerk: Lijnwerk):
    doel = lijnwerk.doel()
    lijnwerk.tot_klaar()
    in_record(lijnwerk, target=[{"detailString": "x", "dueDate": "2027-01-05"}])
    lijnwerk.ladder(doel, "verder")
    assert lijnwerk.tot_klaar() == 1 and "verder" in json.dumps(lijnwerk.record.van("Goal")[0]), "gol-1 was broken there before us"
    in_record(lijnwerk, target=[{"dueDate": "2027-01-05"}], lifecycleStatus="onbekend")
    (daar,) = lijnwerk.record.van("Goal")
    assert valideer({**daar, "meta": {}}) == ["Goal.lifecycleStatus"]
    lijnwerk.ladder(doel, "nog verder")
    assert lijnwerk.tot_klaar() == 1
    verstuurd = json.loads([v for v in lijnwerk.record.verzoeken if v.soort == "schrijf"][-1].inhoud)
    onze = goal(een_doel(versie=9), "Patient/1")
    with pytest.raises(Geweigerd, match=r"Goal\.description\.text"):
        werk_bij(
            Tafel(verstuurd | {"lifecycleStatus": "active", "identifier": onze["identifier"]}),
            "Goal/1",
            {**onze, "description": {"text": " "}},
        )


def test_een_doel_dat_niemand_kan_lezen_houdt_een_ander_niet_tegen(lijnwerk: Lijnwerk):
    kapot, heel = lijnwerk.doel(), lijnwerk.doel()
    lijnwerk.tot_klaar()
    daar = {g["identifier"][0]["value"]: g for g in lijnwerk.record.van("Goal")}
    daar[kapot.id]["description"], daar[heel.id]["description"] = "geen object", {"text": "Reizen"}
    assert gelezen(lijnwerk) == 1
    for doel in (kapot, heel):
        lijnwerk.ladder(doel, "verder")
    lijnwerk.ronde()
    assert [(rij.baan, rij.fout, rij.uitleg) for rij in lijnwerk.wachtend()] == [(kapot.id, "onleesbaar", "Goal")]


def test_wat_nog_niet_gelezen_is_wordt_bij_het_sturen_niet_overschreven(lijnwerk: Lijnwerk):
    doel = lijnwerk.doel()
    lijnwerk.tot_klaar()
    in_record(lijnwerk, description={"text": "Van de hulpverlener"}, note=[{"text": "van hem"}])
    zet_ladder(lijnwerk.wereld.session, lijnwerk.wereld.actor("jongere"), doel.id, 6, -2, {-2: "nu", 0: "doel", 2: "verder"}, DAG)
    lijnwerk.tot_klaar()
    (daar,) = lijnwerk.record.van("Goal")
    assert daar["description"]["text"] == "Van de hulpverlener" and daar["target"] == [{"dueDate": DAG.isoformat()}]
    assert "verder" in json.dumps(daar) and daar["note"] == [{"text": "van hem"}]
    assert een(lijnwerk) == [("tekst", "Van de hulpverlener", doel.tekst, True)]
    logt = [r.soort for r in lijnwerk.wereld.session.exec(select(Logregel).where(Logregel.actie == str(Actie.MAKEN)))]
    assert logt.count("voorstel") == 1


def test_kiezen_terugdraaien_en_een_dossier_dat_intussen_verder_ging(lijnwerk: Lijnwerk):
    w, doel = lijnwerk.wereld, lijnwerk.doel()
    eerst = doel.tekst
    lijnwerk.tot_klaar()
    in_record(lijnwerk, description={"text": "Reizen"})
    gelezen(lijnwerk)
    kies(lijnwerk, "over", "tekst")
    assert doel.tekst == "Reizen" and doel.eigen_woorden != "Reizen"
    with pytest.raises(Botsing, match="voorstel_anders"):
        kies(lijnwerk, "over", "tekst")
    kies(lijnwerk, "terug", "tekst")
    lijnwerk.tot_klaar()
    assert doel.tekst == eerst and lijnwerk.record.van("Goal")[0]["description"]["text"] == eerst and een(lijnwerk) == []
    in_record(lijnwerk, description={"text": "Reizen"})
    assert gelezen(lijnwerk) == 1, "the same words, written again after we chose ours, are a new proposal"
    kies(lijnwerk, "eigen", "tekst")
    in_record(lijnwerk, description={"text": "Nog anders"})
    lijnwerk.tot_klaar()
    assert een(lijnwerk) == [("tekst", "Nog anders", eerst, True)]
    oud = w.session.exec(select(Voorstel)).one().id
    in_record(lijnwerk, description={"text": eerst})
    gelezen(lijnwerk)
    assert een(lijnwerk) == []
    with pytest.raises(Botsing, match="voorstel_anders"):
        antwoord(w.session, w.actor("jongere"), doel.id, oud, "over")


def test_overnemen_is_na_tien_minuten_niet_meer_terug_te_draaien(lijnwerk: Lijnwerk):
    lijnwerk.doel()
    lijnwerk.tot_klaar()
    in_record(lijnwerk, target=[{"dueDate": DAG.isoformat()}])
    gelezen(lijnwerk)
    kies(lijnwerk, "over", "streefdatum")
    rij = lijnwerk.wereld.session.exec(select(Voorstel)).one()
    rij.op = nu() - ONGEDAAN_BINNEN - timedelta(seconds=1)
    lijnwerk.wereld.session.commit()
    assert een(lijnwerk) == []
    for keuze in ("terug", "over", "eigen"):
        with pytest.raises(Botsing, match="voorstel_anders"):
            kies(lijnwerk, keuze, "streefdatum")


def test_wie_kiest_en_wie_het_leest(lijnwerk: Lijnwerk, als: Als):
    w, doel = lijnwerk.wereld, lijnwerk.doel()
    lijnwerk.tot_klaar()
    voor = {(g.lid_id, g.nummer) for g in w.session.exec(select(Gebeurtenis))}
    in_record(lijnwerk, description={"text": "Reizen"})
    gelezen(lijnwerk)
    gemeld = {g.lid_id: g.bel for g in w.session.exec(select(Gebeurtenis)) if (g.lid_id, g.nummer) not in voor and g.soort == "doel"}
    assert gemeld == {w.jongere.id: True, w.ouder1.id: False, w.ouder2.id: False, w.aanspreekpunt.id: False}
    for wie in ("ouder1", "ouder2", "aanspreekpunt"):
        assert een(lijnwerk, wie) == [("tekst", "Reizen", doel.tekst, False)], wie
        tekst = als(wie).get(f"~/doelen/{doel.id}").text
        assert "Reizen" in tekst and "Het gezin kiest" in tekst and "Dit nemen we over" not in tekst
    assert een(lijnwerk, "jim") == [] and "Reizen" not in als("jim").get(f"~/doelen/{doel.id}").text
    rij = w.session.exec(select(Voorstel)).one()
    for wie, fout in (("ouder1", MagNiet), ("aanspreekpunt", MagNiet), ("jim", MagNiet)):
        with pytest.raises(fout):
            antwoord(w.session, w.actor(wie), doel.id, rij.id, "over")
    w.session.rollback()
    assert als("ouder1").post(f"~/doelen/{doel.id}/voorstel", {"voorstel": rij.id, "keuze": "over"}).status_code in {403, 404}
    doel.van = "gezin"
    w.session.commit()
    assert een(lijnwerk, "ouder1")[0][3] and een(lijnwerk)[0][3]
    kies(lijnwerk, "over", "tekst", "ouder1")
    assert doel.tekst == "Reizen"


def test_een_vierde_keuze_een_zesde_doel_en_een_vreemd_nummer(lijnwerk: Lijnwerk, als: Als):
    w, doel = lijnwerk.wereld, lijnwerk.doel()
    noor = w.actor("jongere")
    zet_status(w.session, noor, doel.id, "gestopt")
    lijnwerk.tot_klaar()
    in_record(lijnwerk, lifecycleStatus="active")
    gelezen(lijnwerk)
    rij = w.session.exec(select(Voorstel)).one()
    with pytest.raises(Ongeldig, match="keuze_onbekend"):
        antwoord(w.session, noor, doel.id, rij.id, "misschien")
    for n in range(5):
        maak_doel(w.session, noor, f"ik wil {n}", f"Ik wil {n}")
    w.session.commit()
    antwoord_ = als("jongere").post(f"~/doelen/{doel.id}/voorstel", {"voorstel": rij.id, "keuze": "over"})
    assert antwoord_.status_code == 303
    w.session.expire_all()
    assert doel.status == "gestopt" and rij.antwoord == ""
    als("jongere").post(f"~/doelen/{doel.id}/voorstel", {"voorstel": "x", "keuze": "over"})
    assert "intussen anders" in als("jongere").get(f"~/doelen/{doel.id}").text or rij.antwoord == ""
    with pytest.raises(NietGevonden):
        antwoord(w.session, noor, "x", rij.id, "over")


def test_zonder_ja_of_na_een_levering_ertussen_komt_er_geen_voorstel(lijnwerk: Lijnwerk):
    w, doel = lijnwerk.wereld, lijnwerk.doel()
    lijnwerk.tot_klaar()
    anders: dict[Veld, str] = {"tekst": "Reizen"}
    assert not lees_in(w.session, w.kring.id, Wijziging(doel.id, "9", anders), "een oudere versie")
    trek_in(w.session, w.actor("ouder1"), doel.id)
    in_record(lijnwerk, description={"text": "Reizen"})
    assert gelezen(lijnwerk) == 0 and een(lijnwerk) == []


def test_een_dossier_dat_niet_op_tijd_kan_zoeken_wordt_heel_gelezen(lijnwerk: Lijnwerk):
    lijnwerk.doel()
    lijnwerk.tot_klaar()
    assert gelezen(lijnwerk) == 0
    in_record(lijnwerk, description={"text": "Reizen"})
    lijnwerk.record.grillen.append(eerste(1, "lees", (400, {}, b"")))
    voor = len(lijnwerk.record.verzoeken)
    assert gelezen(lijnwerk) == 1
    assert [v.pad for v in lijnwerk.record.verzoeken[voor:]] == ["Goal", "Goal"]


class Tafel:
    """A record of one goal, as a table on which two write."""

    basis_url = "http://x"

    def __init__(self, er: Resource) -> None:
        self.er, self.versie = er, 1

    def verzoek(self, methode: str, pad: str, *, inhoud: Any = None, koppen: Any = None, **_: Any) -> tuple[Resource, httpx.Headers]:
        if methode == "PUT":
            if koppen["If-Match"] != f'W/"{self.versie}"':
                raise Geweigerd("412")
            self.er, self.versie = deepcopy(dict(inhoud)), self.versie + 1
        return {**deepcopy(self.er), "id": "1", "meta": {**self.er.get("meta", {}), "versionId": str(self.versie)}}, httpx.Headers()


WOORDEN = st.sampled_from(["Met de bus", "Reizen", "Lopen", "Met  de bus", "🙂 x"])
DATUMS = st.sampled_from([None, date(2027, 1, 5), date(2027, 3, 1)])
STAPPEN = st.sampled_from(["nu", "doel", "heel  ver", "🙂"])
STATUSSEN = st.sampled_from(["actief", "bereikt", "gestopt"])
LEVEN = st.sampled_from(["active", "completed", "cancelled", "on-hold"])


class TweeSchrijvers(RuleBasedStateMachine):
    """A family and a professional write, a worker delivers and reads; who wrote last in the record loses it only to who read it."""

    def __init__(self) -> None:
        super().__init__()
        self.hier, self.versie = een_doel(), 1
        self.tafel = Tafel(goal(self.hier, "Patient/1"))
        self.open: dict[Veld, str] = {}
        self.van_hem: dict[Veld, str] = {}
        self.afgewezen: dict[Veld, str] = {}
        self.geschreven = terug.velden(self.tafel.er)

    def _verander(self, **wat: Any) -> None:
        self.versie += 1
        self.hier = een_doel(**{
            "tekst": self.hier.tekst, "status": self.hier.status, "streefdatum": self.hier.streefdatum, "treden": self.hier.treden,
            **wat, "versie": self.versie,
        })  # fmt: skip

    @rule(tekst=WOORDEN, streefdatum=DATUMS, status=STATUSSEN)
    def gezin_schrijft(self, tekst: str, streefdatum: date | None, status: str) -> None:
        self._verander(tekst=tekst, streefdatum=streefdatum, status=status)

    @rule(tekst=WOORDEN)
    def hij_schrijft(self, tekst: str) -> None:
        self._hij("tekst", tekst, description={"text": tekst})

    @rule(niveau=st.sampled_from([-3, 0, 1]), stap=STAPPEN)
    def gezin_verandert_een_stap(self, niveau: int, stap: str) -> None:
        self._verander(treden={**self.hier.treden, niveau: stap})

    @rule(niveau=st.sampled_from([-3, 0, 2]), stap=STAPPEN)
    def hij_verandert_een_stap(self, niveau: int, stap: str) -> None:
        nieuw = {**lees_ladder(terug.velden(self.tafel.er)["ladder"]), niveau: stap}
        van_hem = [e for e in goal(een_doel(treden=nieuw), "Patient/1")["extension"] if e["url"] != EXT_DOEL]
        van_ons = [e for e in self.tafel.er["extension"] if e["url"] == EXT_DOEL]
        self._hij("ladder", "", extension=[*van_hem, *van_ons])
        anders = andere_treden(nieuw, lees_ladder(self.geschreven["ladder"]))
        self.van_hem |= {"ladder": ladder_tekst(anders)}
        if not anders:
            del self.van_hem["ladder"]

    @rule(dag=DATUMS)
    def hij_kiest_een_dag(self, dag: date | None) -> None:
        self._hij("streefdatum", dag.isoformat() if dag else "", target=[{"dueDate": dag.isoformat()}] if dag else [])

    @rule(leven=LEVEN)
    def hij_sluit_of_opent(self, leven: str) -> None:
        wat = professional(self.tafel.er, lifecycleStatus=leven)
        wat.pop("achievementStatus", None)
        self._hij("status", terug.velden(wat)["status"], lifecycleStatus=leven, achievementStatus={})

    def _hij(self, veld: Veld, waarde: str, **wat: Any) -> None:
        self.tafel.er, self.tafel.versie = professional(self.tafel.er, **wat), self.tafel.versie + 1
        if terug.kaal(self.geschreven[veld]) != terug.kaal(waarde):
            self.van_hem[veld] = waarde
        else:
            self.van_hem.pop(veld, None)

    @rule()
    def lever(self) -> None:
        anders = werk_bij(self.tafel, "Goal/1", goal(self.hier, "Patient/1"), self.afgewezen).anders
        assert anders is not None
        daar, hier = terug.velden(self.tafel.er), terug.velden(goal(self.hier, "Patient/1"))
        stappen = lees_ladder(self.van_hem.pop("ladder", ""))
        gezien, van_ons = lees_ladder(self.afgewezen.get("ladder", "")), lees_ladder(hier["ladder"])
        stappen = {n: t for n, t in stappen.items() if terug.kaal(t) not in {terug.kaal(van_ons.get(n, "")), gezien.get(n)}}
        assert stappen.items() <= {n: lees_ladder(daar["ladder"]).get(n, "") for n in range(-3, 3)}.items(), "a step overwritten unread"
        for veld, waarde in list(self.van_hem.items()):
            zelfde, gezien = terug.kaal(waarde) == terug.kaal(hier[veld]), self.afgewezen.get(veld) == waarde
            if not zelfde and not gezien and terug.kaal(daar[veld]) != terug.kaal(waarde):
                raise AssertionError(f"{veld}: overwritten unread")
            if zelfde or gezien:
                del self.van_hem[veld]
        assert {v: terug.kaal(w) for v, w in anders.items()} == {
            v: terug.kaal(daar[v]) for v in daar if v != "ladder" and terug.kaal(daar[v]) != terug.kaal(hier[v])
        } | ({"ladder": terug.kaal(ladder_tekst(stappen))} if stappen else {})  # fmt: skip
        assert andere_treden(lees_ladder(daar["ladder"]), van_ons) == stappen
        if stappen:
            self.van_hem["ladder"] = ladder_tekst(stappen)
        self.afgewezen.clear()
        self.open, self.geschreven = dict(anders), hier

    @rule()
    def lees(self) -> None:
        self.open = terug.niet_ons(self.tafel.er, goal(self.hier, "Patient/1"), self.afgewezen)

    @rule(veld=st.sampled_from(VELDEN), over=st.booleans())
    def gezin_kiest(self, veld: Veld, over: bool) -> None:
        if veld not in self.open:
            return
        waarde = self.open.pop(veld)
        if over:
            lees: dict[str, Callable[[str], Any]] = {
                "streefdatum": lambda w: date.fromisoformat(w) if w else None, "ladder": lambda w: {**self.hier.treden, **lees_ladder(w)}
            }  # fmt: skip
            self._verander(**{"treden" if veld == "ladder" else veld: lees.get(veld, str)(waarde)})
        else:
            self.afgewezen[veld] = waarde

    @invariant()
    def wat_daar_anders_is_is_van_hem(self) -> None:
        assert terug.anders(self.tafel.er) == self.van_hem


TweeSchrijvers.TestCase.settings = settings(
    max_examples=150, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
test_twee_schrijvers_verliezen_niets = TweeSchrijvers.TestCase
