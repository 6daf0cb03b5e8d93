"""The whole record between the bar and the text: what it says, and how little room it takes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cubatimeline.domain.documents import ArchiveReference, Document
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import Localised
from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.reader.header import RecordBar
from cubatimeline.widgets.reader.record_sheet import RecordSheet
from cubatimeline.widgets.reader.record_words import facts_of, record_words

FULL = Document(
    "diary",
    Localised("From the diary " + "of a very long conversation " * 12, ru="Из дневника"),
    kind="conversation",
    creator="O. T. Darusenkov",
    recipient="The Central Committee",
    publisher="A digital archive",
    original_language="ru",
    dates={
        "written": parse("1964-10-27"), "sent": parse("1964-10-28"), "discussed": parse("1964-10-16"),
        "declassified": parse("1992"), "published": parse("1998"), "translated": parse("1997~"),
        "accessed": parse("2020-03-02"),
    },
    reference=ArchiveReference("TsKhSD", fond="5", opis="49", delo="758", list="269", reel="9126"),
    translator="Gary Goldberg",
    contributor="A foundation",
    rights="Free to quote",
    address="https://127.0.0.1/document/117102",
    summary="Two days after the fall.",
)  # fmt: skip


@pytest.fixture
def reader(qtbot: QtBot, theme: Theme) -> QWidget:
    """A bar over something to read, 600 pixels high."""
    reader = QWidget()
    column = QVBoxLayout(reader)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(RecordBar(theme))
    column.addWidget(QTextBrowser(), 1)
    qtbot.addWidget(reader)
    reader.resize(700, 600)
    reader.show()
    return reader


@pytest.fixture
def bar(reader: QWidget) -> RecordBar:
    return reader.findChild(RecordBar)


def sheet_of(bar: RecordBar) -> RecordSheet:
    assert bar.sheet is not None
    return bar.sheet


def test_everything_that_an_archive_tells_is_there_under_its_name() -> None:
    facts = {fact.name: fact.words for fact in facts_of(FULL, "en")}
    assert facts["Written"] == "27 October 1964"
    assert facts["Talk held"] == "16 October 1964"
    assert facts["Declassified"] == "1992"
    assert facts["Translated"] == "c. 1997"
    assert facts["Copy seen"] == "2 March 2020"
    assert facts["Archive"] == "TsKhSD"
    assert facts["Reference"] == "fond 5, opis 49, delo 758, list 269, reel 9126"
    assert facts["Language"] == "English, from Russian"
    assert facts["Recipients"] == "The Central Committee"
    assert (facts["Translator"], facts["Contributor"]) == ("Gary Goldberg", "A foundation")
    assert facts["Rights"] == "Free to quote"
    assert facts["Digital copy"] == FULL.address
    assert facts["Title elsewhere"] == "Из дневника"


def test_when_the_copy_was_seen_is_no_date_of_the_document() -> None:
    assert "2020" not in record_words(FULL, "en")
    assert replace(FULL, dates={"accessed": parse("2020")}).date is None


def test_the_record_is_folded_until_it_is_wanted(bar: RecordBar) -> None:
    bar.show_document(FULL, "en")
    assert not bar.is_unfolded
    bar.unfold(True)
    assert bar.is_unfolded
    assert ("Archive", "TsKhSD") in sheet_of(bar).lines
    assert "opis 49" in sheet_of(bar).toPlainText()
    bar.unfold(False)
    assert not bar.is_unfolded


@pytest.mark.parametrize("height", [220, 300, 600, 1400])
def test_the_text_keeps_most_of_the_height(reader: QWidget, bar: RecordBar, height: int) -> None:
    reader.resize(500, height)
    bar.show_document(FULL, "en")
    bar.unfold(True)
    assert 30 <= sheet_of(bar).height() <= max(height * 0.4, 40)


def test_it_is_no_higher_than_it_needs_and_follows_the_window(
    qtbot: QtBot, reader: QWidget, bar: RecordBar, theme: Theme
) -> None:
    reader.resize(700, 300)
    bar.show_document(FULL, "en")
    bar.unfold(True)
    cut = sheet_of(bar).height()
    reader.resize(700, 2000)
    qtbot.waitUntil(lambda: sheet_of(bar).height() > cut)
    assert not sheet_of(bar).verticalScrollBar().isVisible()
    bar.set_theme(theme.scaled(1.5))
    qtbot.waitUntil(lambda: not sheet_of(bar).verticalScrollBar().isVisible())


def test_with_room_short_facts_stand_side_by_side(reader: QWidget, bar: RecordBar) -> None:
    bar.show_document(FULL, "en")
    bar.unfold(True)
    wide = sheet_of(bar).fitting_height(900, 5000)
    assert sheet_of(bar).fitting_height(320, 5000) > wide * 1.3


def test_what_is_cut_is_cut_between_lines(reader: QWidget, bar: RecordBar) -> None:
    bar.show_document(FULL, "en")
    bar.unfold(True)
    sheet = sheet_of(bar)
    heights = {sheet.fitting_height(480, room) for room in range(60, 200, 2)}
    assert 2 < len(heights) < 20
    assert all(sheet.fitting_height(480, room) <= room for room in range(60, 200, 7))


def test_an_empty_record_says_how_to_add_to_it(bar: RecordBar) -> None:
    bar.show_document(Document("x", Localised("Untitled"), language=""), "en")
    bar.unfold(True)
    assert "Edit record (F2)" in sheet_of(bar).toPlainText()
    assert sheet_of(bar).height() <= 60


def test_signs_of_html_in_a_record_are_words(bar: RecordBar) -> None:
    bar.show_document(replace(FULL, creator="<b>AT&T</b>"), "en")
    bar.unfold(True)
    assert "<b>AT&T</b>" in sheet_of(bar).toPlainText()
