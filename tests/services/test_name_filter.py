"""The filter box finds names in any spelling and script."""

from __future__ import annotations

import numpy as np
import pytest

from cubatimeline.domain.entities import EntityKind
from cubatimeline.domain.languages import Localised
from cubatimeline.services.name_filter import NameFilter
from cubatimeline.store.summaries import EntitySummary


def person(id_: str, name: Localised, *aliases: str) -> EntitySummary:
    return EntitySummary(id_, EntityKind.PERSON, name, aliases, 1, 1, 1953, np.zeros(3, np.int32))


PEOPLE = (
    person("khrushchev", Localised("Nikita Khrushchev", "Nikita Jruschov", "Никита Хрущёв"), "Khrushchev", "Хрущёв"),
    person("guevara", Localised("Ernesto Guevara", "", "Эрнесто Гевара"), "Che Guevara"),
    person("nunez", Localised("Antonio Núñez Jiménez")),
    person("kosygin", Localised("Alexei Kosygin", "Alekséi Kosiguin", "Алексей Косыгин")),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Хрущёв", {"khrushchev"}),
        ("Khrushchev", {"khrushchev"}),
        ("Jruschov", {"khrushchev"}),
        ("khruschev", {"khrushchev"}),
        ("хрущев", {"khrushchev"}),
        ("nunez jim", {"nunez"}),
        ("CHE", {"guevara"}),
        ("", {"khrushchev", "guevara", "nunez", "kosygin"}),
        ("nobody", set()),
    ],
)
def test_what_is_typed_finds_its_man(typed: str, found: set[str]) -> None:
    assert NameFilter(PEOPLE).find(typed) == found
