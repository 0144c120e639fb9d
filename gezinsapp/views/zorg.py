"""Worries: sending one, seeing each step of it, and for the professional taking it, answering and ending it."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from basis.clock import nu
from basis.fouten import Ongeldig
from basis.identiteit.models import Persoon
from basis.rechten import Actor, Recht, Rol
from gezinsapp.access.log import log_zorg
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, kring_route, persoon_route
from gezinsapp.forms.basis import zet_fout
from gezinsapp.forms.zorg import AntwoordForm, ZorgForm
from gezinsapp.hulplijnen import HULPLIJNEN
from gezinsapp.labels import zorg_stap_zin
from gezinsapp.live import laatste_nummer
from jim.kring.models import Kring
from jim.kring.queries import kring_van, leden
from jim.organisaties.models import Aanbieder
from jim.zorgen import actions
from jim.zorgen.queries import beeld_op_werk, mijn_zorgen, zorg_van
from jim.zorgen.wacht import eerst

bp = Blueprint("zorg", __name__)


@kring_route(bp, "/zorg", Recht.ZORG_STUREN, methods=["GET", "POST"])
def nieuw(actor: Actor) -> ResponseReturnValue:
    """Send a worry; says first what will happen with it."""
    form = ZorgForm()
    kring = kring_van(db(), actor)
    if form.validate_on_submit():
        try:
            zorg = actions.stuur(db(), actor, form.tekst.data or "")
        except Ongeldig as fout:
            zet_fout(form, fout)
        else:
            log_zorg(zorg.kring_id, zorg.id, actor.lid_id)
            return redirect(url_for("zorg.een", zorg_id=zorg.id), 303)
    bij = db().get_one(Aanbieder, kring.aanbieder_id)
    wie = eerst(db(), kring, nu())
    return pagina(
        "zorg/nieuw.html",
        status=422 if form.errors else 200,
        form=form,
        kring=kring,
        eerst=[w.naam for w in wie],
        er_is_iemand=any(w.heeft_dienst or w.is_er(nu()) for w in wie),
        minuten=bij.onveilig_minuten if actor.rol is Rol.JONGERE else bij.zorg_minuten,
        dienst_nummer=bij.dienst_nummer,
        eerder=mijn_zorgen(db(), actor),
        jongere=next((g.naam for g in leden(db(), actor) if g.rol is Rol.JONGERE), kring.roepnaam),
        lijnen=HULPLIJNEN,
    )


@kring_route(bp, "/zorg/<zorg_id>", Recht.ZORG_STUREN)
def een(actor: Actor, zorg_id: str) -> ResponseReturnValue:
    """What happened with it until now."""
    beeld = zorg_van(db(), actor, zorg_id)
    log_zorg(actor.kring_id, zorg_id, beeld.zorg.door_lid_id)
    bij = db().get_one(Aanbieder, kring_van(db(), actor).aanbieder_id)
    return pagina(
        "zorg/een.html",
        beeld=beeld,
        eigen=beeld.zorg.door_lid_id == actor.lid_id,
        stap_zin=zorg_stap_zin,
        dienst_nummer=bij.dienst_nummer,
        lijnen=HULPLIJNEN,
        na=laatste_nummer(db(), actor.kring_id, actor.lid_id),
    )


@persoon_route(bp, "/werk/zorg/<zorg_id>", soort="medewerker")
def op_werk(persoon: Persoon, zorg_id: str) -> ResponseReturnValue:
    """One that went to me."""
    return _op_werk(persoon, zorg_id, AntwoordForm())


def _op_werk(persoon: Persoon, zorg_id: str, form: AntwoordForm) -> ResponseReturnValue:
    beeld = beeld_op_werk(db(), persoon.id, zorg_id)
    log_zorg(beeld.zorg.kring_id, zorg_id, beeld.zorg.door_lid_id)
    return pagina(
        "zorg/op_werk.html",
        status=422 if form.errors else 200,
        beeld=beeld,
        roepnaam=db().get_one(Kring, beeld.zorg.kring_id).roepnaam,
        van_mij=beeld.zorg.opgepakt_door_id == persoon.id,
        stap_zin=zorg_stap_zin,
        form=form,
    )


@persoon_route(bp, "/werk/zorg/<zorg_id>/pak-op", soort="medewerker", methods=("POST",))
def pak_op(persoon: Persoon, zorg_id: str) -> ResponseReturnValue:
    """I take it."""
    zorg = actions.pak_op(db(), persoon.id, zorg_id)
    log_zorg(zorg.kring_id, zorg.id, zorg.door_lid_id)
    flash(_("Je hebt dit opgepakt. Wie het stuurde, ziet dat nu."))
    return redirect(url_for("zorg.op_werk", zorg_id=zorg_id), 303)


@persoon_route(bp, "/werk/zorg/<zorg_id>/antwoord", soort="medewerker", methods=("POST",))
def antwoord(persoon: Persoon, zorg_id: str) -> ResponseReturnValue:
    """What I do now, in words for who sent it."""
    form = AntwoordForm()
    if form.validate_on_submit():
        try:
            zorg = actions.antwoord(db(), persoon.id, zorg_id, form.tekst.data or "")
        except Ongeldig as fout:
            zet_fout(form, fout)
        else:
            log_zorg(zorg.kring_id, zorg.id, zorg.door_lid_id)
            return redirect(url_for("zorg.op_werk", zorg_id=zorg_id), 303)
    return _op_werk(persoon, zorg_id, form)


@persoon_route(bp, "/werk/zorg/<zorg_id>/klaar", soort="medewerker", methods=("POST",))
def klaar(persoon: Persoon, zorg_id: str) -> ResponseReturnValue:
    """It is over."""
    zorg = actions.rond_af(db(), persoon.id, zorg_id)
    log_zorg(zorg.kring_id, zorg.id, zorg.door_lid_id)
    flash(_("Afgerond. Wie het stuurde, ziet dat ook."))
    return redirect(url_for("werk.kringen"), 303)
