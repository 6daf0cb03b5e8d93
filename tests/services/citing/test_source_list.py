"""Numbered sources of events, as figures print them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cubatimeline.domain.documents import Document
from cubatimeline.services.citing.citer import Citer
from cubatimeline.services.citing.source_list import numbered_sources, source_list
from cubatimeline.store.reader import Reader
from tests.services.citing.records import BOOK, DIARY
from tests.store.content import filled


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with Reader(filled(tmp_path / "small.cubatimeline")) as opened:
        yield opened


def test_documents_are_numbered_once_in_the_order_in_which_events_need_them(reader: Reader) -> None:
    found = source_list(reader, ["1964-10-14-fall", "1964-10-16-talk", "no-such-event"])
    assert [entry.number for entry in found.entries] == [1, 2]
    assert [entry.document_id for entry in found.entries] == ["history", "talk"]
    assert found.numbers == {"1964-10-14-fall": (1,), "1964-10-16-talk": (1, 2), "no-such-event": ()}


def test_an_entry_has_its_note_and_its_reference_in_parts(reader: Reader) -> None:
    entry = next(each for each in source_list(reader, ["1964-10-16-talk"]).entries if each.document_id == "talk")
    assert entry.citation.plain == (
        "“From the diary of O. T. Darusenkov,” October 27, 1964, TsKhSD, f. 5, op. 49, An archive."
    )
    assert (entry.reference.fond, entry.reference.opis) == ("5", "49")


def test_the_list_as_text_and_as_markdown() -> None:
    found = numbered_sources([BOOK, DIARY, BOOK])
    assert [line.split(" ")[0] for line in found.plain().splitlines()] == ["1.", "2."]
    assert "*One Hell of a Gamble" in found.markdown()
    assert "One Hell of a Gamble" in found.plain()


def test_another_style_and_how_far_it_is() -> None:
    told: list[float] = []
    found = numbered_sources([BOOK, DIARY], "apa", "en", told.append)
    assert found.entries[0].citation.plain == Citer("apa").note(BOOK).plain
    assert told == [0.5, 1.0]


def test_no_events_have_no_sources(reader: Reader) -> None:
    assert source_list(reader, []).entries == ()


def test_a_thousand_sources_take_a_few_seconds(sources: list[Document]) -> None:
    begun = time.process_time()
    found = numbered_sources(sources[:1000])
    # two milliseconds each on a quiet machine, and room for a busy one
    assert time.process_time() - begun < 10
    assert len({entry.citation.plain for entry in found.entries}) > 950
    first, begun = time.process_time() - begun, time.process_time()
    again = numbered_sources([replace(sources[0], publisher="Somebody else"), *sources[1:1000]])
    assert time.process_time() - begun < first / 2
    assert again.entries[1:] == found.entries[1:]
    assert "Somebody else" in again.entries[0].citation.plain
