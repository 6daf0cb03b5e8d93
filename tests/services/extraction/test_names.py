"""Known names in text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.entities import Entity, EntityKind
from cubatimeline.domain.languages import Localised
from cubatimeline.services.extraction.names import KnownNames, find_names


def person(id_: str, name: str, *aliases: str) -> Entity:
    return Entity(id_, EntityKind.PERSON, Localised(name), aliases)


KNOWN = KnownNames(
    [
        person("fidel", "Fidel Castro", "Castro", "F. Castro"),
        person("raul", "Raúl Castro", "Castro"),
        person("che", "Ernesto Guevara", "Guevara", "Che Guevara", "Che"),
        person("khrushchev", "Nikita Khrushchev", "Khrushchev", "Хрущёв", "the chairman"),
        Entity("havana", EntityKind.PLACE, Localised("Havana", "La Habana")),
        Entity("washington", EntityKind.PLACE, Localised("Washington")),
        Entity("us-government", EntityKind.ORGANISATION, Localised("US government"), ("Washington",)),
        Entity("university", EntityKind.ORGANISATION, Localised("University of Havana")),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Guevara spoke.", [("Guevara", "che")]),
        ("Che Guevara spoke in Havana.", [("Che Guevara", "che"), ("Havana", "havana")]),
        ("at the University of Havana", [("University of Havana", "university")]),
        ("the University of Oriente in Havana", [("Havana", "havana")]),
        ("Nikita\nKhrushchev's letter", [("Nikita\nKhrushchev", "khrushchev")]),
        ("Хрущёв и La Habana", [("Хрущёв", "khrushchev"), ("La Habana", "havana")]),
        ("F.Castro wrote", [("F.Castro", "fidel")]),
        ("Guevarism, havana, cheCk and the chairman", []),
        ("Castro spoke.", []),
        ("Fidel Castro came; Castro spoke.", [("Fidel Castro", "fidel"), ("Castro", "fidel")]),
        ("Castro spoke after Raúl Castro.", [("Castro", "raul"), ("Raúl Castro", "raul")]),
        ("Fidel Castro and Raúl Castro; Castro", [("Fidel Castro", "fidel"), ("Raúl Castro", "raul")]),
        ("from Washington", [("Washington", "washington")]),
    ],
)
def test_names_are_found(text: str, found: list[tuple[str, str]]) -> None:
    spans = find_names(text, KNOWN)
    assert [(span.text, span.id) for span in spans] == found
    assert all(text[span.start : span.end] == span.text for span in spans)


def test_a_span_tells_kind_and_own_name() -> None:
    (span,) = find_names("La Habana", KNOWN)
    assert (span.kind, span.name) == (EntityKind.PLACE, "Havana")


@given(st.lists(st.sampled_from("Fidel Raúl Castro Che Guevara Havana . ' - of University the".split()), max_size=15))
def test_names_never_overlap(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for span in find_names(text, KNOWN):
        assert end <= span.start < span.end <= len(text)
        end = span.end
