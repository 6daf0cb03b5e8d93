"""Answers of the search box."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

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
