"""What does not belong in words that somebody else reads: names of others, numbers and addresses."""

import re
import unicodedata
from collections.abc import Sequence

from jim.kring.queries import Gezicht

_NUMMER = re.compile(
    r"\d(?:[\s().\-/]{0,3}\d){6,}|\S ?@ ?\S+\.\w|(?<!\w)@\w{2,}|https?://|\bwww\.|\b[\w-]{2,}\.(?:nl|com|org|net|eu)\b"
    r"|\S (?:at|apenstaartje|\(at\)|\[at\]) \S+(?:\.| punt | dot )\w|\b(?:insta(?:gram)?|snapchat|tiktok|discord|telegram) ?(?:is|heet|:|=)"
    r"|(?:\b(?:nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|zero|oh|one|two|three|four|five|six|seven|eight|nine)\b[\s,-]*){5,}",
    re.IGNORECASE,
)
_DAG = re.compile(
    r"\b(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|1[0-2])\1(?:19|20)?\d\d\b(?![\s./-]?\d)|\b(?:19|20)\d\d ?- ?(?:19|20)\d\d\b"
)
_STREEPJES = str.maketrans("‐‑‒–—−_·", "-" * 8)
_IEMAND = re.compile(
    r"\b(?i:juf|meester|mentor|meneer|mevrouw|mevr|dhr|dokter|dr|oma|opa|tante|oom|nicht|neef|broer(?:tje)?|zus(?:je)?|vader|moeder|papa|mama"
    r"|vriend(?:in)?|buurman|buurvrouw|collega|mr|mrs|ms|miss|doctor|aunt|uncle|cousin|brother|sister|father|mother|mum|mom|dad|friend)"
    r"\.?\s+([A-Z][\w'’-]+)"
)
_BIJ = re.compile(
    r"\b(?:je|jij|jullie|you|met|van|voor|aan|door|bij|dat|en|hielp|help|helpt|zag|with|for|by|that|and|helped|of|about)\s+([A-Z][a-zà-ÿ'’-]+)\b"
    r"|(?:^|[.!?]\s+)([A-Z][a-zà-ÿ'’-]+)\s+(?:en ik|en wij|and I|and we|(?:vond|vindt|zei|zegt|says|said) (?:dat|ook|that|too)|is blij|is happy)\b"
)
"""Somebody by his name where people stand: "hielp Tim", "Tim en ik". A place stands after other words ("in", "naar")."""
_GEWOON = frozenset({"mama", "mam", "mamma", "papa", "pap", "pappa", "mum", "mom", "dad", "moeder", "vader", "oma", "opa", "ik", "jim"})
_GEEN_MENS = {
    "u", "jij", "je", "jou", "jullie", "wij", "we", "ons", "mij", "hij", "zij", "ze", "hem", "haar", "hen", "dat", "dit", "die", "het",
    "er", "alles", "iedereen", "niemand", "you", "he", "she", "they", "us", "me", "it", "that", "this", "everybody", "everyone", "god",
    "allah", "nederland", "nederlands", "engels", "school", "jeugdzorg", "kerst", "top", "wel", "very", "so",
}  # fmt: skip


def heeft_nummer(woorden: str) -> bool:
    """Is there a phone number, a mail address or a link in it?"""
    return bool(_NUMMER.search(_DAG.sub(" ", unicodedata.normalize("NFKC", woorden).translate(_STREEPJES))))


def namen(mensen: Sequence[Gezicht]) -> list[str]:
    """How they are called: the whole name, and its first word. Who is called Mama there is named by nobody with it."""
    delen = {deel for g in mensen if (naam := g.naam.strip()) for deel in (naam, naam.split()[0])}
    return sorted(deel for deel in delen if deel.casefold() not in _GEWOON)


def heeft_naam(woorden: str, anderen: Sequence[str], mogen: Sequence[str] = ()) -> bool:
    """Does it name one of these others, or anybody by what he is ("juf Anna") or where he stands ("hielp Tim") but for who may be named?"""
    if any(re.search(rf"(?<!\w){re.escape(naam)}(?!\w)", woorden, re.IGNORECASE) for naam in anderen):
        return True
    eigen = {naam.casefold() for naam in mogen} | _GEWOON
    if any(naam.casefold() not in eigen for naam in _IEMAND.findall(woorden)):
        return True
    genoemd = (a or b for a, b in _BIJ.findall(woorden))
    return any(naam.casefold() not in eigen | _GEEN_MENS for naam in genoemd)
