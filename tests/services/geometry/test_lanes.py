"""Lanes and their rows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.services.geometry.lanes import Lane, arrange, fitted_to_view, rows_wanted, rows_within
from tests.services.geometry.samples import MEASURES, many

lane_sets = st.lists(
    st.builds(Lane, st.just("l"), st.just("Lane"), st.just("other"), st.integers(0, 5000), st.booleans()), max_size=12
)


@many
@given(lane_sets, st.floats(1, 2000))
def test_lanes_stand_one_below_the_other(lanes: list[Lane], height: float) -> None:
    boxes = arrange(lanes, height, MEASURES)
    assert [box.lane for box in boxes] == lanes
    top = 0.0
    for box in boxes:
        assert box.top == pytest.approx(top)
        top += box.height
        last_row_end = box.row_top(box.rows, MEASURES)
        assert last_row_end <= box.tick_top + 1e-6
        assert box.tick_top + MEASURES.tick_strip == pytest.approx(box.top + box.height)


def most_of(lanes: list[Lane]) -> float:
    """Return how many rows a lane may take: all there are room for where it is the only open one."""
    alone = sum(not lane.collapsed for lane in lanes) == 1
    return MEASURES.most_given_rows if alone else MEASURES.most_rows


def test_a_lane_that_is_alone_fills_the_view() -> None:
    (box,) = arrange([Lane("all", "All", "other", 700)], 700, MEASURES)
    assert box.rows > MEASURES.most_rows
    assert 700 - box.row_top(box.rows, MEASURES) < MEASURES.row + MEASURES.tick_strip


@many
@given(lane_sets, st.floats(1, 2000))
def test_open_lanes_have_rows_and_collapsed_ones_none(lanes: list[Lane], height: float) -> None:
    for box in arrange(lanes, height, MEASURES):
        assert (box.rows == 0) == box.lane.collapsed
        assert box.rows <= most_of(lanes)


@many
@given(lane_sets, st.floats(1, 2000))
def test_they_fill_the_height_but_are_never_squeezed(lanes: list[Lane], height: float) -> None:
    boxes = arrange(lanes, height, MEASURES)
    total = sum(box.height for box in boxes)
    open_ = MEASURES.lane_padding + MEASURES.row + MEASURES.tick_strip
    least = sum(MEASURES.folded if lane.collapsed else open_ for lane in lanes)
    assert least - 1e-6 <= total
    if least <= height:
        assert total <= height + 1e-6
    full = all(box.rows in (0, most_of(lanes)) for box in boxes)
    if least <= height and any(box.rows for box in boxes) and not full:
        assert total > height - MEASURES.row - 1e-6


@many
@given(st.integers(1, 12), st.floats(50, 2000))
def test_lanes_that_do_not_all_fit_are_never_cut_at_the_edge(count: int, height: float) -> None:
    boxes = arrange([Lane(f"l{n}", "Lane", "other", 5) for n in range(count)], height, MEASURES)
    if boxes[-1].top + boxes[-1].height > height + 1e-6:
        edges = [box.top + box.height for box in boxes]
        assert min(abs(edge - height) for edge in edges) < 1e-6


def test_the_busier_lane_has_more_rows_and_a_full_one_leaves_them_to_others() -> None:
    lanes = [Lane("a", "A", "other", 10_000), Lane("b", "B", "other", 3)]
    few, many_rows = (arrange(lanes, height, MEASURES) for height in (300, 900))
    assert few[0].rows > few[1].rows
    assert many_rows[0].rows == MEASURES.most_rows
    assert many_rows[1].rows == MEASURES.most_rows


# Headings, rows that the user gave, room by what is in view

mixed_lanes = st.lists(
    st.builds(
        Lane, st.just("l"), st.just("Lane"), st.just("other"), st.integers(0, 5000), st.booleans(), st.integers(0, 1),
        st.booleans(), st.sampled_from([0, 0, 0, 1, 3, 99]),
    ).map(lambda lane: replace(lane, collapsed=False, size=0) if lane.heading else lane),
    max_size=12,
)  # fmt: skip


@many
@given(mixed_lanes, st.floats(1, 2000))
def test_headings_are_names_and_given_rows_are_kept(lanes: list[Lane], height: float) -> None:
    boxes = arrange(lanes, height, MEASURES)
    top = 0.0
    for box in boxes:
        assert box.top == pytest.approx(top)
        top = box.bottom
        if box.lane.heading:
            assert (box.rows, box.height, box.tick_top) == (0, MEASURES.heading, box.bottom)
        elif box.lane.given_rows and not box.lane.collapsed:
            assert box.rows == min(box.lane.given_rows, MEASURES.most_given_rows)
            assert rows_within(box.lane, box.height, MEASURES) == box.rows
        assert (box.rows == 0) == (box.lane.heading or box.lane.collapsed)
        assert box.least_height <= box.height + 1e-6


@many
@given(mixed_lanes, st.floats(100, 2000))
def test_no_lane_is_cut_at_the_edge_unless_the_user_made_it_high(lanes: list[Lane], height: float) -> None:
    boxes = arrange(lanes, height, MEASURES)
    ordinary = all(lane.given_rows <= 1 for lane in lanes)
    growing = any(box.rows and not box.lane.given_rows and box.bottom <= height + 1e-6 for box in boxes)
    if boxes and boxes[-1].bottom > height + 1e-6 and ordinary and growing:
        assert min(abs(box.bottom - height) for box in boxes) < 1e-6


def test_a_given_height_does_not_follow_the_window() -> None:
    lanes = [Lane("a", "A", "other", 10), Lane("b", "B", "other", 10, given_rows=3)]
    low, high = (arrange(lanes, height, MEASURES) for height in (300, 900))
    assert low[1].height == high[1].height
    assert low[0].height < high[0].height


@many
@given(mixed_lanes, st.lists(st.integers(0, 50), min_size=12, max_size=12), st.floats(50, 2000))
def test_room_by_what_is_in_view_goes_to_lanes_that_have_any(
    lanes: list[Lane], counts: list[int], height: float
) -> None:
    in_view = np.array([0 if lane.heading else n for lane, n in zip(lanes, counts, strict=False)], np.int64)
    fitted = fitted_to_view(lanes, in_view, height, MEASURES)
    if not in_view.any():
        assert fitted == tuple(lanes)
        return
    open_before = [number for number, lane in enumerate(lanes) if not lane.collapsed and in_view[number]]
    for number, (lane, before) in enumerate(zip(fitted, lanes, strict=True)):
        assert (lane.size, lane.heading) == (in_view[number], before.heading)
        assert lane.collapsed or lane.heading or number in open_before
    still = [number for number in open_before if not fitted[number].collapsed]
    assert in_view[still].sum() >= 0.8 * in_view[open_before].sum() - 1e-9
    folded = set(open_before) - set(still)
    if folded:
        assert max(in_view[list(folded)]) <= min(in_view[still])
    if arrange(fitted, height, MEASURES)[-1].bottom <= height and not folded:
        assert all(not lane.collapsed for lane in (fitted[number] for number in open_before))


def test_quiet_lanes_make_room_for_busy_ones_only_where_they_must() -> None:
    lanes = [Lane(f"l{n}", "Lane", "other", 100) for n in range(6)]
    in_view = np.array([20, 1, 2, 0, 20, 1])
    low = fitted_to_view(lanes, in_view, 190.0, MEASURES)
    high = fitted_to_view(lanes, in_view, 600.0, MEASURES)
    assert [lane.collapsed for lane in low] == [False, True, True, True, False, True]
    assert [lane.collapsed for lane in high] == [False, False, False, True, False, False]


def test_rows_within_a_height() -> None:
    lane = Lane("a", "A", "other", 1)
    assert rows_within(lane, 0, MEASURES) == 1
    assert rows_within(lane, 1e6, MEASURES) == MEASURES.most_given_rows


labels = st.lists(st.tuples(st.floats(0, 500), st.floats(1, 200), st.integers(0, 2)), max_size=30)


@given(labels)
def test_no_lane_wants_fewer_rows_than_labels_stand_over_one_point(labels: list[tuple[float, float, int]]) -> None:
    x = np.array([start for start, _, _ in labels], np.float64)
    x_end = x + np.array([wide for _, wide, _ in labels], np.float64)
    lane = np.array([of for _, _, of in labels], np.int32)
    wanted = rows_wanted(x, x_end, lane, 3)
    for of in range(3):
        own = lane == of
        deepest = max((int(np.sum((x[own] <= at) & (at < x_end[own]))) for at in x[own]), default=0)
        assert deepest <= wanted[of] <= deepest * 1.5


def test_rows_go_where_events_in_view_would_be_hidden_and_not_beyond_need() -> None:
    lanes = [Lane("spread", "Spread", "other", 50), Lane("dense", "Dense", "other", 5)]
    fitted = fitted_to_view(lanes, np.array([20, 6]), 400.0, MEASURES, np.array([1, 9]))
    assert [box.rows for box in arrange(fitted, 400.0, MEASURES)] == [1, 9]
