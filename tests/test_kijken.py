"""Looking where it stands: three words to begin with, 0-10 as the short way, a note that keeps to the agreements, whose goal and what it is about."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from basis.clock import nu
from basis.events import Uitgaand
from basis.fouten import MagNiet, NietGevonden, Ongeldig
from doelen.doel.actions import geef_vrij, maak_doel, maak_ongedaan, meet, zet_cijfers, zet_ladder, zet_over
from doelen.doel.models import Doel, Meting, Notitie
from doelen.doel.queries import doel_beeld, mijn_onderwerpen, notities, van_wie
from jim.afspraken.models import Afspraak, AfspraakRegel, Onderwerp
from jim.kring.queries import alle_leden
from tests.bouw import Wereld
from tests.client import Client

Als = Callable[[str], Client]
DRIE = {-2: "Een dag op tijd", 0: "Drie dagen op tijd", 2: "Elke dag op tijd"}
ALLEN = ("jongere", "ouder1", "ouder2", "jim", "aanspreekpunt")


def nieuw(w: Wereld, wie: str = "jongere") -> Doel:
    """A goal without steps."""
    return maak_doel(w.session, w.actor(wie), "op tijd", "Ik ben op tijd op school")


def met_drie(w: Wereld) -> Doel:
    """A goal with three words."""
    return zet_ladder(w.session, w.actor("jongere"), nieuw(w).id, 6, -2, DRIE, None)


def spreek_af(w: Wereld, **niveaus: str) -> None:
    """An agreement in force with these levels; the rest stays between the two."""
    versie = len(w.session.exec(select(Afspraak)).all()) + 1
    for oud in w.session.exec(select(Afspraak)).all():
        oud.status = "vervallen"
    w.session.flush()
    w.session.add(Afspraak(kring_id=w.kring.id, versie=versie, status="geldig", door_lid_id=w.jongere.id))
    w.session.flush()
    for o in Onderwerp:
        w.session.add(AfspraakRegel(kring_id=w.kring.id, versie=versie, onderwerp=o, niveau=niveaus.get(o, "tussen_ons")))
    w.session.flush()


def lezers(w: Wereld, doel: Doel) -> set[str]:
    """Who reads a note with this goal."""
    return {wie for wie in ALLEN if notities(w.session, w.actor(wie), doel.id)}


def test_drie_woorden_zijn_genoeg_en_ertussenin_kijken_kan_al(wereld: Wereld) -> None:
    doel = met_drie(wereld)
    beeld = doel_beeld(wereld.session, wereld.actor("jongere"), doel.id)
    assert [(s.niveau, bool(s.tekst)) for s in beeld.stappen] == [(2, True), (1, False), (0, True), (-1, False), (-2, True), (-3, False)]
    assert meet(wereld.session, wereld.actor("jongere"), doel.id, -1).niveau == -1
    zet_ladder(wereld.session, wereld.actor("ouder1"), doel.id, 6, -2, DRIE | {-1: "Twee dagen op tijd"}, None)
    mijn = doel_beeld(wereld.session, wereld.actor("jongere"), doel.id).mijn
    assert mijn is not None
    assert mijn.niveau == -1


@pytest.mark.parametrize("mist", [-2, 0, 2])
def test_nu_doel_en_droom_horen_er_altijd_bij(wereld: Wereld, mist: int) -> None:
    with pytest.raises(Ongeldig, match="leeg"):
        zet_ladder(wereld.session, wereld.actor("jongere"), nieuw(wereld).id, 6, -2, DRIE | {mist: ""}, None)


def test_een_cijfer_groeit_later_uit_tot_een_ladder_en_wordt_nooit_een_trede(wereld: Wereld) -> None:
    session, noor = wereld.session, wereld.actor("jongere")
    doel = zet_cijfers(session, noor, nieuw(wereld).id, 3, 7)
    meet(session, wereld.actor("jim"), doel.id, 10)
    beeld = doel_beeld(session, noor, doel.id)
    assert (beeld.schaal, [s.niveau for s in beeld.standen]) == ("cijfer", [3, 10])
    with pytest.raises(Ongeldig, match="niveau_buiten_ladder"):
        meet(session, noor, doel.id, -2)
    for wie in ("jongere", "ouder1", "ouder2"):
        with pytest.raises(Ongeldig, match="geen_ladder"):
            geef_vrij(session, wereld.actor(wie), doel.id)
    zet_ladder(session, noor, doel.id, 5, -1, {-1: "a", 0: "b", 2: "c"}, None)
    beeld = doel_beeld(session, noor, doel.id)
    assert (beeld.schaal, beeld.standen, beeld.gekeken, beeld.ongedaan) == ("ladder", [], [], None)
    assert sorted((m.schaal, m.niveau) for m in session.exec(select(Meting))) == [("cijfer", 3), ("cijfer", 10)]
    meet(session, wereld.actor("ouder1"), doel.id, 0)
    assert doel_beeld(session, noor, doel.id).standen == [], "the old number does not open the new view"
    for wie in ("jongere", "ouder1", "ouder2"):
        geef_vrij(session, wereld.actor(wie), doel.id)
    naar_dossier = {rij.ding_id for rij in session.exec(select(Uitgaand))}
    assert naar_dossier.isdisjoint(session.exec(select(Meting.id).where(col(Meting.schaal) == "cijfer")).all())
    with pytest.raises(Ongeldig, match="heeft_ladder"):
        zet_cijfers(session, noor, doel.id, 3, 7)


@pytest.mark.parametrize(
    ("nu_", "heen", "code"),
    [
        (11, 5, "cijfer_onbekend"),
        (-1, 5, "cijfer_onbekend"),
        (3, 11, "cijfer_onbekend"),
        (4, 4, "cijfer_niet_hoger"),
        (7, 3, "cijfer_niet_hoger"),
    ],
)
def test_een_cijfer_buiten_nul_tot_tien_of_niet_hoger_dan_nu(wereld: Wereld, nu_: int, heen: int, code: str) -> None:
    with pytest.raises(Ongeldig, match=code):
        zet_cijfers(wereld.session, wereld.actor("jongere"), nieuw(wereld).id, nu_, heen)


@pytest.mark.parametrize(("schaal", "niveau"), [("ladder", 3), ("ladder", -4), ("cijfer", -1), ("cijfer", 11), ("anders", 0)])
def test_de_database_zelf_weigert_een_score_buiten_de_schaal(wereld: Wereld, schaal: str, niveau: int) -> None:
    doel = met_drie(wereld)
    wereld.session.add(Meting(kring_id=doel.kring_id, doel_id=doel.id, lid_id=wereld.jongere.id, schaal=schaal, niveau=niveau))
    with pytest.raises(IntegrityError):
        wereld.session.flush()
    wereld.session.rollback()


@pytest.mark.parametrize(
    ("niveau", "wie"),
    [
        ("tussen_ons", {"jongere", "jim"}),
        ("eerst_vragen", {"jongere", "jim"}),
        ("ouders", {"jongere", "jim", "ouder1", "ouder2"}),
        ("aanspreekpunt", {"jongere", "jim", "aanspreekpunt"}),
        ("beiden", {"jongere", "jim", "ouder1", "ouder2", "aanspreekpunt"}),
    ],
)
def test_wie_een_notitie_leest_volgt_uit_wat_over_het_onderwerp_is_afgesproken(wereld: Wereld, niveau: str, wie: set[str]) -> None:
    spreek_af(wereld, school=niveau)
    doel = met_drie(wereld)
    meet(wereld.session, wereld.actor("jongere"), doel.id, -1, "Ik was zenuwachtig", "school")
    assert lezers(wereld, doel) == {"jongere"}, "blind until given holds for the words too"
    for ander in ALLEN[1:]:
        meet(wereld.session, wereld.actor(ander), doel.id, 0)
    assert lezers(wereld, doel) == wie


def test_zonder_onderwerp_of_zonder_afspraak_blijft_een_notitie_tussen_jongere_en_jim(wereld: Wereld) -> None:
    doel = met_drie(wereld)
    meet(wereld.session, wereld.actor("ouder1"), doel.id, -1, "Hij slaapt slecht", "gezondheid")
    for ander in ALLEN:
        meet(wereld.session, wereld.actor(ander), doel.id, 0)
    assert lezers(wereld, doel) == {"ouder1", "jongere", "jim"}


def test_ruimere_afspraken_openen_niets_van_vroeger_en_strengere_sluiten(wereld: Wereld) -> None:
    doel = met_drie(wereld)
    for wie in ALLEN:
        meet(wereld.session, wereld.actor(wie), doel.id, 0)
    spreek_af(wereld, school="tussen_ons")
    meet(wereld.session, wereld.actor("jongere"), doel.id, 0, "oud", "school")
    spreek_af(wereld, school="beiden")
    assert lezers(wereld, doel) == {"jongere", "jim"}
    meet(wereld.session, wereld.actor("jongere"), doel.id, 0, "nieuw", "school")
    assert lezers(wereld, doel) == set(ALLEN)
    assert [n.tekst for n, _ in notities(wereld.session, wereld.actor("ouder1"), doel.id)] == ["nieuw"]
    spreek_af(wereld, school="eerst_vragen")
    assert lezers(wereld, doel) == {"jongere", "jim"}


def test_een_nieuwe_jim_leest_niet_wat_voor_zijn_tijd_is_gezegd(wereld: Wereld) -> None:
    doel = met_drie(wereld)
    meting = meet(wereld.session, wereld.actor("jongere"), doel.id, 0, "voor de vorige")
    meet(wereld.session, wereld.actor("jim"), doel.id, 0)
    meting.op = wereld.jim.sinds - timedelta(days=1)
    wereld.session.flush()
    assert lezers(wereld, doel) == {"jongere"}


def test_een_aparte_ouder_leest_niets_van_de_ander(wereld: Wereld) -> None:
    spreek_af(wereld, school="beiden")
    doel = met_drie(wereld)
    meet(wereld.session, wereld.actor("ouder1"), doel.id, 0, "van mama", "school")
    meet(wereld.session, wereld.actor("ouder2"), doel.id, 0)
    wereld.kring.ouders_apart = True
    wereld.session.flush()
    assert lezers(wereld, doel) == {"ouder1"}
    beeld = doel_beeld(wereld.session, wereld.actor("ouder2"), doel.id)
    assert [s.gezicht.naam for s in beeld.standen] == ["Papa"]
    assert beeld.gekeken == []


def test_terugnemen_neemt_de_notitie_mee(wereld: Wereld) -> None:
    doel = met_drie(wereld)
    meet(wereld.session, wereld.actor("jongere"), doel.id, 0, "oeps")
    maak_ongedaan(wereld.session, wereld.actor("jongere"), doel.id)
    wereld.session.expire_all()
    assert wereld.session.exec(select(Notitie)).all() == []


@pytest.mark.parametrize("onderwerp", ["alleen_jij", "bestaat-niet", "eigen_x"])
def test_een_onderwerp_dat_er_niet_is(wereld: Wereld, onderwerp: str) -> None:
    doel = met_drie(wereld)
    with pytest.raises(Ongeldig, match="onderwerp_kan_niet"):
        meet(wereld.session, wereld.actor("jongere"), doel.id, 0, "x", onderwerp)


def test_wie_de_afspraken_niet_leest_hoort_ook_via_een_notitie_niet_hoe_ver_ze_gaan(wereld: Wereld) -> None:
    spreek_af(wereld, school="beiden", verliefd="ouders")
    assert {str(niveau) for _, niveau in mijn_onderwerpen(wereld.session, wereld.actor("aanspreekpunt")).values()} == {"tussen_ons"}
    assert mijn_onderwerpen(wereld.session, wereld.actor("ouder1"))["school"] == ("", "beiden")


def test_waar_het_over_gaat_van_wie_het_is_en_hoe_zwaar_het_telt(wereld: Wereld) -> None:
    session, doel = wereld.session, nieuw(wereld, "ouder1")
    assert (doel.gebied, doel.gewicht, van_wie(doel, alle_leden(session, doel.kring_id))) == ("", 1, "Mama")
    zet_over(session, wereld.actor("jongere"), doel.id, gebied="school_werk", van_gezin=True, gewicht=2)
    assert (doel.gebied, doel.gebied_eigen, doel.gewicht, doel.van) == ("school_werk", None, 2, "gezin")
    zet_over(session, wereld.actor("ouder1"), doel.id, gebied="eigen", gebied_eigen=" Voetbal ")
    assert (doel.gebied_eigen, doel.van) == ("Voetbal", "ouder")
    for fout, code in (({"gebied": "x"}, "gebied_onbekend"), ({"gewicht": 0}, "gewicht_onbekend"), ({"gebied": "eigen"}, "leeg")):
        with pytest.raises(Ongeldig, match=code):
            zet_over(session, wereld.actor("jongere"), doel.id, **fout)
    with pytest.raises(MagNiet):
        zet_over(session, wereld.actor("aanspreekpunt"), doel.id)
    geheim = maak_doel(session, wereld.actor("jongere"), "x", "x", alleen_maker=True)
    with pytest.raises(NietGevonden):
        zet_over(session, wereld.actor("ouder1"), geheim.id)


def nieuw_doel(client: Client) -> str:
    """A goal through the pages; gives its id."""
    return client.post("~/doelen/nieuw", {"tekst": "Ik ga elke week met de bus naar opa."}).location.split("/")[-2]


def test_de_weg_met_drie_woorden_en_een_tip_die_niets_tegenhoudt(als: Als) -> None:
    noor = als("jongere")
    doel_id = nieuw_doel(noor)
    assert "Drie is genoeg om te beginnen" in noor.get(f"~/doelen/{doel_id}/ladder").text
    antwoord = noor.post(
        f"~/doelen/{doel_id}/ladder", {"variant": "6", "trede_min2": "Nu nooit", "trede_0": "Vaker", "trede_plus2": "Elke dag"}
    )
    assert antwoord.status_code == 303
    noor.get(f"~/doelen/{doel_id}")
    assert "Er is een tip voor de stappen. Kijken hoeft niet." in noor.tekst()
    assert "Een stap vooruit" in noor.tekst()
    noor.get(f"~/doelen/{doel_id}/ladder")
    assert "Met een getal zie je straks of het zover is." in noor.tekst()
    noor.post(f"~/doelen/{doel_id}/meting", {"niveau": "-1"})
    noor.get(f"~/doelen/{doel_id}")
    assert "Er is een tip" not in noor.tekst(), "silent from the first look on"


def test_een_professional_ziet_getallen_en_de_familie_niet(als: Als) -> None:
    doel_id = nieuw_doel(als("jongere"))
    als("jongere").post(f"~/doelen/{doel_id}/ladder", {"variant": "6", "trede_min2": "Nu", "trede_0": "Doel", "trede_plus2": "Droom"})
    for wie, ziet in (("jongere", False), ("ouder1", False), ("jim", False), ("aanspreekpunt", True)):
        client = als(wie)
        client.get(f"~/doelen/{doel_id}")
        assert ("−2" in client.tekst()) is ziet, wie
    joost = als("aanspreekpunt")
    joost.get(f"~/doelen/{doel_id}/ladder")
    assert "Zo is het nu (−2)" in joost.tekst()


def test_kort_met_cijfers_en_een_notitie_op_de_pagina(als: Als, session: Session, app: Flask) -> None:
    noor, samira = als("jongere"), als("jim")
    doel_id = nieuw_doel(noor)
    assert noor.post(f"~/doelen/{doel_id}/cijfers", {"nu": "3", "doel": "3"}).status_code == 422
    assert "Waar wil je heen?" in noor.tekst()
    assert noor.post(f"~/doelen/{doel_id}/cijfers", {"nu": "3", "doel": "x"}).status_code == 422
    assert noor.post(f"~/doelen/{doel_id}/cijfers", {"nu": "3", "doel": "8"}).status_code == 303
    samira.get(f"~/doelen/{doel_id}")
    assert "Jullie willen naar de 8." in samira.tekst()
    assert (
        samira.post(f"~/doelen/{doel_id}/meting", {"niveau": "5", "notitie": "Je stapte zelf in!", "onderwerp": "vrienden"}).status_code
        == 303
    )
    noor.get(f"~/doelen/{doel_id}")
    assert "Je stapte zelf in!" in noor.tekst()
    assert "Samira ziet jou 2 punten verder dan jij zelf." in noor.tekst()
    noor.get("~/doelen")
    assert "Jij gaf het laatst een 3. Jullie willen naar de 8." in noor.tekst()
    mama = als("ouder1")
    mama.post(f"~/doelen/{doel_id}/meting", {"niveau": "1"})
    mama.get(f"~/doelen/{doel_id}")
    assert "Je stapte zelf in!" not in mama.tekst()
    assert mama.post(f"~/doelen/{doel_id}/meting", {"niveau": "11"}).status_code == 422
    assert mama.post(f"~/doelen/{doel_id}/meting", {"niveau": "1", "notitie": "x", "onderwerp": "alleen_jij"}).status_code == 422


def test_over_het_doel_en_afgesloten_doelen_een_bladzij_per_keer(als: Als, session: Session, wereld: Wereld) -> None:
    noor = als("jongere")
    doel_id = nieuw_doel(noor)
    assert noor.get(f"~/doelen/{doel_id}/over").status_code == 200
    antwoord = noor.post(f"~/doelen/{doel_id}/over", {"gebied": "eigen", "gebied_eigen": "Voetbal", "van": "gezin", "gewicht": "3"})
    assert antwoord.status_code == 303
    noor.get("~/doelen")
    assert "Van ons allemaal · Voetbal" in noor.tekst()
    assert noor.post(f"~/doelen/{doel_id}/over", {"gebied": "eigen", "gebied_eigen": "", "van": "maker", "gewicht": "1"}).status_code == 422
    session.add_all(
        Doel(
            kring_id=wereld.kring.id,
            door_lid_id=wereld.jongere.id,
            eigen_woorden="x",
            tekst=f"Oud doel {n}",
            status="gestopt",
            op=nu() - timedelta(n),
        )
        for n in range(45)
    )
    session.commit()
    noor.get("~/doelen")
    assert "45 afgesloten doelen" in noor.tekst()
    gezien: list[int] = []
    for bladzij in ("", "?bladzij=2", "?bladzij=3"):
        noor.get(f"~/doelen/afgesloten{bladzij}")
        gezien.append(noor.tekst().count("Oud doel"))
    assert gezien == [20, 20, 5]
    assert noor.get("~/doelen/afgesloten?bladzij=999").status_code == 200
    assert noor.get("~/doelen/afgesloten?bladzij=x").status_code == 200
