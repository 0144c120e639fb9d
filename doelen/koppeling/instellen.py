"""A provider's own settings of its record."""

from urllib.parse import urlsplit

from sqlmodel import Session

from basis.fouten import Ongeldig
from basis.outbox import wek
from doelen.koppeling.smart import ALGORITMEN, veilig
from jim.organisaties.models import Aanbieder, Beheerder

SOORTEN = ("fhir", "koppeltaal")


def zet_dossier(session: Session, beheerder: Beheerder, *, soort: str, url: str, client: str, alg: str, scope: str = "") -> Aanbieder:
    """Where the provider's record is, what it speaks (SOORTEN), and who we are there; an empty address stops all sending. What waits is tried at once.

    `scope`: what we ask for, "" for our own. `alg`: how we sign where the record is FHIR; Koppeltaal takes one way only.
    Raises Ongeldig `adres_kan_niet` for an address that is not plain https (http to this machine may), `client_nodig`, `alg_onbekend`, `soort_onbekend`.
    """
    if soort not in SOORTEN:
        raise Ongeldig("soort_onbekend", veld="dossier_soort")
    if url:
        try:
            delen = urlsplit(veilig(url))
        except ValueError:
            raise Ongeldig("adres_kan_niet", veld="dossier_url") from None
        if delen.username or delen.query or delen.fragment:
            raise Ongeldig("adres_kan_niet", veld="dossier_url")
        if not client:
            raise Ongeldig("client_nodig", veld="dossier_client")
    if alg not in ALGORITMEN:
        raise Ongeldig("alg_onbekend", veld="dossier_alg")
    rij = session.get_one(Aanbieder, beheerder.aanbieder_id)
    rij.dossier_soort, rij.dossier_url, rij.dossier_client, rij.dossier_alg = soort, url.rstrip("/"), client, alg
    rij.dossier_scope = " ".join(scope.split())
    wek(session, rij.id)
    return rij
