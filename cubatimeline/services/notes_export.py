"""Notes as Markdown, each with the words it is on, their place, and a citation that can go into a footnote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.documents import Body, Document, MarkKind, Passage
from cubatimeline.domain.errors import ReaderError
from cubatimeline.domain.languages import Language
from cubatimeline.services.citing.citation import Place, markdown_words
from cubatimeline.services.citing.citer import Citer
from cubatimeline.services.citing.quoting import place_of, quotation
from cubatimeline.services.noting import NoteLine, NoteOn
from cubatimeline.services.safe_files import write_whole
from cubatimeline.store.imports import read_structure
from cubatimeline.store.reader import Reader

_SOURCES = 3
"""Sources that are cited for an event."""
_KINDS = {
    NoteOn.PASSAGE: "a passage", NoteOn.DOCUMENT: "a document", NoteOn.EVENT: "an event",
    NoteOn.ENTITY: "a person, organisation or place", NoteOn.RANGE: "a span of time",
}  # fmt: skip


def notes_markdown(reader: Reader, lines: Iterable[NoteLine], language: Language) -> str:
    """Return notes as one Markdown text, in the order given; the same notes always give the same text.

    Notes that follow one another and are on one thing stand below one heading.
    """
    wanted = list(lines)
    title = reader.meta().title.in_(language)
    count = "1 note" if len(wanted) == 1 else f"{len(wanted)} notes"
    parts = [f"# Notes on {markdown_words(title)}" if title else "# Notes", f"{count}."]
    writer = _Writer(reader, language)
    above = ""
    for line in wanted:
        heading = f"## {markdown_words(_breakable(line.title or line.target))}"
        parts += [heading if heading != above else "* * *", writer.section(line)]
        above = heading
    return "\n\n".join(parts) + "\n"


def write_notes(reader: Reader, lines: Iterable[NoteLine], language: Language, path: Path) -> int:
    """Write notes to a Markdown file and return how many they are.

    Raises:
        ReaderError: the file cannot be written.
    """
    wanted = list(lines)
    text = notes_markdown(reader, wanted, language)
    try:
        write_whole(path, text.encode())
    except OSError as error:
        raise ReaderError(f"{path.name} cannot be written: {error.strerror}.", "Choose another folder.") from error
    return len(wanted)


class _Writer:
    """Writes notes one by one and keeps the documents they are on."""

    def __init__(self, reader: Reader, language: Language) -> None:
        self._reader, self._language = reader, language
        self._citer = Citer(language=language)
        self._documents: dict[str, Document | None] = {}

    def section(self, line: NoteLine) -> str:
        """Return one note: the words quoted with their source, the note, and the facts in a list."""
        parts = []
        document = self._document(line.target) if line.on in (NoteOn.PASSAGE, NoteOn.DOCUMENT) else None
        place = None if document is None or line.passage is None else self._place(document, line.passage)
        if document is not None and place is not None:
            parts.append(quotation(self._citer, document, line.quote, place).markdown.strip())
        elif line.quote:
            parts.append(f"> {markdown_words(' '.join(line.quote.split()))}")
        parts.append(line.text.strip())
        facts = [("On", self._subject(line, document)), *self._facts(line, document, place), ("Written", _day(line))]
        parts.append("\n".join(f"- {name}: {value}" for name, value in facts if value))
        return "\n\n".join(parts)

    def _subject(self, line: NoteLine, document: Document | None) -> str:
        dated = _breakable(line.date)
        event = self._reader.event(line.target) if line.on is NoteOn.EVENT else None
        if event is not None:
            dated = in_words(event.date, self._language, "long")
        if document is not None and document.body is Body.CHAPTER:
            dated = f"chapter {document.number}"
        elif document is not None and document.date is not None:
            dated = in_words(document.date, self._language, "long")
        return ", ".join(part for part in (_KINDS[line.on], dated) if part)

    def _facts(self, line: NoteLine, document: Document | None, place: Place | None) -> Iterator[tuple[str, str]]:
        if line.on is not NoteOn.RANGE and not line.title:
            yield "Place", "no longer in the collection"
        elif line.on is NoteOn.PASSAGE and place is None:
            yield "Place", "no longer in the text"
        elif place is not None:
            yield "Place", f"{place.kind} {place.label}"
        if document is not None and document.body is not Body.CHAPTER:
            if place is None:
                yield "Source", self._citer.note(document).markdown
        elif document is not None and line.passage is not None:
            yield from self._told(document, line.passage)
        elif line.on is NoteOn.EVENT:
            for source in self._sources(line.target):
                yield "Source", source

    def _document(self, id_: str) -> Document | None:
        if id_ not in self._documents:
            self._documents[id_] = self._reader.document(id_)
        return self._documents[id_]

    def _place(self, document: Document, passage: Passage) -> Place | None:
        """Return where the words of a passage stand now; None where they are gone."""
        if not passage.stands_in(document.text):
            return None
        structure = self._reader.read(lambda connection: read_structure(connection, document.id))
        return place_of(document.text, structure, passage.start, passage.end)

    def _told(self, document: Document, passage: Passage) -> Iterator[tuple[str, str]]:
        """Yield the events that our own prose tells at a passage, each with its best source."""
        for mark in self._reader.marks(document.id):
            if mark.kind is MarkKind.EVENT and mark.start < passage.end and mark.end > passage.start:
                event = self._reader.event(mark.target)
                if event is not None:
                    date = in_words(event.date, self._language, "long")
                    told = markdown_words(f"{event.title.in_(self._language)}, {date}.")
                    yield "Told there", " ".join([told, *self._sources(event.id)[:1]])

    def _sources(self, event: str) -> list[str]:
        """Return the citations of an event's sources, the best first."""
        ids = dict.fromkeys(evidence.document for evidence in self._reader.evidence_for_event(event))
        documents = [self._document(id_) for id_ in list(ids)[:_SOURCES]]
        return [self._citer.note(document).markdown for document in documents if document is not None]


def _breakable(words: str) -> str:
    """Return words in which lines may break again, as no screen is there to be fitted."""
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")


def _day(line: NoteLine) -> str:
    return line.changed[:10]
