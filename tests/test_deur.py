"""A beheerder types where his record is, and that record names more addresses: none of them opens what stands beside us."""

import json
import socket
from typing import Any

import pytest
from sqlalchemy import Engine

from doelen.koppeling import deur
from doelen.koppeling.poort import VerbindingStuk
from doelen.koppeling.smart import jwks
from gezinsapp.bezorger import Bezorger
from tests.bouw import Wereld
from tests.grillig import grillig
from tests.test_beheer import Beheer, beheer
from tests.test_dossier import PROEF, stel_in
from tests.test_grillen import SLEUTEL, bouw

__all__ = ["beheer"]


@pytest.mark.parametrize(
    ("adres", "mag"),
    [
        ("93.184.215.14", True),
        ("2a00:1450:4001::1", True),
        *(
            (adres, False)
            for adres in (
                "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1", "::",
                "fd00::1", "fe80::1%eth0", "::ffff:127.0.0.1", "2002:7f00:1::", "ff02::1",
            )
        ),
    ],
)  # fmt: skip
def test_alleen_wat_ieder_op_internet_kan_bereiken_telt(adres: str, mag: bool):
    assert deur.op_internet(adres) is mag


def test_een_naam_die_naar_binnen_wijst_komt_er_niet_door(monkeypatch: pytest.MonkeyPatch):
    for naam in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(naam, raising=False)
    with deur.client(5, buiten=True) as http:
        for url in ("https://localhost/x", "http://127.0.0.1:9/x", "http://2130706433/x", "https://[::1]/x"):
            with pytest.raises(VerbindingStuk, match="binnen"):
                http.get(url)
        gezocht: list[str] = []

        def zoek(host: str, *_: Any, **__: Any) -> list[Any]:
            gezocht.append(host)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.7", 443))]

        monkeypatch.setattr(socket, "getaddrinfo", zoek)
        with pytest.raises(VerbindingStuk, match="binnen"):
            http.get("https://epd.example/x")
        assert gezocht == ["epd.example"]


def test_buiten_de_demo_gaat_er_niets_naar_deze_machine_en_de_beheerder_leest_waarom(beheer: Beheer, wereld: Wereld, engine: Engine):
    ank = beheer.als(beheer.rij.persoon_id)
    with grillig(jwks([SLEUTEL])) as record:
        werk_ = bouw(wereld, engine, record)
        werk_.bezorger = Bezorger(json.dumps(SLEUTEL), buiten=True)
        werk_.doel(0)
        werk_.ronde()
        assert record.verzoeken == [] and werk_.lijn().fout == "binnen" and not [rij for rij in werk_.wachtend() if rij.fout]
        assert "niet op internet" in ank.get("/beheer/dossier").text
        beheer.app.config["DOSSIER_SLEUTEL"] = json.dumps(SLEUTEL)
        stel_in(beheer, ank, record.basis_url)
        beheer.app.config["ORIGIN"] = "https://gezinsapp.example"
        tekst = ank.post(PROEF).text
        assert record.verzoeken == [] and "niet op internet" in tekst and "De proef is nog niet gelukt" in tekst
