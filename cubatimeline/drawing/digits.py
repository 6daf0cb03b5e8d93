"""Counts on a screen, digit by digit: numbers change with every step of a zoom, digits never do."""

from __future__ import annotations

from math import ceil

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from cubatimeline.drawing.sheet import Sheet
from cubatimeline.drawing.text import Lettering
from cubatimeline.store.columns import distinct

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
        self._sheet: Sheet | None = None
        self._pieces: dict[int, tuple[Numbers, Numbers]] = {}

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
        if sheet is not self._sheet:
            self._sheet, self._pieces = sheet, {}
        tint, count = ink.rgba(), len(_WORDS) * _STEPS
        if tint not in self._pieces:
            self._pieces[tint] = np.zeros(count, np.int64), np.zeros(count, np.int64)
        found, marks = self._pieces[tint]
        numbers = found[places]
        there = sheet.still_there(numbers, marks[places])
        if there.all():
            return numbers
        missing = distinct(places[~there])
        found[missing] = [self._write(sheet, place, ink) for place in missing.tolist()]
        marks[missing] = sheet.marks_of(found[missing])
        return found[places]

    def _write(self, sheet: Sheet, place: int, ink: QColor) -> int:
        piece, part = divmod(place, _STEPS)

        def paint(painter: QPainter) -> None:
            painter.setFont(self._lettering.font)
            painter.setPen(ink)
            painter.drawText(QPointF(part / _STEPS / sheet.ratio, self.ascent), _WORDS[piece])

        key = "digit", place, ink.rgba()
        return sheet.add(key, float(self._advance[piece]) + 3, self._line, paint, "all", lasting=True)
