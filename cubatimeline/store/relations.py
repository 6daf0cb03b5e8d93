"""Relations between events out of the collection: of one event as values, all of them as columns of numbers."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.events import EventId, Origin
from cubatimeline.domain.relations import Relation, RelationKind

KINDS = tuple(RelationKind)
"""What `RelationArrays.kind` counts in."""
_RELATION = """
SELECT r.kind, s.id, t.id, r.note, r.origin
FROM relation r JOIN event s ON s.row = r.source JOIN event t ON t.row = r.target
"""
_IN_TIME = "ORDER BY coalesce(s.earliest_start, t.earliest_start), s.row, t.row, r.kind"


@dataclass(frozen=True, slots=True, eq=False)
class RelationArrays:
    """Relations as columns, one element each.

    Attributes:
        source, target: shape (n,) int64, places of the two events in the columns asked for.
        kind: shape (n,) int8, index into `KINDS`.
    """

    source: NDArray[np.int64]
    target: NDArray[np.int64]
    kind: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.source)


def read_relations(connection: sqlite3.Connection, event: EventId | None = None) -> list[Relation]:
    """Return the relations of an event in both directions, or all of them, in order of time."""
    if event is None:
        found = connection.execute(_RELATION + _IN_TIME)
    else:
        found = connection.execute(f"{_RELATION} WHERE s.id = ?1 OR t.id = ?1 {_IN_TIME}", (event,))
    return [
        Relation(RelationKind(kind), source, target, note, Origin(origin))
        for kind, source, target, note, origin in found
    ]


def read_relation_arrays(connection: sqlite3.Connection, rows: NDArray[np.int64]) -> RelationArrays:
    """Return the relations between the events of `rows` (as `EventColumns.row`), as places in it.

    Relations of events that are not in `rows` are left out.
    """
    found = np.array(
        [
            (source, target, KINDS.index(RelationKind(kind)))
            for source, target, kind in connection.execute("SELECT source, target, kind FROM relation ORDER BY row")
        ],
        dtype=np.int64,
    ).reshape(-1, 3)
    order = np.argsort(rows)
    places, known = zip(*(_places(rows, order, found[:, side]) for side in (0, 1)), strict=True)
    both = known[0] & known[1]
    return RelationArrays(places[0][both], places[1][both], found[both, 2].astype(np.int8))


def _places(
    rows: NDArray[np.int64], order: NDArray[np.int64], wanted: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return where in `rows` each wanted row stands, and whether it does; `order` sorts `rows`."""
    if not len(rows):
        return np.zeros(len(wanted), np.int64), np.zeros(len(wanted), np.bool_)
    at = np.searchsorted(rows, wanted, sorter=order).clip(max=len(rows) - 1)
    places = order[at]
    return places, rows[places] == wanted
