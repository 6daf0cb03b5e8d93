"""What can be read on a rendered audience's window: every text with its place, and its ink as the display shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from cubatimeline.services.presenting.sizes import Lettered, Sizes
from cubatimeline.widgets.present.audience import Audience

_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Seen:
    """A text: its words, the size of its type, and the box of its ink in pixels, if nothing cuts it off."""

    words: str
    font: QFont
    box: QRectF

    @property
    def size(self) -> int:
        return self.font.pixelSize()

    @property
    def serif(self) -> bool:
        return "Serif" in self.font.family()

    @property
    def bold(self) -> bool:
        return self.font.weight() >= QFont.Weight.DemiBold


def texts_of(window: Audience) -> list[Seen]:
    """Return every text that the window paints, as Qt itself tells when it paints into an SVG."""
    data, buffer = QByteArray(), QBuffer()
    buffer.setBuffer(data)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(window.size())
    generator.setViewBox(QRectF(window.rect()))
    painter = QPainter(generator)
    assert window.laid is not None
    window.figure.paint(painter, window.laid, window.shown_span)
    painter.end()
    root = ET.fromstring(bytes(data.data()))
    return [
        seen for group in root.iter(f"{_SVG}g") for each in group.findall(f"{_SVG}text") if (seen := _seen(group, each))
    ]


def _seen(group: ET.Element, text: ET.Element) -> Seen | None:
    words = text.text or ""
    if not words.strip():
        return None
    found = re.fullmatch(r"matrix\(([^)]+)\)", group.get("transform", "matrix(1,0,0,1,0,0)"))
    assert found is not None
    across, skew, lean, down, dx, dy = map(float, found[1].split(","))
    assert (across, skew, lean, down) == (1, 0, 0, 1), "nothing is turned or scaled"
    font = QFont(text.get("font-family", ""))
    font.setPixelSize(int(text.get("font-size", "0")))
    font.setWeight(QFont.Weight(int(text.get("font-weight", "400"))))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    box = QFontMetricsF(font).tightBoundingRect(words)
    return Seen(words, font, box.translated(float(text.get("x", "0")) + dx, float(text.get("y", "0")) + dy))


def pixels_of(window: Audience) -> np.ndarray:
    """Return the window as it is rendered: shape (height, width, 3), RGB as bytes."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return raw[:, : image.width(), 2::-1].copy()


_SHADES = np.arange(256) / 255
_LINEAR = np.where(_SHADES <= 0.04045, _SHADES / 12.92, ((_SHADES + 0.055) / 1.055) ** 2.4)


def luminance(pixels: np.ndarray) -> np.ndarray:
    """Relative luminance of WCAG 2.2 of each pixel."""
    return _LINEAR[pixels] @ np.array([0.2126, 0.7152, 0.0722])


@dataclass(frozen=True)
class Ink:
    """What is found in the box of a text: its contrast with the ground, and the edges of its ink in pixels."""

    contrast: float
    box: QRectF


def ink_of(seen: Seen, pixels: np.ndarray) -> Ink:
    """Measure a text where it is rendered; the ground is what most of its box shows."""
    x, y = max(int(seen.box.left()) - 1, 0), max(int(seen.box.top()) - 1, 0)
    x_end, y_end = int(seen.box.right()) + 2, int(seen.box.bottom()) + 2
    part = luminance(pixels[y:y_end, x:x_end])
    shades, counts = np.unique(part.round(4), return_counts=True)
    ground = shades[counts.argmax()]
    darker, lighter = np.minimum(part, ground), np.maximum(part, ground)
    contrasts = (lighter + 0.05) / (darker + 0.05)
    inked = contrasts > 1.0 + (contrasts.max() - 1.0) * 0.1
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    box = QRectF(x + columns[0], y + rows[0], columns[-1] - columns[0] + 1, rows[-1] - rows[0] + 1)
    return Ink(float(contrasts.max()), box)


def kind_of(seen: Seen, window: Audience) -> Lettered:
    """Return what a text is for."""
    laid, board = window.laid, window.board
    assert laid is not None
    assert board is not None
    if seen.serif:
        return Lettered.TITLE if seen.bold else Lettered.QUOTE
    if seen.words in laid.caption:
        return Lettered.CAPTION
    columns = window.stage.events.columns
    told = {columns.titles[n] for n in laid.told} | {board.dates.get(n, "") for n in laid.told} | set(board.cover)
    on_the_line = laid.rows_top <= seen.box.top() < laid.field.bottom()
    if on_the_line and seen.words in told | set(board.grouping.names):
        return Lettered.LABEL
    if seen.words in {each.name.en for each in window.stage.events.categories}:
        return Lettered.LEGEND
    return Lettered.AXIS


def floor_of(seen: Seen, window: Audience) -> float:
    """Return the least size in pixels that a text must have."""
    return Sizes.of(window.height()).floor(kind_of(seen, window))
