"""A yes that is taken back: the record hears so, once and after what went, and a new yes makes it hold again. Whatever falls over in between."""

import csv
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine, delete, update
from sqlmodel import Session, col, select

from basis import outbox
from basis.clock import nu
from basis.database import maak_engine
from basis.events import Uitgaand
from basis.fouten import MagNiet
from doelen.doel.actions import geef_vrij, meet, trek_in
from doelen.doel.models import Doel, Dossierbestand, InDossier, Verschil
from doelen.doel.queries import mag_blijven, vrijgave_beeld, vrijgegeven
from doelen.doel.vergelijking import herstel
from doelen.koppeling import proef_epd
from doelen.koppeling.bijwerken import blader
from doelen.koppeling.fhir import ingetrokken
from doelen.koppeling.keuring import valideer
from doelen.koppeling.smart import jwks
from doelen.koppeling.termen import TOESTEMMING_SYSTEEM, Resource
from doelen.rom import actions, vrijgave
from gezinsapp.bezorger import BESTAND, Bezorger, plek, vergelijk
from gezinsapp.wissen import sluit, wis_eigen, wis_gesloten
from jim.kring.models import Kring
from tests.bouw import Wereld, bouw_wereld
from tests.client import Client
from tests.epd import CLIENT_ID, Epd
from tests.grillig import JSON, Antwoord, Grillig, Verzoek, eerste, grillig
from tests.test_grillen import KANARIE, SLEUTEL, WIE, Lijnwerk, bouw
from tests.test_lijst_dossier import geef, vul_in
from tests.test_rom import EIGEN

Als = Callable[[str], Client]


@pytest.fixture
def lijnwerk(wereld: Wereld, engine: Engine) -> Iterator[Lijnwerk]:
    with grillig(jwks([SLEUTEL])) as record:
        yield bouw(wereld, engine, record)


def neem_terug(werk: Lijnwerk, doel: Doel, wie: str = "ouder1") -> None:
    trek_in(werk.wereld.session, werk.wereld.actor(wie), doel.id)
    werk.wereld.session.commit()


def weer(werk: Lijnwerk, doel: Doel, wie: str = "ouder1") -> None:
    geef_vrij(werk.wereld.session, werk.wereld.actor(wie), doel.id)
    werk.wereld.session.commit()


def stand(werk: Lijnwerk) -> list[str]:
    """How the yesses stand in the record."""
    return [c["status"] for c in werk.record.van("Consent")]


def schreef(werk: Lijnwerk, soort: str = "Consent") -> list[Verzoek]:
    """What was written over."""
    return [v for v in werk.record.verzoeken if v.soort == "schrijf" and v.pad.startswith(soort)]


@pytest.mark.parametrize("waar", ["sqlite", "postgresql"])
def test_een_echt_dossier_hoort_dat_een_ja_terug_is_en_weer_geldt(waar: str, request: pytest.FixtureRequest, epd: Epd):
    engine = request.getfixturevalue("engine") if waar == "sqlite" else maak_engine(request.getfixturevalue("postgres_url"))
    with Session(engine, expire_on_commit=False) as session, httpx.Client() as http:
        w, client = bouw_wereld(session), epd.client(http)
        van = w.aanbieder
        van.dossier_url, van.dossier_client, van.dossier_scope = epd.basis_url, CLIENT_ID, proef_epd.SCOPE
        werk = Lijnwerk(w, engine, Grillig({}), Bezorger(json.dumps(epd.sleutel)))
        doel, blijft = werk.doel(-2, 0), werk.doel(1)
        werk.tot_klaar()

        def ja(van: Doel = doel) -> Resource:
            (een,) = blader(client, "Consent", {"identifier": f"{TOESTEMMING_SYSTEEM}|{van.id}"})
            return een

        eerst = ja()
        neem_terug(werk, doel)
        meet(session, w.actor("jongere"), doel.id, 2)
        werk.tot_klaar()
        daarna = ja()
        assert (eerst["status"], daarna["status"], ja(blijft)["status"]) == ("active", "inactive", "active")
        wat = {"status", "meta"}
        assert {k: v for k, v in daarna.items() if k not in wat} == {k: v for k, v in eerst.items() if k not in wat}
        assert valideer({k: v for k, v in daarna.items() if k not in {"id", "meta"}}) == [] and KANARIE not in json.dumps(daarna)
        vergelijk(engine, werk.bezorger, van.id)
        session.rollback()
        assert not session.exec(select(Verschil).where(Verschil.kring_id == w.kring.id)).all(), "that is as it should be"
        weer(werk, doel)
        werk.tot_klaar()
        assert ja()["status"] == "active"
        neem_terug(werk, doel, "jongere")
        werk.tot_klaar()
        assert ja()["status"] == "inactive" and ja(blijft)["status"] == "active"
        effecten = session.exec(select(Uitgaand.effect).where(Uitgaand.soort == "ja", Uitgaand.kring_id == w.kring.id)).all()
        assert len(effecten) == len(set(effecten)) == 2


def test_het_gaat_een_keer_en_na_wat_er_al_ging_en_zonder_inhoud(lijnwerk: Lijnwerk):
    doel = lijnwerk.doel(-2)
    lijnwerk.tot_klaar()
    tot = len(lijnwerk.record.verzoeken)
    neem_terug(lijnwerk, doel)
    neem_terug(lijnwerk, doel, "ouder2")
    lijnwerk.tot_klaar()
    assert stand(lijnwerk) == ["inactive"] and len(schreef(lijnwerk)) == 1
    erna = lijnwerk.record.verzoeken[tot:]
    assert [v.methode for v in erna if v.soort in {"bundel", "schrijf"}] == ["PUT"]
    assert not any(KANARIE.encode() in v.inhoud or KANARIE in v.pad for v in erna)


@pytest.mark.parametrize("moment", ["voor", "na"])
def test_een_werker_die_omvalt_laat_het_niet_half(lijnwerk: Lijnwerk, moment: str):
    """The worker dies after the record took it and before it was noted, of the release itself and of taking it back."""
    lijnwerk.record.grillen.append(
        eerste(1, "bundel" if moment == "voor" else "schrijf", lambda v: (lijnwerk.record.doe(v), (0, {}, b""))[1])
    )
    doel = lijnwerk.doel(0)
    lijnwerk.ronde() if moment == "voor" else lijnwerk.tot_klaar()
    assert stand(lijnwerk) == ["active"]
    neem_terug(lijnwerk, doel)
    lijnwerk.tot_klaar()
    assert stand(lijnwerk) == ["inactive"]
    assert len(lijnwerk.record.van("Goal")) == 1 and len(schreef(lijnwerk)) == 1
    with Session(lijnwerk.engine) as session:
        assert (session.get(InDossier, (lijnwerk.wereld.kring.id, doel.id)) is None) == (moment == "voor")


def test_wat_onderweg_is_gaat_eerst(lijnwerk: Lijnwerk):
    """While the release is being sent its no waits, and while the no is being sent a new yes does."""
    doel = lijnwerk.doel(0)

    def intussen(verzoek: Verzoek) -> Antwoord | None:
        neem_terug(lijnwerk, doel)
        with Session(lijnwerk.engine) as session:
            assert outbox.neem(session, lijnwerk.wereld.aanbieder.id) is None, "one thing of a kring at a time"
        lijnwerk.record.grillen.clear()
        return None

    lijnwerk.record.grillen.append(lambda v: intussen(v) if v.soort == "bundel" else None)
    lijnwerk.tot_klaar()
    assert stand(lijnwerk) == ["inactive"]

    def toch(verzoek: Verzoek) -> Antwoord | None:
        lijnwerk.record.grillen.clear()
        weer(lijnwerk, doel)
        return None

    weer(lijnwerk, doel)
    lijnwerk.tot_klaar()
    neem_terug(lijnwerk, doel)
    lijnwerk.record.grillen.append(lambda v: toch(v) if v.soort == "schrijf" else None)
    lijnwerk.tot_klaar()
    assert stand(lijnwerk) == ["active"]


def test_wat_nooit_ging_maakt_niets_en_een_nieuwe_ja_haalt_het_in(lijnwerk: Lijnwerk):
    doel = lijnwerk.doel(0)
    neem_terug(lijnwerk, doel)
    lijnwerk.tot_klaar()
    assert lijnwerk.record.opgeslagen == {}
    lijnwerk.record.grillen.append(lambda v: (503, {}, b"") if v.soort != "ontdek" else None)
    weer(lijnwerk, doel)
    neem_terug(lijnwerk, doel)
    lijnwerk.ronde()
    weer(lijnwerk, doel)
    lijnwerk.record.grillen.clear()
    lijnwerk.tot_klaar()
    assert stand(lijnwerk) == ["active"] and not schreef(lijnwerk), "yes, no and yes again while it was away is a yes"


@pytest.mark.parametrize(("code", "blijft"), [(404, False), (410, False), (422, True), (412, False)])
def test_wat_daar_weg_is_of_geweigerd_wordt(lijnwerk: Lijnwerk, code: int, blijft: bool):
    doel = lijnwerk.doel(0)
    lijnwerk.tot_klaar()
    lijnwerk.record.grillen.append(eerste(1, "schrijf", (code, JSON, b"{}")))
    neem_terug(lijnwerk, doel)
    lijnwerk.ronde()
    fouten = [(rij.soort, rij.fout) for rij in lijnwerk.wachtend()]
    assert fouten == ([("ja", "422")] if blijft else [])
    if blijft:
        weer(lijnwerk, doel)
        lijnwerk.tot_klaar()
        assert stand(lijnwerk) == ["active"], "a new yes needs no no before it"


def test_een_dossier_dat_iets_anders_geeft_dan_gevraagd_wijzigt_niets_van_een_ander(lijnwerk: Lijnwerk):
    doel, ander = lijnwerk.doel(0), lijnwerk.doel(1)
    lijnwerk.tot_klaar()
    neem_terug(lijnwerk, doel)
    lijnwerk.tot_klaar()
    (vast,) = [c for c in lijnwerk.record.van("Consent") if c["identifier"][0]["value"] == ander.id]
    assert vast["status"] == "active" and len(schreef(lijnwerk)) == 1


def test_een_lijst_ook_en_wat_de_gever_weghaalt(lijnwerk: Lijnwerk):
    w = lijnwerk.wereld
    ritme = actions.stel_voor(w.session, w.actor("jongere"), EIGEN, 4)
    geef(w, ritme)
    rijen = [vul_in(w, ritme, wie, "kring") for wie in ("jongere", "ouder1")]
    lijnwerk.tot_klaar()
    vrijgave.trek_in(w.session, w.actor("ouder1"), ritme.id)
    lijnwerk.tot_klaar()
    assert stand(lijnwerk) == ["inactive"] * 2
    geef(w, ritme, "ouder1")
    lijnwerk.tot_klaar()
    assert stand(lijnwerk) == ["active"] * 2 and len(lijnwerk.record.van("QuestionnaireResponse")) == 2
    w.session.add(Dossierbestand(id="b", kring_id=w.kring.id, soort="lijst", ding_id=rijen[0].id, inhoud="<p>"))
    actions.wis(w.session, w.actor("jongere"), rijen[0].id)
    assert w.session.exec(select(Dossierbestand)).all() == [], "answers that are gone are gone from the file too"
    lijnwerk.tot_klaar()
    assert stand(lijnwerk) == ["inactive", "active"]
    wis_eigen(w.session, w.ouder1.persoon_id, berichten=False)
    lijnwerk.tot_klaar()
    assert stand(lijnwerk) == ["inactive", "inactive"]


def test_een_kring_die_sluit_neemt_alles_terug_voor_hij_gewist_wordt(lijnwerk: Lijnwerk):
    w, doel = lijnwerk.wereld, lijnwerk.doel(0)
    ander = lijnwerk.doel(1)
    lijnwerk.tot_klaar()
    assert [sluit(w.session, w.actor(wie)) for wie in WIE] == [False, False, True]
    w.session.commit()
    lijnwerk.tot_klaar()
    assert stand(lijnwerk) == ["inactive", "inactive"]
    gezien = len(lijnwerk.record.verzoeken)
    w.session.execute(update(Kring).values(gesloten=nu() - timedelta(days=31)))
    w.session.commit()
    assert wis_gesloten(lijnwerk.engine, nu()) == 1
    w.session.rollback()
    assert not w.session.exec(select(Uitgaand)).all()
    w.session.commit()
    while outbox.werk(lijnwerk.engine, w.aanbieder.id, lijnwerk.bezorger):
        pass
    assert len(lijnwerk.record.verzoeken) == gezien and {doel.id, ander.id}
    assert vergelijk(lijnwerk.engine, lijnwerk.bezorger, w.aanbieder.id) == 4, (
        "goals and scores that nobody knows here; their yes is no fifth"
    )


def test_het_einde_van_de_hulp_neemt_niets_terug(lijnwerk: Lijnwerk):
    lijnwerk.doel(0)
    lijnwerk.tot_klaar()
    lijnwerk.wereld.kring.hulp_tot = nu()
    lijnwerk.wereld.session.commit()
    assert vergelijk(lijnwerk.engine, lijnwerk.bezorger, lijnwerk.wereld.aanbieder.id) == 0
    lijnwerk.tot_klaar()
    assert stand(lijnwerk) == ["active"] and not schreef(lijnwerk)


def test_vergelijken_ziet_een_ja_dat_daar_anders_staat_en_herstelt_het(lijnwerk: Lijnwerk, als: Als):
    doel, van = lijnwerk.doel(0), lijnwerk.wereld.aanbieder.id
    lijnwerk.tot_klaar()
    neem_terug(lijnwerk, doel)
    assert vergelijk(lijnwerk.engine, lijnwerk.bezorger, van) == 0, "it is on its way"
    with Session(lijnwerk.engine) as session:  # as it was before the record heard of it
        session.execute(delete(Uitgaand).where(col(Uitgaand.soort) == "ja"))
        session.commit()
    assert vergelijk(lijnwerk.engine, lijnwerk.bezorger, van) == 1
    for verwacht in ("inactive", "active"):
        with Session(lijnwerk.engine) as session:
            assert herstel(session, van) == 1
            session.commit()
        lijnwerk.tot_klaar()
        assert stand(lijnwerk) == [verwacht] and vergelijk(lijnwerk.engine, lijnwerk.bezorger, van) == 0
        if verwacht == "inactive":
            weer(lijnwerk, doel)
            lijnwerk.tot_klaar()
            (ja,) = lijnwerk.record.van("Consent")
            ja["status"] = "inactive"
            assert vergelijk(lijnwerk.engine, lijnwerk.bezorger, van) == 1
    assert "Het dossier hoorde dat een ja niet meer geldt" in als("jongere").get("~/wie-keek").text


def test_in_een_map_is_het_een_regel(wereld: Wereld, engine: Engine, tmp_path: Path):
    wereld.aanbieder.dossier_url = BESTAND
    werk = Lijnwerk(wereld, engine, Grillig({}), Bezorger("", str(tmp_path)))
    doel = werk.doel(0)

    def regels() -> list[tuple[str, str, str]]:
        (bestand,) = tmp_path.rglob("toestemmingen.csv")
        _, *rijen = csv.reader(bestand.read_text("utf-8-sig").splitlines(), delimiter=";")
        return [(rij[0].removeprefix("'"), rij[1], rij[3]) for rij in rijen]

    werk.tot_klaar()
    assert not list(tmp_path.rglob("toestemmingen.csv"))
    for n in range(2):
        neem_terug(werk, doel)
        werk.tot_klaar()
        if n == 0:
            with Session(engine) as session:
                session.execute(update(Uitgaand).where(col(Uitgaand.soort) == "ja").values(klaar=None))
                session.commit()
            werk.tot_klaar()
        assert regels()[-1] == (doel.id, str(2 * n + 1), "ingetrokken")
        assert vergelijk(engine, werk.bezorger, wereld.aanbieder.id) == 0
        weer(werk, doel)
        werk.tot_klaar()
        assert regels()[-1] == (doel.id, str(2 * n + 2), "gegeven")
    assert len(regels()) == 4
    werk.bezorger.bestand(plek(wereld.aanbieder)).maak_blad()
    assert KANARIE not in next(iter(tmp_path.rglob("toestemmingen.csv"))).read_text()


def test_wat_er_over_ligt_is_geldig_en_laat_staan_wat_een_ander_schreef():
    daar = {
        "resourceType": "Consent", "id": "1", "status": "active", "scope": {"coding": []}, "note": "van hem",
        "identifier": [{"system": "https://elders", "value": "9"}, {"system": TOESTEMMING_SYSTEEM, "value": "d"}],
    }  # fmt: skip
    onze = ingetrokken("d", daar)
    assert onze["status"] == "inactive" and onze["scope"] == daar["scope"] and "note" not in onze and daar["status"] == "active"


def test_een_nee_verdwijnt_niet_doordat_wie_het_zei_weggaat_of_niet_meer_beslist(lijnwerk: Lijnwerk):
    """A parent said no; that he leaves, is taken out or loses gezag, or that the jongere turns 16, is no yes of anybody."""
    w = lijnwerk.wereld
    doel = lijnwerk.doel(0)
    lijnwerk.tot_klaar()
    neem_terug(lijnwerk, doel, "ouder2")
    lijnwerk.tot_klaar()
    for verander, terug in (
        (lambda: setattr(w.ouder2, "tot", nu()), lambda: setattr(w.ouder2, "tot", None)),
        (lambda: setattr(w.ouder2, "gezag", False), lambda: setattr(w.ouder2, "gezag", True)),
        (lambda: setattr(w.kring, "geboren_jaar", nu().year - 17), lambda: setattr(w.kring, "geboren_jaar", 2012)),
    ):
        verander()
        w.session.commit()
        assert not vrijgegeven(w.session, w.kring.id, doel.id) and not mag_blijven(w.session, w.kring.id, doel.id)
        meet(w.session, w.actor("jongere"), doel.id, 2)
        lijnwerk.tot_klaar()
        assert stand(lijnwerk) == ["inactive"] and len(lijnwerk.record.van("Observation")) == 1
        terug()
        w.session.commit()
    w.kring.geboren_jaar = nu().year - 17
    w.session.commit()
    beeld = vrijgave_beeld(w.session, w.actor("jongere"), doel.id)
    assert beeld is not None and not beeld.ik_akkoord and not beeld.vrij, "she is asked anew"
    with pytest.raises(MagNiet):
        trek_in(w.session, w.actor("ouder1"), doel.id)
    w.session.rollback()
    weer(lijnwerk, doel, "jongere")
    lijnwerk.tot_klaar()
    assert stand(lijnwerk) == ["active"] and len(lijnwerk.record.van("Observation")) == 4
    w.kring.hulp_tot = nu()
    w.session.commit()
    assert mag_blijven(w.session, w.kring.id, doel.id), "the end of the help takes her yes not back"
