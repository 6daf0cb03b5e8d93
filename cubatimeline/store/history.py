"""What was done to the collection, in order: the changes that can be undone and redone by name."""

from __future__ import annotations

from dataclasses import dataclass

from cubatimeline.store.editing.common import Connection, insert, now

KEPT = 1_000
"""Changes remembered; older ones can no longer be undone."""


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """One line of the history.

    Attributes:
        name: what was done, in words.
        made: when, in ISO 8601 with the offset from UTC.
        undone: whether it is undone at present.
        redoable: whether it can be done again once it is undone; an import must be made anew.
    """

    row: int
    name: str
    made: str
    undone: bool
    redoable: bool


def begin_change(connection: Connection, name: str, batch: int | None = None) -> int:
    """Add a change and return its row; what was undone can no longer be redone, and the oldest change is forgotten."""
    drop_undone(connection)
    row = insert(connection, "change", name=name, made=now(), batch=batch)
    connection.execute(
        "DELETE FROM change WHERE row <= (SELECT row FROM change ORDER BY row DESC LIMIT 1 OFFSET ?)", (KEPT,)
    )
    return row


def drop_undone(connection: Connection) -> None:
    """Forget what was undone, as what is there now no longer leads to it."""
    connection.execute("DELETE FROM change WHERE undone = 1")


_ENTRY = "SELECT row, name, made, undone, batch IS NULL FROM change"


def _entry(values: tuple[int, str, str, int, int]) -> ChangeEntry:
    row, name, made, undone, redoable = values
    return ChangeEntry(row, name, made, bool(undone), bool(redoable))


def read_changes(connection: Connection, limit: int = KEPT) -> list[ChangeEntry]:
    """Return what was done, the newest first; what is undone stands before what is not."""
    return [_entry(values) for values in connection.execute(f"{_ENTRY} ORDER BY row DESC LIMIT ?", (limit,))]


def next_to_undo(connection: Connection) -> ChangeEntry | None:
    """Return the change that undo would take back, None where there is none."""
    found = connection.execute(f"{_ENTRY} WHERE undone = 0 ORDER BY row DESC LIMIT 1").fetchone()
    return None if found is None else _entry(found)


def next_to_redo(connection: Connection) -> ChangeEntry | None:
    """Return the change that redo would do again, None where there is none."""
    found = connection.execute(f"{_ENTRY} WHERE undone = 1 ORDER BY row LIMIT 1").fetchone()
    return None if found is None else _entry(found)
