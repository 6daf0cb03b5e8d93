"""What waits for the reader's yes or no, made ready to be shown: drafts with their proofs, names not yet known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from cubatimeline.domain.date_words import in_words, unbreakable
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import DocumentId, Passage
from cubatimeline.domain.drafts import Draft, Proposal
from cubatimeline.domain.entities import EntityId
from cubatimeline.domain.events import Event, EventId, Rival, Status
from cubatimeline.domain.evidence import Evidence
from cubatimeline.domain.languages import Language
from cubatimeline.services.drafting.found import Reason
from cubatimeline.services.drafting.judging import reasons_for_date, reasons_for_words
from cubatimeline.services.extraction.dates import DateSpan
from cubatimeline.services.name_filter import NameFilter
from cubatimeline.store.columns import EventColumns, EventFlag
from cubatimeline.store.drafts import read_drafts, read_proposals, read_same_day
from cubatimeline.store.fulltext import HitKind
from cubatimeline.store.reader import Reader
from cubatimeline.store.stemming import stems_for_query, words

_NEAR_DAYS = 60.0
"""How far from a draft the events lie that it may tell of, beyond the bounds of its date."""
_LOOKED_AT = 200
_ALIKE = 4
"""What two events of one day share at least, to be perhaps the same: two words of the title, or a name and a word."""
_LONG = 3650.0
"""Days that stand for those of an open date."""
_SAMPLES = 3
_SAMPLE_REACH = 160
"""Letters of a sample sentence on either side of the name at the most."""
_LONG_WORD = 40

_STOPS = (". ", "! ", "? ", "\n")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a draft was read.

    Attributes:
        title: of the document.
        says: the date that this document gives, in words; empty where it gives none.
    """

    document: DocumentId
    title: str
    passage: Passage | None
    says: str


@dataclass(frozen=True, slots=True)
class DateValue:
    """One of the dates that documents give for a draft, and the titles of those that give it."""

    date: EdtfDate
    words: str
    documents: tuple[DocumentId, ...]
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftCard:
    """A draft ready to be decided on.

    Attributes:
        title, date: in words.
        names: of the entities concerned, (id, name) each.
        reasons: why the reading is as sure as it is.
        places: where it was read; at least one, those that give its date first.
        values: the dates that the documents give, where they disagree; the first is the one the draft goes by.
        same: an accepted event of the same day that it may be; None where none is like it.
    """

    event: Event
    title: str
    date: str
    names: tuple[tuple[EntityId, str], ...]
    places: tuple[Place, ...]
    reasons: tuple[Reason, ...]
    values: tuple[DateValue, ...] = ()
    same: Candidate | None = None

    @property
    def documents(self) -> int:
        """How many documents tell it."""
        return len({place.document for place in self.places})

    @property
    def confidence(self) -> float:
        """How sure the reading is, 0 to 1."""
        return 1.0 if self.event.confidence is None else self.event.confidence

    @property
    def order(self) -> tuple[str, DocumentId, float, int, EventId]:
        """By document, then by date, then by place in its text."""
        first = self.places[0] if self.places else None
        start = first.passage.start if first is not None and first.passage is not None else -1
        title = first.title if first is not None else ""
        document = first.document if first is not None else ""
        begins = self.event.date.bounds.earliest_start
        return title, document, float("-inf") if begins is None else float(begins), start, self.event.id


class Candidate(NamedTuple):
    """An event that a draft may tell of."""

    id: EventId
    title: str
    date: str
    category: str
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence that names what is proposed; `start` and `end` of the name lie in `sentence`.

    Attributes:
        offset: where the name stands in the text of the document.
    """

    document: DocumentId
    title: str
    sentence: str
    start: int
    end: int
    offset: int


def read_queue(reader: Reader, language: Language) -> list[DraftCard]:
    """Return all drafts, by document and date."""
    return _cards(reader, reader.read(read_drafts), language)


def read_cards(reader: Reader, ids: Iterable[EventId], language: Language) -> list[DraftCard]:
    """Return those of some events that are drafts."""
    found = [event for event in reader.events(ids) if event.status is Status.DRAFT]
    drafts = [Draft(event, tuple(reader.evidence_for_event(event.id))) for event in found]
    return _cards(reader, drafts, language)


def _cards(reader: Reader, drafts: Sequence[Draft], language: Language) -> list[DraftCard]:
    if not drafts:
        return []
    titles = {summary.id: summary.title.in_(language) for summary in reader.documents()}
    names = {summary.id: summary.name.in_(language) for summary in reader.entities()}
    alike = _alike(reader, [draft.event for draft in drafts], names, language)
    cards = (replace(_card(draft, titles, names, language), same=alike.get(draft.event.id)) for draft in drafts)
    return sorted(cards, key=lambda card: card.order)


def _alike(
    reader: Reader, drafts: Sequence[Event], names: Mapping[EntityId, str], language: Language
) -> dict[EventId, Candidate]:
    """Return for each draft the accepted event of its day that shares most names and words with it, if enough."""
    of_day = reader.read(lambda connection: read_same_day(connection, [draft.id for draft in drafts]))
    events = {event.id: event for event in reader.events({id_ for ids in of_day.values() for id_ in ids})}
    found = {}
    for draft in drafts:
        others = [events[id_] for id_ in of_day.get(draft.id, ()) if id_ in events]
        likest = max(others, key=lambda other: _likeness(draft, other), default=None)
        if likest is not None and _likeness(draft, likest) >= _ALIKE:
            shared = tuple(names.get(id_, id_) for id_ in draft.entities if id_ in likest.entities)
            found[draft.id] = _candidate(likest, shared, language)
    return found


def _likeness(event: Event, other: Event) -> int:
    """Return how much two events share: a name counts for more than a word of the title."""
    return 3 * len(set(event.entities) & set(other.entities)) + 2 * len(_stems(event) & _stems(other))


def _card(
    draft: Draft, titles: Mapping[DocumentId, str], names: Mapping[EntityId, str], language: Language
) -> DraftCard:
    event = draft.event
    evidence = sorted(draft.evidence, key=lambda piece: piece.says != event.date)
    places = tuple(
        Place(piece.document, titles.get(piece.document, piece.document), piece.passage, _says(piece, language))
        for piece in evidence
    )
    values = _values(event, evidence, titles, language)
    return DraftCard(
        event,
        event.title.in_(language),
        unbreakable(in_words(event.date, language, "long")),
        tuple((id_, names[id_]) for id_ in event.entities if id_ in names),
        places,
        tuple(_reasons(event, evidence)),
        values,
    )


def _says(piece: Evidence, language: Language) -> str:
    return unbreakable(in_words(piece.says, language, "medium")) if piece.says is not None else ""


def _values(
    event: Event, evidence: Iterable[Evidence], titles: Mapping[DocumentId, str], language: Language
) -> tuple[DateValue, ...]:
    """Return the dates that the documents give, the draft's own first; none where they agree."""
    given: dict[str, tuple[EdtfDate, list[DocumentId]]] = {event.date.edtf: (event.date, [])}
    for rival in event.rivals:
        if rival.says is not None:
            given.setdefault(rival.says.edtf, (rival.says, []))[1].extend(rival.documents)
    for piece in evidence:
        if piece.says is not None:
            given.setdefault(piece.says.edtf, (piece.says, []))[1].append(piece.document)
    if len(given) < 2:
        return ()
    return tuple(
        DateValue(date, in_words(date, language, "medium"), ids, tuple(titles.get(id_, id_) for id_ in ids))
        for date, documents in given.values()
        for ids in [tuple(dict.fromkeys(documents))]
    )


def _reasons(event: Event, evidence: Sequence[Evidence]) -> Iterable[Reason]:
    """Return why a draft is as sure as it is, judged anew from the words it was read from."""
    if event.date.written:
        yield from reasons_for_date(DateSpan(0, len(event.date.written), event.date.written, event.date.edtf))
    quote = next((piece.passage.quote for piece in evidence if piece.passage is not None), "")
    yield from reasons_for_words(quote, quote)
    if event.entities:
        yield Reason.NAMES


def with_main_date(card: DraftCard, number: int, quarrel: str) -> Event:
    """Return the draft with one of its disagreeing dates as its own and the others as rivals.

    Args:
        number: place in `card.values`.
        quarrel: what the documents disagree about, in words, where the draft does not say so yet.
    """
    chosen = card.values[number]
    others = (value for place, value in enumerate(card.values) if place != number)
    rivals = tuple(Rival(value.date, "", value.documents) for value in (chosen, *others))
    return replace(card.event, date=chosen.date, rivals=rivals, disputed=card.event.disputed or quarrel)


def near_events(
    reader: Reader, event: Event, columns: EventColumns, language: Language, limit: int = 6
) -> list[Candidate]:
    """Return events that a draft may tell of: near in time, with shared names and words; the likeliest first."""
    bounds = event.date.bounds
    known = [day for day in (bounds.earliest_start, bounds.latest_end) if day is not None]
    if not known:
        return []
    first, last = min(known) - _NEAR_DAYS, max(known) + 1 + _NEAR_DAYS
    inside = (columns.start_earliest < last) & (columns.end_latest > first)
    inside &= (columns.flags & EventFlag.DRAFT) == 0
    found = np.flatnonzero(inside)
    middle = (min(known) + max(known) + 1) / 2
    away = np.abs((columns.start_earliest[found] + columns.end_latest[found]) / 2 - middle)
    nearest = found[np.argsort(away, kind="stable")[:_LOOKED_AT]]
    names = {summary.id: summary.name.in_(language) for summary in reader.entities()} if event.entities else {}
    ranked = []
    for number, other in enumerate(reader.events([columns.ids[place] for place in nearest.tolist()])):
        shared = tuple(id_ for id_ in event.entities if id_ in other.entities)
        score = _likeness(event, other) - (_apart(event, other) + _length(other) / 30) / 10
        ranked.append((-score, number, _candidate(other, tuple(names.get(id_, id_) for id_ in shared), language)))
    return [candidate for _, _, candidate in sorted(ranked)[:limit]]


def _apart(event: Event, other: Event) -> float:
    """Return the days between two dates; 0 where they may be the same."""
    one, two = event.date.bounds, other.date.bounds
    gaps = [
        later - earlier
        for later, earlier in ((one.earliest_start, two.latest_end), (two.earliest_start, one.latest_end))
        if later is not None and earlier is not None
    ]
    return float(max([0, *gaps]))


def _length(event: Event) -> float:
    """Return the days that a date may cover: what lasted for years is seldom what happened on a day."""
    first, last = event.date.earliest, event.date.latest
    return float(last - first) if first is not None and last is not None else _LONG


def _stems(event: Event) -> frozenset[str]:
    told = f"{event.title.en} {event.title.es} {event.title.ru}"
    return frozenset(stem for word in words(told) if len(word) > 3 for stem in stems_for_query(word))


def _candidate(event: Event, shared: tuple[str, ...], language: Language) -> Candidate:
    date = unbreakable(in_words(event.date, language, "medium"))
    return Candidate(event.id, event.title.in_(language), date, event.category, shared)


def found_events(reader: Reader, query: str, language: Language, limit: int = 12) -> list[Candidate]:
    """Return the accepted events that a search finds."""
    hits = [hit.id for hit in reader.search(query, limit).events.hits if hit.kind is HitKind.EVENT]
    found = (event for event in reader.events(hits) if event.status is Status.ACCEPTED)
    return [_candidate(event, (), language) for event in found]


def read_names(reader: Reader) -> list[Proposal]:
    """Return the people, organisations and places that documents name and the collection does not know."""
    return reader.read(read_proposals)


def samples_of(reader: Reader, proposal: Proposal, language: Language) -> list[Sample]:
    """Return some sentences that name what is proposed, each of another document as far as there are others."""
    firsts = {mention.document: mention for mention in reversed(proposal.mentions)}
    ordered = dict.fromkeys([*firsts.values(), *proposal.mentions])
    found = []
    for mention in list(ordered)[:_SAMPLES]:
        document = reader.document(mention.document)
        if document is not None and 0 <= mention.start < mention.end <= len(document.text):
            first, last = sentence_around(document.text, mention.start, mention.end)
            sentence = document.text[first:last].replace("\n", " ")
            start, end = mention.start - first, mention.end - first
            title = document.title.in_(language)
            found.append(Sample(document.id, title, sentence, start, end, mention.start))
    return found


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentence around a stretch of text, cut where it runs very long."""
    least, most = max(0, start - _SAMPLE_REACH), min(len(text), end + _SAMPLE_REACH)
    begins = (text.rfind(stop, least, start) + len(stop) for stop in _STOPS if text.rfind(stop, least, start) >= 0)
    ends = (text.find(stop, end, most) + 1 for stop in _STOPS if text.find(stop, end, most) >= 0)
    return max(begins, default=_word_after(text, least, start)), min(ends, default=_word_before(text, most, end))


def _word_after(text: str, least: int, start: int) -> int:
    """Return where the first whole word from `least` on begins; `least` itself where that is far."""
    near = range(least, min(least + _LONG_WORD, start + 1))
    return next((place for place in near if place == 0 or text[place - 1].isspace()), least)


def _word_before(text: str, most: int, end: int) -> int:
    """Return where the last whole word before `most` ends; `most` itself where that is far."""
    near = range(most, max(most - _LONG_WORD, end - 1), -1)
    return next((place for place in near if place == len(text) or text[place].isspace()), most)


def same_as(proposal: Proposal, names: NameFilter) -> list[EntityId]:
    """Return entities that a proposed name may be another form of, by whole name, then by its longest word."""
    found: dict[EntityId, None] = {}
    for spelling in (proposal.name, *proposal.spellings):
        found.update(dict.fromkeys(sorted(names.find(spelling))))
        longest = max(words(spelling), key=len, default="")
        if len(longest) > 3:
            found.update(dict.fromkeys(sorted(names.find(longest))))
    return list(found)
