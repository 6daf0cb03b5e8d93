"""Folding of letters and light stems of English, Spanish and Russian words, for the full-text index.

Light stemming strips only the commonest endings, so that "missiles" finds "missile", «acuerdos» finds «acuerdo» and
«договора» finds «договор»; it need not give a word of the language. The endings follow the usual accounts of inflection
of the three languages; a word keeps at least three letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

from cubatimeline.domain.languages import Language

WORD = re.compile(r"[^\W_]+")
"""A run of letters and digits: what the full-text index counts as one word."""

_VOWEL = re.compile(r"[aeiouy]")
_RUSSIAN_ENDINGS = sorted(
    (
        "иями ями ами иях ях ах иям ям ам ией ей ой ий ый ая яя ое ее ые ие ого его ому ему ыми ими ым им ом ем "
        "ых их ую юю ия ии ию ью ья ье ы и а я о е у ю ь й"
    ).split(),
    key=len,
    reverse=True,
)


def fold(text: str) -> str:
    """Return `text` in small letters without accents; ё becomes е, й stays the letter it is."""
    lowered = text.casefold()
    if lowered.isascii():
        return lowered
    return "".join(letter if letter == "й" else _bare(letter) for letter in unicodedata.normalize("NFC", lowered))


@lru_cache(maxsize=2048)
def _bare(letter: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFD", letter) if not unicodedata.combining(part))


def words(text: str) -> list[str]:
    """Return the folded words of `text` in order."""
    return WORD.findall(fold(text))


def _english(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-2]
    if word.endswith(("sses", "xes", "ches", "shes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 2 and _VOWEL.search(stem):
            word = stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "lsz" else stem
            break
    if word.endswith("y") and len(word) > 3:
        return word[:-1] + "i"
    return _strip(word, "e")


def _strip(word: str, ending: str) -> str:
    while word.endswith(ending) and len(word) - len(ending) >= 3:
        word = word[: -len(ending)]
    return word


def _spanish(word: str) -> str:
    if word.endswith("ces") and len(word) > 4:
        return word[:-3] + "z"
    if word.endswith("s") and len(word) > 4 and word[-2] in "aeo":
        word = word[:-1]
    return word[:-1] if word[-1] in "aeo" and len(word) > 4 else word


def _russian(word: str) -> str:
    for ending in _RUSSIAN_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if word.endswith(("ов", "ев")) and len(word) > 4:
        return word[:-2]
    return word


_STEMMERS: dict[Language, Callable[[str], str]] = {"en": _english, "es": _spanish, "ru": _russian}


@lru_cache(maxsize=65536)
def stem(word: str, language: Language) -> str:
    """Return the light stem of a folded word; a word with digits, or of no script of the three, comes back as it is.

    The script decides before the language does: Cyrillic words are always stemmed as Russian.
    """
    if len(word) < 4 or not word.isalpha():
        return word
    cyrillic = "Ѐ" <= word[0] <= "ӿ"
    if cyrillic != (language == "ru"):
        return _russian(word) if cyrillic else word
    return _STEMMERS[language](word)


def stems_of(texts: Iterable[tuple[str, Language]]) -> str:
    """Return the distinct stems that differ from their words, for the `stems` column of the index."""
    found: set[str] = set()
    for text, language in texts:
        for word in set(WORD.findall(unicodedata.normalize("NFC", text).casefold())):
            folded = fold(word)
            short = stem(folded, language)
            if short != folded or "ё" in word:
                found.add(short)
    return " ".join(sorted(found))


def stems_for_query(word: str) -> list[str]:
    """Return the stems under which a word of a query, whose language is not known, may stand in the index."""
    folded = fold(word)
    languages: tuple[Language, ...] = ("ru",) if "Ѐ" <= folded[:1] <= "ӿ" else ("en", "es")
    return sorted({stem(folded, language) for language in languages})
