"""Which lanes of a choice have something in a span, and the marks in them; the others are left out of a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cubatimeline.services.figures.content import FigureContent
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.geometry.marks import Marks
from cubatimeline.services.lane_choice import LaneChoice
from cubatimeline.services.laning import Laned


def touching(marks: Marks, start: float, end: float) -> NDArray[np.bool_]:
    """Return which marks touch a span: shape (marks,)."""
    # what happened at one instant has no length and still touches
    instant = (marks.start == marks.end) & (marks.start >= start) & (marks.start < end)
    return np.asarray(instant | ((marks.end > start) & (marks.start < end)))


def lanes_in_span(
    content: FigureContent, choice: LaneChoice, start: float, end: float
) -> tuple[tuple[Lane, ...], Marks]:
    """Return the lanes that have something in the span, and their marks there; all lanes where nothing has."""
    laned = content.laned(choice)
    marks = content.marks(laned)
    near = touching(marks, start, end)
    held = np.bincount(marks.lane[near], minlength=len(laned.lanes)) > 0
    kept = [n for n, lane in enumerate(laned.lanes) if held[n] or (lane.heading and _nests(laned.lanes, n, held))]
    if not kept:
        return laned.lanes, content.marks(replace(laned, events=laned.events[near], lane=laned.lane[near]))
    place = np.zeros(len(laned.lanes), np.int32)
    place[kept] = np.arange(len(kept))
    lanes = tuple(laned.lanes[n] for n in kept)
    return lanes, content.marks(Laned(lanes, laned.events[near], place[laned.lane[near]]))


def _nests(lanes: Sequence[Lane], heading: int, held: NDArray[np.bool_]) -> bool:
    """Return whether any of the lanes nested in a heading has something."""
    for number in range(heading + 1, len(lanes)):
        if not lanes[number].depth:
            return False
        if held[number]:
            return True
    return False
