"""Finds room for the words of events in a lane: the important first, low before high, nothing over anything else.

A lane keeps account of its free places as numbers of many bits, one number for each quarter of a line of words and a
bit for each narrow cell: whether a place is free is one comparison, however much stands in the lane already. So the
time grows with the number of events, not with its square.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, floor

from cubatimeline.services.figures.lettering import Broken, Letter, Lettering
from cubatimeline.services.figures.measures import PARTS, Sizes
from cubatimeline.services.figures.shapes import Facts, bar_of, extent_of

_MOST_LINES = 4
_LINE_EMS = 13.0
"""Words are broken where a line would be longer than so many sizes of the letters."""
_BAR_STEPS = 2
"""Steps of height that a bar below its words takes."""
_MOST_STEPS = 40_000


class Side(StrEnum):
    """Where words stand: right or left of their mark on its height, or above it."""

    RIGHT = "right"
    LEFT = "left"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Wish:
    """An event that is to be given words.

    Attributes:
        mark: index into the marks; title: its words; rank: its place among all marks, the most important being 0.
        head, tail: width kept for a number before the first line and for numbers after the last, mm.
    """

    mark: int
    facts: Facts
    title: str
    letter: Letter
    head: float = 0.0
    tail: float = 0.0
    lit: bool = False
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """Words with their place.

    Attributes:
        step: from the base line of the lane up to the lower edge of the block, in steps of height.
        height: of the block, in steps.
        x: where the words begin, or end if they stand left of their mark.
    """

    wish: Wish
    side: Side
    lines: tuple[str, ...]
    step: int
    height: int
    x: float

    @property
    def mark_step(self) -> int:
        """Steps from the base line to the lower edge of the mark."""
        return self.step if self.side is Side.ABOVE else self.step + (len(self.lines) - 1) * PARTS


@dataclass(frozen=True, slots=True)
class _Trial:
    """One way to set the words: parts as (first step, steps, bits)."""

    side: Side
    lines: tuple[str, ...]
    x: float
    parts: tuple[tuple[int, int, int], ...]
    height: int
    cost: int


class LaneRoom:
    """The free places of one lane, from `left` to `right` mm, up to `most` steps high."""

    def __init__(self, left: float, right: float, sizes: Sizes, letters: Lettering, most: int = _MOST_STEPS) -> None:
        self.left, self.right = left, right
        self._known: dict[int, tuple[_Trial, ...]] = {}
        self.placed: list[Placed] = []
        self._sizes, self._letters, self._most = sizes, letters, most
        self._rows: list[int] = []
        self._line = _LINE_EMS * sizes.em

    def emptied(self, most: int) -> LaneRoom:
        """Return the lane with nothing in it, of another height; how words can be set is known there already."""
        empty = LaneRoom(self.left, self.right, self._sizes, self._letters, most)
        empty._known = self._known
        return empty

    @property
    def height(self) -> int:
        """Steps up to the highest place taken."""
        return len(self._rows)

    def topped(self, left_end: float, right_begin: float) -> int:
        """Return the least height at which there is room for a line of words at the top, at its left and right end.

        Args:
            left_end, right_begin: where the words at the left end, and where those at the right begin, mm.
        """
        bits = self._bits(self.left, left_end) | self._bits(right_begin, self.right)
        height = max(len(self._rows), PARTS + 1)
        while any(row & bits for row in self._rows[height - PARTS - 1 : height]):
            height += 1
        return height

    def clear(self, step: int, step_end: int, x: float, x_end: float) -> bool:
        """Return whether nothing stands between two heights."""
        return self._free(step, step_end - step, self._bits(x, x_end))

    def place(self, wish: Wish) -> bool:
        """Give an event its words in the best place that is free; return whether there was one."""
        best, best_cost = None, 0
        trials = self._known.get(wish.mark)
        if trials is None:
            trials = self._known[wish.mark] = tuple(self._trials(wish))
        for trial in trials:
            limit = self._most - trial.height - 1
            if best is not None:
                limit = min(limit, best_cost - trial.cost - 1)
            step = self._lowest(trial, limit)
            if step is not None:
                best, best_cost = (trial, step), step + trial.cost
        if best is None:
            return False
        trial, step = best
        for first, height, bits in trial.parts:
            self._take(step + first, height, bits)
        self.placed.append(Placed(wish, trial.side, trial.lines, step, trial.height, trial.x))
        return True

    def _lowest(self, trial: _Trial, limit: int) -> int | None:
        """Return the lowest step, no higher than `limit`, at which a trial fits; None where there is none."""
        step = 0
        while step <= limit:
            blocked = self._blocked(trial, step)
            if blocked < 0:
                return step
            step = blocked + 1
        return None

    def _blocked(self, trial: _Trial, step: int) -> int:
        """Return how far up a trial at `step` stands in something's way, as the step to rise beyond; -1 for nowhere."""
        rows, top = self._rows, len(self._rows)
        for first, height, bits in reversed(trial.parts):
            begin = step + first
            for row in range(min(begin + height, top) - 1, begin - 1, -1):
                if rows[row] & bits:
                    return row - first
        return -1

    def _free(self, step: int, height: int, bits: int) -> bool:
        return not any(row & bits for row in self._rows[step : step + height])

    def _take(self, step: int, height: int, bits: int) -> None:
        rows = self._rows
        rows.extend([0] * (step + height - len(rows)))
        for row in range(step, step + height):
            rows[row] |= bits

    def _bits(self, x: float, x_end: float) -> int:
        cell = self._sizes.cell
        first = max(floor((x - self.left) / cell), 0)
        last = max(ceil((x_end - self.left) / cell), first + 1)
        return ((1 << (last - first)) - 1) << first

    def _trials(self, wish: Wish) -> Iterator[_Trial]:
        """Yield the ways to set the words of an event, those that are liked best first."""
        facts, sizes = wish.facts, self._sizes
        x, x_end = extent_of(facts, sizes)
        if x < self.left - sizes.margin or x_end > self.right + sizes.margin:
            x, x_end = max(x, self.left - sizes.margin), min(x_end, self.right + sizes.margin)
        whole = self._letters.broken(wish.title, wish.letter, 1)
        liked = min(max(ceil(whole.width / self._line), 1), _MOST_LINES)
        bar = bar_of(facts, sizes)
        long = bar[1] - bar[0] >= 0.5 * whole.width / liked
        for lines in (liked, liked + 1, liked - 1):
            if not 0 < lines <= _MOST_LINES:
                continue
            broken = self._letters.broken(wish.title, wish.letter, lines)
            if lines > 1 and len(broken.lines) < lines:
                continue
            cost = 5 * abs(lines - liked)
            if long:
                yield from self._above(wish, broken, (x, x_end), bar, cost)
            yield from self._beside(wish, broken, (x, x_end), cost + (4 if long else 0))
            if not long:
                yield from self._above(wish, broken, (x, x_end), bar, cost + 5)

    def _beside(self, wish: Wish, broken: Broken, ink: tuple[float, float], cost: int) -> Iterator[_Trial]:
        sizes, width = self._sizes, self._block_width(wish, broken)
        height = len(broken.lines) * PARTS
        begin = ink[1] + sizes.gap
        if begin + width <= self.right:
            bits = self._bits(ink[0], begin + width + sizes.air)
            yield _Trial(Side.RIGHT, broken.lines, begin, ((0, height + 1, bits),), height, cost)
        end = ink[0] - sizes.gap
        if end - width >= self.left:
            bits = self._bits(end - width, ink[1] + sizes.air)
            yield _Trial(Side.LEFT, broken.lines, end, ((0, height + 1, bits),), height, cost + 2)

    def _above(
        self, wish: Wish, broken: Broken, ink: tuple[float, float], bar: tuple[float, float], cost: int
    ) -> Iterator[_Trial]:
        sizes, width = self._sizes, self._block_width(wish, broken)
        words = len(broken.lines) * PARTS
        if width > self.right - self.left:
            return
        at = bar[0] if wish.facts.is_span or bar[1] > bar[0] else wish.facts.middle - sizes.dot
        begin = min(max(at, self.left), self.right - width)
        below = self._bits(ink[0], ink[1] + sizes.air)
        above = self._bits(min(begin, ink[0]), max(begin + width, ink[0]) + sizes.air)
        parts = ((0, _BAR_STEPS, below), (_BAR_STEPS, words + 1, above))
        yield _Trial(Side.ABOVE, broken.lines, begin, parts, words + _BAR_STEPS, cost)

    def _block_width(self, wish: Wish, broken: Broken) -> float:
        if not wish.tail:
            return wish.head + broken.width
        last = self._letters.width(broken.lines[-1], wish.letter) + wish.tail
        return wish.head + max(broken.width, last)
