"""The open collection: made ready, read in a thread of its own, its answers handed to the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from cubatimeline.app import paths
from cubatimeline.app.first_launch import ready_collection
from cubatimeline.app.quick_start import unsearched
from cubatimeline.domain.errors import Cancelled
from cubatimeline.store.reader import Reader
from cubatimeline.widgets.shared.background import Background

Answer = TypeVar("Answer")


class Library(QObject):
    """One collection behind a reader thread; the built-in one is filled there first where it does not exist yet.

    Signals:
        progressed: what is being done, and how much of it is done (0 to 1).
        failed: the `ReaderError` that a job ended with.
    """

    progressed = Signal(str, float)
    failed = Signal(object)

    def __init__(self, collection: Path | None) -> None:
        super().__init__()
        self._collection = collection
        self._stopped = False
        self._background: Background[Reader] = Background(self._open, Reader.close, "reader")
        self._background.failed.connect(self.failed)

    @property
    def path(self) -> Path:
        """The collection file; that of the built-in collection lies in the reader's own folder and may be written."""
        return self._collection or paths.default_collection()

    def ask(self, job: Callable[[Reader], Answer], then: Callable[[Answer], None]) -> None:
        """Run `job` with the reader in its thread; `then` gets the answer on the GUI thread."""
        self._background.ask(lambda reader: _unsearched(job, reader), then)

    def stop(self) -> None:
        """Stop filling the collection; nothing of it is kept."""
        self._stopped = True

    def close(self) -> None:
        """Give the collection up; waits for the job under way."""
        self._stopped = True
        self._background.close()

    def _open(self) -> Reader:
        if self._stopped:
            raise Cancelled("Opening the collection")
        path = ready_collection(self._collection, self.progressed.emit, lambda: self._stopped)
        return Reader(path)


def _unsearched(job: Callable[[Reader], Answer], reader: Reader) -> Answer:
    """Do a job of reading, which makes many small values and throws hardly any away."""
    with unsearched():
        return job(reader)
