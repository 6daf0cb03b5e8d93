"""`cubatimeline info`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.app.commands.conftest import Run

KEYS = {
    "events",
    "documents",
    "passages",
    "evidence",
    "entities",
    "mentions",
    "events_without_evidence",
    "schema",
    "path",
}


def test_counts_as_json(run: Run, collection: Path) -> None:
    counts = json.loads(run("info", "--json", collection).out)
    assert set(counts) == KEYS
    assert (counts["events"], counts["documents"], counts["events_without_evidence"]) == (2, 1, 1)
    assert counts["path"] == str(collection)


def test_counts_in_words(run: Run, collection: Path) -> None:
    lines = run("info", collection).out.splitlines()
    assert lines[0].split() == ["events", "2"]
    assert len(lines) == len(KEYS)


def test_a_file_that_is_no_collection(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear friend, this is not a database at all.")
    outcome = run("info", other)
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (1, "", 1)
    assert f"{other} is not a collection." in outcome.err


def test_a_name_that_names_no_file(run: Run, tmp_path: Path) -> None:
    empty, folder = run("info", ""), run("info", tmp_path)
    assert (empty.code, empty.err.count("\n")) == (2, 1)
    assert "an empty name names no file" in empty.err
    assert (folder.code, folder.err.count("\n")) == (1, 1)
    assert f"{tmp_path} is a folder, not a collection." in folder.err


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    outcome = run("info", tmp_path / "none.cubatimeline")
    assert (outcome.code, outcome.err.count("\n")) == (1, 1)
