"""Work off the GUI thread: one thread with something it keeps (a database reader, say), which answers the window."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from cubatimeline.domain.errors import Cancelled, ReaderError

Kept = TypeVar("Kept")
Answer = TypeVar("Answer")


class Background(QObject, Generic[Kept]):
    """Runs jobs one after the other in a thread of its own and hands the answers to the GUI thread.

    What the thread keeps is made by `start` with the first job and given up by `stop` at the end, both in that
    thread. An exception that is no `ReaderError` is a bug of ours: it is raised again on the GUI thread, where the
    crash handler is.

    Signals:
        failed: the `ReaderError` that a job ended with.
    """

    failed = Signal(object)
    _done = Signal(object, object)

    def __init__(self, start: Callable[[], Kept], stop: Callable[[Kept], None], name: str) -> None:
        super().__init__()
        self._start, self._stop = start, stop
        self._kept: list[Kept] = []
        self._refused: ReaderError | None = None
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._closed = False
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(self, job: Callable[[Kept], Answer], then: Callable[[Answer], None]) -> None:
        """Run `job` with what the thread keeps; `then` gets its answer on the GUI thread."""
        if not self._closed:
            future = self._pool.submit(self._run, job)
            future.add_done_callback(lambda done: self._announce(then, done))

    def close(self, *, finish: bool = False) -> None:
        """Finish the job under way, drop the rest (or do it all, where `finish` says so), and end the thread."""
        if not self._closed:
            self._closed = not finish
            self._pool.submit(self._give_up)
            self._pool.shutdown(wait=True)
            self._closed = True

    def _give_up(self) -> None:
        while self._kept:
            self._stop(self._kept.pop())

    def _run(self, job: Callable[[Kept], Answer]) -> Answer:
        if self._closed:
            raise Cancelled
        if self._refused is not None:
            raise self._refused
        if not self._kept:
            try:
                self._kept.append(self._start())
            except ReaderError as error:
                self._refused = error
                raise
        return job(self._kept[0])

    def _announce(self, then: Callable[[Any], None], done: Future[Any]) -> None:
        if not self._closed and not done.cancelled():
            self._done.emit(then, done)

    def _deliver(self, then: Callable[[Any], None], done: Future[Any]) -> None:
        if self._closed:
            return
        error = done.exception()
        if isinstance(error, ReaderError):
            self.failed.emit(error)
        else:
            then(done.result())
