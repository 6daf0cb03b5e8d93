"""The rail of events: it stays where the reader has it while the document is the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractSlider
from pytestqt.qtbot import QtBot

from cubatimeline.domain.events import EventId
from cubatimeline.services.reading import DocumentPage
from cubatimeline.widgets.reader.pane import ReaderPane
from cubatimeline.widgets.shared.lines import Line


def lengthened(page: DocumentPage, count: int) -> DocumentPage:
    """A document that tells very many events."""
    line = page.events[0]
    return replace(page, events=tuple(replace(line, id=EventId(f"event-{number}")) for number in range(count)))


@pytest.mark.parametrize("count", [40, 400])
def test_after_an_edit_the_list_stands_where_it_stood(
    qtbot: QtBot, pane: ReaderPane, talk: DocumentPage, count: int
) -> None:
    page, bar = lengthened(talk, count), pane.rail.verticalScrollBar()
    pane.show_document(page, "en")
    pane.show_related([Line("other", "Another document")])
    qtbot.waitUntil(lambda: bar.maximum() > 20 * count)
    bar.setValue(20 * count)
    pane.show_document(page, "en")
    pane.show_related([Line("other", "Another document")])
    qtbot.waitUntil(lambda: bar.value() == 20 * count)
    assert pane.rail.lines[-1].title == "Another document"
    pane.show_document(replace(page, document=replace(page.document, id="another")), "en")
    assert bar.value() == 0
    assert pane.rail.lines[-1].key == f"event-{count - 1}"


def test_a_selected_event_comes_into_view_once(qtbot: QtBot, pane: ReaderPane, talk: DocumentPage) -> None:
    page, rail = lengthened(talk, 40), pane.rail
    bar = rail.verticalScrollBar()
    rail.show_page(page)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    rail.mark("event-39")
    assert bar.value() > 0
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    rail.show_page(page)
    rail.mark("event-39")
    assert bar.value() == 0
    assert rail.currentIndex().row() == 40


def test_events_whose_words_are_gone_stand_last_and_are_counted_apart(pane: ReaderPane, talk: DocumentPage) -> None:
    line = talk.events[0]
    told, gone = (
        replace(line, id=EventId("told")),
        replace(line, id=EventId("gone"), start=-1, end=-1, lost="its words"),
    )
    pane.rail.show_page(replace(talk, events=(gone, told)))
    pane.rail.show_related([Line("other", "Another document")])
    lines = pane.rail.lines
    assert [each.key for each in lines if not each.heading] == ["told", "gone", lines[-1].key]
    assert [each.title for each in lines if each.heading] == [
        "1 event(s) told here",
        "1 event(s) whose words are gone",
        "Related documents",
    ]
