"""Entities counted: events and years of each, and the documents that name it."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cubatimeline.domain.edtf import parse
from cubatimeline.domain.events import Status
from cubatimeline.store import chunks
from cubatimeline.store.namings import read_documents_naming, read_mention_count
from cubatimeline.store.reader import Reader
from tests.store.content import EVENTS, filled, small_content

KHRUSHCHEV = "nikita-khrushchev"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Besides two events Khrushchev has one told twice, a draft, one without a beginning and one before the span."""
    base = EVENTS[1]
    more = (
        replace(base, id="twice", date=parse("1962-05"), entities=(KHRUSHCHEV, KHRUSHCHEV)),
        replace(base, id="draft", status=Status.DRAFT),
        replace(base, id="open", date=parse("../1959"), entities=(KHRUSHCHEV,)),
        replace(base, id="early", date=parse("1900"), entities=(KHRUSHCHEV,)),
    )
    content = small_content()
    return filled(tmp_path / "counted.cubatimeline", replace(content, events=(*content.events, *more)))


@pytest.mark.parametrize("size", [1, 2, 100_000])
def test_each_accepted_event_counts_once_in_the_year_in_which_it_began(
    path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(chunks, "_CHUNK", size)
    with Reader(path) as reader:
        found = {entity.id: entity for entity in reader.entities()}
        rows = reader.event_rows_by_entity()
    khrushchev = found[KHRUSHCHEV]
    assert khrushchev.events == 5
    years = {
        khrushchev.first_year + int(place): int(khrushchev.years[place]) for place in np.flatnonzero(khrushchev.years)
    }
    assert years == {1953: 1, 1962: 1, 1964: 2}
    assert found["leonid-brezhnev"].events == 1
    assert len(rows[KHRUSHCHEV]) == 6
    assert (np.diff(rows[KHRUSHCHEV]) > 0).all()


def test_those_with_the_most_events_come_first(path: Path) -> None:
    with Reader(path) as reader:
        assert next(entity.id for entity in reader.entities()) == KHRUSHCHEV


def test_documents_that_name_somebody_come_by_how_often(path: Path) -> None:
    with Reader(path) as reader:
        count, found = reader.read(lambda connection: read_documents_naming(connection, KHRUSHCHEV, 1))
        mentions = reader.read(lambda connection: read_mention_count(connection, KHRUSHCHEV))
        nobody = reader.read(lambda connection: read_documents_naming(connection, "nobody", 5))
    assert count == 2
    assert [(id_, number) for id_, _, number in found] in ([("talk", 1)], [("chapter-one", 1)])
    assert mentions == 2
    assert nobody == (0, [])


def test_long_answers_come_in_stretches_with_nulls_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "_CHUNK", 2)
    cursor = sqlite3.connect(":memory:").execute("SELECT 1, 2 UNION ALL SELECT 3, NULL UNION ALL SELECT 5, 6")
    found = list(chunks.chunks(cursor, 2))
    assert [part.tolist() for part in found] == [[[1, 2], [3, chunks.NOTHING]], [[5, 6]]]
