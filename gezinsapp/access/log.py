"""What the gate writes in the log: one row per request of somebody signed in, made from what the gate knows (see docs/besluiten/logboek.md).

A page that reads is logged after it was made and before it is given: what can't be logged is not shown. A write is logged in its own
transaction, as its last statement. What a page fetches by itself is folded: one row in five minutes per person, page and thing.
"""

import re
import time
from dataclasses import dataclass, field

from flask import Response, current_app, g, request
from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from basis.logboek.actions import DETAIL, Logpost
from basis.logboek.models import Actie, Gevoelig, Grond, Uitkomst
from basis.rechten import Actor, Rol
from jim.gesprekken.models import Bericht, Gesprek

DELING = "deling"
VOUW = 300.0
"""Seconds in which the same look of a page by itself counts once."""
_VOUWEN = 20_000
ACTIES: dict[str, Actie] = {
    "afspraken.eigen": Actie.MAKEN,
    "afspraken.haal_weg": Actie.VERWIJDEREN,
    "afspraken.stel_voor": Actie.MAKEN,
    "doelen.nieuw": Actie.MAKEN,
    "doelen.meting": Actie.MAKEN,
    "doelen.cijfers": Actie.MAKEN,
    "doelen.ongedaan": Actie.VERWIJDEREN,
    "evaluatie.beginnen": Actie.MAKEN,
    "evaluatie.weg": Actie.VERWIJDEREN,
    "gemeente.correctie_maken": Actie.MAKEN,
    "gemeente.samenstellen": Actie.MAKEN,
    "herstel.begin": Actie.SLEUTEL,
    "herstel.bevestig": Actie.SLEUTEL,
    "herstel.stop": Actie.SLEUTEL,
    "herstel.werk_bevestig": Actie.SLEUTEL,
    "herstel.werk_stop": Actie.SLEUTEL,
    "ik.herstel_stop": Actie.SLEUTEL,
    "ik.sessie_einde": Actie.INLOGGEN,
    "jim.vraag": Actie.MAKEN,
    "mensen.nieuw": Actie.MAKEN,
    "mensen.haal_weg": Actie.VERWIJDEREN,
    "mensen.uitnodiging_weg": Actie.VERWIJDEREN,
    "mensen.overdragen": Actie.OVERDRAGEN,
    "mensen.oud_wissen": Actie.VERWIJDEREN,
    "kwadrant.kies": Actie.MAKEN,
    "kwadrant.ongedaan": Actie.VERWIJDEREN,
    "nood.akkoord": Actie.NOODTOEGANG,
    "plan.nieuw": Actie.MAKEN,
    "plan.weg": Actie.VERWIJDEREN,
    "nood.einde": Actie.NOODTOEGANG,
    "nood.vragen": Actie.NOODTOEGANG,
    "rom.voorstel": Actie.MAKEN,
    "rom.begin": Actie.MAKEN,
    "rom.weg": Actie.VERWIJDEREN,
    "praten.groep": Actie.MAKEN,
    "praten.stuur": Actie.MAKEN,
    "praten.terug": Actie.VERWIJDEREN,
    "praten.wis": Actie.VERWIJDEREN,
    "rechten.uitvoer": Actie.UITVOER,
    "rechten.wissen": Actie.VERWIJDEREN,
    "sleutels.ander_toestel": Actie.SLEUTEL,
    "sleutels.codes": Actie.SLEUTEL,
    "sleutels.nieuw_einde": Actie.SLEUTEL,
    "sleutels.weg": Actie.SLEUTEL,
    "beleving.vragen": Actie.MAKEN,
    "beleving.uitkomst": Actie.MAKEN,
    "beleving.onderzoek": Actie.MAKEN,
    "beleving.punt_weg": Actie.VERWIJDEREN,
    "terug.aanbieder": Actie.MAKEN,
    "terug.aanbieder_weg": Actie.VERWIJDEREN,
    "terug.punt_weg": Actie.VERWIJDEREN,
    "terug.gemeente": Actie.MAKEN,
    "terug.gemeente_weg": Actie.VERWIJDEREN,
    "taart.geven": Actie.MAKEN,
    "taart.intrekken": Actie.VERWIJDEREN,
    "taart.weg": Actie.VERWIJDEREN,
    "toegang.uitloggen": Actie.INLOGGEN,
    "werk.nieuw": Actie.MAKEN,
    "zorg.antwoord": Actie.MAKEN,
    "zorg.nieuw": Actie.MAKEN,
}
"""What an endpoint does when it writes, where that is not WIJZIGEN."""
INLOGGEN: dict[str, Actie] = {
    "herstel.sleutel_einde": Actie.SLEUTEL,
    "sleutels.terug_einde": Actie.SLEUTEL,
    "toegang.aanmelden_einde": Actie.SLEUTEL,
    "toegang.bekend": Actie.INLOGGEN,
    "toegang.demo": Actie.INLOGGEN,
    "toegang.inloggen_einde": Actie.INLOGGEN,
    "toegang.sleutel_einde": Actie.SLEUTEL,
    "toegang.zelfde_persoon": Actie.INLOGGEN,
}
"""The public addresses that sign somebody in or make his key: logged when they work, and when they refuse."""
UITVOER = frozenset({"gemeente.bestand", "gemeente.rekenblad", "gemeente.eigen_bestand", "gemeente.eigen_rekenblad"})
_GEHEIM = frozenset({"token", "token_hash", "sleutel", "filename"})
"""Parts of an address that open something: these are never logged."""


@dataclass
class Spoor:
    """What the gate and a view know about the thing that this request is about."""

    kring_id: str = ""
    ding_id: str = ""
    over_lid_id: str = ""
    gevoelig: Gevoelig = Gevoelig.GEWOON
    persoon_id: str = ""
    gezien: list[str] = field(default_factory=list)
    kringen: list[Actor] = field(default_factory=list)


def spoor() -> Spoor:
    """The trace of this request."""
    if "spoor" not in g:
        g.spoor = Spoor()
    return g.spoor


def log_gezien(ding_ids: list[str]) -> None:
    """This page shows messages that a JIM passed on, by id: the log will say who read them."""
    spoor().gezien.extend(ding_ids)


def log_kringen(actoren: list[Actor]) -> None:
    """A page outside a kring gives something of each of these: each kring has a row of its own."""
    spoor().kringen.extend(actoren)


def log_kring(kring_id: str, ding_id: str = "") -> None:
    """A page outside a kring turns out to be about this one."""
    spoor().kring_id, spoor().ding_id = kring_id, ding_id


def log_zorg(kring_id: str, zorg_id: str, door_lid_id: str) -> None:
    """This is about the worry that this member sent."""
    log_kring(kring_id, zorg_id)
    spoor().over_lid_id = door_lid_id


def log_persoon(persoon_id: str) -> None:
    """Who signs in at this moment: the gate does not know him yet."""
    spoor().persoon_id = persoon_id


def _code(veld: str, waarde: object) -> str:
    """An id from an address as the log takes it; anything else that somebody typed there is left out."""
    tekst = str(waarde)
    return tekst if len(tekst) <= DETAIL[veld] and re.fullmatch(r"[A-Za-z0-9_.:-]*", tekst) else ""


def volg(session: Session, kring_id: str) -> None:
    """Note what the address is about, before the view may remove it. Conversations say whose they are, and whether in confidence."""
    delen = {naam: waarde for naam, waarde in (request.view_args or {}).items() if naam not in _GEHEIM and naam != "kring_id"}
    hier = spoor()
    hier.kring_id = _code("kring_id", kring_id)
    hier.ding_id = next((_code("ding_id", waarde) for waarde in delen.values()), "")
    hier.over_lid_id = _code("over_lid_id", delen.get("lid_id", ""))
    if request.blueprint in {"afspraken", "zorg"}:
        hier.gevoelig = Gevoelig.VERTROUWELIJK
    if not {"gesprek_id", "bericht_id"} & delen.keys():
        return
    welk, id_ = ("gesprek_id", delen["gesprek_id"]) if "gesprek_id" in delen else ("bericht_id", delen["bericht_id"])
    rij = session.connection().execute(_GESPREK[welk], {"kring_id": kring_id, "id": id_}).first()
    soort, hier.over_lid_id = rij or ("jim", "")
    hier.gevoelig = Gevoelig.VERTROUWELIJK if soort == "jim" else Gevoelig.GEWOON


_WAT = select(col(Gesprek.soort), col(Gesprek.eigenaar_lid_id)).where(col(Gesprek.kring_id) == bindparam("kring_id"))
_VAN_BERICHT = select(Bericht.gesprek_id).where(col(Bericht.kring_id) == bindparam("kring_id"), col(Bericht.id) == bindparam("id"))
_GESPREK = {"gesprek_id": _WAT.where(col(Gesprek.id) == bindparam("id")), "bericht_id": _WAT.where(col(Gesprek.id).in_(_VAN_BERICHT))}
"""Built once: making these statements costs more than running them."""


def _sleutel(post: Logpost) -> tuple[str, ...]:
    return (post.persoon_id, post.kring_id, post.soort, post.toegangspunt, post.ding_id)


def _gezien() -> dict[tuple[str, ...], float]:
    """Which look was logged when, in this process."""
    return current_app.extensions.setdefault("log_gezien", {})


def onthoud(regels: list[Logpost]) -> None:
    """These were logged now; a full memory begins again, which costs a row and loses none."""
    gezien = _gezien()
    if len(gezien) > _VOUWEN:
        gezien.clear()
    gezien.update({_sleutel(p): time.monotonic() for p in regels if p.actie is Actie.LEZEN})


def _actie(response: Response, *, gelukt: bool) -> Actie | None:
    """What happened, by method and outcome; None when nothing was shown or done."""
    endpoint, status = request.endpoint or "", response.status_code
    if status in {403, 404}:
        return INLOGGEN.get(endpoint, Actie.WEIGERING)
    if endpoint in INLOGGEN:
        return INLOGGEN[endpoint] if status < 400 else None
    if request.method == "POST" and gelukt:
        return ACTIES.get(endpoint, Actie.WIJZIGEN)
    if status not in {200, 422}:
        return None
    if endpoint == "wie_keek.overzicht":
        return Actie.LOG_LEZEN
    return Actie.UITVOER if endpoint in UITVOER else Actie.LEZEN


def posten(response: Response, *, gelukt: bool) -> list[Logpost]:
    """The rows for this request; `gelukt`: a write that will be kept. Empty for who is not signed in and for what is folded."""
    endpoint, hier = request.endpoint or "", spoor()
    actie = _actie(response, gelukt=gelukt) if hier.persoon_id or endpoint in INLOGGEN else None
    if actie is None or "herhaald" in g:
        return []
    actor: Actor | None = g.get("actor")
    nood = (actor is not None and actor.rol is Rol.NOOD) or request.blueprint == "nood"
    algemeen = {
        "kring_id": hier.kring_id,
        "persoon_id": hier.persoon_id,
        "rol": str(actor.rol) if actor else "",
        "lid_id": actor.lid_id if actor else "",
        "toegangspunt": endpoint,
        "grond": Grond.NOOD if nood else Grond.LID,
    }
    uitkomst = Uitkomst.GEWEIGERD if response.status_code in {403, 404} else Uitkomst.OK
    uit = [
        Logpost(
            actie, request.blueprint or "", uitkomst, ding_id=hier.ding_id, over_lid_id=hier.over_lid_id, gevoelig=hier.gevoelig, **algemeen
        )
    ]
    uit += [
        Logpost(actie, request.blueprint or "", **{**algemeen, "kring_id": a.kring_id, "rol": str(a.rol), "lid_id": a.lid_id})
        for a in hier.kringen
    ]
    if actie is Actie.LEZEN:
        uit += [Logpost(actie, DELING, ding_id=i, gevoelig=Gevoelig.VERTROUWELIJK, **algemeen) for i in hier.gezien]
        if request.method == "HEAD" or ("HX-Request" in request.headers and "HX-Boosted" not in request.headers):
            gezien, sinds = _gezien(), time.monotonic() - VOUW
            uit = [post for post in uit if gezien.get(_sleutel(post), sinds) <= sinds]
    return uit
