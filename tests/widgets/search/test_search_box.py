"""The search box and its answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.searching import SearchPage, search_page
from cubatimeline.store.reader import Reader
from cubatimeline.widgets.search.search_box import SearchBox


@pytest.fixture
def box(qtbot: QtBot, theme: Theme) -> Iterator[SearchBox]:
    """A search box in a window of its own."""
    window = QWidget()
    qtbot.addWidget(window)
    page = QWidget(window)
    page.resize(800, 600)
    layout = QVBoxLayout(page)
    box = SearchBox(theme)
    layout.addWidget(box)
    layout.addStretch(1)
    window.resize(800, 600)
    window.show()
    window.activateWindow()
    box.focus()
    qtbot.waitUntil(box.line.hasFocus)
    yield box
    window.close()


def answer(box: SearchBox, store: Reader, words: str) -> SearchPage:
    """Type words and answer them as the window does."""
    box.line.setText(words)
    page = search_page(store, words, "en", 8)
    box.show_results(page)
    return page


def test_typing_asks_for_answers(qtbot: QtBot, box: SearchBox) -> None:
    with qtbot.waitSignal(box.query_changed) as caught:
        qtbot.keyClicks(box.line, "k")
    assert caught.args == ["k"]


def test_what_was_found_is_listed_by_kind_with_counts(box: SearchBox, store: Reader) -> None:
    answer(box, store, "Khrushchev")
    assert box.panel.isVisible()
    assert box.panel.list.words[0] == "Events · 1"
    assert "People, organisations, places · 1" in box.panel.list.words


def test_an_answer_to_an_older_query_is_dropped(box: SearchBox, store: Reader) -> None:
    page = search_page(store, "missile", "en", 8)
    box.line.setText("missiles in Cuba")
    box.show_results(page)
    assert box.panel.isHidden()


def test_nothing_found_says_what_to_try(box: SearchBox, store: Reader) -> None:
    answer(box, store, "zeppelin")
    assert box.panel.list.words == ["Nothing found. Try fewer words, the beginning of a word, or another spelling."]


def test_arrows_pass_over_headings_and_enter_chooses(qtbot: QtBot, box: SearchBox, store: Reader) -> None:
    answer(box, store, "Guevara")
    titles = [words for words in box.panel.list.words if "·" not in words]
    for _ in titles[1:]:
        qtbot.keyClick(box.line, Qt.Key.Key_Down)
    assert box.panel.list.currentIndex().data() == titles[-1]
    with qtbot.waitSignal(box.entity_chosen) as caught:
        qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert caught.args == ["ernesto-guevara"]
    assert box.panel.isHidden()


def test_where_there_is_more_the_last_line_asks_for_all_of_its_kind(
    qtbot: QtBot, box: SearchBox, store: Reader
) -> None:
    page = search_page(store, "the", "en", 1)
    kind, total = next((group.kind, group.total) for group in page.groups if group.total > 1)
    box.line.setText("the")
    box.show_results(page)
    row = box.panel.list.words.index(f"Show all {total}")
    box.panel.list.setCurrentIndex(box.panel.list.model().index(row, 0))
    with qtbot.waitSignal(box.more_request) as caught:
        qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert caught.args == ["the", kind]
    everything = search_page(store, "the", "en", 200, kind)
    assert [len(group.rows) for group in everything.groups] == [total]
    box.show_results(everything)
    assert len(box.panel.list.words) == total + 1


def test_escape_closes_the_list_and_keeps_the_words(qtbot: QtBot, box: SearchBox, store: Reader) -> None:
    answer(box, store, "Guevara")
    qtbot.keyClick(box.line, Qt.Key.Key_Escape)
    assert box.panel.isHidden()
    assert box.line.text() == "Guevara"


def test_an_emptied_box_closes_the_list(box: SearchBox, store: Reader) -> None:
    answer(box, store, "Guevara")
    box.line.clear()
    assert box.panel.isHidden()


def test_the_list_stays_within_the_window(box: SearchBox, store: Reader) -> None:
    answer(box, store, "a")
    assert box.panel.parentWidget().rect().contains(box.panel.geometry())


def test_a_date_is_offered_first_and_enter_goes_to_it(qtbot: QtBot, box: SearchBox, store: Reader) -> None:
    box.line.setText("October 1962")
    page = search_page(store, "October 1962", "en", 8, None, (-10_000, 10_000))
    box.show_results(page)
    assert box.panel.list.words[0] == "Go to October 1962 on the timeline"
    with qtbot.waitSignal(box.date_chosen) as caught:
        qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert caught.args == ["October 1962"]
    assert not box.panel.isVisible()


def test_a_date_that_nothing_is_found_for_is_offered_alone(box: SearchBox, store: Reader) -> None:
    box.line.setText("2 March 1977")
    box.show_results(search_page(store, "2 March 1977", "en", 8, None, (-10_000, 10_000)))
    assert box.panel.list.words == ["Go to 2 March 1977 on the timeline"]
