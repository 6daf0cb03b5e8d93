"""Passages of our own with every date that a careful reader finds in them; the files say how they are written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import LANGUAGES, Language
from cubatimeline.services.extraction.dates import find_dates

HERE = Path(__file__).parent
_marked = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")


def passages(language: Language) -> list[tuple[str, str | None]]:
    """Return the passages of a language: marked text, and when it was written."""
    entries = yaml.safe_load((HERE / f"passages_{language}.yaml").read_text(encoding="utf-8"))
    return [(entry, None) if isinstance(entry, str) else (entry["text"], entry["written"]) for entry in entries]


def plain(marked: str) -> tuple[str, list[tuple[int, str, str]]]:
    """Return a text without its marks, and the start, words and EDTF of each date marked."""
    found: list[tuple[int, str, str]] = []
    text = ""
    place = 0
    for match in _marked.finditer(marked):
        text += marked[place : match.start()]
        found.append((len(text), match[1], match[2]))
        text += match[1]
        place = match.end()
    return text + marked[place:], found


EVERY = [
    pytest.param(language, marked, written, id=f"{language}-{number}")
    for language in LANGUAGES
    for number, (marked, written) in enumerate(passages(language), 1)
]


@pytest.mark.parametrize(("language", "marked", "written"), EVERY)
def test_every_date_and_no_other(language: Language, marked: str, written: str | None) -> None:
    text, expected = plain(marked)
    spans = find_dates(text, parse(written) if written else None, language)
    assert [(span.start, span.text, span.edtf) for span in spans] == expected
    assert all(text[span.start : span.end] == span.text for span in spans)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_share(language: Language) -> None:
    assert len(passages(language)) >= 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_is_recognised(language: Language) -> None:
    """All passages of a language as one document: the same words are found as with the language told."""
    text = "\n\n".join(plain(marked)[0] for marked, _ in passages(language))
    told = [(span.start, span.end) for span in find_dates(text, language=language)]
    recognised = [(span.start, span.end) for span in find_dates(text)]
    assert len(set(told) ^ set(recognised)) <= len(told) // 20
