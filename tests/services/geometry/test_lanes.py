"""Lanes and their rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.services.geometry.lanes import Lane, arrange
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


@many
@given(lane_sets, st.floats(1, 2000))
def test_open_lanes_have_rows_and_collapsed_ones_none(lanes: list[Lane], height: float) -> None:
    for box in arrange(lanes, height, MEASURES):
        assert (box.rows == 0) == box.lane.collapsed
        assert box.rows <= MEASURES.most_rows


@many
@given(lane_sets, st.floats(1, 2000))
def test_they_fill_the_height_but_are_never_squeezed(lanes: list[Lane], height: float) -> None:
    boxes = arrange(lanes, height, MEASURES)
    total = sum(box.height for box in boxes)
    least = sum(MEASURES.lane_padding + MEASURES.tick_strip + (0 if lane.collapsed else MEASURES.row) for lane in lanes)
    assert least - 1e-6 <= total
    if least <= height:
        assert total <= height + 1e-6
    full = all(box.rows in (0, MEASURES.most_rows) for box in boxes)
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
