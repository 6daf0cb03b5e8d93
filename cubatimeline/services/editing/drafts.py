"""Edits by which the reader says yes or no to drafts, or joins them with what is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cubatimeline.domain.errors import EditError
from cubatimeline.domain.events import Event, EventId, Rival, Status, apart
from cubatimeline.domain.evidence import Evidence, Stance
from cubatimeline.services.editing.edit import Connection, Edit
from cubatimeline.store.documents import read_evidence_for_event
from cubatimeline.store.editing import drafts as store
from cubatimeline.store.editing import events

_DATE_DISPUTED = "The date."


def _number(drafts: int) -> str:
    return "1 draft" if drafts == 1 else f"{drafts} drafts"


def accept(ids: Sequence[EventId]) -> Edit:
    """Return the edit that makes drafts accepted events; what is no draft any more is left alone."""
    return Edit(f"Accept {_number(len(ids))}", lambda connection: store.accept_drafts(connection, ids))


def accept_above(confidence: float) -> Edit:
    """Return the edit that accepts all drafts read with at least this confidence (0 to 1)."""

    def deed(connection: Connection) -> None:
        store.accept_drafts(connection, store.drafts_above(connection, confidence))

    return Edit(f"Accept drafts from {confidence:.0%}", deed)


def reject(ids: Sequence[EventId]) -> Edit:
    """Return the edit that removes drafts and remembers not to ask about them again."""

    def deed(connection: Connection) -> None:
        for id_ in ids:
            _require_draft(events.read_event(connection, id_))
            store.reject_draft(connection, id_)

    return Edit(f"Reject {_number(len(ids))}", deed)


def _require_draft(event: Event) -> None:
    if event.status is not Status.DRAFT:
        raise EditError(f"{event.id} is no draft any more.", "Remove it as an event instead.")


def join(draft: EventId, event: EventId) -> Edit:
    """Return the edit that makes a draft more proof of an event: its evidence moves over, the draft goes.

    A date of the draft that cannot be reconciled with that of the event becomes a rival, and what gives it disputes.
    """
    return Edit(f"Join a draft with {event}", lambda connection: _join(connection, draft, event))


def _join(connection: Connection, draft: EventId, event: EventId) -> None:
    joined, target = events.read_event(connection, draft), events.read_event(connection, event)
    _require_draft(joined)
    if draft == event:
        raise EditError("A draft cannot be joined with itself.", "Choose another event.")
    evidence = read_evidence_for_event(connection, draft)
    before = read_evidence_for_event(connection, event)
    for each in evidence:
        says = each.says or joined.date
        stance = Stance.DISPUTES if apart(says, target.date) else each.stance
        events.update_evidence(connection, replace(each, event=event, says=says, stance=stance))
    events.move_ties(connection, draft, event)
    events.update_event(connection, _joined(target, joined, before, evidence))
    events.delete_event(connection, draft)


def _joined(target: Event, draft: Event, before: Iterable[Evidence], evidence: Iterable[Evidence]) -> Event:
    """Return the event with the entities and the rivals of a draft."""
    entities = tuple(dict.fromkeys((*target.entities, *draft.entities)))
    rivals, disputed = target.rivals, target.disputed
    if apart(draft.date, target.date):
        if not rivals:
            supporting = (each.document for each in before if each.stance is Stance.SUPPORTS)
            rivals = (Rival(target.date, "", tuple(dict.fromkeys(supporting))),)
        holding = (each.document for each in evidence if apart(each.says or draft.date, target.date))
        rivals = _with_rival(rivals, Rival(draft.date, "", tuple(dict.fromkeys(holding))))
        disputed = disputed or _DATE_DISPUTED
    for rival in draft.rivals:
        if rival.says is not None and apart(rival.says, target.date):
            rivals = _with_rival(rivals, rival)
    return replace(target, entities=entities, rivals=rivals, disputed=disputed)


def _with_rival(rivals: tuple[Rival, ...], new: Rival) -> tuple[Rival, ...]:
    """Return rivals with one more, or with its documents among those that hold the same date."""
    for place, rival in enumerate(rivals):
        if rival.says is not None and new.says is not None and rival.says.edtf == new.says.edtf:
            documents = tuple(dict.fromkeys((*rival.documents, *new.documents)))
            return (*rivals[:place], replace(rival, documents=documents), *rivals[place + 1 :])
    return (*rivals, new)
