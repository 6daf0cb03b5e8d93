"""What one of two timelines above each other is about: a place, a country, a name, a category or words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.events import Category
from cubatimeline.services.lane_choice import ENTITY_MODES, LaneMode
from cubatimeline.services.laning import Group, Groups
from cubatimeline.store.columns import EventColumns

GROUP_MODES = (LaneMode.COUNTRY, LaneMode.PLACE, LaneMode.PERSON, LaneMode.ORGANISATION)
"""Modes of which the groups are needed for filters."""
MOST_OFFERED = 8


class FilterKind(StrEnum):
    """By what a timeline is filtered; `COUNTRY` is that of the places where events happened."""

    ALL = "all"
    COUNTRY = "country"
    ENTITY = "entity"
    CATEGORY = "category"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class LineFilter:
    """What a timeline shows.

    Attributes:
        key: id of the entity or category, name of the country, or the words.
        name: what it is called; for WORDS the words.
    """

    kind: FilterKind = FilterKind.ALL
    key: str = ""
    name: str = ""


def first_filters(groups: Groups) -> tuple[LineFilter, LineFilter]:
    """Return what an upper and a lower timeline begin with: the two countries, or else places, with the most events.

    The busiest is the lower one, above the axis. Where there are not two of either, both show everything.
    """
    for mode, kind in ((LaneMode.COUNTRY, FilterKind.COUNTRY), (LaneMode.PLACE, FilterKind.ENTITY)):
        found = groups.get(mode, ())
        if len(found) >= 2:
            busiest, second = (LineFilter(kind, group.id, group.name) for group in found[:2])
            return second, busiest
    return LineFilter(), LineFilter()


def offered(groups: Groups, categories: Sequence[tuple[str, str]]) -> list[tuple[str, list[LineFilter]]]:
    """Return filters to choose from: kind ("country", "place", "person", "organisation", "category") and filters.

    Args:
        categories: id and name of each.
    """
    sections = []
    for mode in GROUP_MODES:
        kind = FilterKind.COUNTRY if mode is LaneMode.COUNTRY else FilterKind.ENTITY
        filters = [LineFilter(kind, group.id, group.name) for group in groups.get(mode, ())[:MOST_OFFERED]]
        if filters:
            sections.append((mode.value, filters))
    named = [LineFilter(FilterKind.CATEGORY, id_, name) for id_, name in categories]
    return [*sections, (LaneMode.CATEGORY.value, named)] if named else sections


def group_of(groups: Groups, wanted: LineFilter) -> Group | None:
    """Return the events of a filter by country or entity; None where there are none of it."""
    modes = (LaneMode.COUNTRY,) if wanted.kind is FilterKind.COUNTRY else ENTITY_MODES
    found = (group for mode in modes for group in groups.get(mode, ()) if group.id == wanted.key)
    return next(found, None)


def entity_called(groups: Groups, words: str) -> LineFilter | None:
    """Return the filter of the person, place or organisation of exactly that name, in any case; None for no such."""
    sought = words.strip().casefold()
    for mode in ENTITY_MODES:
        for group in groups.get(mode, ()):
            if group.name.casefold() == sought:
                return LineFilter(FilterKind.ENTITY, group.id, group.name)
    return None


def mask_of(
    wanted: LineFilter,
    columns: EventColumns,
    categories: Sequence[Category],
    groups: Groups,
    matched: NDArray[np.bool_] | None = None,
) -> NDArray[np.bool_] | None:
    """Return which events a filter leaves, shape (events,); None for all.

    Args:
        matched: what the words of a filter by words find (see `services.filtering.matching`).
    """
    if wanted.kind is FilterKind.ALL:
        return None
    if wanted.kind is FilterKind.WORDS:
        return matched if matched is not None else np.zeros(len(columns), np.bool_)
    if wanted.kind is FilterKind.CATEGORY:
        number = next((n for n, each in enumerate(categories) if each.id == wanted.key), -1)
        return np.asarray(columns.category == number)
    mask = np.zeros(len(columns), np.bool_)
    group = group_of(groups, wanted)
    if group is not None:
        mask[group.events] = True
    return mask
