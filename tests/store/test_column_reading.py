"""Events read as columns, whatever their rows and words are."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from cubatimeline.store import column_reading
from cubatimeline.store.column_reading import read_columns_of
from cubatimeline.store.columns import ARRAYS
from cubatimeline.store.reader import Reader
from cubatimeline.store.texts import END


def test_columns_are_the_same_however_many_rows_are_read_at_a_time(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = reader.columns()
    for rows in (1, 2, 3):
        monkeypatch.setattr(column_reading, "_ROWS", rows)
        parts = reader.columns()
        assert parts.row.tolist() == whole.row.tolist()
        assert parts.start_earliest.tolist() == whole.start_earliest.tolist()
        assert parts.evidence.tolist() == whole.evidence.tolist()
        assert parts.titles == whole.titles


def test_rows_far_apart_and_below_zero(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys = off")
    event = "INSERT INTO event (row, id, edtf, precision, flags, category, importance, title_en) "
    for row in (-5, 10**15):
        connection.execute(event + f"VALUES ({row}, 'e{row}', '..', 7, 0, 1, 1, 'far')")
    connection.commit()
    connection.close()
    with Reader(path) as reader:
        columns = reader.columns()
    assert {-5, 10**15} <= set(columns.row.tolist())
    assert len(columns.ids) == len(columns) == 7


@pytest.mark.parametrize("title", ["Línea, con coma", "Хрущёв\nв Гаване", "", "'; DROP TABLE event; --", "\U0001f5fa"])
def test_titles_come_as_they_were_written(path: Path, title: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE event SET title_en = ?", (title,))
    connection.commit()
    connection.close()
    with Reader(path) as reader:
        assert list(reader.columns().titles) == [title] * 5


def test_a_separator_in_a_title_does_not_make_two(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("UPDATE event SET title_en = ?", (f"one{END}two",))
    connection.commit()
    connection.close()
    with Reader(path) as reader:
        assert list(reader.columns().titles) == ["one two"] * 5


def test_a_few_events_read_by_themselves_are_those_of_the_whole(reader: Reader) -> None:
    whole = reader.columns("ru")
    wanted = [whole.ids[3], whole.ids[1], "no such event"]
    few = reader.read(lambda connection: read_columns_of(connection, "ru", wanted))
    same = whole.taken(np.array([1, 3]))
    assert list(few.ids) == list(same.ids)
    assert list(few.titles) == list(same.titles)
    assert all(np.array_equal(getattr(few, name), getattr(same, name)) for name in ARRAYS)


def test_none_of_a_few_events_is_there(reader: Reader) -> None:
    assert len(reader.read(lambda connection: read_columns_of(connection, "en", ["gone"]))) == 0
