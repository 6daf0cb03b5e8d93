"""Original and translation side by side: which paragraphs answer each other, by their lengths and by what they share.

The method is that of W. Gale and K. Church, "A Program for Aligning Sentences in Bilingual Corpora" (Computational
Linguistics 19, 1993): the cheapest way through both texts, where paragraphs of like length answer each other and one
may answer two. Numbers that both have, such as years, make a pair cheaper.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, inf, log, sqrt

_VARIANCE = 6.8
"""Variance of the length of a translation for each letter of the original, as measured by Gale and Church."""
_BEADS = {(1, 1): 0.89, (1, 0): 0.0099, (0, 1): 0.0099, (2, 1): 0.089, (1, 2): 0.089, (2, 2): 0.011}
"""How often so many paragraphs of one text answer so many of the other."""
_SHARED = 3.0
"""What numbers that both paragraphs have take off the cost of a pair."""
_WIDTH = 30
"""Paragraphs by which the way may leave the straight line; a text with many more is walked in steps."""
_number = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Pairing:
    """Paragraphs that answer each other: where each bead begins in both texts, and last the numbers of paragraphs."""

    first: tuple[int, ...]
    second: tuple[int, ...]

    def answer(self, paragraph: int) -> int:
        """Return the paragraph of the second text that answers one of the first."""
        return self._answer(self.first, self.second, paragraph)

    def reverse(self, paragraph: int) -> int:
        """Return the paragraph of the first text that answers one of the second."""
        return self._answer(self.second, self.first, paragraph)

    @staticmethod
    def _answer(own: Sequence[int], other: Sequence[int], paragraph: int) -> int:
        at = min(max(bisect_right(own, paragraph) - 1, 0), len(own) - 2)
        last = max(other[at + 1] - 1, other[at])
        return max(min(other[at] + paragraph - own[at], last), other[at])


def pair(first: Sequence[str], second: Sequence[str]) -> Pairing:
    """Find which paragraphs of two texts answer each other; takes time with the length of the longer text."""
    if not first or not second:
        return Pairing((0, 1), (0, 1))
    numbers = [[frozenset(_number.findall(words)) for words in text] for text in (first, second)]
    lengths = [[len(words) for words in text] for text in (first, second)]
    ratio = max(sum(lengths[1]), 1) / max(sum(lengths[0]), 1)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    slope, width = len(second) / len(first), _WIDTH + abs(len(first) - len(second))
    for i in range(len(first) + 1):
        middle = round(i * slope)
        for j in range(max(middle - width, 0), min(middle + width, len(second)) + 1):
            found = [
                (before[0] + _cost(lengths, numbers, (i, j), bead, ratio), bead)
                for bead in _BEADS
                if (before := best.get((i - bead[0], j - bead[1]))) is not None
            ]
            if found:
                best[i, j] = min(found)
    return _way(best, len(first), len(second))


def _cost(
    lengths: Sequence[Sequence[int]], numbers: Sequence[Sequence[frozenset[str]]], end: tuple[int, int],
    bead: tuple[int, int], ratio: float,
) -> float:  # fmt: skip
    (i, j), (taken, answered) = end, bead
    cost = -log(_BEADS[bead])
    if not taken or not answered:
        return cost + 0.5 * log(1 + sum(lengths[0][i - taken : i]) + sum(lengths[1][j - answered : j]))
    one, other = sum(lengths[0][i - taken : i]), sum(lengths[1][j - answered : j])
    apart = abs(other - one * ratio) / sqrt(max(one, other / ratio, 1.0) * _VARIANCE)
    cost -= log(max(erfc(apart / sqrt(2)), 1e-12))
    mine = frozenset[str]().union(*numbers[0][i - taken : i])
    theirs = frozenset[str]().union(*numbers[1][j - answered : j])
    if mine or theirs:
        cost -= _SHARED * (2 * len(mine & theirs) / (len(mine) + len(theirs)) - 0.5)
    return cost


def _way(best: dict[tuple[int, int], tuple[float, tuple[int, int]]], i: int, j: int) -> Pairing:
    beads = [(i, j)]
    while (i, j) != (0, 0):
        cost, (taken, answered) = best.get((i, j), (inf, (0, 0)))
        if cost == inf:
            break
        i, j = i - taken, j - answered
        if taken and answered:
            beads.append((i, j))
    beads.append((0, 0))
    ordered = sorted(set(beads))
    return Pairing(tuple(i for i, _ in ordered), tuple(j for _, j in ordered))
