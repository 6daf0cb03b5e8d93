"""Marks as columns are the same marks, in the same order, as those read one by one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.documents import Mark, MarkKind
from cubatimeline.store.mark_columns import Marks
from cubatimeline.store.reader import Reader
from tests.store.content import filled

marks = st.lists(
    st.builds(
        Mark, st.sampled_from(MarkKind), st.integers(0, 60), st.integers(0, 60), st.sampled_from(["a", "b", "1964"])
    )
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Reader]:
    with Reader(filled(tmp_path / "small.cubatimeline")) as reader:
        yield reader


def test_a_document_has_the_same_marks_both_ways(store: Reader) -> None:
    read = {document.id: store.marks(document.id) for document in store.documents()}
    assert any(len(each) > 3 for each in read.values())
    assert {id_: list(store.mark_columns(id_)) for id_ in read} == read
    assert len(store.mark_columns("no-such")) == 0


@given(marks)
def test_marks_come_back_as_they_were(given_: list[Mark]) -> None:
    columns = Marks.of(given_)
    assert list(columns) == given_
    assert [columns[place] for place in range(-len(given_), len(given_))] == given_ + given_
    assert list(columns[1:3]) == given_[1:3]
    assert Marks.of(columns) is columns
    assert columns == Marks.of(given_)
    assert (columns == Marks.of(given_[1:])) == (not given_)


@given(marks)
def test_places_and_targets_are_looked_up(given_: list[Mark]) -> None:
    columns = Marks.of(sorted(given_, key=lambda mark: mark.start))
    for kind in MarkKind:
        assert sorted(columns.of_kind(kind)) == sorted({mark.target for mark in given_ if mark.kind is kind})
        told = [(mark.start, mark.end) for mark in columns if (mark.kind, mark.target) == (kind, "a")]
        assert columns.places(kind, "a") == told
    assert list(columns.between(10, 30)) == [mark for mark in columns if 10 <= mark.start < 30]


def test_marks_are_nothing_else() -> None:
    assert Marks.of(()) != ()
    assert not Marks.of(())
