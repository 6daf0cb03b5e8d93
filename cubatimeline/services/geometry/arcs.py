"""Relations as arcs: between which points of a scene they run, and where an end is out of sight, as numbers.

An arc ends at the mark of its event where that speaks, at its tick where it is hidden, else at the edge of the view on
the side on which it lies.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from cubatimeline.services.geometry.marks import Marks
from cubatimeline.services.geometry.scene import Layout, Scene
from cubatimeline.store.columns import EventFlag
from cubatimeline.store.relations import RelationArrays

MOST_ARCS = 40
"""No frame shows more; those of the more important events come first."""
LEAST_IMPORTANCE = 4
"""Where all relations in view are wanted, those between events of at least this importance are shown."""


class Where(Enum):
    """Where the end of an arc stands: at a mark that speaks, at a tick, or beyond an edge of the view."""

    SPOKEN = "spoken"
    HIDDEN = "hidden"
    BEFORE = "before"
    AFTER = "after"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Point:
    """One end of an arc: the event, and its place in pixels as in a `Scene`."""

    event: int
    where: Where
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Arc:
    """A relation in a scene.

    Attributes:
        kind: index into `store.relations.KINDS`.
        source, target: its ends; the source answers (leads to ...) the target.
        partner: the end that is not the event asked for; None where all relations in view are shown.
    """

    kind: int
    source: Point
    target: Point
    partner: Point | None = None


@dataclass(eq=False)
class Relations:
    """The relations of a collection, for drawing; places of events are those in the columns.

    Attributes:
        all_in_view: show those between important events in view too, besides those of one event.
    """

    arrays: RelationArrays
    all_in_view: bool = False
    _known: tuple[Marks, dict[int, list[int]]] | None = field(default=None, repr=False)

    def of_event(self, layout: Layout, scene: Scene, event: int, seen: tuple[float, float]) -> list[Arc]:
        """Return the arcs of one event (place in the columns), those to the most important events first.

        Args:
            seen: upper and lower edge of what is in view of the lanes, as y in the scene.
        """
        arrays = self.arrays
        chosen = np.flatnonzero((arrays.source == event) | (arrays.target == event))
        other = np.where(arrays.source[chosen] == event, arrays.target[chosen], arrays.source[chosen])
        importance = layout.columns.importance[other]
        chosen = chosen[np.argsort(-importance.astype(np.int64), kind="stable")][:MOST_ARCS]
        return self._arcs(layout, scene, chosen, event, seen)

    def in_view(self, layout: Layout, scene: Scene, seen: tuple[float, float]) -> list[Arc]:
        """Return the arcs between important events of which at least one is in view, the most important first."""
        arrays, columns, scale = self.arrays, layout.columns, scene.scale
        least = np.minimum(columns.importance[arrays.source], columns.importance[arrays.target])
        inside = [
            (columns.end_latest[of] > scale.start) & (columns.start_earliest[of] < scale.end)
            for of in (arrays.source, arrays.target)
        ]
        chosen = np.flatnonzero((least >= LEAST_IMPORTANCE) & (inside[0] | inside[1]))
        chosen = chosen[np.argsort(-least[chosen].astype(np.int64), kind="stable")][:MOST_ARCS]
        return self._arcs(layout, scene, chosen, -1, seen)

    def _arcs(
        self, layout: Layout, scene: Scene, chosen: NDArray[np.int64], event: int, seen: tuple[float, float]
    ) -> list[Arc]:
        """Return the arcs of the chosen relations; those to events that the layout leaves out are left out too."""
        arrays, marks = self.arrays, self._marks(layout.marks)
        ends = _Ends(layout, scene, marks, seen)
        rows = zip(*(of[chosen].tolist() for of in (arrays.kind, arrays.source, arrays.target)), strict=True)
        return [
            ends.arc(kind, source, target, event)
            for kind, source, target in rows
            if source in marks and target in marks
        ]

    def _marks(self, marks: Marks) -> dict[int, list[int]]:
        """Return the marks of the events that have relations; found once for the marks of a picture."""
        if self._known is None or self._known[0] is not marks:
            related = np.union1d(self.arrays.source, self.arrays.target)
            found: dict[int, list[int]] = {}
            for mark in np.flatnonzero(np.isin(marks.event, related)).tolist():
                found.setdefault(int(marks.event[mark]), []).append(mark)
            self._known = marks, found
        return self._known[1]


class _Ends:
    """Finds where events stand in one scene."""

    def __init__(self, layout: Layout, scene: Scene, marks: dict[int, list[int]], seen: tuple[float, float]) -> None:
        self._layout, self._scene, self._marks = layout, scene, marks
        self._top, self._bottom = seen
        self._label = {mark: label for label, mark in enumerate(scene.labels.mark.tolist())}

    def arc(self, kind: int, source: int, target: int, event: int = -1) -> Arc:
        """Return the arc between two events; each end takes the place on a long bar that is nearest to the other."""
        left, right = self._middle(source), self._middle(target)
        from_, to = self._point(source, right), self._point(target, left)
        # now that each has its place, a bar that was reached from beyond the view meets the other end where it is
        from_ = self._point(source, to.x)
        return Arc(kind, from_, to, None if event < 0 else (to if source == event else from_))

    def _middle(self, event: int) -> float:
        marks, mark = self._layout.marks, self._marks[event][0]
        return self._scene.scale.x(float(marks.start[mark] + marks.end[mark]) / 2)

    def _point(self, event: int, towards: float) -> Point:
        marks = self._marks[event]
        spoken = next((mark for mark in marks if mark in self._label), None)
        if spoken is not None:
            return self._within(event, Where.SPOKEN, *self._of_label(spoken, self._label[spoken], towards))
        for mark in marks:
            x = self._layout.tick_of(mark, self._scene.scale)
            if x is not None:
                box = self._scene.boxes[int(self._layout.marks.lane[mark])]
                return self._within(event, Where.HIDDEN, x, box.bottom - self._layout.measures.tick)
        return self._beyond(event, marks[0])

    def _of_label(self, mark: int, label: int, towards: float) -> tuple[float, float]:
        """Return the point of a mark that speaks: its dot, or the place on its bar that is nearest to `towards`."""
        labels, measures = self._scene.labels, self._layout.measures
        x, x_end, y = float(labels.x[label]), float(labels.x_end[label]), float(labels.y[label])
        bar = y + measures.row - measures.bar - 2
        left, right = max(x, 0.0), min(x_end, self._scene.scale.width)
        if int(self._layout.marks.flags[mark]) & int(EventFlag.SPAN):
            return min(max(towards, left), max(right, left)), bar
        wide = x_end - x > 8 * measures.dot
        dot = min(max(float(labels.x_dot[label]), left), max(right, left)) if wide else float(labels.x_dot[label])
        return dot, bar if wide else y + (measures.row - measures.bar - 2) / 2 - measures.dot

    def _within(self, event: int, where: Where, x: float, y: float) -> Point:
        """Return a point, at the upper or lower edge where the lanes are scrolled so that it is not in view."""
        if y < self._top:
            return Point(event, Where.ABOVE, x, self._top + 2)
        if y > self._bottom:
            return Point(event, Where.BELOW, x, self._bottom - 2)
        return Point(event, where, x, y)

    def _beyond(self, event: int, mark: int) -> Point:
        """Return a point at the left or right edge, at the height of its lane as far as that is in view."""
        scale, boxes = self._scene.scale, self._scene.boxes
        box = boxes[int(self._layout.marks.lane[mark])]
        y = min(max(box.top + box.height / 2, self._top + 8), self._bottom - 8)
        before = float(self._layout.marks.end[mark]) <= scale.start
        return Point(event, Where.BEFORE if before else Where.AFTER, 0.0 if before else scale.width, y)
