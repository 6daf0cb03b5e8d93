"""The command line: who is meant, one line for each error, exit codes, and a quick start."""

from __future__ import annotations

import os
import subprocess
import sys
import types
from pathlib import Path

import click
import pytest

from cubatimeline import __version__
from cubatimeline.app import cli, surroundings
from cubatimeline.domain.errors import CollectionError, UsageError

ROOT = Path(cli.__file__).parents[2]


def program(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, without a display."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-m", "cubatimeline", *words],
        env=kept | environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )


class Window:
    """Stands in for the module of the window and remembers what it was asked to open."""

    def __init__(self) -> None:
        self.asked: list[tuple[Path | None, str | None, str | None, str | None]] = []

    def open_window(self, collection: Path | None, at: str | None, select: str | None, present: str | None) -> int:
        self.asked.append((collection, at, select, present))
        return 0


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Window:
    window = Window()
    monkeypatch.setattr(surroundings, "import_drawing_part", lambda name: window)
    monkeypatch.setattr(surroundings, "require_display", lambda: None)
    return window


def fail_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Have the command `info` raise `error`."""

    @click.command("info")
    def failing() -> None:
        raise error

    monkeypatch.setitem(sys.modules, "failing_command", types.SimpleNamespace(command=failing))
    monkeypatch.setitem(cli.COMMANDS, "info", "failing_command:command")


def test_no_words_open_the_window(window: Window) -> None:
    assert cli.main([]) == 0
    assert window.asked == [(None, None, None, None)]


def test_the_window_opens_what_is_named(window: Window, tmp_path: Path) -> None:
    mine = tmp_path / "mine.cubatimeline"
    mine.touch()
    words = [str(mine), "--at", "Oct 1962", "--select", "1962-10-14-u2", "--present", "crisis"]
    assert cli.main(words) == 0
    assert cli.main(["--at", "1962", str(mine)]) == 0
    assert window.asked == [(mine, "Oct 1962", "1962-10-14-u2", "crisis"), (mine, "1962", None, None)]


def test_a_collection_that_is_not_there(window: Window, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["nowhere/mine.cubatimeline"]) == 1
    assert "There is no collection at" in capsys.readouterr().err
    assert window.asked == []


@pytest.mark.parametrize(("word", "hint"), [("serch", "Did you mean 'search'?"), ("xyzzy", "--help")])
def test_a_mistyped_command_is_wrong_use(
    window: Window, capsys: pytest.CaptureFixture[str], word: str, hint: str
) -> None:
    assert cli.main([word]) == 2
    assert hint in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["serch", "Castro"], "'serch' is neither a command nor a collection file. Did you mean 'search'?"),
        (["expert", "out.svg", "--from", "1962"], "Did you mean 'export'?"),
        (["find-datez", "-"], "Did you mean 'find-dates'?"),
        (["xyzzy", "-"], "See 'cubatimeline --help'."),
        (["--at", "1962", "serch"], "Did you mean 'search'?"),
    ],
)
def test_a_mistyped_command_with_more_words(
    window: Window, capsys: pytest.CaptureFixture[str], words: list[str], hint: str
) -> None:
    assert cli.main(words) == 2
    err = capsys.readouterr().err
    assert hint in err
    assert "unexpected" not in err
    assert window.asked == []


def test_a_file_without_an_ending_is_opened(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("serch").touch()
    assert cli.main(["serch", "--select", "1962-10-14-u2"]) == 0
    assert window.asked == [(Path("serch"), None, "1962-10-14-u2", None)]
    assert cli.main(["serch", "more"]) == 2
    assert "unexpected extra argument" in capsys.readouterr().err


@pytest.mark.parametrize("words", ["garbage", "", "32 October 1962"])
def test_a_date_to_go_to_that_is_none_opens_nothing(
    window: Window, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    assert cli.main(["--at", words]) == 2
    err = capsys.readouterr().err
    assert err.startswith("cubatimeline: --at: ")
    assert err.count("\n") == 1
    assert window.asked == []


def test_a_date_to_go_to_is_read_before_qt_is_loaded() -> None:
    code = (
        "import sys\n"
        "from cubatimeline.app.cli import main\n"
        "code = main(['--at', 'garbage'])\n"
        "print(code, sorted({'PySide6', 'sqlite3', 'sqlite_utils'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout == "2 []\n"
    assert "“garbage” is not a date that can be read" in done.stderr


@pytest.mark.parametrize(
    "words", [["--colour"], ["--at"], [""], ["a", "b"], ["info", "a", "b"], ["info", "--nonsense"]]
)
def test_wrong_use_ends_with_two_and_one_line(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert cli.main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("cubatimeline: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (CollectionError("It is\nbroken.", "Mend it."), 1, "cubatimeline: It is broken. Mend it.\n"),
        (UsageError("Not so.", "But so."), 2, "cubatimeline: Not so. But so.\n"),
        (OSError(28, "No space left on device", "out.svg"), 1, "cubatimeline: out.svg: No space left on device.\n"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_errors_of_the_surroundings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: BaseException, code: int, line: str
) -> None:
    fail_with(monkeypatch, error)
    assert cli.main(["info"]) == code
    assert capsys.readouterr().err.strip() == line.strip()


def test_a_bug_of_ours_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(monkeypatch, ZeroDivisionError("ours"))
    with pytest.raises(ZeroDivisionError):
        cli.main(["info"])


def test_every_command_is_there_and_says_what_it_does() -> None:
    door = cli.front_door
    context = click.Context(door, info_name="cubatimeline")
    for name in cli.COMMANDS:
        command = door.get_command(context, name)
        assert command is not None
        assert command.name == name
        assert command.get_short_help_str(), name


def test_help_names_the_window_and_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(f"\n  {name} " in out for name in cli.COMMANDS)
    assert "[COLLECTION] [--at DATE] [--select EVENT] [--present TOUR]" in out
    assert "--at DATE " in out


def test_version_imports_neither_qt_nor_the_store() -> None:
    code = (
        "import sys; sys.argv = ['cubatimeline', '--version']\n"
        "from cubatimeline.app.cli import main\n"
        "code = main()\n"
        "heavy = {'PySide6', 'numpy', 'sqlite3', 'sqlite_utils', 'yaml', 'dateparser', 'pyqtgraph', 'platformdirs'}\n"
        "sys.exit(code or sorted(heavy & set(sys.modules)) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"cubatimeline {__version__}\n", "")


def test_no_display_is_one_line() -> None:
    done = program()
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "no display" in done.stderr


def test_a_bug_becomes_a_report_and_no_traceback(home: Path) -> None:
    code = (
        "import sys; sys.argv = ['cubatimeline', 'info']\n"
        "from cubatimeline.app import cli\n"
        "cli.COMMANDS['info'] = 'nowhere_at_all:command'\n"
        "sys.exit(cli.main())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "an error of the program itself: ModuleNotFoundError" in done.stderr
    (report,) = (home / "crashes").iterdir()
    assert "nowhere_at_all" in report.read_text()


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = [sys.executable, "-m", "cubatimeline", "--help"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1


def test_russian_can_be_printed_whatever_the_locale() -> None:
    code = "import sys; from cubatimeline.app import cli; cli._prepare_program(); print('Хрущёв')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        timeout=60,
    )
    assert done.stdout.decode().strip() == "Хрущёв"
