"""An import in a process of its own, so that reading and writing never keep the window from painting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cubatimeline.app.apart import Apart, Hearing
from cubatimeline.domain.errors import CollectionError

if TYPE_CHECKING:
    from cubatimeline.services.importing.report import ImportReport


def import_apart(
    paths: Sequence[Path], collection: Path, progress: Callable[[int, int], object], stopped: Callable[[], bool]
) -> ImportReport:
    """Import files, folders and archives in another process, and wait for it.

    Args:
        progress: told how many files are done and how many there are (0 where that is not known), in this thread.
        stopped: asked many times a second, in this thread.

    Raises:
        ReaderError: the collection cannot be read or written, or the process ended unexpectedly; whole documents
            are there or none.
    """
    died = CollectionError(
        "The import ended unexpectedly; what was imported before is there.", "Import the same files again."
    )
    process: Apart[None] = Apart(_begin, died, has_children=True)

    def told(done: float, of: float) -> None:
        progress(int(done), int(of))

    try:
        # The file that is at hand is stored first, however long that takes
        return process.ask(partial(_import, list(paths), collection), told=told, stopped=stopped, patience=None)
    finally:
        process.close()


def _begin(_hearing: Hearing) -> None:
    """Keep nothing between imports."""


def _import(paths: list[Path], collection: Path, _kept: None, hearing: Hearing) -> ImportReport:
    """Import; runs in the other process."""
    from cubatimeline.services.importing.run import import_paths

    def tell(done: int, of: int, _name: str) -> None:
        hearing.tell(done, of)

    return import_paths(paths, collection, progress=tell, cancelled=hearing.stopped)
