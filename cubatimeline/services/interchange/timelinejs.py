"""TimelineJS 3: its JSON, slide by slide (https://timeline.knightlab.com/docs/json-format.html).

A slide holds start and end in plain fields, a headline and HTML. `edtf`, `written`, `calendar`, `importance` and
`category` stand beside them under names that TimelineJS passes over. It counts years without a year 0: -44 is 44 BCE.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.dates import EdtfDate, with_words
from cubatimeline.domain.errors import DateError
from cubatimeline.domain.events import Category, Event
from cubatimeline.domain.languages import Language, Localised
from cubatimeline.services.importing.decoding import decode
from cubatimeline.services.importing.model import ImportFault
from cubatimeline.services.interchange.dates import (
    Ends,
    Fields,
    astronomical,
    calendar_of,
    ends_of,
    from_fields,
    notation_or_none,
    year_with_era,
)
from cubatimeline.services.interchange.model import USUAL_IMPORTANCE, Exchange
from cubatimeline.services.interchange.report import Loss, Report
from cubatimeline.services.interchange.words import as_html, from_html, id_of, kept_id, one_line, to_html

Slide = Mapping[str, Any]
_LOOKS = ("background", "autolink")
_MEDIA = ("url", "caption", "credit")


def write(exchange: Exchange, report: Report, language: Language) -> bytes:
    """Return the events as a timeline of TimelineJS, titles and words of dates in `language`."""
    slides = [slide for event in exchange.events if (slide := slide_of(event, exchange, report, language))]
    timeline: dict[str, Any] = {"scale": "human", "events": slides}
    if exchange.title:
        timeline["title"] = {"text": {"headline": as_html(exchange.title), "text": ""}}
    return (json.dumps(timeline, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def slide_of(event: Event, exchange: Exchange, report: Report, language: Language) -> dict[str, Any] | None:
    """Return the slide of an event, None where its date has no beginning and no end, which is noted."""
    ends = ends_of(event.date)
    if ends is None:
        report.leave_out(Loss.BEYOND, event.id)
        return None
    if not ends.exact:
        report.lose(Loss.SHOWN_DATE, event.id)
    slide: dict[str, Any] = {"unique_id": event.id, "start_date": _date(ends.first)}
    if ends.last is not None:
        slide["end_date"] = _date(ends.last)
    slide["display_date"] = in_words(event.date, language)
    slide["text"] = {"headline": as_html(event.title.in_(language)), "text": to_html(event.summary)}
    slide["group"] = exchange.category_names.get(event.category, event.category)
    slide["edtf"] = event.date.edtf
    if event.date.written:
        slide["written"] = event.date.written
    if event.date.calendar != "gregorian":
        slide["calendar"] = event.date.calendar
    slide["importance"] = event.importance
    slide["category"] = event.category
    return slide


def _date(fields: Fields) -> dict[str, int]:
    date = {"year": year_with_era(fields.year)}
    if fields.month is not None:
        date["month"] = fields.month
    if fields.day is not None:
        date["day"] = fields.day
    if fields.clock is not None:
        date |= {"hour": fields.clock // 60, "minute": fields.clock % 60}
    if fields.second is not None:
        date["second"] = fields.second
    return date


def read(data: bytes, report: Report) -> Exchange:
    """Return the slides and eras of a timeline as events.

    Raises:
        ImportFault: it is no JSON, or not that of TimelineJS.
    """
    try:
        timeline = json.loads(decode(data).text)
    except (ValueError, RecursionError) as error:
        raise ImportFault("The file is no JSON that can be read.", "Export it again.") from error
    if not isinstance(timeline, dict) or not isinstance(timeline.get("events"), list):
        raise ImportFault("The JSON has no list of “events”.", "Give a file that TimelineJS reads.")
    title = timeline.get("title")
    eras = timeline.get("eras")
    reading = SlideReading(report)
    for number, slide in enumerate(timeline["events"], 1):
        reading.add(slide, f"slide {number}")
    for number, era in enumerate(eras if isinstance(eras, list) else (), 1):
        reading.add(era, f"era {number}", is_era=True)
    return reading.exchange(headline_of(title) if isinstance(title, dict) else "")


class SlideReading:
    """Makes events of slides, one after the other; used for JSON and for the sheet."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._events: list[Event] = []
        self._categories: dict[str, Category] = {}
        self._ids: set[str] = set()

    def add(self, slide: object, place: str, is_era: bool = False) -> None:
        """Read a slide or era; one that cannot be read is noted."""
        if not isinstance(slide, dict):
            self._report.reject(place, "It is no slide.", "Give an object with start_date and text.")
            return
        try:
            date = date_of(slide)
        except DateError as error:
            self._report.reject(place, error.message, error.mend)
            return
        title = headline_of(slide)
        summary = from_html(_text(_inner(slide, "text").get("text")))
        if not title:
            title = one_line(summary)[:120] or _text(slide.get("display_date"))
        if not title:
            self._report.reject(place, "It has neither headline nor text.", "Give it a headline.")
            return
        summary = self._with_media(slide, summary, place)
        if any(slide.get(name) for name in _LOOKS):
            self._report.lose(Loss.LOOKS, place)
        if is_era:
            self._report.lose(Loss.ERA, place)
        self._events.append(
            Event(
                id=kept_id(_text(slide.get("unique_id")), title, self._ids),
                date=date,
                title=Localised(title),
                summary=summary,
                category=self._category(slide),
                importance=_importance(slide.get("importance")),
            )
        )

    def _with_media(self, slide: Slide, summary: str, place: str) -> str:
        media = _inner(slide, "media")
        told = [from_html(_text(media.get(name))) for name in _MEDIA]
        if not any(told):
            return summary
        self._report.lose(Loss.MEDIA, place)
        return "\n".join(filter(None, (summary, " – ".join(filter(None, told)))))

    def _category(self, slide: Slide) -> str:
        name = one_line(_text(slide.get("group")))
        if not name:
            return ""
        id_ = _text(slide.get("category")) or id_of(name)
        known = self._categories.setdefault(name.casefold(), Category(id_, Localised(name), len(self._categories)))
        return known.id

    def exchange(self, title: str) -> Exchange:
        """Return what was read."""
        return Exchange(title=title, categories=tuple(self._categories.values()), events=tuple(self._events))


def headline_of(slide: Slide) -> str:
    """Return the headline of a slide in one line, without markup."""
    return one_line(from_html(_text(_inner(slide, "text").get("headline"))))


def date_of(slide: Slide) -> EdtfDate:
    """Return the date of a slide: its EDTF where the fields still agree with it, else the fields.

    Raises:
        DateError: it has no start, or one that does not exist.
    """
    start = _inner(slide, "start_date")
    if not _text(start.get("year")):
        raise DateError("It has no start year.", "Give start_date a year.")
    first = _fields(start)
    end = _inner(slide, "end_date")
    last = _fields(end) if _text(end.get("year")) else None
    date = _kept(slide, first, last) or from_fields(first, last)
    written = _text(slide.get("written"))
    calendar = calendar_of(_text(slide.get("calendar")))
    return with_words(date, written, calendar) if written or calendar else date


def _kept(slide: Slide, first: Fields, last: Fields | None) -> EdtfDate | None:
    notation = _text(slide.get("edtf"))
    date = notation_or_none(notation) if notation else None
    ends: Ends | None = ends_of(date) if date is not None else None
    return date if ends is not None and (ends.first, ends.last) == (first, last) else None


def _fields(date: Slide) -> Fields:
    month, day, hour = (_number(date, name) for name in ("month", "day", "hour"))
    minute, second = _number(date, "minute"), _number(date, "second")
    year = _number(date, "year")
    assert year is not None
    clock = None if hour is None else hour * 60 + (minute or 0)
    return Fields(astronomical(year), month, day, clock, second if hour is not None else None)


def _number(date: Slide, name: str) -> int | None:
    """Return a field as a number: sheets write "1,962" and "10.0", and 0 or nothing for what is not known."""
    text = _text(date.get(name)).replace(",", "").replace(" ", "").replace("\u2212", "-")
    if not text:
        return None
    try:
        value = float(text)
    except ValueError as error:
        raise DateError(f"“{text[:40]}” is no {name}.", "Write it as a number.") from error
    if value != value // 1 or abs(value) > 1e15:
        raise DateError(f"“{text[:40]}” is no whole {name}.", "Write it as a whole number.")
    return None if value == 0 and name in ("month", "day") else int(value)


def _inner(slide: Slide, name: str) -> Slide:
    value = slide.get(name)
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _importance(value: object) -> int:
    text = _text(value)
    return int(text) if text in ("1", "2", "3", "4", "5") else USUAL_IMPORTANCE
