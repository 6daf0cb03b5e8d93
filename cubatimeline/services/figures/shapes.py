"""Marks as honest on paper as on the screen: dots, bars, tapering and open ends, rings of doubt, rival dates.

What fades on the screen tapers here: a taper is as sharp in one colour on newsprint as on a wall.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import pi

from cubatimeline.domain.dates import Precision
from cubatimeline.services.figures.measures import Sizes
from cubatimeline.services.figures.palette import LaneInk, Palette
from cubatimeline.services.figures.sheets import POINT, Box, Hatch, Ink, Item, Path, Segment
from cubatimeline.store.columns import EventFlag

SPAN, UNCERTAIN, APPROXIMATE = int(EventFlag.SPAN), int(EventFlag.UNCERTAIN), int(EventFlag.APPROXIMATE)
OPEN_START, OPEN_END = int(EventFlag.OPEN_START), int(EventFlag.OPEN_END)
SET, DRAFT = int(EventFlag.SET), int(EventFlag.DRAFT)

_CURVE = 0.5523
"""Share of the radius at which a cubic curve is nearest to a quarter of a circle."""
_SOFT, _TAPER, _HALO = 0.32, 0.5, 0.16
"""Opacity of the bar over the bounds of a moment, of tapering ends, and of each ring of a halo."""
_DASHES = 6
"""Dashes around an uncertain dot."""
_WIDE_DAY, _WIDEST_DAY = 3.4, 40.0
"""Radii of a dot from which a known day is drawn as long as it lasts, and from which as its bar alone."""
_FEATHER = 0.12
"""Share of a bar that tapers at either end where a date is approximate."""


class Kind(StrEnum):
    """What a mark says of its date; the legend explains those that occur."""

    HOUR = "hour"
    DAY = "day"
    WHOLE_DAY = "whole day"
    VAGUE = "vague"
    SPAN = "span"
    TAPER = "taper"
    UNCERTAIN = "uncertain"
    APPROXIMATE = "approximate"
    SET = "set"
    OPEN_END = "open end"
    OPEN_START = "open start"
    DISPUTED = "disputed"
    DRAFT = "draft"
    LIT = "lit"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class Facts:
    """One mark on an axis, in mm.

    Attributes:
        x, x_end: bounds; x_solid, x_solid_end: the certain part of a span.
        left, right: where the axis begins and ends, beyond which nothing is drawn.
        ghosts: where rival dates stand, those off the axis at its end.
        day: how long a day is where the mark stands; 0 where it does not matter.
    """

    x: float
    x_solid: float
    x_solid_end: float
    x_end: float
    flags: int
    precision: int
    left: float
    right: float
    ghosts: tuple[float, ...] = ()
    day: float = 0.0

    @property
    def is_span(self) -> bool:
        """Whether it is drawn as a bar rather than as a dot."""
        return bool(self.flags & SPAN)

    @property
    def middle(self) -> float:
        """Where the dot of a moment stands, in sight."""
        return min(max((self.x + self.x_end) / 2, self.left), self.right)

    @property
    def is_cut(self) -> bool:
        """Whether it goes on beyond the axis, so that its end there is none."""
        return self.x < self.left - 0.01 or self.x_end > self.right + 0.01

    def clip(self, x: float) -> float:
        """Return a place on the axis."""
        return min(max(x, self.left), self.right)


def kinds_of(facts: Facts, sizes: Sizes, *, lit: bool) -> set[Kind]:
    """Return what a mark as drawn says of its date."""
    flags = facts.flags
    kinds = {kind for bit, kind in _BY_FLAG if flags & bit}
    if flags & SPAN:
        rise, fall = _tapers(facts)
        kinds |= {Kind.SPAN} if max(rise, fall) < 0.5 * sizes.bar else {Kind.SPAN, Kind.TAPER}
    elif not flags & (SET | OPEN_START | OPEN_END):
        kinds.add(_moment_kind(facts, sizes))
    if facts.ghosts:
        kinds.add(Kind.DISPUTED)
    return kinds | {Kind.LIT} if lit else kinds


def _moment_kind(facts: Facts, sizes: Sizes) -> Kind:
    if facts.precision < Precision.DAY:
        return Kind.VAGUE
    if facts.day < _WIDE_DAY * sizes.dot:
        return Kind.DAY
    return Kind.WHOLE_DAY if facts.precision == Precision.DAY else Kind.HOUR


_BY_FLAG = (
    (UNCERTAIN, Kind.UNCERTAIN),
    (APPROXIMATE, Kind.APPROXIMATE),
    (SET, Kind.SET),
    (OPEN_END, Kind.OPEN_END),
    (OPEN_START, Kind.OPEN_START),
    (DRAFT, Kind.DRAFT),
)


def has_dot(facts: Facts, sizes: Sizes) -> bool:
    """Return whether a mark has a dot: one in the middle of a wide day would look like noon."""
    wide = facts.precision == Precision.DAY and facts.x_end - facts.x > _WIDEST_DAY * sizes.dot
    return not facts.is_span and (not wide or bool(facts.flags & SET))


def bar_of(facts: Facts, sizes: Sizes) -> tuple[float, float]:
    """Return from where to where the bar of a mark is drawn, in sight; the same twice where it has none."""
    x, x_end, radius = facts.x, facts.x_end, sizes.dot
    if facts.flags & SPAN:
        if facts.flags & OPEN_END:
            x_end = max(x_end, x + 8 * radius)
        if facts.flags & OPEN_START:
            x = min(x, x_end - 3 * radius)
        return _long_enough(facts.clip(x), facts.clip(x_end), 1.7 * sizes.bar, facts)
    long, middle = x_end - x, facts.middle
    if facts.flags & (OPEN_START | OPEN_END):
        reach = 2.6 * radius
        left = middle - reach if facts.flags & OPEN_START else middle
        return facts.clip(left), facts.clip(middle + reach if facts.flags & OPEN_END else middle)
    if facts.precision >= Precision.DAY and long < _WIDE_DAY * radius:
        return middle, middle
    half = max(long / 2, 1.9 * radius) if facts.precision < Precision.DAY else long / 2
    centre = (x + x_end) / 2
    return facts.clip(centre - half), facts.clip(centre + half)


def _long_enough(x: float, x_end: float, least: float, facts: Facts) -> tuple[float, float]:
    """Return a bar that is not too short to be seen as one, in sight at the edges as well."""
    if x_end - x >= least:
        return x, x_end
    x = min((x + x_end - least) / 2, facts.right - least)
    x = max(x, facts.left)
    return x, x + least


def extent_of(facts: Facts, sizes: Sizes) -> tuple[float, float]:
    """Return from where to where a mark has ink, halo, outline, arrow and rival dates included."""
    left, right = bar_of(facts, sizes)
    flags, radius = facts.flags, sizes.dot
    if flags & (OPEN_START | OPEN_END):
        head = 0.9 * sizes.bar
        left -= head if flags & OPEN_START else 0.0
        right += head if flags & OPEN_END else 0.0
    around = 0.35 * radius if flags & UNCERTAIN else 0.0
    if not facts.is_span:
        reach = radius * (1.6 if flags & SET else 1.0)
        reach += 0.85 * radius if flags & APPROXIMATE else around
        left, right = min(left, facts.middle - reach), max(right, facts.middle + reach)
    else:
        left, right = left - around, right + around
    ghosts = [x for ghost in facts.ghosts for x in (ghost - 0.8 * radius, ghost + 0.8 * radius)]
    return min([left, *ghosts]), max([right, *ghosts])


@dataclass(frozen=True, slots=True)
class Brush:
    """What marks of one lane are drawn with."""

    sizes: Sizes
    palette: Palette
    ink: LaneInk

    def mark(self, facts: Facts, y: float, *, lit: bool = False) -> tuple[Item, ...]:
        """Return what is drawn of a mark whose dot or bar has its middle at the height `y`, from back to front."""
        items: list[Item] = []
        for ghost in facts.ghosts:
            items += self._ghost(facts, ghost, y)
        items += self._span(facts, y) if facts.is_span else self._moment(facts, y)
        if lit:
            items += self._ring(facts, y)
        return tuple(items)

    def _span(self, facts: Facts, y: float) -> list[Item]:
        left, right = bar_of(facts, self.sizes)
        rise, fall = _tapers(facts)
        high, flags = self.sizes.bar, facts.flags
        solid, solid_end = facts.clip(facts.x + rise), facts.clip(facts.x_end - fall)
        tapers = rise >= 0.5 * high, fall >= 0.5 * high
        if solid > solid_end:
            solid = solid_end = (solid + solid_end) / 2
        first, last = solid if tapers[0] else left, solid_end if tapers[1] and not flags & OPEN_END else right
        items: list[Item] = []
        if tapers[0] and first > left:
            items.append(self._wedge(first, left, y))
        if last < right:
            items.append(self._wedge(last, right, y))
        if last - first > 0.05 or not items:
            items.append(self._bar(first, max(last, first + 0.05), y, flags, rounded=not items and not facts.is_cut))
        if flags & UNCERTAIN:
            items.append(self._outline(left, right, y))
        return items + self._arrows(left, right, y, flags)

    def _moment(self, facts: Facts, y: float) -> list[Item]:
        left, right = bar_of(facts, self.sizes)
        flags, day = facts.flags, facts.precision >= Precision.DAY
        items: list[Item] = []
        if right > left:
            items.append(self._soft(left, right, y, rounded=not facts.is_cut))
            items += self._arrows(left, right, y, flags)
        if not has_dot(facts, self.sizes):
            return items
        hollow = not day or bool(flags & DRAFT)
        return items + (self._set(facts, y, hollow) if flags & SET else self._dot(facts, y, hollow))

    def _dot(self, facts: Facts, y: float, hollow: bool) -> list[Item]:
        x, radius, colour = facts.middle, self.sizes.dot, self.ink.line
        items: list[Item] = []
        if facts.flags & APPROXIMATE:
            items += [circle(x, y, radius * grown, Ink(colour, opacity=_HALO)) for grown in (1.85, 1.45)]
        wide = 0.42 * radius
        inner = radius - wide / 2
        if facts.flags & UNCERTAIN:
            thin, ring = 0.28 * radius, 1.12 * radius
            dash = 2 * pi * ring / _DASHES
            dashes = (0.6 * dash / POINT, 0.4 * dash / POINT)
            items.append(circle(x, y, ring, Ink(self.palette.paper, colour, thin / POINT, dashes)))
            if not hollow:
                items.append(circle(x, y, 0.6 * radius, Ink(colour)))
        elif hollow:
            items.append(circle(x, y, inner, Ink(self.palette.paper, colour, wide / POINT)))
        else:
            items.append(circle(x, y, radius, Ink(colour)))
        return items

    def _set(self, facts: Facts, y: float, hollow: bool) -> list[Item]:
        x, radius, colour = facts.middle, self.sizes.dot, self.ink.line
        small = 0.5 * radius
        items: list[Item] = []
        if facts.flags & APPROXIMATE:
            items.append(circle(x, y, 1.9 * radius, Ink(colour, opacity=_HALO)))
        wide = 0.3 * radius
        for aside in (-1.1, 0.0, 1.1):
            at = x + aside * radius
            ink = Ink(self.palette.paper, colour, wide / POINT) if hollow else Ink(colour)
            items.append(circle(at, y, small - (wide / 2 if hollow else 0), ink))
        if facts.flags & UNCERTAIN:
            items.append(self._outline(x - 1.6 * radius, x + 1.6 * radius, y))
        return items

    def _bar(self, x: float, x_end: float, y: float, flags: int, *, rounded: bool) -> Item:
        high = self.sizes.bar
        radius = min(high / 2, (x_end - x) / 2) if rounded else 0.0
        filled = Ink(self.palette.paper, self.ink.line, self.sizes.line) if flags & DRAFT else self.bar_ink()
        return Box(x, y - high / 2, x_end - x, high, filled, radius)

    def bar_ink(self) -> Ink:
        """Return how bars are filled: in the colour, the grey or the pattern of the lane."""
        ink = self.ink
        if ink.hatch is Hatch.NONE:
            return Ink(ink.fill)
        if ink.fill == self.palette.paper:
            return Ink(ink.fill, ink.line, self.sizes.line, hatch=ink.hatch, hatch_colour=ink.line)
        return Ink(ink.fill, hatch=ink.hatch, hatch_colour=self.palette.paper)

    def _wedge(self, base: float, tip: float, y: float) -> Item:
        half = self.sizes.bar / 2
        return Path(((base, y - half), (tip, y), (base, y + half), ()), Ink(self.ink.line, opacity=_TAPER))

    def _soft(self, x: float, x_end: float, y: float, *, rounded: bool) -> Item:
        high = self.sizes.bar
        if self.ink.fill == self.palette.paper:
            ink = Ink(self.palette.paper, self.ink.line, self.sizes.fine)
        else:
            ink = Ink(self.ink.fill, opacity=_SOFT)
        return Box(x, y - high / 2, x_end - x, high, ink, min(high, x_end - x) / 2 if rounded else 0.0)

    def _outline(self, x: float, x_end: float, y: float) -> Item:
        grown, points = 0.35 * self.sizes.dot, self.sizes.line
        high = self.sizes.bar + 2 * grown
        ink = Ink(stroke=self.ink.line, points=points, dash=(3 * points, 2 * points))
        return Box(x - grown, y - high / 2, x_end - x + 2 * grown, high, ink, 0.4 * self.sizes.dot)

    def _arrows(self, x: float, x_end: float, y: float, flags: int) -> list[Item]:
        size, ink = 0.9 * self.sizes.bar, Ink(self.ink.line)
        items: list[Item] = []
        if flags & OPEN_END:
            items.append(Path(((x_end, y - size), (x_end + size, y), (x_end, y + size), ()), ink))
        if flags & OPEN_START:
            items.append(Path(((x, y - size), (x - size, y), (x, y + size), ()), ink))
        return items

    def _ghost(self, facts: Facts, ghost: float, y: float) -> list[Item]:
        left, right = extent_of_mark(facts, self.sizes)
        nearest = left if ghost < left else right
        colour, points = self.palette.dispute, self.sizes.line
        dotted = Ink(stroke=colour, points=points, dash=(points, 2 * points))
        line = Path(((nearest, y), (ghost, y)), dotted)
        if not facts.left < ghost < facts.right:
            return [line]
        return [line, circle(ghost, y, 0.75 * self.sizes.dot, Ink(self.palette.paper, colour, self.sizes.line))]

    def _ring(self, facts: Facts, y: float) -> list[Item]:
        ink = Ink(stroke=self.palette.accent, points=1.5 * self.sizes.line)
        if facts.is_span:
            left, right = bar_of(facts, self.sizes)
            high = self.sizes.bar
            return [Path(((left, y + 0.8 * high), (right, y + 0.8 * high)), ink)]
        return [circle(facts.middle, y, 1.5 * self.sizes.dot, ink)]


def extent_of_mark(facts: Facts, sizes: Sizes) -> tuple[float, float]:
    """Return from where to where a mark has ink but for its rival dates."""
    bare = Facts(
        facts.x, facts.x_solid, facts.x_solid_end, facts.x_end, facts.flags, facts.precision, facts.left, facts.right
    )
    return extent_of(bare, sizes)


def _tapers(facts: Facts) -> tuple[float, float]:
    """Return how long a bar tapers at its beginning and its end."""
    rise, fall = facts.x_solid - facts.x, facts.x_end - facts.x_solid_end
    if facts.flags & APPROXIMATE:
        long = facts.x_end - facts.x
        rise = max(rise, _FEATHER * long)
        fall = fall if facts.flags & OPEN_END else max(fall, _FEATHER * long)
    return rise, fall


def circle(x: float, y: float, radius: float, ink: Ink) -> Path:
    """Return a circle of four curves."""
    handle = _CURVE * radius
    segments: tuple[Segment, ...] = (
        (x + radius, y),
        (x + radius, y + handle, x + handle, y + radius, x, y + radius),
        (x - handle, y + radius, x - radius, y + handle, x - radius, y),
        (x - radius, y - handle, x - handle, y - radius, x, y - radius),
        (x + handle, y - radius, x + radius, y - handle, x + radius, y),
        (),
    )
    return Path(segments, ink)
