"""Words for codes and numbers that several pages show: care profiles, care intensities, qualities of a taart.

The nine profiles and four intensities are those of the region West-Brabant-West, shortened and in plain words.
"""

from flask_babel import lazy_gettext as _l

PROFIELEN = {
    1: _l("1 Problemen tussen ouders"),
    2: _l("2 Gedrag en opvoedvragen"),
    3: _l("3 Ouders met een ziekte of beperking"),
    4: _l("4 Ouders met psychische zorgen"),
    5: _l("5 Psychische of lichamelijke zorgen van de jongere"),
    6: _l("6 Veel zorgen tegelijk in het gezin"),
    7: _l("7 Moeite met leren en begrijpen"),
    8: _l("8 Moeite met leren, en met gedrag"),
    9: _l("9 Lichamelijke beperking of hersenletsel"),
}
"""Profile 1-9 -> its name, number first."""

INTENSITEITEN = {
    1: _l("acuut"),
    2: _l("intensief"),
    3: _l("perspectief"),
    4: _l("duurzaam"),
}
"""Intensity 1-4 -> its name."""

KWALITEITEN = {
    "luisterde_echt": _l("luisterde echt"),
    "kwam_afspraken_na": _l("kwam afspraken na"),
    "eerlijk_over_niet_weten": _l("durfde te zeggen: ‘dat weet ik niet’"),
    "legde_uit": _l("legde het goed uit"),
    "was_er": _l("was er toen het nodig was"),
    "gaf_regie": _l("liet ons zelf kiezen"),
}
"""Code of a quality -> what a family says about the person who helped."""
