"""Making tours: a scene out of what the window shows, and scenes put into another order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, floor

from cubatimeline.domain.calendars import civil
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import Localised
from cubatimeline.domain.tours import Scene, Tour

_HOURS_BELOW = 4.0
"""A span of fewer days is kept to the minute."""
_MINUTES = 1440


@dataclass(frozen=True, slots=True)
class Shown:
    """What the window shows, as far as a scene keeps it.

    Attributes:
        start, end: day numbers; chosen: ids of the events that stand out.
    """

    start: float
    end: float
    lanes: str = ""
    words: str = ""
    chosen: tuple[str, ...] = ()
    document: str = ""
    event: str = ""
    passage: str = ""


def scene_of(shown: Shown, title: str) -> Scene:
    """Return the scene that shows what the window shows."""
    start, end = dates_of_span(shown.start, shown.end)
    return Scene(
        Localised(title), start, end, "", highlight=shown.chosen, document=shown.document, event=shown.event,
        passage=shown.passage, lanes="" if shown.lanes == "none" else shown.lanes, words=shown.words,
    )  # fmt: skip


def dates_of_span(start: float, end: float) -> tuple[EdtfDate, EdtfDate]:
    """Return the first and the last day between two day numbers, or their minutes where they are close together."""
    if end - start < _HOURS_BELOW:
        return _minute(floor(start * _MINUTES)), _minute(ceil(end * _MINUTES))
    return _day(floor(start)), _day(max(ceil(end) - 1, floor(start)))


def _day(number: int) -> EdtfDate:
    return parse(_written(number))


def _minute(minutes: int) -> EdtfDate:
    day, minute = divmod(minutes, _MINUTES)
    return parse(f"{_written(day)}T{minute // 60:02d}:{minute % 60:02d}:00")


def _written(number: int) -> str:
    year, month, day = civil(number)
    return f"{year:04d}-{month:02d}-{day:02d}" if 0 <= year <= 9999 else f"Y{year}-{month:02d}-{day:02d}"


# Scenes of a tour, each a tour anew


def added(tour: Tour, scene: Scene, after: int | None = None) -> Tour:
    """Return the tour with a scene behind another, or at its end."""
    at = len(tour.scenes) if after is None else after + 1
    return replace(tour, scenes=(*tour.scenes[:at], scene, *tour.scenes[at:]))


def changed(tour: Tour, number: int, scene: Scene) -> Tour:
    """Return the tour with a scene in the place of one that it has."""
    return replace(tour, scenes=(*tour.scenes[:number], scene, *tour.scenes[number + 1 :]))


def removed(tour: Tour, number: int) -> Tour:
    """Return the tour without a scene."""
    return replace(tour, scenes=(*tour.scenes[:number], *tour.scenes[number + 1 :]))


def ordered(tour: Tour, order: Sequence[int]) -> Tour:
    """Return the tour with its scenes in another order, given by their numbers.

    Raises:
        ValueError: a scene is missing or named twice.
    """
    if sorted(order) != list(range(len(tour.scenes))):
        raise ValueError(f"{list(order)} is no order of {len(tour.scenes)} scenes")
    return replace(tour, scenes=tuple(tour.scenes[number] for number in order))
