"""Files that cannot be opened are told apart, each with what to do next."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from cubatimeline.domain.errors import (
    CollectionError,
    DamagedCollectionError,
    NewerCollectionError,
    NotACollectionError,
)
from cubatimeline.store.library import copy, schema_version
from cubatimeline.store.reader import Reader
from cubatimeline.store.schema import SCHEMA_VERSION
from cubatimeline.store.writer import Writer

OPENINGS: list[Callable[[Path], object]] = [Reader, Writer, schema_version]


def alter(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_file_that_is_not_there(opening: Callable[[Path], object], tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match="no collection at") as caught:
        opening(tmp_path / "none.cubatimeline")
    assert caught.value.mend
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize(
    "content", [b"", b"SQLite", b"words of a letter" * 100, b"SQLite format 3\x00" + b"\xff" * 200]
)
def test_a_file_that_is_something_else(opening: Callable[[Path], object], content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(NotACollectionError) as caught:
        opening(path)
    assert str(path) in caught.value.message
    assert caught.value.mend


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_database_of_another_program(opening: Callable[[Path], object], tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    alter(path, "CREATE TABLE event (id)")
    with pytest.raises(NotACollectionError):
        opening(path)


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_folder(opening: Callable[[Path], object], tmp_path: Path) -> None:
    with pytest.raises(NotACollectionError, match="is a folder") as caught:
        opening(tmp_path)
    assert caught.value.message.startswith(str(tmp_path))


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_collection_of_a_later_version(opening: Callable[[Path], object], path: Path) -> None:
    alter(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(NewerCollectionError, match="later version") as caught:
        opening(path)
    assert "Update" in caught.value.mend


def test_a_collection_with_broken_pages(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xa5" * (4096 - 100)
    path.write_bytes(bytes(content))
    with pytest.raises(DamagedCollectionError) as caught, Reader(path) as reader:
        reader.events()
    assert "backup" in caught.value.mend


def test_a_collection_cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(DamagedCollectionError), Reader(path) as reader:
        reader.events()


def test_a_reader_cannot_write(path: Path) -> None:
    with Reader(path) as reader, pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader._connection.execute("DELETE FROM event")


def test_a_collection_in_a_folder_that_cannot_be_written_to_can_be_read(path: Path) -> None:
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        with Reader(path) as reader:
            assert reader.info()["events"] == 5
    finally:
        path.parent.chmod(0o700)


def test_a_copy_is_made_while_the_collection_is_in_use(path: Path, tmp_path: Path) -> None:
    with Writer(path), Reader(path) as reader:
        copy(path, tmp_path / "copy.cubatimeline")
        with Reader(tmp_path / "copy.cubatimeline") as copied:
            assert copied.events() == reader.events()
    assert not list(tmp_path.glob("*.partial"))


def test_a_copy_into_no_folder_is_told(path: Path, tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match="There is no folder") as caught:
        copy(path, tmp_path / "none" / "copy.cubatimeline")
    assert caught.value.mend


def test_a_copy_onto_a_folder_is_told(path: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(CollectionError, match="is a folder"):
        copy(path, tmp_path / "folder")
