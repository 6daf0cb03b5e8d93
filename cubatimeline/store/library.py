"""Opening, telling apart, copying and publishing collection files."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cubatimeline.domain.errors import (
    CollectionError,
    DamagedCollectionError,
    NewerCollectionError,
    NotACollectionError,
)
from cubatimeline.store.heads import head_of
from cubatimeline.store.schema import APPLICATION_ID, SCHEMA_VERSION

BUSY_MS = 5000
"""How long a connection waits for another one's lock, in milliseconds."""
_HEADER = b"SQLite format 3\x00"


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and of the file system about `path` into `CollectionError`s that say what to do next.

    Raises:
        NotACollectionError, DamagedCollectionError, CollectionError
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _translated(path, error) from error
    except OSError as error:
        raise CollectionError(
            f"{path} cannot be used: {error.strerror or error}.",
            "See that its folder exists, can be written to and has room, or choose another place.",
        ) from error


def _translated(path: Path, error: sqlite3.DatabaseError) -> CollectionError:
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    if primary == sqlite3.SQLITE_NOTADB:
        return not_a_collection(path)
    if primary == sqlite3.SQLITE_CORRUPT:
        return damaged(path)
    if primary == sqlite3.SQLITE_FULL:
        return CollectionError(
            f"The disk is full; the last change to {path} was not kept.", "Make room and do it again."
        )
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return CollectionError(
            f"{path} is being written by another program.", "Close it there, or wait a moment and try again."
        )
    if primary == sqlite3.SQLITE_READONLY:
        return CollectionError(f"{path} cannot be written to.", "Copy it to a folder of your own and open it there.")
    if primary in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM):
        return CollectionError(
            f"{path} cannot be read or written ({error}).",
            "See that its disk is there and that you may write to its folder, then open it again.",
        )
    raise error


def not_a_collection(path: Path) -> NotACollectionError:
    """Return the error for a file that is something else."""
    return NotACollectionError(
        f"{path} is not a collection.", "Choose a collection file; its name ends in .cubatimeline."
    )


def no_folder(folder: Path) -> CollectionError:
    """Return the error for a file that is to be written into a folder that is not there."""
    return CollectionError(f"There is no folder {folder}.", "Create it, or choose another place.")


def _a_folder(path: Path) -> NotACollectionError:
    return NotACollectionError(f"{path} is a folder, not a collection.", "Name a file in it.")


def require_place(path: Path) -> None:
    """See that a file may be written at `path`, as far as its name tells.

    Raises:
        CollectionError: its folder is missing, or `path` itself is a folder.
    """
    if path.is_dir():
        raise _a_folder(path)
    if not path.parent.is_dir():
        raise no_folder(path.parent)


def damaged(path: Path) -> DamagedCollectionError:
    """Return the error for a collection whose pages do not hold together."""
    return DamagedCollectionError(
        f"{path} is damaged.", "Restore a backup: cubatimeline restore BACKUP --into COLLECTION."
    )


def schema_version(path: Path) -> int:
    """Return the schema version of the collection at `path`, without opening it for writing.

    Raises:
        CollectionError: there is no such file, or it cannot be read.
        NotACollectionError: it is no SQLite database, or not one of ours.
        NewerCollectionError: a later version of the program wrote it.
    """
    with told(path):
        _check_header(path)
        connection = sqlite3.connect(_read_only_address(path), uri=True, timeout=BUSY_MS / 1000)
        try:
            return check_version(connection, path)
        finally:
            connection.close()


def _check_header(path: Path) -> None:
    if not path.exists():
        raise CollectionError(f"There is no collection at {path}.", "Check the name, or open another collection.")
    if path.is_dir():
        raise _a_folder(path)
    if head_of(path, len(_HEADER)) != _HEADER:
        raise not_a_collection(path)


def check_version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema version behind `connection`.

    Raises:
        NotACollectionError: the database is not one of ours.
        NewerCollectionError: a later version of the program wrote it.
    """
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise not_a_collection(path)
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > SCHEMA_VERSION:
        raise NewerCollectionError(
            f"{path} was written by a later version of Cuba Timeline.", "Update the program to open it."
        )
    return version


def _read_only_address(path: Path) -> str:
    """Return the SQLite address that opens `path` for reading only.

    A file in WAL mode in a folder that cannot be written to opens only as immutable, which is safe as nobody can write
    it (https://www.sqlite.org/wal.html#read_only_databases).
    """
    address = path.resolve().as_uri() + "?mode=ro"
    log = path.with_name(path.name + "-wal")
    if not log.exists() and not os.access(path.resolve().parent, os.W_OK):
        return address + "&immutable=1"
    return address


def connect_reader(path: Path) -> sqlite3.Connection:
    """Open `path` for reading only, for use by the present thread.

    Raises:
        CollectionError: or one of its kinds, saying why it cannot be opened.
    """
    with told(path):
        _check_header(path)
        connection = sqlite3.connect(_read_only_address(path), uri=True, timeout=BUSY_MS / 1000, isolation_level=None)
        try:
            _require_current(connection, path)
            connection.execute("PRAGMA query_only = on")
        except BaseException:
            connection.close()
            raise
        return connection


def _require_current(connection: sqlite3.Connection, path: Path) -> None:
    if check_version(connection, path) < SCHEMA_VERSION:
        raise CollectionError(f"{path} is in an older form.", "Open it once for writing, which brings it up to date.")
    if connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'event'").fetchone()[0] == 0:
        raise damaged(path)


def connect_writer(path: Path) -> sqlite3.Connection:
    """Open `path` for writing, for use by the present thread; transactions are begun by the caller.

    Raises:
        CollectionError: or one of its kinds, saying why it cannot be opened.
    """
    with told(path):
        _check_header(path)
        connection = sqlite3.connect(
            path.resolve().as_uri() + "?mode=rw", uri=True, timeout=BUSY_MS / 1000, isolation_level=None
        )
        try:
            _require_current(connection, path)
            connection.execute("PRAGMA journal_mode = wal")
            connection.execute("PRAGMA synchronous = normal")
            connection.execute("PRAGMA foreign_keys = on")
        except BaseException:
            connection.close()
            raise
        return connection


def copy(source: Path, target: Path) -> None:
    """Copy a collection while it may be in use, through SQLite's online backup; `target` appears only when complete.

    Raises:
        CollectionError: the copy could not be made; `target` is as it was.
    """
    require_place(target)
    partial = target.with_name(f"{target.name}.{os.getpid()}.partial")
    with told(target):
        partial.unlink(missing_ok=True)
        reading = sqlite3.connect(_read_only_address(source), uri=True, timeout=BUSY_MS / 1000)
        writing = sqlite3.connect(partial)
        try:
            reading.backup(writing)
        finally:
            writing.close()
            reading.close()
        sync_file(partial)
        partial.replace(target)
        sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Have the system write the file to the disk itself."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the system write the names in a folder to the disk itself, where it offers that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
