"""Renews the built-in rows of a collection from a later version of the built-in data, never what the user changed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from cubatimeline.domain.changes import Changes
from cubatimeline.domain.collection import CollectionContent
from cubatimeline.domain.documents import Passage
from cubatimeline.domain.events import Origin
from cubatimeline.store.library import connect_writer, told
from cubatimeline.store.put import Numbers, put
from cubatimeline.store.rows import PARAGRAPH_BREAK

_OWN = f"origin = '{Origin.BUILT_IN.value}' AND touched = 0"


def _noted(kind: str) -> str:
    """Return the condition that the reader has a note on the row `x` of a kind."""
    return f"EXISTS (SELECT 1 FROM note WHERE note.kind = '{kind}' AND note.target = x.id)"


_IN_USE = {
    "tour": "0",
    "succession": "0",
    "event": f"""
        EXISTS (SELECT 1 FROM evidence WHERE event = x.row)
        OR EXISTS (SELECT 1 FROM relation WHERE source = x.row OR target = x.row) OR {_noted("event")}
    """,
    "document": f"""
        EXISTS (SELECT 1 FROM evidence WHERE document = x.row)
        OR EXISTS (SELECT 1 FROM passage WHERE document = x.row) OR {_noted("document")}
        OR EXISTS (SELECT 1 FROM document y WHERE y.text_of = x.row)
    """,
    "entity": f"""
        EXISTS (SELECT 1 FROM event_entity WHERE entity = x.row)
        OR EXISTS (SELECT 1 FROM holder WHERE person = x.row) OR {_noted("entity")}
    """,
    "category": "EXISTS (SELECT 1 FROM event WHERE category = x.row)",
}
"""In the order of removal: when a row of each table is still needed although the data no longer have it."""


def renew_builtin(path: Path, content: CollectionContent) -> Changes:
    """Bring the built-in rows of the collection at `path` to `content`, unless it has that version or a later one.

    Rows that the user wrote or changed stay as they are, rows that the user removed stay away, and rows that the data
    no longer have go unless something of the user's hangs on them. The user's passages are found again in renewed
    texts. All happens in one transaction.

    Raises:
        CollectionError: or one of its kinds; the collection is as it was.
    """
    with told(path):
        connection = connect_writer(path)
        try:
            connection.execute("BEGIN IMMEDIATE")
            renewed = _renew(connection, content)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        finally:
            connection.close()
    return Changes("Renew the built-in collection", everything=renewed)


def builtin_version(connection: sqlite3.Connection) -> tuple[str, int]:
    """Return which built-in collection the file was filled from, and its version; ("", 0) for any other."""
    values = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('id', 'version')"))
    return values.get("id", ""), int(values.get("version", 0))


def _renew(connection: sqlite3.Connection, content: CollectionContent) -> bool:
    id_, version = builtin_version(connection)
    if id_ != content.id or version >= content.version:
        return False
    connection.execute(f"DELETE FROM evidence WHERE {_OWN}")
    connection.execute(f"DELETE FROM relation WHERE {_OWN}")
    connection.execute(
        "DELETE FROM passage WHERE NOT EXISTS (SELECT 1 FROM evidence WHERE evidence.passage = passage.row)"
        " AND NOT EXISTS (SELECT 1 FROM note WHERE note.passage = passage.row)"
    )
    put(connection, content, Numbers.read(connection), lambda _name, _part: None)
    _remove_vanished(connection, content)
    _find_passages_again(connection)
    return True


def _remove_vanished(connection: sqlite3.Connection, content: CollectionContent) -> None:
    present = {
        "tour": {tour.id for tour in content.tours},
        "event": {event.id for event in content.events},
        "document": {document.id for document in content.documents},
        "entity": {entity.id for entity in content.entities},
        "category": {category.id for category in content.categories},
        "succession": {line.id for line in content.office_lines} | {band.id for band in content.bands},
    }
    for table, in_use in _IN_USE.items():
        rows = connection.execute(f"SELECT row, id FROM {table} x WHERE {_OWN} AND NOT ({in_use})").fetchall()
        gone = [(row,) for row, id_ in rows if id_ not in present[table]]
        connection.executemany(f"DELETE FROM {table} WHERE row = ?", gone)
        if table == "entity":
            connection.executemany("DELETE FROM entity_text WHERE rowid = ?", gone)


def _find_passages_again(connection: sqlite3.Connection) -> None:
    """Move passages to where their words now stand; those whose words are gone stay, and `check` tells of them."""
    texts: dict[int, str] = {}
    found = connection.execute("SELECT row, document, start, end, quote, before, after FROM passage").fetchall()
    for row, document, start, end, quote, before, after in found:
        if document not in texts:
            texts[document] = _text(connection, document)
        place = Passage("", start, end, quote, before, after).find_in(texts[document])
        if place is not None and place != (start, end):
            connection.execute("UPDATE passage SET start = ?, end = ? WHERE row = ?", (*place, row))


def _text(connection: sqlite3.Connection, document: int) -> str:
    query = "SELECT text FROM paragraph WHERE document = ? ORDER BY place"
    return PARAGRAPH_BREAK.join(text for (text,) in connection.execute(query, (document,)))
