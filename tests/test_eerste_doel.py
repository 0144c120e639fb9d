"""A jongere who is new makes a goal with its ladder and says where he stands: under 3 minutes on a phone, at the speed of a person."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright
from sqlmodel import Session, select

from basis.identiteit.actions import open_sessie
from doelen.doel.models import Doel, Meting
from doelen.doel.queries import doel_beeld
from tests.bouw import bouw_wereld
from tests.eerste_doel import ANDERS, EERST, LADDER, Loper, loop_eerste_doel
from tests.huis import huis
from tests.telefoons import Telefoon, start_chromium

HOOGUIT_SECONDEN, HOOGUIT_TIKKEN = 180, 14


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = start_chromium(playwright)
        yield chromium
        chromium.close()


@pytest.mark.parametrize("tempo", [0, pytest.param(1, marks=pytest.mark.zwaar)])
def test_een_eerste_doel_met_ladder_en_plek_kost_minder_dan_drie_minuten(
    browser: Browser, database_url: str, tempo: int, capsys: pytest.CaptureFixture[str]
):
    """With a question of the coach and other words after it. At tempo 0 the thumb and the eyes are counted, at 1 they take their time."""
    with huis(database_url) as h, Session(h.engine) as session:
        w = bouw_wereld(session)
        sid, k = open_sessie(session, w.jongere.persoon_id), f"/k/{w.kring.id}"
        session.commit()
        noor = Telefoon(browser, h.url)
        noor.context.add_cookies([{"name": "sid", "value": sid, "url": h.url}])
        noor.ga(k)
        loper = Loper(noor, tempo=tempo)
        loop_eerste_doel(loper)
        seconden = loper.duur + (0 if tempo else loper.als_mens)
        with capsys.disabled():
            print(f"\nfirst goal: {loper.tikken} taps, {loper.toetsen} keys, {loper.schermen} screens, {seconden:.0f} s (tempo {tempo})")
        assert seconden < HOOGUIT_SECONDEN
        assert loper.tikken <= HOOGUIT_TIKKEN
        assert not noor.fouten
        session.expire_all()
        [doel], [meting] = session.exec(select(Doel)).all(), session.exec(select(Meting)).all()
        assert (doel.tekst, doel.eigen_woorden) == (ANDERS, EERST)
        beeld = doel_beeld(session, w.actor("jongere"), doel.id)
        assert {s.niveau: s.tekst for s in beeld.stappen if s.tekst} == dict(zip((-2, 0, 2), LADDER.values(), strict=True))
        assert meting.niveau == -2
        session.rollback()
        noor.context.close()
