"""Searching finds what a reader means, in three languages, and says where it stands."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.store.query_words import find_terms, read_terms, snippet
from cubatimeline.store.reader import Reader
from tests.store.content import TALK


def events(reader: Reader, query: str) -> list[str]:
    return [hit.id for hit in reader.search(query).events.hits]


@pytest.mark.parametrize(
    "query",
    [
        "quarantine",
        "QUARANTINE",
        "quarantines",
        "quar",
        "quarantine ann",
        "anuncia cuarentena",
        "карантин",
        "карантине",
    ],
)
def test_a_word_in_any_form_finds_its_event(reader: Reader, query: str) -> None:
    assert events(reader, query) == ["1962-10-22-speech"]


@pytest.mark.parametrize("query", ["Хрущёв", "Хрущев", "хрущёва", "Khrushchev", "Jruschov"])
def test_the_spellings_of_a_name_are_one(reader: Reader, query: str) -> None:
    found = reader.search(query)
    assert "1964-10-14-fall" in [hit.id for hit in found.events.hits]
    assert [hit.id for hit in found.passages.hits if hit.id == "talk"] == ["talk"]
    assert [hit.id for hit in found.entities.hits] == ["nikita-khrushchev"]


def test_accents_do_not_count(reader: Reader) -> None:
    assert events(reader, "caida") == events(reader, "caída") == ["1964-10-16-talk"]


def test_all_words_must_be_there(reader: Reader) -> None:
    assert events(reader, "guevara fall ") == ["1964-10-16-talk"]
    assert events(reader, "guevara quarantine ") == []


def test_a_phrase_stands_word_by_word(reader: Reader) -> None:
    assert events(reader, '"announces the quarantine"') == ["1962-10-22-speech"]
    assert events(reader, '"the announces quarantine"') == []


def test_a_finished_word_is_no_beginning(reader: Reader) -> None:
    assert events(reader, "quaran") == ["1962-10-22-speech"]
    assert events(reader, "quaran ") == []
    assert events(reader, "quaran* ") == ["1962-10-22-speech"]


def test_a_passage_is_found_at_its_place(reader: Reader) -> None:
    (hit,) = reader.search("missiles home").passages.hits
    assert hit.id == "talk"
    begin = hit.snippet.start
    assert TALK[begin : begin + len(hit.snippet.text)] == hit.snippet.text
    assert [TALK[begin + start : begin + end] for start, end in hit.snippet.spans] == ["missiles", "home"]


def test_records_are_found_by_title_and_creator(reader: Reader) -> None:
    assert [hit.id for hit in reader.search("history crisis").documents.hits] == ["history"]
    assert [hit.id for hit in reader.search("darusenkov").documents.hits] == ["talk"]


def test_hits_are_counted_and_paged(reader: Reader) -> None:
    first = reader.search("the", limit=2).events
    rest = reader.search("the", limit=10, offset=2).events
    assert first.total == rest.total == len(first.hits) + len(rest.hits)
    assert {hit.id for hit in first.hits}.isdisjoint({hit.id for hit in rest.hits})


def test_a_query_lights_up_events_by_their_words_and_by_their_passages(reader: Reader) -> None:
    columns = reader.columns()
    ids = {columns.ids[columns.row.tolist().index(row)] for row in reader.matching_event_rows("missiles")}
    assert ids == {"1962-10-22-speech"}
    by_passage = {
        columns.ids[columns.row.tolist().index(row)] for row in reader.matching_event_rows("Darusenkov called")
    }
    assert by_passage == {"1964-10-16-talk"}


@pytest.mark.parametrize(
    "query", ["", " ", '"', '""', "*", "-", "AND", "NEAR(a b)", "a:b", "'; drop table event; --", "^"]
)
def test_no_query_is_an_error(reader: Reader, query: str) -> None:
    assert reader.search(query).events.total >= 0
    assert len(reader.matching_event_rows(query)) >= 0


@given(st.text(max_size=30))
def test_whatever_is_typed_can_be_searched(model: Path, query: str) -> None:
    with Reader(model) as reader:
        reader.search(query)


@given(st.text(alphabet="abc АЯё,.'\n", max_size=300), st.text(alphabet='abcАЯё "*', max_size=12))
def test_a_snippet_is_cut_from_its_text(text: str, query: str) -> None:
    terms = read_terms(query)
    cut = snippet(text, terms)
    assert text[cut.start : cut.start + len(cut.text)] == cut.text
    assert cut.cut_before == (cut.start > 0)
    found = find_terms(text, terms)
    assert all((start + cut.start, end + cut.start) in found for start, end in cut.spans)
    assert bool(cut.spans) == bool(found)


def test_the_index_follows_what_is_written(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE event SET title_en = 'A wholly new heading', stems = '' WHERE id = '1964-10-14-fall'")
    connection.execute("DELETE FROM event WHERE id = '1962-10-22-speech'")
    connection.commit()
    connection.close()
    with Reader(path) as reader:
        assert events(reader, "wholly new") == ["1964-10-14-fall"]
        assert events(reader, "removes") == events(reader, "quarantine") == []
