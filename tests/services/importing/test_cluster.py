"""The same import on a real cluster: a scheduler and two workers on this machine, one of them killed in the middle."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from distributed import KilledWorker
from distributed.client import FutureCancelledError

import cubatimeline
from cubatimeline.services.importing.cluster import _DIED, _Spread, take_apart
from cubatimeline.services.importing.extracting import Context, Fault
from cubatimeline.services.importing.files import Source, files_in
from cubatimeline.store.reader import Reader
from tests.services.importing.papers import write_papers

ROOT = Path(cubatimeline.__file__).parents[1]
COUNT = 300
SECONDS = 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_papers(tmp_path / "papers", COUNT)


def started(stack: ExitStack, *arguments: str) -> subprocess.Popen[str]:
    """Start a program of this Python that ends with the test."""
    process = stack.enter_context(
        subprocess.Popen([sys.executable, "-m", *arguments], cwd=ROOT, stderr=subprocess.PIPE, text=True)
    )
    stack.callback(process.kill)
    return process


def heard(process: subprocess.Popen[str], words: str) -> str:
    """Wait until a program says some words on its standard error stream; return the line."""
    assert process.stderr is not None
    line = next((line for line in process.stderr if words in line), "")
    assert line, f"it never said {words!r}"
    return line


@pytest.fixture
def cluster() -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """A scheduler with two workers of one thread each: its address, and the workers."""
    with ExitStack() as stack:
        local = ("--host", "127.0.0.1", "--no-dashboard")
        scheduler = started(stack, "distributed.cli.dask_scheduler", "--port", "0", *local)
        address = heard(scheduler, "Scheduler at:").split()[-1]
        one_thread = ("--nthreads", "1", "--no-nanny")
        workers = [started(stack, "distributed.cli.dask_worker", address, *local, *one_thread) for _ in range(2)]
        for worker in workers:
            heard(worker, "Registered to:")
        yield address, workers


def import_command(address: str, folder: Path, collection: Path) -> list[str]:
    command = [sys.executable, "-m", "cubatimeline", "import", str(folder)]
    return [*command, "--into", str(collection), "--cluster", address]


def test_a_worker_killed_in_the_middle_loses_nothing(
    folder: Path, tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[str]]]
) -> None:
    address, workers = cluster
    collection = tmp_path / "own.cubatimeline"
    command = import_command(address, folder, collection)
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        heard(running, "Importing: 100 of 300")
        os.kill(workers[0].pid, signal.SIGKILL)
        out, _ = running.communicate(timeout=SECONDS)
    assert (running.returncode, out) == (
        0, f"{COUNT} imported, 0 already there, 0 failed, 28 draft events, 0 names proposed\n",
    )  # fmt: skip
    with Reader(collection) as reader:
        texts = Counter(document.text for each in reader.documents() if (document := reader.document(each.id)))
    assert texts == Counter(path.read_text(encoding="utf-8") for path in folder.iterdir())


def test_a_task_tells_of_bad_files_and_goes_on(folder: Path) -> None:
    sources = list(files_in([folder / "missing", folder / "000.txt"]))
    missing, good = take_apart(sources, Context(), "mark")
    assert isinstance(missing, Fault)
    assert isinstance(good, tuple)
    assert len(good[0].drafts) == 1


def test_an_address_without_a_cluster_is_told(folder: Path, tmp_path: Path) -> None:
    command = import_command("tcp://127.0.0.1:9", folder, tmp_path / "own.cubatimeline")
    script = f"from cubatimeline.services.importing import cluster; cluster._ANSWER_S = 0.5; {_run(command[3:])}"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=SECONDS)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("cubatimeline: No cluster answers at tcp://127.0.0.1:9.")


def _run(arguments: list[str]) -> str:
    return f"import sys; from cubatimeline.app.cli import main; sys.exit(main({json.dumps(arguments)}))"


class Task:
    """What a cluster answers for a task: outcomes, or an error."""

    def __init__(self, answer: list[Fault] | Exception) -> None:
        self._answer = answer

    def result(self, timeout: float | None = None) -> list[Fault]:
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


class Client:
    """A cluster on which files called "bad" kill every worker, and what was handed out is lost once."""

    def __init__(self, lost: bool) -> None:
        self.handed_out = 0
        self.cancelled = 0
        self._lost = lost

    def scatter(self, context: Context, broadcast: bool, hash: bool) -> str:  # noqa: A002
        self.handed_out += 1
        return "context"

    def nthreads(self) -> dict[str, int]:
        return {"one": 1}

    def submit(self, function: object, chosen: list[Source], context: str, mark: str, pure: bool) -> Task:
        if self._lost and self.handed_out < 2:
            return Task(FutureCancelledError("take_apart", "lost"))
        if any(source.name == "bad" for source in chosen):
            return Task(KilledWorker("take_apart", None, 3))
        return Task([Fault(source.name) for source in chosen])

    def cancel(self, tasks: list[Task], force: bool) -> None:
        self.cancelled += len(tasks)


@pytest.mark.parametrize("lost", [False, True])
def test_of_files_over_which_workers_die_only_the_one_at_fault_fails(lost: bool) -> None:
    client = Client(lost)
    spread = _Spread(client, Context())
    sources = [Source(Path(name), (), name) for name in ("one", "bad", "two")]
    outcomes = [outcome for _, outcome in spread.results(sources, lambda: False)]
    assert [outcome.reason for outcome in outcomes if isinstance(outcome, Fault)] == ["one", _DIED.reason, "two"]
    assert client.handed_out == 1 + lost


def test_stopping_takes_back_what_is_under_way() -> None:
    client = Client(lost=False)
    spread = _Spread(client, Context())
    sources = [Source(Path(str(number)), (), str(number)) for number in range(100)]
    told = []
    for source, _ in spread.results(sources, lambda: len(told) >= 3):
        told.append(source.name)
    assert told == ["0", "1", "2"]
    assert client.cancelled > 0
