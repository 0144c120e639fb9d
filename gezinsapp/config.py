"""Settings from the environment. Production refuses to start without a secret, and never starts in demo mode by accident."""

import os
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from basis.versleuteling import envelop


@dataclass(frozen=True)
class Config:
    """`geheim`: at least 32 characters. `origin`: scheme and host under which people open the app. `demo`: sign-in links exist.

    `proxies`: how many reverse proxies of our own stand before the app and say who asks.
    `hoofdsleutel`: the master keys as `Sleutelbos.lees` reads them.
    `vapid`: the private key with which push services know us, `contact`: mailto: of who answers for it; without them there are no
    seintjes. `contact` stands in the open data too.
    """

    database_url: str
    geheim: str
    origin: str
    demo: bool = False
    dossier_sleutel: str = ""
    dossiermap: str = ""
    proxies: int = 0
    logmap: str = ""
    logsleutel: str = field(default="", repr=False)
    hoofdsleutel: str = field(default="", repr=False)
    vapid: str = field(default="", repr=False)
    contact: str = ""

    @property
    def rp_id(self) -> str:
        """The WebAuthn relying party: the host of the origin."""
        return urlsplit(self.origin).hostname or ""

    @property
    def veilig(self) -> bool:
        """Is the app served over https? Then cookies carry the __Host- prefix."""
        return self.origin.startswith("https://")

    def controleer(self) -> None:
        """Refuse a set-up that is not safe; raises ValueError that says what to do."""
        if bool(self.logmap) != bool(self.logsleutel):
            raise ValueError("GEZINSAPP_LOGMAP and GEZINSAPP_LOGSLEUTEL go together: where and with which key the log is signed")
        if self.vapid and not self.contact.startswith("mailto:"):
            raise ValueError("GEZINSAPP_VAPID needs GEZINSAPP_CONTACT: mailto: and an address at which push services reach you")
        if len(self.geheim) < 32:
            raise ValueError("GEZINSAPP_GEHEIM needs at least 32 characters")
        if not self.veilig and self.rp_id != "localhost":
            raise ValueError("GEZINSAPP_ORIGIN must be https, or http://localhost")
        if self.demo and self.veilig:
            raise ValueError("demo mode runs on http://localhost only: its sign-in links need no passkey")
        envelop.Sleutelbos.lees(self.hoofdsleutel)


def uit_omgeving() -> Config:
    """Read GEZINSAPP_GEHEIM, GEZINSAPP_ORIGIN, DATABASE_URL, GEZINSAPP_DOSSIER_SLEUTEL (private JWK in JSON) and the master keys."""
    config = Config(
        database_url=os.environ.get("DATABASE_URL", "sqlite:///var/gezinsapp.sqlite"),
        geheim=os.environ.get("GEZINSAPP_GEHEIM", ""),
        origin=os.environ.get("GEZINSAPP_ORIGIN", "http://localhost:8000"),
        demo=os.environ.get("GEZINSAPP_DEMO") == "1",
        dossier_sleutel=os.environ.get("GEZINSAPP_DOSSIER_SLEUTEL", ""),
        dossiermap=os.environ.get("GEZINSAPP_DOSSIERMAP", ""),
        proxies=int(os.environ.get("GEZINSAPP_PROXIES", "0")),
        logmap=os.environ.get("GEZINSAPP_LOGMAP", ""),
        logsleutel=os.environ.get("GEZINSAPP_LOGSLEUTEL", ""),
        hoofdsleutel=envelop.uit_omgeving(),
        vapid=os.environ.get("GEZINSAPP_VAPID", ""),
        contact=os.environ.get("GEZINSAPP_CONTACT", ""),
    )
    config.controleer()
    return config
