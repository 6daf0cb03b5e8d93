"""The same collection read anew, after an edit or in another language: what the timeline shows of it is made aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cubatimeline.drawing.picture import Picture, Subject
from cubatimeline.services.loading import TimelineData, alike

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.store.reader import Reader

Made = tuple[Subject, Picture]


class Renewal(QObject):
    """Shows one window what was read anew; what it shows stays until then, and for good where nothing of it changed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.opener.reloaded.connect(self._reloaded)

    def _reloaded(self, data: TimelineData) -> None:
        window = self._window
        if window.timeline.picture is None or window.lanes.choice.modes:
            window.show_timeline(data)
            return
        shown, state, retouch = window.timeline_data, self._state(), window.timeline.retouch
        subject_of, picture_of = window.lanes.maker(data), window.timeline.maker

        def make(_reader: Reader) -> Made | None:
            if shown is not None and alike(shown, data):
                return None
            subject = subject_of()
            return subject, picture_of(subject)()

        def take(made: Made | None) -> None:
            if made is None and window.timeline_data is shown:
                window.keep_timeline(data)
            else:
                fits = self._state() == state and window.timeline.retouch is retouch
                window.show_timeline(data, made if fits else None)

        window.opener.ask(make, take)

    def _state(self) -> tuple[object, ...]:
        """Return what a picture is made for, besides the events and what is changed of them."""
        window = self._window
        return window.theme, window.session.language, window.lanes.choice, window.lanes.fitted
