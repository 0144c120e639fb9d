"""Help lines: configuration, each with the date on which somebody checked it. Pressing one is never logged."""

from dataclasses import dataclass
from datetime import date

from flask_babel import lazy_gettext as _l


@dataclass(frozen=True)
class Hulplijn:
    """One line: name, number to call, when, and when we last checked; `None` means still to be checked by phone."""

    naam: str
    nummer: str
    wanneer: str
    gecontroleerd: date


_OP = date(2026, 11, 22)
HULPLIJNEN = (
    Hulplijn(_l("Spoed: politie, brandweer, ambulance"), "112", _l("Dag en nacht"), _OP),
    Hulplijn(_l("Veilig Thuis: thuis is het niet veilig"), "0800-2000", _l("Dag en nacht, gratis"), _OP),
    Hulplijn(_l("113: denk je aan zelfdoding?"), "113", _l("Dag en nacht, gratis en anoniem"), _OP),
    Hulplijn(_l("Kindertelefoon"), "0800-0432", _l("Elke dag van 11 tot 21 uur, gratis en anoniem"), _OP),
)
KLACHTLIJN = Hulplijn(_l("Jeugdstem: helpt je als je niet tevreden bent over de hulp"), "088-5551000", _l("Op werkdagen"), _OP)
