"""Ik: how I am seen, my keys, where I am signed in, who helps me back, language, signing out."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from webauthn.helpers import bytes_to_base64url

from basis.identiteit.actions import eindig_sessie, zet_soort
from basis.identiteit.models import Persoon
from basis.identiteit.queries import codes_over, passkeys, sessies
from basis.rechten import Actor, Recht, mag
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import cookie_naam, db, eis_bevestigd, kring_route, persoon_route, werkt_als, zet_sid
from gezinsapp.access.toestel import is_gedeeld, onthoud_gedeeld, sessiesoort
from gezinsapp.forms.toegang import HelperForm, LeegForm
from gezinsapp.views.seintjes import kan_hier
from gezinsapp.views.telefoon import mag_mee
from jim.kring.herstel import helpers, kies_helper, mijn_helper, mijn_lopend, stop
from jim.kring.queries import mijn_kringen

bp = Blueprint("ik", __name__)


@kring_route(bp, "/ik", Recht.KRING_ZIEN)
def ik(actor: Actor) -> ResponseReturnValue:
    """My own settings in a kring."""
    keuze = {"keek": mag(actor, Recht.LOG_ZIEN), "mag_mee": mag_mee(actor)}
    return pagina("ik/ik.html", helper=_helper_form(actor), **keuze, **_eigen(actor.persoon_id))


@persoon_route(bp, "/ik")
def ik_zonder_kring(persoon: Persoon) -> ResponseReturnValue:
    """The same outside a kring; who is in one kring goes there."""
    kringen = mijn_kringen(db(), persoon.id)
    if len(kringen) == 1:
        return redirect(url_for("ik.ik", kring_id=kringen[0].kring_id), 303)
    return pagina("ik/ik.html", helper=None, **_eigen(persoon.id))


def _eigen(persoon_id: str) -> dict[str, object]:
    return {
        "sessies": sessies(db(), persoon_id),
        "sleutels": [(bytes_to_base64url(p.id), p) for p in passkeys(db(), persoon_id)],
        "codes": codes_over(db(), persoon_id),
        "herstel": mijn_lopend(db(), persoon_id),
        "gedeeld": is_gedeeld(),
        "seintjes": kan_hier(),
        "werkt": werkt_als() is not None,
        "deze": current_user.sessie.token_hash,
        "form": LeegForm(),
    }


def _helper_form(actor: Actor) -> HelperForm | None:
    kan = helpers(db(), actor)
    form = HelperForm(helper=mijn_helper(db(), actor))
    form.helper.choices = [("", _("Mijn JIM, of anders iemand uit de kring")), *((h.lid_id, h.naam) for h in kan)]
    return form if kan else None


@kring_route(bp, "/ik/helper", Recht.KRING_ZIEN, methods=("POST",))
def helper(actor: Actor) -> ResponseReturnValue:
    """Choose who says that it is really me, when I lost my phone."""
    eis_bevestigd()
    kies_helper(db(), actor, request.form.get("helper", ""))
    flash(_("Goed, dat onthouden we."))
    return redirect(url_for("ik.ik"), 303)


@persoon_route(bp, "/ik/sessie/<token_hash>/einde", methods=("POST",))
def sessie_einde(persoon: Persoon, token_hash: str) -> ResponseReturnValue:
    """End one of my own sign-ins, for example of a lost phone."""
    eindig_sessie(db(), token_hash, persoon.id)
    flash(_("Dat toestel is nu uitgelogd."))
    return redirect(url_for("ik.ik_zonder_kring"), 303)


@persoon_route(bp, "/ik/gedeeld", methods=("POST",))
def gedeeld(persoon: Persoon) -> ResponseReturnValue:
    """More people use this phone, or only me again: the sign-in gets short, or as long as before."""
    samen = request.form.get("samen") == "ja"
    soort = "gedeeld" if samen else sessiesoort(db(), persoon.id)
    zet_soort(db(), current_user.sessie.token_hash, soort)
    response = redirect(url_for("ik.ik_zonder_kring"), 303)
    onthoud_gedeeld(response, samen)
    flash(_("Goed. Wie klaar is, drukt op ‘Iemand anders’.") if samen else _("Goed. Dit toestel is weer van jou alleen."))
    return zet_sid(response, request.cookies[cookie_naam()], soort)


@persoon_route(bp, "/ik/herstel/<herstel_id>/stop", methods=("POST",))
def herstel_stop(persoon: Persoon, herstel_id: str) -> ResponseReturnValue:
    """It was not me who asked for a new key."""
    stop(db(), persoon.id, herstel_id)
    flash(_("Gestopt. De nieuwe sleutel werkt niet."))
    return redirect(url_for("ik.ik_zonder_kring"), 303)
