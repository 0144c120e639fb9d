"""Open data: released publications of the municipalities of a region, for everybody, at addresses that stay."""

from dataclasses import dataclass

from flask import Blueprint, Response, current_app, jsonify, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _

from basis.fouten import NietGevonden
from ervaring.publicatie.queries import Blad, adres, een_versie, regio_bladen, regios
from ervaring.publicatie.tijdvak import dagen, volgorde
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, openbaar
from gezinsapp.cijfers import (
    LICENTIE,
    Regel,
    Streek,
    alles_bij_elkaar,
    correctie,
    correcties,
    csvw,
    dcat,
    kwaliteiten,
    kwartaal_naam,
    regels,
    tabellen,
    waarom_langer,
)
from gezinsapp.views.gemeente import Vel, csv_antwoord, ods_antwoord
from jim.organisaties.models import Gemeente

bp = Blueprint("open", __name__)


def _haal(regio: str) -> tuple[str, list[Vel]]:
    naam = regios(db()).get(regio)
    if naam is None:
        raise NietGevonden
    return naam, regio_bladen(db(), naam)


@openbaar(bp, "/open")
def lijst() -> ResponseReturnValue:
    """The regions."""
    return pagina("open/lijst.html", regios=regios(db()))


@openbaar(bp, "/open/catalogus.jsonld")
def catalogus() -> ResponseReturnValue:
    """The catalogue for machines (DCAT)."""
    with force_locale("nl"):
        uitleg = _("Gezinnen zeggen in de app hoe nuttig ze de hulp vinden. Hier staan de cijfers per regio. Niemand is erin te herkennen.")
        antwoord = jsonify(
            dcat(
                _heel("open.catalogus"),
                _("Ervaringen met jeugdhulp"),
                uitleg,
                [_streek(*r) for r in regios(db()).items()],
                current_app.config["CONTACT"],
            )
        )
    antwoord.mimetype = "application/ld+json"
    return antwoord


def _streek(regio: str, naam: str) -> Streek:
    alle = regio_bladen(db(), naam)
    laatst = max(b.vrij for _g, b in alle if b.vrij)
    bestanden = [
        (_heel("open.bestand", regio=regio, tabel="cijfers"), "text/csv", _("De cijfers (CSV)")),
        (_heel("open.bestand", regio=regio, tabel="kwaliteiten"), "text/csv", _("Waar taarten voor zijn (CSV)")),
        (_heel("open.rekenblad", regio=regio), "application/vnd.oasis.opendocument.spreadsheet", _("Alles in een rekenblad (ODS)")),
    ]
    eerder = [_heel("open.versie", regio=regio, publicatie_id=oud) for _g, b in alle for oud in b.eerder]
    begin, einde = zip(*(dagen(b.kwartaal) for _g, b in alle), strict=True)
    return Streek(_heel("open.streek", regio=regio), naam, laatst, bestanden, min(begin), max(einde), correcties(alle), eerder)


@openbaar(bp, "/open/<regio>")
def streek(regio: str) -> ResponseReturnValue:
    """The figures of a region: what each of its municipalities published, newest quarter first."""
    naam, alle = _haal(regio)
    tijden = sorted({b.kwartaal for _g, b in alle}, key=volgorde, reverse=True)
    kwartalen = [
        (
            kwartaal_naam(tijd),
            [_vak(regio, g, b) for g, b in alle if b.kwartaal == tijd and (b.cellen or b.eigenschappen or b.reden)],
            [g.naam for g, b in alle if b.kwartaal == tijd and not (b.cellen or b.eigenschappen or b.reden)],
        )
        for tijd in tijden
    ]
    return pagina("open/streek.html", regio=regio, naam=naam, kwartalen=kwartalen, licentie=LICENTIE)


@dataclass(frozen=True)
class Vak:
    """What the page says of one municipality in one period. `samen`: the whole in words; `eerder`: addresses of what it replaced."""

    gemeente: Gemeente
    samen: list[str]
    regels: list[Regel]
    kwaliteiten: list[tuple[str, int]]
    correctie: str
    eerder: list[str]
    langer: str


def _vak(regio: str, gemeente: Gemeente, blad: Blad) -> Vak:
    eerder = [url_for("open.versie", regio=regio, publicatie_id=oud) for oud in blad.eerder]
    rijen = regels(gemeente, blad)
    return Vak(gemeente, alles_bij_elkaar(blad), rijen, kwaliteiten(blad), correctie(blad), eerder, waarom_langer(blad))


@openbaar(bp, "/open/<regio>/<tabel>.csv")
def bestand(regio: str, tabel: str) -> ResponseReturnValue:
    """All quarters of a region as CSV: the table `cijfers` or `kwaliteiten`."""
    _naam, alle = _haal(regio)
    _ken(tabel)
    antwoord = csv_antwoord(alle, tabel, f"{regio}-{tabel}")
    antwoord.headers["Link"] = f'<{_heel("open.beschrijving", regio=regio, tabel=tabel)}>; rel="describedby"; type="application/csvm+json"'
    return antwoord


@openbaar(bp, "/open/<regio>/<tabel>.csv-metadata.json")
def beschrijving(regio: str, tabel: str) -> ResponseReturnValue:
    """What the columns of that CSV mean (CSV on the Web)."""
    naam, alle = _haal(regio)
    _ken(tabel)
    antwoord = jsonify(csvw(tabellen(alle)[tabel], _heel("open.bestand", regio=regio, tabel=tabel), naam, correcties(alle)))
    antwoord.mimetype = "application/csvm+json"
    return antwoord


@openbaar(bp, "/open/<regio>/cijfers.ods")
def rekenblad(regio: str) -> Response:
    """Both tables as a spreadsheet."""
    return ods_antwoord(_haal(regio)[1], regio)


def _versie(regio: str, publicatie_id: str) -> tuple[Gemeente, Blad]:
    gemeente, blad = een_versie(db(), publicatie_id)
    if not gemeente.regio or adres(gemeente.regio) != regio:
        raise NietGevonden
    return gemeente, blad


@openbaar(bp, "/open/<regio>/versie/<publicatie_id>")
def versie(regio: str, publicatie_id: str) -> ResponseReturnValue:
    """One version as it was published, also when a correction took its place."""
    gemeente, blad = _versie(regio, publicatie_id)
    return pagina(
        "gemeente/versie.html",
        titel=f"{gemeente.naam} · {kwartaal_naam(blad.kwartaal)}",
        blad=blad,
        langer=waarom_langer(blad),
        correctie=correctie(blad),
        regels=regels(gemeente, blad),
        terug_naar=(url_for("open.streek", regio=regio), gemeente.regio),
        samen=alles_bij_elkaar(blad),
        kwaliteiten=kwaliteiten(blad),
        bestand=url_for("open.versie_bestand", regio=regio, publicatie_id=publicatie_id),
    )


@openbaar(bp, "/open/<regio>/versie/<publicatie_id>.csv")
def versie_bestand(regio: str, publicatie_id: str) -> ResponseReturnValue:
    """The rows of that version as CSV."""
    gemeente, blad = _versie(regio, publicatie_id)
    return csv_antwoord([(gemeente, blad)], "cijfers", f"{regio}-{blad.kwartaal}-{publicatie_id}")


def _ken(tabel: str) -> None:
    if tabel not in {"cijfers", "kwaliteiten"}:
        raise NietGevonden


def _heel(endpoint: str, **delen: str) -> str:
    """The whole address, as it stays."""
    return current_app.config["ORIGIN"] + url_for(endpoint, **delen)
