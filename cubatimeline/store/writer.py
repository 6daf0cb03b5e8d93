"""The one thread that writes to a collection: jobs wait in a queue, each is one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

from cubatimeline.domain.changes import Changes
from cubatimeline.domain.errors import CollectionError
from cubatimeline.store.library import connect_writer, told

Job = Callable[[sqlite3.Connection], Changes]
"""Writes through the connection, inside an open transaction, and returns what it touched."""


class Writer:
    """Runs jobs on a collection one after the other, in a thread and on a connection of its own.

    A job that raises leaves nothing behind: its transaction is rolled back and its future carries the error. Readers
    see the changes of a job once its future is done.
    """

    def __init__(self, path: Path) -> None:
        """Open the collection at `path` for writing.

        Raises:
            CollectionError: or one of its kinds, saying why it cannot be opened.
        """
        self._path = path
        self._closed = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"writer of {path.name}")
        try:
            self._connection = self._thread.submit(connect_writer, path).result()
        except BaseException:
            self._thread.shutdown()
            raise

    def submit(self, job: Job) -> Future[Changes]:
        """Queue a job; its future gives the `Changes`, or raises what the job or the disk raised.

        Raises:
            CollectionError: the writer is closed.
        """
        if self._closed:
            raise CollectionError(f"{self._path.name} is closed.", "Open it again.")
        return self._thread.submit(self._do, job)

    def close(self) -> None:
        """Do the jobs that wait, then end the thread; may be called more than once."""
        if not self._closed:
            self._closed = True
            self._thread.submit(self._connection.close)
        self._thread.shutdown(wait=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _do(self, job: Job) -> Changes:
        with told(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                changes = job(self._connection)
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            return changes
