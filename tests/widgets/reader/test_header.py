"""The bar over the text, in little room."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from cubatimeline.domain.documents import Body, Document
from cubatimeline.domain.languages import Localised
from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.reader.header import RecordBar

RECORD = Document("letter", Localised("A letter"), body=Body.RECORD, kind="letter", address="https://127.0.0.1/letter")


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> RecordBar:
    bar = RecordBar(theme)
    qtbot.addWidget(bar)
    bar.resize(800, 40)
    bar.show()
    bar.show_document(RECORD)
    return bar


def shown(bar: RecordBar) -> list[str]:
    return [button.text() for button in bar.findChildren(QToolButton) if button.isVisible()]


def test_with_room_all_buttons_of_use_are_shown(bar: RecordBar) -> None:
    assert sorted(shown(bar)) == sorted(["←", "→", "Cite", "▾", "Record", "Edit record", "Web page"])
    bar.show_document(replace(RECORD, address=""))
    assert "Web page" not in shown(bar)


@pytest.mark.parametrize("width", [400, 300, 260, 200, 160])
def test_without_room_buttons_go_one_by_one_and_none_is_cut(bar: RecordBar, width: int) -> None:
    bar.setFixedWidth(width)
    bar.layout().activate()
    assert {"←", "→"} <= set(shown(bar))
    for button in bar.findChildren(QToolButton):
        assert not button.isVisible() or button.width() >= button.sizeHint().width()


def test_what_the_menu_has_too_goes_first_and_comes_back(bar: RecordBar) -> None:
    needed = sum(button.sizeHint().width() for button in bar.findChildren(QToolButton)) + 40
    bar.setFixedWidth(needed - 20)
    assert "Edit record" not in shown(bar)
    assert "Web page" in shown(bar)
    bar.setFixedWidth(800)
    assert "Edit record" in shown(bar)


def test_a_chapter_has_neither_record_nor_citation(bar: RecordBar) -> None:
    bar.unfold(True)
    bar.show_document(replace(RECORD, body=Body.CHAPTER, address=""))
    assert sorted(shown(bar)) == ["←", "→"]
    assert not bar.is_unfolded
    bar.show_document(RECORD)
    assert bar.is_unfolded


def test_the_kind_of_a_document_is_told_whole_or_its_first_part_is(bar: RecordBar) -> None:
    seen = set()
    for width in range(800, 340, -10):
        bar.resize(width, 40)
        seen.add(bar._nature.shown)
        assert bar._nature.toolTip() == ("" if bar._nature.shown == "Letter · Record" else "Letter · Record")
    assert seen == {"Letter · Record", "Letter"}


def test_the_event_is_offered_only_while_it_has_no_room(qtbot: QtBot, bar: RecordBar) -> None:
    assert "Event" not in shown(bar)
    bar.offer_event(True, False)
    assert "Event" in shown(bar)
    with qtbot.waitSignal(bar.event_request) as asked:
        next(button for button in bar.findChildren(QToolButton) if button.text() == "Event").click()
    assert asked.args == [True]
    bar.offer_event(False, False)
    assert "Event" not in shown(bar)
