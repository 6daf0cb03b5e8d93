"""Exporting data in the formats of other programs from the command line; needs no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from cubatimeline.domain.errors import UsageError
from cubatimeline.domain.languages import Language
from cubatimeline.services.interchange.exporting import export_data
from cubatimeline.services.interchange.formats import Format, called, named


def data_format(out: Path, option: str | None) -> Format | None:
    """Return the data format that is meant, by `--format` or the ending of OUT; None where a picture is meant.

    Raises:
        UsageError: `--format` names no format of data.
    """
    return called(option) if option is not None else named(out)


def refuse_picture_options(given: Mapping[str, object]) -> None:
    """Refuse options that only pictures have.

    Raises:
        UsageError: one of them was given.
    """
    for name, value in given.items():
        if value is not None:
            raise UsageError(f"--{name} is for pictures; data are exported whole.", f"Leave out --{name}.")


def export_data_command(out: Path, format_: Format, collection: Path | None, language: Language) -> int:
    """Write a collection as data; what the format could not carry is told on stderr, a line for each kind.

    Raises:
        ReaderError: the collection cannot be read, or the file cannot be written.
    """
    from cubatimeline.app.commands.collections import open_reader

    with open_reader(collection) as reader:
        report = export_data(out, format_, reader, language)
    for line in report.lines():
        click.echo(line, err=True)
    click.echo(f"{report.summary('Exported')} {out}")
    return 0
