"""One page about a goal, for a record that takes files: self-contained HTML that reads and prints as it is, for as long as somebody keeps it.

It stands in a Dutch record, and the same shipment must always give the same bytes; so its words are Dutch and stand here.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup

from doelen.koppeling.bijwerken import moment
from doelen.koppeling.poort import Geweigerd, Zending
from doelen.koppeling.termen import NIVEAUS

_HIER = ZoneInfo("Europe/Amsterdam")
_WIE = {"jongere": "jongere", "ouder": "ouder", "voogd": "voogd", "jim": "JIM", "professional": "hulpverlener"}
_STAND = {"actief": "Bezig", "bereikt": "Bereikt", "gestopt": "Gestopt"}

_BLAD = Markup("""<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Een doel, met de stand tot nu toe</title>
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
<h1 dir="auto">{tekst}</h1>
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
</main>
<footer><p>Versie {versie} van dit doel. Vrijgegeven voor dit dossier door {door} op {op}. Dit bestand verandert niet: een nieuwe stand is een nieuw bestand.</p></footer>
</body>
</html>
""")
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
    return _BLAD.format(
        tekst=doel.tekst,
        stand=_STAND[doel.status],
        streef=f", streefdatum {doel.streefdatum:%d-%m-%Y}" if doel.streefdatum else "",
        ladder=Markup("").join(ladder),
        metingen=Markup("").join(metingen) or Markup('<tr><td colspan="4">Nog niemand keek.</td></tr>\n'),
        versie=doel.versie,
        door=", ".join(_WIE[wie] for wie in ja.door),
        op=_dag(ja.op),
    ).encode()
