"""The letterings of the audience's display, one for each kind of words, at the sizes of a room."""

from __future__ import annotations

from PySide6.QtGui import QFont, QPainter

from cubatimeline.drawing.fonts import SANS, SERIF
from cubatimeline.drawing.text import Lettering, ScreenLettering
from cubatimeline.services.presenting.sizes import Lettered, Sizes

_LEADING = 1.22


class StageLetters:
    """One lettering for each kind of words, and what it takes in height.

    Args:
        screen: whether the words are painted again and again on a screen, rather than once for a file.
    """

    def __init__(self, sizes: Sizes, *, screen: bool = False) -> None:
        self._sizes = sizes
        self._lettering = ScreenLettering if screen else Lettering
        self.axis = self._made(Lettered.AXIS)
        self.axis_major = self._made(Lettered.AXIS, bold=True)
        self.source = self._made(Lettered.SOURCE)
        self.label = self._made(Lettered.LABEL)
        self.strong = self._made(Lettered.LABEL, bold=True)
        self.legend = self._made(Lettered.LEGEND)
        self.caption = self._made(Lettered.CAPTION)
        self.quote = self._made(Lettered.QUOTE, serif=True)
        self.title = self._made(Lettered.TITLE, serif=True, bold=True)

    def _made(self, kind: Lettered, *, serif: bool = False, bold: bool = False) -> Lettering:
        font = QFont(SERIF if serif else SANS)
        font.setPixelSize(self._sizes.type(kind))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return self._lettering(font)

    def prepare(self, painter: QPainter) -> None:
        """Get all letterings ready for a frame."""
        for each in (
            self.axis, self.axis_major, self.source, self.label, self.strong, self.legend, self.caption, self.quote,
            self.title,
        ):  # fmt: skip
            each.prepare(painter)

    def line(self, kind: Lettered) -> float:
        """Return the height of a line of words."""
        return round(self._sizes.type(kind) * _LEADING)
