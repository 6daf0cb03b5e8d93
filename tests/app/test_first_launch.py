"""The first launch: a collection where there was none, and plain words where that is impossible."""

from __future__ import annotations

import importlib
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

import cubatimeline
from cubatimeline.app.first_launch import ready_collection
from cubatimeline.domain.errors import Cancelled, CollectionError, NotACollectionError
from cubatimeline.store.reader import Reader

ROOT = Path(cubatimeline.__file__).parents[1]
COMMAND = [sys.executable, "-m", "cubatimeline", "info", "--json"]


def test_the_built_in_collection_is_filled_once(home: Path) -> None:
    steps: list[float] = []
    path = ready_collection(progress=lambda what, part: steps.append(part))
    assert path == home / "cuba-moscow.cubatimeline"
    assert steps == sorted(steps)
    assert steps[-1] == 1.0
    with Reader(path) as reader:
        info = reader.info()
    assert int(info["events"]) >= 700
    assert info["events_without_evidence"] == 0
    filled = path.stat().st_mtime_ns
    assert ready_collection() == path
    assert path.stat().st_mtime_ns == filled


def test_a_stopped_fill_leaves_nothing(home: Path) -> None:
    with pytest.raises(Cancelled):
        ready_collection(cancelled=lambda: True)
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("step", ["Reading files", "Checking files", "Marking names and dates"])
def test_the_reading_of_files_can_be_stopped_too(home: Path, step: str) -> None:
    told: list[str] = []
    with pytest.raises(Cancelled):
        ready_collection(progress=lambda what, part: told.append(what), cancelled=lambda: step in told)
    assert told[-1] == step
    assert list(home.iterdir()) == []


def another_first_launch() -> subprocess.CompletedProcess[str]:
    return subprocess.run(COMMAND, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)


@pytest.mark.parametrize("module", ["cubatimeline.services.builtin.load", "cubatimeline.store.fill.fill"])
def test_another_process_that_is_faster_is_no_fault(home: Path, monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    """The other is done before this one has read the files, or just before this one would write the collection."""
    where, _, name = module.rpartition(".")
    ours = getattr(importlib.import_module(where), name)

    def after_the_other(*arguments: object) -> object:
        another_first_launch()
        return ours(*arguments)

    monkeypatch.setattr(module, after_the_other)
    path = ready_collection()
    with Reader(path) as reader:
        assert reader.info()["events_without_evidence"] == 0
    assert {each.name.removeprefix(path.name) for each in home.iterdir()} <= {"", "-wal", "-shm"}


def test_two_first_launches_at_once_both_come_right(home: Path) -> None:
    with ExitStack() as stack:
        both = [
            stack.enter_context(
                subprocess.Popen(COMMAND, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            )
            for _ in range(2)
        ]
        answers = [process.communicate(timeout=60) for process in both]
    assert [(process.returncode, err) for process, (_, err) in zip(both, answers, strict=True)] == [(0, ""), (0, "")]
    assert answers[0] == answers[1]
    assert {each.name.removeprefix("cuba-moscow.cubatimeline") for each in home.iterdir()} <= {"", "-wal", "-shm"}


def test_a_home_that_cannot_be_made_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    monkeypatch.setenv("CUBATIMELINE_HOME", str(tmp_path / "taken"))
    with pytest.raises(CollectionError, match="cannot be written"):
        ready_collection()


def test_a_named_file_is_never_filled(tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match="no collection"):
        ready_collection(tmp_path / "mine.cubatimeline")
    (tmp_path / "other").write_text("something else entirely")
    with pytest.raises(NotACollectionError):
        ready_collection(tmp_path / "other")
