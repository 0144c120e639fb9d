"""A real FHIR server for a test session: `epd` gives its address and a client that it knows."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from doelen.koppeling import proef_epd
from doelen.koppeling.fhir import FhirDossier
from doelen.koppeling.smart import SmartClient, jwks, maak_sleutel

CLIENT_ID = "gezinsapp-proef"
PSEUDONIEM_SYSTEEM = "https://aanbieder.example/clientnummer"


@dataclass(frozen=True)
class Epd:
    """A running record, and the private key of the one client that it knows."""

    basis_url: str
    sleutel: dict[str, Any]

    def client(self, http: httpx.Client, sleutel: dict[str, Any] | None = None) -> SmartClient:
        """Give a client of this record; with another `sleutel` it is a stranger."""
        return SmartClient(self.basis_url, CLIENT_ID, [sleutel or self.sleutel], http=http, scope=proef_epd.SCOPE)

    def dossier(self, http: httpx.Client) -> FhirDossier:
        """Give the port to this record."""
        return FhirDossier(self.client(http), PSEUDONIEM_SYSTEEM)


def vrije_poort() -> int:
    """Ask the system for a port that nobody uses."""
    with socket.socket() as contact:
        contact.bind(("127.0.0.1", 0))
        return int(contact.getsockname()[1])


@pytest.fixture(scope="session")
def epd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Epd]:
    """Run a real record for the whole session."""
    sleutel = maak_sleutel("proef-1")
    with proef_epd.start(vrije_poort(), tmp_path_factory.mktemp("epd"), CLIENT_ID, jwks([sleutel])) as basis_url:
        yield Epd(basis_url, sleutel)
