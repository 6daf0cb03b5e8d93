"""Dates in the cells of a spreadsheet: EDTF, words, figures in either order, counts of days, open ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from cubatimeline.domain.calendars import civil, day_number
from cubatimeline.domain.date_reading import read as read_words
from cubatimeline.domain.dates import EdtfDate, with_words
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.errors import DateError
from cubatimeline.services.interchange.dates import Fields, astronomical, from_fields, notation_or_none

_EXCEL_DAY_0 = day_number(1899, 12, 30)
"""Spreadsheets count days from here; that Excel believes in a 29 February 1900 matters only before it."""
_count = re.compile(r"(\d{5})(?:[.,](\d+))?").fullmatch
_figures = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{2}|\d{4})(?:[ T]+0?0:00(?::00)?)?").fullmatch
_stamp = re.compile(r"(-?\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.0+)?)?").fullmatch
_NOW = frozenset(
    "now|present|today|ongoing|..|ahora|actualidad|presente|hoy|настоящее время|сейчас|сегодня|н.в.".split("|")
)


class Order(Enum):
    """What comes first in dates of figures; UNKNOWN where every date of a column can be read both ways."""

    DAY = "day"
    MONTH = "month"
    UNKNOWN = "unknown"


class Cell(NamedTuple):
    """What a cell, or two, say; and whether this was read from a count of days, or guessed with the day first."""

    date: EdtfDate
    is_sheet_day: bool = False
    is_guessed: bool = False


def order_of(cells: Iterable[str]) -> Order:
    """Return which order the dates of a column are written in, by the first that can be read one way only."""
    for cell in cells:
        found = _figures(cell.strip())
        if found is not None and found[2] == "/":
            if int(found[1]) > 12:
                return Order.DAY
            if int(found[3]) > 12:
                return Order.MONTH
    return Order.UNKNOWN


def read_cells(start: str, end: str, order: Order) -> Cell:
    """Return the date of a cell, or of two from-to.

    Raises:
        DateError: there is none, or it cannot be read; the end comes first.
    """
    first = _read(start, order)
    if not end.strip():
        return first
    if end.strip().casefold() in _NOW:
        return first._replace(date=_joined(first.date, ".."))
    last = _read(end, order)
    sheet, guessed = first.is_sheet_day or last.is_sheet_day, first.is_guessed or last.is_guessed
    if last.date.edtf == first.date.edtf:
        return first
    return Cell(_joined(first.date, last.date.edtf), sheet, guessed)


def _joined(first: EdtfDate, last: str) -> EdtfDate:
    if "/" in first.edtf or "/" in last or first.is_set or last[:1] in "[{":
        raise DateError("Its start or end is no single date.", "Give one date at either end.")
    return parse(f"{first.edtf}/{last}")


def _read(text: str, order: Order) -> Cell:
    text = text.strip()
    if not text:
        raise DateError("It has no date.", "Give it one.")
    counted = _count(text)
    if counted is not None:
        date = parse(Fields(*civil(int(counted[1]) + _EXCEL_DAY_0)).notation)
        return Cell(with_words(date, text), is_sheet_day=True)
    figures = _figures(text)
    if figures is not None:
        return _of_figures(figures, order, text)
    stamp = _stamp(text)
    if stamp is not None:
        clock = "" if not int(stamp[2]) and not int(stamp[3]) else f"T{int(stamp[2]):02d}:{stamp[3]}"
        return Cell(with_words(parse(stamp[1] + clock), text))
    known = notation_or_none(text)
    return Cell(known if known is not None else read_words(text))


def _of_figures(found: re.Match[str], order: Order, text: str) -> Cell:
    if len(found[4]) == 2:
        raise DateError(f"“{text}” has a year of two figures.", "Write the year with four.")
    first, second = int(found[1]), int(found[3])
    month_first = found[2] == "/" and (order is Order.MONTH or second > 12)
    day, month = (second, first) if month_first else (first, second)
    guessed = found[2] == "/" and order is Order.UNKNOWN and day != month
    return Cell(with_words(from_fields(Fields(int(found[4]), month, day)), text), is_guessed=guessed)


def read_fields(start: Sequence[str], end: Sequence[str]) -> EdtfDate:
    """Return the date of cells with year, month and day, and of those of the end where these hold a year.

    Raises:
        DateError: a cell is no number, or there is no such day; the end comes first.
    """
    return from_fields(_of_cells(start), _of_cells(end) if end[0] else None)


def _of_cells(cells: Sequence[str]) -> Fields:
    numbers = []
    for cell in cells:
        text = cell.replace(",", "").removesuffix(".0")
        if text and not re.fullmatch(r"-?\d+", text):
            raise DateError(f"“{cell[:40]}” is no number.", "Write year, month and day as numbers.")
        numbers.append(int(text) if text else None)
    year, month, day = numbers
    assert year is not None
    return Fields(astronomical(year), month or None, day or None)
