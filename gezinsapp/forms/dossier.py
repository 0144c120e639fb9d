"""The form that connects a provider's record."""

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField

from doelen.koppeling.smart import ALGORITMEN
from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import Formulier, geen_bsn, hooguit

ZINNEN.update(
    {
        "adres_kan_niet": _l("Schrijf het hele adres, met https:// ervoor."),
        "client_nodig": _l("Vul het client-id in dat je leverancier ons gaf."),
        "alg_onbekend": _l("Kies een van deze drie."),
        "soort_onbekend": _l("Kies wat jullie dossier spreekt."),
    }
)


class DossierForm(Formulier):
    """What the record speaks, where it is, who we are there, and how we sign."""

    dossier_soort = SelectField(_l("Wat spreekt jullie dossier?"), choices=[("fhir", "FHIR R4"), ("koppeltaal", "Koppeltaal 2.0")])
    dossier_url = StringField(_l("Adres van jullie dossier"), validators=[hooguit(200)])
    dossier_client = StringField(_l("Client-id"), validators=[hooguit(80), geen_bsn()])
    dossier_scope = StringField(_l("Rechten (scope)"), validators=[hooguit(200)])
    dossier_alg = SelectField(_l("Handtekening"), choices=[(alg, alg) for alg in ALGORITMEN])
