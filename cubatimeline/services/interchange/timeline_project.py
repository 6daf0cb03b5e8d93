"""The Timeline Project: its XML, as its own program writes and reads it (documentation/timeline.xsd, dataexport/).

Its reader refuses elements that it does not know, so that a date which its fields cannot say goes into a last line of
the description, "EDTF: 1962-10~". Its calendar begins on 24 November 4714 BCE; years are counted astronomically.
"""

from __future__ import annotations

import re
from typing import Any

from cubatimeline.domain.calendars import civil, day_number
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.errors import DateError
from cubatimeline.domain.events import Category, Event
from cubatimeline.domain.languages import Language, Localised
from cubatimeline.domain.relations import Relation, RelationKind
from cubatimeline.services.importing import markup
from cubatimeline.services.importing.model import ImportFault
from cubatimeline.services.interchange.dates import day_fields, from_fields, notation_or_none, whole_period
from cubatimeline.services.interchange.model import USUAL_IMPORTANCE, Exchange
from cubatimeline.services.interchange.report import Loss, Report
from cubatimeline.services.interchange.words import clean, new_id, one_line

VERSION = "2.9.0"
"""The version of the format that is written."""
_FIRST, _LAST = day_number(-4713, 11, 24), day_number(9989, 12, 31)
_COLOURS = (
    "78,121,167",
    "242,142,43",
    "89,161,79",
    "225,87,89",
    "176,122,161",
    "156,117,95",
    "118,183,178",
    "186,176,172",
)
_MINUTES = 1440
_time = re.compile(r"\s*(-?\d+)-(\d{1,2})-(\d{1,2})(?: (\d{1,2}):(\d{2}):(\d{2}))?\s*").fullmatch
_note = re.compile(r"(?:^|\n)EDTF: (\S+)\s*$")
_container = re.compile(r"\[(-?\d*)\](.*)", re.DOTALL).fullmatch
_contained = re.compile(r"\((-?\d*)\)(.*)", re.DOTALL).fullmatch
_LOOKS = ("icon", "default_color")
_STATE = ("locked", "alert", "labels", "progress")


# Writing


def write(exchange: Exchange, report: Report, language: Language) -> bytes:
    """Return the events as a timeline; categories get a colour each."""
    from lxml import etree

    names = _distinct_names(exchange.categories, language)
    root = etree.Element("timeline")
    _add(root, "version", VERSION)
    _add(root, "timetype", "gregoriantime")
    etree.SubElement(root, "eras")
    categories, events, view = (etree.SubElement(root, name) for name in ("categories", "events", "view"))
    for number, name in enumerate(names.values()):
        category = etree.SubElement(categories, "category")
        colour = _COLOURS[number % len(_COLOURS)]
        pairs = (("name", name), ("color", colour), ("progress_color", "255,153,153"), ("done_color", "255,153,153"))
        for tag, value in (*pairs, ("font_color", "0,0,0")):
            _add(category, tag, value)
    shown = [_event(events, event, names, report, language) for event in exchange.events]
    days = [day for span in shown if span is not None for day in span]
    if days:
        period = etree.SubElement(view, "displayed_period")
        _add(period, "start", _written(min(days)))
        _add(period, "end", _written(max(days) + _MINUTES))
    etree.SubElement(view, "hidden_categories")
    etree.indent(root)
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _distinct_names(categories: tuple[Category, ...], language: Language) -> dict[str, str]:
    """Return category names by id, no two the same: the program knows a category by its name."""
    names: dict[str, str] = {}
    for each in categories:
        name = wish = one_line(clean(each.name.in_(language))) or each.id
        number = 2
        while name in names.values():
            name, number = f"{wish} {number}", number + 1
        names[each.id] = name
    return names


def _add(parent: Any, name: str, text: str) -> None:
    from lxml import etree

    etree.SubElement(parent, name).text = text


def _event(
    events: Any, event: Event, names: dict[str, str], report: Report, language: Language
) -> tuple[int, int] | None:
    from lxml import etree

    span = _Span.of(event.date)
    if span is None:
        report.leave_out(Loss.BEYOND, event.id)
        return None
    element = etree.SubElement(events, "event")
    _add(element, "start", _written(span.start, span.second))
    _add(element, "end", _written(span.end, span.end_second))
    title = clean(event.title.in_(language))
    _add(element, "text", f" {title}" if title[:1] in ("(", "[") else title)
    _add(element, "progress", "0")
    for name, value in (("fuzzy", span.fuzzy), ("locked", False), ("ends_today", span.ends_today)):
        _add(element, name, str(value))
    if event.category in names:
        _add(element, "category", names[event.category])
    description = clean(event.summary)
    if span.notation != event.date.edtf:
        report.lose(Loss.SHOWN_DATE, event.id)
        description = f"{description}\nEDTF: {event.date.edtf}".lstrip("\n")
    if description:
        _add(element, "description", description)
    _add(element, "default_color", "200,200,200")
    return span.start, span.end


def _written(minutes: int, second: int = 0) -> str:
    year, month, day = civil(minutes // _MINUTES)
    clock = minutes % _MINUTES
    return f"{year}-{month:02d}-{day:02d} {clock // 60:02d}:{clock % 60:02d}:{second:02d}"


class _Span:
    """A date as the program holds it: two times, fuzzy or not, still going on or not.

    Attributes:
        start, end: minutes since 1970-01-01 00:00; a time of 00:00:00 at both ends means whole days, both included.
    """

    def __init__(
        self, start: int, end: int, fuzzy: bool, ends_today: bool, second: int = 0, end_second: int = 0
    ) -> None:
        self.start, self.end, self.fuzzy, self.ends_today = start, end, fuzzy, ends_today
        self.second, self.end_second = second, end_second

    @property
    def _key(self) -> tuple[int, int, bool, bool, int, int]:
        # What goes on is drawn up to the present day, whichever that is.
        end = (0, 0) if self.ends_today else (self.end, self.end_second)
        return self.start, end[0], self.fuzzy, self.ends_today, self.second, end[1]

    def __eq__(self, other: object) -> bool:
        return self._key == other._key if isinstance(other, _Span) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key)

    @classmethod
    def of(cls, date: EdtfDate) -> _Span | None:
        """Return what is written for a date; None where the program's calendar does not reach it."""
        days = [day for day in (date.earliest, date.latest) if day is not None]
        if not days and date.bounds.latest_start is not None:
            days = [date.bounds.latest_start]
        if date.open_end and date.earliest is not None:
            days = [date.earliest, date.bounds.latest_start or date.earliest]
        if not days or days[0] < _FIRST or days[-1] > _LAST:
            return None
        first, last = days[0] * _MINUTES + (date.time or 0), days[-1] * _MINUTES + (date.end_time or 0)
        seconds = [(part.second or 0) % 60 if part is not None else 0 for part in (date.start, date.end)]
        plain = cls(first, max(first, last), False, date.open_end and not date.open_start, *seconds)
        if plain.ends_today:
            plain.end, plain.end_second = plain.start, plain.second
        if plain.notation == date.edtf:
            return plain
        return cls(plain.start, plain.end, not plain.ends_today, plain.ends_today, *seconds)

    @property
    def notation(self) -> str:
        """The EDTF of what the fields say by themselves; empty where they say nothing that can be."""
        try:
            return self.date().edtf
        except DateError:
            return ""

    def date(self) -> EdtfDate:
        """Return what the fields say by themselves.

        Raises:
            DateError: the end comes before the start.
        """
        first, last = self.start // _MINUTES, self.end // _MINUTES
        clocks = bool(self.start % _MINUTES or self.second) or bool(self.end % _MINUTES or self.end_second)
        one = day_fields(first)
        other = day_fields(last)
        if clocks:
            seconds = bool(self.second or self.end_second)
            one = one._replace(clock=self.start % _MINUTES, second=self.second if seconds else None)
            other = other._replace(clock=self.end % _MINUTES, second=self.end_second if seconds else None)
        if self.ends_today:
            return parse(f"{one.notation}/..")
        if not self.fuzzy or clocks:
            return from_fields(one, other)
        period = whole_period(first, last)
        if period:
            return parse(period)
        return parse(f"{one.notation}~" if first == last else f"{one.notation}~/{other.notation}~")


# Reading


def read(data: bytes, report: Report) -> Exchange:
    """Return the events and eras of a timeline; what a container holds becomes a part of its event.

    Raises:
        ImportFault: it is no XML, not of The Timeline Project, or counts in another calendar.
    """
    root = markup.parse(data)
    if markup.name(root) != "timeline":
        raise ImportFault("The XML is not of The Timeline Project.", "Give a .timeline or .xml file of that program.")
    time_type = _text(root, "timetype") or "gregoriantime"
    if time_type != "gregoriantime":
        raise ImportFault(
            f"The timeline counts in another way ({time_type}).", "Only timelines of calendar dates can be read."
        )
    return _Reading(report).all(root)


def _text(element: Any, *path: str) -> str:
    found = markup.first(element, *path)
    return "" if found is None else (found.text or "")


class _Reading:
    """Makes events of what stands in one file."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._events: list[Event] = []
        self._categories: dict[str, Category] = {}
        self._containers: dict[str, str] = {}
        self._relations: list[Relation] = []
        self._ids: set[str] = set()

    def all(self, root: Any) -> Exchange:
        for element in markup.within(root, "categories"):
            for each in markup.within(element, "category"):
                self._add_category(each)
        for group in markup.within(root, "events"):
            for number, each in enumerate(markup.within(group, "event"), 1):
                self._add(each, f"event {number}", "text")
        for group in markup.within(root, "eras"):
            for number, each in enumerate(markup.within(group, "era"), 1):
                if self._add(each, f"era {number}", "name"):
                    self._report.lose(Loss.ERA, f"era {number}")
        return Exchange(
            categories=tuple(self._categories.values()), events=tuple(self._events), relations=tuple(self._relations)
        )

    def _add_category(self, element: Any) -> None:
        self._category(_text(element, "name"))
        if _text(element, "parent"):
            self._report.lose(Loss.FIELD, _text(element, "name"))

    def _category(self, name: str) -> str:
        name = one_line(name)
        if not name:
            return ""
        known = self._categories.get(name)
        if known is None:
            taken = {each.id for each in self._categories.values()}
            known = Category(new_id(name, taken), Localised(name), len(self._categories))
            self._categories[name] = known
        return known.id

    def _add(self, element: Any, place: str, title_tag: str) -> bool:
        title = _text(element, title_tag)
        try:
            span = _read_span(element)
            description = _text(element, "description")
            date, summary = _read_date(span, description)
        except DateError as error:
            self._report.reject(f"{place} “{one_line(title)[:60]}”", error.message, error.mend)
            return False
        title, parent = self._of_container(title, place)
        hyperlink = _text(element, "hyperlink").strip()
        if hyperlink:
            summary = "\n".join(filter(None, (summary, hyperlink)))
        if not title.strip():
            title = one_line(summary)[:120] or date.edtf
        id_ = new_id(f"{date.edtf} {title}", self._ids)
        if parent.startswith("["):
            self._containers[parent[1:]] = id_
        elif parent and parent[1:] in self._containers:
            self._relations.append(Relation(RelationKind.PART_OF, id_, self._containers[parent[1:]]))
        self._note_losses(element, place)
        category = self._category(_text(element, "category"))
        self._events.append(Event(id_, date, Localised(title), summary, category, USUAL_IMPORTANCE))
        return True

    def _of_container(self, title: str, place: str) -> tuple[str, str]:
        """Return the title without the number of its container, and "[7" for a container, "(7" for what is in it."""
        if title[:2] in (" (", " ["):
            return title[1:], ""
        for pattern, sign in ((_container, "["), (_contained, "(")):
            found = pattern(title)
            if found is not None:
                return found[2], f"{sign}{found[1]}"
        return title, ""

    def _note_losses(self, element: Any, place: str) -> None:
        if _text(element, "icon") or _text(element, "default_color") not in ("", "200,200,200"):
            self._report.lose(Loss.LOOKS, place)
        if any(_text(element, name) not in ("", "0", "False") for name in _STATE):
            self._report.lose(Loss.STATE, place)
        if markup.first(element, "categories") is not None:
            self._report.lose(Loss.CATEGORY, place)


def _read_span(element: Any) -> _Span:
    ends_today = _text(element, "ends_today").strip() == "True"
    start, second = _read_time(_text(element, "start"), "start")
    end_text = _text(element, "end")
    end, end_second = (start, second) if ends_today or not end_text.strip() else _read_time(end_text, "end")
    if _text(element, "milestone").strip() == "True":
        end, end_second = start, second
    if end % _MINUTES == _MINUTES - 1 and end_second in (0, 59) and not start % _MINUTES and not second:
        end, end_second = end - _MINUTES + 1, 0  # the last second of a day, as some versions end it
    return _Span(start, end, _text(element, "fuzzy").strip() == "True", ends_today, second, end_second)


def _read_time(text: str, what: str) -> tuple[int, int]:
    found = _time(text)
    if found is None:
        raise DateError(f"Its {what} “{text.strip()[:40]}” is no time.", "Write it as 1962-10-27 00:00:00.")
    year, month, day, hour, minute, second = (int(figure or 0) for figure in found.groups())
    try:
        days = day_number(year, month, day)
    except ValueError as error:
        raise DateError(f"Its {what} “{text.strip()}” does not exist.", "Correct it in the file.") from error
    if hour > 23 or minute > 59 or second > 59:
        raise DateError(f"Its {what} “{text.strip()}” has a clock that does not exist.", "Correct it in the file.")
    return days * _MINUTES + hour * 60 + minute, second


def _read_date(span: _Span, description: str) -> tuple[EdtfDate, str]:
    """Return the date and the description without the line that holds its EDTF, where the fields still agree."""
    noted = _note.search(description)
    date = notation_or_none(noted[1]) if noted else None
    if noted and date is not None and _Span.of(date) == span:
        return date, description[: noted.start()]
    return span.date(), description
