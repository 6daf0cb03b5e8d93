"""Counts on a screen, two digits at a time: numbers change with every step of a zoom, pairs of digits never do."""

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

_PAIR = 100
_POWERS = _PAIR ** np.arange(10, dtype=np.int64)
_STEPS = 4
"""Places within a pixel at which a pair is written, so that digits stand as evenly as in a text written as a whole."""


class Digits:
    """Numbers with a plus sign before them, as pieces of a sheet: first the sign and a digit or two, then pairs.

    Two digits a piece: a number is two or three pieces, and after a while no new ones are needed.
    """

    def __init__(self, lettering: Lettering) -> None:
        self._lettering = lettering
        self._words = [f"+{number}" for number in range(_PAIR)] + [f"{number:02}" for number in range(_PAIR)]
        self._advance = np.array([lettering.metrics.horizontalAdvance(words) for words in self._words])
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
        pairs = np.searchsorted(_POWERS[1:], numbers, side="right") + 1
        last = np.cumsum(pairs)
        first = last - pairs
        of = np.repeat(np.arange(len(numbers)), pairs)
        place = np.arange(len(of)) - first[of]
        piece = numbers[of] // _POWERS[pairs[of] - 1 - place] % _PAIR
        piece[place > 0] += _PAIR
        advance = self._advance[piece]
        end = np.append(0.0, np.cumsum(advance))
        width = end[last] - end[first]
        begin = middle - width / 2 - end[first]
        kept = np.flatnonzero((width <= room)[of])
        of = of[kept]
        return self._placed(sheet, piece[kept], begin[of] + end[kept], top[of], ink)

    def _placed(self, sheet: Sheet, piece: Numbers, x: Floats, top: Floats, ink: QColor) -> Floats:
        steps = np.floor(x * (sheet.ratio * _STEPS) + 0.5).astype(np.int64)
        whole, part = steps // _STEPS, steps % _STEPS
        return sheet.pieces(self._written(sheet, piece * _STEPS + part, ink), whole / sheet.ratio, top)

    def _written(self, sheet: Sheet, places: Numbers, ink: QColor) -> Numbers:
        """Return the numbers of the pieces of pairs at places within a pixel."""
        if sheet is not self._sheet:
            self._sheet, self._pieces = sheet, {}
        tint, count = ink.rgba(), len(self._words) * _STEPS
        if tint not in self._pieces:
            self._pieces[tint] = np.zeros(count, np.int64), np.zeros(count, np.int64)
        found, marks = self._pieces[tint]
        numbers = found[places]
        there = sheet.still_there(numbers, marks[places])
        if there.all():
            return numbers
        for place in distinct(places[~there]).tolist():
            found[place] = number = self._write(sheet, place, ink)
            marks[place] = sheet.mark_of(number)
        return found[places]

    def _write(self, sheet: Sheet, place: int, ink: QColor) -> int:
        piece, part = divmod(place, _STEPS)

        def paint(painter: QPainter) -> None:
            painter.setFont(self._lettering.font)
            painter.setPen(ink)
            painter.drawText(QPointF(part / _STEPS / sheet.ratio, self.ascent), self._words[piece])

        return sheet.add(("digit", place, ink.rgba()), float(self._advance[piece]) + 3, self._line, paint, lasting=True)
