"""A note: the reader's own words on an event, an entity, a document or a passage."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cubatimeline.domain.documents import Passage


class NoteKind(StrEnum):
    """What a note is on."""

    EVENT = "event"
    ENTITY = "entity"
    DOCUMENT = "document"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Note:
    """The reader's words on something.

    Attributes:
        target: id of the event, entity or document; for a passage, of its document.
        passage: the words that a note on a passage is on; None for the other kinds, and where they are lost.
        created, changed: when, in ISO 8601 with the offset from UTC; given by the store.
        id: empty for one that is not kept yet.
    """

    kind: NoteKind
    target: str
    text: str
    passage: Passage | None = None
    created: str = ""
    changed: str = ""
    id: str = ""
