"""A page fits a slow phone: bytes as a browser gets them, compressed with brotli (pwa.md)."""

import re
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from sqlmodel import Session

from gezinsapp.access.pagina import STATIC
from tests.bouw import Wereld
from tests.client import Client
from tests.test_routes import vul

KB = 1024


def klein(data: bytes) -> int:
    return len(brotli.compress(data))


@pytest.mark.parametrize(
    "pad",
    ["~/", "~/doelen", "~/doelen/nieuw", "~/plan", "~/hoe-zwaar", "~/doelen/{doel_id}", "~/praten", "~/praten/{gesprek_id}", "~/afspraken"],
)
def test_pagina_blijft_binnen_het_budget(session: Session, wereld: Wereld, als: Callable[[str], Client], pad: str):
    delen = vul(session, wereld)
    html = als("jongere").get(pad.format(**delen)).text
    css = sum(klein((STATIC / naam).read_bytes()) for naam in re.findall(r'href="/static/([^"?]+\.css)', html))
    js = sum(klein((STATIC / naam).read_bytes()) for naam in re.findall(r'src="/static/([^"?]+\.js)', html))
    los = {n for n in re.findall(r'(?:href|src)="/static/([^"?#]+)', html) if Path(n).suffix not in {".css", ".js", ".png", ".webmanifest"}}
    rest = sum(klein((STATIC / naam).read_bytes()) for naam in los)
    assert css > 0 and js > 0
    assert klein(html.encode()) + css <= 14 * KB
    assert js <= 20 * KB
    assert klein(html.encode()) + css + js + rest <= 50 * KB
