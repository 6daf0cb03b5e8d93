"""Arcs of relations: where their ends stand, which are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.services.geometry.arcs import MOST_ARCS, Arc, Point, Relations, Where
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.geometry.scene import Layout
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.store.relations import RelationArrays
from tests.services.geometry.samples import MEASURES, columns_of, event_of, marks_from

FIRST, LAST = -2922.0, -2557.0
"""The year 1962."""


def layout_of(
    dates: Sequence[tuple[str, int]], *, importance: int = 5, lanes: int = 2, height: float = 300.0
) -> Layout:
    """Lay out events given by date and lane; their places are those in order of time."""
    columns = columns_of([event_of(date, lane, importance) for date, lane in dates])
    sizes = np.bincount(columns.category, minlength=lanes)
    kinds = [Lane(f"lane-{n}", "", "other", int(sizes[n])) for n in range(lanes)]
    return Layout(columns, marks_from(columns), kinds, np.full(len(columns), 90.0), height, MEASURES)


def related(*pairs: tuple[int, int], kind: int = 0, all_in_view: bool = False) -> Relations:
    source, target = np.array(pairs, np.int64).reshape(-1, 2).T
    return Relations(RelationArrays(source, target, np.full(len(pairs), kind, np.int8)), all_in_view)


def arcs_of(
    relations: Relations, layout: Layout, event: int, first: float = FIRST, last: float = LAST, bottom: float = 300.0
) -> list[Arc]:
    scene = layout.scene(TimeScale(first, last, 1000.0))
    return relations.of_event(layout, scene, event, (0.0, bottom))


def partner(arc: Arc) -> Point:
    assert arc.partner is not None
    return arc.partner


def test_an_arc_joins_the_dots_of_two_events_in_the_direction_of_the_relation() -> None:
    layout = layout_of([("1962-02-05", 0), ("1962-08-05", 1)])
    scene = layout.scene(TimeScale(FIRST, LAST, 1000.0))
    (arc,) = arcs_of(related((1, 0)), layout, 0)
    assert (arc.source.event, arc.target.event) == (1, 0)
    assert [arc.target.x, arc.source.x] == pytest.approx(scene.labels.x_dot[np.argsort(scene.labels.x_dot)])
    assert arc.source.where is arc.target.where is Where.SPOKEN
    assert partner(arc).event == 1


def test_a_long_bar_is_met_where_it_is_nearest_to_the_other_end() -> None:
    layout = layout_of([("1962-02-01/1962-09-30", 0), ("1962-05-05", 1), ("1962-12-05", 1)])
    within, after = arcs_of(related((1, 0), (2, 0)), layout, 0)
    assert within.target.x == pytest.approx(within.source.x), "straight above the day it is part of"
    scene = layout.scene(TimeScale(FIRST, LAST, 1000.0))
    assert after.target.x == pytest.approx(float(scene.labels.x_end[scene.labels.mark == 0][0]))


@pytest.mark.parametrize(
    ("first", "last", "where", "x"), [(-2700.0, LAST, Where.BEFORE, 0.0), (FIRST, -2750.0, Where.AFTER, 1000.0)]
)
def test_an_end_beyond_the_view_stands_at_the_edge_on_its_side(
    first: float, last: float, where: Where, x: float
) -> None:
    layout = layout_of([("1962-02-05", 0), ("1962-11-05", 1)])
    event = 1 if where is Where.BEFORE else 0
    (arc,) = arcs_of(related((0, 1)), layout, event, first, last)
    assert partner(arc).where is where
    assert partner(arc).x == x


def test_an_end_without_a_label_stands_at_its_tick() -> None:
    crowd = [("1962-05-05", 0)] * 30 + [("1962-08-01", 1)]
    layout = layout_of(crowd, height=80.0)
    scene = layout.scene(TimeScale(FIRST, LAST, 1000.0))
    hidden = next(mark for mark in range(30) if mark not in scene.labels.mark.tolist())
    (arc,) = arcs_of(related((hidden, 30)), layout, 30)
    assert partner(arc).where is Where.HIDDEN
    assert partner(arc).x == pytest.approx(layout.tick_of(hidden, scene.scale))


def test_an_end_that_is_scrolled_away_stands_at_the_upper_or_lower_edge() -> None:
    layout = layout_of([("1962-02-05", 0), ("1962-08-05", 1)])
    (arc,) = arcs_of(related((0, 1)), layout, 0, bottom=40.0)
    assert partner(arc).where is Where.BELOW
    assert partner(arc).y <= 40.0


def test_an_event_that_a_filter_leaves_out_has_no_end() -> None:
    layout = layout_of([("1962-02-05", 0), ("1962-08-05", 1)])
    marks = layout.marks
    arrays = ("event", "lane", "start", "end", "flags", "precision", "importance")
    fewer = replace(marks, **{name: getattr(marks, name)[:1] for name in arrays})
    kinds = [Lane(f"lane-{n}", "", "other", 1) for n in range(2)]
    filtered = Layout(layout.columns, fewer, kinds, np.full(2, 90.0), 300.0, MEASURES)
    assert arcs_of(related((0, 1)), filtered, 0) == []
    assert len(arcs_of(related((0, 1)), layout, 0)) == 1


def test_an_event_without_relations_has_no_arcs() -> None:
    layout = layout_of([("1962-02-05", 0), ("1962-08-05", 1)])
    assert arcs_of(related(), layout, 0) == []
    assert arcs_of(related((0, 1)), layout, -1) == []


def test_of_very_many_relations_those_to_the_most_important_events_are_shown() -> None:
    dates = [("1962-03-01", 0)] + [(f"1962-{4 + n % 9:02d}-{1 + n // 9:02d}", 1) for n in range(80)]
    layout = layout_of(dates)
    layout.columns.importance[1:] = 1 + np.arange(80) % 5
    arcs = arcs_of(related(*((0, n) for n in range(1, 81))), layout, 0)
    assert len(arcs) == MOST_ARCS
    assert min(int(layout.columns.importance[partner(arc).event]) for arc in arcs) >= 3


def test_all_in_view_are_those_between_important_events_of_which_one_is_in_view() -> None:
    layout = layout_of([("1961-02-05", 0), ("1962-02-05", 0), ("1962-08-05", 1), ("1963-08-05", 1), ("1964-08-05", 1)])
    layout.columns.importance[2] = 3
    relations = related((0, 1), (1, 2), (3, 4), (1, 3))
    scene = layout.scene(TimeScale(FIRST, LAST, 1000.0))
    arcs = relations.in_view(layout, scene, (0.0, 300.0))
    assert {(arc.source.event, arc.target.event) for arc in arcs} == {(0, 1), (1, 3)}
    assert all(arc.partner is None for arc in arcs)


@given(
    st.lists(st.tuples(st.integers(1, 12), st.integers(1, 28), st.integers(0, 1)), min_size=2, max_size=25),
    st.floats(FIRST - 200, LAST), st.floats(5.0, 900.0), st.data(),
)  # fmt: skip
def test_no_end_ever_leaves_the_view(
    days: list[tuple[int, int, int]], first: float, span: float, data: st.DataObject
) -> None:
    layout = layout_of([(f"1962-{month:02d}-{day:02d}", lane) for month, day, lane in days])
    pairs = data.draw(st.lists(st.tuples(*[st.integers(0, len(days) - 1)] * 2), max_size=10))
    relations = related(*(pair for pair in pairs if pair[0] != pair[1]))
    for event in range(len(days)):
        for arc in arcs_of(relations, layout, event, first, first + span, bottom=150.0):
            for point in (arc.source, arc.target):
                assert -4 * MEASURES.dot <= point.x <= 1000.0 + 4 * MEASURES.dot, (
                    "a narrow mark at the edge keeps its dot"
                )
                assert 0.0 <= point.y <= 150.0
