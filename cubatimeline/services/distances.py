"""How far events lie from one another: arithmetic with bounds, so that what is not known is not claimed.

Between two events lies the time from the end of the one to the beginning of the other; where they may have touched or
run side by side it may be nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor, inf

from cubatimeline.domain.dates import Precision
from cubatimeline.domain.languages import Language
from cubatimeline.domain.lengths import MINUTES, distance_words, longer_words
from cubatimeline.store.columns import OPEN_FUTURE, OPEN_PAST, EventColumns, EventFlag

_WIDTHS = {Precision.HOUR: 60.0}
"""Minutes that a clock time stands for, where it is not known to the minute."""


@dataclass(frozen=True, slots=True)
class When:
    """Between which instants or days something began and ended, all of them possible; -inf and inf for no limit.

    With `clock` these are instants in days, otherwise whole day numbers. Each first is at most its last, and no start
    comes after the end beside it.
    """

    start_first: float
    start_last: float
    end_first: float
    end_last: float
    clock: bool = False

    def as_days(self) -> When:
        """Return the days that hold these instants."""
        bounds = (self.start_first, self.start_last, self.end_first, self.end_last)
        one, two, three, four = (float(floor(bound)) if abs(bound) < inf else bound for bound in bounds)
        return When(one, two, three, four)


@dataclass(frozen=True, slots=True)
class Distance:
    """What lies between two events, in days.

    Attributes:
        least, most: 0 <= least <= most; `most` is inf where there is no limit.
        clock: known to the minute; otherwise both are whole days.
    """

    least: float
    most: float
    clock: bool = False

    def words(self, language: Language) -> str:
        """Return the distance in words: "12–14 days"."""
        return distance_words(self.least, None if self.most == inf else self.most, language, clock=self.clock)

    def longer_words(self, language: Language, first: float) -> str:
        """Return the distance in years and months, "28 years 10 months"; "" where it is short or has no limit.

        Args:
            first: day number of the end of the earlier event.
        """
        if self.most == inf or abs(first) >= -OPEN_PAST:
            return ""
        least, most = (longer_words(floor(first), round(days), language) for days in (self.least, self.most))
        return most if least in (most, "") else f"{least} – {most}"


def distance(one: When, other: When) -> Distance:
    """Return the least and the most that can lie between two events, whichever came first.

    Hours count only where both are known to the hour; otherwise calendar days are counted.
    """
    if not (one.clock and other.clock):
        one, other = one.as_days(), other.as_days()
    least = max(0.0, other.start_first - one.end_last, one.start_first - other.end_last)
    most = max(0.0, other.start_last - one.end_first, one.start_last - other.end_first)
    return Distance(least, most, one.clock and other.clock)


def when_of(columns: EventColumns, event: int, universal: Mapping[int, tuple[float, float]] | None = None) -> When:
    """Return when an event (index into the columns) was.

    Args:
        universal: start and end of events with a clock in universal time, by index; with them distances are true
            across time zones. Events that are not there are taken to be of one zone.
    """
    bounds = (columns.start_earliest, columns.start_latest, columns.end_earliest, columns.end_latest)
    start_first, start_last, end_first, end_last = (float(bound[event]) for bound in bounds)
    timed = bool(columns.flags[event] & EventFlag.TIMED)
    width = _WIDTHS.get(Precision(int(columns.precision[event])), 1.0) / MINUTES if timed else 1.0
    if timed and universal and event in universal:
        start, end = universal[event]
        start_first, start_last, end_first, end_last = start, start + width, end, end + width
    # The columns end where a day or minute is over; what is asked for here is the last one that is possible.
    start_last, end_last = max(start_last - width, start_first), max(end_last - width, end_first)
    return When(*_limits(start_first, start_last, end_first, end_last), clock=timed)


def _limits(*bounds: float) -> tuple[float, float, float, float]:
    one, two, three, four = (-inf if b <= OPEN_PAST + 2 else inf if b >= OPEN_FUTURE - 2 else b for b in bounds)
    return one, two, three, four
