"""The reader's notes out of the collection."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import Passage
from cubatimeline.domain.languages import Localised
from cubatimeline.domain.notes import Note, NoteKind
from cubatimeline.store.document_list import GOES_BY
from cubatimeline.store.documents import stands
from cubatimeline.store.values import date_or_none, localised


@dataclass(frozen=True, slots=True)
class NotedThing:
    """What a note is on, in short: title or name, and the date it goes by (of an entity none).

    Attributes:
        number: for a chapter its number, else 0.
    """

    title: Localised
    date: EdtfDate | None
    number: int = 0


def read_notes(connection: sqlite3.Connection, kind: NoteKind | None = None, target: str | None = None) -> list[Note]:
    """Return notes of one kind, or on one thing, or all, the oldest first; on passages in the order of the text."""
    query = """
        SELECT n.kind, n.target, n.text, n.created, n.changed, n.id, p.start, p.end, p.quote, p.before, p.after
        FROM note n LEFT JOIN passage p ON p.row = n.passage
        WHERE (?1 IS NULL OR n.kind = ?1) AND (?2 IS NULL OR n.target = ?2) ORDER BY p.start, n.row
    """
    found = []
    for of, id_, text, created, changed, own, *passage in connection.execute(query, (kind, target)):
        where = None if passage[0] is None else Passage(id_, *passage)
        found.append(Note(NoteKind(of), id_, text, where, created, changed, own))
    return found


_THINGS = f"""
SELECT n.kind, n.target, d.title_en, d.title_es, d.title_ru, {GOES_BY}, d.number
FROM (SELECT DISTINCT kind, target FROM note WHERE kind IN ('document', 'passage')) n
JOIN document t ON t.id = n.target JOIN document d ON d.row = coalesce(t.text_of, t.row)
UNION ALL SELECT n.kind, n.target, e.title_en, e.title_es, e.title_ru, e.edtf, 0
FROM (SELECT DISTINCT kind, target FROM note WHERE kind = 'event') n JOIN event e ON e.id = n.target
UNION ALL SELECT n.kind, n.target, x.name_en, x.name_es, x.name_ru, NULL, 0
FROM (SELECT DISTINCT kind, target FROM note WHERE kind = 'entity') n JOIN entity x ON x.id = n.target
"""


def read_noted_things(connection: sqlite3.Connection) -> dict[tuple[NoteKind, str], NotedThing]:
    """Return what there are notes on, by kind and target; what was removed since is missing."""
    return {
        (NoteKind(kind), target): NotedThing(localised((en, es, ru)), date_or_none(edtf), number)
        for kind, target, en, es, ru, edtf, number in connection.execute(_THINGS)
    }


def read_lost_notes(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the ids of the notes on passages whose words are not, or no longer, in the text."""
    notes = read_notes(connection, NoteKind.PASSAGE)
    return frozenset(note.id for note in notes if note.passage is None or not stands(connection, note.passage))
