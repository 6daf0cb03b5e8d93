"""How many events stand where: the curve of the overview strip."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cubatimeline.services.geometry.time_scale import TimeScale

Floats = NDArray[np.float64]


def density(days: Floats, scale: TimeScale, bin_width: float = 3.0) -> Floats:
    """Count events in bins of `bin_width` pixels across the scale.

    Args:
        days: shape (n,), where each event stands.

    Returns:
        counts, shape (ceil(width / bin_width),); their sum is the number of events within the scale.
    """
    bins = int(np.ceil(scale.width / bin_width))
    x = scale.x(days)
    column = np.floor(x[(x >= 0) & (x < scale.width)] / bin_width).astype(np.int64)
    return np.bincount(column, minlength=bins).astype(np.float64)
