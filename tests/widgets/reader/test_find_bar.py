"""Finding words in the open text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cubatimeline.services.reading import DocumentPage
from cubatimeline.widgets.reader.find_bar import FindBar
from cubatimeline.widgets.reader.pane import ReaderPane


@pytest.fixture
def bar(qtbot: QtBot, pane: ReaderPane, talk: DocumentPage) -> FindBar:
    pane.show_document(talk, "en")
    pane.text.setFocus()
    qtbot.keyClick(pane.text, Qt.Key.Key_Slash)
    assert pane.find_bar is not None
    assert pane.find_bar.isVisible()
    return pane.find_bar


def type_words(qtbot: QtBot, bar: FindBar, words: str) -> None:
    bar.line.setText(words)
    qtbot.waitUntil(lambda: not bar._more.isActive())


def test_hits_are_counted_and_lit(qtbot: QtBot, bar: FindBar, pane: ReaderPane, talk: DocumentPage) -> None:
    type_words(qtbot, bar, "KHRUSHCHEV")
    assert [talk.document.text[start:end] for start, end in bar.hits] == ["Khrushchev"]
    assert bar.count.text() == "1 of 1"
    assert "hit" in pane.text._layers


def test_keys_go_from_hit_to_hit_and_round(qtbot: QtBot, bar: FindBar) -> None:
    type_words(qtbot, bar, "o")
    count = len(bar.hits)
    assert count > 3
    counted = []
    for _ in range(count):
        counted.append(bar.count.text())
        qtbot.keyClick(bar.line, Qt.Key.Key_Return)
    assert counted == [f"{number} of {count}" for number in range(1, count + 1)]
    assert bar.count.text() == f"1 of {count}"
    qtbot.keyClick(bar.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == f"{count} of {count}"


def test_what_is_not_there_is_told(qtbot: QtBot, bar: FindBar) -> None:
    type_words(qtbot, bar, "Prague")
    assert bar.count.text() == "nothing found"
    type_words(qtbot, bar, "")
    assert bar.count.text() == ""


def test_escape_gives_the_text_back_with_the_hit_selected(
    qtbot: QtBot, bar: FindBar, pane: ReaderPane, talk: DocumentPage
) -> None:
    type_words(qtbot, bar, "missiles")
    qtbot.keyClick(bar.line, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert pane.text.hasFocus()
    chosen = pane.text.selection()
    assert chosen is not None
    assert talk.document.text[slice(*chosen)] == "missiles"
    assert pane.text._layers == {}


def test_selected_words_are_looked_for(qtbot: QtBot, bar: FindBar, pane: ReaderPane, talk: DocumentPage) -> None:
    bar.close_bar()
    start = talk.document.text.index("Guevara")
    pane.text.select(start, start + 7)
    pane.find_words()
    assert bar.line.text() == "Guevara"


def test_what_was_found_before_is_not_lit_when_nothing_is(qtbot: QtBot, bar: FindBar, pane: ReaderPane) -> None:
    type_words(qtbot, bar, "o")
    assert pane.text.lit_as("hits")
    type_words(qtbot, bar, "oxymoron")
    assert bar.count.text() == "nothing found"
    assert pane.text.lit_as("hits") == []
    assert "hit" not in pane.text._layers
