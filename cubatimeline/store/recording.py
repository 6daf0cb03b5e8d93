"""Records what an edit does to rows, whatever statements it uses, so that it can be undone and redone.

While an edit runs, temporary triggers hand every row that is inserted, changed or deleted, by cascades too, to a log
in memory; the idea of recording through triggers is that of https://www.sqlite.org/undoredo.html. The log is kept as
JSON by table and column, and played backwards to undo or forwards to redo. Before a row is touched it is compared with
what the log left there: where something else has changed it since, nothing is done. Full-text indexes follow through
triggers of their own, but for that of names, which is made anew for the entities touched.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count

from cubatimeline.domain.changes import Changes
from cubatimeline.domain.errors import EditError
from cubatimeline.store import rows
from cubatimeline.store.editing.common import Connection
from cubatimeline.store.entities import read_entity
from cubatimeline.store.history import begin_change, drop_undone, next_to_redo, next_to_undo
from cubatimeline.store.imports import remove_batch
from cubatimeline.store.rows import Value

Deed = Callable[[Connection], None]
"""Edits rows through the connection, inside an open transaction."""
Values = dict[str, Value]
"""One row by column."""

RECORDED = (
    "meta", "removed", "category", "document", "document_date", "paragraph", "page", "heading", "footnote", "entity",
    "alias", "office", "entity_document", "succession", "holder", "succession_document", "event", "rival",
    "rival_document", "event_entity", "passage", "evidence", "mark", "tour", "relation", "saved_view", "note",
    "proposal", "proposal_spelling", "proposal_mention", "teaching", "rejected",
)  # fmt: skip
"""All tables but those of the history and of imports, and the full-text indexes."""
_SUBJECTS = ("event", "document", "entity", "evidence")
_POINTERS = {"source": "event", "target": "event", "person": "entity"}
"""Columns that lead to a row of a subject under another name; the others are called as their subject."""
_FLAGS = {
    "relation": "relations", "saved_view": "views", "note": "notes", "proposal": "drafts",
    "tour": "tours",
    "meta": "figures",
    "proposal_spelling": "drafts", "proposal_mention": "drafts", "teaching": "drafts", "rejected": "drafts",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Table:
    """A recorded table: all its columns, and those that make its key."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    @property
    def where(self) -> str:
        return " AND ".join(f"{column} = ?" for column in self.key)

    def keys(self, values: Values) -> tuple[Value, ...]:
        return tuple(values[column] for column in self.key)

    def read(self, connection: Connection, values: Values) -> Values | None:
        """Return the row of the same key, None where there is none."""
        query = f"SELECT {', '.join(self.columns)} FROM {self.name} WHERE {self.where}"
        found = connection.execute(query, self.keys(values)).fetchone()
        return None if found is None else dict(zip(self.columns, found, strict=True))


def _tables(connection: Connection) -> dict[str, _Table]:
    tables = {}
    for name in RECORDED:
        columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
        key = tuple(column[1] for column in sorted(columns, key=lambda column: column[5]) if column[5])
        tables[name] = _Table(name, tuple(column[1] for column in columns), key)
    return tables


@dataclass(slots=True)
class _Touched:
    """Which events, documents, entities and pieces of evidence the rows of a change belong to.

    Attributes:
        rows, ids: by subject; a row whose id is not known by the end was made and removed again.
        flags: names of further attributes of `Changes`.
    """

    rows: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    ids: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    flags: set[str] = field(default_factory=set)

    def add(self, table: str, values: Values | None) -> None:
        """Take in one row, as it was or as it is."""
        if values is None:
            return
        if table in _FLAGS:
            self.flags.add(_FLAGS[table])
        if table in _SUBJECTS:
            self.rows[table].add(int(str(values["row"])))
            self.ids[table].add(str(values["id"]))
        for column, value in values.items():
            subject = _POINTERS.get(column, column)
            if subject in _SUBJECTS and isinstance(value, int):
                self.rows[subject].add(value)
        if table == "mark":
            self.ids[str(values["kind"])].add(str(values["target"]))

    def changes(self, connection: Connection, name: str) -> Changes:
        """Return what was touched, by id."""
        for subject in _SUBJECTS:
            query = f"SELECT id FROM {subject} WHERE row IN (SELECT value FROM json_each(?))"
            found = connection.execute(query, (json.dumps(sorted(self.rows[subject])),))
            self.ids[subject].update(id_ for (id_,) in found)
        return Changes(
            name,
            events=frozenset(self.ids["event"]),
            documents=frozenset(self.ids["document"]),
            entities=frozenset(self.ids["entity"]),
            evidence=frozenset(self.ids["evidence"]),
            **dict.fromkeys(self.flags, True),
        )


@dataclass(slots=True)
class _Log:
    """What an edit has done so far: table, row before, row after; of a changed row the key and what differs."""

    tables: dict[str, _Table]
    steps: list[tuple[str, Values | None, Values | None]] = field(default_factory=list)
    touched: _Touched = field(default_factory=_Touched)

    def take(self, deed: str, table: str, *values: Value) -> None:
        """Take one step from a trigger; `deed` is insert, update or delete, `values` the row, or both of them."""
        known = self.tables[table]
        number = len(known.columns)
        old = dict(zip(known.columns, values[:number], strict=True)) if deed != "insert" else None
        new = dict(zip(known.columns, values[-number:], strict=True)) if deed != "delete" else None
        if old is not None and new is not None:
            changed = [column for column in known.columns if old[column] != new[column]]
            if not changed:
                return
            self.touched.add(table, old)
            self.touched.add(table, new)
            kept = dict.fromkeys((*known.key, *changed))
            old, new = ({column: each[column] for column in kept} for each in (old, new))
        else:
            self.touched.add(table, old or new)
        self.steps.append((table, old, new))


_numbers = count()


@contextmanager
def _listening(connection: Connection, log: _Log) -> Iterator[None]:
    """Hand all steps to `log`; the triggers go with the end of the edit, also through its rollback."""
    # A name of its own each time: SQLite does not let a function be replaced while any query is half read.
    function = f"recorded_step_{next(_numbers)}"
    connection.create_function(function, -1, log.take)
    names = []
    for table in log.tables.values():
        old, new = (", ".join(f"{which}.{column}" for column in table.columns) for which in ("old", "new"))
        for deed, values in (("insert", new), ("update", f"{old}, {new}"), ("delete", old)):
            name = f"recorded_{deed}_{table.name}"
            connection.execute(
                f"CREATE TEMP TRIGGER {name} AFTER {deed} ON main.{table.name} "
                f"BEGIN SELECT {function}('{deed}', '{table.name}', {values}); END"
            )
            names.append(name)
    try:
        yield
    finally:
        for name in names:
            connection.execute(f"DROP TRIGGER IF EXISTS temp.{name}")
        # Nor taken away; then it stays unused until the connection is closed.
        with suppress(sqlite3.OperationalError):
            connection.create_function(function, -1, None)


def recorded(connection: Connection, name: str, deed: Deed) -> Changes:
    """Do an edit and remember it under `name`; return what it touched. One that changes nothing is not remembered.

    Raises:
        EditError: the edit cannot be done; the caller rolls the transaction back.
    """
    log = _Log(_tables(connection))
    with _listening(connection, log):
        deed(connection)
    if not log.steps:
        return Changes(name)
    change = begin_change(connection, name)
    steps = [(change, table, _json(before), _json(after)) for table, before, after in log.steps]
    connection.executemany("INSERT INTO change_step (change, table_name, before, after) VALUES (?, ?, ?, ?)", steps)
    _index_names(connection, log.touched)
    return log.touched.changes(connection, name)


def _json(values: Values | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False)


def _index_names(connection: Connection, touched: _Touched) -> None:
    """Bring the full-text index of names up to the entities touched."""
    for row in sorted(touched.rows["entity"]):
        connection.execute("DELETE FROM entity_text WHERE rowid = ?", (row,))
        found = connection.execute("SELECT id FROM entity WHERE row = ?", (row,)).fetchone()
        entity = None if found is None else read_entity(connection, found[0])
        if entity is not None:
            connection.execute(
                "INSERT INTO entity_text (rowid, names, stems) VALUES (?, ?, ?)", rows.entity_text_row(row, entity)
            )


def undo(connection: Connection) -> Changes:
    """Take back what was done last; return what that touched. An import is taken out whole.

    Raises:
        EditError: there is nothing to undo, or what the change left behind is there no more.
    """
    entry = next_to_undo(connection)
    if entry is None:
        raise EditError("There is nothing to undo.")
    if not entry.redoable:
        drop_undone(connection)
        query = "SELECT batch FROM change WHERE row = ?"
        remove_batch(connection, connection.execute(query, (entry.row,)).fetchone()[0])
        return Changes(entry.name, everything=True)
    connection.execute("UPDATE change SET undone = 1 WHERE row = ?", (entry.row,))
    return _play(connection, entry.row, entry.name, backwards=True)


def redo(connection: Connection) -> Changes:
    """Do again what was undone last; return what that touched.

    Raises:
        EditError: there is nothing to redo, or what the change began with is there no more.
    """
    entry = next_to_redo(connection)
    if entry is None:
        raise EditError("There is nothing to do again.")
    connection.execute("UPDATE change SET undone = 0 WHERE row = ?", (entry.row,))
    return _play(connection, entry.row, entry.name, backwards=False)


def _play(connection: Connection, change: int, name: str, *, backwards: bool) -> Changes:
    tables, touched = _tables(connection), _Touched()
    order = "DESC" if backwards else "ASC"
    query = f"SELECT table_name, before, after FROM change_step WHERE change = ? ORDER BY row {order}"
    refused = EditError(
        f"“{name}” cannot be {'undone' if backwards else 'done again'}: the collection was renewed or changed since.",
        "Make the change by hand.",
    )
    for table, before, after in connection.execute(query, (change,)).fetchall():
        here, there = (None if text is None else json.loads(text) for text in (before, after))
        if backwards:
            here, there = there, here
        try:
            fits = _step(connection, tables[table], touched, here, there)
        except sqlite3.IntegrityError as error:
            raise refused from error
        if not fits:
            raise refused
    _index_names(connection, touched)
    return touched.changes(connection, name)


def _step(connection: Connection, table: _Table, touched: _Touched, here: Values | None, there: Values | None) -> bool:
    """Lead one row from `here` to `there`; return False where it does not stand at `here`."""
    if here is None:
        assert there is not None
        names = ", ".join(there)
        marks = ", ".join("?" * len(there))
        connection.execute(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", tuple(there.values()))
        touched.add(table.name, there)
        return True
    present = table.read(connection, here)
    if present is None or any(present[column] != value for column, value in here.items()):
        return False
    touched.add(table.name, present)
    if there is None:
        connection.execute(f"DELETE FROM {table.name} WHERE {table.where}", table.keys(here))
    else:
        names = ", ".join(f"{column} = ?" for column in there)
        values = (*there.values(), *table.keys(here))
        connection.execute(f"UPDATE {table.name} SET {names} WHERE {table.where}", values)
        touched.add(table.name, present | there)
    return True
