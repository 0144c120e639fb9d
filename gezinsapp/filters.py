"""Words for moments and roles in templates."""

from datetime import date, datetime

from babel.lists import format_list
from flask import Flask
from flask_babel import format_date, format_datetime, format_decimal, format_time, get_locale
from flask_babel import gettext as _
from markupsafe import Markup


def _klok() -> str:
    """How the reader's language writes a time of day: 21.00 in Dutch, 21:00 elsewhere."""
    taal = get_locale()
    return "HH.mm" if taal is None or taal.language == "nl" else "HH:mm"


def uur(waarde: datetime) -> str:
    """The time of day as the reader writes it."""
    return format_time(waarde, _klok())


def dag_en_uur(waarde: datetime) -> str:
    """A moment in the reader's words, without a year."""
    return format_datetime(waarde, f"d MMM {_klok()}")


def moment(waarde: datetime) -> Markup:
    """The same in a <time> element."""
    return Markup('<time datetime="{}">{}</time>').format(waarde.isoformat(), dag_en_uur(waarde))


def datum(waarde: date) -> str:
    """A date in the reader's words."""
    return format_date(waarde, "d MMMM y")


def dag(waarde: date) -> str:
    """A date in the reader's words, short: under a picture."""
    return format_date(waarde, "d MMM y")


def getal(waarde: float, vorm: str = "#0.0") -> str:
    """A number as the reader writes it, with one decimal, or in a form of Babel."""
    return format_decimal(waarde, format=vorm)


def opsomming(woorden: list[str]) -> str:
    """Several names in the reader's words: with commas, and "en" before the last."""
    return format_list([str(woord) for woord in woorden], locale=get_locale())


def rolnaam(rol: str) -> str:
    """A role in the reader's words."""
    return {
        "jongere": _("jongere"),
        "ouder": _("ouder"),
        "jim": _("JIM"),
        "jim_wacht": _("gevraagd als JIM"),
        "aanspreekpunt": _("aanspreekpunt"),
        "professional": _("professional"),
        "voogd": _("voogd"),
        "leerkracht": _("leerkracht"),
        "netwerk": _("iemand uit je netwerk"),
        "buiten": _("ouder"),
        "nood": _("leest in nood mee"),
    }[rol]


def zet_filters(app: Flask) -> None:
    """Make them known to all templates."""
    app.jinja_env.filters.update(moment=moment, datum=datum, dag=dag, getal=getal, opsomming=opsomming, rolnaam=rolnaam)
