"""New names: what is proposed, of which kind, under which name, and what is not."""

from __future__ import annotations

import pytest

from cubatimeline.services.extraction.names import KnownNames, find_names

NONE = KnownNames([])


def proposed(text: str) -> list[tuple[str, str]]:
    return [(span.text, str(span.kind)) for span in find_names(text, NONE)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He saw Vasili Mitrokhin.", "Vasili Mitrokhin"),
        ("He saw John F. Doe.", "John F. Doe"),
        ("Vio a José Martínez de la Torre.", "José Martínez de la Torre"),
        ("Он видел Анну Сергеевну Крылову.", "Анну Сергеевну Крылову"),
        ("Cde. Sidorenko spoke.", "Sidorenko"),
        ("Habló el compañero Quintana.", "Quintana"),
        ("Выступил тов. Сидоренко.", "Сидоренко"),
        ("Lieutenant Colonel Alexander Ovchinnikov told us.", "Alexander Ovchinnikov"),
        ("seen by Ye. I. Zhukov", "Ye. I. Zhukov"),
        ("seen by Zhukov, E. I., and others", "Zhukov, E. I."),
        ("видел Жуков Е. И.", "Жуков Е. И."),
        ("Abner Q. Smithers spoke.", "Abner Q. Smithers"),
        ("the minister of trade, Zoltan Nagyvary, spoke", "Zoltan Nagyvary"),
        ("Jean-Paul Sartre spoke.", "Jean-Paul Sartre"),
    ],
)
def test_people(text: str, name: str) -> None:
    assert proposed(text) == [(name, "person")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("at the Moscow State University today", "Moscow State University"),
        ("the Committee for Economic Planning met", "Committee for Economic Planning"),
        ("el Instituto Cubano de Amistad con los Pueblos", "Instituto Cubano de Amistad con los Pueblos"),
        ("la Universidad Central", "Universidad Central"),
        ("Государственный комитет по делам печати решил", "Государственный комитет по делам печати"),
        ("в Министерстве внешней торговли", "Министерстве внешней торговли"),
        ("the Embassy in Poland", "Embassy in Poland"),
    ],
)
def test_organisations(text: str, name: str) -> None:
    assert proposed(text) == [(name, "organisation")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("in the port of Tiscornia", "Tiscornia"),
        ("near Watling Island", "Watling Island"),
        ("в городе Ровно", "Ровно"),
        ("tension with the West.", "West"),
        ("en la ciudad de Artemisa", "Artemisa"),
    ],
)
def test_places(text: str, name: str) -> None:
    assert proposed(text) == [(name, "place")]


@pytest.mark.parametrize(
    "text",
    [
        "The Committee met. The Party decided. Secret. Copy No 2. On Monday, 3 May, the Ambassador left.",
        "The Reinvigoration Of An Alliance By The Joint Committee Of Great Hope",
        "Minister of Foreign Affairs and First Secretary; Mr. Prime Minister, thank you.",
        "El Partido aprobó el Plan. Durante la Crisis de Octubre, el Ministro habló.",
        "Советская власть. Однако Посол уехал в Мае.",
        "the Western view, Marxism-Leninism and the Caribbean Crisis",
        "Darius I. Then II. Later",
    ],
)
def test_words_with_capitals_that_name_nobody(text: str) -> None:
    assert proposed(text) == []


def test_a_family_name_belongs_to_the_person_named_in_full() -> None:
    spans = find_names("Storchak came. Sergei Storchak spoke; then Storchak's aide left.", NONE)
    assert [(span.text, span.name) for span in spans] == [
        ("Storchak", "Sergei Storchak"),
        ("Sergei Storchak", "Sergei Storchak"),
        ("Storchak", "Sergei Storchak"),
    ]


def test_cases_are_one_name() -> None:
    spans = find_names("Тов. Сидорчук спросил. Тов. Сидорчуку ответили. О Сидорчуке забыли.", NONE)
    assert [(span.text, span.name) for span in spans] == [
        ("Сидорчук", "Сидорчук"),
        ("Сидорчуку", "Сидорчук"),
        ("Сидорчуке", "Сидорчук"),
    ]


def test_an_acronym_in_brackets_stands_for_the_organisation() -> None:
    spans = find_names("The Committee for Economic Planning (CEP) met. CEP decided; cep did not.", NONE)
    assert [(span.text, str(span.kind)) for span in spans] == [
        ("Committee for Economic Planning", "organisation"),
        ("CEP", "organisation"),
        ("CEP", "organisation"),
    ]
