"""The JIM and the mandates: who asks, who answers, when it begins, and how it ends."""

import threading
from collections.abc import Callable

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlmodel import Session, SQLModel, col, select

from basis.database import maak_engine
from basis.fouten import Botsing, DomeinFout, MagNiet, NietGevonden, Ongeldig
from basis.rechten import Rol, zichtbaar
from jim.afspraken.models import Afspraak
from jim.gesprekken.models import Bericht, Gesprek
from jim.gesprekken.queries import mijn_gesprek
from jim.kring.models import Lid, Uitnodiging, Voorval
from jim.kring.queries import gezicht
from jim.mandaat.actions import geef_mandaat, jim_zegt_ja, jim_zegt_nee, stop_als_jim, trek_vraag_in, vraag_jim
from jim.mandaat.models import Jim, Mandaat
from jim.mandaat.queries import JA, lopende_jim
from tests.bouw import Wereld, bouw_wereld
from tests.client import Client

Als = Callable[..., Client]


def rij(wereld: Wereld) -> Jim:
    """The only Jim row of this kring."""
    return wereld.session.exec(select(Jim).where(col(Jim.kring_id) == wereld.kring.id)).one()


def gevraagd(session: Session, jaar: int = 2012) -> Wereld:
    """A kring in which the JIM was asked and has not answered."""
    wereld = bouw_wereld(session, jaar=jaar, jim="")
    session.add(Jim(kring_id=wereld.kring.id, uitnodiging_id="u", naam="Samira"))
    session.commit()
    return wereld


def zeg_ja(wereld: Wereld) -> None:
    """The JIM says yes."""
    jim_zegt_ja(wereld.session, wereld.kring.id, rij(wereld).id, wereld.jim.id)


def mandateer(wereld: Wereld, wie: str, antwoord: str = "akkoord") -> None:
    """One ouder answers."""
    geef_mandaat(wereld.session, wereld.actor(wie), rij(wereld).id, antwoord)


@pytest.mark.parametrize("volgorde", [("jim", "ouder1", "ouder2"), ("ouder1", "jim", "ouder2"), ("ouder2", "ouder1", "jim")])
def test_under_16_it_begins_with_the_last_yes_in_whatever_order(session: Session, volgorde: tuple[str, ...]) -> None:
    """A mandate may come before or after the JIM's own yes."""
    wereld = gevraagd(session)
    for wie in volgorde:
        assert rij(wereld).status != "actief"
        zeg_ja(wereld) if wie == "jim" else mandateer(wereld, wie)
    assert rij(wereld).status == "actief"
    assert wereld.actor("jim").rol is Rol.JIM
    assert mijn_gesprek(session, wereld.actor("jongere"), "jim") is not None


def test_agreeing_with_difficulty_is_a_full_yes(session: Session) -> None:
    """No enthusiasm is asked for."""
    wereld = gevraagd(session)
    zeg_ja(wereld)
    mandateer(wereld, "ouder1", "akkoord_moeilijk")
    mandateer(wereld, "ouder2", "akkoord_moeilijk")
    assert rij(wereld).status == "actief"


def test_from_16_on_the_yes_of_the_jim_is_enough(session: Session) -> None:
    """The jongere decides alone."""
    wereld = gevraagd(session, jaar=2010)
    zeg_ja(wereld)
    assert rij(wereld).status == "actief"


def test_without_an_ouder_with_gezag_it_does_not_begin_under_16(session: Session) -> None:
    """At least one mandate must exist."""
    wereld = gevraagd(session)
    for wie in ("ouder1", "ouder2"):
        wereld.lid(wie).gezag = False
        wereld.lid(wie).gezag_op = None
    session.flush()
    zeg_ja(wereld)
    assert rij(wereld).status == "wacht"


def test_not_yet_agreeing_forces_nothing_and_may_become_a_yes(session: Session) -> None:
    """The JIM waits; the same ouder may say yes later; saying the same twice changes nothing."""
    wereld = gevraagd(session)
    zeg_ja(wereld)
    mandateer(wereld, "ouder1")
    mandateer(wereld, "ouder2", "niet_akkoord")
    assert rij(wereld).status == "wacht"
    mandateer(wereld, "ouder2")
    assert rij(wereld).status == "actief"
    assert len(session.exec(select(Mandaat)).all()) == 2
    for antwoord in ("akkoord", "akkoord_moeilijk"):
        with pytest.raises(Botsing, match="mandaat_al_gegeven"):
            mandateer(wereld, "ouder2", antwoord)


def test_a_mandate_withdrawn_makes_the_jim_wait_and_nothing_agreed_holds(session: Session) -> None:
    """He sees nothing more of the family at once; a new yes lets him back in, to the same conversation."""
    wereld = bouw_wereld(session)
    session.add(Afspraak(kring_id=wereld.kring.id, versie=1, status="geldig", door_lid_id=wereld.jongere.id))
    session.commit()
    mandateer(wereld, "ouder1", "niet_akkoord")
    assert rij(wereld).status == "wacht"
    assert wereld.actor("jim").rol is Rol.JIM_WACHT
    assert session.exec(select(Gesprek).where(zichtbaar(wereld.actor("jim"), Gesprek))).all() == []
    assert mijn_gesprek(session, wereld.actor("jongere"), "jim") is None
    assert session.exec(select(Afspraak.status)).one() == "vervallen"
    mandateer(wereld, "ouder1")
    assert rij(wereld).status == "actief"
    gesprek = mijn_gesprek(session, wereld.actor("jim"), "jim")
    assert gesprek is not None and gesprek.id == wereld.gesprekken["jim"].id


def test_only_an_ouder_with_gezag_answers(session: Session) -> None:
    """Gezag is what a professional recorded."""
    wereld = gevraagd(session)
    wereld.ouder1.gezag = False
    wereld.ouder1.gezag_op = None
    session.flush()
    for wie in ("ouder1", "jongere", "aanspreekpunt", "jim"):
        with pytest.raises(MagNiet):
            mandateer(wereld, wie)
    with pytest.raises(Ongeldig):
        mandateer(wereld, "ouder2", "misschien")


def test_a_mandate_for_a_jim_of_another_kring_is_not_there(session: Session) -> None:
    """The id of another kring opens nothing."""
    wereld, vreemd = gevraagd(session), gevraagd(session)
    with pytest.raises(NietGevonden):
        geef_mandaat(session, wereld.actor("ouder1"), rij(vreemd).id, "akkoord")


def test_one_jim_at_a_time_and_only_the_jongere_asks(session: Session) -> None:
    """After a no, or after taking the question back, there is room again."""
    wereld = bouw_wereld(session, jim="")
    for wie in ("ouder1", "aanspreekpunt", "jim"):
        with pytest.raises(MagNiet):
            vraag_jim(session, wereld.actor(wie), "Samira", "u1")
    eerste = vraag_jim(session, wereld.actor("jongere"), "Samira", "u1")
    with pytest.raises(Botsing, match="al_een_jim"):
        vraag_jim(session, wereld.actor("jongere"), "Opa", "u2")
    jim_zegt_nee(session, wereld.kring.id, eerste.id)
    assert eerste.status == "geweigerd"
    vraag_jim(session, wereld.actor("jongere"), "Opa", "u2")
    trek_vraag_in(session, wereld.actor("jongere"))
    assert lopende_jim(session, wereld.kring.id) is None


def test_an_answer_is_given_once(session: Session) -> None:
    """Neither yes nor no comes back after an answer, nor after the question was taken back."""
    wereld = gevraagd(session)
    zeg_ja(wereld)
    with pytest.raises(Botsing):
        zeg_ja(wereld)
    with pytest.raises(Botsing):
        jim_zegt_nee(session, wereld.kring.id, rij(wereld).id)
    with pytest.raises(Botsing):
        trek_vraag_in(session, wereld.actor("jongere"))


def test_stopping_is_one_step_and_the_words_are_for_the_jongere(wereld: Wereld) -> None:
    """Access ends at once; the name and the words stay with the jongere."""
    session = wereld.session
    stop_als_jim(session, wereld.actor("jim"), "Ik blijf je tante.")
    assert rij(wereld).status == "gestopt"
    assert session.get_one(Lid, (wereld.kring.id, wereld.jim.id)).tot is not None
    bericht = session.exec(select(Bericht)).one()
    assert session.exec(select(Gesprek.soort).where(col(Gesprek.id) == bericht.gesprek_id)).one() == "jim"
    assert gezicht(session, wereld.kring.id, wereld.jim.id).naam == "Samira"
    vraag_jim(session, wereld.actor("jongere"), "Opa", "u2")


def test_nobody_else_stops_the_jim(wereld: Wereld) -> None:
    """No professional, no ouder; not the jongere either, in this act."""
    for wie in ("jongere", "ouder1", "aanspreekpunt"):
        with pytest.raises(MagNiet):
            stop_als_jim(wereld.session, wereld.actor(wie))


def test_two_ouders_who_answer_at_the_same_moment_both_count(postgres_url: str) -> None:
    """Neither may miss the other's yes: the JIM would wait for ever, and a second answer is refused."""
    engine = maak_engine(postgres_url)
    with Session(engine, expire_on_commit=False) as session:
        wereld = gevraagd(session)
        zeg_ja(wereld)
        session.commit()
        jim_id, actors = rij(wereld).id, [wereld.actor("ouder1"), wereld.actor("ouder2")]
        session.commit()
        eerste = Session(engine)
        geef_mandaat(eerste, actors[0], jim_id, "akkoord")

        def tweede() -> None:
            with Session(engine) as ander:
                geef_mandaat(ander, actors[1], jim_id, "akkoord")
                ander.commit()

        draad = threading.Thread(target=tweede)
        draad.start()
        draad.join(0.5)
        eerste.commit()
        eerste.close()
        draad.join(10)
        assert not draad.is_alive()
        session.expire_all()
        assert rij(wereld).status == "actief"
    engine.dispose()


_GEHEUGEN = maak_engine("sqlite://")


class Mandaten(RuleBasedStateMachine):
    """Everything people may do, in any order, beside a model that fits in three variables."""

    @initialize(jaar=st.sampled_from([2008, 2010, 2012]), gezag=st.integers(0, 2))
    def begin(self, jaar: int, gezag: int) -> None:
        """A kring of this age with so many ouders with gezag."""
        SQLModel.metadata.create_all(_GEHEUGEN)
        self.session = Session(_GEHEUGEN)
        self.wereld = bouw_wereld(self.session, jaar=jaar, jim="")
        self.nodig = {"ouder1", "ouder2"} if gezag == 2 else {"ouder1"} if gezag == 1 else set[str]()
        for wie in {"ouder1", "ouder2"} - self.nodig:
            self.wereld.lid(wie).gezag = False
            self.wereld.lid(wie).gezag_op = None
        self.jong = jaar == 2012
        vraag_jim(self.session, self.wereld.actor("jongere"), "Samira", "u")
        self.status = "gevraagd"
        self.gegeven: dict[str, str] = {}

    def klaar(self) -> bool:
        """Are the mandates in that this age asks for?"""
        return not self.jong or (bool(self.nodig) and all(self.gegeven.get(w) in JA for w in self.nodig))

    def stap(self, doe: Callable[[], None], mag: bool, daarna: str) -> None:
        """Do it: it works exactly when the model says so, and leads where the model says."""
        if mag:
            doe()
            self.status = daarna
        else:
            with pytest.raises(DomeinFout):
                doe()

    @rule()
    def jim_ja(self) -> None:
        """The JIM says yes."""
        self.stap(lambda: zeg_ja(self.wereld), self.status == "gevraagd", "actief" if self.klaar() else "wacht")

    @rule()
    def jim_nee(self) -> None:
        """The JIM says no."""
        self.stap(lambda: jim_zegt_nee(self.session, self.wereld.kring.id, rij(self.wereld).id), self.status == "gevraagd", "geweigerd")

    @rule(wie=st.sampled_from(["ouder1", "ouder2"]), antwoord=st.sampled_from(["akkoord", "akkoord_moeilijk", "niet_akkoord"]))
    def mandaat(self, wie: str, antwoord: str) -> None:
        """An ouder answers."""
        eerder = self.gegeven.get(wie)
        mag = wie in self.nodig and self.status in {"gevraagd", "wacht", "actief"}
        mag = mag and (eerder is None or (eerder in JA) != (antwoord in JA))
        if mag:
            self.gegeven[wie] = antwoord
        daarna = self.status if self.status == "gevraagd" else "actief" if self.klaar() else "wacht"
        self.stap(lambda: mandateer(self.wereld, wie, antwoord), mag, daarna)

    @precondition(lambda self: self.status in {"wacht", "actief"})
    @rule()
    def stop(self) -> None:
        """The JIM stops."""
        self.stap(lambda: stop_als_jim(self.session, self.wereld.actor("jim")), True, "gestopt")

    @invariant()
    def nooit_actief_zonder_mandaat(self) -> None:
        """The row says what the model says, and active means: every required mandate is in."""
        if not hasattr(self, "status"):
            return
        self.session.expire_all()
        echt = rij(self.wereld)
        assert echt.status == self.status
        if echt.status == "actief" and self.jong:
            ja = {m.lid_id for m in self.session.exec(select(Mandaat)) if m.antwoord in JA}
            assert self.nodig
            assert {self.wereld.lid(w).id for w in self.nodig} <= ja
        voorvallen = [v.soort for v in self.session.exec(select(Voorval).order_by(col(Voorval.op), col(Voorval.id)))]
        assert voorvallen.count("jim_begint") - voorvallen.count("jim_wacht_weer") in {0, 1}

    def teardown(self) -> None:
        """Leave nothing behind."""
        if hasattr(self, "session"):
            self.session.rollback()
            self.session.close()


TestMandaten = Mandaten.TestCase
TestMandaten.settings = settings(max_examples=30, stateful_step_count=10)


# The pages.


def test_jongere_without_a_jim_reads_that_it_is_fine_and_asks_somebody(als: Als, session: Session) -> None:
    """One calm page, one name, and then the link and the code."""
    wereld = bouw_wereld(session, jim="")
    session.commit()
    noor = als("jongere", wereld)
    noor.get("~/jim")
    assert "Wie vertrouw jij?" in noor.tekst()
    assert "Je hebt nog geen JIM. Dat geeft niet." in noor.tekst()
    leeg = noor.post("~/jim", {"naam": ""})
    assert leeg.status_code == 422
    antwoord = noor.post("~/jim", {"naam": "Samira"})
    uitnodiging = session.exec(select(Uitnodiging)).one()
    assert antwoord.status_code == 303
    assert uitnodiging.id in antwoord.location
    assert (uitnodiging.rol, uitnodiging.gezag, rij(wereld).uitnodiging_id) == ("jim", False, uitnodiging.id)
    assert noor.get(antwoord.location).status_code == 200
    assert noor.post("~/jim", {"naam": "Opa"}).status_code == 409
    assert "al iemand gevraagd" in noor.tekst()
    assert noor.post("~/jim/intrekken").status_code == 303
    noor.get("~/jim")
    assert "Wie vertrouw jij?" in noor.tekst()
    session.expire_all()
    assert session.exec(select(Uitnodiging)).one().gebruikt is not None


def test_taking_back_the_link_takes_back_the_question(als: Als, session: Session) -> None:
    """The jongere is free to ask somebody else, whichever of the two he takes back."""
    wereld = bouw_wereld(session, jim="")
    session.commit()
    noor = als("jongere", wereld)
    noor.post("~/jim", {"naam": "Samira"})
    uitnodiging = session.exec(select(Uitnodiging)).one()
    session.rollback()
    assert noor.post(f"~/mensen/uitnodiging/{uitnodiging.id}/weg").status_code == 303
    session.expire_all()
    assert lopende_jim(session, wereld.kring.id) is None
    session.rollback()
    assert noor.post("~/jim", {"naam": "Opa"}).status_code == 303


def test_nobody_else_asks_a_jim_on_the_page(als: Als, session: Session) -> None:
    """Ouders and professionals see that there is none, and no form."""
    wereld = bouw_wereld(session, jim="")
    session.commit()
    for wie in ("ouder1", "aanspreekpunt"):
        client = als(wie, wereld)
        assert 'name="naam"' not in client.get("~/jim").text
        assert client.post("~/jim", {"naam": "Opa"}).status_code == 403


def test_an_ouder_answers_once_with_a_clear_page(als: Als, session: Session) -> None:
    """Three answers; nothing chosen is 422 with the words kept; a second answer is 409 with a sentence."""
    wereld = gevraagd(session)
    mama = als("ouder1", wereld)
    mama.get("~/jim/mandaat")
    for woorden in ("Mag Samira de JIM zijn?", "Akkoord, en dit vind ik moeilijk", "Nog niet akkoord"):
        assert woorden in mama.tekst()
    fout = mama.post("~/jim/mandaat", {"toelichting": "Ik twijfel nog"})
    assert fout.status_code == 422
    assert "Ik twijfel nog" in fout.text
    assert mama.post("~/jim/mandaat", {"antwoord": "misschien"}).status_code == 422
    assert mama.post("~/jim/mandaat", {"antwoord": "akkoord_moeilijk", "toelichting": "Dit doet pijn"}).status_code == 303
    mama.get("~/jim/mandaat")
    assert "Je hoeft niets meer te doen" in mama.tekst()
    assert mama.post("~/jim/mandaat", {"antwoord": "akkoord"}).status_code == 409
    assert "Je hebt al geantwoord" in mama.tekst()


def test_who_said_not_yet_never_reads_that_he_agreed(als: Als, session: Session) -> None:
    """The same no twice changes nothing, and the sentence does not turn it into a yes."""
    wereld = gevraagd(session)
    papa = als("ouder2", wereld)
    assert papa.post("~/jim/mandaat", {"antwoord": "niet_akkoord"}).status_code == 303
    assert papa.post("~/jim/mandaat", {"antwoord": "niet_akkoord"}).status_code == 409
    assert "Je hebt al geantwoord" in papa.tekst()
    assert "al akkoord" not in papa.tekst()
    assert papa.post("~/jim/mandaat", {"antwoord": "akkoord"}).status_code == 303


def test_the_words_of_an_ouder_are_for_the_aanspreekpunt(als: Als, session: Session) -> None:
    """As the page promises when he writes them."""
    wereld = gevraagd(session)
    als("ouder1", wereld).post("~/jim/mandaat", {"antwoord": "niet_akkoord", "toelichting": "Dit doet mij pijn"})
    for wie in ("jongere", "ouder1", "ouder2", "jim"):
        assert "Dit doet mij pijn" not in als(wie, wereld).get("~/jim").text
    joost = als("aanspreekpunt", wereld)
    joost.get("~/jim")
    assert "Dit doet mij pijn" in joost.tekst()
    assert "Nog niet akkoord" in joost.tekst()


def test_an_ouder_without_gezag_and_others_do_not_give_a_mandate(als: Als, session: Session) -> None:
    """403 with the reason in words."""
    wereld = gevraagd(session)
    wereld.ouder1.gezag = False
    wereld.ouder1.gezag_op = None
    session.commit()
    mama = als("ouder1", wereld)
    assert mama.get("~/jim/mandaat").status_code == 403
    assert "ouder met gezag" in mama.tekst()
    assert mama.post("~/jim/mandaat", {"antwoord": "akkoord"}).status_code == 403
    assert als("jongere", wereld).get("~/jim/mandaat").status_code == 403


def test_a_waiting_jim_sees_only_that_he_may_wait(als: Als, session: Session) -> None:
    """No answers of ouders, nobody who is late, and the way out."""
    wereld = bouw_wereld(session, jim="wacht")
    session.commit()
    samira = als("jim", wereld)
    samira.get("~/jim")
    assert "Nog even wachten" in samira.tekst()
    assert "Stoppen als JIM" in samira.tekst()
    assert "Mama" not in samira.tekst()
    assert "Papa" not in samira.tekst()


def test_a_waiting_jim_is_not_asked_for_words_that_reach_nobody(als: Als, session: Session) -> None:
    """There is no conversation yet: no field, so no words get lost."""
    wereld = bouw_wereld(session, jim="wacht")
    session.commit()
    samira = als("jim", wereld)
    assert "<textarea" not in samira.get("~/jim/stoppen").text
    assert samira.post("~/jim/stoppen").status_code == 303
    session.expire_all()
    assert rij(wereld).status == "gestopt"


def test_an_active_jim_has_his_page_and_stops_in_one_step(als: Als, wereld: Wereld) -> None:
    """Four phases, one button to the aanspreekpunt, stop; afterwards the kring is closed for him."""
    samira = als("jim")
    samira.get("~/jim")
    for woorden in ("Wie", "Wat", "Hoe", "Zo", "Overleggen met Joost", "Stoppen als JIM"):
        assert woorden in samira.tekst()
    assert samira.post("~/jim/stoppen", {"afscheid": "Ik blijf je tante."}).status_code == 303
    assert samira.get("~/jim").status_code == 404
    assert als("jongere").get(f"~/praten/{wereld.gesprekken['jim'].id}").text.count("Ik blijf je tante.") == 1


def test_nobody_stops_for_the_jim_on_the_page(als: Als, wereld: Wereld) -> None:
    """403 for everybody else."""
    for wie in ("jongere", "ouder1", "aanspreekpunt"):
        assert als(wie).post("~/jim/stoppen").status_code == 403


@pytest.mark.parametrize("status", ["gevraagd", "wacht", "actief"])
def test_no_page_pushes_or_counts_days(als: Als, session: Session, status: str) -> None:
    """No deadline, no reminder, no list of who did not answer."""
    wereld = bouw_wereld(session, jim=status)
    session.commit()
    for wie in ("jongere", "ouder1", "jim", "aanspreekpunt"):
        client = als(wie, wereld)
        client.get("~/jim")
        for woord in ("herinner", "dagen", "nog niet gereageerd", "te laat", "deadline"):
            assert woord not in client.tekst().lower()
