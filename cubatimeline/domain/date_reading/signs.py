"""What a word can mean in a date: the neutral signs that every language is translated into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum, auto
from typing import NamedTuple


class Sign(Enum):
    """The meaning of one word or mark; the comment says what `Token.value` holds, where it holds anything."""

    NOISE = auto()
    MONTH = auto()  # 1-12
    SEASON = auto()  # 21-24, as EDTF numbers them
    HEMISPHERE = auto()  # 1 northern, 2 southern
    WEEKDAY = auto()  # 0 Monday
    NUMBER = auto()  # the number; `text` keeps its digits, with an apostrophe before a shortened year
    ORDINAL = auto()  # the number
    ROMAN = auto()  # the number
    DATE = auto()  # all in `fields`
    DECADE_OF = auto()  # the number before the ending: 1960 or 60
    LAST = auto()  # the last of several
    PART = auto()  # 1 early, 2 mid, 3 late
    HALF = auto()
    THIRD = auto()
    QUARTER = auto()  # which one, or 0 where a number says it
    TEN_DAYS = auto()
    FORTNIGHT = auto()
    WEEK = auto()
    DECADE = auto()
    CENTURY = auto()
    MILLENNIUM = auto()
    YEAR = auto()
    YEARS = auto()
    BEFORE_CHRIST = auto()
    AFTER_CHRIST = auto()
    APPROXIMATE = auto()
    UNCERTAIN = auto()
    BETWEEN = auto()
    FROM = auto()
    TO = auto()  # 1 where it means "until", 2 "before", when nothing stands to its left
    BEFORE = auto()
    AFTER = auto()
    BY = auto()
    NOT_BEFORE = auto()
    OR_EARLIER = auto()
    OR_LATER = auto()
    ONWARDS = auto()
    PRESENT = auto()
    UNKNOWN_DATE = auto()
    AND = auto()
    OR = auto()
    COMMA = auto()
    DASH = auto()
    SLASH = auto()
    OPEN = auto()
    CLOSE = auto()
    JULIAN = auto()
    NIGHT = auto()
    MORNING = auto()  # also "a.m."
    EVENING = auto()  # also "p.m."
    CLOCK = auto()  # minutes from midnight
    HOURS = auto()
    ZONE = auto()  # minutes east of Greenwich
    HOLIDAY = auto()  # month * 100 + day
    EASTER = auto()  # days from Easter Sunday
    DAY_UNSURE = auto()  # notes in brackets: 1 uncertain, 2 approximate, 3 both
    MONTH_UNSURE = auto()
    YEAR_UNSURE = auto()
    MONTH_AND_DAY_UNSURE = auto()
    YEAR_AND_MONTH_UNSURE = auto()
    YEAR_AND_DAY_UNSURE = auto()


UNTIL = 1
"""Value of `Sign.TO` for words that mean "until" at the beginning of a date."""
BEFORE = 2
"""Value of `Sign.TO` for words that mean "before" at the beginning of a date."""


class Token(NamedTuple):
    """One word or mark: its sign, a value whose meaning depends on the sign, and the characters it came from.

    `fields` holds year, month and day of a date written in figures; 0 where one is not given.
    """

    sign: Sign
    value: int = 0
    text: str = ""
    fields: tuple[int, int, int] = (0, 0, 0)


Entry = tuple[Sign, int, str]
"""Sign, value, and the words or phrases that carry them, divided by `|`: in small letters, without accents or dots."""


def numbered(sign: Sign, first: int, lines: Iterable[str]) -> list[Entry]:
    """Return one entry for each line, with values counted from `first`."""
    return [(sign, value, line) for value, line in enumerate(lines, first)]


def valued(sign: Sign, words: Mapping[int, str]) -> list[Entry]:
    """Return one entry for each value and its words."""
    return [(sign, value, line) for value, line in words.items()]
