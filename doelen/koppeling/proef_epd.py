"""A provider's record to try with, for the demo, the tests and the benchmark: sekmet-fhir (R4), on this machine only.

`python -m doelen.koppeling.proef_epd --port N --data DIR` serves until stopped, the clients named in DIR/clients.json.
Never for real families: the server's console, `/ui`, asks nobody who they are.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

SCOPE = "system/*.cruds"
START_SECONDEN = 120.0
# sekmet indexes these resources without any search parameter, so a conditional create on identifier would be refused.
ZOEKPARAMETERS: Mapping[str, tuple[tuple[str, str, str, str | None], ...]] = {
    "Goal": (
        ("identifier", "token", "identifier", None),
        ("subject", "reference", "subject", None),
        ("patient", "reference", "subject", "Patient"),
        ("lifecycle-status", "token", "lifecycleStatus", None),
        ("achievement-status", "token", "achievementStatus", None),
        ("category", "token", "category", None),
        ("start-date", "date", "startDate", None),
        ("target-date", "date", "target.dueDate", None),
    ),
    "QuestionnaireResponse": (
        ("identifier", "token", "identifier", None),
        ("status", "token", "status", None),
        ("subject", "reference", "subject", None),
        ("patient", "reference", "subject", "Patient"),
        ("authored", "date", "authored", None),
        ("questionnaire", "uri", "questionnaire", None),
    ),
    "CareTeam": (
        ("identifier", "token", "identifier", None),
        ("status", "token", "status", None),
        ("subject", "reference", "subject", None),
        ("patient", "reference", "subject", "Patient"),
        ("participant", "reference", "participant.member", None),
    ),
}


def _instellingen(port: int, data: Path) -> dict[str, Any]:
    """Give sekmet's settings: this machine only, and only for clients that sign their assertion."""
    clients = data / "clients.json"
    return {
        "host": "127.0.0.1",
        "port": port,
        "base_url": basis_url(port),
        "data_dir": str(data),
        "own_private_key_path": str(data / "eigen.pem"),
        "facility_name": "Proef-EPD",
        "log_inbound": False,
        "simulator": {"enabled": False},
        "server_auth": {
            "types": ["smart"],
            "smart_clients": json.loads(clients.read_text("utf-8")) if clients.exists() else [],
        },
    }


def basis_url(port: int) -> str:
    """Give the FHIR base of the server on this port."""
    return f"http://127.0.0.1:{port}/fhir"


@contextmanager
def start(port: int, map: Path, client_id: str, jwks: Mapping[str, Any]) -> Iterator[str]:
    """Run the server in a process of its own with its data in `map`, and give its FHIR base once it answers.

    Its one client signs with a key of `jwks` and asks for SCOPE. Raises RuntimeError when the server does not come up.
    """
    map.mkdir(parents=True, exist_ok=True)
    client = {"client_id": client_id, "jwks": dict(jwks), "scopes": SCOPE}
    (map / "clients.json").write_text(json.dumps([client]), "utf-8")
    opdracht = [sys.executable, "-m", "doelen.koppeling.proef_epd", "--port", str(port), "--data", str(map)]
    with (map / "proef_epd.log").open("ab") as log:
        proces = subprocess.Popen(opdracht, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        _wacht_op(proces, basis_url(port))
        yield basis_url(port)
    finally:
        proces.terminate()
        try:
            proces.wait(5)
        except subprocess.TimeoutExpired:
            proces.kill()
            proces.wait()


def _wacht_op(proces: subprocess.Popen[bytes], url: str) -> None:
    tot = time.monotonic() + START_SECONDEN
    while time.monotonic() < tot and proces.poll() is None:
        try:
            if httpx.get(f"{url}/.well-known/smart-configuration", timeout=2).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise RuntimeError("proef_epd")


def main() -> None:
    """Serve until stopped."""
    ontleder = argparse.ArgumentParser(prog="python -m doelen.koppeling.proef_epd")
    ontleder.add_argument("--port", type=int, required=True)
    ontleder.add_argument("--data", type=Path, required=True)
    keuze = ontleder.parse_args()
    # Only the demo and the tests install sekmet.
    from sekmet.cli import app
    from sekmet.fhir import search_params

    for soort, regels in ZOEKPARAMETERS.items():
        tabel = search_params.PARAMS.setdefault(soort, {})
        for naam, aard, pad, doelsoort in regels:
            tabel[naam] = search_params.SearchParam(naam, aard, (pad,), doelsoort)
    keuze.data.mkdir(parents=True, exist_ok=True)
    instellingen = keuze.data / "settings.json"
    instellingen.write_text(json.dumps(_instellingen(keuze.port, keuze.data.resolve())), "utf-8")
    app(["serve", "--config", str(instellingen)])


if __name__ == "__main__":
    main()
