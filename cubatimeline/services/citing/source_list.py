"""Numbered sources: every document that proves some events, once, in the order in which it is first needed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from cubatimeline.domain.documents import ArchiveReference, Body, Document, DocumentId
from cubatimeline.domain.events import EventId
from cubatimeline.domain.languages import Language
from cubatimeline.services.citing.citation import Citation
from cubatimeline.services.citing.citer import Citer
from cubatimeline.services.citing.styles import CHICAGO_NOTES
from cubatimeline.store.documents import read_evidence_for_events, read_records
from cubatimeline.store.reader import Reader


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One source under its number.

    Attributes:
        number: from 1 on.
        citation: the full note; in a style without notes the entry of the bibliography.
        reference: where the original lies, in its parts; empty for what lies in no archive.
    """

    number: int
    document_id: DocumentId
    citation: Citation
    reference: ArchiveReference = ArchiveReference()


@dataclass(frozen=True, slots=True)
class SourceList:
    """The sources of some events.

    Attributes:
        numbers: of each event the numbers of its sources, ascending; () of one without.
        entries: by number.
    """

    numbers: dict[EventId, tuple[int, ...]]
    entries: tuple[SourceEntry, ...]

    def plain(self) -> str:
        """Return the list as lines of text: "1. note"."""
        return "".join(f"{entry.number}. {entry.citation.plain}\n" for entry in self.entries)

    def markdown(self) -> str:
        """Return the list as a numbered list of Markdown."""
        return "".join(f"{entry.number}. {entry.citation.markdown}\n" for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Numbering:
    """Which sources bear which numbers, before any of them is cited.

    Attributes:
        numbers: of each event the numbers of its sources, ascending; () of one without.
        documents: by number, from 1 on.
    """

    numbers: dict[EventId, tuple[int, ...]]
    documents: tuple[Document, ...]


def numbering(reader: Reader, event_ids: Sequence[EventId]) -> Numbering:
    """Number the sources of events in the order of the events and, of one event, as its evidence stands.

    Chapters of ours are no sources and are left out.
    """
    evidence = reader.read(lambda connection: read_evidence_for_events(connection, list(event_ids)))
    wanted = {id_: list(dict.fromkeys(piece.document for piece in evidence.get(id_, ()))) for id_ in event_ids}
    named = {document for documents in wanted.values() for document in documents}
    records = reader.read(lambda connection: read_records(connection, named))
    records = {id_: record for id_, record in records.items() if record.body is not Body.CHAPTER}
    order = dict.fromkeys(id_ for documents in wanted.values() for id_ in documents if id_ in records)
    number = {id_: place for place, id_ in enumerate(order, 1)}
    numbers = {
        event: tuple(sorted(number[id_] for id_ in documents if id_ in number)) for event, documents in wanted.items()
    }
    return Numbering(numbers, tuple(records[id_] for id_ in order))


_kept = threading.local()
_STYLES_KEPT = 4


def _citer_of_this_thread(style: str, language: Language) -> Citer:
    """Return the citer that made such lists before in this thread, with the notes that it keeps."""
    citers: dict[tuple[str, Language], Citer] = _kept.__dict__.setdefault("citers", {})
    if (style, language) not in citers:
        while len(citers) >= _STYLES_KEPT:
            del citers[next(iter(citers))]
        citers[style, language] = Citer(style, language)
    return citers[style, language]


def source_list(
    reader: Reader,
    event_ids: Sequence[EventId],
    style: str = CHICAGO_NOTES,
    language: Language = "en",
    progress: Callable[[float], None] | None = None,
) -> SourceList:
    """Return the sources of events, numbered as of `numbering`. The first call of a process imports citeproc.

    Args:
        progress: told the share that is done, 0 to 1; what it raises ends the work.

    Raises:
        NoStyleError: there is no such style.
    """
    found = numbering(reader, event_ids)
    return SourceList(found.numbers, numbered_sources(found.documents, style, language, progress).entries)


def numbered_sources(
    documents: Iterable[Document],
    style: str = CHICAGO_NOTES,
    language: Language = "en",
    progress: Callable[[float], None] | None = None,
) -> SourceList:
    """Return documents as numbered sources in the order given, each once.

    Raises:
        NoStyleError: there is no such style.
    """
    once = list({document.id: document for document in documents}.values())
    citer, entries = _citer_of_this_thread(style, language), []
    for number, document in enumerate(once, 1):
        entries.append(SourceEntry(number, document.id, citer.note(document), document.reference))
        if progress is not None:
            progress(number / len(once))
    return SourceList({}, tuple(entries))
