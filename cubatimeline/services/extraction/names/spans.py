"""What is found: a stretch of text with the name it is."""

from __future__ import annotations

from dataclasses import dataclass

from cubatimeline.domain.entities import EntityId, EntityKind


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name found in a text; titles and the possessive ending are not part of it.

    Attributes:
        start, end: offsets in characters, end exclusive.
        id: the entity meant; empty where it is not known, or where several may be meant.
        name: the entity's own name in English; of a name not known, the fullest form of it in the text.
        candidates: the entities that may be meant, where the text does not decide between them.
        proposed: whether the name is not that of an entity of the collection.
    """

    start: int
    end: int
    text: str
    kind: EntityKind
    id: EntityId
    name: str
    candidates: tuple[EntityId, ...] = ()
    proposed: bool = False
