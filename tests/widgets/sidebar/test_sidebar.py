"""The sidebar: lists, filter, card."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from pytestqt.qtbot import QtBot

from cubatimeline.domain.edtf import parse
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.entity_pages import entity_card
from cubatimeline.services.name_filter import filters_by_kind
from cubatimeline.store.reader import Reader
from cubatimeline.widgets.sidebar.sidebar import Sidebar
from cubatimeline.widgets.sidebar.tools_row import Order
from tests.services.related import circle_of


@pytest.fixture
def sidebar(qtbot: QtBot, theme: Theme, store: Reader) -> Sidebar:
    sidebar = Sidebar(theme)
    qtbot.addWidget(sidebar)
    sidebar.resize(280, 600)
    sidebar.show()
    sidebar.show_entities(store.entities(), "en")
    return sidebar


def test_those_with_the_most_events_come_first(sidebar: Sidebar) -> None:
    assert sidebar.shown == ["nikita-khrushchev", "ernesto-guevara", "leonid-brezhnev"]


@pytest.mark.parametrize("typed", ["Хрущёв", "khrushchev", "Jruschov", "khruschev"])
def test_the_filter_knows_every_spelling(sidebar: Sidebar, typed: str) -> None:
    sidebar.filter_by(typed)
    assert sidebar.shown == ["nikita-khrushchev"]


def test_a_choice_is_made_and_lifted_by_clicking(qtbot: QtBot, sidebar: Sidebar) -> None:
    at = sidebar.list.visualRect(sidebar.list.model().index(0, 0)).center()
    with qtbot.waitSignal(sidebar.entity_chosen) as made:
        qtbot.mouseClick(sidebar.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    sidebar.choose("nikita-khrushchev")
    with qtbot.waitSignal(sidebar.entity_chosen) as lifted:
        qtbot.mouseClick(sidebar.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert (made.args, lifted.args) == (["nikita-khrushchev"], [""])


def test_enter_in_the_filter_chooses_the_first(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.filter_by("brezh")
    sidebar.focus_filter()
    with qtbot.waitSignal(sidebar.entity_chosen) as caught:
        qtbot.keyClick(sidebar.focusWidget(), Qt.Key.Key_Return)
    assert caught.args == ["leonid-brezhnev"]


def test_arrows_and_enter_choose_in_the_list_and_escape_lifts_the_choice(qtbot: QtBot, sidebar: Sidebar) -> None:
    sidebar.list.setFocus()
    qtbot.keyClick(sidebar.list, Qt.Key.Key_Home)
    qtbot.keyClick(sidebar.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(sidebar.entity_chosen) as caught:
        qtbot.keyClick(sidebar.list, Qt.Key.Key_Return)
    assert caught.args == ["ernesto-guevara"]
    sidebar.choose("ernesto-guevara")
    with qtbot.waitSignal(sidebar.entity_chosen) as lifted:
        qtbot.keyClick(sidebar.list, Qt.Key.Key_Escape)
    assert lifted.args == [""]


def test_an_entity_chosen_elsewhere_is_shown_in_its_own_tab_past_the_filter(sidebar: Sidebar) -> None:
    sidebar.filter_by("brezh")
    sidebar.choose("havana")
    assert sidebar.shown == ["havana"]
    assert sidebar.list.currentIndex().data() == "Havana"


def test_the_card_says_what_to_do_until_somebody_is_chosen(sidebar: Sidebar, store: Reader) -> None:
    assert "light up on the timeline" in sidebar.card.toPlainText()
    sidebar.choose("nikita-khrushchev")
    sidebar.show_card(entity_card(store, circle_of(store), "nikita-khrushchev", "en"))
    for words in ("Никита Хрущёв", "First Secretary", "15 April 1894", "Leonid Brezhnev", "Guevara speaks of the fall"):
        assert words in sidebar.card.toPlainText()


def test_the_card_of_somebody_no_longer_chosen_is_not_shown(sidebar: Sidebar, store: Reader) -> None:
    sidebar.choose("leonid-brezhnev")
    sidebar.show_card(entity_card(store, circle_of(store), "nikita-khrushchev", "en"))
    assert "Хрущёв" not in sidebar.card.toPlainText()


@pytest.mark.parametrize(
    ("link", "signal"),
    [("entity:havana", "entity_chosen"), ("event:before", "event_chosen"), ("document:talk", "document_chosen")],
)
def test_the_card_leads_on(qtbot: QtBot, sidebar: Sidebar, link: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(sidebar, signal)) as caught:
        sidebar.card.anchorClicked.emit(QUrl(link))
    assert caught.args == [link.partition(":")[2]]


def test_names_stand_in_the_order_that_was_chosen(sidebar: Sidebar) -> None:
    sidebar.tools.choose_order(Order.NAME)
    assert sidebar.shown == ["ernesto-guevara", "leonid-brezhnev", "nikita-khrushchev"]
    sidebar.tools.choose_order(Order.FIRST)
    assert sidebar.shown[0] == "nikita-khrushchev"
    sidebar.tools.choose_order(Order.EVENTS)
    assert sidebar.shown == ["nikita-khrushchev", "ernesto-guevara", "leonid-brezhnev"]


def test_a_line_tells_its_numbers_and_years(sidebar: Sidebar) -> None:
    tip = sidebar.list.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("Nikita Khrushchev\n2 event")
    assert tip.endswith("1964")


def test_filters_made_elsewhere_are_taken_for_the_names_they_were_made_of(sidebar: Sidebar, store: Reader) -> None:
    entities = store.entities()
    sidebar.take_filters(entities[:1], {})
    sidebar.take_filters(entities, filters_by_kind(entities))
    sidebar.filter_by("Брежнев")
    assert sidebar.shown == ["leonid-brezhnev"]


def test_the_list_asks_for_the_menu_of_the_line_under_the_pointer(qtbot: QtBot, sidebar: Sidebar) -> None:
    at = sidebar.list.visualRect(sidebar.list.model().index(1, 0)).center()
    with qtbot.waitSignal(sidebar.menu_request) as caught:
        sidebar.list.customContextMenuRequested.emit(at)
    assert caught.args[0] == "ernesto-guevara"


def test_a_page_can_have_the_whole_sidebar(sidebar: Sidebar) -> None:
    sidebar.pages.fill(True)
    assert sidebar.list.isHidden()
    sidebar.focus_filter()
    assert sidebar.list.isVisible()


def test_the_card_tells_the_age_on_a_date(sidebar: Sidebar, store: Reader) -> None:
    sidebar.choose("nikita-khrushchev")
    sidebar.show_card(entity_card(store, circle_of(store), "nikita-khrushchev", "en"))
    sidebar.card.show_date("1962", parse("1962"))
    assert "aged 67 or 68 1962" in sidebar.card.toPlainText()
    sidebar.card.show_date("", None)
    assert "aged" not in sidebar.card.toPlainText()


def test_the_matrix_lies_where_the_card_keeps_room_and_tells_its_cells(
    qtbot: QtBot, sidebar: Sidebar, store: Reader
) -> None:
    sidebar.pages.fill(True)
    sidebar.choose("nikita-khrushchev")
    sidebar.show_card(entity_card(store, circle_of(store), "nikita-khrushchev", "en"))
    matrix = sidebar.card.matrix
    assert matrix is not None
    assert matrix.isVisible()
    above = sidebar.card.find("Appears with") and sidebar.card.cursorRect().bottom()
    assert matrix.geometry().top() > above
    qtbot.mouseMove(matrix, matrix.cell_rect(0, 0).center())
    matrix.setFocus()
    assert matrix.words.endswith(", 1964: 1 event(s)") or matrix.words.endswith(", 1964: 1 event")
    with qtbot.waitSignal(matrix.companion_chosen) as chosen:
        qtbot.keyClick(matrix, Qt.Key.Key_Down)
        qtbot.keyClick(matrix, Qt.Key.Key_Return)
    assert chosen.args == ["leonid-brezhnev"]
    sidebar.resize(280, 300)
    bar = sidebar.card.verticalScrollBar()
    bar.setValue(10)
    top = matrix.geometry().top()
    bar.setValue(40)
    assert matrix.geometry().top() == top - 30


def test_tab_goes_through_the_links_of_the_card_and_on_to_the_matrix(
    qtbot: QtBot, sidebar: Sidebar, store: Reader
) -> None:
    sidebar.choose("nikita-khrushchev")
    sidebar.show_card(entity_card(store, circle_of(store), "nikita-khrushchev", "en"))
    matrix = sidebar.card.matrix
    assert matrix is not None
    sidebar.card.setFocus()
    for _ in range(60):
        if matrix.hasFocus():
            break
        qtbot.keyClick(sidebar.focusWidget(), Qt.Key.Key_Tab)
    assert matrix.hasFocus()
    assert matrix.accessibleDescription() == matrix.words


def test_a_pair_is_told_and_lifted(qtbot: QtBot, sidebar: Sidebar, store: Reader) -> None:
    sidebar.choose("nikita-khrushchev")
    sidebar.show_card(entity_card(store, circle_of(store), "nikita-khrushchev", "en", "leonid-brezhnev"))
    assert "Nikita Khrushchev and Leonid Brezhnev: 1 event" in sidebar.card.toPlainText()
    with qtbot.waitSignal(sidebar.pair_request) as lifted:
        sidebar.card.follow("pair", "")
    assert lifted.args == [""]


def test_names_follow_the_language(sidebar: Sidebar, theme: Theme) -> None:
    sidebar.set_theme(theme, "ru")
    assert sidebar.list.model().index(0, 0).data() == "Никита Хрущёв"


@pytest.mark.parametrize("height", [300, 413, 600])
def test_no_row_is_cut_at_the_lower_edge_of_the_list(sidebar: Sidebar, theme: Theme, height: int) -> None:
    for scale in (1.0, 1.35):
        sidebar.set_theme(theme.scaled(scale), "en")
        sidebar.resize(280, height)
        assert sidebar.list.viewport().height() % sidebar.list.sizeHintForRow(0) == 0
