"""`cubatimeline date`: what dates say, in words or EDTF, as one JSON object a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import get_args

import click

from cubatimeline.domain.calendars import iso_day
from cubatimeline.domain.date_reading import read
from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.errors import DateError
from cubatimeline.domain.languages import Language

_STDIN = "-"
_is_negative_year = re.compile(r"-[\dXY]").match


class DateCommand(click.Command):
    """A command whose words may begin with a minus (-0044), while an unknown option is still wrong use."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        options = args[: args.index("--")] if "--" in args else args
        known = {name for parameter in self.get_params(ctx) for name in parameter.opts}
        for word in options:
            name = word.partition("=")[0]
            if word.startswith("-") and word != _STDIN and name not in known and not _is_negative_year(word):
                raise click.NoSuchOption(name, possibilities=sorted(known - {"words"}), ctx=ctx)
        return super().parse_args(ctx, args)


@click.command("date", cls=DateCommand, context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, required=True, metavar="'WORDS OR EDTF' ...")
@click.option("--edtf", "strict", is_flag=True, help="Accept strict EDTF only.")
@click.option(
    "--language",
    type=click.Choice(get_args(Language)),
    default="en",
    show_default=True,
    help='Language of the "words" that are printed; words are read in any of them.',
)
def date_command(words: tuple[str, ...], strict: bool, language: Language) -> int:
    """Read dates and print what each says, one JSON object a line.

    Each object holds "input", "edtf", "earliest" and "latest" (first and last day that the date may touch, null where
    there is no limit), "kind" (moment or span) and "words"; for a date that cannot be read, "input" and "error". A
    single - reads lines from the standard input. The exit code is 1 if any date could not be read.
    """
    failed = False
    for text in _inputs(words):
        record = describe(text, strict, language)
        failed = failed or "error" in record
        click.echo(json.dumps(record, ensure_ascii=False))
    return 1 if failed else 0


def _inputs(words: Iterable[str]) -> Iterator[str]:
    """Yield the dates: words as given, and for a lone hyphen every line of the standard input."""
    for word in words:
        if word == _STDIN:
            with click.open_file(_STDIN, encoding="utf-8", errors="replace") as lines:
                for number, line in enumerate(lines):
                    yield (line.removeprefix("\ufeff") if number == 0 else line).rstrip("\r\n")
        else:
            # Bytes of the command line that are no UTF-8 come as lone surrogates, which no output can carry.
            yield word.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def describe(text: str, strict: bool = False, language: Language = "en") -> dict[str, str | None]:
    """Return what a date says: its EDTF, first and last day, kind and words; or "error" with the reason why not."""
    try:
        date = parse(text) if strict else read(text)
    except DateError as error:
        return {"input": text, "error": str(error)}
    return {
        "input": text,
        "edtf": date.edtf,
        "earliest": None if date.earliest is None else iso_day(date.earliest),
        "latest": None if date.latest is None else iso_day(date.latest),
        "kind": str(date.kind),
        "words": in_words(date, language),
    }
