"""What travels between formats: the values of the domain, without a collection around them."""

from __future__ import annotations

from dataclasses import dataclass

from cubatimeline.domain.documents import Document
from cubatimeline.domain.entities import Entity
from cubatimeline.domain.events import Category, Event
from cubatimeline.domain.evidence import Evidence
from cubatimeline.domain.languages import Localised
from cubatimeline.domain.relations import Relation

USUAL_IMPORTANCE = 3
"""Importance of an event whose format has none."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """Events and documents on their way.

    Attributes:
        title: of the whole; may be empty.
        events: what a reader gives may have an empty id or category, and names categories and entities by ids that
            stand in `categories` and `entities`.
        documents: records; their texts travel only in formats that say so.
        relations: between events of `events`.
    """

    title: str = ""
    categories: tuple[Category, ...] = ()
    entities: tuple[Entity, ...] = ()
    documents: tuple[Document, ...] = ()
    events: tuple[Event, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    relations: tuple[Relation, ...] = ()

    @property
    def category_names(self) -> dict[str, str]:
        """English names of the categories by id."""
        return {each.id: named(each.name) for each in self.categories}


def named(name: Localised) -> str:
    """Return the first of the names that there is: English, Spanish, Russian."""
    return name.en or name.es or name.ru
