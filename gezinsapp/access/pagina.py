"""Rendering: one way to make a page or one block of it."""

import hashlib
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from flask import Response, current_app, g, make_response, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from jinja2_fragments.flask import render_block

from basis.rechten import Actor, Recht, Rol, mag
from gezinsapp.access.eenmaal import UIT_WACHTRIJ
from jim.kring.queries import Gezicht, actor_voor, alle_leden, gezicht, mijn_kringen
from jim.organisaties.models import Beheerder, GemeenteLezer, Vrijgever
from jim.organisaties.queries import medewerker

STATIC = Path(__file__).parent.parent / "static"
NEUTRAAL = "https://www.buienradar.nl/"
"""Where 'snel weg' goes: a page that anybody may have open."""


@cache
def _hash(naam: str) -> str:
    return hashlib.sha256((STATIC / naam).read_bytes()).hexdigest()[:10]


def asset(naam: str) -> str:
    """The address of a static file, with a hash of its content."""
    return url_for("static", filename=naam, v=_hash(naam))


def eigen_adres(adres: str, anders: str) -> str:
    """This address when it is a path of ours, else `anders`. A browser drops a tab or a newline, so those are refused."""
    van_ons = adres.startswith("/") and not adres.startswith(("//", "/\\")) and adres.isprintable()
    return adres if van_ons else anders


def mijn_plek() -> Actor | None:
    """Who looks, in the kring where he is; on a page outside it, in the only kring that he has.

    None for who is not signed in, has no kring or more than one, works here, or meets an error outside his kring.
    """
    if "plek" not in g:
        g.plek = g.get("actor") or _enige_kring()
    return g.plek


def _enige_kring() -> Actor | None:
    if g.get("terugdraaien") or not current_user.is_authenticated:
        return None
    from gezinsapp.access.poort import db

    persoon_id = current_user.persoon.id
    kringen = mijn_kringen(db(), persoon_id)
    if len(kringen) != 1 or medewerker(db(), persoon_id):
        return None
    return actor_voor(db(), persoon_id, kringen[0].kring_id)


def navigatie() -> list[tuple[str, str, str, bool]]:
    """The main places for who looks: name, address, icon, is this where he is now."""
    hier = request.blueprint or ""
    actor = mijn_plek()
    if actor is not None:
        punten = [(_("Thuis"), "thuis.thuis", "thuis", {"thuis"})]
        if mag(actor, Recht.DOELEN_ZIEN):
            punten.append((_("Doelen"), "doelen.lijst", "vlag", {"doelen", "evaluatie", "verloop", "plan", "kwadrant"}))
        if mag(actor, Recht.PRATEN):
            punten.append((_("Praten"), "praten.lijst", "praten", {"praten"}))
        if actor.rol is not Rol.NOOD:
            punten.append((_("JIM"), "jim.overzicht", "hart", {"jim", "afspraken"}))
            punten.append((_("Ik"), "ik.ik", "ik", {"ik", "sleutels", "seintjes", "telefoon", "rechten"}))
        return [
            (naam, url_for(endpoint, kring_id=actor.kring_id), icoon, hier in plekken)
            for naam, endpoint, icoon, plekken in punten
            if endpoint in current_app.view_functions
        ]
    werk = _werk()
    return [
        (naam, url_for(endpoint), icoon, request.endpoint == endpoint)
        for naam, endpoint, icoon in ([*werk, (_("Ik"), "ik.ik_zonder_kring", "ik")] if werk else [])
        if endpoint in current_app.view_functions
    ]


def _werk() -> list[tuple[str, str, str]]:
    """Name, endpoint and icon of the places of who works here outside a kring."""
    from gezinsapp.access.poort import db, werkt_als

    if werkt_als() is not None:
        return [(_("Mijn kringen"), "werk.kringen", "thuis"), (_("Taarten"), "taart.ontvangen", "taart")]
    persoon = g.get("persoon")
    if persoon is None:
        return []
    if db().get(Beheerder, persoon.id) is not None:
        return [(_("Collega’s"), "beheer.lijst", "thuis"), (_("Instellingen"), "beheer.instellingen", "gebouw")]
    if db().get(GemeenteLezer, persoon.id) is not None:
        return [(_("Cijfers"), "gemeente.overzicht", "thuis"), (_("Onderzoek"), "terug.gemeente", "vrienden")]
    if db().get(Vrijgever, persoon.id) is not None:
        return [(_("Vrijgeven"), "gemeente.wachtend", "thuis")]
    return []


def ik() -> Gezicht | None:
    """My own face in this kring; who reads in an emergency has none there."""
    actor = g.get("actor")
    if actor is None:
        return None
    if actor.rol is Rol.NOOD:
        return Gezicht(actor.lid_id, actor.persoon_id, g.persoon.naam, actor.rol, "vierkant", 4, gezag=False)
    hier = _hier(actor.kring_id)
    if actor.lid_id in hier:
        return hier[actor.lid_id]
    from gezinsapp.access.poort import db

    return gezicht(db(), actor.kring_id, actor.lid_id)  # who left in this very request


def _hier(kring_id: str) -> dict[str, Gezicht]:
    """Lid id -> face of who is in this kring, read once for a page."""
    if "hier" not in g:
        from gezinsapp.access.poort import db

        g.hier = {wie.lid_id: wie for wie in alle_leden(db(), kring_id)}
    return g.hier


def mijn_aanspreekpunt() -> Gezicht | None:
    """The aanspreekpunt, one tap away on every page; None for himself, in an emergency, and where there is none."""
    actor = mijn_plek()
    if actor is None or actor.rol in {Rol.AANSPREEKPUNT, Rol.NOOD}:
        return None
    return next((wie for wie in _hier(actor.kring_id).values() if wie.rol is Rol.AANSPREEKPUNT), None)


def zorg_knop() -> str:
    """The words of the way to send a worry, for who may in this kring; "" for anybody else."""
    actor = mijn_plek()
    if actor is None or not mag(actor, Recht.ZORG_STUREN):
        return ""
    return _("Ik voel me niet veilig") if actor.rol is Rol.JONGERE else _("Ik maak me zorgen")


def pagina(template: str, *, status: int = 200, blok: str | None = None, **context: Any) -> Response:
    """Render a page, or one block of it alone, as a response with this status."""
    if status >= 400 and UIT_WACHTRIJ in request.headers:
        return make_response({"reden": _reden(context)}, status)
    context = {"actor": g.get("actor"), "ik": ik(), "Recht": Recht, "Rol": Rol, **context}
    if blok is None:
        html = current_app.jinja_env.get_or_select_template(template).render(_globals() | context)
    else:
        html = render_block(template, blok, **context)
    return make_response(html, status)


def _reden(context: dict[str, Any]) -> str:
    """Why this was refused, in one line: the sentence of the page, or what the form says at its fields."""
    form = context.get("form")
    fouten = [str(fout) for fout in [*form.form_errors, *chain(*(veld.errors for veld in form))]] if form is not None else []
    return str(context.get("zin", "")) or " ".join(fouten)


def _globals() -> dict[str, Any]:
    context: dict[str, Any] = {}
    current_app.update_template_context(context)
    return context
