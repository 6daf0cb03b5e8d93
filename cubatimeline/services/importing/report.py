"""What an import comes to: how many documents are new, were there already or failed, and what was drafted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from cubatimeline.domain.documents import DocumentId
from cubatimeline.domain.events import EventId

LISTED = 1000
"""Names kept of what went well; all that failed is kept."""


class Brought(NamedTuple):
    """A document that an import brought or found there: the file as the reader knows it, and the document."""

    file: str
    document: DocumentId
    title: str
    remarks: tuple[str, ...] = ()


class Failed(NamedTuple):
    """A file that gave no document: one reason, and what can be done about it."""

    file: str
    reason: str
    mend: str = ""

    def __str__(self) -> str:
        return f"{self.file}: {' '.join(f'{self.reason} {self.mend}'.split())}"


@dataclass(slots=True)
class ImportReport:
    """The outcome of an import; filled while it goes on, by the writing thread alone.

    Attributes:
        imported, there_already: the first of each, `LISTED` at most.
        imported_count, there_count: how many of each there are in all.
        drafts: drafts made.
        joined: tellings that became further evidence of a draft.
        probable: accepted events that drafts probably tell of, by draft: joins for the reader to confirm.
        proposals: names proposed, each once.
        characters: length of the texts imported.
        batch: the number under which the import can be undone; 0 where nothing was imported.
        cancelled: whether the reader stopped it; what was imported before stays.
    """

    imported: list[Brought] = field(default_factory=list)
    there_already: list[Brought] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    imported_count: int = 0
    there_count: int = 0
    drafts: int = 0
    joined: int = 0
    probable: dict[EventId, EventId] = field(default_factory=dict)
    proposals: int = 0
    characters: int = 0
    batch: int = 0
    cancelled: bool = False

    def note_imported(self, brought: Brought, characters: int) -> None:
        """Count a new document."""
        self.imported_count += 1
        self.characters += characters
        if len(self.imported) < LISTED:
            self.imported.append(brought)

    def note_there(self, brought: Brought) -> None:
        """Count a document whose content was there already."""
        self.there_count += 1
        if len(self.there_already) < LISTED:
            self.there_already.append(brought)

    def summary(self) -> str:
        """Return one line for the reader."""
        parts = [
            f"{self.imported_count:,} imported",
            f"{self.there_count:,} already there",
            f"{len(self.failed):,} failed",
            f"{self.drafts:,} draft events",
            f"{self.proposals:,} names proposed",
        ]
        return ", ".join(parts) + (" (stopped before the end)" if self.cancelled else "")
