"""Counts on a screen, digit by digit: numbers change with every step of a zoom, the ten digits never do."""

from __future__ import annotations

from math import ceil

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from cubatimeline.drawing.sheet import Sheet
from cubatimeline.drawing.text import Lettering

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

_LETTERS = "0123456789+"
_SIGN = _LETTERS.index("+")
_POWERS = 10 ** np.arange(19, dtype=np.int64)
_STEPS = 4
"""Places within a pixel at which a digit is written, so that digits stand as evenly as in a text written as a whole."""


class Digits:
    """Numbers with a plus sign before them, as pieces of a sheet."""

    def __init__(self, lettering: Lettering) -> None:
        self._lettering = lettering
        self._advance = np.array([lettering.metrics.horizontalAdvance(letter) for letter in _LETTERS])
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
        letters = np.searchsorted(_POWERS[1:], numbers, side="right") + 2
        first = np.cumsum(letters) - letters
        of = np.repeat(np.arange(len(numbers)), letters)
        place = np.arange(len(of)) - first[of]
        glyph = numbers[of] // _POWERS[letters[of] - 1 - place] % 10
        glyph[first] = _SIGN
        advance = self._advance[glyph]
        end = np.cumsum(advance)
        width = np.add.reduceat(advance, first) if len(first) else np.empty(0)
        begin = (middle - width / 2)[of] + (end - advance) - (end - advance)[first][of]
        kept = (width <= room)[of]
        return self._placed(sheet, glyph[kept], begin[kept], top[of[kept]], ink)

    def _placed(self, sheet: Sheet, glyph: Numbers, x: Floats, top: Floats, ink: QColor) -> Floats:
        steps = np.floor(x * (sheet.ratio * _STEPS) + 0.5).astype(np.int64)
        whole, part = np.divmod(steps, _STEPS)
        return sheet.pieces(self._written(sheet, ink)[glyph * _STEPS + part], whole / sheet.ratio, top)

    def _written(self, sheet: Sheet, ink: QColor) -> Numbers:
        """Return the numbers of the pieces of all letters at all places within a pixel."""
        if sheet is not self._sheet:
            self._sheet, self._pieces = sheet, {}
        tint, count = ink.rgba(), len(_LETTERS) * _STEPS
        found, marks = self._pieces.setdefault(tint, (np.zeros(count, np.int64), np.zeros(count, np.int64)))
        for place in np.flatnonzero(~sheet.still_there(found, marks)).tolist():
            found[place] = number = self._write(sheet, place, ink)
            marks[place] = sheet.mark_of(number)
        return found

    def _write(self, sheet: Sheet, place: int, ink: QColor) -> int:
        letter, part = divmod(place, _STEPS)

        def paint(painter: QPainter) -> None:
            painter.setFont(self._lettering.font)
            painter.setPen(ink)
            painter.drawText(QPointF(part / _STEPS / sheet.ratio, self.ascent), _LETTERS[letter])

        return sheet.add(("digit", place, ink.rgba()), float(self._advance[letter]) + 3, self._line, paint, "all")
