"""Finding words again in a text that has changed, or that has them with other blanks, quotes, accents or capitals."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property

Span = tuple[int, int]
"""Offsets into a text, end exclusive."""

_SURE = 24
"""Letters from which on words are known by themselves; fewer could stand anywhere, so that context must agree."""
_LEAST_CONTEXT = 4
_EVENED = dict.fromkeys("“”„‟«»″〝〞", '"') | dict.fromkeys("‘’‚‛′`´", "'") | dict.fromkeys("‐‑‒–—―−", "-")
_odd_blanks = re.compile(r"\s\s+|[^\S ]")


class _Letters(dict[int, str]):
    """One plain letter for each letter, so that offsets stay: small, without accents; й stays the letter it is."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = _EVENED.get(letter) or (" " if letter.isspace() and letter != "\n" else letter)
        small = plain.lower()
        if small != "й" and len(small) == 1:
            small = unicodedata.normalize("NFD", small)[0]
        self[code] = small if len(small) == 1 else plain
        return self[code]


_letters = _Letters()


def plain_letters(text: str) -> str:
    """Return a text, as long as before, in small letters without accents, quotes and dashes all of one form."""
    return text.translate(_letters)


class Findable:
    """One text that many passages are looked for in."""

    def __init__(self, text: str) -> None:
        self._text = text

    def place_of(self, quote: str, before: str = "", after: str = "", near: int = 0) -> Span | None:
        """Return where words stand, None where they are gone.

        The very words come first; only where there are none, those that differ in blanks, quotes, accents or capitals.
        Of several places the one whose context agrees most is taken, of those the nearest to `near`. A few words alone
        prove nothing: of a short quote some context must agree, where it had any.
        """
        if not quote:
            return None
        found = _best(self._text, quote, before, after, near)
        if found is None and (words := _one_blank(plain_letters(quote)).strip()):
            plain, raw = self._plain
            left, right = (_one_blank(plain_letters(each)) for each in (before, after))
            place = _best(plain, words, left, right, near)
            found = None if place is None else (raw(place[0]), raw(place[1] - 1) + 1)
        return found

    @cached_property
    def _plain(self) -> tuple[str, Callable[[int], int]]:
        """The plain text with one blank wherever it has any, and what leads from its offsets to those of the text."""
        letters = plain_letters(self._text)
        parts, starts, shifts, done, length = [], [0], [0], 0, 0
        for run in _odd_blanks.finditer(letters):
            parts += [letters[done : run.start()], " "]
            length += run.start() - done + 1
            done = run.end()
            starts.append(length)
            shifts.append(done - length)
        parts.append(letters[done:])
        return "".join(parts), lambda at: at + shifts[bisect_right(starts, at) - 1]


def _one_blank(letters: str) -> str:
    return _odd_blanks.sub(" ", letters)


def _best(text: str, quote: str, before: str, after: str, near: int) -> Span | None:
    best: tuple[int, int, int] | None = None
    for at in _places(text, quote):
        agreeing = _agreeing(text, at, at + len(quote), before, after)
        rank = (-agreeing, abs(at - near), at)
        best = rank if best is None else min(best, rank)
    if best is None:
        return None
    doubtful = len(quote) < _SURE and (before or after)
    if doubtful and -best[0] < min(_LEAST_CONTEXT, len(before) + len(after)):
        return None
    return best[2], best[2] + len(quote)


def _places(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _agreeing(text: str, start: int, end: int, before: str, after: str) -> int:
    """Return how many letters next to a place are those that stood there."""
    count = 0
    while count < len(before) and start > count and text[start - count - 1] == before[-count - 1]:
        count += 1
    behind = 0
    while behind < len(after) and text[end + behind : end + behind + 1] == after[behind]:
        behind += 1
    return count + behind


class Change:
    """What became of the places of a text that was replaced by another.

    What both begin and end with has kept its place, counted from there; in between words are looked for.
    """

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new
        self._head = _shared(lambda count: old[:count] == new[:count], min(len(old), len(new)))
        most = min(len(old), len(new)) - self._head
        self._tail = _shared(lambda count: old[len(old) - count :] == new[len(new) - count :], most)
        self._findable = Findable(new)

    def place_of(self, start: int, end: int, quote: str, before: str, after: str) -> Span | None:
        """Return where a passage of the old text stands in the new one; None where its words are gone.

        One that was lost already, its words not those of the old text, is looked for too.
        """
        if self._old[start:end] == quote and 0 <= start < end:
            if end <= self._head:
                return start, end
            if start >= len(self._old) - self._tail:
                moved = len(self._new) - len(self._old)
                return start + moved, end + moved
        return self._findable.place_of(quote, before, after, start)


def _shared(same: Callable[[int], bool], most: int) -> int:
    """Return the largest count up to `most` for which `same` holds, as it does for all smaller ones."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if same(middle):
            low = middle
        else:
            high = middle - 1
    return low
