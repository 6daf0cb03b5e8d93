"""`cubatimeline search`: words found in events, passages, documents and entities."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from cubatimeline.app.commands.collections import open_reader
from cubatimeline.app.file_argument import FILE
from cubatimeline.domain.events import EventId
from cubatimeline.store.fulltext import Hit, HitGroup, SearchResult

_HEADINGS = {"events": "Events", "passages": "Passages", "documents": "Documents", "entities": "People, places ..."}


@click.command("search")
@click.argument("query")
@click.option(
    "--limit",
    default=10,
    show_default=True,
    type=click.IntRange(1, 10_000),
    help="At most N of each kind.",
    metavar="N",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--collection", type=FILE, help="Search in this collection file.", metavar="COLLECTION")
def search_command(query: str, limit: int, as_json: bool, collection: Path | None) -> None:
    """Find words, "a phrase" or the beginning of a word* in a collection."""
    with open_reader(collection) as reader:
        result = reader.search(query, limit)
        found = reader.events(hit.id for hit in result.events.hits)
    dates = {event.id: event.date.edtf for event in found}
    if as_json:
        click.echo(json.dumps(_as_object(result, dates), ensure_ascii=False))
    else:
        _print(result, dates)


def _groups(result: SearchResult) -> dict[str, HitGroup]:
    return {name: getattr(result, name) for name in _HEADINGS}


def _as_object(result: SearchResult, dates: dict[EventId, str]) -> dict[str, Any]:
    groups = {
        name: {"total": group.total, "hits": [_hit_object(name, hit, dates) for hit in group.hits]}
        for name, group in _groups(result).items()
    }
    return {"query": result.query, **groups}


def _hit_object(name: str, hit: Hit, dates: dict[EventId, str]) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": hit.id, "title": hit.title.en, "snippet": hit.snippet.text}
    if name == "events":
        entry["date"] = dates.get(hit.id)
    if name == "passages":
        entry["start"] = hit.snippet.start
    return entry


def _print(result: SearchResult, dates: dict[EventId, str]) -> None:
    groups = {name: group for name, group in _groups(result).items() if group.total}
    for name, group in groups.items():
        click.echo(f"{_HEADINGS[name]}: {group.total}")
        for hit in group.hits:
            click.echo(f"  {_line(name, hit, dates)}")
    if not groups:
        click.echo("Nothing found.")


def _line(name: str, hit: Hit, dates: dict[EventId, str]) -> str:
    if name == "events":
        return f"{dates.get(hit.id, ''):22} {hit.title.en}  [{hit.id}]"
    if name == "passages":
        return f"{hit.title.en} [{hit.id}]: {' '.join(hit.snippet.text.split())}"
    return f"{hit.title.en}  [{hit.id}]"
