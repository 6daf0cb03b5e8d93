"""What takes long to work out of very many events in lanes by category, as arrays that are kept for the next start."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cubatimeline.services.geometry.crowd import first_to_speak, know
from cubatimeline.services.geometry.marks import Marks, by_category, marks_of
from cubatimeline.services.geometry.tally import Tally
from cubatimeline.store.columns import EventColumns

Arrays = Mapping[str, NDArray[Any]]

_LOUDEST = "loudest"


def worked_out(columns: EventColumns, categories: int) -> dict[str, NDArray[Any]]:
    """Count the events by category and choose those that speak in a first picture; arrays of shape (m,) by name.

    Empty where the events are so few that it is not worth keeping.
    """
    marks = marks_of(columns, *by_category(columns))
    loudest = first_to_speak(marks)
    if loudest is None:
        return {}
    return {_LOUDEST: loudest, **Tally(marks.start, marks.middle, marks.end, marks.lane, categories).arrays()}


def take_over(marks: Marks, kept: Arrays) -> None:
    """Let what `worked_out` gave serve for marks of the same events, where these stand by category."""
    if not kept or not _by_category(marks):
        return
    tally = Tally.of_arrays(kept)
    know(marks, tally.lanes, tally, kept[_LOUDEST])


def _by_category(marks: Marks) -> bool:
    columns = marks.columns
    return (
        len(marks) == len(columns)
        and np.array_equal(marks.lane, columns.category)
        and np.array_equal(marks.event, np.arange(len(columns)))
    )
