"""What all forms share: own sentences for every mistake, and the eye for a BSN."""

import re
from typing import Any

from flask import g
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, ValidationError
from wtforms.validators import AnyOf, DataRequired, Length

from basis.fouten import DomeinFout


class Formulier(FlaskForm):
    """A form of ours: CSRF on, white space around an answer dropped, unicode untouched."""

    class Meta(FlaskForm.Meta):
        """Strip what people type by accident."""

        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Any:
            """Add the strip filter to every text field."""
            filters = unbound_field.kwargs.get("filters", [])
            return unbound_field.bind(form=form, filters=[*filters, _strip], **options)


def _strip(waarde: Any) -> Any:
    return waarde.replace("\x00", "").strip() if isinstance(waarde, str) else waarde


def verplicht(zin: Any = None) -> DataRequired:
    """Something must be filled in."""
    return DataRequired(message=zin or _l("Vul hier iets in."))


def hooguit(tekens: int) -> Length:
    """At most so many characters."""
    return Length(max=tekens, message=_l("Dit is te lang. Gebruik hooguit %(max)d tekens.", max=tekens))


def een_van(waarden: list[str]) -> AnyOf:
    """One of the choices."""
    return AnyOf(waarden, message=_l("Kies een van de antwoorden."))


def is_elfproef(tekst: str) -> bool:
    """Does the text hold nine digits that pass the elfproef of a burgerservicenummer? Dots, dashes and spaces between don't hide it."""
    for vondst in re.finditer(r"(?<!\d)(?:\d[ .\-]?){8}\d(?!\d)", tekst):
        cijfers = [int(c) for c in vondst.group() if c.isdigit()]
        som = sum(c * w for c, w in zip(cijfers, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
        if som % 11 == 0 and any(cijfers):
            return True
    return False


class geen_bsn:  # noqa: N801 - reads as a word among the other validators
    """Refuse a number that looks like a BSN: it does not belong in this app (UAVG art. 46)."""

    def __call__(self, _form: object, field: Field) -> None:
        """Raise ValidationError with a sentence."""
        if field.data and is_elfproef(str(field.data)):
            raise ValidationError(_l("Hier staat een nummer dat op een BSN lijkt. Haal dat weg: het hoort niet in deze app."))


def zet_fout(form: FlaskForm, fout: DomeinFout) -> None:
    """Put the domain's objection at the field it belongs to (or at the first one), and undo what the action began."""
    from gezinsapp.errors import ZINNEN

    g.terugdraaien = True
    naam = getattr(fout, "veld", "") or ""
    veld: Any = form[naam] if naam in form else next(iter(form))
    veld.errors = [*veld.errors, ZINNEN.get(fout.code, ZINNEN[422])]
