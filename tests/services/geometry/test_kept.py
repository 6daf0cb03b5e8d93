"""What was worked out at an earlier start serves as if it had been worked out now, and only for the same marks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.services.geometry import crowd
from cubatimeline.services.geometry.crowd import CrowdLayout, first_to_speak, lay_out
from cubatimeline.services.geometry.kept import take_over, worked_out
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.geometry.marks import Marks
from cubatimeline.services.geometry.measures import Measures
from cubatimeline.services.geometry.tally import Tally
from cubatimeline.store.columns import EventColumns
from tests.services.geometry.samples import columns_of, event_of, marks_from

LANES = 3
PLACED = st.lists(st.tuples(st.integers(-50, 50), st.integers(0, 30), st.integers(0, LANES - 1)), max_size=40)


@given(PLACED, st.floats(-60, 60), st.lists(st.floats(-60, 60), max_size=6))
def test_a_tally_out_of_arrays_counts_as_the_one_that_was_sorted(placed: list, first: float, edges: list) -> None:
    start = np.array([each[0] for each in placed], np.float64)
    end = start + np.array([each[1] for each in placed])
    lane = np.array([each[2] for each in placed], np.int32)
    tally = Tally(start, (start + end) / 2, end, lane, LANES)
    again = Tally.of_arrays(tally.arrays())
    days, last = np.sort(np.array(edges, np.float64)), max([first, *edges]) + 1
    assert again.between(first, last, days).tolist() == tally.between(first, last, days).tolist()
    steps = np.arange(-70, 70, 7)
    for octave in (-3, 0, 2):
        counted = again.between_steps(first, last, octave, steps)
        assert counted.tolist() == tally.between_steps(first, last, octave, steps).tolist()


@pytest.fixture
def columns(monkeypatch: pytest.MonkeyPatch) -> EventColumns:
    """More events than are looked at one by one, and so many that not all of them speak in a first picture."""
    monkeypatch.setattr(crowd, "FIRST", 300)
    made = [event_of("1962-10-27", lane=n % LANES, importance=1 + n % 5) for n in range(crowd.FEW + 100)]
    return columns_of(made)


def layout_of(marks: Marks) -> CrowdLayout:
    lanes = [Lane(f"l{n}", "Lane", "other", 100) for n in range(LANES)]
    widths = np.full(len(marks.columns), 80.0)
    made = lay_out(marks.columns, marks, lanes, widths, 700.0, Measures(), None, first_to_speak(marks))
    assert isinstance(made, CrowdLayout)
    return made


def test_what_was_worked_out_is_not_worked_out_again(columns: EventColumns) -> None:
    kept = worked_out(columns, LANES)
    marks = marks_from(columns)
    take_over(marks, kept)
    assert first_to_speak(marks) is kept["loudest"]
    tally = layout_of(marks).tally
    assert isinstance(tally, Tally)
    assert np.shares_memory(tally.arrays()["table"], kept["table"])


def test_marks_in_other_lanes_are_worked_out_by_themselves(columns: EventColumns) -> None:
    kept = worked_out(columns, LANES)
    plain = marks_from(columns)
    marks = replace(plain, lane=(plain.lane + 1) % LANES)
    take_over(marks, kept)
    assert first_to_speak(marks) is not kept["loudest"]
    day = float(columns.start_earliest[0])
    counted = layout_of(marks).tally.between(day, day + 1, np.empty(0))[:, 0]
    assert counted.tolist() == np.bincount(marks.lane, minlength=LANES).tolist()


def test_few_events_are_not_worth_keeping() -> None:
    assert worked_out(columns_of([event_of("1962-10-27")]), LANES) == {}
