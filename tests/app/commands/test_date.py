"""`cubatimeline date`."""

from __future__ import annotations

import io
import json

import pytest

from tests.app.commands.conftest import Run


def records(out: str) -> list[dict[str, str | None]]:
    return [json.loads(line) for line in out.splitlines()]


def type_in(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_one_object_for_each_date(run: Run) -> None:
    outcome = run("date", "before 27 Dec 1958", "16-28 October 1962")
    assert outcome.code == 0
    assert records(outcome.out) == [
        {
            "input": "before 27 Dec 1958",
            "edtf": "[..1958-12-26]",
            "earliest": None,
            "latest": "1958-12-26",
            "kind": "moment",
            "words": "before 27 December 1958",
        },
        {
            "input": "16-28 October 1962",
            "edtf": "1962-10-16/1962-10-28",
            "earliest": "1962-10-16",
            "latest": "1962-10-28",
            "kind": "span",
            "words": "from 16 to 28 October 1962",
        },
    ]


def test_what_cannot_be_read_does_not_stop_the_rest(run: Run) -> None:
    outcome = run("date", "hello", "1962")
    bad, good = records(outcome.out)
    assert set(bad) == {"input", "error"}
    assert bad["input"] == "hello"
    assert good["edtf"] == "1962"
    assert outcome.code == 1


def test_letters_of_all_languages_stay_readable(run: Run) -> None:
    out = run("date", "--language", "ru", "октябрь 1962").out
    assert '"октябрь 1962"' in out
    assert '"words": "октябрь 1962 г."' in out


def test_lines_of_the_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, "\ufeffвесна 1961\r\nhello\n\n1962".encode())
    outcome = run("date", "-")
    assert [record["input"] for record in records(outcome.out)] == ["весна 1961", "hello", "", "1962"]
    assert ["error" in record for record in records(outcome.out)] == [False, True, True, False]
    assert outcome.code == 1


def test_input_that_is_no_utf8(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, b"1962 \xff\n1963\n")
    assert [("error" in record) for record in records(run("date", "-", "\udcff").out)] == [True, False, True]


def test_strict_edtf_refuses_words(run: Run) -> None:
    outcome = run("date", "--edtf", "c. 1962", "1962~")
    assert [record.get("edtf") for record in records(outcome.out)] == [None, "1962~"]
    assert outcome.code == 1


@pytest.mark.parametrize("words", [["-0043"], ["--edtf", "-0043"], ["--", "-0043"], ["-0043", "--edtf"]])
def test_negative_years_are_no_options(run: Run, words: list[str]) -> None:
    record = records(run("date", *words).out)[0]
    assert (record["edtf"], record["earliest"], record["words"]) == ("-0043", "-0043-01-01", "44 BC")


def test_far_years(run: Run) -> None:
    record = records(run("date", "Y170000002").out)[0]
    assert record["earliest"] == "+170000002-01-01"


@pytest.mark.parametrize("words", [[], ["--foo", "1962"], ["--language", "fr", "1962"], ["-x"]])
def test_wrong_use(run: Run, words: list[str]) -> None:
    outcome = run("date", *words)
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
