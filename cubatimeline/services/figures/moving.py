"""Sheets moved, made smaller and cut: what tiles of a wall and slides are made of."""

from __future__ import annotations

from dataclasses import replace

from cubatimeline.services.figures.sheets import Box, Group, Item, Metrics, Path, Segment, Words, box_of

Window = tuple[float, float, float, float]
"""Left, top, right and bottom, mm."""


def moved(item: Item, dx: float, dy: float) -> Item:
    """Return an item at another place."""
    if isinstance(item, Path):
        return Path(tuple(_shifted(segment, dx, dy) for segment in item.segments), item.ink)
    return replace(item, x=item.x + dx, y=item.y + dy)


def moved_group(group: Group, dx: float, dy: float) -> Group:
    """Return a group at another place."""
    return Group(group.id, tuple(moved(item, dx, dy) for item in group.items), group.title)


def shrunk(item: Item, factor: float, least: float) -> Item | None:
    """Return an item made smaller about the origin, its lines no thinner than `least` points; None for words."""
    if isinstance(item, Words):
        return None
    points = max(item.ink.points * factor, least)
    ink = replace(item.ink, points=points, dash=())
    if isinstance(item, Box):
        x, y, width, height = (factor * length for length in (item.x, item.y, item.width, item.height))
        return Box(x, y, width, height, ink, item.radius * factor)
    return Path(tuple(tuple(factor * length for length in segment) for segment in item.segments), ink)


def cut(item: Item, window: Window, metrics: Metrics) -> Item | None:
    """Return what of an item lies in a window: boxes and lines cut at its edges, all else whole if it touches it."""
    left, top, right, bottom = box_of(item, metrics)
    if right < window[0] or left > window[2] or bottom < window[1] or top > window[3]:
        return None
    if left >= window[0] and right <= window[2] and top >= window[1] and bottom <= window[3]:
        return item
    if isinstance(item, Box):
        x, y = max(item.x, window[0]), max(item.y, window[1])
        width, height = min(right, window[2]) - x, min(bottom, window[3]) - y
        return replace(item, x=x, y=y, width=width, height=height, radius=min(item.radius, width / 2, height / 2))
    if isinstance(item, Path) and len(item.segments) == 2 and all(len(segment) == 2 for segment in item.segments):
        return _cut_line(item, window)
    return item


def _cut_line(line: Path, window: Window) -> Path | None:
    """Return the part of a straight line in a window (by the parameters at which it crosses the edges)."""
    (x, y), (x_end, y_end) = line.segments[0], line.segments[1]
    first, last = 0.0, 1.0
    for begin, step, low, high in ((x, x_end - x, window[0], window[2]), (y, y_end - y, window[1], window[3])):
        if step == 0:
            if not low <= begin <= high:
                return None
            continue
        one, other = sorted(((low - begin) / step, (high - begin) / step))
        first, last = max(first, one), min(last, other)
    if first > last:
        return None
    ends = tuple((x + (x_end - x) * part, y + (y_end - y) * part) for part in (first, last))
    return Path(ends, line.ink)


def _shifted(segment: Segment, dx: float, dy: float) -> Segment:
    return tuple(length + (dy if place % 2 else dx) for place, length in enumerate(segment))
