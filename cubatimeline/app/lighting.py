"""Which events stand out on the timeline, or are shown at all: those that an entity and a filter chosen agree on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow


class Lighting(QObject):
    """Lights events of one window; whoever chooses some names itself, so that it can take its choice back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._masks: dict[str, NDArray[np.bool_]] = {}
        self._shown: dict[str, NDArray[np.bool_]] = {}

    def hide(self, by: str, mask: NDArray[np.bool_] | None) -> None:
        """Show only events of `mask` (shape (events,)) as far as `by` is concerned; all of them for None."""
        if _same(mask, self._shown.get(by)):
            return
        if mask is None:
            self._shown.pop(by, None)
        else:
            self._shown[by] = mask
        timeline = self._window.timeline
        timeline.retouch_with(replace(timeline.retouch, shown=self._common(self._shown)))

    def light(self, by: str, mask: NDArray[np.bool_] | None) -> None:
        """Let only events of `mask` (shape (events,)) stand out as far as `by` is concerned; all of them for None."""
        if mask is None:
            self._masks.pop(by, None)
        else:
            self._masks[by] = mask
        self.renew()

    def renew(self) -> None:
        """Light the timeline anew, as after it got other events."""
        window, lit = self._window, self.lit
        before = window.timeline.emphasis.lit
        if _same(lit, before):
            lit = before  # another array would have all labels placed anew
        window.timeline.emphasise(replace(window.timeline.emphasis, lit=lit))
        data = window.timeline_data
        days = None if lit is None or data is None else (data.columns.start_earliest + data.columns.end_latest)[lit] / 2
        window.overview.show_lit(days)
        window.time.show_counts()

    @property
    def lit(self) -> NDArray[np.bool_] | None:
        """The events that stand out; None where nothing is chosen. Choices made for other events are passed over."""
        return self._common(self._masks)

    def _common(self, chosen: dict[str, NDArray[np.bool_]]) -> NDArray[np.bool_] | None:
        data = self._window.timeline_data
        count = 0 if data is None else len(data.columns)
        masks = [mask for mask in chosen.values() if len(mask) == count]
        return np.logical_and.reduce(masks) if masks else None


def _same(one: NDArray[np.bool_] | None, other: NDArray[np.bool_] | None) -> bool:
    return one is other or (one is not None and other is not None and np.array_equal(one, other))
