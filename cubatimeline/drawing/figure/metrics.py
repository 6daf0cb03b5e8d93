"""Measures words in the fonts that figures are written in, the same for every size, screen and printer."""

from __future__ import annotations

from threading import local

from PySide6.QtGui import QFont, QFontMetricsF

from cubatimeline.drawing.fonts import SANS, SERIF, load_fonts
from cubatimeline.services.figures.sheets import POINT, Face

EM = 1000
"""Pixels of the size at which words are measured and painted before they are scaled: its rounding is not seen."""

FAMILIES = {
    Face.SANS: SANS,
    Face.SANS_BOLD: SANS,
    Face.SANS_ITALIC: SANS,
    Face.SERIF: SERIF,
    Face.SERIF_BOLD: SERIF,
    Face.SERIF_ITALIC: SERIF,
}
BOLD = frozenset({Face.SANS_BOLD, Face.SERIF_BOLD})
ITALIC = frozenset({Face.SANS_ITALIC, Face.SERIF_ITALIC})
_HIGHEST, _LOWEST = "ÁÉÍÑÓÚÜЙЁbdfhkl0123456789(“”«»?!", "gjpqyçQрфцщ(,;"
"""Letters of the three languages between which all of them lie."""
_MOST_KEPT = 60_000
_UPRIGHT = {Face.SANS_ITALIC: Face.SANS, Face.SERIF_ITALIC: Face.SERIF}
_CYRILLIC = range(0x0400, 0x0530)


def font_of(face: Face) -> QFont:
    """Return a font `EM` pixels high, without hinting, so that letters stand as far apart as their outlines say."""
    font = QFont(FAMILIES[face])
    font.setPixelSize(EM)
    font.setBold(face in BOLD)
    font.setItalic(face in ITALIC)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def face_for(text: str, face: Face) -> Face:
    """Return the face that a text is written in: Source's italics have no Cyrillic, which stands upright instead."""
    if face in ITALIC and any(ord(letter) in _CYRILLIC for letter in text):
        return _UPRIGHT[face]
    return face


class FontMetrics:
    """Measures in millimetres for `services.figures.sheets.Metrics`; needs a QGuiApplication, serves every thread."""

    def __init__(self) -> None:
        load_fonts()
        self._fonts = local()
        self._widths: dict[tuple[str, Face], float] = {}
        self._reaches: dict[Face, tuple[float, float]] = {}

    def width(self, text: str, face: Face, points: float) -> float:
        """Return the advance of one line of text."""
        found = self._widths.get((text, face))
        if found is None:
            if len(self._widths) > _MOST_KEPT:
                self._widths.clear()
            found = self._widths[text, face] = self._advance(text, face) / EM
        return found * points * POINT

    def ascent(self, face: Face, points: float) -> float:
        """Return how far letters reach above the baseline, accents of capitals included."""
        return self._reach(face)[0] * points * POINT

    def descent(self, face: Face, points: float) -> float:
        """Return how far letters reach below the baseline."""
        return self._reach(face)[1] * points * POINT

    def _advance(self, text: str, face: Face) -> float:
        return self._font(face_for(text, face)).horizontalAdvance(text)

    def _reach(self, face: Face) -> tuple[float, float]:
        found = self._reaches.get(face)
        if found is None:
            font = self._font(face)
            above = -font.tightBoundingRect(_HIGHEST).top()
            below = font.tightBoundingRect(_LOWEST).bottom()
            found = self._reaches[face] = above / EM, below / EM
        return found

    def _font(self, face: Face) -> QFontMetricsF:
        """Return Qt's measures: font engines belong to the thread that made them."""
        known: dict[Face, QFontMetricsF] | None = getattr(self._fonts, "known", None)
        if known is None:
            known = self._fonts.known = {}
        if face not in known:
            known[face] = QFontMetricsF(font_of(face))
        return known[face]
