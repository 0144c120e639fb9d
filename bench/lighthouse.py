"""Lighthouse on five pages of the app with web and live behind one address: performance, accessibility and best practices must be 100.

Lighthouse 13 comes from npm into build/lighthouse, and drives Debian's Chromium with its default mobile simulation (150 ms, 1.6 Mbps,
a processor four times as slow). Prints the scores with LCP (s), TBT (ms) and CLS; writes bench/results/lighthouse.json; says which page
was under 100, and which took longer than the budget.
"""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from alembic import command
from playwright.sync_api import sync_playwright
from sqlmodel import Session, select

from basis.gereed import migratie_config
from basis.identiteit.actions import open_sessie
from gezinsapp.seed import seed
from jim.kring.models import Lid
from tests.epd import vrije_poort
from tests.huis import huis
from tests.telefoons import ARGS

UIT = Path(__file__).parent / "results" / "lighthouse.json"
PLEK = Path(__file__).parents[1] / "build" / "lighthouse"
LIGHTHOUSE = "lighthouse@13.5.0"
LCP = 1.5
"""Seconds, simulated, that a page may take (pwa.md)."""
SOORTEN = ("performance", "accessibility", "best-practices")
PAGINAS = {"de deur": "/", "hulp nu": "/hulp", "vandaag": "{k}/", "praten": "{k}/praten", "doelen": "{k}/doelen"}


def _lighthouse() -> Path:
    bin_ = PLEK / "node_modules" / ".bin" / "lighthouse"
    if not bin_.exists():
        PLEK.mkdir(parents=True, exist_ok=True)
        npm = shutil.which("npm") or "npm"
        subprocess.run([npm, "install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", LIGHTHOUSE], cwd=PLEK, check=True)
    return bin_


def meet(url: str, poort: int, uit: Path) -> dict[str, Any]:
    """The scores (0 to 100) and figures of one page, in the Chromium that listens on this port."""
    vlaggen = ["--quiet", "--output=json", f"--output-path={uit}", "--no-enable-error-reporting", "--disable-storage-reset"]
    subprocess.run([str(_lighthouse()), url, *vlaggen, f"--only-categories={','.join(SOORTEN)}", f"--port={poort}"], check=True)
    rapport = json.loads(uit.read_text(encoding="utf-8"))
    if rapport["finalDisplayedUrl"].split("?")[0] != url:
        raise RuntimeError(f"{url} led to another page")
    punten = {soort: round(rapport["categories"][soort]["score"] * 100) for soort in SOORTEN}
    onvoldoende = sorted(
        naam
        for soort in SOORTEN
        for deel in rapport["categories"][soort]["auditRefs"]
        if deel["weight"] and (rapport["audits"][naam := deel["id"]]["score"] or 0) < (0.9 if soort == "performance" else 1)
        and rapport["audits"][naam]["scoreDisplayMode"] not in {"notApplicable", "manual", "informative"}
    )  # fmt: skip
    audits = rapport["audits"]
    return punten | {
        "LCP": round(audits["largest-contentful-paint"]["numericValue"] / 1000, 2),
        "TBT": round(audits["total-blocking-time"]["numericValue"]),
        "CLS": round(audits["cumulative-layout-shift"]["numericValue"], 3),
        "onvoldoende": onvoldoende,
    }


def main() -> None:
    """Measure, print, write."""
    met: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as naam:
        url = f"sqlite:///{naam}/bench.sqlite"
        command.upgrade(migratie_config(url), "head")
        with huis(url) as h, sync_playwright() as playwright:
            with Session(h.engine) as session:
                jongere = next(p for p in seed(session)["personen"] if p["rol"] == "jongere")
                lid = session.exec(select(Lid).where(Lid.kring_id == jongere["kring_id"], Lid.rol == "jongere")).one()
                token, k = open_sessie(session, lid.persoon_id), f"/k/{lid.kring_id}"
                session.commit()
            for pagina, pad in PAGINAS.items():
                poort = vrije_poort()
                context = playwright.chromium.launch_persistent_context(
                    f"{naam}/{poort}", executable_path=shutil.which("chromium"), args=[*ARGS, f"--remote-debugging-port={poort}"]
                )
                if "{k}" in pad:
                    context.add_cookies([{"name": "sid", "value": token, "url": h.url}])
                met[pagina] = meet(f"{h.url}{pad.format(k=k)}", poort, Path(naam) / "rapport.json")
                context.close()
                print(f"{pagina:10} {met[pagina]}")
    UIT.parent.mkdir(exist_ok=True)
    UIT.write_text(json.dumps(met, indent=1), encoding="utf-8")
    onder = [pagina for pagina, punten in met.items() if any(punten[soort] < 100 for soort in SOORTEN)]
    print("Lighthouse: 100/100/100 on five pages" if not onder else f"Lighthouse: under 100 on {', '.join(onder)}")
    traag = [f"{pagina} ({punten['LCP']} s)" for pagina, punten in met.items() if punten["LCP"] > LCP]
    print(f"Lighthouse: LCP at most {LCP} s on five pages" if not traag else f"Lighthouse: LCP over {LCP} s on {', '.join(traag)}")


if __name__ == "__main__":
    main()
