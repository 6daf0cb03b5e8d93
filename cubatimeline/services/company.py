"""Who appears with whom: ranked company, and a matrix of how many events are shared in each stretch of years.

Everything is counted on the columns in memory: at a million events the file would take seconds for what is a few
hundredths of a second here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.entities import EntityId, EntityKind
from cubatimeline.domain.languages import Language
from cubatimeline.store.columns import OPEN_PAST, EventColumns, EventFlag
from cubatimeline.store.summaries import EntitySummary

ROWS = 8
"""Rows of the matrix."""
COLUMNS = 36
"""Columns of the matrix at the most; where more years are told of, a column stands for several."""


@dataclass(frozen=True, slots=True)
class Companion:
    """Another entity, and how many events it shares."""

    id: EntityId
    name: str
    events: int


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """Shared events of the first companions over the years.

    Attributes:
        first_year: the first year of the first column.
        step: years to a column.
        counts: shape (companions, columns), int64.
    """

    companions: tuple[Companion, ...]
    first_year: int
    step: int
    counts: NDArray[np.int64]

    def years(self, column: int) -> tuple[int, int]:
        """Return the first and the last year of a column."""
        first = self.first_year + column * self.step
        return first, first + self.step - 1


class Circle:
    """The accepted events of all entities of a collection, as places in its columns; never changed after."""

    def __init__(
        self,
        columns: EventColumns,
        events_of: Mapping[EntityId, NDArray[np.int64]],
        entities: Iterable[EntitySummary],
    ) -> None:
        """Take the events of each entity.

        Args:
            events_of: places in the columns by entity, each once and ascending, drafts among them.
        """
        self.columns = columns
        self._events_of = events_of
        self._entities = {entity.id: entity for entity in entities}

    def events(self, id_: EntityId, other: EntityId = "") -> NDArray[np.int64]:
        """Return the places of the events of an entity, in order of time; with `other` those that concern both."""
        found = self._events_of.get(id_, np.empty(0, np.int64))
        found = found[(self.columns.flags[found] & EventFlag.DRAFT) == 0]
        if other:
            found = found[self._mask(other)[found]]
        return np.asarray(found[np.argsort(self.columns.start_earliest[found], kind="stable")])

    def _mask(self, id_: EntityId) -> NDArray[np.bool_]:
        mask = np.zeros(len(self.columns), np.bool_)
        mask[self._events_of.get(id_, np.empty(0, np.int64))] = True
        return mask

    def company(self, id_: EntityId, language: Language) -> list[tuple[EntityKind, Companion]]:
        """Return everybody and everything that shares events with an entity, with their kinds; most shared first."""
        mask = np.zeros(len(self.columns), np.bool_)
        mask[self.events(id_)] = True
        found = []
        for other, places in self._events_of.items():
            entity = self._entities.get(other)
            if other != id_ and entity is not None:
                shared = int(np.count_nonzero(mask[places]))
                if shared:
                    found.append((entity.kind, Companion(other, entity.name.in_(language), shared)))
        found.sort(key=lambda each: (-each[1].events, each[1].name))
        return found

    def matrix(self, id_: EntityId, companions: tuple[Companion, ...]) -> Matrix | None:
        """Return the matrix of the first companions; None where no shared event has a beginning."""
        shown = companions[:ROWS]
        years = [self._years(self.events(id_, each.id)) for each in shown]
        known = np.concatenate(years) if years else np.empty(0, np.int64)
        if not len(known):
            return None
        first, last = int(known.min()), int(known.max())
        step = -(-(last - first + 1) // COLUMNS)
        wide = (last - first) // step + 1
        counts = np.array([np.bincount((each - first) // step, minlength=wide) for each in years], np.int64)
        return Matrix(shown, first, step, counts)

    def _years(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the years in which events began, without those that have no beginning."""
        days = self.columns.start_earliest[places]
        whole = np.floor(days[days > OPEN_PAST]).astype("int64").astype("datetime64[D]")
        return np.asarray(whole.astype("datetime64[Y]").astype(np.int64) + 1970)

    def most_important(self, places: NDArray[np.int64], most: int) -> NDArray[np.int64]:
        """Return the most important of some events, in the order in which they were."""
        if len(places) <= most:
            return places
        order = np.argsort(-self.columns.importance[places].astype(np.int64), kind="stable")
        return np.asarray(places[np.sort(order[:most])])
