"""Pages for the reader: a document with its marks and events, an event with its evidence, the list of what there is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from cubatimeline.domain.date_words import in_words, unbreakable
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import Body, Document, DocumentId, MarkKind, Passage
from cubatimeline.domain.events import Event, EventId, Status
from cubatimeline.domain.evidence import Evidence, Stance
from cubatimeline.domain.imports import Structure
from cubatimeline.domain.languages import Language, Localised
from cubatimeline.services.stretches import Stretches, stretches_of
from cubatimeline.store.documents import read_records, read_text_of, stands, text_title
from cubatimeline.store.mark_columns import Marks
from cubatimeline.store.reader import Reader
from cubatimeline.store.summaries import DocumentSummary


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in one line: for the rail and for lists.

    Attributes:
        says: what the document at hand says the date was, in words; empty where it says the same as the event.
        start, end: where the document tells it; both -1 where it has no passage, or its words are lost.
        lost: words that are no longer in the text; empty where all is well.
        draft: it waits for the reader's decision.
    """

    id: EventId
    title: str
    date: str
    category: str
    says: str = ""
    disputes: bool = False
    start: int = -1
    end: int = -1
    draft: bool = False
    lost: str = ""


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document made ready for reading.

    Attributes:
        events: the events that it attests (a chapter: tells), in the order of its text.
        names: names of the entities that are marked in it, by id.
        structure: how its text is laid out.
        stretches: everything in its text that leads somewhere.
        record: the document that it is the full text of, else itself.
        full_text: the full text that is attached to its record; empty where there is none.
        record_body: what the text of `record` is.
    """

    document: Document
    marks: Marks
    events: tuple[EventLine, ...]
    names: dict[str, str]
    structure: Structure = Structure()
    stretches: Stretches = field(default_factory=Stretches)
    record: DocumentId = ""
    full_text: DocumentId = ""
    record_body: Body = Body.RECORD


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """What one document says of an event.

    Attributes:
        exact: it gives the very date that the event has.
        lost: the words of `passage` are no longer in its text.
    """

    document: DocumentId
    title: str
    publisher: str
    says: str
    disputes: bool
    passage: Passage | None
    exact: bool = False
    lost: bool = False


@dataclass(frozen=True, slots=True)
class EventPage:
    """An event with everything that proves it.

    Attributes:
        rivals: the quarrel of the sources, a line for each side.
        told_in: chapter that tells it; empty where none does.
        names: entities concerned, (id, name) each.
    """

    event: Event
    date: str
    evidence: tuple[EvidenceLine, ...]
    rivals: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    told_in: DocumentId = ""

    @property
    def best_document(self) -> DocumentId:
        """The document to open for it.

        The best is one with the very words and the very date, then the chapter that tells it, then one with words that
        date it more vaguely, then the first record.
        """
        with_words = [line for line in self.evidence if line.passage is not None and not line.lost]
        for line in with_words:
            if line.exact:
                return line.document
        others = (*with_words, *self.evidence)
        return self.told_in or (others[0].document if others else "")


def document_page(reader: Reader, id_: DocumentId, language: Language) -> DocumentPage | None:
    """Read a document with its marks and events; None where there is no such document."""
    from cubatimeline.store.imports import read_structure  # brings in what writes, not needed before the first paint

    document = reader.document(id_)
    if document is None:
        return None
    marks = reader.mark_columns(id_)
    record, full_text = reader.read(lambda connection: read_text_of(connection, id_))
    structure = reader.read(lambda connection: read_structure(connection, id_))
    if document.body is Body.CHAPTER:
        lines = _told(reader, marks, language)
    else:
        lines = _attested(reader, id_, language, document.text)
        told = {line.id for line in lines}
        if record != id_:
            lines += [replace(e, start=-1, end=-1) for e in _attested(reader, record, language) if e.id not in told]
    lines.sort(key=lambda line: bool(line.lost))  # what the text no longer tells stands behind what it does
    named = marks.of_kind(MarkKind.ENTITY)
    places = ((line.start, line.end, line.id, line.draft) for line in lines)
    stretches = stretches_of(document.text, marks, places, structure.footnotes)
    body = (
        document.body
        if record == id_
        else reader.read(lambda connection: read_records(connection, [record]))[record].body
    )
    return DocumentPage(
        document, marks, tuple(lines), _names(reader, named, language), structure, stretches, record, full_text, body
    )


def event_page(reader: Reader, id_: EventId, language: Language, told_in: DocumentId = "") -> EventPage | None:
    """Read an event with its evidence; None where there is no such event."""
    event = reader.event(id_)
    if event is None:
        return None
    evidence = [_evidence_line(reader, piece, event.date, language) for piece in reader.evidence_for_event(id_)]
    names = _names(reader, event.entities, language)
    titles = {line.document: line.title for line in evidence}
    return EventPage(
        event,
        in_words(event.date, language, "long"),
        tuple(evidence),
        tuple(_rival_words(event, titles, language)),
        tuple((entity, names[entity]) for entity in event.entities if entity in names),
        told_in,
    )


def chapters_by_event(reader: Reader, documents: Iterable[DocumentSummary]) -> dict[EventId, DocumentId]:
    """Return for each event the first chapter that tells it."""
    found: dict[EventId, DocumentId] = {}
    for summary in documents:
        if summary.body is Body.CHAPTER:
            for mark in reader.marks(summary.id):
                if mark.kind is MarkKind.EVENT:
                    found.setdefault(mark.target, summary.id)
    return found


def _told(reader: Reader, marks: Marks, language: Language) -> list[EventLine]:
    told = [mark for mark in marks if mark.kind is MarkKind.EVENT]
    events = {event.id: event for event in reader.events([mark.target for mark in told])}
    return [event_line(events[mark.target], language, mark.start, mark.end) for mark in told if mark.target in events]


def _attested(reader: Reader, id_: DocumentId, language: Language, text: str | None = None) -> list[EventLine]:
    """Return the events that a document attests; where its text is given, only words that stand in it have a place."""
    evidence = reader.evidence_in_document(id_)
    events = {event.id: event for event in reader.events([piece.event for piece in evidence])}
    lines = []
    for piece in evidence:
        event = events.get(piece.event)
        if event is not None:
            passage = piece.passage
            lost = passage is not None and text is not None and not passage.stands_in(text)
            start, end = (-1, -1) if passage is None or lost else (passage.start, passage.end)
            line = event_line(event, language, start, end, piece)
            lines.append(replace(line, lost=passage.quote) if passage is not None and lost else line)
    return lines


def event_line(
    event: Event, language: Language, start: int = -1, end: int = -1, piece: Evidence | None = None
) -> EventLine:
    """Return an event in one line, with its place in a document and what that says of it where these are given."""
    says = ""
    if piece is not None and piece.says is not None and piece.says != event.date:
        says = unbreakable(in_words(piece.says, language, "medium"))
    return EventLine(
        event.id,
        event.title.in_(language),
        unbreakable(in_words(event.date, language, "medium")),
        event.category,
        says,
        piece is not None and piece.stance is Stance.DISPUTES,
        start,
        end,
        event.status is Status.DRAFT,
    )


def _evidence_line(reader: Reader, piece: Evidence, date: EdtfDate, language: Language) -> EvidenceLine:
    document = reader.read(lambda connection: read_records(connection, [piece.document])).get(piece.document)
    passage = piece.passage
    lost = passage is not None and not reader.read(lambda connection: stands(connection, passage))
    title = document.title if document else Localised(piece.document)
    if document is not None and reader.read(lambda connection: read_text_of(connection, document.id))[0] != document.id:
        title = text_title(title)
    publisher = document.publisher if document else ""
    says = unbreakable(in_words(piece.says, language, "medium")) if piece.says is not None else ""
    disputes, exact = piece.stance is Stance.DISPUTES, piece.says == date
    return EvidenceLine(piece.document, title.in_(language), publisher, says, disputes, passage, exact, lost)


def _rival_words(event: Event, titles: dict[DocumentId, str], language: Language) -> Iterable[str]:
    for rival in event.rivals:
        value = in_words(rival.says, language, "medium") if rival.says is not None else ""
        claim = ": ".join(part for part in (value, rival.claim) if part)
        held_by = "; ".join(titles.get(document, document) for document in rival.documents)
        yield f"{claim} ({held_by})" if held_by else claim


def _names(reader: Reader, ids: Iterable[str], language: Language) -> dict[str, str]:
    found = ((id_, reader.entity(id_)) for id_ in ids)
    return {id_: entity.name.in_(language) for id_, entity in found if entity is not None}
