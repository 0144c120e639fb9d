"""Goals: the list, a new one in own words, its ladder, where it stands, and the release to the provider's record."""

from typing import Any

from flask import Blueprint, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _

from basis.fouten import Botsing, Ongeldig
from basis.rechten import Actor, Recht, Rol, haal, mag
from doelen.doel.actions import (
    HOOGUIT_DOELEN,
    deel_met_kring,
    geef_vrij,
    maak_doel,
    maak_ongedaan,
    meet,
    trek_in,
    veld_van,
    zet_cijfers,
    zet_ladder,
    zet_over,
    zet_status,
)
from doelen.doel.models import Doel
from doelen.doel.queries import (
    PER_BLADZIJ,
    DoelBeeld,
    Kaart,
    aantal_gesloten,
    doel_beeld,
    gaat_naar,
    gesloten_kaarten,
    heeft_metingen,
    kaarten,
    mijn_onderwerpen,
    notities,
    van_wie,
    vrijgave_beeld,
)
from doelen.doel.voorstellen import antwoord, voorstellen
from doelen.evaluatie.levering import stuur_t
from doelen.evaluatie.queries import loopt_met, t_in_dossier
from doelen.formulering import VRAGEN, Oordeel, beoordeel
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, kring_route
from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import zet_fout
from gezinsapp.forms.doelen import (
    GEBIEDNAMEN,
    LADDERS,
    WAAROM,
    CijferForm,
    DoelForm,
    KnopForm,
    LadderForm,
    MetingForm,
    OverForm,
    ladder_van,
    met_getallen,
    naam_van,
    stappen_woorden,
    tips_voor,
)
from gezinsapp.forms.praten import ONDERWERPEN
from jim.kring.queries import Gezicht, leden

bp = Blueprint("doelen", __name__)


def _taal() -> str:
    return get_locale().language


def _opsomming(namen: list[str]) -> str:
    if len(namen) < 2:
        return "".join(namen)
    return _("%(eerste)s en %(laatste)s", eerste=", ".join(namen[:-1]), laatste=namen[-1])


def _hier(kaarten: list[Kaart]) -> dict[str, str]:
    """Goal id -> the step where I last saw it: in own words, or what such a step is called."""
    return {k.doel.id: s.tekst or str(naam_van(s.niveau, k.doel.basis)) for k in kaarten for s in k.stappen if s.niveau == k.mijn_niveau}


@kring_route(bp, "/doelen", Recht.DOELEN_ZIEN)
def lijst(actor: Actor) -> ResponseReturnValue:
    """The active goals of the kring as cards; those that were closed are a page of their own."""
    actief = kaarten(db(), actor)
    wie = leden(db(), actor)
    return pagina(
        "doelen/lijst.html",
        kaarten=actief,
        gesloten=aantal_gesloten(db(), actor),
        van={k.doel.id: van_wie(k.doel, wie) for k in actief},
        hier=_hier(actief),
        gebieden=GEBIEDNAMEN,
        mag_maken=mag(actor, Recht.DOEL_MAKEN),
        mag_ladder=mag(actor, Recht.LADDER_SCHRIJVEN),
        mag_zwaarte=mag(actor, Recht.ZWAARTE_KIEZEN),
        vol=len(actief) >= HOOGUIT_DOELEN,
    )


@kring_route(bp, "/doelen/afgesloten", Recht.DOELEN_ZIEN)
def afgesloten(actor: Actor) -> ResponseReturnValue:
    """The goals that were closed, a page at a time."""
    bladzijden = max(1, -(-aantal_gesloten(db(), actor) // PER_BLADZIJ))
    bladzij = min(max(request.args.get("bladzij", 1, type=int), 1), bladzijden)
    rijen = gesloten_kaarten(db(), actor, bladzij)
    wie = leden(db(), actor)
    return pagina(
        "doelen/afgesloten.html",
        kaarten=rijen,
        van={k.doel.id: van_wie(k.doel, wie) for k in rijen},
        hier=_hier(rijen),
        gebieden=GEBIEDNAMEN,
        bladzij=bladzij,
        bladzijden=bladzijden,
    )


def _nieuw(form: DoelForm, oordeel: Oordeel | None = None, status: int = 200) -> ResponseReturnValue:
    taal = "en" if _taal() == "en" else "nl"
    vragen = {code: zin[taal] for code, zin in VRAGEN.items()}
    return pagina("doelen/nieuw.html", status=status, form=form, oordeel=oordeel, waarom=WAAROM, vragen=vragen)


@kring_route(bp, "/doelen/nieuw", Recht.DOEL_MAKEN, methods=["GET", "POST"])
def nieuw(actor: Actor) -> ResponseReturnValue:
    """One question. Words that say what should stop get a question back, once; "zo laten" is always one press away."""
    form = DoelForm()
    if request.method == "GET":
        return _nieuw(form)
    if not form.validate_on_submit():
        return _nieuw(form, status=422)
    oordeel = beoordeel(form.tekst.data, _taal())
    gevraagd = bool(form.eigen_woorden.data) or request.form.get("actie") == "zo_laten"
    vraag = oordeel.soort != "positief"
    if vraag and not gevraagd:
        form.eigen_woorden.data = form.tekst.data
        return _nieuw(form, oordeel)
    try:
        doel = maak_doel(
            db(),
            actor,
            form.eigen_woorden.data or form.tekst.data,
            form.tekst.data,
            zo_laten=vraag or oordeel.veiligheid,
            alleen_maker=oordeel.veiligheid,
        )
    except Ongeldig as fout:
        zet_fout(form, fout)
        return _nieuw(form, status=422)
    if oordeel.veiligheid:
        return redirect(url_for("doelen.bewaard", doel_id=doel.id), 303)
    flash(_("Je doel is bewaard. Nu de stappen."))
    return redirect(url_for("doelen.ladder", doel_id=doel.id), 303)


@kring_route(bp, "/doelen/<doel_id>/bewaard", Recht.DOELEN_ZIEN)
def bewaard(actor: Actor, doel_id: str) -> ResponseReturnValue:
    """After words that may be about danger: they are kept, nothing is reported, and here is help."""
    doel = haal(db(), actor, Doel, doel_id)
    rollen = {Rol.JIM, Rol.AANSPREEKPUNT}
    vertrouwd = [g for g in leden(db(), actor) if g.rol in rollen and g.lid_id != actor.lid_id]
    return pagina("doelen/bewaard.html", doel=doel, vertrouwd=vertrouwd, form=KnopForm())


@kring_route(bp, "/doelen/<doel_id>/delen", Recht.LADDER_SCHRIJVEN, methods=["POST"])
def delen(actor: Actor, doel_id: str) -> ResponseReturnValue:
    """Show a goal that only its maker saw to the kring."""
    deel_met_kring(db(), actor, doel_id)
    flash(_("Je kring ziet dit doel nu ook."))
    return redirect(url_for("doelen.doel", doel_id=doel_id), 303)


@kring_route(bp, "/doelen/<doel_id>/ladder", Recht.LADDER_SCHRIJVEN, methods=["GET", "POST"])
def ladder(actor: Actor, doel_id: str) -> ResponseReturnValue:
    """Three words to begin with, and the steps between. Choosing another number of steps shows the form again and loses nothing."""
    doel = haal(db(), actor, Doel, doel_id, Recht.SCHRIJVEN)
    beeld = doel_beeld(db(), actor, doel_id)
    form = LadderForm(data=_ladder_data(beeld))
    vast = heeft_metingen(db(), actor, doel_id)
    if vast and request.method == "POST" and not request.form.get("variant"):
        form.variant.data = ladder_van(doel.variant, doel.basis)
    form.benoem(getallen=met_getallen(actor.rol))
    andere = form.is_submitted() and form.getoond.data not in {"", None, form.variant.data} and form.variant.data in LADDERS
    status = 200
    if form.is_submitted() and "kies" not in request.form and not andere:
        if form.validate():
            try:
                zet_ladder(db(), actor, doel_id, *form.keuze, form.treden(), form.streefdatum.data)
            except Ongeldig as fout:
                zet_fout(form, fout)
            else:
                flash(_("De ladder is bewaard."))
                return redirect(url_for("doelen.doel", doel_id=doel_id), 303)
        status = 422
    form.getoond.data = form.variant.data
    tip = form.leg_tips()
    return pagina("doelen/ladder.html", doel=doel, form=form, vast=vast, andere=andere, tip=tip, begin=not beeld.schaal, status=status)


def _ladder_data(beeld: DoelBeeld) -> dict[str, Any]:
    data: dict[str, Any] = {veld_van(s.niveau): s.tekst for s in beeld.stappen}
    return data | {"variant": ladder_van(beeld.doel.variant, beeld.doel.basis), "streefdatum": beeld.doel.streefdatum}


@kring_route(bp, "/doelen/<doel_id>/cijfers", Recht.LADDER_SCHRIJVEN, methods=["GET", "POST"])
def cijfers(actor: Actor, doel_id: str) -> ResponseReturnValue:
    """The short way: a number for now and one for where it should go. A ladder may come later."""
    doel = haal(db(), actor, Doel, doel_id, Recht.SCHRIJVEN)
    if request.method == "GET" and doel_beeld(db(), actor, doel_id).stappen:
        return redirect(url_for("doelen.doel", doel_id=doel_id), 303)
    form = CijferForm()
    status = 200
    if form.is_submitted():
        status = 422
        if form.validate():
            try:
                zet_cijfers(db(), actor, doel_id, int(form.nu.data), int(form.doel.data))
            except Ongeldig as fout:
                zet_fout(form, fout)
            else:
                flash(_("Bewaard. Dank je."))
                return redirect(url_for("doelen.doel", doel_id=doel_id), 303)
    return pagina("doelen/cijfers.html", doel=doel, form=form, status=status)


@kring_route(bp, "/doelen/<doel_id>/over", Recht.DOEL_MAKEN, methods=["GET", "POST"])
def over(actor: Actor, doel_id: str) -> ResponseReturnValue:
    """What area of life it is about, whose goal it is, how much it counts: the family says so, and need not."""
    doel = haal(db(), actor, Doel, doel_id, Recht.SCHRIJVEN)
    form = OverForm(
        gebied=doel.gebied, gebied_eigen=doel.gebied_eigen, van="gezin" if doel.van == "gezin" else "maker", gewicht=str(doel.gewicht)
    )
    maker = next((g.naam for g in leden(db(), actor) if g.lid_id == doel.door_lid_id), _("wie het maakte"))
    form.van.choices = [("maker", _("Van mij") if doel.door_lid_id == actor.lid_id else maker), ("gezin", _("Van ons allemaal"))]
    status = 200
    if form.is_submitted():
        status = 422
        if form.validate():
            try:
                zet_over(
                    db(),
                    actor,
                    doel_id,
                    gebied=form.gebied.data,
                    gebied_eigen=form.gebied_eigen.data or "",
                    van_gezin=form.van.data == "gezin",
                    gewicht=int(form.gewicht.data),
                )
            except Ongeldig as fout:
                zet_fout(form, fout)
            else:
                flash(_("Bewaard."))
                return redirect(url_for("doelen.doel", doel_id=doel_id), 303)
    return pagina("doelen/over.html", doel=doel, form=form, status=status)


def _een(actor: Actor, doel_id: str, form: MetingForm, beeld: DoelBeeld, status: int = 200) -> ResponseReturnValue:
    wie = leden(db(), actor)
    onderwerpen = mijn_onderwerpen(db(), actor)
    form.zet_onderwerpen(onderwerpen, actor.rol)
    mag_schrijven = mag(actor, Recht.LADDER_SCHRIJVEN)
    vrijgave = vrijgave_beeld(db(), actor, doel_id)
    return pagina(
        "doelen/doel.html",
        status=status,
        beeld=beeld,
        doel=beeld.doel,
        form=form,
        van=van_wie(beeld.doel, wie),
        namen={s.niveau: naam_van(s.niveau, beeld.doel.basis) for s in beeld.stappen},
        zinnen=_zinnen(actor, beeld),
        gekeken=_opsomming([g.naam for g in beeld.gekeken]),
        vrijgave=vrijgave,
        gaat_naar=gaat_naar(db(), actor, doel_id),
        t_daar=bool(vrijgave and vrijgave.sinds) and t_in_dossier(db(), actor, doel_id),
        voorstellen=voorstellen(db(), actor, doel_id) if mag(actor, Recht.DOSSIER_ZIEN) else [],
        gebied=beeld.doel.gebied_eigen or (GEBIEDNAMEN[beeld.doel.gebied] if beeld.doel.gebied else ""),
        getallen=met_getallen(actor.rol),
        kent_afspraken=mag(actor, Recht.AFSPRAKEN_ZIEN),
        gezegd=_gezegd(actor, doel_id, wie, {code: naam for code, (naam, _niveau) in onderwerpen.items()}),
        tips=len(tips_voor({s.niveau: s.tekst for s in beeld.stappen})) if mag_schrijven and not beeld.gekeken and not beeld.mijn else 0,
        evaluatie=loopt_met(db(), actor, doel_id),
        mag_schrijven=mag_schrijven,
        mag_maken=mag(actor, Recht.DOEL_MAKEN),
        mag_beslissen=mag(actor, Recht.DOEL_VRIJGEVEN),
    )


def _gezegd(actor: Actor, doel_id: str, wie: list[Gezicht], eigen: dict[str, str]) -> list[dict[str, Any]]:
    """The notes that the actor reads: who, when, about what."""
    gezichten = {g.lid_id: g for g in wie}
    return [
        {
            "wie": gezichten.get(notitie.lid_id),
            "van_mij": notitie.lid_id == actor.lid_id,
            "tekst": notitie.tekst,
            "onderwerp": eigen.get(notitie.onderwerp) or ONDERWERPEN.get(notitie.onderwerp, ""),
            "op": meting.op,
        }
        for notitie, meting in notities(db(), actor, doel_id)
    ]


def _zinnen(actor: Actor, beeld: DoelBeeld) -> list[str]:
    mijn = beeld.mijn
    anderen = [s for s in beeld.standen if not s.van_mij]
    if mijn is None or not anderen:
        return []
    zinnen: list[str] = []
    for verschil in sorted({mijn.niveau - s.niveau for s in anderen}, reverse=True):
        namen = [s.gezicht.naam for s in anderen if mijn.niveau - s.niveau == verschil]
        zinnen.append(_vergelijk(verschil, namen, beeld.schaal, jezelf=actor.rol is Rol.JONGERE))
    if any(s.niveau != mijn.niveau for s in anderen):
        zinnen.append(_("Mooi om samen over te praten."))
    return zinnen


def _vergelijk(verschil: int, anderen: list[str], schaal: str, *, jezelf: bool) -> str:
    stappen, namen, aantal = stappen_woorden(abs(verschil), schaal), _opsomming(anderen), len(anderen)
    if verschil == 0:
        return _("Jij ziet het hetzelfde als %(namen)s.", namen=namen)
    if verschil > 0 and jezelf:
        return _("Jij ziet jezelf %(stappen)s verder dan %(namen)s.", stappen=stappen, namen=namen)
    if verschil > 0:
        return _("Jij ziet het %(stappen)s verder dan %(namen)s.", stappen=stappen, namen=namen)
    if jezelf:
        return ngettext(
            "%(namen)s ziet jou %(stappen)s verder dan jij zelf.",
            "%(namen)s zien jou %(stappen)s verder dan jij zelf.",
            aantal,
            stappen=stappen,
            namen=namen,
        )
    return ngettext(
        "%(namen)s ziet het %(stappen)s verder dan jij.",
        "%(namen)s zien het %(stappen)s verder dan jij.",
        aantal,
        stappen=stappen,
        namen=namen,
    )


@kring_route(bp, "/doelen/<doel_id>", Recht.DOELEN_ZIEN)
def doel(actor: Actor, doel_id: str) -> ResponseReturnValue:
    """One goal: the ladder, who sees it where, and the release."""
    beeld = doel_beeld(db(), actor, doel_id)
    form = MetingForm(niveau=str(beeld.mijn.niveau) if beeld.mijn else None)
    form.zet_stappen(beeld)
    return _een(actor, doel_id, form, beeld)


@kring_route(bp, "/doelen/<doel_id>/meting", Recht.METEN, methods=["POST"], eenmaal="doelen.doel")
def meting(actor: Actor, doel_id: str) -> ResponseReturnValue:
    """Say where it stands."""
    beeld = doel_beeld(db(), actor, doel_id)
    form = MetingForm()
    form.zet_stappen(beeld)
    form.zet_onderwerpen(mijn_onderwerpen(db(), actor), actor.rol)
    try:
        if not form.validate_on_submit():
            return _een(actor, doel_id, form, beeld, 422)
        gezien = meet(db(), actor, doel_id, int(form.niveau.data), form.notitie.data or "", form.onderwerp.data or "")
        g.gemaakt = gezien.id
    except Ongeldig as fout:
        zet_fout(form, fout)
        return _een(actor, doel_id, form, beeld, 422)
    flash(_("Bewaard. Dank je."))
    return redirect(url_for("doelen.doel", doel_id=doel_id), 303)


@kring_route(bp, "/doelen/<doel_id>/meting/ongedaan", Recht.METEN, methods=["POST"])
def ongedaan(actor: Actor, doel_id: str) -> ResponseReturnValue:
    """Take back my latest view."""
    maak_ongedaan(db(), actor, doel_id)
    flash(_("Teruggenomen."))
    return redirect(url_for("doelen.doel", doel_id=doel_id), 303)


@kring_route(bp, "/doelen/<doel_id>/status", Recht.LADDER_SCHRIJVEN, methods=["POST"])
def status(actor: Actor, doel_id: str) -> ResponseReturnValue:
    """Close a goal, or open it again."""
    try:
        zet_status(db(), actor, doel_id, request.form.get("status", ""))
    except Ongeldig as fout:
        flash(ZINNEN.get(fout.code, ZINNEN[422]))
    else:
        flash(_("Bewaard."))
    return redirect(url_for("doelen.doel", doel_id=doel_id), 303)


@kring_route(bp, "/doelen/<doel_id>/vrijgeven", Recht.DOEL_VRIJGEVEN, methods=["POST"])
def vrijgeven(actor: Actor, doel_id: str) -> ResponseReturnValue:
    """My yes to this goal in the provider's record."""
    vrij = geef_vrij(db(), actor, doel_id)
    if vrij:
        stuur_t(db(), actor.kring_id)
    flash(_("Iedereen zei ja. Het doel gaat naar het dossier.") if vrij else _("Jouw ja is bewaard. We wachten op de anderen."))
    return redirect(url_for("doelen.doel", doel_id=doel_id), 303)


@kring_route(bp, "/doelen/<doel_id>/intrekken", Recht.DOEL_VRIJGEVEN, methods=["POST"])
def intrekken(actor: Actor, doel_id: str) -> ResponseReturnValue:
    """Take my yes back."""
    trek_in(db(), actor, doel_id)
    beeld = vrijgave_beeld(db(), actor, doel_id)
    al_daar = beeld is not None and beeld.sinds is not None
    flash(
        _("Je ja is teruggenomen. Er gaat niets nieuws meer naar het dossier. Onderaan lees je wat er al staat.")
        if al_daar
        else _("Je ja is teruggenomen. Er gaat niets nieuws meer naar het dossier.")
    )
    return redirect(url_for("doelen.doel", doel_id=doel_id), 303)


@kring_route(bp, "/doelen/<doel_id>/voorstel", Recht.DOEL_VRIJGEVEN, methods=["POST"])
def voorstel(actor: Actor, doel_id: str) -> ResponseReturnValue:
    """What the family makes of what the record has otherwise."""
    keuze = request.form.get("keuze", "")
    try:
        antwoord(db(), actor, doel_id, request.form.get("voorstel", ""), keuze)
    except Botsing:
        flash(_("In het dossier staat het intussen anders, of iemand koos al. Kijk nog eens."))
    except Ongeldig as fout:
        flash(ZINNEN.get(fout.code, ZINNEN[422]))
    else:
        if keuze == "over":
            flash(_("Overgenomen. Binnen tien minuten kun je het nog terugdraaien."))
        else:
            flash(_("Het blijft zoals jullie het hebben. In het dossier komt dat ook zo te staan."))
    return redirect(url_for("doelen.doel", doel_id=doel_id), 303)
