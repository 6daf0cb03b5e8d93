"""A layout of very many marks promises what one of few does; here both are given the same few."""

from __future__ import annotations

import gc
import weakref
from collections import Counter
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.services.geometry import crowd
from cubatimeline.services.geometry.crowd import CrowdLayout, first_to_speak, lay_out
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.geometry.marks import by_membership, marks_of
from cubatimeline.services.geometry.scene import Layout, Ticks, Tint
from cubatimeline.services.geometry.spoken import SpokenByMany
from cubatimeline.services.geometry.tally import Tally
from cubatimeline.services.geometry.time_scale import TimeScale
from tests.services.geometry import test_scene as promises
from tests.services.geometry.samples import (
    MEASURES,
    Case,
    columns_of,
    event_of,
    events,
    layouts,
    many,
    marks_from,
    scales,
)

Check = Callable[..., None]


def crowded(case: Case) -> Case:
    """Return the same marks laid out as if they were very many."""
    few = case.layout
    lanes = [box.lane for box in few.boxes]
    layout = CrowdLayout(case.columns, few.marks, lanes, case.widths, few.height, few.measures)
    return Case(layout, case.columns, case.widths)


def inner(check: Check) -> Check:
    """Return a property of `test_scene` without the cases it is given there."""
    return check.hypothesis.inner_test


@pytest.mark.parametrize(
    "check",
    [
        promises.test_no_two_labels_of_a_row_overlap,
        promises.test_rows_stand_inside_their_lane,
        promises.test_words_have_the_room_that_was_promised_or_all_they_need,
        promises.test_whatever_is_in_sight_speaks_or_is_part_of_one_tick,
        promises.test_counts_are_exact,
        promises.test_labels_and_counts_together_are_the_events_in_sight,
        promises.test_nothing_is_drawn_at_an_impossible_place,
    ],
    ids=lambda check: check.__name__,
)
@given(layouts(), scales())
def test_a_frame_keeps_the_promises_of_any_layout(check: Check, case: Case, scale: TimeScale) -> None:
    inner(check)(crowded(case), scale)


@many
@given(layouts(), scales(), st.floats(0, 1), st.floats(1, 30))
def test_what_speaks_goes_on_speaking_while_zooming_in(
    case: Case, scale: TimeScale, share: float, factor: float
) -> None:
    inner(promises.test_what_speaks_goes_on_speaking_in_its_row_while_zooming_in)(crowded(case), scale, share, factor)


@many
@given(layouts(), scales(), st.sampled_from([1.0, -1.0, 7.0, 0.5]))
def test_panning_moves_every_label_by_as_many_pixels(case: Case, scale: TimeScale, dx: float) -> None:
    inner(promises.test_panning_moves_every_label_by_as_many_pixels)(crowded(case), scale, dx)


@many
@given(layouts(), scales())
def test_lists_by_row_find_who_speaks_in_sight(case: Case, scale: TimeScale) -> None:
    layout = crowded(case).layout
    found = layout.spoken.visible(scale.per_day, scale.start, scale.end)
    speaking = layout.places.least_scale <= scale.per_day
    touching = (layout.marks.end >= scale.start) & (layout.marks.start <= scale.end)
    assert sorted(found.tolist()) == np.flatnonzero(speaking & touching).tolist()


@many
@given(st.lists(events(), max_size=30), scales(), st.randoms(use_true_random=False))
def test_marks_need_not_stand_in_order_of_time(made: list, scale: TimeScale, chance) -> None:
    columns = columns_of(made)
    numbers = list(range(len(columns)))
    chance.shuffle(numbers)
    half = len(numbers) // 2
    marks = marks_of(columns, *by_membership([np.array(numbers[:half], int), np.array(numbers[half:], int)]))
    lanes = [Lane("a", "A", "other", half), Lane("b", "B", "other", len(numbers) - half)]
    layout = CrowdLayout(columns, marks, lanes, np.full(len(columns), 90.0), 300.0, MEASURES)
    found = layout.spoken.visible(scale.per_day, scale.start, scale.end)
    speaking = layout.places.least_scale <= scale.per_day
    touching = (marks.end >= scale.start) & (marks.start <= scale.end)
    assert sorted(found.tolist()) == np.flatnonzero(speaking & touching).tolist()


def by_lane(ticks: Ticks) -> Counter[int]:
    numbers = Counter[int]()
    for lane, number in zip(ticks.lane.tolist(), ticks.number.tolist(), strict=True):
        numbers[lane] += number
    return numbers


@many
@given(layouts(), scales(), st.data())
def test_ticks_of_lit_events_are_exact(case: Case, scale: TimeScale, data: st.DataObject) -> None:
    layout = crowded(case).layout
    lit = np.array(data.draw(st.lists(st.booleans(), min_size=len(case.columns), max_size=len(case.columns))), bool)
    hidden, _ = layout.hidden(scale)
    expected = Counter(layout.marks.lane[hidden[lit[layout.marks.event[hidden]]]].tolist())
    assert by_lane(layout.lit_ticks(scale, lit)) == expected


@many
@given(layouts(), scales())
def test_one_mark_is_asked_as_all_are(case: Case, scale: TimeScale) -> None:
    layout = crowded(case).layout
    hidden, x = layout.hidden(scale)
    ticks = dict(zip(hidden.tolist(), x.tolist(), strict=True))
    for mark in range(len(layout.marks)):
        assert layout.speaks(mark, scale.per_day) == (layout.places.least_scale[mark] <= scale.per_day)
        assert layout.tick_of(mark, scale) == pytest.approx(ticks.get(mark))
        assert layout.marks_of(int(layout.marks.event[mark])) == [mark]


days = st.lists(
    st.tuples(st.integers(-500, 500), st.floats(0, 300), st.integers(0, 2)), max_size=40
)  # start, length, lane


@many
@given(days, st.integers(-6, 4), st.integers(-40, 40), st.integers(1, 20))
def test_tallies_count_each_mark_once(marks: list, octave: int, first: int, count: int) -> None:
    start = np.array([mark[0] for mark in marks], np.float64)
    end = start + np.array([mark[1] for mark in marks])
    lane = np.array([mark[2] for mark in marks], np.int32)
    middle = (start + end) / 2
    tally = Tally(start, middle, end, lane, 3)
    steps = np.arange(first, first + count)
    edges = np.ldexp(steps, octave)
    span = edges[0] - 2.0**octave, edges[-1] + 2.0**octave
    numbers = tally.between_steps(*span, octave, steps)
    assert numbers.tolist() == tally.between(*span, edges).tolist()
    seen = ((end > span[0]) | (start >= span[0])) & (start < span[1])
    expected = np.zeros((3, count + 1), np.int64)
    np.add.at(expected, (lane[seen], np.searchsorted(edges, middle[seen], side="right")), 1)
    assert numbers.tolist() == expected.tolist()


def days_of(count: int, lanes: int = 8, *, collapsed: bool = False) -> Case:
    """Return single days over sixty-six years."""
    chance = np.random.default_rng(1953)
    columns = columns_of([event_of("1962-10-27", lane=n % lanes, importance=1 + n % 5) for n in range(count)])
    day = np.sort(chance.integers(-6209, 18262, count)).astype(np.float64)
    for name in ("start_earliest", "end_earliest"):
        getattr(columns, name)[:] = day
    for name in ("start_latest", "end_latest"):
        getattr(columns, name)[:] = day + 1
    boxes = [Lane(f"l{n}", "Lane", "other", count // lanes, collapsed) for n in range(lanes)]
    widths = chance.uniform(60, 300, count)
    return Case(lay_out(columns, marks_from(columns), boxes, widths, 700.0, MEASURES), columns, widths)


def test_few_marks_are_all_looked_at_and_many_are_not() -> None:
    assert type(days_of(100).layout) is Layout
    assert isinstance(days_of(crowd.FEW + 1).layout, CrowdLayout)


@pytest.mark.parametrize("span", [25_000.0, 3650.0, 365.0, 30.0, 1.0])
def test_no_frame_paints_more_than_the_eye_can_bear(span: float) -> None:
    layout = days_of(60_000).layout
    scene = layout.scene(TimeScale(0.0, span, 1484.0))
    assert len(scene.ticks.x) <= MEASURES.most_ticks
    assert len(scene.labels) <= 300
    assert len(scene.labels) * 2 + len(scene.ticks.x) + len(scene.counts) <= 1500


def test_close_ticks_run_together_and_grow_darker() -> None:
    layout = days_of(60_000, lanes=2, collapsed=True).layout
    far = layout.scene(TimeScale(-6209.0, 18262.0, 1000.0)).ticks
    assert (far.x_end > far.x).any()
    assert far.shade.min() >= 0
    assert far.shade.max() > layout.scene(TimeScale(0.0, 30.0, 1000.0)).ticks.shade.max()


def test_a_first_picture_shows_the_most_important_and_counts_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "FIRST", 500)
    case = days_of(crowd.FEW + 1000)
    chosen = first_to_speak(case.layout.marks)
    assert chosen is not None
    assert len(chosen) == 500
    assert case.layout.marks.importance[chosen].min() == case.layout.marks.importance.max()
    lanes = [box.lane for box in case.layout.boxes]
    marks, scale = case.layout.marks, TimeScale(-6209.0, 18262.0, 1000.0)

    def laid_out(height: float, before: Layout | None, some: np.ndarray | None) -> Layout:
        return lay_out(case.columns, marks, lanes, case.widths, height, MEASURES, before, some)

    first = laid_out(700.0, None, chosen)
    assert not first.complete
    scene = first.scene(scale)
    assert set(scene.labels.mark.tolist()) <= set(chosen.tolist())
    assert int(scene.ticks.number.sum()) + len(scene.labels) == len(marks)
    whole = laid_out(700.0, first, None)
    assert whole.complete
    assert whole.places.row.tolist() == case.layout.places.row.tolist()
    assert isinstance(whole, CrowdLayout)
    assert isinstance(first, CrowdLayout)
    assert whole.tally is first.tally
    same_rows = laid_out(701.0, whole, chosen)
    assert same_rows.complete
    assert same_rows.places is whole.places
    assert not laid_out(300.0, whole, chosen).complete


def test_all_can_be_placed_at_once_where_they_are_not_so_many() -> None:
    assert first_to_speak(days_of(2000).layout.marks) is None


def test_equal_marks_are_weighed_by_chance_the_same_each_time() -> None:
    marks = days_of(2000, lanes=1).layout.marks
    of = np.flatnonzero(marks.importance == 5)
    weights = marks.weights(of)
    assert len(np.unique(weights)) > 0.9 * len(of)
    assert weights.tolist() == marks.weights(of).tolist()
    assert abs((np.diff(weights) > 0).mean() - 0.5) < 0.2


@many
@given(st.lists(events(), max_size=30))
def test_weights_stand_in_the_order_of_rank(made: list) -> None:
    marks = marks_from(columns_of(made))
    weights = marks.weights(np.arange(len(marks))) >> 36
    ranked = weights[marks.ranked()]
    assert (np.diff(ranked) <= 0).all()


@pytest.mark.parametrize("count", [50, 300])
def test_a_layout_is_given_up_at_once(count: int) -> None:
    """None may wait for a search for garbage: the arrays of a million events would stand beside those of the next."""
    gc.disable()
    try:
        layout = crowded(promises_of(count)).layout
        layout.scene(TimeScale(-2922.0, -2500.0, 800.0))
        gone = weakref.ref(layout)
        del layout
        assert gone() is None
    finally:
        gc.enable()


def test_lists_grow_no_longer_than_a_few_times_the_marks() -> None:
    layout = days_of(30_000).layout
    assert isinstance(layout, CrowdLayout)
    index: SpokenByMany = layout.spoken
    kept = {id(run): len(run) for runs in index._runs for run in runs}
    assert sum(kept.values()) <= 6 * int((layout.places.row >= 0).sum())


@given(layouts(most=30), scales(), st.data())
def test_ticks_are_tinted_as_most_of_their_events(case: Case, scale: TimeScale, data: st.DataObject) -> None:
    count = len(case.columns)
    tint = Tint(np.array(data.draw(st.lists(st.integers(-1, 2), min_size=count, max_size=count)), np.int16), 3)
    few, lanes = case.layout, [box.lane for box in case.layout.boxes]
    for kind in (Layout, CrowdLayout):
        layout = kind(case.columns, few.marks, lanes, case.widths, few.height, few.measures, tint=tint)
        ticks = layout.scene(scale).ticks
        hidden, x = layout.hidden(scale)
        assert ticks.number.sum() == len(hidden)
        if len(hidden) and len(set(tint.of[few.marks.event[hidden]].tolist())) == 1:
            assert set(ticks.tint.tolist()) == {int(tint.of[few.marks.event[hidden[0]]])}
        alone = ticks.number == 1
        for lane, at, shown in zip(ticks.lane[alone], ticks.x[alone], ticks.tint[alone], strict=True):
            near = (few.marks.lane[hidden] == lane) & (abs(x - at) <= 2 * few.measures.dot)
            assert shown in tint.of[few.marks.event[hidden[near]]]


def test_the_same_tint_needs_no_second_count() -> None:
    case = crowded(promises_of(200))
    few, lanes = case.layout, [box.lane for box in case.layout.boxes]
    tint = Tint(np.zeros(len(case.columns), np.int16), 1)
    one = CrowdLayout(case.columns, few.marks, lanes, case.widths, few.height, few.measures, few, tint=tint)
    two = CrowdLayout(case.columns, few.marks, lanes, case.widths, few.height, few.measures, one, tint=tint)
    assert one.tinted is two.tinted is not None
    assert few.tinted is None
    first = CrowdLayout(case.columns, few.marks, lanes, case.widths, few.height, few.measures, None, np.arange(5), tint)
    assert first.scene(TimeScale(-2922.0, -2500.0, 800.0)).ticks.tint is None


def promises_of(count: int) -> Case:
    dates = [f"196{n % 5}-{n % 12 + 1:02d}-{n % 28 + 1:02d}" for n in range(count)]
    columns = columns_of([event_of(date) for date in dates])
    return Case(promises.layout_of(marks_from(columns), dates), columns, np.full(count, 120.0))
