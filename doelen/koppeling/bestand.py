"""A record without FHIR: four CSV files in a folder that the provider collects, and the same as a spreadsheet (docs/besluiten/bestand.md).

Rows are only added. A row is one line, so that a line that was cut off by a crash is found and written again; who writes holds a lock.
"""

import csv
import errno
import fcntl
import io
import os
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from odfdo import Document, Row, Table

from doelen.koppeling.poort import (
    Gevonden,
    Geweigerd,
    IntrekkingVoorDossier,
    LijstVoorDossier,
    Ontvangst,
    TijdelijkNietBereikbaar,
    ToestemmingVoorDossier,
    TScoreVoorDossier,
    VerbindingStuk,
    Wijziging,
    Zending,
)
from doelen.rom.vragenlijst import in_woorden, te_vragen

DOELEN = "doelen.csv"
SCORES = "scores.csv"
ANTWOORDEN = "antwoorden.csv"
TOESTEMMINGEN = "toestemmingen.csv"
BLADEN = "dossier.ods"
NIVEAUS = range(-3, 3)
Cel = str | int | float
KOLOMMEN: Mapping[str, tuple[str, ...]] = {
    DOELEN: (
        "sleutel", "versie", "clientnummer", "doel", *(f"trede {n:+d}" if n else "trede 0" for n in NIVEAUS), "treden", "begin", "status",
        "streefdatum", "toestemming van", "toestemming op",
    ),
    SCORES: (
        "sleutel", "soort", "clientnummer", "doel", "trede", "t nu", "t begin", "aantal doelen", "gemengde ladders", "volgens", "op",
    ),
    ANTWOORDEN: (
        "sleutel", "nummer", "clientnummer", "lijst", "versie", "vraag", "tekst", "code", "antwoord", "volgens", "op", "toestemming van",
        "toestemming op",
    ),
    TOESTEMMINGEN: ("sleutel", "nummer", "clientnummer", "toestemming", "op"),
}  # fmt: skip
_FORMULE = tuple("=+-@\u2212")
_ONZIENLIJK = frozenset({"Cc", "Cf", "Cn", "Zs"})
_ONZICHTBAAR = re.compile(r"[\x00-\x1f\x7f\ufeff]")
_VOL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EINTR, errno.EIO})


def cel(waarde: Cel) -> Cel:
    """A cell that starts no formula and stays on its line: words that could be one get an apostrophe before them; a number is a number.

    Signs that nobody sees are looked past, and so is how wide or small a sign is (NFKC): some programs do the same before they look for a formula.
    """
    if not isinstance(waarde, str):
        return waarde
    regel = " ".join(_ONZICHTBAAR.sub(" ", waarde).split())
    begin = next((teken for teken in regel if unicodedata.category(teken) not in _ONZIENLIJK), "")
    return f"'{regel}" if unicodedata.normalize("NFKC", begin).startswith(_FORMULE) else regel


def _moment(op: datetime) -> str:
    if op.tzinfo is None:
        raise Geweigerd("moment")
    return op.astimezone(UTC).isoformat(timespec="seconds")


class BestandDossier:
    """Writes to the folder `map` as the port `Dossier`; makes it when it is not there. Safe to share between threads and processes."""

    def __init__(self, map: Path) -> None:
        """Nothing is touched before the first delivery."""
        self._map = map
        self._gelezen: dict[str, tuple[int, set[str]]] = {}

    def lever(self, zending: Zending) -> Mapping[str, Ontvangst]:
        """Add a goal, unless this version is there, and the scores that are not. Raises as the port says."""
        doel, ja = zending.doel, zending.toestemming
        if not set(doel.treden) | {meting.niveau for meting in zending.metingen} <= set(NIVEAUS):
            raise Geweigerd("niveau")
        treden = [doel.treden.get(n, "") for n in NIVEAUS]
        datum = doel.streefdatum.isoformat() if doel.streefdatum else ""
        over = (doel.tekst, *treden, int(doel.variant), doel.basis, doel.status, datum, ", ".join(ja.door), _moment(ja.op))
        scores = [
            (m.sleutel, "score", m.pseudoniem, m.doel_sleutel, m.niveau, "", "", "", "", m.door, _moment(m.op)) for m in zending.metingen
        ]
        with self._slot():
            self._erbij(DOELEN, [(doel.sleutel, doel.versie, doel.pseudoniem, *over)])
            self._erbij(SCORES, scores)
            self._weer_ja(doel.sleutel, doel.pseudoniem, ja)
        return {
            doel.sleutel: Ontvangst(f"{DOELEN}#{doel.sleutel}", str(doel.versie)),
            **{str(rij[0]): Ontvangst(f"{SCORES}#{rij[0]}", "1") for rij in scores},
        }

    def lever_t(self, score: TScoreVoorDossier) -> Mapping[str, Ontvangst]:
        """Add a T-score. Raises as the port says."""
        getallen = (round(score.nu, 1), round(score.begin, 1), len(score.doelen), "ja" if score.gemengd else "nee")
        with self._slot():
            rij = (score.sleutel, "t", score.pseudoniem, ", ".join(score.doelen), "", *getallen, score.door, _moment(score.op))
            self._erbij(SCORES, [rij])
        return {score.sleutel: Ontvangst(f"{SCORES}#{score.sleutel}", "1")}

    def lever_lijst(self, lijst: LijstVoorDossier) -> Mapping[str, Ontvangst]:
        """Add a row for each answer; of several choices one for each. Raises as the port says."""
        eerst = (lijst.pseudoniem, lijst.lijst.url, lijst.lijst.versie)
        laatst = (lijst.door, _moment(lijst.op), ", ".join(lijst.toestemming.door), _moment(lijst.toestemming.op))
        gegeven = [
            (vraag.id, vraag.tekst.tekst, *antwoord)
            for vraag in te_vragen(lijst.lijst, lijst.antwoorden)
            if vraag.id in lijst.antwoorden
            for antwoord in in_woorden(vraag, lijst.antwoorden[vraag.id])
        ]
        with self._slot():
            self._erbij(ANTWOORDEN, [(lijst.sleutel, n, *eerst, *rij, *laatst) for n, rij in enumerate(gegeven or [("", "", "", "")], 1)])
            self._weer_ja(lijst.sleutel, lijst.pseudoniem, lijst.toestemming)
        return {lijst.sleutel: Ontvangst(f"{ANTWOORDEN}#{lijst.sleutel}", "1")}

    def trek_in(self, intrekking: IntrekkingVoorDossier) -> Mapping[str, Ontvangst]:
        """Add a row that says so, unless the last one of that key does, or nothing of it is here. Raises as the port says."""
        sleutel, op = intrekking.sleutel, _moment(intrekking.op)
        with self._slot():
            hier = any(naam.startswith(f"{sleutel}|") for bestand in (DOELEN, ANTWOORDEN) for naam in self._bekend(bestand))
            nummer, stand = self._toestemming(sleutel)
            if hier and stand != "ingetrokken":
                self._erbij(TOESTEMMINGEN, [(sleutel, nummer + 1, intrekking.pseudoniem, "ingetrokken", op)])
        return {sleutel: Ontvangst(f"{TOESTEMMINGEN}#{sleutel}", str(nummer + 1))} if hier else {}

    def _toestemming(self, sleutel: str) -> tuple[int, str]:
        """How many rows there are of the yes for this key, and what the last says; (0, "") while it was never taken back."""
        if f"{sleutel}|1" not in self._bekend(TOESTEMMINGEN):
            return 0, ""
        rijen = [rij for rij in self._rijen(TOESTEMMINGEN) if _sleutel(rij[0]) == sleutel]
        return len(rijen), rijen[-1][3]

    def _weer_ja(self, sleutel: str, pseudoniem: str, ja: ToestemmingVoorDossier) -> None:
        nummer, stand = self._toestemming(sleutel)
        if stand == "ingetrokken":
            self._erbij(TOESTEMMINGEN, [(sleutel, nummer + 1, pseudoniem, "gegeven", _moment(ja.op))])

    def gewijzigd(self, sinds: datetime | None) -> Iterator[Wijziging]:  # noqa: ARG002 - the port's shape
        """Nobody changes a row here."""
        return iter(())

    def alles(self) -> Iterator[Gevonden]:
        """Read what is there: of a goal its newest version."""
        with self._slot():
            doelen, scores, antwoorden, toestemmingen = (self._rijen(bestand) for bestand in KOLOMMEN)
        nieuwste = {_sleutel(rij[0]): int(rij[1]) for rij in sorted(doelen, key=lambda rij: int(rij[1]))}
        for sleutel, versie in nieuwste.items():
            yield Gevonden("doel", sleutel, f"{DOELEN}#{sleutel}", versie)
        for sleutel in (_sleutel(rij[0]) for rij in scores):
            yield Gevonden("meting", sleutel, f"{SCORES}#{sleutel}", 0)
        for sleutel in {_sleutel(rij[0]) for rij in antwoorden}:
            yield Gevonden("meting", sleutel, f"{ANTWOORDEN}#{sleutel}", 0)
        terug = {_sleutel(rij[0]): rij[3] for rij in toestemmingen}
        for sleutel in {*nieuwste, *(_sleutel(rij[0]) for rij in antwoorden)}:
            yield Gevonden("ja", sleutel, f"{TOESTEMMINGEN}#{sleutel}", int(terug.get(sleutel) != "ingetrokken"))

    def maak_blad(self) -> Path:
        """Write the files as one spreadsheet beside them, in one go; gives where. Words are text there, never a formula."""
        document = Document("spreadsheet")
        document.body.clear()
        with self._slot():
            for bestand, kolommen in KOLOMMEN.items():
                blad = Table(bestand.removesuffix(".csv"))
                for rij in (kolommen, *self._rijen(bestand)):
                    blad.append_row(_rij(rij))
                document.body.append(blad)
            nieuw = self._map / f".{BLADEN}"
            document.save(str(nieuw))
            nieuw.chmod(0o600)
            return nieuw.replace(self._map / BLADEN)

    @contextmanager
    def _slot(self) -> Iterator[None]:
        try:
            self._map.mkdir(mode=0o700, parents=True, exist_ok=True)
            with (self._map / ".slot").open("a") as slot:
                fcntl.flock(slot, fcntl.LOCK_EX)
                yield
        except OSError as fout:
            if fout.errno in _VOL:
                raise TijdelijkNietBereikbaar from None
            raise VerbindingStuk("map", str(fout.errno)) from None

    def _erbij(self, bestand: str, rijen: Sequence[Sequence[Cel]]) -> None:
        pad = self._map / bestand
        er_al = self._bekend(bestand)
        nieuw = [rij for rij in rijen if self._naam(bestand, rij) not in er_al]
        if not nieuw:
            return
        tekst = io.StringIO(newline="")
        schrijver = csv.writer(tekst, delimiter=";", lineterminator="\n")
        if not pad.exists() or not pad.stat().st_size:
            tekst.write("\ufeff")
            schrijver.writerow(KOLOMMEN[bestand])
        schrijver.writerows([cel(waarde) for waarde in rij] for rij in nieuw)
        handvat = os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            inhoud = memoryview(tekst.getvalue().encode())
            while inhoud:
                inhoud = inhoud[os.write(handvat, inhoud) :]
            os.fsync(handvat)
        finally:
            os.close(handvat)

    @staticmethod
    def _naam(bestand: str, rij: Sequence[Cel]) -> str:
        return _sleutel(rij[0]) if bestand == SCORES else f"{_sleutel(rij[0])}|{rij[1]}"

    def _bekend(self, bestand: str) -> set[str]:
        """The names of the rows that are there, reading only what came since; what was cut off by a crash is taken away."""
        pad = self._map / bestand
        tot, namen = self._gelezen.get(bestand, (0, set[str]()))
        lang = pad.stat().st_size if pad.exists() else 0
        if lang < tot:
            tot, namen = 0, set()
        if lang > tot:
            with pad.open("r+b") as stroom:
                stroom.seek(tot)
                deel = stroom.read()
                heel = deel.rfind(b"\n") + 1
                stroom.truncate(tot + heel)
            namen |= {self._naam(bestand, rij) for rij in _lees(deel[:heel])}
            tot += heel
        self._gelezen[bestand] = (tot, namen)
        return namen

    def _rijen(self, bestand: str) -> list[list[str]]:
        pad = self._map / bestand
        return _lees(pad.read_bytes()) if pad.exists() else []


def _sleutel(waarde: Cel) -> str:
    """A key as it is with us: one that starts with a minus has an apostrophe in the file."""
    return str(waarde).removeprefix("'")


def _lees(inhoud: bytes) -> list[list[str]]:
    """The whole rows, without the head."""
    tekst = inhoud[: inhoud.rfind(b"\n") + 1].decode().removeprefix("\ufeff")
    koppen = {kolommen[:3] for kolommen in KOLOMMEN.values()}
    return [rij for rij in csv.reader(io.StringIO(tekst, newline=""), delimiter=";") if tuple(rij[:3]) not in koppen]


def _rij(waarden: Sequence[str]) -> Row:
    rij = Row()
    rij.set_values(list(waarden))
    return rij
