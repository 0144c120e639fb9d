"""Worries: straight to who is there, read by nobody else, taken by a person, asked further when nobody does."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from basis.clock import nu
from basis.database import maak_engine
from basis.events import Gebeurtenis
from basis.fouten import Botsing, MagNiet, NietGevonden, Ongeldig
from basis.identiteit.actions import open_sessie
from basis.logboek.models import Logdetail
from basis.rechten import zichtbaar
from basis.wissen.models import Wissing
from gezinsapp.hulplijnen import HULPLIJNEN
from gezinsapp.wissen import speel_af, wis_eigen
from jim.kring.models import Lid, Vervanger
from jim.kring.vertrek import draag_over_aan_medewerker
from jim.organisaties.bereikbaar import is_er, weer_vanaf
from jim.organisaties.models import Medewerker
from jim.zorgen.actions import antwoord, bewaak, pak_op, rond_af, stuur
from jim.zorgen.models import Zorg, ZorgStap
from jim.zorgen.queries import beeld_op_werk, op_werk, stappen, wachtend
from tests.bouw import Wereld, bouw_wereld, lid, persoon
from tests.client import Client
from tests.test_kanaries import Voliere, paden, v

__all__ = ["v"]
Als = Callable[..., Client]
ALTIJD = {"dagen": "1234567", "van_minuut": 0, "tot_minuut": 1440}
NOOIT = {"dagen": ""}


def zet(session: Session, persoon_id: str, **wat: object) -> Medewerker:
    """Change when somebody is there, whether he is on call."""
    rij = session.get_one(Medewerker, persoon_id)
    for naam, waarde in wat.items():
        setattr(rij, naam, waarde)
    session.flush()
    return rij


def collega(session: Session, w: Wereld, naam: str, **wat: object) -> str:
    """Somebody who works at the provider of this kring; gives his person id."""
    p = persoon(session, naam)
    session.add(Medewerker(persoon_id=p.id, aanbieder_id=w.aanbieder.id, **wat))
    session.flush()
    return p.id


def vervang(session: Session, w: Wereld, **wat: object) -> Lid:
    """Sarah of the same provider is in the kring and stands in for Joost."""
    sarah = lid(session, w.kring, "professional", "Sarah")
    session.add(Medewerker(persoon_id=sarah.persoon_id, aanbieder_id=w.aanbieder.id, **wat))
    session.add(Vervanger(kring_id=w.kring.id, lid_id=sarah.id))
    session.flush()
    return sarah


def log(session: Session, zorg: Zorg) -> list[tuple[str, str]]:
    """Each step: kind and name."""
    return [(s.soort, s.naam) for s in stappen(session, zorg)]


def leest(w: Wereld, wie: str) -> set[str]:
    """The ids of the worries that this member reads."""
    return set(w.session.exec(select(Zorg.id).where(zichtbaar(w.actor(wie), Zorg))))


def test_wie_er_is_volgt_uit_eigen_uren_en_afwezigheid():
    wie = Medewerker(persoon_id="p", aanbieder_id="a")
    maandag = datetime(2026, 7, 6, tzinfo=UTC)
    assert [u for u in range(24) if is_er(wie, maandag + timedelta(hours=u))] == list(range(7, 15)), "9 to 17 in summer time"
    assert not is_er(wie, maandag + timedelta(days=5, hours=10))
    assert weer_vanaf(wie, maandag + timedelta(days=4, hours=20)) == datetime(2026, 7, 13, 7, tzinfo=UTC)
    wie.weg_van, wie.weg_tot = maandag.date(), (maandag + timedelta(days=1)).date()
    assert not is_er(wie, maandag + timedelta(hours=10))
    assert weer_vanaf(wie, maandag) == datetime(2026, 7, 8, 7, tzinfo=UTC)
    wie.dagen = ""
    assert weer_vanaf(wie, maandag) is None


@pytest.mark.parametrize(
    ("joost", "sarah", "eerst"),
    [
        (ALTIJD, ALTIJD, ["Joost"]),
        (NOOIT, ALTIJD, ["Joost", "Sarah"]),
        (NOOIT, NOOIT, ["Joost", "Karin"]),
        ({**ALTIJD, "weg_van": nu().date() - timedelta(1), "weg_tot": nu().date() + timedelta(1)}, ALTIJD, ["Joost", "Sarah"]),
    ],
)
def test_een_zorg_gaat_meteen_naar_wie_er_is(
    session: Session, wereld: Wereld, joost: dict[str, object], sarah: dict[str, object], eerst: list[str]
):
    zet(session, wereld.aanspreekpunt.persoon_id, **joost)
    vervang(session, wereld, **sarah)
    collega(session, wereld, "Karin", dienst=True, **ALTIJD)
    zorg = stuur(session, wereld.actor("jongere"), "")
    assert log(session, zorg) == [("gevraagd", naam) for naam in eerst]


def test_wie_een_zorg_leest_staat_vast(session: Session, wereld: Wereld):
    van = {wie: stuur(session, wereld.actor(wie), "Ik maak me zorgen").id for wie in ("jongere", "ouder1", "jim")}
    vervang(session, wereld)
    assert leest(wereld, "jongere") == {van["jongere"], van["jim"]}
    assert leest(wereld, "ouder1") == {van["ouder1"]}
    assert leest(wereld, "jim") == {van["jim"]}
    assert leest(wereld, "ouder2") == set()
    assert leest(wereld, "aanspreekpunt") == set(van.values())
    sarah = session.exec(select(Lid).where(col(Lid.rol) == "professional")).one()
    assert wachtend(session, sarah.persoon_id) == []
    for apart in (False, True):
        wereld.kring.ouders_apart = apart
        session.flush()
        ding = {van["ouder1"]}
        hoorde = session.exec(select(Gebeurtenis.lid_id).where(col(Gebeurtenis.ding_id).in_(ding))).all()
        assert set(hoorde) == {wereld.ouder1.id, wereld.aanspreekpunt.id}
        assert leest(wereld, "ouder2") == set()


def test_bij_een_zorg_van_de_jim_hoort_de_jongere_het_eerst(session: Session, wereld: Wereld):
    zorg = stuur(session, wereld.actor("jim"), "Ze eet niet meer")
    assert log(session, zorg) == [("verteld", "Noor"), ("gevraagd", "Joost")]
    eerst = session.exec(select(Gebeurtenis).where(col(Gebeurtenis.ding_id) == zorg.id).order_by(col(Gebeurtenis.op))).first()
    assert eerst is not None and eerst.lid_id == wereld.jongere.id


def test_een_jongere_hoeft_niets_te_schrijven_een_ander_wel(session: Session, wereld: Wereld):
    assert stuur(session, wereld.actor("jongere"), " ").soort == "onveilig"
    with pytest.raises(Ongeldig):
        stuur(session, wereld.actor("jim"), " ")
    with pytest.raises(Ongeldig):
        stuur(session, wereld.actor("ouder1"), "x" * 2001)
    with pytest.raises(MagNiet):
        stuur(session, wereld.actor("aanspreekpunt"), "x")
    wereld.kring.hulp_tot = nu()
    session.flush()
    with pytest.raises(Botsing):
        stuur(session, wereld.actor("jongere"), "x")


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_pakt_niemand_het_op_dan_vraagt_de_worker_de_volgende(request: pytest.FixtureRequest, database: str):
    engine: Engine = maak_engine(request.getfixturevalue("database_url" if database == "sqlite" else "postgres_url"))
    with Session(engine, expire_on_commit=False) as session:
        w = bouw_wereld(session)
        w.aanbieder.onveilig_minuten, w.aanbieder.zorg_minuten = 5, 90
        zet(session, w.aanspreekpunt.persoon_id, **ALTIJD)
        vervang(session, w, **NOOIT)
        karin = collega(session, w, "Karin", dienst=True)
        collega(session, w, "Bert")
        nood, zorg = stuur(session, w.actor("jongere"), ""), stuur(session, w.actor("ouder1"), "Hij is weg")
        session.commit()
        begin = nood.op
        assert bewaak(session, begin + timedelta(minutes=4)) == 0
        assert bewaak(session, begin + timedelta(minutes=6)) == 1
        assert log(session, nood) == [("gevraagd", naam) for naam in ("Joost", "Sarah", "Karin")]
        assert log(session, zorg) == [("gevraagd", "Joost")]
        assert bewaak(session, begin + timedelta(minutes=6)) == 0
        assert bewaak(session, begin + timedelta(minutes=12)) == 1
        assert log(session, nood)[-1] == ("niemand", "")
        assert bewaak(session, begin + timedelta(minutes=18)) == 0, "said once"
        collega(session, w, "Els", dienst=True)
        assert bewaak(session, begin + timedelta(minutes=24)) == 1
        assert log(session, nood)[-1] == ("gevraagd", "Els")
        pak_op(session, karin, nood.id)
        assert bewaak(session, begin + timedelta(days=1)) == 1, "only the other one"
        assert log(session, nood)[-1] == ("opgepakt", "Karin")
        zet(session, karin, dienst=False)
        assert bewaak(session, begin + timedelta(days=1)) == 1
        assert log(session, nood)[-2:] == [("losgelaten", "Karin"), ("niemand", "")]
        session.commit()
    engine.dispose()


def test_wie_het_oppakt_antwoordt_en_rondt_af_en_verder_niemand(session: Session, wereld: Wereld):
    joost, sarah = wereld.aanspreekpunt.persoon_id, vervang(session, wereld, **ALTIJD).persoon_id
    zet(session, joost, **NOOIT)
    zorg = stuur(session, wereld.actor("ouder1"), "Hij slaapt niet")
    assert [x.zorg_id for x in wachtend(session, sarah)] == [zorg.id]
    with pytest.raises(MagNiet):
        antwoord(session, sarah, zorg.id, "Ik kom")
    pak_op(session, sarah, zorg.id)
    with pytest.raises(Botsing):
        pak_op(session, joost, zorg.id)
    with pytest.raises(MagNiet):
        antwoord(session, joost, zorg.id, "Ik kom")
    with pytest.raises(Ongeldig):
        antwoord(session, sarah, zorg.id, " ")
    assert wachtend(session, joost) == []
    antwoord(session, sarah, zorg.id, "Ik bel je om vier uur")
    rond_af(session, sarah, zorg.id)
    with pytest.raises(Botsing):
        rond_af(session, sarah, zorg.id)
    assert log(session, zorg)[-3:] == [("opgepakt", "Sarah"), ("antwoord", "Sarah"), ("klaar", "Sarah")]
    assert wachtend(session, sarah) == []


def test_wie_dienst_heeft_leest_alleen_wat_naar_hem_ging_en_alleen_zolang(session: Session, wereld: Wereld):
    zet(session, wereld.aanspreekpunt.persoon_id, **NOOIT)
    karin = collega(session, wereld, "Karin", dienst=True)
    mama = collega(session, wereld, "Mama op haar werk", dienst=True)
    wereld.ouder2.persoon_id = mama
    session.flush()
    eerder = stuur(session, wereld.actor("jongere"), "Help")
    assert log(session, eerder) == [("gevraagd", "Joost"), ("gevraagd", "Karin")], "who is family here is never asked"
    assert beeld_op_werk(session, karin, eerder.id).zorg.tekst == "Help"
    laat = collega(session, wereld, "Later", dienst=True)
    for wie in (laat, mama, wereld.buitenstaander):
        with pytest.raises(NietGevonden):
            op_werk(session, wie, eerder.id)
    session.add(ZorgStap(kring_id=wereld.kring.id, zorg_id=eerder.id, nummer=9, soort="gevraagd", persoon_id=mama))
    session.flush()
    with pytest.raises(NietGevonden):
        op_werk(session, mama, eerder.id)
    for wat in ({"dienst": False}, {"dienst": True, "tot": nu()}):
        zet(session, karin, **wat)
        with pytest.raises(NietGevonden):
            op_werk(session, karin, eerder.id)


def test_een_nieuw_aanspreekpunt_krijgt_wat_openstaat(session: Session, wereld: Wereld):
    open_, oud = stuur(session, wereld.actor("jongere"), "Nu"), stuur(session, wereld.actor("ouder1"), "Toen")
    joost = wereld.aanspreekpunt.persoon_id
    pak_op(session, joost, open_.id)
    pak_op(session, joost, oud.id)
    rond_af(session, joost, oud.id)
    fatma = collega(session, wereld, "Fatma")
    draag_over_aan_medewerker(session, wereld.kring.id, wereld.aanspreekpunt.id, fatma)
    session.flush()
    with pytest.raises(NietGevonden):
        op_werk(session, joost, open_.id)
    assert bewaak(session, nu()) == 1
    assert log(session, open_)[-2:] == [("losgelaten", "Joost"), ("gevraagd", "Fatma")]
    assert [x.zorg_id for x in wachtend(session, fatma)] == [open_.id]
    with pytest.raises(NietGevonden):
        op_werk(session, fatma, oud.id)


def test_van_sturen_tot_afronden_op_het_scherm(app: Flask, session: Session, wereld: Wereld, als: Als):
    wereld.aanbieder.dienst_nummer = "088-1234567"
    wereld.aanbieder.onveilig_minuten = 7
    session.commit()
    noor, joost = als("jongere"), als("aanspreekpunt")
    noor.get("~/zorg")
    assert "Joost krijgt dit meteen." in noor.tekst() and "binnen 7 minuten" in noor.tekst()
    assert "dit is geen noodnummer" in noor.tekst() and "Ook je ouders niet." in noor.tekst()
    klikbaar = BeautifulSoup(noor.get("~/zorg").text, "html.parser")
    assert {"tel:112", "tel:0881234567"} <= {str(a["href"]) for a in klikbaar.find_all("a")}
    pad = noor.post("~/zorg", {"tekst": ""}).location
    assert "Nog door niemand opgepakt" in noor.get(pad).text and "Gestuurd aan Joost." in noor.tekst()
    werk = joost.get("/werk").text
    assert "Niet veilig: Noor" in werk and "slaap" not in werk
    zorg_id = pad.rsplit("/", 1)[1]
    joost.get(f"/werk/zorg/{zorg_id}")
    assert "Nog door niemand opgepakt" in noor.get(pad).text, "opening it is not taking it"
    joost.post(f"/werk/zorg/{zorg_id}/pak-op")
    assert "Joost pakt het op" in noor.get(pad).text
    assert joost.post(f"/werk/zorg/{zorg_id}/antwoord", {"tekst": ""}).status_code == 422
    joost.post(f"/werk/zorg/{zorg_id}/antwoord", {"tekst": "Ik bel nu met je juf"})
    assert "Ik bel nu met je juf" in noor.get(pad).text
    joost.post(f"/werk/zorg/{zorg_id}/klaar")
    assert "Joost rondde het af" in noor.get(pad).text
    assert als("ouder1").get(pad).status_code == 404
    assert als("ouder1").get("~/zorg").status_code == 200 and "Ook een andere ouder niet." in als("ouder1").get("~/zorg").text
    assert als("jim").post("~/zorg", {"tekst": ""}).status_code == 422
    van_hen = col(Logdetail.persoon_id).in_([wereld.jongere.persoon_id, wereld.aanspreekpunt.persoon_id])
    details = session.exec(select(Logdetail).where(col(Logdetail.ding_id) == zorg_id, van_hen)).all()
    assert {d.gevoelig for d in details} == {"vertrouwelijk"} and {d.over_lid_id for d in details} == {wereld.jongere.id}


def test_hulp_is_op_elke_pagina_hooguit_twee_drukken_weg_en_drukken_ziet_niemand(app: Flask, v: Voliere):
    stil = {"href", "class"}
    for wie in ("jongere", "ouder1", "jim", "aanspreekpunt", "leerkracht"):
        client = Client(app, open_sessie(v.w.session, v.wie[wie]), v.w.kring.id, v.w.session.commit)
        gezien = 0
        v.w.session.commit()
        for pad, _ids in paden(app, v):
            antwoord_ = client.http.get(pad)
            if antwoord_.status_code != 200 or antwoord_.mimetype != "text/html" or "uitvoer" in pad:
                continue
            soep = BeautifulSoup(antwoord_.text, "html.parser")
            assert soep.select_one('footer a[href="/hulp"]'), pad
            assert bool(soep.select_one(f'footer a[href="{client.k}/zorg"]')) == (wie in {"jongere", "ouder1", "jim"}), pad
            for a in soep.select('a[href^="tel:"]'):
                assert set(a.attrs) <= stil, "nothing that could tell who pressed"
            gezien += 1
        assert gezien > 10
    nummers = {str(a["href"]) for a in BeautifulSoup(app.test_client().get("/hulp").text, "html.parser").select('a[href^="tel:"]')}
    assert {f"tel:{lijn.nummer.replace('-', '')}" for lijn in HULPLIJNEN} < nummers
    assert all(lijn.gecontroleerd <= nu().date() for lijn in HULPLIJNEN)


def test_wie_weggaat_haalt_zijn_zorgen_weg_en_een_backup_vergeet_ze_weer(session: Session, wereld: Wereld):
    mijn, ander = stuur(session, wereld.actor("ouder1"), "Weg hiermee"), stuur(session, wereld.actor("jongere"), "Blijft")
    rij = mijn.model_dump()
    wis_eigen(session, wereld.ouder1.persoon_id, berichten=False)
    session.flush()
    assert [z.id for z in session.exec(select(Zorg))] == [ander.id]
    assert {s.zorg_id for s in session.exec(select(ZorgStap))} == {ander.id}
    regels = session.info["wissingen"]
    session.add(Zorg(**rij))
    session.commit()
    speel_af(session, regels)
    assert [z.id for z in session.exec(select(Zorg))] == [ander.id]
    assert mijn.id in set(session.exec(select(Wissing.ding_id)))
