"""Conversations: who reads what, what a JIM may pass on, and the pages."""

import itertools
import re
import threading
from collections.abc import Callable
from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import ColumnElement, Engine
from sqlmodel import Session, col, delete, select

from basis.clock import nu
from basis.database import maak_engine
from basis.events import Gebeurtenis
from basis.fouten import Botsing, MagNiet, NietGevonden, Ongeldig, Verlopen
from basis.logboek.actions import Logpost, noteer
from basis.logboek.models import Actie
from basis.rechten import haal, zichtbaar
from basis.versleuteling.actions import open_sleutels
from basis.wissen.models import Wissing
from jim.afspraken.models import Afspraak, AfspraakRegel
from jim.gesprekken.actions import antwoord_delen, neem_terug, pas_aan, schrijf, vraag_delen, wis_gesprek, zorg_voor_gesprekken
from jim.gesprekken.bewaren import bewaar, ruim_verlopen
from jim.gesprekken.models import Bericht, Deelname, Deling, Gesprek
from jim.gesprekken.queries import berichten, deling_van, gedeeld_met_mij, gesprekken, gezien, lezers, ontvangers
from jim.kring.queries import actor_voor, alle_leden
from jim.mandaat.models import Jim
from jim.organisaties.models import Medewerker
from tests.bouw import Wereld, bouw_wereld, lid
from tests.client import Client

Als = Callable[..., Client]
IEDEREEN = ("jongere", "ouder1", "ouder2", "jim", "aanspreekpunt")
GEHEIM = "Ik heb gespijbeld op dinsdag"


def spreek_af(session: Session, wereld: Wereld, **niveaus: str) -> None:
    """An agreement in force with these levels."""
    kring_id = wereld.kring.id
    session.add(Afspraak(kring_id=kring_id, versie=1, status="geldig", door_lid_id=wereld.jongere.id))
    session.flush()
    session.add_all(AfspraakRegel(kring_id=kring_id, versie=1, onderwerp=o, niveau=n) for o, n in niveaus.items())
    session.flush()


def zeg(wereld: Wereld, wie: str, gesprek: str, tekst: str = GEHEIM, **kw: str) -> Bericht:
    """Write a message as this person."""
    return schrijf(wereld.session, wereld.actor(wie), wereld.gesprekken[gesprek].id, tekst, **kw)


def leest(wereld: Wereld, wie: str) -> set[str]:
    """The ids of the messages this person may read."""
    return set(wereld.session.exec(select(Bericht.id).where(zichtbaar(wereld.actor(wie), Bericht))))


def ontving(wereld: Wereld, bericht_id: str) -> set[str]:
    """Who was told about a message."""
    lid_ids = set(wereld.session.exec(select(Gebeurtenis.lid_id).where(col(Gebeurtenis.ding_id) == bericht_id)))
    return {wie for wie in IEDEREEN if wereld.lid(wie).id in lid_ids}


@pytest.mark.parametrize(
    ("wie", "gesprek", "publiek", "lezers"),
    [
        ("jongere", "jim", "gesprek", {"jongere", "jim"}),
        ("jim", "jim", "gesprek", {"jongere", "jim"}),
        ("ouder1", "ouder1", "gesprek", {"ouder1", "aanspreekpunt"}),
        ("aanspreekpunt", "jongere", "gesprek", {"jongere", "aanspreekpunt"}),
        ("ouder2", "ouder2", "kring", set(IEDEREEN)),
        ("jim", "kring", "gesprek", set(IEDEREEN)),
    ],
)
def test_exactly_the_readers_read_and_hear(wereld: Wereld, wie: str, gesprek: str, publiek: str, lezers: set[str]) -> None:
    """Reading, and being told that there is something, are the same set."""
    bericht = zeg(wereld, wie, gesprek, publiek=publiek)
    assert {w for w in IEDEREEN if bericht.id in leest(wereld, w)} == lezers
    assert ontving(wereld, bericht.id) == lezers


@pytest.mark.parametrize("status", ["wacht", "gestopt"])
def test_a_jim_who_is_not_active_reads_nothing(session: Session, status: str) -> None:
    """Neither before the mandates nor after he stopped."""
    wereld = bouw_wereld(session)
    ids = {zeg(wereld, "jongere", "jim").id, zeg(wereld, "ouder1", "kring").id}
    session.exec(select(Jim)).one().status = status
    session.flush()
    assert leest(wereld, "jim") == set()
    assert gesprekken(session, wereld.actor("jim")) == []
    assert leest(wereld, "jongere") == ids


def test_another_kring_reads_nothing(session: Session, wereld: Wereld) -> None:
    """The same role elsewhere opens nothing."""
    bericht = zeg(wereld, "ouder1", "kring")
    ander = bouw_wereld(session, naam="Sem")
    with pytest.raises(NietGevonden):
        haal(session, ander.actor("jongere"), Bericht, bericht.id)
    with pytest.raises(NietGevonden):
        schrijf(session, ander.actor("jongere"), wereld.gesprekken["kring"].id, "hoi")


def test_conversations_are_made_once(session: Session) -> None:
    """One for the kring, one for each of the family and the JIM with the aanspreekpunt, one for jongere and JIM; asking again adds nothing."""
    wereld = bouw_wereld(session)
    for rij in session.exec(select(Gesprek)):
        session.delete(rij)
    session.flush()
    for _ in range(2):
        zorg_voor_gesprekken(session, wereld.kring.id)
    soorten = sorted(session.exec(select(Gesprek.soort)))
    assert soorten == ["aanspreekpunt"] * 4 + ["jim", "kring"]
    assert len(session.exec(select(Deelname)).all()) == 10


def test_a_waiting_jim_gets_no_conversation(session: Session) -> None:
    """The jim conversation comes with the mandates."""
    wereld = bouw_wereld(session, jim="wacht")
    session.delete(wereld.gesprekken["jim"])
    session.flush()
    zorg_voor_gesprekken(session, wereld.kring.id)
    assert "jim" not in session.exec(select(Gesprek.soort)).all()


def test_a_new_jim_never_reads_what_the_former_one_heard(wereld: Wereld) -> None:
    """He gets a conversation of his own; the jongere keeps the old one to read, and can't write to who left."""
    session = wereld.session
    oud = zeg(wereld, "jongere", "jim")
    jim = session.exec(select(Jim)).one()
    jim.status = "gestopt"
    wereld.jim.tot = nu()
    session.flush()
    amir = lid(session, wereld.kring, "jim", "Amir")
    session.add(Jim(kring_id=wereld.kring.id, uitnodiging_id="v", lid_id=amir.id, naam="Amir", status="actief"))
    session.flush()
    zorg_voor_gesprekken(session, wereld.kring.id)
    wereld.jim = amir
    assert oud.id not in leest(wereld, "jim")
    assert oud.id in leest(wereld, "jongere")
    nieuw = [g for g in gesprekken(session, wereld.actor("jim")) if g.gesprek.soort == "jim"]
    assert len(nieuw) == 1
    assert nieuw[0].gesprek.id != oud.gesprek_id
    with pytest.raises(Botsing, match="gesprek_gesloten"):
        zeg(wereld, "jongere", "jim")


@pytest.mark.parametrize(
    ("gesprek", "kw", "code"),
    [
        ("jim", {"tekst": "  "}, "bericht_leeg"),
        ("jim", {"tekst": "x" * 4001}, "bericht_te_lang"),
        ("jim", {"onderwerp": "weer"}, "onderwerp_kan_niet"),
        ("jongere", {"onderwerp": "school"}, "onderwerp_kan_niet"),
        ("jim", {"publiek": "kring"}, "publiek_kan_niet"),
        ("kring", {"publiek": "kring"}, "publiek_kan_niet"),
        ("jongere", {"publiek": "wereld"}, "publiek_kan_niet"),
    ],
)
def test_what_cannot_be_written(wereld: Wereld, gesprek: str, kw: dict[str, str], code: str) -> None:
    """Each refusal has its own sentence."""
    with pytest.raises(Ongeldig, match=code):
        zeg(wereld, "jongere", gesprek, **kw)


def test_taking_back(wereld: Wereld) -> None:
    """Ten minutes, by the writer; then who could read it sees that something stood there, is told, and finds no word of it."""
    bericht, sleutel = (b := zeg(wereld, "ouder1", "ouder1", publiek="kring")), b.id
    with pytest.raises(NietGevonden):
        neem_terug(wereld.session, wereld.actor("jongere"), sleutel)
    bericht.op = nu() - timedelta(minutes=10, seconds=1)
    wereld.session.flush()
    with pytest.raises(Verlopen, match="terug_te_laat"):
        neem_terug(wereld.session, wereld.actor("ouder1"), sleutel)
    bericht.op = nu() - timedelta(minutes=9)
    wereld.session.flush()
    neem_terug(wereld.session, wereld.actor("ouder1"), sleutel)
    assert (bericht.tekst, bericht.onderwerp) == ("", "") and bericht.weggehaald is not None
    with pytest.raises(NietGevonden):
        pas_aan(wereld.session, wereld.actor("ouder1"), sleutel, "Toch weer iets")
    assert len(wereld.session.exec(select(Gebeurtenis).where(col(Gebeurtenis.ding_id) == sleutel)).all()) == 10


@pytest.mark.parametrize("onderwerp", ["", "school", "geld"])
def test_without_agreement_or_topic_it_stays_between_them(wereld: Wereld, onderwerp: str) -> None:
    """Nothing agreed is the narrowest."""
    spreek_af(wereld.session, wereld, school="tussen_ons")
    bericht = zeg(wereld, "jongere", "jim", onderwerp=onderwerp)
    with pytest.raises(MagNiet, match="blijft_tussen_ons"):
        vraag_delen(wereld.session, wereld.actor("jim"), bericht.id)
    assert bericht.id not in leest(wereld, "ouder1")


def test_asked_first(wereld: Wereld) -> None:
    """Ouders read it from the yes until the yes is withdrawn; a no stands for the JIM."""
    session = wereld.session
    spreek_af(session, wereld, school="eerst_vragen")
    bericht = zeg(wereld, "jongere", "jim", onderwerp="school")
    assert vraag_delen(session, wereld.actor("jim"), bericht.id).antwoord == "gevraagd"
    assert ontving(wereld, bericht.id) == {"jongere", "jim"}
    assert session.exec(select(Deling).where(zichtbaar(wereld.actor("ouder1"), Deling))).all() == []
    for wie in ("jim", "ouder1", "aanspreekpunt"):
        with pytest.raises(NietGevonden):
            antwoord_delen(session, wereld.actor(wie), bericht.id, True)
    antwoord_delen(session, wereld.actor("jongere"), bericht.id, True)
    assert {w for w in IEDEREEN if bericht.id in leest(wereld, w)} == {"jongere", "jim", "ouder1", "ouder2"}
    assert ontving(wereld, bericht.id) == {"jongere", "jim", "ouder1", "ouder2"}
    assert [g.bericht_id for g in gedeeld_met_mij(session, wereld.actor("ouder2"))] == [bericht.id]
    antwoord_delen(session, wereld.actor("jongere"), bericht.id, False)
    assert bericht.id not in leest(wereld, "ouder1")
    assert gedeeld_met_mij(session, wereld.actor("ouder1")) == []
    with pytest.raises(Botsing, match="delen_al_gevraagd"):
        vraag_delen(session, wereld.actor("jim"), bericht.id)


def test_ouders_may_know(wereld: Wereld) -> None:
    """Passed on at once; an ouder gets the message, not the conversation; staff gets neither."""
    session = wereld.session
    spreek_af(session, wereld, school="ouders")
    bericht, rest = zeg(wereld, "jongere", "jim", onderwerp="school"), zeg(wereld, "jongere", "jim", "iets anders")
    vraag_delen(session, wereld.actor("jim"), bericht.id)
    assert bericht.id in leest(wereld, "ouder1")
    assert rest.id not in leest(wereld, "ouder1")
    assert leest(wereld, "aanspreekpunt") == set()
    assert gedeeld_met_mij(session, wereld.actor("aanspreekpunt")) == []
    with pytest.raises(NietGevonden):
        haal(session, wereld.actor("ouder1"), Gesprek, bericht.gesprek_id)


def test_a_jim_shares_only_what_the_jongere_told_him(wereld: Wereld) -> None:
    """Not his own words, not the kring's, not somebody else's."""
    session = wereld.session
    spreek_af(session, wereld, school="ouders")
    eigen = zeg(wereld, "jim", "jim", onderwerp="school")
    kring = zeg(wereld, "jongere", "kring")
    bericht = zeg(wereld, "jongere", "jim", onderwerp="school")
    for wie, wat, fout in (
        ("jim", eigen, MagNiet),
        ("jim", kring, MagNiet),
        ("jongere", bericht, MagNiet),
        ("ouder1", bericht, NietGevonden),
    ):
        with pytest.raises(fout):
            vraag_delen(session, wereld.actor(wie), wat.id)


def test_fifty_at_a_time(wereld: Wereld) -> None:
    """The newest fifty, older ones before a message; a message that is not mine is no marker."""
    session, actor = wereld.session, wereld.actor("jongere")
    ids = [zeg(wereld, "jongere", "jim", f"bericht {i}").id for i in range(53)]
    nieuw, ouder = berichten(session, actor, wereld.gesprekken["jim"])
    assert [b.bericht.id for b in nieuw] == ids[3:]
    assert ouder
    oud, ouder = berichten(session, actor, wereld.gesprekken["jim"], voor=nieuw[0].bericht.id)
    assert [b.bericht.id for b in oud] == ids[:3]
    assert not ouder
    with pytest.raises(NietGevonden):
        berichten(session, wereld.actor("ouder1"), wereld.gesprekken["kring"], voor=ids[0])


def pad(wereld: Wereld, gesprek: str) -> str:
    """The address of a conversation."""
    return f"~/praten/{wereld.gesprekken[gesprek].id}"


def test_writing_on_the_page(als: Als, wereld: Wereld) -> None:
    """Send, see it, the other sees it, outsiders see nothing of it anywhere."""
    noor, samira, mama = als("jongere"), als("jim"), als("ouder1")
    assert "Alleen jij en Samira lezen dit" in noor.get(pad(wereld, "jim")).text
    assert noor.post(pad(wereld, "jim"), {"tekst": GEHEIM, "onderwerp": "school"}).status_code == 303
    assert GEHEIM in noor.get(pad(wereld, "jim")).text
    assert GEHEIM in samira.get("~/praten").text
    samira.get(pad(wereld, "jim"))
    assert "Alleen jij en Noor lezen dit" in samira.tekst()
    assert "Blijft tussen jullie" in samira.tekst()
    for ander in (mama, als("aanspreekpunt")):
        lijst = ander.get("~/praten")
        assert GEHEIM not in lijst.text
        assert wereld.gesprekken["jim"].id not in lijst.text
        assert ander.get(pad(wereld, "jim")).status_code == 404
        assert ander.post(pad(wereld, "jim"), {"tekst": "hoi"}).status_code == 404
    assert als("buitenstaander").get("~/praten").status_code == 404


def test_bad_input_loses_nothing(als: Als, wereld: Wereld) -> None:
    """422 at the field, the words and the choices still there, with and without htmx."""
    noor = als("jongere")
    for kop in ({}, {"HX-Request": "true"}):
        antwoord = noor.post(pad(wereld, "jim"), {"tekst": "mijn nummer is 123456782", "onderwerp": "geld"}, headers=kop)
        assert antwoord.status_code == 422
        assert "mijn nummer is 123456782" in antwoord.text
        assert "BSN" in antwoord.text
        assert 'value="geld" checked' in antwoord.text
        assert ("<html" in antwoord.text) is (not kop)
        assert noor.post(pad(wereld, "jim"), {"tekst": " "}, headers=kop).status_code == 422
    assert noor.post(pad(wereld, "jim"), {"tekst": "hoi", "onderwerp": "weer"}).status_code == 422
    assert "123456782" not in noor.get(pad(wereld, "jim")).text


def test_htmx_gets_the_blocks(als: Als, wereld: Wereld) -> None:
    """A post answers with an empty form and the one message, a refresh with the messages alone; an old page goes to the newest."""
    noor = als("jongere")
    antwoord = noor.post(pad(wereld, "jim"), {"tekst": "hoi Samira"}, headers={"HX-Request": "true"})
    assert antwoord.status_code == 200
    assert antwoord.text.lstrip().startswith('<form id="schrijven"')
    assert antwoord.text.count("hoi Samira") == antwoord.text.count("<li ") == 1
    assert "Aanpassen of terugnemen" in antwoord.text
    (eerste,) = re.findall(r'<li id="b-([^"]+)"', antwoord.text)
    assert "hx-post" not in noor.get(f"{pad(wereld, 'jim')}?voor={eerste}").text
    blok = noor.get(pad(wereld, "jim"), headers={"HX-Request": "true"}).text
    assert blok.lstrip().startswith('<div id="berichten"')
    assert "hoi Samira" in blok
    assert "<textarea" not in blok


def test_for_everybody(als: Als, wereld: Wereld) -> None:
    """An ouder chooses who reads it; what is for the kring stands in the kring's conversation, with its label."""
    mama, samira = als("ouder1"), als("jim")
    mama.get(pad(wereld, "ouder1"))
    assert "Antwoordt meestal" not in mama.tekst()
    wereld.session.get_one(Medewerker, wereld.aanspreekpunt.persoon_id).antwoord_minuten = 200
    mama.get(pad(wereld, "ouder1"))
    assert "Antwoordt meestal binnen een paar uur" in mama.tekst()
    assert "Wie mag dit lezen?" in mama.tekst()
    mama.post(pad(wereld, "ouder1"), {"tekst": "Vrijdag taart", "publiek": "kring"})
    mama.post(pad(wereld, "ouder1"), {"tekst": "Ik slaap slecht", "publiek": "gesprek"})
    assert samira.get(pad(wereld, "kring")).status_code == 200
    assert "Vrijdag taart" in samira.tekst()
    assert "Voor iedereen" in samira.tekst()
    assert "slaap" not in samira.tekst()
    assert wereld.gesprekken["ouder1"].id not in samira.get(pad(wereld, "kring")).text


def test_sharing_on_the_pages(als: Als, wereld: Wereld, session: Session, engine: Engine) -> None:
    """The JIM asks, the jongere says yes, the ouders read it; then no, and it is gone."""
    spreek_af(session, wereld, school="eerst_vragen", geld="ouders")
    session.commit()
    noor, samira, mama = als("jongere"), als("jim"), als("ouder1")
    noor.get(pad(wereld, "jim"))
    assert "School: Samira vraagt het jou eerst" in noor.tekst()
    assert "Geld: je ouders mogen het weten" in noor.tekst()
    noor.post(pad(wereld, "jim"), {"tekst": GEHEIM, "onderwerp": "school"})
    with Session(engine) as los:
        bericht_id = los.exec(select(Bericht.id)).one()
    samira.get(pad(wereld, "jim"))
    assert "Vraag of je dit mag delen" in samira.tekst()
    assert mama.post(f"~/praten/bericht/{bericht_id}/delen", {"aan": "ouders"}).status_code == 404
    samira.get(f"~/praten/bericht/{bericht_id}/delen")
    assert "Mama en Papa. Noor krijgt eerst de vraag." in samira.tekst()
    assert samira.post(f"~/praten/bericht/{bericht_id}/delen", {"waarom": "Dan weten ze het"}).status_code == 422
    vraag = {"aan": "ouders", "waarom": "Dan weten ze het"}
    assert samira.post(f"~/praten/bericht/{bericht_id}/delen", vraag).status_code == 303
    assert GEHEIM not in mama.get("~/praten").text
    noor.get(pad(wereld, "jim"))
    assert "Samira vraagt: mag ik dit vertellen aan Mama en Papa?" in noor.tekst()
    assert "Waarom: Dan weten ze het" in noor.tekst()
    assert noor.post(f"~/praten/bericht/{bericht_id}/antwoord", {"antwoord": "ja"}).status_code == 303
    mama.get("~/praten")
    assert GEHEIM in mama.tekst()
    assert "Wat Samira met jullie deelt" in mama.tekst()
    samira.get(pad(wereld, "jim"))
    assert "Ook te lezen voor Mama en Papa." in samira.tekst()
    assert GEHEIM not in als("aanspreekpunt").get("~/praten").text
    noor.post(f"~/praten/bericht/{bericht_id}/antwoord", {"antwoord": "nee"})
    assert GEHEIM not in mama.get("~/praten").text


def test_taking_back_on_the_page(als: Als, wereld: Wereld, engine: Engine) -> None:
    """A button beside one's own fresh message."""
    noor = als("jongere")
    noor.post(pad(wereld, "jim"), {"tekst": GEHEIM})
    with Session(engine) as los:
        bericht_id = los.exec(select(Bericht.id)).one()
    assert "Aanpassen of terugnemen" in noor.get(pad(wereld, "jim")).text
    assert "Aanpassen of terugnemen" not in als("jim").get(pad(wereld, "jim")).text
    assert noor.post(f"~/praten/bericht/{bericht_id}/terug").status_code == 303
    for wie, waar in ((noor, pad(wereld, "jim")), (noor, "~/praten"), (als("jim"), pad(wereld, "jim"))):
        html = wie.get(waar).text
        assert GEHEIM not in html and "Dit bericht is weggehaald." in html
        assert "Aanpassen of terugnemen" not in html and "/delen" not in html
    assert "weggehaald" not in als("ouder1").get("~/praten").text
    assert noor.post(f"~/praten/bericht/{bericht_id}/terug").status_code == 404


def doorgegeven(wereld: Wereld, wie: str) -> list[str]:
    """What this person reads of what the JIM passed on."""
    return [g.tekst for g in gedeeld_met_mij(wereld.session, wereld.actor(wie))]


def test_to_whom_follows_the_rule_or_is_asked_first(wereld: Wereld) -> None:
    """The rule says to whom at once; anybody beyond it is a question; what stays between the two can't be asked."""
    session, jim = wereld.session, wereld.actor("jim")
    zonder = {
        "ouders": {"ouders"},
        "aanspreekpunt": {"aanspreekpunt"},
        "beiden": {"ouders", "aanspreekpunt", "beiden"},
        "eerst_vragen": set(),
    }
    spreek_af(session, wereld, **dict(zip(("school", "thuis", "geld", "vrienden"), zonder, strict=True)))
    for onderwerp, niveau in zip(("school", "thuis", "geld", "vrienden"), zonder, strict=True):
        for aan in ("ouders", "aanspreekpunt", "beiden"):
            bericht = zeg(wereld, "jongere", "jim", onderwerp=onderwerp)
            deling = vraag_delen(session, jim, bericht.id, aan, " Het helpt. ")
            assert (deling.antwoord == "ja") is (aan in zonder[niveau]), (niveau, aan)
            assert deling.waarom == "Het helpt."
            lezen = {w for w in IEDEREEN if bericht.id in leest(wereld, w)} - {"jongere", "jim"}
            krijgt = {"ouders": {"ouder1", "ouder2"}, "aanspreekpunt": {"aanspreekpunt"}}.get(aan, {"ouder1", "ouder2", "aanspreekpunt"})
            assert lezen == (krijgt if deling.antwoord == "ja" else set()), (niveau, aan)
    bericht = zeg(wereld, "jongere", "jim", onderwerp="school")
    for aan, waarom, code in (("gemeente", "", "aan_kan_niet"), ("ouders", "x" * 301, "waarom_te_lang")):
        with pytest.raises(Ongeldig, match=code):
            vraag_delen(session, jim, bericht.id, aan, waarom)


def test_with_his_own_words_nobody_gets_the_message(wereld: Wereld) -> None:
    """They read the words, and neither the message nor its id reaches them, until he says otherwise."""
    session, noor = wereld.session, wereld.actor("jongere")
    spreek_af(session, wereld, school="eerst_vragen")
    bericht = zeg(wereld, "jongere", "jim", onderwerp="school")
    vraag_delen(session, wereld.actor("jim"), bericht.id, "beiden")
    with pytest.raises(Ongeldig, match="woorden_te_lang"):
        antwoord_delen(session, noor, bericht.id, True, "x" * 1001)
    antwoord_delen(session, noor, bericht.id, True, " School gaat niet zo. ")
    for wie in ("ouder1", "ouder2", "aanspreekpunt"):
        assert doorgegeven(wereld, wie) == ["School gaat niet zo."]
        assert bericht.id not in leest(wereld, wie)
        with pytest.raises(NietGevonden):
            haal(session, wereld.actor(wie), Bericht, bericht.id)
    assert ontving(wereld, bericht.id) == {"jongere", "jim"}
    assert ontving(wereld, "") == {"ouder1", "ouder2", "aanspreekpunt"}
    antwoord_delen(session, noor, bericht.id, True)
    assert doorgegeven(wereld, "ouder1") == [GEHEIM]
    antwoord_delen(session, noor, bericht.id, False)
    assert deling_van(session, noor, bericht.id).antwoord == "ingetrokken"
    assert [doorgegeven(wereld, w) for w in ("ouder1", "ouder2", "aanspreekpunt")] == [[], [], []]


def test_what_is_taken_back_or_erased_goes_from_the_pages_of_who_got_it(wereld: Wereld) -> None:
    """Their open pages are told, without the id of the message."""
    session, noor = wereld.session, wereld.actor("jongere")
    spreek_af(session, wereld, school="eerst_vragen")
    for weg in (lambda b: neem_terug(session, noor, b.id), lambda _: wis_gesprek(session, wereld.gesprekken["jim"])):
        bericht = zeg(wereld, "jongere", "jim", onderwerp="school")
        vraag_delen(session, wereld.actor("jim"), bericht.id)
        antwoord_delen(session, noor, bericht.id, True, "zo")
        assert doorgegeven(wereld, "ouder1") == ["zo"]
        session.exec(delete(Gebeurtenis))
        weg(bericht)
        assert ontving(wereld, "") == {"ouder1", "ouder2"}
        assert doorgegeven(wereld, "ouder1") == []


def test_ouders_kept_apart_each_get_what_is_passed_on(wereld: Wereld) -> None:
    """It is the jongere's, not the other ouder's."""
    session = wereld.session
    spreek_af(session, wereld, school="ouders")
    wereld.kring.ouders_apart = True
    bericht = zeg(wereld, "jongere", "jim", onderwerp="school")
    vraag_delen(session, wereld.actor("jim"), bericht.id)
    assert doorgegeven(wereld, "ouder1") == doorgegeven(wereld, "ouder2") == [GEHEIM]


@pytest.mark.parametrize("status", ["actief", "wacht"])
@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("jaar", [2012, 2009])
def test_who_is_told_and_who_may_read_are_one_set(session: Session, status: str, apart: bool, jaar: int) -> None:
    """For every member, conversation and state of passing on: in `lezers` exactly when the row is visible to him."""
    wereld = bouw_wereld(session, jaar=jaar, jim=status)
    wereld.kring.ouders_apart = apart
    for rol in ("voogd", "professional", "leerkracht", "netwerk"):
        lid(session, wereld.kring, rol, rol)
    wereld.ouder2.toegestaan = None
    later = lid(session, wereld.kring, "ouder", "Later")
    later.sinds = nu() + timedelta(minutes=1)
    session.flush()
    actors = [actor_voor(session, g.persoon_id, wereld.kring.id) for g in alle_leden(session, wereld.kring.id)]
    assert {"buiten"} & {str(a.rol) for a in actors if a} == ({"buiten"} if jaar == 2009 else set())

    def ziet(model: type[Bericht] | type[Deling], sleutel: ColumnElement[bool]) -> set[str]:
        return {a.lid_id for a in actors if a and session.exec(select(model).where(zichtbaar(a, model), sleutel)).first()}

    standen = [None, *itertools.product(("ouders", "aanspreekpunt", "beiden"), ("gevraagd", "ja", "nee", "ingetrokken"), (None, "zo"))]
    for gesprek in wereld.gesprekken.values():
        for publiek in ("gesprek", "kring") if gesprek.soort == "aanspreekpunt" else ("gesprek",):
            for stand in standen if gesprek.soort == "jim" else standen[:1]:
                auteur = gesprek.eigenaar_lid_id or wereld.jongere.id
                bericht = Bericht(kring_id=wereld.kring.id, gesprek_id=gesprek.id, auteur_lid_id=auteur, tekst="x", publiek=publiek)
                session.add(bericht)
                session.flush()
                if stand:
                    aan, antwoord, woorden = stand
                    deling = Deling(
                        kring_id=wereld.kring.id, bericht_id=bericht.id, door_lid_id=wereld.jim.id,
                        aan=aan, antwoord=antwoord, woorden=woorden,
                    )  # fmt: skip
                    session.add(deling)
                    session.flush()
                    twee = {a.lid_id for a in actors if a and a.rol in {"jongere", "jim"}}
                    krijgt = set(ontvangers(session, deling))
                    assert ziet(Deling, col(Deling.bericht_id) == bericht.id) == krijgt | twee, stand
                    assert not krijgt & (twee | {later.id})
                assert ziet(Bericht, col(Bericht.id) == bericht.id) == set(lezers(session, gesprek, bericht)), (gesprek.soort, stand)


def test_withdrawing_says_what_was_already_read(als: Als, wereld: Wereld, session: Session) -> None:
    """Who, and on which day first; and it stays told after it was taken back."""
    spreek_af(session, wereld, school="ouders")
    bericht = zeg(wereld, "jongere", "jim", onderwerp="school")
    vraag_delen(session, wereld.actor("jim"), bericht.id)
    mama = wereld.ouder1
    for _ in range(2):
        noteer(session, Logpost(Actie.LEZEN, "deling", kring_id=wereld.kring.id, ding_id=bericht.id, lid_id=mama.id, rol="ouder"))
    session.commit()
    noor = als("jongere")
    for _ in range(2):
        noor.get(pad(wereld, "jim"))
        assert noor.tekst().count("Mama las dit al op") == 1
        assert "Papa las" not in noor.tekst()
        noor.post(f"~/praten/bericht/{bericht.id}/antwoord", {"antwoord": "nee"})
    assert "Mama las" not in als("jim").get(pad(wereld, "jim")).text
    with pytest.raises(NietGevonden):
        gezien(session, wereld.actor("jim"), [bericht])


def test_words_on_the_pages(als: Als, wereld: Wereld, session: Session) -> None:
    """Asked, answered with other words, seen by whom it is for, taken back; only the jongere opens the page of the answer."""
    spreek_af(session, wereld, school="eerst_vragen")
    bericht = zeg(wereld, "jongere", "jim", onderwerp="school")
    session.commit()
    noor, samira, joost, adres = als("jongere"), als("jim"), als("aanspreekpunt"), f"~/praten/bericht/{bericht.id}/antwoord"
    assert noor.get(adres).status_code == 404
    assert samira.post(f"~/praten/bericht/{bericht.id}/delen", {"aan": "aanspreekpunt"}).status_code == 303
    assert samira.get(f"~/praten/bericht/{bericht.id}/delen").status_code == 409
    assert samira.get(adres).status_code == joost.get(adres).status_code == 404
    noor.get(adres)
    assert "Samira wil dit vertellen aan Joost." in noor.tekst()
    assert noor.post(adres, {"antwoord": "woorden", "woorden": " "}).status_code == 422
    assert noor.post(adres, {"antwoord": "woorden", "woorden": "mijn nummer is 123456782"}).status_code == 422
    assert "mijn nummer is 123456782" in noor.tekst()
    assert noor.post(adres, {"antwoord": "woorden", "woorden": "School is lastig"}).status_code == 303
    antwoord = joost.get("~/praten")
    assert "School is lastig" in joost.tekst()
    assert GEHEIM not in antwoord.text
    assert bericht.id not in antwoord.text
    assert "School is lastig" not in als("ouder1").get("~/praten").text
    noor.post(adres, {"antwoord": "nee"})
    assert "School is lastig" not in joost.get("~/praten").text


# How long messages stay.


def test_messages_stay_as_long_as_the_owner_of_the_conversation_says(wereld: Wereld) -> None:
    """Old ones are gone for both at once; what was for everybody stays; and for ever is a choice again for what comes."""
    session, noor, kring_id = wereld.session, wereld.actor("jongere"), wereld.kring.id
    oud, nieuw = zeg(wereld, "jongere", "jim", "oud"), zeg(wereld, "jim", "jim", "nieuw")
    aan_allen = schrijf(session, noor, wereld.gesprekken["jongere"].id, "aan allen", publiek="kring")
    for bericht in (oud, aan_allen):
        bericht.op = nu() - timedelta(days=8)
    session.flush()
    for wie in ("jim", "ouder1", "aanspreekpunt"):
        with pytest.raises(MagNiet if wie == "jim" else NietGevonden):
            bewaar(session, wereld.actor(wie), wereld.gesprekken["jim"].id, 7)
    with pytest.raises(Ongeldig):
        bewaar(session, noor, wereld.gesprekken["jim"].id, 8)
    for gesprek in ("jim", "jongere"):
        bewaar(session, noor, wereld.gesprekken[gesprek].id, 7)
    session.expire_all()
    for wie in ("jongere", "jim"):
        assert [b.bericht.tekst for b in berichten(session, wereld.actor(wie), wereld.gesprekken["jim"])[0]] == ["nieuw"]
        with pytest.raises(NietGevonden):
            haal(session, wereld.actor(wie), Bericht, oud.id)
    assert haal(session, wereld.actor("ouder1"), Bericht, aan_allen.id).tekst == "aan allen"
    later = schrijf(session, noor, wereld.gesprekken["jim"].id, "later")
    assert later.verloopt == later.op + timedelta(days=7)
    assert ruim_verlopen(session, nu()) == 1
    session.expire_all()
    assert set(session.exec(select(Bericht.id).where(col(Bericht.kring_id) == kring_id))) == {nieuw.id, later.id, aan_allen.id}
    assert [w.ding_id for w in session.exec(select(Wissing))] == [oud.id]
    bewaar(session, noor, wereld.gesprekken["jim"].id, None)
    session.expire_all()
    assert session.get_one(Bericht, (kring_id, later.id)).verloopt is None
    assert ruim_verlopen(session, nu() + timedelta(days=400)) == 0


def test_what_was_passed_on_goes_with_its_message(wereld: Wereld) -> None:
    """Also in the jongere's own words, and before the worker came."""
    session = wereld.session
    spreek_af(session, wereld, school="ouders")
    bericht = zeg(wereld, "jongere", "jim", onderwerp="school")
    vraag_delen(session, wereld.actor("jim"), bericht.id)
    antwoord_delen(session, wereld.actor("jongere"), bericht.id, ja=True, woorden="Het gaat wel.")
    assert doorgegeven(wereld, "ouder1") == ["Het gaat wel."]
    bericht.op = nu() - timedelta(days=31)
    session.flush()
    bewaar(session, wereld.actor("jongere"), wereld.gesprekken["jim"].id, 30)
    assert doorgegeven(wereld, "ouder1") == []


def test_an_ouder_who_comes_later_reads_nothing_of_before(wereld: Wereld) -> None:
    """A yes was to the ouders of that day; a new yes is to those of today. Who takes over as aanspreekpunt reads on."""
    session = wereld.session
    spreek_af(session, wereld, school="beiden")
    bericht = zeg(wereld, "jongere", "jim", onderwerp="school")
    vraag_delen(session, wereld.actor("jim"), bericht.id, aan="beiden")
    for wie in (wereld.ouder2, wereld.aanspreekpunt):
        wie.sinds = nu() + timedelta(seconds=1)
    session.flush()
    assert doorgegeven(wereld, "ouder1") == doorgegeven(wereld, "aanspreekpunt") == [GEHEIM]
    assert doorgegeven(wereld, "ouder2") == []
    wereld.ouder2.sinds = nu() - timedelta(seconds=1)
    session.flush()
    antwoord_delen(session, wereld.actor("jongere"), bericht.id, ja=True)
    assert doorgegeven(wereld, "ouder2") == [GEHEIM]


def test_choosing_how_long_on_the_page(als: Als, wereld: Wereld, session: Session) -> None:
    """Only the owner has the choice; the other reads what was chosen."""
    session.commit()
    noor = als("jongere")
    gesprek = pad(wereld, "jim")
    assert 'name="dagen"' in noor.get(gesprek).text
    assert noor.post(f"{gesprek}/bewaren", {"dagen": "8"}).status_code == 422
    assert noor.post(f"{gesprek}/bewaren", {"dagen": "7"}).status_code == 303
    samira = als("jim")
    assert "na 7 dagen vanzelf weg" in samira.get(gesprek).text
    assert 'name="dagen"' not in samira.get(gesprek).text
    assert samira.post(f"{gesprek}/bewaren", {"dagen": "30"}).status_code == 403


def test_a_message_written_while_the_time_is_set_follows_it(postgres_url: str) -> None:
    """On PostgreSQL, both at once: whoever is first, the message goes after seven days."""
    postgres = maak_engine(postgres_url)
    with Session(postgres) as session:
        wereld = bouw_wereld(session)
        session.commit()
        noor, gesprek_id = wereld.actor("jongere"), wereld.gesprekken["jim"].id
        samira, kring_id = wereld.actor("jim"), wereld.kring.id
        session.commit()
    start = threading.Barrier(2)

    def doe(wat: Callable[[Session], object]) -> None:
        with Session(postgres) as eigen:
            open_sleutels(eigen, [kring_id])
            start.wait(10)
            wat(eigen)
            eigen.commit()

    for _ in range(10):
        twee = [
            threading.Thread(target=doe, args=(lambda s: bewaar(s, noor, gesprek_id, 7),)),
            threading.Thread(target=doe, args=(lambda s: schrijf(s, samira, gesprek_id, "hoi"),)),
        ]
        for draad in twee:
            draad.start()
        for draad in twee:
            draad.join(30)
        with Session(postgres) as session:
            assert {b is not None for b in session.exec(select(Bericht.verloopt).where(col(Bericht.gesprek_id) == gesprek_id))} == {True}
            open_sleutels(session, [kring_id])
            bewaar(session, noor, gesprek_id, None)
            session.exec(delete(Bericht))
            session.commit()


def test_wie_een_gesprek_open_laat_staan_leest_om_middernacht_de_datum_erbij(als: Callable[[str], Client], wereld: Wereld):
    """The page looks again in `over` seconds: at midnight in the Netherlands, or sooner when a message is no longer kept."""
    als("jongere").post(f"~/praten/{wereld.gesprekken['jim'].id}", {"tekst": "Hoi"})
    bladzij = als("jongere").get(f"~/praten/{wereld.gesprekken['jim'].id}").text
    over = int(re.findall(r'data-over="(\d+)"', bladzij)[0])
    dan = (nu() + timedelta(seconds=over)).astimezone(ZoneInfo("Europe/Amsterdam"))
    assert dan.time() < time(0, 0, 5) and 0 < over <= 25 * 3600
    assert re.search(r"\b[012]\d\.[0-5]\d\b", bladzij)
