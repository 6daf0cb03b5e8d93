"""Which label may speak at which zoom."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.services.geometry.labels import NEVER, LabelPlaces, place_labels
from tests.services.geometry.samples import many


@dataclass(frozen=True)
class Task:
    """Arguments of `place_labels`, the marks in the order of importance."""

    start: np.ndarray
    end: np.ndarray
    width: np.ndarray
    lane: np.ndarray
    rows: np.ndarray

    def placed(self, count: int | None = None) -> LabelPlaces:
        n = len(self.start) if count is None else count
        return place_labels(
            self.start[:n], self.end[:n], self.width[:n], self.lane[:n], np.arange(n, dtype=np.int64), self.rows
        )


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    marks = draw(
        st.lists(
            st.tuples(
                st.integers(-300, 300), st.sampled_from([0, 0, 1, 1, 30, 200]), st.floats(1, 400), st.integers(0, 2)
            ),
            max_size=30,
        )
    )
    start = np.array([mark[0] for mark in marks], np.float64)
    return Task(
        start,
        start + np.array([mark[1] for mark in marks], np.float64),
        np.array([mark[2] for mark in marks], np.float64),
        np.array([mark[3] for mark in marks], np.int32),
        np.array([draw(st.integers(0, 3)) for _ in range(3)], np.int32),
    )


@many
@given(tasks(), st.floats(-8, 8))
def test_no_two_marks_of_a_row_touch_at_any_zoom(task: Task, octave: float) -> None:
    places, per_day = task.placed(), 2.0**octave
    shown = np.flatnonzero(places.least_scale <= per_day)
    for row in set(zip(task.lane[shown].tolist(), places.row[shown].tolist(), strict=True)):
        mine = shown[(task.lane[shown] == row[0]) & (places.row[shown] == row[1])]
        mine = mine[np.argsort(task.start[mine], kind="stable")]
        starts, ends = task.start[mine] * per_day, task.end[mine] * per_day
        assert (starts[1:] - starts[:-1] >= task.width[mine][:-1] - 1e-6).all()
        assert (starts[1:] >= ends[:-1] - 1e-9).all()


@many
@given(tasks(), st.data())
def test_the_less_important_never_change_what_the_more_important_get(task: Task, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, len(task.start)))
    all_, some = task.placed(), task.placed(count)
    assert all_.row[:count].tolist() == some.row.tolist()
    assert all_.least_scale[:count].tolist() == some.least_scale.tolist()


@many
@given(tasks())
def test_only_what_overlaps_in_time_in_every_row_stays_silent(task: Task) -> None:
    places = task.placed()
    for i in np.flatnonzero(places.least_scale == NEVER).tolist():
        assert places.row[i] == -1
        before = np.flatnonzero((task.lane[:i] == task.lane[i]) & (places.row[:i] >= 0))
        overlapping = (task.start[before] < task.end[i]) & (task.start[i] < task.end[before])
        overlapping |= task.start[before] == task.start[i]
        assert set(places.row[before[overlapping]].tolist()) == set(range(int(task.rows[task.lane[i]])))


@many
@given(tasks())
def test_the_most_important_of_a_lane_speaks_at_every_zoom(task: Task) -> None:
    places = task.placed()
    for lane in range(3):
        mine = np.flatnonzero(task.lane == lane)
        if len(mine) and task.rows[lane]:
            assert places.least_scale[mine[0]] == 0.0
            assert places.row[mine[0]] == 0


def test_nothing_to_place() -> None:
    empty = np.empty(0)
    places = place_labels(empty, empty, empty, empty.astype(np.int32), empty.astype(np.int64), np.array([1], np.int32))
    assert not len(places.row)
