"""Events counted by year: what charts show."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.calendars import civil
from cubatimeline.store.columns import OPEN_PAST, EventColumns


@dataclass(frozen=True, slots=True, eq=False)
class YearCounts:
    """Events by the year in which they begin.

    Attributes:
        first_year: the year of the first column.
        by_category: shape (categories, years), int64.
    """

    first_year: int
    by_category: NDArray[np.int64]

    @property
    def years(self) -> NDArray[np.int64]:
        """The years counted, shape (years,)."""
        return np.arange(self.first_year, self.first_year + self.by_category.shape[1])

    @property
    def total(self) -> NDArray[np.int64]:
        """Events of all categories, shape (years,)."""
        return np.asarray(self.by_category.sum(axis=0))


def count_by_year(
    columns: EventColumns, categories: int, span: tuple[int, int], chosen: NDArray[np.bool_] | None = None
) -> YearCounts:
    """Count the events that begin within `span` (first and last day), all or those that are `chosen` (a mask)."""
    first_year, last_year = civil(span[0])[0], civil(span[1])[0]
    inside = (columns.start_earliest > OPEN_PAST) & (columns.start_earliest >= span[0])
    inside &= columns.start_earliest < span[1] + 1
    if chosen is not None:
        inside &= chosen
    days = np.floor(columns.start_earliest[inside]).astype("int64").astype("datetime64[D]")
    year = days.astype("datetime64[Y]").astype(np.int64) + 1970 - first_year
    wide = last_year - first_year + 1
    key = columns.category[inside].astype(np.int64) * wide + year
    return YearCounts(first_year, np.bincount(key, minlength=categories * wide).reshape(categories, wide))
