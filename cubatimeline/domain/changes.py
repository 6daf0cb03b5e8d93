"""What a write touched: returned by the store, announced once, so that each panel decides whether to refresh."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids touched by one write, those made and taken away among them; `everything` after a fill or an import.

    Attributes:
        name: what was done, in words for the undo menu.
        evidence: ids of pieces of evidence; their events and documents are named too.
        relations, views, notes, tours, figures, drafts: whether any was touched; drafts are proposals, corrections
            remembered and what was turned down, while a draft event counts among `events`.
    """

    name: str = ""
    everything: bool = False
    events: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()
    evidence: frozenset[str] = frozenset()
    relations: bool = False
    views: bool = False
    notes: bool = False
    drafts: bool = False
    tours: bool = False
    figures: bool = False

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self) if each.name != "name")
