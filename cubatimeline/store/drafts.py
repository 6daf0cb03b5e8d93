"""What waits for the reader's decision, out of the collection: draft events, proposed entities, corrections."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from cubatimeline.domain.documents import DocumentId
from cubatimeline.domain.drafts import Draft, Proposal, ProposalMention, Teaching, TeachingKind
from cubatimeline.domain.entities import EntityKind
from cubatimeline.domain.events import EventId
from cubatimeline.store.documents import read_evidence_for_events
from cubatimeline.store.events import read_events


def read_draft_ids(connection: sqlite3.Connection, document: DocumentId | None = None) -> list[EventId]:
    """Return the ids of all draft events, or of those that a document is evidence for, in order of time."""
    query = "SELECT e.id FROM event e WHERE e.status = 'draft'"
    arguments: tuple[str, ...] = ()
    if document is not None:
        query += """
            AND e.row IN (SELECT x.event FROM evidence x JOIN document d ON d.row = x.document WHERE d.id = ?)
        """
        arguments = (document,)
    query += " ORDER BY e.earliest_start, e.latest_end, e.row"
    return [id_ for (id_,) in connection.execute(query, arguments)]


def read_drafts(connection: sqlite3.Connection, document: DocumentId | None = None) -> list[Draft]:
    """Return all draft events with their evidence, or those that a document is evidence for, in order of time."""
    return read_drafts_of(connection, read_draft_ids(connection, document))


def read_drafts_of(connection: sqlite3.Connection, ids: Sequence[EventId]) -> list[Draft]:
    """Return the events of `ids` that exist with their evidence, in that order; for a page of a long queue."""
    evidence = read_evidence_for_events(connection, ids)
    return [Draft(event, tuple(evidence[event.id])) for event in read_events(connection, ids)]


def read_same_day(connection: sqlite3.Connection, ids: Sequence[EventId]) -> dict[EventId, list[EventId]]:
    """Return for those of some drafts that are dated to a day the accepted events of the same day."""
    found: defaultdict[EventId, list[EventId]] = defaultdict(list)
    query = """
        SELECT d.id, e.id FROM event d
        JOIN event e ON e.earliest_start = d.earliest_start AND e.latest_end = d.latest_end AND e.status = 'accepted'
        WHERE d.status = 'draft' AND d.latest_end = d.earliest_start AND d.id IN (SELECT value FROM json_each(?))
        ORDER BY d.row, e.row
    """
    for draft, event in connection.execute(query, (json.dumps(list(ids)),)):
        found[draft].append(event)
    return dict(found)


def read_proposals(connection: sqlite3.Connection) -> list[Proposal]:
    """Return the entities proposed, those with the most mentions first."""
    spellings: defaultdict[int, list[str]] = defaultdict(list)
    for row, name in connection.execute("SELECT proposal, name FROM proposal_spelling ORDER BY proposal, place"):
        spellings[row].append(name)
    mentions: defaultdict[int, list[ProposalMention]] = defaultdict(list)
    query = """
        SELECT m.proposal, d.id, m.start, m.end FROM proposal_mention m JOIN document d ON d.row = m.document
        ORDER BY m.proposal, m.document, m.start
    """
    for row, document, start, end in connection.execute(query):
        mentions[row].append(ProposalMention(document, start, end))
    found = [
        Proposal(EntityKind(kind), name, tuple(spellings[row]), tuple(mentions[row]))
        for row, kind, name in connection.execute("SELECT row, kind, name FROM proposal")
    ]
    return sorted(found, key=lambda proposal: (-len(proposal.mentions), proposal.name))


def read_teachings(connection: sqlite3.Connection, document: DocumentId | None = None) -> list[Teaching]:
    """Return the corrections remembered, or those that hold in a document, its own first."""
    query = """
        SELECT kind, words, value, document, made FROM teaching
        WHERE ?1 IS NULL OR document IN ('', ?1) ORDER BY document = '', document, row
    """
    return [
        Teaching(TeachingKind(kind), words, value, of, made)
        for kind, words, value, of, made in connection.execute(query, (document,))
    ]
