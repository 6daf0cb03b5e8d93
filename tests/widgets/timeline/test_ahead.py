"""Between frames a crowded timeline writes words that the next frames will want, and then leaves the machine alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from cubatimeline.drawing.picture import Subject
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.widgets.timeline.view import TimelineView
from tests.benchmarks.events import FIRST, generated
from tests.services.geometry.samples import marks_from

YEAR = 365.25
CENTRE = FIRST + 20 * YEAR


def crowd() -> Subject:
    columns = generated(8000)
    lanes = tuple(Lane(f"l{n}", f"Lane {n}", "other", int((columns.category == n).sum())) for n in range(8))
    return Subject(columns, marks_from(columns), lanes, (), {})


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> TimelineView:
    view = TimelineView(theme, "en")
    qtbot.addWidget(view)
    view.resize(1000, 600)
    view.camera.reduced_motion = True
    view.show_subject(crowd(), float(FIRST), FIRST + 67 * YEAR)
    with qtbot.waitExposed(view):
        view.show()
    return view


def unwritten(view: TimelineView) -> set[int]:
    """Return the events in sight whose words are not written yet."""
    assert view.picture is not None
    assert view.scene is not None
    events = view.picture.subject.marks.event[view.scene.labels.mark].astype(np.int64)
    return set(view.picture.lanes.unwritten(events).tolist())  # type: ignore[attr-defined]


def shown(qtbot: QtBot, view: TimelineView, centre: float, span: float) -> None:
    """Show a span, and wait until the timeline has painted it and has nothing left to do."""
    view.camera.show_span(centre - span / 2, centre + span / 2)
    view.repaint()
    qtbot.waitUntil(lambda: not view.ahead.busy)


@pytest.mark.parametrize("moved", [-0.4, -0.1, 0.1, 0.4])
def test_words_beside_the_view_are_written_before_it_is_moved_there(
    qtbot: QtBot, view: TimelineView, moved: float
) -> None:
    shown(qtbot, view, CENTRE, YEAR)
    seen_before = unwritten(view)
    view.camera.show_span(CENTRE + (moved - 0.5) * YEAR, CENTRE + (moved + 0.5) * YEAR)
    assert seen_before == set()
    assert unwritten(view) == set()


def test_words_closer_up_are_written_before_the_zoom(qtbot: QtBot, view: TimelineView) -> None:
    shown(qtbot, view, CENTRE, YEAR)
    view.camera.show_span(CENTRE - 0.4 * YEAR, CENTRE + 0.4 * YEAR)
    assert unwritten(view) == set()


def test_words_far_away_are_left_alone(qtbot: QtBot, view: TimelineView) -> None:
    shown(qtbot, view, CENTRE, YEAR)
    view.camera.show_span(CENTRE + 9 * YEAR, CENTRE + 10 * YEAR)
    assert len(unwritten(view)) > 10


def test_what_is_in_sight_does_not_have_to_make_room(qtbot: QtBot, view: TimelineView) -> None:
    for step in range(40):
        shown(qtbot, view, CENTRE + step * YEAR / 2, YEAR)
        assert unwritten(view) == set()


def test_nothing_is_written_while_some_events_are_lit(qtbot: QtBot, view: TimelineView) -> None:
    assert view.picture is not None
    lit = np.zeros(len(view.picture.subject.columns), np.bool_)
    lit[::7] = True
    view.emphasise(replace(view.emphasis, lit=lit))
    shown(qtbot, view, CENTRE, YEAR)
    view.emphasise(replace(view.emphasis, lit=None))
    view.camera.show_span(CENTRE + 0.4 * YEAR, CENTRE + 1.4 * YEAR)
    assert len(unwritten(view)) > 10
