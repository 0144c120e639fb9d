"""A message that was just written, as the open page of somebody who reads along shows it. Only the live updates ask for it (live.py).

The same rule, the same template and the same row in the log as when the page fetches it: it only saves the way there and back.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from time import monotonic

from flask import Flask, g
from flask_babel import force_locale
from sqlmodel import Session

from basis.clock import nu
from basis.logboek.actions import Logpost, noteer_los
from basis.logboek.models import Actie, Gevoelig
from basis.muur import begrens, laat_los
from basis.rechten import Actor, Recht, Rol, mag
from gezinsapp.access.log import VOUW
from jim.gesprekken.models import Gesprek
from jim.gesprekken.queries import BerichtBeeld, vers_bericht
from jim.kring.queries import actor_voor

VERS = timedelta(seconds=60)
"""What is older is fetched by the page, which knows where it stands."""


@dataclass(slots=True)
class Blad:
    """The conversation that stands open on a page, in which language, and when its reading was last logged."""

    gesprek_id: str
    taal: str
    gelogd: float = field(default=-VOUW)


def _mag(actor: Actor | None) -> bool:
    return actor is not None and actor.rol is not Rol.NOOD and mag(actor, Recht.PRATEN)


def regel(app: Flask, session: Session, persoon_id: str, kring_id: str, blad: Blad, bericht_id: str) -> str | None:
    """The message as HTML of one `<li>`, logged as read; "" when he wrote it himself just now; None when the page must fetch.

    That is what is not new, was corrected, taken back or asked about, or is not for this person in this conversation. `session` only
    reads, and is the house's own before and after.
    """
    actor = actor_voor(session, persoon_id, kring_id)
    if actor is None or not _mag(actor):
        return None
    begrens(session, actor, schrijft=False)
    try:
        gevonden = vers_bericht(session, actor, blad.gesprek_id, bericht_id)
        if gevonden is None:
            return None
        beeld, gesprek = gevonden
        bericht = beeld.bericht
        if bericht.aangepast or bericht.weggehaald or bericht.op < nu() - VERS:
            return None
        if beeld.eigen:
            return ""
        html = _html(app, session, actor, blad, gesprek, beeld)
    finally:
        laat_los(session)
    if monotonic() - blad.gelogd >= VOUW:
        noteer_los(app.extensions["engine"], [_post(actor, gesprek)])
        blad.gelogd = monotonic()
    return html


def _html(app: Flask, session: Session, actor: Actor, blad: Blad, gesprek: Gesprek, beeld: BerichtBeeld) -> str:
    from gezinsapp.views.praten import regel_html

    with app.test_request_context(base_url=app.config["ORIGIN"]), force_locale(blad.taal):
        g.db, g.actor, g.kring_id = session, actor, actor.kring_id
        try:
            return regel_html(actor, beeld, gesprek, is_open=True)
        finally:
            g.pop("db")


def _post(actor: Actor, gesprek: Gesprek) -> Logpost:
    return Logpost(
        Actie.LEZEN,
        "praten",
        kring_id=actor.kring_id,
        persoon_id=actor.persoon_id,
        rol=str(actor.rol),
        lid_id=actor.lid_id,
        ding_id=gesprek.id,
        toegangspunt="praten.gesprek",
        gevoelig=Gevoelig.VERTROUWELIJK if gesprek.soort == "jim" else Gevoelig.GEWOON,
        over_lid_id=gesprek.eigenaar_lid_id,
    )


def taal_van(app: Flask, koppen: dict[str, str]) -> str:
    """The language in which a page with these headers of a request is made."""
    eigen = {naam: koppen[naam] for naam in ("cookie", "accept-language") if naam in koppen}
    with app.test_request_context(base_url=app.config["ORIGIN"], headers=eigen):
        return app.jinja_env.globals["taal"]()  # pyright: ignore[reportCallIssue]
