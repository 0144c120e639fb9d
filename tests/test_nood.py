"""Emergency access: never by one person, never quietly, never longer, never further than what the kring shares."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from flask import Flask
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import Engine
from sqlmodel import Session, SQLModel, select

from basis.clock import nu
from basis.database import maak_engine
from basis.fouten import Botsing, DomeinFout, MagNiet, NietGevonden, Ongeldig, Verlopen
from basis.identiteit.actions import open_sessie
from basis.logboek.models import Actie, Grond, Uitkomst
from basis.rechten import Rol, zichtbaar
from doelen.doel.models import Doel, Meting
from gezinsapp.access.poort import NOODPAGINAS, RECHTEN
from jim.afspraken.models import Afspraak
from jim.gesprekken.models import Bericht, Gesprek
from jim.kring import nood
from jim.kring.models import Kring, Lid, Noodtoegang, Voorval
from jim.kring.queries import actor_voor
from jim.organisaties.models import Medewerker
from tests.bouw import Wereld, bouw_wereld, lid, persoon
from tests.client import Client
from tests.test_log_web import regels
from tests.test_routes import adressen, vul

REDEN = "Ik kreeg een telefoontje van school en Joost is ziek"


def collega(session: Session, w: Wereld, naam: str, aanbieder_id: str = "") -> str:
    """Somebody who works at the provider of this kring (or at another one), in no kring; gives his person id."""
    p = persoon(session, naam)
    session.add(Medewerker(persoon_id=p.id, aanbieder_id=aanbieder_id or w.aanbieder.id))
    session.commit()
    return p.id


def soorten(session: Session, w: Wereld) -> list[str]:
    """The kinds of events about emergency access, in order."""
    alle = session.exec(select(Voorval).where(Voorval.kring_id == w.kring.id).order_by(Voorval.op)).all()  # pyright: ignore[reportArgumentType]
    return [v.soort for v in alle if v.soort.startswith("noodtoegang")]


@pytest.fixture
def duo(session: Session, wereld: Wereld) -> tuple[str, str]:
    """Two colleagues outside the kring: (who asks, who agrees)."""
    return collega(session, wereld, "Karin"), collega(session, wereld, "Bert")


def client_van(app: Flask, session: Session, w: Wereld, persoon_id: str) -> Client:
    """A browser of this person, who used his passkey just now."""
    token = open_sessie(session, persoon_id)
    session.commit()
    return Client(app, token, w.kring.id, session.commit)


def open_nood(session: Session, w: Wereld, duo: tuple[str, str], uren: int = 4) -> Noodtoegang:
    """The whole way."""
    rij = nood.vraag(session, duo[0], w.kring.pseudoniem, REDEN, uren)
    nood.geef_akkoord(session, duo[1], rij.id)
    session.commit()
    return rij


def test_it_opens_what_the_kring_shares_and_nothing_else(session: Session, wereld: Wereld, duo: tuple[str, str]):
    vul(session, wereld)
    alleen = Doel(kring_id=wereld.kring.id, door_lid_id=wereld.jongere.id, eigen_woorden="geheim", tekst="geheim", alleen_maker=True)
    session.add(alleen)
    for naam, gesprek in wereld.gesprekken.items():
        session.add(Bericht(kring_id=wereld.kring.id, gesprek_id=gesprek.id, auteur_lid_id=wereld.jongere.id, tekst=naam))
    session.flush()
    assert actor_voor(session, duo[0], wereld.kring.id) is None
    open_nood(session, wereld, duo)
    actor = actor_voor(session, duo[0], wereld.kring.id)
    assert actor is not None
    assert (actor.rol, actor.gezag) == (Rol.NOOD, False)
    assert session.get(Lid, (wereld.kring.id, actor.lid_id)) is None
    assert actor_voor(session, duo[1], wereld.kring.id) is None

    def ziet(model: type[SQLModel]) -> int:
        return len(session.exec(select(model).where(zichtbaar(actor, model))).all())

    assert [g.soort for g in session.exec(select(Gesprek).where(zichtbaar(actor, Gesprek)))] == ["kring"]
    assert [b.tekst for b in session.exec(select(Bericht).where(zichtbaar(actor, Bericht)))] == ["kring"]
    assert [d.tekst for d in session.exec(select(Doel).where(zichtbaar(actor, Doel)))] == ["Zelf met de bus"]
    assert (ziet(Meting), ziet(Afspraak)) == (0, 0)


def test_every_page_for_who_reads_in_an_emergency(app: Flask, session: Session, wereld: Wereld, duo: tuple[str, str]):
    delen = vul(session, wereld)
    open_nood(session, wereld, duo)
    client = client_van(app, session, wereld, duo[0])
    delen["gesprek_id"] = wereld.gesprekken["kring"].id
    open_ = set()
    for endpoint, methode, pad in adressen(app, delen, wereld.kring.id):
        if not pad.startswith(client.k):
            continue
        status = (client.get(pad) if methode == "GET" else client.post(pad, {"tekst": "x", "niveau": "0", "antwoord": "ja"})).status_code
        assert status in ({200} if endpoint in NOODPAGINAS and methode == "GET" else {403}), (endpoint, methode, status)
        if status == 200:
            open_.add(endpoint)
            assert not {"Alleen voor jou", "Samira is"} & set(client.tekst().split("."))
    assert open_ == NOODPAGINAS
    for naam in ("jim", "jongere", "ouder1"):
        assert client.get(f"~/praten/{wereld.gesprekken[naam].id}").status_code == 404
    assert "x" not in {b.tekst for b in session.exec(select(Bericht))}
    eigen = [(r, d) for r, d in regels(session) if d.persoon_id == duo[0]]
    assert eigen
    assert {r.grond for r, _ in eigen} == {Grond.NOOD}
    assert {d.rol for _, d in eigen} == {"nood"}


def test_the_whole_way_in_the_browser(app: Flask, session: Session, wereld: Wereld, duo: tuple[str, str], als: Callable[[str], Client]):
    karin, bert, joost = (client_van(app, session, wereld, p) for p in (*duo, wereld.aanspreekpunt.persoon_id))
    data = {"pseudoniem": wereld.kring.pseudoniem, "toelichting": REDEN, "uren": "1"}
    assert karin.post("/werk/nood", data).status_code == 303
    rij = session.exec(select(Noodtoegang)).one()
    noor = als("jongere")
    noor.get("~/")
    assert "Karin wil in nood meelezen" in noor.tekst() and REDEN in noor.tekst()
    assert karin.get("~/").status_code == 404
    assert karin.post(f"/werk/nood/{rij.id}/akkoord").status_code == 404
    bert.get("/werk/nood")
    assert REDEN in bert.tekst() and wereld.kring.pseudoniem in bert.tekst() and "Noor" not in bert.tekst()
    assert bert.post(f"/werk/nood/{rij.id}/akkoord").status_code == 303
    assert karin.get("~/").status_code == 200
    assert "De kring van Noor" in karin.tekst() and "Je leest in nood mee" in karin.tekst()
    for wie in ("jongere", "ouder1", "aanspreekpunt"):
        client = als(wie)
        client.get("~/")
        assert "Karin leest nu in nood mee" in client.tekst() and REDEN in client.tekst() and "Bert van dezelfde" in client.tekst()
    samira = als("jim")
    samira.get("~/")
    assert REDEN not in samira.tekst()
    kring, boven = f"~/praten/{wereld.gesprekken['kring'].id}", "In nood leest nu ook iemand van de organisatie mee"
    for client in (karin, joost, noor, samira):
        client.get(kring)
        assert boven in client.tekst(), "who reads along stands at the top"
    noor.get(f"~/praten/{wereld.gesprekken['jim'].id}")
    assert boven not in noor.tekst()
    assert [boven in g["lezers"] for g in noor.get("~/meenemen").json["gesprekken"]] == [False, False, True]
    assert samira.post(f"~/nood/{rij.id}/einde").status_code == 403
    assert noor.post(f"~/nood/{rij.id}/einde").status_code == 303
    assert karin.get("~/").status_code == 404
    noor.get(kring)
    assert boven not in noor.tekst()
    noor.get("~/")
    assert "in nood mee" in noor.tekst() and REDEN not in noor.tekst()
    assert soorten(session, wereld) == ["noodtoegang_gevraagd", "noodtoegang", "noodtoegang_voorbij"]
    assert joost.get("~/mensen/wat-er-gebeurde").status_code == 200
    logs = [(r.soort, d.persoon_id, d.ding_id) for r, d in regels(session) if r.actie == Actie.NOODTOEGANG]
    assert logs == [("nood", duo[0], rij.id), ("nood", duo[1], rij.id), ("nood", wereld.jongere.persoon_id, rij.id)]
    assert {d.kring_id for r, d in regels(session) if r.actie == Actie.NOODTOEGANG} == {wereld.kring.id}


def test_every_no_looks_the_same_and_few_are_given(app: Flask, session: Session, wereld: Wereld, duo: tuple[str, str]):
    vreemd = bouw_wereld(session, naam="Sem")
    weg = bouw_wereld(session, naam="Bo")
    weg.kring.gesloten, weg.kring.aanbieder_id = nu(), wereld.aanbieder.id
    alleen = bouw_wereld(session, naam="Kim")
    alleen.kring.hulp_tot, alleen.kring.aanbieder_id = nu(), wereld.aanbieder.id
    session.commit()
    karin = client_van(app, session, wereld, duo[0])
    teksten = set()
    for nummer in ("bestaat-niet", vreemd.kring.pseudoniem, weg.kring.pseudoniem, alleen.kring.pseudoniem):
        antwoord = karin.post("/werk/nood", {"pseudoniem": nummer, "toelichting": REDEN, "uren": "1"})
        assert antwoord.status_code == 404
        teksten.add(karin.tekst())
    assert len(teksten) == 1 and REDEN in teksten.pop()
    statussen = [karin.post("/werk/nood", {"pseudoniem": str(n), "toelichting": REDEN, "uren": "1"}).status_code for n in range(3)]
    assert statussen == [404, 429, 429]
    assert session.exec(select(Noodtoegang)).all() == []
    geweigerd = [d for r, d in regels(session) if r.uitkomst == Uitkomst.GEWEIGERD]
    assert len(geweigerd) == 5 and {d.kring_id for d in geweigerd} == {""}


def test_who_is_or_was_family_never_gets_in_this_way(session: Session, wereld: Wereld, duo: tuple[str, str]):
    for rol, voorbij in (("ouder", False), ("ouder", True), ("netwerk", True)):
        p = persoon(session, "Oom")
        session.add(Medewerker(persoon_id=p.id, aanbieder_id=wereld.aanbieder.id))
        rij = lid(session, wereld.kring, rol, "Oom", wie=p)
        rij.tot = nu() if voorbij else None
        session.flush()
        with pytest.raises(NietGevonden):
            nood.vraag(session, p.id, wereld.kring.pseudoniem, REDEN, 1)
        vraag = nood.vraag(session, collega(session, wereld, "Ander"), wereld.kring.pseudoniem, REDEN, 1)
        assert nood.van_collegas(session, p.id) == []
        with pytest.raises(NietGevonden):
            nood.geef_akkoord(session, p.id, vraag.id)


def test_what_is_asked_must_be_whole(session: Session, wereld: Wereld, duo: tuple[str, str]):
    for reden, uren in (("  ", 1), ("x" * 501, 1), (REDEN, 2), (REDEN, 24)):
        with pytest.raises(Ongeldig):
            nood.vraag(session, duo[0], wereld.kring.pseudoniem, reden, uren)
    nood.vraag(session, duo[0], wereld.kring.pseudoniem, REDEN, 8)
    with pytest.raises(Botsing):
        nood.vraag(session, duo[0], wereld.kring.pseudoniem, REDEN, 8)


def test_a_bsn_in_the_reason_is_refused(app: Flask, session: Session, wereld: Wereld, duo: tuple[str, str]):
    data = {"pseudoniem": wereld.kring.pseudoniem, "toelichting": "Het gaat om 123456782", "uren": "1"}
    assert client_van(app, session, wereld, duo[0]).post("/werk/nood", data).status_code == 422
    assert session.exec(select(Noodtoegang)).all() == []


def test_both_show_their_key_first(app: Flask, session: Session, wereld: Wereld, duo: tuple[str, str], monkeypatch: pytest.MonkeyPatch):
    rij = nood.vraag(session, duo[0], wereld.kring.pseudoniem, REDEN, 1)
    session.commit()
    monkeypatch.setattr("gezinsapp.access.poort.is_vers", lambda _sessie: False)
    data = {"pseudoniem": wereld.kring.pseudoniem, "toelichting": REDEN, "uren": "1"}
    assert "/bevestig" in client_van(app, session, wereld, duo[0]).post("/werk/nood", data).location
    assert "/bevestig" in client_van(app, session, wereld, duo[1]).post(f"/werk/nood/{rij.id}/akkoord").location
    session.refresh(rij)
    assert rij.vanaf is None


@pytest.mark.parametrize("wie", ["jongere", "ouder1", "aanspreekpunt"])
def test_who_may_end_it_ends_it_at_once(session: Session, wereld: Wereld, duo: tuple[str, str], wie: str):
    rij = open_nood(session, wereld, duo)
    nood.beeindig(session, wereld.actor(wie), rij.id)
    assert actor_voor(session, duo[0], wereld.kring.id) is None
    with pytest.raises(Botsing):
        nood.beeindig(session, wereld.actor(wie), rij.id)


def test_an_ouder_without_gezag_does_not_end_it(session: Session, wereld: Wereld, duo: tuple[str, str]):
    rij = open_nood(session, wereld, duo)
    wereld.ouder1.gezag = False
    session.flush()
    with pytest.raises(MagNiet):
        nood.beeindig(session, wereld.actor("ouder1"), rij.id)


def test_a_refused_question_can_not_be_agreed_to(session: Session, wereld: Wereld, duo: tuple[str, str]):
    rij = nood.vraag(session, duo[0], wereld.kring.pseudoniem, REDEN, 1)
    nood.beeindig(session, wereld.actor("jongere"), rij.id)
    with pytest.raises(Verlopen):
        nood.geef_akkoord(session, duo[1], rij.id)


def test_the_worker_says_once_that_it_is_over(session: Session, wereld: Wereld, duo: tuple[str, str]):
    rij = open_nood(session, wereld, duo, 1)
    assert nood.rond_af(session, nu()) == 0
    later = nu() + timedelta(hours=1, minutes=1)
    assert (nood.rond_af(session, later), nood.rond_af(session, later)) == (1, 0)
    rij.tot = nu()
    session.flush()
    assert nood.rond_af(session, later) == 0
    assert soorten(session, wereld).count("noodtoegang_voorbij") == 1


class Noodwereld(RuleBasedStateMachine):
    """Any order of asking, agreeing, ending, waiting, closing and leaving work."""

    engine: Engine

    def __init__(self) -> None:
        """One kring, three colleagues, a stranger of another provider."""
        super().__init__()
        self.session = Session(self.engine, expire_on_commit=False)
        self.w = bouw_wereld(self.session)
        ander = bouw_wereld(self.session, naam="Sem").aanbieder.id
        self.wie = [collega(self.session, self.w, n) for n in ("A", "B", "C")] + [collega(self.session, self.w, "D", ander)]
        self.ids: list[str] = []
        self.mag: dict[str, tuple[str, str, datetime]] = {}

    def teardown(self) -> None:
        """Leave nothing open."""
        self.session.rollback()
        self.session.close()

    def doe(self, act: Callable[[], object]) -> bool:
        """Try it as a request would: kept, or undone."""
        try:
            act()
        except DomeinFout:
            self.session.rollback()
            return False
        self.session.commit()
        return True

    @rule(wie=st.integers(0, 3), uren=st.sampled_from([1, 4, 8]))
    def vraag(self, wie: int, uren: int) -> None:
        """Ask."""
        rijen: list[Noodtoegang] = []
        if self.doe(lambda: rijen.append(nood.vraag(self.session, self.wie[wie], self.w.kring.pseudoniem, REDEN, uren))):
            assert wie != 3
            self.ids.append(rijen[0].id)

    @rule(wie=st.integers(0, 3), welke=st.integers(0, 9))
    def akkoord(self, wie: int, welke: int) -> None:
        """Agree, whoever and with whatever."""
        if not self.ids:
            return
        nood_id = self.ids[welke % len(self.ids)]
        if self.doe(lambda: nood.geef_akkoord(self.session, self.wie[wie], nood_id)):
            rij = self.session.get_one(Noodtoegang, (self.w.kring.id, nood_id))
            assert rij.tot is not None
            self.mag[nood_id] = (rij.persoon_id, self.wie[wie], rij.tot)

    @rule(welke=st.integers(0, 9), wie=st.sampled_from(["jongere", "ouder1", "aanspreekpunt", "jim"]))
    def stop(self, welke: int, wie: str) -> None:
        """A member ends it."""
        actor = actor_voor(self.session, self.w.lid(wie).persoon_id, self.w.kring.id)
        if self.ids and actor and self.doe(lambda: nood.beeindig(self.session, actor, self.ids[welke % len(self.ids)])):
            self.mag.pop(self.ids[welke % len(self.ids)], None)

    @rule(uren=st.integers(1, 9))
    def wacht(self, uren: int) -> None:
        """Time passes: everything is that much longer ago."""
        for rij in self.session.exec(select(Noodtoegang).where(Noodtoegang.kring_id == self.w.kring.id)):
            rij.gevraagd -= timedelta(hours=uren)
            rij.vanaf = rij.vanaf and rij.vanaf - timedelta(hours=uren)
            rij.tot = rij.tot and rij.tot - timedelta(hours=uren)
        self.session.commit()
        self.mag = {k: (a, b, tot - timedelta(hours=uren)) for k, (a, b, tot) in self.mag.items()}

    @rule(wie=st.integers(0, 2))
    def ontslag(self, wie: int) -> None:
        """An account ends."""
        self.session.get_one(Medewerker, self.wie[wie]).tot = nu()
        self.session.commit()

    @rule()
    def sluit(self) -> None:
        """The kring closes."""
        self.session.get_one(Kring, self.w.kring.id).gesloten = nu()
        self.session.commit()

    @rule()
    def hulp_stopt(self) -> None:
        """The help ends."""
        self.session.get_one(Kring, self.w.kring.id).hulp_tot = nu()
        self.session.commit()

    @invariant()
    def nooit_door_een(self) -> None:
        """Who reads was let in by somebody else, now, works there, and the kring knows."""
        kring = self.session.get_one(Kring, self.w.kring.id)
        aan = {a for a, b, tot in self.mag.values() if tot > nu() and a != b}
        for wie in self.wie:
            actor = actor_voor(self.session, wie, kring.id)
            werkt = self.session.get_one(Medewerker, wie).tot is None
            hoort = wie in aan and werkt and kring.gesloten is None and kring.hulp_tot is None
            assert (actor is not None) == hoort
            assert actor is None or actor.rol is Rol.NOOD
        gezegd = soorten(self.session, self.w)
        assert gezegd.count("noodtoegang_gevraagd") == len(self.ids)
        self.session.rollback()


def test_no_sequence_lets_anybody_in_alone(engine: Engine):
    class Hier(Noodwereld):
        pass

    Hier.engine = engine
    Hier.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
    Hier.TestCase().runTest()


@pytest.mark.parametrize("waar", ["database_url", "postgres_url"])
def test_two_who_agree_or_end_at_once(waar: str, request: pytest.FixtureRequest):
    engine = maak_engine(request.getfixturevalue(waar))
    with Session(engine, expire_on_commit=False) as session:
        w = bouw_wereld(session)
        karin, bert, els = (collega(session, w, n) for n in ("Karin", "Bert", "Els"))
        jongere = w.actor("jongere")
        uitkomsten: list[str] = []
        for _ in range(6):
            rij = nood.vraag(session, karin, w.kring.pseudoniem, REDEN, 1)
            session.commit()
            start = Barrier(3)

            def doe(act: Callable[[Session], object], start: Barrier = start) -> None:
                with Session(engine) as eigen:
                    start.wait()
                    try:
                        act(eigen)
                        eigen.commit()
                    except DomeinFout as fout:
                        uitkomsten.append(type(fout).__name__)
                    else:
                        uitkomsten.append("ok")

            draden = [Thread(target=doe, args=(lambda s, p=p, i=rij.id: nood.geef_akkoord(s, p, i),)) for p in (bert, els)] + [
                Thread(target=doe, args=(lambda s, i=rij.id: nood.beeindig(s, jongere, i),))
            ]
            for draad in draden:
                draad.start()
            for draad in draden:
                draad.join(30)
            session.expire_all()
            assert session.get_one(Noodtoegang, (w.kring.id, rij.id)).tweede_persoon_id in {"", bert, els}
            assert actor_voor(session, karin, w.kring.id) is None
            session.commit()
        assert len(uitkomsten) == 18
        assert uitkomsten.count("ok") <= 12
    engine.dispose()


def test_the_addresses_of_an_emergency_exist():
    assert set(RECHTEN) >= NOODPAGINAS
