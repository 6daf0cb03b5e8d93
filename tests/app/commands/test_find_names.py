"""`cubatimeline find-names`."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tests.app.commands.conftest import Run


def records(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_one_object_for_each_name_with_offsets_in_characters(run: Run, collection: Path, tmp_path: Path) -> None:
    text = "“Año” 🙂\r\nThe Minister met Vasili Mitrokhin in Poland."
    path = tmp_path / "text.txt"
    path.write_bytes(text.encode())
    outcome = run("find-names", path, "--collection", collection, "--language", "en")
    assert outcome.code == 0
    minister, new, place = records(outcome.out)
    kind = {"kind": "person", "id": "the-minister", "name": "The Minister"}
    assert minister == {"start": 9, "end": 21, "text": "The Minister", **kind}
    assert (new["text"], new["kind"], new["id"], new["name"]) == (
        "Vasili Mitrokhin",
        "person",
        None,
        "Vasili Mitrokhin",
    )
    assert (place["text"], place["kind"], place["id"]) == ("Poland", "place", None)
    assert text[9:21] == "The Minister"


def test_the_standard_input(run: Run, collection: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "sys.stdin", io.TextIOWrapper(io.BytesIO("Тов. Сидоренко в Польше.".encode()), encoding="utf-8")
    )
    out = run("find-names", "-", "--collection", collection).out
    assert "Сидоренко" in out
    assert [record["name"] for record in records(out)] == ["Сидоренко", "Poland"]


def test_a_text_without_names(run: Run, collection: Path, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("Nothing.", encoding="utf-8")
    outcome = run("find-names", path, "--collection", collection)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


def test_failed_work_is_told_in_one_line(run: Run, collection: Path, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.txt"):
        outcome = run("find-names", path, "--collection", collection)
        assert (outcome.code, outcome.out, outcome.err.count("\n")) == (1, "", 1)
        assert str(path) in outcome.err


@pytest.mark.parametrize("words", [[], ["x", "--language", "fr"], ["x", "y"]])
def test_wrong_use(run: Run, words: list[str]) -> None:
    outcome = run("find-names", *words)
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
