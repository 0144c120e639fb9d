"""What a family found of the help: nobody finds out who said it, a purpose never becomes another, and something comes back."""

import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import sync_playwright
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from basis.clock import kwartaal, nu, vandaag
from basis.database import maak_engine
from basis.events import Gebeurtenis
from basis.fouten import MagNiet, NietGevonden, Ongeldig
from basis.identiteit.actions import open_sessie
from basis.identiteit.models import Sessie
from basis.rechten import Rol
from basis.versleuteling.models import Kringsleutel
from basis.wissen.actions import Wisregel
from doelen.doel.models import Doel
from ervaring.beleving.actions import beleef, geef_beleving, haal_punt_weg, kies_ritme
from ervaring.beleving.models import Beleving, Verbeterpunt
from ervaring.beleving.queries import VRAGEN, mag_vragen, punten_die_wachten
from ervaring.publicatie.onthulling import AFRONDING, DREMPEL_GEZINNEN, DREMPEL_PROFESSIONALS
from ervaring.terug.actions import koppel_terug, stel_samen
from ervaring.terug.genoeg import Stem, genoeg, tel
from ervaring.terug.models import Terugblik, Terugkoppeling
from ervaring.terug.queries import punten, terugblikken
from ervaring.uitkomst.actions import geef_onderzoek, geef_uitkomst, leg_einde_vast
from ervaring.uitkomst.models import Afsluiting
from ervaring.uitkomst.queries import UITKOMST, doelen_gehaald, onderzoek_vraagt, uitkomst_vraagt
from ervaring.vragen.gevraagd import Gevraagd
from ervaring.vragen.models import Onderzoeksantwoord, Verbeterantwoord, Vragenset
from ervaring.vragen.sets import CLIENTONDERZOEK, VERBETEREN, alle
from gezinsapp.wissen import speel_af, wis_account, wis_kring_nu
from jim.kring.models import Kring
from jim.organisaties.models import Beheerder
from tests.bouw import Wereld, bouw_wereld, gezinnen, persoon
from tests.client import Client
from tests.huis import huis
from tests.telefoons import Telefoon, start_chromium

GEHEIM = "geheim-van-de-proef-met-32-tekens!"
JA = {"gehoord": 3, "belangrijk": 3, "geholpen": 3}
VOLGEND_KWARTAAL = vandaag() + timedelta(days=100)


def alles_opgeslagen(session: Session) -> str:
    """Every row about answers, as it stands in the database."""
    modellen = (Verbeterantwoord, Onderzoeksantwoord, Verbeterpunt, Beleving)
    return repr([rij.model_dump() for model in modellen for rij in session.exec(select(model))])


# Beleving


def test_drie_vragen_met_een_gezicht_en_woorden_en_niets_hoeft(session: Session, wereld: Wereld, als: Callable[[str], Client]):
    noor = als("jongere")
    soep = BeautifulSoup(noor.get("~/beleving").text, "html.parser")
    vragen = [v for v in soep.select("fieldset") if v.find("input", attrs={"type": "radio"})]
    assert [v.legend.get_text(strip=True) for v in vragen] == [  # pyright: ignore[reportOptionalMemberAccess]
        "Luisterden ze echt naar jou?", "Ging het over wat jij belangrijk vindt?", "Hielp het?",
    ]  # fmt: skip
    for vraag in vragen:
        assert [label.get_text(strip=True) for label in vraag.select("label")] == ["Nee", "Een beetje", "Ja"]
        assert len(vraag.select("label svg")) == 3 and not vraag.select("[checked]")
    assert noor.post("~/beleving", {"geholpen": "3"}).status_code == 303, "one answer is enough"
    assert [(a.vraag, a.waarde) for a in session.exec(select(Verbeterantwoord))] == [("geholpen", 3)]
    session.commit()
    assert noor.post("~/beleving", {"actie": "overslaan"}).status_code == 303
    assert noor.post("~/beleving", {}).status_code == 422 and "Deze keer niet" in noor.tekst()
    assert noor.post("~/beleving", {"geholpen": "9"}).status_code == 422
    assert als("jim").get("~/beleving").status_code == 403 and als("aanspreekpunt").get("~/beleving").status_code == 403


def test_nergens_staat_wie_het_was_welke_kring_of_wanneer(session: Session, wereld: Wereld):
    for wie in ("jongere", "ouder1"):
        beleef(session, wereld.actor(wie), JA, "Bel vaker terug", GEHEIM)
        geef_uitkomst(session, wereld.actor(wie), {"tevredenheid": 8, "doelen": 2}, GEHEIM)
        geef_onderzoek(session, wereld.actor(wie), {"toegang": 1}, GEHEIM)
    alles = alles_opgeslagen(session)
    mensen = [w for wie in ("jongere", "ouder1", "aanspreekpunt") for w in (wereld.persoon_id(wie), wereld.lid(wie).id)]
    for spoor in (wereld.kring.id, *mensen, str(vandaag()), f"{vandaag():%Y-%m}"):
        assert spoor not in alles
    assert session.exec(select(Gebeurtenis)).all() == []


def test_wie_nog_eens_antwoordt_in_een_maand_verandert_zijn_antwoord(session: Session, wereld: Wereld):
    beleef(session, wereld.actor("jongere"), {"geholpen": 1}, "", GEHEIM)
    beleef(session, wereld.actor("jongere"), {"geholpen": 3}, "", GEHEIM)
    beleef(session, wereld.actor("ouder1"), {"geholpen": 2}, "", GEHEIM)
    assert sorted(a.waarde for a in session.exec(select(Verbeterantwoord))) == [2, 3]


def test_de_app_vraagt_hooguit_eens_per_maand_en_op_het_ritme_van_de_kring(session: Session, wereld: Wereld, als: Callable[[str], Client]):
    wereld.jongere.sinds = nu() - timedelta(days=40)
    wereld.kring.aangemaakt = nu() - timedelta(days=400)
    session.commit()
    assert mag_vragen(session, wereld.actor("jongere")) and not mag_vragen(session, wereld.actor("jim"))
    session.commit()
    assert als("jongere").post("~/beleving", {"actie": "overslaan"}).status_code == 303
    assert not mag_vragen(session, wereld.actor("jongere")), "and nothing else is asked this month either"
    assert {g.wat for g in session.exec(select(Gevraagd))} == {"beleving", "maand"} and session.exec(select(Verbeterantwoord)).all() == []
    wereld.ouder1.sinds = nu() - timedelta(days=40)
    assert mag_vragen(session, wereld.actor("ouder1"))
    for ritme in ("contact", "niet"):
        kies_ritme(session, wereld.actor("jongere"), ritme)
        assert not mag_vragen(session, wereld.actor("ouder1"))
    with pytest.raises(Ongeldig):
        kies_ritme(session, wereld.actor("jongere"), "elke dag")
    session.commit()
    assert als("ouder1").post("~/beleving/ritme", {"ritme": "maand"}).status_code == 303
    assert mag_vragen(session, wereld.actor("ouder1"))
    wereld.ouder1.sinds = nu() - timedelta(days=3)
    assert not mag_vragen(session, wereld.actor("ouder1")), "not in his first month"


def test_op_papier_staat_hetzelfde_zonder_naam(wereld: Wereld, als: Callable[[str], Client]):
    noor = als("jongere")
    hoofd = BeautifulSoup(noor.get("~/beleving/papier").text, "html.parser").select_one(".inhoud")
    assert hoofd is not None
    for vraag in VRAGEN.voor_gezin():
        assert vraag.tekst.zeg("nl") in hoofd.get_text()
    assert len(hoofd.select(".hokje")) == 9 and "Noor" not in hoofd.get_text() and not hoofd.select("form")


@pytest.mark.parametrize(
    ("woorden", "code"),
    [("Joost luistert niet", "beter_naam"), ("juf Anna wist het al", "beter_naam"), ("bel 06 12345678", "beter_nummer"), ("x" * 1001, "beter_te_lang")],
)  # fmt: skip
def test_wat_beter_kan_gaat_zonder_namen_en_nummers(session: Session, wereld: Wereld, woorden: str, code: str):
    with pytest.raises(Ongeldig) as fout:
        beleef(session, wereld.actor("ouder1"), {}, woorden, GEHEIM)
    assert fout.value.code == code and session.exec(select(Verbeterpunt)).all() == []


def test_wat_iemand_schreef_haalt_hij_weg_zolang_het_wacht(session: Session, wereld: Wereld, als: Callable[[str], Client]):
    assert als("ouder1").post("~/beleving", {"beter": "Mama moest te lang wachten"}).status_code == 303
    (punt,) = punten_die_wachten(session, wereld.actor("ouder1"))
    session.commit()
    for wie in ("jongere", "ouder2"):
        assert "te lang wachten" not in als(wie).get("~/beleving").text
        assert als(wie).post(f"~/beleving/{punt.id}/weg").status_code == 404
    mama = als("ouder1")
    mama.get("~/beleving")
    assert "Dit schreef je. Nog niemand leest het." in mama.tekst() and "te lang wachten" in mama.tekst()
    assert mama.post(f"~/beleving/{punt.id}/weg").status_code == 303
    assert session.exec(select(Verbeterpunt)).all() == [] and session.get(Kringsleutel, f"verbeterpunt:{punt.id}") is None


# Enough


def wie_schreef(gezinnen_: int, professionals: int) -> Iterator[tuple[str, frozenset[str]]]:
    return ((f"gezin{n}", frozenset({f"p{n % professionals}"})) for n in range(gezinnen_))


def test_de_grens_is_tien_gezinnen_en_drie_professionals():
    assert (DREMPEL_GEZINNEN, DREMPEL_PROFESSIONALS, AFRONDING) == (10, 3, 5)
    assert genoeg(wie_schreef(10, 3)) and not genoeg(wie_schreef(9, 3)) and not genoeg(wie_schreef(10, 2)) and not genoeg([])
    assert not genoeg([*wie_schreef(9, 3), *wie_schreef(9, 3)]), "a family that wrote twice is one family"
    veel_van_een = [(f"g{n}", frozenset({"p0" if n < 6 else f"p{n}"})) for n in range(10)]
    assert not genoeg(veel_van_een), "one professional helps more than half of them"


@given(st.lists(st.tuples(st.integers(0, 25), st.integers(1, 3), st.integers(0, 5)), max_size=60), st.randoms())
def test_wat_verteld_wordt_is_van_veel_gezinnen_en_hangt_niet_van_volgorde_af(keren: list[tuple[int, int, int]], toeval: object):
    vraag = ("beleving", 1, "", "geholpen")
    stemmen = [Stem(vraag, waarde, f"g{gezin}", frozenset({f"p{p}"})) for gezin, waarde, p in keren]
    regels = tel(stemmen)
    geschud = list(stemmen)
    toeval.shuffle(geschud)  # pyright: ignore[reportAttributeAccessIssue]
    assert tel(geschud) == regels
    for _vraag, waarde, aantal in regels:
        zeiden = {s.gezin for s in stemmen if s.waarde == waarde}
        assert aantal % 5 == 0 and len(zeiden) >= 10 and aantal >= 10


def test_wat_iedereen_zei_wordt_niet_verteld():
    allen = [Stem(("beleving", 1, "", "geholpen"), 1, g, p) for g, p in wie_schreef(14, 3)]
    assert tel(allen) == []
    een_anders = [*allen, Stem(("beleving", 1, "", "geholpen"), 3, "ander", frozenset({"p0"}))]
    assert [(code, aantal in {10, 15}) for _, code, aantal in tel(een_anders)] == [(1, True)]


def test_negen_gezinnen_wachten_en_de_tiende_laat_alles_tegelijk_door_zonder_spoor(session: Session, wereld: Wereld):
    alle_ = gezinnen(wereld, 10)
    for n, w in enumerate(alle_[:9]):
        beleef(session, w.actor("jongere"), {"geholpen": 1 + n % 2}, f"Beter {n}", GEHEIM)
        beleef(session, w.actor("ouder1"), {}, f"Van dezelfde {n}", GEHEIM)
    assert stel_samen(session, VOLGEND_KWARTAAL) == 0 and punten(session, wereld.aanbieder.id) == []
    waren = {p.id for p in session.exec(select(Verbeterpunt))}
    beleef(session, alle_[9].actor("jongere"), {}, "De tiende", GEHEIM)
    assert stel_samen(session, vandaag()) == 0, "never within the quarter: that would tell when"
    assert stel_samen(session, VOLGEND_KWARTAAL) == 1
    vrij = punten(session, wereld.aanbieder.id)
    assert len(vrij) == 19 and {"De tiende", "Beter 0", "Van dezelfde 8"} <= {p.tekst for p in vrij}
    assert {(p.gezin, p.wie, p.professionals, p.kwartaal) for p in vrij} == {("", "", "", "")}
    assert waren.isdisjoint(p.id for p in vrij) and [p.id for p in vrij] == sorted(p.id for p in vrij)
    sleutels = session.exec(select(Kringsleutel.kring_id).where(col(Kringsleutel.kring_id).startswith("verbeterpunt:"))).all()
    assert set(sleutels) == {f"verbeterpunt:{p.id}" for p in vrij}
    assert punten_die_wachten(session, alle_[0].actor("jongere")) == [], "from now on it is nobody's"
    assert stel_samen(session, VOLGEND_KWARTAAL) == 0
    stel_samen(session, vandaag() + timedelta(days=600))
    assert punten(session, wereld.aanbieder.id) == [], "and after a year it is gone there too"


def test_een_organisatie_met_twee_hulpverleners_leest_niets(session: Session, wereld: Wereld):
    for w in gezinnen(wereld, 12, professionals=2):
        beleef(session, w.actor("jongere"), {"geholpen": 3}, "Meer tijd", GEHEIM)
    assert stel_samen(session, VOLGEND_KWARTAAL) == 0


def test_wat_een_jaar_wacht_gaat_ongelezen_weg(session: Session, wereld: Wereld):
    beleef(session, wereld.actor("jongere"), JA, "Meer tijd", GEHEIM)
    stel_samen(session, vandaag() + timedelta(days=300))
    assert len(session.exec(select(Verbeterpunt)).all()) == 1
    stel_samen(session, vandaag() + timedelta(days=500))
    assert session.exec(select(Verbeterpunt)).all() == [] and session.exec(select(Verbeterantwoord)).all() == []


def test_de_database_weigert_vrije_woorden_met_een_spoor(session: Session, wereld: Wereld):
    session.add(Verbeterpunt(aanbieder_id=wereld.aanbieder.id, vrij="2026-K3", gezin="a", wie="b", tekst="x"))
    with pytest.raises(IntegrityError):
        session.flush()


@pytest.fixture
def beheerder(session: Session, wereld: Wereld) -> str:
    """Somebody of the wereld's provider who makes accounts."""
    ank = persoon(session, "Ank")
    session.add(Beheerder(persoon_id=ank.id, aanbieder_id=wereld.aanbieder.id))
    session.commit()
    return ank.id


@pytest.fixture
def ank(app: object, session: Session, wereld: Wereld, beheerder: str) -> Client:
    token = open_sessie(session, beheerder)
    session.commit()
    return Client(app, token, wereld.kring.id, session.commit)  # pyright: ignore[reportArgumentType]


def test_de_organisatie_leest_wat_veel_gezinnen_zeggen_en_wie_helpt_leest_niets(
    session: Session, wereld: Wereld, ank: Client, als: Callable[[str], Client]
):
    ank.get("/beheer/beleving")
    assert "Nog niet genoeg" in ank.tekst()
    for n, w in enumerate(gezinnen(wereld, 26)):
        beleef(session, w.actor("jongere"), {"gehoord": 3 if n < 13 else 1, "geholpen": 2}, "Bel eerder terug", GEHEIM)
    stel_samen(session, VOLGEND_KWARTAAL)
    session.commit()
    ank.get("/beheer/beleving")
    assert "Luisterden ze echt naar jou?" in ank.tekst() and "Bel eerder terug" in ank.tekst()
    assert "Hielp het?" not in ank.tekst(), "all said the same"
    (_tijd, (regel,)) = terugblikken(session, aanbieder_id=wereld.aanbieder.id)[0]
    assert [(k.code, aantal in {10, 15}) for k, aantal in regel.antwoorden] == [(1, True), (3, True)]
    assert session.exec(select(Verbeterantwoord)).all() == [], "what was counted is gone"
    assert als("aanspreekpunt").get("/beheer/beleving").status_code == 404
    assert als("gemeentelezer").get("/beheer/beleving").status_code == 404
    punt = punten(session, wereld.aanbieder.id)[0]
    vreemd = bouw_wereld(session, naam="Sem")
    vreemd_ank = persoon(session, "Vreemd")
    session.add(Beheerder(persoon_id=vreemd_ank.id, aanbieder_id=vreemd.aanbieder.id))
    token = open_sessie(session, vreemd_ank.id)
    session.commit()
    vreemde = Client(ank.app, token, vreemd.kring.id, session.commit)
    assert "Bel eerder terug" not in vreemde.get("/beheer/beleving").text
    assert vreemde.post(f"/beheer/beleving/beter/{punt.id}/weg").status_code == 404
    assert ank.post(f"/beheer/beleving/beter/{punt.id}/weg").status_code == 303
    assert len(punten(session, wereld.aanbieder.id)) == 25


# Purposes


def test_elke_set_heeft_een_doel_en_een_versie_en_elke_vraag_woorden_in_elke_taal():
    assert {(v.naam, v.doel) for v in alle()} == {("beleving", VERBETEREN), ("uitkomst", VERBETEREN), ("clientonderzoek", CLIENTONDERZOEK)}
    for v in alle():
        for vraag in v.vragen:
            teksten = [vraag.tekst, v.titel, *(k.tekst for k in (*vraag.keuzes, *vraag.groepen))]
            assert all(t.talen.keys() == {"nl", "en"} and all(t.talen.values()) for t in teksten)
            assert len({k.code for k in vraag.keuzes}) == len(vraag.keuzes)
    assert {v.indicator for v in UITKOMST.vragen} == {"1", "2", "3.1", "3.4"}
    assert [k.code for k in UITKOMST.vraag("uitval").keuzes] == [1, 2, 3, 4, 5]


def test_een_versie_die_al_gebruikt_is_verandert_niet():
    """A file of a set that families answered stays as it is, to the letter: another wording is another version."""
    map_ = Path(__file__).parent.parent / "ervaring" / "vragen" / "sets"
    assert {p.name: sha256(p.read_bytes()).hexdigest()[:16] for p in map_.glob("*.json")} == VASTE_SETS


VASTE_SETS = {
    "beleving-1.json": "a5a00cdc0a4113e9",
    "clientonderzoek-1.json": "9a84b8ab0419dcb5",
    "uitkomst-1.json": "c82d52e2193b83f7",
}


@pytest.fixture(params=["sqlite", "postgres"])
def ergens(request: pytest.FixtureRequest) -> Iterator[Session]:
    """A session on each database that we run on."""
    engine = maak_engine(request.getfixturevalue("database_url" if request.param == "sqlite" else "postgres_url"))
    with Session(engine, expire_on_commit=False) as session:
        yield session
        session.rollback()
    engine.dispose()


def test_de_database_laat_een_doel_nooit_een_ander_worden(ergens: Session):
    """An answer for one purpose can't stand under a set of the other, nor in the table of the other."""
    session, w = ergens, bouw_wereld(ergens)
    beleef(session, w.actor("jongere"), JA, "", GEHEIM)
    geef_onderzoek(session, w.actor("jongere"), {"toegang": 3}, GEHEIM)
    session.commit()
    assert {(v.naam, v.doel) for v in session.exec(select(Vragenset))} == {("beleving", VERBETEREN), ("clientonderzoek", CLIENTONDERZOEK)}
    verbeter = {
        "kwartaal": "2026-K3", "beurt": "b", "vraag": "toegang", "waarde": 1, "gezin": "g", "wie": "w", "professionals": "",
        "aanbieder_id": w.aanbieder.id, "versie": 1,
    }  # fmt: skip
    onderzoek = {"jaar": 2026, "wie": "w", "vraag": "gehoord", "waarde": 1, "gezin": "g", "gemeente_id": w.gemeente.id, "versie": 1}
    fout = (
        Verbeterantwoord(**verbeter, naam="clientonderzoek"),
        Verbeterantwoord(**verbeter, naam="clientonderzoek", doel=CLIENTONDERZOEK),
        Onderzoeksantwoord(**onderzoek, naam="beleving"),
        Onderzoeksantwoord(**onderzoek, naam="beleving", doel=VERBETEREN),
        Vragenset(naam="nieuw", versie=1, doel="verkoop"),
        Terugblik(doel=CLIENTONDERZOEK, aanbieder_id=w.aanbieder.id, tijdvak="2026", inhoud="[]"),
        Terugblik(doel=VERBETEREN, gemeente_id=w.gemeente.id, tijdvak="2026-K3", inhoud="[]"),
        Terugblik(doel=VERBETEREN, gemeente_id=w.gemeente.id, aanbieder_id=w.aanbieder.id, tijdvak="2026-K3", inhoud="[]"),
        Terugkoppeling(gemeente_id=w.gemeente.id, aanbieder_id=w.aanbieder.id, tekst="x"),
        Terugkoppeling(tekst="x"),
    )
    for rij in fout:
        session.add(rij)
        with pytest.raises(IntegrityError):
            session.flush()
        session.rollback()
    gebruikt = session.get_one(Vragenset, ("beleving", 1))
    gebruikt.doel = CLIENTONDERZOEK
    with pytest.raises(IntegrityError):
        session.flush()
    session.rollback()


def test_het_clientonderzoek_kent_geen_aanbieder_en_gaat_alleen_naar_de_gemeente(
    session: Session, wereld: Wereld, ank: Client, als: Callable[[str], Client]
):
    assert not {"aanbieder_id", "professionals"} & set(Onderzoeksantwoord.model_fields)
    for n, w in enumerate(gezinnen(wereld, 26, professionals=1)):
        geef_onderzoek(session, w.actor("ouder1"), {"kwaliteit": 2 if n % 2 else 3, "toegang": 1 if n < 13 else 3}, GEHEIM)
    session.commit()
    stel_samen(session, date(vandaag().year + 1, 1, 2))
    session.commit()
    els = als("gemeentelezer")
    els.get("/gemeente/clientonderzoek")
    assert "Was het makkelijk om hulp te vinden?" in els.tekst() and "Ouders" in els.tekst()
    assert els.tekst().index("Was het makkelijk") < els.tekst().index("Ben je goed behandeld?"), "as they were asked"
    assert "Was het makkelijk" not in ank.get("/beheer/beleving").text
    assert terugblikken(session, aanbieder_id=wereld.aanbieder.id) == [] and session.exec(select(Beleving)).all() == []
    assert session.exec(select(Onderzoeksantwoord)).all() == []


# Outcome


def test_uitkomst_van_jongere_vanaf_twaalf_en_ouder_los_van_elkaar(session: Session, wereld: Wereld):
    geef_uitkomst(session, wereld.actor("jongere"), {"tevredenheid": 4, "doelen": 2}, GEHEIM)
    geef_uitkomst(session, wereld.actor("ouder1"), {"tevredenheid": 9}, GEHEIM)
    rijen = {(a.informant, a.vraag): a.waarde for a in session.exec(select(Verbeterantwoord))}
    assert rijen == {("jongere", "tevredenheid"): 4, ("jongere", "doelen"): 2, ("ouder", "tevredenheid"): 9}
    stemmen = {b.maat: (b.score, b.kwartaal) for b in session.exec(select(Beleving))}
    assert stemmen == {"nut": (9, kwartaal(vandaag())), "doelen": (0, kwartaal(vandaag()))}, "one voice per family"
    geef_uitkomst(session, wereld.actor("ouder2"), {"doelen": 3}, GEHEIM)
    assert [b.score for b in session.exec(select(Beleving).where(Beleving.maat == "doelen"))] == [1], "most goals are reached"
    klein = bouw_wereld(session, jaar=nu().year - 9, naam="Sem")
    for doe in (geef_uitkomst, geef_onderzoek):
        with pytest.raises(MagNiet):
            doe(session, klein.actor("jongere"), {"tevredenheid": 4}, GEHEIM)
        with pytest.raises(MagNiet):
            doe(session, wereld.actor("aanspreekpunt"), {"tevredenheid": 4}, GEHEIM)


def test_wat_de_app_weet_staat_er_al(session: Session, wereld: Wereld, als: Callable[[str], Client]):
    for status in ("bereikt", "bereikt", "actief", "gestopt"):
        session.add(Doel(kring_id=wereld.kring.id, door_lid_id=wereld.jongere.id, eigen_woorden="x", tekst="x", status=status))
    session.add(
        Doel(kring_id=wereld.kring.id, door_lid_id=wereld.ouder1.id, eigen_woorden="x", tekst="x", status="bereikt", alleen_maker=True)
    )
    session.commit()
    mama = als("ouder1")
    soep = BeautifulSoup(mama.get("~/beleving/uitkomst").text, "html.parser")
    gekozen = soep.select("#doelen input[checked]")
    assert [e["value"] for e in gekozen] == ["3"] and "3 doelen" in mama.tekst() and "2 gehaald" in mama.tekst()
    assert not soep.select("#tevredenheid input[checked]") and not soep.select("#zonder_hulp"), "not before the end"
    assert mama.post("~/beleving/uitkomst", {"tevredenheid": "7", "doelen": "2"}).status_code == 303
    assert {a.vraag: a.waarde for a in session.exec(select(Verbeterantwoord))} == {"tevredenheid": 7, "doelen": 2}


@pytest.mark.parametrize(("gehaald", "totaal", "code"), [(0, 0, None), (0, 3, 1), (1, 3, 2), (1, 2, 2), (2, 3, 3), (3, 3, 4)])
def test_doelen_in_een_woord(gehaald: int, totaal: int, code: int | None):
    assert doelen_gehaald(gehaald, totaal) == code


def test_bij_het_einde_kiest_het_aanspreekpunt_hoe_en_ziet_het_gezin_dat(session: Session, wereld: Wereld, als: Callable[[str], Client]):
    joost = als("aanspreekpunt")
    for rij in session.exec(select(Sessie)):
        rij.bevestigd = nu()
    session.commit()
    assert joost.post("~/mensen/einde").status_code == 422 and session.get(Kring, wereld.kring.id).hulp_tot is None  # pyright: ignore[reportOptionalMemberAccess]
    session.commit()
    assert joost.post("~/mensen/einde", {"reden": "3"}).status_code == 303
    assert session.get_one(Afsluiting, wereld.kring.id).reden == 3
    (rij,) = session.exec(select(Verbeterantwoord)).all()
    assert (rij.vraag, rij.waarde, rij.informant) == ("uitval", 3, "aanbieder") and rij.professionals
    session.commit()
    session.expire_all()
    noor = als("jongere")
    noor.get("~/beleving/uitkomst")
    assert "De jongere of het gezin stopte" in noor.tekst() and "Kun je nu verder zonder deze hulp?" in noor.tekst()
    assert uitkomst_vraagt(session, wereld.actor("jongere"))
    session.commit()
    assert noor.post("~/beleving/uitkomst", {"tevredenheid": "6", "zonder_hulp": "3"}).status_code == 303
    session.expire_all()
    assert not uitkomst_vraagt(session, wereld.actor("jongere")), "asked once"
    stemmen = {b.maat: (b.score, b.professionals) for b in session.exec(select(Beleving))}
    assert stemmen["uitval"][0] == 1 and stemmen["nut"][0] == 6
    assert stemmen["nut"][1] == stemmen["uitval"][1] != "", "who helped until the end still counts"
    assert wereld.actor("jongere").rol is Rol.JONGERE


def test_uitkomst_vraagt_de_app_elk_half_jaar_en_het_onderzoek_eens_per_jaar(session: Session, wereld: Wereld):
    noor = wereld.actor("jongere")
    for dagen, uitkomst, onderzoek in ((10, False, False), (100, False, True), (190, True, True), (380, True, True)):
        wereld.kring.aangemaakt = nu() - timedelta(days=dagen)
        session.flush()
        assert (uitkomst_vraagt(session, noor), onderzoek_vraagt(session, noor)) == (uitkomst, onderzoek)
    geef_onderzoek(session, noor, {"snel": 1}, GEHEIM)
    assert not onderzoek_vraagt(session, noor)
    wereld.kring.hulp_tot = nu() - timedelta(days=200)
    session.flush()
    assert not uitkomst_vraagt(session, noor), "half a year after the end it is quiet"


def test_alleen_het_aanspreekpunt_legt_vast_hoe_het_stopt(session: Session, wereld: Wereld):
    for wie in ("jongere", "ouder1", "jim"):
        with pytest.raises(MagNiet):
            leg_einde_vast(session, wereld.actor(wie), 1, GEHEIM)
    with pytest.raises(Ongeldig):
        leg_einde_vast(session, wereld.actor("aanspreekpunt"), 6, GEHEIM)
    for reden, uitval in ((1, 0), (2, 0), (3, 1), (4, 1), (5, 0)):
        leg_einde_vast(session, wereld.actor("aanspreekpunt"), reden, GEHEIM)
        assert [(b.maat, b.score) for b in session.exec(select(Beleving))] == [("uitval", uitval)], "drop-out is one-sided"


def test_beleving_een_per_gezin_per_kwartaal(session: Session, wereld: Wereld):
    geef_beleving(session, wereld.actor("ouder1"), 4, GEHEIM)
    geef_beleving(session, wereld.actor("jongere"), 8, GEHEIM)
    assert [(b.score, b.kwartaal) for b in session.exec(select(Beleving))] == [(8, kwartaal(vandaag()))]
    with pytest.raises(MagNiet):
        geef_beleving(session, wereld.actor("aanspreekpunt"), 8, GEHEIM)
    with pytest.raises(Ongeldig):
        geef_beleving(session, wereld.actor("jongere"), 11, GEHEIM)


def test_twee_van_een_gezin_die_tegelijk_antwoorden_krijgen_geen_fout(postgres_url: str) -> None:
    """The one who is later waits, and then his answer is the one that counts."""
    engine = maak_engine(postgres_url)
    with Session(engine, expire_on_commit=False) as session:
        w = bouw_wereld(session)
        noor, mama = w.actor("jongere"), w.actor("ouder1")
        session.commit()
        with Session(engine) as eerste:
            geef_uitkomst(eerste, noor, {"tevredenheid": 3}, GEHEIM)

            def tweede() -> None:
                with Session(engine) as ander:
                    geef_uitkomst(ander, mama, {"tevredenheid": 7}, GEHEIM)
                    ander.commit()

            draad = threading.Thread(target=tweede)
            draad.start()
            draad.join(0.5)
            assert draad.is_alive()
            eerste.commit()
        draad.join(10)
        assert [rij.score for rij in session.exec(select(Beleving))] == [7]
    engine.dispose()


# Erasing


def test_met_de_kring_gaat_alles_wat_nog_wacht(session: Session, wereld: Wereld):
    blijft = bouw_wereld(session, naam="Sem")
    for w in (wereld, blijft):
        beleef(session, w.actor("jongere"), JA, "Meer tijd", GEHEIM)
        geef_uitkomst(session, w.actor("ouder1"), {"tevredenheid": 8}, GEHEIM)
        geef_onderzoek(session, w.actor("ouder1"), {"snel": 1}, GEHEIM)
    wereld.kring.gesloten = nu()
    session.commit()
    wis_kring_nu(session, wereld.kring.id)
    session.commit()
    tel_ = {
        model.__name__: len(session.exec(select(model)).all()) for model in (Verbeterantwoord, Onderzoeksantwoord, Verbeterpunt, Beleving)
    }
    assert tel_ == {"Verbeterantwoord": 4, "Onderzoeksantwoord": 1, "Verbeterpunt": 1, "Beleving": 1}
    assert punten_die_wachten(session, blijft.actor("jongere"))


def test_met_het_account_gaat_wat_van_hem_alleen_was(session: Session, wereld: Wereld):
    for wie in ("ouder1", "ouder2"):
        beleef(session, wereld.actor(wie), {"geholpen": 2}, "Meer tijd", GEHEIM)
        geef_onderzoek(session, wereld.actor(wie), {"snel": 1}, GEHEIM)
    session.commit()
    wis_account(session, wereld.ouder1.persoon_id, berichten=False)
    session.commit()
    for model in (Verbeterantwoord, Onderzoeksantwoord, Verbeterpunt):
        assert len(session.exec(select(model)).all()) == 1
    assert len(punten_die_wachten(session, wereld.actor("ouder2"))) == 1


def test_een_teruggezette_backup_wist_ook_wat_nog_wachtte(session: Session, wereld: Wereld):
    """What the ledger says is erased again, also the answers that the backup brought back: by kring and by person."""
    for wie in ("jongere", "ouder1"):
        beleef(session, wereld.actor(wie), JA, "Meer tijd", GEHEIM)
    session.commit()
    regel = Wisregel("a", "persoon", "", wereld.ouder1.persoon_id, nu().isoformat())
    speel_af(session, [regel])
    session.commit()
    assert len(session.exec(select(Verbeterpunt)).all()) == 1 and len(session.exec(select(Verbeterantwoord)).all()) == 3
    speel_af(session, [Wisregel("b", "kring", wereld.kring.id, wereld.kring.id, nu().isoformat())])
    session.commit()
    assert session.exec(select(Verbeterpunt)).all() == [] and session.exec(select(Verbeterantwoord)).all() == []


def test_een_vreemde_haalt_niets_weg(session: Session, wereld: Wereld):
    beleef(session, wereld.actor("jongere"), {}, "Meer tijd", GEHEIM)
    (punt,) = punten_die_wachten(session, wereld.actor("jongere"))
    with pytest.raises(NietGevonden):
        haal_punt_weg(session, wereld.actor("ouder1"), punt.id)


# Back to families


def test_wat_ermee_gedaan_is_lezen_de_gezinnen_van_die_organisatie_en_gemeente(
    session: Session, wereld: Wereld, ank: Client, als: Callable[[str], Client]
):
    noor = als("jongere")
    noor.get("~/beleving/terug")
    assert "Er staat nog niets" in noor.tekst()
    assert ank.post("/beheer/beleving", {"tekst": "We bellen nu binnen een dag terug."}).status_code == 303
    assert als("gemeentelezer").post("/gemeente/clientonderzoek", {"tekst": "Er is nu een loket op school."}).status_code == 303
    assert ank.post("/beheer/beleving", {"tekst": " "}).status_code == 422
    noor.get("~/beleving/terug")
    assert "binnen een dag terug" in noor.tekst() and "loket op school" in noor.tekst() and "Hulp Dichtbij" in noor.tekst()
    assert session.exec(select(Gebeurtenis)).all() == [], "no message, no push"
    vreemd = bouw_wereld(session, naam="Sem")
    session.commit()
    anders = Client(ank.app, open_sessie(session, vreemd.ouder1.persoon_id), vreemd.kring.id, session.commit)
    anders.get("~/beleving/terug")
    assert "Er staat nog niets" in anders.tekst()
    van_ank, van_els = sorted(session.exec(select(Terugkoppeling)), key=lambda t: t.aanbieder_id is None)
    session.commit()
    assert ank.post(f"/beheer/beleving/{van_els.id}/weg").status_code == 404
    assert als("gemeentelezer").post(f"/gemeente/clientonderzoek/{van_ank.id}/weg").status_code == 404
    assert ank.post(f"/beheer/beleving/{van_ank.id}/weg").status_code == 303
    noor.get("~/beleving/terug")
    assert "binnen een dag terug" not in noor.tekst() and "loket op school" in noor.tekst()
    with pytest.raises(Ongeldig):
        koppel_terug(session, "x" * 1001, aanbieder_id=wereld.aanbieder.id)


# In a browser


@pytest.mark.parametrize("js", [True, False])
def test_invullen_op_een_telefoon_kan_ook_zonder_javascript(database_url: str, js: bool):
    with huis(database_url) as h, sync_playwright() as playwright:
        with Session(h.engine, expire_on_commit=False) as session:
            w = bouw_wereld(session)
            token = open_sessie(session, w.ouder1.persoon_id)
            session.commit()
        browser = start_chromium(playwright)
        mama = Telefoon(browser, h.url, java_script_enabled=js)
        mama.context.add_cookies([{"name": "sid", "value": token, "url": h.url}])
        mama.ga(f"/k/{w.kring.id}/")
        mama.tik("Hoe is de hulp voor jou?", rol="link")
        for naam in ("gehoord", "belangrijk", "geholpen"):
            mama.page.locator(f"#{naam}").get_by_label("Een beetje").check(force=True)
        mama.tik("Geef antwoord")
        mama.ziet("Je antwoord telt mee.")
        with Session(h.engine) as session:
            assert [a.waarde for a in session.exec(select(Verbeterantwoord))] == [2, 2, 2]
        browser.close()
