"""Measuring, shortening and painting words, with what was measured kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from math import ceil, inf
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap, QTextLayout

from cubatimeline.store.texts import END, Texts

ELLIPSIS = "…"
_LEAST_LETTERS = 3
_MOST_KEPT = 20_000
_AT_ONCE = 1 << 15
"""Texts measured at a time."""
_MOST_PICTURES = 1_200
"""Words kept as pictures: more than any screen shows at once, some 20 megabytes at 100 %."""
_NEVER_LAST = " ,;:–-"


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
        packed = texts if isinstance(texts, Texts) else Texts.of(texts)
        table, parts = np.full(0x110000, np.nan), [np.empty(0)]
        table[ord(END)] = 0.0
        for first in range(0, len(packed), _AT_ONCE):
            letters = packed.between(first, min(first + _AT_ONCE, len(packed))) + END
            codes = _codes(letters)
            advances = table[codes]
            if np.isnan(advances).any():
                known = set(letters)
                self._learn(known)
                table[[ord(letter) for letter in known]] = [self._advances[letter] for letter in known]
                table[ord(END)] = 0.0
                advances = table[codes]
            ends = np.cumsum(advances)[codes == ord(END)]
            parts.append(np.diff(ends, prepend=0.0))
        return np.concatenate(parts)

    def fitting(self, text: str, room: float) -> int:
        """Return how many letters to show in `room` pixels: all, or as many as fit before an ellipsis, or none."""
        ends = self._letter_ends(text)
        if not ends or ends[-1] <= room:
            return len(text)
        count = bisect_right(ends, room - self._ellipsis)
        return len(text[:count].rstrip(_NEVER_LAST)) if count >= _LEAST_LETTERS else 0

    def shortened(self, text: str, room: float) -> str:
        """Return the text cut to `room` pixels with an ellipsis; empty where not even three letters would fit."""
        count = self.fitting(text, room)
        return text if count == len(text) else text[:count] + ELLIPSIS if count else ""

    def baseline(self, top: float, height: float) -> float:
        """Return where the letters of a line stand that is centred in `height` pixels below `top`."""
        return top + (height - self.metrics.height()) / 2 + self.metrics.ascent()

    def paint(self, painter: QPainter, x: float, baseline: float, text: str, colour: QColor, room: float = inf) -> None:
        """Write a text from `x` on, shortened to `room` pixels."""
        words = self.shortened(text, room)
        if words:
            painter.setFont(self.font)
            painter.setPen(colour)
            painter.drawText(QPointF(x, baseline), words)

    def _letter_ends(self, text: str) -> list[float]:
        """Return where each letter of a text ends in pixels, as it is laid out."""
        ends = self._ends.get(text)
        if ends is None:
            if len(self._ends) > _MOST_KEPT:
                self._ends.clear()
            ends = self._ends[text] = self._laid_out(text)
        return ends

    def _laid_out(self, text: str) -> list[float]:
        layout = self._layout(text)  # must outlive its line
        line = layout.lineAt(0)
        # a letter outside the first plane is two units of UTF-16, which Qt counts
        places = np.cumsum([1 + (ord(letter) > 0xFFFF) for letter in text]).tolist()
        # the stubs of PySide6 6.11 call the pair (x, place) an object
        return [cast("tuple[float, int]", line.cursorToX(place))[0] for place in places]

    def _layout(self, text: str) -> QTextLayout:
        layout = QTextLayout(text, self.font)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        return layout

    def _learn(self, letters: set[str]) -> None:
        for letter in letters - self._advances.keys():
            self._advances[letter] = self.metrics.horizontalAdvance(letter)


def _codes(letters: str) -> NDArray[np.uint8] | NDArray[np.uint32]:
    """Return the code point of each letter."""
    if letters.isascii():
        return np.frombuffer(letters.encode("ascii"), np.uint8)
    return np.frombuffer(letters.encode("utf-32-le"), np.uint32)


class ScreenLettering(Lettering):
    """Lettering for a picture that is painted again and again: each text is written once and copied from then on.

    For painters on a screen only, without turning or scaling of their own; figures must keep their text as text.
    """

    def __init__(self, font: QFont) -> None:
        super().__init__(font)
        self._pictures: dict[tuple[str, int], tuple[QPixmap, float]] = {}
        self._ratio = 1.0
        self._ascent, self._height = ceil(self.metrics.ascent()), ceil(self.metrics.height()) + 1

    def paint(self, painter: QPainter, x: float, baseline: float, text: str, colour: QColor, room: float = inf) -> None:
        """Write a text from `x` on, shortened to `room` pixels; it stands on whole pixels."""
        ratio = painter.device().devicePixelRatioF()
        if ratio != self._ratio:
            self._ratio = ratio
            self._pictures.clear()
        picture, width = self._picture(text, colour)
        top = baseline - self._ascent
        if width <= room:
            painter.drawPixmap(QPointF(x, top), picture)
        elif count := self.fitting(text, room):
            shown = self._ends[text][count - 1]
            painter.drawPixmap(QPointF(x, top), picture, QRectF(0, 0, shown * ratio, self._height * ratio))
            painter.drawPixmap(QPointF(x + shown, top), self._picture(ELLIPSIS, colour)[0])

    def _picture(self, text: str, colour: QColor) -> tuple[QPixmap, float]:
        """Return a text as a picture, and its width."""
        key = (text, colour.rgba())
        found = self._pictures.get(key)
        if found is None:
            while len(self._pictures) >= _MOST_PICTURES:
                del self._pictures[next(iter(self._pictures))]
            found = self._pictures[key] = self._written(text, colour)
        return found

    def _written(self, text: str, colour: QColor) -> tuple[QPixmap, float]:
        layout, ratio = self._layout(text), self._ratio
        width = layout.lineAt(0).naturalTextWidth()
        picture = QPixmap(ceil((ceil(width) + 2) * ratio), ceil(self._height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setPen(colour)
        layout.draw(painter, QPointF(0, self._ascent - layout.lineAt(0).ascent()))
        painter.end()
        return picture, width
