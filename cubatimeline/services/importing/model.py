"""What reading a file gives: the text with its outline, notes, pages and languages, and a proposed record."""

from __future__ import annotations

from dataclasses import dataclass, field

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import ArchiveReference
from cubatimeline.domain.errors import ReaderError
from cubatimeline.domain.imports import Footnote, Heading


class ImportFault(ReaderError):
    """A file that gives no document: one clear reason, and what the reader can do about it."""


@dataclass(frozen=True, slots=True)
class ProposedRecord:
    """What a file says of itself, to be corrected by the reader; empty where nothing was found.

    Attributes:
        dates: dates by kind, the kinds of `domain.documents.Document`: "written", "sent", "discussed", "published",
            "received" ...
        kind: what the source is: "telegram", "letter", "article" ...
        address: where it can be looked up, a URL or DOI.
    """

    title: str = ""
    creator: str = ""
    recipient: str = ""
    dates: dict[str, EdtfDate] = field(default_factory=dict)
    reference: ArchiveReference = ArchiveReference()
    translator: str = ""
    contributor: str = ""
    publisher: str = ""
    language: str = ""
    original_language: str = ""
    rights: str = ""
    address: str = ""
    kind: str = ""
    summary: str = ""


NO_RECORD = ProposedRecord()
"""A record that says nothing."""


@dataclass(frozen=True, slots=True)
class ImportedDocument:
    """One document as it was read from a file.

    Attributes:
        text: paragraphs divided by one empty line, as in `domain.documents.Document.text`; a paragraph may have
            lines. Line ends are "\\n", the Unicode form is NFC, and there are no control characters.
        record: what the file says of itself.
        source_name: the file it came from, as the reader knows it; a file in an archive is "archive.zip/folder/file".
        language: ISO 639 code of most of the text; "" where it cannot be told.
        languages: the same for each paragraph.
        headings: in the order of the text.
        footnotes: in the order of the text.
        pages: offset at which each page starts; empty where the format has no pages.
        content_hash: the same for texts that differ only in white space, quotes, hyphens, case or Unicode form.
        remarks: plain sentences for the reader, such as "The file has no text; only page images."
        file: where a file with pages lies on disk, for their pictures; empty for others, and for one in an archive.
    """

    text: str
    record: ProposedRecord = NO_RECORD
    source_name: str = ""
    language: str = ""
    languages: tuple[str, ...] = ()
    headings: tuple[Heading, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    pages: tuple[int, ...] = ()
    content_hash: str = ""
    remarks: tuple[str, ...] = ()
    file: str = ""

    @property
    def title(self) -> str:
        """The proposed title; never empty for a document that was read from a file."""
        return self.record.title
