"""What does not belong in words that somebody else reads: names of others, numbers and addresses."""

import re
from collections.abc import Sequence

from jim.kring.queries import Gezicht

_NUMMER = re.compile(r"\d(?:[\s().\-/]{0,3}\d){8,}|\S@\S+\.\w|https?://|\bwww\.")
_IEMAND = re.compile(
    r"\b(?i:juf|meester|mentor|meneer|mevrouw|mevr|dhr|dokter|dr|oma|opa|tante|oom|nicht|neef|broer(?:tje)?|zus(?:je)?|vader|moeder|papa|mama"
    r"|vriend(?:in)?|buurman|buurvrouw|collega|mr|mrs|ms|miss|doctor|aunt|uncle|cousin|brother|sister|father|mother|mum|mom|dad|friend)"
    r"\.?\s+([A-Z][\w'’-]+)"
)
"""Somebody by what he is and his name: "juf Anna". The name alone can't be told from any other word."""
_GEWOON = frozenset({"mama", "mam", "mamma", "papa", "pap", "pappa", "mum", "mom", "dad", "moeder", "vader", "oma", "opa", "ik", "jim"})


def heeft_nummer(woorden: str) -> bool:
    """Is there a phone number, a mail address or a link in it?"""
    return bool(_NUMMER.search(woorden))


def namen(mensen: Sequence[Gezicht]) -> list[str]:
    """How they are called: the whole name, and its first word. Who is called Mama there is named by nobody with it."""
    delen = {deel for g in mensen if (naam := g.naam.strip()) for deel in (naam, naam.split()[0])}
    return sorted(deel for deel in delen if deel.casefold() not in _GEWOON)


def heeft_naam(woorden: str, anderen: Sequence[str], mogen: Sequence[str] = ()) -> bool:
    """Does it name one of these others, or anybody by what he is ("juf Anna") but for who may be named?"""
    if any(re.search(rf"(?<!\w){re.escape(naam)}(?!\w)", woorden, re.IGNORECASE) for naam in anderen):
        return True
    eigen = {naam.casefold() for naam in mogen}
    return any(naam.casefold() not in eigen for naam in _IEMAND.findall(woorden))
