"""`cubatimeline find-dates`."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tests.app.commands.conftest import Run


def records(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_one_object_for_each_date_with_offsets_in_characters(run: Run, tmp_path: Path) -> None:
    text = "“Año nuevo” 🙂\r\nOn 27 October 1962 he came; the next day he left."
    path = tmp_path / "text.txt"
    path.write_bytes(text.encode())
    outcome = run("find-dates", path, "--language", "en")
    assert outcome.code == 0
    first, second = records(outcome.out)
    assert first == {"start": 18, "end": 33, "text": "27 October 1962", "edtf": "1962-10-27"}
    assert second["edtf"] == "1962-10-28"
    assert text[18:33] == "27 October 1962"


def test_the_standard_input_read_by_the_day_of_the_document(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Вчера, 2 мая.".encode()), encoding="utf-8"))
    out = run("find-dates", "-", "--written", "27 de octubre de 1964", "--language", "ru").out
    assert '"Вчера"' in out
    assert [record["edtf"] for record in records(out)] == ["1964-10-26", "1964-05-02"]


def test_a_text_without_dates(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("Nothing.", encoding="utf-8")
    outcome = run("find-dates", path)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


def test_failed_work_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    binary = tmp_path / "picture.png"
    binary.write_bytes(b"\x89PNG\r\n")
    for path in (binary, tmp_path, tmp_path / "missing.txt"):
        outcome = run("find-dates", path)
        assert (outcome.code, outcome.out, outcome.err.count("\n")) == (1, "", 1)
        assert str(path) in outcome.err


@pytest.mark.parametrize("words", [[], ["x", "--written", "soon"], ["x", "--language", "fr"], ["x", "y"]])
def test_wrong_use(run: Run, words: list[str]) -> None:
    outcome = run("find-dates", *words)
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
