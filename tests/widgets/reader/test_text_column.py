"""The text column: links by mouse and key, notes both ways, lights, and texts too long to be laid out at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cubatimeline.app.paths import resources_folder
from cubatimeline.domain.documents import Mark, MarkKind
from cubatimeline.domain.imports import Footnote
from cubatimeline.drawing.theme import TYPE_SCALE, Theme, load_theme
from cubatimeline.services.stretches import Sort, Stretch, stretches_of
from cubatimeline.widgets.reader.text_column import Heading, TextColumn

NOTED = (
    "On 5 May 1960 Castro spoke in Havana.[1] Nobody answered.\n\n"
    + "\n\n".join(f"Paragraph {number} goes on about sugar, oil and the embassy." for number in range(60))
    + "\n\n[1] Revolución, 6 May 1960."
)
CALL, NOTE = NOTED.index("[1]"), NOTED.rindex("[1]")
MARKS = (
    Mark(MarkKind.EVENT, 0, NOTED.index(".[1]"), "speech"),
    Mark(MarkKind.DATE, 3, 13, "1960-05-05"),
    Mark(MarkKind.ENTITY, 14, 20, "castro"),
    Mark(MarkKind.ENTITY, NOTED.index("Havana"), NOTED.index("Havana") + 6, "havana"),
)
LONG = "\n\n".join(
    f"{number}. " + "The talks went on, and nobody wrote down what was said. " * 9 for number in range(4000)
)


@pytest.fixture
def column(qtbot: QtBot, theme: Theme) -> TextColumn:
    column = TextColumn(theme)
    qtbot.addWidget(column)
    column.resize(760, 420)
    column.show()
    return column


@pytest.fixture
def noted(column: TextColumn) -> TextColumn:
    note = Footnote("1", CALL, NOTE, len(NOTED))
    stretches = stretches_of(NOTED, MARKS, (), [note])
    column.show_text(NOTED, MARKS, Heading("A speech", "Revolución"), stretches)
    column.setFocus()
    return column


def seen(column: TextColumn, offset: int) -> bool:
    top = column.cursorRect(column._cursor(offset, offset)).top()
    return 0 <= top < column.viewport().height()


def words(column: TextColumn) -> str:
    chosen = column.selection()
    return "" if chosen is None else column.words_between(*chosen)


def click(qtbot: QtBot, column: TextColumn, offset: int) -> None:
    at = column.cursorRect(column._cursor(offset, offset)).center() + QPoint(2, 0)
    qtbot.mouseClick(column.viewport(), Qt.MouseButton.LeftButton, pos=at)


def press(qtbot: QtBot, column: TextColumn, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(column, key)


def test_the_number_of_a_note_leads_to_the_note_and_back_by_mouse(qtbot: QtBot, noted: TextColumn) -> None:
    click(qtbot, noted, CALL + 1)
    assert seen(noted, NOTE)
    assert noted.selection() == (NOTE, NOTE + 3)
    click(qtbot, noted, NOTE + 1)
    assert seen(noted, CALL)
    assert noted.selection() == (CALL, CALL + 3)


def test_it_leads_there_and_back_by_key(qtbot: QtBot, noted: TextColumn) -> None:
    press(qtbot, noted, *[Qt.Key.Key_N] * 5)
    assert noted.selection() == (CALL, CALL + 3)
    press(qtbot, noted, Qt.Key.Key_Return)
    assert seen(noted, NOTE)
    assert not seen(noted, CALL)
    press(qtbot, noted, Qt.Key.Key_Return)
    assert noted.selection() == (CALL, CALL + 3)
    press(qtbot, noted, Qt.Key.Key_Return, Qt.Key.Key_Backspace)
    assert noted.selection() == (CALL, CALL + 3)


def test_without_a_note_to_come_back_from_the_document_before_is_wanted(qtbot: QtBot, noted: TextColumn) -> None:
    with qtbot.waitSignal(noted.back_request):
        press(qtbot, noted, Qt.Key.Key_Backspace)


def test_keys_go_through_all_links_and_back(qtbot: QtBot, noted: TextColumn) -> None:
    passed = []
    for _ in range(6):
        press(qtbot, noted, Qt.Key.Key_N)
        passed.append(words(noted))
    assert passed == ["On 5 May 1960 Castro spoke in Havana", "5 May 1960", "Castro", "Havana", "[1]", "[1]"]
    for expected in reversed(passed[:-1]):
        press(qtbot, noted, Qt.Key.Key_P)
        assert words(noted) == expected


@pytest.mark.parametrize(("steps", "target"), [(1, "speech"), (2, "1960-05-05"), (3, "castro")])
def test_enter_follows_the_link_that_tab_came_to(qtbot: QtBot, noted: TextColumn, steps: int, target: str) -> None:
    press(qtbot, noted, *[Qt.Key.Key_Tab] * steps)
    with qtbot.waitSignal(noted.mark_followed) as caught:
        press(qtbot, noted, Qt.Key.Key_Return)
    assert caught.args[0].target == target


def test_a_drag_over_a_link_selects_and_does_not_follow_it(qtbot: QtBot, noted: TextColumn) -> None:
    view = noted.viewport()
    start = noted.cursorRect(noted._cursor(14, 14)).center()
    end = noted.cursorRect(noted._cursor(19, 19)).center()
    with qtbot.assertNotEmitted(noted.mark_followed):
        qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(view, end)
        qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def test_links_say_what_they_are(noted: TextColumn) -> None:
    noted._kinds = {"1960-05-05": "The day of the speech"}
    call, note = Stretch(CALL, CALL + 3, Sort.CALL, "1", NOTE), Stretch(NOTE, NOTE + 3, Sort.NOTE, "1", CALL)
    assert noted.words_of(call) == "[1] Revolución, 6 May 1960."
    assert noted.words_of(note)
    assert noted.words_of(Stretch(3, 13, Sort.DATE, "1960-05-05")) == "The day of the speech"
    assert noted.words_of(Stretch(14, 20, Sort.ENTITY, "castro")) == ""


def test_a_long_text_comes_slice_by_slice(qtbot: QtBot, column: TextColumn) -> None:
    assert len(LONG) > 1_500_000
    column.show_text(LONG, (), Heading("Long"))
    assert not column.is_filled
    assert column.toPlainText().startswith("Long\n0. The talks")
    with qtbot.waitSignal(column.filled):
        pass
    assert column.toPlainText() == f"Long\n{LONG}"


def test_a_place_that_is_not_there_yet_is_shown_when_it_comes(qtbot: QtBot, column: TextColumn) -> None:
    start = LONG.index("3900. ")
    column.show_text(LONG, (), Heading("Long"))
    column.show_passage(start, start + 5)
    assert not column.is_filled
    qtbot.waitUntil(lambda: column.is_filled)
    assert seen(column, start)
    assert column.lit == ["3900."]


def test_only_what_was_seen_of_a_long_text_is_laid_out(qtbot: QtBot, column: TextColumn) -> None:
    column.show_text(LONG, (), Heading("Long"))
    qtbot.waitUntil(lambda: column.is_filled)
    for share in (0.2, 0.9, 0.5):
        place = int(len(LONG) * share)
        column.show_place(place)
        assert seen(column, place)
    assert len(column._flow._set) < 200


def test_what_stays_in_view_moves_as_far_as_was_scrolled(qtbot: QtBot, column: TextColumn) -> None:
    """However the heights of paragraphs that come into view were estimated."""
    column.show_text(LONG, (), Heading("Long"))
    qtbot.waitUntil(lambda: column.is_filled)
    bar = column.verticalScrollBar()
    column.show_place(len(LONG) // 2)
    for step in (200, 60, -200, -200, -200, -200, -60, 350, -380):
        before = column.offset_at_top() if step < 0 else column.offset_at_bottom()
        top = column.cursorRect(column._cursor(before, before)).top()
        bar.setValue(bar.value() + step)
        assert abs(column.cursorRect(column._cursor(before, before)).top() - (top - step)) <= 2


def test_the_end_is_reached(qtbot: QtBot, column: TextColumn) -> None:
    column.show_text(LONG, (), Heading("Long"))
    qtbot.waitUntil(lambda: column.is_filled)
    bar = column.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() and seen(column, len(LONG) - 1))


@pytest.mark.parametrize("width", [500, 760, 1100])
def test_what_is_read_stays_when_the_column_changes(qtbot: QtBot, column: TextColumn, width: int) -> None:
    column.show_text(LONG, (), Heading("Long"))
    qtbot.waitUntil(lambda: column.is_filled)
    column.show_place(len(LONG) // 3)
    read = column.offset_at_top()
    column.resize(width, 420)
    QApplication.processEvents()
    assert abs(column.offset_at_top() - read) < 200
    column.set_theme(load_theme(resources_folder() / "themes" / "dark.toml").scaled(1.4))
    assert abs(column.offset_at_top() - read) < 200


def test_a_text_of_its_own_colours_gets_its_ground(column: TextColumn, noted: TextColumn) -> None:
    sepia = load_theme(resources_folder() / "themes" / "sepia.toml")
    before = column.palette().color(column.palette().ColorRole.Base)
    column.set_theme(sepia, own_ground=True)
    assert column.palette().color(column.palette().ColorRole.Base) == sepia.colour("reading")
    column.set_theme(load_theme(resources_folder() / "themes" / "light.toml"))
    assert column.palette().color(column.palette().ColorRole.Base) == before


@pytest.mark.parametrize(("key", "step"), [("Plus", 1), ("Minus", -1), ("0", 0)])
def test_the_size_of_the_letters_is_asked_for_where_the_text_has_the_focus(
    qtbot: QtBot, noted: TextColumn, key: str, step: int
) -> None:
    with qtbot.waitSignal(noted.size_request) as caught:
        qtbot.keyClick(noted, getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.ControlModifier)
    assert caught.args == [step]


def test_marks_beyond_what_is_there_lead_nowhere(column: TextColumn) -> None:
    column.show_text("Short.", [Mark(MarkKind.DATE, 2, 40, "1960")], Heading("A title"))
    assert len(column.stretches) == 0


def test_lit_mentions_come_and_go(noted: TextColumn) -> None:
    noted.light_entity("castro")
    noted.light("hits", [(0, 2)])
    assert noted.lit == ["Castro"]
    start = noted.document_position(0)
    lights = noted._lighted(noted.document().findBlock(start))
    assert [(light.start, light.length) for light in lights] == [(14, 6), (0, 2)]
    noted.light_entity("")
    noted.light("hits", [])
    assert noted._lighted(noted.document().findBlock(start)) == []


@pytest.mark.parametrize(("letters", "size"), [(70, "title"), (71, "large")])
def test_a_long_title_is_smaller_so_that_the_text_has_room(column: TextColumn, letters: int, size: str) -> None:
    column.show_text("Short.", [], Heading("T" * letters))
    look = column.document().firstBlock().begin().fragment().charFormat()
    assert look.font().pixelSize() == TYPE_SCALE[size]
