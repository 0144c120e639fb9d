"""Saying yes and no on one phone, and what became of a seintje."""

from collections.abc import Collection
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sqlmodel import Session, col, delete, update

from basis.clock import nu
from basis.fouten import Ongeldig
from jim.seintjes.models import Seinadres
from jim.seintjes.queries import SOORTEN, WACHT

DIENSTEN = ("fcm.googleapis.com", "push.services.mozilla.com", "push.apple.com", "notify.windows.com")
"""The services of the browsers. Nothing is sent to any other address: a phone can't make the app call somewhere else."""
RUST = timedelta(hours=1)


def mag_adres(adres: str, extra: str = "") -> bool:
    """Is this an address of one of the services (over https), or of `extra`, an origin of our own?"""
    try:
        deel = urlsplit(adres)
        host, poort = deel.hostname or "", deel.port
    except ValueError:
        return False
    if extra and adres.startswith(f"{extra}/"):
        return True
    bekend = any(host == dienst or host.endswith(f".{dienst}") for dienst in DIENSTEN)
    return deel.scheme == "https" and bekend and poort in (None, 443) and not deel.username and len(adres) <= 1000


def zet(
    session: Session, token_hash: str, persoon_id: str, plek: tuple[str, str, str], soorten: Collection[str],
    *, wanneer: str = "meteen", stil: tuple[int, int] = (21 * 60, 8 * 60), extra: str = "",
) -> Seinadres:  # fmt: skip
    """Seintjes on this phone from now on; `plek`: the address and its two keys. Raises Ongeldig.

    An address belongs to one sign-in: whoever had this browser before hears nothing here any more.
    """
    adres, p256dh, auth = plek
    if not mag_adres(adres, extra) or not (80 <= len(p256dh) <= 120) or not (16 <= len(auth) <= 40):
        raise Ongeldig("seintje_adres")
    if not soorten or not set(soorten) <= set(SOORTEN):
        raise Ongeldig("seintje_soorten", veld="soorten")
    session.exec(delete(Seinadres).where((col(Seinadres.adres) == adres) | (col(Seinadres.token_hash) == token_hash)))
    rij = Seinadres(
        token_hash=token_hash, persoon_id=persoon_id, adres=adres, p256dh=p256dh, auth=auth, soorten=" ".join(sorted(soorten)),
        wanneer=wanneer, stil_van=stil[0], stil_tot=stil[1],
    )  # fmt: skip
    session.add(rij)
    session.flush()
    return rij


def verhuis(session: Session, van_hash: str, naar_hash: str) -> None:
    """Somebody signs in anew on the same phone: what he chose there stays."""
    session.exec(update(Seinadres).where(col(Seinadres.token_hash) == van_hash).values(token_hash=naar_hash))


def zet_uit(session: Session, token_hash: str) -> None:
    """No seintjes on this phone any more."""
    session.exec(delete(Seinadres).where(col(Seinadres.token_hash) == token_hash))


def gegaan(session: Session, token_hash: str, moment: datetime) -> None:
    """It went: what happened until `moment` was told."""
    if rij := session.get(Seinadres, token_hash):
        rij.gezien, rij.laatst, rij.wacht_tot = moment - WACHT, moment, None


def later(session: Session, token_hash: str, na: float | None = None) -> None:
    """It did not go, and it is tried again after `na` seconds, or an hour; what was to be told stays to be told."""
    if rij := session.get(Seinadres, token_hash):
        rij.wacht_tot = nu() + (RUST if na is None else timedelta(seconds=na))
