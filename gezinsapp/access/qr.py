"""QR codes as SVG, dark on light so that they also scan in dark mode."""

import io

import segno
from markupsafe import Markup

_KLEUREN = {"dark": "#1E2A35", "light": "#FFFFFF"}


def svg(tekst: str) -> bytes:
    """A QR code as a drawing of its own."""
    buffer = io.BytesIO()
    segno.make(tekst, error="m").save(buffer, kind="svg", scale=6, border=3, svgns=True, **_KLEUREN)
    return buffer.getvalue()


def in_pagina(tekst: str) -> Markup:
    """A QR code as part of a page, for what may be shown only once."""
    return Markup(segno.make(tekst, error="m").svg_inline(border=3, omitsize=True, **_KLEUREN))  # noqa: S704 - segno's own drawing
