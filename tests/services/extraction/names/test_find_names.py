"""Names in text, with a few entities of our own: what is one, what is none, whose it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import Entity, EntityKind, Office
from cubatimeline.domain.languages import Localised
from cubatimeline.services.extraction.names import KnownNames, find_names


def person(
    id_: str, name: str, *aliases: str, ru: str = "", born: str = "", offices: tuple[Office, ...] = ()
) -> Entity:
    begins = parse(born) if born else None
    return Entity(id_, EntityKind.PERSON, Localised(name, ru=ru), aliases, begins=begins, offices=offices)


def office(title: str, when: str) -> Office:
    return Office(Localised(title), "", parse(when))


def organisation(id_: str, name: str, *aliases: str, country: str = "", ru: str = "") -> Entity:
    return Entity(id_, EntityKind.ORGANISATION, Localised(name, ru=ru), aliases, country=country)


FIDEL = (office("Prime Minister", "1959/1976"), office("President of the Council of State", "1976/2008"))
RAUL = (office("President of the Council of State", "2008/2018"),)
KNOWN = KnownNames(
    [
        person("fidel", "Fidel Castro", "Castro", "F. Castro", "Fidel", born="1926", offices=FIDEL),
        person("raul", "Raúl Castro", "Castro", "Army General Raúl Castro", born="1931", offices=RAUL),
        person("che", "Ernesto Guevara", "Guevara", "Che Guevara", "Che"),
        person("khrushchev", "Nikita Khrushchev", "Khrushchev", "Хрущёв", "the chairman", ru="Никита Хрущёв"),
        person("petrov", "Yuri Petrov", "Petrov", born="1939"),
        person("rice", "Condoleezza Rice"),
        person("pliyev", "Issa Pliyev", "General Pavlov"),
        Entity("havana", EntityKind.PLACE, Localised("Havana", "La Habana", "Гавана")),
        Entity("kalinin-city", EntityKind.PLACE, Localised("Kalinin")),
        person("kalinin", "Arnold Kalinin", "Kalinin"),
        Entity("washington", EntityKind.PLACE, Localised("Washington")),
        Entity("us", EntityKind.PLACE, Localised("United States"), ("US", "U.S.")),
        organisation("us-government", "US government", "Washington"),
        organisation("university", "University of Havana"),
        organisation("far", "Revolutionary Armed Forces", "FAR"),
        organisation("pravda", "Pravda", ru="«Правда»"),
        organisation("soviet-ministry", "Soviet Ministry of Foreign Affairs", country="USSR", ru="МИД СССР"),
        organisation("cuban-ministry", "Cuban Ministry of Foreign Affairs", country="Cuba", ru="МИД Кубы"),
        organisation("duma", "State Duma", country="Russia"),
    ]
)


def known_in(text: str, written: str = "") -> list[tuple[str, str]]:
    return [
        (span.text, span.id) for span in find_names(text, KNOWN, parse(written) if written else None, propose=False)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Guevara spoke.", [("Guevara", "che")]),
        ("Che Guevara spoke in Havana.", [("Che Guevara", "che"), ("Havana", "havana")]),
        ("at the University of Havana", [("University of Havana", "university")]),
        ("the University of Oriente in Havana", [("Havana", "havana")]),
        ("Nikita\nKhrushchev's letter", [("Nikita\nKhrushchev", "khrushchev")]),
        ("Nikita\n\nKhrushchev", [("Khrushchev", "khrushchev")]),
        ("Хрущёв и La Habana", [("Хрущёв", "khrushchev"), ("La Habana", "havana")]),
        ("о Никите Хрущеве в Гаване", [("Никите Хрущеве", "khrushchev"), ("Гаване", "havana")]),
        ("F.Castro wrote", [("F.Castro", "fidel")]),
        ("Raul Castro, RAÚL CASTRO, Rau\u0301l Castro", [("Raul Castro", "raul"), ("RAÚL CASTRO", "raul"),
                                                         ("Rau\u0301l Castro", "raul")]),
        ("Khrushchev, N.; Khrushchev, Nikita", [("Khrushchev, N.", "khrushchev"),
                                                ("Khrushchev, Nikita", "khrushchev")]),
        ("Guevarism, havana, cheCk and the chairman", []),
        ("from Washington", [("Washington", "washington")]),
        ("pro-Khrushchev, Ernesto 'Che' Guevara", [("Khrushchev", "khrushchev"), ("Che", "che"), ("Guevara", "che")]),
        ("Fidel\u2019s and Fidel's", [("Fidel", "fidel"), ("Fidel", "fidel")]),
        ("Army General Raúl Castro", [("Raúl Castro", "raul")]),
        ("General Pavlov came. Pavlov left.", [("Pavlov", "pliyev"), ("Pavlov", "pliyev")]),
        ("the University Of Havana", [("University Of Havana", "university")]),
    ],
)  # fmt: skip
def test_names_are_found(text: str, found: list[tuple[str, str]]) -> None:
    assert known_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It told us that the US came far with FAR units.", [("US", "us"), ("FAR", "far")]),
        ("THEY TOLD US MORE", []),
        ("Правда, «Правда» молчала.", [("Правда", "pravda")]),
        ("Rice was scarce.", []),
        ("Condoleezza Rice spoke; Rice left.", [("Condoleezza Rice", "rice"), ("Rice", "rice")]),
        ("The Prague Spring and the Washington Crisis", []),
    ],
)
def test_common_words_are_no_names(text: str, found: list[tuple[str, str]]) -> None:
    assert known_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Castro spoke.", []),
        ("Fidel Castro came; Castro spoke.", [("Fidel Castro", "fidel"), ("Castro", "fidel")]),
        ("Castro spoke after Raúl Castro.", [("Castro", "raul"), ("Raúl Castro", "raul")]),
        ("Fidel Castro and Raúl Castro; Castro", [("Fidel Castro", "fidel"), ("Raúl Castro", "raul")]),
        ("Prime Minister Castro spoke.", [("Castro", "fidel")]),
        ("Fidel Castro and the Castro brothers", [("Fidel Castro", "fidel")]),
        ("Raúl Castro. Fidel Castro.\n\nFidel Castro. Castro.",
         [("Raúl Castro", "raul"), ("Fidel Castro", "fidel"), ("Fidel Castro", "fidel"), ("Castro", "fidel")]),
        ("Fidel, Fidel, Fidel, Fidel and Raúl Castro.\n\nCastro",
         [("Fidel", "fidel")] * 4 + [("Raúl Castro", "raul"), ("Castro", "fidel")]),
    ],
)  # fmt: skip
def test_a_shared_family_name_is_settled_by_the_document(text: str, found: list[tuple[str, str]]) -> None:
    assert known_in(text) == found


@pytest.mark.parametrize(
    ("text", "written", "found"),
    [
        ("President Castro", "1980", [("Castro", "fidel")]),
        ("President Castro", "2010", [("Castro", "raul")]),
        ("Castro", "1965", [("Castro", "fidel")]),
        ("Castro", "1930-05", [("Castro", "fidel")]),
        ("Petrov", "1930", []),
        ("Petrov", "1990", [("Petrov", "petrov")]),
    ],
)
def test_offices_and_births_count_where_the_day_is_known(text: str, written: str, found: list[tuple[str, str]]) -> None:
    assert known_in(text, written) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Viktor Petrov came. Petrov left.", []),
        ("S. Petrov came. Petrov left.", []),
        ("Y. V. Petrov came. Petrov left.", [("Y. V. Petrov", "petrov"), ("Petrov", "petrov")]),
        ("Iurii Petrov came.", [("Iurii Petrov", "petrov")]),
        ("Yury Petrov came.", [("Yury Petrov", "petrov")]),
        ("Fidel Velázquez came to Havana.", [("Havana", "havana")]),
        ("Perez-Castro; Fidel Castro", [("Fidel Castro", "fidel")]),
        ("Peter Washington", []),
    ],
)
def test_strangers_of_the_same_name_are_left_alone(text: str, found: list[tuple[str, str]]) -> None:
    assert known_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in Kalinin", [("Kalinin", "kalinin-city")]),
        ("Ambassador Kalinin", [("Kalinin", "kalinin")]),
        ("Arnold Kalinin; Kalinin", [("Arnold Kalinin", "kalinin"), ("Kalinin", "kalinin")]),
    ],
)
def test_a_place_and_a_person_of_one_name(text: str, found: list[tuple[str, str]]) -> None:
    assert known_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the USSR Ministry of Foreign Affairs", [("USSR Ministry of Foreign Affairs", "soviet-ministry")]),
        ("Cuba's Ministry of Foreign Affairs", [("Ministry of Foreign Affairs", "cuban-ministry")]),
        ("the Ministry of Foreign Affairs", []),
        ("the Ministry of Foreign Affairs of Cuba; the Ministry of Foreign Affairs",
         [("Ministry of Foreign Affairs of Cuba", "cuban-ministry"),
          ("Ministry of Foreign Affairs", "cuban-ministry")]),
        ("В МИДе СССР и в МИД Кубы", [("МИДе СССР", "soviet-ministry"), ("МИД Кубы", "cuban-ministry")]),
        ("the Russian State Duma", [("Russian State Duma", "duma")]),
    ],
)  # fmt: skip
def test_an_organisation_with_its_country_told_otherwise(text: str, found: list[tuple[str, str]]) -> None:
    assert known_in(text) == found


def test_a_span_tells_kind_and_own_name() -> None:
    (span,) = find_names("La Habana", KNOWN)
    assert (span.kind, span.name, span.proposed) == (EntityKind.PLACE, "Havana", False)


def test_what_is_left_open_carries_its_candidates() -> None:
    (span,) = find_names("Castro spoke.", KNOWN)
    assert (span.id, span.name, span.candidates, span.proposed) == ("", "Castro", ("fidel", "raul"), False)


def test_places_of_the_world_are_proposed() -> None:
    (span,) = find_names("в Польше", KNOWN)
    assert (span.id, span.name, span.kind, span.proposed) == ("", "Poland", EntityKind.PLACE, True)


WORDS = [*"Fidel Raúl Castro Che Guevara Havana . ' - of University the Comrade , N Petrov Хрущёва A".split(), "\n\n"]


@given(st.lists(st.sampled_from(WORDS), max_size=20), st.booleans())
def test_names_never_overlap(words: list[str], propose: bool) -> None:
    text = " ".join(words)
    end = 0
    for span in find_names(text, KNOWN, propose=propose):
        assert end <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
        end = span.end


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert all(span.text.strip() for span in find_names(text, KNOWN))


def test_a_text_of_any_length_is_read_in_blocks() -> None:
    paragraph = "Fidel Castro met Comrade Ivanenko in Havana, said Raúl Castro of the Ministry of Peace and Plenty.\n\n"
    spans = find_names(paragraph * 3000, KNOWN)
    assert len(spans) == 5 * 3000
    assert {span.text for span in spans if span.proposed} == {"Ivanenko", "Ministry of Peace and Plenty"}


@pytest.mark.parametrize("piece", ["A. ", "Abc-", "Vasili ", "Castro, ", "Committee of the Great ", "Comrade General "])
def test_texts_that_are_no_texts_take_no_longer(piece: str) -> None:
    assert len(find_names(piece * 10_000, KNOWN)) <= 10_000
