"""Close up, all that is in view speaks where there is room for it, and no row is empty."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.services.geometry.closeup import close_up, rows_for_all
from cubatimeline.services.geometry.lanes import Lane, arrange
from cubatimeline.services.geometry.marks import Marks
from cubatimeline.services.geometry.scene import Layout, label_widths, touching
from cubatimeline.services.geometry.time_scale import TimeScale
from tests.services.geometry.samples import MEASURES, columns_of, event_of, events_by_chance, many, marks_from

LANES = 3
WIDTH = 900.0


def lanes_of(marks: Marks) -> tuple[Lane, ...]:
    sizes = np.bincount(marks.lane, minlength=LANES).tolist()
    return tuple(Lane(f"l{number}", f"Lane {number}", "other", size) for number, size in enumerate(sizes))


def closely(marks: Marks, scale: TimeScale, height: float, widths: np.ndarray) -> Layout:
    lanes, ranked = close_up(scale, marks, lanes_of(marks), widths, height, MEASURES)
    return Layout(marks.columns, ranked, lanes, widths, height, MEASURES)


chances = st.integers(0, 2**32)
spans = st.floats(-200, 200), st.sampled_from([1.0, 7.0, 31.0, 62.0])


@many
@given(chances, st.integers(2, 80), *spans, st.floats(0, 900))
def test_with_room_for_all_everything_in_view_speaks_and_no_row_is_empty(
    chance: int, count: int, first: float, days: float, title: float
) -> None:
    marks = marks_from(columns_of(events_by_chance(chance, count, LANES)))
    scale, widths = TimeScale(first, first + days, WIDTH), np.full(count, title)
    layout = closely(marks, scale, 20_000.0, widths)
    in_view = touching(marks.start, marks.end, scale.start, scale.end)
    if not in_view.any():
        return
    shown = layout.scene(scale).labels.mark
    assert set(np.flatnonzero(in_view).tolist()) <= set(shown.tolist())
    seen = shown[in_view[shown]]
    for number, box in enumerate(layout.boxes):
        taken = layout.places.row[seen[marks.lane[seen] == number]]
        assert set(taken.tolist()) == set(range(box.rows))


@given(chances, st.integers(2, 60), *spans)
def test_no_lane_asks_for_a_row_too_many(chance: int, count: int, first: float, days: float) -> None:
    marks = marks_from(columns_of(events_by_chance(chance, count, LANES)))
    scale, widths = TimeScale(first, first + days, WIDTH), np.full(count, 150.0)
    of = np.flatnonzero(touching(marks.start, marks.end, scale.start, scale.end))
    needed = label_widths(marks, of, widths, MEASURES)
    rows = rows_for_all(scale, marks, of, needed, LANES, most=100)
    x, x_end = scale.x(marks.start[of]), np.maximum(scale.x(marks.end[of]), scale.x(marks.start[of]) + needed)
    for number in range(LANES):
        own = marks.lane[of] == number
        over = [int((own & (x <= at) & (at < x_end)).sum()) for at in x[own].tolist()]
        assert max(over, default=0) <= rows[number] <= int(own.sum())


@given(chances, st.integers(2, 80), *spans, st.floats(50, 700))
def test_lanes_and_marks_stay_what_they_are(chance: int, count: int, first: float, days: float, height: float) -> None:
    marks = marks_from(columns_of(events_by_chance(chance, count, LANES)))
    scale, widths = TimeScale(first, first + days, WIDTH), np.full(count, 150.0)
    lanes, ranked = close_up(scale, marks, lanes_of(marks), widths, height, MEASURES)
    assert [lane.id for lane in lanes] == [lane.id for lane in lanes_of(marks)]
    assert ranked.start is marks.start
    assert (ranked.importance >= marks.importance).all()
    inside = touching(marks.start, marks.end, scale.start, scale.end)
    assert (ranked.importance[~inside] == marks.importance[~inside]).all()
    if inside.any() and not inside.all():
        assert ranked.importance[inside].min() > ranked.importance[~inside].max()


def events(*made: tuple[str, int, int]) -> Marks:
    return marks_from(columns_of([event_of(date, lane, importance) for date, lane, importance in made]))


OCTOBER_27 = -2623.0


def test_what_happens_in_view_is_not_hidden_by_what_runs_through_it() -> None:
    marks = events(
        ("1962-05-01/1967-12-31", 0, 5), ("1962-09-01/1993-07-01", 0, 5), ("1962-10-25", 0, 1), ("1962-10-28", 0, 1)
    )
    scale, widths = TimeScale(OCTOBER_27 - 6, OCTOBER_27 + 3, WIDTH), np.full(4, 100.0)
    one = MEASURES.lane_padding + MEASURES.row + MEASURES.tick_strip
    folded = 2 * MEASURES.folded
    low = closely(marks, scale, one + folded, widths).scene(scale).labels.mark
    assert sorted(low.tolist()) == [2, 3]
    middling = closely(marks, scale, one + folded + MEASURES.row, widths).scene(scale).labels.mark
    assert sorted(middling.tolist()) in ([0, 2, 3], [1, 2, 3])
    high = closely(marks, scale, one + folded + 2 * MEASURES.row, widths).scene(scale).labels.mark
    assert sorted(high.tolist()) == [0, 1, 2, 3]


def test_lanes_in_which_nothing_happens_make_room_for_one_in_which_much_does() -> None:
    day = [("1962-10-27", 1, importance) for importance in range(1, 6)]
    marks = events(("1962-05-01/1967-12-31", 0, 5), *day, ("1962-08-01/1963-07-01", 2, 5))
    scale, widths = TimeScale(OCTOBER_27 - 1, OCTOBER_27 + 2, WIDTH), np.full(7, 100.0)
    open_, folded = MEASURES.lane_padding + MEASURES.tick_strip, MEASURES.folded
    low = closely(marks, scale, open_ + 2 * folded + 5 * MEASURES.row, widths)
    assert [box.rows for box in low.boxes] == [0, 5, 0]
    high = closely(marks, scale, 3 * open_ + 7 * MEASURES.row, widths)
    assert [box.rows for box in high.boxes] == [1, 5, 1]


def test_lanes_with_long_bars_alone_share_the_room_as_others_do() -> None:
    marks = events(("1962-05-01/1967-12-31", 0, 5), ("1962-08-01/1963-07-01", 2, 5))
    scale, widths = TimeScale(OCTOBER_27, OCTOBER_27 + 1, WIDTH), np.full(2, 100.0)
    lanes, _ = close_up(scale, marks, lanes_of(marks), widths, 120.0, MEASURES)
    assert [box.rows for box in arrange(lanes, 120.0, MEASURES)] == [1, 0, 1]


def test_a_quiet_lane_closes_for_a_month_but_not_for_a_year() -> None:
    busy = [("1962-10-27", 1, importance) for importance in (1, 2, 3, 4, 5) * 2]
    marks = events(*busy, ("1962-10-30", 0, 3))
    height, widths = 80.0, np.full(len(marks), 100.0)
    for days, open_lanes in ((31.0, [False, True, False]), (365.0, [True, True, False])):
        scale = TimeScale(OCTOBER_27 - 20, OCTOBER_27 - 20 + days, WIDTH)
        lanes, _ = close_up(scale, marks, lanes_of(marks), widths, height, MEASURES)
        assert [not lane.collapsed for lane in lanes] == open_lanes
