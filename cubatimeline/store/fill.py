"""Fills a new collection file: built beside its final name, then given that name at one stroke.

Killed at any moment, the next launch finds either no collection or a complete one; what was left lying about is removed
by `sweep`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from cubatimeline.domain.collection import CollectionContent
from cubatimeline.domain.errors import Cancelled, CollectionError
from cubatimeline.store.library import no_folder, sync_file, sync_folder, told
from cubatimeline.store.put import Numbers, Progress, put
from cubatimeline.store.schema import INDEXED, trigger_names, triggers

_ENDING = ".filling"
_STAY = ("-wal", "-shm", "-journal")


class AlreadyThereError(CollectionError):
    """A file of that name is there already; it was not touched."""


def fill(path: Path, content: CollectionContent, progress: Progress, cancelled: Callable[[], bool]) -> None:
    """Write `content` as a new collection at `path`.

    Args:
        progress: told the step and how much is done (0 to 1), in this thread.
        cancelled: asked between steps whether to stop.

    Raises:
        Cancelled: `cancelled` said so; nothing is left behind.
        AlreadyThereError: `path` is taken.
        CollectionError: its folder is missing, unwritable or full.
    """
    if path.exists():
        raise AlreadyThereError(f"{path} is there already.", "Open it, or choose another name.")
    sweep(path)
    temporary = path.with_name(f".{path.name}.{os.getpid()}{_ENDING}")

    def step(name: str, part: float) -> None:
        if cancelled():
            raise Cancelled("Filling the collection")
        progress(name, part)

    with told(path):
        try:
            _remove(temporary)
            _build(temporary, content, step)
            step("Saving", 0.98)
            sync_file(temporary)
            _publish(temporary, path)
        finally:
            _remove(temporary)
    progress("Done", 1.0)


def _build(temporary: Path, content: CollectionContent, step: Progress) -> None:
    # Imported here: it brings in sqlite-utils, which whoever only opens a collection need not wait for.
    from cubatimeline.store.migrations import create

    connection = sqlite3.connect(temporary, isolation_level=None)
    try:
        # A half-built file is thrown away, so nothing need reach the disk before the end.
        connection.execute("PRAGMA journal_mode = off")
        connection.execute("PRAGMA synchronous = off")
        create(connection)
        connection.execute("BEGIN")
        _drop_triggers(connection)
        put(connection, content, Numbers(), lambda name, part: step(name, part * 0.7))
        for done, table in enumerate(INDEXED):
            step("Search index", 0.7 + 0.08 * done)
            connection.execute(f"INSERT INTO {table}_text ({table}_text) VALUES ('rebuild')")
            for statement in triggers(table):
                connection.execute(statement)
        step("Checking", 0.95)
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
        if broken is not None:
            raise AssertionError(f"a row of {broken[0]} points at a row of {broken[2]} that is not there")
        connection.execute("COMMIT")
        connection.execute("PRAGMA optimize")
        connection.execute("PRAGMA journal_mode = wal")
    finally:
        connection.close()


def _drop_triggers(connection: sqlite3.Connection) -> None:
    for table in INDEXED:
        for name in trigger_names(table):
            connection.execute(f"DROP TRIGGER {name}")


def _publish(temporary: Path, path: Path) -> None:
    """Give the finished file its name, unless another process was faster with a complete one of its own."""
    for ending in _STAY:
        # A log left by a collection that is gone would be played into the new one.
        if not path.exists():
            path.with_name(path.name + ending).unlink(missing_ok=True)
    if not path.exists():
        temporary.replace(path)
        sync_folder(path.parent)


def _remove(temporary: Path) -> None:
    for ending in ("", *_STAY):
        temporary.with_name(temporary.name + ending).unlink(missing_ok=True)


def sweep(path: Path) -> list[Path]:
    """Remove half-built files of `path` whose process is no more; return what was removed.

    Raises:
        CollectionError: the folder cannot be read or written.
    """
    removed: list[Path] = []
    with told(path):
        if not path.parent.is_dir():
            raise no_folder(path.parent)
        for left in path.parent.glob(f".{path.name}.*{_ENDING}*"):
            owner = left.name.removeprefix(f".{path.name}.").partition(".")[0]
            if owner.isdecimal() and not _alive(int(owner)) and _removed(left):
                removed.append(left)
    return removed


def _removed(left: Path) -> bool:
    try:
        left.unlink(missing_ok=True)
    except PermissionError:
        # Windows: somebody has the file open, so it is no leftover.
        return False
    return True


def _alive(process: int) -> bool:
    """Whether a process of that number runs; on Windows no, as there an open file cannot be removed anyway."""
    if os.name == "nt":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
