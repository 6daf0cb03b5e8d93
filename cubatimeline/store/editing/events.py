"""Events and their evidence, written one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cubatimeline.domain.documents import Passage
from cubatimeline.domain.events import Event, EventId, Origin, Rival
from cubatimeline.domain.evidence import Evidence
from cubatimeline.store import rows
from cubatimeline.store.editing.common import Connection, free_id, insert, remember_removed, row_of, slug, update
from cubatimeline.store.events import read_events
from cubatimeline.store.rows import notation


def insert_event(connection: Connection, event: Event) -> EventId:
    """Write a new event and return its id; one that is empty or taken is made from date and title, or numbered.

    Raises:
        EditError: its category, an entity or a document of a rival is not there.
    """
    wish = event.id or slug(f"{event.date.edtf} {event.title.en or event.title.es or event.title.ru}")
    id_ = free_id(connection, "event", wish)
    row = connection.execute("SELECT coalesce(max(row), 0) + 1 FROM event").fetchone()[0]
    category = row_of(connection, "category", event.category)
    values = rows.event_row(row, replace(event, id=id_), category)
    insert(connection, "event", **dict(zip(rows.EVENT, values, strict=True)))
    _put_entities(connection, row, event.entities)
    _put_rivals(connection, row, event.rivals)
    return id_


def read_event(connection: Connection, id_: EventId) -> Event:
    """Return an event.

    Raises:
        EditError: there is none of that id.
    """
    row_of(connection, "event", id_)
    return next(read_events(connection, [id_]))


def update_event(connection: Connection, event: Event) -> None:
    """Write all fields of an event that is there; its origin stays what it was.

    Raises:
        EditError: it, its category, an entity or a document of a rival is not there.
    """
    row = row_of(connection, "event", event.id)
    before = read_event(connection, event.id)
    event = replace(event, origin=before.origin)
    if event == before:
        return
    category = row_of(connection, "category", event.category)
    values = dict(zip(rows.EVENT, rows.event_row(row, event, category), strict=True))
    update(connection, "event", row, values | {"touched": 1})
    if event.entities != before.entities:
        connection.execute("DELETE FROM event_entity WHERE event = ?", (row,))
        _put_entities(connection, row, event.entities)
    if event.rivals != before.rivals:
        connection.execute("DELETE FROM rival WHERE event = ?", (row,))
        _put_rivals(connection, row, event.rivals)


def _put_entities(connection: Connection, event: int, ids: Iterable[str]) -> None:
    for place, id_ in enumerate(dict.fromkeys(ids)):
        insert(connection, "event_entity", event=event, place=place, entity=row_of(connection, "entity", id_))


def _put_rivals(connection: Connection, event: int, rivals: Iterable[Rival]) -> None:
    for place, rival in enumerate(rivals):
        row = insert(connection, "rival", event=event, place=place, edtf=notation(rival.says), claim=rival.claim)
        for at, id_ in enumerate(dict.fromkeys(rival.documents)):
            insert(connection, "rival_document", rival=row, place=at, document=row_of(connection, "document", id_))


def delete_event(connection: Connection, id_: EventId) -> None:
    """Remove an event with its evidence, relations, notes and marks; a built-in one does not come back.

    Raises:
        EditError: it is not there.
    """
    row = row_of(connection, "event", id_)
    origin = connection.execute("SELECT origin FROM event WHERE row = ?", (row,)).fetchone()[0]
    passages = connection.execute("SELECT DISTINCT passage FROM evidence WHERE event = ?", (row,)).fetchall()
    connection.execute("DELETE FROM note WHERE kind = 'event' AND target = ?", (id_,))
    connection.execute("DELETE FROM mark WHERE kind = 'event' AND target = ?", (id_,))
    connection.execute("DELETE FROM event WHERE row = ?", (row,))
    for (passage,) in passages:
        drop_unused_passage(connection, passage)
    if origin == Origin.BUILT_IN:
        remember_removed(connection, "event", id_)


def drop_unused_passage(connection: Connection, row: int | None) -> None:
    """Remove a passage that no evidence and no note needs any more."""
    connection.execute(
        """
        DELETE FROM passage WHERE row = ?1 AND NOT EXISTS (SELECT 1 FROM evidence WHERE passage = ?1)
        AND NOT EXISTS (SELECT 1 FROM note WHERE passage = ?1)
        """,
        (row,),
    )


def insert_passage(connection: Connection, passage: Passage) -> int:
    """Return the row of a passage, which is written unless the same is there already.

    Raises:
        EditError: its document is not there.
    """
    document = row_of(connection, "document", passage.document)
    known = connection.execute(
        "SELECT row FROM passage WHERE document = ? AND start = ? AND end = ? AND quote = ?",
        (document, passage.start, passage.end, passage.quote),
    ).fetchone()
    if known is not None:
        return int(known[0])
    return insert(
        connection, "passage", document=document, start=passage.start, end=passage.end, quote=passage.quote,
        before=passage.before, after=passage.after,
    )  # fmt: skip


def insert_evidence(connection: Connection, evidence: Evidence) -> str:
    """Write a new piece of evidence with its passage and return its id.

    Raises:
        EditError: its event or document is not there.
    """
    id_ = free_id(connection, "evidence", f"{evidence.event}/{evidence.document}")
    insert(
        connection,
        "evidence",
        id=id_,
        event=row_of(connection, "event", evidence.event),
        document=row_of(connection, "document", evidence.document),
        passage=None if evidence.passage is None else insert_passage(connection, evidence.passage),
        stance=evidence.stance.value,
        says=notation(evidence.says),
        confidence=evidence.confidence,
        origin=evidence.origin.value,
    )
    return id_


def update_evidence(connection: Connection, evidence: Evidence) -> None:
    """Write what the piece of evidence of the same id says; event and document may change too.

    Raises:
        EditError: it, its event or its document is not there.
    """
    row = row_of(connection, "evidence", evidence.id)
    before = connection.execute("SELECT passage FROM evidence WHERE row = ?", (row,)).fetchone()[0]
    values: dict[str, rows.Value] = {
        "event": row_of(connection, "event", evidence.event),
        "document": row_of(connection, "document", evidence.document),
        "passage": None if evidence.passage is None else insert_passage(connection, evidence.passage),
        "stance": evidence.stance.value,
        "says": notation(evidence.says),
        "confidence": evidence.confidence,
    }
    if update(connection, "evidence", row, values):
        update(connection, "evidence", row, {"touched": 1})
        drop_unused_passage(connection, before)


def delete_evidence(connection: Connection, id_: str) -> None:
    """Remove a piece of evidence; built-in evidence does not come back.

    Raises:
        EditError: it is not there.
    """
    row = row_of(connection, "evidence", id_)
    query = "SELECT passage, origin FROM evidence WHERE row = ?"
    passage, origin = connection.execute(query, (row,)).fetchone()
    connection.execute("DELETE FROM evidence WHERE row = ?", (row,))
    drop_unused_passage(connection, passage)
    if origin == Origin.BUILT_IN:
        remember_removed(connection, "evidence", id_)


def move_ties(connection: Connection, source: EventId, target: EventId) -> None:
    """Make the reader's notes on one event notes on another, and the marks of one marks of the other."""
    for table in ("note", "mark"):
        connection.execute(f"UPDATE {table} SET target = ? WHERE kind = 'event' AND target = ?", (target, source))
