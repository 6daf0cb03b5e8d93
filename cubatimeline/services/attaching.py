"""A full text for a record: read from a file, its passages anchored by their words, its dates and names marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from cubatimeline.domain.documents import Body, Document, DocumentId, Passage
from cubatimeline.domain.errors import ReaderError
from cubatimeline.domain.events import EventId, Origin
from cubatimeline.domain.evidence import Evidence
from cubatimeline.domain.finding import Findable
from cubatimeline.domain.imports import ImportedText
from cubatimeline.services.drafting.found import FoundDraft
from cubatimeline.services.drafting.joining import Agreement, Likeness, Telling
from cubatimeline.services.editing.edit import Connection, Edit
from cubatimeline.services.importing.extracting import Context, Extracted, Extractor, Fault, Outcome, Told
from cubatimeline.services.importing.files import Source, files_in
from cubatimeline.services.importing.model import ImportFault
from cubatimeline.services.importing.report import ImportReport
from cubatimeline.services.importing.run import Collection, never
from cubatimeline.services.importing.storing import Storing, imported_text
from cubatimeline.store import imports
from cubatimeline.store.documents import read_evidence_in_document, read_records, read_text_of
from cubatimeline.store.drafts import read_teachings
from cubatimeline.store.editing.attaching import attach_text, replace_text
from cubatimeline.store.reader import Reader

_KNOWN_BY_ITSELF = 24
"""Letters from which on words of a digest that stand in the full text are taken for a quotation of it."""

_TEXT_PUT, _DRAFTS_PUT = 0.15, 0.9
"""How much of the writing is done, as a share of its time, once the text with its marks and once the drafts are put."""
_TOLD_EVERY = 50
"""Drafts from one word on progress to the next."""
TakeApart = Callable[[Source, Context, Callable[[], bool]], Outcome | None]
"""Reads a file and finds what is in it; None where it was stopped."""


@dataclass(slots=True)
class Attached:
    """What an attachment came to; filled when its edit is done.

    Attributes:
        text: id of the document whose text it is now.
        marks: dates and names marked in it.
        drafts: drafts proposed from it.
        anchored: events of the record whose words were found in it.
        lost: passages, proofs of events, whose words are not in it; known from a text that stood in its place.
        remarks: what the file says of itself, sentences for the reader.
    """

    text: DocumentId = ""
    marks: int = 0
    drafts: int = 0
    anchored: int = 0
    lost: int = 0
    remarks: tuple[str, ...] = ()


def silent(_share: float) -> None:
    """Tell nobody how much is done."""


def prepare(
    reader: Reader,
    document: DocumentId,
    path: Path,
    *,
    stopped: Callable[[], bool] = never,
    take_apart: TakeApart | None = None,
    told: Told = silent,
) -> tuple[Edit, Attached] | None:
    """Read a file and return the edit that makes it the full text of a document, with what that comes to.

    A digest and its passages stay as they are, and the text stands beside it under the same record. The text of a
    document that is a full text already is replaced. Takes some seconds, a long text half a minute; None where it was
    stopped.

    Args:
        take_apart: does so elsewhere; here where not given.
        told: is told how much of the reading is done, and then, by the edit, how much of the writing, each of 1.

    Raises:
        ImportFault: the file gives no text, or several.
        ReaderError: the document is not there, or is a chapter.
    """
    record, full_text = reader.read(lambda connection: read_text_of(connection, document))
    found = reader.read(lambda connection: read_records(connection, [record, full_text or record]))
    if record not in found or found[record].body is Body.CHAPTER:
        raise ReaderError("A chapter has no full text.", "Open a document, and attach the text to that.")
    target = full_text or record
    known = Collection(reader)
    teachings = reader.read(lambda connection: read_teachings(connection, target))
    context = Context(known.entities, (*known.teachings, *(each for each in teachings if each.document)))
    known.read_events(reader)
    source = _source(path)
    outcome = Extractor(context, told).file(source) if take_apart is None else take_apart(source, context, stopped)
    if outcome is None or stopped():
        return None
    extracted = _only(outcome, path)
    attached = Attached(marks=len(extracted.marks), remarks=extracted.document.remarks)
    attachment = _Attachment(found[record], target, path, extracted, known, attached, told)
    return Edit(f"Attach {path.name}", attachment), attached


def _source(path: Path) -> Source:
    sources = list(files_in([path]))
    if len(sources) != 1:
        raise ImportFault(f"“{path.name}” holds several files.", "Attach one of them, or import them all.")
    return sources[0]


def _only(outcome: Outcome, path: Path) -> Extracted:
    if isinstance(outcome, Fault):
        raise ImportFault(outcome.reason, outcome.mend)
    if len(outcome) != 1:
        raise ImportFault(f"“{path.name}” holds several texts.", "Attach one of them, or import them all.")
    return outcome[0]


@dataclass(slots=True)
class _Attachment:
    """The deed: puts the text in, anchors what is known in it, proposes what is new."""

    record: Document
    target: DocumentId
    path: Path
    extracted: Extracted
    known: Collection
    attached: Attached
    tell: Told
    _told: set[EventId] = field(default_factory=set)

    def __call__(self, connection: Connection) -> None:
        text = self._text()
        here = read_records(connection, [self.target])[self.target]
        if here.body is Body.TEXT:
            replace_text(connection, self.target, text)
            self.attached.text = self.target
        else:
            self.attached.text = attach_text(connection, self.record.id, text)
        self.tell(_TEXT_PUT)
        of_record = read_evidence_in_document(connection, self.record.id)
        there = read_evidence_in_document(connection, self.attached.text)
        self.attached.lost = sum(piece.passage is not None and piece.passage.start < 0 for piece in there)
        self._told = {piece.event for piece in there if piece.passage is not None and piece.passage.start >= 0}
        added = list(self._quoted(of_record))
        for piece in added:
            self._told.add(piece.event)
            imports.add_evidence(connection, piece.event, [piece])
        if self.attached.text == text.document.id or here.body is Body.TEXT:
            self._propose(connection, {piece.event for piece in of_record}, there)
        self.tell(1.0)
        self.attached.anchored = len(self._told & {piece.event for piece in of_record})

    def _text(self) -> ImportedText:
        text = imported_text(self.extracted)
        file = str(self.path) if self.path.suffix.lower() == ".pdf" else ""
        document = replace(text.document, id=self._wish, title=self.record.title, body=Body.TEXT)
        return replace(text, document=document, structure=replace(text.structure, file=file))

    @property
    def _wish(self) -> DocumentId:
        return self.target if self.target != self.record.id else f"{self.record.id}-full-text"

    def _quoted(self, pieces: Iterable[Evidence]) -> Iterator[Evidence]:
        """Yield evidence for the events of the record whose very words the full text has too."""
        text = self.extracted.document.text
        findable = Findable(text)
        for piece in pieces:
            quote = piece.passage.quote if piece.passage is not None else ""
            if len(quote) < _KNOWN_BY_ITSELF or piece.event in self._told:
                continue
            place = findable.place_of(quote)
            if place is not None:
                passage = Passage.cut(self.attached.text, text, *place)
                yield replace(piece, document=self.attached.text, passage=passage, origin=Origin.IMPORTED, id="")

    def _propose(self, connection: Connection, events: set[EventId], there: Iterable[Evidence]) -> None:
        known_places = {(piece.passage.start, piece.passage.end) for piece in there if piece.passage is not None}
        again = {(p.passage.start, p.passage.end) for p in read_evidence_in_document(connection, self.attached.text)
                 if p.passage is not None}  # fmt: skip
        fresh = [each for each in self.extracted.drafts if (each.start, each.end) not in known_places | again]
        report = ImportReport()
        storing = _Anchoring(self.known, report, events, self._told, _shares(self.tell, len(fresh)))
        storing.propose_from(connection, self.attached.text, replace(self.extracted, drafts=tuple(fresh)))
        self.attached.drafts = report.drafts


class _Anchoring(Storing):
    """Stores what a full text tells; what its record is known to attest is anchored there, the rest becomes drafts."""

    def __init__(
        self, known: Collection, report: ImportReport, events: set[EventId], told: set[EventId], shares: Iterator[None]
    ) -> None:
        super().__init__(known, report)
        self._events, self._told, self._shares = events, told, shares

    def _put(
        self, connection: Connection, found: FoundDraft, passage: Passage, telling: Telling, like: Likeness | None
    ) -> None:
        next(self._shares, None)
        if like is None or like.agreement is not Agreement.SAME or like.event not in self._events:
            super()._put(connection, found, passage, telling, like)
        elif like.event not in self._told:
            self._told.add(like.event)
            proof = Evidence(like.event, passage.document, passage, says=telling.date, confidence=found.confidence)
            imports.add_evidence(connection, like.event, [proof])


def _shares(told: Told, count: int) -> Iterator[None]:
    """Tell with each step how much of the writing is done, where `count` drafts are most of it."""
    for number in range(count):
        if number % _TOLD_EVERY == 0:
            told(_TEXT_PUT + (_DRAFTS_PUT - _TEXT_PUT) * number / count)
        yield
