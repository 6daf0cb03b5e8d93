"""Measuring, shortening and painting words, with what was measured kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil, floor, inf
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap, QTextLayout, QTextLine

from cubatimeline.drawing.sheet import Numbers, Pieces, Sheet, SheetFull
from cubatimeline.store.texts import END, Texts

ELLIPSIS = "…"
LEAST_LETTERS = 3
_MOST_KEPT = 20_000
_FEW = 64
"""So few texts are measured letter by letter sooner than by a table of all letters there are."""
_AT_ONCE = 1 << 15
"""Texts measured at a time."""
_MOST_PICTURES = 1_200
"""Words kept as pictures: more than any screen shows at once, some 20 megabytes at 100 %."""
NEVER_LAST = " ,;:–-"
_ASCII = "".join(map(chr, range(33, 127)))
_SHEET_WIDTH, _SHEET_LINES = 1024, 8
"""Size of the sheet for the texts of lines that are written in one call: more than any axis shows."""


class Lettering:
    """One font with its measures; what was measured is kept, so that a frame that moves measures nothing anew."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetricsF(font)
        self._advances: dict[str, float] = {}
        self._widths: dict[str, float] = {}
        self._ends: dict[str, list[float]] = {}
        self._ascii_ink: tuple[float, float] | None = None
        self._high, self._rise = self.metrics.height(), self.metrics.ascent()
        self.ellipsis = self.metrics.horizontalAdvance(ELLIPSIS)

    def width(self, text: str) -> float:
        """Return the width of a text in pixels, kerning included."""
        found = self._widths.get(text)
        if found is None:
            if len(self._widths) > _MOST_KEPT:
                self._widths.clear()
            found = self._widths[text] = self.metrics.horizontalAdvance(text)
        return found

    def exact_widths(self, texts: Sequence[str]) -> list[float]:
        """Return the width of every text in pixels, kerning included: for the few that a frame asks for again."""
        try:
            return [self._widths[text] for text in texts]
        except KeyError:
            return [self.width(text) for text in texts]

    def widths(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return about the width of every text, from a table of single letters: shape (n,), kerning left out."""
        if len(texts) <= _FEW:
            return np.array([(self._letter_ends(text) or [0.0])[-1] for text in texts], np.float64)
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
        return self._cut(text, ends, room)

    def _cut(self, text: str, ends: list[float], room: float) -> int:
        count = bisect_right(ends, room - self.ellipsis)
        shown = len(text[:count].rstrip(NEVER_LAST))
        return shown if shown >= LEAST_LETTERS else 0

    def advance(self, letters: str) -> float:
        """Return the width of one or two letters, kerning included."""
        found = self._advances.get(letters)
        if found is None:
            found = self._advances[letters] = self.metrics.horizontalAdvance(letters)
        return found

    def ink(self, text: str) -> tuple[float, float]:
        """Return between which heights a text may have ink, from its baseline: the whole line where that is unsure."""
        if not text.isascii():
            return -self.metrics.ascent(), self.metrics.descent()
        if self._ascii_ink is None:
            box = self.metrics.tightBoundingRect(_ASCII)
            self._ascii_ink = box.top(), box.bottom()
        return self._ascii_ink

    def shortened(self, text: str, room: float) -> str:
        """Return the text cut to `room` pixels with an ellipsis; empty where not even three letters would fit."""
        count = self.fitting(text, room)
        return text if count == len(text) else text[:count] + ELLIPSIS if count else ""

    def prepare(self, painter: QPainter) -> None:
        """Get ready for a frame; called before its first words."""

    def baseline(self, top: float, height: float) -> float:
        """Return where the letters of a line stand that is centred in `height` pixels below `top`."""
        return top + (height - self._high) / 2 + self._rise

    def paint(self, painter: QPainter, x: float, baseline: float, text: str, colour: QColor, room: float = inf) -> None:
        """Write a text from `x` on, shortened to `room` pixels."""
        words = self.shortened(text, room)
        if words:
            painter.setFont(self.font)
            painter.setPen(colour)
            painter.drawText(QPointF(x, baseline), words)

    def _letter_ends(self, text: str) -> list[float]:
        """Return about where each letter of a text ends in pixels, kerning left out."""
        ends = self._ends.get(text)
        if ends is None:
            if len(self._ends) > _MOST_KEPT:
                self._ends.clear()
            self._learn(set(text))
            ends = self._ends[text] = list(accumulate(map(self._advances.__getitem__, text)))
        return ends

    def _learn(self, letters: set[str]) -> None:
        for letter in letters - self._advances.keys():
            self._advances[letter] = self.metrics.horizontalAdvance(letter)


def _codes(letters: str) -> NDArray[np.uint8] | NDArray[np.uint32]:
    """Return the code point of each letter."""
    if letters.isascii():
        return np.frombuffer(letters.encode("ascii"), np.uint8)
    return np.frombuffer(letters.encode("utf-32-le"), np.uint32)


@dataclass(slots=True)
class _Written:
    """A text as a picture: its width, about where its letters end, and its line, which lives only with its layout."""

    picture: QPixmap
    width: float
    ends: list[float]
    line: QTextLine
    layout: QTextLayout


class ScreenLettering(Lettering):
    """Lettering for a picture that is painted again and again: each text is written once and copied from then on.

    For painters on a screen only, without turning or scaling of their own; figures must keep their text as text.
    """

    def __init__(self, font: QFont) -> None:
        super().__init__(font)
        self._kept: dict[tuple[str, int], _Written] = {}
        self._ratio = 1.0
        self._ascent, self._height = ceil(self.metrics.ascent()), ceil(self.metrics.height()) + 1

    def prepare(self, painter: QPainter) -> None:
        """Write for the density of the screen that a frame is painted on."""
        ratio = painter.device().devicePixelRatioF()
        if ratio != self._ratio:
            self._ratio = ratio
            self._kept.clear()

    def paint(self, painter: QPainter, x: float, baseline: float, text: str, colour: QColor, room: float = inf) -> None:
        """Write a text from `x` on, shortened to `room` pixels; it stands on whole pixels."""
        written = self._written(text, colour)
        left, top = floor(x + 0.5), floor(baseline + 0.5) - self._ascent
        if written.width <= room:
            painter.drawPixmap(left, top, written.picture)
        elif count := self._cut(text, written.ends, room):
            # the stubs of PySide6 6.11 call the pair (x, place) an object
            shown = floor(cast("tuple[float, int]", written.line.cursorToX(_units(text, count)))[0] + 0.5)
            across, high = round(shown * self._ratio), round(self._height * self._ratio)
            painter.drawPixmap(left, top, written.picture, 0, 0, across, high)
            painter.drawPixmap(left + shown, top, self._written(ELLIPSIS, colour).picture)

    def _written(self, text: str, colour: QColor) -> _Written:
        key = (text, colour.rgba())
        found = self._kept.get(key)
        if found is None:
            while len(self._kept) >= _MOST_PICTURES:
                del self._kept[next(iter(self._kept))]
            found = self._kept[key] = self._write(text, colour)
        return found

    def _write(self, text: str, colour: QColor) -> _Written:
        layout, ratio = QTextLayout(text, self.font), self._ratio
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        width = line.naturalTextWidth()
        picture = QPixmap(ceil((ceil(width) + 2) * ratio), ceil(self._height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setPen(colour)
        line.draw(painter, QPointF(0, self._ascent - line.ascent()))
        painter.end()
        return _Written(picture, width, self._letter_ends(text), line, layout)


class Line(NamedTuple):
    """Texts that stand on one baseline, each from its `x` on."""

    font: Lettering
    colour: QColor
    baseline: float
    x: list[float]
    texts: list[str]


class Lines:
    """Writes short texts that come again in every frame, such as the names on an axis."""

    def paint(self, painter: QPainter, lines: Sequence[Line]) -> None:
        """Write some lines."""
        for font, colour, baseline, x, texts in lines:
            for at, text in zip(x, texts, strict=True):
                font.paint(painter, at, baseline, text, colour)


class ScreenLines(Lines):
    """Lines for a screen: each text is written once, and those of all lines are copied in one call."""

    def __init__(self) -> None:
        self._sheet: Sheet | None = None
        self._height = 0.0
        self._forget()

    def _forget(self) -> None:
        self._known: dict[tuple[Lettering, int], dict[str, int]] = {}
        self._entries: list[tuple[Lettering, QColor, str]] = []
        self._pieces = Pieces()

    def paint(self, painter: QPainter, lines: Sequence[Line]) -> None:
        """Write some lines; they stand on whole pixels."""
        ratio = painter.device().devicePixelRatioF()
        height = max(line.font.metrics.height() for line in lines) + 2
        if self._sheet is None or self._sheet.ratio != ratio or self._height < height:
            self._sheet, self._height = Sheet(_SHEET_WIDTH, _SHEET_LINES * height, height, ratio), height
            self._forget()
        if len(self._entries) > _MOST_KEPT:
            self._forget()
        sheet = self._sheet
        sheet.begin()
        places, x, top = [], [], []
        for line in lines:
            places += self._places(line)
            x += line.x
            top += [floor(line.baseline + 0.5) - ceil(line.font.metrics.ascent())] * len(line.x)
        try:
            numbers = self._pieces.numbers(sheet, np.array(places, np.int64), self._write)
        except SheetFull:
            sheet.draw(painter, [])
            super().paint(painter, lines)
            return
        sheet.draw(painter, [sheet.pieces(numbers, np.array(x, np.float64), np.array(top, np.float64))])

    def _places(self, line: Line) -> list[int]:
        """Return the places of the texts of a line among the entries."""
        known = self._known.setdefault((line.font, line.colour.rgba()), {})
        try:
            return [known[text] for text in line.texts]
        except KeyError:
            for text in line.texts:
                if text not in known:
                    known[text] = len(self._entries)
                    self._entries.append((line.font, line.colour, text))
            return [known[text] for text in line.texts]

    def _write(self, places: Numbers) -> Numbers:
        """Write some entries into the sheet and return the numbers of their pieces."""
        assert self._sheet is not None
        chosen = [self._entries[place] for place in places.tolist()]

        def paint(painter: QPainter, index: int, left: float, upper: float) -> None:
            font, colour, text = chosen[index]
            painter.setFont(font.font)
            painter.setPen(colour)
            painter.drawText(QPointF(left, upper + ceil(font.metrics.ascent())), text)

        sizes = [
            (ceil(font.width(text)) + 2.0, 0.0, float(ceil(font.metrics.height()) + 1)) for font, _, text in chosen
        ]
        return self._sheet.add_lines(sizes, paint)


def _units(text: str, count: int) -> int:
    """Return the length of the first `count` letters as Qt counts it: one outside the first plane is two units."""
    return count if text.isascii() else len(text[:count].encode("utf-16-le")) // 2
