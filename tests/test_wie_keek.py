"""Wie keek er?: who opened or changed what is mine, and nothing that the rules hide from who reads it."""

import itertools
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import update
from sqlmodel import Session, col, select

from basis.clock import nu
from basis.database import maak_engine
from basis.identiteit.actions import open_sessie
from basis.logboek.actions import Logpost, noteer
from basis.logboek.models import Actie, Bron, Gevoelig, Grond, Logdetail, Logregel, Uitkomst
from basis.rechten import Recht, zichtbaar
from doelen.doel.models import Doel, Meting
from doelen.evaluatie.models import Evaluatie
from doelen.rom.models import Invulling, Ritme
from gezinsapp.access.poort import RECHTEN
from gezinsapp.wie_keek import DAGEN, wie_keek
from jim.gesprekken.actions import schrijf, vraag_delen
from jim.kring import nood
from jim.kring.models import Lid
from jim.organisaties.models import Medewerker
from jim.zorgen.actions import stuur
from tests.bouw import Wereld, bouw_wereld, lid, persoon
from tests.client import Client
from tests.test_praten import spreek_af
from tests.test_routes import ROLLEN, VERTREK, adressen, vul

Als = Callable[..., Client]
LEZERS = ("jongere", "ouder1", "ouder2")


def pagina(client: Client, pad: str = "~/wie-keek") -> list[tuple[str, str, list[str]]]:
    """(day, who, sentences) as the page tells it."""
    soep = BeautifulSoup(client.get(pad).text, "html.parser")
    uit, dag = [], ""
    assert soep.main
    for e in soep.main.find_all(["h2", "section"]):
        if e.name == "h2":
            dag = e.get_text(strip=True)
        elif e.h3:
            label = e.find("p", class_="label")
            naam = next(t for t in (e.h3.b or e.h3).stripped_strings)
            uit.append(
                (dag, naam + (" (in nood)" if label else ""), [" ".join(s.span.get_text(" ").split()) for s in e.find_all("li") if s.span])
            )
    return uit


def zinnen(client: Client) -> dict[str, set[str]]:
    """Who -> what he did, over all days."""
    uit: dict[str, set[str]] = {}
    for _dag, wie, regels in pagina(client):
        uit.setdefault(wie, set()).update(regels)
    return uit


def test_who_opened_what_stands_by_day_and_person(als: Als, wereld: Wereld, session: Session):
    delen = vul(session, wereld)
    for _ in range(3):
        als("aanspreekpunt").get(f"~/doelen/{delen['doel_id']}")
    als("aanspreekpunt").get(f"~/praten/{wereld.gesprekken['jongere'].id}")
    als("aanspreekpunt").post(f"~/praten/{wereld.gesprekken['jongere'].id}", {"tekst": "Hoi", "publiek": "gesprek"})
    als("ouder1").get("~/afspraken")
    als("ouder1").get(f"~/praten/{wereld.gesprekken['kring'].id}")
    assert zinnen(als("jongere")) == {
        "Joost": {"Keek bij het doel ‘Zelf met de bus’", "Las jullie gesprek", "Schreef in jullie gesprek"},
        "Mama": {"Las de afspraken", "Las het gesprek van de hele kring"},
    }
    assert re.search(r"3 keer, het laatst om \d\d\.\d\d", als("jongere").get("~/wie-keek").text)
    assert zinnen(als("ouder1")) == {"Joost": {"Keek bij het doel ‘Zelf met de bus’"}}
    for pad in ("~/ik", "~/wat-weten-ze"):
        assert "/wie-keek" in als("jongere").get(pad).text
    assert "/wie-keek" in als("ouder1").get("~/ik").text
    assert "/wie-keek" not in als("jim").get("~/ik").text


@pytest.mark.parametrize("wie", ["jim", "aanspreekpunt"])
def test_nobody_else_opens_it(als: Als, wie: str):
    assert als(wie).get("~/wie-keek").status_code == 403


def _loop(app: Flask, session: Session, wereld: Wereld, als: Als) -> None:
    """Everybody opens everything, also what is not his, and posts what he can."""
    delen = vul(session, wereld)
    apart = Doel(kring_id=wereld.kring.id, door_lid_id=wereld.ouder2.id, eigen_woorden="x", tekst="Van papa alleen", alleen_maker=True)
    session.add(apart)
    session.commit()
    alles = adressen(app, {**delen, "gesprek_id": wereld.gesprekken["kring"].id}, wereld.kring.id)
    extra = [("praten.gesprek", "GET", f"~/praten/{g.id}") for g in wereld.gesprekken.values()]
    extra += [("doelen.doel", "GET", f"~/doelen/{apart.id}")]
    extra += [("mensen.lid", "GET", f"~/mensen/{wereld.lid(wie).id}") for wie in ROLLEN]
    for wie in ROLLEN:
        client = als(wie)
        token = client.csrf()
        for endpoint, methode, pad in alles + extra:
            if RECHTEN.get(endpoint) in set(Recht) and endpoint not in VERTREK | {"jim.intrekken", "mensen.toegang", "mensen.apart"}:
                _ = client.get(pad) if methode == "GET" else client.http.post(pad, data={"csrf_token": token, "tekst": "Hoi"})


def test_after_everybody_did_everything_each_reads_only_his_own(app: Flask, session: Session, wereld: Wereld, als: Als):
    _loop(app, session, wereld, als)
    session.commit()
    for wie in LEZERS:
        gezien = zinnen(als(wie))
        assert "Samira" not in gezien, "a list of what the JIM did"
        assert {"jongere": "Noor", "ouder1": "Mama", "ouder2": "Papa"}[wie] not in gezien
        if wie != "jongere":
            assert set(gezien) <= {"Joost"}
            assert not any("afspraken" in zin or "JIM mocht" in zin for zin in gezien["Joost"])
        alles = " ".join(itertools.chain.from_iterable(gezien.values()))
        assert ("Van papa alleen" in alles) is (wie == "ouder2"), "a goal that only its maker sees"
        assert "Las jullie gesprek" in gezien["Joost"]
    assert "Wilde iets openen wat van jou is. Dat ging niet." in zinnen(als("jongere"))["Joost"]


@pytest.mark.parametrize("waar", ["database_url", "postgres_url"])
def test_the_rule_by_hand_row_by_row(app: Flask, request: pytest.FixtureRequest, waar: str):
    """Each row x each reader, written out: what the rule gives and nothing else."""
    engine = maak_engine(request.getfixturevalue(waar))
    with Session(engine, expire_on_commit=False) as session, app.test_request_context():
        _rij_voor_rij(session, bouw_wereld(session))
    engine.dispose()


def _rij_voor_rij(session: Session, w: Wereld) -> None:
    k = w.kring.id
    geheim = Doel(kring_id=k, door_lid_id=w.jongere.id, eigen_woorden="x", tekst="x", alleen_maker=True)
    session.add(geheim)
    session.flush()
    oud = lid(session, w.kring, "jim", "Oud")
    oud.tot = nu()
    session.flush()

    def rij(wie: str, punt: str, actie: Actie = Actie.LEZEN, ding: str = "", over: str = "", vertrouwelijk: bool = False) -> Logpost:
        lid_ = w.lid(wie) if wie in ROLLEN else oud
        return Logpost(
            actie, punt.partition(".")[0], Uitkomst.GEWEIGERD if actie is Actie.WEIGERING else Uitkomst.OK, kring_id=k, persoon_id=lid_.persoon_id,
            rol=ROLLEN.get(wie, "jim"), lid_id=lid_.id, ding_id=ding, toegangspunt=punt, over_lid_id=over,
            gevoelig=Gevoelig.VERTROUWELIJK if vertrouwelijk else Gevoelig.GEWOON,
        )  # fmt: skip

    def buiten(persoon_id: str, punt: str, actie: Actie = Actie.WEIGERING) -> Logpost:
        return Logpost(actie, punt.partition(".")[0], kring_id=k, persoon_id=persoon_id, toegangspunt=punt)

    g, joost, noor, mama, papa = w.gesprekken, "aanspreekpunt", w.jongere.id, w.ouder1.id, w.ouder2.id
    wacht = persoon(session, "Weg")
    ex = lid(session, w.kring, "ouder", "Ex", wie=wacht)
    ex.tot = nu()
    session.flush()
    zorg = stuur(session, w.actor("ouder1"), "Hij slaapt niet meer")

    def werk(punt: str) -> Logpost:
        p = w.aanspreekpunt.persoon_id
        return Logpost(
            Actie.LEZEN, "zorg", kring_id=k, persoon_id=p, toegangspunt=punt, ding_id=zorg.id, over_lid_id=mama,
            gevoelig=Gevoelig.VERTROUWELIJK,
        )  # fmt: skip

    verwacht: list[tuple[Logpost, str]] = [
        (werk("zorg.op_werk"), "ouder1"),
        (werk("zorg.pak_op"), "ouder1"),
        (rij(joost, "thuis.thuis"), "jongere ouder1 ouder2"),
        (rij("jongere", "thuis.thuis"), ""),
        (rij("ouder1", "thuis.thuis"), "jongere"),
        (rij("jim", "thuis.thuis"), ""),
        (rij("oudjim", "thuis.thuis"), ""),
        (rij("jim", "praten.gesprek", ding=g["jim"].id, over=noor, vertrouwelijk=True), ""),
        (rij("jongere", "praten.gesprek", ding=g["jim"].id, over=noor, vertrouwelijk=True), ""),
        (rij(joost, "praten.gesprek", Actie.WEIGERING, g["jim"].id, noor, vertrouwelijk=True), "jongere"),
        (rij("jim", "praten.gesprek", Actie.WEIGERING, g["ouder1"].id, mama), ""),
        (rij("ouder2", "praten.gesprek", Actie.WEIGERING, g["ouder1"].id, mama), ""),
        (rij(joost, "praten.gesprek", ding=g["jongere"].id, over=noor), "jongere"),
        (rij(joost, "praten.gesprek", ding=g["ouder1"].id, over=mama), "ouder1"),
        (rij("ouder1", "praten.gesprek", ding=g["ouder1"].id, over=mama), ""),
        (rij("ouder1", "praten.gesprek", ding=g["kring"].id), "jongere"),
        (rij(joost, "praten.gesprek", ding=g["kring"].id), "jongere ouder1 ouder2"),
        (rij(joost, "mensen.lid", over=noor), "jongere ouder1 ouder2"),
        (rij(joost, "mensen.lid", over=mama), "ouder1"),
        (rij(joost, "mensen.lid", over=papa), "ouder2"),
        (rij("ouder1", "mensen.lid", over=papa), ""),
        (rij("ouder1", "mensen.lid", over=noor), "jongere"),
        (rij(joost, "doelen.doel", ding=geheim.id), "jongere"),
        (rij("ouder1", "doelen.doel", Actie.WEIGERING, geheim.id), "jongere"),
        (rij(joost, "doelen.doel", ding="weg"), ""),
        (rij(joost, "doelen.meting", Actie.MAKEN, geheim.id), ""),
        (rij("ouder1", "afspraken.overzicht", vertrouwelijk=True), "jongere"),
        (rij("ouder1", "afspraken.teken", Actie.WIJZIGEN, vertrouwelijk=True), "jongere"),
        (rij("ouder1", "mensen.toegang", Actie.WIJZIGEN), ""),
        (rij("ouder1", "taart.geven", Actie.MAKEN), ""),
        (rij("ouder1", "weten.overzicht", Actie.WEIGERING), ""),
        (rij(joost, "herstel.begin", Actie.SLEUTEL, over=mama), "ouder1"),
        (rij(joost, "rechten.uitvoer", Actie.UITVOER), "jongere ouder1 ouder2"),
        (rij("jongere", "rechten.uitvoer", Actie.UITVOER), ""),
        (buiten(w.buitenstaander, "thuis.thuis"), "jongere ouder1 ouder2"),
        (buiten(oud.persoon_id, "thuis.thuis"), ""),
        (buiten(wacht.id, "thuis.thuis"), "jongere"),
        (buiten(papa, "mensen.oud_wissen"), ""),
        (buiten(w.ouder2.persoon_id, "mensen.oud_wissen"), ""),
        (buiten("gewist", "thuis.thuis"), ""),
        (buiten(w.buitenstaander, "nood.vragen", Actie.NOODTOEGANG), "jongere ouder1 ouder2"),
        (buiten(w.buitenstaander, "nood.akkoord", Actie.NOODTOEGANG), "jongere ouder1 ouder2"),
    ]  # fmt: skip
    nummers = _klopt(session, w, verwacht)
    for wie in LEZERS:
        [dag] = wie_keek(session, w.actor(wie))[0]
        assert sum(r.aantal for mens in dag.mensen for r in mens.regels) == len(_leest(session, w, wie) & nummers.keys())
    for wie in ("jim", joost):
        assert not _leest(session, w, wie)


def _leest(session: Session, w: Wereld, wie: str) -> set[int]:
    return set(session.exec(select(Logdetail.nummer).where(zichtbaar(w.actor(wie), Logdetail, Recht.LOG_ZIEN))))


def _klopt(session: Session, w: Wereld, verwacht: list[tuple[Logpost, str]]) -> dict[int, str]:
    """Each reads the rows behind which he stands, and no other; gives number -> who read it."""
    nummers = {noteer(session, post): lezers for post, lezers in verwacht}
    session.commit()
    for wie in LEZERS:
        mag, hoort = _leest(session, w, wie), {n for n, lezers in nummers.items() if wie in lezers.split()}
        assert mag == hoort, (wie, [verwacht[list(nummers).index(n)] for n in mag ^ hoort])
    return nummers


@pytest.mark.parametrize("waar", ["database_url", "postgres_url"])
def test_the_rule_by_hand_thing_by_thing(app: Flask, request: pytest.FixtureRequest, waar: str):
    """Of each kind of thing one that the reader may see and one that he may not, looked at in the right and in another way."""
    engine = maak_engine(request.getfixturevalue(waar))
    with Session(engine, expire_on_commit=False) as session, app.test_request_context():
        _ding_voor_ding(session, bouw_wereld(session), bouw_wereld(session, naam="Sem"))
    engine.dispose()


def _ding_voor_ding(session: Session, w: Wereld, sem: Wereld) -> None:
    k, g, joost, noor, mama, papa = w.kring.id, w.gesprekken, w.aanspreekpunt, w.jongere.id, w.ouder1.id, w.ouder2.id
    allen = "jongere ouder1 ouder2"
    ook_papa = lid(session, sem.kring, "ouder", "Een ander met dit nummer")
    ook_papa.id = papa
    ex = lid(session, w.kring, "ouder", "Ex")
    ex.tot = nu()
    session.flush()

    def maak(ding: Any) -> str:
        session.add(ding)
        session.flush()
        return ding.id

    def doel(kring_id: str, van: str, **velden: Any) -> str:
        return maak(Doel(kring_id=kring_id, door_lid_id=van, eigen_woorden="x", tekst="x", **velden))

    def ingevuld(kring_id: str, van: str, delen: str) -> str:
        ritme = maak(Ritme(kring_id=kring_id, lijst="eigen/x", weken=4, door_lid_id=van))
        return maak(Invulling(kring_id=kring_id, ritme_id=ritme, lijst="eigen/x", lid_id=van, delen=delen, status="klaar"))

    open_, geheim, van_sem = doel(k, noor), doel(k, noor, alleen_maker=True), doel(sem.kring.id, sem.jongere.id)
    van_papa = maak(Meting(kring_id=k, doel_id=open_, lid_id=papa, niveau=0))
    meting_sem = maak(Meting(kring_id=sem.kring.id, doel_id=van_sem, lid_id=papa, niveau=0))
    lijst_mama, lijst_noor, lijst_sem = ingevuld(k, mama, "ik"), ingevuld(k, noor, "kring"), ingevuld(sem.kring.id, papa, "kring")
    evaluatie = maak(Evaluatie(kring_id=k, door_lid_id=joost.id))
    evaluatie_sem = maak(Evaluatie(kring_id=sem.kring.id, door_lid_id=sem.aanspreekpunt.id))
    zorg = stuur(session, w.actor("ouder1"), "Hij slaapt niet meer").id
    gezegd = schrijf(session, w.actor("jongere"), g["jim"].id, "x").id
    van_mama = schrijf(session, w.actor("ouder1"), g["ouder1"].id, "x").id
    van_joost = schrijf(session, w.actor("aanspreekpunt"), g["jongere"].id, "x").id
    verlopen = schrijf(session, w.actor("jongere"), g["jim"].id, "x")
    verlopen.verloopt = nu() - timedelta(days=1)

    def post(punt: str, soort: str = "", actie: Actie = Actie.LEZEN, **velden: Any) -> Logpost:
        """By the aanspreekpunt, unless told."""
        van = {"persoon_id": joost.persoon_id, "lid_id": joost.id, "rol": "aanspreekpunt"}
        return Logpost(actie, soort or punt.partition(".")[0], kring_id=k, toegangspunt=punt, **(van | velden))

    def dossier(ding: str, **velden: Any) -> Logpost:
        niemand = {"persoon_id": "", "lid_id": "", "rol": "", "bron": Bron.WORKER, "toegangspunt": "worker"}
        return Logpost(Actie.UITVOER, "doel", kring_id=k, ding_id=ding, **(niemand | velden))

    def opgehaald(ding: str) -> Logpost:
        return Logpost(Actie.LEZEN, "bestand", kring_id=k, ding_id=ding, toegangspunt="openbaar.dossierbestand")

    def geweigerd(punt: str, soort: str = "", **velden: Any) -> Logpost:
        return post(punt, soort, Actie.WEIGERING, uitkomst=Uitkomst.GEWEIGERD, **velden)

    vreemd = w.buitenstaander
    nummers = _klopt(session, w, [
        *((post("thuis.thuis", rol=rol), allen) for rol in ("professional", "leerkracht", "nood")),
        (post("thuis.thuis", rol="netwerk"), "jongere"),
        (post("thuis.thuis", gevoelig=Gevoelig.VERTROUWELIJK), "jongere"),
        (post("thuis.thuis", rol="ouder", lid_id="", persoon_id=vreemd), "jongere"),
        (post("thuis.thuis", rol="", lid_id=ex.id, persoon_id=vreemd), "jongere"),
        (post("thuis.thuis", rol="jim", lid_id="", persoon_id=vreemd), ""),
        (post("thuis.thuis", rol="", lid_id=w.jim.id, persoon_id="gewist"), ""),
        (post("mensen.lid", over_lid_id=sem.jongere.id), ""),
        (post("mensen.uitnodiging_weg", over_lid_id=mama), ""),
        (post("praten.lijst", "deling", ding_id=gezegd), "jongere"),
        (post("praten.lijst", ding_id=gezegd), ""),
        *((post("praten.lijst", "deling", ding_id=ding), "") for ding in (van_mama, van_joost, verlopen.id)),
        (post("thuis.thuis", "deling"), ""),
        (post("praten.gesprek", ding_id=g["kring"].id), allen),
        (post("praten.deel", ding_id=g["kring"].id), ""),
        (post("afspraken.overzicht"), "jongere"),
        (post("zorg.een", ding_id=zorg), ""),
        (post("rom.ingevuld", ding_id=lijst_mama), "ouder1"),
        (post("rom.ingevuld", ding_id=lijst_noor), "jongere"),
        (post("rom.ingevuld", ding_id=lijst_sem), ""),
        (post("rom.antwoord", ding_id=lijst_mama), ""),
        (post("evaluatie.een", ding_id=evaluatie), allen),
        (post("evaluatie.een", ding_id=evaluatie_sem), ""),
        (post("doelen.meting", ding_id=evaluatie), ""),
        (dossier(open_), allen),
        (dossier(geheim), "jongere"),
        (dossier(van_sem), ""),
        (dossier(van_papa), "ouder2"),
        (dossier(meting_sem), ""),
        (dossier(open_, bron=Bron.WEB), ""),
        (dossier(open_, uitkomst=Uitkomst.GEWEIGERD), ""),
        (dossier(open_, toegangspunt="doelen.meting"), ""),
        (opgehaald(open_), allen),
        (opgehaald(geheim), "jongere"),
        (opgehaald(van_sem), ""),
        (geweigerd("thuis.thuis", persoon_id=sem.ouder1.persoon_id, lid_id="", rol=""), allen),
        (geweigerd("doelen.doel", ding_id=open_), allen),
        (geweigerd("praten.gesprek", ding_id=open_), ""),
        (geweigerd("doelen.doel", ding_id="weg"), ""),
        (geweigerd("doelen.doel", ding_id="weg", rol="ouder", lid_id=ex.id, persoon_id=ex.persoon_id), ""),
        (geweigerd("doelen.doel", persoon_id=w.ouder1.persoon_id, lid_id="", rol="", over_lid_id=noor), ""),
    ])  # fmt: skip
    session.get_one(Lid, (k, papa)).sinds = nu()
    later = noteer(session, post("thuis.thuis"))
    session.commit()
    assert _leest(session, w, "ouder2") == {later}, "nothing of before he came"
    assert _leest(session, w, "ouder1") == {later, *(n for n, lezers in nummers.items() if "ouder1" in lezers)}


def test_ouders_kept_apart_read_nothing_of_each_other(app: Flask, session: Session, wereld: Wereld, als: Als):
    wereld.kring.ouders_apart = True
    session.add(wereld.kring)
    session.commit()
    _loop(app, session, wereld, als)
    for wie, ander in (("ouder1", "Papa"), ("ouder2", "Mama")):
        tekst = als(wie).get("~/wie-keek").text
        assert ander not in tekst
        assert "gesprek van de hele kring" not in tekst


def test_who_came_later_reads_nothing_of_before(app: Flask, session: Session, wereld: Wereld, als: Als):
    als("aanspreekpunt").get("~/doelen")
    assert "Joost" in zinnen(als("ouder1"))
    session.get_one(Lid, (wereld.kring.id, wereld.ouder1.id)).sinds = nu()
    session.commit()
    assert zinnen(als("ouder1")) == {}
    assert "Joost" in zinnen(als("jongere"))


def test_emergency_access_stands_first_and_is_marked(app: Flask, session: Session, wereld: Wereld, als: Als):
    wie = []
    for naam in ("Karin", "Bert"):
        p = persoon(session, naam)
        session.add(Medewerker(persoon_id=p.id, aanbieder_id=wereld.aanbieder.id))
        wie.append(p.id)
    session.commit()

    def client(persoon_id: str) -> Client:
        token = open_sessie(session, persoon_id)
        session.commit()
        return Client(app, token, wereld.kring.id, session.commit)

    karin, bert = map(client, wie)
    data = {"pseudoniem": wereld.kring.pseudoniem, "toelichting": "Zorgen om vannacht", "uren": "1"}
    assert karin.post("/werk/nood", data).status_code == 303
    [rij] = nood.mijn(session, wie[0])
    assert bert.post(f"/werk/nood/{rij.id}/akkoord").status_code == 303
    karin.get("~/doelen")
    als("aanspreekpunt").get("~/doelen")
    for lezer in LEZERS:
        regels = pagina(als(lezer))
        assert [(naam, set(z)) for _, naam, z in regels] == [
            ("Karin (in nood)", {"Vroeg om in nood mee te lezen", "Keek bij de doelen"}),
            ("Bert (in nood)", {"Zei ja: een collega mag in nood meelezen"}),
            ("Joost", {"Keek bij de doelen"}),
        ]


def test_what_the_jim_passed_on_says_who_read_it(app: Flask, session: Session, wereld: Wereld, als: Als):
    """The log of a passed-on message was promised to the jongere on the message itself, too."""
    spreek_af(session, wereld, school="ouders")
    bericht = schrijf(session, wereld.actor("jongere"), wereld.gesprekken["jim"].id, "Ik spijbelde", onderwerp="school")
    vraag_delen(session, wereld.actor("jim"), bericht.id)
    session.commit()
    assert "Ik spijbelde" in als("ouder1").get("~/praten").text
    assert zinnen(als("jongere"))["Mama"] == {"Las iets wat je JIM mocht doorgeven"}
    assert "Mama las dit al op" in als("jongere").get(f"~/praten/{wereld.gesprekken['jim'].id}").text
    assert zinnen(als("ouder2")) == {}


def test_what_went_to_the_record_is_told_to_who_may_see_it(session: Session, wereld: Wereld, als: Als):
    delen = vul(session, wereld)
    meting = Meting(kring_id=wereld.kring.id, doel_id=str(delen["doel_id"]), lid_id=wereld.ouder2.id, niveau=0)
    session.add(meting)
    session.flush()
    for soort, ding in (("doel", delen["doel_id"]), ("meting", meting.id)):
        noteer(
            session,
            Logpost(
                Actie.UITVOER, soort, grond=Grond.SYSTEEM, bron=Bron.WORKER, kring_id=wereld.kring.id, ding_id=str(ding), toegangspunt="worker"
            ),
        )  # fmt: skip
    session.commit()
    assert zinnen(als("ouder1")) == {"Het dossier": {"‘Zelf met de bus’ ging naar het dossier"}}
    assert [z for _, _, z in pagina(als("ouder1"))] == [["‘Zelf met de bus’ ging naar het dossier"]]
    assert "2 keer" in als("ouder2").get("~/wie-keek").text
    assert "2 keer" not in als("ouder1").get("~/wie-keek").text


def test_earlier_days_are_a_page_away_and_no_number_of_the_log_shows(session: Session, wereld: Wereld, als: Als):
    a = wereld.aanspreekpunt
    post = Logpost(
        Actie.LEZEN, "doelen", kring_id=wereld.kring.id, persoon_id=a.persoon_id, rol="aanspreekpunt", lid_id=a.id, toegangspunt="doelen.lijst"
    )  # fmt: skip
    eerste = noteer(session, post)
    session.commit()
    assert "tot=" not in als("jongere").get("~/wie-keek").text
    session.rollback()
    with_dagen = DAGEN + 2
    _zet_terug(session, wereld, post, with_dagen)
    html = als("jongere").get("~/wie-keek").text
    assert html.count("Keek bij de doelen") == DAGEN
    [adres] = re.findall(r"tot=(\d{4}-\d\d-\d\d)", html)
    date.fromisoformat(adres)
    verder = als("jongere").get(f"~/wie-keek?tot={adres}").text
    assert verder.count("Keek bij de doelen") == 3
    assert "Eerdere dagen" not in verder
    assert als("jongere").get("~/wie-keek?tot=gisteren").status_code == 200
    assert eerste == 1


def _zet_terug(session: Session, wereld: Wereld, post: Logpost, dagen: int) -> None:
    """Rows of earlier days, as the log would hold them: triggers off, for this test only."""
    for _ in range(dagen):
        noteer(session, post)
    session.commit()
    verbinding = session.connection()
    namen = [
        r[0]
        for r in verbinding.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE type='trigger' AND tbl_name='logregel' AND sql LIKE '%UPDATE%'"
        )
    ]
    for rij in verbinding.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='logregel'").fetchall():
        verbinding.exec_driver_sql(f"DROP TRIGGER {rij[0]}")
    assert namen
    hoogste = session.exec(select(Logregel.nummer).order_by(col(Logregel.nummer).desc())).first() or 0
    for nummer in range(1, hoogste + 1):
        op = nu() - timedelta(days=hoogste - nummer + 1)
        verbinding.execute(update(Logregel).where(col(Logregel.nummer) == nummer).values(op=op))
    session.commit()
