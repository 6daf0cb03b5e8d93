"""Small pictures in one large one: painted once, then sent to the screen by the hundred in one call.

What a frame of a timeline costs is the number of calls it makes, not the pixels they fill. So words, dots and the ends
of bars stand side by side in a sheet, and a frame is one table of numbers: which piece goes where.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf
from typing import Literal, cast

import numpy as np
import shiboken6
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from cubatimeline.store.columns import distinct

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
Trim = Literal["no", "rows", "all"]

_Fragment = tuple[float, float, float, float, float, float, float, float, float, float]
"""Middle on the screen, left, top, width and height in the sheet, scale across and down, rotation and opacity."""
_NUMBERS, _ACROSS = 10, 4
"""How many numbers a fragment has, and where its width stands among them."""
_GAP = 1
"""Pixels left free between pieces."""
_SHARE = 3.0
"""Size of the sheet in sizes of the view: so much that what is in view never has to make room for what comes."""
_LASTING = 1 / 4
"""Share of the sheet for pieces that are dear to paint and come again and again."""


class SheetFull(Exception):
    """Everything in the sheet is in use in this frame."""


@dataclass(slots=True)
class _Ring:
    """Rows that are used in turn.

    Attributes:
        first, count: the first of them and how many; high, top: the height of each, and where the first begins.
        at, left: the one in use, and how far it is filled.
    """

    first: int
    count: int
    high: int
    top: int
    at: int
    left: int = 0

    @property
    def level(self) -> int:
        """Upper edge of the row in use."""
        return self.top + (self.at - self.first) * self.high


class Sheet:
    """Pieces in rows that are used in turn, those of the present frame being left alone.

    Pieces are known by a key, or by a number and a mark; the number holds until the frame is drawn.

    Args:
        width, height: of the view, row: height of the tallest piece; all in pixels of the painter.
        ratio: pixels of the device for each of them.
        line: height of the pieces that come and go; where not given, they may be as high as any.
        least: pixels of the device that these, put one after the other, have room for at the least.
    """

    def __init__(
        self, width: float, height: float, row: float, ratio: float, line: float | None = None, least: int = 0
    ) -> None:
        self.size, self.ratio = (width, height), ratio
        self._scaling = np.array([[1.0], *([ratio] for _ in range(5))])
        tall, low = (ceil(each * ratio) + _GAP for each in (row, row if line is None else line))
        self._width = max(ceil(width * ratio), 1024)
        rows = ceil(_SHARE * width * height * ratio * ratio / (self._width * tall)) + 4
        lasting = max(floor(_LASTING * rows), 1)
        rows = max(rows, lasting + ceil(least / self._width))
        self._lasting = _Ring(0, lasting, tall, 0, 0)
        self._passing = _Ring(lasting, rows - lasting, low, lasting * tall, lasting)
        self._picture = QPixmap(self._width, lasting * tall + (rows - lasting) * low)
        self._picture.fill(Qt.GlobalColor.transparent)
        self._numbers: dict[Hashable, int] = {}
        self._key_of: dict[int, Hashable] = {}
        self._held: list[list[int]] = [[] for _ in range(rows)]
        self._used = np.full(rows, -1)
        self._free: list[int] = []
        self._count = 0
        self._row_of, self._marks = np.zeros(0, np.int64), np.zeros(0, np.int64)
        # A fragment for each piece whose upper left corner stands at the origin, but for half of its width.
        self._places = np.zeros((0, _NUMBERS))
        self._frame, self._added = 0, 0
        self._painter: QPainter | None = None
        self._scratch: tuple[QImage, NDArray[np.uint32]] | None = None

    def begin(self) -> None:
        """Begin a frame."""
        self._frame += 1

    def number(self, key: Hashable) -> int:
        """Return the number of a piece, -1 where it has to be painted (again)."""
        number = self._numbers.get(key, -1)
        if number >= 0:
            self._used[self._row_of[number]] = self._frame
        return number

    def marks_of(self, numbers: Numbers) -> Numbers:
        """Return what tells pieces from others that have their numbers later; never 0."""
        return self._marks[numbers]

    def still_there(self, numbers: Numbers, marks: Numbers) -> NDArray[np.bool_]:
        """Return which of the pieces known by number and mark are there; they stay for this frame."""
        there = self.has(numbers, marks)
        self._used[self._row_of[numbers[there]]] = self._frame
        return there

    def has(self, numbers: Numbers, marks: Numbers) -> NDArray[np.bool_]:
        """Return which of the pieces known by number and mark are there as yet."""
        if not self._count:
            return np.zeros(len(numbers), np.bool_)
        there: NDArray[np.bool_] = (self._marks[numbers] == marks) & (marks > 0)
        return there

    def add(
        self, key: Hashable, width: float, height: float, paint: Callable[[QPainter], None], trim: Trim = "no", *,
        lasting: bool = False,
    ) -> int:  # fmt: skip
        """Paint a piece with the origin at its upper left corner and return its number.

        Args:
            trim: leave away rows, or rows and columns, without ink above and below, left and right: a screen copies
                them as slowly as others. What is painted beyond `width` and `height` is cut off only where trimmed.
            lasting: keep it apart from the many pieces that come and go.

        Raises:
            SheetFull: there is no room that this frame does not use.
        """
        across, down = min(ceil(width * self.ratio), self._width), min(ceil(height * self.ratio), self._lasting.high)
        image, rightward, downward = None, 0, 0
        if trim != "no":
            image, pixels = self._apart(across, down, paint)
            rightward, downward, across, down = _ink(pixels, trim)
        ring = self._ring_for(across, down, lasting=lasting)
        left, top = ring.left, ring.level
        number = self._settled(ring, across)
        self._numbers[key], self._key_of[number] = number, key
        self._places[number] = self._placed(left, top, across, down, rightward, downward)
        self._added += 1
        self._row_of[number], self._marks[number] = ring.at, self._added
        painter = self._opened()
        if image is not None:
            painter.drawImage(left, top, image, rightward, downward, across, down)
        else:
            painter.save()
            painter.translate(left, top)
            painter.scale(self.ratio, self.ratio)
            paint(painter)
            painter.restore()
        return number

    def add_lines(
        self, sizes: Sequence[tuple[float, float, float]], paint: Callable[[QPainter, int, float, float], None]
    ) -> Numbers:
        """Paint pieces that come and go and return their numbers.

        Args:
            sizes: width of each, and the upper and lower edge of what has ink, from its upper left corner.
            paint: paints the piece of an index with that corner at a point; the painter is left as it was set before,
                from one piece to the next.

        Raises:
            SheetFull: there is no room that this frame does not use.
        """
        ratio, ring, painter = self.ratio, self._passing, self._opened()
        numbers, places, rows = [], [], []
        try:
            painter.save()
            painter.scale(ratio, ratio)
            for index, (width, upper, lower) in enumerate(sizes):
                across, downward = min(ceil(width * ratio), self._width), floor(upper * ratio)
                down = min(ceil(lower * ratio) - downward, ring.high)
                if ring.left + across > self._width and not self._next_row(ring):
                    raise SheetFull
                left, top = ring.left, ring.level
                numbers.append(self._settled(ring, across))
                places.append(self._placed(left, top, across, down, 0, downward))
                rows.append(ring.at)
                paint(painter, index, left / ratio, (top - downward) / ratio)
        finally:
            painter.restore()
            of = np.array(numbers, np.int64)
            if numbers:
                self._places[of], self._row_of[of] = places, rows
                self._marks[of] = np.arange(self._added + 1, self._added + len(of) + 1)
                self._added += len(of)
        return of

    def _placed(self, left: float, top: float, across: float, down: float, right: float, lower: float) -> _Fragment:
        """Return a piece of the sheet as a fragment, to be painted `right` and `lower` of where the piece is sent."""
        return right, lower + down / 2, left, top, across, down, 1.0, 1 / self.ratio, 0.0, 1.0

    def _settled(self, ring: _Ring, across: int) -> int:
        """Return a number for a piece that takes the next place in a ring."""
        number = self._new_number()
        self._held[ring.at].append(number)
        self._used[ring.at] = self._frame
        ring.left += across + _GAP
        return number

    def _ring_for(self, across: int, down: int, *, lasting: bool) -> _Ring:
        """Return the ring for a piece, in whose present row there is room for it.

        Raises:
            SheetFull: there is none.
        """
        rings = (self._lasting, self._passing) if lasting or down > self._passing.high else (self._passing,)
        for ring in rings:
            if down <= ring.high and (ring.left + across <= self._width or self._next_row(ring)):
                return ring
        raise SheetFull

    def _apart(self, across: int, down: int, paint: Callable[[QPainter], None]) -> tuple[QImage, NDArray[np.uint32]]:
        """Paint a piece by itself; return the image that has it in its upper left corner, and its pixels."""
        if self._scratch is None or self._scratch[1].shape[1] < across:
            # A memory of our own, as asking an image for its pixels anew each time takes longer than to look at them.
            pixels = np.zeros((self._lasting.high, max(across, 256)), np.uint32)
            high, wide = pixels.shape
            image = QImage(pixels.data, wide, high, 4 * wide, QImage.Format.Format_ARGB32_Premultiplied)
            self._scratch = image, pixels
        image, pixels = self._scratch[0], self._scratch[1][:down, :across]
        pixels.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(0, 0, across, down)
        painter.scale(self.ratio, self.ratio)
        paint(painter)
        painter.end()
        return image, pixels

    def _next_row(self, ring: _Ring) -> bool:
        """Begin the next row of a ring that this frame does not use; return whether there is one."""
        for step in range(1, ring.count + 1):
            row = ring.first + (ring.at - ring.first + step) % ring.count
            if self._used[row] != self._frame:
                break
        else:
            return False
        held = self._held[row]
        for number in held:
            key = self._key_of.pop(number, None)
            if key is not None and self._numbers.get(key) == number:
                del self._numbers[key]
        self._marks[held] = 0
        self._free += held
        self._held[row] = []
        ring.at, ring.left = row, 0
        painter = self._opened()
        painter.save()
        painter.resetTransform()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(0, ring.level, self._width, ring.high, Qt.GlobalColor.transparent)
        painter.restore()
        return True

    def _new_number(self) -> int:
        if self._free:
            return self._free.pop()
        number = self._count
        self._count += 1
        if number == len(self._marks):
            more = max(256, number)
            self._places = np.concatenate([self._places, np.zeros((more, _NUMBERS))])
            self._row_of = np.append(self._row_of, np.zeros(more, np.int64))
            self._marks = np.append(self._marks, np.zeros(more, np.int64))
        return number

    def _opened(self) -> QPainter:
        if self._painter is None:
            self._painter = QPainter(self._picture)
            self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return self._painter

    def pieces(self, numbers: Numbers, x: Floats, y: Floats) -> Floats:
        """Return whole pieces with their upper left corners at pixels of the painter: one column each for `draw`."""
        return self._rows(numbers, x, y, 0.0, inf, 0.0)

    def parts(self, numbers: Numbers, x: Floats, y: Floats, left: Floats | float, width: Floats | float) -> Floats:
        """Return pieces of which only `width` pixels from `left` on are shown, beginning at `x`."""
        return self._rows(numbers, x, y, left, width, 0.0)

    def stretched(self, numbers: Numbers, x: Floats, y: Floats, left: float, width: Floats) -> Floats:
        """Return pieces of which the pixel at `left` is drawn out to `width`."""
        return self._rows(numbers, x, y, left, 1 / self.ratio, width)

    def _rows(
        self, numbers: Numbers, x: Floats, y: Floats, left: Floats | float, width: Floats | float, long: Floats | float
    ) -> Floats:
        rows = np.empty((6, len(numbers)))
        rows[0], rows[1], rows[2], rows[3], rows[4], rows[5] = numbers, x, y, left, width, long
        return rows

    def _fragments(self, rows: Floats) -> Floats:
        """Return a `QPainter.PixmapFragment` for each piece as a row of numbers, set on whole pixels of the device."""
        ratio = self.ratio
        if ratio != 1.0:
            rows = rows * self._scaling
        number, left, width, long = rows[0], rows[3], rows[4], rows[5]
        table: Floats = self._places[number.astype(np.int64)]
        across = np.minimum(width, table[:, _ACROSS])
        shown = np.where(long > 0, long, across)
        # Qt asks for the middle of a piece, where its place tells how far that is from its corner.
        table[:, :2] += np.floor(rows[1:3] + 0.5).T
        table[:, 0] += shown / 2
        table[:, 2] += left
        table[:, _ACROSS] = across
        table[:, 6] = shown / across
        if ratio != 1.0:
            table[:, :2] /= ratio
            table[:, 6] /= ratio
        return table

    def close(self) -> None:
        """Have all pieces in the picture; more may be painted later."""
        if self._painter is not None:
            self._painter.end()
            self._painter = None

    def draw(self, painter: QPainter, rows: list[Floats]) -> None:
        """End the frame: draw what `pieces`, `parts` and `stretched` gave, in their order."""
        self.close()
        table = self._fragments(np.concatenate(rows, axis=1)) if rows else np.empty((0, 10))
        if len(table):
            # The table lies in memory as a row of fragments does; without this way an object a piece has to be made.
            first = shiboken6.wrapInstance(address(table), QPainter.PixmapFragment)
            painter.drawPixmapFragments(cast("QPainter.PixmapFragment", first), len(table), self._picture)


class Pieces:
    """Things by place as pieces of a sheet; those that are not there (any more) are written when they are asked for."""

    def __init__(self) -> None:
        self._sheet: Sheet | None = None
        self._numbers, self._marks = np.zeros(0, np.int64), np.zeros(0, np.int64)

    def numbers(self, sheet: Sheet, places: Numbers, write: Callable[[Numbers], Numbers | list[int]]) -> Numbers:
        """Return the numbers of pieces.

        Args:
            write: writes the things of some places, ascending and each once, and returns the numbers of their pieces.
        """
        most = int(places.max(initial=-1))
        if sheet is not self._sheet or most >= len(self._numbers):
            self._grow(sheet, most + 1)
        numbers = self._numbers[places]
        there = sheet.still_there(numbers, self._marks[places])
        if there.all():
            return numbers
        missing = distinct(places[~there])
        self._numbers[missing] = write(missing)
        self._marks[missing] = sheet.marks_of(self._numbers[missing])
        return self._numbers[places]

    def there(self, sheet: Sheet, places: Numbers) -> NDArray[np.bool_]:
        """Return which things stand in a sheet as yet; they may have to make room all the same."""
        if sheet is not self._sheet or not len(self._numbers):
            return np.zeros(len(places), np.bool_)
        at = np.minimum(places, len(self._numbers) - 1)
        there: NDArray[np.bool_] = (at == places) & sheet.has(self._numbers[at], self._marks[at])
        return there

    def _grow(self, sheet: Sheet, count: int) -> None:
        if sheet is not self._sheet:
            self._sheet, self._numbers, self._marks = sheet, np.zeros(0, np.int64), np.zeros(0, np.int64)
        more = np.zeros(max(count, 2 * len(self._numbers)) - len(self._numbers), np.int64)
        self._numbers, self._marks = np.append(self._numbers, more), np.append(self._marks, more)


def address(table: Floats) -> int:
    """Return where the numbers of a table lie in memory; `ndarray.ctypes` takes longer to tell."""
    return int(table.__array_interface__["data"][0])


def _ink(pixels: NDArray[np.uint32], trim: Trim) -> tuple[int, int, int, int]:
    """Return left, top, width and height of what is not empty in an image; of all columns where only rows count."""
    inked = pixels != 0
    top, down = _extent(inked.any(axis=1).nonzero()[0])
    left, across = _extent(inked.any(axis=0).nonzero()[0]) if trim == "all" else (0, pixels.shape[1])
    return left, top, across, down


def _extent(inked: Numbers) -> tuple[int, int]:
    """Return the first place with ink, and how many there are from it to the last."""
    return (int(inked[0]), int(inked[-1] - inked[0]) + 1) if len(inked) else (0, 1)
