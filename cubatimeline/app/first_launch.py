"""Sees that a collection is there and in today's form before it is opened: fills the built-in one on first launch."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from cubatimeline.app import paths
from cubatimeline.domain.errors import Cancelled
from cubatimeline.services.renewing import renew
from cubatimeline.store.library import schema_version
from cubatimeline.store.schema import SCHEMA_VERSION

Progress = Callable[[str, float], None]
"""Told what is being done, and how much of the whole is done (0 to 1)."""


_READING = 0.6
"""Share of reading the data files in the time of a first launch; the rest goes into the store."""


def silent(what: str, part: float) -> None:
    """Tell nobody of progress."""


def never() -> bool:
    """Cancel nothing."""
    return False


def ready_collection(
    collection: Path | None = None, progress: Progress = silent, cancelled: Callable[[], bool] = never
) -> Path:
    """Return the file to open: `collection`, or the built-in one, which is filled where it does not exist yet.

    A collection in an older form is brought to today's after a copy of it was made, and the built-in rows are renewed
    where the program brings later data. Runs in the calling thread: some seconds where there is something to fill or to
    renew, a few milliseconds otherwise.

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
    if collection is None:
        renew(path, paths.data_folder(), _stoppable(progress, cancelled, "Renewing the collection"))
    return path


def _stoppable(progress: Progress, cancelled: Callable[[], bool], task: str) -> Progress:
    """Return `progress` as one that ends the task where it is told of a step after the reader stopped it."""

    def tell(what: str, part: float) -> None:
        if cancelled():
            raise Cancelled(task)
        progress(what, part)

    return tell


def _fill(path: Path, progress: Progress, cancelled: Callable[[], bool]) -> None:
    """Fill the built-in collection, unless another first launch is faster with a complete one of its own."""
    # Imported here: most launches find the collection filled and need neither YAML nor the reading of dates.
    from cubatimeline.services import builtin
    from cubatimeline.store.fill import AlreadyThereError, fill

    tell = _stoppable(progress, cancelled, "Filling the collection")
    content = builtin.load(paths.data_folder(), lambda what, part: tell(what, part * _READING))
    if path.exists():
        return
    # It may still appear between the question and the filling; a file of that name is always a complete one.
    with suppress(AlreadyThereError):
        fill(path, content, lambda what, part: progress(what, _READING + part * (1 - _READING)), cancelled)
