"""How names of organisations tell their country: "Soviet Council of Ministers", «Совет Министров СССР»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cubatimeline.services.extraction.names.lexicon import key_of


class Country(NamedTuple):
    """Ways to tell one country: before an English name, behind a name in each language, and anywhere near."""

    before: tuple[str, ...]
    behind: tuple[str, ...]
    near: str


_COUNTRIES = {
    "Cuba": Country(
        ("cuban",),
        (
            "of cuba", "of the republic of cuba", "de cuba", "de la republica de cuba",
            "cubano", "cubana", "кубы", "республики куба",
        ),
        "cuba cuban cubano cubana куба кубинский",
    ),
    "USSR": Country(
        ("soviet", "ussr"),
        ("of the ussr", "of the soviet union", "de la urss", "de la union sovietica", "sovietico", "sovietica", "ссср"),
        "ussr soviet urss sovietico sovietica ссср советский",
    ),
    "Russia": Country(
        ("russian",),
        (
            "of russia", "of the russian federation", "de rusia", "de la federacion de rusia",
            "ruso", "rusa", "россии", "российской федерации", "рф",
        ),
        "russia russian rusia ruso rusa россия российский рф",
    ),
    "USA": Country(
        ("us", "u . s .", "united states", "american"),
        (
            "of the united states", "of america", "de los estados unidos",
            "de estados unidos", "de ee . uu .", "estadounidense", "сша",
        ),
        "us american usa estadounidense сша американский washington",
    ),
    "China": Country(
        ("chinese",),
        ("of china", "of the people ' s republic of china", "of the prc", "de china", "chino", "china", "кнр", "китая"),
        "china chinese prc chino кнр китай китайский",
    ),
    "international": Country(
        ("un", "united nations"),
        ("of the united nations", "of the un", "de las naciones unidas", "de la onu", "оон"),
        "un onu оон nations naciones",
    ),
}  # fmt: skip

NEAR: dict[str, str] = {key_of(word): name for name, country in _COUNTRIES.items() for word in country.near.split()}
"""The country that a word (by its key) points to."""

Keys = tuple[str, ...]


def _split(phrases: Sequence[str]) -> list[Keys]:
    return sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True)


_BEFORE = {name: _split(country.before) for name, country in _COUNTRIES.items()}
_BEHIND = {name: _split(country.behind) for name, country in _COUNTRIES.items()}


def core(country: str, keys: Keys) -> tuple[int, int] | None:
    """Return where the part of an organisation's name without its country begins and ends; None where it tells none."""
    for phrase in _BEFORE.get(country, ()):
        if keys[: len(phrase)] == phrase:
            return len(phrase), len(keys)
    for phrase in _BEHIND.get(country, ()):
        if keys[-len(phrase) :] == phrase:
            return 0, len(keys) - len(phrase)
    return None


def with_country(country: str, keys: Keys) -> Iterator[Keys]:
    """Yield the ways to write an organisation's name with its country, in the language of the name."""
    cyrillic = any("а" <= key[:1] <= "я" for key in keys)
    spanish = bool({"de", "del", "y", "la"}.intersection(keys))
    if not cyrillic and not spanish:
        for phrase in _BEFORE.get(country, ()):
            yield (*phrase, *keys)
    for phrase in _BEHIND.get(country, ()):
        if cyrillic == ("а" <= phrase[0][:1] <= "я") and (cyrillic or (phrase[0] == "of") != spanish):
            yield (*keys, *phrase)
