"""Where we go for a provider: to addresses on the internet, and never to what stands beside us. A beheerder types the address, and a record names others."""

import socket
from collections.abc import Iterable
from ipaddress import ip_address
from urllib.request import getproxies

import httpcore
import httpx

from doelen.koppeling.poort import VerbindingStuk


def op_internet(adres: str) -> bool:
    """Say whether this IP address is one that anybody on the internet may reach; an IPv4 address inside an IPv6 one is looked at as such."""
    ip = ip_address(adres.partition("%")[0])
    ip = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None) or ip
    return ip.is_global and not ip.is_multicast


class _Deur(httpcore.SyncBackend):
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
    def __init__(self) -> None:
        super().__init__()
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), max_connections=100, max_keepalive_connections=20, keepalive_expiry=5,
            network_backend=_Deur(),
        )  # fmt: skip


def client(timeout: httpx.Timeout | float, *, buiten: bool) -> httpx.Client:
    """Make a client; with `buiten` one that goes to the internet only. Where a proxy stands between, the proxy keeps that door."""
    zelf = buiten and not getproxies().keys() & {"http", "https", "all"}
    return httpx.Client(timeout=timeout, transport=_Transport() if zelf else None)
