"""`cubatimeline find-dates`: the dates in a text, as one JSON object a line."""

from __future__ import annotations

import json
from typing import get_args

import click

from cubatimeline.app.commands.texts import read_text
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.errors import DateError, UsageError
from cubatimeline.domain.languages import Language
from cubatimeline.services.extraction.dates import find_dates


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
    for span in find_dates(read_text(file), day, language):
        record = {"start": span.start, "end": span.end, "text": span.text, "edtf": span.edtf}
        click.echo(json.dumps(record, ensure_ascii=False))


def _day(written: str) -> EdtfDate:
    from cubatimeline.domain.date_reading import read  # 10 ms, which most texts do without

    try:
        return read(written)
    except DateError as error:
        raise UsageError(f"--written: {error.message}", error.mend) from error
