"""A folder of awkward files: each is read or listed with one clear reason, without network and within memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import cubatimeline
from tests.services.importing.awkward import ENGLISH, LISTED, READ, make_folder

ROOT = Path(cubatimeline.__file__).parents[1]
MEGABYTES = 1_000


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("awkward")
    make_folder(folder)
    done = subprocess.run(
        [sys.executable, "-m", "tests.services.importing.awkward", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    (folder / "fifty-megabytes.txt").unlink()
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_there_are_enough_of_them() -> None:
    assert len(READ | LISTED) >= 40


@pytest.mark.parametrize("name", READ)
def test_is_read(outcome: dict[str, Any], name: str) -> None:
    assert name in outcome["read"], outcome["listed"].get(name)


@pytest.mark.parametrize("name", LISTED)
def test_is_listed_with_a_reason_and_its_mend(outcome: dict[str, Any], name: str) -> None:
    found = [value for key, value in outcome["listed"].items() if key == name or key.startswith(f"{name}/")]
    assert len(found) == 1, outcome["read"].get(name)
    message, mend = found[0]
    assert message.endswith(".")
    assert mend.endswith(".")
    assert name not in outcome["read"]


@pytest.mark.parametrize("name", ["a folder.pdf", "broken.txt", "pipe.txt"])
def test_what_is_no_file_is_listed(outcome: dict[str, Any], name: str) -> None:
    assert name in outcome["listed"]


def test_a_file_without_permission_is_listed(outcome: dict[str, Any]) -> None:
    # Root may read everything.
    assert "forbidden.txt" in outcome["read" if os.geteuid() == 0 else "listed"]


def test_nothing_is_told_twice(outcome: dict[str, Any]) -> None:
    assert not set(outcome["read"]) & set(outcome["listed"])


def test_memory_stays_within_bounds(outcome: dict[str, Any]) -> None:
    assert outcome["peak"] < MEGABYTES


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("ru", ["windows-1251.txt", "koi8.txt", "dos-866.txt", "mac-cyrillic.txt", "utf-16-without-mark.txt"]),
        ("es", ["latin-1.txt", "utf-16-with-mark.txt"]),
        ("en", ["utf-32.txt", "fifty-megabytes.txt", "scripts-and-pictures.html"]),
        ("ar", ["right-to-left-arabic.txt"]),
        ("he", ["right-to-left-hebrew.html"]),
    ],
)
def test_languages_are_recognised(outcome: dict[str, Any], language: str, names: list[str]) -> None:
    assert {name: outcome["read"][name][0] for name in names} == dict.fromkeys(names, language)


def test_words_come_through(outcome: dict[str, Any]) -> None:
    for name in ("zero-bytes.txt", "utf-32.txt", "without-its-last-line.pdf", "remote-template.docx", "unclosed.html"):
        assert ENGLISH.strip() in outcome["read"][name][1]


def test_doubts_are_told(outcome: dict[str, Any]) -> None:
    for name in (
        "damaged-utf-8.txt",
        "zero-bytes.txt",
        "wrong-ending.pdf",
        "page-images.pdf",
        "without-its-last-line.pdf",
    ):
        assert len(outcome["read"][name]) > 2
