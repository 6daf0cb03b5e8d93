"""How old somebody was on a date, as far as birth, death and the date itself are known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cubatimeline.domain.calendars import civil
from cubatimeline.domain.dates import EdtfDate


class Life(StrEnum):
    """Where a date lies in a life."""

    UNBORN = "unborn"
    ALIVE = "alive"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Age:
    """Completed years on a date; `least` and `most` differ where birth or date are not known to the day."""

    life: Life
    least: int = 0
    most: int = 0


def age_at(begins: EdtfDate | None, ends: EdtfDate | None, on: EdtfDate) -> Age | None:
    """Return the age when something began; None where the birth or the date is not known.

    Somebody is dead (or unborn) only where all of the date lies after the last possible day of death (before the first
    possible day of birth), so that the day of death still has an age.
    """
    first, last = on.bounds.earliest_start, on.bounds.latest_start
    died = None if ends is None else ends.bounds.latest_end
    if first is not None and died is not None and first > died:
        return Age(Life.DEAD)
    if begins is None or first is None or last is None:
        return None
    born_by, born_from = begins.bounds.latest_end, begins.bounds.earliest_start
    if born_from is None or born_by is None:
        return None
    if last < born_from:
        return Age(Life.UNBORN)
    if died is not None:
        last = min(last, died)
    return Age(Life.ALIVE, max(completed_years(born_by, first), 0), max(completed_years(born_from, last), 0))


def completed_years(since: int, until: int) -> int:
    """Return the whole years between two day numbers; who was born on 29 February grows older on 1 March."""
    born, now = civil(since), civil(until)
    return now[0] - born[0] - (now[1:] < born[1:])
