"""A document: one source with its record, its text where there is one, and passages anchored in that text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.finding import Findable
from cubatimeline.domain.languages import Localised

DocumentId = str
CONTEXT = 32
"""Characters of context kept on either side of a passage."""


class Body(StrEnum):
    """What the text of a document is: nothing (a record), our digest, the full text, or a chapter of ours."""

    RECORD = "record"
    DIGEST = "digest"
    TEXT = "text"
    CHAPTER = "chapter"


@dataclass(frozen=True, slots=True)
class ArchiveReference:
    """Where the original lies, in its parts; Soviet archives count fond, opis, delo and list, others box and folder."""

    archive: str = ""
    collection: str = ""
    fond: str = ""
    opis: str = ""
    delo: str = ""
    list: str = ""
    box: str = ""
    folder: str = ""
    reel: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__slots__)


@dataclass(frozen=True, slots=True)
class Document:
    """One source.

    Attributes:
        id: the source key, the same in data files and store.
        body: what `text` is.
        text: paragraphs divided by one empty line; empty for a mere record.
        dates: dates of different kinds ("written", "discussed", "published" ...); `date` picks the one it goes by.
            "accessed" is when its digital copy was seen, and no date of its own.
        number: place in the reading order, for chapters; 0 for the rest.
    """

    id: DocumentId
    title: Localised
    body: Body = Body.RECORD
    text: str = ""
    kind: str = ""
    creator: str = ""
    recipient: str = ""
    publisher: str = ""
    language: str = "en"
    original_language: str = ""
    dates: dict[str, EdtfDate] = field(default_factory=dict)
    reference: ArchiveReference = ArchiveReference()
    translator: str = ""
    contributor: str = ""
    rights: str = ""
    address: str = ""
    summary: str = ""
    number: int = 0

    @property
    def date(self) -> EdtfDate | None:
        """The date the document goes by: when it was written, else sent, published, or the first known of its own."""
        for kind in ("written", "sent", "published"):
            if kind in self.dates:
                return self.dates[kind]
        return next((date for kind, date in self.dates.items() if kind != "accessed"), None)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document's text: offsets in characters, and the words quoted so that it can be found again.

    Attributes:
        start, end: offsets into the text of the document, end exclusive.
        quote: the words between them.
        before, after: up to `CONTEXT` characters of text on either side.
    """

    document: DocumentId
    start: int
    end: int
    quote: str
    before: str = ""
    after: str = ""

    @classmethod
    def cut(cls, document: DocumentId, text: str, start: int, end: int) -> Passage:
        """Cut the passage `start`-`end` out of `text`.

        Raises:
            ValueError: the offsets do not lie in the text.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"offsets {start}-{end} outside a text of {len(text)} characters")
        return cls(
            document, start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        )

    def find_in(self, text: str) -> tuple[int, int] | None:
        """Return the offsets of the passage in `text`, which may have changed; None where its words are gone.

        See `domain.finding.Findable` for what counts as the same words.
        """
        around = text[max(0, self.start - len(self.before)) : self.end + len(self.after)]
        if self.start >= 0 and around == self.before + self.quote + self.after:
            return self.start, self.end
        return Findable(text).place_of(self.quote, self.before, self.after, self.start)

    def stands_in(self, text: str) -> bool:
        """Whether its words stand where it says, in the text as it is now."""
        return self.start >= 0 and text[self.start : self.end] == self.quote


class MarkKind(StrEnum):
    """What a marked stretch of text points at."""

    EVENT = "event"
    ENTITY = "entity"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of a document: an event told, an entity named (a *mention*) or a date.

    Attributes:
        start, end: offsets into the text, end exclusive.
        target: event id, entity id, or the date as EDTF.
    """

    kind: MarkKind
    start: int
    end: int
    target: str
