"""Lines joined to paragraphs, and hyphens at their ends."""

from __future__ import annotations

import pytest

from cubatimeline.services.importing.joining import Vocabulary, join


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["the Krem-", "lin"], "the Kremlin"),
        (["в Крем-", "ле"], "в Кремле"),
        (["la revolu-", "ción"], "la revolución"),
        (["the Soviet-", "Cuban talks"], "the Soviet-Cuban talks"),
        (["from 1962-", "1963"], "from 1962-1963"),
        (["sugar—", "and oil"], "sugar—and oil"),
        (["one", "two"], "one two"),
        ([], ""),
    ],
)
def test_joined(lines: list[str], joined: str) -> None:
    assert join(lines, Vocabulary(lines)) == joined


def test_the_document_tells_whether_a_hyphen_belongs() -> None:
    assert join(["anti-", "imperialist"], Vocabulary(["an anti-imperialist front"])) == "anti-imperialist"
    assert join(["vice-", "president"], Vocabulary(["the vicepresident spoke"])) == "vicepresident"
