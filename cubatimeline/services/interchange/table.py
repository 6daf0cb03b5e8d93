"""Tables as spreadsheets write them: comma, semicolon or tab, with a mark of Unicode or in an old code page."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from cubatimeline.services.importing.decoding import decode
from cubatimeline.services.importing.model import ImportFault

_DIVIDERS = (",", ";", "\t", "|")
_CELL = 1_000_000
"""Characters that one cell may have."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with headings.

    Attributes:
        rows: the cells of each row below the headings; rows may be shorter or longer than `headings`.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def numbered(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Yield the rows that hold anything, with their number as a spreadsheet counts (the headings are row 1)."""
        for number, row in enumerate(self.rows, 2):
            if any(cell.strip() for cell in row):
                yield number, row


def read_table(data: bytes) -> Table:
    """Read a table whose first row that holds anything has the headings.

    Raises:
        ImportFault: it is no text, or holds nothing.
    """
    text = decode(data).text
    first = text.split("\n", 1)[0].strip().lower()
    divider = ""
    if first.startswith("sep=") and len(first) == 5:  # Excel's own line on top
        divider, text = first[4], text.split("\n", 1)[1] if "\n" in text else ""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\n")
    csv.field_size_limit(_CELL)
    reader = csv.reader(io.StringIO(text), delimiter=divider or _divider_of(text))
    headings: tuple[str, ...] | None = None
    rows: list[tuple[str, ...]] = []
    try:
        for row in reader:
            if headings is not None:
                rows.append(tuple(row))
            elif any(cell.strip() for cell in row):
                headings = tuple(cell.strip() for cell in row)
    except csv.Error as error:
        raise ImportFault(f"The table breaks at line {reader.line_num}.", "Save it again as CSV.") from error
    if headings is None:
        raise ImportFault("The table is empty.", "Give a table with headings in its first row.")
    return Table(headings, tuple(rows))


def _divider_of(text: str) -> str:
    """Return what divides the first line, outside quotation marks, into the most cells."""
    line = text.split("\n", 1)[0]
    outside = "".join(part for place, part in enumerate(line.split('"')) if place % 2 == 0)
    return max(_DIVIDERS, key=outside.count)
