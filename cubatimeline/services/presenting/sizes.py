"""Sizes for a room: every length as a share of the height of the display that the class looks at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import ceil

BACK_ROW = 1.25
"""What letters grow by for those who sit far away."""
MOST_LABELS = 12
"""A class loses the thread of a scene that tells more events than this."""


class Lettered(StrEnum):
    """What is written on the audience's display, by how it has to be read."""

    AXIS = "axis"
    SOURCE = "source"
    LABEL = "label"
    LEGEND = "legend"
    CAPTION = "caption"
    QUOTE = "quote"
    TITLE = "title"


FLOORS = {
    Lettered.AXIS: 0.022,
    Lettered.SOURCE: 0.022,
    Lettered.LABEL: 0.033,
    Lettered.LEGEND: 0.033,
    Lettered.CAPTION: 0.044,
    Lettered.QUOTE: 0.044,
    Lettered.TITLE: 0.055,
}
"""Least size of the type as a share of the height: practice of presenters and DISCAS (ANSI/InfoComm V202.01:2016)."""
_SHARES = {
    Lettered.AXIS: 0.026,
    Lettered.SOURCE: 0.026,
    Lettered.LABEL: 0.035,
    Lettered.LEGEND: 0.035,
    Lettered.CAPTION: 0.046,
    Lettered.QUOTE: 0.058,
    Lettered.TITLE: 0.06,
}
_LEAST_LINE, _LEAST_MARKER = 0.003, 0.02
LARGE = 24
"""Type of so many pixels counts as large text, for which less contrast will do (WCAG 2.2, 1.4.6)."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths in pixels for one display.

    Attributes:
        height: of the display; `growth` is what letters grow by.
    """

    height: float
    growth: float = 1.0

    @classmethod
    def of(cls, height: float, *, back_row: bool = False) -> Sizes:
        """Return the sizes for a display of so many pixels in height."""
        return cls(height, BACK_ROW if back_row else 1.0)

    def type(self, kind: Lettered) -> int:
        """Return the size of the type."""
        return ceil(_SHARES[kind] * self.growth * self.height)

    def floor(self, kind: Lettered) -> float:
        """Return the least size that a kind of words may have."""
        return FLOORS[kind] * self.height

    @property
    def line(self) -> float:
        """Thickness of lines that have to be seen."""
        return max(1.0, _LEAST_LINE * self.height)

    @property
    def marker(self) -> float:
        """Height and width of the marker of a moment."""
        return 1.1 * _LEAST_MARKER * self.height

    def share(self, part: float) -> float:
        """Return a share of the height."""
        return part * self.height
