"""Levels of zoom: half octaves of pixels a day, the steps in which labels appear when there are very many."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

COARSEST, FINEST = -80, 32
"""From 10^12 days in one pixel to a day over 65,536 pixels: a three-hour view on a screen of 8,192 pixels."""
SCALES: NDArray[np.float64] = 2.0 ** (np.arange(COARSEST, FINEST + 1) / 2)
"""Pixels a day of each level, the coarsest first."""


def scale_of(level: int) -> float:
    """Return the fewest pixels a day of a level."""
    return float(SCALES[level - COARSEST])


def level_reaching(per_day: float) -> int:
    """Return the first level that needs at least `per_day` pixels a day; one beyond the finest where none does."""
    return int(np.searchsorted(SCALES, per_day)) + COARSEST


def level_at(per_day: float) -> int:
    """Return the level that a scale belongs to: the last one that needs no more than `per_day` pixels a day."""
    return int(np.searchsorted(SCALES, per_day, side="right")) - 1 + COARSEST
