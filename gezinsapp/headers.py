"""Security headers as data: everything is closed, what the app needs is opened by name. Static files go out small.

Open data may be read by a script of any site. It is the same for everybody, and `*` never comes with cookies (Fetch, 3.3.4).
"""

import gzip
from functools import cache
from pathlib import Path

from flask import Flask, Response, request

CSP = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
}
_UIT = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb")
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{wat} {waar}" for wat, waar in CSP.items()),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(
        [*(f"{wat}=()" for wat in _UIT), "publickey-credentials-create=(self)", "publickey-credentials-get=(self)"]
    ),
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
}
OPEN_DATA = frozenset({"open.catalogus", "open.bestand", "open.beschrijving", "open.rekenblad", "open.versie_bestand"})
BLIJVEND = "public, max-age=31536000, immutable"
TEKST = frozenset({".css", ".js", ".json", ".svg"})


@cache
def _klein(pad: Path) -> bytes:
    return gzip.compress(pad.read_bytes(), mtime=0)


def _verklein(response: Response, pad: Path) -> None:
    """Send a static text compressed, to who can read that. Pages are not: next to what somebody types, their size would tell of it."""
    response.vary.add("Accept-Encoding")
    if request.accept_encodings["gzip"]:
        response.direct_passthrough = False
        response.set_data(_klein(pad))
        response.headers["Content-Encoding"] = "gzip"
        response.headers.pop("ETag", None)


def zet_headers(app: Flask) -> None:
    """Put the headers on every answer. Pages are never stored; static files with a hash in their address are, for a year."""

    @app.after_request
    def headers(response: Response) -> Response:  # pyright: ignore[reportUnusedFunction]
        response.headers.update(HEADERS)
        if request.endpoint in OPEN_DATA and request.method in {"GET", "HEAD"} and response.status_code == 200:
            response.headers["Access-Control-Allow-Origin"] = "*"
        if request.endpoint == "static" and "v" in request.args and response.status_code == 200:
            response.headers["Cache-Control"] = BLIJVEND
            pad = Path(app.static_folder or "", (request.view_args or {})["filename"])
            if pad.suffix in TEKST:
                _verklein(response, pad)
        elif "Cache-Control" not in response.headers or request.endpoint != "static":
            response.headers["Cache-Control"] = "no-store"
        return response
