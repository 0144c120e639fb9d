"""Who is in the kring: inviting, authority, age, leaving, handing over, the end of the help, closing."""

import threading
import time
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import expect, sync_playwright
from sqlalchemy import func
from sqlmodel import Session, col, select

from basis.clock import nu, vandaag
from basis.events import Gebeurtenis
from basis.fouten import Botsing, MagNiet, NietGevonden
from basis.identiteit.models import Persoon
from basis.rechten import Rol
from doelen.doel.actions import maak_doel
from gezinsapp.factory import create_app
from gezinsapp.worker import vier_verjaardagen
from jim.gesprekken.actions import schrijf
from jim.gesprekken.models import Bericht
from jim.kring import actions, leeftijd, vertrek
from jim.kring.code import code
from jim.kring.models import Kring, Lid, Voorval
from jim.kring.queries import actor_voor, alle_leden
from jim.kring.voorvallen import noteer
from jim.mandaat.models import Jim
from jim.organisaties.models import Medewerker
from tests.bouw import Wereld, bouw_wereld, lid
from tests.client import Client
from tests.conftest import GEHEIM, maak_config
from tests.huis import huis
from tests.telefoons import Telefoon, start_chromium

Als = Callable[..., Client]


def jaar(leeftijd: int) -> int:
    """A year of birth that makes the jongere of the wereld (born in March) this old today."""
    return vandaag().year - leeftijd - (vandaag().month <= 3)


def laatste_voorval(session: Session) -> Voorval:
    """What was noted last."""
    return session.exec(select(Voorval).order_by(col(Voorval.op).desc(), col(Voorval.id).desc())).first()


# Inviting


def test_wie_mag_wie_uitnodigen_is_een_tabel(als: Als, wereld: Wereld):
    assert {rol: str(recht) for rol, recht in actions.WIE_NODIGT_WIE.items()} == {
        "jongere": "gezin_uitnodigen", "ouder": "gezin_uitnodigen", "voogd": "gezin_uitnodigen", "professional": "hulp_uitnodigen",
        "leerkracht": "netwerk_uitnodigen", "netwerk": "netwerk_uitnodigen", "jim": "jim_vragen",
    }  # fmt: skip
    for wie, kan in (("aanspreekpunt", 6), ("jongere", 2), ("ouder1", 2)):
        client = als(wie)
        assert client.get("~/mensen/nieuw").text.count('name="rol"') == kan
    assert als("ouder1").post("~/mensen/nieuw", {"rol": "professional", "voornaam": "Fatma"}).status_code == 422
    assert als("jim").get("~/mensen/nieuw").status_code == 403


def test_gezag_staat_er_alleen_als_een_professional_het_vastlegt(als: Als, session: Session, wereld: Wereld):
    als("jongere").post("~/mensen/nieuw", {"rol": "netwerk", "voornaam": "Opa", "gezag": "y"})
    pro = als("aanspreekpunt")
    assert pro.post("~/mensen/nieuw", {"rol": "voogd", "voornaam": "Jeugdbescherming", "gezag": "y"}).status_code == 303
    uit = {u.rol: u.gezag for wie in ("jongere", "aanspreekpunt") for u in actions.uitnodigingen(session, wereld.actor(wie))}
    assert uit == {"netwerk": False, "voogd": True}
    pagina = als("jongere").get(f"~/mensen/{wereld.ouder1.id}").text
    assert "Vastgesteld door Joost op 5 januari 2026" in pagina
    assert "gezag meer" not in pagina


def test_een_leerkracht_praat_met_het_aanspreekpunt_en_leest_verder_niets(als: Als, session: Session, wereld: Wereld):
    meester = lid(session, wereld.kring, "leerkracht", "Meester Bas")
    maak_doel(session, wereld.actor("jongere"), "met de bus", "Met de bus naar opa")
    schrijf(session, wereld.actor("jongere"), wereld.gesprekken["kring"].id, "hallo allemaal")
    session.commit()
    wereld.buitenstaander = meester.persoon_id
    client = als("buitenstaander")
    assert client.get("~/").status_code == 200 and "Onze doelen" not in client.tekst()
    assert client.get("~/doelen").status_code == 403
    assert "hallo allemaal" not in client.get("~/praten").text
    assert client.get(f"~/praten/{wereld.gesprekken['kring'].id}").status_code == 404
    assert client.get("~/mensen").status_code == 403


# Authority


def test_nieuw_gezag_laat_de_jim_weer_wachten(als: Als, session: Session, wereld: Wereld):
    voogd = lid(session, wereld.kring, "voogd", "GI")
    session.commit()
    assert als("aanspreekpunt").post(f"~/mensen/{voogd.id}/gezag", {"gezag": "ja"}).status_code == 303
    session.expire_all()
    assert session.exec(select(Jim.status)).one() == "wacht"
    assert als("jim").get("~/praten").status_code == 403
    assert als("aanspreekpunt").post(f"~/mensen/{voogd.id}/gezag", {"gezag": "nee"}).status_code == 303
    session.expire_all()
    assert session.exec(select(Jim.status)).one() == "actief"
    assert als("ouder1").post(f"~/mensen/{voogd.id}/gezag", {"gezag": "ja"}).status_code == 403


def test_ouders_die_apart_zijn_lezen_niets_van_elkaar(als: Als, session: Session, wereld: Wereld):
    maak_doel(session, wereld.actor("ouder2"), "rust", "Papa wil dat we samen eten")
    for wie, tekst in (("ouder2", "van papa aan allen"), ("jongere", "van noor aan allen")):
        schrijf(session, wereld.actor(wie), wereld.gesprekken["kring"].id, tekst)
    schrijf(session, wereld.actor("ouder2"), wereld.gesprekken["ouder2"].id, "papa voor iedereen", publiek="kring")
    session.commit()
    mama = als("ouder1")
    assert "van papa aan allen" in mama.get(f"~/praten/{wereld.gesprekken['kring'].id}").text
    assert als("aanspreekpunt").post("~/mensen/apart", {"apart": "ja"}).status_code == 303
    for pad in ("~/", "~/praten", "~/doelen", "~/mensen", "~/jim", "~/mensen/wat-er-gebeurde"):
        tekst = mama.get(pad).text
        assert "Papa" not in tekst and "papa" not in tekst, pad
    assert mama.get(f"~/praten/{wereld.gesprekken['kring'].id}").status_code == 404
    assert mama.get(f"~/mensen/{wereld.ouder2.id}").status_code == 404
    assert "van papa aan allen" in als("jongere").get(f"~/praten/{wereld.gesprekken['kring'].id}").text
    session.expire_all()
    noteer(session, wereld.kring.id, "gezag_erbij", door=wereld.aanspreekpunt.id, over=wereld.ouder2.id)
    verteld = {g.lid_id for g in session.exec(select(Gebeurtenis).where(Gebeurtenis.ding_id == laatste_voorval(session).id))}
    assert wereld.ouder1.id not in verteld and {wereld.ouder2.id, wereld.jongere.id} <= verteld
    session.rollback()
    als("aanspreekpunt").post("~/mensen/apart", {"apart": "nee"})
    assert "van papa aan allen" in mama.get(f"~/praten/{wereld.gesprekken['kring'].id}").text


# Age


def test_vanaf_16_leest_een_ouder_alleen_mee_als_de_jongere_dat_wil(als: Als, session: Session):
    w = bouw_wereld(session, jaar=jaar(16))
    w.ouder1.toegestaan = w.ouder2.toegestaan = None
    session.commit()
    mama, noor = als("ouder1", w), als("jongere", w)
    assert "kiest nu zelf" in mama.get("~/").text
    assert mama.get("~/doelen").status_code == 403
    assert mama.get(f"~/praten/{w.gesprekken['ouder1'].id}").status_code == 200
    assert "Wie leest met jou mee?" in noor.get("~/").text
    assert noor.post(f"~/mensen/{w.ouder1.id}/meelezen", {"antwoord": "ja"}).status_code == 303
    assert mama.get("~/doelen").status_code == 200
    assert als("ouder2", w).get("~/doelen").status_code == 403
    noor.post(f"~/mensen/{w.ouder1.id}/meelezen", {"antwoord": "nee"})
    assert mama.get("~/doelen").status_code == 403
    assert mama.post(f"~/mensen/{w.ouder1.id}/meelezen", {"antwoord": "ja"}).status_code == 403


def test_een_maand_vooraf_kiest_de_jongere_en_eerder_niet(session: Session):
    w = bouw_wereld(session)
    assert w.kring.geboren_maand == 3
    w.kring.geboren_jaar = 2010
    assert not leeftijd.mag_kiezen(w.kring, date(2026, 1, 31))
    assert leeftijd.mag_kiezen(w.kring, date(2026, 2, 1))
    assert w.kring.leeftijd(date(2026, 3, 31)) == 15
    w.kring.geboren_jaar = jaar(13)
    session.flush()
    with pytest.raises(Botsing, match="te_jong"):
        leeftijd.geef_toegang(session, w.actor("jongere"), w.ouder1.id, True)


def test_een_verjaardag_vraagt_om_nieuwe_afspraken_en_opent_niets(als: Als, session: Session, wereld: Wereld):
    from jim.afspraken.actions import stel_voor, teken
    from jim.afspraken.models import Niveau, Onderwerp

    noor = wereld.actor("jongere")
    afspraak = stel_voor(session, noor, dict.fromkeys(Onderwerp, Niveau.TUSSEN_ONS))
    for wie in ("jim", "ouder1", "ouder2"):
        teken(session, wereld.actor(wie), afspraak.versie)
    open_ = stel_voor(session, noor, dict.fromkeys(Onderwerp, Niveau.OUDERS))
    teken(session, wereld.actor("jim"), open_.versie)
    wereld.kring.geboren_jaar = jaar(16)
    session.commit()
    assert vier_verjaardagen(session.get_bind()) == 1
    assert vier_verjaardagen(session.get_bind()) == 0
    session.expire_all()
    assert (afspraak.status, open_.status) == ("geldig", "vervallen")
    assert "Je bent ouder geworden" in als("jongere").get("~/").text
    assert "ouder geworden" not in als("jim").get("~/").text
    assert [v.soort for v in session.exec(select(Voorval))] == ["leeftijd"]


def test_een_jim_die_wachtte_begint_als_de_jongere_16_wordt(session: Session):
    w = bouw_wereld(session, jaar=jaar(15), jim="wacht")
    w.kring.grens = 12
    w.kring.geboren_jaar -= 1
    session.commit()
    vier_verjaardagen(session.get_bind())
    session.expire_all()
    assert session.exec(select(Jim.status)).one() == "actief"


def test_bij_18_is_er_geen_gezag_meer(session: Session):
    w = bouw_wereld(session, jaar=jaar(18))
    w.ouder1.toegestaan = None
    session.commit()
    vier_verjaardagen(session.get_bind())
    session.expire_all()
    assert not w.ouder1.gezag and not w.ouder2.gezag
    assert w.actor("ouder1").rol is Rol.BUITEN


def test_niet_zelf_beslissen_leest_de_jongere_met_de_reden(als: Als, session: Session, wereld: Wereld):
    pro = als("aanspreekpunt")
    assert pro.post("~/mensen/wilsoordeel", {"reden": ""}).status_code == 422
    assert pro.post("~/mensen/wilsoordeel", {"reden": "De dokter zag op 1 mei dat het nu niet gaat."}).status_code == 303
    session.expire_all()
    assert wereld.actor("jongere").leeftijd_jongere == 11
    noor = als("jongere")
    assert "De dokter zag op 1 mei" in noor.get("~/mensen").text and "Vastgelegd door Joost" in noor.tekst()
    assert "De dokter" not in als("jim").get("~/mensen").text
    assert als("ouder1").post("~/mensen/wilsoordeel", {"reden": "x"}).status_code == 403
    assert pro.post("~/mensen/wilsoordeel/weg").status_code == 303
    assert wereld.actor("jongere").leeftijd_jongere == wereld.kring.leeftijd(vandaag())


# The JIM


def test_een_jim_komt_terug_bij_zijn_oude_gesprek(session: Session, wereld: Wereld):
    from jim.gesprekken.queries import mijn_gesprek
    from jim.mandaat.actions import geef_mandaat, jim_zegt_ja, stop_als_jim, vraag_jim

    bericht = schrijf(session, wereld.actor("jongere"), wereld.gesprekken["jim"].id, "fijn dat je er was")
    stop_als_jim(session, wereld.actor("jim"), "dag lieve Noor")
    assert actor_voor(session, wereld.jim.persoon_id, wereld.kring.id) is None
    rij, _token = actions.nodig_uit(session, wereld.actor("jongere"), rol="jim", voornaam="Samira")
    vraag = vraag_jim(session, wereld.actor("jongere"), "Samira", rij.id)
    terug = actions.word_lid(session, rij, session.get_one(Persoon, wereld.jim.persoon_id), figuur="hart", kleur=3)
    jim_zegt_ja(session, wereld.kring.id, vraag.id, terug.id)
    for wie in ("ouder1", "ouder2"):
        geef_mandaat(session, wereld.actor(wie), vraag.id, "akkoord")
    gesprek = mijn_gesprek(session, wereld.actor("jim"), "jim")
    assert gesprek is not None and gesprek.id == bericht.gesprek_id
    assert len([g for g in alle_leden(session, wereld.kring.id) if g.persoon_id == wereld.jim.persoon_id]) == 1


def test_iemand_uit_het_netwerk_kan_de_jim_worden_en_een_ouder_niet(session: Session):
    from jim.mandaat.actions import vraag_jim

    w = bouw_wereld(session, jim="")
    tante = lid(session, w.kring, "netwerk", "Tante Luus")
    rij, _token = actions.nodig_uit(session, w.actor("jongere"), rol="jim", voornaam="Luus")
    vraag_jim(session, w.actor("jongere"), "Luus", rij.id)
    with pytest.raises(Botsing, match="al_lid"):
        actions.word_lid(session, rij, session.get_one(Persoon, w.ouder1.persoon_id), figuur="hart", kleur=3)
    assert actions.word_lid(session, rij, session.get_one(Persoon, tante.persoon_id), figuur="hart", kleur=3).id == tante.id
    assert tante.rol == "jim"


def test_de_vier_stappen_voor_ieder_van_zijn_kant_en_alleen_zij_twee_zetten_ze(als: Als, session: Session, wereld: Wereld):
    for wie in ("jongere", "jim", "ouder1", "aanspreekpunt"):
        assert "Waar jullie nu zijn: Wie" in als(wie).get("~/jim").text
    assert als("ouder1").post("~/jim/fase", {"fase": "wat"}).status_code == 403
    assert als("jim").post("~/jim/fase", {"fase": "wat"}).status_code == 303
    assert "Waar jullie nu zijn: Wat" in als("jongere").get("~/jim").text
    assert als("jongere").post("~/jim/fase", {"fase": "morgen"}).status_code == 422


def test_geen_pagina_zegt_wanneer_de_jim_er_was_of_wat_hij_nog_moet(als: Als, session: Session, wereld: Wereld):
    schrijf(session, wereld.actor("jongere"), wereld.gesprekken["jim"].id, "ben je er?")
    session.commit()
    for wie in ("jongere", "ouder1", "aanspreekpunt", "jim"):
        for pad in ("~/", "~/jim", "~/mensen", f"~/mensen/{wereld.jim.id}", "~/praten"):
            tekst = als(wie).get(pad).text.lower()
            assert not any(
                woord in tekst for woord in ("gelezen", "laatst gezien", "te laat", "herinnering", "deadline", "nog niet gereageerd")
            )


# Leaving


def test_weggaan_eindigt_meteen_en_laat_staan_wat_voor_iedereen_was(als: Als, session: Session, wereld: Wereld):
    kring = schrijf(session, wereld.actor("ouder2"), wereld.gesprekken["kring"].id, "groeten van papa")
    schrijf(session, wereld.actor("ouder2"), wereld.gesprekken["ouder2"].id, "alleen voor joost")
    session.commit()
    papa = als("ouder2")
    assert papa.get("~/weggaan").status_code == 200
    assert papa.post("~/weggaan", {"wis": "y"}).status_code == 303
    assert papa.get("~/").status_code == 404
    assert [b.id for b in session.exec(select(Bericht))] == [kring.id]
    assert "groeten van papa" in als("jongere").get(f"~/praten/{wereld.gesprekken['kring'].id}").text
    assert "Papa is uit de kring" in als("jongere").get("~/mensen/wat-er-gebeurde").text


@pytest.mark.parametrize("wie", ["jongere", "aanspreekpunt"])
def test_zonder_jongere_of_aanspreekpunt_gaat_het_niet(als: Als, wie: str):
    assert als(wie).post("~/weggaan").status_code == 403


def test_na_het_weggaan_kan_ieder_van_de_twee_het_gesprek_nog_weghalen(als: Als, session: Session, wereld: Wereld):
    for gesprek, wie in (("ouder1", "ouder1"), ("ouder2", "ouder2")):
        schrijf(session, wereld.actor(wie), wereld.gesprekken[gesprek].id, f"van {wie}")
    session.commit()
    assert als("ouder1").post(f"~/praten/{wereld.gesprekken['ouder1'].id}/wis").status_code == 409
    for wie in ("ouder1", "ouder2"):
        als(wie).post("~/weggaan")
    assert als("aanspreekpunt").post(f"~/praten/{wereld.gesprekken['ouder1'].id}/wis").status_code == 303
    mama, papa = als("ouder1"), als("ouder2")
    assert "Een kring, tot" in papa.get("/oude-kringen").text and "Noor" not in papa.laatste.text
    assert papa.post(f"/oude-kringen/{wereld.kring.id}/wis").status_code == 303
    assert mama.post(f"/oude-kringen/{bouw_wereld(session, naam='Sem').kring.id}/wis").status_code == 404
    assert session.exec(select(Bericht)).all() == []
    assert als("jongere").post(f"/oude-kringen/{wereld.kring.id}/wis").status_code == 404


def test_wie_wie_weghaalt(session: Session, wereld: Wereld):
    opa = lid(session, wereld.kring, "netwerk", "Opa")
    fatma = lid(session, wereld.kring, "professional", "Fatma")
    for wie, over in (("jongere", wereld.ouder1), ("ouder1", wereld.jongere), ("aanspreekpunt", wereld.jongere), ("aanspreekpunt", wereld.jim),
                      ("ouder1", fatma), ("aanspreekpunt", wereld.aanspreekpunt), ("jim", opa)):  # fmt: skip
        with pytest.raises(MagNiet):
            vertrek.haal_weg(session, wereld.actor(wie), over.id)
    vertrek.haal_weg(session, wereld.actor("jongere"), opa.id)
    vertrek.haal_weg(session, wereld.actor("aanspreekpunt"), fatma.id)
    with pytest.raises(NietGevonden):
        vertrek.haal_weg(session, wereld.actor("aanspreekpunt"), fatma.id)


def test_overdragen_is_een_daad_die_iedereen_ziet(als: Als, session: Session, wereld: Wereld):
    fatma = lid(session, wereld.kring, "professional", "Fatma")
    geheim = schrijf(session, wereld.actor("jongere"), wereld.gesprekken["jongere"].id, "alleen voor joost")
    session.commit()
    joost = als("aanspreekpunt")
    assert joost.post("~/mensen/overdragen", {"naar": wereld.ouder1.id}).status_code == 422
    assert joost.post("~/mensen/overdragen", {"naar": fatma.id}).status_code == 303
    session.expire_all()
    assert [rij.naam for rij in session.exec(select(Lid).where(Lid.rol == "aanspreekpunt", col(Lid.tot).is_(None)))] == ["Fatma"]
    assert joost.get("~/").status_code == 404
    for wie in ("jongere", "ouder1", "jim"):
        assert "Joost droeg over. Fatma is nu het aanspreekpunt." in als(wie).get("~/").text
    wereld.buitenstaander = fatma.persoon_id
    nieuw = als("buitenstaander")
    assert geheim.tekst not in nieuw.get("~/praten").text
    assert nieuw.get(f"~/praten/{wereld.gesprekken['jongere'].id}").status_code == 404


def test_de_hulp_stopt_en_de_kring_gaat_zelf_verder(als: Als, session: Session, wereld: Wereld):
    fatma = lid(session, wereld.kring, "professional", "Fatma")
    maak_doel(session, wereld.actor("jongere"), "met de bus", "Met de bus naar opa")
    session.commit()
    assert als("aanspreekpunt").post("~/mensen/einde", {"reden": "1"}).status_code == 303
    for wie in (wereld.aanspreekpunt, fatma):
        assert actor_voor(session, wie.persoon_id, wereld.kring.id) is None
    noor = als("jongere")
    assert "Jullie gaan zelf verder" in noor.get("~/").text
    assert "Met de bus naar opa" in noor.get("~/doelen").text
    assert noor.post(f"~/praten/{wereld.gesprekken['kring'].id}", {"tekst": "we gaan door"}).status_code == 303
    assert als("jim").get("~/praten").status_code == 200
    for wie in ("jongere", "ouder1", "jim"):
        for pad in ("~/", "~/jim", "~/praten", "~/mensen", "~/doelen", "~/taart"):
            assert als(wie).get(pad).status_code in {200, 403}


@pytest.mark.parametrize(("jaren", "nodig"), [(10, ("ouder1", "ouder2")), (14, ("jongere", "ouder1", "ouder2")), (17, ("jongere",))])
def test_de_kring_sluit_als_wie_beslist_dat_wil(als: Als, session: Session, jaren: int, nodig: tuple[str, ...]):
    w = bouw_wereld(session, jaar=jaar(jaren))
    session.commit()
    for wie in {"jongere", "ouder1"} - set(nodig):
        assert als(wie, w).post("~/sluiten", {"antwoord": "ja"}).status_code == 403
    for wie in nodig:
        assert session.get_one(Kring, w.kring.id, populate_existing=True).gesloten is None
        assert als(wie, w).post("~/sluiten", {"antwoord": "ja"}).status_code == 303
    assert session.get_one(Kring, w.kring.id, populate_existing=True).gesloten is not None
    for wie in ("jongere", "ouder1", "jim", "aanspreekpunt"):
        assert als(wie, w).get("~/").status_code == 404


def test_een_stem_voor_sluiten_kan_terug(als: Als, session: Session, wereld: Wereld):
    mama = als("ouder1")
    mama.post("~/sluiten", {"antwoord": "ja"})
    assert "Toch niet sluiten" in mama.get("~/sluiten").text
    mama.post("~/sluiten", {"antwoord": "nee"})
    for wie in ("jongere", "ouder2"):
        als(wie).post("~/sluiten", {"antwoord": "ja"})
    assert session.get_one(Kring, wereld.kring.id, populate_existing=True).gesloten is None


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> str:
    return request.getfixturevalue("database_url" if request.param == "sqlite" else "postgres_url")


def test_na_het_weghalen_slaagt_er_niets_meer_ook_niet_van_wat_al_onderweg_was(database: str):
    """Twenty phones of one person read and write without pause while he is taken out."""
    from basis.identiteit.actions import open_sessie

    app = create_app(maak_config(database))
    with Session(app.extensions["engine"], expire_on_commit=False) as session:
        w = bouw_wereld(session)
        wie = lid(session, w.kring, "professional", "Fatma")
        tokens = [open_sessie(session, wie.persoon_id) for _ in range(20)]
        pro = Client(app, open_sessie(session, w.aanspreekpunt.persoon_id), w.kring.id)
        session.commit()
    paden = {"lees": f"/k/{w.kring.id}/doelen", "schrijf": f"/k/{w.kring.id}/praten/{w.gesprekken['kring'].id}"}
    gelukt: list[tuple[str, float, float]] = []
    stop = threading.Event()

    def telefoon(nummer: int) -> None:
        client = Client(app, tokens[nummer], w.kring.id)
        csrf = client.csrf()
        while not stop.is_set():
            begin = time.monotonic()
            if nummer % 2:
                status = client.http.post(paden["schrijf"], data={"csrf_token": csrf, "tekst": "nog even"}).status_code
            else:
                status = client.http.get(paden["lees"]).status_code
            if status in {200, 303}:
                gelukt.append(("schrijf" if nummer % 2 else "lees", begin, time.monotonic()))
            else:
                assert status in {404, 409, 429}, status

    def geschreven() -> int:
        with Session(app.extensions["engine"]) as session:
            return session.exec(select(func.count()).select_from(Bericht)).one()

    draden = [threading.Thread(target=telefoon, args=(n,)) for n in range(20)]
    for draad in draden:
        draad.start()
    time.sleep(1)
    assert pro.post(f"~/mensen/{wie.id}/weg").status_code == 303
    weg, toen = time.monotonic(), geschreven()
    time.sleep(1)
    stop.set()
    for draad in draden:
        draad.join()
    assert {soort for soort, _b, _e in gelukt} == {"lees", "schrijf"}
    assert [g for g in gelukt if g[1] > weg] == []
    assert geschreven() == toen > 0


def test_een_jongere_is_in_vijf_tikken_binnen_en_zijn_open_paginas_sluiten_meteen(database_url: str):
    with huis(database_url) as h, sync_playwright() as playwright:
        with Session(h.engine, expire_on_commit=False) as session:
            w = bouw_wereld(session, naam="Sem")
            wens = actions.NieuweKring("Lot", 3, jaar(14), w.gemeente.id, 2, 2)
            kring, pro = actions.open_kring(session, session.get_one(Medewerker, w.aanspreekpunt.persoon_id), "Joost", wens)
            actor = actor_voor(session, pro.persoon_id, kring.id)
            assert actor is not None
            rij, token = actions.nodig_uit(session, actor, rol="jongere", voornaam="Lot")
            session.commit()
        lot = Telefoon(start_chromium(playwright), h.url)
        begin = time.monotonic()
        lot.kom_binnen(f"/uitnodiging/{token}", code(GEHEIM, rij), "Lot")
        assert time.monotonic() - begin < 60
        assert lot.tikken <= 5
        tweede = lot.context.new_page()
        tweede.goto(lot.page.url + "praten")
        expect(tweede.get_by_role("heading", level=1)).to_be_visible()
        tweede.wait_for_timeout(500)
        with Session(h.engine) as session:
            session.get_one(Lid, (kring.id, actor_voor_rol(session, kring.id, Rol.JONGERE))).tot = nu()
            session.commit()
        toen = time.monotonic()
        for pagina in (lot.page, tweede):
            pagina.wait_for_url(lambda url: "/k/" not in url, timeout=5000)
        assert time.monotonic() - toen < 1.5
        assert not lot.fouten


def actor_voor_rol(session: Session, kring_id: str, rol: Rol) -> str:
    """The lid id of who has this role."""
    return next(g.lid_id for g in alle_leden(session, kring_id) if g.rol is rol)
