"""The form of an event laid over the window, for events that are not in the queue of the review."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cubatimeline.domain.events import Event, Status
from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.review.draft_form import DraftForm
from cubatimeline.widgets.shared.overlay import Overlay

_HEIGHT = 420
"""Pixels in which an event with many names has room."""


class EventEditor(Overlay):
    """Edits one event; Enter saves, Escape leaves it as it was.

    Signals:
        saved: the `Event` as it was changed, and whether it is to be accepted as well.
    """

    saved = Signal(object, bool)

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over)
        self.form = DraftForm(theme)
        self.form.setAutoFillBackground(False)
        self._heading = QLabel(self.tr("Edit event"))
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._heading)
        self._layout.addWidget(self.form, 1)
        self.form.saved.connect(self._saved)
        self.form.left.connect(self.leave)
        self.setAccessibleName(self.tr("Edit event"))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        px = theme.px
        self._layout.setContentsMargins(px(8), px(10), px(8), px(8))
        self._heading.setFont(theme.font("large", serif=True))
        self._heading.setContentsMargins(px(12), 0, px(12), 0)
        self.form.set_theme(theme)

    def edit(self, event: Event) -> None:
        """Edit an event from its title on."""
        self.form.offer_accepting(event.status is Status.DRAFT)
        self.form.edit(event)
        self.rise(self.form.title)

    def place(self) -> None:
        px = self._theme.px
        width = min(px(560), self._over.width() - px(32))
        height = min(max(px(_HEIGHT), self._layout.sizeHint().height()), self._over.height() - px(96))
        self.setGeometry((self._over.width() - width) // 2, px(56), width, height)

    def _saved(self, event: Event, accept: bool) -> None:
        self.leave()
        self.saved.emit(event, accept)
