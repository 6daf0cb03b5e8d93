"""One writer: jobs in order, each whole or not at all."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from cubatimeline.domain.changes import Changes
from cubatimeline.domain.errors import CollectionError
from cubatimeline.store.reader import Reader
from cubatimeline.store.writer import Job, Writer


def set_importance(event: str, importance: int) -> Job:
    def job(connection: sqlite3.Connection) -> Changes:
        connection.execute("UPDATE event SET importance = ? WHERE id = ?", (importance, event))
        return Changes("Change importance", events=frozenset({event}))

    return job


def importance(reader: Reader, event: str) -> int:
    found = reader.event(event)
    assert found is not None
    return found.importance


def test_readers_see_what_is_written(path: Path) -> None:
    with Writer(path) as writer, Reader(path) as reader:
        version = reader.version()
        changes = writer.submit(set_importance("before", 5)).result()
        assert changes.events == {"before"}
        assert importance(reader, "before") == 5
        assert reader.version() != version


def test_jobs_run_in_order_in_one_other_thread(path: Path) -> None:
    seen: list[tuple[int, int]] = []

    def job(number: int) -> Job:
        def run(connection: sqlite3.Connection) -> Changes:
            seen.append((number, threading.get_ident()))
            return Changes()

        return run

    with Writer(path) as writer:
        for future in [writer.submit(job(number)) for number in range(100)]:
            future.result()
    assert [number for number, _ in seen] == list(range(100))
    assert len({thread for _, thread in seen} | {threading.get_ident()}) == 2


def test_a_job_that_fails_leaves_nothing_and_the_next_goes_on(path: Path) -> None:
    def fail(connection: sqlite3.Connection) -> Changes:
        connection.execute("DELETE FROM rival_document")
        raise ValueError("half-way")

    with Writer(path) as writer, Reader(path) as reader:
        before = reader.events()
        with pytest.raises(ValueError, match="half-way"):
            writer.submit(fail).result()
        assert reader.events() == before
        writer.submit(set_importance("before", 4)).result()
        assert importance(reader, "before") == 4


def test_broken_ties_are_refused(path: Path) -> None:
    def job(connection: sqlite3.Connection) -> Changes:
        connection.execute("INSERT INTO evidence (id, event, document) VALUES ('x', 999, 999)")
        return Changes()

    with Writer(path) as writer, pytest.raises(sqlite3.IntegrityError):
        writer.submit(job).result()


def test_closing_does_the_jobs_that_wait(path: Path) -> None:
    writer = Writer(path)
    futures = [writer.submit(set_importance("before", number % 5 + 1)) for number in range(20)]
    writer.close()
    writer.close()
    assert all(future.done() for future in futures)
    with Reader(path) as reader:
        assert importance(reader, "before") == 5
    with pytest.raises(CollectionError, match="closed"):
        writer.submit(set_importance("before", 1))


def test_a_collection_written_elsewhere_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cubatimeline.store.library.BUSY_MS", 0)
    other = sqlite3.connect(path)
    other.execute("BEGIN IMMEDIATE")
    try:
        with Writer(path) as writer, pytest.raises(CollectionError, match="another program"):
            writer.submit(set_importance("before", 1)).result()
    finally:
        other.close()


def test_a_full_disk_is_told_and_nothing_is_lost(path: Path) -> None:
    def job(connection: sqlite3.Connection) -> Changes:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        connection.execute("INSERT INTO meta VALUES ('large', ?)", ("x" * 10**6,))
        return Changes()

    with Writer(path) as writer, Reader(path) as reader:
        before = reader.events()
        with pytest.raises(CollectionError, match="disk is full") as caught:
            writer.submit(job).result()
        assert "room" in caught.value.mend
        assert reader.events() == before


def test_what_was_committed_outlives_the_program(path: Path) -> None:
    code = (
        "import os, pathlib, sys\n"
        "from cubatimeline.store.writer import Writer\n"
        "from tests.store.test_writer import set_importance\n"
        "Writer(pathlib.Path(sys.argv[1])).submit(set_importance('before', 3)).result()\n"
        "os._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)])
    assert done.returncode == 9
    assert path.with_name(path.name + "-wal").stat().st_size > 0
    with Reader(path) as reader:
        assert importance(reader, "before") == 3
