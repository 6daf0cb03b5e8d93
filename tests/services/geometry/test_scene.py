"""One frame of the lanes: nothing overlaps, nothing vanishes, nothing jumps."""

from __future__ import annotations

from collections import Counter
from math import ceil, floor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.services.geometry.crowd import CrowdLayout
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.geometry.marks import Marks
from cubatimeline.services.geometry.scene import Count, Labels, Layout, Scene, text_start, tile_days, touching
from cubatimeline.services.geometry.tally import Tally
from cubatimeline.services.geometry.time_scale import TimeScale
from tests.services.geometry.samples import (
    MEASURES,
    Case,
    columns_of,
    event_of,
    layouts,
    many,
    marks_from,
    marks_of_dates,
    scales,
)


def by_mark(labels: Labels) -> dict[int, int]:
    return {mark: number for number, mark in enumerate(labels.mark.tolist())}


def silent(layout: Layout, scale: TimeScale) -> np.ndarray:
    return np.flatnonzero(layout.places.least_scale > scale.per_day)


def in_sight(layout: Layout, scale: TimeScale) -> np.ndarray:
    return touching(layout.marks.start, layout.marks.end, scale.start, scale.end)


@many
@given(layouts(), scales())
def test_no_two_labels_of_a_row_overlap(case: Case, scale: TimeScale) -> None:
    labels = case.layout.scene(scale).labels
    left, right = labels.extent
    for y in set(labels.y.tolist()):
        row = np.flatnonzero(labels.y == y)
        row = row[np.argsort(left[row], kind="stable")]
        room = 1e-6 + 1e-9 * np.abs(right[row][:-1])
        assert (left[row][1:] >= right[row][:-1] - room).all()
        words = labels.room[row][:-1] > 0
        assert (labels.x_text[row][:-1] + labels.room[row][:-1] <= left[row][1:] + 1e-6)[words].all()


@many
@given(layouts(), scales())
def test_rows_stand_inside_their_lane(case: Case, scale: TimeScale) -> None:
    labels = case.layout.scene(scale).labels
    for mark, y in zip(labels.mark.tolist(), labels.y.tolist(), strict=True):
        box = case.layout.boxes[case.layout.marks.lane[mark]]
        assert box.top <= y
        assert y + case.layout.measures.row <= box.tick_top + 1e-6


@many
@given(layouts(), scales())
def test_words_have_the_room_that_was_promised_or_all_they_need(case: Case, scale: TimeScale) -> None:
    """Only the edge of the view, or words pinned to it, may take more from a label."""
    measures, labels = case.layout.measures, case.layout.scene(scale).labels
    width = case.widths[case.layout.marks.event[labels.mark]]
    free = (labels.x_text > 4.0) & (labels.x_text + np.minimum(width, measures.label_most) < scale.width - 5)
    least = np.minimum(width, measures.label_least)
    assert (labels.room >= least - 1e-6 - 1e-9 * np.abs(labels.x))[free].all()
    assert (labels.room <= np.minimum(width, measures.label_most) + 1 + 1e-6).all()


@many
@given(layouts(), scales())
def test_whatever_is_in_sight_speaks_or_is_part_of_one_tick(case: Case, scale: TimeScale) -> None:
    layout, scene = case.layout, case.layout.scene(scale)
    seen = set(np.flatnonzero(in_sight(layout, scale)).tolist())
    spoken, hidden = set(scene.labels.mark.tolist()), set(layout.hidden(scale)[0].tolist())
    assert not spoken & hidden
    assert seen <= spoken | hidden
    assert hidden <= seen
    assert len(spoken) == len(scene.labels)
    assert int(scene.ticks.number.sum()) == len(hidden)
    assert ((scene.ticks.x >= 0) & (scene.ticks.x < scale.width)).all()
    lanes = Counter(layout.marks.lane[list(hidden)].tolist())
    ticked = Counter[int]()
    for lane, number in zip(scene.ticks.lane.tolist(), scene.ticks.number.tolist(), strict=True):
        ticked[lane] += number
    assert ticked == lanes


@many
@given(layouts(), scales())
def test_counts_are_exact(case: Case, scale: TimeScale) -> None:
    layout, scene = case.layout, case.layout.scene(scale)
    days = tile_days(scale.per_day, layout.measures.tile)
    first, last = floor(scale.start / days + 1e-6), ceil(scale.end / days - 1e-6) - 1
    expected = Counter[tuple[int, int]]()
    for mark in silent(layout, scale).tolist():
        start, end, middle = (float(a[mark]) for a in (layout.marks.start, layout.marks.end, layout.marks.middle))
        if (end > scale.start or start >= scale.start) and start < scale.end:
            expected[int(layout.marks.lane[mark]), min(max(floor(middle / days), first), last)] += 1
    found = {(count.lane, round(count.first / days)): count.number for count in scene.counts}
    assert found == dict(expected)
    assert len(found) == len(scene.counts)
    assert sum(found.values()) == int(scene.ticks.number.sum())


@many
@given(layouts(), scales())
def test_labels_and_counts_together_are_the_events_in_sight(case: Case, scale: TimeScale) -> None:
    """Of the events in sight, each speaks at this zoom or is counted once, and no other is counted."""
    layout, scene = case.layout, case.layout.scene(scale)
    inside = in_sight(layout, scale)
    counted = [mark for count in scene.counts for mark in layout.counted(count, scale).tolist()]
    assert len(counted) == len(set(counted)) == sum(count.number for count in scene.counts)
    speaking = set(np.flatnonzero(layout.places.least_scale <= scale.per_day).tolist())
    assert set(counted) <= set(np.flatnonzero(inside).tolist()) <= speaking | set(counted)
    assert not speaking & set(counted)


@many
@given(layouts(), scales(), st.floats(0, 1), st.floats(1, 30))
def test_what_speaks_goes_on_speaking_in_its_row_while_zooming_in(
    case: Case, scale: TimeScale, share: float, factor: float
) -> None:
    closer = scale.zoomed(factor, share * scale.width)
    before, after = case.layout.scene(scale).labels, case.layout.scene(closer).labels
    still = by_mark(after)
    seen = in_sight(case.layout, closer)
    for mark, number in by_mark(before).items():
        if seen[mark]:
            assert mark in still
            assert after.y[still[mark]] == before.y[number]


@many
@given(layouts(), scales(), st.sampled_from([1.0, -1.0, 7.0, 0.5]))
def test_panning_moves_every_label_by_as_many_pixels(case: Case, scale: TimeScale, dx: float) -> None:
    before, after = case.layout.scene(scale).labels, case.layout.scene(scale.panned(dx)).labels
    still = by_mark(after)
    for mark, old in by_mark(before).items():
        if mark in still:
            new = still[mark]
            assert after.y[new] == before.y[old]
            pinned = 4.0 in (before.x_text[old], after.x_text[new])
            for name in ("x", "x_end", "x_solid", "x_solid_end", "x_dot", *(() if pinned else ("x_text",))):
                was, now = float(getattr(before, name)[old]), float(getattr(after, name)[new])
                assert now - was == pytest.approx(dx, abs=1e-4 + 1e-10 * abs(was))


def interior(scene: Scene, dx: float) -> Counter[tuple[int, int, int]]:
    """Ticks well inside the view, after a move by `dx`."""
    margin = 40.0
    return Counter(
        (lane, number, round((x + dx) * 8))
        for lane, number, x in zip(
            scene.ticks.lane.tolist(), scene.ticks.number.tolist(), scene.ticks.x.tolist(), strict=True
        )
        if margin < x + dx < scene.scale.width - margin
    )


@many
@given(layouts(), scales(), st.sampled_from([1, -1, 7]))
def test_panning_moves_ticks_and_counts_without_regrouping_them(case: Case, scale: TimeScale, dx: int) -> None:
    panned = scale.panned(dx)
    before, after = case.layout.scene(scale), case.layout.scene(panned)
    assert {key[:2] for key in interior(before, dx)} == {key[:2] for key in interior(after, 0)}
    assert abs(sum(interior(before, dx).values()) - sum(interior(after, 0).values())) <= 2
    old, new = ({(c.lane, round(c.first, 6)): c for c in scene.counts} for scene in (before, after))
    for key in old.keys() & new.keys():
        assert new[key].x - old[key].x == pytest.approx(dx, abs=1e-4)
        if inner(old[key], before) and inner(new[key], after):
            assert new[key].number == old[key].number


def inner(count: Count, scene: Scene) -> bool:
    return count.x > 0 and count.x_end < scene.scale.width


@many
@given(layouts(), scales())
def test_nothing_is_drawn_at_an_impossible_place(case: Case, scale: TimeScale) -> None:
    scene = case.layout.scene(scale)
    for name in ("x", "x_end", "x_dot", "x_text", "room", "y"):
        assert np.isfinite(getattr(scene.labels, name)).all()
    assert (scene.labels.x <= scene.labels.x_end).all()
    assert (scene.labels.x_text >= 4.0).all()
    assert all(count.x_end > 0 and count.x < scale.width for count in scene.counts)


@many
@given(layouts(most=15), st.floats(40, 900))
def test_places_are_taken_over_only_where_they_are_the_same(case: Case, height: float) -> None:
    old = case.layout
    lanes = [box.lane for box in old.boxes]
    fresh = Layout(case.columns, old.marks, lanes, case.widths, height, old.measures)
    again = Layout(case.columns, old.marks, lanes, case.widths, height, old.measures, before=old)
    assert again.places.row.tolist() == fresh.places.row.tolist()
    assert again.places.least_scale.tolist() == fresh.places.least_scale.tolist()
    assert (again.places is old.places) == (old.rows.tolist() == again.rows.tolist())


def layout_of(marks: Marks, dates: list[str], collapsed: bool = False) -> Layout:
    columns = columns_of([event_of(date) for date in dates])
    widths = np.full(len(columns), 200.0)
    return Layout(columns, marks, [Lane("l", "Lane", "other", len(columns), collapsed)], widths, 120.0, MEASURES)


def test_a_hidden_span_that_runs_through_the_view_has_a_tick_at_the_edge_and_is_counted() -> None:
    dates = ["1950/1999"]
    layout = layout_of(marks_of_dates(*dates), dates, collapsed=True)
    scene = layout.scene(TimeScale(-2620.0, -2610.0, 1000.0))
    assert scene.ticks.x.tolist() == [999.0]
    assert [count.number for count in scene.counts] == [1]
    scene = layout.scene(TimeScale(10_000.0, 10_010.0, 1000.0))
    assert scene.ticks.x.tolist() == [0.0]
    assert [count.number for count in scene.counts] == [1]


def test_the_words_of_a_bar_stay_in_sight_while_the_bar_is() -> None:
    dates = ["1962-10-01/1962-10-31"]
    layout = layout_of(marks_of_dates(*dates), dates)
    for start in np.linspace(-2660.0, -2619.5, 50).tolist():
        labels = layout.scene(TimeScale(start, start + 60.0, 900.0)).labels
        assert labels.mark.tolist() == [0]
        assert labels.x_text[0] >= 4.0


@pytest.mark.parametrize("date", ["1962-10-27", "1962-10", "1962", "196X", "1962-10-01/1962-11-30"])
def test_words_glide_from_the_dot_to_the_end_of_the_bar(date: str) -> None:
    marks = marks_of_dates(date)
    length, chosen = float(marks.end[0] - marks.start[0]), np.array([0])
    widths = np.arange(0.0, 600.0, 0.25)
    told = layout_of(marks, [date])._tell(chosen)
    kind = told[5], told[6]
    at = np.array([float(text_start(np.zeros(1), np.array([w]), np.array([w / 2]), kind, MEASURES)[0]) for w in widths])
    assert length > 0
    assert np.abs(np.diff(at)).max() < 0.5


def test_ticks_are_never_more_than_the_frame_can_bear() -> None:
    chance = np.random.default_rng(1953)
    lanes = [Lane(f"l{n}", "Lane", "other", 5000, collapsed=True) for n in range(8)]
    days = chance.integers(-6209, 18262, 20_000)
    events = [event_of("1962-10-27", lane=int(lane)) for lane in chance.integers(0, 8, 20_000)]
    columns = columns_of(events)
    for name in ("start_earliest", "start_latest", "end_earliest", "end_latest"):
        getattr(columns, name)[:] = days + (0 if name in ("start_earliest", "end_earliest") else 1)
    layout = Layout(columns, marks_from(columns), lanes, np.full(20_000, 100.0), 600.0, MEASURES)
    for span in (25_000.0, 3650.0, 30.0):
        scene = layout.scene(TimeScale(-6209.0, -6209.0 + span, 1484.0))
        assert len(scene.ticks.x) <= MEASURES.most_ticks
        assert int(scene.ticks.number.sum()) == int((days < -6209 + span).sum())


@pytest.mark.parametrize("date", ["1962-10-01/1962-10-26", "1962-10-26"])
@pytest.mark.parametrize("kind", [Layout, CrowdLayout])
def test_what_ended_as_the_view_begins_is_not_in_it(date: str, kind: type[Layout]) -> None:
    marks = marks_of_dates(date, "1962-10-27")
    lanes = [Lane("l", "Lane", "other", 2)]
    layout = kind(marks.columns, marks, lanes, np.full(2, 90.0), 120.0, MEASURES)
    begin = float(marks.end[0])
    assert begin == float(marks.start[1])
    for start, among in ((begin, [1]), (begin - 0.25, [0, 1])):
        scale = TimeScale(start, start + 2.0, 900.0)
        assert sorted(layout.scene(scale).labels.mark.tolist()) == among
        far = TimeScale(start, start + 200_000.0, 900.0)
        scene = layout.scene(far)
        silent = len(among) - len(set(scene.labels.mark.tolist()) & set(among))
        assert int(scene.ticks.number.sum()) == silent
    assert layout.tick_of(0, TimeScale(begin, begin + 200_000.0, 900.0)) is None


def test_what_takes_no_time_is_seen_where_it_is() -> None:
    day = np.array([10.0, 12.0])
    assert touching(day, day, 10.0, 12.0).tolist() == [True, False]
    tally = Tally(day, day, day, np.zeros(2, np.int32), 1)
    assert tally.between(10.0, 12.0, np.array([11.0])).tolist() == [[1, 0]]
    assert tally.between(12.0, 14.0, np.array([13.0])).tolist() == [[1, 0]]


@pytest.mark.parametrize("octave", [-6, -1, 0, 3, 12])
def test_a_rounding_error_does_not_change_the_tiles(octave: int) -> None:
    assert tile_days(2.0**octave * (1 - 1e-12), 96.0) == tile_days(2.0**octave, 96.0) == 96.0 / 2.0**octave


def test_an_empty_collection_is_an_empty_scene() -> None:
    layout = Layout(columns_of([]), marks_of_dates(), [], np.empty(0), 300.0, MEASURES)
    scene = layout.scene(TimeScale(0.0, 10.0, 500.0))
    assert not len(scene.labels)
    assert not len(scene.ticks.x)
    assert not scene.counts
    assert layout.height == 0.0


@pytest.mark.parametrize("kind", [Layout, CrowdLayout])
def test_only_what_is_in_view_is_counted(kind: type[Layout]) -> None:
    """Neither what ended as the view begins, nor what begins as it ends, though their tiles reach into it."""
    marks = marks_of_dates("1962-10-26", "1962-10-27", "1962-10-28")
    lanes = [Lane("l", "Lane", "other", 3, collapsed=True)]
    layout = kind(marks.columns, marks, lanes, np.full(3, 90.0), 120.0, MEASURES)
    day = float(marks.start[1])
    for width in (700.0, 900.0, 1421.0):
        scale = TimeScale(day, day + 1.0, width)
        counts = layout.scene(scale).counts
        assert [count.number for count in counts] == [1]
        assert layout.counted(counts[0], scale).tolist() == [1]
        everything = TimeScale(day - 1.0, day + 2.0, width)
        assert sum(count.number for count in layout.scene(everything).counts) == 3
