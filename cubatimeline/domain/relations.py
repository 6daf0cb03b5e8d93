"""Typed relations between events: what answers what, leads to what, contradicts or is part of what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cubatimeline.domain.events import EventId, Origin


class RelationKind(StrEnum):
    """How the first event stands to the second."""

    ANSWERS = "answers"
    LEADS_TO = "leads-to"
    CONTRADICTS = "contradicts"
    PART_OF = "part-of"


@dataclass(frozen=True, slots=True)
class Relation:
    """One event's relation to another: `source` answers, leads to, contradicts or is part of `target`.

    Attributes:
        note: why, in one sentence; may be empty.

    Raises:
        ValueError: an event is related to itself.
    """

    kind: RelationKind
    source: EventId
    target: EventId
    note: str = ""
    origin: Origin = Origin.USER

    def __post_init__(self) -> None:
        if self.source == self.target:
            raise ValueError(f"{self.source} cannot be related to itself")

    @property
    def key(self) -> tuple[EventId, RelationKind, EventId]:
        """What makes it one and the same relation, whatever its note says."""
        return self.source, self.kind, self.target
