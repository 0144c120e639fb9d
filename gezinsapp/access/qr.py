"""QR codes as SVG, dark on light so that they also scan in dark mode."""

import io

import segno
from markupsafe import Markup

_KLEUREN = {"scale": 6, "border": 3, "dark": "#1E2A35", "light": "#FFFFFF", "svgns": True}


def svg(tekst: str) -> bytes:
    """A QR code as a drawing of its own."""
    buffer = io.BytesIO()
    segno.make(tekst, error="m").save(buffer, kind="svg", **_KLEUREN)
    return buffer.getvalue()


def in_pagina(tekst: str) -> Markup:
    """A QR code to stand in a page, for a link that is shown once."""
    buffer = io.BytesIO()
    segno.make(tekst, error="m").save(buffer, kind="svg", xmldecl=False, nl=False, omitsize=True, svgclass=None, lineclass=None, **_KLEUREN)
    return Markup(buffer.getvalue().decode())  # noqa: S704 - drawn by us, the text is not in it
