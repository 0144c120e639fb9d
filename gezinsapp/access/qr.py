"""QR codes as SVG."""

import io

import segno


def svg(tekst: str) -> bytes:
    """A QR code as an SVG drawing, dark on light so that it also scans in dark mode."""
    buffer = io.BytesIO()
    segno.make(tekst, error="m").save(buffer, kind="svg", scale=6, border=3, dark="#1E2A35", light="#FFFFFF", svgns=True)
    return buffer.getvalue()
