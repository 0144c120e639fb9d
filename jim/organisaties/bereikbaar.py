"""When a professional is there: his own days and hours, and the days on which he is away. Pure: no session."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from jim.organisaties.models import Medewerker

ZONE = ZoneInfo("Europe/Amsterdam")
DAGEN = "1234567"
"""ISO weekdays: 1 is Monday."""
_VOORUIT = 60


@dataclass(frozen=True)
class Uren:
    """`dagen`: ISO weekdays as digits. `van` and `tot`: minutes after midnight, Dutch time."""

    dagen: str
    van: int
    tot: int


def uren(wie: Medewerker) -> Uren:
    """His hours as he set them."""
    return Uren(wie.dagen, wie.van_minuut, wie.tot_minuut)


def weg(wie: Medewerker, dag: date) -> bool:
    """Is he away on this day (both ends included)?"""
    return wie.weg_van is not None and wie.weg_tot is not None and wie.weg_van <= dag <= wie.weg_tot


def is_er(wie: Medewerker, moment: datetime) -> bool:
    """Is he at work at this moment, by his own hours, and not away?"""
    daar = moment.astimezone(ZONE)
    minuut = daar.hour * 60 + daar.minute
    return str(daar.isoweekday()) in wie.dagen and wie.van_minuut <= minuut < wie.tot_minuut and not weg(wie, daar.date())


def weer_vanaf(wie: Medewerker, moment: datetime) -> datetime | None:
    """The next moment at which he begins, or None when that is more than sixty days ahead (or he set no days)."""
    daar = moment.astimezone(ZONE)
    for later in range(_VOORUIT):
        dag = daar.date() + timedelta(days=later)
        begin = datetime.combine(dag, time(wie.van_minuut // 60, wie.van_minuut % 60), ZONE)
        if str(dag.isoweekday()) in wie.dagen and not weg(wie, dag) and begin > daar:
            return begin
    return None
