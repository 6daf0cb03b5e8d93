"""Reading one document again after a correction: the same words get the same meaning, and drafts follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cubatimeline.domain.dates import with_words
from cubatimeline.domain.documents import Document, DocumentId, Mark, MarkKind, Passage
from cubatimeline.domain.drafts import Draft, Teaching, TeachingKind, fingerprint
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import EntityId
from cubatimeline.domain.events import Category, Event, EventId, Origin, Status
from cubatimeline.domain.evidence import Evidence
from cubatimeline.domain.imports import Structure
from cubatimeline.services.drafting.categories import category_of
from cubatimeline.services.drafting.found import FoundDraft, Reason
from cubatimeline.services.drafting.judging import reasons_for_date
from cubatimeline.services.editing.edit import Connection, Edit
from cubatimeline.services.extraction.dates import DateSpan
from cubatimeline.services.importing.extracting import Context, Extractor
from cubatimeline.services.importing.model import ImportedDocument, ProposedRecord
from cubatimeline.services.importing.storing import localised
from cubatimeline.store import imports
from cubatimeline.store.drafts import read_drafts, read_teachings
from cubatimeline.store.editing import drafts as store
from cubatimeline.store.editing.events import delete_event, update_event, update_evidence
from cubatimeline.store.reader import Reader

Place = tuple[int, int]
_IMPORTANCE = 2
"""Importance of a draft: a detail, until the reader says otherwise."""


@dataclass(frozen=True, slots=True)
class Reread:
    """What becomes of a document and its drafts.

    Attributes:
        marks: all marks of the document.
        changed: drafts that have another date or other names now, each with the evidence that says so.
        gone: drafts whose words tell of nothing dated any more.
        drafts: new ones.
    """

    document: DocumentId
    teaching: Teaching
    marks: tuple[Mark, ...]
    changed: tuple[tuple[Event, tuple[Evidence, ...]], ...] = ()
    gone: tuple[EventId, ...] = ()
    drafts: tuple[Draft, ...] = ()


def holds_elsewhere(teaching: Teaching) -> bool:
    """Whether the same words mean the same elsewhere: "27 October" does, "the following day" does not."""
    if teaching.kind is TeachingKind.NAME or not teaching.value:
        return True
    span = DateSpan(0, len(teaching.words), teaching.words, teaching.value)
    return Reason.RELATIVE not in reasons_for_date(span)


def reread(reader: Reader, teaching: Teaching, place: Place) -> Reread | None:
    """Read a document again by what it was taught; None where the document is not there.

    Takes half a second or more: the names of the collection are prepared anew.

    Args:
        teaching: names the document; where it does not hold elsewhere, it is about the words at `place` alone.
        place: offsets of the words that were corrected.
    """
    document = reader.document(teaching.document)
    if document is None:
        return None
    drafts = reader.read(lambda connection: read_drafts(connection, document.id))
    marks = reader.marks(document.id)
    if not holds_elsewhere(teaching):
        return _at_one_place(teaching, place, marks, drafts)
    before = reader.read(lambda connection: read_teachings(connection, document.id))
    others = [each for each in before if (each.kind, _plain(each.words)) != (teaching.kind, _plain(teaching.words))]
    found = (reader.entity(summary.id) for summary in reader.entities())
    entities = tuple(entity for entity in found if entity is not None)
    structure = reader.read(lambda connection: imports.read_structure(connection, document.id))
    extracted = Extractor(Context(entities, (*others, teaching))).document(_as_read(document, structure))
    told = [mark for mark in marks if mark.kind is MarkKind.EVENT]
    rejected = reader.read(imports.rejected)
    told_already = {_place(piece) for piece in reader.evidence_in_document(document.id)}
    fresh = [
        each
        for each in extracted.drafts
        if (each.start, each.end) not in told_already
        and fingerprint(each.edtf, document.text[each.start : each.end]) not in rejected
    ]
    former = {
        mark.target
        for mark in marks
        if mark.kind is MarkKind.ENTITY and _plain(document.text[mark.start : mark.end]) == _plain(teaching.words)
    }
    categories = reader.categories()
    return _Comparison(teaching, document, frozenset(former), extracted.drafts).reread(
        drafts,
        (*told, *_with_occurrences(document.text, teaching, extracted.marks)),
        tuple(_draft(document, each, categories) for each in fresh),
    )


def _draft(document: Document, found: FoundDraft, categories: Sequence[Category]) -> Draft:
    date = with_words(parse(found.edtf), found.written)
    event = Event(
        "", date, localised(found.title, found.language), "", category_of(found.words, categories), _IMPORTANCE,
        found.names, origin=Origin.IMPORTED, status=Status.DRAFT, confidence=found.confidence,
    )  # fmt: skip
    passage = Passage.cut(document.id, document.text, found.start, found.end)
    proof = Evidence("", document.id, passage, says=date, confidence=found.confidence, origin=Origin.IMPORTED)
    return Draft(event, (proof,))


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _place(piece: Evidence) -> Place:
    return (piece.passage.start, piece.passage.end) if piece.passage is not None else (-1, -1)


def _as_read(document: Document, structure: Structure) -> ImportedDocument:
    return ImportedDocument(
        document.text,
        ProposedRecord(title=document.title.en, dates=dict(document.dates), language=document.language),
        structure.source_file,
        document.language,
        structure.languages,
        structure.headings,
        structure.footnotes,
    )


def _with_occurrences(text: str, teaching: Teaching, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the marks, and where the words that were taught are not marked yet, one more for each place."""
    yield from marks
    if not teaching.value:
        return
    kind = MarkKind.DATE if teaching.kind is TeachingKind.DATE else MarkKind.ENTITY
    words = r"\s+".join(re.escape(word) for word in teaching.words.split())
    for found in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE):
        if not any(mark.kind is kind and mark.start < found.end() and found.start() < mark.end for mark in marks):
            yield Mark(kind, found.start(), found.end(), teaching.value)


def _at_one_place(teaching: Teaching, place: Place, marks: Sequence[Mark], drafts: Sequence[Draft]) -> Reread:
    """Correct a date that holds where it stands alone."""
    start, end = place
    wrong = next((m for m in marks if m.kind is MarkKind.DATE and (m.start, m.end) == place), None)
    others = (mark for mark in marks if mark is not wrong)
    date = parse(teaching.value)
    changed = []
    for draft in drafts:
        pieces = [
            piece
            for piece in draft.evidence
            if piece.passage is not None
            and piece.document == teaching.document
            and piece.passage.start <= start < piece.passage.end
            and (wrong is None or piece.says is None or piece.says.edtf == wrong.target)
        ]
        if pieces:
            redated = tuple(replace(piece, says=date) for piece in pieces)
            changed.append((replace(draft.event, date=date), redated))
    marked = (*others, Mark(MarkKind.DATE, start, end, teaching.value))
    return Reread(teaching.document, teaching, marked, tuple(changed))


class _Comparison:
    """Compares the drafts of a document with what is read in it now.

    Args:
        former: whom the words that were taught named before.
    """

    def __init__(
        self, teaching: Teaching, document: Document, former: frozenset[EntityId], found: Sequence[FoundDraft]
    ) -> None:
        self._teaching = teaching
        self._document = document
        self._former = former
        self._found: dict[Place, list[FoundDraft]] = {}
        for each in found:
            self._found.setdefault((each.start, each.end), []).append(each)

    def reread(self, drafts: Sequence[Draft], marks: tuple[Mark, ...], fresh: tuple[Draft, ...]) -> Reread:
        """Return what becomes of the drafts, `fresh` ones beside them."""
        changed, gone = [], []
        for draft in drafts:
            here = [piece for piece in draft.evidence if piece.document == self._document.id and piece.passage]
            now = [(piece, self._now(piece)) for piece in here]
            if here and len(here) == len(draft.evidence) and all(each is None for _, each in now):
                gone.append(draft.event.id)
                continue
            event, pieces = draft.event, []
            for piece, each in now:
                if each is not None:
                    event, redated = self._followed(event, piece, each)
                    pieces += [redated] if redated.says != piece.says else []
            if event != draft.event or pieces:
                changed.append((event, tuple(pieces)))
        return Reread(self._document.id, self._teaching, marks, tuple(changed), tuple(gone), fresh)

    def _now(self, piece: Evidence) -> FoundDraft | None:
        """Return what the words of a piece of evidence are read as now."""
        found = self._found.get(_place(piece), [])
        says = piece.says.edtf if piece.says is not None else ""
        return next((each for each in found if each.edtf == says), found[0] if found else None)

    def _followed(self, event: Event, piece: Evidence, found: FoundDraft) -> tuple[Event, Evidence]:
        """Return a draft and its evidence with the date and the names that their words have now."""
        teaching = self._teaching
        if teaching.kind is TeachingKind.NAME:
            names = [id_ for id_ in event.entities if id_ in found.names or id_ not in self._former]
            if teaching.value in found.names:
                names.append(teaching.value)
            return replace(event, entities=tuple(dict.fromkeys(names))), piece
        if piece.says is None or found.edtf == piece.says.edtf:
            return event, piece
        date = with_words(parse(found.edtf), found.written)
        if event.date.edtf == piece.says.edtf:
            event = replace(event, date=date)
        return event, replace(piece, says=date)


def correct(read: Reread, name: str = "") -> Edit:
    """Return the edit that remembers a correction and puts into effect what followed from it."""

    def deed(connection: Connection) -> None:
        if holds_elsewhere(read.teaching):
            store.put_teaching(connection, read.teaching)
        imports.put_marks(connection, read.document, read.marks)
        for event, evidence in read.changed:
            update_event(connection, event)
            for piece in evidence:
                update_evidence(connection, piece)
        for id_ in read.gone:
            delete_event(connection, id_)
        imports.put_drafts(connection, read.drafts)

    return Edit(name or f"Correct “{read.teaching.words}”", deed)
