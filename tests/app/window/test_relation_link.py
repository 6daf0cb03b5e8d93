"""Relations in the window: arcs, the card, steps along them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from cubatimeline.app.files import export_to
from cubatimeline.app.main_window import MainWindow
from cubatimeline.domain.relations import Relation, RelationKind
from cubatimeline.services.editing import relations as edits
from tests.app.window.conftest import Open
from tests.services.related import FALL, SPEECH, TALK, TRADE, related_content
from tests.store.content import filled


@pytest.fixture
def related(qtbot: QtBot, open_window: Open, tmp_path: Path) -> MainWindow:
    window = open_window(filled(tmp_path / "related.cubatimeline", related_content()))
    qtbot.waitUntil(lambda: window.relations.relations is not None and window.editor is not None)
    return window


def select(qtbot: QtBot, window: MainWindow, id_: str) -> None:
    window.events.show(id_)
    qtbot.waitUntil(lambda: "related event" in window.reader.card.toPlainText())


def test_the_selected_event_has_arcs_and_its_relations_in_the_card(qtbot: QtBot, related: MainWindow) -> None:
    plain = related.timeline.grab().toImage()
    select(qtbot, related, FALL)
    assert "2 related events" in related.reader.card.toPlainText()
    assert related.timeline.grab().toImage() != plain
    relations = related.relations.relations
    assert relations is not None
    assert len(relations.arrays) == 3


def test_a_link_in_the_card_leads_to_the_other_event(qtbot: QtBot, related: MainWindow) -> None:
    select(qtbot, related, FALL)
    related.reader.card.follow("event", SPEECH)
    assert related.session.event_id == SPEECH
    scale = related.timeline.scale
    assert scale.start < -2627 < scale.end


def test_a_click_on_the_name_of_a_partner_out_of_sight_leads_there(qtbot: QtBot, related: MainWindow) -> None:
    select(qtbot, related, FALL)
    related.timeline.camera.show_span(-1920.0, -1880.0)
    related.timeline.grab()
    picture = related.timeline.picture
    assert picture is not None
    (end,) = [end for end in picture.lanes.ends if end.words.startswith("←")]
    assert "Kennedy announces" in end.words
    at = end.rect.center() + QPointF(related.timeline.gutter, picture.lanes_top - related.timeline.scrolled)
    qtbot.mouseClick(related.timeline, Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert related.session.event_id == SPEECH
    assert related.timeline.scale.start < -2627 < related.timeline.scale.end


def test_an_exported_picture_has_the_arcs_of_the_selected_event(
    qtbot: QtBot, related: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(related.writing.ended):
        export_to(related, tmp_path / "plain.svg")
    select(qtbot, related, FALL)
    with qtbot.waitSignal(related.writing.ended):
        export_to(related, tmp_path / "arcs.svg")
    plain, arcs = ((tmp_path / name).read_text(encoding="utf-8") for name in ("plain.svg", "arcs.svg"))
    curves = [text.count("C") for text in (plain, arcs)]
    assert curves[1] > curves[0]
    related.session.select_event("before")
    with qtbot.waitSignal(related.writing.ended):
        export_to(related, tmp_path / "without.svg")
    assert (tmp_path / "without.svg").read_text(encoding="utf-8") == plain, "a selection without arcs is left out"


def test_brackets_follow_the_relations_in_time(qtbot: QtBot, related: MainWindow) -> None:
    select(qtbot, related, SPEECH)
    related.timeline.setFocus()
    qtbot.keyClick(related.timeline, Qt.Key.Key_BracketRight)
    assert related.session.event_id == FALL
    qtbot.keyClick(related.timeline, Qt.Key.Key_BracketRight)
    assert related.session.event_id == TALK
    qtbot.keyClick(related.timeline, Qt.Key.Key_BracketRight)
    assert related.session.event_id == TALK
    assert "No later event is related" in related.status.currentMessage()
    qtbot.keyClick(related.timeline, Qt.Key.Key_BracketLeft)
    assert related.session.event_id == FALL, "the nearest earlier one, not the farther trade"


def test_without_a_selection_the_reader_is_told_to_make_one(related: MainWindow) -> None:
    related.actions_by_deed["go.related_later"].trigger()
    assert related.session.event_id == ""
    assert "Select an event first" in related.status.currentMessage()


def test_all_relations_in_view_are_drawn_when_asked_for(related: MainWindow) -> None:
    plain = related.timeline.grab().toImage()
    related.actions_by_deed["view.relations"].trigger()
    assert related.relations.all_in_view
    assert related.actions_by_deed["view.relations"].isChecked()
    assert related.timeline.grab().toImage() != plain
    related.actions_by_deed["view.relations"].trigger()
    assert related.timeline.grab().toImage() == plain


def test_a_relation_that_is_added_shows_at_once(qtbot: QtBot, related: MainWindow) -> None:
    select(qtbot, related, TALK)
    assert related.editor is not None
    related.editor.do(edits.relate(Relation(RelationKind.LEADS_TO, SPEECH, TALK)))
    qtbot.waitUntil(lambda: "3 related events" in related.reader.card.toPlainText())
    relations = related.relations.relations
    assert relations is not None
    assert len(relations.arrays) == 4


def test_relations_stay_when_the_lanes_change(qtbot: QtBot, related: MainWindow) -> None:
    related.actions_by_deed["view.lanes.none"].trigger()
    assert related.relations.relations is not None
    select(qtbot, related, TRADE)
    related.timeline.grab()
    assert related.timeline.picture is not None
