"""`cubatimeline find-dates`: the dates in a text, as one JSON object a line."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import get_args

import click

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.errors import DateError, ReaderError, UsageError
from cubatimeline.domain.languages import Language
from cubatimeline.services.extraction.dates import find_dates

_STDIN = "-"


@click.command("find-dates")
@click.argument("file", metavar="FILE|-")
@click.option("--written", metavar="DATE", help="When the text was written, in words or as EDTF.")
@click.option("--language", type=click.Choice(get_args(Language)), help="Language of the text; else it is recognised.")
def find_dates_command(file: str, written: str | None, language: Language | None) -> None:
    """Find the dates in a text and print them in order, one JSON object a line.

    Each object holds "start" and "end" (counted in Unicode characters, the end not included), "text" and "edtf". FILE
    is plain text in UTF-8; a single - reads the standard input. "yesterday", "in October" and the like are understood
    by what the text told before, and by the day given with --written.
    """
    day = None if written is None else _day(written)
    for span in find_dates(_text(file), day, language):
        record = {"start": span.start, "end": span.end, "text": span.text, "edtf": span.edtf}
        click.echo(json.dumps(record, ensure_ascii=False))


def _day(written: str) -> EdtfDate:
    from cubatimeline.domain.date_reading import read  # 10 ms, which most texts do without

    try:
        return read(written)
    except DateError as error:
        raise UsageError(f"--written: {error.message}", error.mend) from error


def _text(file: str) -> str:
    """Return the text as it stands: line ends are kept, so that offsets fit.

    Raises:
        ReaderError: it is no text in UTF-8.
    """
    try:
        data = sys.stdin.buffer.read() if file == _STDIN else Path(file).read_bytes()
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        name = "The standard input" if file == _STDIN else file
        raise ReaderError(f"{name} is no text in UTF-8 (byte {error.start}).", "Save it as UTF-8 text.") from error
    except IsADirectoryError as error:
        raise ReaderError(f"{file} is a folder.", "Name a file in it.") from error
    except FileNotFoundError as error:
        raise ReaderError(f"There is no file at {file}.", "Check its name.") from error
