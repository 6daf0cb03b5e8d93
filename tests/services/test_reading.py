"""Pages for the reader, made from a small collection."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cubatimeline.domain.date_words import unbreakable
from cubatimeline.services.loading import positions_of, read_panels, read_timeline
from cubatimeline.services.reading import chapters_by_event, document_page, event_page
from cubatimeline.store.reader import Reader
from tests.store.content import TALK, filled


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with Reader(filled(tmp_path / "small.cubatimeline")) as opened:
        yield opened


def test_a_document_page_lists_its_events_in_the_order_of_the_text(reader: Reader) -> None:
    page = document_page(reader, "talk", "en")
    assert page is not None
    assert [line.id for line in page.events] == ["1964-10-16-talk", "1962-10-22-speech"]
    assert [line.start for line in page.events] == [0, TALK.index("whose missiles")]


def test_a_document_that_says_less_than_the_event_is_quoted_on_it(reader: Reader) -> None:
    page = document_page(reader, "history", "en")
    assert page is not None
    says = {line.id: (line.says, line.disputes) for line in page.events}
    assert says["1964-10-14-fall"] == (unbreakable("Oct. 1964"), False)
    assert says["1964-10-16-talk"][1]
    assert all(line.start == -1 for line in page.events)


def test_a_chapter_page_lists_what_it_tells(reader: Reader) -> None:
    page = document_page(reader, "chapter-one", "ru")
    assert page is not None
    assert [line.title for line in page.events] == ["Президиум снимает Хрущёва"]
    assert page.names == {"nikita-khrushchev": "Никита Хрущёв"}


def test_an_event_page_holds_evidence_rivals_and_names(reader: Reader) -> None:
    page = event_page(reader, "1964-10-16-talk", "en")
    assert page is not None
    assert [(line.document, line.disputes) for line in page.evidence] == [("talk", False), ("history", True)]
    assert page.evidence[0].passage is not None
    assert page.rivals == (
        "16 Oct. 1964 (From the diary of O. T. Darusenkov)",
        "c. 18 Oct. 1964: two days later (A history of the crisis)",
    )
    assert [name for _, name in page.names] == ["Ernesto Guevara", "Havana", "Nikita Khrushchev"]


@pytest.mark.parametrize(
    ("event", "told_in", "opened"),
    [
        ("1964-10-16-talk", "chapter-one", "talk"),
        ("1962-10-22-speech", "chapter-one", "chapter-one"),
        ("1962-10-22-speech", "", "talk"),
        ("1964-10-14-fall", "chapter-one", "chapter-one"),
        ("1964-10-14-fall", "", "history"),
        ("before", "", ""),
    ],
    ids=["the words and the date", "else the chapter", "else vaguer words", "a chapter", "a record", "nothing"],
)
def test_the_document_to_open_for_an_event(reader: Reader, event: str, told_in: str, opened: str) -> None:
    page = event_page(reader, event, "en", told_in)
    assert page is not None
    assert page.best_document == opened


def test_what_does_not_exist_has_no_page(reader: Reader) -> None:
    assert document_page(reader, "nowhere", "en") is None
    assert event_page(reader, "never", "en") is None


def test_chapters_are_found_by_the_events_they_tell(reader: Reader) -> None:
    assert chapters_by_event(reader, reader.documents()) == {"1964-10-14-fall": "chapter-one"}


def test_the_timeline_gets_columns_bands_and_ghosts(reader: Reader) -> None:
    data = read_timeline(reader, "es")
    assert data.columns.titles[data.columns.ids.index("1964-10-14-fall")] == "El Presidium destituye a Jruschov"
    assert data.names == {"nikita-khrushchev": "Nikita Jruschov", "leonid-brezhnev": "Leonid Brézhnev"}
    talk = data.columns.ids.index("1964-10-16-talk")
    assert list(data.ghosts) == [talk]
    assert data.ghosts[talk] == [pytest.approx(data.columns.start_earliest[talk] + 2.5)]


def test_the_panels_know_the_events_of_each_entity(reader: Reader) -> None:
    columns = read_timeline(reader, "en").columns
    panels = read_panels(reader, columns)
    ids = [columns.ids[i] for i in panels.events_of["nikita-khrushchev"].tolist()]
    assert ids == ["1964-10-14-fall", "1964-10-16-talk"]
    assert positions_of(columns.row[::-1], columns.row).tolist() == list(range(len(columns)))
