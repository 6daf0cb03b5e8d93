"""Backups: a checked copy of a collection, and putting such a copy back into its place."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from cubatimeline.domain.errors import CollectionError, DamagedCollectionError, NotACollectionError
from cubatimeline.store.check import check
from cubatimeline.store.library import copy, require_place, schema_version, sync_folder, told
from cubatimeline.store.schema import SCHEMA_VERSION

_BESIDE = ("", "-wal", "-shm", "-journal")


def back_up(source: Path, target: Path) -> None:
    """Copy the collection `source`, which may be in use, to the new file `target`, and check the copy.

    Raises:
        DamagedCollectionError: the copy does not hold together, so neither does `source`; it is not kept.
        CollectionError: or one of its kinds: `source` is no collection, or `target` is taken or cannot be written.
    """
    require_place(target)
    if target.exists():
        raise CollectionError(f"{target} is there already.", "Choose another name for the backup.")
    schema_version(source)
    copy(source, target)
    try:
        _require_whole(target, source)
        _make_single(target)
    except CollectionError:
        _remove(target)
        raise


def restore(backup: Path, target: Path, kept: Path) -> None:
    """Put a copy of `backup` in the place of the collection `target`; what stood there before becomes `kept`.

    The copy is brought to the present schema and checked before anything is touched; killed at any moment, `target` is
    the old collection or the new one.

    Raises:
        CollectionError: or one of its kinds: `backup` is no sound collection, `target` is open elsewhere, or the folder
            cannot be written. `target` is as it was.
    """
    schema_version(backup)
    require_place(target)
    fresh = target.with_name(f".{target.name}.{os.getpid()}.restoring")
    try:
        copy(backup, fresh)
        _modernise(fresh)
        _require_whole(fresh, backup)
        _make_single(fresh)
        with told(target):
            if target.exists():
                _keep(target, kept)
            fresh.replace(target)
            sync_folder(target.parent)
    finally:
        _remove(fresh)


def _modernise(path: Path) -> None:
    if schema_version(path) < SCHEMA_VERSION:
        # Imported here: it brings in sqlite-utils, which takes a tenth of a second and is seldom needed.
        from cubatimeline.store.migrations import bring_up_to_date

        before = bring_up_to_date(path)
        if before is not None:
            _remove(before)


def _require_whole(path: Path, named: Path) -> None:
    damage = [problem.what for problem in check(path) if problem.is_damage]
    if damage:
        raise DamagedCollectionError(f"{named} is damaged: {damage[0]}", "Use another backup.")


def _keep(target: Path, kept: Path) -> None:
    """Keep the old collection as `kept`: by a copy where it can be read, by renaming where it is damaged."""
    try:
        _make_single(target)
        copy(target, kept)
    except (NotACollectionError, DamagedCollectionError):
        for ending in _BESIDE:
            part = target.with_name(target.name + ending)
            if part.exists():
                part.replace(kept.with_name(kept.name + ending))


def _make_single(path: Path) -> None:
    """Make a collection one file that nobody has open, its write-ahead log merged; writing to it begins a new log.

    A log left beside the old file would be played into a new one of its name. Leaving WAL mode needs the file for
    oneself alone (https://www.sqlite.org/pragma.html#pragma_journal_mode).

    Raises:
        CollectionError: or one of its kinds: it is open elsewhere, or cannot be read or written.
    """
    with told(path):
        connection = sqlite3.connect(path, timeout=0.2, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = delete")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise CollectionError(
                    f"{path} is open in another window or program.", "Close it there and restore again."
                ) from error
            raise
        finally:
            connection.close()


def _remove(path: Path) -> None:
    for ending in _BESIDE:
        path.with_name(path.name + ending).unlink(missing_ok=True)
