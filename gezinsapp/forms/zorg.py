"""Forms and sentences of worries. No check for a BSN here: nothing typed may hold up a call for help."""

from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField

from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier, hooguit
from jim.zorgen.actions import LANGSTE

ZINNEN.update(
    {
        "zorg_leeg": _l("Schrijf eerst iets."),
        "zorg_te_lang": _l("Dit is te lang. Gebruik hooguit 2000 tekens."),
        "zorg_zonder_hulp": _l("Er kijkt niemand van de hulp meer mee. Bel iemand die je vertrouwt, of een van de nummers."),
        "zorg_klaar": _l("Dit is al afgerond."),
        "zorg_al_opgepakt": _l("Iemand anders pakte dit net op."),
        "zorg_niet_van_jou": _l("Een collega heeft dit opgepakt. Wie het oppakt, antwoordt."),
        "recht_zorg_sturen": _l("Dit is voor de jongere, de ouders en de JIM. Is er gevaar? Bel 112."),
    }
)


class ZorgForm(Formulier):
    """What is going on."""

    tekst = TextAreaField(_l("Wat is er aan de hand?"), validators=[hooguit(LANGSTE)])


class AntwoordForm(Formulier):
    """What who has it does now."""

    tekst = TextAreaField(_l("Wat ga je doen?"), validators=[hooguit(LANGSTE)])
