"""The command line: opens the window, or runs a command without one; starts with Qt not installed."""

from __future__ import annotations

import gc
import importlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from cubatimeline import __version__
from cubatimeline.app.file_argument import FILE
from cubatimeline.domain.errors import CollectionError, DateError, ReaderError, UsageError

COMMANDS = {
    "date": "cubatimeline.app.commands.date:date_command",
    "find-dates": "cubatimeline.app.commands.find_dates:find_dates_command",
    "find-names": "cubatimeline.app.commands.find_names:find_names_command",
    "import": "cubatimeline.app.commands.imports:import_command",
    "search": "cubatimeline.app.commands.search:search_command",
    "export": "cubatimeline.app.commands.export:export_command",
    "check": "cubatimeline.app.commands.check:check_command",
    "info": "cubatimeline.app.commands.info:info_command",
    "backup": "cubatimeline.app.commands.backup:backup_command",
    "restore": "cubatimeline.app.commands.backup:restore_command",
}
"""Where each command lives; a module is imported only when its command is asked for."""

_OPEN = "open"
_USAGE = """[COLLECTION] [--at DATE] [--select EVENT] [--present TOUR]
       cubatimeline COMMAND [ARGUMENTS]"""
INTERRUPTED = 130


class FrontDoor(click.Group):
    """The words after `cubatimeline`: a command where the first one names it, otherwise what the window shall open."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name == _OPEN:
            return open_command
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or args[0] not in (*COMMANDS, "--help", "--version"):
            _refuse_slip(args)
            args = [_OPEN, *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write(f"Usage: cubatimeline {_USAGE}\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [record for part in open_command.params if (record := part.get_help_record(ctx))]
        with formatter.section("The window"):
            formatter.write_dl(records)
        super().format_options(ctx, formatter)


@click.group(cls=FrontDoor)
@click.version_option(__version__, prog_name="cubatimeline", message="%(prog)s %(version)s")
def front_door() -> None:
    """See the history in a body of documents: a timeline on which every mark can be checked.

    Without a command the window opens, on the built-in collection or on the collection file named.
    """


@click.command(_OPEN, options_metavar="[--at DATE] [--select EVENT] [--present TOUR]", add_help_option=False)
@click.argument("collection", required=False, type=FILE, metavar="[COLLECTION]")
@click.option("--at", metavar="DATE", help="Show the time around DATE, in words or as EDTF.")
@click.option("--select", metavar="EVENT", help="Select the event with this id.")
@click.option("--present", metavar="TOUR", help="Present the tour with this id.")
def open_command(collection: Path | None, at: str | None, select: str | None, present: str | None) -> int:
    """Open the window; the default command."""
    from cubatimeline.app import quick_start
    from cubatimeline.app.surroundings import import_drawing_part, require_display

    _require_there(collection)
    if at is not None:
        _require_date(at)
    require_display()
    quick_start.begin()
    try:
        window = import_drawing_part("cubatimeline.app.window_main")
        return int(window.open_window(collection, at, select, present))
    finally:
        gc.enable()


def _refuse_slip(words: Sequence[str]) -> None:
    """See that the first word, where it stands for itself, is not a command mistyped: what follows would mislead.

    Raises:
        UsageError: the word is neither a command nor an option, nor can it be meant as a file.
    """
    if words and not words[0].startswith("-") and _is_bare_word(words[0]):
        raise _neither(words[0])


def _is_bare_word(word: str) -> bool:
    """Whether a word that is no command looks like nothing else: it has no part of a path in it and is no file."""
    divided = any(sign in word for sign in (os.sep, os.altsep) if sign)
    return bool(word) and not divided and not Path(word).suffix and not Path(word).exists()


def _neither(word: str) -> UsageError:
    import difflib  # 5 ms, which only a slip should cost

    near = difflib.get_close_matches(word, COMMANDS, n=1)
    mend = f"Did you mean {near[0]!r}?" if near else "See 'cubatimeline --help'."
    return UsageError(f"{word!r} is neither a command nor a collection file.", mend)


def _require_there(collection: Path | None) -> None:
    """See that a collection named is there; a lone word that is no file was probably meant as a command.

    Raises:
        UsageError: the word is neither a command nor a file.
        CollectionError: there is no such file.
    """
    if collection is None or collection.exists():
        return
    word = str(collection)
    if _is_bare_word(word):
        raise _neither(word)
    raise CollectionError(f"There is no collection at {word}.", "Check the name of the file.")


def _require_date(words: str) -> None:
    """See that --at names a date while nothing has been opened for it yet.

    Raises:
        UsageError: no date can be read from the words.
    """
    from cubatimeline.domain.date_reading import read

    try:
        read(words)
    except DateError as error:
        raise UsageError(f"--at: {error.message}", error.mend) from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code: 0 done, 1 failed work, 2 wrong use, 130 stopped by the user.

    Errors of the surroundings are told in one line on the standard error stream; a bug of ours passes through. Without
    `arguments` this is the program itself: the words come from the command line, and the crash handler is in place.
    """
    if arguments is None:
        _prepare_program()
    try:
        code = front_door.main(arguments, prog_name="cubatimeline", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.UsageError as error:
        return _complain(f"{error.format_message()} See '{_command_path(error)} --help'.", 2)
    except click.ClickException as error:
        return _complain(error.format_message(), error.exit_code)
    except UsageError as error:
        return _complain(str(error), 2)
    except ReaderError as error:
        return _complain(str(error), 1)
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        return _leave_quietly()
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _complain(f"{where}{error.strerror or error}.", 1)


def _command_path(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "cubatimeline"
    return path.removesuffix(f" {_OPEN}")


def _complain(message: str, code: int) -> int:
    if sys.stderr is not None:
        print(f"cubatimeline: {' '.join(message.split())}", file=sys.stderr)
    return code


def _leave_quietly() -> int:
    """Whoever read our output has gone: point it nowhere, or Python complains once more when it flushes at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _prepare_program() -> None:
    """Have bugs reported, and write UTF-8 whatever the locale: a Windows pipe would otherwise fail on Cyrillic."""
    from cubatimeline.app.crash import CrashHandler, show_on_stderr
    from cubatimeline.app.paths import crash_folder

    CrashHandler(crash_folder(), show_on_stderr).install()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
