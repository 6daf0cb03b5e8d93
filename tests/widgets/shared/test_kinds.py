"""Kinds of documents in words."""

from __future__ import annotations

import pytest

from cubatimeline.widgets.shared.kinds import kind_words


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("conversation", "Conversation"),
        ("communique", "Communiqué"),
        ("óleo", "Óleo"),
        ("Radio talk", "Radio talk"),
        ("", ""),
    ],
)
def test_a_kind_begins_a_line(kind: str, words: str) -> None:
    assert kind_words(kind) == words
