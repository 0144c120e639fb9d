"""A client that checks each page it fetches, as a careful reader would: headings, labels, ids, forms, no inline code."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit
from zipfile import ZipFile

from bs4 import BeautifulSoup
from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from gezinsapp.headers import HEADERS

STIL = {"Doel", "Gesprek", "Hulp", "Vragenlijst", "Afspraken", "Goal", "Conversation", "Help", "Questionnaire", "Agreements"}
"""Titles of pages whose heading nobody has to find in a history or between open apps."""


def controleer_pagina(html: str, app: Flask) -> None:
    """Raise AssertionError with the first thing that is wrong with a whole page."""
    soep = BeautifulSoup(html, "html.parser")
    koppen = soep.find_all("h1")
    assert len(koppen) == 1, f"{len(koppen)} h1"
    kop = " ".join(koppen[0].get_text(" ").split())
    titel = " ".join(soep.title.get_text().split()) if soep.title else ""
    stil = titel.split(" – ")[0] in STIL
    assert kop and (stil or titel.startswith(kop)), f"title {titel!r} does not start with h1 {kop!r}"
    assert soep.html and soep.html.get("lang") and soep.html.get("dir")
    ids = [e["id"] for e in soep.find_all(id=True)]
    dubbel = {i for i in ids if ids.count(i) > 1}
    assert not dubbel, f"ids twice: {dubbel}"
    for e in soep.find_all(True):
        assert not e.get("style"), f"inline style on {e.name}"
        assert not [a for a in e.attrs if a.startswith("on")], f"inline handler on {e.name}"
        for attr in ("aria-describedby", "aria-labelledby", "aria-controls", "for"):
            for ziel in str(e.get(attr) or "").split():
                assert ziel in ids, f"{attr}={ziel} points nowhere"
    assert not soep.find_all("style")
    assert all(s.get("src") for s in soep.find_all("script")), "inline script"
    for veld in soep.find_all(["input", "textarea", "select"]):
        if veld.get("type") in {"hidden", "submit"}:
            continue
        label = soep.find("label", attrs={"for": veld.get("id")}) if veld.get("id") else None
        assert label or veld.find_parent("label") or veld.get("aria-label"), f"no label for {veld}"
    for knop in soep.find_all(["button", "a"]):
        assert knop.get_text(strip=True) or knop.get("aria-label") or knop.find(string=True), f"no words on {knop}"
    for plaatje in soep.find_all("img"):
        assert plaatje.has_attr("alt"), f"no alt on {plaatje}"
    kaart = app.url_map.bind("localhost")
    for form in soep.find_all("form"):
        methode = str(form.get("method", "get")).upper()
        pad = urlsplit(str(form.get("action") or "")).path
        if methode == "POST":
            assert form.find("input", attrs={"name": "csrf_token"}), f"no CSRF token in form to {pad}"
        if pad:
            try:
                kaart.match(pad, method=methode)
            except HTTPException as fout:
                raise AssertionError(f"form goes nowhere: {methode} {pad}") from fout


def leesbaar(antwoord: TestResponse) -> str:
    """All text of an answer, also of the files inside a spreadsheet."""
    if antwoord.data[:2] != b"PK":
        return antwoord.text
    with ZipFile(BytesIO(antwoord.data)) as zak:
        return "\n".join(zak.read(naam).decode(errors="replace") for naam in zak.namelist())


class Client:
    """Signed in by a real sign-in token, CSRF on. `k` is the address of the own kring."""

    def __init__(self, app: Flask, token: str, kring_id: str, eerst: Callable[[], object] = lambda: None) -> None:
        """A browser of one person; `eerst` runs before each request (the test's own transaction must not hold the app up)."""
        self.eerst = eerst
        self.app = app
        self.http = app.test_client()
        self.k = f"/k/{kring_id}"
        self.laatste: TestResponse | None = None
        if token:
            self.http.set_cookie("sid", token, domain="localhost")

    def _pad(self, pad: str) -> str:
        return self.k + pad.removeprefix("~") if pad.startswith("~") else pad

    def _klaar(self, antwoord: TestResponse) -> TestResponse:
        for naam, waarde in HEADERS.items():
            assert antwoord.headers.get(naam) == waarde, f"header {naam}"
        assert antwoord.status_code != 500
        if antwoord.status_code not in range(300, 400) and antwoord.mimetype == "text/html" and "<html" in antwoord.text:
            controleer_pagina(antwoord.text, self.app)
        self.laatste = antwoord
        return antwoord

    def get(self, pad: str, **kw: Any) -> TestResponse:
        """Fetch a page; `~` stands for the own kring."""
        self.eerst()
        return self._klaar(self.http.get(self._pad(pad), **kw))

    def csrf(self) -> str:
        """A token of this browser's own session."""
        vondst = re.search(r'X-CSRFToken[^:]*:\s*(?:"|&#34;|&quot;)([^"&]+)', self.http.get("/hulp").text)
        assert vondst, "no CSRF token on the page"
        return vondst.group(1)

    def post(self, pad: str, data: dict[str, Any] | None = None, **kw: Any) -> TestResponse:
        """Send a form with its CSRF token."""
        self.eerst()
        return self._klaar(self.http.post(self._pad(pad), data={"csrf_token": self.csrf(), **(data or {})}, **kw))

    def tekst(self) -> str:
        """The words on the last page, as one line."""
        assert self.laatste is not None
        return " ".join(BeautifulSoup(self.laatste.text, "html.parser").get_text(" ").split())
