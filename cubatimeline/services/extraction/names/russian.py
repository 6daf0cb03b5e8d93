"""Cases of Russian names, by the endings of the usual declensions of nouns, adjectives and family names."""

from __future__ import annotations

import re
from collections.abc import Sequence

CASES = 6
"""Nominative, genitive, dative, accusative, instrumental, prepositional."""

Forms = tuple[str, ...]
"""The six cases of a word in their order; a case with two forms has them with a bar between."""

_MASCULINE_IN_A = frozenset("никита илья фома кузьма лука савва данила гаврила".split())
_FEMININE_CONSONANT = frozenset("любовь вильма".split())
_PARTICLES = frozenset("де дель ла лос лас на о".split())
_SIBILANT = "жшчщ"
_BACK = "гкх"
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_VOWELS = "аеёиоуыэюя"
_FLEETING = {"павел": "павл", "лев": "льв", "пётр": "петр", "петр": "петр", "псков": "псков"}
_SOFT = {
    "": ("ь", "я|и", "ю|и", "я|ь", "ем|ью", "е|и"),
    "m": ("ь", "я", "ю", "я", "ем", "е"),
    "f": ("ь", "и", "и", "ь", "ью", "и"),
}
_ADJECTIVE = ("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие")


def is_cyrillic(text: str) -> bool:
    """Return whether a text has Cyrillic letters."""
    return _CYRILLIC.search(text) is not None


def _forms(stem: str, *endings: str) -> Forms:
    return tuple("|".join(stem + part for part in ending.split("|")) for ending in endings)


def _still(word: str) -> Forms:
    return (word,) * CASES


def adjective(word: str) -> Forms | None:
    """Return the cases of an adjective, None for a word that has not the form of one."""
    stem, ending = word[:-2], word[-2:]
    if ending not in _ADJECTIVE or len(stem) < 2:
        return None
    last = stem[-1]
    if ending in ("ые", "ие"):
        i = ending[0]
        return _forms(stem, ending, i + "х", i + "м", ending + "|" + i + "х", i + "ми", i + "х")
    soft = ending in ("яя", "ее") or (ending == "ий" and last not in _BACK)
    o = "е" if soft else "о"
    i = "и" if soft or last in _BACK + _SIBILANT else "ы"
    if ending in ("ая", "яя"):
        return _forms(stem, ending, o + "й", o + "й", ("юю" if soft else "ую"), o + "й", o + "й")
    animate = f"{ending}|{o}го" if ending in ("ый", "ий", "ой") else ending
    return _forms(stem, ending, o + "го", o + "му", animate, i + "м", o + "м")


def noun(word: str, gender: str = "") -> Forms:
    """Return the cases of a noun or given name; of a word that does not decline six times itself.

    `gender` ("m" or "f") decides how one in a soft sign declines; without it both ways are given.
    """
    if word in _FLEETING:
        stem = _FLEETING[word]
        return tuple(stem + ending if ending else word for ending in ("", "а", "у", "а", "ом", "е"))
    stem, last = word[:-1], word[-1]
    if word.endswith("ия"):
        return _forms(stem, "я", "и", "и", "ю", "ей", "и")
    if last == "я":
        return _forms(stem, "я", "и", "е", "ю", "ей", "е")
    if last == "а":
        i = "и" if stem[-1:] in _BACK + _SIBILANT else "ы"
        o = "ей" if stem[-1:] in _SIBILANT + "ц" else "ой"
        return _forms(stem, "а", i, "е", "у", o, "е")
    if word.endswith("ие"):
        return _forms(stem, "е", "я", "ю", "е", "ем", "и")
    if word.endswith(("ство", "ото", "ино", "ово", "ево")):
        return _forms(stem, "о", "а", "у", "о", "ом", "е")
    if last == "й":
        return _forms(stem, "й", "я", "ю", "я|й", "ем", "и" if word.endswith("ий") else "е")
    if last == "ь":
        return _forms(stem, *_SOFT[gender])
    if last == "ы":
        return _forms(stem, "ы", "ов", "ам", "ы", "ами", "ах")
    if word.endswith("ец") and len(word) > 4:
        return (word, *_forms(word[:-2], "ца", "цу", f"ца|{word[-2:]}", "цем|цом", "це"))
    if last in _VOWELS:
        return _still(word)
    return _forms(word, "", "а", "у", "а|", "ем" if last in _SIBILANT + "ц" else "ом", "е")


def family_name(word: str, feminine: bool) -> Forms:
    """Return the cases of a family name."""
    if feminine:
        if word.endswith(("ова", "ева", "ёва", "ина", "ына")):
            return _forms(word[:-1], "а", "ой", "ой", "у", "ой", "ой")
        if word.endswith(("ая", "яя")):
            return adjective(word) or _still(word)
        return noun(word, "f") if word[-1] in "ая" else _still(word)
    if word.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return _forms(word, "", "а", "у", "а", "ым|ом", "е")
    if word.endswith(("ых", "их", "ко", "аго", "ово")):
        return _still(word)
    if word.endswith(("ий", "ый", "ой")):
        return adjective(word) or _still(word)
    return noun(word, "m")


def is_feminine(words: Sequence[str]) -> bool:
    """Return whether the words of a person's name are those of a woman."""
    if any(word.endswith(("вна", "чна")) for word in words[1:]):
        return True
    first = words[0]
    return first in _FEMININE_CONSONANT or (first[-1] in "ая" and first not in _MASCULINE_IN_A)


def _moves(words: Sequence[str], place: int) -> bool:
    """Return whether a word declines: of words joined by hyphens the last, unless a particle is among them."""
    word = words[place]
    if len(word) < 3 or not is_cyrillic(word) or (place + 1 < len(words) and words[place + 1] == "-"):
        return False
    at = place
    while at >= 2 and words[at - 1] == "-":
        at -= 2
        if words[at] in _PARTICLES:
            return False
    return True


def person(words: Sequence[str]) -> list[Forms]:
    """Return the cases of each word of a person's name, folded; the family name stands last, hyphens are words."""
    feminine = is_feminine(words) if len(words) > 1 else False
    last = len(words) - 1
    return [
        _still(word)
        if not _moves(words, place)
        else family_name(word, feminine)
        if place == last
        else noun(word, "f" if feminine else "m")
        for place, word in enumerate(words)
    ]


def thing(words: Sequence[str]) -> list[Forms]:
    """Return the cases of each word of the name of an organisation or place, folded; hyphens are words.

    Its adjectives and the first noun after them decline, what follows is said of them and stays.
    """
    out: list[Forms] = []
    done = False
    for place, word in enumerate(words):
        joined = word == "-" or (place + 1 < len(words) and words[place + 1] == "-")
        if done or joined or not _moves(words, place):
            out.append(_still(word))
            done = done or (is_cyrillic(word) and not joined)
            continue
        forms = adjective(word) if len(words) > 1 else None
        done = forms is None
        out.append(forms or noun(word))
    return out


def agreeing(words: Sequence[Forms]) -> list[tuple[str, ...]]:
    """Return the name in every case, its words agreeing: tuples of words, without doubles."""
    found: dict[tuple[str, ...], None] = {}
    for case in range(CASES):
        choices = [word[case].split("|") for word in words]
        for number in range(max(map(len, choices))):
            found[tuple(choice[min(number, len(choice) - 1)] for choice in choices)] = None
    return list(found)
