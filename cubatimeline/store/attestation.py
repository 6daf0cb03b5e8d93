"""How events are attested: by how many documents, how many of them with their words, and whether one disputes them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_EACH = """
SELECT event, count(DISTINCT document), count(DISTINCT CASE WHEN passage IS NULL THEN NULL ELSE document END),
    max(stance = 'disputes')
FROM evidence GROUP BY event
"""


@dataclass(frozen=True, slots=True, eq=False)
class Attestation:
    """What stands behind each event; arrays of shape (events,), in the order of the rows that were asked for.

    Attributes:
        documents: number of documents that are evidence for it, int32.
        texts: number of those whose words are in the collection (evidence with a passage), int32.
        disputes: whether one of them disputes it, bool.
    """

    documents: NDArray[np.int32]
    texts: NDArray[np.int32]
    disputes: NDArray[np.bool_]


def read_attestation(connection: sqlite3.Connection, rows: NDArray[np.int64]) -> Attestation:
    """Return what stands behind the events of `rows` (as `EventColumns.row`, shape (events,), any order)."""
    documents, texts = np.zeros(len(rows), np.int32), np.zeros(len(rows), np.int32)
    disputes = np.zeros(len(rows), np.bool_)
    found = np.array(connection.execute(_EACH).fetchall(), np.int64).reshape(-1, 4)
    if len(rows) and len(found):
        order = np.argsort(rows, kind="stable")
        place = order[np.minimum(np.searchsorted(rows, found[:, 0], sorter=order), len(rows) - 1)]
        known = rows[place] == found[:, 0]
        place, found = place[known], found[known]
        documents[place], texts[place], disputes[place] = found[:, 1], found[:, 2], found[:, 3] != 0
    return Attestation(documents, texts, disputes)
