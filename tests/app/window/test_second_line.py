"""Two timelines above each other: one time axis, one selection, two filters."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from cubatimeline.app.main_window import MainWindow
from cubatimeline.domain.calendars import day_number
from cubatimeline.services.lane_choice import LaneMode
from cubatimeline.services.line_filters import FilterKind, LineFilter
from cubatimeline.widgets.timeline.retouch import Retouch
from cubatimeline.widgets.timeline.view import TimelineView
from tests.app.window.conftest import Open

DIPLOMACY = LineFilter(FilterKind.CATEGORY, "diplomacy", "Diplomacy")
HAVANA = LineFilter(FilterKind.ENTITY, "havana", "Havana")


def shown(window: MainWindow, view: TimelineView | None) -> set[str]:
    assert view is not None
    assert view.picture is not None
    ids = view.picture.subject.columns.ids
    return {ids[number] for number in np.unique(view.picture.subject.marks.event).tolist()}


@pytest.fixture
def two(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """A window with two timelines, of Havana and of diplomacy."""
    window.second.open((HAVANA, DIPLOMACY))
    qtbot.waitUntil(lambda: len(window.second.headers) == 2 and window.second.headers[0].filter == HAVANA)
    return window


def test_each_shows_what_its_filter_leaves(two: MainWindow) -> None:
    assert shown(two, two.second.upper) == {"1960-trade", "1964-10-16-talk"}
    assert shown(two, two.timeline) == {"1964-10-14-fall", "1964-10-16-talk", "1960-trade", "before"}
    assert [header.count_words for header in two.second.headers] == ["2 events", "4 events"]
    assert [header.name.text() for header in two.second.headers] == ["Havana ▾", "Diplomacy ▾"]


def test_a_day_stands_at_the_same_place_in_both(qtbot: QtBot, two: MainWindow) -> None:
    upper, lower = two.second.upper, two.timeline
    assert upper is not None
    for first, last in (((1960, 1, 1), (1965, 1, 1)), ((1964, 10, 14), (1964, 10, 18))):
        lower.camera.show_span(day_number(*first), day_number(*last))
        for x in (0.0, 100.0, 333.3):
            assert upper.scale.day(x) == lower.scale.day(x)
    assert upper.gutter == lower.gutter
    assert upper.width() == lower.width()
    assert upper.mapToGlobal(upper.rect().topLeft()).x() == lower.mapToGlobal(lower.rect().topLeft()).x()


def test_moving_one_moves_the_other(two: MainWindow) -> None:
    upper = two.second.upper
    assert upper is not None
    upper.camera.zoom_by(3.0)
    assert (upper.scale.start, upper.scale.end) == (two.timeline.scale.start, two.timeline.scale.end)
    two.lanes.choose_mode(LaneMode.CATEGORY)
    assert upper.gutter == two.timeline.gutter
    assert [lane.name for lane in upper.picture.subject.lanes] == ["Diplomacy"]


def test_only_the_lower_one_has_the_axis_and_only_the_upper_one_the_bands(two: MainWindow) -> None:
    upper, lower = two.second.upper, two.timeline
    assert upper is not None
    assert upper.picture is not None
    assert lower.picture is not None
    assert upper.picture.measures.axis == 0
    assert lower.picture.measures.axis > 0
    assert len(upper.picture.subject.strips) == 1
    assert lower.picture.subject.strips == ()
    assert not upper.grab().isNull()


def test_there_is_one_selection(qtbot: QtBot, two: MainWindow) -> None:
    upper = two.second.upper
    assert upper is not None
    upper.event_selected.emit("1964-10-16-talk")
    assert two.session.event_id == "1964-10-16-talk"
    assert upper.emphasis.selected == two.timeline.emphasis.selected >= 0
    two.session.choose_entity("nikita-khrushchev")
    assert upper.emphasis.lit is two.timeline.emphasis.lit is not None
    upper.selection_cleared.emit()
    assert two.session.event_id == ""
    assert upper.emphasis.selected == -1


def test_an_event_that_only_the_upper_one_shows_is_brought_into_view(two: MainWindow) -> None:
    two.second.choose(0, LineFilter(FilterKind.CATEGORY, "military", "Military"))
    two.timeline.camera.show_span(day_number(1960, 1, 1), day_number(1960, 6, 1))
    two.events.show("1962-10-22-speech")
    day = day_number(1962, 10, 22)
    assert two.timeline.scale.start < day < two.timeline.scale.end


def test_words_and_names_filter(qtbot: QtBot, two: MainWindow) -> None:
    header = two.second.headers[0]
    header.line.setText("Khrushchev")
    header.words_entered.emit("Khrushchev")
    qtbot.waitUntil(lambda: header.filter.kind is FilterKind.WORDS)
    assert "1964-10-14-fall" in shown(two, two.second.upper)
    assert header.name.text() == "“Khrushchev” ▾"
    header.words_entered.emit("leonid brezhnev")
    qtbot.waitUntil(lambda: header.filter.kind is FilterKind.ENTITY)
    assert shown(two, two.second.upper) == {"1964-10-14-fall"}
    assert header.line.text() == ""
    header.words_entered.emit("")
    qtbot.waitUntil(lambda: header.count_words == "5 events")


def test_clearing_the_field_lifts_the_words(qtbot: QtBot, two: MainWindow) -> None:
    header = two.second.headers[1]
    header.line.setText("missiles")
    header.words_entered.emit("missiles")
    qtbot.waitUntil(lambda: header.filter.kind is FilterKind.WORDS)
    header.line.clear()
    qtbot.waitUntil(lambda: header.filter == LineFilter())
    assert shown(two, two.timeline) == set(two.timeline_data.columns.ids)


def test_the_menu_offers_what_the_collection_has(two: MainWindow) -> None:
    menus = {action.text(): action.menu() for action in two.second.headers[1].name.menu().actions()}
    assert list(menus) == ["Everything", "Place", "Person", "Category"]
    places = menus["Place"].actions()
    assert [action.text() for action in places] == ["Havana"]
    places[0].trigger()
    assert two.second.filters[1] == HAVANA
    assert shown(two, two.timeline) == {"1960-trade", "1964-10-16-talk"}


def test_one_timeline_again_shows_everything(qtbot: QtBot, two: MainWindow) -> None:
    two.second.headers[0].close_button.click()
    assert not two.second.is_open
    assert not two.actions_by_deed["view.second"].isChecked()
    assert shown(two, two.timeline) == set(two.timeline_data.columns.ids)
    assert [lane.name for lane in two.lanes.lanes] == ["Diplomacy", "Military"]
    assert two.timeline.picture is not None
    assert len(two.timeline.picture.subject.strips) == 1
    assert two.timeline.camera.watched
    two.actions_by_deed["view.second"].trigger()
    qtbot.waitUntil(lambda: two.second.headers[1].filter == DIPLOMACY)
    qtbot.waitUntil(lambda: [lane.name for lane in two.lanes.lanes] == ["Events"])


def test_two_timelines_have_lanes_of_their_own(qtbot: QtBot, two: MainWindow) -> None:
    assert two.lanes.choice.mode is LaneMode.NONE
    two.lanes.choose_mode(LaneMode.PLACE)
    qtbot.waitUntil(lambda: "Havana" in [lane.name for lane in two.lanes.lanes])
    two.second.toggle()
    assert two.lanes.choice.mode is LaneMode.CATEGORY
    two.second.toggle()
    assert two.lanes.choice.mode is LaneMode.PLACE


def test_another_look_and_language_reach_both(qtbot: QtBot, two: MainWindow) -> None:
    two.actions_by_deed["view.theme.projection"].trigger()
    upper = two.second.upper
    assert upper is not None
    assert upper.picture is not None
    assert upper.picture.theme.name == "projection"
    assert upper.gutter == two.timeline.gutter
    two.actions_by_deed["view.language.ru"].trigger()
    qtbot.waitUntil(lambda: two.second.headers[0].name.text() == "Гавана ▾")
    assert upper.gutter == two.timeline.gutter


def test_the_hover_card_rises_in_the_timeline_that_asks(qtbot: QtBot, two: MainWindow, monkeypatch) -> None:
    upper = two.second.upper
    assert upper is not None
    told = []
    monkeypatch.setattr(upper, "show_card", lambda number, content: told.append((number, content.title)))
    number = list(two.timeline_data.columns.ids).index("1960-trade")
    upper.card_wanted.emit(number)
    qtbot.waitUntil(lambda: told == [(number, "Sugar goes east")])


def test_colours_and_what_is_left_out_reach_both(qtbot: QtBot, two: MainWindow) -> None:
    upper, events = two.second.upper, len(two.timeline_data.columns)
    kept = np.array([id_ != "1960-trade" for id_ in two.timeline_data.columns.ids])
    retouch = Retouch(np.zeros(events, np.int16), ("accent",), kept)
    two.timeline.retouch_with(retouch)
    assert upper is not None
    assert upper.picture is not None
    assert upper.picture.subject.palette == ("accent",)
    assert shown(two, upper) == {"1964-10-16-talk"}
    two.second.close()
    two.timeline.retouch_with(Retouch())
    two.second.open()
    qtbot.waitUntil(lambda: upper.retouch is two.timeline.retouch)


def test_a_selected_event_that_neither_shows_is_told(qtbot: QtBot, two: MainWindow) -> None:
    columns = two.timeline_data.columns
    inside = shown(two, two.timeline) | shown(two, two.second.upper)
    absent = next(id_ for id_ in columns.ids if id_ not in inside)
    two.session.select_event("1960-trade")
    assert "neither" not in two.status.currentMessage()
    two.session.select_event(absent)
    assert "neither" in two.status.currentMessage()


def test_a_country_goes_by_the_name_of_its_band(qtbot: QtBot, open_window: Open, collection: Path) -> None:
    window = open_window(collection)
    qtbot.waitUntil(lambda: window.panel_data is not None, timeout=20_000)
    window.second.open()
    qtbot.waitUntil(lambda: len(window.second.headers) == 2 and window.second.filters[0].key != "", timeout=20_000)
    assert [(each.key, each.name) for each in window.second.filters] == [
        ("Russia", "Moscow side"), ("Cuba", "Havana side"),
    ]  # fmt: skip
