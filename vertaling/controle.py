"""Texts: extracted again they must equal what is committed, translations must be complete, placeholders and tags must match.

`python -m vertaling.controle` checks; `--schrijf` extracts and updates the catalogues.
"""

import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from vertaling import MAP, TALEN

WORTEL = MAP.parent
SJABLOON = MAP / "messages.pot"
SLEUTELS = {"_": None, "_l": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
_PLEK = re.compile(r"%\(\w+\)[sd]|%[sd]|</?\w+[^>]*>")


def haal_op() -> Catalog:
    """All texts of the app, with the files they stand in, sorted."""
    with (MAP / "babel.cfg").open(encoding="utf-8") as tekst:
        methoden, opties = parse_mapping_cfg(tekst)
    catalogus = Catalog(project="gezinsapp", version="0", locale="nl", charset="utf-8")
    for bestand, _regel, bericht, _uitleg, _context in extract_from_dir(
        WORTEL / "gezinsapp", _hier(methoden), _hier_opties(opties), SLEUTELS
    ):
        catalogus.add(bericht, locations=[(f"gezinsapp/{bestand}", 0)])
    return catalogus


def _hier(methoden: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(patroon.removeprefix("gezinsapp/"), methode) for patroon, methode in methoden]


def _hier_opties(opties: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    return {patroon.removeprefix("gezinsapp/"): waarde for patroon, waarde in opties.items()}


def _po(taal: str) -> Path:
    return MAP / taal / "LC_MESSAGES" / "messages.po"


def _tekst(catalogus: Catalog) -> bytes:
    uit = io.BytesIO()
    write_po(uit, catalogus, omit_header=True, no_location=True, sort_output=True, width=0, ignore_obsolete=True)
    return uit.getvalue()


def schrijf() -> None:
    """Write the template and update each catalogue; what is new stays empty for a translator."""
    sjabloon = haal_op()
    SJABLOON.write_bytes(_tekst(sjabloon))
    for taal in TALEN:
        pad = _po(taal)
        pad.parent.mkdir(parents=True, exist_ok=True)
        catalogus = Catalog(locale=taal)
        if pad.exists():
            with pad.open("rb") as bron:
                catalogus = read_po(bron, locale=taal)
        catalogus.update(sjabloon, no_fuzzy_matching=True)
        pad.write_bytes(_kop(taal) + _tekst(catalogus))


def _kop(taal: str) -> bytes:
    kop = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: {}\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    return kop.format(taal).encode()


def fouten() -> list[str]:
    """What is not right, a line each."""
    vers = haal_op()
    uit: list[str] = []
    if not SJABLOON.exists() or SJABLOON.read_bytes() != _tekst(vers):
        uit.append("messages.pot differs from the texts in the app: run `make teksten`")
    for taal in TALEN:
        with _po(taal).open("rb") as bron:
            catalogus = read_po(bron, locale=taal)
        if not _po(taal).read_bytes().startswith(_kop(taal)):
            uit.append(f"{taal}: has lost its head: run `make teksten`")
        uit += [f"{taal}: is missing: {b.id}" for b in vers if b.id and b.id not in catalogus]
        if taal == "nl":
            continue
        for bericht in catalogus:
            if not bericht.id:
                continue
            bron_, doel = _vormen(bericht.id), _vormen(bericht.string)
            if not all(doel):
                uit.append(f"{taal}: not translated: {bericht.id}")
            elif set(_PLEK.findall(bron_[-1])) != set(_PLEK.findall(doel[-1])):
                uit.append(f"{taal}: placeholders differ: {bericht.id}")
    return uit


def _vormen(tekst: object) -> list[str]:
    return [str(t) for t in tekst] if isinstance(tekst, tuple | list) else [str(tekst or "")]


def main() -> None:
    """Check, or write with --schrijf."""
    if "--schrijf" in sys.argv:
        schrijf()
        return
    gevonden = fouten()
    print("\n".join(gevonden) or "texts: complete and up to date")
    sys.exit(bool(gevonden))


if __name__ == "__main__":
    main()
