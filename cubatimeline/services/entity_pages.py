"""The card of a person, organisation or place: life, offices, company and events, in words ready to be shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.date_words import in_words, unbreakable
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import DocumentId
from cubatimeline.domain.entities import Entity, EntityId, EntityKind
from cubatimeline.domain.languages import LANGUAGES, Language
from cubatimeline.services.company import Circle, Companion, Matrix
from cubatimeline.services.reading import EventLine, event_line
from cubatimeline.store.columns import OPEN_PAST
from cubatimeline.store.namings import read_documents_naming, read_mention_count
from cubatimeline.store.reader import Reader

COMPANIONS = 12
"""How many others are named on a card."""
PLACES = 8
MOST_EVENTS = 100
MOST_DOCUMENTS = 20
"""How many events and documents a card lists; those that matter most, the rest is counted."""


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """A post in one line: title in the language asked for, organisation, and when in words."""

    title: str
    organisation: str
    date: str


@dataclass(frozen=True, slots=True)
class DocumentNaming:
    """A document that names an entity, and how often; `mentions` is 0 where only its record tells of it."""

    id: DocumentId
    title: str
    mentions: int


@dataclass(frozen=True, slots=True)
class EntityCardContent:
    """Everything that the card of an entity says.

    Attributes:
        other_names: the name in the other languages where it is written differently.
        aliases: further forms of the name that are none of those.
        begins, ends: birth and death, or founding and dissolution, in words; empty where unknown.
        born, died: the same as dates.
        companions: people and organisations with the most shared events first; places are told apart, as nearly every
            event has one.
        matrix: the first companions over the years; None where there is nothing to count.
        events: the most important accepted events that concern it, in order of time.
        event_count: how many there are in all.
        first, last: dates in words of the first and the last of them; empty where there is none.
        documents: those that name it most often, out of `document_count`.
        mentions: how many passages name it.
        other: (id, name) of somebody else, where `events` are those that concern both.
    """

    id: EntityId
    kind: EntityKind
    name: str
    other_names: tuple[str, ...]
    aliases: tuple[str, ...]
    role: str
    country: str
    begins: str
    ends: str
    born: EdtfDate | None
    died: EdtfDate | None
    summary: str
    offices: tuple[HeldOffice, ...]
    companions: tuple[Companion, ...]
    places: tuple[Companion, ...]
    matrix: Matrix | None
    events: tuple[EventLine, ...]
    event_count: int
    first: str
    last: str
    documents: tuple[DocumentNaming, ...]
    document_count: int
    mentions: int
    other: tuple[EntityId, str] | None = None


def entity_card(
    reader: Reader, circle: Circle, entity_id: EntityId, language: Language, other: EntityId = ""
) -> EntityCardContent | None:
    """Read the card of an entity; None where there is no such entity.

    Args:
        circle: the events of all entities, as the window keeps them.
        other: an entity; only events that concern both are listed and counted then.
    """
    entity = reader.entity(entity_id)
    if entity is None:
        return None
    partner = reader.entity(other) if other else None
    tied = circle.events(entity_id, "" if partner is None else partner.id)
    naming = reader.read(lambda connection: read_documents_naming(connection, entity_id, MOST_DOCUMENTS))
    company = circle.company(entity_id, language)
    companions = tuple(each for kind, each in company if kind is not EntityKind.PLACE)[:COMPANIONS]
    ids = [circle.columns.ids[place] for place in circle.most_important(tied, MOST_EVENTS).tolist()]
    names = _other_names(entity, language)
    first, last = _ends(reader, circle, tied, language)
    return EntityCardContent(
        id=entity.id,
        kind=entity.kind,
        name=entity.name.in_(language),
        other_names=names,
        aliases=tuple(alias for alias in entity.aliases if alias not in (*names, entity.name.in_(language))),
        role=entity.role,
        country=entity.country,
        begins=_words(entity.begins, language),
        ends=_words(entity.ends, language),
        born=entity.begins,
        died=entity.ends,
        summary=entity.summary,
        offices=tuple(_offices(entity, language)),
        companions=companions,
        places=tuple(each for kind, each in company if kind is EntityKind.PLACE)[:PLACES],
        matrix=circle.matrix(entity_id, companions),
        events=tuple(event_line(event, language) for event in reader.events(ids)),
        event_count=len(tied),
        first=first,
        last=last,
        documents=tuple(DocumentNaming(id_, title.in_(language), number) for id_, title, number in naming[1]),
        document_count=naming[0],
        mentions=reader.read(lambda connection: read_mention_count(connection, entity_id)),
        other=None if partner is None else (partner.id, partner.name.in_(language)),
    )


def _words(date: EdtfDate | None, language: Language) -> str:
    return "" if date is None else unbreakable(in_words(date, language, "long"))


def _ends(reader: Reader, circle: Circle, places: NDArray[np.int64], language: Language) -> tuple[str, str]:
    """Return the dates of the first and the last event that have a beginning, in words."""
    dated = places[circle.columns.start_earliest[places] > OPEN_PAST]
    if not len(dated):
        return "", ""
    ends = [circle.columns.ids[int(place)] for place in (dated[0], dated[-1])]
    dates = {event.id: unbreakable(in_words(event.date, language, "medium")) for event in reader.events(ends)}
    return dates.get(ends[0], ""), dates.get(ends[1], "")


def _other_names(entity: Entity, language: Language) -> tuple[str, ...]:
    shown = entity.name.in_(language)
    names = dict.fromkeys(entity.name.in_(other) for other in LANGUAGES)
    return tuple(name for name in names if name and name != shown)


def _offices(entity: Entity, language: Language) -> Iterable[HeldOffice]:
    for office in entity.offices:
        date = unbreakable(in_words(office.date, language, "medium"))
        yield HeldOffice(office.title.in_(language), office.organisation, date)
