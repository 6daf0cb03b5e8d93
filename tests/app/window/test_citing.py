"""Citations and quotations on the clipboard, the menu of ways to cite, and the choice of a style."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from cubatimeline.app import settings as options
from cubatimeline.app.cite_link import MARKDOWN
from cubatimeline.app.main_window import MainWindow
from tests.store.content import TALK

NOTE = "“From the diary of O. T. Darusenkov,” October 27, 1964, TsKhSD, f. 5, op. 49, An archive."
BEFORE = "what was there before"
Key = Qt.Key


@pytest.fixture
def talk(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """The window with the talk open and something else on the clipboard."""
    QGuiApplication.clipboard().setText(BEFORE)
    window.documents.show("talk")
    qtbot.waitUntil(lambda: window.reader.document_id == "talk" and window.reader.text.toPlainText() != "")
    return window


def clip() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


def copied(qtbot: QtBot, window: MainWindow, deed: str) -> str:
    """Do a deed and return the words that come to the clipboard."""
    QGuiApplication.clipboard().setText(BEFORE)
    window.actions_by_deed[deed].trigger()
    qtbot.waitUntil(lambda: clip().text() != BEFORE)
    return clip().text()


def select(window: MainWindow, words: str) -> None:
    text = window.reader.text
    start = text.document_position(TALK.index(words))
    cursor = QTextCursor(text.document())
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


def test_one_click_copies_the_note_in_three_notations(qtbot: QtBot, talk: MainWindow) -> None:
    header = talk.reader.header
    button = next(each for each in header.findChildren(QToolButton) if each.text() == "Cite")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: clip().text() == NOTE)
    assert clip().html() == NOTE
    assert bytes(clip().data(MARKDOWN).data()).decode() == NOTE
    assert talk.status.currentMessage() == f"Copied: {NOTE}"


def test_the_key_copies_it_too(qtbot: QtBot, talk: MainWindow) -> None:
    talk.activateWindow()
    qtbot.keyClick(talk, Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: clip().text() == NOTE)


def test_other_ways_to_cite(qtbot: QtBot, talk: MainWindow) -> None:
    assert copied(qtbot, talk, "cite.short") == "“From the diary of O. T. Darusenkov,” October 27, 1964."
    assert copied(qtbot, talk, "cite.entry").startswith("Darusenkov, O. T. “From the diary")
    assert copied(qtbot, talk, "cite.bibtex").startswith("@unpublished{talk")
    assert clip().hasFormat("application/x-bibtex")
    assert copied(qtbot, talk, "cite.ris").startswith("TY  - ")
    assert '"archive": "TsKhSD"' in copied(qtbot, talk, "cite.csl")


def test_the_menu_beside_the_button_has_them_all_and_names_the_style(talk: MainWindow) -> None:
    menu = talk.reader.header.cite_menu
    menu.aboutToShow.emit()
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == [
        "Copy citation", "Copy short note", "Copy bibliography entry", "Copy as BibTeX", "Copy as RIS",
        "Copy as CSL-JSON", "Copy as quotation",
        "Style: Chicago Manual of Style 17th edition (notes and bibliography) …",
    ]  # fmt: skip


def test_a_quotation_has_words_citation_and_place(qtbot: QtBot, talk: MainWindow) -> None:
    select(talk, "whose missiles had gone home")
    words = copied(qtbot, talk, "cite.quote")
    assert words.startswith(f"“whose missiles had gone home”\n{NOTE}")
    assert "digest in Cuba Timeline, para. 2" in words
    assert clip().html().startswith("<blockquote><p>whose missiles had gone home</p></blockquote>")
    assert bytes(clip().data(MARKDOWN).data()).decode().startswith("> whose missiles had gone home\n")


def test_the_menu_of_the_text_offers_a_quotation(talk: MainWindow) -> None:
    menu = talk.reader.text.menu_at(QPoint(5, 5))
    assert talk.actions_by_deed["cite.quote"] in menu.actions()
    menu.deleteLater()


def test_the_record_is_unfolded_from_the_menu_and_folded_again(talk: MainWindow) -> None:
    talk.actions_by_deed["cite.record"].trigger()
    assert talk.reader.header.is_unfolded
    talk.actions_by_deed["cite.record"].trigger()
    assert not talk.reader.header.is_unfolded


def test_without_a_selection_it_says_what_to_do(talk: MainWindow) -> None:
    talk.reader.text.setTextCursor(QTextCursor(talk.reader.text.document()))
    talk.actions_by_deed["cite.quote"].trigger()
    assert "Select the words" in talk.status.currentMessage()
    assert clip().text() == BEFORE


def test_a_chapter_is_quoted_but_not_cited(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText(BEFORE)
    window.actions_by_deed["file.cite"].trigger()
    assert "our own words" in window.status.currentMessage()
    window.reader.text.selectAll()
    assert "“The fall,” chap. 1, Cuba Timeline" in copied(qtbot, window, "cite.quote")


def test_words_of_a_mere_record_are_not_quoted(qtbot: QtBot, talk: MainWindow) -> None:
    talk.documents.show("history")
    qtbot.waitUntil(lambda: talk.reader.document_id == "history")
    talk.reader.text.selectAll()
    talk.actions_by_deed["cite.quote"].trigger()
    assert "with a text" in talk.status.currentMessage()


def test_another_style_is_found_by_its_name_used_and_kept(qtbot: QtBot, talk: MainWindow) -> None:
    talk.actions_by_deed["cite.style"].trigger()
    qtbot.waitUntil(lambda: len(talk.picker.list.lines) > 5)
    talk.picker.line.setText("apa style 7th")
    qtbot.waitUntil(lambda: bool(talk.picker.list.lines) and talk.picker.list.lines[0].key == "apa", timeout=20000)
    qtbot.keyClick(talk.picker.line, Key.Key_Return)
    assert talk.settings[options.CITATION_STYLE] == "apa"
    assert "APA Style 7th edition" in talk.status.currentMessage()
    assert copied(qtbot, talk, "file.cite").startswith("Darusenkov, O. T. (1964).")
    assert copied(qtbot, talk, "cite.short") == "(Darusenkov, 1964)"


def test_a_style_that_is_gone_is_told(qtbot: QtBot, talk: MainWindow) -> None:
    talk.settings[options.CITATION_STYLE] = "no-such-style"
    talk.actions_by_deed["file.cite"].trigger()
    qtbot.waitUntil(talk.messages.isVisible)
    assert clip().text() == BEFORE


def test_the_source_of_an_event_is_cited_in_the_same_style(qtbot: QtBot, talk: MainWindow) -> None:
    talk.citing.copy_note_of("talk")
    qtbot.waitUntil(lambda: clip().text() == NOTE)


def test_the_citation_speaks_the_language_of_the_window(qtbot: QtBot, talk: MainWindow) -> None:
    talk.wardrobe.choose(options.LANGUAGE, "ru")
    assert "27 октября 1964 г., TsKhSD, ф. 5, оп. 49" in copied(qtbot, talk, "file.cite")
