"""Facets, pager and results of the library by themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cubatimeline.domain.documents import ArchiveReference, Body
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import Localised
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.library_list import Facet, FacetValue, LibraryPage, LibraryQuery
from cubatimeline.store.document_list import DocumentLine
from cubatimeline.widgets.library.facets import FacetList
from cubatimeline.widgets.library.pager import Pager
from cubatimeline.widgets.library.results import DocumentList
from cubatimeline.widgets.library.view import LibraryView

Key = Qt.Key
PAPER = DocumentLine(
    "paper", Localised("A paper", ru="Бумага"), Body.TEXT, "letter", "A writer", "A press", parse("1962-10"),
    ArchiveReference("RGANI", fond="5"), "", "ru", 5, "", (Localised("One"), Localised("Two"), Localised("Three")),
)  # fmt: skip
FACETS = {
    Facet.BODY: (FacetValue("text", 1200, False),),
    Facet.KIND: (FacetValue("letter", 3, True), FacetValue("", 1, False)),
    Facet.DECADE: (FacetValue("1960", 4, False), FacetValue("", 2, False)),
    Facet.LANGUAGE: (FacetValue("ru", 9, False), FacetValue("xx-unheard", 1, False)),
    Facet.ARCHIVE: (),
}
PAGE = LibraryPage(LibraryQuery(), 3, 58, 41, 1158, 1158, (PAPER,) * 20, FACETS)


def test_facets_are_told_in_words_with_their_counts(qtbot: QtBot, theme: Theme) -> None:
    facets = FacetList(theme)
    qtbot.addWidget(facets)
    facets.show_values(FACETS)
    assert facets.words == [
        "Full text (1,200)", "✓ Letter (3)", "Not told (1)", "1960s (4)", "Without a date (2)", "Russian (9)",
        "xx-unheard (1)",
    ]  # fmt: skip
    assert "Archive or publisher" not in [line.title for line in facets.lines]


def test_a_facet_is_toggled_by_enter_and_stays_marked(qtbot: QtBot, theme: Theme) -> None:
    facets = FacetList(theme)
    qtbot.addWidget(facets)
    facets.show_values(FACETS)
    facets.mark("decade:1960")
    with qtbot.waitSignal(facets.toggled) as sent:
        qtbot.keyClick(facets, Key.Key_Return)
    assert sent.args == [Facet.DECADE, "1960"]
    facets.show_values({**FACETS, Facet.DECADE: (FacetValue("1960", 4, True),)})
    assert facets.lines[facets.currentIndex().row()].title == "✓ 1960s (4)"


@pytest.fixture
def pager(qtbot: QtBot, theme: Theme) -> Pager:
    pager = Pager(theme)
    qtbot.addWidget(pager)
    pager.show_place(PAGE)
    return pager


def test_the_place_in_the_list_is_told(pager: Pager) -> None:
    assert pager.words == "41–60 of 1,158"
    assert pager.line.text() == "3"


@pytest.mark.parametrize(("button", "wanted"), [("first", 1), ("previous", 2), ("next", 4), ("last", 58)])
def test_buttons_turn_pages(qtbot: QtBot, pager: Pager, button: str, wanted: int) -> None:
    with qtbot.waitSignal(pager.page_request) as sent:
        getattr(pager, button).click()
    assert sent.args == [wanted]


@pytest.mark.parametrize(("typed", "wanted"), [("17", 17), ("999", 58)])
def test_any_page_can_be_typed(qtbot: QtBot, pager: Pager, typed: str, wanted: int) -> None:
    pager.line.setText(typed)
    with qtbot.waitSignal(pager.page_request) as sent:
        qtbot.keyClick(pager.line, Key.Key_Return)
    assert sent.args == [wanted]


def test_the_ends_have_no_further_pages(pager: Pager) -> None:
    pager.show_place(replace(PAGE, number=1, pages=1))
    assert not any(button.isEnabled() for button in (pager.first, pager.previous, pager.next, pager.last))


def test_a_document_without_abstract_is_told_by_what_it_proves(qtbot: QtBot, theme: Theme) -> None:
    documents = DocumentList(theme)
    qtbot.addWidget(documents)
    documents.show_documents([PAPER], "ru")
    line = documents.lines[0]
    assert line.title == "Бумага"
    assert line.above.endswith(" · Letter · full text")
    assert line.below.splitlines() == ["Proves: One; Two; Three; 2 more", "A writer · RGANI, f. 5 · A press"]


def test_a_long_abstract_is_cut_at_a_word(qtbot: QtBot, theme: Theme) -> None:
    documents = DocumentList(theme)
    qtbot.addWidget(documents)
    documents.show_documents([replace(PAPER, summary="word " * 200)], "en")
    told, facts = documents.lines[0].below.splitlines()
    assert told.endswith("word …")
    assert len(told) < 330
    assert facts.endswith("proves 5 event(s)")


@pytest.mark.parametrize(("key", "step"), [(Key.Key_Right, 1), (Key.Key_Left, -1)])
def test_arrows_turn_the_page(qtbot: QtBot, theme: Theme, key: Key, step: int) -> None:
    documents = DocumentList(theme)
    qtbot.addWidget(documents)
    documents.show_documents([PAPER], "en")
    with qtbot.waitSignal(documents.turned) as sent:
        qtbot.keyClick(documents, key)
    assert sent.args == [step]


def test_an_answer_to_an_older_question_is_dropped(qtbot: QtBot, theme: Theme) -> None:
    view = LibraryView(theme)
    qtbot.addWidget(view)
    view.filter_by("sugar")
    view.show_page(PAGE, "en")
    assert view.page is None
    view.show_page(replace(PAGE, query=view.query), "en")
    assert view.page is not None
    assert view.pager.words == "41–60 of 1,158"


def test_narrow_windows_leave_the_facets_out(qtbot: QtBot, theme: Theme) -> None:
    view = LibraryView(theme)
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    assert not view.facets.isVisible()
    view.resize(1000, 400)
    assert view.facets.isVisible()


def test_with_the_focus_a_line_of_the_page_is_marked(qtbot: QtBot, theme: Theme) -> None:
    documents = DocumentList(theme)
    qtbot.addWidget(documents)
    documents.show()
    documents.show_documents([PAPER, replace(PAPER, id="other")], "en")
    documents.take_focus()
    assert [index.row() for index in documents.selectedIndexes()] == [0]
    documents.mark("other")
    documents.take_focus()
    assert [index.row() for index in documents.selectedIndexes()] == [1]
