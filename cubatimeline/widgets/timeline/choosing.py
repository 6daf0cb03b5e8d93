"""Several events chosen at once: added one by one, along a lane, or all that are in view."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cubatimeline.services.geometry.hit import Hit
from cubatimeline.services.geometry.scene import Count
from cubatimeline.services.geometry.time_scale import FINEST_SPAN, fitted

if TYPE_CHECKING:
    from cubatimeline.widgets.timeline.view import TimelineView

MOST = 5_000
"""No more events are chosen at once."""


class Choosing:
    """Changes which events of one timeline are chosen; the last one that was added is the selected one.

    Attributes:
        leader: what chooses for the timeline that this one follows, where there are two with one choice.
        former: the event that was selected alone before the context menu of another was asked for, -1 for none.
    """

    def __init__(self, view: TimelineView) -> None:
        self._view = view
        self._held: frozenset[int] = frozenset()
        self.leader: Choosing | None = None
        self.former = -1

    @property
    def chosen(self) -> tuple[int, ...]:
        """All chosen events as indices into the columns, in order of time; the selected one alone is one."""
        emphasis = self._view.emphasis
        return emphasis.chosen or ((emphasis.selected,) if emphasis.selected >= 0 else ())

    def toggle(self, mark: int) -> None:
        """Add the event of a mark to the chosen ones, or take it away again."""
        picture = self._view.picture
        assert picture is not None
        number = int(picture.subject.marks.event[mark])
        chosen = set(self.chosen) ^ {number}
        selected = number if number in chosen else max(chosen, default=-1)
        self.choose(chosen, selected)

    def hold(self) -> None:
        """Keep the selected event chosen while others are gone to, or let it go: so that keys can choose several."""
        selected = self._view.emphasis.selected
        if self.leader is not None:
            self.leader.hold()
        elif selected >= 0:
            self._held ^= {selected}
            self._show(self.with_held(selected))

    def with_held(self, selected: int) -> tuple[int, ...]:
        """Return what is chosen when an event is selected: those that are held, and it; () where none is held."""
        if self.leader is not None:
            return self.leader.with_held(selected)
        return tuple(sorted(self._held | ({selected} if selected >= 0 else set()))) if self._held else ()

    def extend(self, mark: int) -> None:
        """Choose every event of the lane of a mark from the selected one to this one in time."""
        picture = self._view.picture
        assert picture is not None
        marks, here = picture.subject.marks, self._view.mark_of(self._view.emphasis.selected)
        number = int(marks.event[mark])
        if here is None:
            self.choose({number}, number)
            return
        inside = np.flatnonzero(marks.lane == marks.lane[mark])
        first, last = sorted(float(marks.middle_of(np.array([m]))[0]) for m in (here, mark))
        middle = marks.middle_of(inside)
        between = marks.event[inside[(middle >= first) & (middle <= last)]]
        self.choose(set(self._speaking(between)) | {number, self._view.emphasis.selected}, number)

    def all_in_view(self) -> None:
        """Choose every event in view that is not dimmed, up to `MOST` of them."""
        picture, scale = self._view.picture, self._view.scale
        if picture is None:
            return
        marks = picture.subject.marks
        inside = np.unique(marks.event[(marks.end > scale.start) & (marks.start < scale.end)])
        found = self._speaking(inside)[:MOST]
        selected = self._view.emphasis.selected
        if found:
            weight = picture.subject.columns.importance[found]
            self.choose(set(found), selected if selected in found else found[int(weight.argmax())])

    def choose(self, chosen: set[int], selected: int, *, centre: bool = False) -> None:
        """Choose these events, the selected one among them, and tell."""
        if self.leader is not None:
            self.leader.choose(chosen, selected, centre=centre)
            return
        view = self._view
        several = tuple(sorted(chosen)[:MOST]) if len(chosen) > 1 else ()
        before = view.emphasis.chosen
        self._held = frozenset()
        view.emphasise(replace(view.emphasis, chosen=several))
        if selected >= 0:
            view.choose_event(selected, centre=centre)
        elif view.emphasis.selected >= 0:
            view.select(None)
            view.selection_cleared.emit()
        if several != before:
            view.tell_chosen()

    def single(self) -> bool:
        """Let go of all but the selected event; return whether there were more."""
        if self.leader is not None:
            return self.leader.single()
        self._held = frozenset()
        return self._show(())

    def _show(self, chosen: tuple[int, ...]) -> bool:
        """Let these be the chosen events; return whether they were others before."""
        if chosen == self._view.emphasis.chosen:
            return False
        self._view.emphasise(replace(self._view.emphasis, chosen=chosen))
        self._view.tell_chosen()
        return True

    def fit(self) -> None:
        """Zoom to all chosen events."""
        picture, view = self._view.picture, self._view
        if picture is None or not self.chosen:
            return
        marks = picture.subject.marks
        of = np.flatnonzero(np.isin(marks.event, self.chosen))
        if len(of):
            first, last = float(marks.start[of].min()), float(marks.end[of].max())
            view.camera.go_to(fitted(first, last, view.scale.width, margin=0.08))

    def open(self, found: Hit) -> None:
        """Select the event that was hit, or open the count."""
        picture = self._view.picture
        if picture is not None and found.mark >= 0:
            number = int(picture.subject.marks.event[found.mark])
            self.choose({number}, number, centre=found.far)
        elif found.count is not None:
            self._open_count(found.count)

    def _open_count(self, count: Count) -> None:
        """Zoom to where the events of a count are; where none of them would speak there either, step through them."""
        view, picture = self._view, self._view.picture
        assert picture is not None
        layout, marks, scale = picture.layout, picture.subject.marks, view.scale
        hidden = layout.counted(count, scale)
        if (layout.places.least_scale[hidden] <= scale.width / FINEST_SPAN).any():
            view.camera.go_to(fitted(count.first, count.last, scale.width))
            return
        numbers = marks.event[hidden].tolist()
        selected = view.emphasis.selected
        after = numbers.index(selected) + 1 if selected in numbers else 0
        number = numbers[after % len(numbers)]
        self.choose({number}, number)

    def _speaking(self, events: NDArray[np.int64]) -> list[int]:
        """Return those of the events that are not dimmed."""
        lit = self._view.emphasis.lit
        return [int(event) for event in (events if lit is None else events[lit[events]])]
