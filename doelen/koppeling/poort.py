"""What goes to the provider's record and what can go wrong, in words of the domain. An adapter knows how it travels.

Everything here is content that the family released for the provider. No error and no `repr` carries it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, Protocol

from doelen.rom.vragenlijst import Antwoord, Vragenlijst

Variant = Literal["6", "5"]
Status = Literal["actief", "bereikt", "gestopt"]
Informant = Literal["jongere", "ouder", "voogd", "jim", "professional"]
Veld = Literal["tekst", "status", "streefdatum", "ladder"]
"""What a professional may change of a goal in his own record: its words, its Status, the date as ISO 8601 (empty for none), and those of its steps that he changed (`ladder_tekst`)."""
VELDEN: tuple[Veld, ...] = ("tekst", "status", "streefdatum", "ladder")
LANGSTE_TREDE = 200


@dataclass(frozen=True)
class DoelVoorDossier:
    """A released goal with its ladder.

    `sleutel` is our key of the goal, `pseudoniem` the provider's own number of the jongere, never a BSN. `treden` maps
    a level (-3..2 for variant "6", -2..2 for variant "5") to its words, `basis` is the level of the start (-2 or -1;
    -2 for variant "6") and `versie` counts up from 1 at every change.
    """

    sleutel: str
    pseudoniem: str
    tekst: str = field(repr=False)
    treden: Mapping[int, str] = field(repr=False)
    variant: Variant
    basis: int
    status: Status
    streefdatum: date | None
    versie: int


@dataclass(frozen=True)
class MetingVoorDossier:
    """One released score: `niveau` (-3..2) on the ladder of goal `doel_sleutel`, by `door` at `op` (timezone-aware)."""

    sleutel: str
    doel_sleutel: str
    pseudoniem: str
    niveau: int = field(repr=False)
    door: Informant
    op: datetime


@dataclass(frozen=True)
class TScoreVoorDossier:
    """T of one person's view at a review: `begin` at the start of the ladders, `nu` on that day, over the goals `doelen` (our keys), all released.

    `gemengd`: the ladders were not all of one kind, so that the number says less. `verwijzingen`: where these goals stand in the record.
    """

    sleutel: str
    pseudoniem: str
    begin: float = field(repr=False)
    nu: float = field(repr=False)
    gemengd: bool
    door: Informant
    op: datetime
    doelen: tuple[str, ...]
    verwijzingen: tuple[str, ...]


@dataclass(frozen=True)
class ToestemmingVoorDossier:
    """The yes that lets a goal go: by whom (roles, never names), and when the last of them said it (timezone-aware)."""

    door: tuple[Informant, ...]
    op: datetime


@dataclass(frozen=True)
class IntrekkingVoorDossier:
    """The yes for the goal or list with our key `sleutel` was taken back, at `op` (timezone-aware). Nothing of what it was about is here."""

    sleutel: str
    pseudoniem: str
    op: datetime


@dataclass(frozen=True)
class LijstVoorDossier:
    """What somebody filled in of a questionnaire, at one moment (timezone-aware), and the yes that lets it go."""

    sleutel: str
    pseudoniem: str
    lijst: Vragenlijst = field(repr=False)
    antwoorden: Mapping[str, Antwoord] = field(repr=False)
    door: Informant
    op: datetime
    toestemming: ToestemmingVoorDossier


@dataclass(frozen=True)
class Ontvangst:
    """The record has it: `verwijzing` is where (for FHIR `Goal/123`), `versie` the record's own version of it.

    `anders`: what somebody there made of a goal of ours, and stays as it is for now; None when that was not looked at.
    """

    verwijzing: str
    versie: str
    anders: Mapping[Veld, str] | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True)
class Zending:
    """What goes together: a goal, the yes for it, and those of its scores that wait, oldest first.

    `bekend`: the record has this version of the goal already, as far as we know; it is not brought up to date again.
    `afgewezen`: what somebody there made of it, that the family read and chose its own over.
    """

    doel: DoelVoorDossier
    toestemming: ToestemmingVoorDossier
    metingen: tuple[MetingVoorDossier, ...] = ()
    bekend: bool = False
    afgewezen: Mapping[Veld, str] = field(default_factory=dict[Veld, str], repr=False)


@dataclass(frozen=True)
class Gevonden:
    """A thing of ours that stands in the record: a doel or a meting, by our key, and which version of a goal it says to be (0 for a score).

    A bestand, by the key of its goal, holds all scores of that goal. A ja is the yes for the goal or list of that key: 1 while it holds there, else 0.
    """

    soort: Literal["doel", "meting", "bestand", "ja"]
    sleutel: str
    verwijzing: str
    geleverd: int


@dataclass(frozen=True)
class Wijziging:
    """A goal of ours (by our key) that changed in the record, and what of it is not ours now."""

    sleutel: str
    versie: str
    anders: Mapping[Veld, str] = field(repr=False)


_ONZICHTBAAR = re.compile(r"[\x00-\x08\x0e-\x1f]")


def kaal(tekst: str) -> str:
    """Words without what a record may do to them: every run of spaces is one, and control characters are gone. For comparing."""
    return " ".join(_ONZICHTBAAR.sub("", tekst).replace("\ufeff", " ").split())


def ladder_tekst(treden: Mapping[int, str]) -> str:
    """Write steps of a ladder (level -> words, none for a step that is not there) as one text: a line for each, the highest first."""
    woorden = {niveau: kaal(tekst) for niveau, tekst in treden.items()}
    kort = {n: t if len(t) <= LANGSTE_TREDE else f"{t[: LANGSTE_TREDE - 1]}…" for n, t in woorden.items()}
    return "\n".join(f"{niveau}: {kort[niveau]}" for niveau in sorted(kort, reverse=True))


def lees_ladder(tekst: str) -> dict[int, str]:
    """Read what `ladder_tekst` wrote: level -> words."""
    delen = (regel.partition(": ") for regel in tekst.splitlines())
    return {int(niveau): woorden for niveau, _, woorden in delen}


def andere_treden(van: Mapping[int, str], dan: Mapping[int, str]) -> dict[int, str]:
    """Give of two ladders the steps of `van` that are not as in `dan`; those that `van` has not, without words."""
    return {n: van.get(n, "") for n in van.keys() | dan.keys() if kaal(van.get(n, "")) != kaal(dan.get(n, ""))}


class KoppelFout(Exception):
    """A delivery did not happen."""


class TijdelijkNietBereikbaar(KoppelFout):
    """The record can't take it now: try later, after `retry_after` seconds where the record said so."""

    def __init__(self, retry_after: float | None = None) -> None:
        """Carry the pause in seconds, or None when the record named none."""
        super().__init__("tijdelijk niet bereikbaar")
        self.retry_after = retry_after


class VerbindingStuk(KoppelFout):
    """The connection itself is wrong: no token, no rights, no address. Nothing that waits is to blame, and everything waits.

    `code` is an HTTP status, an OAuth error or a short word of ours; `uitleg` names what went wrong, never content.
    """

    def __init__(self, code: str, uitleg: str = "") -> None:
        """Carry the code and the explanation."""
        super().__init__(f"{code}: {uitleg}" if uitleg else code)
        self.code = code
        self.uitleg = uitleg


class Geweigerd(KoppelFout):
    """The record, or our own check before sending, refuses it: trying again has no use until a person mends it.

    `code` is an HTTP status or a short word of ours; `uitleg` names rules and elements, never their content.
    """

    def __init__(self, code: str, uitleg: str = "") -> None:
        """Carry the code and the explanation."""
        super().__init__(f"{code}: {uitleg}" if uitleg else code)
        self.code = code
        self.uitleg = uitleg


class Dossier(Protocol):
    """A provider's record that takes goals and scores. Sending the same twice changes nothing."""

    def lever(self, zending: Zending) -> Mapping[str, Ontvangst]:
        """Deliver a goal, new or changed, with its scores in order; gives per key of ours where it is.

        Raises TijdelijkNietBereikbaar, VerbindingStuk or Geweigerd; perhaps a part arrived then, and sending all of it again is right.
        """
        ...

    def lever_t(self, score: TScoreVoorDossier) -> Mapping[str, Ontvangst]:
        """Deliver a T-score; its goals went before. Raises as `lever`."""
        ...

    def lever_lijst(self, lijst: LijstVoorDossier) -> Mapping[str, Ontvangst]:
        """Deliver what was filled in of a questionnaire. Raises as `lever`."""
        ...

    def trek_in(self, intrekking: IntrekkingVoorDossier) -> Mapping[str, Ontvangst]:
        """Say that a yes was taken back; gives where that stands now, nothing where it never arrived or can't be said. Raises as `lever`.

        Delivering the same thing again, with a new yes, makes it hold again.
        """
        ...

    def gewijzigd(self, sinds: datetime | None) -> Iterator[Wijziging]:
        """Read the goals of ours that changed since then (timezone-aware; None: all), in no order. Raises as `lever`."""
        ...

    def alles(self) -> Iterator[Gevonden]:
        """Read all goals and scores of ours that stand there, in no order. Raises as `lever`."""
        ...
