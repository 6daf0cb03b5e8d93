"""The library in the window, and the documents related to the open one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from cubatimeline.app.main_window import MainWindow
from cubatimeline.services.library_list import Order
from cubatimeline.services.related import RelatedDocument
from cubatimeline.widgets.library.view import LibraryView

Key = Qt.Key
Open = Callable[[Path | None], MainWindow]


@pytest.fixture
def library(qtbot: QtBot, window: MainWindow) -> LibraryView:
    """The library, with its first page shown."""
    window.actions_by_deed["go.library"].trigger()
    view = window.library.view
    assert view is not None
    qtbot.waitUntil(lambda: view.page is not None)
    return view


def titles(view: LibraryView) -> list[str]:
    return [line.title for line in view.list.lines]


def found(qtbot: QtBot, view: LibraryView, *expected: str) -> None:
    """Wait until the list shows these documents."""
    qtbot.waitUntil(lambda: [line.key for line in view.list.lines] == list(expected))


def test_it_stands_in_the_reader_s_place_with_the_cursor_in_its_filter(
    window: MainWindow, library: LibraryView
) -> None:
    assert library.isVisible()
    assert not window.reader.isVisible()
    assert library.filter.hasFocus()
    assert window.actions_by_deed["go.library"].isChecked()
    assert titles(library) == ["From the diary of O. T. Darusenkov", "A history of the crisis"]
    assert library.pager.words == "1–2 of 2"


def test_a_line_tells_date_reference_abstract_and_what_there_is(library: LibraryView) -> None:
    line = library.list.lines[0]
    assert line.above.replace("\N{NO-BREAK SPACE}", " ") == "27 October 1964 · Conversation · digest"
    assert "A talk two days after the fall." in line.below
    assert "TsKhSD, f. 5, op. 49" in line.below
    assert "proves 2 events" in line.below
    other = library.list.lines[1]
    assert other.above == "Without a date · record only"
    assert "Proves: The Presidium removes Khrushchev" in other.below


def test_enter_opens_the_first_that_is_found(qtbot: QtBot, window: MainWindow, library: LibraryView) -> None:
    library.filter.setText("hístory")
    found(qtbot, library, "history")
    qtbot.keyClick(library.filter, Key.Key_Return)
    qtbot.waitUntil(lambda: window.reader.document_id == "history")
    assert window.reader.isVisible()
    assert not window.actions_by_deed["go.library"].isChecked()


def test_what_is_opened_from_it_has_the_keys(qtbot: QtBot, window: MainWindow, library: LibraryView) -> None:
    qtbot.keyClick(library.filter, Qt.Key.Key_Return)
    assert not library.isVisible()
    assert window.reader.text.hasFocus()


def test_it_comes_back_as_it_was_left(qtbot: QtBot, window: MainWindow, library: LibraryView) -> None:
    library.filter_by("history")
    found(qtbot, library, "history")
    library.list.chosen.emit("history")
    qtbot.waitUntil(lambda: window.reader.document_id == "history")
    window.actions_by_deed["go.library"].trigger()
    assert library.isVisible()
    assert library.filter.text() == "history"
    assert [line.key for line in library.list.lines] == ["history"]
    assert library.list.currentIndex().row() == 0


def test_facets_narrow_down_and_are_let_go_again(qtbot: QtBot, library: LibraryView) -> None:
    assert "Record only (1)" in library.facets.words
    library.facets.chosen.emit("body:record")
    found(qtbot, library, "history")
    assert "✓ Record only (1)" in library.facets.words
    assert "Digest in our own words (1)" in library.facets.words
    library.facets.chosen.emit("body:record")
    found(qtbot, library, "talk", "history")


def test_nothing_found_says_so_and_offers_the_way_back(qtbot: QtBot, library: LibraryView) -> None:
    library.filter_by("penguins")
    qtbot.waitUntil(library.clear_button.isVisible)
    assert not library.list.isVisible()
    library.clear_button.click()
    found(qtbot, library, "talk", "history")
    assert library.filter.hasFocus()
    assert library.filter.text() == ""


def test_the_order_can_be_chosen_and_turned_round(qtbot: QtBot, library: LibraryView) -> None:
    library.order.setCurrentIndex(library.order.findData(Order.TITLE))
    found(qtbot, library, "history", "talk")
    library.direction.click()
    found(qtbot, library, "talk", "history")


def test_another_order_begins_at_the_end_that_is_wanted_first(qtbot: QtBot, library: LibraryView) -> None:
    library.direction.click()
    qtbot.waitUntil(lambda: library.page is not None and library.page.query.descending)
    library.order.setCurrentIndex(library.order.findData(Order.TITLE))
    found(qtbot, library, "history", "talk")
    assert not library.query.descending
    with qtbot.waitSignal(library.page_request) as asked:
        library.order.setCurrentIndex(library.order.findData(Order.EVENTS))
    assert (asked.args[0].order, asked.args[0].descending) == (Order.EVENTS, True)


def test_escape_gives_the_text_back(qtbot: QtBot, window: MainWindow, library: LibraryView) -> None:
    library.list.take_focus()
    qtbot.keyClick(library.list, Key.Key_Escape)
    assert window.reader.isVisible()
    assert window.reader.text.hasFocus()


def test_it_gets_more_room_and_gives_it_back(qtbot: QtBot, window: MainWindow) -> None:
    before = window.rows.sizes()
    window.library.show()
    assert window.rows.sizes()[1] > before[1]
    window.library.toggle()
    assert window.rows.sizes() == before


def test_an_edited_record_is_shown_anew(qtbot: QtBot, window: MainWindow, library: LibraryView) -> None:
    from dataclasses import replace

    from cubatimeline.domain.languages import Localised
    from cubatimeline.services.editing.documents import change_record

    qtbot.waitUntil(lambda: window.editor is not None)
    window.opener.ask(
        lambda reader: reader.document("history"),
        lambda document: window.editor.do(change_record(replace(document, title=Localised("Another history")))),
    )
    qtbot.waitUntil(lambda: "Another history" in titles(library))


def test_what_changed_while_nobody_looked_is_shown_when_it_comes_back(
    qtbot: QtBot, window: MainWindow, library: LibraryView
) -> None:
    from cubatimeline.services.editing.documents import remove

    window.library.toggle()
    qtbot.waitUntil(lambda: window.editor is not None)
    with qtbot.waitSignal(window.edits.changed):
        window.editor.do(remove("history"))
    assert len(library.list.lines) == 2
    window.library.show()
    found(qtbot, library, "talk")


def test_contents_lead_to_it(window: MainWindow) -> None:
    assert window.library._button is not None
    window.library._button.click()
    assert window.library.is_shown


def test_another_language_gives_other_titles(qtbot: QtBot, window: MainWindow, library: LibraryView) -> None:
    window.actions_by_deed["view.language.ru"].trigger()
    qtbot.waitUntil(lambda: "Из дневника О. Т. Дарусенкова" in titles(library))


# Related documents


def test_related_documents_stand_below_the_events_with_their_reason(qtbot: QtBot, window: MainWindow) -> None:
    related = RelatedDocument("history", "A history", "", ("Guevara",), 2, ("The talk",), 0, "October 1964")
    window.library._show_related(window.reader.document_id, (related,))
    line = window.reader.rail.lines[-1]
    assert line.title == "A history"
    assert line.below == "shares “The talk”, Guevara, 2 more names, October 1964"
    window.reader.rail.chosen.emit(line.key)
    qtbot.waitUntil(lambda: window.reader.document_id == "history")


def test_events_of_the_rail_are_still_chosen(qtbot: QtBot, window: MainWindow) -> None:
    window.reader.rail.chosen.emit("1964-10-14-fall")
    assert window.session.event_id == "1964-10-14-fall"


def test_related_documents_can_be_picked_by_key(qtbot: QtBot, window: MainWindow) -> None:
    window.library.related = (RelatedDocument("talk", "The diary", "", ("Guevara",), 0, (), 0, ""),)
    window.actions_by_deed["go.related"].trigger()
    assert window.picker.isVisible()
    window.picker.line.setText("guevára")
    assert [line.key for line in window.picker.list.lines] == ["talk"]
    qtbot.keyClick(window.picker.line, Key.Key_Return)
    qtbot.waitUntil(lambda: window.reader.document_id == "talk")


def test_without_room_for_the_rail_a_button_leads_to_related_documents(qtbot: QtBot, window: MainWindow) -> None:
    window.documents.show("talk")
    qtbot.waitUntil(lambda: window.reader.document_id == "talk")
    buttons = window.reader.findChildren(QToolButton)
    button = next(each for each in buttons if each.accessibleName() == "Related documents")
    assert window.reader.rail.isVisible()
    assert not button.isVisible()
    window.resize(800, 720)
    qtbot.waitUntil(button.isVisible)
    assert not window.reader.rail.isVisible()
    window.library.related = (RelatedDocument("chapter-one", "The fall", "", ("Guevara",), 0, (), 0, ""),)
    button.click()
    assert [line.key for line in window.picker.list.lines] == ["chapter-one"]


def test_without_any_the_status_bar_says_so(window: MainWindow) -> None:
    window.library.related = ()
    window.actions_by_deed["go.related"].trigger()
    assert "No document has" in window.status.currentMessage()


def test_the_rail_of_a_chapter_ends_with_related_documents(qtbot: QtBot, open_window: Open, collection: Path) -> None:
    window = open_window(collection)
    qtbot.waitUntil(lambda: bool(window.library.related), timeout=20_000)
    lines = window.reader.rail.lines
    heading = next(number for number, line in enumerate(lines) if line.title == "Related documents")
    assert lines[heading].heading
    assert [line.key for line in lines[heading + 1 :]] == [f"document:{each.id}" for each in window.library.related]
    assert all(line.below.startswith("shares ") for line in lines[heading + 1 :])
