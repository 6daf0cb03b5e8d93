"""Words on paper: measured, broken into lines of like length, and shortened where nothing else helps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cubatimeline.services.figures.figure import Family, TypeSizes
from cubatimeline.services.figures.sheets import Face, Metrics

_ELLIPSIS = "…"
_SHORT = 2
"""Words of so many letters are kept with the one that follows, as is usual in good setting."""
_STEPS = 9
"""How often the width of the lines is halved towards the least."""


class Broken(NamedTuple):
    """Words in lines; `width` is that of the longest, in mm."""

    lines: tuple[str, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Letter:
    """One face at one size."""

    face: Face
    points: float


Widths = dict[tuple[str, Face, float], float]
Breaks = dict[tuple[str, Letter, int], Broken]


class Kept:
    """What was measured and broken before, for each metrics it was measured in."""

    def __init__(self) -> None:
        self._of: dict[Metrics, tuple[Widths, Breaks]] = {}

    def of(self, metrics: Metrics) -> tuple[Widths, Breaks]:
        """Return widths and broken lines, to be added to."""
        return self._of.setdefault(metrics, ({}, {}))


class Lettering:
    """Measures and breaks words in the letters of one figure.

    Args:
        kept: what was measured before, in the same metrics.
    """

    def __init__(self, metrics: Metrics, family: Family, sizes: TypeSizes, kept: Kept) -> None:
        self.metrics, self.sizes = metrics, sizes
        serif = family is Family.SERIF
        self._plain, self._bold, self._italic = (
            (Face.SERIF, Face.SERIF_BOLD, Face.SERIF_ITALIC) if serif else (Face.SANS, Face.SANS_BOLD, Face.SANS_ITALIC)
        )
        self.title = Letter(Face.SERIF_BOLD, sizes.title)
        self.lane = Letter(self._bold, sizes.lanes)
        self.nested = Letter(self._plain, sizes.lanes)
        self.label = Letter(self._plain, sizes.labels)
        self.lit = Letter(self._bold, sizes.labels)
        self.axis = Letter(self._plain, sizes.axis)
        self.axis_major = Letter(self._bold, sizes.axis)
        self.small = Letter(self._plain, sizes.small)
        self.small_italic = Letter(self._italic, sizes.small)
        cache, broken = kept.of(metrics)
        self._widths: Widths = cache
        self._broken: Breaks = broken

    def width(self, text: str, letter: Letter) -> float:
        """Return the width of one line in mm."""
        key = (text, letter.face, letter.points)
        found = self._widths.get(key)
        if found is None:
            found = self._widths[key] = self.metrics.width(text, letter.face, letter.points)
        return found

    def ascent(self, letter: Letter) -> float:
        """Return how far letters reach above the baseline, in mm."""
        return self.metrics.ascent(letter.face, letter.points)

    def pitch(self, letter: Letter) -> float:
        """Return the distance of lines, at which they do not touch, in mm."""
        return self.ascent(letter) + self.metrics.descent(letter.face, letter.points)

    def broken(self, text: str, letter: Letter, lines: int) -> Broken:
        """Return words in at most so many lines, the longest of which is as short as can be."""
        key = (text, letter, lines)
        found = self._broken.get(key)
        if found is None:
            found = self._broken[key] = self._break(text, letter, lines)
        return found

    def within(self, text: str, letter: Letter, room: float, most: int) -> tuple[str, ...]:
        """Return words in the fewest lines that are no wider than `room`; shortened where `most` do not hold them."""
        for lines in range(1, most + 1):
            broken = self.broken(text, letter, lines)
            if broken.width <= room:
                return broken.lines
        return self._forced(text, letter, room, most)

    def shortened(self, text: str, letter: Letter, room: float) -> str:
        """Return a text as far as it fits into `room`, with an ellipsis where it is cut; empty where nothing fits."""
        if self.width(text, letter) <= room:
            return text
        first, last = 0, len(text)
        while first < last:
            middle = (first + last + 1) // 2
            if self.width(text[:middle].rstrip() + _ELLIPSIS, letter) <= room:
                first = middle
            else:
                last = middle - 1
        return text[:first].rstrip() + _ELLIPSIS if first else ""

    def _break(self, text: str, letter: Letter, lines: int) -> Broken:
        words = _tokens(text)
        if lines == 1 or len(words) == 1:
            whole = " ".join(words)
            return Broken((whole,), self.width(whole, letter))
        widths = [self.width(word, letter) for word in words]
        space = self.width(" ", letter)
        least, most = max(widths), sum(widths) + space * (len(words) - 1)
        for _ in range(_STEPS):
            middle = (least + most) / 2
            if len(_filled(widths, space, middle)) <= lines:
                most = middle
            else:
                least = middle
        parts = _filled(widths, space, most)
        set_in = tuple(" ".join(words[first:last]) for first, last in parts)
        return Broken(set_in, max(self.width(line, letter) for line in set_in))

    def _forced(self, text: str, letter: Letter, room: float, most: int) -> tuple[str, ...]:
        """Fill lines one by one; what the last one does not hold is cut."""
        rest = _tokens(text)
        lines: list[str] = []
        while rest and len(lines) < most - 1:
            count = len(rest)
            while count > 1 and self.width(" ".join(rest[:count]), letter) > room:
                count -= 1
            lines.append(self.shortened(" ".join(rest[:count]), letter, room))
            rest = rest[count:]
        if rest:
            lines.append(self.shortened(" ".join(rest), letter, room))
        return tuple(line for line in lines if line)


def _tokens(text: str) -> list[str]:
    """Return words; a short one keeps the next with it, and a dash stays with the one before."""
    tokens: list[str] = []
    keep = False
    for word in text.split(" "):
        if not word:
            continue
        if tokens and (keep or word in ("–", "—")):
            tokens[-1] += f" {word}"
        else:
            tokens.append(word)
        keep = len(word) <= _SHORT and word not in ("–", "—") and word.isalpha()
    return tokens or [""]


def _filled(widths: Sequence[float], space: float, room: float) -> list[tuple[int, int]]:
    """Return first and end of the words of each line when lines are filled up to `room`."""
    parts: list[tuple[int, int]] = []
    first, filled = 0, 0.0
    for number, width in enumerate(widths):
        if number > first and filled + space + width > room + 1e-9:
            parts.append((first, number))
            first, filled = number, width
        else:
            filled += width + (space if number > first else 0.0)
    parts.append((first, len(widths)))
    return parts
