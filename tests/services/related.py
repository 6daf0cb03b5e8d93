"""The small collection with relations between its events."""

from __future__ import annotations

from dataclasses import replace

from cubatimeline.domain.collection import CollectionContent
from cubatimeline.domain.relations import Relation, RelationKind
from cubatimeline.services.company import Circle
from cubatimeline.services.loading import read_panels
from cubatimeline.store.reader import Reader
from tests.store.content import small_content

SPEECH, FALL, TALK, TRADE = "1962-10-22-speech", "1964-10-14-fall", "1964-10-16-talk", "1960-trade"
RELATIONS = (
    Relation(RelationKind.LEADS_TO, SPEECH, FALL, "The missiles are held against him."),
    Relation(RelationKind.ANSWERS, TALK, FALL, "Guevara says what he thinks of it."),
    Relation(RelationKind.CONTRADICTS, TALK, TRADE),
)


def related_content() -> CollectionContent:
    """Return the small collection with three relations."""
    return replace(small_content(), relations=RELATIONS)


def circle_of(reader: Reader) -> Circle:
    """Return the events of all entities, as the window keeps them."""
    columns = reader.columns()
    panels = read_panels(reader, columns)
    return Circle(columns, panels.events_of, panels.entities)
