"""What a write touched: returned by the store, announced once, so that each panel decides whether to refresh."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids touched by one write; `everything` after a fill or an import.

    Attributes:
        name: what was done, in words for the undo menu.
    """

    name: str = ""
    everything: bool = False
    events: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()
    evidence: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self.everything or bool(self.events or self.documents or self.entities or self.evidence)
