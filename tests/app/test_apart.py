"""Work in a process of its own: answers, progress, stopping, and ends that nobody expected."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from pickle import PickleBuffer
from threading import Event, Thread
from time import monotonic

import pytest

from cubatimeline.app.apart import PATIENCE_S, Apart, FarError, Hearing
from cubatimeline.domain.errors import Cancelled, CollectionError, DataError, ReaderError, UsageError

ROOT = Path(__file__).parents[2]
DIED = CollectionError("It ended unexpectedly.", "Try again.")
AT_ONCE_S = PATIENCE_S + 0.5
"""Within so many seconds whoever stops something has an answer."""


# What runs in the other process: a list is kept there


def keep(_hearing: Hearing) -> list[int]:
    return []


def refuse(_hearing: Hearing) -> list[int]:
    raise CollectionError("There is no collection.", "Choose another.")


def add(number: int, kept: list[int], _hearing: Hearing) -> list[int]:
    kept.append(number)
    return kept


def count(most: int, _kept: list[int], hearing: Hearing) -> int:
    for number in range(most):
        hearing.tell(number, most)
    hearing.tell(most, most)
    return most


def fail(error: type[ReaderError], _kept: list[int], _hearing: Hearing) -> None:
    raise DataError("events.yaml", 3, "No date.", "Give one.") if error is DataError else error("Not so.", "But so.")


def stumble(_kept: list[int], _hearing: Hearing) -> None:
    raise ZeroDivisionError("a bug of ours")


def heed(kept: list[int], hearing: Hearing) -> None:
    """Go on until asked to stop."""
    kept.append(1)
    while not hearing.stopped():
        hearing.tell(0.5)
    raise Cancelled("What heeds")


def heed_not(_kept: list[int], hearing: Hearing) -> None:
    hearing.tell(0.5)
    Event().wait(60)


def double(data: bytes, _kept: list[int], _hearing: Hearing) -> tuple[str, PickleBuffer]:
    return "doubled", PickleBuffer(data * 2)


def write_two(words: str, path: Path, _kept: list[int], _hearing: Hearing) -> str:
    path.write_text(words, encoding="utf-8")
    path.with_suffix(".more").write_text(words, encoding="utf-8")
    return path.name


def write_and(then: str, path: Path, kept: list[int], hearing: Hearing) -> None:
    """Write a file, and then wait, heed or fail."""
    path.write_text("half of it", encoding="utf-8")
    if then == "heed":
        heed(kept, hearing)
    elif then == "fail":
        raise ReaderError(f"{path} is too large.", "Choose less.")
    heed_not(kept, hearing)


@pytest.fixture
def far() -> Iterator[Apart[list[int]]]:
    apart = Apart(keep, DIED, "The work")
    yield apart
    apart.close()
    assert multiprocessing.active_children() == []


class Flag:
    """Is set by the first word on progress, and knows when."""

    def __init__(self) -> None:
        self.when = 0.0

    def told(self, _done: float, _of: float) -> None:
        self.when = self.when or monotonic()

    def is_set(self) -> bool:
        return self.when > 0


def test_what_is_kept_stays_from_job_to_job(far: Apart[list[int]]) -> None:
    assert far.ask(partial(add, 1)) == [1]
    process = far.pid
    assert far.ask(partial(add, 2)) == [1, 2]
    assert far.pid == process
    assert process not in (None, os.getpid())


def test_progress_is_told_and_that_all_is_done(far: Apart[list[int]]) -> None:
    told: list[tuple[float, float]] = []
    assert far.ask(partial(count, 20_000), told=lambda done, of: told.append((done, of))) == 20_000
    assert told == sorted(told)
    assert told[-1] == (20_000, 20_000)
    assert len(told) < 1000, "more than anybody can see"


def test_large_answers_come_whole(far: Apart[list[int]]) -> None:
    data = os.urandom(3_000_000)
    words, doubled = far.ask(partial(double, data))
    assert (words, bytes(doubled)) == ("doubled", data * 2)


@pytest.mark.parametrize("kind", [UsageError, CollectionError, ReaderError])
def test_errors_a_reader_can_act_on_come_back_as_they_are(far: Apart[list[int]], kind: type[ReaderError]) -> None:
    with pytest.raises(kind) as found:
        far.ask(partial(fail, kind))
    assert type(found.value) is kind
    assert (found.value.message, found.value.mend, str(found.value)) == ("Not so.", "But so.", "Not so. But so.")
    assert far.ask(partial(add, 1)) == [1]


def test_errors_that_ask_for_more_come_back_too(far: Apart[list[int]]) -> None:
    with pytest.raises(DataError, match=r"^events\.yaml:3: No date\. Give one\.$"):
        far.ask(partial(fail, DataError))


def test_what_cannot_be_made_is_told_to_each_job() -> None:
    apart = Apart(refuse, DIED)
    for _ in range(2):
        with pytest.raises(CollectionError, match="no collection"):
            apart.ask(partial(add, 1))
    apart.close()


def test_a_bug_brings_its_traceback_and_the_next_job_a_new_process(far: Apart[list[int]]) -> None:
    far.ask(partial(add, 1))
    with pytest.raises(FarError, match=r"stumble(.|\n)*ZeroDivisionError: a bug of ours"):
        far.ask(stumble)
    assert far.ask(partial(add, 2)) == [2]


def test_a_job_that_heeds_the_wish_to_stop_keeps_its_process(far: Apart[list[int]]) -> None:
    far.begin()
    process, flag = far.pid, Flag()
    with pytest.raises(Cancelled, match=r"^What heeds was stopped"):
        far.ask(heed, told=flag.told, stopped=flag.is_set)
    assert monotonic() - flag.when < AT_ONCE_S
    assert far.ask(partial(add, 2)) == [1, 2]
    assert far.pid == process


def test_a_job_that_does_not_heed_it_is_ended(far: Apart[list[int]]) -> None:
    flag = Flag()
    with pytest.raises(Cancelled, match=r"^The work was stopped"):
        far.ask(heed_not, told=flag.told, stopped=flag.is_set)
    assert monotonic() - flag.when < AT_ONCE_S
    assert far.pid is None
    assert far.ask(partial(add, 2)) == [2]


def test_a_wish_to_stop_that_comes_too_late_stops_nothing_else(far: Apart[list[int]]) -> None:
    asked = iter([False, *[True] * 1000])
    assert far.ask(partial(count, 5), stopped=lambda: next(asked)) == 5
    assert far.ask(partial(add, 2)) == [2]


def test_a_process_that_dies_is_told_in_one_sentence(far: Apart[list[int]]) -> None:
    def kill(*_: float) -> None:
        assert far.pid is not None
        os.kill(far.pid, signal.SIGKILL)

    with pytest.raises(CollectionError, match=r"^It ended unexpectedly\. Try again\.$"):
        far.ask(heed_not, told=kill)
    assert far.ask(partial(add, 2)) == [2]


def test_a_process_that_dies_while_nothing_is_asked_is_begun_anew(far: Apart[list[int]]) -> None:
    assert far.ask(partial(add, 1)) == [1]
    (process,) = multiprocessing.active_children()
    process.kill()
    process.join()
    assert far.ask(partial(add, 2)) == [2]


def test_what_is_cut_off_ends_at_once_and_for_ever(far: Apart[list[int]]) -> None:
    flag, found = Event(), list[BaseException]()

    def ask() -> None:
        try:
            far.ask(heed_not, told=lambda *_: flag.set())
        except ReaderError as error:
            found.append(error)

    thread = Thread(target=ask)
    thread.start()
    assert flag.wait(20)
    begun = monotonic()
    far.cut()
    thread.join()
    assert monotonic() - begun < PATIENCE_S, "nobody was asked first"
    assert isinstance(found[0], Cancelled)
    with pytest.raises(Cancelled):
        far.ask(partial(add, 1))


def test_files_are_put_in_place_when_all_are_whole(far: Apart[list[int]], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old", encoding="utf-8")
    assert far.write(partial(write_two, "new"), tmp_path / "a.txt") == "a.txt"
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {
        "a.txt": "new", "a.more": "new",
    }  # fmt: skip


@pytest.mark.parametrize("then", ["heed", "wait"])
def test_stopping_leaves_nothing_behind(far: Apart[list[int]], tmp_path: Path, then: str) -> None:
    (tmp_path / "a.txt").write_text("old", encoding="utf-8")
    flag = Flag()
    with pytest.raises(Cancelled):
        far.write(partial(write_and, then), tmp_path / "a.txt", told=flag.told, stopped=flag.is_set)
    assert monotonic() - flag.when < AT_ONCE_S
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("a.txt", "old")]


def test_trouble_names_the_file_that_was_meant_and_leaves_nothing(far: Apart[list[int]], tmp_path: Path) -> None:
    goal = tmp_path / "a.txt"
    with pytest.raises(ReaderError) as found:
        far.write(partial(write_and, "fail"), goal)
    assert found.value.message == f"{goal} is too large."
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ReaderError, match=r"nowhere/a\.txt cannot be written \(No such file or directory\)"):
        far.write(partial(write_two, "new"), tmp_path / "nowhere" / "a.txt")


@pytest.mark.faults
def test_a_process_whose_window_was_killed_ends_and_clears_up(tmp_path: Path) -> None:
    """The pipe that both write to is at its end when both have ended."""
    script = (
        "import sys, functools, pathlib, tests.app.test_apart as t;"
        "far = t.Apart(t.keep, t.DIED);"
        "far.write(functools.partial(t.write_and, 'heed'), pathlib.Path(sys.argv[1]) / 'a.txt',"
        " told=lambda *_: print('told', flush=True))"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == b"told\n"
        assert len(list(tmp_path.iterdir())) == 1
        window.kill()
        window.communicate(timeout=20)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.faults
def test_a_process_that_waits_for_a_job_ends_with_its_window() -> None:
    script = (
        "import sys, functools, tests.app.test_apart as t;"
        "far = t.Apart(t.keep, t.DIED);"
        "print(far.ask(functools.partial(t.add, 1)), flush=True);"
        "sys.stdin.read()"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, **pipes) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == b"[1]\n"
        window.kill()
        assert window.communicate(timeout=20)[0] == b""
