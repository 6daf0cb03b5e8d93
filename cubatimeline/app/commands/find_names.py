"""`cubatimeline find-names`: the names in a text, as one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import click

from cubatimeline.app.commands.collections import open_reader
from cubatimeline.app.commands.texts import read_text
from cubatimeline.app.file_argument import FILE
from cubatimeline.domain.languages import Language
from cubatimeline.services.extraction.names import KnownNames, find_names


@click.command("find-names")
@click.argument("file", metavar="FILE|-")
@click.option("--language", type=click.Choice(get_args(Language)), help="Language of the text; names need it rarely.")
@click.option("--collection", type=FILE, help="Know the names of this collection file.", metavar="COLLECTION")
def find_names_command(file: str, language: Language | None, collection: Path | None) -> None:
    """Find the names of people, organisations and places in a text and print them in order, one JSON object a line.

    Each object holds "start" and "end" (counted in Unicode characters, the end not included), "text", "kind" (person,
    organisation or place), "id" and "name". FILE is plain text in UTF-8; a single - reads the standard input. The names
    known are those of the built-in collection; one that is not known, or that several may bear, has null for its id.
    """
    text = read_text(file)
    with open_reader(collection) as reader:
        entities = [entity for each in reader.entities() if (entity := reader.entity(each.id)) is not None]
    for span in find_names(text, KnownNames(entities), language=language):
        record = {
            "start": span.start,
            "end": span.end,
            "text": span.text,
            "kind": span.kind,
            "id": span.id or None,
            "name": span.name,
        }
        click.echo(json.dumps(record, ensure_ascii=False))
