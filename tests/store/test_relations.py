"""Relations as columns of numbers for the timeline."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from cubatimeline.domain.relations import Relation, RelationKind
from cubatimeline.store.editing.relations import put_relation
from cubatimeline.store.relations import KINDS, read_relation_arrays
from tests.services.editing.collection import in_memory
from tests.store.content import EVENTS

_IDS = [event.id for event in EVENTS]


@pytest.fixture
def connection(model: Path) -> sqlite3.Connection:
    opened = in_memory(model)
    put_relation(opened, Relation(RelationKind.ANSWERS, _IDS[2], _IDS[1]))
    put_relation(opened, Relation(RelationKind.PART_OF, _IDS[0], _IDS[3]))
    return opened


def rows(connection: sqlite3.Connection, *ids: str) -> NDArray[np.int64]:
    found = [connection.execute("SELECT row FROM event WHERE id = ?", (id_,)).fetchone()[0] for id_ in ids]
    return np.array(found, np.int64)


def test_relations_lead_from_place_to_place(connection: sqlite3.Connection) -> None:
    arrays = read_relation_arrays(connection, rows(connection, *reversed(_IDS)))
    found = [
        (_IDS[::-1][source], KINDS[kind], _IDS[::-1][target])
        for source, target, kind in zip(arrays.source, arrays.target, arrays.kind, strict=True)
    ]
    assert found == [(_IDS[2], RelationKind.ANSWERS, _IDS[1]), (_IDS[0], RelationKind.PART_OF, _IDS[3])]
    assert (arrays.source.dtype, arrays.kind.dtype) == (np.int64, np.int8)


def test_relations_of_events_that_are_not_shown_are_left_out(connection: sqlite3.Connection) -> None:
    arrays = read_relation_arrays(connection, rows(connection, _IDS[2], _IDS[1], _IDS[0]))
    assert (arrays.source.tolist(), arrays.target.tolist()) == ([0], [1])


def test_there_may_be_no_events_and_no_relations(connection: sqlite3.Connection) -> None:
    assert len(read_relation_arrays(connection, np.empty(0, np.int64))) == 0
    connection.execute("DELETE FROM relation")
    assert len(read_relation_arrays(connection, rows(connection, *_IDS))) == 0
