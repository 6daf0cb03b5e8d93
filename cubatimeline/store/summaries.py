"""Short values for lists and panels, where the whole event, entity or document would be too much."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import Body, DocumentId
from cubatimeline.domain.entities import EntityId, EntityKind, Holder
from cubatimeline.domain.events import EventId
from cubatimeline.domain.languages import Localised


@dataclass(frozen=True, slots=True)
class Meta:
    """What a collection says of itself.

    Attributes:
        id, version: which built-in collection it was filled from; "" and 0 for a collection of one's own.
        span: first and last day that the timeline opens on, as day numbers.
        summary, credits: what it is about, and what it rests on.
    """

    id: str
    version: int
    title: Localised
    span: tuple[int, int]
    summary: str = ""
    credits: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class EntitySummary:
    """One line of the sidebar.

    Attributes:
        aliases: other forms of the name.
        events: number of accepted events that concern it.
        mentions: number of passages of documents that name it.
        first_year: the year of `years[0]`, the same for all entities of a collection.
        years: shape (number of years of the collection's span,) int32: events that begin in each year; events before or
            after the span count in its first or last year, those without a beginning in none.
    """

    id: EntityId
    kind: EntityKind
    name: Localised
    aliases: tuple[str, ...]
    events: int
    mentions: int
    first_year: int
    years: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """One line of a list of documents.

    Attributes:
        date: the date the document goes by.
        number: place in the reading order, for chapters; 0 for the rest.
        events: number of events that it is evidence for; for a chapter, that it tells.
        text_of: the document whose record it is the full text of; empty for a document of its own.
    """

    id: DocumentId
    title: Localised
    body: Body
    kind: str
    date: EdtfDate | None
    publisher: str
    number: int
    events: int
    text_of: DocumentId = ""


@dataclass(frozen=True, slots=True)
class HoldersOn:
    """Who held the office of one line on a day; two where one took over from the other, none in a gap."""

    line: str
    title: Localised
    country: str
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class RivalDate:
    """A rival date of an event, for a ghost mark.

    Attributes:
        row: the event, as in `EventColumns.row`.
        place: which of the event's rivals, from 0; the first is the one the event follows.
    """

    row: int
    event: EventId
    place: int
    date: EdtfDate
    claim: str


@dataclass(frozen=True, slots=True, eq=False)
class EventGroup:
    """Events that have something in common: a person, a place, a source ...

    Attributes:
        id: of what they have in common.
        rows: their rows (as `EventColumns.row`), each once, ascending.
    """

    id: str
    name: Localised
    rows: NDArray[np.int64]
