"""TimelineJS as a sheet: the CSV whose columns its Google template has, one row for each slide."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from cubatimeline.domain.languages import Language
from cubatimeline.services.interchange.model import Exchange
from cubatimeline.services.interchange.report import Report
from cubatimeline.services.interchange.table import Table, read_table
from cubatimeline.services.interchange.timelinejs import SlideReading, headline_of, slide_of
from cubatimeline.services.interchange.words import as_html, one_line

COLUMNS = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text",
    "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group", "Background",
)  # fmt: skip
"""In this order, which TimelineJS counts on for the first four."""
_OURS = {"EDTF": "edtf", "Written": "written", "Calendar": "calendar", "Importance": "importance", "ID": "unique_id"}
"""Columns of ours behind them, with the fields of a slide that they hold."""


def write(exchange: Exchange, report: Report, language: Language) -> bytes:
    """Return the events as rows of the sheet."""
    file = io.StringIO()
    rows = csv.writer(file)
    rows.writerow((*COLUMNS, *_OURS))
    if exchange.title:
        rows.writerow(
            ["title" if name == "Type" else as_html(exchange.title) if name == "Headline" else "" for name in COLUMNS]
        )
    for event in exchange.events:
        slide = slide_of(event, exchange, report, language)
        if slide is not None:
            rows.writerow(_row(slide))
    return file.getvalue().encode("utf-8", "replace")


def _row(slide: Mapping[str, Any]) -> list[object]:
    start, end = slide["start_date"], slide.get("end_date", {})
    return [
        *(start.get(name, "") for name in ("year", "month", "day")), _clock(start),
        *(end.get(name, "") for name in ("year", "month", "day")), _clock(end),
        slide["display_date"], slide["text"]["headline"], slide["text"]["text"],
        "", "", "", "", "", slide["group"], "",
        *(slide.get(name, "") for name in _OURS.values()),
    ]  # fmt: skip


def _clock(date: Mapping[str, int]) -> str:
    if "hour" not in date:
        return ""
    seconds = f":{date['second']:02d}" if "second" in date else ""
    return f"{date['hour']:02d}:{date.get('minute', 0):02d}{seconds}"


def is_sheet(table: Table) -> bool:
    """Tell whether the headings are those of the template, or of its first version."""
    names = {_plain(heading) for heading in table.headings}
    return "headline" in names and bool(names & {"year", "startdate"})


def _plain(heading: str) -> str:
    return "".join(heading.lower().split())


def read(data: bytes, report: Report) -> Exchange:
    """Return the rows as events; the title row gives the title.

    Raises:
        ImportFault: it is no table.
    """
    table = read_table(data)
    places = {_plain(heading): place for place, heading in reversed(list(enumerate(table.headings)))}
    reading, title = SlideReading(report), ""
    for number, row in table.numbered():
        cells = {name: row[place].strip() for name, place in places.items() if place < len(row)}
        slide, kind = _slide(cells), cells.get("type", "").lower()
        if kind == "title" and not title:
            title = headline_of(slide)
        else:
            reading.add(slide, f"row {number}", is_era=kind == "era")
    return reading.exchange(one_line(title))


def _slide(cells: Mapping[str, str]) -> dict[str, object]:
    slide: dict[str, object] = {
        "start_date": _date(cells, "year", "month", "day", "time", "startdate"),
        "end_date": _date(cells, "endyear", "endmonth", "endday", "endtime", "enddate"),
        "text": {"headline": cells.get("headline", ""), "text": cells.get("text", "")},
        "media": {
            name: cells.get(f"media{name}" if name != "url" else "media", "") for name in ("url", "caption", "credit")
        },
        "group": cells.get("group", "") or cells.get("tag", ""),
        "display_date": cells.get("displaydate", ""),
        "background": cells.get("background", ""),
    }
    return slide | {field: cells.get(name.lower(), "") for name, field in _OURS.items()}


def _date(cells: Mapping[str, str], year: str, month: str, day: str, time: str, whole: str) -> dict[str, str]:
    """Return a date of a slide; the first version of the template has it in one cell, month first."""
    if cells.get(whole) and not cells.get(year):
        parts = cells[whole].split()
        figures = parts[0].split("/")
        date = dict(
            zip(
                ("year",)
                if len(figures) == 1
                else ("month", "year")
                if len(figures) == 2
                else ("month", "day", "year"),
                figures,
                strict=False,
            )
        )
        clock = parts[1] if len(parts) > 1 else ""
    else:
        date, clock = (
            {"year": cells.get(year, ""), "month": cells.get(month, ""), "day": cells.get(day, "")},
            cells.get(time, ""),
        )
    return date | _hours(clock)


def _hours(clock: str) -> dict[str, str]:
    """Read "14:30", "2:30 PM" and "14:30:05"."""
    text = clock.lower().replace(".", "").strip()
    if not text:
        return {}
    half = text[-2:] if text[-2:] in ("am", "pm") else ""
    figures = text.removesuffix(half).strip().split(":")
    hour = figures[0]
    if half and hour.isdigit():
        hour = str(int(hour) % 12 + (12 if half == "pm" else 0))
    return dict(zip(("hour", "minute", "second"), (hour, *figures[1:]), strict=False))
