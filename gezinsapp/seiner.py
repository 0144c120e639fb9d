"""Sends seintjes: web push with VAPID (RFC 8292), sealed for one browser (RFC 8291), in the declarative shape that Safari shows without a script.

Everybody gets the same words, in his own language. There is no name, no kind, no count and no link to a place in it.
"""

import gettext
import json
import logging
import threading
from base64 import urlsafe_b64encode
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import requests
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02
from pywebpush import WebPushException, webpush
from sqlalchemy import Engine
from sqlmodel import Session

from basis.clock import nu
from basis.identiteit.models import Persoon
from jim.seintjes.actions import gegaan, later, mag_adres, zet_uit
from jim.seintjes.models import Seinadres
from jim.seintjes.queries import te_seinen
from vertaling import MAP, TALEN

HOOGUIT = 4096
"""Bytes that a push service takes."""
VOORGOED_WEG = frozenset({404, 410})
_DAG = 86400


def bericht(taal: str, origin: str) -> str:
    """What a phone shows, in one of our languages."""
    woorden = gettext.translation("messages", MAP, [taal if taal in TALEN else "nl"], fallback=True)
    melding = {"title": woorden.gettext("Er is iets nieuws"), "lang": taal, "dir": "ltr", "tag": "nieuws", "navigate": f"{origin}/"}
    return json.dumps({"web_push": 8030, "notification": melding})


def maak_sleutel() -> str:
    """A new private key with which push services know us, as it stands in the environment."""
    nieuw = Vapid02()
    nieuw.generate_keys()
    return urlsafe_b64encode(nieuw.private_key.private_numbers().private_value.to_bytes(32, "big")).rstrip(b"=").decode()


def openbaar(vapid: str) -> str:
    """The public half of our key, as a browser wants it; empty without a key."""
    if not vapid:
        return ""
    sleutel = Vapid02.from_string(vapid).private_key
    punt = sleutel.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return urlsafe_b64encode(punt).rstrip(b"=").decode()


class Seiner:
    """Looks every `elke` seconds whose phone has something to say, and says it."""

    def __init__(self, engine: Engine, vapid: str, contact: str, origin: str, dienst: str = "", elke: float = 5.0) -> None:
        """`vapid`: our private key; `contact`: mailto: of who answers for us; `dienst`: the origin of a push service of our own."""
        self.engine, self.contact, self.origin, self.dienst, self.elke = engine, contact, origin, dienst, elke
        self.sleutel = Vapid02.from_string(vapid)
        self.http = requests.Session()
        self.http.trust_env = False
        self.http.max_redirects = 0

    def draai(self, stop: threading.Event) -> None:
        """Work until `stop` is set. A round that fails is reported; the next one comes."""
        while not stop.wait(self.elke):
            try:
                self.ronde(nu())
            except Exception as fout:  # noqa: BLE001 - the next round comes; the words of an error may name a phone's address
                logging.getLogger(__name__).error("a round of seintjes failed: %s", type(fout).__name__)  # noqa: TRY400

    def ronde(self, moment: datetime) -> int:
        """All that may go now; gives how many went. Nothing of the database is held while a service answers."""
        with Session(self.engine.execution_options(alleen_lezen=True)) as session:
            nu_ = [(adres, dringend, self._taal(session, adres)) for adres, dringend in te_seinen(session, moment)]
            session.expunge_all()
        return sum(self._stuur(adres, moment, bericht(taal, self.origin), dringend) for adres, dringend, taal in nu_)

    @staticmethod
    def _taal(session: Session, adres: Seinadres) -> str:
        return session.get_one(Persoon, adres.persoon_id).taal

    def _stuur(self, adres: Seinadres, moment: datetime, tekst: str, dringend: bool) -> bool:
        status, na = self._lever(adres, tekst, dringend)
        with Session(self.engine) as session:
            if status in VOORGOED_WEG:
                zet_uit(session, adres.token_hash)
            elif 200 <= status < 300:
                gegaan(session, adres.token_hash, moment)
            else:
                later(session, adres.token_hash, na)
            session.commit()
        if status in {400, 401, 403, 413}:
            logging.getLogger(__name__).error("a push service refused us with %s: look at the key and the clock", status)
        return 200 <= status < 300

    def _lever(self, adres: Seinadres, tekst: str, dringend: bool) -> tuple[int, float | None]:
        """The answer of the service: its status (0: none), and how long it asks us to wait."""
        if not mag_adres(adres.adres, self.dienst):
            return 410, None
        try:
            antwoord = webpush(
                {"endpoint": adres.adres, "keys": {"p256dh": adres.p256dh, "auth": adres.auth}},
                tekst,
                vapid_private_key=self.sleutel,
                vapid_claims={"sub": self.contact},
                ttl=_DAG,
                headers={"Urgency": "high" if dringend else "normal", "Topic": "nieuws"},
                timeout=5,
                requests_session=self.http,
            )
        except WebPushException as fout:
            antwoord = fout.response
        except requests.RequestException:
            return 0, 300
        if antwoord is None or isinstance(antwoord, str):
            return 410, None
        return antwoord.status_code, _wachttijd(antwoord.headers.get("Retry-After", ""), antwoord.status_code)


def _wachttijd(kop: str, status: int) -> float | None:
    """Seconds: what the service asks (a number or a date, at most a day), five minutes when it is busy or down, or None."""
    if kop.isdigit():
        return min(float(kop), _DAG)
    try:
        return min(max(0.0, (parsedate_to_datetime(kop).astimezone(UTC) - nu()).total_seconds()), _DAG)
    except (TypeError, ValueError):
        return 300.0 if status == 429 or status >= 500 else None
