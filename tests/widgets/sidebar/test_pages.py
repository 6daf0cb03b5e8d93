"""The pages below the list: what was then, names left open; and the forms of an entity."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import Localised
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.ages import Age, Life
from cubatimeline.services.open_mentions import Candidate, OpenMention, Reason
from cubatimeline.services.splitting import ties_of
from cubatimeline.services.then import then
from cubatimeline.store.reader import Reader
from cubatimeline.widgets.sidebar.age_words import age_words
from cubatimeline.widgets.sidebar.forms import NamesForm, SplitForm
from cubatimeline.widgets.sidebar.open_card import MOST, OpenCard
from cubatimeline.widgets.sidebar.then_pane import ThenPane


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(1280, 720)
    widget.show()
    return widget


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (None, ""),
        (Age(Life.ALIVE, 34, 34), "aged 34"),
        (Age(Life.ALIVE, 33, 34), "aged 33 or 34"),
        (Age(Life.ALIVE, 30, 40), "aged 30 to 40"),
        (Age(Life.DEAD), "no longer alive"),
        (Age(Life.UNBORN), "not yet born"),
    ],
)
def test_an_age_in_words(qapp: object, age: Age | None, words: str) -> None:
    assert age_words(age) == words


def test_then_tells_offices_events_and_documents(qtbot: QtBot, theme: Theme, store: Reader) -> None:
    pane = ThenPane(theme)
    qtbot.addWidget(pane)
    pane.show_then(then(store, store.columns(), store.documents(), parse("1964-10-16"), "en"))
    words = pane.card.toPlainText()
    for told in ("Moscow", "Leonid Brezhnev", "That week", "Guevara speaks of the fall", "Documents of that month"):
        assert told in words
    assert pane.line.text() == "16 October 1964"
    with qtbot.waitSignal(pane.card.event_chosen) as chosen:
        pane.card.follow("event", "1964-10-14-fall")
    assert chosen.args == ["1964-10-14-fall"]


def test_a_date_is_typed(qtbot: QtBot, theme: Theme) -> None:
    pane = ThenPane(theme)
    qtbot.addWidget(pane)
    with qtbot.waitSignal(pane.typed) as typed:
        qtbot.keyClicks(pane.line, "1962")
        qtbot.keyClick(pane.line, Qt.Key.Key_Return)
    assert typed.args == ["1962"]
    pane.tell_trouble("no date")
    assert pane.trouble == "no date"
    pane.show_then(None, "Choose")
    assert (pane.trouble, pane.card.toPlainText()) == ("", "Choose")


def mention(number: int = 0) -> OpenMention:
    candidates = (Candidate("a", "Anna", (Reason.NAMED_NEAR,)), Candidate("b", "Boris"))
    return OpenMention("d", number, number + 6, "Castro", "Later ", " spoke.", candidates)


def test_an_open_name_is_shown_with_its_candidates(qtbot: QtBot, theme: Theme) -> None:
    card = OpenCard(theme)
    qtbot.addWidget(card)
    card.show_mentions([("A text", "d", [mention()])], "")
    words = card.toPlainText()
    assert "Later Castro spoke." in words
    assert "Anna named close by" in words
    with qtbot.waitSignal(card.chosen) as chosen:
        card.follow("choose", "0:b")
    assert chosen.args == [(mention(),), "b"]
    with qtbot.waitSignal(card.place_wanted) as wanted:
        card.follow("place", "0")
    assert wanted.args == [mention()]


def test_the_same_words_of_one_text_are_settled_together(qtbot: QtBot, theme: Theme) -> None:
    card = OpenCard(theme)
    qtbot.addWidget(card)
    card.show_mentions([("A text", "d", [mention(0), mention(50)])], "")
    assert "All 2 “Castro” here: Anna · Boris" in card.toPlainText()
    with qtbot.waitSignal(card.chosen) as chosen:
        card.follow("all", "0:a")
    assert chosen.args == [(mention(0), mention(50)), "a"]


def test_many_open_names_are_counted_and_none_is_said(qtbot: QtBot, theme: Theme) -> None:
    card = OpenCard(theme)
    qtbot.addWidget(card)
    card.show_mentions([("A text", "d", [mention(10 * n) for n in range(MOST + 5)])], "Looked through 1 of 9 texts")
    assert len(card.shown) == MOST
    assert "and 5 further name" in card.toPlainText()
    assert "Looked through 1 of 9 texts" in card.toPlainText()
    card.show_mentions([], "")
    assert "No name is open" in card.toPlainText()


def test_names_are_changed_in_a_form(qtbot: QtBot, theme: Theme, store: Reader, over: QWidget) -> None:
    form = NamesForm(theme, over)
    entity = store.entity("nikita-khrushchev")
    assert entity is not None
    form.edit(entity)
    form.spanish.setText("Nikita J.")
    form.aliases.setCurrentRow(1)
    form.aliases.setFocus()
    qtbot.keyClick(form.aliases, Qt.Key.Key_Delete)
    form.alias.setFocus()
    qtbot.keyClicks(form.alias, "N. S.")
    qtbot.keyClick(form.alias, Qt.Key.Key_Return)
    with qtbot.waitSignal(form.saved) as saved:
        qtbot.keyClick(form.english, Qt.Key.Key_Return)
    assert saved.args == [
        "nikita-khrushchev",
        Localised("Nikita Khrushchev", "Nikita J.", "Никита Хрущёв"),
        ("Khrushchev", "Хрущёв", "N. S."),
    ]


def test_a_name_in_english_is_needed(theme: Theme, store: Reader, over: QWidget) -> None:
    form = NamesForm(theme, over)
    entity = store.entity("nikita-khrushchev")
    assert entity is not None
    form.edit(entity)
    form.english.clear()
    form.save()
    assert "English" in form.trouble
    assert form.isVisible()


def test_what_is_another_s_is_ticked(qtbot: QtBot, theme: Theme, store: Reader, over: QWidget) -> None:
    ties = ties_of(store, "nikita-khrushchev", "en")
    assert ties is not None
    form = SplitForm(theme, over)
    form.edit(ties)
    form.save()
    assert "name" in form.trouble
    form.english.setText("Another")
    form.save()
    assert "Tick" in form.trouble
    form.filter.setText("speaks of the fall")
    form.tick_shown()
    form.filter.clear()
    form.list.item(0).setCheckState(Qt.CheckState.Checked)
    with qtbot.waitSignal(form.saved) as saved:
        form.save()
    split = saved.args[0]
    assert split.name == Localised("Another")
    assert [ties.events[place].id for place in split.events] == ["1964-10-16-talk"]
    assert split.mentions == (0,)


@pytest.fixture
def split_form(theme: Theme, store: Reader, over: QWidget) -> SplitForm:
    ties = ties_of(store, "nikita-khrushchev", "en")
    assert ties is not None
    form = SplitForm(theme, over)
    form.edit(ties)
    return form


def test_a_click_anywhere_on_a_line_ticks_it_and_another_takes_the_tick_away(
    qtbot: QtBot, split_form: SplitForm
) -> None:
    form = split_form
    line = form.list.visualItemRect(form.list.item(0))
    words, box = line.center(), QPoint(line.left() + 14, line.center().y())
    for place, ticked in ((words, True), (box, False), (box, True), (words, False)):
        qtbot.mouseClick(form.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert (form.list.item(0).checkState() is Qt.CheckState.Checked) is ticked


def test_the_filter_of_a_split_asks_for_words_in_any_spelling_and_tells_when_none_has_them(
    split_form: SplitForm,
) -> None:
    form = split_form
    every = form.list.count()

    def shown() -> int:
        return sum(not form.list.item(row).isHidden() for row in range(every))

    form.filter.setText("FALL  spéaks")
    assert shown() == 1
    form.tick_shown()
    assert form.every.text() == "Untick all that are shown"
    form.tick_shown()
    assert form.list.item(every - 1).checkState() is Qt.CheckState.Unchecked
    form.filter.setText("zzz")
    assert shown() == 0
    assert not form.every.isEnabled()
    assert "No line has these words" in " ".join(label.text() for label in form.findChildren(QLabel))


def test_mentions_are_told_in_whole_words(theme: Theme, store: Reader, over: QWidget, split_form: SplitForm) -> None:
    ties = ties_of(store, "nikita-khrushchev", "en")
    assert ties is not None
    assert ties.mentions
    for row, mention in enumerate(ties.mentions):
        document = store.document(mention.document)
        assert document is not None
        told = split_form.list.item(row).text().rpartition("\n")[2]
        before = told.removeprefix("… ").partition("[")[0]
        start = mention.start - len(before)
        assert start == 0 or not (document.text[start - 1].isalnum() and document.text[start].isalnum())
