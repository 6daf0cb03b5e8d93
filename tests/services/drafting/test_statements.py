"""Sentences in the manner of diplomatic papers: which of them make drafts, with which date and title."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import LANGUAGES, Language
from cubatimeline.services.drafting import FoundDraft, drafts_of
from cubatimeline.services.extraction.dates import find_dates
from cubatimeline.services.extraction.names import KnownNames, find_names

STATEMENTS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "statements.yaml").read_text(encoding="utf-8")
)


def drafts(text: str, known: KnownNames, written: str = "", language: Language | None = None) -> list[FoundDraft]:
    day = parse(written) if written else None
    return drafts_of(text, find_dates(text, day, language), find_names(text, known, day, language), day, language)


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement["text"][:40])
def test_statement(statement: dict[str, Any], known: KnownNames) -> None:
    text = statement["text"]
    found = drafts(text, known, statement.get("written", ""), statement["language"])
    assert [[draft.edtf, draft.title] for draft in found] == statement["drafts"]
    for draft in found:
        assert text[draft.start : draft.end] == text
        assert draft.written in text
        assert draft.language == statement["language"]


def test_there_are_enough_in_every_language() -> None:
    for language in LANGUAGES:
        assert sum(statement["language"] == language for statement in STATEMENTS) >= 20


def test_titles_are_short_and_have_no_date(known: KnownNames) -> None:
    for statement in STATEMENTS:
        language = statement["language"]
        for draft in drafts(statement["text"], known, statement.get("written", ""), language):
            assert 4 < len(draft.title) <= 72
            assert draft.title[0].isupper()
            assert not find_dates(draft.title, language=language)
            assert draft.title.split()[-1] in statement["text"] + statement["text"].title()
