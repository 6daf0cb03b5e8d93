"""`cubatimeline backup` and `cubatimeline restore`."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from cubatimeline.domain.changes import Changes
from cubatimeline.store.writer import Writer
from tests.app.commands.conftest import Run


def events_in(run: Run, collection: Path) -> int:
    return int(json.loads(run("info", "--json", collection).out)["events"])


def remove_an_event(connection: sqlite3.Connection) -> Changes:
    connection.execute("DELETE FROM event WHERE id = '1965-treaty'")
    return Changes(events=frozenset({"1965-treaty"}))


def lose_an_event(collection: Path) -> None:
    with Writer(collection) as writer:
        writer.submit(remove_an_event).result()


def test_backup_goes_to_the_readers_folder(run: Run, collection: Path, home: Path) -> None:
    outcome = run("backup", collection)
    backup = Path(outcome.out.strip())
    assert backup.parent == home / "backups"
    assert events_in(run, backup) == 2


def test_backup_of_a_collection_in_use_has_the_last_change(run: Run, collection: Path, tmp_path: Path) -> None:
    with Writer(collection) as writer:
        writer.submit(remove_an_event).result()
        assert run("backup", collection, "--to", tmp_path / "copy.cubatimeline").code == 0
    assert events_in(run, tmp_path / "copy.cubatimeline") == 1


def test_backup_never_overwrites(run: Run, collection: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("mine")
    outcome = run("backup", collection, "--to", tmp_path / "precious")
    assert (outcome.code, outcome.err.count("\n")) == (1, 1)
    assert (tmp_path / "precious").read_text() == "mine"


@pytest.mark.parametrize(
    ("place", "told"),
    [("none/copy.cubatimeline", "There is no folder {}/none."), ("", "{} is a folder, not a collect")],
)
@pytest.mark.parametrize("words", [["backup", "--to"], ["restore", "--into"]])
def test_a_place_where_no_file_can_be(
    run: Run, collection: Path, tmp_path: Path, place: str, told: str, words: list[str]
) -> None:
    command, option = words
    outcome = run(command, collection, option, tmp_path / place)
    assert (outcome.code, outcome.err.count("\n")) == (1, 1)
    assert told.format(tmp_path) in outcome.err
    assert all(path.name.startswith(collection.name) for path in tmp_path.iterdir())


@pytest.mark.faults
def test_backup_of_a_damaged_collection_is_not_kept(run: Run, collection: Path, tmp_path: Path) -> None:
    connection = sqlite3.connect(collection)
    connection.execute("DELETE FROM category")
    connection.commit()
    connection.close()
    outcome = run("backup", collection, "--to", tmp_path / "copy.cubatimeline")
    assert outcome.code == 1
    assert "damaged" in outcome.err
    assert list(tmp_path.glob("copy*")) == []


def test_restore_brings_back_what_was_lost_and_keeps_what_there_was(run: Run, collection: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.cubatimeline"
    run("backup", collection, "--to", backup)
    lose_an_event(collection)
    outcome = run("restore", backup, "--into", collection)
    assert outcome.code == 0, outcome.err
    assert events_in(run, collection) == 2
    (kept,) = tmp_path.glob("small.before-restore-*.cubatimeline")
    assert events_in(run, kept) == 1
    assert kept.name in outcome.out


def test_restore_leaves_nothing_lying_about(run: Run, collection: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.cubatimeline"
    run("backup", collection, "--to", backup)
    run("restore", backup, "--into", collection)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert len(names) == 3
    assert all(name.endswith(".cubatimeline") for name in names), names


def test_restore_into_the_readers_folder(run: Run, collection: Path, home: Path) -> None:
    assert run("restore", collection).code == 0
    assert json.loads(run("info", "--json").out)["path"] == str(home / "cuba-moscow.cubatimeline")


@pytest.mark.faults
def test_restore_over_a_damaged_collection_keeps_it_too(run: Run, collection: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.cubatimeline"
    run("backup", collection, "--to", backup)
    collection.write_bytes(b"torn to pieces")
    assert run("restore", backup, "--into", collection).code == 0
    (kept,) = tmp_path.glob("small.before-restore-*.cubatimeline")
    assert kept.read_bytes() == b"torn to pieces"
    assert events_in(run, collection) == 2


def test_restore_refuses_a_collection_that_is_open(run: Run, collection: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.cubatimeline"
    run("backup", collection, "--to", backup)
    with Writer(collection):
        outcome = run("restore", backup, "--into", collection)
    assert (outcome.code, outcome.err.count("\n")) == (1, 1)
    assert "is open in another window" in outcome.err
    assert events_in(run, collection) == 2


def test_restore_of_what_is_no_backup_changes_nothing(run: Run, collection: Path, tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear friend, this is not a database at all.")
    before = collection.read_bytes()
    assert run("restore", other, "--into", collection).code == 1
    assert collection.read_bytes() == before
