"""Check the log of Gezinsapp without any code of Gezinsapp: python verifieer.py DATABASE [CHECKPOINTS PUBLIC_KEY]

DATABASE is an SQLite file or a postgresql:// address, CHECKPOINTS the file controlepunten.jsonl, PUBLIC_KEY an Ed25519 JWK or
a file with one. Prints one line for each problem; exit code 0 when there is none, else 1. How and why: README.md in this folder.
"""

import hashlib
import json
import sqlite3
import sys
from base64 import urlsafe_b64decode
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

REGEL = ["nummer", "op", "actie", "uitkomst", "soort", "grond", "bron", "inhoud_hash", "vorige"]
DETAIL = ["kring_id", "persoon_id", "rol", "lid_id", "ding_id", "toegangspunt", "gevoelig", "over_lid_id"]
VRAAG = f"""SELECT {",".join("r." + k for k in REGEL)}, r.hash, d.nummer, d.zout, w.regel, {",".join("d." + k for k in DETAIL)}
FROM logregel r LEFT JOIN logdetail d ON d.nummer = r.nummer LEFT JOIN logwissing w ON w.nummer = r.nummer ORDER BY r.nummer"""
WEES = "SELECT nummer FROM logdetail UNION SELECT nummer FROM logwissing EXCEPT SELECT nummer FROM logregel"


def canoniek(velden: dict[str, Any]) -> bytes:
    """Canonical JSON: keys sorted, no spaces, UTF-8; a moment in UTC with six decimals."""
    if "op" in velden:
        op = velden["op"] if isinstance(velden["op"], datetime) else datetime.fromisoformat(velden["op"])
        velden = {**velden, "op": (op.astimezone(UTC) if op.tzinfo else op.replace(tzinfo=UTC)).isoformat(timespec="microseconds")}
    return json.dumps(velden, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def klopt(som: str, velden: dict[str, Any], zout: bytes = b"") -> bool:
    """Is `som` the SHA-256 over salt and canonical JSON? Not when a field holds what it can't hold."""
    try:
        return hashlib.sha256(zout + canoniek(velden)).hexdigest() == som
    except (TypeError, ValueError):
        return False


def lees_punten(regels: Iterable[str], sleutel: str, fouten: list[str]) -> dict[int, list[tuple[str, str]]]:
    """The checkpoints as {number: [(hash, moment)]}; a line without a right signature is a problem."""
    publiek = Ed25519PublicKey.from_public_bytes(urlsafe_b64decode(json.loads(sleutel)["x"] + "="))
    punten = defaultdict(list)
    for plek, regel in enumerate(regels, 1):
        try:
            punt = json.loads(regel)
            publiek.verify(bytes.fromhex(punt.pop("handtekening")), canoniek(punt))
            punten[punt["nummer"]].append((punt["hash"], punt["op"]))
        except (InvalidSignature, ValueError, TypeError, KeyError, AttributeError):
            fouten.append(f"controlepunt {plek}: de handtekening klopt niet")
    return punten


def controleer(verbinding: Any, regels: Iterable[str] = (), sleutel: str = "") -> tuple[int, list[str]]:
    """Check the log behind a connection of sqlite3 or psycopg against checkpoint lines: (number of the last row, list of problems)."""
    fouten, laatste, vorige, beloofd, gewist = [], 0, "0" * 64, {}, defaultdict(hashlib.sha256)
    punten = lees_punten(regels, sleutel, fouten) if sleutel else {}
    for rij in verbinding.execute(VRAAG):
        regel, detail = dict(zip(REGEL, rij, strict=False)), dict(zip(DETAIL, rij[13:], strict=True))
        nummer, (som, heeft_detail, zout, wissing) = rij[0], rij[9:13]
        if nummer != laatste + 1:
            fouten.append(f"regel {laatste + 1}: ontbreekt, de volgende is {nummer}")
        if regel["vorige"] != vorige:
            fouten.append(f"regel {nummer}: hangt niet vast aan de regel ervoor")
        if not klopt(som, regel):
            fouten.append(f"regel {nummer}: is veranderd")
        fouten += [f"regel {nummer}: is anders dan bij het controlepunt van {p[1]}" for p in punten.pop(nummer, []) if p[0] != som]
        if heeft_detail is None and wissing is not None:
            gewist[wissing].update(f"{nummer},".encode())
        elif wissing is not None or not klopt(regel["inhoud_hash"], detail, zout):
            fouten.append(f"regel {nummer}: het detail is {'weg zonder wissing' if heeft_detail is None else 'veranderd of teruggezet'}")
        elif (regel["actie"], regel["soort"]) == ("verwijderen", "logdetail"):
            beloofd[nummer] = detail["ding_id"]
        laatste, vorige = nummer, som
    fouten += [f"regel {nummer}: ontbreekt, het controlepunt van {p[0][1]} kent hem" for nummer, p in punten.items()]
    anders = sorted(nummer for nummer in {*gewist, *beloofd} if gewist[nummer].hexdigest() != beloofd.get(nummer))
    fouten += [f"regel {nummer}: wat er gewist is klopt niet met deze regel" for nummer in anders]
    return laatste, fouten + [f"detail of wissing {nummer}: hoort bij geen regel" for (nummer,) in verbinding.execute(WEES)]


def main(database: str, punten: str = "", sleutel: str = "") -> int:
    """Check and print; gives the exit code. The checkpoints are read first: what is logged meanwhile does no harm."""
    regels = Path(punten).read_text("utf-8").splitlines() if punten else []
    sleutel = Path(sleutel).read_text("utf-8") if sleutel and not sleutel.startswith("{") else sleutel
    if database.startswith("postgresql"):
        verbinding = import_module("psycopg").connect(database.replace("+psycopg", ""))
    else:
        verbinding = sqlite3.connect(Path(database.removeprefix("sqlite:///")).resolve().as_uri() + "?mode=ro", uri=True)
    laatste, fouten = controleer(verbinding, regels, sleutel)
    print("\n".join([*fouten, f"{laatste} regels, {len(regels)} controlepunten, {len(fouten)} problemen"]))
    return 1 if fouten else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) in (2, 4) else __doc__)
