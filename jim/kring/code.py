"""Six digits said aloud: they bind a link to one browser and to somebody who heard them. Invitations and recoveries share them."""

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Protocol

from basis.clock import nu
from basis.fouten import Botsing, MagNiet, TeVaak, Verlopen
from basis.ids import hash_token

CODE_GELDIG = timedelta(minutes=10)
POGINGEN = 5


class MetCode(Protocol):
    """A row with a link and a spoken code: only hashes of link and browser are kept."""

    token_hash: str
    browser_hash: str
    geopend: datetime | None
    pogingen: int
    code_goed: datetime | None


def code(geheim: str, rij: MetCode) -> str:
    """The six digits to say aloud: derived from the app's secret and the link, stored nowhere."""
    mac = hmac.new(geheim.encode(), f"code|{rij.token_hash}".encode(), hashlib.sha256)
    return f"{int.from_bytes(mac.digest()[:8], 'big') % 1_000_000:06d}"


def open_in(rij: MetCode, browser: str) -> None:
    """Bind the link to the browser that pressed the button (not to one that only fetched the page); ten minutes begin.

    Raises Botsing in any other browser.
    """
    if rij.browser_hash and rij.browser_hash != hash_token(browser):
        raise Botsing("uitnodiging_ander_toestel")
    rij.browser_hash = hash_token(browser)
    if rij.geopend is None or rij.geopend < nu() - CODE_GELDIG:
        rij.geopend = nu()


def probeer_code(rij: MetCode, browser: str, geprobeerd: str, geheim: str) -> bool:
    """Is this the spoken code? Raises TeVaak after 5 wrong ones, Verlopen when 10 minutes went by since opening."""
    eis_zelfde_browser(rij, browser)
    if rij.pogingen >= POGINGEN:
        raise TeVaak("code_te_vaak")
    if rij.geopend is None or rij.geopend < nu() - CODE_GELDIG:
        raise Verlopen("code_verlopen")
    goed = hmac.compare_digest("".join(c for c in geprobeerd if c.isascii() and c.isdigit()), code(geheim, rij))
    if goed:
        rij.code_goed = nu()
    else:
        rij.pogingen += 1
    return goed


def eis_zelfde_browser(rij: MetCode, browser: str) -> None:
    """Raise Botsing unless this browser opened the link."""
    if not browser or rij.browser_hash != hash_token(browser):
        raise Botsing("uitnodiging_ander_toestel")


def eis_code_goed(rij: MetCode, browser: str) -> None:
    """Raise unless this browser opened the link and the right code was said in it."""
    eis_zelfde_browser(rij, browser)
    if rij.code_goed is None:
        raise MagNiet("code_eerst")
