"""Cuts a text into stretches of one language, none of them too long to be held as signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cubatimeline.domain.languages import Language

_LONGEST = 60_000
"""Characters of a stretch, as far as paragraphs allow."""
_SAMPLE = 400
"""Characters of a paragraph that are looked at."""
_ENGLISH = frozenset("the of and to in was were with that on for by from his its at had".split())
_SPANISH = frozenset("el la los las de del que en y por con una se su al para fue".split())
_paragraph_ends = re.compile(r"\n[ \t\r]*\n\s*").finditer
_cyrillic = re.compile(r"[А-Яа-яЁё]").findall
_MIN_WORDS = 2


def stretches(text: str, language: Language | None) -> Iterator[tuple[int, int, Language]]:
    """Yield start, end and language of stretches that make up the text."""
    start = place = 0
    current: Language | None = language
    for begin, end in _paragraphs(text):
        spoken = language or language_of(text[begin : min(end, begin + _SAMPLE)]) or current
        if current is None:
            current = spoken
        elif (spoken != current and spoken is not None) or end - start > _LONGEST:
            if begin > start:
                yield start, begin, current
                start = begin
            current = spoken
        place = end
    if place > start:
        yield start, place, current or "en"


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs; one that is longer than a stretch is cut at a blank."""
    begin = 0
    for end in (*(match.end() for match in _paragraph_ends(text)), len(text)):
        while end - begin > _LONGEST:
            blank = text.rfind(" ", begin + 1, begin + _LONGEST)
            middle = blank if blank > begin else begin + _LONGEST
            yield begin, middle
            begin = middle
        if begin < end:
            yield begin, end
            begin = end


def language_of(sample: str) -> Language | None:
    """Return the language of a few lines by their letters and commonest words; None where they do not tell."""
    if len(_cyrillic(sample)) * 3 > len(sample.replace(" ", "")):
        return "ru"
    words = sample.lower().split()
    english = sum(word in _ENGLISH for word in words)
    spanish = sum(word in _SPANISH for word in words)
    if max(english, spanish) < _MIN_WORDS or english == spanish:
        return None
    return "en" if english > spanish else "es"
