"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cubatimeline.services import safe_files
from cubatimeline.services.safe_files import staged, write_whole


def test_a_new_file_is_readable_by_others(tmp_path: Path) -> None:
    write_whole(tmp_path / "new", b"words")
    assert (tmp_path / "new").read_bytes() == b"words"
    if os.name == "posix":
        assert (tmp_path / "new").stat().st_mode & 0o777 == 0o644


def test_the_mode_of_a_file_replaced_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_bytes(b"old")
    file.chmod(0o600)
    write_whole(file, b"new")
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.faults
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "precious"
    file.write_bytes(b"old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(safe_files.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(file, b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("precious", b"old")]


def test_staged_files_are_put_in_place_together(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    (tmp_path / "a.pdf").chmod(0o600)
    with staged(tmp_path / "a.pdf") as draft:
        draft.write_bytes(b"new")
        draft.with_suffix(".csv").write_bytes(b"table")
        assert draft.name == "a.pdf"
        assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.pdf": b"new", "a.csv": b"table"}
    if os.name == "posix":
        assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o600
        assert (tmp_path / "a.csv").stat().st_mode & 0o777 == 0o644


@pytest.mark.faults
def test_staged_files_are_thrown_away_where_something_fails(tmp_path: Path) -> None:
    def fail() -> None:
        with staged(tmp_path / "a.pdf") as draft:
            draft.write_bytes(b"half of it")
            raise InterruptedError(4, "in the midst of it")

    with pytest.raises(InterruptedError):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_staged_beside_a_file_in_no_folder(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), staged(tmp_path / "nowhere" / "a.pdf"):
        pytest.fail("there is nowhere to write")


def test_a_folder_in_the_way_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(OSError, match="directory"), staged(tmp_path / "a.pdf") as draft:
        draft.write_bytes(b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
    assert (tmp_path / "a.pdf").is_dir()
