"""Sees that a collection is there and in today's form before it is opened: fills the built-in one on first launch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cubatimeline.app import paths
from cubatimeline.store.library import schema_version
from cubatimeline.store.schema import SCHEMA_VERSION

Progress = Callable[[str, float], None]
"""Told what is being done, and how much of the whole is done (0 to 1)."""


def silent(what: str, part: float) -> None:
    """Tell nobody of progress."""


def never() -> bool:
    """Cancel nothing."""
    return False


def ready_collection(
    collection: Path | None = None, progress: Progress = silent, cancelled: Callable[[], bool] = never
) -> Path:
    """Return the file to open: `collection`, or the built-in one, which is filled where it does not exist yet.

    A collection in an older form is brought to today's after a copy of it was made. Runs in the calling thread: some
    seconds where there is something to fill, under a millisecond otherwise.

    Raises:
        Cancelled: `cancelled` said so; nothing is left behind.
        CollectionError: or one of its kinds: the reader's folder cannot be written, or the file is no collection.
        DataError: a file of the built-in collection does not hold what it should.
    """
    path = collection or paths.default_collection()
    if collection is None and not path.exists():
        paths.writable_home()
        _fill(path, progress, cancelled)
    if schema_version(path) < SCHEMA_VERSION:
        # Imported here: it brings in sqlite-utils, which takes a tenth of a second and is seldom needed.
        from cubatimeline.store.migrations import bring_up_to_date

        bring_up_to_date(path)
    return path


def _fill(path: Path, progress: Progress, cancelled: Callable[[], bool]) -> None:
    # Imported here: most launches find the collection filled and need neither YAML nor the reading of dates.
    from cubatimeline.services import builtin
    from cubatimeline.store.fill import fill

    progress("Reading the data files", 0.0)
    content = builtin.load(paths.data_folder())
    fill(path, content, progress, cancelled)
