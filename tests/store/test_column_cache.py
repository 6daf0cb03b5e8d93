"""Columns kept in a file of their own: the same columns or none."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Thread

import numpy as np
import pytest

from cubatimeline.domain.changes import Changes
from cubatimeline.store import column_cache
from cubatimeline.store.column_cache import cache_file, load, save, state_of
from cubatimeline.store.columns import ARRAYS, EventColumns
from cubatimeline.store.reader import Reader
from cubatimeline.store.writer import Writer


@pytest.fixture
def columns(reader: Reader) -> EventColumns:
    return reader.columns("ru")


@pytest.fixture
def kept(columns: EventColumns, tmp_path: Path) -> Path:
    file = tmp_path / "columns" / "small.columns"
    assert save(file, columns, "one state")
    return file


def same(one: EventColumns, other: EventColumns) -> bool:
    arrays = all(np.array_equal(getattr(one, name), getattr(other, name)) for name in ARRAYS)
    types = all(getattr(one, name).dtype == getattr(other, name).dtype for name in ARRAYS)
    return arrays and types and one.ids == other.ids and one.titles == other.titles


def test_what_was_kept_comes_back(columns: EventColumns, kept: Path) -> None:
    found = load(kept, "one state")
    assert found is not None
    assert same(found.columns, columns)
    assert found.columns.titles[1] == columns.titles[1]
    assert found.columns.ids.index("1964-10-14-fall") == columns.ids.index("1964-10-14-fall")
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


def test_pages_that_were_given_back_are_read_again(columns: EventColumns, kept: Path) -> None:
    found = load(kept, "one state")
    assert found is not None
    edited = found.columns.edited(np.array([0]), replace(columns.taken(np.array([0])), titles=["Another"]))
    edited.titles.give_back()
    assert list(edited.titles) == ["Another", *list(columns.titles)[1:]]
    assert np.array_equal(edited.start_earliest, columns.start_earliest)
    assert list(found.columns.titles) == list(columns.titles)


def test_lists_of_strings_are_kept_as_well(columns: EventColumns, tmp_path: Path) -> None:
    lists = EventColumns(
        **{name: getattr(columns, name) for name in ARRAYS}, ids=list(columns.ids), titles=list(columns.titles)
    )
    assert save(tmp_path / "lists", lists, "state")
    found = load(tmp_path / "lists", "state")
    assert found is not None
    assert same(found.columns, columns)


def test_no_events_at_all(columns: EventColumns, tmp_path: Path) -> None:
    assert save(tmp_path / "none", columns.taken(np.empty(0, np.int64)), "state")
    found = load(tmp_path / "none", "state")
    assert found is not None
    assert len(found.columns) == 0
    assert list(found.columns.titles) == []


def test_columns_of_another_state_are_none(kept: Path) -> None:
    assert load(kept, "another state") is None
    assert load(kept, None) is None


def test_a_missing_file_is_none(tmp_path: Path) -> None:
    assert load(tmp_path / "nothing", "state") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:5],
        lambda data: data[:40],
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda data: data + b"\0",
        lambda data: b"SQLite format 3\0" + data[16:],
        lambda data: data[:30] + b"x" + data[31:],
        lambda data: data[:8] + (2**63).to_bytes(8, "little") + data[16:],
        lambda data: data[:-64] + bytes(64),
        lambda data: bytes(len(data)),
    ],
)
def test_a_damaged_file_is_none(kept: Path, damage: Callable[[bytes], bytes]) -> None:
    kept.write_bytes(damage(kept.read_bytes()))
    assert load(kept, "one state") is None


def test_any_altered_byte_of_the_columns_is_noticed(kept: Path) -> None:
    data = kept.read_bytes()
    used = 0
    for at in range(0, len(data), 7):
        kept.write_bytes(data[:at] + bytes([data[at] ^ 0x41]) + data[at + 1 :])
        found = load(kept, "one state")
        # Bytes between the parts mean nothing; all others are summed up.
        used += found is None
        assert found is None or data[at] == 0
    assert used > len(data) / 7 * 0.5


def test_a_folder_that_cannot_be_made_keeps_nothing(columns: EventColumns, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    assert not save(tmp_path / "taken" / "columns", columns, "state")


def test_a_name_that_is_taken_by_a_folder_keeps_nothing(columns: EventColumns, tmp_path: Path) -> None:
    (tmp_path / "columns").mkdir()
    assert not save(tmp_path / "columns", columns, "state")
    assert [path.name for path in tmp_path.iterdir()] == ["columns"]


def test_a_full_disk_leaves_the_former_file(columns: EventColumns, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(column_cache.os, "fsync", full)
    assert not save(kept, columns, "a later state")
    assert load(kept, "one state") is not None
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


def test_what_a_killed_process_left_is_removed(columns: EventColumns, kept: Path) -> None:
    old, new = (kept.with_name(f".{kept.name}.{number}.part") for number in (1, 2))
    old.write_bytes(b"half")
    new.write_bytes(b"half")
    os.utime(old, (0, 0))
    assert save(kept, columns, "one state")
    assert {path.name for path in kept.parent.iterdir()} == {kept.name, new.name}


def test_who_reads_while_another_writes_gets_all_or_nothing(columns: EventColumns, kept: Path) -> None:
    """One thread writes two states in turn, the other only ever finds one of them whole."""
    begin, wrong = Barrier(2), []

    def write() -> None:
        begin.wait()
        for number in range(40):
            save(kept, columns, ("one state", "other state")[number % 2])

    def read() -> None:
        begin.wait()
        for number in range(200):
            found = load(kept, ("one state", "other state")[number % 2])
            if found is not None and not same(found.columns, columns):
                wrong.append(number)

    threads = [Thread(target=write), Thread(target=read)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert load(kept, "other state") is not None


def test_columns_stay_whole_when_the_file_is_replaced_under_them(columns: EventColumns, kept: Path) -> None:
    found = load(kept, "one state")
    assert found is not None
    save(kept, columns.taken(np.array([0])), "a later state")
    assert same(found.columns, columns)


def change(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_every_change_of_a_collection_is_another_state(path: Path) -> None:
    states = [state_of(path)]
    for importance in range(1, 6):
        change(path, f"UPDATE event SET importance = {importance}")
        states.append(state_of(path))
    assert len(set(states)) == len(states)
    assert state_of(path) == states[-1]


def test_a_change_that_still_stands_in_the_log_is_another_state(path: Path) -> None:
    def job(connection: sqlite3.Connection, importance: int) -> Changes:
        connection.execute("UPDATE event SET importance = ?", (importance,))
        return Changes("change", everything=True)

    with Writer(path) as writer:
        states = [state_of(path)]
        for importance in (1, 2, 1, 2):
            writer.submit(lambda connection, to=importance: job(connection, to)).result()
            states.append(state_of(path))
    assert len(set(states)) == len(states)


def test_reading_is_no_change(path: Path) -> None:
    with Reader(path) as opened:
        opened.columns()
        before = state_of(path)
        opened.columns()
        assert state_of(path) == before


def test_a_collection_that_is_not_there_has_no_state(tmp_path: Path) -> None:
    assert state_of(tmp_path / "nothing") is None


def test_a_log_too_long_to_look_through_gives_no_state(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.with_name(path.name + "-wal").write_bytes(bytes(100))
    assert state_of(path) is not None
    monkeypatch.setattr(column_cache, "_LARGEST_LOG", 50)
    assert state_of(path) is None


def test_collections_and_languages_have_files_of_their_own(tmp_path: Path) -> None:
    files = {
        cache_file(tmp_path, tmp_path / name, language)
        for name in ("one", "other")
        for language in ("en", "es")
    }  # fmt: skip
    assert len(files) == 4
    assert all(file.parent == tmp_path for file in files)
    assert cache_file(tmp_path, tmp_path / "sub" / ".." / "one", "en") in files
