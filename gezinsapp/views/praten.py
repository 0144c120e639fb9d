"""Praten: my conversations, one conversation, taking back, and passing on what the jongere allows."""

from datetime import datetime

from flask import Blueprint, Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_date, format_datetime, format_time
from flask_babel import gettext as _

from basis.clock import nu
from basis.fouten import Ongeldig
from basis.rechten import Actor, Recht, Rol, haal
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, kring_route
from gezinsapp.forms.basis import zet_fout
from gezinsapp.forms.praten import ANTWOORDT, ONDERWERPEN, BerichtForm
from gezinsapp.live import laatste_nummer
from jim.afspraken.models import Niveau, Onderwerp
from jim.gesprekken.actions import antwoord_delen, deelbaar, neem_terug, schrijf, vraag_delen, wis_gesloten_gesprek
from jim.gesprekken.models import Gesprek
from jim.gesprekken.policy import nog_terug_te_nemen
from jim.gesprekken.queries import (
    BerichtBeeld,
    GesprekBeeld,
    antwoordt,
    berichten,
    gedeeld_met_ouders,
    gesprek_beeld,
    gesprek_van,
    gesprekken,
)
from jim.kring.models import Kring
from jim.kring.queries import leden

bp = Blueprint("praten", __name__)


def tijd(moment: datetime) -> str:
    """The time, with the date when it was not today."""
    if format_date(moment, "yyyyMMdd") == format_date(nu(), "yyyyMMdd"):
        return format_time(moment, "HH.mm")
    return format_datetime(moment, "d MMM HH.mm")


def naam_van(beeld: GesprekBeeld) -> str:
    """How I know a conversation: the name of the other, or the kring."""
    return beeld.anderen[0].naam if beeld.anderen else _("De hele kring")


def wie_leest(beeld: GesprekBeeld) -> str:
    """Who reads along, in words."""
    if beeld.gesprek.soort == "kring":
        if db().get_one(Kring, beeld.gesprek.kring_id).ouders_apart:
            return _("De jongere, de JIM en de professionals lezen dit")
        return _("Iedereen in de kring leest dit")
    return _("Alleen jij en %(naam)s lezen dit", naam=naam_van(beeld))


def wacht_tijd(beeld: GesprekBeeld) -> str:
    """How soon the aanspreekpunt usually answers, for who writes to him."""
    wie = next((g for g in beeld.anderen if g.rol is Rol.AANSPREEKPUNT), None)
    return str(ANTWOORDT.get(antwoordt(db(), wie), "")) if wie else ""


@kring_route(bp, "/praten", Recht.PRATEN)
def lijst(actor: Actor) -> ResponseReturnValue:
    """My conversations, and for ouders what the JIM passed on."""
    gedeeld = gedeeld_met_ouders(db(), actor)
    return pagina(
        "praten/lijst.html",
        gesprekken=gesprekken(db(), actor),
        gedeeld=gedeeld,
        jim=next((g for g in leden(db(), actor) if g.rol is Rol.JIM), gedeeld[0].door if gedeeld else None),
        naam_van=naam_van,
        wie_leest=wie_leest,
        wacht_tijd=wacht_tijd,
        tijd=tijd,
        onderwerpen=ONDERWERPEN,
        na=laatste_nummer(db(), actor.kring_id, actor.lid_id),
    )


def _niveaus(kring_id: str) -> dict[Onderwerp, Niveau]:
    return {o: deelbaar(db(), kring_id, o) for o in Onderwerp}


def _formulier(actor: Actor, beeld: GesprekBeeld, *, leeg: bool = False) -> BerichtForm:
    form = BerichtForm(formdata=None) if leeg else BerichtForm()
    if beeld.gesprek.soort == "jim" and actor.rol is Rol.JONGERE:
        form.kies_onderwerp(_niveaus(actor.kring_id), naam_van(beeld))
    else:
        del form.onderwerp
    if beeld.gesprek.soort == "aanspreekpunt":
        form.kies_publiek(naam_van(beeld))
    else:
        del form.publiek
    return form


def _toon(actor: Actor, beeld: GesprekBeeld, form: BerichtForm, *, status: int = 200, blok: str | None = None) -> Response:
    rijen, ouder = berichten(db(), actor, beeld.gesprek, request.args.get("voor", ""))

    def delen(b: BerichtBeeld) -> Niveau | None:
        """What the JIM may do with a message that the jongere wrote to him."""
        mag_vragen = beeld.open and actor.rol is Rol.JIM and beeld.gesprek.soort == "jim" and not b.eigen and not b.antwoord
        return deelbaar(db(), actor.kring_id, b.bericht.onderwerp) if mag_vragen else None

    return pagina(
        "praten/gesprek.html",
        status=status,
        blok=blok,
        beeld=beeld,
        berichten=rijen,
        eerder=rijen[0].bericht.id if ouder else "",
        voor=request.args.get("voor", ""),
        form=form,
        naam=naam_van(beeld),
        wie_leest=wie_leest(beeld),
        wacht_tijd=wacht_tijd(beeld),
        delen=delen,
        terug_kan=lambda b: b.eigen and not b.elders and nog_terug_te_nemen(b.bericht),
        tijd=tijd,
        onderwerpen=ONDERWERPEN,
        na=laatste_nummer(db(), actor.kring_id, actor.lid_id),
    )


@kring_route(bp, "/praten/<gesprek_id>", Recht.PRATEN)
def gesprek(actor: Actor, gesprek_id: str) -> ResponseReturnValue:
    """One conversation; htmx asks for the messages alone."""
    beeld = gesprek_beeld(db(), actor, haal(db(), actor, Gesprek, gesprek_id))
    return _toon(actor, beeld, _formulier(actor, beeld), blok="berichten" if _htmx() else None)


@kring_route(bp, "/praten/<gesprek_id>/wis", Recht.PRATEN, methods=["POST"])
def wis(actor: Actor, gesprek_id: str) -> ResponseReturnValue:
    """A conversation that is over goes, for both."""
    wis_gesloten_gesprek(db(), actor, gesprek_id)
    flash(_("Het gesprek is weg, voor jullie allebei."))
    return redirect(url_for("praten.lijst"), 303)


def _htmx() -> bool:
    return request.headers.get("HX-Request") == "true"


@kring_route(bp, "/praten/<gesprek_id>", Recht.PRATEN, methods=["POST"])
def stuur(actor: Actor, gesprek_id: str) -> ResponseReturnValue:
    """Send a message."""
    beeld = gesprek_beeld(db(), actor, haal(db(), actor, Gesprek, gesprek_id))
    form = _formulier(actor, beeld)
    blok = "gesprek" if _htmx() else None
    if not form.validate_on_submit():
        return _toon(actor, beeld, form, status=422, blok=blok)
    try:
        schrijf(
            db(),
            actor,
            gesprek_id,
            form.tekst.data or "",
            onderwerp=form.onderwerp.data if "onderwerp" in form else "",
            publiek=form.publiek.data if "publiek" in form else "gesprek",
        )
    except Ongeldig as fout:
        zet_fout(form, fout)
        return _toon(actor, beeld, form, status=422, blok=blok)
    if blok:
        return _toon(actor, beeld, _formulier(actor, beeld, leeg=True), blok=blok)
    return _naar(gesprek_id)


def _naar(gesprek_id: str) -> ResponseReturnValue:
    return redirect(url_for("praten.gesprek", gesprek_id=gesprek_id, _anchor="nieuwste"), 303)


@kring_route(bp, "/praten/bericht/<bericht_id>/terug", Recht.PRATEN, methods=["POST"])
def terug(actor: Actor, bericht_id: str) -> ResponseReturnValue:
    """Take one's own message back."""
    _bericht, waar = gesprek_van(db(), actor, bericht_id)
    neem_terug(db(), actor, bericht_id)
    flash(_("Je bericht is weg. Niemand leest het meer."))
    return _naar(waar.id)


@kring_route(bp, "/praten/bericht/<bericht_id>/delen", Recht.PRATEN, methods=["POST"])
def deel(actor: Actor, bericht_id: str) -> ResponseReturnValue:
    """The JIM asks, or passes on at once where that was agreed."""
    _bericht, waar = gesprek_van(db(), actor, bericht_id)
    deling = vraag_delen(db(), actor, bericht_id)
    flash(_("De ouders kunnen dit nu lezen.") if deling.antwoord == "ja" else _("Je vraag staat bij het bericht."))
    return _naar(waar.id)


@kring_route(bp, "/praten/bericht/<bericht_id>/antwoord", Recht.PRATEN, methods=["POST"])
def antwoord(actor: Actor, bericht_id: str) -> ResponseReturnValue:
    """The jongere says yes or no, now or later; anything but a clear yes is a no."""
    _bericht, waar = gesprek_van(db(), actor, bericht_id)
    ja = request.form.get("antwoord") == "ja"
    antwoord_delen(db(), actor, bericht_id, ja)
    flash(_("Je ouders kunnen dit nu lezen.") if ja else _("Dit blijft tussen jullie."))
    return _naar(waar.id)
