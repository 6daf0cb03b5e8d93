"""Paints the lanes of the timeline on a screen, frame after frame: the picture of `timeline`, from pieces of a sheet.

Pieces are painted by the painters that figures use, so that a mark looks the same everywhere. A bar is one piece cut in
five: both ends, the middle with its dot, and what lies between them drawn out to its length. Bars that fade or point
out of the view are no pieces; they are painted singly.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from typing import overload

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from cubatimeline.domain.dates import Precision
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
from cubatimeline.drawing.sheet import Sheet, SheetFull
from cubatimeline.drawing.shelf import Shelf
from cubatimeline.drawing.text import ELLIPSIS, Lettering
from cubatimeline.drawing.timeline import DIMMED, TICKS, Emphasis, LanePainter, beside
from cubatimeline.services.geometry.scene import Scene

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

_TOLD = UNCERTAIN | APPROXIMATE | OPEN_START | OPEN_END | HOLLOW
"""Flags that change how a mark is drawn."""
_MOST_COUNTED = 999_999
"""Events in a tile that are told one by one."""
_OUTSIDE = 8.0
"""Pixels beyond the view to which bars are drawn."""


class _Signed(Sequence[str]):
    """The words of counts: "+" and the number."""

    def __len__(self) -> int:
        return _MOST_COUNTED + 1

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(len(self)))]
        return f"+{place}" if place < _MOST_COUNTED else f"+{_MOST_COUNTED} …"


class ScreenLanePainter(LanePainter):
    """Paints scenes of one layout on a screen."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self._small = Lettering(self.theme.font("small"))
        self._shelf = Shelf(self.titles, self._small, self.measures.label_most)
        self._count_shelf = Shelf(_Signed(), Lettering(self.theme.font("tiny")), self.measures.label_most)
        self._sheet: Sheet | None = None
        radius = self.measures.dot
        self._margin, self._corner, self._core, self._short = 4.0 * radius, 6.0 * radius, 2.0 * radius, 16.0 * radius

    def prepare(self, painter: QPainter) -> None:
        """Get ready for a frame on the device of `painter`."""
        super().prepare(painter)
        device = painter.device()
        ratio = device.devicePixelRatioF()
        size = float(device.width()), float(device.height())
        if self._sheet is None or self._sheet.size != size or self._sheet.ratio != ratio:
            self._sheet = Sheet(*size, max(self.measures.row, self._shelf.line), ratio)

    def _paint_content(self, painter: QPainter, scene: Scene, emphasis: Emphasis, plates: Sequence[QRectF]) -> None:
        if self._sheet is None:
            self.prepare(painter)
        assert self._sheet is not None
        sheet = self._sheet
        sheet.begin()
        try:
            ticks = self._tick_pieces(sheet, scene, emphasis)
            counts = self._count_pieces(sheet, scene, emphasis)
            marks, singly = self._mark_pieces(sheet, scene, emphasis)
            words = self._word_pieces(sheet, scene, emphasis, plates)
        except SheetFull:
            # More than the sheet can hold is in view at once: no screen shows that, but no frame may fail.
            sheet.draw(painter, [])
            super()._paint_content(painter, scene, emphasis, plates)
            return
        if emphasis.lit is not None:
            self._paint_lit_ticks(painter, scene, emphasis.lit)
        for label in singly.tolist():
            self._paint_mark(painter, scene, emphasis, label)
        sheet.draw(painter, [*ticks, *counts, *marks, *words])

    # Ticks and counts

    def _tick_pieces(self, sheet: Sheet, scene: Scene, emphasis: Emphasis) -> list[Floats]:
        ticks, height, thick = scene.ticks, self.measures.tick, max(1.0, self.measures.dot / 4)
        alphas = TICKS if emphasis.lit is None else (DIMMED,) * len(TICKS)
        if not len(ticks.x):
            return []
        kinds, which = np.unique(ticks.lane * len(TICKS) + ticks.shade, return_inverse=True)
        colours = [self._colours[alphas[kind % len(TICKS)]][kind // len(TICKS)] for kind in kinds.tolist()]
        numbers = [self._block(sheet, colour) for colour in colours]
        tops = np.array([box.top + box.height - height - 1 for box in scene.boxes])
        width = np.maximum(np.floor(ticks.x_end - ticks.x + thick + 0.5), 1.0)
        return [sheet.stretched(np.array(numbers)[which], ticks.x, tops[ticks.lane], 1.0, width, (0.0, height))]

    def _block(self, sheet: Sheet, colour: QColor) -> int:
        key = "block", colour.rgba()
        number = sheet.number(key)
        height = self.measures.tick
        return number if number >= 0 else sheet.add(
            key, 4.0, height, lambda p: p.fillRect(QRectF(0, 0, 4, height), colour)
        )  # fmt: skip

    def _count_pieces(self, sheet: Sheet, scene: Scene, emphasis: Emphasis) -> list[Floats]:
        counts, shelf = scene.counts, self._count_shelf
        number = np.minimum(counts.number, _MOST_COUNTED)
        places = shelf.places(number)
        left, right = np.maximum(counts.x, 0.0), np.minimum(counts.x_end, scene.scale.width)
        shown, cut = shelf.fitted(places, right - left - 4)
        kept = np.flatnonzero(~cut)
        ink = self.theme.colour("text_soft", 255 if emphasis.lit is None else 120)
        height = self.measures.tick_strip - self.measures.tick
        lines = np.array([self.count_font.baseline(box.tick_top - 1, height) for box in scene.boxes]) - shelf.ascent
        x = (left + right - shown + 2)[kept] / 2
        return [sheet.pieces(shelf.pieces(sheet, places[kept], ink), x, lines[counts.lane[kept]])] if len(kept) else []

    # Words of labels

    def _word_pieces(self, sheet: Sheet, scene: Scene, emphasis: Emphasis, plates: Sequence[QRectF]) -> list[Floats]:
        labels, lit, shelf = scene.labels, emphasis.lit, self._shelf
        event, x, room = self.layout.marks.event[labels.mark], np.floor(labels.x_text + 0.5), labels.room
        if plates:
            rows = zip(x.tolist(), labels.y.tolist(), room.tolist(), strict=True)
            room = np.array([beside(plates, *row) for row in rows])
        speaking = np.flatnonzero((room > 0) & (event != emphasis.selected))
        places = shelf.places(event[speaking])
        shown, cut = shelf.fitted(places, room[speaking])
        top = labels.y[speaking] + self._rise - shelf.ascent
        dim = np.zeros(len(speaking), np.bool_) if lit is None else ~lit[event[speaking]]
        hovered = event[speaking] == emphasis.hovered
        tables = []
        for role, of in (("accent", hovered), ("text", ~hovered)):
            for alpha, which in ((DIMMED, of & dim), (255, of & ~dim)):
                chosen = np.flatnonzero(which & (shown > 0))
                if not len(chosen):
                    continue
                ink = self.theme.colour(role, alpha)
                numbers, begin = shelf.pieces(sheet, places[chosen], ink), x[speaking[chosen]]
                tables.append(sheet.parts(numbers, begin, top[chosen], 0.0, shown[chosen]))
                ends = np.flatnonzero(cut[chosen])
                ellipsis = np.full(len(ends), self._ellipsis(sheet, ink))
                tables.append(sheet.pieces(ellipsis, (begin + shown[chosen])[ends], top[chosen][ends]))
        return tables

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
        short = long <= self._short
        bar = (flags & SPAN) != 0
        fading = (labels.x_solid - labels.x >= 1) | (labels.x_end - labels.x_solid_end >= 1)
        fading |= flags & APPROXIMATE != 0
        single = (flags & (OPEN_START | OPEN_END) != 0) | (bar & fading) | ((flags & UNCERTAIN != 0) & ~short)
        if self.ghosts:
            single |= np.isin(event, np.fromiter(self.ghosts, np.int64, len(self.ghosts)))
        wide = (precision == Precision.DAY) & ~bar & (long > HOURS_FROM * self.measures.dot)
        length = np.where(short, long, np.where(wide, ceil((HOURS_FROM + 1) * self.measures.dot), self._short))
        dim = np.zeros(len(event), np.int64) if lit is None else (~lit[event]).astype(np.int64)
        lane = marks.lane[labels.mark].astype(np.int64)
        key = (((lane * 2 + dim) * 16 + precision) << 32) | (flags << 12) | length.astype(np.int64)
        numbers = np.zeros(len(event), np.int64)
        of = np.flatnonzero(~single)
        kinds, which = np.unique(key[of], return_inverse=True)
        if len(of):
            numbers[of] = np.array([self._mark(sheet, kind) for kind in kinds.tolist()])[which]
        pieces = of[short[of]]
        tables = [sheet.pieces(numbers[pieces], x[pieces] - self._margin, labels.y[pieces])]
        of = of[~short[of]]
        tables += self._bars(sheet, numbers[of], (x[of], x_end[of], labels.y[of]), length[of], scene.scale.width)
        return tables, np.flatnonzero(single)

    def _mark(self, sheet: Sheet, key: int) -> int:
        number = sheet.number(key)
        if number < 0:
            length, flags, head = float(key & 0xFFF), key >> 12 & 0xFFFFF, key >> 32
            precision, dim, lane = head % 16, head // 16 % 2, head // 32
            colour = self._colours[DIMMED if dim else 255][lane]

            def paint(painter: QPainter) -> None:
                x, x_end = self._margin, self._margin + length
                if flags & SPAN:
                    self.marks.paint_span(painter, Span(x, x, x_end, x_end), 0.0, flags, colour, 1e6)
                else:
                    self.marks.paint_moment(painter, (x, x_end), 0.0, flags, precision, colour, 1e6)

            number = sheet.add(key, length + 2 * self._margin, self.measures.row, paint)
        return number

    def _bars(
        self, sheet: Sheet, numbers: Numbers, place: tuple[Floats, Floats, Floats], length: Floats, width: float
    ) -> list[Floats]:
        """Return long bars: each end and the middle as they are, and what lies between drawn out."""
        x, x_end, y = place
        middle = np.floor((x + x_end) / 2 + 0.5)
        margin, corner, core = self._margin, self._corner, self._core
        fixed = (
            (x - margin, 0.0, margin + corner),
            (middle - core, margin + length / 2 - core, 2 * core),
            (x_end - corner, margin + length - corner, margin + corner),
        )
        tables = []
        for at, left, long in fixed:
            seen = (at + long > 0) & (at < width)
            offset = left[seen] if isinstance(left, np.ndarray) else left
            tables.append(sheet.parts(numbers[seen], at[seen], y[seen], offset, long))
        # A pixel of the bar that is neither end nor dot.
        plain = margin + corner - self.measures.dot
        rows = floor(self.marks.bar_top(0.0)) - 1.0, self.measures.bar + 3
        for begin, end in ((x + corner, middle - core), (middle + core, x_end - corner)):
            first = np.maximum(begin, -_OUTSIDE)
            gap = np.minimum(end, width + _OUTSIDE) - first
            seen = gap > 0
            tables.append(sheet.stretched(numbers[seen], first[seen], y[seen], plain, gap[seen], rows))
        return tables
