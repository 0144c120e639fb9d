"""Questionnaires: which lists the kring fills in, one question at a time, who reads the answers, and how it changes."""

from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _

from basis.fouten import Botsing, NietGevonden, Ongeldig
from basis.identiteit.models import Persoon
from basis.rechten import Actor, Recht, haal, mag
from doelen.rom import actions, queries, vrijgave
from doelen.rom.models import Invulling, Ritme
from doelen.rom.vragenlijst import Antwoord, NietOndersteund, Vraag, Vragenlijst, op_papier, te_vragen
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, kring_route, persoon_route
from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import zet_fout
from gezinsapp.forms.rom import DELEN, VAAK, KlaarForm, LaadForm, VoorstelForm
from gezinsapp.forms.toegang import LeegForm
from jim.organisaties.queries import beheerder

bp = Blueprint("rom", __name__)


def _taal() -> str:
    return get_locale().language


@kring_route(bp, "/vragenlijsten", Recht.VRAGENLIJST_ZIEN)
def lijst(actor: Actor) -> ResponseReturnValue:
    """The lists of this kring: what is asked of me now, what was answered before."""
    return pagina(
        "rom/lijst.html",
        ritmes=queries.ritmes(db(), actor),
        vaak=VAAK,
        taal_=_taal(),
        beslist=actions.beslist(db(), actor),
        mag_voorstellen=mag(actor, Recht.VRAGENLIJST_VOORSTELLEN),
    )


@kring_route(bp, "/vragenlijsten/voorstel", Recht.VRAGENLIJST_VOORSTELLEN, methods=("GET", "POST"))
def voorstel(actor: Actor) -> ResponseReturnValue:
    """Propose a list."""
    form = VoorstelForm()
    form.lijst.choices = [(naam, titel.zeg(_taal())) for naam, titel in queries.te_kiezen(db(), actor.kring_id).items()]
    if len(form.lijst.choices) == 1 and not form.lijst.data:
        form.lijst.data = form.lijst.choices[0][0]
    if form.validate_on_submit():
        try:
            rij = actions.stel_voor(db(), actor, form.lijst.data, form.weken.data)
        except (Ongeldig, Botsing) as fout:
            zet_fout(form, fout)
        else:
            flash(_("De lijst staat klaar.") if rij.status == "loopt" else _("Je voorstel staat er. Er moet nog iemand ja zeggen."))
            return redirect(url_for("rom.lijst"), 303)
    return pagina("rom/voorstel.html", form=form, status=422 if form.errors else 200)


@kring_route(bp, "/vragenlijsten/<ritme_id>/antwoord", Recht.VRAGENLIJST_ZIEN, methods=("POST",))
def antwoord(actor: Actor, ritme_id: str) -> ResponseReturnValue:
    """Yes or no to a proposal."""
    actions.antwoord_op_voorstel(db(), actor, ritme_id, ja=request.form.get("antwoord") == "ja")
    flash(_("Je antwoord is bewaard."))
    return redirect(url_for("rom.lijst"), 303)


@kring_route(bp, "/vragenlijsten/<ritme_id>/stop", Recht.VRAGENLIJST_VOORSTELLEN, methods=("POST",))
def stop(actor: Actor, ritme_id: str) -> ResponseReturnValue:
    """No more of this list."""
    actions.stop(db(), actor, ritme_id)
    flash(_("Deze lijst is gestopt."))
    return redirect(url_for("rom.lijst"), 303)


@kring_route(bp, "/vragenlijsten/<ritme_id>", Recht.VRAGENLIJST_ZIEN)
def een(actor: Actor, ritme_id: str) -> ResponseReturnValue:
    """What was filled in, as far as it was meant for me, and how it changes."""
    beeld = queries.ritme_beeld(db(), actor, haal(db(), actor, Ritme, ritme_id))
    keren = queries.ingevuld(db(), actor, ritme_id)
    per_mens: dict[str, list[queries.Ingevuld]] = {}
    for keer in keren:
        per_mens.setdefault(keer.invulling.lid_id, []).append(keer)
    return pagina(
        "rom/een.html",
        beeld=beeld,
        per_mens=per_mens.values(),
        delen=DELEN,
        taal_=_taal(),
        vaak=VAAK,
        vrijgave=vrijgave.vrijgave_beeld(db(), actor, ritme_id),
        mag_beslissen=mag(actor, Recht.DOEL_VRIJGEVEN),
    )


@kring_route(bp, "/vragenlijsten/<ritme_id>/vrijgeven", Recht.DOEL_VRIJGEVEN, methods=("POST",))
def vrijgeven(actor: Actor, ritme_id: str) -> ResponseReturnValue:
    """My yes to this list in the provider's record."""
    vrij = vrijgave.geef_vrij(db(), actor, ritme_id)
    flash(
        _("Iedereen zei ja. Wat jullie vanaf nu delen, gaat naar het dossier.")
        if vrij
        else _("Jouw ja is bewaard. We wachten op de anderen.")
    )
    return redirect(url_for("rom.een", ritme_id=ritme_id), 303)


@kring_route(bp, "/vragenlijsten/<ritme_id>/intrekken", Recht.DOEL_VRIJGEVEN, methods=("POST",))
def intrekken(actor: Actor, ritme_id: str) -> ResponseReturnValue:
    """Take my yes back."""
    vrijgave.trek_in(db(), actor, ritme_id)
    beeld = vrijgave.vrijgave_beeld(db(), actor, ritme_id)
    al_daar = beeld is not None and beeld.sinds is not None
    flash(
        _("Je ja is teruggenomen. Er gaat niets nieuws meer naar het dossier. Onderaan lees je wat er al staat.")
        if al_daar
        else _("Je ja is teruggenomen. Er gaat niets nieuws meer naar het dossier.")
    )
    return redirect(url_for("rom.een", ritme_id=ritme_id), 303)


@kring_route(bp, "/vragenlijsten/<ritme_id>/begin", Recht.VRAGENLIJST_INVULLEN, methods=("POST",))
def begin(actor: Actor, ritme_id: str) -> ResponseReturnValue:
    """Start, or go on where I was; or skip it this time."""
    if request.form.get("actie") == "overslaan":
        actions.sla_over(db(), actor, ritme_id)
        flash(_("Goed. De volgende keer vragen we het weer."))
        return redirect(url_for("rom.lijst"), 303)
    rij = actions.begin(db(), actor, ritme_id)
    lijst_, gegeven = queries.vragenlijst(db(), rij.lijst), _gegeven(rij)
    eerste = next((v for v in te_vragen(lijst_, gegeven) if v.vraagt and v.id not in gegeven), None)
    return _naar(rij, eerste)


def _gegeven(rij: Invulling) -> dict[str, Antwoord]:
    return queries.antwoorden(db(), [rij])[rij.id]


def _naar(rij: Invulling, vraag: Vraag | None) -> ResponseReturnValue:
    if vraag is None:
        return redirect(url_for("rom.klaar", invulling_id=rij.id), 303)
    return redirect(url_for("rom.vraag", invulling_id=rij.id, v=vraag.id), 303)


def _mijn(actor: Actor, invulling_id: str) -> tuple[Invulling, Vragenlijst]:
    rij = haal(db(), actor, Invulling, invulling_id, Recht.SCHRIJVEN)
    return rij, queries.vragenlijst(db(), rij.lijst)


@kring_route(bp, "/vragenlijsten/invullen/<invulling_id>", Recht.VRAGENLIJST_INVULLEN, methods=("GET", "POST"))
def vraag(actor: Actor, invulling_id: str) -> ResponseReturnValue:
    """One question on a page; each answer is kept at once, so that nothing gets lost half-way."""
    rij, lijst_ = _mijn(actor, invulling_id)
    gegeven = _gegeven(rij)
    nu = next((v for v in te_vragen(lijst_, gegeven) if v.vraagt and v.id == request.args.get("v")), None)
    if nu is None:
        return _naar(rij, queries.volgende(lijst_, gegeven))
    form, fout, ingevuld = LeegForm(), "", request.form.getlist("antwoord")
    if form.validate_on_submit():
        try:
            actions.antwoord(db(), actor, rij.id, nu.id, [] if request.form.get("actie") == "overslaan" else ingevuld)
        except Ongeldig as mis:
            fout = ZINNEN[mis.code]
        else:
            return _naar(rij, queries.volgende(lijst_, _gegeven(rij), nu.id))
    vragen = [v for v in te_vragen(lijst_, gegeven) if v.vraagt]
    boven, erbij = queries.woorden_erbij(lijst_, gegeven, nu)
    return pagina(
        "rom/vraag.html",
        rij=rij,
        titel=lijst_.titel.zeg(_taal()),
        vraag=nu,
        boven=[t.zeg(_taal()) for t in boven],
        erbij=[t.zeg(_taal()) for t in erbij],
        nummer=vragen.index(nu) + 1,
        aantal=len(vragen),
        vorige=queries.vorige(lijst_, gegeven, nu.id),
        waarde=ingevuld if fout else op_papier(gegeven[nu.id]) if nu.id in gegeven else [],
        fout=fout,
        form=form,
        taal_=_taal(),
        status=422 if fout else 200,
    )


@kring_route(bp, "/vragenlijsten/klaar/<invulling_id>", Recht.VRAGENLIJST_INVULLEN, methods=("GET", "POST"))
def klaar(actor: Actor, invulling_id: str) -> ResponseReturnValue:
    """Look it over, choose who reads it, done."""
    rij, lijst_ = _mijn(actor, invulling_id)
    form = KlaarForm()
    if form.validate_on_submit():
        actions.rond_af(db(), actor, rij.id, form.delen.data)
        flash(_("Bewaard. Dank je wel."))
        return redirect(url_for("rom.een", ritme_id=rij.ritme_id), 303)
    return pagina(
        "rom/klaar.html",
        rij=rij,
        titel=lijst_.titel.zeg(_taal()),
        regels=_regels(rij, lijst_),
        form=form,
        aanbieder=vrijgave.gaat_naar(db(), actor, rij.ritme_id),
    )


def _regels(rij: Invulling, lijst_: Vragenlijst) -> list[tuple[str, str, str]]:
    """(question id, question, answer in words) of what was asked."""
    gegeven = _gegeven(rij)
    return [(v.id, v.tekst.zeg(_taal()), _in_woorden(v, gegeven.get(v.id))) for v in te_vragen(lijst_, gegeven) if v.vraagt]


def _in_woorden(vraag: Vraag, waarde: Any) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return _("Ja") if waarde else _("Nee")
    namen = {k.code: k.tekst.zeg(_taal()) for k in vraag.keuzes}
    woorden = ", ".join(namen.get(str(w), str(w)) for w in (waarde if isinstance(waarde, list) else [waarde]))
    return f"{woorden} {vraag.eenheid}".strip()


@kring_route(bp, "/vragenlijsten/ingevuld/<invulling_id>", Recht.VRAGENLIJST_ZIEN)
def ingevuld(actor: Actor, invulling_id: str) -> ResponseReturnValue:
    """One time that it was filled in."""
    rij = haal(db(), actor, Invulling, invulling_id)
    if rij.status == "open":
        return redirect(url_for("rom.klaar", invulling_id=rij.id), 303)
    lijst_ = queries.vragenlijst(db(), rij.lijst)
    return pagina(
        "rom/ingevuld.html",
        rij=rij,
        titel=lijst_.titel.zeg(_taal()),
        regels=_regels(rij, lijst_),
        delen=DELEN,
        mijn=rij.lid_id == actor.lid_id,
    )


@kring_route(bp, "/vragenlijsten/ingevuld/<invulling_id>/weg", Recht.VRAGENLIJST_INVULLEN, methods=("POST",))
def weg(actor: Actor, invulling_id: str) -> ResponseReturnValue:
    """My answers of that time go."""
    ritme_id = haal(db(), actor, Invulling, invulling_id).ritme_id
    actions.wis(db(), actor, invulling_id)
    flash(_("Je antwoorden zijn weg."))
    return redirect(url_for("rom.een", ritme_id=ritme_id), 303)


@persoon_route(bp, "/beheer/vragenlijsten", soort="beheerder", methods=("GET", "POST"))
def beheer(persoon: Persoon) -> ResponseReturnValue:
    """The provider's lists: load one, put one away."""
    ik = beheerder(db(), persoon.id)
    form = LaadForm()
    if form.validate_on_submit():
        try:
            actions.laad(db(), ik, form.bestand.data.read(actions.GROOTST + 1).decode("utf-8", "replace"))
        except NietOndersteund as fout:
            form.bestand.errors = [*form.bestand.errors, _("Dit deel van de lijst kennen wij niet: %(deel)s.", deel=fout.deel)]
        except (Ongeldig, Botsing) as fout:
            zet_fout(form, fout)
        else:
            flash(_("De lijst staat klaar voor jullie kringen."))
            return redirect(url_for("rom.beheer"), 303)
    return pagina("rom/beheer.html", form=form, lijsten=queries.geladen(db(), ik.aanbieder_id), status=422 if form.errors else 200)


@persoon_route(bp, "/beheer/vragenlijsten/<lijst_id>", soort="beheerder")
def bekijk(persoon: Persoon, lijst_id: str) -> ResponseReturnValue:
    """Every question of a list, to read it over."""
    rij = next((r for r in queries.geladen(db(), beheerder(db(), persoon.id).aanbieder_id) if r.id == lijst_id), None)
    if rij is None:
        raise NietGevonden
    return pagina("rom/bekijk.html", rij=rij, lijst=queries.vragenlijst(db(), rij.id), taal_=_taal())


@persoon_route(bp, "/beheer/vragenlijsten/<lijst_id>/weg", soort="beheerder", methods=("POST",))
def leg_weg(persoon: Persoon, lijst_id: str) -> ResponseReturnValue:
    """Out of use, or in use again."""
    actions.leg_weg(db(), beheerder(db(), persoon.id), lijst_id, weg=request.form.get("weg") == "ja")
    flash(_("Bewaard."))
    return redirect(url_for("rom.beheer"), 303)
