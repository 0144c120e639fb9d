"""One page about a goal, a T-score or a list, for a record that takes files: self-contained HTML that reads and prints as it is, for as long as somebody keeps it.

It stands in a Dutch record, and the same shipment must always give the same bytes; so its words are Dutch and stand here.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup

from doelen.koppeling.bijwerken import moment
from doelen.koppeling.poort import Geweigerd, LijstVoorDossier, TScoreVoorDossier, Zending
from doelen.koppeling.termen import NIVEAUS
from doelen.rom.vragenlijst import Antwoord, Vraag, in_woorden, te_vragen

_HIER = ZoneInfo("Europe/Amsterdam")
_WIE = {"jongere": "jongere", "ouder": "ouder", "voogd": "voogd", "jim": "JIM", "professional": "hulpverlener"}
_STAND = {"actief": "Bezig", "bereikt": "Bereikt", "gestopt": "Gestopt"}

_BLAD = Markup("""<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{titel}</title>
<style>
body {{ font: 1rem/1.5 sans-serif; max-width: 45rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff }}
table {{ width: 100%; border-collapse: collapse; margin: 1.5rem 0 }}
caption {{ text-align: start; font-weight: bold; font-size: 1.2rem }}
th, td {{ border: 1px solid #666; padding: .4rem .6rem; text-align: start; vertical-align: top }}
h1 {{ font-size: 1.6rem; line-height: 1.3 }}
[dir] {{ overflow-wrap: anywhere; white-space: pre-line }}
tr {{ break-inside: avoid }}
@page {{ size: A4; margin: 2cm }}
@media print {{ body {{ margin: 0; max-width: none; padding: 0 }} thead {{ display: table-header-group }} }}
</style>
</head>
<body>
<main>
{inhoud}</main>
<footer><p>{onder}</p></footer>
</body>
</html>
""")
_DOEL = Markup("""<h1 dir="auto">{tekst}</h1>
<p>{stand}{streef}</p>
<table>
<caption>De ladder</caption>
<thead><tr><th scope="col">Trede</th><th scope="col">Zo ziet dat eruit</th></tr></thead>
<tbody>
{ladder}</tbody>
</table>
<table>
<caption>Waar het stond</caption>
<thead><tr><th scope="col">Wanneer</th><th scope="col">Wie keek</th><th scope="col">Trede</th><th scope="col">Zo ziet dat eruit</th></tr></thead>
<tbody>
{metingen}</tbody>
</table>
""")
_T = Markup("""<h1>T-score bij een evaluatie</h1>
<table>
<tbody>
{rijen}</tbody>
</table>
<p>Dit getal gaat over {aantal}. Bij 50 zijn de doelen gemiddeld bereikt. Het vergelijkt geen mensen.{gemengd}</p>
""")
_LIJST = Markup("""<h1 dir="auto">{titel}</h1>
<p>Ingevuld door {door} op {op}.</p>
<table>
<thead><tr><th scope="col">Vraag</th><th scope="col">Antwoord</th></tr></thead>
<tbody>
{rijen}</tbody>
</table>
""")
_RIJ = Markup('<tr><th scope="row" dir="auto">{kop}</th><td dir="auto">{waarde}</td></tr>\n')
_TREDE = Markup('<tr><th scope="row">{niveau}</th><td dir="auto">{tekst}</td></tr>\n')
_METING = Markup('<tr><td>{op}</td><td>{wie}</td><td>{niveau}</td><td dir="auto">{tekst}</td></tr>\n')


def _dag(op: datetime, vorm: str = "%d-%m-%Y") -> str:
    """Write a moment as people here read it. Raises Geweigerd when it has no timezone."""
    moment(op)
    return op.astimezone(_HIER).strftime(vorm)


def _trede(niveau: int) -> str:
    """Write a level with its sign. Raises Geweigerd outside -3..2."""
    if niveau not in NIVEAUS:
        raise Geweigerd("niveau")
    return f"{niveau:+d}" if niveau else "0"


def _getal(waarde: float, teken: str = "") -> str:
    """Write a number with one decimal, as people here do."""
    return f"{waarde:{teken}.1f}".replace(".", ",")


def _antwoord(vraag: Vraag, waarde: Antwoord) -> str:
    """Write an answer; of a scale also how far it goes."""
    woorden = ", ".join(str(w).replace(".", ",") if isinstance(w, float) else str(w) or code for code, w in in_woorden(vraag, waarde))
    reikt = f" (van {vraag.laagste:g} tot {vraag.hoogste:g})" if vraag.soort == "schaal" else ""
    return f"{woorden} {vraag.eenheid}".strip() + reikt


def _blad(titel: str, inhoud: Markup, onder: str) -> bytes:
    return _BLAD.format(titel=titel, inhoud=inhoud, onder=f"{onder} Dit bestand verandert niet.").encode()


def bestand(zending: Zending) -> bytes:
    """Make the file: one page of HTML in Dutch, of a goal, its ladder and all scores of the shipment; without scripts and without anything from elsewhere.

    The same shipment gives the same bytes. Raises Geweigerd for a goal without words, a level outside -3..2 or a moment without a timezone.
    """
    doel, ja = zending.doel, zending.toestemming
    if not doel.tekst.strip():
        raise Geweigerd("ongeldig", "doel.tekst")
    bij = {doel.basis: " (begin)", 0: " (doel)"}
    ladder = (_TREDE.format(niveau=_trede(n) + bij.get(n, ""), tekst=doel.treden[n]) for n in sorted(doel.treden, reverse=True))
    metingen = (
        _METING.format(op=_dag(m.op, "%d-%m-%Y %H:%M"), wie=_WIE[m.door], niveau=_trede(m.niveau), tekst=doel.treden.get(m.niveau, ""))
        for m in sorted(zending.metingen, key=lambda meting: (meting.op, meting.sleutel))
    )
    inhoud = _DOEL.format(
        tekst=doel.tekst,
        stand=_STAND[doel.status],
        streef=f", streefdatum {doel.streefdatum:%d-%m-%Y}" if doel.streefdatum else "",
        ladder=Markup("").join(ladder),
        metingen=Markup("").join(metingen) or Markup('<tr><td colspan="4">Nog niemand keek.</td></tr>\n'),
    )
    wie = ", ".join(_WIE[wie] for wie in ja.door)
    onder = f"Versie {doel.versie} van dit doel. Vrijgegeven voor dit dossier door {wie} op {_dag(ja.op)}. Een nieuwe stand is een nieuw bestand."
    return _blad("Een doel, met de stand tot nu toe", inhoud, onder)


def t_bestand(score: TScoreVoorDossier) -> bytes:
    """Make the file of a T-score, as `bestand`. Raises Geweigerd for a moment without a timezone."""
    getallen = {
        "T nu": _getal(score.nu),
        "T bij het begin van de ladders": _getal(score.begin),
        "Verschil": _getal(score.nu - score.begin, "+"),
        "Volgens": _WIE[score.door],
        "Wanneer": _dag(score.op),
    }
    aantal = len(score.doelen)
    inhoud = _T.format(
        rijen=Markup("").join(_RIJ.format(kop=kop, waarde=waarde) for kop, waarde in getallen.items()),
        aantal="1 doel" if aantal == 1 else f"{aantal} doelen",
        gemengd=" De ladders zijn niet allemaal van één soort; daardoor zegt het minder." if score.gemengd else "",
    )
    return _blad("Een T-score bij een evaluatie", inhoud, "Alle doelen waar dit over gaat, zijn vrijgegeven voor dit dossier.")


def lijst_bestand(lijst: LijstVoorDossier) -> bytes:
    """Make the file of what was filled in of a questionnaire, as `bestand`; what was skipped is not in it. Raises Geweigerd for a moment without a timezone."""
    gegeven = ((v, lijst.antwoorden[v.id]) for v in te_vragen(lijst.lijst, lijst.antwoorden) if v.id in lijst.antwoorden)
    rijen = (_RIJ.format(kop=vraag.tekst.tekst, waarde=_antwoord(vraag, waarde)) for vraag, waarde in gegeven)
    ja = lijst.toestemming
    inhoud = _LIJST.format(
        titel=lijst.lijst.titel.tekst,
        door=_WIE[lijst.door],
        op=_dag(lijst.op, "%d-%m-%Y %H:%M"),
        rijen=Markup("").join(rijen) or Markup('<tr><td colspan="2">Alles is overgeslagen.</td></tr>\n'),
    )
    wie = ", ".join(_WIE[wie] for wie in ja.door)
    return _blad("Een ingevulde vragenlijst", inhoud, f"Vrijgegeven voor dit dossier door {wie} op {_dag(ja.op)}.")
