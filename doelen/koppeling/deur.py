"""Where we go for a provider: to addresses on the internet, and never to what stands beside us. A beheerder types the address, and a record names others."""

import socket
import ssl
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.cookiejar import DefaultCookiePolicy
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from time import monotonic
from typing import Any
from urllib.request import getproxies

import httpcore
import httpx

from doelen.koppeling.poort import VerbindingStuk

_MET_IPV4 = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
"""Addresses with one of IPv4 in their tail (RFC 6052, RFC 4291)."""
_grens = threading.local()


@contextmanager
def binnen(seconden: float) -> Iterator[None]:
    """All that this thread reads and writes in here together takes at most so long, however slowly it drips."""
    _grens.tot = monotonic() + seconden
    try:
        yield
    finally:
        _grens.tot = None


def rest(timeout: float | None = None) -> float | None:
    """How many seconds there are still, at most `timeout`. Raises httpcore.ReadTimeout when there are none."""
    tot: float | None = getattr(_grens, "tot", None)
    if tot is None:
        return timeout
    over = tot - monotonic()
    if over <= 0:
        raise httpcore.ReadTimeout
    return over if timeout is None else min(timeout, over)


class _Stroom(httpcore.NetworkStream):
    """A connection that keeps to the time there is: also headers, and answers before the answer (1xx), can drip."""

    def __init__(self, stroom: httpcore.NetworkStream) -> None:
        self._stroom = stroom

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stroom.read(max_bytes, rest(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stroom.write(buffer, rest(timeout))

    def close(self) -> None:
        self._stroom.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stroom(self._stroom.start_tls(ssl_context, server_hostname, rest(timeout)))

    def get_extra_info(self, info: str) -> Any:
        return self._stroom.get_extra_info(info)


class _Overal(httpcore.SyncBackend):
    """Connects anywhere."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect."""
        return _Stroom(super().connect_tcp(host, port, rest(timeout), local_address, socket_options))


def op_internet(adres: str) -> bool:
    """Say whether this IP address is one that anybody on the internet may reach; an IPv4 address inside an IPv6 one is looked at as such."""
    ip = ip_address(adres.partition("%")[0])
    if isinstance(ip, IPv6Address):
        in_staart = IPv4Address(int(ip) & 0xFFFFFFFF) if any(ip in blok for blok in _MET_IPV4) else None
        ip = ip.ipv4_mapped or ip.sixtofour or in_staart or ip
    return ip.is_global and not ip.is_multicast


class _Deur(_Overal):
    """Looks at the very address that is connected to, so that a name can't lead elsewhere in between."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect. Raises VerbindingStuk `binnen` when there is no such address on the internet."""
        try:
            gevonden = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as fout:
            raise httpcore.ConnectError(str(fout)) from None
        buiten = [adres for adres in dict.fromkeys(str(plek[4][0]) for plek in gevonden) if op_internet(adres)]
        if not buiten:
            raise VerbindingStuk("binnen")
        for adres in buiten[:-1]:
            try:
                return super().connect_tcp(adres, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return super().connect_tcp(buiten[-1], port, timeout, local_address, socket_options)


class _Transport(httpx.HTTPTransport):
    def __init__(self, achter: httpcore.NetworkBackend) -> None:
        super().__init__()
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), max_connections=100, max_keepalive_connections=20, keepalive_expiry=5,
            network_backend=achter,
        )  # fmt: skip


def client(timeout: httpx.Timeout | float, *, buiten: bool) -> httpx.Client:
    """Make a client that keeps no cookies; with `buiten` one that goes to the internet only, by https. Where a proxy stands between, the proxy keeps that door.

    A cookie of one provider would go with what is another's on the same host.
    """
    zelf = not getproxies().keys() & {"http", "https", "all"}
    http = httpx.Client(timeout=timeout, transport=_Transport(_Deur() if buiten else _Overal()) if zelf else None)
    http.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    if buiten:
        http.event_hooks = {"request": [_eis_tls]}
    return http


def _eis_tls(verzoek: httpx.Request) -> None:
    """A record may name plain http to this machine, as the demo uses it, and a proxy is asked for https alone."""
    if verzoek.url.scheme != "https":
        raise VerbindingStuk("binnen")
