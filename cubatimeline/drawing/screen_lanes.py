"""Paints the lanes of the timeline on a screen, frame after frame: the picture of `timeline`, from pieces of a sheet.

Pieces are painted by the painters that figures use, so that a mark looks the same everywhere. A bar is one piece cut in
five: both ends, the middle with its dot, and what lies between them drawn out to its length. Bars that fade or point
out of the view are no pieces; they are painted singly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from cubatimeline.domain.dates import Precision
from cubatimeline.drawing.blocks import fill_blocks, level
from cubatimeline.drawing.digits import Digits
from cubatimeline.drawing.marks import (
    APPROXIMATE,
    HOLLOW,
    HOURS_FROM,
    OPEN_END,
    OPEN_START,
    SPAN,
    UNCERTAIN,
    Span,
)
from cubatimeline.drawing.sheet import Sheet, SheetFull, Trim
from cubatimeline.drawing.shelf import Shelf
from cubatimeline.drawing.text import ELLIPSIS, Lettering
from cubatimeline.drawing.timeline import DIMMED, TICKS, Emphasis, LanePainter, beside
from cubatimeline.services.geometry.scene import Scene
from cubatimeline.store.columns import distinct

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

_TOLD = UNCERTAIN | APPROXIMATE | OPEN_START | OPEN_END | HOLLOW
"""Flags that change how a mark is drawn."""
_OUTSIDE = 8.0
"""Pixels beyond the view to which bars are drawn."""
_WORDS_KEPT = 300_000
"""Pixels of the device that the words kept are long: some 1,500 titles, most of those that who pans back meets."""
_MOST_KINDS = 20_000
"""Kinds of marks remembered."""


class ScreenLanePainter(LanePainter):
    """Paints scenes of one layout on a screen."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self._small = Lettering(self.theme.font("small"))
        self._shelf = Shelf(self.titles, self._small, self.measures.label_most)
        self._digits = Digits(Lettering(self.theme.font("tiny")))
        self._ghosted = np.array(sorted(self.ghosts), np.int64)
        self._shades = {alphas: self._pixels(alphas) for alphas in (TICKS, (DIMMED,) * len(TICKS))}
        self._kinds = _Known()
        self._sheet: Sheet | None = None
        radius = self.measures.dot
        self._margin, self._corner, self._core, self._short = (float(round(n * radius)) for n in (4, 6, 2, 16))
        self._end = float(ceil(self.measures.bar))
        # A dot that has sunk to its bar reaches beyond its row, with a halo about it all the more.
        self._tall = self.measures.row + radius

    def _pixels(self, alphas: tuple[int, ...]) -> NDArray[np.uint32]:
        """Return every colour with every alpha as a pixel: shape (colours, alphas)."""
        return np.array([[_premultiplied(colour) for colour in self._colours[alpha]] for alpha in alphas], np.uint32).T

    def retitle(self, titles: Sequence[str], events: Numbers) -> None:
        """Write other titles of some events, and those of events added at the end."""
        super().retitle(titles, events)
        self._shelf.forget(titles, events)

    def prepare(self, painter: QPainter) -> None:
        """Get ready for a frame on the device of `painter`."""
        super().prepare(painter)
        device = painter.device()
        ratio = device.devicePixelRatioF()
        size = float(device.width()), float(device.height())
        if self._sheet is None or self._sheet.size != size or self._sheet.ratio != ratio:
            self._sheet = Sheet(*size, max(self._tall, self._shelf.line), ratio, self._shelf.line, _WORDS_KEPT)

    def _paint_dividers(self, painter: QPainter, scene: Scene) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        lower = np.array([box.top + box.height for box in scene.boxes])
        ratio = painter.device().devicePixelRatioF()
        fill_blocks(painter, level(lower, scene.scale.width, ratio), self.theme.colour("hairline_soft"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)

    def _paint_content(self, painter: QPainter, scene: Scene, emphasis: Emphasis, plates: Sequence[QRectF]) -> None:
        if self._sheet is None:
            self.prepare(painter)
        assert self._sheet is not None
        sheet = self._sheet
        sheet.begin()
        try:
            counts = self._count_pieces(sheet, scene, emphasis, plates)
            marks, singly = self._mark_pieces(sheet, scene, emphasis)
            words = self._word_pieces(sheet, scene, emphasis, plates)
        except SheetFull:
            # More than the sheet can hold is in view at once: no screen shows that, but no frame may fail.
            sheet.draw(painter, [])
            super()._paint_content(painter, scene, emphasis, plates)
            return
        self._paint_strips(painter, scene, emphasis, sheet.ratio)
        if emphasis.lit is not None:
            self._paint_lit_ticks(painter, scene, emphasis.lit)
        for label in singly.tolist():
            self._paint_mark(painter, scene, emphasis, label)
        sheet.draw(painter, [counts, *marks, *words])

    # Ticks and counts

    def _paint_strips(self, painter: QPainter, scene: Scene, emphasis: Emphasis, ratio: float) -> None:
        """Paint all ticks of a lane as one picture that is a pixel high and drawn out to the height of a tick."""
        ticks, thick = scene.ticks, max(1.0, self.measures.dot / 4)
        if not len(ticks.x):
            return
        width, lanes = ceil(scene.scale.width * ratio), len(scene.boxes)
        begin = np.minimum((ticks.x * ratio + 0.5).astype(np.int64), width - 1)
        long = np.maximum(((ticks.x_end - ticks.x + thick) * ratio + 0.5).astype(np.int64), 1)
        shades = self._shades[TICKS if emphasis.lit is None else (DIMMED,) * len(TICKS)]
        # Strip and gap by turns, all lanes one after the other; a strip ends where the next one begins.
        edges = np.zeros(2 * len(begin) + 2, np.int64)
        edges[1:-1:2] = begin + ticks.lane * width
        edges[2:-1:2] = np.minimum(begin + long, width) + ticks.lane * width
        edges[-1] = lanes * width
        edges[2:-2:2] = np.minimum(edges[2:-2:2], edges[3:-1:2])
        colours = np.zeros(len(edges) - 1, np.uint32)
        colours[1::2] = shades[self._inks(ticks.lane, ticks.tint), ticks.shade]
        pixels = colours.repeat(edges[1:] - edges[:-1]).reshape(lanes, width)
        # As many rows as are shown: to draw one out takes Qt longer than to copy them all.
        high = max(round(self.measures.tick * ratio), 1)
        pixels = pixels.repeat(high, axis=0)
        image = QImage(pixels.data, width, len(pixels), 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        for lane, box in enumerate(scene.boxes):
            top = floor((box.top + box.height - self.measures.tick - 1) * ratio + 0.5)
            if ratio == 1.0:
                painter.drawImage(0, top, image, 0, lane * high, width, high)
            else:
                painter.drawImage(QPointF(0, top / ratio), image, QRectF(0, lane * high, width, high))

    def _count_pieces(self, sheet: Sheet, scene: Scene, emphasis: Emphasis, plates: Sequence[QRectF]) -> Floats:
        counts, of = scene.counts, self._bare_counts(scene, plates)
        left, right = np.maximum(counts.x[of], 0.0), np.minimum(counts.x_end[of], scene.scale.width)
        height = self.measures.tick_strip - self.measures.tick
        ascent = self._digits.ascent
        lines = np.array([self.count_font.baseline(box.tick_top - 1, height) - ascent for box in scene.boxes])
        ink = self.theme.colour("text_soft", 255 if emphasis.lit is None else 120)
        return self._digits.rows(
            sheet, counts.number[of], (left + right) / 2, right - left - 4, lines[counts.lane[of]], ink
        )  # fmt: skip

    # Words of labels

    def _word_pieces(self, sheet: Sheet, scene: Scene, emphasis: Emphasis, plates: Sequence[QRectF]) -> list[Floats]:
        labels, shelf = scene.labels, self._shelf
        event, x, room = self.layout.marks.event[labels.mark], np.floor(labels.x_text + 0.5), labels.room
        if plates:
            rows = zip(x.tolist(), labels.y.tolist(), room.tolist(), strict=True)
            room = np.array([beside(plates, *row, self._line) for row in rows])
        speaking = ((room > 0) & (event != emphasis.selected)).nonzero()[0]
        event, x, top = event[speaking], x[speaking], labels.y[speaking] + (self._rise - shelf.ascent)
        places = shelf.places(event)
        shown, cut = shelf.fitted(places, room[speaking])
        tables = []
        for ink, chosen in self._by_ink(event, emphasis, np.flatnonzero(shown > 0)):
            begin = x[chosen]
            numbers = shelf.pieces(sheet, places[chosen], ink)
            tables.append(sheet.parts(numbers, begin, top[chosen], 0.0, shown[chosen]))
            ends = cut[chosen].nonzero()[0]
            if len(ends):
                ellipsis = np.full(len(ends), self._ellipsis(sheet, ink))
                tables.append(sheet.pieces(ellipsis, (begin + shown[chosen])[ends], top[chosen[ends]]))
        return tables

    def unwritten(self, events: Numbers) -> Numbers:
        """Return those of some events, by index into the columns, whose words would have to be written to be shown."""
        if self._sheet is None or self._shelf.full:
            return events[:0]
        return self._shelf.unwritten(self._sheet, events, self.theme.colour("text"))

    def write_ahead(self, events: Numbers, most: int) -> Numbers:
        """Write words that may be shown soon, between frames; return the events that are left for another time.

        Args:
            events: index into the columns, shape (n,), those first that are likely to come first.
            most: write the words of so many at once.
        """
        if self._sheet is None:
            return events[:0]
        try:
            self._shelf.write_ahead(self._sheet, events[:most], self.theme.colour("text"))
        except SheetFull:
            return events[:0]
        finally:
            self._sheet.close()
        return events[most:]

    def _by_ink(self, event: Numbers, emphasis: Emphasis, among: Numbers) -> Iterator[tuple[QColor, Numbers]]:
        """Yield the colours that words are written in, and which of those `among` the words of events each is for."""
        if emphasis.lit is None and emphasis.hovered < 0:
            yield self.theme.colour("text"), among
            return
        of, lit = event[among], emphasis.lit
        hovered, dim = of == emphasis.hovered, np.zeros(len(of), np.bool_) if lit is None else ~lit[of]
        for role, which in (("accent", hovered), ("text", ~hovered)):
            for alpha, chosen in ((DIMMED, among[which & dim]), (255, among[which & ~dim])):
                if len(chosen):
                    yield self.theme.colour(role, alpha), chosen

    def _ellipsis(self, sheet: Sheet, ink: QColor) -> int:
        key = ELLIPSIS, ink.rgba()
        number = sheet.number(key)
        if number >= 0:
            return number
        font, shelf = self._small, self._shelf
        width = font.width(ELLIPSIS) + 2
        return sheet.add(key, width, shelf.line, lambda p: font.paint(p, 0.0, shelf.ascent, ELLIPSIS, ink))

    # Marks

    def _mark_pieces(self, sheet: Sheet, scene: Scene, emphasis: Emphasis) -> tuple[list[Floats], Numbers]:
        """Return marks as pieces, and which labels have marks that are painted singly."""
        labels, marks, lit = scene.labels, self.layout.marks, emphasis.lit
        event, flags = marks.event[labels.mark], marks.flags[labels.mark].astype(np.int64) & (_TOLD | SPAN)
        precision = marks.precision[labels.mark].astype(np.int64)
        x, x_end = np.floor(labels.x + 0.5), np.floor(labels.x_end + 0.5)
        long = x_end - x
        bar, plain = (flags & SPAN) != 0, (flags == SPAN) & (long > 4 * self.measures.bar)
        short = (long <= self._short) & ~plain
        fading = (labels.x_solid - labels.x >= 1) | (labels.x_end - labels.x_solid_end >= 1)
        fading |= flags & APPROXIMATE != 0
        single = (flags & (OPEN_START | OPEN_END) != 0) | (bar & fading) | ((flags & UNCERTAIN != 0) & ~short)
        if self.ghosts:
            at = np.minimum(self._ghosted.searchsorted(event), len(self._ghosted) - 1)
            single |= self._ghosted[at] == event
        wide = (precision == Precision.DAY) & ~bar & (long > HOURS_FROM * self.measures.dot)
        precision[plain] = 0
        length = np.where(short, long, np.where(wide, ceil((HOURS_FROM + 1) * self.measures.dot), self._short))
        head = self._ink_of_marks(labels.mark) * 2
        if lit is not None:
            head += ~lit[event]
        key = ((head * 16 + precision) << 32) | (flags << 12) | length.astype(np.int64)
        of = (~single).nonzero()[0]
        numbers = self._kinds.numbers(sheet, key[of], self._mark)
        is_short, is_plain, y = short[of], plain[of], labels.y[of]
        pieces = is_short.nonzero()[0]
        tables = [sheet.pieces(numbers[pieces], x[of[pieces]] - self._margin, y[pieces])]
        bars = is_plain.nonzero()[0]
        if len(bars):
            places = x[of[bars]], x_end[of[bars]], y[bars]
            tables += self._plain_bars(sheet, numbers[bars], places, scene.scale.width)
        bars = (~is_short & ~is_plain).nonzero()[0]
        if len(bars):
            of = of[bars]
            dotted = x[of], labels.x_dot[of], x_end[of], y[bars]
            tables += self._bars(sheet, numbers[bars], dotted, length[of], scene.scale.width)
        return tables, single.nonzero()[0]

    def _mark(self, sheet: Sheet, key: int) -> int:
        """Paint the marks of a kind."""
        length, flags, head = float(key & 0xFFF), key >> 12 & 0xFFFFF, key >> 32
        precision, dim, ink = head % 16, head // 16 % 2, head // 32
        colour = self._colours[DIMMED if dim else 255][ink]

        def paint(painter: QPainter) -> None:
            x, x_end = self._margin, self._margin + length
            if flags & SPAN:
                self.marks.paint_span(painter, Span(x, x, x_end, x_end), 0.0, flags, colour, 1e6)
            else:
                self.marks.paint_moment(painter, (x, x_end), 0.0, flags, precision, colour, 1e6)

        # One as long as a bar may be cut into a bar of any length, and must keep its columns.
        trim: Trim = "all" if length < self._short else "rows"
        return sheet.add(("mark", key), length + 2 * self._margin, self._tall, paint, trim, lasting=True)

    def _plain_bars(
        self, sheet: Sheet, numbers: Numbers, place: tuple[Floats, Floats, Floats], width: float
    ) -> list[Floats]:
        """Return bars without a dot: both ends as they are, and what lies between drawn out."""
        x, x_end, y = place
        margin, end = self._margin, self._end
        left = (x + end > 0).nonzero()[0]
        right = (x_end - end < width).nonzero()[0]
        first = np.maximum(x + end, -_OUTSIDE)
        gap = np.minimum(x_end - end, width + _OUTSIDE) - first
        seen = (gap > 0).nonzero()[0]
        return [
            sheet.parts(numbers[left], x[left] - margin, y[left], 0.0, margin + end),
            sheet.parts(numbers[right], x_end[right] - end, y[right], margin + self._short - end, margin + end),
            sheet.stretched(numbers[seen], first[seen], y[seen], margin + self._short / 2, gap[seen]),
        ]

    def _bars(
        self, sheet: Sheet, numbers: Numbers, place: tuple[Floats, Floats, Floats, Floats], length: Floats, width: float
    ) -> list[Floats]:
        """Return long bars: each end and the middle as they are, and what lies between drawn out."""
        x, dot, x_end, y = place
        middle = np.floor(dot * sheet.ratio + 0.5) / sheet.ratio
        margin, corner, core = self._margin, self._corner, self._core
        fixed = (
            (x - margin, 0.0, margin + corner),
            (middle - core, margin + length / 2 - core, 2 * core),
            (x_end - corner, margin + length - corner, margin + corner),
        )
        tables = []
        for at, left, long in fixed:
            seen = ((at + long > 0) & (at < width)).nonzero()[0]
            offset = left[seen] if isinstance(left, np.ndarray) else left
            tables.append(sheet.parts(numbers[seen], at[seen], y[seen], offset, long))
        # A pixel of the bar that is neither end nor dot.
        plain = margin + corner - self.measures.dot
        for begin, end in ((x + corner, middle - core), (middle + core, x_end - corner)):
            first = np.maximum(begin, -_OUTSIDE)
            gap = np.minimum(end, width + _OUTSIDE) - first
            seen = (gap > 0).nonzero()[0]
            tables.append(sheet.stretched(numbers[seen], first[seen], y[seen], plain, gap[seen]))
        return tables


class _Known:
    """The pieces of kinds of marks, found for a whole frame at a time."""

    def __init__(self) -> None:
        self._sheet: Sheet | None = None
        self._clear()

    def _clear(self) -> None:
        self._keys, self._numbers, self._marks = (np.zeros(0, np.int64) for _ in range(3))

    def numbers(self, sheet: Sheet, keys: Numbers, paint: Callable[[Sheet, int], int]) -> Numbers:
        """Return the numbers of the pieces of kinds by key; what is not in the sheet (any more) `paint` puts there."""
        if sheet is not self._sheet or len(self._keys) > _MOST_KINDS:
            self._sheet = sheet
            self._clear()
        places = self._places(keys)
        numbers = self._numbers[places]
        there = sheet.still_there(numbers, self._marks[places])
        if there.all():
            return numbers
        missing = distinct(places[~there])
        self._numbers[missing] = [paint(sheet, key) for key in self._keys[missing].tolist()]
        self._marks[missing] = sheet.marks_of(self._numbers[missing])
        return self._numbers[places]

    def _places(self, keys: Numbers) -> Numbers:
        places = self._keys.searchsorted(keys)
        last = max(len(self._keys) - 1, 0)
        unknown = keys[self._keys[np.minimum(places, last)] != keys] if len(self._keys) else keys
        if len(unknown):
            new = distinct(unknown)
            at = self._keys.searchsorted(new)
            self._keys = np.insert(self._keys, at, new)
            self._numbers, self._marks = np.insert(self._numbers, at, 0), np.insert(self._marks, at, 0)
            places = self._keys.searchsorted(keys)
        return places


def _premultiplied(colour: QColor) -> int:
    """Return a colour as a pixel whose parts are already multiplied by its alpha."""
    alpha = colour.alpha()
    red, green, blue = (part * alpha // 255 for part in (colour.red(), colour.green(), colour.blue()))
    return alpha << 24 | red << 16 | green << 8 | blue
