"""An uncertain date: what it says, its bounds in day numbers, its precision and its qualifiers.

The value only; `edtf.py` reads it from a notation, `date_words.py` writes it in words.

Meaning of the bounds
    A *moment* happened once, somewhere within its bounds: 1962-10 has both start and end between 1 and 31 October.
    A *span* lasted from-to: 1962-10/1962-11 starts somewhere in October and ends somewhere in November.
    Bounds are inclusive days and strict: `?` and `~` never widen them (for drawing, see `EdtfDate.padded_bounds`).
    A side without a limit is None; where only the end is open, it still ended no earlier than it may have begun.
    A year with all digits unspecified is any from 0000 to 9999, with a minus before it any from -9999 to -0001.
    Bounds are always in order: each earliest is at most its latest, each start at most the end beside it.
Meaning of equality
    Two values are equal when they say the same in EDTF. The words of the source and the calendar they were in are
    provenance and take no part, so that a value read back from a file equals the one written.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from typing import Literal, NamedTuple

Calendar = Literal["gregorian", "julian"]

UNCERTAIN, APPROXIMATE = 1, 2
"""Bits of `EdtfDate.flags`: some component carries `?` or `%`; `~` or `%`."""
OPEN_START, OPEN_END, UNKNOWN_START, UNKNOWN_END = 4, 8, 16, 32
"""Bits of `EdtfDate.flags`: a side is `..`, or is left empty."""
IS_SET = 64
"""Bit of `EdtfDate.flags`: `[one of]` or `{all of}`."""


class Kind(StrEnum):
    """Happened once, somewhere within the bounds; or lasted from-to."""

    MOMENT = "moment"
    SPAN = "span"


class Precision(IntEnum):
    """How well a date is known, coarse before fine: the finest component that is known together with all coarser ones.

    1985-04-XX is known to the month, XXXX-12-25 to the millennium or worse. SEASON is for all groupings within a year.
    Of several points (an interval, a set) the coarsest counts.
    """

    MILLENNIUM = 1
    CENTURY = 2
    DECADE = 3
    YEAR = 4
    SEASON = 5
    MONTH = 6
    DAY = 7
    HOUR = 8
    MINUTE = 9
    SECOND = 10


class Bounds(NamedTuple):
    """First and last day on which something may have begun, and may have ended; None where there is no limit."""

    earliest_start: int | None
    latest_start: int | None
    earliest_end: int | None
    latest_end: int | None


class Part(NamedTuple):
    """One point of a date: what stands on one side of `/`, or between the commas of a set.

    Attributes:
        text: the point as EDTF, qualifiers included.
        year: "1962", "196X", "-0044", "Y170000002", "Y-17E7", "1950S2"; without qualifiers.
        month: "10", "1X", "XX", or the grouping "21" to "41"; empty where not given.
        day: "16", "1X", "XX"; empty where not given.
        marks: qualifier of year, of month or grouping, and of day; each "", "?", "~" or "%".
        first, last: first and last day meant, as day numbers; they are the same for a known day.
        precision: how well the point is known.
        time: local clock time in minutes from midnight; None without a clock.
        second: 0 to 60; None where not given.
        zone: minutes ahead of universal time; None where not given.
    """

    text: str
    year: str
    month: str
    day: str
    marks: tuple[str, str, str]
    first: int
    last: int
    precision: Precision
    time: int | None = None
    second: int | None = None
    zone: int | None = None

    @property
    def year_number(self) -> int | None:
        """The astronomical year; None where digits are unspecified or only some are significant."""
        if "X" in self.year or "S" in self.year:
            return None
        return _counted(self.year)

    @property
    def estimated_year(self) -> int | None:
        """For a year with significant digits (1950S2) the year it is estimated at, else None."""
        return _counted(self.year.partition("S")[0]) if "S" in self.year else None

    @property
    def season(self) -> int | None:
        """The grouping within the year, 21 to 41 (codes of ISO 8601-2:2019), or None."""
        return int(self.month) if self.month > "20" and self.month.isdigit() else None

    @property
    def month_number(self) -> int | None:
        """The month, 1 to 12; None where not given, unspecified or a grouping."""
        return int(self.month) if self.month.isdigit() and self.month < "20" else None

    @property
    def day_number(self) -> int | None:
        """The day of the month; None where not given or unspecified."""
        return int(self.day) if self.day.isdigit() else None

    @property
    def uncertain(self) -> bool:
        """Whether any component carries `?` or `%`."""
        return any(mark in ("?", "%") for mark in self.marks)

    @property
    def approximate(self) -> bool:
        """Whether any component carries `~` or `%`."""
        return any(mark in ("~", "%") for mark in self.marks)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class EdtfDate:
    """A date as historians know it; immutable. Made by `edtf.parse` and `edtf.from_julian`, not by hand.

    Attributes:
        edtf: the value in EDTF (ISO 8601-2, profile of the Library of Congress); reading it again gives an equal value.
        kind: moment or span.
        precision: how well it is known; of several points the coarsest.
        bounds: four day numbers.
        start, end: the points it begins and ends with, the same one for a simple date; None where open or unknown.
            Of a set the earliest and the latest.
        flags: bits of this module; the properties read better.
        members: of a set, its members in the order written; `a..b` is a span, `..a` and `a..` spans with an open side.
        calendar: the calendar of the words of the source; bounds and EDTF are Gregorian always.
        written: the words of the source, verbatim; may be empty.
    """

    edtf: str
    kind: Kind
    precision: Precision
    bounds: Bounds
    start: Part | None
    end: Part | None
    flags: int = 0
    members: tuple[EdtfDate, ...] = ()
    calendar: Calendar = "gregorian"
    written: str = ""

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every known point, in the order written: one, the ends of an interval, or those of all members of a set."""
        if self.members:
            return tuple(part for member in self.members for part in member.parts)
        if self.start is self.end:
            return () if self.start is None else (self.start,)
        return tuple(part for part in (self.start, self.end) if part is not None)

    @property
    def earliest(self) -> int | None:
        """First day that the value may touch; None where there is no limit."""
        return self.bounds.earliest_start

    @property
    def latest(self) -> int | None:
        """Last day that the value may touch; None where there is no limit."""
        return self.bounds.latest_end

    @property
    def uncertain(self) -> bool:
        """Whether any component carries `?` or `%`."""
        return self.flags & UNCERTAIN != 0

    @property
    def approximate(self) -> bool:
        """Whether any component carries `~` or `%`."""
        return self.flags & APPROXIMATE != 0

    @property
    def open_start(self) -> bool:
        """Whether it has `..` for a beginning: there was none, or any time before."""
        return self.flags & OPEN_START != 0

    @property
    def open_end(self) -> bool:
        """Whether it has `..` for an end: it goes on, or any time after."""
        return self.flags & OPEN_END != 0

    @property
    def unknown_start(self) -> bool:
        """Whether it began on a day that is not known."""
        return self.flags & UNKNOWN_START != 0

    @property
    def unknown_end(self) -> bool:
        """Whether it ended on a day that is not known."""
        return self.flags & UNKNOWN_END != 0

    @property
    def is_set(self) -> bool:
        """Whether it is one of (moment) or all of (span) several dates; see `members`."""
        return self.flags & IS_SET != 0

    @property
    def time(self) -> int | None:
        """Local clock time of the start in minutes from midnight; None without a clock."""
        return None if self.start is None else self.start.time

    @property
    def zone(self) -> int | None:
        """Minutes that the clock of the start is ahead of universal time; None where not given."""
        return None if self.start is None else self.start.zone

    @property
    def end_time(self) -> int | None:
        """Local clock time of the end, as `time`; the same for a moment."""
        return None if self.end is None else self.end.time

    @property
    def end_zone(self) -> int | None:
        """Zone of the end, as `zone`; the same for a moment."""
        return None if self.end is None else self.end.zone

    @property
    def sort_key(self) -> tuple[float, float, str]:
        """What values are ordered by: earliest start (no limit first), latest end (no limit last), then the text.

        A day without a clock comes before its hours, and these come in the order of the local clock.
        """
        first, last = self.bounds.earliest_start, self.bounds.latest_end
        return (_BEFORE_ALL if first is None else first, _AFTER_ALL if last is None else last, self.edtf)

    def padded_bounds(self) -> Bounds:
        """Return the bounds, an approximate start or end being widened on both sides by its own length.

        c. 1962 becomes 1961-1963 and c. 16 October 15-17 October: a customary pad for drawing, not a claim.
        """
        before, after = _pad(self.start), _pad(self.end)
        first, start_by, end_from, last = self.bounds
        if self.kind is Kind.MOMENT:
            first, last = _shifted(first, -before), _shifted(last, after)
            return Bounds(first, last, first, last)
        return Bounds(
            _shifted(first, -before), _shifted(start_by, before), _shifted(end_from, -after), _shifted(last, after)
        )

    def __eq__(self, other: object) -> bool:
        return self.edtf == other.edtf if isinstance(other, EdtfDate) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.edtf)

    def __lt__(self, other: EdtfDate) -> bool:
        return self.sort_key < other.sort_key if isinstance(other, EdtfDate) else NotImplemented

    def __le__(self, other: EdtfDate) -> bool:
        return self.sort_key <= other.sort_key if isinstance(other, EdtfDate) else NotImplemented

    def __gt__(self, other: EdtfDate) -> bool:
        return self.sort_key > other.sort_key if isinstance(other, EdtfDate) else NotImplemented

    def __ge__(self, other: EdtfDate) -> bool:
        return self.sort_key >= other.sort_key if isinstance(other, EdtfDate) else NotImplemented

    def __str__(self) -> str:
        return self.edtf

    def __repr__(self) -> str:
        return f"EdtfDate({self.edtf!r}{f', written={self.written!r}' if self.written else ''})"


_BEFORE_ALL, _AFTER_ALL = float("-inf"), float("inf")


def with_words(date: EdtfDate, written: str, calendar: Calendar | None = None) -> EdtfDate:
    """Return `date` with the words of the source, verbatim, and the calendar these are in (unchanged if None)."""
    return replace(date, written=written, calendar=calendar or date.calendar)


def _counted(year: str) -> int:
    digits, _, power = year.removeprefix("Y").partition("E")
    size: int = 10 ** int(power or 0)
    return int(digits) * size


def _pad(part: Part | None) -> int:
    return part.last - part.first + 1 if part is not None and part.approximate else 0


def _shifted(day: int | None, by: int) -> int | None:
    return None if day is None else day + by
