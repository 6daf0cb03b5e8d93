"""The small collection with relations between its events."""

from __future__ import annotations

from dataclasses import replace

from cubatimeline.domain.collection import CollectionContent
from cubatimeline.domain.relations import Relation, RelationKind
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
