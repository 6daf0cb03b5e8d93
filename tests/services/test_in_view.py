"""The count of events in view is exact, for all and for those that are lit."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.services.in_view import InView
from tests.services.geometry.samples import columns_of, events


@given(st.lists(events(), max_size=20), st.floats(-8000, 20000), st.floats(0.1, 20000), st.booleans())
def test_as_many_as_a_look_at_every_event_finds(made: list, start: float, span: float, lit: bool) -> None:
    columns, end = columns_of(made), start + span
    mask = np.arange(len(columns)) % 2 == 0 if lit else None
    counted = InView(columns, mask)
    assert counted.count(start, end) is None
    counted.prepare()
    inside = (columns.end_latest > start) & (columns.start_earliest < end)
    assert counted.count(start, end) == int((inside if mask is None else inside & mask).sum())
    assert counted.total == (len(columns) if mask is None else int(mask.sum()))
