"""Writes words of labels between frames that the next frames are likely to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer

from cubatimeline.drawing.screen_lanes import ScreenLanePainter

if TYPE_CHECKING:
    from cubatimeline.widgets.timeline.view import TimelineView

_AT_ONCE = 16
"""Words written before events are looked at again: half a millisecond."""
_MOST = 320
"""Words written about one view: some two views full of them."""


class Ahead(QObject):
    """Uses the time that a window has left while it is moved; once all is written it does nothing."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view)
        self._view = view
        self._events: np.ndarray | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._write)

    @property
    def busy(self) -> bool:
        """Whether there are words left to write."""
        return self._timer.isActive()

    def begin(self) -> None:
        """A frame was painted: look at what may come after it."""
        self._events = None
        self._timer.start()

    def _write(self) -> None:
        view = self._view
        picture = view.picture
        if picture is None or view.emphasis.lit is not None or not isinstance(picture.lanes, ScreenLanePainter):
            self._timer.stop()
            return
        if self._events is None:
            soon = picture.layout.soon(view.scale)[:_MOST]
            self._events = picture.lanes.unwritten(picture.subject.marks.event[soon].astype(np.int64))
        self._events = picture.lanes.write_ahead(self._events, _AT_ONCE)
        if not len(self._events):
            self._timer.stop()
