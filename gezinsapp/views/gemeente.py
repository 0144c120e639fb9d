"""What a municipality sees: publications, as they were made, and who releases them. Nothing here counts anything anew."""

import csv
import io
from dataclasses import dataclass

from flask import Blueprint, Response, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_decimal
from flask_babel import gettext as _

from basis.fouten import NietGevonden
from basis.identiteit.models import Persoon
from ervaring.publicatie.actions import geef_vrij
from ervaring.publicatie.onthulling import HOOGSTE, LAAGSTE, Cel
from ervaring.publicatie.queries import Blad, blad, bladen, gemeente_van_lezer
from ervaring.publicatie.queries import wachtend as wat_wacht
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, persoon_route
from gezinsapp.labels import INTENSITEITEN, KWALITEITEN, PROFIELEN
from jim.organisaties.models import Gemeente

bp = Blueprint("gemeente", __name__)


@dataclass(frozen=True)
class Regel:
    """One row of the table, in words; `waarde` is the mean (2-8) for the bar, or None."""

    aanbieder: str
    profiel: str
    intensiteit: str
    gezinnen: int
    nut: str
    waarde: float | None
    samen: bool


def _nut(waarde: float | None) -> str:
    """A mean in words: both ends stand for themselves and beyond."""
    if waarde is None:
        return _("niet te tonen")
    getal = format_decimal(waarde, "0.#")
    if waarde <= LAAGSTE:
        return _("%(getal)s of lager", getal=getal)
    return _("%(getal)s of hoger", getal=getal) if waarde >= HOOGSTE else getal


def _profiel(profielen: tuple[int, ...]) -> str:
    if len(profielen) == 1:
        return str(PROFIELEN[profielen[0]])
    if len(profielen) == len(PROFIELEN):
        return _("alle profielen samen")
    return _("de rest: %(nummers)s samen", nummers=", ".join(map(str, profielen)))


def _regel(cel: Cel, aanbieders: dict[str, str]) -> Regel:
    alle = len(cel.intensiteiten) == len(INTENSITEITEN)
    return Regel(
        aanbieders[cel.aanbieder] if cel.aanbieder else _("aanbieders samen"),
        _profiel(cel.profielen),
        _("alle") if alle else ", ".join(str(INTENSITEITEN[i]) for i in cel.intensiteiten),
        cel.aantal,
        _nut(cel.gemiddelde),
        cel.gemiddelde,
        cel.aanbieder is None or len(cel.profielen) > 1 or len(cel.intensiteiten) > 1,
    )


def _regels(blad: Blad) -> list[Regel]:
    """The rows, by provider and profile; what was merged comes after what stands alone."""
    cellen = sorted(
        blad.cellen,
        key=lambda c: (c.aanbieder is None, blad.aanbieders.get(c.aanbieder or "", ""), len(c.profielen), c.profielen, c.intensiteiten),
    )
    return [_regel(c, blad.aanbieders) for c in cellen]


def _kwartaal(kwartaal: str) -> str:
    jaar, deel = kwartaal.split("-K")
    naam = {"1": _("eerste kwartaal"), "2": _("tweede kwartaal"), "3": _("derde kwartaal"), "4": _("vierde kwartaal")}[deel]
    return f"{naam} {jaar}"


def _mijn(persoon: Persoon) -> tuple[Gemeente, list[Blad]]:
    gemeente = gemeente_van_lezer(db(), persoon.id)
    if gemeente is None:
        raise NietGevonden
    return gemeente, bladen(db(), gemeente.id)


def _kies(alle: list[Blad], kwartaal: str) -> Blad:
    blad = next((b for b in alle if b.kwartaal == kwartaal), None)
    if blad is None:
        raise NietGevonden
    return blad


def _toon(gemeente: Gemeente, alle: list[Blad], blad: Blad) -> ResponseReturnValue:
    verloop = [b for b in reversed(alle) if b.kwartaal <= blad.kwartaal and b.gemiddelde is not None][-6:]
    return pagina(
        "gemeente/overzicht.html",
        gemeente=gemeente,
        blad=blad,
        kwartaal=_kwartaal(blad.kwartaal),
        nut=_nut(blad.gemiddelde),
        verloop=[b.gemiddelde for b in verloop],
        regels=_regels(blad),
        eigenschappen=[(KWALITEITEN[code], aantal) for code, aantal in blad.eigenschappen],
        andere=[(url_for("gemeente.kwartaal", kwartaal=b.kwartaal), _kwartaal(b.kwartaal)) for b in alle if b is not blad],
    )


@persoon_route(bp, "/gemeente", soort="gemeente")
def overzicht(persoon: Persoon) -> ResponseReturnValue:
    """The newest publication, or that there is none yet."""
    gemeente, alle = _mijn(persoon)
    return _toon(gemeente, alle, alle[0]) if alle else pagina("gemeente/leeg.html", gemeente=gemeente)


@persoon_route(bp, "/gemeente/<kwartaal>", soort="gemeente")
def kwartaal(persoon: Persoon, kwartaal: str) -> ResponseReturnValue:
    """Show an earlier publication."""
    gemeente, alle = _mijn(persoon)
    return _toon(gemeente, alle, _kies(alle, kwartaal))


def _veilig(waarde: object) -> object:
    """Keep a spreadsheet from reading a text as a formula (OWASP, CSV injection)."""
    return f"'{waarde}" if isinstance(waarde, str) and waarde.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else waarde


@persoon_route(bp, "/gemeente/<kwartaal>/cijfers.csv", soort="gemeente")
def bestand(persoon: Persoon, kwartaal: str) -> ResponseReturnValue:
    """One publication as a file for a spreadsheet: the same rows as the page, UTF-8 with a mark, semicolons between."""
    blad = _kies(_mijn(persoon)[1], kwartaal)
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", quoting=csv.QUOTE_NONNUMERIC)
    schrijver.writerow(
        [_("kwartaal"), _("aanbieder"), _("profiel"), _("zorgzwaarte"), _("gezinnen"), _("nut van de hulp"), _("samengevoegd")]
    )
    for r in _regels(blad):
        rij = [blad.kwartaal, r.aanbieder, r.profiel, r.intensiteit, r.gezinnen, r.nut, _("ja") if r.samen else _("nee")]
        schrijver.writerow([_veilig(w) for w in rij])
    schrijver.writerow([])
    schrijver.writerow([_("kwartaal"), _("waar taarten voor zijn"), _("gezinnen")])
    for code, aantal in blad.eigenschappen:
        schrijver.writerow([_veilig(w) for w in (blad.kwartaal, str(KWALITEITEN[code]), aantal)])
    naam = f"gezinsapp-{blad.kwartaal}.csv"
    return Response("\ufeff" + uit.getvalue(), mimetype="text/csv", headers={"Content-Disposition": f'attachment; filename="{naam}"'})


@persoon_route(bp, "/vrijgeven", soort="vrijgever")
def wachtend(persoon: Persoon) -> ResponseReturnValue:
    """What waits for two people, as it will be shown."""
    rijen = [
        (gemeente, rij, _kwartaal(rij.kwartaal), _regels(blad(rij)), rij.eerste_door == persoon.id) for gemeente, rij in wat_wacht(db())
    ]
    return pagina("gemeente/wachtend.html", rijen=rijen)


@persoon_route(bp, "/vrijgeven/<gemeente_id>/<kwartaal>", soort="vrijgever", methods=("POST",))
def vrijgeven(persoon: Persoon, gemeente_id: str, kwartaal: str) -> ResponseReturnValue:
    """Say yes to one; the second yes, of another person, makes it public."""
    rij = geef_vrij(db(), persoon.id, gemeente_id, kwartaal)
    flash(_("De cijfers zijn nu voor de gemeente te zien.") if rij.vrij else _("Jij zei ja. Nu nog een collega."))
    return redirect(url_for("gemeente.wachtend"), 303)
