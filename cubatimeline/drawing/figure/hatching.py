"""Hatches as plain lines and dots cut to their shape, in millimetres: every program that reads vectors shows them."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, cos, floor, pi, sin

from cubatimeline.services.figures.sheets import POINT, Box, Hatch, Path, Segment

Point = tuple[float, float]
Stroke = tuple[float, float, float, float]

THICKNESS = 0.4 * POINT
"""Of the lines of a hatch; journals ask for a quarter of a point at least."""
DOT = 0.17
"""Radius of a dot."""
_SPACING = 0.9
"""From line to line and from dot to dot."""
_ANGLES = {
    Hatch.RISING: (-pi / 4,),
    Hatch.FALLING: (pi / 4,),
    Hatch.CROSSED: (-pi / 4, pi / 4),
    Hatch.UPRIGHT: (pi / 2,),
    Hatch.LEVEL: (0.0,),
}
_EDGE = 0.05
"""Of the spacing: how near to the edge no line is drawn."""
_CURVE_STEPS = 8
_CORNER_STEPS = 4


def strokes(hatch: Hatch, outlines: Sequence[Sequence[Point]]) -> list[Stroke]:
    """Return the lines of a hatch inside closed outlines, laid out from the middle so that equal shapes look alike."""
    spacing = _level_spacing(outlines) if hatch is Hatch.LEVEL else _SPACING
    return [stroke for angle in _ANGLES.get(hatch, ()) for stroke in _ruled(outlines, angle, spacing)]


def dots(outlines: Sequence[Sequence[Point]]) -> list[Point]:
    """Return the middles of the dots that lie inside closed outlines, every other row shifted by half a step."""
    centres = []
    for number, (left, y, right, _) in enumerate(_ruled(outlines, 0.0, _SPACING * 0.8)):
        first, last = left + DOT, right - DOT
        middle, shift = (left + right) / 2, _SPACING / 2 * (number % 2)
        low, high = ceil((first - middle - shift) / _SPACING), floor((last - middle - shift) / _SPACING)
        centres += [(middle + shift + step * _SPACING, y) for step in range(low, high + 1)]
    return centres


def outlines_of(item: Box | Path) -> list[list[Point]]:
    """Return the outlines of a shape as points, curves as short pieces."""
    return [_corners(item)] if isinstance(item, Box) else _pieces(item.segments)


def _level_spacing(outlines: Sequence[Sequence[Point]]) -> float:
    """Return a distance at which an odd number of level lines divides a bar evenly, clear of its edges."""
    heights = [y for outline in outlines for _, y in outline]
    if not heights:
        return _SPACING
    high = max(heights) - min(heights)
    lines = max(round(high / _SPACING) - 1, 1) | 1
    return max(high / (lines + 1), THICKNESS)


def _ruled(outlines: Sequence[Sequence[Point]], angle: float, spacing: float) -> list[Stroke]:
    """Return parallel lines inside outlines, by the even-odd rule."""
    points = [point for outline in outlines for point in outline]
    if not points:
        return []
    along, across = (cos(angle), sin(angle)), (-sin(angle), cos(angle))
    turned = [[(_dot(point, along), _dot(point, across)) for point in outline] for outline in outlines]
    # the middle of the shape as it lies on the sheet, not as turned: that of a bar is its axis
    xs, ys = [x for x, _ in points], [y for _, y in points]
    middle = _dot(((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2), across)
    heights = [v for outline in turned for _, v in outline]
    # lines on the very edge would thicken it
    low = ceil((min(heights) - middle) / spacing + _EDGE)
    high = floor((max(heights) - middle) / spacing - _EDGE)
    found = []
    for step in range(low, high + 1):
        v = middle + step * spacing
        cuts = sorted(_crossings(turned, v))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            if end - start > THICKNESS:  # what is shorter is a blot in a corner
                found.append((*_back(start, v, along, across), *_back(end, v, along, across)))
    return found


def _crossings(outlines: Sequence[Sequence[Point]], v: float) -> list[float]:
    """Return where a line at height `v` crosses the sides of outlines."""
    found = []
    for outline in outlines:
        for (u1, v1), (u2, v2) in zip(outline, [*outline[1:], outline[0]], strict=True):
            if (v1 <= v) != (v2 <= v):
                found.append(u1 + (v - v1) / (v2 - v1) * (u2 - u1))
    return found


def _dot(point: Point, axis: Point) -> float:
    return point[0] * axis[0] + point[1] * axis[1]


def _back(u: float, v: float, along: Point, across: Point) -> Point:
    return u * along[0] + v * across[0], u * along[1] + v * across[1]


def _corners(box: Box) -> list[Point]:
    radius = min(box.radius, box.width / 2, box.height / 2)
    right, bottom = box.x + box.width, box.y + box.height
    if radius <= 0:
        return [(box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom)]
    centres = (
        (right - radius, box.y + radius, -pi / 2),
        (right - radius, bottom - radius, 0.0),
        (box.x + radius, bottom - radius, pi / 2),
        (box.x + radius, box.y + radius, pi),
    )
    return [
        (
            x + radius * cos(begin + pi / 2 * step / _CORNER_STEPS),
            y + radius * sin(begin + pi / 2 * step / _CORNER_STEPS),
        )
        for x, y, begin in centres
        for step in range(_CORNER_STEPS + 1)
    ]


def _pieces(segments: Sequence[Segment]) -> list[list[Point]]:
    outlines: list[list[Point]] = []
    here: list[Point] = []
    for segment in segments:
        if not segment:
            here = []
        elif len(segment) == 2 or not here:
            if not here:
                outlines.append(here)
            here.append((segment[-2], segment[-1]))
        else:
            here += _curve(here[-1], segment)
    return [outline for outline in outlines if len(outline) > 2]


def _curve(start: Point, segment: Segment) -> list[Point]:
    x1, y1, x2, y2, x3, y3 = segment
    found = []
    for step in range(1, _CURVE_STEPS + 1):
        t = step / _CURVE_STEPS
        s = 1 - t
        a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        found.append((a * start[0] + b * x1 + c * x2 + d * x3, a * start[1] + b * y1 + c * y2 + d * y3))
    return found
