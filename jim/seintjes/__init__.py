"""Seintjes: a phone says that there is something new, and never what."""
