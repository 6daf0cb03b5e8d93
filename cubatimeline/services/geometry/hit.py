"""What lies under a point of the lanes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cubatimeline.services.geometry.measures import Measures
from cubatimeline.services.geometry.scene import Count, Scene


@dataclass(frozen=True, slots=True)
class Hit:
    """A label (`mark`: index into the marks, -1 for none), or a count of hidden events.

    Attributes:
        far: it is the name of an event out of sight, at the end of an arc.
    """

    mark: int = -1
    count: Count | None = None
    far: bool = False

    def __bool__(self) -> bool:
        return self.mark >= 0 or self.count is not None


NOTHING = Hit()


def lane_at(scene: Scene, y: float) -> int:
    """Return the index of the lane at `y` pixels below the first lane; -1 outside."""
    for number, box in enumerate(scene.boxes):
        if box.top <= y < box.top + box.height:
            return number
    return -1


def hit(scene: Scene, x: float, y: float, measures: Measures) -> Hit:
    """Return what lies at a point: a label, else a mark a little beside it, else a count."""
    labels = scene.labels
    row = np.flatnonzero((labels.y <= y) & (y < labels.y + measures.row))
    left, right = labels.extent
    beside = np.maximum(np.maximum(left[row] - x, x - right[row]), 0.0)
    if len(row) and beside.min() <= 2 * measures.dot:
        return Hit(mark=int(labels.mark[row[beside.argmin()]]))
    number = lane_at(scene, y)
    if number < 0 or y < scene.boxes[number].tick_top:
        return NOTHING
    for count in scene.counts:
        if count.lane == number and count.x <= x < count.x_end:
            return Hit(count=count)
    return NOTHING
