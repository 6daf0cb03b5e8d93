"""Words of the interface: plural forms of the English source texts, which Qt leaves to a translator."""

from __future__ import annotations

import re

from PySide6.QtCore import QTranslator

_OPTIONAL = re.compile(r"\((\w+)\)")


class EnglishPlurals(QTranslator):
    """Turns "%n event(s)" into "1 event" or "2 events"; all other words stay as they are written."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Return the words for `n` things; other texts as they are: an empty answer would be shown as such."""
        if n < 0 or "%n" not in source:
            return source
        return _OPTIONAL.sub("" if n == 1 else r"\1", source)

    def isEmpty(self) -> bool:
        return False
