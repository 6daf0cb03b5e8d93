"""Relations of an event made ready for reading: which other events it answers, leads to, contradicts or is part of."""

from __future__ import annotations

from dataclasses import dataclass

from cubatimeline.domain.events import EventId
from cubatimeline.domain.languages import Language
from cubatimeline.domain.relations import RelationKind
from cubatimeline.services.reading import EventLine, event_line
from cubatimeline.store.reader import Reader
from cubatimeline.store.relations import read_relations


@dataclass(frozen=True, slots=True)
class RelationLine:
    """One relation as seen from an event.

    Attributes:
        forward: the event stands to the other in this relation (answers it); otherwise the other to it (is answered).
        other: the event at the other end.
        note: why, in words; may be empty.
    """

    kind: RelationKind
    forward: bool
    other: EventLine
    note: str


def relations_of(reader: Reader, id_: EventId, language: Language) -> tuple[RelationLine, ...]:
    """Return the relations of an event in the order of time of the events at their other ends.

    Raises:
        CollectionError: the file has gone or is damaged.
    """
    relations = reader.read(lambda connection: read_relations(connection, id_))
    others = {relation.target if relation.source == id_ else relation.source for relation in relations}
    events = {event.id: event for event in reader.events(sorted(others))}
    order = {event.id: place for place, event in enumerate(sorted(events.values(), key=lambda e: e.date.sort_key))}
    lines = []
    for relation in relations:
        forward = relation.source == id_
        other = relation.target if forward else relation.source
        if other in events:
            lines.append(RelationLine(relation.kind, forward, event_line(events[other], language), relation.note))
    return tuple(sorted(lines, key=lambda line: order[line.other.id]))
