"""Which of very many labels may speak at which zoom: what `labels` promises, but for the steps in which labels come."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.services.geometry.candidates import TILE, candidates_by_octave
from cubatimeline.services.geometry.labels import place_labels
from cubatimeline.services.geometry.levels import COARSEST, FINEST, SCALES, level_at, scale_of
from cubatimeline.services.geometry.packing import LONG, NO_LEVEL, LevelPlaces, place_many
from tests.services.geometry.samples import many
from tests.services.geometry.test_labels import Task, tasks


def packed(task: Task) -> LevelPlaces:
    rank = np.arange(len(task.start), dtype=np.int64)
    return place_many(task.start, task.end, task.width, task.lane, rank, task.rows)


@many
@given(tasks(), st.floats(-8, 8))
def test_no_two_marks_of_a_row_touch_at_any_zoom(task: Task, octave: float) -> None:
    places, per_day = packed(task), 2.0**octave
    shown = np.flatnonzero(places.least_scale <= per_day)
    for lane, row in set(zip(task.lane[shown].tolist(), places.row[shown].tolist(), strict=True)):
        mine = shown[(task.lane[shown] == lane) & (places.row[shown] == row)]
        mine = mine[np.argsort(task.start[mine], kind="stable")]
        starts, ends = task.start[mine] * per_day, task.end[mine] * per_day
        assert (starts[1:] - starts[:-1] >= task.width[mine][:-1] - 1e-6).all()
        assert (starts[1:] >= ends[:-1] - 1e-9).all()


@many
@given(tasks())
def test_rows_are_those_of_the_lane_and_levels_those_there_are(task: Task) -> None:
    places = packed(task)
    silent = places.level == NO_LEVEL
    assert (silent == (places.row < 0)).all()
    assert (places.row < task.rows[task.lane]).all()
    assert (places.level[~silent] <= FINEST).all()
    assert np.isinf(places.least_scale[silent]).all()


@many
@given(tasks())
def test_the_most_important_of_a_lane_speaks_first(task: Task) -> None:
    places = packed(task)
    for lane in range(3):
        mine = np.flatnonzero(task.lane == lane)
        if len(mine) and task.rows[lane]:
            assert places.level[mine[0]] == places.level[mine].min()
            assert places.row[mine[0]] == 0


@many
@given(tasks())
def test_only_what_overlaps_in_time_in_every_row_stays_silent(task: Task) -> None:
    """Of marks that begin on days of their own, as those of one day compete for the candidates of its tile."""
    _, first = np.unique(task.start + 1000 * task.lane, return_index=True)
    order = np.sort(first)
    task = Task(task.start[order], task.end[order], task.width[order], task.lane[order], task.rows)
    places = packed(task)
    for i in np.flatnonzero(places.row < 0).tolist():
        lane = task.lane[i]
        rows = int(task.rows[lane])
        open_to_it = (rows + 1) // 2 if task.end[i] - task.start[i] > LONG else rows
        others = np.flatnonzero((task.lane == lane) & (places.row >= 0))
        end = np.maximum(task.end, task.start + 1e-9)
        overlapping = others[(task.start[others] < end[i]) & (task.start[i] < end[others])]
        assert set(places.row[overlapping].tolist()) >= set(range(open_to_it))


@many
@given(tasks())
def test_the_same_marks_get_the_same_places(task: Task) -> None:
    one, other = packed(task), packed(task)
    assert one.row.tolist() == other.row.tolist()
    assert one.level.tolist() == other.level.tolist()


def crowd(count: int, seed: int = 1953) -> Task:
    """Return days and spans over sixty-six years in three lanes, in the order of importance."""
    chance = np.random.default_rng(seed)
    start = np.floor(chance.uniform(-6209, 18262, count))
    length = np.where(chance.random(count) < 0.2, np.floor(np.exp(chance.uniform(0, 7.5, count))), 0.0)
    return Task(
        start,
        start + 1 + length,
        chance.uniform(80, 160, count),
        chance.integers(0, 3, count).astype(np.int32),
        np.array([5, 3, 1], np.int32),
    )


@pytest.mark.parametrize("octave", [-4, -2, 0, 2, 4, 6])
def test_about_as_many_speak_as_when_all_are_weighed_one_by_one(octave: int) -> None:
    task = crowd(3000)
    slow, quick = task.placed().least_scale, packed(task).least_scale
    assert (quick <= 2.0**octave).sum() >= 0.9 * (slow <= 2.0**octave).sum()


def test_the_important_speak_sooner_than_the_rest() -> None:
    task = crowd(3000)
    level = packed(task).level.astype(np.int64)
    assert np.median(level[:300]) + 3 < np.median(level[-300:])


def test_long_bars_leave_rows_to_single_days() -> None:
    spans, days = 40, 400
    start = np.concatenate([np.zeros(spans), np.arange(days)])
    end = np.concatenate([np.full(spans, 1000.0), np.arange(days) + 1.0])
    count = spans + days
    places = place_many(
        start, end, np.full(count, 150.0), np.zeros(count, np.int32), np.arange(count), np.array([4], np.int32)
    )
    assert set(places.row[:spans].tolist()) == {-1, 0, 1}
    assert (places.row[spans:] >= 2).any()


def test_a_day_with_more_marks_than_rows_shows_the_most_important() -> None:
    count = 50
    places = place_many(
        np.zeros(count), np.ones(count), np.full(count, 100.0), np.zeros(count, np.int32), np.arange(count),
        np.array([3], np.int32),
    )  # fmt: skip
    assert np.flatnonzero(places.row >= 0).tolist() == [0, 1, 2]
    assert sorted(places.row[:3].tolist()) == [0, 1, 2]


def test_nothing_to_place() -> None:
    empty = np.empty(0)
    places = place_many(empty, empty, empty, empty.astype(np.int32), empty.astype(np.int64), np.array([1], np.int32))
    assert not len(places.row)


@many
@given(tasks(), st.integers(1, 3))
def test_tiles_keep_their_most_important_marks(task: Task, most: int) -> None:
    order = np.lexsort((task.start, task.lane))
    start, lane = task.start[order], task.lane[order]
    count = len(order)
    priority = np.empty(count, np.int32)
    priority[np.argsort(order, kind="stable")] = np.arange(count - 1, -1, -1, dtype=np.int32)
    found = candidates_by_octave(np.arange(count, dtype=np.int32), start, lane, priority, np.full(3, most))
    for octave in (-6, 0, 3):
        tile = np.floor(start * 2.0**octave / TILE)
        kept = found[octave]
        assert (np.diff(kept) > 0).all()
        for key in set(zip(lane.tolist(), tile.tolist(), strict=True)):
            there = np.flatnonzero((lane == key[0]) & (tile == key[1]))
            best = there[np.argsort(-priority[there])][:most]
            assert set(best.tolist()) == set(there.tolist()) & set(kept.tolist())


@given(st.floats(1e-12, 1e5))
def test_a_scale_belongs_to_the_last_level_it_reaches(per_day: float) -> None:
    level = level_at(per_day)
    assert scale_of(level) <= per_day
    assert level == FINEST or per_day < scale_of(level + 1)


def test_levels_are_half_octaves() -> None:
    assert scale_of(0) == 1.0
    assert scale_of(2) == 2.0
    assert len(SCALES) == FINEST - COARSEST + 1


def test_places_of_some_among_all() -> None:
    some = LevelPlaces(np.array([0, 1], np.int16), np.array([3, 4], np.int8))
    all_ = some.among(np.array([2, 0]), 4)
    assert all_.row.tolist() == [1, -1, 0, -1]
    assert all_.least_scale.tolist() == [4.0, np.inf, 2.0**1.5, np.inf]


def test_small_collections_are_weighed_one_by_one() -> None:
    task = crowd(50)
    assert task.placed().row.tolist() == place_labels(
        task.start, task.end, task.width, task.lane, np.arange(50), task.rows
    ).row.tolist()  # fmt: skip
