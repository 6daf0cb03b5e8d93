"""Exporting a web page from the command line; needs no Qt."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from cubatimeline.app.export_choices import lanes_asked, span_of
from cubatimeline.domain.errors import UsageError
from cubatimeline.domain.languages import Language
from cubatimeline.services.lane_choice import LaneChoice
from cubatimeline.services.loading import read_timeline
from cubatimeline.services.webpage.scope import Scope
from cubatimeline.services.webpage.writing import export_web_page
from cubatimeline.store.reader import Reader

PAGES = (".html", ".htm")


def is_page(out: Path) -> bool:
    """Whether the ending of OUT asks for a web page."""
    return out.suffix.lower() in PAGES


def export_page_command(
    out: Path, tour: str | None, first: str | None, last: str | None, lanes: str | None, language: Language,
    collection: Path | None, others: Mapping[str, object],
) -> int:  # fmt: skip
    """Write the collection, a span of it or a tour as a web page, and tell how many events it has.

    Args:
        others: options of other exports by name, which are refused where they are given.

    Raises:
        UsageError: an option was given that pages do not know, or one that cannot be read.
        ReaderError: the collection cannot be read, or the file cannot be written.
    """
    from cubatimeline.app.commands.collections import open_reader

    for name, value in others.items():
        if value is not None:
            raise UsageError(f"--{name} is not for web pages.", f"Leave out --{name}.")
    with open_reader(collection) as reader:
        scope = _scope(reader, tour, first, last, lanes, language)
        count = export_web_page(out, reader, scope, language, _progress)
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", err=True, nl=False)
    click.echo(f"Exported {count} {'event' if count == 1 else 'events'} to {out}")
    return 0


def _scope(
    reader: Reader, tour: str | None, first: str | None, last: str | None, lanes: str | None, language: Language
) -> Scope:
    data = read_timeline(reader, language)
    start, end = span_of(first, last, data.span)
    choice = LaneChoice()
    categories: tuple[str, ...] = ()
    if lanes is not None:
        kept, choice = lanes_asked(data, lanes)
        categories = () if kept is data else tuple(each.id for each in kept.categories)
    return Scope(
        None if first is None else start, None if last is None else end, categories=categories, choice=choice,
        tour=tour or "",
    )  # fmt: skip


def _progress(share: float) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[KWriting the page: {share:.0%}", err=True, nl=False)
