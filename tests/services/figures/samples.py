"""Made-up events, metrics without fonts, and what holds of every sheet: for tests of figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from cubatimeline.domain.events import Category
from cubatimeline.domain.languages import Language, Localised
from cubatimeline.services.figures.content import FigureContent
from cubatimeline.services.figures.sheets import POINT, Face, Sheet, Words, box_of
from cubatimeline.services.geometry.bands import Strip
from cubatimeline.services.geometry.legend import Sample, sample_columns

NAMES = ("Diplomacy", "Science and space", "Economy", "Crisis")


class PlainMetrics:
    """Letters of the widths that print has on the average, without a font."""

    def width(self, text: str, face: Face, points: float) -> float:
        """Return the sum of the widths of the letters."""
        bold = 1.06 if "bold" in face.value else 1.0
        return sum(_width(letter) for letter in text) * points * POINT * bold

    def ascent(self, _face: Face, points: float) -> float:
        """Return three quarters of the size."""
        return 0.75 * points * POINT

    def descent(self, _face: Face, points: float) -> float:
        """Return a quarter of the size."""
        return 0.25 * points * POINT


def _width(letter: str) -> float:
    if letter in " .,;:ijl|'":
        return 0.25
    return 0.62 if letter.isupper() or letter in "mwшщюж" else 0.5


METRICS = PlainMetrics()


def content_of(
    samples: Sequence[Sample],
    titles: Sequence[str],
    categories: Sequence[int],
    importances: Sequence[int],
    *,
    language: Language = "en",
    strips: tuple[Strip, ...] = (),
    span: tuple[int, int] = (-6209, 18261),
    ghosts: dict[int, list[float]] | None = None,
) -> FigureContent:
    """Return events as a figure has them; one of a category by number and an importance for each sample."""
    columns = replace(
        sample_columns(samples, titles),
        category=np.array(categories, np.int16),
        importance=np.array(importances, np.int16),
        evidence=np.full(len(samples), 2, np.int32),
    )
    named = tuple(Category(name.lower(), Localised(name), n) for n, name in enumerate(NAMES))
    ids = list(columns.ids)
    return FigureContent(columns, named, {}, strips, ghosts or {}, ids, list(titles), None, span, language, "Sample")


def overlaps(sheet: Sheet) -> list[tuple[str, str]]:
    """Return the pairs of words that stand over one another."""
    boxes = sorted((box_of(item, METRICS), item.text) for item in sheet.items() if isinstance(item, Words))
    found = []
    open_: list[tuple[tuple[float, float, float, float], str]] = []
    for box, text in boxes:
        open_ = [each for each in open_ if each[0][2] > box[0] + _HAIR]
        found += [(other, text) for at, other in open_ if at[1] < box[3] - _HAIR and box[1] < at[3] - _HAIR]
        open_.append((box, text))
    return found


def beyond(sheet: Sheet) -> list[object]:
    """Return what reaches beyond the sheet."""
    found: list[object] = []
    for item in sheet.items():
        left, top, right, bottom = box_of(item, METRICS)
        inside = left >= -_HAIR and top >= -_HAIR and right <= sheet.width + _HAIR and bottom <= sheet.height + _HAIR
        if not inside:
            found.append(item)
    return found


_HAIR = 0.01
"""Millimetres that nobody sees."""


def words_on(sheets: Iterable[Sheet]) -> list[Words]:
    """Return all words of some sheets."""
    return [item for sheet in sheets for item in sheet.items() if isinstance(item, Words)]


def counts_on(sheets: Iterable[Sheet]) -> int:
    """Return the sum of the counts of further events."""
    texts = (words.text for words in words_on(sheets))
    return sum(int(text) for text in texts if text[0] == "+" and text[1:].isdecimal())
