"""What the hand and the keys do with the lanes at their names."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cubatimeline.drawing.picture import Subject
from cubatimeline.services.lane_choice import LaneChoice, LaneDeed, LaneWish
from cubatimeline.widgets.timeline.gutter import LaneGutter
from cubatimeline.widgets.timeline.view import TimelineView
from tests.widgets.timeline.conftest import FIRST, LAST, wheel_event

Key, Modifier = Qt.Key, Qt.KeyboardModifier
NONE, SHIFT = Modifier.NoModifier, Modifier.ShiftModifier


@pytest.fixture
def gutter(view: TimelineView) -> LaneGutter:
    """The gutter of a timeline that grants every wish."""
    gutter = view.lane_gutter
    gutter.choice = LaneChoice()
    gutter.wishes = []

    def grant(wish: LaneWish) -> None:
        gutter.wishes.append(wish)
        assert view.picture is not None
        lanes = view.picture.subject.lanes
        choice = gutter.choice = gutter.choice.granted(wish, lanes)
        changed = [
            replace(lane, collapsed=lane.id in choice.collapsed, given_rows=choice.sizes.get(lane.id, 0))
            for lane in lanes
        ]
        view.show_lanes(replace(view.picture.subject, lanes=tuple(changed)))

    gutter.wished.connect(grant)
    return gutter


def at_sign(gutter: LaneGutter, number: int) -> QPoint:
    return gutter._sign_rect(gutter.boxes[number]).center().toPoint()


def at_name(gutter: LaneGutter, number: int) -> QPoint:
    rect = gutter._name_rect(gutter.boxes[number])
    return QPoint(round(rect.right()) - 20, round(rect.center().y()))


def at_edge(gutter: LaneGutter, number: int) -> QPoint:
    return QPoint(gutter.width() // 2, round(gutter.boxes[number].bottom))


def drag(qtbot: QtBot, gutter: LaneGutter, start: QPoint, end: QPoint, *, drop: bool = True) -> None:
    qtbot.mousePress(gutter, Qt.MouseButton.LeftButton, pos=start)
    for at in (start + (end - start) / 2, end):
        spot = QPointF(at)
        there, left = gutter.mapToGlobal(spot), Qt.MouseButton.LeftButton
        moved = QMouseEvent(QEvent.Type.MouseMove, spot, there, Qt.MouseButton.NoButton, left, NONE)
        QApplication.sendEvent(gutter, moved)
    if drop:
        qtbot.mouseRelease(gutter, Qt.MouseButton.LeftButton, pos=end)


def test_it_covers_the_names_and_nothing_else(view: TimelineView, gutter: LaneGutter) -> None:
    assert view.picture is not None
    assert (gutter.x(), gutter.width()) == (0, round(view.gutter))
    assert (gutter.y(), gutter.height()) == (round(view.picture.lanes_top), round(view.picture.lanes_height))
    view.resize(view.width(), view.height() + 60)
    assert gutter.height() == round(view.picture.lanes_height)


def test_there_are_no_names_without_a_subject(qtbot: QtBot, theme) -> None:
    empty = TimelineView(theme, "en")
    qtbot.addWidget(empty)
    empty.show()
    assert not empty.lane_gutter.isVisible()


def test_a_click_on_the_sign_collapses_and_another_opens(qtbot: QtBot, gutter: LaneGutter) -> None:
    qtbot.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=at_sign(gutter, 1))
    assert [box.rows == 0 for box in gutter.boxes] == [False, True, False]
    assert gutter.words(1) == "Military, 4 event(s), collapsed"
    qtbot.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=at_sign(gutter, 1))
    assert all(box.rows for box in gutter.boxes)


def test_a_name_that_is_dragged_shows_where_it_would_stand(qtbot: QtBot, gutter: LaneGutter) -> None:
    start = at_name(gutter, 2)
    drag(qtbot, gutter, start, at_name(gutter, 0), drop=False)
    assert gutter.insertion == gutter.boxes[0].top
    qtbot.mouseRelease(gutter, Qt.MouseButton.LeftButton, pos=at_name(gutter, 0))
    assert gutter.wishes == [LaneWish(LaneDeed.PLACE, "economy", before="diplomacy")]
    assert gutter.insertion is None


def test_a_name_dropped_below_all_becomes_the_last(qtbot: QtBot, gutter: LaneGutter) -> None:
    drag(qtbot, gutter, at_name(gutter, 0), QPoint(60, gutter.height() - 2))
    assert gutter.wishes == [LaneWish(LaneDeed.PLACE, "diplomacy", before="")]


def test_escape_gives_up_a_drag(qtbot: QtBot, gutter: LaneGutter) -> None:
    drag(qtbot, gutter, at_name(gutter, 2), at_name(gutter, 0), drop=False)
    qtbot.keyClick(gutter, Key.Key_Escape)
    assert gutter.insertion is None
    qtbot.mouseRelease(gutter, Qt.MouseButton.LeftButton, pos=at_name(gutter, 0))
    assert gutter.wishes == []


def test_a_click_on_a_name_moves_nothing(qtbot: QtBot, gutter: LaneGutter) -> None:
    qtbot.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=at_name(gutter, 1))
    assert (gutter.wishes, gutter.current) == ([], "military")


def test_the_lower_edge_gives_rows_and_a_double_click_takes_them_back(
    qtbot: QtBot, view: TimelineView, gutter: LaneGutter
) -> None:
    assert view.picture is not None
    row = round(view.picture.measures.row)
    edge, before = at_edge(gutter, 0), gutter.boxes[0].rows
    drag(qtbot, gutter, edge, edge - QPoint(0, row * (before - 1)))
    assert gutter.choice.sizes == {"diplomacy": 1}
    assert gutter.boxes[0].rows == 1
    qtbot.mouseDClick(gutter, Qt.MouseButton.LeftButton, pos=at_edge(gutter, 0))
    qtbot.mouseRelease(gutter, Qt.MouseButton.LeftButton, pos=at_edge(gutter, 0))
    assert gutter.choice.sizes == {}
    assert gutter.boxes[0].rows == before


def test_escape_gives_an_edge_back(qtbot: QtBot, view: TimelineView, gutter: LaneGutter) -> None:
    edge = at_edge(gutter, 0)
    drag(qtbot, gutter, edge, edge - QPoint(0, 60), drop=False)
    assert gutter.choice.sizes
    qtbot.keyClick(gutter, Key.Key_Escape)
    assert gutter.choice.sizes == {}


@pytest.mark.parametrize(
    ("key", "held", "wish"),
    [
        (Key.Key_Space, NONE, LaneWish(LaneDeed.FOLD, "military", 1)),
        (Key.Key_Return, NONE, LaneWish(LaneDeed.FOLD, "military", 1)),
        (Key.Key_Left, NONE, LaneWish(LaneDeed.FOLD, "military", 1)),
        (Key.Key_Right, NONE, LaneWish(LaneDeed.FOLD, "military", 0)),
    ],
)
def test_keys_act_on_the_current_lane(
    qtbot: QtBot, gutter: LaneGutter, key: Qt.Key, held: Qt.KeyboardModifier, wish: LaneWish
) -> None:
    qtbot.keyClick(gutter, Key.Key_Down)
    qtbot.keyClick(gutter, key, held)
    assert gutter.wishes == [wish]
    assert gutter.accessibleDescription().startswith("Military, 4 event(s)")


def test_shift_and_arrows_give_rows(qtbot: QtBot, gutter: LaneGutter) -> None:
    rows = gutter.boxes[0].rows
    qtbot.keyClick(gutter, Key.Key_Up, SHIFT)
    assert gutter.boxes[0].rows == rows - 1
    qtbot.keyClick(gutter, Key.Key_Down, SHIFT)
    assert gutter.choice.sizes == {"diplomacy": rows}


def test_the_current_lane_stays_within_the_lanes(qtbot: QtBot, gutter: LaneGutter) -> None:
    for _ in range(9):
        qtbot.keyClick(gutter, Key.Key_Down)
    assert gutter.current == "economy"
    for _ in range(9):
        qtbot.keyClick(gutter, Key.Key_Up)
    assert gutter.current == "diplomacy"
    gutter.choose("military")
    gutter.move_current(1)
    assert gutter.wishes == [LaneWish(LaneDeed.MOVE, "military", 1)]


def test_the_menu_offers_what_can_be_done(gutter: LaneGutter) -> None:
    first = {action.text(): action.isEnabled() for action in gutter.menu(0).actions() if action.text()}
    assert first == {
        "Collapse": True, "Only this lane": True, "Open all lanes": True, "Move up": False, "Move down": True,
        "Its share of the height": False, "All lanes as they were": True,
    }  # fmt: skip
    entries = {action.text(): action for action in gutter.menu(2).actions()}
    entries["Only this lane"].trigger()
    assert gutter.choice.collapsed == {"diplomacy", "military"}
    assert gutter.menu(0).actions()[0].text() == "Open"


def test_a_place_can_be_pinned_and_unpinned(view: TimelineView, subject: Subject, gutter: LaneGutter) -> None:
    lanes = tuple(
        replace(lane, id=id_) for lane, id_ in zip(subject.lanes, ("pinned:a", "place:b", "place:"), strict=True)
    )
    view.show_lanes(replace(subject, lanes=lanes))
    words = [[action.text() for action in gutter.menu(number).actions()] for number in range(3)]
    assert ["Unpin" in found for found in words] == [True, False, False]
    assert ["Pin on top" in found for found in words] == [False, True, False]
    next(action for action in gutter.menu(1).actions() if action.text() == "Pin on top").trigger()
    assert gutter.wishes == [LaneWish(LaneDeed.PIN, "b", 1)]


class Tips:
    """Takes the place of Qt's tool tips, which a screen that is not there cannot raise."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def showText(self, at: QPoint, words: str, widget: LaneGutter) -> None:
        self.told.append(words)


def test_a_tool_tip_tells_the_whole_name(gutter: LaneGutter, monkeypatch: pytest.MonkeyPatch) -> None:
    tips, at = Tips(), at_name(gutter, 1)
    monkeypatch.setattr("cubatimeline.widgets.timeline.gutter.QToolTip", tips)
    QApplication.sendEvent(gutter, QHelpEvent(QEvent.Type.ToolTip, at, gutter.mapToGlobal(at)))
    assert tips.told == ["Military, 4 event(s)"]


def test_nested_lanes_are_moved_in_and_named_below_their_heading(
    view: TimelineView, subject: Subject, gutter: LaneGutter
) -> None:
    heading = replace(subject.lanes[0], id="place:a", heading=True, size=0)
    nested = tuple(replace(lane, id=f"place:a/{lane.id}", depth=1) for lane in subject.lanes)
    marks = replace(subject.marks, lane=subject.marks.lane + 1)
    view.show_subject(replace(subject, lanes=(heading, *nested), marks=marks), FIRST, LAST)
    assert gutter._sign_rect(gutter.boxes[1]).left() > gutter._sign_rect(gutter.boxes[0]).left()
    assert gutter.words(0) == f"Diplomacy, {len(subject.columns)} event(s)"
    assert not view.grab().isNull()


def test_a_wheel_over_the_names_is_left_to_the_timeline(gutter: LaneGutter) -> None:
    turned = wheel_event(QPointF(20, 50), (0, 120))
    QApplication.sendEvent(gutter, turned)
    assert not turned.isAccepted()


def test_only_what_is_shown_is_stepped_to(view: TimelineView, subject: Subject) -> None:
    kept = np.flatnonzero(subject.marks.lane == 2)
    names = ("event", "lane", "start", "end", "flags", "precision", "importance")
    marks = replace(subject.marks, **{name: getattr(subject.marks, name)[kept] for name in names})
    view.show_lanes(replace(subject, marks=marks))
    view.go_to_end(False)
    seen = [view.emphasis.selected]
    for _ in range(len(kept)):
        view.step_event(1)
        seen.append(view.emphasis.selected)
    assert sorted(set(seen)) == sorted(subject.marks.event[kept].tolist())


# Very many events


def test_lanes_of_very_many_events_are_laid_out_aside(
    qtbot: QtBot, view: TimelineView, subject: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cubatimeline.widgets.timeline.view.FEW", 3)
    before = view.picture
    other = replace(subject, lanes=tuple(replace(lane, name=f"{lane.name} and more") for lane in subject.lanes))
    view.show_lanes(replace(subject, lanes=subject.lanes))
    view.show_lanes(other)
    assert view.picture is before
    qtbot.waitUntil(lambda: not view.aside.busy)
    assert view.picture is not None
    assert view.picture.subject is other
    assert view.scale.width == pytest.approx(view.width() - view.gutter)
