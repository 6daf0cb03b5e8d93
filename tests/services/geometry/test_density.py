"""The curve of the overview strip."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.services.geometry.density import density
from cubatimeline.services.geometry.time_scale import TimeScale
from tests.services.geometry.samples import many, scales


@many
@given(st.lists(st.floats(-9000, 9000), max_size=60), scales(), st.floats(0.5, 20))
def test_the_bins_hold_every_event_within_the_scale_once(days: list[float], scale: TimeScale, step: float) -> None:
    where = np.array(days, np.float64)
    bins = density(where, scale, step)
    x = scale.x(where)
    assert bins.sum() == ((x >= 0) & (x < scale.width)).sum()
    assert len(bins) == int(np.ceil(scale.width / step))


def test_each_event_stands_in_its_bin() -> None:
    bins = density(np.array([0.0, 0.5, 9.99, 10.0, -0.1]), TimeScale(0.0, 10.0, 100.0), 10.0)
    assert bins.tolist() == [2, 0, 0, 0, 0, 0, 0, 0, 0, 1]
