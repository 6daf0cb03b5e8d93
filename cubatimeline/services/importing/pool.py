"""Takes files apart in processes of their own: few files ahead, results in order, a dead process is one fault."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from cubatimeline.services.importing.extracting import Context, Extractor, Fault, Outcome
from cubatimeline.services.importing.files import Source

AHEAD = 3
"""Files that wait in each process while it is busy, so that it need not wait for whoever stores the results."""
_WINDOW = 16
"""Files for each process that may be under way or done before their turn."""
_MOST_BYTES = 150_000_000
"""Bytes of files under way at most, where there is more than one."""
_LOOK_S = 0.1
"""How often the wish to stop is looked for."""
_NICER = 5
"""Steps by which processes that yield let other programs go first."""
_DIED = Fault("The program that reads it ended unexpectedly.", "Save it anew in another format, or leave it out.")

Cancelled = Callable[[], bool]


class _Worker:
    """One process with the files that were sent to it, in order."""

    def __init__(self, context: Context, yielding: bool) -> None:
        spawning = get_context("spawn")
        self.connection, theirs = spawning.Pipe()
        self.process: BaseProcess = spawning.Process(target=_work, args=(theirs, context, yielding), daemon=True)
        self.process.start()
        theirs.close()
        self.sent: deque[int] = deque()

    def send(self, number: int, source: Source) -> None:
        """Send a file; that the process has died shows when its answer is asked for."""
        self.sent.append(number)
        with suppress(BrokenPipeError, ConnectionResetError):
            self.connection.send(source)

    def end(self) -> None:
        """End the process at once."""
        self.process.kill()
        self.process.join()
        self.connection.close()


def _work(connection: Connection, context: Context, yielding: bool) -> None:
    """Take files apart until nobody sends any more; runs in a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if yielding and hasattr(os, "nice"):
        os.nice(_NICER)
    extractor = Extractor(context)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            connection.send(extractor.file(connection.recv()))


class Pool:
    """Some processes and the files under way in them.

    Args:
        jobs: number of processes.
        yielding: whether they let other programs go first, the window among them.
    """

    def __init__(self, jobs: int, context: Context, *, yielding: bool = False) -> None:
        self._context = context
        self._yielding = yielding
        self._workers = [_Worker(context, yielding) for _ in range(max(1, jobs))]
        self._sources: dict[int, Source] = {}
        self._done: dict[int, Outcome] = {}
        self._bytes = 0

    def take_apart(
        self, sources: Iterable[Source], _context: Context, cancelled: Cancelled
    ) -> Iterator[tuple[Source, Outcome]]:
        """Yield the same as `results`, called as all that takes files apart is."""
        return self.results(sources, cancelled)

    def results(self, sources: Iterable[Source], cancelled: Cancelled) -> Iterator[tuple[Source, Outcome]]:
        """Yield each file with what it gave, in the order of `sources`; ends early when `cancelled` says so."""
        coming = iter(sources)
        asked = told = 0
        waiting: Source | None = None
        while not cancelled():
            while (waiting := waiting or next(coming, None)) is not None and self._has_room(waiting, asked - told):
                self._begin(asked, waiting)
                asked += 1
                waiting = None
            if told == asked:
                return
            while told in self._done:
                source = self._sources.pop(told)
                outcome = self._done.pop(told)
                self._bytes -= source.size
                told += 1
                yield source, outcome
                if cancelled():
                    return
            if told < asked:
                self._collect()

    def _has_room(self, source: Source, under_way: int) -> bool:
        if under_way == 0:
            return True
        if under_way >= _WINDOW * len(self._workers) or self._bytes + source.size > _MOST_BYTES:
            return False
        return source.fault is not None or any(len(worker.sent) < AHEAD for worker in self._workers)

    def _begin(self, number: int, source: Source) -> None:
        self._sources[number] = source
        self._bytes += source.size
        if source.fault is not None:
            self._done[number] = Fault(source.fault.message, source.fault.mend)
            return
        worker = min(self._workers, key=lambda worker: len(worker.sent))
        worker.send(number, source)

    def _collect(self) -> None:
        """Take the answers that have come, and replace processes that died."""
        busy = {worker.connection: worker for worker in self._workers if worker.sent}
        for ready in wait(list(busy), _LOOK_S):
            worker = busy[ready]  # type: ignore[index]
            try:
                outcome = worker.connection.recv()
            except (EOFError, ConnectionResetError):
                self._replace(worker)
                continue
            self._done[worker.sent.popleft()] = outcome

    def _replace(self, dead: _Worker) -> None:
        """Let a new process go on with what a dead one had not begun; the file it was at has failed."""
        dead.end()
        failed, *others = dead.sent
        self._done[failed] = _DIED
        fresh = _Worker(self._context, self._yielding)
        self._workers[self._workers.index(dead)] = fresh
        for number in others:
            fresh.send(number, self._sources[number])

    def close(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.end()

    @property
    def processes(self) -> list[int]:
        """The numbers of the processes, as the system counts them."""
        return [worker.process.pid or 0 for worker in self._workers]
