"""Languages: catalogues per language in folders beside this file. Dutch is the source; every text goes through gettext."""

from pathlib import Path

MAP = Path(__file__).parent
TALEN = ("nl", "en")
RTL = frozenset({"ar", "fa", "he"})
