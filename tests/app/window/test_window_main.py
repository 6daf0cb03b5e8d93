"""Opening the window: where it goes, and what it says when something is wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cubatimeline.app.window_main import CrashRelay
from cubatimeline.domain.errors import ReaderError
from tests.store.content import filled

PROGRAM = [sys.executable, "-m", "cubatimeline"]


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=60, check=False)


def lines(text: str) -> list[str]:
    """What the program said; Qt's offscreen platform adds a line of its own for each window."""
    return [line for line in text.splitlines() if "propagateSizeHints" not in line]


@pytest.mark.faults
def test_a_damaged_collection_ends_the_program_with_one_line(tmp_path: Path) -> None:
    path = filled(tmp_path / "small.cubatimeline")
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    ended = run(path)
    assert ended.returncode == 1
    assert lines(ended.stderr) == [
        f"cubatimeline: {path} is damaged. Restore a backup: cubatimeline restore BACKUP --into COLLECTION."
    ]


@pytest.mark.faults
def test_a_text_file_ends_the_program_with_one_line(tmp_path: Path) -> None:
    path = tmp_path / "notes.cubatimeline"
    path.write_text("not a database")
    ended = run(path)
    assert (ended.returncode, len(lines(ended.stderr))) == (1, 1)
    assert path.read_text() == "not a database"


def test_what_went_wrong_in_a_thread_reaches_the_message_bar(qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    relay = CrashRelay()
    with qtbot.waitSignal(relay.told) as caught:
        relay.show(Path("crash.txt"), "ZeroDivisionError: division by zero")
    assert "ZeroDivisionError" in caught.args[0]
    assert "crash.txt" in caught.args[0]
    assert "division by zero" in capsys.readouterr().err
    with qtbot.waitSignal(relay.told) as caught:
        relay.tell(ReaderError("The disk is full.", "Make room."))
    assert caught.args == ["The disk is full. Make room."]
