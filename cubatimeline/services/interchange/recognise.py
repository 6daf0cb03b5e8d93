"""Tells files of events and references from documents to be read, by their ending and what they begin with."""

from __future__ import annotations

import json
import re
from pathlib import Path

from cubatimeline.services.importing.decoding import decode
from cubatimeline.services.importing.model import ImportFault
from cubatimeline.services.interchange.formats import Format
from cubatimeline.services.interchange.table import Table, read_table
from cubatimeline.services.interchange.timelinejs_sheet import is_sheet

_START = 100_000
_timeline_xml = re.compile(r"<timeline>\s*<version>").search
_reference = re.compile(r"^\s*TY  ?-", re.MULTILINE).search
_entry = re.compile(r"^\s*@(?!comment)\w+\s*[{(]", re.MULTILINE | re.IGNORECASE).search
ENDINGS = (".json", ".csv", ".tsv", ".xml", ".timeline", ".ics", ".ris", ".bib", ".bibtex")
"""Endings of files that are looked into."""


def recognise(path: Path) -> Format | None:
    """Return the format of a file of events or references, None where it is a document or cannot be read at all.

    A table whose headings name no date or no title is a table all the same where it ends in .csv or .tsv: its columns
    have to be named first (`columns.what_is_missing`).
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        return None
    try:
        with path.open("rb") as file:
            data = file.read(_START)
            if ending == ".json":
                data += file.read()
        return of_data(data, ending)
    except (OSError, ImportFault):
        return None


def of_data(data: bytes, ending: str) -> Format | None:
    """Return the format of a file by its contents, or their beginning, and its ending.

    Raises:
        ImportFault: it is no text.
    """
    if ending in (".csv", ".tsv"):
        return _of_table(read_table(data))
    text = decode(data).text
    if ending in (".xml", ".timeline"):
        return Format.TIMELINE_PROJECT if _timeline_xml(text) else None
    if ending == ".ics":
        return Format.CALENDAR if "BEGIN:VCALENDAR" in text.upper() else None
    if ending == ".ris":
        return Format.RIS if _reference(text) else None
    if ending in (".bib", ".bibtex"):
        return Format.BIBTEX if _entry(text) else None
    return _of_json(text)


def _of_table(table: Table) -> Format:
    return Format.TIMELINEJS_SHEET if is_sheet(table) else Format.TABLE


def _of_json(text: str) -> Format | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(found, dict) and isinstance(found.get("events"), list):
        return Format.TIMELINEJS
    items = found.get("items") if isinstance(found, dict) else found
    if isinstance(items, list) and items and isinstance(items[0], dict) and {"type", "title"} & set(items[0]):
        return Format.CSL
    return None
