"""The lines of a PDF page in the order of reading: characters to runs, runs to lines, columns one after the other."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

_GUTTER = 1.4
"""Width of the white between columns, in sizes of a letter."""
_COLUMN_LINES = 5
_RAISED = 0.82
"""A raised label is at most this part of the letters beside it."""
_BOLD = 600
_label = re.compile(r"\d{1,3}|\*{1,3}|[†‡]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text within one column; lengths in points, y upwards.

    Attributes:
        size: height of its letters.
        column_left, column_right: edges of the column that it stands in.
        place: how far up the page it stands, 0 to 1.
    """

    text: str
    left: float
    right: float
    bottom: float
    size: float
    bold: bool = False
    column_left: float = 0.0
    column_right: float = 0.0
    place: float = 0.5

    def with_text(self, text: str) -> Line:
        """Return the line with other words."""
        return replace(self, text=text)


@dataclass(slots=True)
class _Run:
    """Characters that follow each other without a wide gap."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    bold: bool


def lines_of(document: Any, number: int) -> list[Line]:
    """Return the lines of one page in the order of reading."""
    page = document[number]
    _, foot, _, head = page.get_cropbox()
    try:
        textpage = page.get_textpage()
        try:
            runs = _runs(textpage)
        finally:
            textpage.close()
    finally:
        page.close()
    height = max(head - foot, 1.0)
    placed = [replace(line, place=(line.bottom + line.size / 2 - foot) / height) for line in _merged(runs)]
    # What lies outside the page is not seen: printing programs leave lines there that the next page repeats.
    return _in_order([line for line in placed if 0 <= line.place <= 1])


def _runs(textpage: Any) -> list[_Run]:
    """Gather characters into runs; a new one begins with another line, a wide gap or another size."""
    from pypdfium2 import raw

    page = textpage.raw
    box = raw.FS_RECTF()
    pointer = ctypes.byref(box)
    unicode_of, box_of, weight_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetFontWeight
    runs: list[_Run] = []
    run: _Run | None = None
    blank = False
    high = 0
    for index in range(textpage.count_chars()):
        code = unicode_of(page, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        if code in (0x20, 0xA0, 0x09):
            blank = True
            continue
        if code in (0x0D, 0x0A, 0) or not box_of(page, index, pointer):
            blank = True
            continue
        letter = "-" if code == 2 else chr(code)
        left, right, bottom, size = box.left, box.right, box.bottom, box.top - box.bottom
        if run is not None and _goes_on(run, left, bottom, size):
            run.text += f" {letter}" if blank or left - run.right > 0.22 * size else letter
            run.right = max(right, run.right)
        else:
            run = _Run(letter, left, right, bottom, size, weight_of(page, index) >= _BOLD)
            runs.append(run)
        blank = False
    return [run for run in runs if run.size > 0]


def _goes_on(run: _Run, left: float, bottom: float, size: float) -> bool:
    if abs(bottom - run.bottom) > 0.12 * run.size or abs(size - run.size) > 0.12 * run.size:
        return False
    return -0.6 * run.size < left - run.right < _GUTTER * run.size


def _merged(runs: list[_Run]) -> list[Line]:
    """Join runs on one line that no wide gap divides, from left to right; a raised label becomes "[1]"."""
    rows: list[list[_Run]] = []
    for run in sorted(runs, key=lambda each: -(each.bottom + each.size / 2)):
        row = next((row for row in reversed(rows[-4:]) if _same_row(row, run)), None)
        if row is None:
            rows.append([run])
        else:
            row.append(run)
    lines: list[Line] = []
    for row in rows:
        row.sort(key=lambda each: each.left)
        part = [row[0]]
        for run in row[1:]:
            if run.left - max(each.right for each in part) > _GUTTER * max(run.size, part[-1].size):
                lines.append(_line(part))
                part = []
            part.append(run)
        lines.append(_line(part))
    return lines


def _same_row(row: list[_Run], run: _Run) -> bool:
    """Whether a run overlaps the tallest run of a row by half of its own height."""
    tall = max(row, key=lambda each: each.size)
    overlap = min(tall.bottom + tall.size, run.bottom + run.size) - max(tall.bottom, run.bottom)
    return overlap > 0.5 * min(run.size, tall.size)


def _line(runs: list[_Run]) -> Line:
    main = max(runs, key=lambda each: len(each.text) * each.size)
    text = ""
    right = runs[0].left
    for run in runs:
        words = run.text
        raised = run.size < _RAISED * main.size and run.bottom > main.bottom + 0.1 * main.size
        if raised and _label.fullmatch(words):
            words = f"[{words}]"
            text += words if run.left - right < 0.3 * main.size else f" {words}"
        else:
            apart = run.left - right > 0.15 * main.size
            text += f" {words}" if text and apart else words
        right = max(right, run.right)
    bold = sum(len(run.text) for run in runs if run.bold) > 0.7 * sum(len(run.text) for run in runs)
    # Fonts differ in the height of their boxes, also at the same size.
    level = [run for run in runs if run.size >= _RAISED * main.size]
    size = sum(run.size * len(run.text) for run in level) / sum(len(run.text) for run in level)
    return Line(text, runs[0].left, right, main.bottom, size, bold)


def _in_order(lines: list[Line]) -> list[Line]:
    """Return lines column by column; what crosses the columns divides the page into upper and lower parts."""
    if not lines:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    gutter = _gutter(lines, left, right)
    if gutter is None:
        return [
            replace(line, column_left=left, column_right=right) for line in sorted(lines, key=lambda each: -each.bottom)
        ]
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda each: -each.bottom):
        if line.left < gutter < line.right:
            ordered += _columns(band, gutter)
            ordered.append(replace(line, column_left=left, column_right=right))
            band = []
        else:
            band.append(line)
    return ordered + _columns(band, gutter)


def _columns(band: list[Line], gutter: float) -> list[Line]:
    first = [line for line in band if line.right <= gutter]
    second = [line for line in band if line.right > gutter]
    return [*_in_order(first), *_in_order(second)]


def _gutter(lines: list[Line], left: float, right: float) -> float | None:
    """Return where a white strip divides two columns of running text; None where there are none.

    Columns of a table do not count: their lines are short for their column.
    """
    if len(lines) < 2 * _COLUMN_LINES:
        return None
    size = median(line.size for line in lines)
    starts = sorted(
        {
            round(line.left, 1)
            for line in lines
            if left + 0.2 * (right - left) < line.left < right - 0.15 * (right - left)
        }
    )
    best: tuple[int, float] | None = None
    for start in starts:
        place = start - 0.4 * size
        before = [line for line in lines if line.right <= place]
        after = [line for line in lines if line.left >= place]
        crossing = len(lines) - len(before) - len(after)
        if min(len(before), len(after)) < _COLUMN_LINES or crossing > 0.35 * len(lines):
            continue
        if _filled(before) and _filled(after) and _side_by_side(before, after) and (best is None or crossing < best[0]):
            best = crossing, place
    return best[1] if best else None


def _filled(lines: list[Line]) -> bool:
    width = max(line.right for line in lines) - min(line.left for line in lines)
    return median(line.right - line.left for line in lines) > 0.6 * width


def _side_by_side(first: Iterable[Line], second: Iterable[Line]) -> bool:
    """Whether the columns stand beside each other rather than one under the other."""
    heights = [line.bottom for line in second]
    beside = sum(min(heights) - line.size < line.bottom < max(heights) + line.size for line in first)
    return beside >= _COLUMN_LINES - 1
