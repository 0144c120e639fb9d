"""Our words fit a child of 13: short sentences, known words, a score that says easy; measured on every text of the app."""

import csv
import re

import textstat

from vertaling import MAP
from vertaling.controle import haal_op

LANGSTE_ZIN = 18
"""Words. B1 asks for 15 on average at most; ours are shorter, so that none may be long."""
MAKKELIJK = 80
"""Flesch-Douma (0 to 100, by syllables a word and words a sentence): 80 and over is easy, 65 to 80 is plain."""
OFFICIEEL = {"perspectief"}
"""A name that the law gives to a kind of help; professionals and municipalities know it so."""
_PLEK = re.compile(r"%\(\w+\)[sd]|%[sd]")
_WOORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def teksten() -> list[str]:
    """Every text that the app can say, with a name where a name comes."""
    return [_PLEK.sub("Noor", t) for b in haal_op() if b.id for t in ([b.id] if isinstance(b.id, str) else b.id)]


def zinnen(tekst: str) -> list[str]:
    """The sentences of a text."""
    return [z for z in re.split(r"(?<=[.!?:])\s+", tekst) if z]


def te_lang(tekst: str) -> list[str]:
    """The sentences with more words than we allow."""
    return [z for z in zinnen(tekst) if len(_WOORD.findall(z)) > LANGSTE_ZIN]


def moeilijk(tekst: str, lijst: dict[str, str]) -> dict[str, str]:
    """The hard words in a text, with what to say instead."""
    return {woord: gewoon for woord, gewoon in lijst.items() if re.search(rf"\b{re.escape(woord)}\b", tekst, re.IGNORECASE)}


def lijst() -> dict[str, str]:
    """Hard word -> plain word."""
    with (MAP / "moeilijke_woorden.csv").open(encoding="utf-8", newline="") as bron:
        return {rij["moeilijk"]: rij["gewoon"] for rij in csv.DictReader(bron)}


def test_geen_zin_is_te_lang():
    assert [z for tekst in teksten() for z in te_lang(tekst)] == []
    assert te_lang("Wij verzoeken je om, voordat je verdergaat met het invullen van dit formulier, eerst alle voorwaarden door te lezen.")


def test_geen_woord_is_moeilijk_als_er_een_gewoon_woord_is():
    woorden = lijst()
    assert {tekst: gevonden for tekst in teksten() if tekst not in OFFICIEEL and (gevonden := moeilijk(tekst, woorden))} == {}
    assert moeilijk("Indien nodig wijzigen we dit.", woorden) == {"indien": "als", "wijzigen": "veranderen"}


def test_alle_woorden_samen_zijn_makkelijk():
    textstat.set_lang("nl")
    alles = " ".join(f"{tekst.rstrip('.!?')}." for tekst in teksten() if len(tekst.split()) > 3)
    assert textstat.flesch_reading_ease(alles) >= MAKKELIJK
    ambtelijk = (
        "De gecertificeerde instelling verantwoordelijk voor de uitvoering van de maatregel rapporteert periodiek omtrent de voortgang."
    )
    assert textstat.flesch_reading_ease(ambtelijk) < MAKKELIJK
