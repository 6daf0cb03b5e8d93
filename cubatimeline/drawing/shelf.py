"""Words of labels on a screen, measured and written once, and found again for a whole frame at a time."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from cubatimeline.drawing.cutting import Cuts
from cubatimeline.drawing.sheet import Pieces, Sheet
from cubatimeline.drawing.text import Lettering
from cubatimeline.store.columns import distinct

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

_MOST = 8_000
"""Texts kept, some six megabytes; more are measured anew when they come again."""
_FIRST = 512
"""Texts that there is room for at first."""
_SAME = 1e-6
"""Pixels by which rooms may differ that are the same, from one frame to the next."""


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
        self._known: list[str] = []
        self._width, self._cut_of = np.zeros(_FIRST), np.full(_FIRST, -1)
        self._room, self._shown = np.full(_FIRST, np.inf), np.zeros(_FIRST)
        self._cuts.clear()
        self._pieces: dict[int, Pieces] = {}

    def forget(self, texts: Sequence[str], numbers: Numbers) -> None:
        """Take other texts, of which only those at `numbers`, and those added at the end, differ from the former."""
        self._texts, added = texts, len(texts) - len(self._places)
        if added:
            self._places = np.append(self._places, np.full(added, -1, np.int32))
        self._places[numbers] = -1

    @property
    def full(self) -> bool:
        """Whether texts have to be given up soon for others."""
        return len(self._known) > _MOST - _FIRST

    def places(self, numbers: Numbers) -> Numbers:
        """Return the places of texts; they hold for this frame."""
        places = self._places[numbers]
        if (places < 0).any():
            if len(self._known) + len(numbers) > _MOST:
                self._clear()
                places = self._places[numbers]
            self._measure(distinct(numbers[places < 0]))
            places = self._places[numbers]
        return places.astype(np.int64)

    def _measure(self, numbers: Numbers) -> None:
        """Give texts their places, one after the other."""
        first, texts = len(self._known), [self._texts[number] for number in numbers.tolist()]
        last = first + len(texts)
        if last > len(self._width):
            more = max(last, 2 * len(self._width)) - len(self._width)
            self._width, self._shown = (np.append(each, np.zeros(more)) for each in (self._width, self._shown))
            self._cut_of, self._room = (
                np.append(self._cut_of, np.full(more, -1)),
                np.append(self._room, np.full(more, np.inf)),
            )
        self._width[first:last] = list(map(self._lettering.metrics.horizontalAdvance, texts))
        self._known += texts
        self._places[numbers] = np.arange(first, last)

    def fitted(self, places: Numbers, room: Floats) -> tuple[Floats, NDArray[np.bool_]]:
        """Return how many pixels of each text are shown in its room, 0 for none, and which end in an ellipsis."""
        width = self._width[places]
        cut = width > room
        if not cut.any():
            return width + 2, cut
        # While time is moved, only those at the edges of the view have another room than in the frame before.
        shown = np.where(cut, self._shown[places], width + 2)
        other = (cut & (np.abs(self._room[places] - room) > _SAME)).nonzero()[0]
        if len(other):
            # A text that stands in two lanes has a room in each: what is kept of it is the latter.
            of, its_room = places[other], room[other]
            shown[other] = self._before_ellipsis(of, its_room)
            self._room[of], self._shown[of] = its_room, shown[other]
        return shown, cut

    def unwritten(self, sheet: Sheet, numbers: Numbers, ink: QColor) -> Numbers:
        """Return those of some texts that are not in a sheet in a colour."""
        places, pieces = self._places[numbers].astype(np.int64), self._pieces.get(ink.rgba())
        if pieces is None:
            return numbers
        return numbers[(places < 0) | ~pieces.there(sheet, np.maximum(places, 0))]

    def write_ahead(self, sheet: Sheet, numbers: Numbers, ink: QColor) -> None:
        """Do for some texts what a frame would have to do that shows them for the first time.

        Raises:
            SheetFull: the sheet has no room for them that the last frame does not use.
        """
        places = self.places(numbers)
        self._learn_cuts(places)
        self.pieces(sheet, places, ink)

    def _learn_cuts(self, places: Numbers) -> None:
        unknown = places[self._cut_of[places] < 0]
        if len(unknown):
            unknown = distinct(unknown)
            self._cut_of[unknown] = self._cuts.learn([self._known[place] for place in unknown.tolist()])

    def _before_ellipsis(self, places: Numbers, room: Floats) -> Floats:
        """Return how many pixels of each text are shown before an ellipsis."""
        self._learn_cuts(places)
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
        texts, ascent, line, ink_of = (
            [self._known[place] for place in places],
            self.ascent,
            self.line,
            self._lettering.ink,
        )
        sizes = []
        for text, width in zip(texts, self._width[places].tolist(), strict=True):
            upper, lower = ink_of(text)
            sizes.append((width + 2, max(ascent + upper, 0.0), min(ascent + lower, line)))

        def paint(painter: QPainter, index: int, x: float, y: float) -> None:
            if not index:
                painter.setFont(self._lettering.font)
                painter.setPen(ink)
            painter.drawText(QPointF(x, y + ascent), texts[index])

        return sheet.add_lines(sizes, paint)

    def _write_long(self, sheet: Sheet, place: int, ink: QColor) -> int:
        """Write a text of which the end is never seen and return the number of its piece."""
        text, origin = self._known[place], QPointF(0.0, self.ascent)

        def paint(painter: QPainter) -> None:
            painter.setFont(self._lettering.font)
            painter.setPen(ink)
            painter.drawText(origin, text)

        # A key of its own each time: what this text was written as before may still stand in the sheet.
        self._keys += 1
        return sheet.add((self, self._keys), self._most + 2, self.line, paint, "rows")
