"""Words of labels on a screen, laid out and written once, and found again for a whole frame at a time."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QTextLayout, QTextLine

from cubatimeline.drawing.cutting import Cuts
from cubatimeline.drawing.sheet import Pieces, Sheet
from cubatimeline.drawing.text import Lettering
from cubatimeline.store.columns import distinct

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

_MOST = 20_000
"""Texts kept; more are laid out anew when they come again."""


class Shelf:
    """Texts by number (the event, say) as pieces of a sheet.

    Each text has a place on the shelf, so that what is known of the texts of a frame comes as arrays; only texts that
    are new, or whose room has changed, are looked at one by one.

    Args:
        texts: by number.
        most: no piece is wider.
    """

    def __init__(self, texts: Sequence[str], lettering: Lettering, most: float) -> None:
        self._texts, self._lettering, self._most = texts, lettering, most
        self.ascent = float(ceil(lettering.metrics.ascent()))
        self.line = ceil(lettering.metrics.height()) + 1.0
        self._places = np.full(len(texts), -1, np.int32)
        self._cuts = Cuts(lettering)
        self._keys = 0
        self._clear()

    def _clear(self) -> None:
        self._places[:] = -1
        # A line lives only as long as its layout.
        self._lines: list[tuple[str, QTextLine, QTextLayout]] = []
        self._width, self._cut_of = np.zeros(512), np.full(512, -1)
        self._cuts.clear()
        self._pieces: dict[int, Pieces] = {}

    def forget(self, texts: Sequence[str], numbers: Numbers) -> None:
        """Take other texts, of which only those at `numbers`, and those added at the end, differ from the former."""
        added = np.full(len(texts) - len(self._places), -1, np.int32)
        self._texts, self._places = texts, np.append(self._places, added)
        self._places[numbers] = -1

    def places(self, numbers: Numbers) -> Numbers:
        """Return the places of texts; they hold for this frame."""
        places = self._places[numbers]
        if (places < 0).any():
            if len(self._lines) + len(numbers) > _MOST:
                self._clear()
                places = self._places[numbers]
            for number in numbers[places < 0].tolist():
                self._lay_out(number)
            places = self._places[numbers]
        return places.astype(np.int64)

    def _lay_out(self, number: int) -> None:
        text = self._texts[number]
        layout = QTextLayout(text, self._lettering.font)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        place = len(self._lines)
        if place == len(self._width):
            more = np.zeros(place)
            self._width, self._cut_of = np.append(self._width, more), np.append(self._cut_of, np.full(place, -1))
        self._width[place] = line.naturalTextWidth()
        self._lines.append((text, line, layout))
        self._places[number] = place

    def fitted(self, places: Numbers, room: Floats) -> tuple[Floats, NDArray[np.bool_]]:
        """Return how many pixels of each text are shown in its room, 0 for none, and which end in an ellipsis."""
        width = self._width[places]
        cut = width > room
        if not cut.any():
            return width + 2, cut
        return np.where(cut, self._before_ellipsis(places, room, cut), width + 2), cut

    def _before_ellipsis(self, places: Numbers, room: Floats, cut: NDArray[np.bool_]) -> Floats:
        """Return how many pixels of each text are shown before an ellipsis; for those that are not cut, any number."""
        unknown = distinct(places[cut & (self._cut_of[places] < 0)])
        if len(unknown):
            texts = [self._lines[place][0] for place in unknown.tolist()]
            self._cut_of[unknown] = self._cuts.learn(texts, self._width[unknown])
        return self._cuts.shown(self._cut_of[places], room)

    def pieces(self, sheet: Sheet, places: Numbers, ink: QColor) -> Numbers:
        """Return the numbers of the pieces that hold texts in a colour, written where they are not there (any more)."""
        pieces = self._pieces.setdefault(ink.rgba(), Pieces())
        return pieces.numbers(sheet, places, lambda some: self._written(sheet, some, ink))

    def _written(self, sheet: Sheet, places: Numbers, ink: QColor) -> Numbers:
        """Write texts and return the numbers of their pieces."""
        found = np.zeros(len(places), np.int64)
        long = self._width[places] > self._most
        found[long] = [self._write_long(sheet, place, ink) for place in places[long].tolist()]
        found[~long] = self._write(sheet, places[~long].tolist(), ink)
        return found

    def _write(self, sheet: Sheet, places: list[int], ink: QColor) -> Numbers:
        """Write texts of which all may be seen and return the numbers of their pieces."""
        lines = [self._lines[place] for place in places]
        sizes = []
        for (text, _, _), width in zip(lines, self._width[places].tolist(), strict=True):
            upper, lower = self._lettering.ink(text)
            sizes.append((width + 2, max(self.ascent + upper, 0.0), min(self.ascent + lower, self.line)))

        def paint(painter: QPainter, index: int, x: float, y: float) -> None:
            if not index:
                painter.setPen(ink)
            line = lines[index][1]
            line.draw(painter, QPointF(x, y + self.ascent - line.ascent()))

        return sheet.add_lines(sizes, paint)

    def _write_long(self, sheet: Sheet, place: int, ink: QColor) -> int:
        """Write a text of which the end is never seen and return the number of its piece."""
        line = self._lines[place][1]
        origin = QPointF(0.0, self.ascent - line.ascent())

        def paint(painter: QPainter) -> None:
            painter.setPen(ink)
            line.draw(painter, origin)

        # A key of its own each time: what this text was written as before may still stand in the sheet.
        self._keys += 1
        return sheet.add((self, self._keys), self._most + 2, self.line, paint, "rows")
