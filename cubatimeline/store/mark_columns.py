"""The marks of one document as columns: a text of many megabytes has more than anybody wants as single values."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.documents import DocumentId, Mark, MarkKind

Integers = NDArray[np.int64]
Key = tuple[MarkKind, str]
"""What a mark is of: an event, entity or date, and its id or EDTF."""


class Marks(Sequence[Mark]):
    """Marked stretches in the order of a text; each is made into a `Mark` only when it is asked for.

    Attributes:
        start, end: shape (marks,): offsets into the text, end exclusive.
        key: shape (marks,): index into `keys`.
        keys: what is marked, each once.
    """

    __slots__ = ("end", "key", "keys", "start")

    def __init__(self, start: Integers, end: Integers, key: Integers, keys: tuple[Key, ...]) -> None:
        self.start, self.end, self.key, self.keys = start, end, key, keys

    @classmethod
    def of(cls, marks: Iterable[Mark]) -> Marks:
        """Return marks as columns; those that are columns already as they are."""
        if isinstance(marks, Marks):
            return marks
        numbers: dict[Key, int] = {}
        rows = [(m.start, m.end, numbers.setdefault((m.kind, m.target), len(numbers))) for m in marks]
        start, end, key = np.array(rows, np.int64).reshape(-1, 3).T.copy()
        return cls(start, end, key, tuple(numbers))

    def __len__(self) -> int:
        return len(self.start)

    @overload
    def __getitem__(self, place: int) -> Mark: ...
    @overload
    def __getitem__(self, place: slice) -> Marks: ...

    def __getitem__(self, place: int | slice) -> Mark | Marks:
        if isinstance(place, slice):
            return Marks(self.start[place], self.end[place], self.key[place], self.keys)
        kind, target = self.keys[int(self.key[place])]
        return Mark(kind, int(self.start[place]), int(self.end[place]), target)

    def __iter__(self) -> Iterator[Mark]:
        for start, end, key in zip(self.start.tolist(), self.end.tolist(), self.key.tolist(), strict=True):
            kind, target = self.keys[key]
            yield Mark(kind, start, end, target)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Marks):
            return NotImplemented
        if self is other:
            return True
        ours, theirs = (self.start, self.end, self.key), (other.start, other.end, other.key)
        return self.keys == other.keys and all(np.array_equal(a, b) for a, b in zip(ours, theirs, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def of_kind(self, kind: MarkKind) -> list[str]:
        """Return what is marked of a kind, each once."""
        return [target for each, target in self.keys if each is kind]

    def places(self, kind: MarkKind, target: str) -> list[tuple[int, int]]:
        """Return where something is marked, in the order of the text."""
        if (kind, target) not in self.keys:
            return []
        found = np.flatnonzero(self.key == self.keys.index((kind, target)))
        return list(zip(self.start[found].tolist(), self.end[found].tolist(), strict=True))

    def between(self, start: int, end: int) -> Marks:
        """Return the marks that begin from `start` on and before `end`."""
        first, last = np.searchsorted(self.start, (start, end)).tolist()
        return self[first:last]


def read_mark_columns(connection: sqlite3.Connection, id_: DocumentId) -> Marks:
    """Return the marked stretches of a document in the order of its text, longer ones first."""
    here = "FROM mark m JOIN document d ON d.row = m.document WHERE d.id = ?1"
    keys = connection.execute(f"SELECT DISTINCT m.kind, m.target {here} ORDER BY m.kind, m.target", (id_,)).fetchall()
    if not keys:
        return Marks.of(())
    # The numbers come as one text for each column: rows by the hundred thousand would keep the interpreter from others.
    ranked = "dense_rank() OVER (ORDER BY m.kind, m.target) - 1 AS key"
    ordered = f"SELECT m.start, m.end, {ranked} {here} ORDER BY m.start, m.end DESC, m.row"
    columns = "group_concat(start), group_concat(end), group_concat(key)"
    found = connection.execute(f"SELECT {columns} FROM ({ordered})", (id_,)).fetchone()
    start, end, key = (np.fromstring(numbers, np.int64, sep=",") for numbers in found)
    return Marks(start, end, key, tuple((MarkKind(kind), target) for kind, target in keys))
