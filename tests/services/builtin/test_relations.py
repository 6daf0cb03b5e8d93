"""The relations of the built-in collection: of every kind, over the whole span, and in order of time."""

from __future__ import annotations

from collections import Counter

import pytest

from cubatimeline.domain.collection import CollectionContent
from cubatimeline.domain.relations import Relation, RelationKind
from cubatimeline.services import builtin


@pytest.fixture(scope="module")
def content() -> CollectionContent:
    return builtin.load(builtin.data_folder())


def bounds(content: CollectionContent, id_: str) -> tuple[int, int]:
    """Return the first and last day of an event, those far away where it is open."""
    event = next(event for event in content.events if event.id == id_)
    first, last = event.date.earliest, event.date.latest
    return -(10**9) if first is None else first, 10**9 if last is None else last


def of_kind(content: CollectionContent, kind: RelationKind) -> list[Relation]:
    return [relation for relation in content.relations if relation.kind is kind]


def test_there_are_relations_of_every_kind_over_the_whole_span(content: CollectionContent) -> None:
    assert len(content.relations) >= 120
    assert min(Counter(relation.kind for relation in content.relations).values()) >= 15
    decades = Counter(relation.source[:3] for relation in content.relations)
    assert {"195", "196", "197", "198", "199", "200", "201"} <= decades.keys()


def test_every_relation_has_its_reason(content: CollectionContent) -> None:
    assert [relation.key for relation in content.relations if not relation.note.endswith(".")] == []


def test_nothing_leads_to_what_was_over_before_it_began(content: CollectionContent) -> None:
    wrong = [
        relation.key
        for relation in of_kind(content, RelationKind.LEADS_TO)
        if bounds(content, relation.target)[1] < bounds(content, relation.source)[0]
    ]
    assert wrong == []


def test_nothing_answers_what_came_later(content: CollectionContent) -> None:
    wrong = [
        relation.key
        for relation in of_kind(content, RelationKind.ANSWERS)
        if bounds(content, relation.source)[1] < bounds(content, relation.target)[0]
    ]
    assert wrong == []


def test_a_part_lies_within_its_whole(content: CollectionContent) -> None:
    wrong = []
    for relation in of_kind(content, RelationKind.PART_OF):
        (first, last), (begins, ends) = bounds(content, relation.source), bounds(content, relation.target)
        if last < begins or first > ends:
            wrong.append(relation.key)
    assert wrong == []


def test_no_event_is_part_of_itself_by_a_detour(content: CollectionContent) -> None:
    whole: dict[str, list[str]] = {}
    for relation in of_kind(content, RelationKind.PART_OF):
        whole.setdefault(relation.source, []).append(relation.target)
    for start, targets in whole.items():
        seen: set[str] = set()
        waiting = list(targets)
        while waiting:
            here = waiting.pop()
            assert here != start
            if here not in seen:
                seen.add(here)
                waiting += whole.get(here, [])
