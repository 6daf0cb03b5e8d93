"""Spellings of one name meet in one key."""

from __future__ import annotations

import pytest

from cubatimeline.store.spellings import sound_key


@pytest.mark.parametrize(
    "spellings",
    [
        "Khrushchev Jruschov Хрущёв Khruschev Jrushchov",
        "Guevara Гевара",
        "Castro Кастро",
        "Mikoyan Mikoyán Микоян",
        "Havana Habana Гавана",
        "Brezhnev Brézhnev Brezhniev Брежнев",
        "Gromyko Gromiko Громыко",
        "Zhukov Жуков",
    ],
)
def test_spellings_meet(spellings: str) -> None:
    assert len({sound_key(word) for word in spellings.split()}) == 1


def test_other_names_do_not() -> None:
    names = "Khrushchev Castro Guevara Mikoyan Brezhnev Kosygin Kennedy Dorticos Havana Moscow"
    assert len({sound_key(name) for name in names.split()}) == 10
