"""Several events chosen at once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cubatimeline.widgets.timeline import choosing
from cubatimeline.widgets.timeline.view import TimelineView
from tests.widgets.timeline.test_view import event_id, spot

LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MIKOYAN, RELATIONS = "Anastas Mikoyan visits Cuba", "Diplomatic relations are restored"
MISSILE, SHIPS = "A Soviet missile shoots down Major Anderson's U-2", "The ships leave"


@pytest.fixture
def early(view: TimelineView) -> TimelineView:
    """The first months of 1960, where two neighbours in a lane both speak."""
    view.camera.show_span(-3650, -3450)
    return view


def titles(view: TimelineView) -> list[str]:
    assert view.picture is not None
    return [view.picture.subject.columns.titles[number] for number in view.choosing.chosen]


def click(qtbot: QtBot, view: TimelineView, title: str, keys: Qt.KeyboardModifier) -> None:
    qtbot.mouseClick(view, LEFT, keys, spot(view, title))


def test_control_and_a_click_add_and_take_away(qtbot: QtBot, early: TimelineView) -> None:
    told: list[tuple[str, ...]] = []
    early.chosen_changed.connect(told.append)
    click(qtbot, early, MIKOYAN, Qt.KeyboardModifier.NoModifier)
    assert told == []
    click(qtbot, early, RELATIONS, CTRL)
    assert titles(early) == [MIKOYAN, RELATIONS]
    assert told == [(event_id(early, MIKOYAN), event_id(early, RELATIONS))]
    assert early.picture is not None
    assert early.picture.subject.columns.titles[early.emphasis.selected] == RELATIONS
    click(qtbot, early, RELATIONS, CTRL)
    assert titles(early) == [MIKOYAN]
    assert told[1:] == [()]
    with qtbot.waitSignal(early.selection_cleared):
        click(qtbot, early, MIKOYAN, CTRL)
    assert titles(early) == []


def test_a_plain_click_chooses_one_again(qtbot: QtBot, early: TimelineView) -> None:
    click(qtbot, early, MIKOYAN, Qt.KeyboardModifier.NoModifier)
    click(qtbot, early, RELATIONS, CTRL)
    with qtbot.waitSignal(early.chosen_changed) as told:
        click(qtbot, early, RELATIONS, Qt.KeyboardModifier.NoModifier)
    assert told.args == [()]
    assert titles(early) == [RELATIONS]


def test_shift_and_a_click_choose_a_stretch_of_the_lane(qtbot: QtBot, view: TimelineView) -> None:
    view.camera.show_span(-2800, -2500)
    assert view.picture is not None
    columns = view.picture.subject.columns
    letters = list(columns.titles).index("Operation Anadyr carries a Soviet group of forces to Cuba")
    view.select(columns.ids[letters])
    click(qtbot, view, SHIPS, SHIFT)
    found = set(titles(view))
    assert {"Operation Anadyr carries a Soviet group of forces to Cuba", SHIPS, MISSILE} <= found
    lanes = {int(columns.category[number]) for number in view.choosing.chosen}
    assert lanes == {1}


def test_shift_and_a_click_without_a_beginning_choose_one(qtbot: QtBot, early: TimelineView) -> None:
    click(qtbot, early, RELATIONS, SHIFT)
    assert titles(early) == [RELATIONS]


def test_control_a_chooses_all_in_view_that_is_not_dimmed(qtbot: QtBot, early: TimelineView) -> None:
    qtbot.keyClick(early, Qt.Key.Key_A, CTRL)
    assert early.picture is not None
    columns, scale = early.picture.subject.columns, early.scale
    marks = early.picture.subject.marks
    inside = {int(e) for e in marks.event[(marks.end > scale.start) & (marks.start < scale.end)]}
    assert set(early.choosing.chosen) == inside
    assert len(inside) >= 3
    lit = np.zeros(len(columns), np.bool_)
    lit[sorted(inside)[:2]] = True
    early.emphasise(replace(early.emphasis, lit=lit))
    qtbot.keyClick(early, Qt.Key.Key_A, CTRL)
    assert set(early.choosing.chosen) == set(sorted(inside)[:2])


def test_no_more_are_chosen_than_there_may_be(early: TimelineView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "MOST", 2)
    early.choosing.all_in_view()
    assert len(early.choosing.chosen) == 2


def test_f_fits_all_that_is_chosen(qtbot: QtBot, view: TimelineView) -> None:
    assert view.picture is not None
    columns = view.picture.subject.columns
    first, last = (list(columns.titles).index(title) for title in (MIKOYAN, MISSILE))
    view.choosing.choose({first, last}, last)
    view.camera.show_span(-3000, -2900)
    qtbot.keyClick(view, Qt.Key.Key_F)
    assert view.scale.start < columns.start_earliest[first] < columns.end_latest[last] < view.scale.end
    assert view.scale.span < 1.3 * (columns.end_latest[last] - columns.start_earliest[first])


def test_stepping_on_and_another_selection_let_the_others_go(qtbot: QtBot, early: TimelineView) -> None:
    early.choosing.all_in_view()
    qtbot.keyClick(early, Qt.Key.Key_Right)
    assert len(early.choosing.chosen) == 1
    early.choosing.all_in_view()
    early.select(event_id(early, MISSILE))
    assert titles(early) == [MISSILE]


def test_escape_lets_the_others_go_and_then_asks_to_clear(qtbot: QtBot, early: TimelineView) -> None:
    early.choosing.all_in_view()
    with qtbot.assertNotEmitted(early.selection_cleared):
        qtbot.keyClick(early, Qt.Key.Key_Escape)
    assert len(early.choosing.chosen) == 1
    with qtbot.waitSignal(early.selection_cleared):
        qtbot.keyClick(early, Qt.Key.Key_Escape)


def test_space_holds_an_event_while_others_are_gone_to(qtbot: QtBot, early: TimelineView) -> None:
    early.select(event_id(early, MIKOYAN))
    with qtbot.waitSignal(early.chosen_changed) as told:
        qtbot.keyClick(early, Qt.Key.Key_Space)
    assert told.args == [(event_id(early, MIKOYAN),)]
    qtbot.keyClick(early, Qt.Key.Key_Right)
    assert len(titles(early)) == 2
    qtbot.keyClick(early, Qt.Key.Key_Right)
    assert MIKOYAN in titles(early)
    assert len(titles(early)) == 2
    early.select(event_id(early, MISSILE))
    assert titles(early) == [MIKOYAN, MISSILE]
    qtbot.keyClick(early, Qt.Key.Key_Escape)
    qtbot.keyClick(early, Qt.Key.Key_Home)
    assert len(titles(early)) == 1


def test_space_lets_a_held_event_go_again(qtbot: QtBot, early: TimelineView) -> None:
    early.select(event_id(early, MIKOYAN))
    for held in (1, 0):
        qtbot.keyClick(early, Qt.Key.Key_Space)
        assert len(early.emphasis.chosen) == held
    qtbot.keyClick(early, Qt.Key.Key_Right)
    assert len(titles(early)) == 1


def test_rings_are_drawn_round_every_one(early: TimelineView) -> None:
    early.select(event_id(early, MIKOYAN))
    one = early.grab().toImage()
    assert early.picture is not None
    numbers = {list(early.picture.subject.columns.titles).index(title) for title in (MIKOYAN, RELATIONS)}
    early.choosing.choose(numbers, early.emphasis.selected)
    several = early.grab().toImage()
    at = spot(early, RELATIONS)
    changed = {
        (x, y)
        for x in range(at.x() - 60, at.x())
        for y in range(at.y() - 14, at.y() + 16)
        if one.pixelColor(x, y) != several.pixelColor(x, y)
    }
    assert len(changed) > 20


# The context menu


def asked(view: TimelineView, at: QPoint, reason: QContextMenuEvent.Reason) -> list[tuple[QPoint, int, float]]:
    told: list[tuple[QPoint, int, float]] = []
    view.menu_wanted.connect(lambda place, number, day: told.append((place, number, day)))
    QApplication.sendEvent(view, QContextMenuEvent(reason, at, view.mapToGlobal(at)))
    return told


def test_the_menu_of_an_event_selects_it(early: TimelineView) -> None:
    at = spot(early, RELATIONS)
    told = asked(early, at, QContextMenuEvent.Reason.Mouse)
    assert early.picture is not None
    assert [number for _, number, _ in told] == [list(early.picture.subject.columns.titles).index(RELATIONS)]
    assert told[0][0] == early.mapToGlobal(at)
    assert titles(early) == [RELATIONS]


def test_the_menu_of_one_of_several_keeps_them(early: TimelineView) -> None:
    early.choosing.all_in_view()
    before = early.choosing.chosen
    asked(early, spot(early, RELATIONS), QContextMenuEvent.Reason.Mouse)
    assert early.choosing.chosen == before


def test_the_menu_of_an_empty_place_knows_its_day(early: TimelineView) -> None:
    at = QPoint(900, 400)
    (_, number, day), = asked(early, at, QContextMenuEvent.Reason.Mouse)  # fmt: skip
    assert number == -1
    assert day == pytest.approx(early.day_at(QPointF(at)))


def test_the_menu_key_asks_for_the_selected_event_where_it_stands(early: TimelineView) -> None:
    early.select(event_id(early, RELATIONS))
    (place, number, _), = asked(early, QPoint(1, 1), QContextMenuEvent.Reason.Keyboard)  # fmt: skip
    assert number == early.emphasis.selected
    away = early.mapFromGlobal(place) - spot(early, RELATIONS)
    assert abs(away.x()) < 60
    assert abs(away.y()) < 24
