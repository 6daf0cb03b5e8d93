"""The first launch: a collection where there was none, and plain words where that is impossible."""

from __future__ import annotations

from pathlib import Path

import pytest

from cubatimeline.app.first_launch import ready_collection
from cubatimeline.domain.errors import Cancelled, CollectionError, NotACollectionError
from cubatimeline.store.reader import Reader


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
