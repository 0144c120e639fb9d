"""The agreements: who signs, what holds when, and who may loosen what."""

import itertools
import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session, SQLModel, col, select

from basis.clock import nu
from basis.database import maak_engine
from basis.fouten import Botsing, MagNiet, NietGevonden, Ongeldig
from basis.identiteit.models import Sessie
from jim.afspraken.actions import haal_onderwerp_weg, stel_voor, teken, trek_strakker, voeg_onderwerp_toe
from jim.afspraken.models import Afspraak, Handtekening, Niveau, Onderwerp
from jim.afspraken.queries import (
    EIGEN,
    geldige,
    getekend,
    is_strakker,
    moet_tekenen,
    niveau,
    onderwerp_namen,
    onderwerpen,
    regels,
    standaard,
    verschil,
    voorstel,
)
from jim.gesprekken.actions import schrijf
from jim.gesprekken.delen import deelbaar
from jim.mandaat.actions import jim_zegt_ja, stop_als_jim, vraag_jim
from tests.bouw import Wereld, bouw_wereld, lid
from tests.client import Client

Als = Callable[..., Client]
RUIM = dict.fromkeys(map(str, Onderwerp), Niveau.OUDERS)
EERST = dict.fromkeys(map(str, Onderwerp), Niveau.EERST_VRAGEN)
OPEN = {str(o): "eerst_vragen" for o in Onderwerp}


def spreek_af(wereld: Wereld, inhoud: dict[str, Niveau] = RUIM) -> Afspraak:
    """A version that everybody signed."""
    afspraak = stel_voor(wereld.session, wereld.actor("jongere"), inhoud)
    for wie in ("ouder1", "ouder2", "jim"):
        teken(wereld.session, wereld.actor(wie), afspraak.versie)
    wereld.session.commit()
    return afspraak


def hoever(wereld: Wereld, onderwerp: Onderwerp = Onderwerp.SCHOOL) -> Niveau | None:
    """What holds now for this topic."""
    return niveau(wereld.session, wereld.kring.id, onderwerp)


def test_it_holds_when_the_last_of_all_has_signed(wereld: Wereld) -> None:
    """The jongere signs by proposing; both ouders with gezag and the JIM follow in any order."""
    afspraak = stel_voor(wereld.session, wereld.actor("jongere"), RUIM)
    for wie in ("jim", "ouder2", "ouder1"):
        assert hoever(wereld) is None
        assert moet_tekenen(wereld.session, wereld.actor(wie))
        teken(wereld.session, wereld.actor(wie), afspraak.versie)
        assert not moet_tekenen(wereld.session, wereld.actor(wie))
    assert hoever(wereld) is Niveau.OUDERS
    assert niveau(wereld.session, wereld.kring.id, "bestaat_niet") is None


def test_from_16_on_the_jongere_and_the_jim_sign(session: Session) -> None:
    """The ouders read what holds, and need not sign."""
    wereld = bouw_wereld(session, jaar=2010)
    afspraak = stel_voor(session, wereld.actor("jongere"), RUIM)
    with pytest.raises(MagNiet):
        teken(session, wereld.actor("ouder1"), afspraak.versie)
    teken(session, wereld.actor("jim"), afspraak.versie)
    assert hoever(wereld) is Niveau.OUDERS


def test_without_a_jim_a_proposal_waits_for_one(session: Session) -> None:
    """It may be prepared; it holds when a JIM is active and has signed it."""
    wereld = bouw_wereld(session, jim="")
    afspraak = stel_voor(session, wereld.actor("jongere"), RUIM)
    for wie in ("ouder1", "ouder2"):
        teken(session, wereld.actor(wie), afspraak.versie)
    assert hoever(wereld) is None
    wereld_jim = vraag_jim(session, wereld.actor("jongere"), "Samira", "u")
    jim_zegt_ja(session, wereld.kring.id, wereld_jim.id, wereld.jim.id)
    with pytest.raises(MagNiet):
        teken(session, wereld.actor("jim"), afspraak.versie)
    wereld_jim.status = "actief"
    session.flush()
    assert hoever(wereld) is None
    teken(session, wereld.actor("jim"), afspraak.versie)
    assert hoever(wereld) is Niveau.OUDERS


def test_under_16_it_does_not_hold_without_an_ouder_with_gezag(session: Session) -> None:
    """Jongere and JIM alone are not enough."""
    wereld = bouw_wereld(session)
    for wie in ("ouder1", "ouder2"):
        wereld.lid(wie).gezag = False
        wereld.lid(wie).gezag_op = None
    session.flush()
    afspraak = stel_voor(session, wereld.actor("jongere"), RUIM)
    with pytest.raises(MagNiet):
        teken(session, wereld.actor("ouder1"), afspraak.versie)
    teken(session, wereld.actor("jim"), afspraak.versie)
    assert hoever(wereld) is None


def test_only_the_jongere_proposes_and_each_signs_once(wereld: Wereld) -> None:
    """Nobody signs for another, nobody twice, nobody from outside, nothing that is not there."""
    session = wereld.session
    for wie in ("ouder1", "jim", "aanspreekpunt"):
        with pytest.raises(MagNiet):
            stel_voor(session, wereld.actor(wie), RUIM)
    afspraak = stel_voor(session, wereld.actor("jongere"), RUIM)
    with pytest.raises(Botsing):
        teken(session, wereld.actor("jongere"), afspraak.versie)
    with pytest.raises(MagNiet):
        teken(session, wereld.actor("aanspreekpunt"), afspraak.versie)
    with pytest.raises(NietGevonden):
        teken(session, wereld.actor("ouder1"), afspraak.versie + 1)


def test_a_topic_left_out_is_not_a_proposal(wereld: Wereld) -> None:
    """Each topic gets a rule."""
    with pytest.raises(Ongeldig) as fout:
        stel_voor(wereld.session, wereld.actor("jongere"), {o: n for o, n in RUIM.items() if o != Onderwerp.GELD})
    assert fout.value.veld == "geld"


def test_a_new_proposal_replaces_the_open_one_and_keeps_what_holds(wereld: Wereld) -> None:
    """What holds stays until the new version is complete; then it is the only one."""
    session = wereld.session
    oud = spreek_af(wereld)
    eerste = stel_voor(session, wereld.actor("jongere"), EERST)
    tweede = stel_voor(session, wereld.actor("jongere"), EERST)
    assert (eerste.status, tweede.status, oud.status) == ("vervallen", "voorstel", "geldig")
    with pytest.raises(Botsing):
        teken(session, wereld.actor("ouder1"), eerste.versie)
    assert hoever(wereld) is Niveau.OUDERS
    for wie in ("ouder1", "ouder2", "jim"):
        teken(session, wereld.actor(wie), tweede.versie)
    assert (oud.status, tweede.status) == ("vervallen", "geldig")
    assert voorstel(session, wereld.actor("jongere")) is None


def test_the_jongere_tightens_at_once_and_never_loosens_alone(wereld: Wereld) -> None:
    """Narrower holds now, with the signatures; as wide or wider is refused."""
    session = wereld.session
    oud = spreek_af(wereld, EERST)
    for naar in (Niveau.EERST_VRAGEN, Niveau.OUDERS):
        with pytest.raises(Ongeldig):
            trek_strakker(session, wereld.actor("jongere"), Onderwerp.SCHOOL, naar)
    nieuw = trek_strakker(session, wereld.actor("jongere"), Onderwerp.SCHOOL, Niveau.TUSSEN_ONS)
    assert (oud.status, nieuw.status) == ("vervallen", "geldig")
    assert getekend(session, nieuw) == getekend(session, oud)
    assert hoever(wereld) is Niveau.TUSSEN_ONS
    assert hoever(wereld, Onderwerp.GELD) is Niveau.EERST_VRAGEN
    for wie in ("ouder1", "jim"):
        with pytest.raises(MagNiet):
            trek_strakker(session, wereld.actor(wie), Onderwerp.GELD, Niveau.TUSSEN_ONS)


def test_nothing_to_tighten_without_an_agreement(wereld: Wereld) -> None:
    """Until then everything stays between the two anyway."""
    with pytest.raises(NietGevonden):
        trek_strakker(wereld.session, wereld.actor("jongere"), Onderwerp.SCHOOL, Niveau.TUSSEN_ONS)


def test_an_older_proposal_does_not_undo_a_tightening(wereld: Wereld) -> None:
    """Who signs late must not open again what the jongere closed since."""
    session = wereld.session
    spreek_af(wereld, EERST)
    open_voorstel = stel_voor(session, wereld.actor("jongere"), RUIM)
    trek_strakker(session, wereld.actor("jongere"), Onderwerp.SCHOOL, Niveau.TUSSEN_ONS)
    assert open_voorstel.status == "vervallen"
    with pytest.raises(Botsing):
        teken(session, wereld.actor("ouder1"), open_voorstel.versie)
    assert hoever(wereld) is Niveau.TUSSEN_ONS


def test_what_was_agreed_with_one_jim_does_not_hold_for_the_next(wereld: Wereld) -> None:
    """A new JIM signed nothing: until he does, everything stays between the two."""
    session = wereld.session
    oud = spreek_af(wereld)
    stop_als_jim(session, wereld.actor("jim"))
    assert oud.status == "vervallen"
    assert hoever(wereld) is None
    opa = lid(session, wereld.kring, "jim", "Opa")
    jim_zegt_ja(session, wereld.kring.id, vraag_jim(session, wereld.actor("jongere"), "Opa", "u2").id, opa.id)
    assert hoever(wereld) is None


def test_professionals_and_a_waiting_jim_do_not_read_the_agreements(session: Session) -> None:
    """Not by a query either."""
    wereld = bouw_wereld(session, jim="wacht")
    for wie in ("aanspreekpunt", "jim"):
        for vraag in (geldige, voorstel):
            with pytest.raises(MagNiet):
                vraag(session, wereld.actor(wie))


def test_an_agreement_of_another_kring_says_nothing_here(wereld: Wereld) -> None:
    """Version numbers repeat between kringen; rules don't leak."""
    session = wereld.session
    spreek_af(wereld)
    vreemd = bouw_wereld(session, naam="Sem")
    assert hoever(vreemd) is None
    with pytest.raises(NietGevonden):
        teken(session, vreemd.actor("ouder1"), 1)


def test_what_changes_is_said_topic_by_topic() -> None:
    """Only where they differ; everything is new without an old one."""
    nieuw = {**EERST, Onderwerp.GELD: Niveau.OUDERS}
    assert verschil(EERST, nieuw) == [(Onderwerp.GELD, Niveau.EERST_VRAGEN, Niveau.OUDERS)]
    assert verschil(EERST, EERST) == []
    assert verschil({}, EERST) == [(o, None, Niveau.EERST_VRAGEN) for o in Onderwerp]


def test_the_older_the_jongere_the_less_the_ouders_know_to_begin_with() -> None:
    """What is proposed first covers each topic, and never gets wider with age."""
    per_leeftijd = [standaard(leeftijd) for leeftijd in range(23)]
    for jonger, ouder in itertools.pairwise(per_leeftijd):
        assert set(ouder) == set(Onderwerp)
        assert all(ouder[o] is jonger[o] or is_strakker(ouder[o], jonger[o]) for o in Onderwerp)
        assert ouder[Onderwerp.ALLEEN_JIJ] is Niveau.TUSSEN_ONS


def test_two_who_sign_at_the_same_moment_both_count(postgres_url: str) -> None:
    """Neither may miss the other's signature: nobody could sign again, and it would never hold."""
    engine = maak_engine(postgres_url)
    with Session(engine, expire_on_commit=False) as session:
        wereld = bouw_wereld(session)
        versie = stel_voor(session, wereld.actor("jongere"), RUIM).versie
        teken(session, wereld.actor("ouder1"), versie)
        actors = [wereld.actor("ouder2"), wereld.actor("jim")]
        session.commit()
        eerste = Session(engine)
        teken(eerste, actors[0], versie)

        def tweede() -> None:
            with Session(engine) as ander:
                teken(ander, actors[1], versie)
                ander.commit()

        draad = threading.Thread(target=tweede)
        draad.start()
        draad.join(0.5)
        eerste.commit()
        eerste.close()
        draad.join(10)
        assert not draad.is_alive()
        session.expire_all()
        assert hoever(wereld) is Niveau.OUDERS
    engine.dispose()


def test_a_last_signature_that_comes_while_the_jongere_tightens_is_too_late(postgres_url: str) -> None:
    """It waits, and then finds the proposal ended: what he closed stays closed, and one version holds."""
    engine = maak_engine(postgres_url)
    with Session(engine, expire_on_commit=False) as session:
        wereld = bouw_wereld(session)
        spreek_af(wereld, EERST)
        versie = stel_voor(session, wereld.actor("jongere"), RUIM).versie
        for wie in ("ouder1", "ouder2"):
            teken(session, wereld.actor(wie), versie)
        noor, samira = wereld.actor("jongere"), wereld.actor("jim")
        session.commit()
        gezegd: list[str] = []

        def laatste() -> None:
            with Session(engine) as ander:
                try:
                    teken(ander, samira, versie)
                    ander.commit()
                except Botsing as fout:
                    gezegd.append(fout.code)

        with Session(engine) as eerste:
            trek_strakker(eerste, noor, "school", Niveau.TUSSEN_ONS)
            draad = threading.Thread(target=laatste)
            draad.start()
            draad.join(0.5)
            assert draad.is_alive()
            eerste.commit()
        draad.join(10)
        session.expire_all()
        assert gezegd == ["al_getekend"]
        assert hoever(wereld) is Niveau.TUSSEN_ONS
        assert len(session.exec(select(Afspraak).where(col(Afspraak.status) == "geldig")).all()) == 1
    engine.dispose()


# The pages.


def test_the_whole_way_by_the_pages(als: Als, wereld: Wereld, session: Session) -> None:
    """The jongere chooses and signs; each other reads what he signs, and signs; then all see what holds."""
    noor = als("jongere")
    noor.get("~/afspraken/voorstel")
    assert "Wat mag Samira vertellen?" in noor.tekst()
    assert "Altijd zo:" in noor.tekst()
    assert noor.post("~/afspraken/voorstel", OPEN).status_code == 303
    for wie in ("ouder1", "ouder2", "jim"):
        client = als(wie)
        client.get("~/afspraken")
        assert "Altijd zo:" in client.tekst()
        assert "Ik teken" in client.tekst()
        assert "Eerst vragen" in client.tekst()
        assert client.post("~/afspraken/1/teken").status_code == 303
        client.get("~/afspraken")
        assert "Ik teken" not in client.tekst()
    for wie in ("jongere", "ouder1", "jim"):
        client = als(wie)
        client.get("~/afspraken")
        assert "Dit geldt nu" in client.tekst()
        assert "Altijd zo:" in client.tekst()
    assert hoever(wereld) is Niveau.EERST_VRAGEN


@pytest.mark.parametrize("fout", [{"school": "iedereen"}, {"school": ""}])
def test_a_choice_that_is_none_gives_back_the_rest(als: Als, session: Session, fout: dict[str, str]) -> None:
    """422, nothing is stored, and what was chosen is still chosen."""
    noor = als("jongere")
    antwoord = noor.post("~/afspraken/voorstel", {**OPEN, "geld": "ouders", **fout})
    assert antwoord.status_code == 422
    assert 'name="geld" value="ouders" checked' in antwoord.text
    assert session.exec(select(Afspraak)).all() == []


def test_signing_asks_for_a_passkey_used_just_now(als: Als, wereld: Wereld, session: Session) -> None:
    """An open phone is not a signature; the jongere is asked before he begins, so no choice gets lost."""
    versie = stel_voor(session, wereld.actor("jongere"), RUIM).versie
    mama, noor = als("ouder1"), als("jongere")
    for sessie in session.exec(select(Sessie)):
        sessie.bevestigd = nu() - timedelta(minutes=11)
    session.commit()
    assert "/bevestig" in mama.post(f"~/afspraken/{versie}/teken").location
    assert "/bevestig" in noor.get("~/afspraken/voorstel").location
    assert session.exec(select(Handtekening.lid_id)).all() == [wereld.jongere.id]


def test_signing_twice_says_so(als: Als, wereld: Wereld, session: Session) -> None:
    """409 with a sentence; a version that is not there is 404."""
    versie = stel_voor(session, wereld.actor("jongere"), RUIM).versie
    session.commit()
    mama = als("ouder1")
    assert mama.post(f"~/afspraken/{versie}/teken").status_code == 303
    assert mama.post(f"~/afspraken/{versie}/teken").status_code == 409
    assert "al getekend" in mama.tekst()
    assert mama.post("~/afspraken/99/teken").status_code == 404


def test_what_changed_stands_above_the_signature(als: Als, wereld: Wereld) -> None:
    """From what, to what."""
    spreek_af(wereld, EERST)
    stel_voor(wereld.session, wereld.actor("jongere"), {**EERST, Onderwerp.GELD: Niveau.OUDERS})
    wereld.session.commit()
    mama = als("ouder1")
    mama.get("~/afspraken")
    assert "Dit wordt anders" in mama.tekst()
    assert "nu ‘Eerst vragen’, straks ‘De ouders mogen het weten’" in mama.tekst()


def test_tightening_by_the_page(als: Als, wereld: Wereld) -> None:
    """It holds at once; loosening and nonsense get 422 with a sentence; nobody else may."""
    spreek_af(wereld, EERST)
    noor = als("jongere")
    noor.get("~/afspraken")
    assert "Strenger maken geldt meteen" in noor.tekst()
    noor.get("~/afspraken/school/strenger")
    assert "Blijft tussen ons" in noor.tekst()
    assert "Mijn ouders" not in noor.tekst()
    assert noor.get("~/afspraken/weer/strenger").status_code == 404
    assert noor.post("~/afspraken/strakker", {"onderwerp": "school", "niveau": "tussen_ons"}).status_code == 303
    assert hoever(wereld) is Niveau.TUSSEN_ONS
    for onderwerp, naar in (("geld", "ouders"), ("geld", "iedereen"), ("weer", "tussen_ons")):
        assert noor.post("~/afspraken/strakker", {"onderwerp": onderwerp, "niveau": naar}).status_code == 422
        assert "nieuw voorstel" in noor.tekst()
    for wie in ("ouder1", "jim", "aanspreekpunt"):
        assert als(wie).post("~/afspraken/strakker", {"onderwerp": "geld", "niveau": "tussen_ons"}).status_code == 403


def test_who_reads_the_pages(als: Als, wereld: Wereld, session: Session) -> None:
    """Family and JIM; no professional, also not what was agreed on the JIM tab."""
    spreek_af(wereld)
    for wie in ("jongere", "ouder1", "ouder2", "jim"):
        assert als(wie).get("~/afspraken").status_code == 200
    joost = als("aanspreekpunt")
    assert joost.get("~/afspraken").status_code == 403
    assert "afspraken zijn van de jongere" in joost.tekst()
    joost.get("~/jim")
    assert "ouders mogen het weten" not in joost.tekst()
    assert als("ouder1").get("~/afspraken/voorstel").status_code == 403


def test_before_there_is_anything(als: Als, session: Session) -> None:
    """A calm empty page, also without a JIM, with the one rule that always holds."""
    wereld = bouw_wereld(session, jim="")
    session.commit()
    noor = als("jongere", wereld)
    noor.get("~/afspraken")
    assert "Nog geen afspraken" in noor.tekst()
    assert "Altijd zo:" in noor.tekst()
    assert noor.post("~/afspraken/voorstel", OPEN).status_code == 303
    noor.get("~/afspraken")
    assert "zodra er een JIM is die ook tekent" in noor.tekst()
    afspraak = session.exec(select(Afspraak).where(col(Afspraak.kring_id) == wereld.kring.id)).one()
    assert (afspraak.status, regels(session, afspraak)) == ("voorstel", EERST)


# Own topics, the order of the levels, and one version at a time.


@pytest.mark.parametrize(("een", "ander"), list(itertools.product(Niveau, repeat=2)))
def test_stricter_is_a_partial_order(een: Niveau, ander: Niveau) -> None:
    """Nobody who could know before may learn less by a wider rule; ouders and aanspreekpunt stand beside each other."""
    weten = {
        Niveau.TUSSEN_ONS: set[str](),
        Niveau.EERST_VRAGEN: {"vraag"},
        Niveau.OUDERS: {"vraag", "ouders"},
        Niveau.AANSPREEKPUNT: {"vraag", "aanspreekpunt"},
        Niveau.BEIDEN: {"vraag", "ouders", "aanspreekpunt"},
    }
    assert is_strakker(een, ander) is (weten[een] < weten[ander])


def test_from_ouders_to_aanspreekpunt_is_not_stricter(wereld: Wereld) -> None:
    """The one who did not know would know: that asks for signatures."""
    session, noor = wereld.session, wereld.actor("jongere")
    spreek_af(wereld)
    for naar in (Niveau.AANSPREEKPUNT, Niveau.BEIDEN):
        with pytest.raises(Ongeldig, match="alleen_strakker"):
            trek_strakker(session, noor, "school", naar)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from([str(o) for o in Onderwerp]), st.sampled_from(list(Niveau))), min_size=1, max_size=8))
def test_whatever_the_jongere_does_alone_never_widens(stappen: list[tuple[str, Niveau]]) -> None:
    """Each try either is refused and changes nothing, or narrows that one rule and no other; one version holds."""
    engine = maak_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with Session(engine) as session:
        wereld = bouw_wereld(session)
        spreek_af(wereld, dict.fromkeys(map(str, Onderwerp), Niveau.BEIDEN))
        noor = wereld.actor("jongere")
        for onderwerp, naar in stappen:
            was = regels(session, geldige(session, noor))
            try:
                trek_strakker(session, noor, onderwerp, naar)
            except Ongeldig:
                assert not is_strakker(naar, was[onderwerp])
                assert regels(session, geldige(session, noor)) == was
            else:
                assert is_strakker(naar, was[onderwerp])
                assert regels(session, geldige(session, noor)) == {**was, onderwerp: naar}
            assert len(session.exec(select(Afspraak).where(col(Afspraak.status) == "geldig")).all()) == 1
    engine.dispose()


def test_two_versions_never_hold_at_once(wereld: Wereld) -> None:
    """Were something to go wrong all the same, the act is undone."""
    session = wereld.session
    spreek_af(wereld)
    session.add(Afspraak(kring_id=wereld.kring.id, versie=9, status="geldig", door_lid_id=wereld.jongere.id))
    session.flush()
    with pytest.raises(AssertionError, match="hold at once"):
        stel_voor(session, wereld.actor("jongere"), EERST)


def test_an_own_topic_gets_a_rule_like_the_others(wereld: Wereld) -> None:
    """It is added, proposed with the rest, signed, tightened; what was told about it goes as far as its rule."""
    session, noor = wereld.session, wereld.actor("jongere")
    code = EIGEN + voeg_onderwerp_toe(session, noor, "  Mijn   zusje ").id
    assert onderwerp_namen(session, wereld.kring.id) == {code: "Mijn zusje"}
    with pytest.raises(Ongeldig, match="onderwerp_ontbreekt"):
        stel_voor(session, noor, RUIM)
    spreek_af(wereld, {**RUIM, code: Niveau.OUDERS})
    bericht = schrijf(session, noor, wereld.gesprekken["jim"].id, "Ze huilt vaak", onderwerp=code)
    assert deelbaar(session, wereld.kring.id, bericht.onderwerp) is Niveau.OUDERS
    trek_strakker(session, noor, code, Niveau.EERST_VRAGEN)
    assert deelbaar(session, wereld.kring.id, bericht.onderwerp) is Niveau.EERST_VRAGEN


@pytest.mark.parametrize("geldt", [True, False])
def test_ending_an_own_topic_ends_its_rule_and_keeps_its_name_at_messages(wereld: Wereld, geldt: bool) -> None:
    """The rule is gone at once and can't come back by a late signature; without messages the name is gone too."""
    session, noor = wereld.session, wereld.actor("jongere")
    zus, hond = (voeg_onderwerp_toe(session, noor, naam) for naam in ("Zusje", "Hond"))
    inhoud = {**RUIM, EIGEN + zus.id: Niveau.BEIDEN, EIGEN + hond.id: Niveau.OUDERS}
    if geldt:
        spreek_af(wereld, inhoud)
    stel_voor(session, noor, inhoud)
    schrijf(session, noor, wereld.gesprekken["jim"].id, "x", onderwerp=EIGEN + zus.id)
    for rij in (zus, hond):
        haal_onderwerp_weg(session, noor, rij.id)
        assert voorstel(session, noor) is None
        assert niveau(session, wereld.kring.id, EIGEN + rij.id) is None
        assert EIGEN + rij.id not in onderwerpen(session, wereld.kring.id)
        with pytest.raises(NietGevonden):
            haal_onderwerp_weg(session, noor, rij.id)
    assert onderwerp_namen(session, wereld.kring.id) == {EIGEN + zus.id: "Zusje"}
    assert hoever(wereld) is (Niveau.OUDERS if geldt else None)
    with pytest.raises(Ongeldig, match="onderwerp_weg"):
        stel_voor(session, noor, inhoud)
    with pytest.raises(Ongeldig, match="onderwerp_kan_niet"):
        schrijf(session, noor, wereld.gesprekken["jim"].id, "x", onderwerp=EIGEN + zus.id)
    stel_voor(session, noor, RUIM)


def test_tightening_keeps_a_topic_that_only_waited(wereld: Wereld) -> None:
    """His own topic does not vanish because he closed another one."""
    session, noor = wereld.session, wereld.actor("jongere")
    spreek_af(wereld)
    code = EIGEN + voeg_onderwerp_toe(session, noor, "Zusje").id
    stel_voor(session, noor, {**RUIM, code: Niveau.OUDERS})
    trek_strakker(session, noor, "geld", Niveau.TUSSEN_ONS)
    assert code in onderwerpen(session, wereld.kring.id)
    assert niveau(session, wereld.kring.id, code) is Niveau.TUSSEN_ONS


def test_what_is_no_own_topic(wereld: Wereld) -> None:
    """Empty, too long, twice, more than twelve; and nobody else makes or ends one, nor in another kring."""
    session, noor = wereld.session, wereld.actor("jongere")
    rij = voeg_onderwerp_toe(session, noor, "Zusje")
    for naam, code in ((" ", "onderwerp_leeg"), ("x" * 41, "onderwerp_te_lang"), ("zusje", "onderwerp_bekend")):
        with pytest.raises(Ongeldig, match=code):
            voeg_onderwerp_toe(session, noor, naam)
    for wie in ("ouder1", "jim", "aanspreekpunt"):
        with pytest.raises(MagNiet):
            voeg_onderwerp_toe(session, wereld.actor(wie), "Hond")
        with pytest.raises(MagNiet):
            haal_onderwerp_weg(session, wereld.actor(wie), rij.id)
    with pytest.raises(NietGevonden):
        haal_onderwerp_weg(session, bouw_wereld(session, naam="Sem").actor("jongere"), rij.id)
    for n in range(11):
        voeg_onderwerp_toe(session, noor, f"onderwerp {n}")
    with pytest.raises(Ongeldig, match="onderwerpen_vol"):
        voeg_onderwerp_toe(session, noor, "nog een")


def test_own_topics_by_the_pages(als: Als, wereld: Wereld) -> None:
    """Added, chosen about, signed and ended; until it is proposed nobody else reads its name."""
    noor, mama = als("jongere"), als("ouder1")
    for naam in ("", "x" * 41, "123456782"):
        assert noor.post("~/afspraken/onderwerpen", {"naam": naam}).status_code == 422
    assert noor.post("~/afspraken/onderwerpen", {"naam": "Mijn zusje"}).status_code == 303
    (code,) = onderwerp_namen(wereld.session, wereld.kring.id)
    wereld.session.commit()
    for pad in ("~/afspraken", "~/jim", "~/praten"):
        mama.get(pad)
        assert "Mijn zusje" not in mama.tekst()
    assert "Mijn zusje" in noor.get("~/afspraken/voorstel").text
    assert noor.post("~/afspraken/voorstel", OPEN).status_code == 303
    assert niveau(wereld.session, wereld.kring.id, code) is None
    wereld.session.commit()
    assert noor.post("~/afspraken/voorstel", {**OPEN, code: "beiden"}).status_code == 303
    mama.get("~/afspraken")
    assert "Mijn zusje De ouders en Joost mogen het weten" in mama.tekst()
    assert noor.post(f"~/afspraken/onderwerpen/{code.removeprefix('eigen_')}/weg").status_code == 303
    mama.get("~/afspraken")
    assert "Mijn zusje" not in mama.tekst()
