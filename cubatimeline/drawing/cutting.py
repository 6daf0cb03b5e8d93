"""Where texts are cut before an ellipsis, found for a whole frame at a time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cubatimeline.drawing.text import LEAST_LETTERS, NEVER_LAST, Lettering
from cubatimeline.store.columns import distinct

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

_APART = float(1 << 16)
"""What lies between the stops of one text and those of the next: more pixels than any text that is looked at."""
_MOST_LETTERS = 1000
"""Letters of a text that are looked at; no label has room for more."""
_ROOM = 1 << 15
"""Stops that there is room for at first."""
_FIRST = 21
"""Bits for the second letter of a pair."""
_NEVER = np.array([ord(letter) for letter in NEVER_LAST], np.int64)


class Cuts:
    """The stops of texts: where a letter ends, and how many pixels are shown of a text that is cut there.

    A letter ends where `Lettering.fitting` believes it to end, so that figures are cut alike; what is shown reaches to
    where it ends as it is written, with kerning.
    """

    def __init__(self, lettering: Lettering) -> None:
        self._lettering = lettering
        self._pairs, self._steps, self._plain = np.zeros(0, np.int64), np.zeros(0), np.zeros(0)
        self.clear()

    def clear(self) -> None:
        """Forget all texts; the font stays known."""
        self._stops, self._shown, self._count, self._texts = np.full(_ROOM, np.inf), np.zeros(_ROOM), 0, 0

    def learn(self, texts: list[str]) -> Numbers:
        """Learn texts, none of them empty; return a number for each."""
        seen = [text[:_MOST_LETTERS] for text in texts]
        length = np.array([len(text) for text in seen])
        first = length.cumsum() - length
        codes = np.frombuffer("".join(seen).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
        steps, plain = self._advances(codes, first)
        of = np.arange(len(seen)).repeat(length)
        about, ends = (_within(each, first, length) for each in (plain, steps))
        # A letter ends where the next one begins, which may reach beneath it.
        ends[:-1] += np.where(of[1:] == of[:-1], np.minimum(steps - plain, 0.0)[1:], 0.0)
        allowed = (np.arange(len(of)) - first[of] >= LEAST_LETTERS - 1) & ~np.isin(codes, _NEVER)
        # A pixel more would show the stem of the next letter in one of ten; rounded, a letter loses but a rim of blank.
        # Each text begins with a stop of its own at which nothing is shown.
        numbers, at = np.arange(self._texts, self._texts + len(seen)), np.arange(len(of)) + of + 1
        begin, count = self._count, len(of) + len(seen)
        self._make_room(count)
        base = np.repeat(numbers, length + 1) * _APART
        stops, shown = base.copy(), base.copy()
        stops[at] += about
        shown[at] += np.where(allowed, np.floor(ends + 0.5), 0.0)
        self._stops[begin : begin + count] = np.maximum.accumulate(stops)
        self._shown[begin : begin + count] = np.maximum.accumulate(shown) - base
        self._count, self._texts = begin + count, self._texts + len(seen)
        return numbers

    def shown(self, numbers: Numbers, room: Floats) -> Floats:
        """Return how many pixels of texts are shown before an ellipsis; 0 where not even three letters would fit."""
        before = np.minimum(np.maximum(room - self._lettering.ellipsis, 0.0), _APART / 2)
        shown: Floats = self._shown[self._stops.searchsorted(numbers * _APART + before, side="right") - 1]
        return shown

    def _make_room(self, count: int) -> None:
        if self._count + count > len(self._stops):
            more = max(len(self._stops), count)
            self._stops, self._shown = (
                np.append(self._stops, np.full(more, np.inf)),
                np.append(self._shown, np.zeros(more)),
            )

    def _advances(self, codes: Numbers, first: Numbers) -> tuple[Floats, Floats]:
        """Return by how many pixels each letter lengthens its text, with and without kerning; `first` begin texts."""
        pairs = codes.copy()
        pairs[1:] |= codes[:-1] << _FIRST
        pairs[first] = codes[first]
        at = self._pairs.searchsorted(pairs)
        known = self._pairs[np.minimum(at, len(self._pairs) - 1)] == pairs if len(self._pairs) else at < 0
        if not known.all():
            self._learn_pairs(distinct(pairs[~known]))
            at = self._pairs.searchsorted(pairs)
        return self._steps[at], self._plain[at]

    def _learn_pairs(self, pairs: Numbers) -> None:
        width = self._lettering.advance
        rows = []
        for pair in pairs.tolist():
            before, letter = pair >> _FIRST, chr(pair & (1 << _FIRST) - 1)
            plain = width(letter)
            step = width(chr(before) + letter) - width(chr(before)) if before else plain
            rows.append((step, plain))
        at = self._pairs.searchsorted(pairs)
        steps, plain_ = np.array(rows).T
        self._pairs = np.insert(self._pairs, at, pairs)
        self._steps, self._plain = np.insert(self._steps, at, steps), np.insert(self._plain, at, plain_)


def _within(advances: Floats, first: Numbers, length: Numbers) -> Floats:
    """Return sums of advances from the first letter of each text on."""
    ends = advances.cumsum()
    ends -= (ends[first] - advances[first]).repeat(length)
    return ends
