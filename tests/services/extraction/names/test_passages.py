"""Passages of our own with every name that a careful reader finds in them; the first file says how they are written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import LANGUAGES, Language
from cubatimeline.services.extraction.names import KnownNames, NameSpan, find_names

HERE = Path(__file__).parent
_marked = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")


def passages(language: Language) -> list[tuple[str, str | None]]:
    """Return the passages of a language: marked text, and when it was written."""
    entries = yaml.safe_load((HERE / f"passages_{language}.yaml").read_text(encoding="utf-8"))
    return [(entry, None) if isinstance(entry, str) else (entry["text"], entry["written"]) for entry in entries]


def plain(marked: str) -> tuple[str, list[tuple[int, str, str]]]:
    """Return a text without its marks, and the start, words and meaning of each name marked."""
    found: list[tuple[int, str, str]] = []
    text = ""
    place = 0
    for match in _marked.finditer(marked):
        text += marked[place : match.start()]
        found.append((len(text), match[1], " or ".join(sorted(match[2].split(" or ")))))
        text += match[1]
        place = match.end()
    return text + marked[place:], found


def meaning(span: NameSpan) -> str:
    """Return what a span says is meant, in the manner of the passages."""
    if len(span.candidates) == 1:
        return f"perhaps {span.candidates[0]}"
    return span.id or " or ".join(sorted(span.candidates)) or f"?{span.kind}"


EVERY = [
    pytest.param(language, marked, written, id=f"{language}-{number}")
    for language in LANGUAGES
    for number, (marked, written) in enumerate(passages(language), 1)
]


@pytest.mark.parametrize(("language", "marked", "written"), EVERY)
def test_every_name_and_no_other(known: KnownNames, language: Language, marked: str, written: str | None) -> None:
    text, expected = plain(marked)
    spans = find_names(text, known, parse(written) if written else None, language)
    assert [(span.start, span.text, meaning(span)) for span in spans] == expected
    assert all(text[span.start : span.end] == span.text for span in spans)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_its_share(language: Language) -> None:
    assert len(passages(language)) >= 18


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_proposals_only_known_names_are_left(known: KnownNames, language: Language) -> None:
    for marked, written in passages(language):
        text, expected = plain(marked)
        spans = find_names(text, known, parse(written) if written else None, language, propose=False)
        sure = [each for each in expected if not each[2].startswith("?") and " " not in each[2]]
        assert set(sure) <= {(span.start, span.text, span.id) for span in spans}
        assert all(span.id and not span.proposed for span in spans)
