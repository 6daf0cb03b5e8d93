"""Marking out a range of time with hand and keys."""

from __future__ import annotations

from math import floor

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from cubatimeline.domain.calendars import day_number
from cubatimeline.services.geometry.time_range import TimeRange
from cubatimeline.widgets.timeline.range_holder import MOST_MEASURES, Told
from cubatimeline.widgets.timeline.view import TimelineView
from tests.widgets.timeline.conftest import HEIGHT, turn

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NONE, SHIFT, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
AXIS = HEIGHT - 12
EMPTY = 60
OCTOBER = float(day_number(1962, 10, 1))


@pytest.fixture
def october(view: TimelineView) -> TimelineView:
    """Forty days around October 1962: the axis shows days."""
    view.camera.show_span(OCTOBER - 5, OCTOBER + 35)
    return view


def x_of(view: TimelineView, day: float) -> int:
    return round(view.gutter + view.scale.x(day))


def mouse(
    view: TimelineView, kind: QEvent.Type, x: int, y: int, button: Qt.MouseButton, keys: Qt.KeyboardModifier = NONE
) -> None:
    at = QPointF(x, y)
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else button
    pressed = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else button
    QApplication.sendEvent(view, QMouseEvent(kind, at, view.mapToGlobal(at), pressed, held, keys))


def drag(
    view: TimelineView, first: int, last: int, y: int, *, button: Qt.MouseButton = LEFT,
    keys: Qt.KeyboardModifier = NONE, release: bool = True,
) -> None:  # fmt: skip
    mouse(view, QEvent.Type.MouseButtonPress, first, y, button, keys)
    for x in ((first + last) // 2, last):
        mouse(view, QEvent.Type.MouseMove, x, y, button, keys)
    if release:
        mouse(view, QEvent.Type.MouseButtonRelease, last, y, button, keys)


def drag_days(view: TimelineView, first: float, last: float, y: int = AXIS, **how) -> None:
    drag(view, x_of(view, first), x_of(view, last), y, **how)


# With the hand


@pytest.mark.parametrize(("y", "keys"), [(AXIS, NONE), (EMPTY, SHIFT)])
def test_a_drag_on_the_axis_or_with_shift_marks_out_a_range(october: TimelineView, y: int, keys) -> None:
    scale = october.scale
    drag_days(october, OCTOBER + 15.1, OCTOBER + 27.8, y, keys=keys)
    assert october.camera.range.value == TimeRange(OCTOBER + 15, OCTOBER + 28)
    assert october.ranges.words == ("16–28 Oct. 1962", "13 days")
    assert october.scale == scale
    assert october.ranges.bar.isVisible()


def test_it_may_be_drawn_backwards_and_over_the_edge(october: TimelineView) -> None:
    drag_days(october, OCTOBER + 27.8, OCTOBER + 15.1)
    assert october.camera.range.value == TimeRange(OCTOBER + 15, OCTOBER + 28)
    drag(october, x_of(october, OCTOBER + 30), october.width() + 400, AXIS)
    found = october.camera.range.value
    assert found is not None
    assert found.end == pytest.approx(october.scale.end, abs=1)


def test_alt_leaves_the_ticks_for_whole_days(view: TimelineView) -> None:
    view.camera.show_span(OCTOBER - 300, OCTOBER + 400)
    drag_days(view, OCTOBER + 10.4, OCTOBER + 200.3)
    snapped = view.camera.range.value
    assert snapped is not None
    assert (snapped.start, snapped.end) == (OCTOBER, day_number(1963, 5, 1))
    drag_days(view, OCTOBER + 10.4, OCTOBER + 200.3, keys=ALT)
    free = view.camera.range.value
    assert free is not None
    assert free.start == pytest.approx(OCTOBER + 10, abs=1)
    assert free.end == pytest.approx(OCTOBER + 200, abs=1)


def test_hours_are_told_as_hours(view: TimelineView) -> None:
    day = float(day_number(1962, 10, 27))
    view.camera.show_span(day, day + 0.5)
    drag_days(view, day + 5 / 24, day + (8 + 20 / 60) / 24, keys=ALT)
    assert view.ranges.words is not None
    assert view.ranges.words[1] in ("3 h 20 min", "3 h 19 min", "3 h 21 min")


def test_without_shift_a_drag_over_the_lanes_still_pans(october: TimelineView) -> None:
    start = october.scale.start
    drag(october, 600, 500, EMPTY)
    assert october.camera.range.value is None
    assert october.scale.start > start


@pytest.mark.parametrize("button", [LEFT, MIDDLE])
def test_a_press_without_a_drag_marks_out_nothing(october: TimelineView, button: Qt.MouseButton) -> None:
    drag(october, 600, 601, AXIS, button=button)
    assert october.camera.range.value is None


def test_the_middle_button_zooms_to_the_range_at_once(october: TimelineView) -> None:
    drag_days(october, OCTOBER + 15, OCTOBER + 28, EMPTY, button=MIDDLE)
    assert october.camera.range.value is None
    assert october.scale.start == pytest.approx(OCTOBER + 15, abs=1)
    assert october.scale.end == pytest.approx(OCTOBER + 28, abs=1)


def test_escape_cancels_any_drag(qtbot: QtBot, october: TimelineView) -> None:
    drag_days(october, OCTOBER + 3, OCTOBER + 6)
    before, scale = october.camera.range.value, october.scale
    places = ((AXIS, LEFT, NONE), (EMPTY, LEFT, SHIFT), (EMPTY, MIDDLE, NONE), (EMPTY, LEFT, NONE))
    for y, button, keys in places:
        drag(october, 500, 700, y, button=button, keys=keys, release=False)
        qtbot.keyClick(october, Qt.Key.Key_Escape)
        mouse(october, QEvent.Type.MouseMove, 720, y, button)
        mouse(october, QEvent.Type.MouseButtonRelease, 720, y, button)
        assert october.camera.range.value == before
        assert october.scale == scale


@pytest.mark.parametrize(("last", "to", "expected"), [
    (True, 20, TimeRange(OCTOBER + 10, OCTOBER + 20)),
    (False, 5, TimeRange(OCTOBER + 5, OCTOBER + 15)),
    (True, 2, TimeRange(OCTOBER + 10, OCTOBER + 11)),
    (False, 30, TimeRange(OCTOBER + 14, OCTOBER + 15)),
])  # fmt: skip
def test_the_ends_can_be_moved_afterwards(october: TimelineView, last: bool, to: int, expected: TimeRange) -> None:
    october.camera.range.show(TimeRange(OCTOBER + 10, OCTOBER + 15))
    drag_days(october, OCTOBER + (15 if last else 10), OCTOBER + to)
    assert october.camera.range.value == expected


def test_an_end_that_is_moved_goes_back_on_escape(qtbot: QtBot, october: TimelineView) -> None:
    before = TimeRange(OCTOBER + 10, OCTOBER + 15)
    october.camera.range.show(before)
    drag_days(october, OCTOBER + 15, OCTOBER + 20, release=False)
    assert october.camera.range.value != before
    qtbot.keyClick(october, Qt.Key.Key_Escape)
    assert october.camera.range.value == before


def test_the_cursor_shows_what_can_be_done(qtbot: QtBot, october: TimelineView) -> None:
    october.camera.range.show(TimeRange(OCTOBER + 10, OCTOBER + 15))
    shapes = {
        (x_of(october, OCTOBER + 15), AXIS): Qt.CursorShape.SizeHorCursor,
        (x_of(october, OCTOBER + 25), AXIS): Qt.CursorShape.IBeamCursor,
        (x_of(october, OCTOBER + 25), EMPTY): Qt.CursorShape.OpenHandCursor,
    }
    for place, shape in shapes.items():
        qtbot.mouseMove(october, QPoint(*place))
        assert october.cursor().shape() is shape


# The bar


def test_the_bar_stays_with_the_range_and_within_the_view(october: TimelineView) -> None:
    bar = october.ranges.bar
    for first, last in ((-4, -3), (10, 15), (33, 34.5), (-200, 300)):
        october.camera.range.show(TimeRange(OCTOBER + first, OCTOBER + last))
        assert bar.isVisible()
        assert october.rect().contains(bar.geometry())
    october.camera.range.show(TimeRange(OCTOBER + 10, OCTOBER + 15))
    turn(october, 500, (-1200, 0))
    october.camera.show_span(OCTOBER + 100, OCTOBER + 140)
    assert not bar.isVisible()


def test_the_bar_hides_while_a_hand_draws(october: TimelineView) -> None:
    drag_days(october, OCTOBER + 10, OCTOBER + 15, release=False)
    assert not october.ranges.bar.isVisible()
    mouse(october, QEvent.Type.MouseButtonRelease, x_of(october, OCTOBER + 15), AXIS, LEFT)
    assert october.ranges.bar.isVisible()


def test_every_button_of_the_bar_tells_and_is_reached_by_tab(qtbot: QtBot, october: TimelineView) -> None:
    bar = october.ranges.bar
    october.camera.range.show(TimeRange(OCTOBER + 10, OCTOBER + 15))
    wishes = {
        bar.zoom: bar.zoom_request, bar.only: bar.only_request, bar.export: bar.export_request,
        bar.note: bar.note_request, bar.measure: bar.measure_request, bar.copy: bar.copy_request,
        bar.close_button: bar.clear_request,
    }  # fmt: skip
    for button in bar.findChildren(QToolButton):
        assert button.toolTip()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        with qtbot.waitSignal(wishes[button]):
            button.click()
    with qtbot.waitSignal(bar.clear_request):
        qtbot.keyClick(bar, Qt.Key.Key_Escape)


# With keys


def test_m_marks_out_the_selected_event_and_then_keeps_a_measure(qtbot: QtBot, october: TimelineView) -> None:
    assert october.picture is not None
    columns = october.picture.subject.columns
    missile = list(columns.titles).index("A Soviet missile shoots down Major Anderson's U-2")
    october.select(columns.ids[missile])
    qtbot.keyClick(october, Qt.Key.Key_M)
    day = TimeRange(OCTOBER + 26, OCTOBER + 27)
    assert october.camera.range.value == day
    qtbot.keyClick(october, Qt.Key.Key_M)
    assert october.camera.range.value is None
    assert [measure.range for measure in october.camera.range.measures] == [day]


def test_m_without_an_event_marks_out_the_middle(qtbot: QtBot, october: TimelineView) -> None:
    qtbot.keyClick(october, Qt.Key.Key_M)
    middle = (october.scale.start + october.scale.end) / 2
    found = october.camera.range.value
    assert found is not None
    assert found.start <= middle <= found.end
    assert found.end - found.start == 1


def test_shift_and_arrows_move_its_end_by_a_tick(qtbot: QtBot, october: TimelineView) -> None:
    october.camera.range.show(TimeRange(OCTOBER + 10, OCTOBER + 12))
    steps = [(Qt.Key.Key_Right, 10, 13), (Qt.Key.Key_Left, 10, 12), (Qt.Key.Key_Left, 10, 11)]
    steps += [(Qt.Key.Key_Left, 9, 11), (Qt.Key.Key_Left, 8, 11), (Qt.Key.Key_Right, 9, 11)]
    for key, first, last in steps:
        qtbot.keyClick(october, key, SHIFT)
        assert october.camera.range.value == TimeRange(OCTOBER + first, OCTOBER + last)


def test_shift_and_an_arrow_begin_a_range_where_there_is_none(qtbot: QtBot, october: TimelineView) -> None:
    qtbot.keyClick(october, Qt.Key.Key_Right, SHIFT)
    found = october.camera.range.value
    assert found is not None
    assert found.end - found.start == 2


def test_enter_zooms_to_it_and_then_opens_the_event(qtbot: QtBot, october: TimelineView) -> None:
    assert october.picture is not None
    october.select(october.picture.subject.columns.ids[4])
    october.camera.range.show(TimeRange(OCTOBER + 10, OCTOBER + 15))
    with qtbot.assertNotEmitted(october.event_opened):
        qtbot.keyClick(october, Qt.Key.Key_Return)
    assert october.scale.start == pytest.approx(OCTOBER + 10, abs=0.5)
    assert october.camera.range.value is None
    with qtbot.waitSignal(october.event_opened):
        qtbot.keyClick(october, Qt.Key.Key_Return)


def test_a_range_that_dims_the_rest_stays_when_it_is_shown(qtbot: QtBot, october: TimelineView) -> None:
    october.camera.range.show(TimeRange(OCTOBER + 10, OCTOBER + 15))
    october.ranges.bar.only.setChecked(True)
    assert october.ranges.zoom()
    assert october.camera.range.value is not None
    assert not october.ranges.zoom()


def test_escape_goes_one_level_out(qtbot: QtBot, october: TimelineView) -> None:
    held = october.camera.range
    held.show(TimeRange(OCTOBER, OCTOBER + 1))
    held.keep()
    held.show(TimeRange(OCTOBER + 10, OCTOBER + 15))
    with qtbot.assertNotEmitted(october.selection_cleared):
        qtbot.keyClick(october, Qt.Key.Key_Escape)
        assert held.value is None
        assert held.measures
        qtbot.keyClick(october, Qt.Key.Key_Escape)
        assert not held.measures
    with qtbot.waitSignal(october.selection_cleared):
        qtbot.keyClick(october, Qt.Key.Key_Escape)


# What is drawn


def test_band_and_measures_are_painted(october: TimelineView) -> None:
    plain = october.grab().toImage()
    held = october.camera.range
    held.show(TimeRange(OCTOBER + 10, OCTOBER + 15))
    october.ranges.bar.hide()
    x, y = x_of(october, OCTOBER + 12.5), EMPTY + 60
    marked = october.grab().toImage()
    assert marked.pixelColor(x, y) != plain.pixelColor(x, y)
    assert marked.pixelColor(x_of(october, OCTOBER + 30), y) == plain.pixelColor(x_of(october, OCTOBER + 30), y)
    held.keep()
    assert october.grab().toImage() != plain
    held.clear()
    assert october.grab().toImage() == plain


def test_words_of_its_own_are_told_until_an_end_is_moved(october: TimelineView) -> None:
    held = october.camera.range
    held.show(TimeRange(OCTOBER + 10.5, OCTOBER + 15.5), Told("11 – 16 Oct. 1962", "5 days between"))
    assert october.ranges.words == ("11 – 16 Oct. 1962", "5 days between")
    held.draw(TimeRange(OCTOBER + 10, OCTOBER + 15))
    assert october.ranges.words == ("11–15 Oct. 1962", "5 days")


@pytest.mark.parametrize(
    ("language", "words"), [("es", ("16–28 oct. 1962", "13 días")), ("ru", ("16–28 окт. 1962", "13 дней"))]
)
def test_it_speaks_three_languages(october: TimelineView, theme, language, words: tuple[str, str]) -> None:
    october.set_theme(theme, language)
    october.camera.range.show(TimeRange(OCTOBER + 15, OCTOBER + 28))
    assert october.ranges.words == words


def test_measures_are_bounded_and_forgotten_with_the_collection(october: TimelineView) -> None:
    held = october.camera.range
    for day in range(MOST_MEASURES + 5):
        held.show(TimeRange(OCTOBER + day, OCTOBER + day + 1))
        held.keep()
    assert len(held.measures) == MOST_MEASURES
    held.show(TimeRange(OCTOBER, OCTOBER + 1))
    october.forget()
    assert held.value is None
    assert not held.measures


def test_no_words_run_beneath_the_words_and_the_bar_of_a_range(october: TimelineView) -> None:
    october.camera.range.show(TimeRange(OCTOBER, OCTOBER + 20))
    plate, bar = october.ranges.covered()
    picture = october.picture
    assert picture is not None
    moved = QPointF(october.gutter, picture.lanes_top - october.scrolled)
    assert QRectF(bar.translated(moved)).toRect() == october.ranges.bar.geometry()
    assert 0 <= bar.top() - plate.bottom() < 1, "nothing is seen between them"
    october.grab()
    assert picture.lanes.covered == [plate, bar]
    october.camera.range.clear()
    october.grab()
    assert picture.lanes.covered == []


def test_words_and_bar_leave_a_chosen_event_to_be_seen(october: TimelineView) -> None:
    """At the top of the lanes, or at their foot where they would cover it; where both would, at the top."""
    october.camera.fit_all()
    scene, picture = october.scene, october.picture
    assert scene is not None
    assert picture is not None
    seen = ((scene.labels.x_dot > 0) & (scene.labels.x_dot < scene.scale.width)).nonzero()[0]
    label = int(seen[scene.labels.y[seen].argmin()])
    number = int(picture.subject.marks.event[scene.labels.mark[label]])
    day = october.scale.day(float(scene.labels.x_dot[label]))
    around = TimeRange(floor(day) - 300.0, floor(day) + 300.0)
    october.camera.range.show(around)
    plate, bar = october.ranges.covered()
    assert plate.top() < scene.labels.y[label] + picture.measures.row < bar.bottom()
    october.camera.range.clear()
    october.choosing.choose({number}, number)
    october.camera.range.show(around)
    plate, bar = october.ranges.covered()
    assert plate.top() > scene.labels.y[label] + picture.measures.row
    assert bar.bottom() <= picture.lanes_height + 1
    assert QRectF(october.ranges.bar.geometry()).bottom() <= picture.lanes_top + picture.lanes_height + 1
    october.choosing.choose(set(), -1)
    assert october.ranges.covered()[0] == plate, "what is marked out stays where it is"
    october.camera.range.show(TimeRange(around.start, around.end + 1))
    assert october.ranges.covered()[0].top() < plate.top()
