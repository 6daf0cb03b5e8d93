"""The card of the selected event: relations and week below headings that open and close, each name a link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from pytestqt.qtbot import QtBot

from cubatimeline.domain.relations import RelationKind
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.reading import EventLine, event_page
from cubatimeline.services.relating import RelationLine, relations_of
from cubatimeline.services.week import that_week
from cubatimeline.store.reader import Reader
from cubatimeline.widgets.reader.event_card import EventCard
from cubatimeline.widgets.reader.pane import ReaderPane
from tests.services.related import FALL, SPEECH, TALK, related_content
from tests.store.content import filled


@pytest.fixture
def related(tmp_path: Path) -> Iterator[Reader]:
    with Reader(filled(tmp_path / "related.cubatimeline", related_content())) as opened:
        yield opened


def show(card: EventCard, reader: Reader, id_: str) -> None:
    page = event_page(reader, id_, "en")
    assert page is not None
    card.show_page(page, "en")
    card.show_around(id_, relations_of(reader, id_, "en"), that_week(reader, reader.columns(), id_, "en"))


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, related: Reader) -> EventCard:
    card = EventCard(theme)
    qtbot.addWidget(card)
    card.resize(320, 500)
    card.show()
    show(card, related, FALL)
    return card


def words(card: EventCard) -> str:
    return card.toPlainText()


def test_relations_are_told_in_words_from_this_end(card: EventCard) -> None:
    told = words(card)
    assert "2 related event(s)" in told
    assert told.index("Follows from") < told.index("Kennedy announces the quarantine")
    assert told.index("Answered by") < told.index("Guevara speaks of the fall")
    assert "The missiles are held against him." in told


def test_a_related_event_is_a_link(qtbot: QtBot, card: EventCard) -> None:
    with qtbot.waitSignal(card.event_request) as asked:
        card.anchorClicked.emit(QUrl(f"event:{SPEECH}"))
    assert asked.args == [SPEECH]


def test_links_are_reached_and_followed_by_keys(qtbot: QtBot, card: EventCard) -> None:
    asked: list[str] = []
    card.event_request.connect(asked.append)
    card.setFocus()
    for _ in range(12):
        qtbot.keyClick(card, Qt.Key.Key_Tab)
        if card.textCursor().charFormat().anchorHref() == f"event:{SPEECH}":
            qtbot.keyClick(card, Qt.Key.Key_Return)
            break
    assert asked == [SPEECH]


def test_a_heading_that_was_opened_by_keys_keeps_the_focus(qtbot: QtBot, card: EventCard) -> None:
    card.setFocus()
    for _ in range(12):
        qtbot.keyClick(card, Qt.Key.Key_Tab)
        if card.textCursor().charFormat().anchorHref() == "section:week":
            break
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert "Who else" in words(card)
    assert card.textCursor().charFormat().anchorHref() == "section:week"
    qtbot.keyClick(card, Qt.Key.Key_Tab)
    assert card.textCursor().charFormat().anchorHref() == f"event:{TALK}", "the next link is the first of the week"


def test_the_week_is_closed_until_it_is_asked_for_and_stays_open_then(card: EventCard, related: Reader) -> None:
    assert "That week: 1 other event(s)" in words(card)
    assert "Who else" not in words(card)
    card.follow("section", "week")
    told = words(card)
    assert told.index("That week") < told.rindex("Guevara speaks of the fall") < told.index("Who else")
    assert "Ernesto Guevara" in told
    assert "Party leader" in told
    show(card, related, TALK)
    assert "Who else" in words(card), "the next event shows its week at once"


def test_relations_can_be_closed(card: EventCard) -> None:
    card.follow("section", "relations")
    assert "Follows from" not in words(card)
    assert "2 related event(s)" in words(card)


def test_what_belongs_to_another_event_is_not_shown(card: EventCard, related: Reader) -> None:
    page = event_page(related, SPEECH, "en")
    assert page is not None
    card.show_page(page, "en")
    assert "related" not in words(card)
    assert "That week" not in words(card)


def test_very_many_relations_are_shown_when_asked_for(card: EventCard) -> None:
    lines = tuple(
        RelationLine(RelationKind.PART_OF, False, EventLine(f"part-{n}", f"Part number {n}", "1962", "military"), "")
        for n in range(20)
    )
    card.show_around(FALL, lines, None)
    assert words(card).count("Part number") == 8
    card.follow("section", "all")
    assert words(card).count("Part number") == 20
    assert "Its parts" in words(card)


def test_the_pane_passes_on_which_event_was_chosen(qtbot: QtBot, pane: ReaderPane) -> None:
    with qtbot.waitSignal(pane.event_request) as asked:
        pane.card.follow("event", SPEECH)
    assert asked.args == [SPEECH]


def test_a_week_that_is_opened_comes_into_view(qtbot: QtBot, card: EventCard) -> None:
    card.resize(320, 120)
    card.verticalScrollBar().setValue(0)
    card.follow("section", "week")
    heading = card._link_cursor("section:week")
    assert heading is not None
    assert 0 <= card.cursorRect(heading).top() < card.viewport().height() / 2


def test_the_editor_is_one_link_away(qtbot: QtBot, card: EventCard) -> None:
    with qtbot.waitSignal(card.decision_request) as asked:
        card.follow("edit", FALL)
    assert asked.args == ["edit", FALL]


def test_whoever_holds_several_offices_is_named_once(card: EventCard) -> None:
    week = card._week
    assert week is not None
    holder = week.holders[0]
    card._week = replace(week, holders=(holder, replace(holder, office="Head of the government")))
    card.follow("section", "week")
    told = words(card)
    assert f"{holder.office}; Head of the government" in told
    assert told.count(holder.name, told.index("Head of the government")) == 1
