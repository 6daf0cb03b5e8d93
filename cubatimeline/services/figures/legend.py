"""The legend of a figure: one sample of every kind of mark that occurs, drawn as in the lanes, with what it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cubatimeline.domain.dates import Precision
from cubatimeline.services.figures.figure import Colours
from cubatimeline.services.figures.frame import Frame
from cubatimeline.services.figures.palette import LaneInk
from cubatimeline.services.figures.shapes import (
    APPROXIMATE,
    DRAFT,
    OPEN_END,
    OPEN_START,
    SET,
    SPAN,
    UNCERTAIN,
    Brush,
    Facts,
    Kind,
)
from cubatimeline.services.figures.sheets import Hatch, Ink, Item, Path, Words
from cubatimeline.services.figures.wording import WORDING

_WIDE = 3.2
"""Width of a sample in sizes of the letters."""
_FLAGS = {
    Kind.SPAN: SPAN, Kind.TAPER: SPAN, Kind.UNCERTAIN: UNCERTAIN, Kind.APPROXIMATE: APPROXIMATE, Kind.SET: SET,
    Kind.OPEN_END: SPAN | OPEN_END, Kind.OPEN_START: SPAN | OPEN_START, Kind.DRAFT: DRAFT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: Kind
    lines: tuple[str, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Legend:
    """Sets samples and their words in columns between two edges."""

    frame: Frame
    left: float
    right: float
    most_columns: int = 4

    def height(self, kinds: Iterable[Kind]) -> float:
        """Return how high the legend is, mm; 0 for no kinds."""
        rows = self._rows(kinds)
        return sum(self._row_height(row) for row in rows)

    def items(self, kinds: Iterable[Kind], top: float) -> list[Item]:
        """Return the legend below a height."""
        items: list[Item] = []
        for row in self._rows(kinds):
            for number, entry in enumerate(row):
                items += self._entry(entry, self.left + number * self._column(self._columns()), top)
            top += self._row_height(row)
        return items

    def _columns(self) -> int:
        room = self.right - self.left
        letter = self.frame.letters.small
        usual = self.frame.letters.width("n" * 30, letter) + self._lead
        return max(1, min(self.most_columns, int(room / usual)))

    def _column(self, columns: int) -> float:
        return (self.right - self.left) / columns

    @property
    def _lead(self) -> float:
        return (_WIDE + 0.6) * self.frame.sizes.em

    def _rows(self, kinds: Iterable[Kind]) -> list[list[_Entry]]:
        columns = self._columns()
        words = WORDING[self.frame.language].kinds
        letter, em = self.frame.letters.small, self.frame.sizes.em
        room = self._column(columns) - self._lead - em
        found = set(kinds)
        entries = []
        for kind in (kind for kind in Kind if kind in found):
            lines = self.frame.letters.within(words[kind], letter, max(room, 2 * em), 4)
            entries.append(_Entry(kind, lines, room))
        deep = -(-len(entries) // columns)
        # read down the columns, which are as even as can be
        return [entries[row::deep] for row in range(deep)] if deep else []

    def _row_height(self, row: list[_Entry]) -> float:
        pitch = self.frame.letters.pitch(self.frame.letters.small)
        return max(len(entry.lines) for entry in row) * pitch + 0.25 * self.frame.sizes.em

    def _entry(self, entry: _Entry, x: float, top: float) -> list[Item]:
        letters, sizes, palette = self.frame.letters, self.frame.sizes, self.frame.palette
        letter = letters.small
        line = top + letters.ascent(letter)
        items = self._sample(entry.kind, x, line - 0.26 * sizes.em)
        for number, words in enumerate(entry.lines):
            y = line + number * letters.pitch(letter)
            items.append(Words(x + self._lead, y, words, letter.points, letter.face, palette.soft))
        return items

    def _sample(self, kind: Kind, x: float, y: float) -> list[Item]:
        sizes, palette = self.frame.sizes, self.frame.palette
        wide = _WIDE * sizes.em
        ink = LaneInk(palette.soft, palette.soft, palette.text)
        if palette.colours is Colours.PATTERN:
            ink = LaneInk(palette.text, palette.paper, palette.text, Hatch.RISING)
        if kind is Kind.TICK:
            stroke = Ink(stroke=palette.soft, points=sizes.line)
            half = sizes.base / 2
            return [
                Path(((at, y - half), (at, y + half)), stroke)
                for at in (x + 0.4 * wide, x + 0.5 * wide, x + 0.53 * wide)
            ]
        facts = _sample_facts(kind, x, wide, sizes.em)
        return list(Brush(sizes, palette, ink).mark(facts, y, lit=kind is Kind.LIT))


def _sample_facts(kind: Kind, x: float, wide: float, em: float) -> Facts:
    flags = _FLAGS.get(kind, 0)
    middle, edge = x + wide / 2, (x - em, x + wide + em)
    if flags & SPAN:
        a, b = x + 0.15 * wide, x + 0.85 * wide
        taper = 0.3 * wide if kind is Kind.TAPER else 0.0
        return Facts(a, a + taper, b - taper, b, flags, Precision.DAY, *edge)
    if kind in (Kind.VAGUE, Kind.WHOLE_DAY):
        a, b = x + 0.2 * wide, x + 0.8 * wide
        return Facts(a, a, b, b, flags, Precision.MONTH if kind is Kind.VAGUE else Precision.DAY, *edge)
    ghosts = (x + 0.2 * wide,) if kind is Kind.DISPUTED else ()
    at = x + 0.75 * wide if ghosts else middle
    return Facts(at, at, at, at, flags, Precision.DAY, *edge, ghosts)
