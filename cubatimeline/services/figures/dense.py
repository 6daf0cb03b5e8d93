"""Finds the period with far more events than the rest, for an inset or a wider stretch of the axis."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.calendars import civil, day_number
from cubatimeline.services.figures.content import instants
from cubatimeline.services.figures.figure import Figure

Floats = NDArray[np.float64]

_PART = 1 / 28
"""Share of the span that is looked for."""
_LEAST, _LEAST_SHARE, _TIMES = 12, 0.1, 3.0
"""A period is dense that has so many events, such a share of all, and so many times what an even spread would give."""
_MONTH, _YEAR = 31.0, 366.0


def dense_periods(figure: Figure, start: float, end: float, middles: Floats) -> list[tuple[float, float]]:
    """Return the periods that are magnified, in order and within the span: those that the figure names, else one found.

    Args:
        middles: where the events stand.

    Raises:
        DateError, UsageError: a date of the figure is none, or open.
    """
    if figure.dense_spans:
        named = sorted((instants(first)[0], instants(last)[1]) for first, last in figure.dense_spans)
        return _apart([(max(a, start), min(b, end)) for a, b in named if b > start and a < end and a < b])
    found = _densest(start, end, middles)
    return [] if found is None else [found]


def _densest(start: float, end: float, middles: Floats) -> tuple[float, float] | None:
    inside = np.sort(middles[(middles >= start) & (middles < end)])
    long = (end - start) * _PART
    if len(inside) < _LEAST:
        return None
    counts = np.searchsorted(inside, inside + long, side="right") - np.arange(len(inside))
    best = int(np.argmax(counts))
    count = int(counts[best])
    if count < max(_LEAST, _LEAST_SHARE * len(inside)) or count < _TIMES * _PART * len(inside):
        return None
    first, last = float(inside[best]), float(inside[best + count - 1])
    a, b = _rounded(first, max(last, first + 1.0), long)
    a, b = max(a, start), min(b, end)
    return (a, b) if b - a < (end - start) / 2 else None


def _rounded(first: float, last: float, long: float) -> tuple[float, float]:
    """Return a period grown to whole years, months or days, by how long it is."""
    year, month, day = civil(int(np.floor(first)))
    year_end, month_end, _ = civil(int(np.floor(last)))
    if long > 3 * _YEAR:
        return float(day_number(year, 1, 1)), float(day_number(year_end + 1, 1, 1))
    if long > 2 * _MONTH:
        count = year_end * 12 + month_end
        return float(day_number(year, month, 1)), float(day_number(count // 12, count % 12 + 1, 1))
    return float(day_number(year, month, day)), float(np.floor(last) + 1)


def _apart(periods: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Join periods that overlap."""
    joined: list[tuple[float, float]] = []
    for a, b in periods:
        if joined and a <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(b, joined[-1][1])
        else:
            joined.append((a, b))
    return joined
