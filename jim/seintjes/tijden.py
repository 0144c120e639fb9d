"""When a phone may make itself heard: plain arithmetic on moments, without a table."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

HIER = ZoneInfo("Europe/Amsterdam")
PAUZE = timedelta(minutes=5)
"""At least this long between two seintjes on one phone: a lively conversation is one seintje, not twenty."""
DAGSEINTJE = 17 * 60
"""Who wants one a day gets it after this minute of the day."""


def is_stil(moment: datetime, van: int, tot: int) -> bool:
    """Is this moment in the quiet hours `van` to `tot` (minutes of the day; past midnight when van > tot; none when equal)?"""
    hier = moment.astimezone(HIER)
    return _tussen(hier.hour * 60 + hier.minute, van, tot)


def _tussen(minuut: int, van: int, tot: int) -> bool:
    return van <= minuut < tot if van <= tot else minuut >= van or minuut < tot


def mag_nu(moment: datetime, wanneer: str, stil: tuple[int, int], laatst: datetime | None) -> bool:
    """May a seintje go now, given the quiet hours and when the last one went?

    Once a day: after five, or, for whom five is quiet, as soon as his quiet hours are over.
    """
    if is_stil(moment, *stil):
        return False
    if wanneer == "meteen":
        return laatst is None or moment - laatst >= PAUZE
    hier = moment.astimezone(HIER)
    vandaag_al = laatst is not None and laatst.astimezone(HIER).date() == hier.date()
    return (hier.hour * 60 + hier.minute >= DAGSEINTJE or _tussen(DAGSEINTJE, *stil)) and not vandaag_al
