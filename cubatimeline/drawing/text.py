"""Measuring and shortening words, with what was measured kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QFont, QFontMetricsF

ELLIPSIS = "…"
_LEAST_LETTERS = 3
_MOST_KEPT = 20_000


class Lettering:
    """One font with its measures; what was measured is kept, so that a frame that moves measures nothing anew."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetricsF(font)
        self._advances: dict[str, float] = {}
        self._widths: dict[str, float] = {}
        self._ends: dict[str, list[float]] = {}
        self._ellipsis = self.metrics.horizontalAdvance(ELLIPSIS)

    def width(self, text: str) -> float:
        """Return the width of a text in pixels, kerning included."""
        found = self._widths.get(text)
        if found is None:
            if len(self._widths) > _MOST_KEPT:
                self._widths.clear()
            found = self._widths[text] = self.metrics.horizontalAdvance(text)
        return found

    def widths(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return about the width of every text, from a table of single letters: shape (n,), kerning left out."""
        self._learn(set().union(*map(set, texts)))
        advance = self._advances.__getitem__
        return np.fromiter((sum(map(advance, text)) for text in texts), np.float64, len(texts))

    def shortened(self, text: str, room: float) -> str:
        """Return the text cut to `room` pixels with an ellipsis; empty where not even three letters would fit."""
        ends = self._ends.get(text)
        if ends is None:
            if len(self._ends) > _MOST_KEPT:
                self._ends.clear()
            self._learn(set(text))
            ends = self._ends[text] = list(accumulate(map(self._advances.__getitem__, text)))
        if not ends or ends[-1] <= room:
            return text
        count = bisect_right(ends, room - self._ellipsis)
        return text[:count].rstrip(" ,;:–-") + ELLIPSIS if count >= _LEAST_LETTERS else ""

    def _learn(self, letters: set[str]) -> None:
        for letter in letters - self._advances.keys():
            self._advances[letter] = self.metrics.horizontalAdvance(letter)
