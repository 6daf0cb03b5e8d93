"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cubatimeline.services import safe_files
from cubatimeline.services.safe_files import write_whole


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
