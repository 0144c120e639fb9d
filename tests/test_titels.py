"""The title of a page stands in the history of a phone and between its open apps: it holds nothing that a family wrote."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlmodel import Session

from doelen.doel.models import Doel
from jim.gesprekken.models import Bericht, Gesprek
from jim.zorgen.models import Zorg
from tests.bouw import Wereld
from tests.client import Client
from tests.test_routes import adressen, vul


@pytest.mark.parametrize("wie", ["jongere", "ouder1", "jim", "aanspreekpunt"])
def test_geen_titel_heeft_een_woord_dat_iemand_schreef(
    app: Flask, session: Session, wereld: Wereld, als: Callable[[str], Client], wie: str
):
    delen = vul(session, wereld)
    for rij in session.query(Gesprek).filter(Gesprek.soort == "groep"):  # pyright: ignore[reportArgumentType]
        rij.titel = "kanarie van de groep"
    session.get_one(Doel, (wereld.kring.id, delen["doel_id"])).tekst = "kanarie van het doel"
    session.get_one(Bericht, (wereld.kring.id, delen["bericht_id"])).tekst = "kanarie van het bericht"
    session.get_one(Zorg, (wereld.kring.id, delen["zorg_id"])).tekst = "kanarie van de zorg"
    session.commit()
    client, gezien = als(wie), 0
    for _endpoint, methode, pad in adressen(app, delen, wereld.kring.id):
        if methode == "GET" and pad.startswith("/k/"):
            antwoord = client.get(pad)
            if antwoord.status_code == 200 and antwoord.mimetype == "text/html" and "<title>" in antwoord.text:
                titel = BeautifulSoup(antwoord.text, "html.parser").title
                assert titel and not {"kanarie", "veilig", "zorgen"} & set(titel.get_text().lower().replace("?", "").split()), (pad, titel)
                gezien += "kanarie" in antwoord.text
    assert gezien > (2 if wie != "aanspreekpunt" else 0), "pages that do show it"


def test_wat_elke_bladzijde_zelf_zet_bedekt_niets_van_een_bladzijde():
    """A name that base.html sets reaches into its blocks: no view gives a page something else under that name."""
    sjablonen = Path(__file__).parent.parent / "gezinsapp" / "templates"
    namen = set(re.findall(r"{%-? set (\w+)", (sjablonen / "base.html").read_text(encoding="utf-8")))
    views = "\n".join(pad.read_text(encoding="utf-8") for pad in (sjablonen.parent / "views").glob("*.py"))
    assert namen and {naam for naam in namen if re.search(rf"^\s+{naam}=(?!heet_stil\(\))", views, re.MULTILINE)} == set()
