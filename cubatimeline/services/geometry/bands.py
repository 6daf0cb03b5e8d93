"""Bands behind the timeline: who held power when, laid over the visible span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cubatimeline.domain.entities import Band, Holder
from cubatimeline.domain.languages import Language
from cubatimeline.services.geometry.ticks import Measure
from cubatimeline.services.geometry.time_scale import TimeScale


@dataclass(frozen=True, slots=True)
class Turn:
    """One person's turn with its days: `first` inclusive, `last` exclusive; None where the turn is open."""

    holder: Holder
    name: str
    first: float | None
    last: float | None


@dataclass(frozen=True, slots=True)
class Strip:
    """One band made ready for drawing: its title and the turns in order of time."""

    id: str
    title: str
    turns: tuple[Turn, ...]

    def at(self, day: float) -> Turn | None:
        """Return the turn on a day; on the day of a change the one that began last."""
        held = [t for t in self.turns if (t.first is None or t.first <= day) and (t.last is None or day < t.last)]
        return held[-1] if held else None


@dataclass(frozen=True, slots=True)
class StripBox:
    """A turn where it is seen: pixels, its name as far as it fits ("" where it does not) and its place in the band."""

    turn: Turn
    x: float
    x_end: float
    label: str
    number: int


def strip_of(band: Band, names: dict[str, str], language: Language) -> Strip:
    """Make a band ready for drawing; `names` gives full names by entity id.

    A turn ends where the next one begins, so that a day of change belongs to the newcomer.
    """
    turns: list[Turn] = []
    for holder in band.holders:
        bounds = holder.date.bounds
        first = bounds.earliest_start
        last = None if bounds.latest_end is None else float(bounds.latest_end + 1)
        if turns and first is not None and (turns[-1].last is None or turns[-1].last > first):
            turns[-1] = Turn(turns[-1].holder, turns[-1].name, turns[-1].first, float(first))
        name = names.get(holder.person, holder.short.in_(language))
        turns.append(Turn(holder, name, None if first is None else float(first), last))
    return Strip(band.id, band.title.in_(language), tuple(turns))


def strip_boxes(strip: Strip, scale: TimeScale, language: Language, measure: Measure) -> list[StripBox]:
    """Return the turns that are in sight, named in full, in short or not at all, as the room allows."""
    boxes = []
    for number, turn in enumerate(strip.turns):
        x = 0.0 if turn.first is None else max(scale.x(turn.first), 0.0)
        x_end = scale.width if turn.last is None else min(scale.x(turn.last), scale.width)
        if x_end > x:
            boxes.append(StripBox(turn, x, x_end, _fitting(turn, x_end - x, language, measure), number))
    return boxes


def _fitting(turn: Turn, room: float, language: Language, measure: Measure) -> str:
    for name in (turn.name, turn.holder.short.in_(language)):
        if name and measure(name) + 10 <= room:
            return name
    return ""


def strips_of(bands: Sequence[Band], names: dict[str, str], language: Language) -> tuple[Strip, ...]:
    """Make all bands ready for drawing."""
    return tuple(strip_of(band, names, language) for band in bands)
