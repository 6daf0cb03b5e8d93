"""What a picture shall show, as words of the command line say it: a span of time, and lanes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from cubatimeline.domain.calendars import iso_day
from cubatimeline.domain.date_reading import read
from cubatimeline.domain.errors import DateError, UsageError
from cubatimeline.services.lane_choice import LaneChoice, LaneMode
from cubatimeline.services.loading import TimelineData

MODES = ", ".join(mode.value for mode in LaneMode)


def span_of(first: str | None, last: str | None, whole: tuple[int, int]) -> tuple[float, float]:
    """Return the days from the beginning of `first` to the end of `last`; the whole span where they are not given.

    Raises:
        UsageError: they are no dates, or the first comes after the last.
    """
    start = _bound("--from", first, 0, whole[0])
    end = _bound("--to", last, -1, whole[1]) + 1
    if start < end:
        return float(start), float(end)
    if first is None:
        raise UsageError(f"“{last}” comes before the collection begins ({iso_day(start)}).", "Give a --from before it.")
    if last is None:
        raise UsageError(f"“{first}” comes after the collection ends ({iso_day(end - 1)}).", "Give a --to after it.")
    raise UsageError(f"“{first}” comes after “{last}”.", "Give the earlier date to --from.")


def _bound(option: str, words: str | None, side: int, otherwise: int) -> int:
    """Return the first (side 0) or last (-1) day of a date that was given, `otherwise` where none was."""
    if words is None:
        return otherwise
    try:
        bound = read(words).bounds[side]
    except DateError as error:
        raise UsageError(f"{option}: {error.message}", error.mend) from error
    if bound is None:
        wanted = "begins" if side == 0 else "ends"
        raise UsageError(f"{option}: “{words}” is open on that side.", f"Give a date that {wanted}.")
    return bound


def lanes_asked(data: TimelineData, words: str) -> tuple[TimelineData, LaneChoice]:
    """Return what `--lanes` asks for: lanes of a kind ("place"), of one kind in another ("category/place"), or only
    some categories ("diplomacy,crisis").

    Raises:
        UsageError: the words name neither kinds of lanes nor categories.
    """
    choice = lane_choice_asked(words)
    return (with_lanes(data, words.split(",")), LaneChoice()) if choice is None else (data, choice)


def lane_choice_asked(words: str) -> LaneChoice | None:
    """Return the kinds of lanes that words name; None where they name categories, if anything.

    Raises:
        UsageError: the words name kinds that there are not.
    """
    modes = {mode.value: mode for mode in LaneMode}
    first, slash, second = (part.strip() for part in words.partition("/"))
    if not slash and first not in modes:
        return None
    unknown = [name for name in (first, second) if name not in modes and (slash or name)]
    if unknown:
        raise UsageError(f"No kind of lane is called “{unknown[0]}”.", f"There are {MODES}.")
    choice = LaneChoice(modes[first], modes[second] if slash else LaneMode.NONE)
    if slash and choice.nested is LaneMode.NONE:
        raise UsageError(f"Lanes by {second} cannot be nested in lanes by {first}.", "Give two kinds, or one.")
    return choice


def categories_asked(categories: Sequence[str], names: Sequence[str]) -> list[str]:
    """Return the categories (ids) that are named, in that order, each once.

    Raises:
        UsageError: a name is no category, or there is none.
    """
    wanted = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    if not wanted:
        raise UsageError("--lanes names no lanes.", _lanes_there_are(categories))
    unknown = [name for name in wanted if name not in categories]
    if unknown:
        raise UsageError(f"No category is called “{', '.join(unknown)}”.", _lanes_there_are(categories))
    return wanted


def edtf_asked(option: str, words: str | None, side: int) -> str:
    """Return a date that was given as EDTF, "" where none was; side 0 is that of a beginning, -1 of an end.

    Raises:
        UsageError: it is no date, or open on that side.
    """
    if words is None:
        return ""
    _bound(option, words, side, 0)
    return read(words).edtf


def with_lanes(data: TimelineData, names: Sequence[str]) -> TimelineData:
    """Return the data with only the categories of `names` (ids), in that order, each once.

    Raises:
        UsageError: a name is no category, or there is none.
    """
    places = {category.id: number for number, category in enumerate(data.categories)}
    old = [places[name] for name in categories_asked(list(places), names)]
    keep = np.isin(data.columns.category, old)
    moved = np.full(len(data.categories), -1, np.int16)
    moved[old] = np.arange(len(old))
    taken = data.columns.taken(np.flatnonzero(keep))
    columns = replace(taken, category=moved[taken.category])
    place = np.cumsum(keep) - 1
    ghosts = {int(place[event]): days for event, days in data.ghosts.items() if keep[event]}
    return replace(data, columns=columns, categories=tuple(data.categories[i] for i in old), ghosts=ghosts)


def _lanes_there_are(categories: Iterable[str]) -> str:
    return f"There are {', '.join(categories)}; lanes can be by {MODES}, or by one within another: category/place."
