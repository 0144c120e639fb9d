"""The log of who saw and did what (NEN 7513), in which any later change shows: see docs/besluiten/logboek.md."""
