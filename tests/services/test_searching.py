"""Answers of the search box."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cubatimeline.domain.calendars import day_number
from cubatimeline.domain.languages import Language
from cubatimeline.services.searching import SearchPage, SearchRow, search_page
from cubatimeline.store.fulltext import HitKind
from cubatimeline.store.reader import Reader
from tests.store.content import TALK, filled


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with Reader(filled(tmp_path / "small.cubatimeline")) as opened:
        yield opened


def rows(page: SearchPage, kind: HitKind) -> list[SearchRow]:
    return [row for group in page.groups if group.kind is kind for row in group.rows]


def test_one_query_is_answered_by_events_passages_people_and_documents(reader: Reader) -> None:
    page = search_page(reader, "Khrushchev", "en")
    assert [group.kind for group in page.groups] == [HitKind.EVENT, HitKind.PASSAGE, HitKind.ENTITY]
    assert page.total == sum(group.total for group in page.groups)


def test_the_words_found_are_marked_where_they_stand(reader: Reader) -> None:
    event = rows(search_page(reader, "quarantine", "en"), HitKind.EVENT)[0]
    (start, end) = event.title_spans[0]
    assert event.title[start:end] == "quarantine"
    assert event.date


def test_a_passage_says_where_its_words_stand_in_the_text(reader: Reader) -> None:
    passage = rows(search_page(reader, "missiles", "en"), HitKind.PASSAGE)[0]
    assert TALK[passage.offset :].startswith("missiles")


@pytest.mark.parametrize("spelling", ["Хрущёв", "Jruschov", "khrush"])
def test_a_man_is_found_by_any_spelling(reader: Reader, spelling: str) -> None:
    assert "nikita-khrushchev" in [row.id for row in rows(search_page(reader, spelling, "en"), HitKind.ENTITY)]


def test_nothing_found_has_no_groups(reader: Reader) -> None:
    assert search_page(reader, "zeppelin", "en").groups == ()


@pytest.mark.parametrize(
    ("query", "language", "date"),
    [
        ("October 1962", "en", "October 1962"),
        ("октябрь 1962", "en", "October 1962"),
        ("27 octubre 1962", "es", "27 de octubre de 1962"),
        ("missiles", "en", ""),
        ("Castro 1962", "en", ""),
        ("27 October", "en", ""),
        ("1812", "en", ""),
        ("2506", "en", ""),
    ],
)
def test_a_query_that_is_a_date_of_the_collection_is_known_as_one(
    reader: Reader, query: str, language: Language, date: str
) -> None:
    within = (day_number(1953, 1, 1), day_number(2019, 12, 31))
    assert search_page(reader, query, language, within=within).date == date


def test_of_a_query_for_all_of_a_kind_no_date_is_told(reader: Reader) -> None:
    within = (day_number(1953, 1, 1), day_number(2019, 12, 31))
    assert search_page(reader, "1962", "en", only=HitKind.EVENT, within=within).date == ""
    assert search_page(reader, "1962", "en").date == ""
