"""Edits of events and of the evidence for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cubatimeline.domain.events import Event, EventId, Origin, Status
from cubatimeline.domain.evidence import Evidence
from cubatimeline.services.editing.edit import Connection, Edit
from cubatimeline.store.editing import events as store


def _titled(event: Event) -> str:
    return event.title.en or event.title.es or event.title.ru or event.id


def create(event: Event, evidence: Sequence[Evidence] = ()) -> Edit:
    """Return the edit that adds an event of the reader's own with its evidence.

    Args:
        event: without an id it is given one; `Changes.events` names it.
        evidence: whatever event it names, it becomes evidence of this one.
    """

    def deed(connection: Connection) -> None:
        id_ = store.insert_event(connection, replace(event, origin=Origin.USER))
        for each in evidence:
            store.insert_evidence(connection, replace(each, event=id_, origin=Origin.USER))

    return Edit(f"Add “{_titled(event)}”", deed)


def change(event: Event) -> Edit:
    """Return the edit that gives an event all fields of `event`; a draft that was edited keeps waiting for its yes."""
    return Edit(f"Change “{_titled(event)}”", lambda connection: store.update_event(connection, event))


def accept_changed(event: Event) -> Edit:
    """Return the edit that changes a draft and accepts it in one."""
    accepted = replace(event, status=Status.ACCEPTED, confidence=None)
    return Edit(f"Accept “{_titled(event)}”", lambda connection: store.update_event(connection, accepted))


def remove(id_: EventId) -> Edit:
    """Return the edit that removes an event with its evidence, relations, notes and marks."""
    return Edit(f"Remove event {id_}", lambda connection: store.delete_event(connection, id_))


def add_evidence(evidence: Evidence) -> Edit:
    """Return the edit that adds a piece of evidence for an event."""

    def deed(connection: Connection) -> None:
        store.insert_evidence(connection, replace(evidence, origin=Origin.USER))

    return Edit(f"Add evidence from {evidence.document}", deed)


def change_evidence(evidence: Evidence) -> Edit:
    """Return the edit that changes what the piece of evidence of the same id says."""
    name = f"Change evidence from {evidence.document}"
    return Edit(name, lambda connection: store.update_evidence(connection, evidence))


def remove_evidence(id_: str) -> Edit:
    """Return the edit that removes a piece of evidence."""
    return Edit("Remove evidence", lambda connection: store.delete_evidence(connection, id_))
