"""The word lists and patterns of the coach as data for the phone: `python -m gezinsapp.coach` writes gezinsapp/static/js/coach.json.

The rules stand once, in doelen/formulering.py and its rooms (_lezen, _zin, _aarzeling), and the words in formulering_nl.py, formulering_en.py and formulering_schroom.py;
the phone gets those lists, and only the reading of them is written again (static/js/coach.js). tests/test_coach.py asks both the same about each sentence, and whether the file is up to date.
"""

import json
from pathlib import Path
from typing import Any

from doelen import (
    formulering,
    formulering_aarzeling,
    formulering_en,
    formulering_lezen,
    formulering_nl,
    formulering_schroom,
    formulering_zin,
)

BESTAND = Path(__file__).parent / "static" / "js" / "coach.json"


_PATRONEN = ("ZWAAR", "NAASTE", "ONBEKEND", "VREEMDE", "ANDEREN", "EIGEN", "HEMZELF", "LIJDEND", "DOEN", "GEWOON", "ZAKEN", "ALLEDAAGS")


def _lijsten(module: Any, voor: str) -> dict[str, list[Any]]:
    return {voor + naam: sorted(waarde) for naam, waarde in vars(module).items() if isinstance(waarde, frozenset)}


def gegevens() -> dict[str, Any]:
    """Lists by the name they have in the module (English ones with EN_ before it), spelling, phrases and patterns."""
    return {
        **_lijsten(formulering_nl, ""),
        **_lijsten(formulering_schroom, ""),
        **_lijsten(formulering_en, "EN_"),
        "SPELLING": formulering_nl.SPELLING,
        "VRIJ_VOOR": formulering_nl.VRIJ_VOOR,
        "TWEEWOORDS": formulering_en.TWEEWOORDS,
        "GEVAAR": formulering_lezen.GEVAAR.pattern,
        "SPEL_DOOD": formulering_nl.SPEL_DOOD,
        "KLANK": formulering_nl.KLANK,
        "ROL": list(formulering_nl.ROL),
        "KLACHT": formulering_nl.KLACHT,
        "KLACHT_BREED": formulering_nl.KLACHT_BREED,
        "VAN_ANDEREN": formulering_nl.VAN_ANDEREN,
        "LICHT": formulering_schroom.LICHT,
        **{naam: getattr(formulering_schroom, naam) for naam in _PATRONEN},
        "VRAAG_BIJ": formulering.VRAAG_BIJ,
        "KORT": formulering_zin.KORT,
        "VERHAAL": formulering_zin.VERHAAL,
        "NAAM": formulering_zin.NAAM,
        "NAMEN": formulering_zin.NAMEN,
        "LANG_VERHAAL": formulering_aarzeling.LANG_VERHAAL,
    }


def als_tekst() -> str:
    """The file, always the same for the same rules; a list of words is one line, which packs smaller."""
    alles = gegevens()
    lijsten = {naam: " ".join(waarde) for naam, waarde in alles.items() if isinstance(waarde, list)}
    rest = {naam: waarde for naam, waarde in alles.items() if naam not in lijsten}
    return json.dumps({"LIJSTEN": lijsten, **rest}, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    BESTAND.write_text(als_tekst(), encoding="utf-8")
