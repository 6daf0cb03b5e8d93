"""Numbered steps from each schema version to the next; each runs in one transaction after a copy of the file.

Recipe for a new version: raise `SCHEMA_VERSION`, write the step below under the next number, never change an old step,
empty `change` where a column that it speaks of is taken away or means something else, and run
`python -m tests.store.make_sample` to keep a sample file of the new version under `tests/store/samples/`.
This module brings in sqlite-utils, which takes a third of a second; only what creates or changes the form of a file
imports it, and only where needed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from cubatimeline.store.library import BUSY_MS, check_version, copy, schema_version, told
from cubatimeline.store.schema import (
    APPLICATION_ID,
    FULL_TEXT_1,
    INDEXED,
    SCHEMA_VERSION,
    TABLES_1,
    TABLES_2,
    TABLES_3,
    statements,
    triggers,
)

migrations = Migrations("collection")


@migrations(name="0001_first_tables")
def _first_tables(db: Database) -> None:
    for statement in statements(TABLES_1) + statements(FULL_TEXT_1):
        db.execute(statement)
    for table in INDEXED:
        for statement in triggers(table):
            db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")


@migrations(name="0002_editing_and_imports")
def _editing_and_imports(db: Database) -> None:
    for statement in statements(TABLES_2):
        db.execute(statement)
    db.execute("PRAGMA user_version = 2")


@migrations(name="0003_attached_texts")
def _attached_texts(db: Database) -> None:
    for statement in statements(TABLES_3):
        db.execute(statement)
    db.execute("PRAGMA user_version = 3")


def create(connection: sqlite3.Connection) -> None:
    """Give an empty database the tables of the present schema version."""
    migrations.apply(Database(connection))


def bring_up_to_date(path: Path, backup: Callable[[Path], Path] | None = None) -> Path | None:
    """Bring the collection at `path` to the present schema version; return the copy made first, None if none was due.

    Args:
        backup: names the copy of the file; beside it with the old version in its name where not given.

    Raises:
        CollectionError: or one of its kinds; the file is as it was before the step that failed.
    """
    version = schema_version(path)
    if version == SCHEMA_VERSION:
        return None
    saved = backup(path) if backup else path.with_name(f"{path.stem}.before-schema-{version + 1}{path.suffix}")
    copy(path, saved)
    with told(path):
        connection = sqlite3.connect(path, timeout=BUSY_MS / 1000, isolation_level=None)
        try:
            check_version(connection, path)
            migrations.apply(Database(connection))
        finally:
            connection.close()
    return saved
