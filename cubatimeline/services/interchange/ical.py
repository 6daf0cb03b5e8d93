"""iCalendar (RFC 5545): events as all-day or timed entries; DTEND is the first moment after, years are 1 to 9999.

What the fields cannot say of a date stands beside them as X-EDTF. A calendar has no uncertainty.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import Entity, EntityKind
from cubatimeline.domain.errors import DateError
from cubatimeline.domain.events import Category, Event
from cubatimeline.domain.languages import Language, Localised
from cubatimeline.services.importing.decoding import decode
from cubatimeline.services.importing.model import ImportFault
from cubatimeline.services.interchange.dates import FIRST_DATETIME, LAST_DATETIME, notation_or_none
from cubatimeline.services.interchange.model import USUAL_IMPORTANCE, Exchange, named
from cubatimeline.services.interchange.report import Loss, Report
from cubatimeline.services.interchange.words import clean, divided, id_of, joined, kept_id, new_id, one_line

_EPOCH = date(1970, 1, 1)
_STAMP = datetime(1970, 1, 1, tzinfo=UTC)
"""DTSTAMP, which every entry must have; the same always, so that the same events give the same file."""
_ENTRIES = ("VEVENT", "VTODO")
_UNUSED = ("ATTENDEE", "ORGANIZER", "GEO", "ATTACH", "RESOURCES", "CONTACT")
When = tuple[date | datetime, date | datetime]
"""Start and exclusive end, both days or both times; a time that is its own end is a moment."""


def write(exchange: Exchange, report: Report, language: Language) -> bytes:
    """Return the events as a calendar."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Cuba Timeline//Events//EN")
    calendar.add("version", "2.0")
    if exchange.title:
        calendar.add("x-wr-calname", clean(exchange.title))
    places = {each.id: named(each.name) for each in exchange.entities if each.kind is EntityKind.PLACE}
    for event in exchange.events:
        when = _when(event.date)
        if when is None:
            report.leave_out(Loss.BEYOND, event.id)
            continue
        if _from_when(when).edtf != event.date.edtf:
            report.lose(Loss.SHOWN_DATE, event.id)
        entry = _entry(event, when, language)
        category = exchange.category_names.get(event.category, event.category)
        if category:
            entry.add("categories", [clean(category)])
        where = joined(places[id_] for id_ in event.entities if id_ in places)
        if where:
            entry.add("location", clean(where))
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _entry(event: Event, when: When, language: Language) -> Any:
    from icalendar import Event as Entry

    entry = Entry()
    entry.add("uid", event.id)
    entry.add("dtstamp", _STAMP)
    entry.add("dtstart", when[0])
    if when[1] != when[0]:
        entry.add("dtend", when[1])
    entry.add("summary", clean(event.title.in_(language)))
    if event.summary:
        entry.add("description", clean(event.summary))
    entry.add("x-edtf", event.date.edtf)
    entry.add("transp", "TRANSPARENT")
    return entry


def _when(value: EdtfDate) -> When | None:
    """Return the times of a date; None where the calendar does not reach it."""
    days = [day for day in (value.earliest, value.latest) if day is not None]
    if not days or days[0] < FIRST_DATETIME + 1 or days[-1] > LAST_DATETIME:
        return None
    clocks = value.time, value.end_time
    if not value.is_set and clocks[0] is not None and clocks[1] is not None and len(days) == 2:
        first = _moment(days[0], clocks[0], value.zone, value.start.second if value.start else 0)
        last = _moment(days[1], clocks[1], value.end_zone, value.end.second if value.end else 0)
        if (first.tzinfo is None) == (last.tzinfo is None) and first <= last:
            return first, last
    return _day(days[0]), _day(days[-1] + 1)


def _day(day: int) -> date:
    return _EPOCH + timedelta(days=day)


def _moment(day: int, minutes: int, zone: int | None, second: int | None) -> datetime:
    moment = datetime.combine(_day(day), datetime.min.time()) + timedelta(minutes=minutes, seconds=second or 0)
    return moment if zone is None else (moment - timedelta(minutes=zone)).replace(tzinfo=UTC)


def _from_when(when: When) -> EdtfDate:
    """Return what the times say by themselves.

    Raises:
        DateError: the end comes before the start.
    """
    first, last = when
    if isinstance(first, datetime) and isinstance(last, datetime):
        return parse(_clock(first) if first == last else f"{_clock(first)}/{_clock(last)}")
    final = last - timedelta(days=1)
    return parse(first.isoformat() if final <= first else f"{first.isoformat()}/{final.isoformat()}")


def _clock(moment: datetime) -> str:
    text = f"{moment.date().isoformat()}T{moment.hour:02d}:{moment.minute:02d}"
    text += f":{moment.second:02d}" if moment.second else ""
    offset = moment.utcoffset()
    if offset is None:
        return text
    minutes = round(offset.total_seconds() / 60)
    if not minutes:
        return f"{text}Z"
    return f"{text}{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


# Reading


def read(data: bytes, report: Report) -> Exchange:
    """Return the events and tasks of one or more calendars.

    Raises:
        ImportFault: it is no iCalendar.
    """
    from icalendar import Calendar

    try:
        calendars = Calendar.from_ical(decode(data).text, multiple=True)
    except (ValueError, KeyError, IndexError) as error:
        raise ImportFault("The calendar is damaged or cut off.", "Export it again.") from error
    if not calendars:
        raise ImportFault("The file holds no calendar.", "Give an .ics file.")
    reading = _Reading(report)
    number = 0
    for calendar in calendars:
        for entry in calendar.walk():
            if entry.name in _ENTRIES:
                number += 1
                reading.add(entry, f"entry {number}")
    return Exchange(
        title=one_line(str(calendars[0].get("X-WR-CALNAME", ""))),
        categories=tuple(reading.categories.values()),
        entities=tuple(reading.places.values()),
        events=tuple(reading.events),
    )


class _Reading:
    """Makes events of entries."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._ids: set[str] = set()
        self.events: list[Event] = []
        self.categories: dict[str, Category] = {}
        self.places: dict[str, Entity] = {}

    def add(self, entry: Any, place: str) -> None:
        """Read an entry; one that cannot be read is noted."""
        title = one_line(_text(entry, "SUMMARY"))
        shown = f"{place} “{title[:60]}”" if title else place
        try:
            value = _read_date(entry)
        except DateError as error:
            self._report.reject(shown, error.message, error.mend)
            return
        summary = _text(entry, "DESCRIPTION")
        address = _text(entry, "URL")
        summary = "\n".join(filter(None, (summary, address)))
        title = title or one_line(summary)[:120]
        if not title:
            self._report.reject(shown, "It has no summary.", "Give it one.")
            return
        uid = _text(entry, "UID")
        id_ = kept_id(uid, title, self._ids)
        self._note_losses(entry, shown)
        categories = _categories(entry)
        if len(categories) > 1:
            self._report.lose(Loss.CATEGORY, shown)
        self.events.append(
            Event(
                id_, value, Localised(title), summary, self._category(categories), USUAL_IMPORTANCE,
                tuple(dict.fromkeys(self._place(name) for name in divided(_text(entry, "LOCATION")))),
            )
        )  # fmt: skip

    def _category(self, names: list[str]) -> str:
        if not names:
            return ""
        new = Category(id_of(names[0]), Localised(names[0]), len(self.categories))
        return self.categories.setdefault(names[0].casefold(), new).id

    def _place(self, name: str) -> str:
        if name.casefold() not in self.places:
            taken = {each.id for each in self.places.values()}
            self.places[name.casefold()] = Entity(new_id(name, taken), EntityKind.PLACE, Localised(name))
        return self.places[name.casefold()].id

    def _note_losses(self, entry: Any, place: str) -> None:
        if any(name in entry for name in ("RRULE", "RDATE")):
            self._report.lose(Loss.REPEATED, place)
        if any(part.name == "VALARM" for part in entry.subcomponents) or "PERCENT-COMPLETE" in entry:
            self._report.lose(Loss.STATE, place)
        if any(name in entry for name in _UNUSED):
            self._report.lose(Loss.FIELD, place)


def _text(entry: Any, name: str) -> str:
    value = entry.get(name)
    if isinstance(value, list):
        value = value[0]
    return "" if value is None else str(value).strip()


def _categories(entry: Any) -> list[str]:
    found = entry.get("CATEGORIES")
    groups = found if isinstance(found, list) else [] if found is None else [found]
    return list(_names(groups))


def _names(groups: list[Any]) -> Iterator[str]:
    for group in groups:
        for name in getattr(group, "cats", ()):
            if one_line(str(name)):
                yield one_line(name.decode() if isinstance(name, bytes) else str(name))


def _read_date(entry: Any) -> EdtfDate:
    """Return the date of an entry: its X-EDTF where the times still agree with it, else the times."""
    start = _value(entry, "DTSTART")
    end = _value(entry, "DTEND")
    due = _value(entry, "DUE")
    if start is None:
        start, due = due, None
    if start is None:
        raise DateError("It has no DTSTART.", "Give it a start.")
    end = end if end is not None else due
    duration = _value(entry, "DURATION")
    if end is None and isinstance(duration, timedelta):
        end = start + duration
    when = _made_whole(start, end)
    kept = notation_or_none(_text(entry, "X-EDTF"))
    return kept if kept is not None and _when(kept) == when else _from_when(when)


def _made_whole(start: date | datetime, end: date | datetime | None) -> When:
    """Return start and end of one kind; an end that is missing, or no later, ends a day or a moment."""
    if isinstance(start, datetime):
        if not isinstance(end, datetime) or (end.tzinfo is None) != (start.tzinfo is None):
            return start, start
        if end < start:
            raise DateError("It ends before it starts.", "Correct it in the calendar.")
        return start, end
    last = end.date() if isinstance(end, datetime) else end
    if last is not None and last < start:
        raise DateError("It ends before it starts.", "Correct it in the calendar.")
    return start, last if last is not None and last > start else start + timedelta(days=1)


def _value(entry: Any, name: str) -> Any:
    """Return a date, a time or a duration, None where there is none.

    Raises:
        DateError: what stands there is none.
    """
    from icalendar.error import BrokenCalendarProperty

    found = entry.get(name)
    if found is None:
        return None
    found = found[0] if isinstance(found, list) else found
    try:
        return found.dt
    except (BrokenCalendarProperty, AttributeError) as error:
        raise DateError(f"Its {name} cannot be read.", "Correct it in the calendar.") from error
