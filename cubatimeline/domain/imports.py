"""What an import brings into a collection: a document with the structure of its text."""

from __future__ import annotations

from dataclasses import dataclass

from cubatimeline.domain.documents import Document, Mark


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in a text.

    Attributes:
        level: 1 for the highest, at most 6.
        start: offset of the paragraph that is the heading.
    """

    level: int
    start: int


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note to a text; its words are part of the text, at the end or where the source has them.

    Attributes:
        label: the sign that calls it, without brackets: "1", "iv", "*".
        anchor: offset in the text where the note is called; -1 where no place calls it.
        start, end: offsets of the paragraph or paragraphs that are the note, its label included; end exclusive.
    """

    label: str
    anchor: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Structure:
    """How the text of a document is laid out, and where it came from.

    Attributes:
        pages: offset at which each page starts, in order; empty where the source has no pages.
        headings, footnotes: in the order of the text.
        languages: ISO 639 code of each paragraph; "" where it cannot be told.
        content_hash: the same for texts that are doubles; empty where the text was not imported.
        source_file: the file it came from, as the reader knows it.
        imported_at: when, in ISO 8601 with the offset from UTC; empty where it was not imported.
        file: where that file lay on disk; empty where it was in an archive, or is not known.
    """

    pages: tuple[int, ...] = ()
    headings: tuple[Heading, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    languages: tuple[str, ...] = ()
    content_hash: str = ""
    source_file: str = ""
    imported_at: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class ImportedText:
    """A document as it goes into the collection.

    Attributes:
        document: its record and text; its id is a wish, see `store.imports.put_document`.
        structure: the layout of `document.text`; `imported_at` is given by the store.
        marks: marked stretches of the text.
    """

    document: Document
    structure: Structure = Structure()
    marks: tuple[Mark, ...] = ()
