"""The range that is marked out, and those that were kept as measures: one copy for all timelines of a camera."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from cubatimeline.services.geometry.ticks import Grid
from cubatimeline.services.geometry.time_range import TimeRange

MOST_MEASURES = 12


@dataclass(frozen=True, slots=True)
class Told:
    """Words of a range that say more than its ends: the dates of two events, and what lies between them."""

    dates: str
    length: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A range that stays drawn as a line with its length."""

    range: TimeRange
    told: Told | None = None


class RangeHolder(QObject):
    """Holds the range; drags and keys change it, timelines draw it, the window acts on it.

    Attributes:
        value: the range; None for none.
        told: its own words; None where it is told by its ends.
        drawing: a hand is about to mark it out.
        measures: ranges that were kept, the latest last.

    Signals:
        changed: something of this is another.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.value: TimeRange | None = None
        self.told: Told | None = None
        self.drawing = False
        self.measures: tuple[Measure, ...] = ()
        self._last = True

    def draw(self, value: TimeRange | None) -> None:
        """Show a range while it is being marked out."""
        if value != self.value or not self.drawing:
            self.value, self.told, self.drawing = value, None, True
            self.changed.emit()

    def settle(self) -> None:
        """The hand has let go."""
        if self.drawing:
            self.drawing = False
            self.changed.emit()

    def show(self, value: TimeRange, told: Told | None = None) -> None:
        """Mark out a range at once."""
        if (value, told) != (self.value, self.told) or self.drawing:
            self._last = self._last or self.value is None
            self.value, self.told, self.drawing = value, told, False
            self.changed.emit()

    def clear(self) -> bool:
        """Let go of the range, or, where there is none, of the measures; return whether there was anything."""
        if self.value is None and not self.measures:
            return False
        if self.value is None:
            self.measures = ()
        self.value, self.told, self.drawing = None, None, False
        self.changed.emit()
        return True

    def forget(self) -> None:
        """Let go of everything."""
        self.value, self.told, self.drawing, self.measures = None, None, False, ()
        self.changed.emit()

    def extend(self, step: int, grid: Grid) -> None:
        """Move the end that keys move a unit later (1) or earlier (-1); the other one, where no more length is left."""
        if self.value is None:
            return
        if self.value.stepped(self._last, step, grid) == self.value:
            self._last = not self._last
        self.show(self.value.stepped(self._last, step, grid))

    def keep(self) -> None:
        """Turn the range into a measure that stays drawn."""
        if self.value is not None:
            self.measures = (*self.measures, Measure(self.value, self.told))[-MOST_MEASURES:]
            self.value, self.told, self.drawing = None, None, False
            self.changed.emit()
