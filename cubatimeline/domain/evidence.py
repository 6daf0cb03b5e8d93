"""Evidence: the link from a document, and where it has text from a passage, to an event."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import DocumentId, Passage
from cubatimeline.domain.events import EventId, Origin


class Stance(StrEnum):
    """Whether the words support the event as it is told or dispute it."""

    SUPPORTS = "supports"
    DISPUTES = "disputes"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one document says of one event.

    Attributes:
        passage: the words that prove it; None where the document is a mere record.
        says: the date that this document itself gives; None where it gives none.
        confidence: how sure the reading is, 0 to 1.
        id: what edits name it by; empty for what is not stored yet. Two pieces that differ only in it are equal.
    """

    event: EventId
    document: DocumentId
    passage: Passage | None = None
    stance: Stance = Stance.SUPPORTS
    says: EdtfDate | None = None
    confidence: float = 1.0
    origin: Origin = Origin.BUILT_IN
    id: str = field(default="", compare=False)
