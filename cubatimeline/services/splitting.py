"""What an entity is tied to, told so that a reader can say which of it belongs to another: mentions and events."""

from __future__ import annotations

from dataclasses import dataclass

from cubatimeline.domain.date_words import in_words, unbreakable
from cubatimeline.domain.documents import DocumentId, Passage
from cubatimeline.domain.entities import Entity, EntityId
from cubatimeline.domain.events import EventId
from cubatimeline.domain.languages import Language
from cubatimeline.store.namings import read_mention_count
from cubatimeline.store.reader import Reader

MOST = 1000
"""Mentions, and events, that are told one by one at the most."""


@dataclass(frozen=True, slots=True)
class TiedMention:
    """A passage that names the entity: where it stands, its words, and those around it."""

    document: DocumentId
    title: str
    start: int
    end: int
    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TiedEvent:
    """An event that concerns the entity, in one line."""

    id: EventId
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class Ties:
    """Everything tied to an entity.

    Attributes:
        mention_count, event_count: how many there are in all; no more than `MOST` of each are told.
    """

    entity: Entity
    mentions: tuple[TiedMention, ...]
    events: tuple[TiedEvent, ...]
    mention_count: int
    event_count: int


def ties_of(reader: Reader, id_: EntityId, language: Language) -> Ties | None:
    """Return what an entity is tied to, mentions by document and place, events in order of time; None for nobody."""
    entity = reader.entity(id_)
    if entity is None:
        return None
    passages = reader.mentions(id_)[:MOST]
    titles = _titles(reader, {passage.document for passage in passages}, language)
    ids = reader.event_ids_of_entity(id_)
    events = (
        TiedEvent(event.id, event.title.in_(language), unbreakable(in_words(event.date, language, "medium")))
        for event in reader.events(ids[:MOST])
    )
    count = reader.read(lambda connection: read_mention_count(connection, id_))
    return Ties(entity, tuple(_mention(each, titles) for each in passages), tuple(events), count, len(ids))


def _titles(reader: Reader, ids: set[DocumentId], language: Language) -> dict[DocumentId, str]:
    found = ((id_, reader.document(id_)) for id_ in sorted(ids))
    return {id_: document.title.in_(language) for id_, document in found if document is not None}


def _mention(passage: Passage, titles: dict[DocumentId, str]) -> TiedMention:
    before, after = (words.replace("\n", " ") for words in (passage.before, passage.after))
    title = titles.get(passage.document, passage.document)
    return TiedMention(passage.document, title, passage.start, passage.end, passage.quote, before, after)
