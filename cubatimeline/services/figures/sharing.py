"""Shares the height of a sheet among its lanes, by what their important events need, and places the events in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cubatimeline.domain.errors import Cancelled
from cubatimeline.services.figures.measures import PARTS
from cubatimeline.services.figures.panel import LanePlan, Tools
from cubatimeline.services.figures.placing import Wish

Progress = Callable[[int, int], bool]
"""Is told how many of how many events have been placed; returns False to stop."""

_PACKED = 0.8
"""Share of the room that words are expected to fill."""
_ROUNDS = 2
"""How often height that some lanes did not need is offered to the others."""
_EVERY = 256
"""So many events are placed between two calls of the progress."""


class Sharing:
    """Places the events of one figure, sheet by sheet.

    Args:
        wishes: how many events there are to place, as far as is known before.
    """

    def __init__(self, tools: Tools, wishes: int, progress: Progress | None) -> None:
        self._tools, self._progress = tools, progress
        self._done, self._all = 0, wishes

    def share(self, plans: list[LanePlan], room: int) -> None:
        """Give the lanes of a sheet their share of `room` steps of height, and their events places in it.

        Raises:
            Cancelled: the progress said so.
        """
        for plan, wishes in zip(plans, self._likely(plans, room), strict=True):
            self._fill(plan, wishes, room)
        self._share(plans, room)

    def silence(self, plans: list[LanePlan], room: int) -> None:
        """Take the words out of lanes until they need no more than `room` steps, those of the least events first."""
        speaking = [plan for plan in plans if plan.room.placed and not plan.fixed]
        for plan in sorted(speaking, key=lambda plan: -min(each.wish.rank for each in plan.room.placed)):
            if sum(each.given for each in plans) <= room:
                return
            self._fill(plan, (), 0)
            plan.floor = plan.bare
            plan.given = plan.needed

    def finish(self) -> None:
        """Tell that all is done."""
        if self._progress is not None:
            self._progress(self._all, self._all)

    def _likely(self, plans: list[LanePlan], room: int) -> list[list[Wish]]:
        """Return of each lane the events that would fill `room` steps of all lanes together, the important first.

        By these the lanes share the height, so that the many small events of one do not take it from the great ones
        of another.
        """
        columns, sizes, letters = self._tools.columns, self._tools.frame.sizes, self._tools.frame.letters
        left = _PACKED * room * sizes.step * (columns.last - columns.first)
        chosen: list[list[Wish]] = [[] for _ in plans]
        every = sorted(
            ((wish.rank, number, wish) for number, plan in enumerate(plans) for wish in plan.wishes),
            key=lambda each: each[:2],
        )
        for _, number, wish in every:
            if left <= 0:
                break
            chosen[number].append(wish)
            left -= (letters.width(wish.title, wish.letter) + 3 * sizes.em) * 1.25 * sizes.pitch
        return chosen

    def _fill(self, plan: LanePlan, wishes: Sequence[Wish], steps: int) -> None:
        """Place events of a lane in so many steps, beginning anew."""
        plan.room = plan.room.emptied(steps)
        for wish in wishes:
            plan.room.place(wish)
            self._done += 1
            if self._progress is None or self._done % _EVERY:
                continue
            if not self._progress(min(self._done, self._all), self._all):
                raise Cancelled("The figure")

    def _share(self, plans: list[LanePlan], room: int) -> None:
        """Share steps among the lanes by what their important events want, and what is left by what is silent yet."""
        least = [plan.fixed or plan.floor for plan in plans]
        left = max(room - sum(least), 0)
        more = [max(plan.needed - floor, 0) for plan, floor in zip(plans, least, strict=True)]
        whole = max(sum(more), 1)
        for plan, floor, extra in zip(plans, least, more, strict=True):
            self._fit(plan, floor + min(left * extra // whole, extra))
        for _ in range(_ROUNDS):
            self._share_rest(plans, room - sum(plan.given for plan in plans))
        # the name of a lane may have raised it above its share, which a sheet of a given height has not to give
        for plan in sorted(plans, key=lambda plan: plan.floor - plan.given):
            if sum(each.given for each in plans) > room and not plan.fixed:
                self._fit(plan, max(plan.given - 2, plan.floor))

    def _share_rest(self, plans: list[LanePlan], room: int) -> None:
        """Share steps that were not needed among the lanes in which events have no words yet."""
        silent = [(plan, len(plan.wishes) - len(plan.room.placed)) for plan in plans if not plan.fixed]
        whole = sum(count for _, count in silent)
        for plan, count in silent:
            if count and room >= PARTS:
                more = min(max(room * count // max(whole, 1), PARTS), room)
                before = plan.given
                self._fit(plan, before + more)
                room -= plan.given - before

    def _fit(self, plan: LanePlan, steps: int) -> None:
        """Place the events of a lane in so many steps; it is given those that it fills, and its least."""
        if plan.fixed:
            self._fill(plan, plan.wishes, plan.rows)
            plan.given = plan.fixed
            return
        if steps < max(plan.needed, plan.room.height) or len(plan.room.placed) < len(plan.wishes):
            self._all += len(plan.wishes)
            self._fill(plan, plan.wishes, steps)
            if plan.needed > steps and plan.room.height > plan.floor:  # the name of the lane needs a line of its own
                self._fill(plan, plan.wishes, max(steps - PARTS - 1, plan.floor))
        plan.given = plan.needed
