"""Do the words with a taart read as thanks, and as nothing else? By the shape of thanks, not by the many shapes of complaints. Pure.

A complaint can say anything, also without a hard word. Thanks can't: they say, as a fact, what was good. So words are taken for thanks with
1. a sign of it: praise ("topper"), a good thing done ("je luisterde"), or something that goes well by now ("ik durf weer");
2. and nothing that denies: what stands with a "niet" is no sign, unless it denies something bad ("je gaf niet op") or sets somebody
   above others ("niemand luisterde zo goed");
3. and the last word for what is good: what comes after a "maar" has a sign too;
4. and no wish ("volgende keer", "had ik liever"), regret ("jammer") or mockery ("lekker dan") beside it.
Words with none of it are neither: only who wrote them knows. How often this is wrong: tests/data/taartwoorden.txt.
"""

import unicodedata
from enum import StrEnum
from itertools import pairwise

from ervaring.taart import danktaal as taal
from ervaring.taart.klacht import LOF, is_klacht


class Toon(StrEnum):
    """How the words read."""

    DANK = "dank"
    ONBEKEND = "onbekend"
    """No sign of thanks, or a "niet" of which we don't know what it takes away: only who wrote it knows."""
    TEGEN = "tegen"
    """A complaint, or thanks with something against it."""


def lees(wat: str) -> Toon:
    """Do these words thank?"""
    tekst = taal.LANG.sub(r"\1", _zonder_klemtoon(wat).replace("’", "'"))
    zinnen = [taal.GEEN_TEGEN.sub(" ", taal.LOS.sub("", zin.strip())) for zin in taal.ZIN.split(tekst) if zin.strip()]
    if is_klacht(tekst) or taal.NAAR.search(tekst) or any(map(_neemt_af, zinnen)):
        return Toon.TEGEN
    goed = bool(taal.PLAATJE.search(tekst)) or any(map(_looft, zinnen))
    if any(map(_wenst_anders, zinnen)):
        return Toon.ONBEKEND if goed else Toon.TEGEN
    return (
        Toon.DANK
        if goed and not any(_laat_open(zin) or _smaakt_na(zin) for zin in zinnen) and not taal.NIET_MIJ.search(tekst)
        else Toon.ONBEKEND
    )


def _zonder_klemtoon(wat: str) -> str:
    """Without stress marks: "wat ík wilde" reads as "wat ik wilde"."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", wat).replace("\u0301", ""))


def _zet_boven(zin: str) -> bool:
    return bool(taal.STERK.search(zin) or LOF.search(zin))


def _over(zin: str) -> str:
    """What is left of it beside turns of thanks."""
    return taal.STERK.sub(" ", taal.GEEN_SPIJT.sub(" ", zin))


def _wenst_anders(zin: str) -> bool:
    """Does it wish, regret or mock?"""
    rest = _over(zin)
    return bool(taal.SPIJT.search(rest) or (taal.WENS.search(rest) and not taal.ZONDER_JOU.search(zin)))


def _neemt_af(zin: str) -> bool:
    """Does it deny something good, without a turn for the better after it?"""
    if _keert(zin) or _zet_boven(zin):
        return False
    return any(begin not in taal.BIJZIN and _ontkent_goed(deel) for begin, deel in _delen(zin))


def _laat_open(zin: str) -> bool:
    """Does it deny something of which we know neither good nor bad, or end in a "maar" without a good thing after it?"""
    if _keert(zin) is False:
        return True
    return not _zet_boven(zin) and any(_ontkent_iets(*deel) for deel in _delen(zin))


def _smaakt_na(zin: str) -> bool:
    """May the praise be mockery: is there a bad circumstance beside it, that is not denied and not the writer's or others' own?"""
    if taal.SPOT.search(zin) or taal.GEBOD.search(zin) or taal.BELOFTE.search(zin):
        return True
    staart = taal.STAART.search(zin)
    if staart and not _looft(staart.group(1)):
        return True
    if taal.SPOTLOF.search(zin) and not _looft(taal.SPOTLOF.sub(" ", zin)):
        return True
    return any(_bevlekt(*deel) for deel in _delen(taal.OOK_DAN.sub(" ", zin)))


def _bevlekt(begin: str, deel: str) -> bool:
    if not taal.VLEK.search(deel) or taal.NEE.search(deel):
        return False
    if begin in taal.TIJD:
        return bool(taal.JIJ_ZELF.search(deel))
    eigen = taal.EIGEN.search(deel) or taal.ANDEREN.search(deel)
    return not eigen or begin in {"dat", "that"} or bool(taal.JOUW_TOEDOEN.search(deel))


def _keert(zin: str) -> bool | None:
    """Does what comes after the last "maar" say something good? None without one."""
    *ervoor, erna = taal.TEGEN.split(zin)
    return (_looft(erna) or any(m.end() > len(zin) - len(erna) for m in taal.STERK.finditer(zin))) if ervoor else None


def _delen(zin: str) -> list[tuple[str, str]]:
    """Its parts, each after the word that began it."""
    grenzen = [(0, 0), *(m.span() for m in taal.DEEL.finditer(zin)), (len(zin), len(zin))]
    return [(zin[van:tot].lower(), zin[tot:einde]) for (van, tot), (einde, _) in pairwise(grenzen)]


def _ontkent_goed(deel: str) -> bool:
    deel = taal.IK_DURFDE.sub(" ", deel)
    return bool(taal.NEE.search(deel) and not _ontkent_kwaad(deel) and (taal.WARM.search(deel) or taal.DAAD.search(deel)))


def _ontkent_iets(begin: str, deel: str) -> bool:
    """Does it deny anything of who helps but what is bad? What the writer or others did not do is theirs."""
    if not taal.NEE.search(deel) or _ontkent_kwaad(deel) or begin in taal.BIJZIN:
        return False
    return bool(taal.JIJ.search(deel)) or not (taal.IK.search(deel) or taal.ANDEREN.search(deel))


def _looft(zin: str) -> bool:
    """Is there a part of it that says something good as a fact, and takes nothing away?"""
    if zin.endswith("?"):
        return False
    if taal.STERK.search(zin) or (LOF.search(zin) and taal.DAAD.search(zin)):
        return True
    delen = _delen(zin)
    heel = [] if taal.NEE.search(zin) or any(begin in taal.ALS for begin, _ in delen) else [zin]
    return any(_deel_looft(deel) for deel in [*heel, *(deel for begin, deel in delen if begin not in taal.ALS)])


def _deel_looft(deel: str) -> bool:
    if taal.NEE.search(deel):
        return _ontkent_kwaad(deel)
    deel = taal.IK_DEED.sub(" # ", deel)
    return bool(taal.WARM.search(deel) or (taal.DAAD.search(deel) and not taal.MOEST.search(deel)) or taal.NU.search(deel))


def _ontkent_kwaad(deel: str) -> bool:
    """Is what it denies something bad? After "zonder" that comes behind it."""
    nee = taal.NEE.search(deel)
    begin = nee.start() if nee and nee.group().lower() in {"zonder", "without"} else 0
    return bool(taal.TOCH_LOF.search(deel) or any(m.end() > begin for m in taal.SLECHT.finditer(deel)))
