"""A figure laid out: sheets of words, lines, boxes and paths in millimetres, painted and written as they stand.

Everything that a figure shows is one of these values, so that a page, a screen, a PDF and an SVG show the same, and
so that a test can measure what overlaps, what is clipped and how small the letters are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Protocol

POINT = 25.4 / 72
"""Millimetres of a typographic point."""


def grey(lightness: float) -> str:
    """Return a grey as "#rrggbb"; 0 is black, 1 white."""
    return "#" + f"{round(255 * lightness):02x}" * 3


BLACK, WHITE = grey(0.0), grey(1.0)

Anchor = Literal["start", "middle", "end"]
Segment = tuple[float, ...]
"""One step of a path: () closes it; (x, y) goes there, the first without drawing; (x1, y1, x2, y2, x, y) curves."""


class Face(StrEnum):
    """The faces of the two families that the program brings along."""

    SANS = "sans"
    SANS_BOLD = "sans-bold"
    SANS_ITALIC = "sans-italic"
    SERIF = "serif"
    SERIF_BOLD = "serif-bold"
    SERIF_ITALIC = "serif-italic"


class Hatch(StrEnum):
    """Patterns that tell lanes apart without colour, drawn in lines of 0.25 pt or more."""

    NONE = ""
    RISING = "rising"
    FALLING = "falling"
    CROSSED = "crossed"
    UPRIGHT = "upright"
    LEVEL = "level"
    DOTS = "dots"


class Metrics(Protocol):
    """Measures words in the fonts that they will be painted in, in millimetres."""

    def width(self, text: str, face: Face, points: float) -> float:
        """Return the advance of one line of text."""

    def ascent(self, face: Face, points: float) -> float:
        """Return how far letters reach above the baseline."""

    def descent(self, face: Face, points: float) -> float:
        """Return how far letters reach below the baseline."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How a box or path is filled and drawn round; colours as "#rrggbb", empty for none.

    Attributes:
        points: width of the line in typographic points.
        dash: lengths of strokes and gaps in points; empty for a whole line.
        hatch, hatch_colour: pattern laid over the fill.
        opacity: 0 to 1, of the fill.
    """

    fill: str = ""
    stroke: str = ""
    points: float = 0.5
    dash: tuple[float, ...] = ()
    hatch: Hatch = Hatch.NONE
    hatch_colour: str = ""
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `x` is where it begins, is centred or ends, `y` its baseline."""

    x: float
    y: float
    text: str
    points: float
    face: Face = Face.SANS
    colour: str = BLACK
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, its corners rounded by `radius`."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Path:
    """A line or shape of straight and curved segments."""

    segments: tuple[Segment, ...]
    ink: Ink


Item = Words | Box | Path


@dataclass(frozen=True, slots=True)
class Group:
    """Items that belong together: an event with its mark, label and leader, the axis, the legend.

    Attributes:
        id: stands in an SVG as the id; "event-" and the event's id for events; unique on its sheet.
        title: what a screen reader and a pointer are told; empty for furniture.
    """

    id: str
    items: tuple[Item, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page, painted from the first group to the last; the origin is the upper left corner.

    Attributes:
        title: bookmark of a page of several.
        paper: colour of the ground as "#rrggbb"; empty for none.
    """

    width: float
    height: float
    groups: tuple[Group, ...]
    title: str = ""
    paper: str = WHITE

    def items(self) -> Iterator[Item]:
        """Yield everything on the sheet in the order of painting."""
        for group in self.groups:
            yield from group.items


@dataclass(frozen=True, slots=True)
class About:
    """What stands inside a file about the figure; empty where unknown.

    Attributes:
        alt, long: the short and the long alternative text.
        version: of the collection.
        made: day as ISO 8601 that the file gives as its own; never today, as the same figure gives the same bytes.
    """

    title: str = ""
    author: str = ""
    subject: str = ""
    language: str = "en"
    licence: str = ""
    alt: str = ""
    long: str = ""
    version: str = ""
    address: str = ""
    made: str = ""


def boxes_of(items: Sequence[Item], metrics: Metrics) -> list[tuple[float, float, float, float]]:
    """Return left, top, right and bottom of each item in millimetres, lines counted without their thickness."""
    return [box_of(item, metrics) for item in items]


def box_of(item: Item, metrics: Metrics) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of an item in millimetres."""
    if isinstance(item, Box):
        return item.x, item.y, item.x + item.width, item.y + item.height
    if isinstance(item, Path):
        across = [segment[i] for segment in item.segments for i in range(0, len(segment), 2)]
        down = [segment[i] for segment in item.segments for i in range(1, len(segment), 2)]
        return min(across), min(down), max(across), max(down)
    width = metrics.width(item.text, item.face, item.points)
    left = item.x - {"start": 0.0, "middle": width / 2, "end": width}[item.anchor]
    top, bottom = item.y - metrics.ascent(item.face, item.points), item.y + metrics.descent(item.face, item.points)
    return left, top, left + width, bottom
