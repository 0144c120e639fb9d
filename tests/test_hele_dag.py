"""The whole thread, with real parts at every point: six phones, in Dutch, on SQLite and on PostgreSQL.

Given a provider and a municipality; when a family, a JIM and a professional do what they do on a first day;
then each sees what he may see, and nobody sees more.
"""

import json
import re
from datetime import date

import httpx
import pytest
from playwright.sync_api import expect, sync_playwright
from sqlmodel import Session, select

from basis.clock import kwartaal, vandaag
from basis.events import Uitgaand
from basis.identiteit.actions import maak_persoon, meld_aan
from doelen.koppeling import proef_epd
from ervaring.publicatie.models import Publicatie
from gezinsapp.seed import seed
from jim.kring.models import Kring
from jim.organisaties.models import Aanbieder, Gemeente, GemeenteLezer, Medewerker
from tests.epd import CLIENT_ID, Epd
from tests.huis import Huis, huis
from tests.telefoons import Telefoon, start_chromium

GEHEIMPJE = "Ik ben verliefd op iemand uit de klas en niemand mag dat weten"
OPENLIJK = "Vrijdag kom ik samen met papa naar het gesprek"


def richt_in(h: Huis, epd: Epd) -> dict[str, str]:
    """A provider that may receive taarten and has a record, a municipality with what its families said, and two links."""
    with Session(h.engine) as session:
        seed(session)
        gemeente = session.exec(select(Gemeente)).first()
        aanbieder = Aanbieder(
            naam="Hulp om de hoek", or_referentie="OR-7", or_datum=date(2026, 1, 1), dpia_referentie="DPIA-7",
            dossier_url=epd.basis_url, dossier_client=CLIENT_ID, dossier_scope=proef_epd.SCOPE,
        )  # fmt: skip
        session.add(aanbieder)
        session.flush()
        pro, lezer = maak_persoon(session, "Joost"), maak_persoon(session, "Lezer")
        session.add_all(
            [Medewerker(persoon_id=pro.id, aanbieder_id=aanbieder.id), GemeenteLezer(persoon_id=lezer.id, gemeente_id=gemeente.id)]
        )
        links = {"pro": f"/aanmelden/{meld_aan(session, pro.id)}", "gemeente": f"/aanmelden/{meld_aan(session, lezer.id)}"}
        session.commit()
    return links


def uitnodiging(pro: Telefoon, naam: str) -> tuple[str, str]:
    """The link and the spoken code on the professional's screen."""
    pro.tik(naam, rol="link")
    pro.kop(f"Uitnodiging voor {naam}")
    expect(pro.page.locator("img.qr")).to_have_js_property("complete", value=True)
    assert pro.page.locator("img.qr").evaluate("e => e.naturalWidth > 0")
    return pro.page.get_by_label("De link", exact=True).input_value(), pro.page.locator("[data-code]").get_attribute("data-code") or ""


@pytest.mark.parametrize("soort", ["sqlite", "postgres"])
def test_een_hele_dag(request: pytest.FixtureRequest, epd: Epd, soort: str):
    database_url = request.getfixturevalue("database_url" if soort == "sqlite" else "postgres_url")
    with huis(database_url, epd) as h, sync_playwright() as playwright:
        links = richt_in(h, epd)
        browser = start_chromium(playwright)
        pro, noor, mama, papa, samira, gemeente = (Telefoon(browser, h.url) for _ in range(6))

        # 1. The aanspreekpunt signs in, opens a kring, and gets two invitations.
        pro.ga(links["pro"])
        pro.tik("Maak mijn sleutel")
        pro.kop("Mijn kringen")
        pro.tik("Een kring openen", rol="link")
        pro.vul("Voornaam van de jongere", "Noor")
        pro.page.get_by_label("Geboren in de maand").select_option("3")
        pro.vul("Geboren in het jaar", str(vandaag().year - 14))
        pro.page.get_by_label("Profiel").select_option("2")
        pro.vul("Voornaam van een ouder", "Mama")
        pro.kies("Deze ouder heeft gezag. Dat heb ik vandaag nagekeken.")
        pro.tik("Open de kring")
        pro.kop("Mensen")
        mensen = pro.page.url
        k = re.search(r"/k/[^/]+", mensen)
        assert k
        k = k.group()
        noor_link, noor_code = uitnodiging(pro, "Noor")
        pro.ga(mensen)
        mama_link, mama_code = uitnodiging(pro, "Mama")

        # 2. The jongere and the ouders come in on their own phones.
        noor.kom_binnen(noor_link, noor_code, "Noor")
        mama.kom_binnen(mama_link, mama_code, "Mama")
        pro.ga(mensen)
        pro.tik("Iemand uitnodigen", rol="link")
        pro.kies("Een ouder")
        pro.vul("Voornaam", "Papa")
        pro.kies("Deze ouder of voogd heeft gezag. Dat heb ik vandaag nagekeken.")
        pro.tik("Maak de uitnodiging")
        pro.kop("Uitnodiging voor Papa")
        papa.kom_binnen(
            pro.page.get_by_label("De link", exact=True).input_value(),
            pro.page.locator("[data-code]").get_attribute("data-code") or "",
            "Papa",
        )

        # 5. (without a JIM the app is whole) A goal: the coach asks, the jongere says it herself.
        noor.menu("Doelen")
        noor.tik("Een doel maken", rol="link")
        noor.vul("Wat wil je graag?", "stoppen met ruzie maken")
        expect(noor.page.locator("[data-coach]")).to_be_visible()
        noor.vul("Wat wil je graag?", "Mama en ik praten rustig met elkaar")
        expect(noor.page.locator("[data-coach]")).to_be_hidden()
        noor.tik("Verder")
        noor.kop("De stappen naar je doel")
        ladder = noor.page.url
        for veld, stap in {"trede_plus2": "Elke dag", "trede_0": "Drie keer per week"}.items():
            noor.page.locator(f"[name={veld}]").fill(stap)
        noor.tik("Bewaar de ladder")
        expect(noor.page.get_by_role("alert")).to_be_visible()
        assert noor.page.locator("[name=trede_plus2]").input_value() == "Elke dag"
        noor.page.get_by_text("De stappen ertussen").click()
        for veld, stap in {
            "trede_plus1": "Vijf keer per week",
            "trede_min1": "Een keer per week",
            "trede_min2": "Nooit in een week",
            "trede_min3": "We praten helemaal",
        }.items():
            noor.page.locator(f"[name={veld}]").fill(stap)
        noor.page.get_by_role("button", name="Bewaar de ladder", exact=True).last.click()
        noor.kop("Mama en ik praten rustig met elkaar")
        noor.ziet("In jouw woorden: ‘stoppen met ruzie maken’")
        doel = noor.page.url
        pro.ga(ladder)
        pro.page.locator("[name=trede_min3]").fill("We schreeuwen elke dag")
        pro.page.get_by_role("button", name="Bewaar de ladder", exact=True).last.click()
        pro.kop("Mama en ik praten rustig met elkaar")

        # 3. Wie vertrouw jij? The jongere asks a JIM; she reads what it is and says yes; both ouders give the mandate.
        noor.menu("JIM")
        noor.kop("Wie vertrouw jij?")
        noor.page.locator("input[type=text]").first.fill("Samira")
        noor.page.locator("main form button").first.click()
        noor.kop("Uitnodiging voor Samira")
        jim_link = noor.page.get_by_label("De link", exact=True).input_value()
        jim_code = noor.page.locator("[data-code]").get_attribute("data-code") or ""
        mama.ga(f"{k}/jim/mandaat")
        mama.kies("Akkoord")
        mama.page.locator("main form button").last.click()
        samira.kom_binnen(jim_link, jim_code, "Samira")
        samira.ziet("De ouders lezen nog mee")
        samira.ga(f"{k}/doelen")
        samira.ziet("Dit mag je hier niet")
        papa.ga(f"{k}/jim/mandaat")
        papa.kies("Akkoord, en dit vind ik moeilijk")
        papa.page.locator("main form button").last.click()
        samira.ga(f"{k}/doelen")
        samira.kop("Onze doelen")

        # 4. The jongere proposes the rules; ouders and JIM sign; from then on the app holds everybody to them.
        noor.ga(f"{k}/afspraken")
        stel_afspraken_voor(noor, k)
        for telefoon in (mama, papa, samira):
            telefoon.ga(f"{k}/afspraken")
            teken(telefoon, k)
        with Session(h.engine) as session:
            from jim.afspraken.models import Afspraak

            assert session.exec(select(Afspraak.status).where(Afspraak.kring_id == k.removeprefix("/k/"))).all() == ["geldig"]

        # 5. Everybody sees it from his own side, blind until he looked himself.
        meet(noor, doel, "Een keer per week")
        meet(mama, doel, "Nooit in een week")
        samira.ga(doel)
        samira.ziet("Je ziet hun plek als jij ook gekeken hebt")
        meet(samira, doel, "Drie keer per week")
        samira.page.get_by_text("Wie ziet het waar? In een tabel").click()
        for naam, stap in (("Noor", "Een keer per week"), ("Mama", "Nooit in een week"), ("Jij", "Drie keer per week")):
            expect(samira.page.get_by_role("row").filter(has_text=naam)).to_contain_text(stap)

        # 6. To the JIM what the ouders may not read, to the aanspreekpunt what everybody may read.
        noor.menu("Praten")
        noor.page.locator("main").get_by_role("link", name=re.compile("Samira")).click()
        noor.ziet("Alleen jij en Samira lezen dit")
        gesprek = noor.page.url
        noor.page.locator("#schrijven summary").click()
        noor.page.locator("input[name=onderwerp][value=verliefd]").check(force=True)
        noor.page.locator("textarea[name=tekst]").fill(GEHEIMPJE)
        samira.ga(gesprek)
        noor.page.locator("#schrijven button").last.click()
        expect(samira.page.locator("#berichten")).to_contain_text(GEHEIMPJE)
        samira.ziet("Blijft tussen jullie")
        noor.menu("Praten")
        noor.page.locator("main .kaart-link").filter(has_text="Joost").click()
        noor.page.locator("input[name=publiek][value=kring]").check(force=True)
        noor.page.locator("textarea[name=tekst]").fill(OPENLIJK)
        noor.page.locator("#schrijven button").last.click()
        expect(noor.page.locator("#berichten")).to_contain_text(OPENLIJK)
        bericht_ids = geheime_ids(h, k)
        for telefoon in (mama, papa, pro):
            zoek_overal(telefoon, k, GEHEIMPJE, bericht_ids)
            antwoord = telefoon.context.request.get(gesprek)
            assert antwoord.status == 404 and GEHEIMPJE not in antwoord.text()
        papa.menu("Praten")
        papa.page.locator("main").get_by_role("link", name=re.compile("[Kk]ring")).first.click()
        expect(papa.page.locator("#berichten")).to_contain_text(OPENLIJK)

        # 7. The goal goes to the provider's record, once.
        for telefoon in (noor, mama, papa):
            telefoon.ga(doel)
            telefoon.tik("Ja, dit mag naar het dossier")
        wacht_tot_bezorgd(h)
        pro.ga(doel)
        pro.ziet("Staat in het dossier sinds")
        with Session(h.engine) as session:
            pseudoniem = session.get_one(Kring, k.removeprefix("/k/")).pseudoniem
        goal, scores, versie = in_epd(epd, pseudoniem)
        assert goal["description"]["text"] == "Mama en ik praten rustig met elkaar"
        assert "We schreeuwen elke dag" in json.dumps(goal, ensure_ascii=False)
        assert len(scores) == 3
        assert GEHEIMPJE not in json.dumps([goal, *scores], ensure_ascii=False)
        stuur_nog_eens(h)
        wacht_tot_bezorgd(h)
        goal, scores, nog_eens = in_epd(epd, pseudoniem)
        assert (len(scores), nog_eens) == (3, versie)

        # 8. A taart for who opted in; she alone sees who and what; the municipality sees what is safe to see.
        pro.ga("/taarten")
        pro.page.locator("main form button").first.click()
        noor.ga(f"{k}/taart")
        noor.page.locator("input[name=kwaliteiten][value=luisterde_echt]").check()
        noor.page.locator("textarea").first.fill("Je vroeg door tot ik het durfde te zeggen")
        noor.page.locator("main form button").last.click()
        pro.ga("/taarten")
        pro.tik("Uitpakken")
        pro.ziet("Je vroeg door tot ik het durfde te zeggen")
        for telefoon in (mama, papa, samira):
            zoek_overal(telefoon, k, "Je vroeg door tot ik het durfde te zeggen", [])
        gemeente.ga(links["gemeente"])
        gemeente.tik("Maak mijn sleutel")
        expect(gemeente.page.locator("table").first).to_be_visible()
        gemeente.ziet("samengevoegd")
        gemeente.ziet("luisterde echt")
        with Session(h.engine) as session:
            inhoud = session.exec(select(Publicatie.inhoud)).first()
        assert inhoud and all(cel["aantal"] >= 10 and cel["aantal"] % 5 == 0 for cel in json.loads(inhoud)["cellen"])
        assert kwartaal(vandaag()) not in gemeente.html
        for naam in ("Noor", "Joost", "Samira"):
            assert naam not in gemeente.html
        assert gemeente.context.request.get(f"{h.url}{k}/").status == 404

        for telefoon in (pro, noor, mama, papa, samira, gemeente):
            assert telefoon.fouten == []
        browser.close()


def stel_afspraken_voor(noor: Telefoon, k: str) -> None:
    """Choose per topic, and sign."""
    noor.ga(f"{k}/afspraken/voorstel")
    for onderwerp, niveau in (("school", "ouders"), ("thuis", "eerst_vragen"), ("verliefd", "tussen_ons")):
        noor.page.locator(f"input[name={onderwerp}][value={niveau}]").check(force=True)
    noor.page.locator("main form button").last.click()
    expect(noor.page.get_by_role("status").first).to_be_visible()


def teken(telefoon: Telefoon, k: str) -> None:
    """Read and sign."""
    telefoon.ziet("Altijd zo")
    telefoon.tik("Ik teken")
    expect(telefoon.page.get_by_role("button", name="Ik teken")).to_have_count(0)


def meet(telefoon: Telefoon, doel: str, stap: str) -> None:
    """Tap the step where it stands."""
    telefoon.ga(doel)
    telefoon.page.locator("label").filter(has_text=stap).first.click()
    telefoon.page.locator("form:has([name=niveau]) button").last.click()
    expect(telefoon.page.locator("#meldingen")).not_to_be_empty()


def geheime_ids(h: Huis, k: str) -> list[str]:
    """Ids that only the jongere and the JIM may meet."""
    from jim.gesprekken.models import Bericht, Gesprek

    with Session(h.engine) as session:
        gesprek = session.exec(select(Gesprek.id).where(Gesprek.kring_id == k.removeprefix("/k/"), Gesprek.soort == "jim")).one()
        return [gesprek, *session.exec(select(Bericht.id).where(Bericht.gesprek_id == gesprek))]


def zoek_overal(telefoon: Telefoon, k: str, schat: str, ids: list[str]) -> None:
    """Follow every link there is inside the app, and look at the live stream: the treasure and its ids are nowhere."""
    te_doen, gezien = [f"{k}/", "/"], set[str]()
    while te_doen:
        pad = te_doen.pop()
        if pad in gezien:
            continue
        gezien.add(pad)
        antwoord = telefoon.context.request.get(telefoon.url + pad)
        tekst = antwoord.text()
        assert schat not in tekst, pad
        assert not [i for i in ids if i in tekst], pad
        buiten = ("/static", "https://", "/live", "/uitloggen", "/demo")
        links = re.findall(r'(?:href|action|hx-get)="(/[^"#]*)', tekst)
        te_doen += [link.replace("&amp;", "&") for link in links if not link.startswith(buiten)]
    assert len(gezien) > 6
    with httpx.stream(
        "GET", f"{telefoon.url}/live{k}?na=0", cookies={c["name"]: c["value"] for c in telefoon.context.cookies()}, timeout=3
    ) as stroom:
        assert stroom.status_code == 200
        try:
            for regel in stroom.iter_lines():
                assert schat not in regel and not [i for i in ids if i in regel]
        except httpx.ReadTimeout:
            pass


def wacht_tot_bezorgd(h: Huis) -> None:
    """The worker has nothing left to do."""
    import time

    for _ in range(200):
        with Session(h.engine) as session:
            rijen = session.exec(select(Uitgaand)).all()
            if rijen and all(r.klaar for r in rijen):
                assert not [r.fout for r in rijen if r.fout]
                return
        time.sleep(0.1)
    raise AssertionError("not delivered")


def stuur_nog_eens(h: Huis) -> None:
    """As if the worker died after delivering and before noting it."""
    with Session(h.engine) as session:
        for rij in session.exec(select(Uitgaand)):
            rij.klaar = None
            rij.geleend_tot = None
        session.commit()


def in_epd(epd: Epd, pseudoniem: str) -> tuple[dict, list[dict], str]:
    """What really stands in the record of this jongere: the goal, the scores, the goal's version."""
    with httpx.Client(timeout=30) as http:
        token = epd.client(http).token()

        def zoek(soort: str, **waar: str) -> list[dict]:
            antwoord = http.get(f"{epd.basis_url}/{soort}", params=waar, headers={"Authorization": f"Bearer {token}"})
            antwoord.raise_for_status()
            return [e["resource"] for e in antwoord.json().get("entry", [])]

        patienten = [p for p in zoek("Patient", _count="200") if any(i["value"] == pseudoniem for i in p["identifier"])]
        assert len(patienten) == 1
        goals = zoek("Goal", subject=f"Patient/{patienten[0]['id']}", _count="50")
        assert len(goals) == 1
        return goals[0], zoek("Observation", subject=f"Patient/{patienten[0]['id']}", _count="50"), goals[0]["meta"]["versionId"]
