"""Mensen: who is in the kring and by what right, inviting, letting read along, leaving, handing over, closing."""

from typing import Any

from flask import Blueprint, current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _

from basis.clock import vandaag
from basis.fouten import Botsing, NietGevonden, Ongeldig
from basis.identiteit.models import Persoon
from basis.rechten import GEZAG, Actor, Recht, Rol, mag
from ervaring.uitkomst.actions import leg_einde_vast
from gezinsapp import wissen
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, eis_bevestigd, kring_route, persoon_route
from gezinsapp.forms.basis import zet_fout
from gezinsapp.forms.mensen import ROLLEN, EindeForm, OordeelForm, OverdraagForm, UitnodigForm, WegForm
from gezinsapp.forms.toegang import LeegForm
from gezinsapp.labels import voorval_zin
from gezinsapp.views.toegang import onthoud_token
from jim.gesprekken.actions import wis_na_vertrek
from jim.kring import actions, leeftijd, vertrek
from jim.kring.models import Kring, Lid
from jim.kring.queries import Gezicht, gezicht, kring_van, leden, lid_van, oude_kringen
from jim.kring.recht import wie_beslist
from jim.kring.voorvallen import voorvallen
from jim.organisaties.models import Aanbieder

bp = Blueprint("mensen", __name__)


@kring_route(bp, "/mensen", Recht.MENSEN_ZIEN)
def overzicht(actor: Actor) -> ResponseReturnValue:
    """Who is here, who was invited, and what I may do about it."""
    kring = kring_van(db(), actor)
    return pagina(
        "mensen/overzicht.html",
        kring=kring,
        leden=leden(db(), actor),
        uitnodigingen=[u for u in actions.uitnodigingen(db(), actor) if not u.gebruikt and u.rol != "jim"],
        mag_uitnodigen=bool(_rollen(actor)),
        mag_kiezen=mag(actor, Recht.TOEGANG_GEVEN) and leeftijd.mag_kiezen(kring, vandaag()),
        oordeel=_oordeel(actor),
        mag=lambda recht: mag(actor, recht),
        beslist=any(g.lid_id == actor.lid_id for g in wie_beslist(actor.leeftijd_jongere, leden(db(), actor))),
        leeg=not any(g.rol in {Rol.JONGERE} | GEZAG for g in leden(db(), actor)),
        form=LeegForm(),
        nummer=_nummer(actor, kring),
    )


def _nummer(actor: Actor, kring: Kring) -> str:
    """What the aanspreekpunt puts in the record himself, where we can't: our number of this kring; else ""."""
    if not mag(actor, Recht.GEZAG_VASTLEGGEN) or db().get_one(Aanbieder, kring.aanbieder_id).dossier_soort != "koppeltaal":
        return ""
    return kring.pseudoniem


def _oordeel(actor: Actor) -> Any:
    rij = leeftijd.lees_wilsoordeel(db(), actor)
    return {"rij": rij, "door": gezicht(db(), actor.kring_id, rij.door_lid_id).naam} if rij else None


def _rollen(actor: Actor) -> list[tuple[str, str]]:
    return [(rol, str(naam)) for rol, naam in ROLLEN.items() if mag(actor, actions.WIE_NODIGT_WIE[rol])]


@kring_route(bp, "/mensen/nieuw", Recht.NETWERK_UITNODIGEN, methods=("GET", "POST"))
def nieuw(actor: Actor) -> ResponseReturnValue:
    """Invite somebody: the table of who may invite whom decides which roles are offered."""
    form = UitnodigForm()
    form.rol.choices = _rollen(actor)
    if not mag(actor, Recht.GEZAG_VASTLEGGEN):
        del form.gezag
    if form.validate_on_submit():
        gezag = "gezag" in form and bool(form.gezag.data)
        try:
            rij, token = actions.nodig_uit(db(), actor, rol=form.rol.data, voornaam=form.voornaam.data or "", gezag=gezag)
        except Botsing as fout:
            zet_fout(form, fout)
        else:
            onthoud_token(rij.id, token)
            return redirect(url_for("toegang.uitnodiging_tonen", uitnodiging_id=rij.id), 303)
    return pagina("mensen/nieuw.html", form=form, status=422 if form.errors else 200)


@kring_route(bp, "/mensen/uitnodiging/<uitnodiging_id>/weg", Recht.NETWERK_UITNODIGEN, methods=("POST",))
def uitnodiging_weg(actor: Actor, uitnodiging_id: str) -> ResponseReturnValue:
    """Take an invitation of my own back."""
    actions.trek_uitnodiging_in(db(), actor, uitnodiging_id)
    flash(_("De uitnodiging werkt nu niet meer."))
    return redirect(url_for("mensen.overzicht"), 303)


@kring_route(bp, "/mensen/wat-er-gebeurde", Recht.KRING_ZIEN)
def geschiedenis(actor: Actor) -> ResponseReturnValue:
    """What happened to the kring, as far as I may know it."""
    return pagina("mensen/geschiedenis.html", regels=gebeurd(actor))


def gebeurd(actor: Actor, hoeveel: int = 50) -> list[tuple[str, Any]]:
    """(sentence, moment) of the last events."""
    namen: dict[str, str] = {}

    def naam(lid_id: str) -> str:
        if lid_id and lid_id not in namen:
            namen[lid_id] = gezicht(db(), actor.kring_id, lid_id).naam
        return namen.get(lid_id, "")

    return [(voorval_zin(v.soort, naam(v.door_lid_id), naam(v.over_lid_id)), v.op) for v in voorvallen(db(), actor)[:hoeveel]]


@kring_route(bp, "/mensen/meelezen", Recht.TOEGANG_GEVEN)
def meelezen(actor: Actor) -> ResponseReturnValue:
    """From 16 on the jongere chooses which ouders read along."""
    return pagina(
        "mensen/meelezen.html",
        ouders=[(g, lid_van(db(), actor, g.lid_id).toegestaan) for g in leden(db(), actor) if _is_ouder(actor, g)],
        nu_16=kring_van(db(), actor).leeftijd(vandaag()) >= 16,
        form=LeegForm(),
    )


def _is_ouder(actor: Actor, wie: Gezicht) -> bool:
    return lid_van(db(), actor, wie.lid_id).rol in GEZAG


@kring_route(bp, "/mensen/<lid_id>/meelezen", Recht.TOEGANG_GEVEN, methods=("POST",))
def toegang(actor: Actor, lid_id: str) -> ResponseReturnValue:
    """Yes or no, for one ouder, at any time."""
    ja = request.form.get("antwoord") == "ja"
    if ja:
        eis_bevestigd()
    leeftijd.geef_toegang(db(), actor, lid_id, ja)
    naam = gezicht(db(), actor.kring_id, lid_id).naam
    flash(_("%(naam)s mag meelezen.", naam=naam) if ja else _("%(naam)s leest vanaf je 16e niet mee.", naam=naam))
    return redirect(url_for("mensen.meelezen"), 303)


@kring_route(bp, "/mensen/<lid_id>", Recht.MENSEN_ZIEN)
def lid(actor: Actor, lid_id: str) -> ResponseReturnValue:
    """One person: who he is here, by what right, and what I may do."""
    wie, rij = _lid(actor, lid_id)
    return pagina(
        "mensen/lid.html",
        wie=wie,
        rij=rij,
        mag_weg=lid_id != actor.lid_id and vertrek.mag_weghalen(actor, rij.rol),
        mag_gezag=mag(actor, Recht.GEZAG_VASTLEGGEN) and rij.rol in GEZAG,
        form=LeegForm(),
    )


def _lid(actor: Actor, lid_id: str) -> tuple[Gezicht, Lid]:
    wie = next((g for g in leden(db(), actor) if g.lid_id == lid_id), None)
    if wie is None:
        raise NietGevonden
    return wie, lid_van(db(), actor, lid_id)


@kring_route(bp, "/mensen/<lid_id>/weg", Recht.NETWERK_UITNODIGEN, methods=("POST",))
def haal_weg(actor: Actor, lid_id: str) -> ResponseReturnValue:
    """Take somebody out; his access ends at once."""
    wie, _rij = _lid(actor, lid_id)
    vertrek.haal_weg(db(), actor, lid_id)
    flash(_("%(naam)s is nu uit de kring.", naam=wie.naam))
    return redirect(url_for("mensen.overzicht"), 303)


@kring_route(bp, "/mensen/<lid_id>/gezag", Recht.GEZAG_VASTLEGGEN, methods=("POST",))
def gezag(actor: Actor, lid_id: str) -> ResponseReturnValue:
    """Record that an ouder or voogd has gezag, or no longer."""
    actions.leg_gezag_vast(db(), actor, lid_id, request.form.get("gezag") == "ja")
    flash(_("Dat staat nu vast, met de datum van vandaag. Iedereen in de kring ziet het."))
    return redirect(url_for("mensen.lid", lid_id=lid_id), 303)


@kring_route(bp, "/mensen/apart", Recht.GEZAG_VASTLEGGEN, methods=("POST",))
def apart(actor: Actor) -> ResponseReturnValue:
    """Keep the ouders apart, or no longer."""
    ja = request.form.get("apart") == "ja"
    actions.houd_ouders_apart(db(), actor, ja)
    flash(_("De ouders lezen nu niets meer van elkaar.") if ja else _("De ouders lezen weer samen."))
    return redirect(url_for("mensen.overzicht"), 303)


@kring_route(bp, "/mensen/overdragen", Recht.OVERDRAGEN, methods=("GET", "POST"))
def overdragen(actor: Actor) -> ResponseReturnValue:
    """One act that everyone sees: somebody else is the aanspreekpunt."""
    eis_bevestigd()
    form = OverdraagForm()
    form.naar.choices = [(g.lid_id, g.naam) for g in leden(db(), actor) if g.rol is Rol.PROFESSIONAL]
    if form.naar.choices and form.validate_on_submit():
        vertrek.draag_over(db(), actor, form.naar.data, blijf=bool(form.blijf.data))
        flash(_("Overgedragen. Iedereen in de kring ziet het."))
        return redirect(url_for("thuis.thuis") if form.blijf.data else url_for("werk.kringen"), 303)
    return pagina("mensen/overdragen.html", form=form, status=422 if form.errors else 200)


@kring_route(bp, "/mensen/einde", Recht.OVERDRAGEN, methods=("GET", "POST"))
def einde(actor: Actor) -> ResponseReturnValue:
    """The help ends; the kring goes on by itself. An empty kring is closed instead."""
    eis_bevestigd()
    leeg = not any(g.rol in {Rol.JONGERE} | GEZAG for g in leden(db(), actor))
    form = LeegForm() if leeg else EindeForm(get_locale().language)
    if form.validate_on_submit():
        if isinstance(form, LeegForm):
            vertrek.sluit_leeg(db(), actor)
        else:
            leg_einde_vast(db(), actor, int(form.reden.data), current_app.config["GEHEIM"])
            vertrek.beeindig_hulp(db(), actor)
        flash(_("De kring is gesloten.") if leeg else _("De hulp is gestopt. De kring gaat zelf verder."))
        return redirect(url_for("werk.kringen"), 303)
    return pagina("mensen/einde.html", status=422 if form.errors else 200, form=form, leeg=leeg, jongere=kring_van(db(), actor).roepnaam)


@kring_route(bp, "/weggaan", Recht.WEGGAAN, methods=("GET", "POST"))
def weggaan(actor: Actor) -> ResponseReturnValue:
    """Leave, at once and without a reason."""
    if actor.rol in {Rol.JIM, Rol.JIM_WACHT}:
        return redirect(url_for("jim.stoppen"), 303)
    form = WegForm()
    if form.validate_on_submit():
        vertrek.ga_weg(db(), actor, wis=bool(form.wis.data))
        flash(_("Je bent uit de kring. Je leest hier niets meer."))
        return redirect(url_for("openbaar.start"), 303)
    return pagina("mensen/weggaan.html", form=form)


@kring_route(bp, "/sluiten", Recht.KRING_SLUITEN, methods=("GET", "POST"))
def sluiten(actor: Actor) -> ResponseReturnValue:
    """The kring closes when all who decide at this age say so."""
    eis_bevestigd()
    gestemd = set(vertrek.stemmen(db(), actor.kring_id))
    if request.method == "POST" and LeegForm().validate_on_submit():
        if wissen.sluit(db(), actor, ja=request.form.get("antwoord") == "ja"):
            flash(_("De kring is gesloten. Niemand leest er nog in."))
            return redirect(url_for("openbaar.start"), 303)
        return redirect(url_for("mensen.sluiten"), 303)
    return pagina(
        "mensen/sluiten.html",
        beslissers=[(g, g.lid_id in gestemd) for g in vertrek.wie_sluit(db(), actor) if not actor.apart or g.lid_id == actor.lid_id],
        mijn=actor.lid_id in gestemd,
        form=LeegForm(),
    )


@kring_route(bp, "/mensen/wilsoordeel", Recht.WILSOORDEEL_SCHRIJVEN, methods=("GET", "POST"))
def wilsoordeel(actor: Actor) -> ResponseReturnValue:
    """Record, with a reason that the jongere reads, that he can't weigh his interests now."""
    form = OordeelForm()
    if form.validate_on_submit():
        try:
            leeftijd.schrijf_wilsoordeel(db(), actor, form.reden.data or "")
        except (Ongeldig, Botsing) as fout:
            zet_fout(form, fout)
        else:
            flash(_("Dat staat nu vast. De jongere kan het lezen."))
            return redirect(url_for("mensen.overzicht"), 303)
    return pagina("mensen/wilsoordeel.html", form=form, oordeel=_oordeel(actor), status=422 if form.errors else 200)


@kring_route(bp, "/mensen/wilsoordeel/weg", Recht.WILSOORDEEL_SCHRIJVEN, methods=("POST",))
def wilsoordeel_weg(actor: Actor) -> ResponseReturnValue:
    """It no longer holds."""
    leeftijd.trek_wilsoordeel_in(db(), actor)
    flash(_("Dit geldt nu niet meer."))
    return redirect(url_for("mensen.overzicht"), 303)


@persoon_route(bp, "/oude-kringen")
def oud(persoon: Persoon) -> ResponseReturnValue:
    """The kringen I left: nothing to read, but what was between me and one other can still go."""
    return pagina("mensen/oud.html", kringen=oude_kringen(db(), persoon.id), form=LeegForm())


@persoon_route(bp, "/oude-kringen/<kring_id>/wis", methods=("POST",))
def oud_wissen(persoon: Persoon, kring_id: str) -> ResponseReturnValue:
    """Remove it, for both."""
    wis_na_vertrek(db(), persoon.id, kring_id)
    flash(_("Wat je daar met een ander samen schreef, is weg."))
    return redirect(url_for("mensen.oud"), 303)
