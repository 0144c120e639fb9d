"""Praten: my conversations, one conversation, taking back, and passing on what the jongere allows."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from functools import cache, partial
from typing import Any

from babel.lists import format_list
from flask import Blueprint, Response, current_app, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale, to_user_timezone, to_utc
from flask_babel import gettext as _
from jinja2_fragments import render_block

from basis.clock import nu
from basis.fouten import Ongeldig
from basis.rechten import Actor, Recht, Rol, haal, mag
from gezinsapp.access.log import log_gezien
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import daarna, db, kring_route
from gezinsapp.filters import dag_en_uur, uur
from gezinsapp.forms.basis import verplicht, zet_fout
from gezinsapp.forms.praten import ONDERWERPEN, AanpasForm, AntwoordForm, BerichtForm, DeelForm, ErbijForm, GroepForm
from gezinsapp.forms.rechten import BewaarForm
from gezinsapp.labels import antwoordzin
from gezinsapp.live import laatste_nummer
from gezinsapp.views.aanspreekpunt import afwezig
from gezinsapp.views.seintjes import bied_aan
from jim.afspraken.models import Niveau
from jim.afspraken.queries import niveaus, onderwerp_namen, onderwerpen
from jim.gesprekken.actions import (
    antwoord_delen,
    neem_terug,
    pas_aan,
    schrijf,
    te_delen,
    vraag_aan_mij,
    vraag_delen,
    wis_gesloten_gesprek,
)
from jim.gesprekken.bewaren import mag_kiezen
from jim.gesprekken.delen import grens_van, zonder_vragen
from jim.gesprekken.groepen import ONDERWERPEN as GROEP_ONDERWERPEN
from jim.gesprekken.groepen import beeindig, begin, ga_eruit, haal_erbij, kwam_erbij, mag_beeindigen, mogelijk, wie_kwam_en_ging
from jim.gesprekken.models import Bericht, Gesprek
from jim.gesprekken.policy import ONTVANGERS, nog_terug_te_nemen
from jim.gesprekken.queries import (
    BerichtBeeld,
    GesprekBeeld,
    antwoordtijd,
    berichten,
    gedeeld_met_mij,
    gesprek_beeld,
    gesprek_van,
    gesprekken,
    gezien,
    ontvangt,
    vers_bericht,
)
from jim.kring.models import Kring
from jim.kring.nood import leest_mee
from jim.kring.queries import gezicht, leden

bp = Blueprint("praten", __name__)


def tijd(moment: datetime) -> str:
    """The time, with the date when it was not today."""
    return uur(moment) if to_user_timezone(moment).date() == to_user_timezone(nu()).date() else dag_en_uur(moment)


def _tot_anders(rijen: Sequence[BerichtBeeld]) -> int:
    """In how many seconds these messages show otherwise: the first one is no longer kept, or what was today gets its date."""
    middernacht = to_utc(datetime.combine(to_user_timezone(nu()) + timedelta(days=1), time())).replace(tzinfo=UTC)
    momenten = (middernacht, *(b.bericht.verloopt for b in rijen if b.bericht.verloopt))
    return int((min(momenten) - nu()).total_seconds()) + 1


def woorden(bericht: Bericht) -> str:
    """What stands there to read: its words, or that it was taken back."""
    return _("Dit bericht is weggehaald.") if bericht.weggehaald else bericht.tekst


def naam_van(beeld: GesprekBeeld) -> str:
    """How I know a conversation: what it is about, the name of the other, or the kring."""
    if beeld.gesprek.titel:
        return beeld.gesprek.titel
    return beeld.anderen[0].naam if beeld.anderen else _("De hele kring")


def wie_leest(beeld: GesprekBeeld, publiek: str = "gesprek") -> str:
    """Who reads along, in words; `publiek`: for whom a message in it is."""
    if "kring" in {beeld.gesprek.soort, publiek}:
        apart = db().get_one(Kring, beeld.gesprek.kring_id).ouders_apart
        wie = _("De jongere, de JIM en de professionals lezen dit") if apart else _("Iedereen in de kring leest dit")
        nood = _("In nood leest nu ook iemand van de organisatie mee") if leest_mee(db(), beeld.gesprek.kring_id) else ""
        return ". ".join(filter(None, [wie, nood]))
    if not beeld.lezers:
        return _("Alleen jij leest dit nog")
    if beeld.gesprek.soort == "groep":
        namen = format_list([_("jij"), *(g.naam for g in beeld.lezers)], locale=get_locale())
        return _("Dit lezen alleen: %(namen)s", namen=namen)
    return _("Alleen jij en %(naam)s lezen dit", naam=naam_van(beeld))


def wacht_tijd(actor: Actor, beeld: GesprekBeeld) -> str:
    """How soon the aanspreekpunt usually answers, for who writes to him; while he is away, until when and who stands in."""
    wie = next((g for g in beeld.anderen if g.rol is Rol.AANSPREEKPUNT), None)
    if wie is None or beeld.gesprek.soort != "aanspreekpunt":
        return ""
    return afwezig(actor, wie) or antwoordzin(antwoordtijd(db(), wie))


def deelkeuze(namen: str, jongere: str, zonder: bool) -> str:
    """One choice of the JIM: to whom, and whether the jongere is asked first."""
    if zonder:
        return _("%(namen)s. Dat hebben jullie afgesproken.", namen=namen)
    return _("%(namen)s. %(jongere)s krijgt eerst de vraag.", namen=namen, jongere=jongere)


def alle_onderwerpen(actor: Actor) -> dict[str, Any]:
    """The words for each topic that a message can carry."""
    return {**ONDERWERPEN, **onderwerp_namen(db(), actor.kring_id)}


def aan_wie(actor: Actor) -> dict[str, str]:
    """To whom something can be passed on in this kring now -> their names in one phrase."""
    mensen = leden(db(), actor)
    per = {naar: [g.naam for g in mensen if g.rol in ONTVANGERS[naar]] for naar in ("ouders", "aanspreekpunt")}
    if per["ouders"] and per["aanspreekpunt"]:
        per["beiden"] = per["ouders"] + per["aanspreekpunt"]
    return {naar: format_list(namen, locale=get_locale()) for naar, namen in per.items() if namen}


@kring_route(bp, "/praten", Recht.PRATEN)
def lijst(actor: Actor) -> ResponseReturnValue:
    """My conversations, and for ouders and aanspreekpunt what the JIM passed on."""
    na = laatste_nummer(db(), actor.kring_id, actor.lid_id)
    gedeeld = gedeeld_met_mij(db(), actor)
    log_gezien([g.bericht_id for g in gedeeld])
    return pagina(
        "praten/lijst.html",
        mag_groep=mag(actor, Recht.GROEP_BEGINNEN),
        bied_seintje=bied_aan(actor),
        gesprekken=gesprekken(db(), actor),
        gedeeld=gedeeld,
        ontvangt=ontvangt(actor),
        jim=next((g for g in leden(db(), actor) if g.rol is Rol.JIM), gedeeld[0].door if gedeeld else None),
        naam_van=naam_van,
        wie_leest=wie_leest,
        wacht_tijd=partial(wacht_tijd, actor),
        tijd=tijd,
        woorden=woorden,
        onderwerpen=alle_onderwerpen(actor),
        na=na,
    )


def _regels(actor: Actor) -> dict[str, tuple[Any, Niveau]]:
    namen, afgesproken = alle_onderwerpen(actor), niveaus(db(), actor.kring_id)
    return {o: (namen[o], grens_van(afgesproken, o)) for o in onderwerpen(db(), actor.kring_id)}


def _formulier(actor: Actor, beeld: GesprekBeeld, *, leeg: bool = False) -> BerichtForm:
    form = BerichtForm(formdata=None) if leeg else BerichtForm()
    if beeld.gesprek.soort == "jim" and actor.rol is Rol.JONGERE:
        aanspreekpunt = next((g.naam for g in leden(db(), actor) if g.rol is Rol.AANSPREEKPUNT), "")
        form.kies_onderwerp(_regels(actor), naam_van(beeld), aanspreekpunt)
    else:
        del form.onderwerp
    if beeld.gesprek.soort == "aanspreekpunt":
        form.kies_publiek(naam_van(beeld))
    else:
        del form.publiek
    return form


def per_regel(actor: Actor, gesprek: Gesprek, *, is_open: bool) -> dict[str, Any]:
    """What the template of one message asks beside the message."""
    jim = is_open and actor.rol is Rol.JIM and gesprek.soort == "jim"
    afgesproken = cache(lambda: niveaus(db(), actor.kring_id))

    def delen(b: BerichtBeeld) -> Niveau | None:
        """What the JIM may do with a message that the jongere wrote to him."""
        kan = jim and not b.bericht.weggehaald and not b.eigen and not b.deling
        return grens_van(afgesproken() if b.bericht.onderwerp else {}, b.bericht.onderwerp) if kan else None

    return {
        "actor": actor,
        "Rol": Rol,
        "delen": delen,
        "terug_kan": lambda b: b.eigen and not b.elders and not b.bericht.weggehaald and nog_terug_te_nemen(b.bericht),
        "tijd": tijd,
        "woorden": woorden,
    }


def _toon(actor: Actor, beeld: GesprekBeeld, form: BerichtForm, *, status: int = 200, blok: str | None = None) -> Response:
    gezien_op = nu().timestamp()
    na = laatste_nummer(db(), actor.kring_id, actor.lid_id)  # before what it is about: nothing falls between
    rijen, ouder = berichten(db(), actor, beeld.gesprek, request.args.get("voor", ""))
    return pagina(
        "praten/gesprek.html",
        status=status,
        blok=blok,
        beeld=beeld,
        berichten=rijen,
        eerder=rijen[0].bericht.id if ouder else "",
        voor=request.args.get("voor", ""),
        gezien_op=gezien_op,
        over=_tot_anders(rijen),
        form=form,
        naam=naam_van(beeld),
        wie_leest=wie_leest(beeld),
        wacht_tijd=wacht_tijd(actor, beeld),
        **per_regel(actor, beeld.gesprek, is_open=beeld.open),
        kwam_en_ging=wie_kwam_en_ging(db(), actor, beeld.gesprek) if beeld.gesprek.soort == "groep" else [],
        mag_groep=mag(actor, Recht.GROEP_BEGINNEN),
        mag_beeindigen=mag_beeindigen(actor, beeld.gesprek),
        aan_wie=aan_wie(actor),
        gezien=gezien(db(), actor, [b.bericht for b in rijen if b.deling and b.eigen]),
        onderwerpen=alle_onderwerpen(actor),
        na=na,
        bewaren=BewaarForm(None, dagen=str(beeld.gesprek.bewaar_dagen or "")) if mag_kiezen(actor, beeld.gesprek) else None,
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
    flash(_("Het gesprek is weg, voor iedereen die erin zat."))
    return redirect(url_for("praten.lijst"), 303)


def _htmx() -> bool:
    return request.headers.get("HX-Request") == "true"


@kring_route(bp, "/praten/<gesprek_id>", Recht.PRATEN, methods=["POST"], eenmaal="praten.gesprek")
def stuur(actor: Actor, gesprek_id: str) -> ResponseReturnValue:
    """Send a message. Who reads along has it before the page of who sent it is made."""
    form = BerichtForm()
    form.neem_over(over_iets=actor.rol is Rol.JONGERE)
    if not form.validate_on_submit():
        return _niet_gestuurd(actor, gesprek_id)
    try:
        _eis_gezien(actor, gesprek_id)
        g.gemaakt = schrijf(
            db(),
            actor,
            gesprek_id,
            form.tekst.data or "",
            onderwerp=form.onderwerp.data if "onderwerp" in form else "",
            publiek=form.publiek.data if "publiek" in form else "gesprek",
        ).id
    except Ongeldig as fout:
        return _niet_gestuurd(actor, gesprek_id, fout)
    return daarna(lambda: _gestuurd(actor, gesprek_id, g.gemaakt)) if _htmx() else _naar(gesprek_id)


def _eis_gezien(actor: Actor, gesprek_id: str) -> None:
    """Raise Ongeldig when somebody came into the group since the writer saw who reads it."""
    if "gezien" in request.form and kwam_erbij(db(), actor, gesprek_id, datetime.fromtimestamp(_gezien_op(), UTC)):
        raise Ongeldig("groep_erbij", veld="tekst")


def _gezien_op() -> float:
    """When the writer last saw who reads it: with the names above it, or in his form (Unix seconds, never later than now)."""
    momenten = [float(moment) for moment in request.form.getlist("gezien") if moment.replace(".", "", 1).isdecimal()]
    return min(max(momenten, default=nu().timestamp()), nu().timestamp())


def _niet_gestuurd(actor: Actor, gesprek_id: str, fout: Ongeldig | None = None) -> Response:
    beeld = gesprek_beeld(db(), actor, haal(db(), actor, Gesprek, gesprek_id))
    form = _formulier(actor, beeld)
    form.validate()
    if fout is not None:
        zet_fout(form, fout)
    weet_het = fout is not None and fout.code == "groep_erbij"
    return (
        _schrijven(actor, beeld, form, nu().timestamp() if weet_het else _gezien_op(), status=422)
        if _htmx()
        else _toon(actor, beeld, form, status=422)
    )


def _gestuurd(actor: Actor, gesprek_id: str, bericht_id: str) -> Response:
    """An empty form, and the message where it stands."""
    beeld = gesprek_beeld(db(), actor, haal(db(), actor, Gesprek, gesprek_id))
    vorm = _schrijven(actor, beeld, _formulier(actor, beeld, leeg=True), _gezien_op())
    gevonden = vers_bericht(db(), actor, gesprek_id, bericht_id)
    if gevonden is not None:
        regel = regel_html(actor, gevonden[0], beeld.gesprek, is_open=beeld.open)
        vorm.set_data(f'{vorm.get_data(as_text=True)}<hx-partial hx-target="#berichten ol" hx-swap="beforeend">{regel}</hx-partial>')
    return vorm


def _schrijven(actor: Actor, beeld: GesprekBeeld, form: BerichtForm, gezien_op: float, *, status: int = 200) -> Response:
    naam = naam_van(beeld)
    return pagina(
        "praten/gesprek.html", blok="schrijven", status=status, beeld=beeld, form=form, naam=naam, actor=actor, gezien_op=gezien_op
    )


def regel_html(actor: Actor, b: BerichtBeeld, gesprek: Gesprek, *, is_open: bool) -> str:
    """One message as it stands in the conversation."""
    namen = alle_onderwerpen(actor) if b.bericht.onderwerp else {}
    deel = per_regel(actor, gesprek, is_open=is_open)
    return render_block(current_app.jinja_env, "praten/gesprek.html", "regel", b=b, onderwerpen=namen, **deel).strip()


def _naar(gesprek_id: str) -> ResponseReturnValue:
    return redirect(url_for("praten.gesprek", gesprek_id=gesprek_id, _anchor="nieuwste"), 303)


@kring_route(bp, "/praten/bericht/<bericht_id>/aanpassen", Recht.PRATEN, methods=["GET", "POST"])
def aanpassen(actor: Actor, bericht_id: str) -> ResponseReturnValue:
    """Correct one's own message."""
    bericht = haal(db(), actor, Bericht, bericht_id, Recht.SCHRIJVEN)
    form = AanpasForm(tekst=bericht.tekst)
    if form.validate_on_submit():
        try:
            pas_aan(db(), actor, bericht_id, form.tekst.data or "")
        except Ongeldig as fout:
            zet_fout(form, fout)
        else:
            return _naar(bericht.gesprek_id)
    beeld = gesprek_beeld(db(), actor, haal(db(), actor, Gesprek, bericht.gesprek_id))
    lezers = wie_leest(beeld, bericht.publiek)
    return pagina("praten/aanpassen.html", status=422 if form.errors else 200, form=form, gesprek_id=bericht.gesprek_id, wie_leest=lezers)


@kring_route(bp, "/groep", Recht.GROEP_BEGINNEN, methods=["GET", "POST"])
def groep(actor: Actor) -> ResponseReturnValue:
    """Begin a small group for one thing; `met` in the address chooses somebody already."""
    kan = mogelijk(db(), actor)
    form = GroepForm(met=[g.lid_id for g in kan if g.rol is Rol.JONGERE or g.lid_id == request.args.get("met")])
    form.met.choices = [(g.lid_id, g.naam) for g in kan]
    form.onderwerp.choices = [("", _("Iets anders")), *((o, naam) for o, naam in ONDERWERPEN.items() if o in GROEP_ONDERWERPEN)]
    if form.validate_on_submit():
        try:
            nieuw = begin(db(), actor, form.titel.data or "", form.met.data or [], form.onderwerp.data or "")
        except Ongeldig as fout:
            zet_fout(form, fout)
        else:
            return _naar(nieuw.id)
    return pagina("praten/groep.html", status=422 if form.errors else 200, form=form)


@kring_route(bp, "/praten/<gesprek_id>/erbij", Recht.GROEP_BEGINNEN, methods=["GET", "POST"])
def erbij(actor: Actor, gesprek_id: str) -> ResponseReturnValue:
    """Let somebody into a group."""
    beeld = gesprek_beeld(db(), actor, haal(db(), actor, Gesprek, gesprek_id))
    form = ErbijForm()
    erin = {g.lid_id for g in beeld.anderen}
    form.wie.choices = [(g.lid_id, g.naam) for g in mogelijk(db(), actor) if g.lid_id not in erin]
    if form.validate_on_submit():
        try:
            haal_erbij(db(), actor, gesprek_id, form.wie.data, leest_alles=form.eerder.data == "alles")
        except Ongeldig as fout:
            fout.veld = "wie"
            zet_fout(form, fout)
        else:
            return _naar(gesprek_id)
    return pagina("praten/erbij.html", status=422 if form.errors else 200, form=form, naam=naam_van(beeld), gesprek_id=gesprek_id)


@kring_route(bp, "/praten/<gesprek_id>/eruit", Recht.PRATEN, methods=["POST"])
def eruit(actor: Actor, gesprek_id: str) -> ResponseReturnValue:
    """Leave a group."""
    ga_eruit(db(), actor, gesprek_id)
    flash(_("Je bent uit dit gesprek. Je leest het niet meer."))
    return redirect(url_for("praten.lijst"), 303)


@kring_route(bp, "/praten/<gesprek_id>/klaar", Recht.PRATEN, methods=["POST"])
def klaar(actor: Actor, gesprek_id: str) -> ResponseReturnValue:
    """End a group."""
    beeindig(db(), actor, gesprek_id)
    return _naar(gesprek_id)


@kring_route(bp, "/praten/bericht/<bericht_id>/terug", Recht.PRATEN, methods=["POST"])
def terug(actor: Actor, bericht_id: str) -> ResponseReturnValue:
    """Take one's own message back."""
    _bericht, waar = gesprek_van(db(), actor, bericht_id)
    neem_terug(db(), actor, bericht_id)
    flash(_("Je bericht is weg. Niemand leest het meer. Er blijft staan dat je iets weghaalde."))
    return _naar(waar.id)


@kring_route(bp, "/praten/bericht/<bericht_id>/delen", Recht.PRATEN, methods=["GET", "POST"])
def deel(actor: Actor, bericht_id: str) -> ResponseReturnValue:
    """The JIM says to whom and why; it is asked first, or passed on at once where that was agreed."""
    bericht, hoever = te_delen(db(), actor, bericht_id)
    jongere = gezicht(db(), actor.kring_id, bericht.auteur_lid_id).naam
    form = DeelForm()
    form.aan.choices = [(aan, deelkeuze(namen, jongere, zonder_vragen(hoever, aan))) for aan, namen in aan_wie(actor).items()]
    if form.validate_on_submit():
        try:
            deling = vraag_delen(db(), actor, bericht_id, form.aan.data, form.waarom.data or "")
        except Ongeldig as fout:
            zet_fout(form, fout)
        else:
            flash(_("Dit is nu gedeeld.") if deling.antwoord == "ja" else _("Je vraag staat bij het bericht."))
            return _naar(bericht.gesprek_id)
    status = 422 if form.errors else 200
    return pagina("praten/delen.html", status=status, form=form, bericht=bericht, jongere=jongere, onderwerpen=alle_onderwerpen(actor))


@kring_route(bp, "/praten/bericht/<bericht_id>/antwoord", Recht.PRATEN, methods=["GET", "POST"])
def antwoord(actor: Actor, bericht_id: str) -> ResponseReturnValue:
    """The jongere says yes, yes with these words, or no, now or later; anything but a clear yes is a no."""
    bericht, deling = vraag_aan_mij(db(), actor, bericht_id)
    form = AntwoordForm()
    keuze = request.form.get("antwoord", "")
    if keuze == "woorden" and not form.woorden.data:
        form.woorden.validators = [verplicht(_("Schrijf wat ze mogen lezen.")), *form.woorden.validators]
    if form.validate_on_submit():
        ja = keuze in {"ja", "woorden"}
        antwoord_delen(db(), actor, bericht_id, ja, (form.woorden.data or "") if keuze == "woorden" else "")
        wie = aan_wie(actor).get(deling.aan, "")
        flash(_("Nu te lezen voor %(wie)s.", wie=wie) if ja else _("Dit blijft tussen jullie."))
        return _naar(bericht.gesprek_id)
    door = gezicht(db(), deling.kring_id, deling.door_lid_id)
    status = 422 if form.errors else 200
    return pagina("praten/antwoord.html", status=status, form=form, bericht=bericht, deling=deling, door=door, aan_wie=aan_wie(actor))
