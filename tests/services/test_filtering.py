"""Which events a text filter leaves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.services.filtering import among, matching
from cubatimeline.store.reader import Reader
from tests.store.content import filled

ROWS = st.lists(st.integers(0, 60), unique=True)


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with Reader(filled(tmp_path / "small.cubatimeline")) as opened:
        yield opened


def left(reader: Reader, words: str) -> set[str]:
    columns = reader.columns()
    mask = matching(columns, reader, words)
    assert mask.shape == (len(columns),)
    assert mask.dtype == np.bool_
    return {id_ for id_, kept in zip(columns.ids, mask, strict=True) if kept}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("quarantine", {"1962-10-22-speech"}),
        ("sug", set()),
        ("sug*", {"1960-trade"}),
        ('"goes east"', {"1960-trade"}),
        ("Darusenkov", {"1964-10-16-talk"}),
        ("quarantine sugar", set()),
    ],
)
def test_words_leave_the_events_they_are_in_or_that_their_passages_prove(
    reader: Reader, words: str, found: set[str]
) -> None:
    assert left(reader, words) == found


def test_a_name_is_found_in_every_script(reader: Reader) -> None:
    assert "1964-10-14-fall" in left(reader, "Хрущёва")
    assert left(reader, "Хрущёва") == left(reader, "Khrushchev") == left(reader, "Jruschov")


@pytest.mark.parametrize("words", ["", "   "])
def test_no_words_leave_every_event(reader: Reader, words: str) -> None:
    assert len(left(reader, words)) == 5


@given(ROWS, ROWS)
def test_among_tells_which_rows_were_found(rows: list[int], found: list[int]) -> None:
    mask = among(np.array(rows, np.int64), np.array(found, np.int64))
    assert mask.tolist() == [row in found for row in rows]
