"""What presenting reads of a collection: the words of scenes, their passages and sources, the dates of events."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cubatimeline.domain.calendars import civil
from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import Body, Document, MarkKind, Passage
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.events import EventId
from cubatimeline.domain.evidence import Stance
from cubatimeline.domain.languages import Language
from cubatimeline.domain.tours import Scene, Tour
from cubatimeline.services.citing import note
from cubatimeline.services.reading import event_page
from cubatimeline.store.columns import EventColumns
from cubatimeline.store.reader import Reader
from cubatimeline.store.timed import read_dates

_MOST_READ = 360
"""Letters of a passage; a class reads no more of it from a display."""
_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-ZА-ЯÁÉÍÓÚÑ¿¡“«])")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage to show in large letters.

    Attributes:
        words: the paragraph it stands in, or what is near it there.
        source: the citation of the document it stands in.
        start, end: where in the words the passage itself is; both 0 where it is all of them.
    """

    words: str
    source: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class SceneTexts:
    """What a scene needs beside its own words.

    Attributes:
        quoted: the passage it rests on; None where it names none, or its document has no words.
        sources: citations of the documents that prove the events it names, each once, in the order of the events.
        titles: titles of the events it names, by id.
    """

    quoted: Quoted | None = None
    sources: tuple[str, ...] = ()
    titles: dict[EventId, str] = field(default_factory=dict)


def read_tour(reader: Reader, tour: Tour, language: Language) -> tuple[SceneTexts, ...]:
    """Read what the scenes of a tour need, in their order."""
    return tuple(read_scene(reader, scene, language) for scene in tour.scenes)


def read_scene(reader: Reader, scene: Scene, language: Language) -> SceneTexts:
    """Read what a scene needs; what is no longer in the collection is left out."""
    ids = list(dict.fromkeys((*scene.highlight, *scene.hidden)))
    events = {event.id: event for event in reader.events(ids)}
    return SceneTexts(
        _quoted(reader, scene),
        tuple(_sources(reader, [id_ for id_ in ids if id_ in events])),
        {id_: event.title.in_(language) for id_, event in events.items()},
    )


def dates_of(reader: Reader, numbers: Sequence[int], columns: EventColumns, language: Language) -> dict[int, str]:
    """Return the dates of some events (indices into the columns) in few words, hours by the clock of the columns."""
    rows = columns.row[list(numbers)].tolist()
    dates = reader.read(lambda connection: read_dates(connection, rows))
    found = {}
    for number, row in zip(numbers, rows, strict=True):
        if row in dates:
            date = dates[row]
            if date.time is not None and date.end_time == date.time:
                date = _on_the_clock(float(columns.start_earliest[number]))
            found[number] = in_words(date, language, "short")
    return found


def _on_the_clock(instant: float) -> EdtfDate:
    """Return a day with its time to the minute from days since 1970-01-01."""
    minutes = round(instant * 1440)
    year, month, day = civil(minutes // 1440)
    hour, minute = divmod(minutes % 1440, 60)
    return parse(f"{year:04d}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:00")


def read_evidence(reader: Reader, id_: EventId, language: Language) -> tuple[str, str, tuple[Quoted, ...]] | None:
    """Return title, date and proof of an event: its passages, or where none is quoted the citations alone.

    None where there is no such event.
    """
    page = event_page(reader, id_, language)
    if page is None:
        return None
    proof = []
    for line in sorted(page.evidence, key=lambda each: (each.disputes, not each.exact)):
        document = reader.document(line.document)
        if document is not None and line.passage is not None:
            proof.append(_in_paragraph(document, line.passage))
    if not proof:
        cited = [reader.document(line.document) for line in page.evidence]
        proof = [Quoted(page.event.summary, note(each)) for each in cited[:1] if each is not None]
    if not proof:
        proof = [Quoted(page.event.summary or page.event.title.in_(language), "")]
    return page.event.title.in_(language), page.date, tuple(proof)


def _quoted(reader: Reader, scene: Scene) -> Quoted | None:
    """Return the passage that a scene rests on: the words it names, else those that tell or prove its event."""
    document = reader.document(scene.document) if scene.document else None
    if scene.passage and document is not None and scene.passage in document.text:
        return Quoted(_tidy(scene.passage), note(document))
    if not scene.event:
        return None
    if document is not None and document.body is Body.CHAPTER:
        marks = (mark for mark in reader.marks(document.id) if mark.kind is MarkKind.EVENT)
        told = next((mark for mark in marks if mark.target == scene.event), None)
        if told is not None:
            return _in_paragraph(document, Passage.cut(document.id, document.text, told.start, told.end))
    pieces = [piece for piece in reader.evidence_for_event(scene.event) if piece.passage is not None]
    pieces.sort(key=lambda piece: (piece.document != scene.document, piece.stance is Stance.DISPUTES))
    for piece in pieces:
        found = reader.document(piece.document)
        if found is not None and piece.passage is not None:
            return _in_paragraph(found, piece.passage)
    return None


def _sources(reader: Reader, ids: Iterable[EventId]) -> Iterable[str]:
    """Yield the citations of the documents that prove some events, each once."""
    seen: set[str] = set()
    for id_ in ids:
        for piece in reader.evidence_for_event(id_):
            document = reader.document(piece.document) if piece.document not in seen else None
            seen.add(piece.document)
            if document is not None:
                yield note(document)


def _in_paragraph(document: Document, passage: Passage) -> Quoted:
    """Return a passage within its paragraph, so that it can be understood."""
    place = passage.find_in(document.text)
    if place is None:
        return Quoted(_tidy(passage.quote), note(document))
    start, end = place
    first = document.text.rfind("\n", 0, start) + 1
    last = document.text.find("\n", end)
    before, quote = _tidy(document.text[first:start]), _tidy(document.text[start:end])
    after = _tidy(document.text[end : last if last >= 0 else None])
    gap = " " if before and document.text[start - 1].isspace() else ""
    behind = " " if after and document.text[end].isspace() else ""
    begin = len(before) + len(gap)
    whole = f"{before}{gap}{quote}{behind}{after}"
    return _shortened(Quoted(whole, note(document), begin, begin + len(quote)))


def _shortened(quoted: Quoted) -> Quoted:
    """Return of a long paragraph the sentences around the passage, as many as a class will read."""
    words, start, end = quoted.words, quoted.start, quoted.end
    if len(words) <= _MOST_READ:
        return quoted
    breaks = [0, *(found.end() for found in _SENTENCE.finditer(words)), len(words)]
    first = max(each for each in breaks if each <= start)
    last = min((each for each in breaks if each >= end), default=len(words))
    for earlier, later in ((False, True), (True, False), (False, True)):
        wider = max((each for each in breaks if each < first), default=first) if earlier else first
        longer = min((each for each in breaks if each > last), default=last) if later else last
        if longer - wider <= _MOST_READ:
            first, last = wider, longer
    lead, tail = ("… " if first else ""), (" …" if last < len(words) else "")
    shift = len(lead) - first
    return Quoted(f"{lead}{words[first:last].strip()}{tail}", quoted.source, start + shift, end + shift)


def _tidy(words: str) -> str:
    return " ".join(words.split())
