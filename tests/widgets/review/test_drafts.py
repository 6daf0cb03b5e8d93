"""Drafts are decided on by keyboard alone, and the next comes up at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from cubatimeline.domain.edtf import parse
from cubatimeline.domain.events import Event
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.reviewing import DraftCard
from cubatimeline.widgets.review.confidence import confidence_words, paint_confidence
from cubatimeline.widgets.review.drafts import DraftsPage
from tests.store.waiting import GAVE_WAY, LETTER_EVENT

Key = Qt.Key


def looked_at(page: DraftsPage) -> str:
    return page.current.event.id if page.current is not None else ""


def press(qtbot: QtBot, page: DraftsPage, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(page.list, key, modifier)


def test_the_first_draft_is_looked_at(page: DraftsPage) -> None:
    assert looked_at(page) == LETTER_EVENT
    words = page.view.toPlainText()
    assert "26 October 1962" in words.replace("\u00a0", " ")
    assert "1962-10-26" in words
    assert "On 26 October 1962 Khrushchev wrote to Kennedy." in words


@pytest.mark.parametrize("key", [Key.Key_A, Key.Key_Return, Key.Key_Enter])
def test_accepting_brings_the_next_up(qtbot: QtBot, page: DraftsPage, key: Key) -> None:
    with qtbot.waitSignal(page.accept_request) as accepted:
        press(qtbot, page, key)
    assert accepted.args == [LETTER_EVENT]
    assert looked_at(page) == GAVE_WAY
    assert page.count == 1


@pytest.mark.parametrize("key", [Key.Key_R, Key.Key_Delete])
def test_rejecting_brings_the_next_up(qtbot: QtBot, page: DraftsPage, key: Key) -> None:
    with qtbot.waitSignal(page.reject_request) as rejected:
        press(qtbot, page, key)
    assert rejected.args == [LETTER_EVENT]
    assert looked_at(page) == GAVE_WAY


def test_after_the_last_draft_the_page_says_what_to_do_next(qtbot: QtBot, page: DraftsPage) -> None:
    press(qtbot, page, Key.Key_A)
    press(qtbot, page, Key.Key_A)
    assert page.count == 0
    assert not page.list.isVisible()
    assert "Drop documents on the window" in page._empty.words


def test_deciding_without_drafts_asks_nothing(qtbot: QtBot, page: DraftsPage) -> None:
    page.show_drafts([])
    with qtbot.assertNotEmitted(page.accept_request), qtbot.assertNotEmitted(page.join_request):
        press(qtbot, page, Key.Key_A)
        press(qtbot, page, Key.Key_J)
        press(qtbot, page, Key.Key_E)
    assert not page.is_editing


@pytest.mark.parametrize(("on", "back"), [(Key.Key_N, Key.Key_P), (Key.Key_Down, Key.Key_Up)])
def test_keys_go_from_draft_to_draft(qtbot: QtBot, page: DraftsPage, on: Key, back: Key) -> None:
    press(qtbot, page, on)
    assert looked_at(page) == GAVE_WAY
    press(qtbot, page, on)
    assert looked_at(page) == GAVE_WAY
    press(qtbot, page, back)
    assert looked_at(page) == LETTER_EVENT


def test_undo_is_asked_for(qtbot: QtBot, page: DraftsPage) -> None:
    with qtbot.waitSignal(page.undo_request):
        press(qtbot, page, Key.Key_U)


def test_a_draft_that_comes_back_is_looked_at(qtbot: QtBot, page: DraftsPage, cards: list[DraftCard]) -> None:
    press(qtbot, page, Key.Key_A)
    page.merge([cards[0]], [])
    assert looked_at(page) == LETTER_EVENT
    assert page.count == 2


def test_what_is_decided_elsewhere_leaves_the_queue(page: DraftsPage) -> None:
    page.merge([], [GAVE_WAY])
    assert looked_at(page) == LETTER_EVENT
    assert page.count == 1


def test_joining_asks_for_the_event(qtbot: QtBot, page: DraftsPage) -> None:
    with qtbot.waitSignal(page.join_request) as asked:
        press(qtbot, page, Key.Key_J)
    assert asked.args[0].event.id == LETTER_EVENT
    assert page.count == 2


def test_the_document_of_a_draft_is_opened(qtbot: QtBot, page: DraftsPage) -> None:
    with qtbot.waitSignal(page.place_request) as asked:
        press(qtbot, page, Key.Key_O)
    assert asked.args[0].document == "letter"


def test_disagreeing_dates_stand_side_by_side(page: DraftsPage) -> None:
    words = page.view.toPlainText().replace("\u00a0", " ")
    assert "Which date is the main one?" in words
    assert "A letter" in words.split("Which date")[1]
    assert "27 Oct. 1962" in words


def test_a_number_makes_another_date_the_main_one(qtbot: QtBot, page: DraftsPage) -> None:
    with qtbot.waitSignal(page.change_request) as asked:
        press(qtbot, page, Key.Key_2)
    event, accept = asked.args
    assert not accept
    assert event.date == parse("1962-10-27")
    assert [rival.says.edtf for rival in event.rivals] == ["1962-10-27", "1962-10-26"]
    assert event.rivals[0].documents == ("carta",)
    assert event.disputed


@pytest.mark.parametrize("key", [Key.Key_1, Key.Key_5])
def test_the_number_of_no_other_date_changes_nothing(qtbot: QtBot, page: DraftsPage, key: Key) -> None:
    with qtbot.assertNotEmitted(page.change_request):
        press(qtbot, page, key)


def edited(qtbot: QtBot, page: DraftsPage, keys: Qt.KeyboardModifier) -> tuple[Event, bool]:
    with qtbot.waitSignal(page.change_request) as saved:
        qtbot.keyClick(page.form.title, Key.Key_Return, keys)
    event, accept = saved.args
    return event, accept


def test_a_draft_is_edited_by_keyboard(qtbot: QtBot, page: DraftsPage) -> None:
    press(qtbot, page, Key.Key_E)
    assert page.is_editing
    form = page.form
    form.title.setText("Khrushchev writes to Kennedy")
    form.date.setText("27 de octubre de 1962")
    assert form.echo.replace("\u00a0", " ") == "1962-10-27  ·  27 Oct. 1962"
    form.category.setCurrentIndex(1)
    form.importance.setCurrentIndex(4)
    qtbot.keyClicks(form.names.line, "guev")
    qtbot.keyClick(form.names.line, Key.Key_Return)
    event, accept = edited(qtbot, page, Qt.KeyboardModifier.NoModifier)
    assert not accept
    assert (event.title.en, event.date.edtf) == ("Khrushchev writes to Kennedy", "1962-10-27")
    assert (event.category, event.importance) == ("military", 5)
    assert event.entities == ("nikita-khrushchev", "ernesto-guevara")
    assert not page.is_editing
    assert page.count == 2


def test_control_enter_saves_and_accepts(qtbot: QtBot, page: DraftsPage) -> None:
    press(qtbot, page, Key.Key_E)
    event, accept = edited(qtbot, page, Qt.KeyboardModifier.ControlModifier)
    assert accept
    assert event == page.form._event
    assert looked_at(page) == GAVE_WAY


def test_a_date_that_cannot_be_read_is_told_and_not_saved(qtbot: QtBot, page: DraftsPage) -> None:
    press(qtbot, page, Key.Key_E)
    page.form.date.setText("when the moon was blue")
    assert page.form.trouble
    with qtbot.assertNotEmitted(page.change_request):
        qtbot.keyClick(page.form.date, Key.Key_Return)
    assert page.is_editing


def test_escape_leaves_the_form(qtbot: QtBot, page: DraftsPage) -> None:
    press(qtbot, page, Key.Key_E)
    page.form.title.setText("Something else")
    with qtbot.assertNotEmitted(page.change_request):
        qtbot.keyClick(page.form.title, Key.Key_Escape)
    assert not page.is_editing


def test_backspace_takes_the_last_name_away(qtbot: QtBot, page: DraftsPage) -> None:
    press(qtbot, page, Key.Key_E)
    qtbot.keyClick(page.form.names.line, Key.Key_Backspace)
    event, _ = edited(qtbot, page, Qt.KeyboardModifier.NoModifier)
    assert event.entities == ()


def test_all_above_a_confidence_are_accepted_at_once(qtbot: QtBot, page: DraftsPage) -> None:
    press(qtbot, page, Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    assert page.above.isVisible()
    assert page.above.count == 1
    page.above.slider.setValue(30)
    assert page.above.count == 2
    page.above.slider.setValue(90)
    with qtbot.waitSignal(page.above_request) as asked:
        qtbot.keyClick(page.above.slider, Key.Key_Return)
    assert asked.args == [["draft-letter"], 0]
    assert looked_at(page) == GAVE_WAY
    assert not page.above.isVisible()


def test_escape_accepts_none(qtbot: QtBot, page: DraftsPage) -> None:
    press(qtbot, page, Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.assertNotEmitted(page.above_request):
        qtbot.keyClick(page.above.slider, Key.Key_Escape)
    assert not page.above.isVisible()


def test_where_none_is_so_sure_nothing_can_be_accepted(qtbot: QtBot, page: DraftsPage) -> None:
    press(qtbot, page, Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    page.above.slider.setValue(100)
    with qtbot.assertNotEmitted(page.above_request):
        qtbot.keyClick(page.above.slider, Key.Key_Return)


def test_confidence_is_told_with_its_reasons(cards: list[DraftCard]) -> None:
    sure, doubtful = confidence_words(cards[0]), confidence_words(cards[1])
    assert sure.startswith("sure (92%): the day is given")
    assert "several documents tell it; they disagree on the date" in sure
    assert doubtful.startswith("doubtful (40%)")
    assert "the date is counted from another" in doubtful


def test_the_bar_is_as_full_as_the_reading_is_sure(theme: Theme) -> None:
    def full(confidence: float) -> int:
        image = QImage(100, 8, QImage.Format.Format_RGB32)
        image.fill(theme.colour("canvas"))
        painter = QPainter(image)
        paint_confidence(painter, image.rect(), confidence, theme)
        painter.end()
        empty = theme.colour("hairline").rgb()
        return sum(image.pixel(x, 4) != empty for x in range(100))

    assert full(1.0) > full(0.6) > full(0.2) > 0


def test_each_of_a_thousand_drafts_makes_way_for_the_next(page: DraftsPage, cards: list[DraftCard]) -> None:
    many = [replace(cards[n % 2], event=replace(cards[n % 2].event, id=f"draft-{n}")) for n in range(1000)]
    page.show_drafts(many)
    for done in range(1, 10):
        page.accept()
        assert page.count == 1000 - done


def test_a_date_that_is_read_as_it_is_written_is_told_once(page: DraftsPage) -> None:
    page.edit()
    page.form.date.setText("1959")
    assert page.form.echo == "1959"
    page.form.date.setText("May 1959")
    assert page.form.echo.startswith("1959-05  ·  ")
