"""Relations between events, written one by one."""

from __future__ import annotations

from cubatimeline.domain.events import Origin
from cubatimeline.domain.relations import Relation
from cubatimeline.store.editing.common import Connection, insert, remember_removed, row_of
from cubatimeline.store.put import relation_id


def put_relation(connection: Connection, relation: Relation) -> None:
    """Write a relation; of one that is there already the note is changed.

    Raises:
        EditError: one of its events is not there.
    """
    row, source, target = _find(connection, relation)
    if row is None:
        kind, note, origin = relation.kind.value, relation.note, relation.origin.value
        insert(connection, "relation", kind=kind, source=source, target=target, note=note, origin=origin)
        connection.execute("DELETE FROM removed WHERE kind = 'relation' AND id = ?", (relation_id(*relation.key),))
    else:
        query = "UPDATE relation SET note = ?1, touched = 1 WHERE row = ?2 AND note <> ?1"
        connection.execute(query, (relation.note, row))


def delete_relation(connection: Connection, relation: Relation) -> None:
    """Remove a relation, if it is there; a built-in one does not come back.

    Raises:
        EditError: one of its events is not there.
    """
    row, _, _ = _find(connection, relation)
    if row is not None:
        origin = connection.execute("SELECT origin FROM relation WHERE row = ?", (row,)).fetchone()[0]
        connection.execute("DELETE FROM relation WHERE row = ?", (row,))
        if origin == Origin.BUILT_IN:
            remember_removed(connection, "relation", relation_id(*relation.key))


def _find(connection: Connection, relation: Relation) -> tuple[int | None, int, int]:
    """Return the row of a relation, None where it is not there, and those of its events."""
    source, target = (row_of(connection, "event", id_) for id_ in (relation.source, relation.target))
    query = "SELECT row FROM relation WHERE source = ? AND target = ? AND kind = ?"
    found = connection.execute(query, (source, target, relation.kind.value)).fetchone()
    return (None if found is None else int(found[0])), source, target
