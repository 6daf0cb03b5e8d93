"""Looking at a collection file leaves the locks alone that its readers hold against other programs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cubatimeline.store import heads
from cubatimeline.store.column_cache import state_of
from cubatimeline.store.heads import head_of
from cubatimeline.store.library import schema_version
from cubatimeline.store.reader import Reader
from tests.store.content import filled

WRITE = """
import sys
from pathlib import Path
from cubatimeline.domain.changes import Changes
from cubatimeline.store.writer import Writer

def touch(connection):
    connection.execute("UPDATE event SET summary = summary || '.'")
    return Changes()

with Writer(Path(sys.argv[1])) as writer:
    writer.submit(touch).result()
"""


def written_elsewhere(path: Path) -> None:
    """Write to the collection from another program, which closes it again."""
    subprocess.run([sys.executable, "-c", WRITE, str(path)], check=True, timeout=60)


@pytest.mark.parametrize("look", [schema_version, state_of])
def test_a_reader_goes_on_after_another_program_has_written(tmp_path: Path, look) -> None:
    path = filled(tmp_path / "small.cubatimeline")
    with Reader(path) as reader:
        before = reader.events()
        look(path)
        written_elsewhere(path)
        after = reader.events()
        assert [event.summary for event in after] == [f"{event.summary}." for event in before]
        written_elsewhere(path)
        assert reader.event(after[0].id).summary == f"{after[0].summary}."


def test_the_beginning_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"abcdef")
    assert head_of(path, 4) == b"abcd"
    assert head_of(path, 40) == b"abcdef"
    path.write_bytes(b"xyz")
    assert head_of(path, 4) == b"xyz"


def test_a_file_put_in_the_place_of_another_is_the_one_that_is_read(tmp_path: Path) -> None:
    path, fresh = tmp_path / "file", tmp_path / "fresh"
    path.write_bytes(b"old")
    assert head_of(path, 3) == b"old"
    fresh.write_bytes(b"new")
    fresh.replace(path)
    assert head_of(path, 3) == b"new"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        head_of(tmp_path / "nothing", 4)


def test_few_descriptors_are_kept(tmp_path: Path) -> None:
    for number in range(heads._MOST + 10):
        path = tmp_path / str(number)
        path.write_bytes(b"abc")
        head_of(path, 3)
    assert len(heads._kept) <= heads._MOST
    assert all(os.fstat(descriptor) for descriptor in heads._kept.values())
