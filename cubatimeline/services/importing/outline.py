"""Finds headings and notes in text that only shows them by how it is written: plain text, most PDF, many web pages."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from cubatimeline.domain.imports import Footnote, Heading
from cubatimeline.services.importing.composing import PARAGRAPH_BREAK
from cubatimeline.services.importing.furniture import is_furniture

_LONGEST_HEADING = 90
_SHORTEST_BODY = 140
_LONGEST_APPENDIX = 260
_MOST_WORDS = 14

_bracketed = r"\[(\d{1,3}|[ivxlc]{1,7}|\*{1,3}|[†‡])\]"
_calls = re.compile(_bracketed)
_note = re.compile(_bracketed + r"[\s,.:]?")
_ends_openly = re.compile(r"[.,;:!?…”»\"'\])|/]$")
_begins_plainly = re.compile(r"[«“\"¿¡]?[^\W\d_]|\d{1,2}[.)]\s+[^\W\d_]|[IVXLC]{1,6}\.?\s+[^\W\d_]")
_set_apart = re.compile(
    r"(?:appendix|annex|enclosure|attachment|chapter|part|introduction|conclusions?|notes|bibliography|"
    r"anexo|apéndice|capítulo|introducción|conclusiones|notas|bibliografía|"
    r"приложение|глава|часть|введение|заключение|выводы|примечания|литература)\b",
    re.IGNORECASE,
)
_appendix = re.compile(
    r"(?:appendix|annex|enclosure|anexo|apéndice|приложение)\s+(?:[IVXLC]+|\d+|[A-ZА-Я])\b", re.IGNORECASE
)
_day = re.compile(r"\b\d{1,2}\b.*\b\d{4}\b|^\W*(?:[^\W\d_]+ )?\d{4}\W*$|^No\b|^№")


class Paragraph(NamedTuple):
    """A paragraph with its place in the text."""

    start: int
    words: str


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text with their offsets."""
    at = 0
    for words in text.split(PARAGRAPH_BREAK):
        yield Paragraph(at, words)
        at += len(words) + len(PARAGRAPH_BREAK)


def guess_headings(text: str) -> tuple[Heading, ...]:
    """Return the short lines that stand over longer text and end like no sentence; level 2, appendices level 1."""
    every = list(paragraphs(text))
    found: list[Heading] = []
    over_body = False
    for number in range(len(every) - 1, -1, -1):
        words = every[number].words
        if len(words) >= _SHORTEST_BODY and words[0] != "[" and not _opens_appendix(words):
            over_body = True
        elif _opens_appendix(words) or (over_body and _looks_like_heading(words)):
            found.append(Heading(1 if _set_apart.match(words) else 2, every[number].start))
        else:
            over_body = False
    # Where most of the text is short lines, it is a list or a form, not a text with headings.
    return tuple(reversed(found)) if len(found) <= max(2, len(every) // 3) else ()


def _opens_appendix(words: str) -> bool:
    return len(words) <= _LONGEST_APPENDIX and "\n" not in words and bool(_appendix.match(words))


def _looks_like_heading(words: str) -> bool:
    if len(words) > _LONGEST_HEADING or "\n" in words or not _begins_plainly.match(words):
        return False
    if _ends_openly.search(words) and not _set_apart.match(words) and not words.endswith(("?", "!", "”", "»")):
        return False
    few = 1 < len(words.split()) <= _MOST_WORDS or bool(_set_apart.match(words))
    return few and not _day.search(words) and not is_furniture(words)


def find_notes(text: str) -> tuple[Footnote, ...]:
    """Return the notes: paragraphs that open with a bracketed label which was called earlier in the text.

    A note takes the nearest call before it that no other note has; where labels begin again with every chapter,
    each chapter keeps its own.
    """
    every = list(paragraphs(text))
    notes = [(match[1], each) for each in every if (match := _note.match(each.words))]
    if not notes:
        return ()
    heads = {each.start for _, each in notes}
    calls: dict[str, list[int]] = {}
    for match in _calls.finditer(text):
        if match.start() not in heads:
            calls.setdefault(match[1], []).append(match.start())
    found = []
    for label, each in notes:
        places = calls.get(label, [])
        before = bisect_left(places, each.start)
        anchor = places.pop(before - 1) if before else -1
        found.append(Footnote(label, anchor, each.start, each.start + len(each.words)))
    called = sum(note.anchor >= 0 for note in found)
    return tuple(found) if called else ()
