"""What the words of a date say by themselves, before the reader's knowledge of the place is added."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Shape(Enum):
    """What sort of expression a mention is."""

    POINT = auto()
    """A year, season, month or day; what is not said is None or 0."""
    DECADE = auto()
    """`year` is its first, or `count` the tens ("sixties")."""
    CENTURY = auto()
    """`count` is its number, from 1."""
    STRETCH = auto()
    """`count` units before or after a day known from elsewhere."""
    NEAR = auto()
    """A unit, season, month or weekday beside the one known from elsewhere: `relation` says which."""
    DAY_WORD = auto()
    """`count` days from the speaker's own day, or with `relation` EVE from the day last told."""
    DAY_ONLY = auto()
    """A day whose month is known from elsewhere."""
    YEAR_OF_ERA = auto()
    """`count` is a year of three figures, which is one only among years before Christ."""
    SHORT_YEAR = auto()
    """`count` is a year without its century."""


class Part(Enum):
    """A part of something longer."""

    EARLY = auto()
    MID = auto()
    LATE = auto()
    FIRST_HALF = auto()
    SECOND_HALF = auto()
    FIRST_QUARTER = auto()
    SECOND_QUARTER = auto()
    THIRD_QUARTER = auto()
    FOURTH_QUARTER = auto()
    FIRST_TEN_DAYS = auto()
    SECOND_TEN_DAYS = auto()
    THIRD_TEN_DAYS = auto()


PARTS = (Part.EARLY, Part.MID, Part.LATE)
HALVES = (Part.FIRST_HALF, Part.SECOND_HALF)
QUARTERS = (Part.FIRST_QUARTER, Part.SECOND_QUARTER, Part.THIRD_QUARTER, Part.FOURTH_QUARTER)
TEN_DAYS = (Part.FIRST_TEN_DAYS, Part.SECOND_TEN_DAYS, Part.THIRD_TEN_DAYS)


@dataclass(slots=True)
class Mention:
    """A dated expression as written; the grammar and the joining of ranges fill it in, nobody else changes it.

    Attributes:
        first: index of its first sign.
        last: index behind its last sign.
        year: astronomical year, None where not said.
        month: 1-12, or 0.
        day: 1-31, or 0.
        season: 21-24, or 0.
        weekday: 0 Monday to 6, or -1.
        relation: a sign (SAME, NEXT ...) that says which year, or unit, is meant; "" where none does.
        unit: the sign of a unit, of a season, month or weekday; "" where none is meant.
        mark: "~" or "?" or "".
        event: index of the sign whose name tells the event to count from, or -1.
        passing: a year named in passing, which does not carry the story along.
        until: where a range ends, None for a single date; `last` is that of the first date.
    """

    first: int
    last: int
    shape: Shape = Shape.POINT
    year: int | None = None
    month: int = 0
    day: int = 0
    season: int = 0
    weekday: int = -1
    count: int = 0
    relation: str = ""
    unit: str = ""
    part: Part | None = None
    mark: str = ""
    event: int = -1
    passing: bool = False
    until: Mention | None = None

    @property
    def is_partial(self) -> bool:
        """Whether the year must come from elsewhere."""
        return self.shape is Shape.POINT and self.year is None and not self.relation
