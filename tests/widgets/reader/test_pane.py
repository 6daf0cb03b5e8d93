"""The reader pane: documents, events, links both ways."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QAbstractSlider
from pytestqt.qtbot import QtBot

from cubatimeline.app.paths import resources_folder
from cubatimeline.domain.date_words import unbreakable
from cubatimeline.domain.documents import Mark, MarkKind
from cubatimeline.drawing.theme import Theme, load_theme
from cubatimeline.services.contents import listed
from cubatimeline.services.reading import DocumentPage, EventPage, document_page
from cubatimeline.store.reader import Reader
from cubatimeline.widgets.reader.pane import ReaderPane
from cubatimeline.widgets.reader.text_column import Heading
from cubatimeline.widgets.shared.lines import Line
from tests.store.content import TALK


def lit_words(pane: ReaderPane) -> list[str]:
    return pane.text.lit


def anchor_of(pane: ReaderPane, kind: MarkKind) -> str:
    """The link of the first mark of a kind, as the text shows it."""
    number = next(i for i, mark in enumerate(pane.text.marks) if mark.kind is kind)
    return str(number)


def test_record_and_text_of_a_document_stand_in_one_column(pane: ReaderPane, talk: DocumentPage) -> None:
    pane.show_document(talk, "en")
    shown = pane.text.toPlainText()
    assert shown.startswith("From the diary of O. T. Darusenkov\n")
    assert "written 27 Oct. 1964" in shown
    assert "of a talk on 16 Oct. 1964" in shown
    assert "TsKhSD, f. 5, op. 49" in shown
    assert shown.endswith(TALK)


@pytest.mark.parametrize(
    ("kind", "signal", "target"),
    [
        (MarkKind.EVENT, "event_request", "1964-10-16-talk"),
        (MarkKind.ENTITY, "entity_request", "ernesto-guevara"),
        (MarkKind.DATE, "date_request", "1964-10-16"),
    ],
)
def test_a_mark_leads_to_what_it_names(
    qtbot: QtBot, pane: ReaderPane, talk: DocumentPage, kind: MarkKind, signal: str, target: str
) -> None:
    pane.show_document(talk, "en")
    with qtbot.waitSignal(getattr(pane, signal)) as caught:
        pane.text.anchorClicked.emit(QUrl(anchor_of(pane, kind)))
    assert caught.args == [target]


def test_marks_are_reached_and_followed_by_keyboard(qtbot: QtBot, pane: ReaderPane, talk: DocumentPage) -> None:
    pane.show_document(talk, "en")
    pane.text.setFocus()
    qtbot.keyClick(pane.text, Qt.Key.Key_Tab)
    with qtbot.waitSignals([pane.event_request]):
        qtbot.keyClick(pane.text, Qt.Key.Key_Return)


def test_the_passage_of_the_selected_event_is_lit(pane: ReaderPane, talk: DocumentPage, event: EventPage) -> None:
    pane.show_document(talk, "en")
    pane.show_event(event, "en")
    assert lit_words(pane) == ["On 16 October 1964 Darusenkov called on Guevara"]
    pane.clear_event()
    assert lit_words(pane) == []


def test_a_document_opened_after_the_event_shows_its_passage_too(
    pane: ReaderPane, talk: DocumentPage, event: EventPage
) -> None:
    pane.show_event(event, "en")
    pane.show_document(talk, "en")
    assert lit_words(pane) == ["On 16 October 1964 Darusenkov called on Guevara"]


def test_an_entity_lights_up_every_mention(pane: ReaderPane, talk: DocumentPage) -> None:
    pane.show_document(talk, "en")
    pane.light_entity("nikita-khrushchev")
    assert lit_words(pane) == ["Khrushchev"]
    pane.light_entity("")
    assert lit_words(pane) == []


def test_marks_stand_right_behind_letters_that_qt_counts_twice(pane: ReaderPane) -> None:
    text = "😀 On 5 May Castro 😀 came to Havana."
    start = text.index("Havana")
    pane.text.show_text(text, [Mark(MarkKind.ENTITY, start, start + 6, "havana")], Heading("A title"))
    pane.text.light_entity("havana")
    assert pane.text.lit == ["Havana"]
    pane.text.show_passage(text.index("Castro"), text.index("Castro") + 6)
    assert pane.text.lit[0] == "Castro"
    assert pane.text.offset_at_top() == 0


def test_the_rail_lists_the_events_told_and_leads_to_them(qtbot: QtBot, pane: ReaderPane, talk: DocumentPage) -> None:
    pane.show_document(talk, "en")
    lines = [line for line in pane.rail.lines if not line.heading]
    assert [line.key for line in lines] == ["1964-10-16-talk", "1962-10-22-speech"]
    assert [(line.lane, line.aside) for line in lines] == [("diplomacy", ""), ("military", "")]
    assert lines[1].below == f"this source says {unbreakable('Oct. 1962')}"
    pane.rail.mark("1962-10-22-speech")
    with qtbot.waitSignal(pane.event_request) as caught:
        qtbot.keyClick(pane.rail, Qt.Key.Key_Return)
    assert caught.args == ["1962-10-22-speech"]


def test_a_mere_record_says_what_it_attests_and_how_to_cite_it(qtbot: QtBot, pane: ReaderPane, store: Reader) -> None:
    page = document_page(store, "history", "en")
    assert page is not None
    pane.show_document(page, "en")
    shown = pane.text.toPlainText()
    assert "16 Oct. 1964: Guevara speaks of the fall (this source says c. 18 Oct. 1964)" in shown
    assert "“A history of the crisis,” A press." in shown
    with qtbot.waitSignal(pane.event_request):
        pane.text.anchorClicked.emit(QUrl("0"))


def test_the_event_card_names_the_quarrel_and_every_source(pane: ReaderPane, event: EventPage) -> None:
    pane.show_event(event, "en")
    shown = pane.card.toPlainText()
    for words in ("16 October 1964", "Disputed.", "two days later", "2 source", "disputes it: c. 18 Oct. 1964"):
        assert words in shown


def test_the_event_card_leads_to_its_documents_and_entities(qtbot: QtBot, pane: ReaderPane, event: EventPage) -> None:
    pane.show_event(event, "en")
    with qtbot.waitSignal(pane.document_request) as document:
        pane.card.anchorClicked.emit(QUrl("document:history"))
    with qtbot.waitSignal(pane.entity_request) as entity:
        pane.card.anchorClicked.emit(QUrl("entity:havana"))
    assert (document.args, entity.args) == (["history"], ["havana"])


def test_the_contents_are_filtered_without_accents(pane: ReaderPane, store: Reader) -> None:
    pane.show_documents(listed(store.documents()), "en")
    pane.contents.filter_by("DIÁRY")
    assert pane.contents.shown == ["talk"]
    pane.contents.filter_by("")
    assert pane.contents.shown[0] == "chapter-one"


@pytest.mark.parametrize("width", [520, 900, 2400])
def test_the_column_is_never_wider_than_reads_well(pane: ReaderPane, talk: DocumentPage, width: int) -> None:
    pane.resize(width + 600, 420)
    pane.show_document(talk, "en")
    assert pane.text.column_width <= pane.text.fontMetrics().averageCharWidth() * 80


def test_another_theme_keeps_document_and_passage(
    pane: ReaderPane, talk: DocumentPage, event: EventPage, theme: Theme
) -> None:
    pane.show_document(talk, "en")
    pane.show_event(event, "en")
    pane.set_theme(load_theme(resources_folder() / "themes" / "dark.toml"))
    assert pane.text.toPlainText().endswith(TALK)
    assert lit_words(pane) == ["On 16 October 1964 Darusenkov called on Guevara"]


def test_the_rail_gives_way_before_the_text_does(qtbot: QtBot, pane: ReaderPane, talk: DocumentPage) -> None:
    pane.show_document(talk, "en")
    assert pane.rail.isVisible()
    pane.resize(700, 420)
    qtbot.waitUntil(lambda: not pane.rail.isVisible() and pane.text.width() >= 418)
    pane.resize(1200, 420)
    qtbot.waitUntil(pane.rail.isVisible)


def test_a_passage_stays_in_view_when_the_window_changes(qtbot: QtBot, pane: ReaderPane) -> None:
    text = "\n\n".join(
        f"Paragraph {number} runs on and on until it fills some lines of the text." for number in range(90)
    )
    pane.text.show_text(text, [], Heading("Long"))
    start = text.index("Paragraph 70")
    pane.text.show_passage(start, start + 12)

    def seen() -> bool:
        top = pane.text.cursorRect(pane.text._cursor(start, start)).top()
        return 0 <= top < pane.text.viewport().height()

    assert seen()
    for width, height in ((560, 300), (1300, 200), (700, 420)):
        pane.resize(width, height)
        qtbot.waitUntil(seen)
    pane.text.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    assert not seen()
    pane.resize(1100, 420)
    assert not seen(), "whoever has read on is not called back"


def test_rows_of_the_rail_are_measured_anew_when_it_widens(qtbot: QtBot, pane: ReaderPane) -> None:
    lines = [
        Line(str(number), "A title that needs several lines where the list is narrow", lane="x") for number in (1, 2)
    ]
    pane.rail.show_lines(lines)
    pane.splitter.setSizes([200, 800, 160])
    qtbot.waitUntil(lambda: pane.rail.visualRect(pane.rail.model().index(0, 0)).height() > 50)
    pane.splitter.setSizes([200, 420, 580])
    qtbot.waitUntil(lambda: pane.rail.visualRect(pane.rail.model().index(0, 0)).height() < 40)
