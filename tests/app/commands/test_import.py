"""`cubatimeline import`: what it prints, its exit codes, and what is left when it is stopped or killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import cubatimeline
from cubatimeline.store.drafts import read_drafts
from cubatimeline.store.reader import Reader
from tests.services.importing.papers import write_papers

ROOT = Path(cubatimeline.__file__).parents[1]
COUNT = 300


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_papers(tmp_path / "papers", COUNT)


def command(*words: str | Path) -> list[str]:
    return [sys.executable, "-m", "cubatimeline", "import", *map(str, words)]


def test_a_file_into_a_collection(folder: Path, collection: Path, run) -> None:
    ran = run("import", str(folder / "000.txt"), "--into", str(collection), "--jobs", "1")
    assert (ran.code, ran.out) == (0, "1 imported, 0 already there, 0 failed, 1 draft events, 0 names proposed\n")
    with Reader(collection) as reader:
        (draft,) = reader.read(read_drafts)
    assert draft.event.date.edtf == "1963-05-01"
    assert draft.evidence[0].passage is not None


def test_a_collection_that_is_not_there_is_made(folder: Path, tmp_path: Path, run) -> None:
    new = tmp_path / "new.cubatimeline"
    assert run("import", str(folder / "000.txt"), "--into", str(new)).code == 0
    with Reader(new) as reader:
        assert len(reader.documents()) == 1


def test_a_file_that_fails_is_listed_and_the_code_tells(folder: Path, collection: Path, run) -> None:
    (folder / "empty.txt").write_text("", encoding="utf-8")
    ran = run("import", str(folder / "empty.txt"), str(folder / "000.txt"), "--into", str(collection))
    assert (ran.code, ran.out) == (1, "1 imported, 0 already there, 1 failed, 1 draft events, 0 names proposed\n")
    complaints = [line for line in ran.err.splitlines() if line.startswith("cubatimeline: ")]
    assert len(complaints) == 1
    assert complaints[0].startswith("cubatimeline: empty.txt: ")


@pytest.mark.parametrize(
    "words",
    [
        ["import"],
        ["import", "no-such-file"],
        ["import", ".", "--jobs", "0"],
        ["import", ".", "--jobs", "2", "--cluster", "tcp://127.0.0.1:9"],
        ["import", ""],
    ],
)
def test_wrong_use(words: list[str], run) -> None:
    ran = run(*words)
    assert ran.code == 2
    assert ran.out == ""


def test_stopped_with_control_c_it_keeps_what_is_done(folder: Path, collection: Path) -> None:
    words = command(folder, "--into", collection, "--jobs", "1")
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        next(line for line in running.stderr if "Importing: 100" in line)
        running.send_signal(signal.SIGINT)
        out, _ = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "(stopped before the end)" in out
    with Reader(collection) as reader:
        count = len(reader.documents()) - 1
    assert 100 <= count < COUNT
    assert out.startswith(f"{count} imported")


@pytest.mark.faults
def test_killed_in_the_middle_it_leaves_whole_documents(folder: Path, collection: Path) -> None:
    words = command(folder, "--into", collection, "--jobs", "2")
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        next(line for line in running.stderr if "Importing: 100" in line)
        os.kill(running.pid, signal.SIGKILL)
    check = [sys.executable, "-m", "cubatimeline", "info", "--json", str(collection)]
    json.loads(subprocess.run(check, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    with Reader(collection) as reader:
        drafts = reader.read(read_drafts)
        told = {piece.document for draft in drafts for piece in draft.evidence}
        whole = {each.id: reader.document(each.id) for each in reader.documents() if each.id != "diary"}
    assert 50 < len(whole) < COUNT
    assert set(whole) == told
    assert all(document is not None and document.text.endswith("ships.") for document in whole.values())
    again = subprocess.run(words, cwd=ROOT, capture_output=True, text=True)
    assert (again.returncode, again.stdout.split(" imported")[0]) == (0, str(COUNT - len(whole)))
