"""Puts what was extracted into the collection: a file is one transaction, tellings of one event are one draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from time import monotonic
from typing import Protocol

from cubatimeline.domain.changes import Changes
from cubatimeline.domain.dates import EdtfDate, with_words
from cubatimeline.domain.documents import Body, Document, DocumentId, Passage
from cubatimeline.domain.drafts import Draft, Proposal, ProposalMention, fingerprint, proposal_fingerprint
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.events import Category, Event, EventId, Origin, Status
from cubatimeline.domain.evidence import Evidence, Stance
from cubatimeline.domain.imports import ImportedText, Structure
from cubatimeline.domain.languages import Language, Localised
from cubatimeline.services.drafting.categories import category_of
from cubatimeline.services.drafting.found import FoundDraft
from cubatimeline.services.drafting.joining import Agreement, Joiner, Likeness, Telling, agreement
from cubatimeline.services.importing.extracting import Extracted, Fault, NameProposal, Outcome
from cubatimeline.services.importing.files import Source
from cubatimeline.services.importing.grouping import Names
from cubatimeline.services.importing.model import ImportedDocument
from cubatimeline.services.importing.report import Brought, Failed, ImportReport
from cubatimeline.store import imports
from cubatimeline.store.editing.common import Connection, slug
from cubatimeline.store.editing.events import read_event, update_event
from cubatimeline.store.writer import Job

_ANNOUNCED_EVERY_S = 10.0
"""Seconds between announcements: panels read the collection anew at each."""
_MOST_TOLD = 5
"""Pieces of evidence that one document adds to one draft: a refrain proves no more each time."""
_IMPORTANCE = 2
"""Importance of a draft: a detail, until the reader says otherwise."""


class Known(Protocol):
    """What a collection holds before an import; see `run.Collection`."""

    joiner: Joiner
    drafts: set[EventId]
    categories: tuple[Category, ...]
    rejected: frozenset[str]


class Storing:
    """Makes of each file a job for the writing thread; its fields change in that thread alone.

    Args:
        known: what the collection holds; tellings of new drafts are added to its `joiner`.
        report: filled on the way.
    """

    def __init__(self, known: Known, report: ImportReport, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._announced = clock()
        self._known = known
        self._report = report
        self._names = Names()
        self._draft_for: dict[EventId, EventId] = {}
        self._told_here: Counter[EventId] = Counter()

    def job(self, source: Source, outcome: Outcome) -> Job:
        """Return the job that stores what a file gave."""

        def store(connection: Connection) -> Changes:
            if isinstance(outcome, Fault):
                self._report.failed.append(Failed(source.name, outcome.reason, outcome.mend))
                return Changes()
            for extracted in outcome:
                self._document(connection, extracted)
            return self._changes()

        return store

    def _changes(self) -> Changes:
        """Return what a file touched: nothing to be announced at once, all of it every few seconds."""
        now = self._clock()
        if now - self._announced < _ANNOUNCED_EVERY_S:
            return Changes()
        self._announced = now
        return Changes("Import", everything=True)

    def _document(self, connection: Connection, extracted: Extracted) -> None:
        read = extracted.document
        put = imports.put_document(connection, imported_text(extracted), self._report.batch)
        brought = Brought(read.source_name, put.id, read.title, read.remarks)
        if not put.new:
            self._report.note_there(brought)
            return
        self._report.note_imported(brought, len(read.text))
        self.propose_from(connection, put.id, extracted)

    def propose_from(self, connection: Connection, document: DocumentId, extracted: Extracted) -> None:
        """Store the drafts and proposed names of a document that is there."""
        self._told_here.clear()
        for found in extracted.drafts:
            self._draft(connection, document, extracted.document.text, found)
        self._propose(connection, document, extracted.proposals)

    def _draft(self, connection: Connection, document: DocumentId, text: str, found: FoundDraft) -> None:
        passage = Passage.cut(document, text, found.start, found.end)
        date = with_words(parse(found.edtf), found.written)
        telling = Telling(date, found.central, found.words, f"{document}:{found.start}")
        self._put(connection, found, passage, telling, self._known.joiner.find(telling))

    def _put(
        self, connection: Connection, found: FoundDraft, passage: Passage, telling: Telling, like: Likeness | None
    ) -> None:
        """Put a draft, or join it to the event or draft that it is like."""
        if fingerprint(found.edtf, passage.quote) in self._known.rejected:
            return
        date = telling.date
        draft = None if like is None else self._draft_of(like)
        if draft is not None:
            self._told_here[draft] += 1
            if self._told_here[draft] <= _MOST_TOLD:
                self._add_evidence(connection, draft, date, passage, found)
            return
        event = _event(date, found, category_of(found.words, self._known.categories))
        evidence = Evidence("", passage.document, passage, Stance.SUPPORTS, date, found.confidence, Origin.IMPORTED)
        (id_,) = imports.put_drafts(connection, [Draft(event, (evidence,))])
        self._report.drafts += 1
        self._known.drafts.add(id_)
        if like is None:
            self._known.joiner.add(id_, telling)
        else:
            self._draft_for[like.event] = id_
            self._report.probable[id_] = like.event

    def _draft_of(self, like: Likeness) -> EventId | None:
        """Return the draft that a telling joins: one like it, or the one that stands beside an accepted event."""
        return like.event if like.event in self._known.drafts else self._draft_for.get(like.event)

    def _add_evidence(
        self, connection: Connection, id_: EventId, date: EdtfDate, passage: Passage, found: FoundDraft
    ) -> None:
        event = read_event(connection, id_)
        apart = agreement(event.date, date) in (Agreement.NEAR, Agreement.FAR)
        stance = Stance.DISPUTES if apart else Stance.SUPPORTS
        evidence = Evidence(id_, passage.document, passage, stance, date, found.confidence, Origin.IMPORTED)
        imports.add_evidence(connection, id_, [evidence])
        self._report.joined += 1
        better = _finer(date, event.date) and not apart and event.status is Status.DRAFT
        confidence = max(event.confidence or 0.0, found.confidence)
        if better or confidence != event.confidence:
            update_event(connection, replace(event, date=date if better else event.date, confidence=confidence))

    def _propose(self, connection: Connection, document: DocumentId, proposals: Iterable[NameProposal]) -> None:
        ready = []
        for each in proposals:
            name = self._names.canonical(each.kind, each.name)
            if proposal_fingerprint(each.kind, name) in self._known.rejected:
                continue
            mentions = tuple(ProposalMention(document, start, end) for start, end in each.places)
            ready.append(Proposal(each.kind, name, each.spellings, mentions))
        imports.put_proposals(connection, ready)
        self._report.proposals = self._names.count


def _finer(one: EdtfDate, other: EdtfDate) -> bool:
    """Tell whether a date lies within another and says more."""
    limits = one.earliest, one.latest, other.earliest, other.latest
    if any(limit is None for limit in limits):
        return False
    first, last, start, end = (limit for limit in limits if limit is not None)
    return start <= first <= last <= end and last - first < end - start


def _event(date: EdtfDate, found: FoundDraft, category: str) -> Event:
    return Event(
        id="",
        date=date,
        title=localised(found.title, found.language),
        summary="",
        category=category,
        importance=_IMPORTANCE,
        entities=found.names,
        origin=Origin.IMPORTED,
        status=Status.DRAFT,
        confidence=found.confidence,
    )


def localised(words: str, language: Language | str) -> Localised:
    """Return words of one language as a text in three; English stands for those that are not there."""
    if language == "es":
        return Localised(words, es=words)
    return Localised(words, ru=words) if language == "ru" else Localised(words)


def imported_text(extracted: Extracted) -> ImportedText:
    """Return a document as the store takes it."""
    read = extracted.document
    structure = Structure(
        pages=read.pages,
        headings=read.headings,
        footnotes=read.footnotes,
        languages=read.languages,
        content_hash=read.content_hash,
        source_file=read.source_name,
        file=read.file,
    )
    return ImportedText(_document(read), structure, extracted.marks)


def _document(read: ImportedDocument) -> Document:
    record = read.record
    language = record.language or read.language or "en"
    return Document(
        id=slug(read.title) or slug(read.source_name) or "document",
        title=localised(read.title, language),
        body=Body.TEXT if read.text else Body.RECORD,
        text=read.text,
        kind=record.kind,
        creator=record.creator,
        recipient=record.recipient,
        publisher=record.publisher,
        language=language,
        original_language=record.original_language,
        dates=dict(record.dates),
        reference=record.reference,
        translator=record.translator,
        contributor=record.contributor,
        rights=record.rights,
        address=record.address,
        summary=record.summary,
    )
