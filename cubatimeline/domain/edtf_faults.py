"""What is wrong with a text that is no EDTF, and how to mend it; only called when reading has failed."""

from __future__ import annotations

import re

from cubatimeline.domain.calendars import days_in_month
from cubatimeline.domain.errors import DateError

_SHOWN = 40
"""Characters of the text quoted in a message."""
_MONTHS = "January February March April May June July August September October November December".split()
_LONGEST = 200
"""A longer text is not looked into: the patterns below take time that grows with its square."""
_EXAMPLES = "Write it like 1962, 1962-10, 1962-10-16, 1962-10~ or 1962-10-16/1962-10-28."

_HABITS: tuple[tuple[str, str, str], ...] = (
    (r"[0-9-]{8,}\s+[0-9]{1,2}:.*", "has a blank before the clock", "Write T instead, as in 1962-10-27T09:15:00."),
    (
        r"(?=.*\s)[0-9XTZ?~%/.,:+\[\]{}\s-]+",
        "has a blank inside",
        "Leave the blanks out: 1962-10-16/1962-10-28, [1667,1668].",
    ),
    (r"[0-9X?~%-]+,[0-9X,?~%.-]*", "has a comma outside a set", "Write [a,b] for one of several dates, {a,b} for all."),
    (
        r"[^()]*[()].*",
        "has round brackets",
        "Put the qualifier left of the part it is for, as in 2004-~06, or right of a group.",
    ),
    (r"open|unknown", "names an end by a word", "Write “..” for an open end and nothing for an unknown one."),
    (r"[0-9xu-]+[ux]+[0-9xu?~%-]*", "has “u” or “x” for unspecified digits", "Write a capital X: 196X, 1962-XX."),
    (r"[yY][^S]*[yesp].*|y.*", "has a small letter for Y, E or S", "Write it like Y-17E7 or Y171010000S3."),
    (
        r"[^?~%]*(\?[~%?]|~[~%?]|%[~%?]).*",
        "has two qualifiers in one place",
        "Write one: ? uncertain, ~ approximate, % both.",
    ),
    (
        r"\+[0-9]+.*",
        "has a plus sign",
        "Write a year of four digits without a sign, and a longer one with Y before it.",
    ),
    (r"[0-9]{8}", "has no hyphens", "Write year, month and day with hyphens between them, as in 1962-10-16."),
    (r"-?[0-9]{5,}", "has a year of more than four digits", "Write Y before it, as in Y170000002."),
    (
        r"-?[0-9]{1,3}",
        "has a year of fewer than four digits",
        "Fill it up with zeros, as in 0044, or with X, as in 196X.",
    ),
    (r"-0000.*", "has a year -0000", "Write 0000 for 1 BCE and -0001 for 2 BCE."),
    (
        r"-?[0-9X]{4}-[0-9](-[0-9]{1,2})?|-?[0-9X]{4}-[0-9]{2}-[0-9]",
        "has a month or day of one digit",
        "Write two digits, as in 1962-05-08.",
    ),
    (r"[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{4}", "has the year last", "Write year, month, day, as in 1962-10-16."),
    (r"Y-?0.*", "has a zero before a long year", "Leave the zeros out."),
    (r"Y.*-[0-9]{2}.*", "has a month after a long year", "Write the year alone."),
    (r"Y-?[0-9]+(E[0-9]+)?(S[0-9]+)?", "has Y before a year of four digits", "Write the year alone, or a longer one."),
    (
        r"-?[0-9]{4}S[0-9]+",
        "has more significant digits than the year, or none",
        "Write S1 to S4, as in 1950S2: some year of the century, about 1950.",
    ),
    (r".*X.*S[0-9]+", "has both X and significant digits", "Write either 195X or 1950S3."),
    (
        r".*T.*[?~%X].*|[0-9X?~%-]*[?~%X].*T.*|-?[0-9]{4}(-[0-9]{2})?T.*",
        "has a clock with a date that is not plain and full",
        "Write a clock after year, month and day only, as in 1962-10-27T09:15:00.",
    ),
)
"""Slips that are known: the pattern, what is wrong, and the mend. The first that fits is told."""


def fault(text: str) -> DateError:
    """Return the error for `text`, which was found to be no EDTF."""
    if not text:
        return DateError("There is no date.", _EXAMPLES)
    if len(text) > _LONGEST:
        return DateError(f"“{shown(text)}” is no date in EDTF.", _EXAMPLES)
    found = _bracket_fault(text) or _habit_fault(text) or _clock_fault(text) or _field_fault(text)
    wrong, mend = found or ("is no date in EDTF", _EXAMPLES)
    return DateError(f"“{shown(text)}” {wrong}.", mend)


def shown(text: str) -> str:
    """Return `text` short enough for a message."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _bracket_fault(text: str) -> tuple[str, str] | None:
    if text.count("/") > 1:
        return "has more than one “/”", "Write two dates with one “/” between them."
    if text == "/":
        return "says neither when it began nor when it ended", "Write a date on one side at least, as in /1962."
    if text[0] not in "[{" and text[-1] not in "]}":
        return None
    if "/" in text:
        return "mixes a set and an interval", "Write “..” between two dates of a set, as in [1670..1672]."
    inner = text[1:-1]
    if text[0] + text[-1] not in ("[]", "{}"):
        return "has a bracket without its partner", "Write [a,b] for one of several dates and {a,b} for all of them."
    if inner in ("", ".."):
        return "is a set without a date", "Write at least one date between the brackets."
    if ".." not in inner or "[" in inner or "{" in inner:
        return "is a set within a set", "Write all dates between one pair of brackets."
    return "has “..” in the middle of a set", "Write “..” before the first date, after the last, or between two dates."


def _habit_fault(text: str) -> tuple[str, str] | None:
    for pattern, wrong, mend in _HABITS:
        if re.fullmatch(pattern, text):
            return wrong, mend
    return None


def _clock_fault(text: str) -> tuple[str, str] | None:
    match = re.fullmatch(r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T(.*)", text)
    if match is None:
        return None
    date, clock = match.groups()
    if clock.startswith("24"):
        return "has an hour 24", "Write 00:00 of the next day."
    fields = re.fullmatch(r"([0-9]{2})(?::([0-9]{2})(?::([0-9]{2}))?)?(Z|[+-][0-9]{2}(:[0-9]{2})?)?", clock)
    if fields is None:
        return "has a clock that cannot be read", "Write it like T09:15:00, T09:15:00Z or T09:15:00-05:00."
    if int(fields[1]) > 23 or int(fields[2] or 0) > 59 or int(fields[3] or 0) > 59:
        return "has a clock beyond 23:59:59", "Write hours to 23, minutes and seconds to 59."
    ahead = (fields[4] or "Z")[1:].split(":")
    if ahead > ["23"] or ahead[1:] > ["59"]:
        return "has a zone beyond 23:59", "Write it like Z, -05 or -05:00."
    return _field_fault(date)


def _field_fault(text: str) -> tuple[str, str] | None:
    """Tell which field of a well-formed date holds what the calendar does not have."""
    plain = re.sub(r"[?~%]", "", text)
    match = re.fullmatch(r"(-?[0-9X]{4})-([0-9X]{2})(?:-([0-9X]{2}))?", plain)
    if match is None:
        return None
    year, month, day = match.groups()
    if year == "-0000":
        return "has a year -0000", "Write 0000 for 1 BCE and -0001 for 2 BCE."
    if "X" in month:
        if day is None or re.fullmatch("XX|0X|1X|X1", month) is None:
            return "has a month that does not exist", "Write 0X for January to September, 1X for October to December."
        return "has a day that does not exist", "Write a day that one of the months has."
    number = int(month)
    if day is not None and 21 <= number <= 41:
        return "has a day in a season or another part of the year", "Write the season alone, or a month from 01 to 12."
    if not 1 <= number <= 12:
        return f"has no month {month}", "Months are 01 to 12, seasons 21 to 24, other parts of the year 25 to 41."
    if "X" in year:
        return f"has a day that {_MONTHS[number - 1]} never has", "Write a day that the month has."
    length = days_in_month(int(year), number)
    return f"has a day that does not exist: {_MONTHS[number - 1]} {year} has {length} days", f"Write 01 to {length}."
