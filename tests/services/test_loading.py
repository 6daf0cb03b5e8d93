"""What the window needs, read at once or from what was kept at an earlier start."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from cubatimeline.services.loading import keep_columns, positions_of, read_timeline
from cubatimeline.store import column_cache
from cubatimeline.store.reader import Reader
from tests.store.content import filled


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "small.cubatimeline")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which even five events are worth keeping."""
    monkeypatch.setattr(column_cache, "LEAST_EVENTS", 1)
    return tmp_path / "cache"


def test_the_second_start_takes_the_columns_that_the_first_one_kept(path: Path, cache: Path) -> None:
    with Reader(path) as reader:
        first = read_timeline(reader, "es", cache)
        assert keep_columns(reader, first, "es", cache)
        second = read_timeline(reader, "es", cache)
        assert second.unkept is None
        assert not keep_columns(reader, second, "es", cache)
        assert second.columns.titles == first.columns.titles
        assert second.columns.row.tolist() == first.columns.row.tolist()
        assert second.ghosts == first.ghosts
        assert read_timeline(reader, "ru", cache).columns.titles != first.columns.titles


def test_a_change_makes_what_was_kept_of_no_use(path: Path, cache: Path) -> None:
    with Reader(path) as reader:
        keep_columns(reader, read_timeline(reader, "en", cache), "en", cache)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE event SET title_en = 'changed'")
    connection.commit()
    connection.close()
    with Reader(path) as reader:
        data = read_timeline(reader, "en", cache)
        assert set(data.columns.titles) == {"changed"}
        assert keep_columns(reader, data, "en", cache)
        assert set(read_timeline(reader, "en", cache).columns.titles) == {"changed"}


def test_columns_that_changed_before_they_could_be_kept_are_not_kept(path: Path, cache: Path) -> None:
    with Reader(path) as reader:
        data = read_timeline(reader, "en", cache)
        connection = sqlite3.connect(path)
        connection.execute("UPDATE event SET title_en = 'changed'")
        connection.commit()
        connection.close()
        assert not keep_columns(reader, data, "en", cache)
        assert not cache.exists()


def test_a_damaged_cache_is_read_past(path: Path, cache: Path) -> None:
    with Reader(path) as reader:
        data = read_timeline(reader, "en", cache)
        keep_columns(reader, data, "en", cache)
        (file,) = cache.iterdir()
        file.write_bytes(file.read_bytes()[:-100])
        again = read_timeline(reader, "en", cache)
        assert again.columns.titles == data.columns.titles
        assert again.unkept is not None


def test_small_collections_are_not_kept(path: Path, tmp_path: Path) -> None:
    with Reader(path) as reader:
        data = read_timeline(reader, "en", tmp_path / "cache")
        assert data.unkept is None
        assert not keep_columns(reader, data, "en", tmp_path / "cache")


def test_without_a_folder_nothing_is_kept(path: Path) -> None:
    with Reader(path) as reader:
        assert read_timeline(reader, "en").unkept is None


def test_positions_of_nothing() -> None:
    assert not len(positions_of(np.empty(0, np.int64), np.arange(3)))
    assert not len(positions_of(np.array([1]), np.empty(0, np.int64)))
