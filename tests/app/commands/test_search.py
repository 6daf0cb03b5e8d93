"""`cubatimeline search`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.commands.conftest import Run


def test_hits_of_each_kind_as_json(run: Run, collection: Path) -> None:
    found = json.loads(run("search", "--json", "--collection", collection, "minister ").out)
    assert found["query"] == "minister "
    assert [hit["id"] for hit in found["events"]["hits"]] == ["1964-10-16-talk"]
    assert found["events"]["hits"][0]["date"] == "1964-10-16"
    assert [hit["id"] for hit in found["passages"]["hits"]] == ["diary"]
    assert [hit["id"] for hit in found["entities"]["hits"]] == ["the-minister"]


def test_hits_in_words(run: Run, collection: Path) -> None:
    out = run("search", "--collection", collection, "sugar").out
    assert "Events: 2" in out
    assert "1964-10-16" in out
    assert "From a diary [diary]: " in out


def test_limit_counts_for_each_kind(run: Run, collection: Path) -> None:
    found = json.loads(run("search", "--json", "--limit", 1, "--collection", collection, "sugar").out)
    assert found["events"]["total"] == 2
    assert len(found["events"]["hits"]) == 1


def test_nothing_found_is_no_failure(run: Run, collection: Path) -> None:
    outcome = run("search", "--collection", collection, "zeppelin")
    assert (outcome.code, outcome.out) == (0, "Nothing found.\n")


@pytest.mark.parametrize(
    "words",
    [["search"], *(["search", "--limit", limit, "x"] for limit in ("0", "many", "10001", "99999999999999999999999"))],
)
def test_wrong_use_ends_with_two(run: Run, words: list[str]) -> None:
    outcome = run(*words)
    assert (outcome.code, outcome.err.count("\n")) == (2, 1)
    assert "cubatimeline search --help" in outcome.err
