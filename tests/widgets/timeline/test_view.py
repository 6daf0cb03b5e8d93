"""The timeline under mouse, wheel and trackpad."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cubatimeline.domain.calendars import day_number
from cubatimeline.drawing.picture import Subject
from cubatimeline.drawing.theme import Theme
from cubatimeline.drawing.timeline import Emphasis
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.geometry.time_scale import FINEST_SPAN
from cubatimeline.widgets.timeline.hover_card import CardContent, HoverCard
from cubatimeline.widgets.timeline.retouch import Retouch
from cubatimeline.widgets.timeline.view import TimelineView
from tests.services.geometry.samples import columns_of, event_of, marks_from
from tests.widgets.timeline.conftest import FIRST, LAST, WIDTH, turn

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def gutter(view: TimelineView) -> float:
    assert view.picture is not None
    return view.picture.measures.gutter


def day_at(view: TimelineView, x: float) -> float:
    return view.scale.day(x - gutter(view))


def spot(view: TimelineView, title: str) -> QPoint:
    """Return a point on the words of an event."""
    picture, scene = view.picture, view.scene
    assert picture is not None
    assert scene is not None
    number = list(picture.subject.columns.titles).index(title)
    shown = np.flatnonzero(picture.subject.marks.event[scene.labels.mark] == number)[0]
    x = gutter(view) + scene.labels.x_text[shown] + min(20.0, float(scene.labels.room[shown]) / 2)
    return QPoint(round(x), round(picture.lanes_top + scene.labels.y[shown] + 8))


def event_id(view: TimelineView, title: str) -> str:
    assert view.picture is not None
    columns = view.picture.subject.columns
    return columns.ids[list(columns.titles).index(title)]


def count_spot(view: TimelineView) -> tuple[QPoint, int]:
    picture, scene = view.picture, view.scene
    assert picture is not None
    assert scene is not None
    count = scene.counts[0]
    middle = (max(count.x, 0.0) + min(count.x_end, view.scale.width)) / 2
    y = picture.lanes_top + scene.boxes[count.lane].tick_top + 6
    return QPoint(round(gutter(view) + middle), round(y)), count.number


# Wheel, swipe, pinch


@pytest.mark.parametrize("x", [150, 400, 700, 980])
def test_the_wheel_zooms_at_the_pointer(view: TimelineView, x: int) -> None:
    turn(view, x, (0, 240))
    before, span = day_at(view, x), view.scale.span
    turn(view, x, (0, 120))
    assert view.scale.span < span
    assert day_at(view, x) == pytest.approx(before)
    turn(view, x, (0, -120))
    assert view.scale.span == pytest.approx(span)
    assert day_at(view, x) == pytest.approx(before)


def test_control_and_wheel_zoom_even_where_the_wheel_scrolls(view: TimelineView) -> None:
    view.pointer.wheel_scrolls = True
    span = view.scale.span
    turn(view, 500, (0, 120))
    assert view.scale.span == span
    turn(view, 500, (0, 120), keys=CTRL)
    assert view.scale.span < span


def test_a_swipe_pans_and_never_zooms(view: TimelineView) -> None:
    from PySide6.QtGui import QInputDevice

    pad = QInputDevice.DeviceType.TouchPad
    turn(view, 500, (0, 1200))
    scale = view.scale
    turn(view, 500, (-40, 0), pixels=(-30, 0), device=pad, phase=Qt.ScrollPhase.ScrollUpdate)
    assert view.scale.span == pytest.approx(scale.span)
    assert view.scale.x(scale.start) == pytest.approx(-30)
    turn(view, 500, (0, 400), pixels=(0, 300), device=pad, phase=Qt.ScrollPhase.ScrollUpdate)
    turn(view, 500, (0, 400), pixels=(0, 300), device=pad, phase=Qt.ScrollPhase.ScrollMomentum, keys=CTRL)
    assert view.scale.span == pytest.approx(scale.span)


def test_zooming_ends_at_three_hours_and_the_pointer_keeps_its_time(view: TimelineView) -> None:
    for _ in range(12):
        turn(view, 300, (0, 1200))
    assert view.scale.span == pytest.approx(FINEST_SPAN)
    before = day_at(view, 900)
    turn(view, 900, (0, 1200))
    assert day_at(view, 900) == pytest.approx(before)


def test_nothing_leads_beyond_the_data_and_a_margin(view: TimelineView) -> None:
    for _ in range(5):
        turn(view, 150, (0, -1200))
    margin = (LAST - FIRST) * 0.041
    assert view.scale.start >= FIRST - margin
    assert view.scale.end <= LAST + margin
    turn(view, 500, (0, 1200))
    turn(view, 500, (120_000, 0))
    assert view.scale.start >= FIRST - margin


def test_a_pinch_zooms_at_the_fingers(view: TimelineView) -> None:
    turn(view, 400, (0, 360))
    before, span = day_at(view, 400), view.scale.span
    for value in (0.25, -5.0):
        at = QPointF(400, 200)
        device = QPointingDevice.primaryPointingDevice()
        zoom = Qt.NativeGestureType.ZoomNativeGesture
        QApplication.sendEvent(view, QNativeGestureEvent(zoom, device, 2, at, at, at, value, QPointF()))
        if value > 0:
            assert day_at(view, 400) == pytest.approx(before)
            assert view.scale.span == pytest.approx(span / 1.25)
    assert view.scale.span > span


# Dragging


def drag(qtbot: QtBot, view: TimelineView, start: QPoint, end: QPoint) -> None:
    qtbot.mousePress(view, LEFT, pos=start)
    qtbot.mouseMove(view, (start + end) / 2)
    qtbot.mouseMove(view, end)


def test_a_drag_pans(qtbot: QtBot, view: TimelineView) -> None:
    turn(view, 500, (0, 600))
    held = day_at(view, 500)
    drag(qtbot, view, QPoint(500, 200), QPoint(430, 200))
    assert view.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    assert day_at(view, 430) == pytest.approx(held)
    qtbot.mouseRelease(view, LEFT, pos=QPoint(430, 200))
    assert view.cursor().shape() == Qt.CursorShape.OpenHandCursor
    assert day_at(view, 430) == pytest.approx(held)


def test_escape_takes_a_drag_back(qtbot: QtBot, view: TimelineView) -> None:
    turn(view, 500, (0, 600))
    scale = view.scale
    with qtbot.assertNotEmitted(view.selection_cleared), qtbot.assertNotEmitted(view.event_selected):
        drag(qtbot, view, QPoint(500, 200), QPoint(300, 240))
        qtbot.keyClick(view, Qt.Key.Key_Escape)
        assert view.scale == scale
        qtbot.mouseMove(view, QPoint(280, 240))
        qtbot.mouseRelease(view, LEFT, pos=QPoint(280, 240))
    assert view.scale == scale


def test_lanes_that_do_not_fit_follow_a_drag_up(qtbot: QtBot, view: TimelineView) -> None:
    view.resize(WIDTH, 180)
    assert view.picture is not None
    hidden = view.picture.full_lanes_height - view.picture.lanes_height
    assert hidden > 0
    drag(qtbot, view, QPoint(500, 120), QPoint(500, 20))
    qtbot.mouseRelease(view, LEFT, pos=QPoint(500, 20))
    assert view.scrolled == pytest.approx(min(100.0, hidden))


# Clicking


def test_a_click_selects_and_tells(qtbot: QtBot, view: TimelineView) -> None:
    with qtbot.waitSignal(view.event_selected) as told:
        qtbot.mouseClick(view, LEFT, pos=spot(view, "Anastas Mikoyan visits Cuba"))
    assert told.args == [event_id(view, "Anastas Mikoyan visits Cuba")]
    assert view.picture is not None
    assert view.picture.subject.columns.titles[view.emphasis.selected] == "Anastas Mikoyan visits Cuba"
    assert view.accessibleDescription() == "Anastas Mikoyan visits Cuba"


def test_a_click_right_after_a_zoom_meets_what_is_there_now(qtbot: QtBot, view: TimelineView) -> None:
    turn(view, 150, (0, 120))
    with qtbot.waitSignal(view.event_selected):
        qtbot.mouseClick(view, LEFT, pos=spot(view, "Anastas Mikoyan visits Cuba"))


def test_a_click_on_nothing_changes_nothing(qtbot: QtBot, view: TimelineView) -> None:
    scale = view.scale
    with qtbot.assertNotEmitted(view.event_selected):
        qtbot.mouseClick(view, LEFT, pos=QPoint(985, 60))
    assert view.scale == scale


def test_a_double_click_on_an_event_fits_it(qtbot: QtBot, view: TimelineView) -> None:
    at = spot(view, "Anastas Mikoyan visits Cuba")
    qtbot.mouseClick(view, LEFT, pos=at)
    qtbot.mouseDClick(view, LEFT, pos=at)
    qtbot.mouseRelease(view, LEFT, pos=at)
    first, last = day_number(1960, 2, 4), day_number(1960, 2, 14)
    assert view.scale.start < first < last < view.scale.end
    assert view.scale.span < 60


def test_a_double_click_on_nothing_zooms_one_step_there(qtbot: QtBot, view: TimelineView) -> None:
    scale, held = view.scale, day_at(view, 900)
    qtbot.mouseClick(view, LEFT, pos=QPoint(900, 60))
    qtbot.mouseDClick(view, LEFT, pos=QPoint(900, 60))
    qtbot.mouseRelease(view, LEFT, pos=QPoint(900, 60))
    assert view.scale.span == pytest.approx(scale.span / 2)
    assert day_at(view, 900) == pytest.approx(held)


def crowd(titles: list[str], days: list[str]) -> Subject:
    columns = columns_of([event_of(day, 0, 3, title) for day, title in zip(days, titles, strict=True)])
    return Subject(columns, marks_from(columns), (Lane("crisis", "Crisis", "crisis", 1),), (), {})


def test_a_click_on_a_count_zooms_to_its_events(qtbot: QtBot, view: TimelineView) -> None:
    view.resize(WIDTH, 120)
    days = [f"1962-10-{day:02d}" for day in range(10, 30)]
    view.show_subject(crowd([f"Day {day}" for day in days], days), FIRST, LAST)
    at, number = count_spot(view)
    assert number > 5
    span = view.scale.span
    qtbot.mouseClick(view, LEFT, pos=at)
    assert view.scale.span < span / 4
    scale = view.scale
    qtbot.mouseDClick(view, LEFT, pos=at)
    qtbot.mouseRelease(view, LEFT, pos=at)
    assert view.scale == scale, "the first click has opened it already"


def test_a_click_on_a_count_that_no_zoom_dissolves_steps_through_it(qtbot: QtBot, view: TimelineView) -> None:
    view.resize(WIDTH, 120)
    titles = ["One", "Two", "Three", "Four", "Five"]
    view.show_subject(crowd(titles, ["1962-10-27"] * 5), FIRST, LAST)
    told: list[str] = []
    view.event_selected.connect(told.append)
    at, number = count_spot(view)
    assert number >= 2
    scale = view.scale
    for _ in range(number + 1):
        qtbot.mouseClick(view, LEFT, pos=at)
    assert view.scale == scale
    assert len(set(told)) == number
    assert told[number] == told[0]


# Hovering


def test_hovering_tells_the_day_and_asks_for_a_card(qtbot: QtBot, view: TimelineView) -> None:
    at = spot(view, "Anastas Mikoyan visits Cuba")
    with qtbot.waitSignals([view.day_hovered, view.card_wanted]):
        qtbot.mouseMove(view, at)
    number = view.emphasis.hovered
    assert view.picture is not None
    assert view.picture.subject.columns.titles[number] == "Anastas Mikoyan visits Cuba"
    card = view.findChild(HoverCard)
    view.show_card(number, CardContent("Anastas Mikoyan visits Cuba", "4-13 February 1960", "Pravda", "2 pieces"))
    assert card.isVisible()
    assert view.rect().contains(card.geometry())


def test_a_card_that_comes_late_is_not_shown(qtbot: QtBot, view: TimelineView) -> None:
    qtbot.mouseMove(view, spot(view, "Anastas Mikoyan visits Cuba"))
    number = view.emphasis.hovered
    qtbot.mouseMove(view, QPoint(985, 60))
    view.show_card(number, CardContent("Anastas Mikoyan visits Cuba", "", "", ""))
    assert not view.findChild(HoverCard).isVisible()
    assert view.emphasis.hovered == -1


def test_hovering_over_a_count_names_the_events_it_stands_for(qtbot: QtBot, view: TimelineView) -> None:
    assert view.picture is not None
    assert view.scene is not None
    picture = view.picture
    view.resize(420, 200)
    at, number = count_spot(view)
    count = view.scene.counts[0]
    qtbot.mouseMove(view, at)
    card = view.findChild(HoverCard)
    assert card.isVisible()
    told = "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisible())
    assert f"{number} event(s)" in told
    hidden = picture.layout.counted(count, view.scale)
    assert len(hidden) == number
    columns = picture.subject.columns
    for event in picture.subject.marks.event[hidden[:8]].tolist():
        assert columns.titles[event] in told
    qtbot.mouseMove(view, QPoint(at.x(), round(picture.lanes_top) - 5))
    assert not card.isVisible()


def test_after_a_zoom_the_same_event_is_met_anew(qtbot: QtBot, view: TimelineView) -> None:
    at = spot(view, "Anastas Mikoyan visits Cuba")
    qtbot.mouseMove(view, at)
    turn(view, at.x(), (0, 15))
    assert view.emphasis.hovered == -1
    with qtbot.waitSignal(view.card_wanted):
        qtbot.mouseMove(view, spot(view, "Anastas Mikoyan visits Cuba") + QPoint(1, 0))


def test_leaving_hides_card_and_day(qtbot: QtBot, view: TimelineView) -> None:
    from PySide6.QtCore import QEvent

    qtbot.mouseMove(view, spot(view, "Anastas Mikoyan visits Cuba"))
    view.show_card(view.emphasis.hovered, CardContent("Anastas Mikoyan visits Cuba", "", "", "", "a dispute"))
    with qtbot.waitSignal(view.day_hovered, check_params_cb=lambda day: day is None):
        QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert not view.findChild(HoverCard).isVisible()
    assert view.emphasis.hovered == -1


# Place and memory of places


def test_back_leads_over_a_whole_turn_of_the_wheel(view: TimelineView) -> None:
    whole = view.scale
    for _ in range(5):
        turn(view, 500, (0, 120))
    near = view.scale
    view.camera.back()
    assert (view.scale.start, view.scale.end) == pytest.approx((whole.start, whole.end))
    view.camera.forward()
    assert (view.scale.start, view.scale.end) == pytest.approx((near.start, near.end))


def test_a_pause_makes_a_place_of_its_own(qtbot: QtBot, view: TimelineView) -> None:
    turn(view, 500, (0, 240))
    first = view.scale
    qtbot.waitUntil(lambda: not view.camera._pause.isActive(), timeout=3000)
    turn(view, 500, (0, 240))
    view.camera.back()
    assert view.scale.start == pytest.approx(first.start)


def test_resizing_keeps_the_span(qtbot: QtBot, view: TimelineView) -> None:
    turn(view, 500, (0, 600))
    scale = view.scale
    with qtbot.waitSignal(view.span_changed):
        view.resize(WIDTH + 300, 500)
    assert (view.scale.start, view.scale.end) == (scale.start, scale.end)
    assert view.scale.width == WIDTH + 300 - gutter(view)


def test_another_look_keeps_the_span_and_fits_the_new_gutter(view: TimelineView, theme: Theme) -> None:
    scale = view.scale
    view.set_theme(theme.scaled(1.5), "ru")
    assert (view.scale.start, view.scale.end) == (scale.start, scale.end)
    assert view.scale.width == pytest.approx(WIDTH - gutter(view))
    view.grab()


def test_a_subject_anew_keeps_the_span_whatever_time_it_reaches_to(view: TimelineView, subject: Subject) -> None:
    turn(view, 500, (0, 600))
    scale = view.scale
    view.show_subject(subject, FIRST, LAST)
    assert view.scale == scale
    view.show_subject(subject, FIRST - 4000, LAST + 4000)
    assert view.scale == scale
    view.camera.fit_all()
    assert view.scale.span > LAST - FIRST + 8000


def test_selecting_from_elsewhere_brings_the_event_into_view(view: TimelineView) -> None:
    view.camera.show_span(day_number(1964, 6, 1), day_number(1964, 7, 1))
    view.select(event_id(view, "A Soviet missile shoots down Major Anderson's U-2"), centre=True)
    assert view.scale.start < day_number(1962, 10, 27) < view.scale.end
    assert view.scale.span == pytest.approx(30)
    view.select("no such event", centre=True)
    assert view.emphasis.selected == -1


def test_an_event_longer_than_the_view_is_shown_whole(view: TimelineView) -> None:
    view.camera.show_span(day_number(1964, 6, 1), day_number(1964, 7, 1))
    view.select(event_id(view, "Operation Anadyr carries a Soviet group of forces to Cuba"), centre=True)
    assert view.scale.start < day_number(1962, 7, 10)
    assert view.scale.end > day_number(1962, 11, 1)


def test_a_selected_event_comes_into_view_with_its_lane(view: TimelineView) -> None:
    view.resize(WIDTH, 180)
    view.select(event_id(view, "A long-term sugar agreement"), centre=True)
    assert view.picture is not None
    box = view.picture.layout.boxes[2]
    assert box.top + box.height - view.scrolled <= view.picture.lanes_height + 1


def test_reduced_motion_changes_place_at_once(qtbot: QtBot, view: TimelineView) -> None:
    changes: list[object] = []
    view.span_changed.connect(changes.append)
    view.camera.zoom_by(2.0)
    assert len(changes) == 1


def test_movement_goes_through_places_between_and_steps_add_up(qtbot: QtBot, view: TimelineView) -> None:
    view.camera.reduced_motion = False
    span = view.scale.span
    changes: list[object] = []
    view.span_changed.connect(changes.append)
    for _ in range(3):
        view.camera.zoom_by(2.0)
    qtbot.waitUntil(lambda: view.camera._motion.target is None, timeout=5000)
    assert view.scale.span == pytest.approx(span / 8)
    assert len(changes) > 3
    view.camera.back()
    assert view.scale.span == pytest.approx(span), "quick steps are one place"


def test_it_tells_screen_readers_its_name(view: TimelineView) -> None:
    assert view.accessibleName() == "Timeline"
    assert view.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_before_there_is_a_subject_nothing_fails(qtbot: QtBot, theme: Theme) -> None:
    empty = TimelineView(theme, "en")
    qtbot.addWidget(empty)
    empty.resize(400, 200)
    empty.show()
    for act in (
        empty.camera.fit_all,
        empty.fit_selected,
        empty.camera.back,
        empty.camera.forward,
        empty.open_selected,
        empty.cancel,
    ):
        act()
    for step in (empty.step_event, empty.step_lane, empty.scroll_lanes):
        step(1)
    turn(empty, 100, (0, 120))
    qtbot.mouseMove(empty, QPoint(50, 50))
    qtbot.mouseClick(empty, LEFT, pos=QPoint(50, 50))
    assert empty.picture is None
    assert empty.grab().width() == 400


def test_dimmed_events_are_stepped_over(view: TimelineView) -> None:
    lit = np.zeros(11, np.bool_)
    lit[[2, 5]] = True
    view.emphasise(Emphasis(lit=lit))
    view.go_to_end(False)
    assert view.emphasis.selected == 2
    view.step_event(1)
    assert view.emphasis.selected == 5
    view.step_event(1)
    assert view.emphasis.selected == 5


def test_an_edit_is_shown_at_once(view: TimelineView) -> None:
    days = [f"1962-10-{day:02d}" for day in range(10, 30)]
    view.show_subject(crowd([f"Day {day}" for day in days], days), FIRST, LAST)
    assert view.picture is not None
    columns = view.picture.subject.columns
    at = np.array([3])
    edited = columns.edited(at, columns_of([event_of("1962-11-20", 0, 5, "Moved")]))
    assert view.show_edit(edited, at, np.array([0], np.int32))
    assert view.scene is not None
    assert 3 in view.picture.subject.marks.event[view.scene.labels.mark]
    assert view.picture.subject.columns.titles[3] == "Moved"
    view.retouch_with(Retouch(shown=np.ones(len(columns), np.bool_)))
    assert view.picture.subject.columns.titles[3] == "Moved"
    assert not view.show_edit(edited, at, np.array([0], np.int32))


def test_moving_through_time_leaves_the_names_in_the_gutter_alone(qtbot: QtBot, view: TimelineView) -> None:
    told: list[bool] = []
    assert view.picture is not None
    paint = view.picture.paint

    def listening(*arguments: object, names: bool = True) -> None:
        told.append(names)
        paint(*arguments, names=names)  # type: ignore[arg-type]

    view.picture.paint = listening  # type: ignore[method-assign]
    view.camera.show_span(FIRST + 10, FIRST + 200)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [False]
    view.update()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [False, True]
