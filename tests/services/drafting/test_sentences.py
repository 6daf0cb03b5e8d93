"""Where sentences end, in three languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.services.drafting.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "He met Cde. Khrushchev at 10 a.m. in the U.S. embassy.",
        "A. A. Gromyko and Gen. Ivanov left.",
        "See f. 5, op. 49, d. 758, l. 269.",
        "The No. 3 of the ministry spoke.",
        "El Sr. Roa recibió al Dr. Carlos R. Rodríguez en la pág. 4.",
        "14 октября 1964 г. Пленум ЦК освободил его.",
        "Тов. А. И. Микоян и др. прибыли в г. Гавану на ул. Линеа.",
        "HAVANA, 3 November (Tass). — The minister spoke.",
        "1. The parties agree.",
        "about 3.5 million tons",
        "a line broken for its width in the middle of\nthe sentence goes on.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He came. She left.", ["He came.", "She left."]),
        ("“He came.” She left.", ["“He came.”", "She left."]),
        ("He came.[2] She left.", ["He came.[2]", "She left."]),
        ("He came.3 She left.", ["He came.3", "She left."]),
        ("Was it 1962? It was.", ["Was it 1962?", "It was."]),
        ("Ракеты вывезли в 1962 г. Хрущёв согласился.", ["Ракеты вывезли в 1962 г.", "Хрущёв согласился."]),
        ("¿Vino? Sí vino. ¡Bien!", ["¿Vino?", "Sí vino.", "¡Bien!"]),
        ("Heading\n\nHe came.", ["Heading", "He came."]),
        ("Secret\nCopy No. 2\nHe came.", ["Secret", "Copy No. 2", "He came."]),
        ("He said no. She left.", ["He said no.", "She left."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_several_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text(alphabet="aB. \n\n?!”“[1]г—,", max_size=120))
def test_nothing_is_lost_and_nothing_overlaps(text: str) -> None:
    end = 0
    for start, stop in sentences(text):
        assert text[end:start].strip() == ""
        assert start < stop
        assert text[start:stop].strip() == text[start:stop]
        end = stop
    assert text[end:].strip() == ""
