"""The card of a person, organisation or place: life, offices, company and events, in words ready to be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from cubatimeline.domain.date_words import in_words, unbreakable
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import DocumentId
from cubatimeline.domain.entities import Entity, EntityId, EntityKind
from cubatimeline.domain.events import Event, Status
from cubatimeline.domain.languages import LANGUAGES, Language
from cubatimeline.services.reading import EventLine
from cubatimeline.store.reader import Reader

COMPANIONS = 8
"""How many others are named on a card."""


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """A post in one line: title in the language asked for, organisation, and when in words."""

    title: str
    organisation: str
    date: str


@dataclass(frozen=True, slots=True)
class Companion:
    """Another person or organisation, and how many events it shares."""

    id: EntityId
    name: str
    events: int


@dataclass(frozen=True, slots=True)
class EntityCardContent:
    """Everything that the card of an entity says.

    Attributes:
        other_names: the name in the other languages where it is written differently.
        begins, ends: birth and death, or founding and dissolution, in words; empty where unknown.
        companions: people and organisations with the most shared events first; places are left out, as nearly every
            event has one.
        events: accepted events that concern it, in order of time.
        documents: (id, title) of the documents that tell of it.
    """

    id: EntityId
    kind: EntityKind
    name: str
    other_names: tuple[str, ...]
    role: str
    country: str
    begins: str
    ends: str
    summary: str
    offices: tuple[HeldOffice, ...]
    companions: tuple[Companion, ...]
    events: tuple[EventLine, ...]
    documents: tuple[tuple[DocumentId, str], ...]


def entity_card(reader: Reader, entity_id: EntityId, language: Language) -> EntityCardContent | None:
    """Read the card of an entity; None where there is no such entity."""
    entity = reader.entity(entity_id)
    if entity is None:
        return None
    events = [each for each in reader.events(reader.event_ids_of_entity(entity_id)) if each.status is Status.ACCEPTED]
    return EntityCardContent(
        id=entity.id,
        kind=entity.kind,
        name=entity.name.in_(language),
        other_names=_other_names(entity, language),
        role=entity.role,
        country=entity.country,
        begins=_words(entity.begins, language),
        ends=_words(entity.ends, language),
        summary=entity.summary,
        offices=tuple(_offices(entity, language)),
        companions=tuple(_companions(reader, entity_id, events, language)),
        events=tuple(_line(event, language) for event in events),
        documents=tuple(_documents(reader, entity.documents, language)),
    )


def _words(date: EdtfDate | None, language: Language) -> str:
    return "" if date is None else unbreakable(in_words(date, language, "long"))


def _other_names(entity: Entity, language: Language) -> tuple[str, ...]:
    shown = entity.name.in_(language)
    names = dict.fromkeys(entity.name.in_(other) for other in LANGUAGES)
    return tuple(name for name in names if name and name != shown)


def _offices(entity: Entity, language: Language) -> Iterable[HeldOffice]:
    for office in entity.offices:
        date = unbreakable(in_words(office.date, language, "medium"))
        yield HeldOffice(office.title.in_(language), office.organisation, date)


def _companions(reader: Reader, entity_id: EntityId, events: Iterable[Event], language: Language) -> list[Companion]:
    shared = Counter(other for event in events for other in set(event.entities) if other != entity_id)
    found: list[Companion] = []
    for id_, count in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0])):
        if len(found) >= COMPANIONS and count < found[-1].events:
            break
        other = reader.entity(id_)
        if other is not None and other.kind is not EntityKind.PLACE:
            found.append(Companion(id_, other.name.in_(language), count))
    found.sort(key=lambda companion: (-companion.events, companion.name))
    return found[:COMPANIONS]


def _line(event: Event, language: Language) -> EventLine:
    return EventLine(event.id, event.title.in_(language), in_words(event.date, language, "medium"), event.category)


def _documents(reader: Reader, ids: Iterable[DocumentId], language: Language) -> Iterable[tuple[DocumentId, str]]:
    for id_ in ids:
        document = reader.document(id_)
        if document is not None:
            yield id_, document.title.in_(language)
