"""Which panes are shown: at least one of timeline and reader always is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

_NEVER_BOTH_HIDDEN = ("timeline", "reader")


def step_focus(places: Sequence[QWidget], step: int) -> None:
    """Put the focus from one of several places that are shown on the next (1) or the one before (-1)."""
    shown = [place for place in places if place.isVisible()]
    focus = QApplication.focusWidget()
    inside = (n for n, place in enumerate(shown) if focus is not None and (place is focus or place.isAncestorOf(focus)))
    here = next(inside, -1 if step > 0 else 0)
    shown[(here + step) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)


class Panes(QObject):
    """Shows and hides the panes of the window by name.

    Signals:
        changed: name of a pane, and whether it is shown now.
    """

    changed = Signal(str, bool)

    def __init__(self, panes: Mapping[str, QWidget]) -> None:
        super().__init__()
        self._panes = dict(panes)

    def show(self, name: str, shown: bool = True) -> None:
        """Show or hide a pane; the other of timeline and reader comes back when neither would be left."""
        self._panes[name].setVisible(shown)
        self.changed.emit(name, shown)
        if not shown and all(self._panes[each].isHidden() for each in _NEVER_BOTH_HIDDEN):
            other = _NEVER_BOTH_HIDDEN[1 - _NEVER_BOTH_HIDDEN.index(name)]
            self.show(other)

    @property
    def hidden(self) -> list[str]:
        """Names of the panes that are hidden."""
        return [name for name, pane in self._panes.items() if pane.isHidden()]

    def toggle(self, name: str) -> None:
        """Hide a pane that is shown, show one that is hidden."""
        self.show(name, self._panes[name].isHidden())
