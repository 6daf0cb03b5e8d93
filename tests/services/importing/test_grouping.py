"""Proposed names of a whole import: one name for each, whatever form a document has it in."""

from __future__ import annotations

import pytest

from cubatimeline.domain.entities import EntityKind
from cubatimeline.services.importing.grouping import Names


@pytest.mark.parametrize(
    ("kind", "first", "later"),
    [
        (EntityKind.PERSON, "Vikenty Pogorelov", "Pogorelov"),
        (EntityKind.PERSON, "Vikenty Pogorelov", "V. Pogorelov"),
        (EntityKind.PERSON, "Pogorelov", "Vikenty Pogorelov"),
        (EntityKind.PERSON, "Vikenty Pogorelov", "Pogorelov, V. A."),
        (EntityKind.PERSON, "Викентий Погорелов", "Викентия Погорелова"),
        (EntityKind.ORGANISATION, "Comité de Pesca", "Comite de Pesca"),
        (EntityKind.PLACE, "Bahía Honda", "Bahia Honda"),
    ],
)
def test_forms_of_one_name_are_one(kind: EntityKind, first: str, later: str) -> None:
    names = Names()
    assert names.canonical(kind, first) == first
    assert names.canonical(kind, later) == first
    assert names.count == 1


def test_people_of_one_family_are_told_apart_by_their_given_names() -> None:
    names = Names()
    names.canonical(EntityKind.PERSON, "Vikenty Pogorelov")
    assert names.canonical(EntityKind.PERSON, "Anna Pogorelova") == "Anna Pogorelova"
    assert names.canonical(EntityKind.PERSON, "Boris Pogorelov") == "Boris Pogorelov"
    assert names.canonical(EntityKind.PERSON, "Pogorelov") == "Pogorelov"


def test_kinds_are_kept_apart() -> None:
    names = Names()
    names.canonical(EntityKind.PLACE, "Santiago")
    assert names.canonical(EntityKind.ORGANISATION, "Santiago") == "Santiago"
    assert names.count == 2
