"""Pages for everybody: no axe violation (WCAG 2.2 AA and best practice), light and dark, and no sideways scroll at 320 px."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from sqlmodel import Session

from basis.clock import nu
from basis.identiteit.actions import open_sessie
from doelen.evaluatie.actions import begin as evalueer
from doelen.evaluatie.actions import rond_af
from doelen.rom import actions as rom
from gezinsapp.seed import seed
from jim.kring.queries import actor_voor
from tests.epd import Epd
from tests.huis import huis
from tests.telefoons import Telefoon, start_chromium

REGELS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}


def kijk_terug(session: Session, noor: dict[str, str]) -> tuple[str, str]:
    """A finished review, and a list that the jongere filled in twice; gives the id of each."""
    actor = actor_voor(session, noor["persoon_id"], noor["kring_id"])
    assert actor is not None
    evaluatie = evalueer(session, actor)
    rond_af(session, actor, evaluatie.id)
    rij = rom.stel_voor(session, actor, "eigen/hoe-gaat-het-1", 1)
    for weken, som in ((2, "4"), (1, "6")):
        invulling = rom.begin(session, actor, rij.id)
        rom.antwoord(session, actor, invulling.id, "thuis", [som])
        rom.rond_af(session, actor, invulling.id, "ik").op = nu() - timedelta(weeks=weken)
        session.flush()
    return evaluatie.id, rij.id


@pytest.mark.parametrize(("kleur", "breedte"), [("light", 390), ("dark", 390), ("light", 320)])
def test_geen_drempels(database_url: str, epd: Epd, kleur: str, breedte: int):
    with huis(database_url, epd) as h, sync_playwright() as playwright:
        with Session(h.engine) as session:
            personen = {p["naam"]: p for p in seed(session)["personen"]}
            evaluatie, rij = kijk_terug(session, personen["Noor"])
            tokens = {naam: open_sessie(session, p["persoon_id"]) for naam, p in personen.items()}
            session.commit()
        k = f"/k/{personen['Noor']['kring_id']}"
        browser = start_chromium(playwright)
        paden = {
            "Noor": [f"{k}/", f"{k}/doelen", f"{k}/doelen/samen", f"{k}/doelen/nieuw", f"{k}/evaluatie", f"{k}/evaluatie/{evaluatie}", f"{k}/vragenlijsten/{rij}", f"{k}/plan", f"{k}/hoe-zwaar", f"{k}/praten", f"{k}/jim", f"{k}/afspraken", f"{k}/afspraken/voorstel",
                     f"{k}/taart", f"{k}/beleving", f"{k}/beleving/uitkomst", f"{k}/beleving/papier", f"{k}/beleving/terug", f"{k}/ik", "/hulp"],
            "Joost": [f"{k}/evaluatie/{evaluatie}", "/werk", "/werk/nieuw", f"{k}/mensen", "/taarten"],
            "Ank": ["/beheer", "/beheer/nieuw", "/beheer/instellingen", "/beheer/beleving", "/beheer/cijfers"],
            "Els": ["/gemeente", "/gemeente?profiel=2", "/gemeente/clientonderzoek", "/open", "/open/voorbeeldregio"],
        }  # fmt: skip
        fout: list[str] = []
        for naam, adressen in paden.items():
            telefoon = Telefoon(browser, h.url, color_scheme=kleur, viewport={"width": breedte, "height": 700})
            telefoon.context.add_cookies([{"name": "sid", "value": tokens[naam], "url": h.url}])
            if naam == "Noor":
                for lijst in ("doelen", "praten"):
                    telefoon.ga(f"{k}/{lijst}")
                    link = telefoon.page.locator(f"main a[href*='/{lijst}/']:not([href$=nieuw])").first
                    adressen.append(link.get_attribute("href") or "")
                adressen += [f"{adressen[-2]}/{deel}" for deel in ("verloop", "ladder", "cijfers", "over")]
            for pad in adressen:
                telefoon.ga(pad)
                gevonden = Axe().run(telefoon.page, options=REGELS).response["violations"]
                fout += [f"{pad}: {v['id']}: {v['nodes'][0]['html'][:160]}" for v in gevonden]
                if telefoon.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    fout.append(f"{pad}: scrolls sideways")
            telefoon.context.close()
        browser.close()
        assert fout == []


def test_plaatjes_van_doelen_in_spiegelbeeld_in_grijs_en_met_een_tabel(database_url: str, epd: Epd):
    """From right to left nothing runs off the page; each person has a shape of his own, so that grey is enough; a table stands beside each."""
    with huis(database_url, epd) as h, sync_playwright() as playwright:
        with Session(h.engine) as session:
            noor = next(p for p in seed(session)["personen"] if p["naam"] == "Noor")
            token, k = open_sessie(session, noor["persoon_id"]), f"/k/{noor['kring_id']}"
            session.commit()
        browser = start_chromium(playwright)
        for breedte in (390, 320):
            telefoon = Telefoon(browser, h.url, viewport={"width": breedte, "height": 700})
            telefoon.context.add_cookies([{"name": "sid", "value": token, "url": h.url}])
            telefoon.ga(f"{k}/doelen")
            doel = telefoon.page.locator("main a[href*='/doelen/']:not([href$=nieuw])").first.get_attribute("href")
            for pad in (f"{k}/doelen/samen", f"{doel}/verloop"):
                telefoon.ga(pad)
                telefoon.page.evaluate("document.documentElement.dir = 'rtl'")
                gevonden = Axe().run(telefoon.page, options=REGELS).response["violations"]
                assert [(pad, v["id"], v["nodes"][0]["html"][:160]) for v in gevonden] == []
                assert not telefoon.page.evaluate("document.documentElement.scrollWidth > innerWidth"), pad
                vormen = telefoon.page.locator("main figure svg use, main svg[role=img] use").evaluate_all(
                    "alle => [...new Set(alle.map(u => u.getAttribute('href')))]"
                )
                assert len(vormen) >= 2, "not by colour alone"
                assert telefoon.page.locator("main table").count() >= 1
            telefoon.context.close()
        browser.close()
