"""Decisions on drafts and proposals, and corrections, written one by one."""

from __future__ import annotations

from collections.abc import Iterable

from cubatimeline.domain.drafts import (
    ProposalMention,
    Teaching,
    fingerprint,
    proposal_fingerprint,
)
from cubatimeline.domain.entities import EntityId, EntityKind
from cubatimeline.domain.errors import EditError
from cubatimeline.domain.events import EventId
from cubatimeline.store.columns import EventFlag
from cubatimeline.store.documents import read_evidence_for_event
from cubatimeline.store.editing.common import Connection, insert, now, row_of
from cubatimeline.store.editing.entities import tie
from cubatimeline.store.editing.events import delete_event, read_event


def accept_drafts(connection: Connection, ids: Iterable[EventId]) -> None:
    """Make drafts accepted events; what is no draft any more is left alone."""
    connection.executemany(
        "UPDATE event SET status = 'accepted', confidence = NULL, flags = flags & ~? WHERE id = ? AND status = 'draft'",
        [(int(EventFlag.DRAFT), id_) for id_ in ids],
    )


def drafts_above(connection: Connection, confidence: float) -> list[EventId]:
    """Return the ids of the drafts that are read with at least this confidence."""
    query = "SELECT id FROM event WHERE status = 'draft' AND confidence >= ? ORDER BY row"
    return [id_ for (id_,) in connection.execute(query, (confidence,))]


def reject_draft(connection: Connection, id_: EventId) -> None:
    """Remove a draft and remember the words it was read from, so that they are not asked about again.

    Raises:
        EditError: it is not there.
    """
    event = read_event(connection, id_)
    for each in read_evidence_for_event(connection, id_):
        if each.passage is not None:
            _reject(connection, fingerprint((each.says or event.date).edtf, each.passage.quote))
    delete_event(connection, id_)


def _reject(connection: Connection, print_: str) -> None:
    query = "INSERT INTO rejected (fingerprint, made) VALUES (?, ?) ON CONFLICT DO NOTHING"
    connection.execute(query, (print_, now()))


def _proposal(connection: Connection, kind: EntityKind, name: str) -> int:
    query = "SELECT row FROM proposal WHERE kind = ? AND name = ?"
    found = connection.execute(query, (kind.value, name)).fetchone()
    if found is None:
        raise EditError(f"{name} is no longer proposed.", "Look for it among the entities.")
    return int(found[0])


def spellings_of(connection: Connection, kind: EntityKind, name: str) -> tuple[str, ...]:
    """Return the spellings of a proposal.

    Raises:
        EditError: it is not there.
    """
    row = _proposal(connection, kind, name)
    query = "SELECT name FROM proposal_spelling WHERE proposal = ? ORDER BY place"
    return tuple(spelling for (spelling,) in connection.execute(query, (row,)))


def settle_proposal(connection: Connection, kind: EntityKind, name: str, entity: EntityId) -> None:
    """Make the mentions of a proposal mentions of an entity, and what they prove concern it; the proposal goes.

    Raises:
        EditError: the proposal or the entity is not there.
    """
    row, target = _proposal(connection, kind, name), row_of(connection, "entity", entity)
    query = """
        SELECT d.id, m.start, m.end FROM proposal_mention m JOIN document d ON d.row = m.document WHERE m.proposal = ?
    """
    for values in connection.execute(query, (row,)).fetchall():
        _mention(connection, ProposalMention(*values), entity, target)
    connection.execute("DELETE FROM proposal WHERE row = ?", (row,))


def _mention(connection: Connection, mention: ProposalMention, entity: EntityId, target: int) -> None:
    where = row_of(connection, "document", mention.document), mention.start, mention.end
    connection.execute(
        """
        INSERT INTO mark (document, kind, start, end, target) SELECT ?1, 'entity', ?2, ?3, ?4 WHERE NOT EXISTS (
            SELECT 1 FROM mark WHERE document = ?1 AND kind = 'entity' AND start < ?3 AND end > ?2
        )
        """,
        (*where, entity),
    )
    proved = """
        SELECT DISTINCT x.event FROM passage p JOIN evidence x ON x.passage = p.row
        WHERE p.document = ? AND p.start <= ? AND p.end >= ?
    """
    for (event,) in connection.execute(proved, where).fetchall():
        tie(connection, event, target)


def dismiss_proposal(connection: Connection, kind: EntityKind, name: str) -> None:
    """Remove a proposal and remember that it was said no to.

    Raises:
        EditError: it is not there.
    """
    row = _proposal(connection, kind, name)
    _reject(connection, proposal_fingerprint(kind, name))
    connection.execute("DELETE FROM proposal WHERE row = ?", (row,))


def put_teaching(connection: Connection, teaching: Teaching) -> None:
    """Remember a correction; an earlier one of the same words in the same document is replaced."""
    delete_teaching(connection, teaching)
    insert(
        connection, "teaching", document=teaching.document, kind=teaching.kind.value, words=teaching.words,
        value=teaching.value, made=now(),
    )  # fmt: skip


def delete_teaching(connection: Connection, teaching: Teaching) -> None:
    """Forget a correction, if it is there."""
    connection.execute(
        "DELETE FROM teaching WHERE document = ? AND kind = ? AND words = ?",
        (teaching.document, teaching.kind.value, teaching.words),
    )
