"""The question sets as data: sets/<naam>-<versie>.json. A file is never changed; another wording, scale or code is another version.

A set carries its purpose (`doel`): `verbeteren` (improvement of the help, for the provider) or `clientonderzoek` (the yearly research of
the municipality, Jeugdwet art. 2.10). Our own words: no licensed instrument is in here (domein.md 4.3).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from basis.fouten import Ongeldig

VERBETEREN, CLIENTONDERZOEK = "verbeteren", "clientonderzoek"
_MAP = Path(__file__).parent / "sets"


@dataclass(frozen=True)
class Tekst:
    """Words in each language that the set has."""

    talen: Mapping[str, str]

    def zeg(self, taal: str) -> str:
        """In this language, or in Dutch."""
        return self.talen.get(taal) or self.talen["nl"]


@dataclass(frozen=True)
class Keuze:
    """One answer: its code as it is stored, its words, and the name of its drawing if it has one."""

    code: int
    tekst: Tekst
    gezicht: str


@dataclass(frozen=True)
class Vraag:
    """One question. `indicator`: which of the harmonised outcome set it measures (domein.md 4.1), or "".

    `alleen_einde`: only asked when the help ended. `informant`: who answers when that is not the family: "aanbieder", or "".

    `groepen`: how answers on a long scale are told together; the code of a group is its lowest answer.
    """

    code: str
    tekst: Tekst
    keuzes: tuple[Keuze, ...]
    indicator: str
    alleen_einde: bool
    informant: str
    groepen: tuple[Keuze, ...]

    def groep(self, code: int) -> int:
        """Under which code this answer is told."""
        return max((g.code for g in self.groepen if g.code <= code), default=code)

    def lees(self, getypt: str) -> int | None:
        """The code that somebody chose, None for nothing; raises Ongeldig `vraag_keuze`."""
        if not getypt:
            return None
        code = next((k.code for k in self.keuzes if str(k.code) == getypt), None)
        if code is None:
            raise Ongeldig("vraag_keuze", veld=self.code)
        return code


@dataclass(frozen=True)
class Vragen:
    """One version of a set."""

    naam: str
    versie: int
    doel: str
    titel: Tekst
    vragen: tuple[Vraag, ...]

    def voor_gezin(self, *, einde: bool = True) -> list[Vraag]:
        """What the family is asked; `einde`: the help ended."""
        return [v for v in self.vragen if not v.informant and (einde or not v.alleen_einde)]

    def vraag(self, code: str) -> Vraag:
        """The question with this code."""
        return next(v for v in self.vragen if v.code == code)

    def zegt(self, vraag: str, code: int) -> tuple[Tekst, Keuze]:
        """The question and the answer (or group of answers) behind two stored codes."""
        deze = self.vraag(vraag)
        return deze.tekst, next(k for k in deze.groepen or deze.keuzes if k.code == code)


def _tekst(ding: Mapping[str, Any]) -> Tekst:
    return Tekst({taal: ding[taal] for taal in ding if len(taal) == len("nl")})


@cache
def vragen(naam: str, versie: int) -> Vragen:
    """A set in one version."""
    bron = json.loads((_MAP / f"{naam}-{versie}.json").read_text())
    schalen = {
        schaal: tuple(Keuze(k["code"], _tekst(k), k.get("gezicht", "")) for k in keuzes) for schaal, keuzes in bron["schalen"].items()
    }
    groepen = {schaal: tuple(Keuze(k["code"], _tekst(k), "") for k in keuzes) for schaal, keuzes in bron.get("groepen", {}).items()}
    rijen = tuple(
        Vraag(
            v["code"],
            _tekst(v),
            schalen[v["schaal"]],
            v.get("indicator", ""),
            v.get("alleen_einde", False),
            v.get("informant", ""),
            groepen.get(v["schaal"], ()),
        )
        for v in bron["vragen"]
    )
    return Vragen(bron["naam"], bron["versie"], bron["doel"], _tekst(bron["titel"]), rijen)


def alle() -> list[Vragen]:
    """Every version of every set."""
    return [vragen(pad.stem.rsplit("-", 1)[0], int(pad.stem.rsplit("-", 1)[1])) for pad in sorted(_MAP.glob("*.json"))]


def nieuwste(naam: str) -> Vragen:
    """The version that is asked now."""
    return max((v for v in alle() if v.naam == naam), key=lambda v: v.versie)
