"""Everything that fills an empty collection, as one value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cubatimeline.domain.documents import Document, DocumentId, Mark
from cubatimeline.domain.entities import Band, Entity, OfficeLine
from cubatimeline.domain.events import Category, Event
from cubatimeline.domain.evidence import Evidence
from cubatimeline.domain.languages import Localised
from cubatimeline.domain.relations import Relation
from cubatimeline.domain.tours import Tour


@dataclass(frozen=True, slots=True)
class CollectionContent:
    """The rows of a collection before they are stored.

    Attributes:
        id, version: which built-in collection this is; a higher version renews built-in rows.
        span: first and last day that the timeline opens on, as day numbers.
        summary, credits: what it is about, and what it rests on, for the reader.
        events: may be made one by one when they are asked for.
        marks: marked stretches of the text of each document.
    """

    id: str
    version: int
    title: Localised
    span: tuple[int, int]
    categories: tuple[Category, ...]
    entities: tuple[Entity, ...]
    office_lines: tuple[OfficeLine, ...]
    bands: tuple[Band, ...]
    documents: tuple[Document, ...]
    events: Sequence[Event]
    evidence: tuple[Evidence, ...]
    tours: tuple[Tour, ...] = ()
    relations: tuple[Relation, ...] = ()
    summary: str = ""
    credits: str = ""
    marks: dict[DocumentId, tuple[Mark, ...]] = field(default_factory=dict)
