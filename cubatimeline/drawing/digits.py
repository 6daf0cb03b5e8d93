"""Counts on a screen, digit by digit: numbers change with every step of a zoom, digits never do."""

from __future__ import annotations

from math import ceil

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from cubatimeline.drawing.sheet import Pieces, Sheet
from cubatimeline.drawing.text import Lettering

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

_WORDS = "+0123456789"
_POWERS = 10 ** np.arange(19, dtype=np.int64)
_STEPS = 4
"""Places within a pixel at which a digit is written, so that they stand as evenly as in a text written as a whole."""


class Digits:
    """Numbers with a plus sign before them, as pieces of a sheet: after a few frames no new ones are needed."""

    def __init__(self, lettering: Lettering) -> None:
        self._lettering = lettering
        self._advance = np.array([lettering.metrics.horizontalAdvance(letter) for letter in _WORDS])
        self.ascent = float(ceil(lettering.metrics.ascent()))
        self._line = ceil(lettering.metrics.height()) + 1.0
        self._pieces: dict[int, Pieces] = {}

    def rows(self, sheet: Sheet, numbers: Numbers, middle: Floats, room: Floats, top: Floats, ink: QColor) -> Floats:
        """Return rows for `Sheet.draw` that write numbers about `middle`, those that are no wider than `room`.

        Args:
            numbers: shape (n,), not negative.
            middle, room: shape (n,), pixels.
            top: shape (n,), upper edge of each line.
        """
        letters = _POWERS[1:].searchsorted(numbers, side="right") + 2
        last = letters.cumsum()
        first = last - letters
        of = np.arange(len(numbers)).repeat(letters)
        place = np.arange(len(of)) - first[of]
        piece = numbers[of] // _POWERS[letters[of] - 1 - place] % 10 + 1
        piece[first] = 0
        end = np.append(0.0, self._advance[piece].cumsum())
        width = end[last] - end[first]
        begin = middle - width / 2 - end[first]
        kept = (width <= room)[of].nonzero()[0]
        of = of[kept]
        return self._placed(sheet, piece[kept], begin[of] + end[kept], top[of], ink)

    def _placed(self, sheet: Sheet, piece: Numbers, x: Floats, top: Floats, ink: QColor) -> Floats:
        steps = np.floor(x * (sheet.ratio * _STEPS) + 0.5).astype(np.int64)
        whole, part = steps // _STEPS, steps % _STEPS
        return sheet.pieces(self._written(sheet, piece * _STEPS + part, ink), whole / sheet.ratio, top)

    def _written(self, sheet: Sheet, places: Numbers, ink: QColor) -> Numbers:
        """Return the numbers of the pieces of letters at places within a pixel."""
        pieces = self._pieces.setdefault(ink.rgba(), Pieces())
        return pieces.numbers(sheet, places, lambda some: [self._write(sheet, place, ink) for place in some.tolist()])

    def _write(self, sheet: Sheet, place: int, ink: QColor) -> int:
        piece, part = divmod(place, _STEPS)

        def paint(painter: QPainter) -> None:
            painter.setFont(self._lettering.font)
            painter.setPen(ink)
            painter.drawText(QPointF(part / _STEPS / sheet.ratio, self.ascent), _WORDS[piece])

        key = "digit", place, ink.rgba()
        return sheet.add(key, float(self._advance[piece]) + 3, self._line, paint, "all", lasting=True)
