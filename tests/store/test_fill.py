"""Filling: whole or not at all, whenever it is killed."""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from cubatimeline.domain.errors import Cancelled, CollectionError
from cubatimeline.store.check import check
from cubatimeline.store.fill import AlreadyThereError, fill, sweep
from cubatimeline.store.reader import Reader
from tests.store.content import EVENTS, filled, small_content, wide_content

KILLS = 50
WIDE = 4000


def fill_wide(path: str) -> None:
    """Run in a process of its own, to be killed."""
    filled(Path(path), wide_content(WIDE))


def processes() -> multiprocessing.context.BaseContext:
    """Return how to start processes quickly without the threads of this one."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.store.test_fill", "cubatimeline.store.migrations"])
    return context


def remove(path: Path) -> None:
    """Remove a collection with the log that a reader of it leaves."""
    for each in path.parent.glob(f"{path.name}*"):
        each.unlink()


def seconds_of_one_fill(path: Path) -> float:
    child = processes().Process(target=fill_wide, args=(str(path),))
    begun = time.perf_counter()
    child.start()
    child.join()
    assert child.exitcode == 0
    path.unlink()
    return time.perf_counter() - begun


def test_killed_at_any_moment_the_next_launch_is_right(tmp_path: Path) -> None:
    path = tmp_path / "collection.cubatimeline"
    seconds_of_one_fill(path)
    whole = seconds_of_one_fill(path)
    completed = 0
    for number in range(KILLS):
        child = processes().Process(target=fill_wide, args=(str(path),))
        child.start()
        child.join(timeout=whole * 1.2 * number / KILLS)
        child.kill()
        child.join()
        sweep(path)
        assert {each.name for each in tmp_path.iterdir()} <= {path.name}, number
        if path.exists():
            completed += 1
            assert [problem for problem in check(path) if problem.is_damage] == []
            with Reader(path) as reader:
                assert reader.info()["events"] == len(EVENTS) + WIDE
            remove(path)
    assert completed < KILLS
    filled(path, wide_content(WIDE))
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_progress_rises_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[str, float]] = []
    fill(tmp_path / "new", small_content(), lambda what, part: told.append((what, part)), lambda: False)
    parts = [part for _, part in told]
    assert parts == sorted(parts)
    assert (parts[0], parts[-1]) == (0.0, 1.0)
    assert all(what for what, _ in told)


@pytest.mark.parametrize("steps", range(0, 13, 3))
def test_stopped_it_leaves_nothing(tmp_path: Path, steps: int) -> None:
    asked: list[None] = []

    def cancelled() -> bool:
        asked.append(None)
        return len(asked) > steps

    with pytest.raises(Cancelled):
        fill(tmp_path / "new", small_content(), lambda what, part: None, cancelled)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_not_filled_over(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(AlreadyThereError, match="is there already"):
        filled(path)
    assert path.read_bytes() == before


def test_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match="no folder") as caught:
        filled(tmp_path / "none" / "new")
    assert caught.value.mend


def test_leftovers_of_the_living_are_left_alone(tmp_path: Path) -> None:
    mine = tmp_path / f".new.{os.getpid()}.filling"
    dead = [tmp_path / f".new.{2**22 + 1}.filling", tmp_path / f".new.{2**22 + 1}.filling-journal"]
    others = tmp_path / f".other.{2**22 + 1}.filling"
    for left in (mine, *dead, others):
        left.touch()
    assert set(sweep(tmp_path / "new")) == set(dead)
    assert set(tmp_path.iterdir()) == {mine, others}


def test_the_log_of_a_lost_collection_is_not_played_into_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "new-wal").write_bytes(b"an old log")
    path = filled(tmp_path / "new")
    assert not (tmp_path / "new-wal").exists()
    assert not any(problem.is_damage for problem in check(path))


def test_content_that_ties_to_nothing_is_a_fault_of_ours(tmp_path: Path) -> None:
    broken = replace(small_content(), events=(replace(EVENTS[0], entities=("nobody",)),), evidence=(), marks={})
    with pytest.raises(KeyError, match="nobody"):
        filled(tmp_path / "new", broken)
    assert list(tmp_path.iterdir()) == []


def test_a_filled_file_stands_in_one_piece(path: Path) -> None:
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert {problem.kind.value for problem in check(path)} == {"event without evidence"}
