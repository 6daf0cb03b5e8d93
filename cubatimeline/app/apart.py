"""Work in a process of its own: for what holds up the window even from another thread, because a library of C holds on.

The other process is started afresh, keeps something made there (a reader of the collection, say), does one job after
the other with it, tells how far it is, and stops when it is asked to or when the window has gone.
"""

from __future__ import annotations

import pickle
import shutil
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock
from time import monotonic
from traceback import format_exception
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from cubatimeline.domain.errors import Cancelled, ReaderError
from cubatimeline.services.safe_files import staged

PATIENCE_S = 0.5
"""How long a job that was asked to stop may take to answer before its process is ended."""
_LOOK_S = 0.02
"""How often the wish to stop is looked for."""
_TOLD_EVERY_S = 0.05
"""Between two words on progress at least."""
_JOB, _STOP, _PROGRESS, _DONE, _REFUSED, _BUG = "job", "stop", "progress", "done", "refused", "bug"
_BROKEN = (EOFError, OSError)

Kept = TypeVar("Kept")
Answer = TypeVar("Answer")
Told = Callable[[float, float], object]
"""Is told how much is done, of how much."""


class FarError(RuntimeError):
    """A bug of ours in another process; the text is the traceback there."""


class Hearing:
    """What the other process hears of the window, and tells it; made and used in the other process alone."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stopped, self._gone = False, False
        self._told = 0.0

    def stopped(self) -> bool:
        """Return whether the job under way is to end: the window asked for it, or is there no more."""
        if not self._stopped and self._is_spoken_to():
            self._stopped = True
            self._received()
        return self._stopped

    def tell(self, done: float, of: float = 1.0) -> None:
        """Tell how much is done, of how much: not more often than anybody can see, but always that all is done."""
        now = monotonic()
        if now - self._told >= _TOLD_EVERY_S or done == of:
            self._told = now
            self._send((_PROGRESS, done, of))

    def serve(self, start: Callable[[Hearing], Kept]) -> None:
        """Do jobs until nobody asks for any more."""
        kept: list[Kept] = []
        refused: ReaderError | None = None
        try:
            kept.append(start(self))
        except ReaderError as error:
            refused = error
        while (asked := self._next()) is not None:
            job, folder = asked
            answer = _refusal(refused) if refused is not None else self._answer(job, kept[0])
            if not self._send(answer) and folder is not None:
                shutil.rmtree(folder, ignore_errors=True)

    def _answer(self, job: Callable[[Kept, Hearing], object], kept: Kept) -> tuple[object, ...]:
        self._stopped = self._gone
        try:
            return _DONE, job(kept, self)
        except ReaderError as error:
            return _refusal(error)

    def _next(self) -> tuple[Callable[[Any, Hearing], object], Path | None] | None:
        """Wait for a job; a wish to stop that came too late is passed over. None when the window has gone."""
        while not self._gone:
            received = self._received()
            if received is not None and received[0] == _JOB:
                return received[1], received[2]
        return None

    def _is_spoken_to(self) -> bool:
        """Return whether something can be received, be it only that the other end of the pipe is closed."""
        try:
            return self._connection.poll()
        except _BROKEN:
            return True

    def _received(self) -> tuple[Any, ...] | None:
        try:
            received: tuple[Any, ...] = self._connection.recv()
        except _BROKEN:
            self._gone = True
            return None
        return received

    def _send(self, message: tuple[object, ...]) -> bool:
        """Return whether there was anybody to take it."""
        # Large arrays go after the message as they are, so that reading it does not copy them
        arrays: list[pickle.PickleBuffer] = []
        head = pickle.dumps(message, protocol=5, buffer_callback=arrays.append)
        try:
            self._connection.send_bytes(len(arrays).to_bytes(4, "little") + head)
            for array in arrays:
                self._connection.send_bytes(array.raw())
        except _BROKEN:
            self._gone = True
        return not self._gone

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if error is not None:
            self._send((_BUG, "".join(format_exception(error))))


def _refusal(error: ReaderError) -> tuple[object, ...]:
    return _REFUSED, type(error), error.message, error.mend


def _work(connection: Connection, start: Callable[[Hearing], object]) -> None:
    """Serve; runs in the other process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Hearing(connection) as hearing:
        hearing.serve(start)


class Apart(Generic[Kept]):
    """A process of its own, begun when it is first wanted, and anew where it has died. Serves one thread.

    Args:
        start: makes what the jobs work with, in the other process; a function that can be named there.
        died: what is raised when the process dies at its work.
        what: what is stopped, as `Cancelled` has it.
        has_children: whether the process starts others.
    """

    def __init__(
        self, start: Callable[[Hearing], Kept], died: ReaderError, what: str = "The task", *,
        has_children: bool = False,
    ) -> None:  # fmt: skip
        self._start, self._died, self._what = start, died, what
        self._daemon = not has_children
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._cut = False
        self._lock = Lock()

    @property
    def pid(self) -> int | None:
        """The number of the process as the system counts them; None where there is none."""
        return None if self._process is None else self._process.pid

    def begin(self) -> None:
        """Start the process, so that the first job finds it ready.

        Raises:
            Cancelled: it has been cut off.
        """
        self._ready()

    def ask(
        self, job: Callable[[Kept, Hearing], Answer], *, told: Told | None = None,
        stopped: Callable[[], bool] | None = None, patience: float | None = PATIENCE_S, folder: Path | None = None,
    ) -> Answer:  # fmt: skip
        """Have a job done, and wait for its answer.

        Args:
            job: a function that can be named in the other process, or a part of one.
            told: is told how much is done of how much, in this thread.
            stopped: asked many times a second, in this thread, whether the job is to end.
            patience: seconds that it may take to end then; None for as long as it wants.
            folder: is thrown away by the other process where nobody takes the answer any more.

        Raises:
            ReaderError: the job ended with it; or the process died.
            Cancelled: the job was stopped.
            FarError: the job ended with a bug of ours.
        """
        connection = self._ready()
        with suppress(*_BROKEN):  # that the process has died shows when its answer is waited for
            connection.send((_JOB, job, folder))
        asked: float | None = None
        while True:
            if asked is None and stopped is not None and stopped():
                asked = monotonic()
                with suppress(*_BROKEN):
                    connection.send((_STOP,))
            if asked is not None and patience is not None and monotonic() - asked > patience:
                self.close()
                raise Cancelled(self._what)
            kind, *content = self._received(connection)
            if kind == _DONE:
                answer: Answer = content[0]
                return answer
            if kind == _REFUSED:
                raise _raised_as(*content)
            if kind == _BUG:
                self.close()
                raise FarError(content[0])
            if kind == _PROGRESS and told is not None:
                told(*content)

    def write(
        self, job: Callable[[Path, Kept, Hearing], Answer], path: Path, *, told: Told | None = None,
        stopped: Callable[[], bool] | None = None,
    ) -> Answer:  # fmt: skip
        """Have a job done that writes a file and what goes beside it: all of it is put in place when it is whole.

        Args:
            job: is handed the path to write to first.

        Raises:
            ReaderError, Cancelled, FarError: as of `ask`, or a file cannot be written; then none is left.
        """
        try:
            with staged(path) as draft:
                try:
                    return self.ask(partial(job, draft), told=told, stopped=stopped, folder=draft.parent)
                except ReaderError as error:
                    message = error.message.replace(str(draft.parent), str(path.parent))
                    raise _raised_as(type(error), message, error.mend) from error
        except OSError as error:
            raise ReaderError(f"{path} cannot be written ({error.strerror}).", "Choose another folder.") from error

    def cut(self) -> None:
        """End the process at once and for ever; may be called from another thread, where `ask` is then cancelled."""
        with self._lock:
            self._cut = True
            if self._process is not None:
                self._process.kill()

    def close(self) -> None:
        """End the process."""
        if self._process is not None and self._connection is not None:
            with self._lock:
                self._process.kill()
            self._process.join()
            self._connection.close()
            self._process = self._connection = None

    def _ready(self) -> Connection:
        """Return the way to the process, which is started where it does not live."""
        if self._process is not None and not self._process.is_alive():
            self.close()
        with self._lock:
            if self._cut:
                raise Cancelled(self._what)
            if self._connection is None:
                spawning = get_context("spawn")
                self._connection, theirs = spawning.Pipe()
                self._process = spawning.Process(target=_work, args=(theirs, self._start), daemon=self._daemon)
                self._process.start()
                theirs.close()
        return self._connection

    def _received(self, connection: Connection) -> tuple[Any, ...]:
        """Return what the process sends, or that it has sent nothing for a while.

        Raises:
            ReaderError: it has died.
        """
        try:
            if not connection.poll(_LOOK_S):
                return ("",)
            head = connection.recv_bytes()
            arrays = [connection.recv_bytes() for _ in range(int.from_bytes(head[:4], "little"))]
        except _BROKEN as error:
            self.close()
            if self._cut:
                raise Cancelled(self._what) from error
            raise _raised_as(type(self._died), self._died.message, self._died.mend) from error
        received: tuple[Any, ...] = pickle.loads(head[4:], buffers=arrays)  # noqa: S301 - from a process of our own
        return received


def _raised_as(kind: type[ReaderError], message: str, mend: str) -> ReaderError:
    """Return an error of a kind, whatever its kind asks for to be made."""
    error = kind.__new__(kind)
    ReaderError.__init__(error, message, mend)
    return error
