"""Pictures of goals: everybody's line is his own without colour, nobody sees what he may not, and the page stays as quick with years of scores."""

from collections.abc import Callable
from datetime import timedelta
from itertools import combinations

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import Engine, event
from sqlmodel import Session, col, select

from basis.clock import nu
from doelen.doel.actions import maak_doel, meet, zet_cijfers, zet_ladder
from doelen.doel.models import Doel, Meting, Trede
from doelen.doel.verloop import HOOGUIT_PUNTEN, actieve_verlopen, verlopen
from gezinsapp.grafiek import STREPEN, teken
from tests.bouw import Wereld
from tests.client import Client

Als = Callable[[str], Client]
TREDEN = {-2: "Een dag", -1: "Twee dagen", 0: "Drie dagen", 1: "Vier dagen", 2: "Vijf dagen", -3: "Nooit"}


def doel_met(w: Wereld, **niveaus: list[int]) -> Doel:
    """A goal with these scores, a week apart."""
    doel = maak_doel(w.session, w.actor("jongere"), "x", "Ik ben op tijd")
    zet_ladder(w.session, w.actor("jongere"), doel.id, 6, -2, TREDEN, None)
    for wie, rij in niveaus.items():
        for i, niveau in enumerate(rij):
            meet(w.session, w.actor(wie), doel.id, niveau).op = nu() - timedelta(weeks=len(rij) - i)
    w.session.commit()
    return doel


def test_iedere_blik_is_een_eigen_lijn_en_de_verandering_telt_vanaf_het_begin(wereld: Wereld) -> None:
    doel = doel_met(wereld, jongere=[-2, -1, 1], ouder1=[-2, 0, -2], jim=[0, 0, -1])
    verloop = verlopen(wereld.session, wereld.actor("jongere"), [doel])[0]
    assert {b.gezicht.naam: b.verandering for b in verloop.blikken} == {"Noor": 3, "Mama": 0, "Samira": -1}
    assert verloop.blikken[0].van_mij
    grafiek = teken(verloop)
    assert grafiek is not None
    assert len({lijn.streep for lijn in grafiek.lijnen}) == 3
    assert [p.x for p in grafiek.lijnen[0].plekken] == sorted(p.x for p in grafiek.lijnen[0].plekken)
    assert grafiek.lijnen[0].plekken[0].y > grafiek.lijnen[0].plekken[-1].y, "further is higher"
    begin = [lijn.plekken[0] for lijn in grafiek.lijnen]
    assert all(abs(a.x - b.x) > 2 for a, b in combinations(begin, 2)), "who looked on the same day hides nobody"
    assert all(0 < p.x < 98 for lijn in grafiek.lijnen for p in lijn.plekken)
    spiegel = teken(verloop, rtl=True)
    assert spiegel is not None
    assert [round(100 - p.x, 2) for p in spiegel.lijnen[0].plekken] == [p.x for p in grafiek.lijnen[0].plekken]
    assert len(STREPEN) == len(set(STREPEN)) == 8


def test_blind_tot_je_zelf_keek_geldt_ook_in_het_plaatje(wereld: Wereld, als: Als) -> None:
    doel = doel_met(wereld, ouder1=[-2, 0])
    assert verlopen(wereld.session, wereld.actor("jongere"), [doel])[0].blikken == []
    wereld.session.commit()
    noor = als("jongere")
    noor.get(f"~/doelen/{doel.id}/verloop")
    assert "Hier komt een lijn zodra jij gekeken hebt" in noor.tekst()
    assert noor.get("~/doelen/samen").status_code == 200
    assert "Mama" not in noor.tekst()


def test_jaren_van_scores_blijven_een_plaatje_met_het_begin_erin(wereld: Wereld) -> None:
    doel = doel_met(wereld, jongere=[-2, *([0, -1] * 40)])
    punten = verlopen(wereld.session, wereld.actor("jongere"), [doel])[0].blikken[0].punten
    assert len(punten) == HOOGUIT_PUNTEN
    assert (punten[0][1], punten[-1][1]) == (-2, -1)


def test_het_plaatje_heeft_woorden_en_een_tabel(wereld: Wereld, als: Als) -> None:
    doel = doel_met(wereld, jongere=[-2, 0], aanspreekpunt=[-2, -1], jim=[1, -1], ouder1=[0], ouder2=[0])
    for wie, getallen in (("jongere", False), ("aanspreekpunt", True)):
        client = als(wie)
        soep = BeautifulSoup(client.get(f"~/doelen/{doel.id}/verloop").text, "html.parser")
        svg = soep.select_one("svg.verloop")
        assert svg is not None
        assert svg["role"] == "img"
        assert svg.desc is not None
        assert "Jij: " in svg.desc.get_text()
        assert len(soep.select("tbody tr")) == 8
        assert ("−2" in client.tekst()) is getallen
        assert "Zo is het nu" in svg.get_text()
        wegen = svg.select("g.weg")
        vormen = {(use["href"], "weg-open" in weg["class"]) for weg in wegen for use in weg.select("use")}
        assert len(wegen) == len(vormen) == 5, "two ouders who looked once have no dash to tell them by"
    noor = als("jongere")
    noor.get(f"~/doelen/{doel.id}/verloop")
    assert "Jij: 2 stappen verder dan in het begin." in noor.tekst()
    assert "Samira: 2 stappen terug. Dat gebeurt. Wat helpt er nu?" in noor.tekst()
    soep = BeautifulSoup(noor.get("~/doelen/samen").text, "html.parser")
    assert len(soep.select("svg.baan[role=img][aria-label]")) == len(soep.select("tbody tr")) == 5


def test_een_cijfer_heeft_zijn_eigen_plaatje(wereld: Wereld, als: Als) -> None:
    doel = maak_doel(wereld.session, wereld.actor("jongere"), "x", "Ik slaap goed")
    zet_cijfers(wereld.session, wereld.actor("jongere"), doel.id, 3, 8)
    meet(wereld.session, wereld.actor("jongere"), doel.id, 6)
    wereld.session.commit()
    noor = als("jongere")
    noor.get(f"~/doelen/{doel.id}/verloop")
    assert "Jij: 3 punten verder dan in het begin." in noor.tekst()
    assert "Daarvoor" not in noor.tekst()
    assert noor.get("~/doelen/samen").status_code == 200
    zet_ladder(wereld.session, wereld.actor("jongere"), doel.id, 6, -2, TREDEN, None)
    wereld.session.commit()
    for wie, rijen in (("jongere", ["6", "3"]), ("ouder1", [])):
        soep = BeautifulSoup(als(wie).get(f"~/doelen/{doel.id}/verloop").text, "html.parser")
        assert [rij.select("td")[-1].get_text() for rij in soep.select("tbody tr")] == rijen, "a ladder hides no number, and opens none"


def vul_kring(session: Session, w: Wereld, gesloten: int, scores: int) -> str:
    """Five active goals and so many closed ones, each with so many scores of each; gives the id of one."""
    mensen = [w.jongere, w.ouder1, w.ouder2, w.jim, w.aanspreekpunt]
    doelen = [
        Doel(kring_id=w.kring.id, door_lid_id=w.jongere.id, eigen_woorden="x", tekst=f"Doel {n}", status="actief" if n < 5 else "bereikt")
        for n in range(5 + gesloten)
    ]
    session.add_all(doelen)
    session.flush()
    for doel in doelen:
        session.add_all(Trede(kring_id=w.kring.id, doel_id=doel.id, niveau=n, tekst=t) for n, t in TREDEN.items())
        session.add_all(
            Meting(kring_id=w.kring.id, doel_id=doel.id, lid_id=mensen[i % 5].id, niveau=i % 6 - 3, op=nu() - timedelta(hours=i))
            for i in range(scores)
        )
    session.commit()
    return doelen[0].id


def aantal_vragen(app: Flask, client: Client, pad: str) -> int:
    """How many statements a page costs."""
    engine: Engine = app.extensions["engine"]
    vragen: list[str] = []

    def luister(_c: object, _k: object, tekst: str, *_rest: object) -> None:
        vragen.append(tekst)

    event.listen(engine, "before_cursor_execute", luister)
    try:
        assert client.get(pad).status_code == 200
    finally:
        event.remove(engine, "before_cursor_execute", luister)
    return len(vragen)


@pytest.mark.parametrize("pad", ["~/doelen", "~/doelen/{doel}", "~/doelen/{doel}/verloop", "~/doelen/samen", "~/doelen/afgesloten", "~/"])
def test_een_bladzij_kost_niet_meer_vragen_met_meer_doelen_en_scores(
    app: Flask, session: Session, wereld: Wereld, als: Als, pad: str
) -> None:
    doel = vul_kring(session, wereld, 1, 5)
    noor = als("jongere")
    weinig = aantal_vragen(app, noor, pad.format(doel=doel))
    vul_kring(session, wereld, 30, 25)
    for rij in session.exec(select(Doel).where(col(Doel.status) == "actief")).all()[5:]:
        rij.status = "bereikt"
    session.commit()
    assert aantal_vragen(app, noor, pad.format(doel=doel)) <= weinig
    assert len(actieve_verlopen(session, wereld.actor("jongere"))) <= 6
