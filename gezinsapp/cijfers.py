"""Published figures as rows in words, and as files: CSV with its metadata (CSV on the Web), ODS, and a DCAT catalogue.

All of it comes from released publications as they stand. A row is shown or not; rows are never added up to something new, but for one
mean over the cells shown. The files are for everybody and so in Dutch, with fixed column names.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from flask_babel import force_locale, format_date, format_decimal
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from odfdo import Document, Row, Table

from ervaring.beleving.models import DOELEN, MATEN, NUT, UITVAL
from ervaring.publicatie.onthulling import AFRONDING, HOOGSTE, LAAGSTE, Cel
from ervaring.publicatie.queries import Blad, geteld
from ervaring.publicatie.tijdvak import kwartalen
from gezinsapp.labels import INTENSITEITEN, KWALITEITEN, PROFIELEN
from jim.organisaties.models import Gemeente

TREFWOORDEN = ("jeugdhulp", "ervaringen", "tevredenheid", "uitkomsten")
LICENTIE = "https://creativecommons.org/licenses/by/4.0/"
_FORMULE = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\N{FULLWIDTH EQUALS SIGN}",
    "\N{FULLWIDTH PLUS SIGN}",
    "\N{FULLWIDTH HYPHEN-MINUS}",
    "\N{FULLWIDTH COMMERCIAL AT}",
)
_TYPEN = "https://www.iana.org/assignments/media-types/"
_EU = "http://publications.europa.eu/resource/authority/"


Label = tuple[str, str | None, tuple[int, ...], tuple[int, ...]]
NAMEN = {NUT: _l("Nut"), DOELEN: _l("Doelen gehaald"), UITVAL: _l("Eerder gestopt")}
"""What was measured, as a heading."""


Datatype = str | dict[str, str | int]
TIJD: Datatype = {"base": "string", "format": r"[0-9]{4}(-(K[1-4]|H[12]))?"}
AANTAL: Datatype = {"base": "integer", "minimum": 10}


@dataclass(frozen=True)
class Regel:
    """One row in words. `waarde` (0-10) is for the bar: the mean, or the part that said yes; None where nothing may be shown.

    `label` finds the same row in another quarter.
    """

    gemeente: str
    aanbieder: str
    profiel: str
    intensiteit: str
    gezinnen: int
    nut: str
    waarde: float | None
    samen: bool
    label: Label
    cel: Cel
    maat: str


@dataclass(frozen=True)
class Tabel:
    """A table for a file. `kolommen`: (name, datatype as CSV on the Web says it, what it means) of each column."""

    naam: str
    kolommen: tuple[tuple[str, Datatype, str], ...]
    rijen: list[list[str | int | float]]


def nut(waarde: float | None) -> str:
    """A mean in words: both ends stand for themselves and beyond."""
    if waarde is None:
        return _("niet te tonen")
    getal = format_decimal(waarde, "0.#")
    if waarde <= LAAGSTE:
        return _("%(getal)s of lager", getal=getal)
    return _("%(getal)s of hoger", getal=getal) if waarde >= HOOGSTE else getal


def deel(ja: int, aantal: int) -> str:
    """Of a yes or no, how many said yes, in words: both ends stand for themselves and beyond."""
    if ja == 0:
        return _("minder dan %(ja)s van %(aantal)s", ja=AFRONDING, aantal=aantal)
    if ja >= aantal:
        return _("meer dan %(ja)s van %(aantal)s", ja=aantal - AFRONDING, aantal=aantal)
    return _("ongeveer %(ja)s van %(aantal)s", ja=ja, aantal=aantal)


def alles_bij_elkaar(blad: Blad) -> list[str]:
    """The whole of a publication in a sentence per measure, from its cells as shown. A sum of rounded numbers has no ends: it is about."""
    uit: list[str] = []
    if blad.gemiddelde is not None:
        uit.append(_("Nut van de hulp: %(nut)s van 10 (%(aantal)s gezinnen).", nut=nut(blad.gemiddelde), aantal=blad.gezinnen))
    for maat in (DOELEN, UITVAL):
        ja, n = geteld(blad.cellen, maat)
        if n:
            uit.append(_("%(wat)s: ongeveer %(ja)s van %(aantal)s gezinnen.", wat=NAMEN[maat], ja=ja, aantal=n))
    return uit


def kwaliteiten(blad: Blad) -> list[tuple[str, int]]:
    """What taarten were for, in words, with how many families."""
    return [(str(KWALITEITEN[code]), aantal) for code, aantal in blad.eigenschappen]


def profiel(profielen: tuple[int, ...]) -> str:
    """Profiles of a cell in words."""
    if len(profielen) == 1:
        return str(PROFIELEN[profielen[0]])
    if len(profielen) == len(PROFIELEN):
        return _("alle profielen samen")
    return _("de rest: %(nummers)s samen", nummers=", ".join(map(str, profielen)))


def kwartaal_naam(tijd: str) -> str:
    """A period in words: `2026-K3`, `2026-H1` or `2026`."""
    jaar, _streep, deel = tijd.partition("-")
    namen = {
        "K1": _("eerste kwartaal"), "K2": _("tweede kwartaal"), "K3": _("derde kwartaal"), "K4": _("vierde kwartaal"),
        "H1": _("eerste half jaar"), "H2": _("tweede half jaar"), "": _("het hele jaar"),
    }  # fmt: skip
    return f"{namen[deel]} {jaar}"


def waarom_langer(blad: Blad) -> str:
    """Why this is about more than a quarter or than one municipality, or "" for a quarter."""
    if blad.gemeenten:
        return _(
            "In elk van deze gemeenten gaven te weinig gezinnen antwoord, een heel jaar lang. Daarom staan ze hier bij elkaar: %(gemeenten)s. Een gezin telt een keer.",
            gemeenten=", ".join(blad.gemeenten),
        )
    tijd = blad.kwartaal
    if len(alle := kwartalen(tijd)) == 1:
        return ""
    return _(
        "Per kwartaal gaven hier te weinig gezinnen antwoord. Daarom staan er %(aantal)s kwartalen bij elkaar: %(kwartalen)s. Een gezin telt een keer.",
        aantal=len(alle),
        kwartalen=", ".join(alle),
    )


def correctie(blad: Blad) -> str:
    """What this version corrects, in words, or "" for a first one."""
    if not blad.reden or blad.vrij is None:
        return ""
    return _("Correctie van %(datum)s: %(reden)s", datum=format_date(blad.vrij, "d MMMM y"), reden=blad.reden)


def regels(gemeente: Gemeente, blad: Blad) -> list[Regel]:
    """The rows, by measure, provider and profile; what was merged comes after what stands alone."""
    namen = blad.aanbieders

    def plaats(c: Cel) -> tuple[object, ...]:
        return MATEN.index(c.maat), c.aanbieder is None, namen.get(c.aanbieder or "", ""), len(c.profielen), c.profielen, c.intensiteiten

    return [_regel(gemeente, c, namen) for c in sorted(blad.cellen, key=plaats)]


def _regel(gemeente: Gemeente, cel: Cel, namen: dict[str, str]) -> Regel:
    alle = len(cel.intensiteiten) == len(INTENSITEITEN)
    return Regel(
        gemeente.naam,
        namen[cel.aanbieder] if cel.aanbieder else _("aanbieders samen"),
        profiel(cel.profielen),
        _("alle") if alle else ", ".join(str(INTENSITEITEN[i]) for i in cel.intensiteiten),
        cel.aantal,
        nut(cel.gemiddelde) if cel.ja is None else deel(cel.ja, cel.aantal),
        cel.gemiddelde if cel.ja is None else 10 * cel.ja / cel.aantal,
        cel.aanbieder is None or len(cel.profielen) > 1 or len(cel.intensiteiten) > 1,
        (cel.maat, cel.aanbieder, cel.profielen, cel.intensiteiten),
        cel,
        str(NAMEN[cel.maat]),
    )


def tabellen(bladen: Iterable[tuple[Gemeente, Blad]]) -> dict[str, Tabel]:
    """The two tables of these publications, by name: `cijfers` (cells) and `kwaliteiten` (of taarten)."""
    cijfers: list[list[str | int | float]] = []
    waarvoor: list[list[str | int | float]] = []
    with force_locale("nl"):
        kolommen = (
            (
                "kwartaal",
                TIJD,
                _("het kwartaal, bijvoorbeeld 2026-K3; waar dat te klein is een half jaar (2026-H1) of een jaar (2026)"),
            ),
            ("gemeente", "string", _("de gemeente die de hulp betaalt, of kleine gemeenten van de regio samen")),
        )
        gezinnen = ("gezinnen", AANTAL, _("hoeveel gezinnen, afgerond op 5"))
        verbeterd = ("correctie", "string", _("leeg, of wanneer en waarom dit anders is dan eerst"))
        for gemeente, blad in bladen:
            plek = [blad.kwartaal, gemeente.naam]
            cijfers += [
                [*plek, r.aanbieder, r.profiel, r.intensiteit, *_getallen(r.cel), "ja" if r.samen else "nee", correctie(blad)]
                for r in regels(gemeente, blad)
            ]
            waarvoor += [[*plek, kwaliteit, aantal, correctie(blad)] for kwaliteit, aantal in kwaliteiten(blad)]
        return {
            "cijfers": Tabel(
                "cijfers",
                (
                    *kolommen,
                    ("aanbieder", "string", _("wie de hulp geeft, of dat aanbieders zijn samengevoegd")),
                    ("profiel", "string", _("waar de hulp over gaat")),
                    ("zorgzwaarte", "string", _("hoe zwaar de hulp is")),
                    (
                        "maat",
                        {"base": "string", "format": "|".join(MATEN)},
                        _("wat er gemeten is: nut (hoe nuttig gezinnen de hulp vonden, van 0 tot 10), doelen of uitval"),
                    ),
                    gezinnen,
                    (
                        "ja",
                        {"base": "integer", "minimum": 0},
                        _(
                            "bij doelen: voor hoeveel gezinnen de meeste doelen gehaald zijn; bij uitval: hoeveel er eerder stopten; 0 is minder dan 5"
                        ),
                    ),
                    (
                        "waarde",
                        {"base": "number", "minimum": int(LAAGSTE), "maximum": int(HOOGSTE)},
                        _("het gemiddelde, met toeval naar een heel getal. Leeg bij doelen en uitval, en als het niet te tonen is"),
                    ),
                    (
                        "grens",
                        {"base": "string", "format": "lager|hoger"},
                        _("lager of hoger: de waarde kan ook lager of hoger zijn dan dit getal"),
                    ),
                    (
                        "samengevoegd",
                        {"base": "boolean", "format": "ja|nee"},
                        _("ja: hier zijn kleine groepen bij elkaar genomen, zodat niemand te herkennen is"),
                    ),
                    verbeterd,
                ),
                cijfers,
            ),
            "kwaliteiten": Tabel(
                "kwaliteiten",
                (
                    *kolommen,
                    ("kwaliteit", "string", _("waar gezinnen een taart voor gaven")),
                    (
                        "gezinnen",
                        AANTAL,
                        _("hoeveel gezinnen, met toeval omhoog of omlaag naar een vijftal; minder dan tien staat er nooit"),
                    ),
                    verbeterd,
                ),
                waarvoor,
            ),
        }


def _getallen(cel: Cel) -> list[str | int | float]:
    """Measure, families, yes, mean, and whether the mean stands for beyond; empty where it does not apply."""
    m = cel.gemiddelde
    grens = "" if m is None else "lager" if m <= LAAGSTE else "hoger" if m >= HOOGSTE else ""
    # Without a point: a Dutch spreadsheet reads 7.0 as a text.
    heel = m if m is None or not m.is_integer() else int(m)
    return [cel.maat, cel.aantal, "" if cel.ja is None else cel.ja, "" if heel is None else heel, grens]


def _veilig(waarde: object) -> object:
    """Keep a spreadsheet from reading a text as a formula (OWASP, CSV injection)."""
    return f"'{waarde}" if isinstance(waarde, str) and waarde.lstrip().startswith(_FORMULE) else waarde


def als_csv(tabel: Tabel) -> str:
    """UTF-8 with a mark and semicolons between: a Dutch spreadsheet opens it as it is."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", quoting=csv.QUOTE_MINIMAL)
    schrijver.writerow([naam for naam, _soort, _uitleg in tabel.kolommen])
    schrijver.writerows([_veilig(w) for w in rij] for rij in tabel.rijen)
    return "\ufeff" + uit.getvalue()


def als_ods(tabellen: Iterable[Tabel]) -> bytes:
    """An open spreadsheet; texts are cells of type string, which no program reads as a formula."""
    document = Document("spreadsheet")
    document.body.clear()
    document.language = "nl-NL"
    for tabel in tabellen:
        blad = Table(tabel.naam)
        for waarden in ([naam for naam, _soort, _uitleg in tabel.kolommen], *tabel.rijen):
            rij = Row()
            rij.set_values(waarden)
            blad.append_row(rij)
        document.body.append(blad)
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


def correcties(alle: Iterable[tuple[Gemeente, Blad]]) -> list[str]:
    """What was corrected, in Dutch, each with where and when it is about."""
    with force_locale("nl"):
        return [f"{gemeente.naam}, {b.kwartaal}. {correctie(b)}" for gemeente, b in alle if b.reden]


def csvw(tabel: Tabel, adres: str, titel: str, verbeterd: Sequence[str]) -> dict[str, object]:
    """Metadata of the CSV at `adres` (W3C, Metadata Vocabulary for Tabular Data, 2015). `verbeterd`: its corrections."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "url": adres,
        "dc:title": titel,
        "dc:license": {"@id": LICENTIE},
        "notes": [{"dc:description": tekst} for tekst in verbeterd],
        "dialect": {"delimiter": ";", "encoding": "utf-8", "header": True},
        "tableSchema": {
            "columns": [
                {"name": naam, "titles": naam, "datatype": soort, "dc:description": uitleg} for naam, soort, uitleg in tabel.kolommen
            ]
        },
    }


@dataclass(frozen=True)
class Streek:
    """A region in the catalogue. `bestanden`: (address, media type, title); `begin` and `einde`: the first and last day that it is about; `verbeterd`: its corrections; `eerder`: addresses of what they replaced."""

    adres: str
    naam: str
    laatst: datetime
    bestanden: list[tuple[str, str, str]]
    begin: date
    einde: date
    verbeterd: list[str]
    eerder: list[str]


def dcat(adres: str, titel: str, uitleg: str, streken: Sequence[Streek], contact: str = "") -> dict[str, object]:
    """A catalogue (W3C, DCAT 3, with what DCAT-AP wants of each) as JSON-LD. `contact`: mailto: of who answers for it, or ""."""
    wie = {"dcat:contactPoint": {"@type": "vcard:Organization", "vcard:fn": "Gezinsapp", "vcard:hasEmail": {"@id": contact}}}
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "adms": "http://www.w3.org/ns/adms#",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "vcard": "http://www.w3.org/2006/vcard/ns#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": adres,
        "@type": "dcat:Catalog",
        "dct:title": {"@value": titel, "@language": "nl"},
        "dct:description": {"@value": uitleg, "@language": "nl"},
        "dct:publisher": {"@type": ["foaf:Agent", "foaf:Organization"], "foaf:name": "Gezinsapp"},
        "dct:language": {"@id": _EU + "language/NLD"},
        "dct:license": {"@id": LICENTIE},
        "dcat:dataset": [
            {
                "@id": streek.adres,
                "@type": "dcat:Dataset",
                "dct:title": {"@value": f"{titel}, {streek.naam}", "@language": "nl"},
                "dct:description": {"@value": uitleg, "@language": "nl"},
                "dct:publisher": {"@type": ["foaf:Agent", "foaf:Organization"], "foaf:name": streek.naam},
                "dct:identifier": streek.adres,
                "dct:language": {"@id": _EU + "language/NLD"},
                "dct:accessRights": {"@id": _EU + "access-right/PUBLIC"},
                "dct:accrualPeriodicity": {"@id": _EU + "frequency/QUARTERLY"},
                "dct:temporal": {
                    "@type": "dct:PeriodOfTime",
                    "dcat:startDate": {"@value": streek.begin.isoformat(), "@type": "xsd:date"},
                    "dcat:endDate": {"@value": streek.einde.isoformat(), "@type": "xsd:date"},
                },
                "dct:modified": {"@value": streek.laatst.replace(tzinfo=streek.laatst.tzinfo or UTC).isoformat(), "@type": "xsd:dateTime"},
                "adms:versionNotes": [{"@value": tekst, "@language": "nl"} for tekst in streek.verbeterd],
                "dcat:hasVersion": [{"@id": oud} for oud in streek.eerder],
                "dcat:landingPage": {"@id": streek.adres},
                "dcat:theme": {"@id": _EU + "data-theme/SOCI"},
                "dcat:keyword": [{"@value": woord, "@language": "nl"} for woord in TREFWOORDEN],
                "dcat:distribution": [
                    {
                        "@type": "dcat:Distribution",
                        "dct:title": {"@value": kop, "@language": "nl"},
                        "dcat:accessURL": {"@id": streek.adres},
                        "dcat:downloadURL": {"@id": bestand},
                        "dcat:mediaType": {"@id": _TYPEN + soort},
                        "dct:format": {"@id": f"{_EU}file-type/{bestand.rsplit('.', 1)[-1].upper()}"},
                        "dct:license": {"@id": LICENTIE},
                    }
                    for bestand, soort, kop in streek.bestanden
                ],
            }
            | (wie if contact else {})
            for streek in streken
        ],
    }
