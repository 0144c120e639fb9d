"""A provider's own settings of its record."""

from urllib.parse import urlsplit

from sqlmodel import Session

from basis.fouten import Ongeldig
from basis.outbox import wek
from doelen.koppeling.smart import ALGORITMEN, veilig
from jim.organisaties.models import Aanbieder, Beheerder


def zet_dossier(session: Session, beheerder: Beheerder, *, url: str, client: str, alg: str, scope: str = "") -> Aanbieder:
    """Where the provider's record is, and who we are there; an empty address stops all sending. `scope`: what we ask for, "" for our own. What waits is tried at once.

    Raises Ongeldig `adres_kan_niet` for an address that is not plain https (http to this machine may), `client_nodig`, `alg_onbekend`.
    """
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
    rij.dossier_url, rij.dossier_client, rij.dossier_alg = url.rstrip("/"), client, alg
    rij.dossier_scope = " ".join(scope.split())
    wek(session, rij.id)
    return rij
