"""Small groups, correcting, the aanspreekpunt one tap away, and what waits for him: who reads what, and nothing that was not measured."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import event
from sqlmodel import Session, col, select

from basis.clock import nu
from basis.events import Gebeurtenis
from basis.fouten import Botsing, MagNiet, NietGevonden, Ongeldig, Verlopen
from basis.rechten import zichtbaar
from gezinsapp.wissen import wis_eigen
from jim.gesprekken.actions import neem_terug, pas_aan, schrijf, vraag_delen, wis_gesloten_gesprek
from jim.gesprekken.groepen import beeindig, begin, ga_eruit, haal_erbij, mogelijk
from jim.gesprekken.models import Bericht, Gesprek
from jim.gesprekken.queries import gesprekken, lezers
from jim.gesprekken.wachtend import antwoordtijd, geen_antwoord_nodig, meet_antwoordtijden, wachtend
from jim.kring.actions import kies_vervanger
from jim.kring.models import Vervanger
from jim.organisaties.actions import zet_uren
from jim.organisaties.bereikbaar import Uren
from jim.organisaties.models import Medewerker
from tests.bouw import Wereld, bouw_wereld, lid, persoon
from tests.client import Client
from tests.test_praten import spreek_af
from tests.test_zorgen import collega, vervang, zet

Als = Callable[..., Client]
WIE = ("jongere", "ouder1", "ouder2", "jim", "aanspreekpunt")


def leest(w: Wereld, bericht: Bericht) -> set[str]:
    """Who reads this message by the rule; the same as who is told of it."""
    door = {
        wie
        for wie in WIE
        if w.session.exec(select(Bericht.id).where(zichtbaar(w.actor(wie), Bericht), col(Bericht.id) == bericht.id)).first()
    }
    gesprek = w.session.get_one(Gesprek, (w.kring.id, bericht.gesprek_id))
    assert {wie for wie in WIE if w.lid(wie).id in lezers(w.session, gesprek, bericht)} == door
    return door


def groep(w: Wereld, wie: str, *met: str, onderwerp: str = "") -> Gesprek:
    """A group of these."""
    return begin(w.session, w.actor(wie), "Even afstemmen over school", [w.lid(m).id for m in met], onderwerp)


def test_een_groep_leest_alleen_wie_erin_zit_en_wie_later_komt_niet_wat_ervoor_was(session: Session, wereld: Wereld):
    g = groep(wereld, "ouder1", "aanspreekpunt")
    eerst = schrijf(session, wereld.actor("ouder1"), g.id, "Hij spijbelt")
    assert leest(wereld, eerst) == {"ouder1", "aanspreekpunt"}
    with pytest.raises(NietGevonden):
        schrijf(session, wereld.actor("ouder2"), g.id, "Ik ook")
    haal_erbij(session, wereld.actor("ouder1"), g.id, wereld.ouder2.id)
    gehoord = session.exec(select(Gebeurtenis.lid_id).where(col(Gebeurtenis.ding_id) == g.id)).all()
    assert sorted(gehoord) == sorted(2 * [wereld.ouder1.id, wereld.aanspreekpunt.id] + [wereld.ouder2.id])
    daarna = schrijf(session, wereld.actor("aanspreekpunt"), g.id, "Samen bellen?")
    haal_erbij(session, wereld.actor("aanspreekpunt"), g.id, wereld.jongere.id, leest_alles=True)
    assert (leest(wereld, eerst), leest(wereld, daarna)) == (
        {"ouder1", "aanspreekpunt", "jongere"},
        {"ouder1", "ouder2", "aanspreekpunt", "jongere"},
    )
    ga_eruit(session, wereld.actor("ouder1"), g.id)
    assert leest(wereld, eerst) == {"aanspreekpunt", "jongere"}
    with pytest.raises(Botsing):
        haal_erbij(session, wereld.actor("jongere"), g.id, wereld.ouder2.id)
    haal_erbij(session, wereld.actor("jongere"), g.id, wereld.ouder1.id)
    assert "ouder1" not in leest(wereld, eerst), "who comes back reads from then on"
    with pytest.raises(MagNiet):
        beeindig(session, wereld.actor("ouder2"), g.id)
    beeindig(session, wereld.actor("aanspreekpunt"), g.id)
    assert leest(wereld, daarna) >= {"ouder2", "jongere"}
    with pytest.raises(Botsing):
        schrijf(session, wereld.actor("jongere"), g.id, "Nog een ding")
    with pytest.raises(MagNiet):
        wis_gesloten_gesprek(session, wereld.actor("jongere"), g.id)


def test_ouders_die_apart_zijn_zitten_nooit_samen_in_een_groep(session: Session, wereld: Wereld):
    g = groep(wereld, "ouder1", "aanspreekpunt", "ouder2")
    bericht = schrijf(session, wereld.actor("ouder1"), g.id, "Voor ons drieen")
    wereld.kring.ouders_apart = True
    session.flush()
    assert leest(wereld, bericht) == {"aanspreekpunt"}
    with pytest.raises(Ongeldig, match="groep_ouders_apart"):
        groep(wereld, "aanspreekpunt", "ouder1", "ouder2")
    with pytest.raises(NietGevonden):
        groep(wereld, "ouder1", "ouder2")
    alleen = groep(wereld, "ouder1", "aanspreekpunt")
    with pytest.raises(Ongeldig, match="groep_ouders_apart"):
        haal_erbij(session, wereld.actor("aanspreekpunt"), alleen.id, wereld.ouder2.id)


def test_de_jim_praat_alleen_mee_zover_de_afspraak_gaat(session: Session, wereld: Wereld):
    spreek_af(session, wereld, school="ouders", vrienden="tussen_ons", thuis="beiden")
    assert groep(wereld, "jim", "ouder1", onderwerp="school")
    assert groep(wereld, "jim", "ouder1", "jongere", onderwerp="vrienden"), "with the jongere there it is his own talk"
    for met, onderwerp in (
        (["ouder1"], "vrienden"),
        (["ouder1"], ""),
        (["ouder1", "aanspreekpunt"], "school"),
        (["aanspreekpunt"], "school"),
    ):
        with pytest.raises(Ongeldig, match="groep_afspraak"):
            groep(wereld, "jim", *met, onderwerp=onderwerp)
    g = groep(wereld, "ouder1", "aanspreekpunt", onderwerp="school")
    with pytest.raises(Ongeldig, match="groep_afspraak"):
        haal_erbij(session, wereld.actor("ouder1"), g.id, wereld.jim.id)
    thuis = groep(wereld, "jim", "ouder1", "aanspreekpunt", "jongere", onderwerp="vrienden")
    ga_eruit(session, wereld.actor("jongere"), thuis.id)
    with pytest.raises(MagNiet):
        schrijf(session, wereld.actor("jim"), thuis.id, "Ze vertelde mij")


def test_wie_mag_een_groep_beginnen_en_met_wie(session: Session, wereld: Wereld):
    juf = lid(session, wereld.kring, "leerkracht", "Juf")
    lid(session, wereld.kring, "jim", "Wacht")
    assert {g.naam for g in mogelijk(session, wereld.actor("ouder1"))} == {"Noor", "Papa", "Samira", "Joost", "Juf"}
    g = begin(session, wereld.actor("ouder1"), "School", [juf.id])
    assert g.eigenaar_lid_id == wereld.ouder1.id
    for titel, met in (("", [juf.id]), ("x" * 81, [juf.id]), ("School", [])):
        with pytest.raises(Ongeldig):
            begin(session, wereld.actor("ouder1"), titel, met)
    with pytest.raises(NietGevonden):
        begin(session, wereld.actor("ouder1"), "School", ["iemand-anders"])


def test_weggaan_haalt_uit_een_groep_alleen_het_eigene(session: Session, wereld: Wereld):
    g = groep(wereld, "ouder1", "aanspreekpunt")
    schrijf(session, wereld.actor("ouder1"), g.id, "Van mij")
    blijft = schrijf(session, wereld.actor("aanspreekpunt"), g.id, "Van Joost")
    wis_eigen(session, wereld.ouder1.persoon_id, berichten=False)
    assert session.exec(select(Bericht.id).where(col(Bericht.gesprek_id) == g.id)).all() == [blijft.id]


def test_een_bericht_aanpassen_kan_tien_minuten_en_is_te_zien(session: Session, wereld: Wereld):
    noor = wereld.actor("jongere")
    bericht = schrijf(session, noor, wereld.gesprekken["jim"].id, "Ik bn weg", onderwerp="school")
    pas_aan(session, noor, bericht.id, "Ik bn weg")
    assert bericht.aangepast is None
    pas_aan(session, noor, bericht.id, "Ik ben weg")
    assert bericht.tekst == "Ik ben weg" and bericht.aangepast is not None
    with pytest.raises(NietGevonden):
        pas_aan(session, wereld.actor("jim"), bericht.id, "x")
    with pytest.raises(Ongeldig):
        pas_aan(session, noor, bericht.id, " ")
    spreek_af(session, wereld, school="eerst_vragen")
    vraag_delen(session, wereld.actor("jim"), bericht.id)
    with pytest.raises(Botsing):
        pas_aan(session, noor, bericht.id, "Iets anders")
    oud = schrijf(session, noor, wereld.gesprekken["jim"].id, "Oud")
    oud.op = nu() - timedelta(minutes=11)
    session.flush()
    with pytest.raises(Verlopen):
        pas_aan(session, noor, oud.id, "Nieuw")
    with pytest.raises(Verlopen):
        neem_terug(session, noor, oud.id)


def test_een_groep_op_het_scherm(session: Session, wereld: Wereld, als: Als):
    mama, joost = als("ouder1"), als("aanspreekpunt")
    assert "Even afstemmen met een paar mensen" in mama.get("~/praten").text
    assert mama.post("~/groep", {"titel": "", "onderwerp": ""}).status_code == 422
    pad = mama.post("~/groep", {"titel": "Even over school", "met": [wereld.aanspreekpunt.id], "onderwerp": "school"}).location.split("#")[
        0
    ]
    mama.get(pad)
    assert "Dit lezen alleen: jij en Joost" in mama.tekst() and "Over: School" in mama.tekst()
    mama.post(pad, {"tekst": "Hij spijbelt"})
    assert "Dit lezen alleen: jij en Mama" in " ".join(BeautifulSoup(joost.get(pad).text, "html.parser").get_text(" ").split())
    bericht = session.exec(select(Bericht).where(col(Bericht.gesprek_id) == pad.rsplit("/", 1)[1])).one()
    mama.get(f"~/praten/bericht/{bericht.id}/aanpassen")
    assert "Dit lezen alleen: jij en Joost" in mama.tekst(), "also above what is corrected"
    mama.post(f"~/praten/bericht/{bericht.id}/aanpassen", {"tekst": "Hij spijbelt op dinsdag"})
    assert "aangepast" in joost.get(pad).text and "op dinsdag" in joost.tekst()
    assert als("ouder2").get(pad).status_code == 404
    mama.post(f"{pad}/erbij", {"wie": wereld.ouder2.id, "eerder": "nieuw"})
    papa = als("ouder2")
    assert "op dinsdag" not in papa.get(pad).text and "Papa kwam erbij, en leest niet wat ervoor is geschreven" in joost.get(pad).text
    papa.post(f"{pad}/eruit")
    assert papa.get(pad).status_code == 404 and "Papa ging eruit" in joost.get(pad).text
    joost.post(f"{pad}/klaar")
    assert "Dit gesprek is klaar" in mama.get(pad).text


def test_de_lijst_van_gesprekken_kost_niet_meer_naarmate_er_meer_zijn(session: Session, wereld: Wereld):
    def tel() -> int:
        session.commit()
        session.expunge_all()
        actor, vragen = wereld.actor("aanspreekpunt"), []
        luister = lambda *a: vragen.append(a[2])  # noqa: E731
        event.listen(session.get_bind(), "before_cursor_execute", luister)
        assert gesprekken(session, actor)
        event.remove(session.get_bind(), "before_cursor_execute", luister)
        return len([v for v in vragen if v.startswith("SELECT")])

    for wie in ("ouder1", "jongere"):
        schrijf(session, wereld.actor(wie), wereld.gesprekken[wie].id, "Hoi")
    eerst = tel()
    for n in range(12):
        g = groep(wereld, "aanspreekpunt", "ouder1" if n % 2 else "ouder2")
        schrijf(session, wereld.actor("aanspreekpunt"), g.id, f"Bericht {n}")
    assert tel() == eerst <= 9


def test_het_aanspreekpunt_is_op_elke_pagina_een_tik_weg(session: Session, wereld: Wereld, als: Als):
    wereld.aanbieder.dienst_nummer = "088-1234567"
    sarah = vervang(session, wereld)
    zet(session, wereld.aanspreekpunt.persoon_id, dagen="", antwoord_minuten=50, weg_van=nu().date(), weg_tot=nu().date())
    session.commit()
    for wie in ("jongere", "ouder1", "jim"):
        client = als(wie)
        for pad in ("~/", "~/praten", "~/doelen", "~/jim", "~/ik", "~/zorg", "/hulp", "/seintjes", "/zetten", "/ik/codes"):
            soep = BeautifulSoup(client.get(pad).text, "html.parser")
            knop = soep.select_one("a.aanspreek")
            assert knop and "Joost" in knop.get_text() and knop["href"] == f"{client.k}/aanspreekpunt", pad
            assert soep.select_one(f'nav a[href="{client.k}/"]'), f"{pad}: an app on a home screen has no back button"
        client.get("~/aanspreekpunt")
        for zin in ("Weg tot en met", "Sarah vervangt.", "Antwoordt meestal binnen een uur", "Bel 088-1234567", "Hulp nu"):
            assert zin in client.tekst(), zin
        if wie in wereld.gesprekken and wie != "jim":
            client.get(f"~/praten/{wereld.gesprekken[wie].id}")
            assert "Sarah vervangt." in client.tekst() and "Antwoordt meestal" not in client.tekst(), "who writes to him reads it there too"
    assert 'class="aanspreek"' not in als("aanspreekpunt").get("~/").text
    juf = lid(session, wereld.kring, "leerkracht", "Juf")
    wereld.ouder2.persoon_id = juf.persoon_id
    session.delete(juf)
    wereld.ouder2.rol, wereld.ouder2.gezag = "leerkracht", False
    session.commit()
    assert "Sarah" not in als("ouder2").get("~/aanspreekpunt").text, "a guest does not learn who else is there"
    assert session.get_one(Vervanger, wereld.kring.id).lid_id == sarah.id


def test_hij_zet_zijn_uren_en_vervanger_zelf(session: Session, wereld: Wereld, als: Als):
    sarah = lid(session, wereld.kring, "professional", "Sarah")
    elders = lid(session, wereld.kring, "professional", "Van Elders")
    session.add(Medewerker(persoon_id=sarah.persoon_id, aanbieder_id=wereld.aanbieder.id))
    vreemd = bouw_wereld(session, naam="Sem")
    session.add(Medewerker(persoon_id=elders.persoon_id, aanbieder_id=vreemd.aanbieder.id))
    session.commit()
    joost = als("aanspreekpunt")
    joost.get("~/aanspreekpunt")
    assert "Sarah" in joost.tekst() and "Van Elders" not in joost.tekst()
    assert joost.post("~/aanspreekpunt", {"vervanger": elders.id}).status_code == 422
    assert joost.post("~/aanspreekpunt", {"vervanger": sarah.id}).status_code == 303
    goed = {"dagen": ["1", "3"], "van": "10:30", "tot": "16:00", "weg_van": "2026-12-01", "weg_tot": "2026-12-05"}
    assert joost.post("/werk/uren", {**goed, "tot": "10:00"}).status_code == 422
    assert joost.post("/werk/uren", {**goed, "weg_tot": "2026-11-30"}).status_code == 422
    assert joost.post("/werk/uren", goed).status_code == 303
    session.expire_all()
    rij = session.get_one(Medewerker, wereld.aanspreekpunt.persoon_id)
    assert (rij.dagen, rij.van_minuut, rij.tot_minuut, str(rij.weg_tot)) == ("13", 630, 960, "2026-12-05")
    als("ouder1").get("~/aanspreekpunt")
    assert "maandag en woensdag, van 10.30 tot 16.00 uur" in als("ouder1").get("~/aanspreekpunt").text
    with pytest.raises(MagNiet):
        kies_vervanger(session, wereld.actor("ouder1"), sarah.id)
    with pytest.raises(Ongeldig):
        zet_uren(session, rij, Uren("8", 0, 60), None)
    kies_vervanger(session, wereld.actor("aanspreekpunt"), "")
    assert session.get(Vervanger, wereld.kring.id) is None


def test_wat_wacht_staat_bij_elkaar_het_langste_eerst_en_zonder_inhoud(session: Session, wereld: Wereld, als: Als):
    joost = wereld.aanspreekpunt.persoon_id
    sem = bouw_wereld(session, naam="Sem")
    sem.aanspreekpunt.persoon_id = joost
    session.flush()
    for w, wie, uur in ((wereld, "ouder1", 5), (sem, "jongere", 9), (wereld, "jongere", 2)):
        for n in (0, 1):
            bericht = schrijf(session, w.actor(wie), w.gesprekken[wie].id, "Wanneer kom je?")
            bericht.op = nu() - timedelta(hours=uur - n)
    session.flush()
    assert [(x.roepnaam, x.van.naam) for x in wachtend(session, joost)] == [("Sem", "Sem"), ("Noor", "Mama"), ("Noor", "Noor")]
    assert [round((nu() - x.op).total_seconds() / 3600) for x in wachtend(session, joost)] == [9, 5, 2], "since the first unanswered one"
    session.commit()
    client = als("aanspreekpunt")
    assert "Wanneer kom je" not in client.get("/werk").text and "kring van Sem" in client.tekst()
    schrijf(session, sem.actor("aanspreekpunt"), sem.gesprekken["jongere"].id, "Morgen")
    session.commit()
    client.post(f"/werk/gesprek/{wereld.gesprekken['ouder1'].id}/geen-antwoord")
    assert [x.van.naam for x in wachtend(session, joost)] == ["Noor"]
    schrijf(session, wereld.actor("ouder1"), wereld.gesprekken["ouder1"].id, "Toch nog iets")
    assert [x.van.naam for x in wachtend(session, joost)] == ["Noor", "Mama"]
    per_ongeluk = schrijf(session, wereld.actor("aanspreekpunt"), wereld.gesprekken["ouder1"].id, "Was voor iemand anders")
    assert [x.van.naam for x in wachtend(session, joost)] == ["Noor"]
    neem_terug(session, wereld.actor("aanspreekpunt"), per_ongeluk.id)
    assert [x.van.naam for x in wachtend(session, joost)] == ["Noor", "Mama"], "what was taken back is no answer"
    weer = schrijf(session, wereld.actor("ouder2"), wereld.gesprekken["ouder2"].id, "Laat maar")
    neem_terug(session, wereld.actor("ouder2"), weer.id)
    assert [x.van.naam for x in wachtend(session, joost)] == ["Noor", "Mama"], "and waits for none"
    for vreemd in (wereld.gesprekken["jim"].id, "bestaat-niet"):
        with pytest.raises(NietGevonden):
            geen_antwoord_nodig(session, joost, vreemd)
    assert wachtend(session, collega(session, wereld, "Karin")) == []


def test_hoe_snel_hij_antwoordt_is_gemeten_en_anders_staat_er_niets(app: Flask, session: Session, wereld: Wereld):
    joost, moment = wereld.aanspreekpunt.persoon_id, nu()

    def wacht(wie: str, uren: float, dagen_terug: int, *, antwoord: bool = True) -> None:
        for auteur, op in (
            (wie, moment - timedelta(days=dagen_terug)),
            ("aanspreekpunt", moment - timedelta(days=dagen_terug, hours=-uren)),
        ):
            if auteur == wie or antwoord:
                bericht = schrijf(session, wereld.actor(auteur), wereld.gesprekken[wie].id, "x")
                bericht.op = op
        session.flush()

    for n, uren in enumerate((1, 2, 3, 4)):
        wacht(("ouder1", "ouder2", "jongere")[n % 3], uren, 40 - n)
    assert antwoordtijd(session, joost, moment) is None, "four is too few"
    wacht("ouder1", 30, 30)
    assert antwoordtijd(session, joost, moment) == 3 * 60
    assert meet_antwoordtijden(session, moment) == 1
    for n in range(5):
        wacht(("ouder1", "ouder2", "jongere")[n % 3], 1, 20 - n)
    assert antwoordtijd(session, joost, moment) == 60
    for n in range(2):
        wacht(("ouder2", "jongere")[n], 0, 10, antwoord=False)
    assert antwoordtijd(session, joost, moment) == 90, "silence counts too"
    stil = persoon(session, "Stil")
    assert antwoordtijd(session, stil.id, moment) is None
    assert session.get_one(Medewerker, joost).antwoord_minuten == 180
