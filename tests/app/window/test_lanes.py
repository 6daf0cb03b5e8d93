"""The lanes of the window: chosen in menus, by keys and on the card, kept for the collection."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cubatimeline.app import settings as options
from cubatimeline.app.main_window import MainWindow
from cubatimeline.domain.calendars import day_number
from cubatimeline.services.lane_choice import LaneChoice, LaneDeed, LaneMode, LaneWish
from tests.app.window.conftest import Open


def names(window: MainWindow) -> list[str]:
    return [lane.name for lane in window.lanes.lanes]


def keys(window: MainWindow) -> list[str]:
    return [lane.id for lane in window.lanes.lanes]


def do(window: MainWindow, deed: str) -> None:
    window.actions_by_deed[deed].trigger()


def test_lanes_are_by_category_at_first(window: MainWindow) -> None:
    assert names(window) == ["Diplomacy", "Military"]
    assert window.actions_by_deed["view.lanes.category"].isChecked()
    assert window.actions_by_deed["view.lanes.within.none"].isChecked()


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("person", ["Nikita Khrushchev", "Ernesto Guevara", "Leonid Brezhnev", "Others"]),
        ("place", ["Havana", "Others"]),
        ("organisation", ["Others"]),
        ("source", ["A history of the crisis", "From the diary of O. T. Darusenkov", "Others"]),
        ("origin", ["Built in"]),
        ("none", ["All events"]),
    ],
)
def test_the_menu_chooses_what_makes_a_lane(qtbot: QtBot, window: MainWindow, mode: str, expected: list[str]) -> None:
    do(window, f"view.lanes.{mode}")
    qtbot.waitUntil(lambda: names(window) == expected)
    assert window.actions_by_deed[f"view.lanes.{mode}"].isChecked()
    assert window.timeline.picture is not None
    assert set(window.timeline.picture.subject.marks.event.tolist()) == set(range(len(window.timeline_data.columns)))


def test_lanes_are_nested_in_lanes(qtbot: QtBot, window: MainWindow) -> None:
    do(window, "view.lanes.within.place")
    qtbot.waitUntil(lambda: len(names(window)) > 2)
    assert keys(window) == [
        "category:diplomacy", "category:diplomacy/place:havana", "category:diplomacy/place:", "category:military",
    ]  # fmt: skip
    assert not window.actions_by_deed["view.lanes.within.category"].isEnabled()
    window.lanes.grant(LaneWish(LaneDeed.FOLD, "category:diplomacy", 1))
    assert keys(window) == ["category:diplomacy", "category:military"]
    assert window.lanes.lanes[0].collapsed
    assert window.lanes.lanes[0].size == 4


def test_span_selection_and_light_stay(qtbot: QtBot, window: MainWindow) -> None:
    window.session.choose_entity("nikita-khrushchev")
    window.session.select_event("1964-10-14-fall")
    window.timeline.camera.show_span(day_number(1964, 1, 1), day_number(1965, 1, 1))
    span, before = (window.timeline.scale.start, window.timeline.scale.end), window.timeline.emphasis
    do(window, "view.lanes.place")
    qtbot.waitUntil(lambda: "Havana" in names(window))
    assert (window.timeline.scale.start, window.timeline.scale.end) == span
    assert window.timeline.emphasis.selected == before.selected
    assert window.timeline.emphasis.lit is before.lit


def test_keys_move_the_lane_of_the_selected_event(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(
        window.timeline, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert window.messages.isVisible()
    window.session.select_event("1964-10-14-fall")
    do(window, "view.lanes.down")
    assert names(window) == ["Military", "Diplomacy"]
    do(window, "view.lanes.up")
    assert names(window) == ["Diplomacy", "Military"]
    do(window, "view.lanes.fold")
    assert [lane.collapsed for lane in window.lanes.lanes] == [True, False]
    do(window, "view.lanes.fold")
    do(window, "view.lanes.alone")
    assert [lane.collapsed for lane in window.lanes.lanes] == [False, True]
    do(window, "view.lanes.open")
    assert not any(lane.collapsed for lane in window.lanes.lanes)


def test_the_card_pins_an_entity_as_a_lane(qtbot: QtBot, window: MainWindow) -> None:
    do(window, "view.lanes.pin")
    assert window.messages.isVisible()
    window.session.choose_entity("havana")
    qtbot.waitUntil(lambda: "Pin as lane" in window.sidebar.card.toPlainText())
    window.sidebar.card.follow("pin", "havana")
    qtbot.waitUntil(lambda: keys(window)[0] == "pinned:havana")
    assert "Remove from the lanes" in window.sidebar.card.toPlainText()
    do(window, "view.lanes.pin")
    qtbot.waitUntil(lambda: keys(window) == ["category:diplomacy", "category:military"])


def test_a_name_without_events_is_no_lane(window: MainWindow) -> None:
    window.lanes.toggle_pin("nobody")
    assert window.messages.isVisible()
    assert window.lanes.choice.pinned == ()


def test_room_goes_to_the_lanes_with_events_in_view(qtbot: QtBot, window: MainWindow) -> None:
    window.timeline.camera.show_span(day_number(1964, 10, 1), day_number(1964, 11, 1))
    do(window, "view.lanes.fit")
    assert [lane.collapsed for lane in window.lanes.lanes] == [False, True]
    window.lanes.grant(LaneWish(LaneDeed.FOLD, "category:military", 0))
    assert [lane.collapsed for lane in window.lanes.lanes] == [False, False]
    window.lanes.grant(LaneWish(LaneDeed.FOLD, "category:military", 1))
    window.lanes.grant(LaneWish(LaneDeed.FOLD, "category:military", 0))
    do(window, "view.lanes.fit")
    assert [lane.collapsed for lane in window.lanes.lanes] == [False, False]
    assert window.lanes.choice == LaneChoice()
    do(window, "view.lanes.fit")
    do(window, "view.lanes.open")
    assert [lane.collapsed for lane in window.lanes.lanes] == [False, False]


def test_the_choice_is_kept_for_the_collection(
    qtbot: QtBot, window: MainWindow, open_window: Open, sample: Path, settings: options.Settings
) -> None:
    window.lanes.choose(LaneChoice(LaneMode.PLACE, collapsed=frozenset({"place:havana"}), sizes={"place:": 3}))
    again = open_window(sample)
    qtbot.waitUntil(lambda: again.panel_data is not None and "Havana" in names(again))
    assert again.lanes.choice == window.lanes.choice
    assert again.lanes.lanes[0].collapsed
    do(again, "view.lanes.reset")
    do(again, "view.lanes.category")
    assert settings[options.LANES] == ""


def test_a_spoilt_setting_harms_nothing(
    open_window: Open, qtbot: QtBot, sample: Path, settings: options.Settings
) -> None:
    settings[options.LANES] = "{not json"
    window = open_window(sample)
    qtbot.waitUntil(lambda: window.panel_data is not None)
    assert names(window) == ["Diplomacy", "Military"]


def test_another_language_renames_the_lanes(qtbot: QtBot, window: MainWindow) -> None:
    do(window, "view.lanes.place")
    qtbot.waitUntil(lambda: "Havana" in names(window))
    do(window, "view.language.ru")
    qtbot.waitUntil(lambda: names(window) == ["Гавана", "Прочее"])


def test_the_button_opens_the_menu(window: MainWindow) -> None:
    menu = window.lanes.menu
    assert menu is not None
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[:4] == ["Lanes by category", "Lanes by person", "Lanes by organisation", "Lanes by place"]
    assert "Within lanes" in words


def test_very_many_events_are_sorted_in_another_thread_and_the_last_wish_counts(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cubatimeline.app.lane_link.FEW", 1)
    monkeypatch.setattr("cubatimeline.widgets.timeline.view.FEW", 1)
    for mode in (LaneMode.PLACE, LaneMode.ORIGIN, LaneMode.PERSON, LaneMode.NONE):
        window.lanes.choose_mode(mode)
    qtbot.waitUntil(lambda: names(window) == ["All events"])
    assert not window.timeline.aside.busy
    window.lanes.choose_mode(LaneMode.CATEGORY)
    assert names(window) == ["All events"]
    qtbot.waitUntil(lambda: names(window) == ["Diplomacy", "Military"])
