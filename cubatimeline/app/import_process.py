"""An import in a process of its own, so that reading and writing never keep the window from painting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from cubatimeline.domain.errors import CollectionError, ReaderError

if TYPE_CHECKING:
    from cubatimeline.services.importing.report import ImportReport

_TOLD_EVERY = 0.05
"""Seconds between two words on progress at least."""
_LOOK_S = 0.05
"""How often the wish to stop is looked for, in seconds."""
_STOP, _PROGRESS, _DONE, _REFUSED = "stop", "progress", "done", "refused"
_END_S = 5.0


def import_apart(
    paths: Sequence[Path], collection: Path, progress: Callable[[int, int], object], stopped: Callable[[], bool]
) -> ImportReport:
    """Import files, folders and archives in another process, and wait for it.

    Args:
        progress: told how many files are done and how many there are (0 where that is not known), in this thread.
        stopped: asked many times a second, in this thread.

    Raises:
        CollectionError: the collection cannot be read or written, or the process ended unexpectedly; whole documents
            are there or none.
    """
    spawning = get_context("spawn")
    ours, theirs = spawning.Pipe()
    process = spawning.Process(target=_work, args=(theirs, list(paths), collection))
    process.start()
    theirs.close()
    try:
        return _wait(ours, progress, stopped)
    finally:
        process.join(_END_S)
        if process.is_alive():
            process.kill()
            process.join()
        ours.close()


def _wait(connection: Connection, progress: Callable[[int, int], object], stopped: Callable[[], bool]) -> ImportReport:
    told = False
    while True:
        if stopped() and not told:
            told = True
            with suppress(OSError):
                connection.send(_STOP)
        if not connection.poll(_LOOK_S):
            continue
        try:
            kind, *content = connection.recv()
        except (EOFError, OSError) as error:
            raise CollectionError(
                "The import ended unexpectedly; what was imported before is there.", "Import the same files again."
            ) from error
        if kind == _DONE:
            report: ImportReport = content[0]
            return report
        if kind == _REFUSED:
            raise CollectionError(*content)
        progress(*content)


def _work(connection: Connection, paths: list[Path], collection: Path) -> None:
    """Import; runs in the other process."""
    from cubatimeline.services.importing.run import import_paths

    last = 0.0

    def tell(done: int, of: int, _name: str) -> None:
        nonlocal last
        now = monotonic()
        if now - last >= _TOLD_EVERY or done == of:
            last = now
            connection.send((_PROGRESS, done, of))

    # A window that is gone has closed its end, which reads as something to be received: then too the import stops.
    try:
        report = import_paths(paths, collection, progress=tell, cancelled=connection.poll)
    except ReaderError as error:
        answer: tuple[object, ...] = (_REFUSED, error.message, error.mend)
    else:
        answer = (_DONE, report)
    with suppress(BrokenPipeError, ConnectionResetError):
        connection.send(answer)
