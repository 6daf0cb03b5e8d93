"""What extraction proposes and the reader decides: draft events, entities not yet known, and corrections remembered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from cubatimeline.domain.documents import DocumentId
from cubatimeline.domain.entities import EntityKind
from cubatimeline.domain.events import Event
from cubatimeline.domain.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Draft:
    """An event that waits for a yes or no, with the words it was read from.

    Attributes:
        event: of status draft; its `confidence` says how sure the reading is.
        evidence: at least one piece, with its passage.
    """

    event: Event
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ProposalMention:
    """A place in a document, as offsets into its text, that names what is proposed."""

    document: DocumentId
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A person, organisation or place that documents name and the collection does not know.

    Attributes:
        name: the fullest form found; with `kind` it makes the proposal one and the same.
        spellings: all forms found, the most frequent first.
    """

    kind: EntityKind
    name: str
    spellings: tuple[str, ...]
    mentions: tuple[ProposalMention, ...]

    @property
    def documents(self) -> tuple[DocumentId, ...]:
        """The documents that name it, each once."""
        return tuple(dict.fromkeys(mention.document for mention in self.mentions))


class TeachingKind(StrEnum):
    """What a correction is about."""

    DATE = "date"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Teaching:
    """A correction remembered: the same words mean the same further on.

    Attributes:
        words: as the document writes them.
        value: the date as EDTF or the id of the entity; empty where the words are no date or no name.
        document: id of the document in which it holds; empty for all.
        made: when, in ISO 8601 with the offset from UTC; given by the store.
    """

    kind: TeachingKind
    words: str
    value: str
    document: DocumentId = ""
    made: str = ""


def fingerprint(edtf: str, quote: str) -> str:
    """Return what a draft read from the words `quote` with the date `edtf` is known by, wherever the words stand."""
    words = " ".join(quote.split()).casefold()
    return sha256(f"{edtf}\n{words}".encode()).hexdigest()[:32]


def proposal_fingerprint(kind: EntityKind, name: str) -> str:
    """Return what a proposal that was turned down is known by."""
    return f"proposal:{kind.value}:{name}"
