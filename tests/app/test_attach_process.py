"""A text is read and written in a process of its own: told how far it is, stopped at any time, whole or not there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cubatimeline.app.attach_process import AttachingApart
from cubatimeline.domain.errors import Cancelled, CollectionError, ReaderError
from cubatimeline.store.reader import Reader
from tests.store.content import filled

TEXT = "From the diary\n\n" + "\n\n".join(
    f"On {number % 28 + 1} October 1964 Guevara received envoy number {number} in Havana." for number in range(120)
)
TALK = "talk"
Begin = Callable[..., AttachingApart]


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    return filled(tmp_path / "small.cubatimeline")


@pytest.fixture
def begin(collection: Path, tmp_path: Path) -> Iterator[Begin]:
    file = tmp_path / "text.txt"
    file.write_text(TEXT, encoding="utf-8")
    begun: list[AttachingApart] = []

    def begin(
        told: Callable[[float], object] = lambda _: None, stopped: Callable[[], bool] = lambda: False, path: Path = file
    ) -> AttachingApart:
        begun.append(AttachingApart(collection, TALK, path, told, stopped))
        return begun[-1]

    yield begin
    for each in begun:
        each.close()


def full_text(collection: Path) -> str:
    """Return the full text that is attached to the talk; "" where there is none."""
    with Reader(collection) as reader:
        found = reader.document(f"{TALK}-full-text")
    return "" if found is None else found.text


def test_a_text_is_read_then_written_and_progress_told(begin: Begin, collection: Path) -> None:
    told: list[float] = []
    process = begin(told.append)
    process.read()
    assert told == sorted(told)
    assert 0 < told[-1] < 1
    assert full_text(collection) == ""
    changes, attached = process.write("Attach it")
    assert told == sorted(told)
    assert told[-1] == 1
    assert (attached.text, changes.name) == (f"{TALK}-full-text", "Attach it")
    assert attached.text in changes.documents
    assert attached.drafts > 0
    assert len(changes.events) >= attached.drafts
    assert full_text(collection).startswith("From the diary")


def test_reading_stops_when_asked(begin: Begin, collection: Path) -> None:
    with pytest.raises(Cancelled):
        begin(stopped=lambda: True).read()
    assert full_text(collection) == ""


def test_nothing_is_kept_of_what_is_stopped_while_it_is_written(begin: Begin, collection: Path) -> None:
    stopping: list[bool] = []
    process = begin(stopped=lambda: bool(stopping))
    process.read()
    stopping.append(True)
    with pytest.raises(Cancelled):
        process.write("Attach it")
    assert full_text(collection) == ""
    other = begin()
    other.read()
    assert other.write("Attach it")[1].drafts > 0


def test_it_can_be_cut_off_for_ever(begin: Begin, collection: Path) -> None:
    process = begin()
    process.read()
    process.cut()
    with pytest.raises((Cancelled, CollectionError)):
        process.write("Attach it")
    assert full_text(collection) == ""


def test_a_file_without_text_is_refused(begin: Begin, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    with pytest.raises(ReaderError):
        begin(path=empty).read()
