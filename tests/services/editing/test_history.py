"""What was done is remembered by name: in order, after a restart, up to a bound, and never past what changed since."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from cubatimeline.domain.changes import Changes
from cubatimeline.domain.errors import EditError
from cubatimeline.domain.languages import Localised
from cubatimeline.services.editing import entities, events
from cubatimeline.services.editing.edit import Edit, redo, together, undo
from cubatimeline.store import history, imports
from cubatimeline.store.editing.common import Connection
from cubatimeline.store.history import next_to_redo, next_to_undo, read_changes
from cubatimeline.store.reader import Reader
from cubatimeline.store.recording import RECORDED
from cubatimeline.store.writer import Writer
from tests.services.editing.collection import DRAFTS, check_indexes, content, do
from tests.store.content import EVENTS

_EVENT = EVENTS[0].id
_UNRECORDED = {"batch", "change", "change_step", "_sqlite_migrations"}


def important(number: int) -> Edit:
    def deed(connection: Connection) -> None:
        connection.execute("UPDATE event SET importance = ? WHERE id = ?", (number, _EVENT))

    return Edit(f"Importance {number}", deed)


def importance(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT importance FROM event WHERE id = ?", (_EVENT,)).fetchone()[0])


def names(connection: sqlite3.Connection) -> list[tuple[str, bool]]:
    return [(entry.name, entry.undone) for entry in read_changes(connection)]


def test_every_table_is_recorded(connection: sqlite3.Connection) -> None:
    tables = connection.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    own = {name for (name,) in tables if not name.startswith("sqlite_")}
    assert own - _UNRECORDED == set(RECORDED)


def test_edits_are_undone_and_redone_by_name(connection: sqlite3.Connection) -> None:
    for number in (1, 2, 3):
        assert do(connection, important(number)) == Changes(f"Importance {number}", events=frozenset({_EVENT}))
    assert do(connection, undo) == Changes("Importance 3", events=frozenset({_EVENT}))
    assert do(connection, undo).name == "Importance 2"
    assert importance(connection) == 1
    assert [name for name, undone in names(connection) if undone] == ["Importance 3", "Importance 2"]
    entries = next_to_undo(connection), next_to_redo(connection)
    assert [entry.name for entry in entries if entry] == ["Importance 1", "Importance 2"]
    assert do(connection, redo).name == "Importance 2"
    assert importance(connection) == 2


def test_a_new_edit_drops_what_was_undone(connection: sqlite3.Connection) -> None:
    do(connection, important(1))
    do(connection, important(2))
    do(connection, undo)
    do(connection, important(4))
    assert names(connection)[:2] == [("Importance 4", False), ("Importance 1", False)]
    with pytest.raises(EditError, match="nothing to do again"):
        do(connection, redo)


def test_there_is_an_end_to_undo(connection: sqlite3.Connection) -> None:
    do(connection, important(1))
    do(connection, undo)
    do(connection, undo)
    with pytest.raises(EditError, match="nothing to undo"):
        do(connection, undo)


def test_what_changes_nothing_is_not_remembered(connection: sqlite3.Connection) -> None:
    before = names(connection)
    assert not do(connection, important(importance(connection)))
    assert not do(connection, together("Nothing"))
    assert names(connection) == before


def test_an_edit_that_fails_leaves_nothing(connection: sqlite3.Connection) -> None:
    def deed(connection: Connection) -> None:
        connection.execute("DELETE FROM event")
        raise EditError("half-way")

    before, entries = content(connection), names(connection)
    with pytest.raises(EditError, match="half-way"):
        do(connection, Edit("Fail", deed))
    assert (content(connection), names(connection)) == (before, entries)
    assert do(connection, important(2)).events == {_EVENT}


def test_the_oldest_changes_are_forgotten(connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "KEPT", 3)
    for number in range(10):
        do(connection, important(number))
    assert [name for name, _ in names(connection)] == ["Importance 9", "Importance 8", "Importance 7"]
    for _ in range(3):
        do(connection, undo)
    assert importance(connection) == 6
    assert connection.execute("SELECT count(DISTINCT change) FROM change_step").fetchone()[0] == 3


def test_undo_outlives_the_program(path: Path) -> None:
    with Reader(path) as reader:
        before = reader.event(_EVENT)
    with Writer(path) as writer:
        writer.submit(events.remove(_EVENT)).result()
    with Writer(path) as writer, Reader(path) as reader:
        assert reader.event(_EVENT) is None
        changes = writer.submit(undo).result()
        assert changes.name == f"Remove event {_EVENT}"
        assert reader.event(_EVENT) == before


def test_what_was_changed_since_is_not_undone(connection: sqlite3.Connection) -> None:
    do(connection, important(1))
    connection.execute("UPDATE event SET importance = 5 WHERE id = ?", (_EVENT,))
    before = content(connection)
    with pytest.raises(EditError, match=r"“Importance 1” cannot be undone: .* Make the change by hand"):
        do(connection, undo)
    assert content(connection) == before


def test_what_took_the_place_of_a_removed_row_is_not_overwritten(connection: sqlite3.Connection) -> None:
    do(connection, events.remove(_EVENT))
    columns = "id, edtf, precision, flags, category, importance, title_en"
    again = f"INSERT INTO event ({columns}) VALUES (?, '..', 7, 0, 1, 1, '')"
    connection.execute(again, (_EVENT,))
    with pytest.raises(EditError, match="cannot be undone"):
        do(connection, undo)
    assert connection.execute("SELECT edtf FROM event WHERE id = ?", (_EVENT,)).fetchall() == [("..",)]


def test_what_is_gone_is_not_done_again(connection: sqlite3.Connection) -> None:
    do(connection, important(1))
    do(connection, undo)
    connection.execute("DELETE FROM event WHERE id = ?", (_EVENT,))
    with pytest.raises(EditError, match="cannot be done again"):
        do(connection, redo)


def test_several_edits_are_one(connection: sqlite3.Connection) -> None:
    before = content(connection)
    both = together("Tidy up", events.remove(_EVENT), entities.rename("havana", Localised("San Cristóbal")))
    changes = do(connection, both)
    assert changes.name == "Tidy up"
    assert (changes.events, changes.entities) == ({_EVENT}, {"havana"})
    do(connection, undo)
    assert content(connection) == before


def test_an_import_drops_what_was_undone_and_undo_goes_on_before_it(connection: sqlite3.Connection) -> None:
    assert names(connection) == [("Import 1 file", False)]
    do(connection, events.remove(DRAFTS[0]))
    do(connection, undo)
    before = content(connection)

    def second(connection: Connection) -> Changes:
        imports.begin_batch(connection, "Import 2 files")
        return Changes()

    do(connection, second)
    assert names(connection) == [("Import 2 files", False), ("Import 1 file", False)]
    assert do(connection, undo).everything
    assert content(connection) == before
    do(connection, undo)
    assert connection.execute("SELECT count(*) FROM document WHERE id = 'cable'").fetchone()[0] == 0
    assert names(connection) == []
    check_indexes(connection)


def test_no_trigger_is_left_behind(connection: sqlite3.Connection) -> None:
    do(connection, important(1))
    assert connection.execute("SELECT count(*) FROM temp.sqlite_schema").fetchone()[0] == 0


def test_an_edit_may_leave_a_query_half_read(connection: sqlite3.Connection) -> None:
    left = []

    def deed(connection: Connection) -> None:
        left.append(connection.execute("SELECT * FROM event"))
        left[-1].fetchone()
        connection.execute("UPDATE event SET importance = 2 WHERE id = ?", (_EVENT,))

    def failing(connection: Connection) -> None:
        deed(connection)
        raise EditError("half-way")

    before = content(connection)
    with pytest.raises(EditError, match="half-way"):
        do(connection, Edit("Fail", failing))
    assert content(connection) == before
    do(connection, Edit("Do", deed))
    do(connection, undo)
    assert content(connection) == before


def test_numbers_come_back_to_the_last_bit(connection: sqlite3.Connection) -> None:
    awkward = 0.1 + 0.2

    def deed(connection: Connection) -> None:
        connection.execute("UPDATE evidence SET confidence = ?", (awkward,))

    do(connection, Edit("Awkward", deed))
    do(connection, undo)
    do(connection, redo)
    assert {value for (value,) in connection.execute("SELECT confidence FROM evidence")} == {awkward}


def test_a_step_names_only_what_it_changed(connection: sqlite3.Connection) -> None:
    do(connection, important(1))
    steps = connection.execute("SELECT table_name, before, after FROM change_step").fetchall()
    assert steps == [("event", '{"row": 1, "importance": 5}', '{"row": 1, "importance": 1}')]
