"""The words of a painted timeline: where each stands, in what, over what; and what is wrong with that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from cubatimeline.drawing.frame import FramePainter
from cubatimeline.drawing.picture import Picture
from cubatimeline.drawing.timeline import LanePainter
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.widgets.timeline.view import TimelineView

LEAST_CONTRAST, LEAST_OF_LARGE = 4.5, 3.0
"""Of words against what lies behind them; WCAG 2.2, 1.4.3. Large is 24 pixels, or 18.5 in bold."""
_TOUCH = 0.75
"""Pixels by which the ink of two words, or of a word and an edge, may meet: half of what smoothing spreads."""
_CROSSED = 33
"""Per cent of the ground of a word that thin lines may cross, in whatever colour: arcs end where counts stand."""


@dataclass(frozen=True)
class Word:
    """Words as they were painted, in pixels of the picture.

    Attributes:
        ink: the least rectangle round their letters.
        clip: what could be painted on.
    """

    text: str
    ink: QRectF
    clip: QRectF
    colour: QColor
    font: QFont

    @property
    def dimmed(self) -> bool:
        """Whether they were put back on purpose, because others stand out."""
        return self.colour.alpha() < 255

    @property
    def large(self) -> bool:
        """Whether they are so large that less contrast will do."""
        return self.font.pixelSize() >= (18.5 if self.font.bold() else 24)


class Recorder(QPainter):
    """Paints all but words, and notes these: what is painted lies behind them."""

    def __init__(self, image: QImage) -> None:
        super().__init__(image)
        self._whole = QRectF(image.rect())
        self.words: list[Word] = []

    def drawText(self, at: QPointF, text: str) -> None:
        place = self.combinedTransform()
        ink = place.mapRect(QFontMetricsF(self.font()).tightBoundingRect(text).translated(at))
        clip = place.mapRect(self.clipBoundingRect()) if self.hasClipping() else self._whole
        if ink.intersects(clip):
            self.words.append(Word(text, ink, clip & self._whole, self.pen().color(), self.font()))


@dataclass(frozen=True)
class Page:
    """The words of a picture and the picture without them."""

    words: tuple[Word, ...]
    ground: QImage


def plainly(picture: Picture) -> Picture:
    """Return a picture of the same layout that writes its words as words, where a screen copies pictures of them."""
    plain = copy(picture)
    subject = picture.subject
    plain.frame = FramePainter(picture.theme, picture.measures, picture.frame.language)
    plain.lanes = LanePainter(
        picture.theme, picture.measures, picture.layout, subject.columns.titles, subject.ghosts, tint=subject.tint,
        palette=subject.palette,
    )  # fmt: skip
    return plain


def empty(picture: Picture) -> QImage:
    """Return an image for a picture."""
    return QImage(round(picture.width), round(picture.height), QImage.Format.Format_RGB32)


def page_of_view(view: TimelineView) -> Page:
    """Return the words of a timeline as it is shown, its range and measures included."""
    picture, scene = view.picture, view.scene
    assert picture is not None
    assert scene is not None
    ground = empty(picture)
    painter = Recorder(ground)
    plain = plainly(picture)
    plain.lanes.covered = view.ranges.covered()
    plain.paint(painter, scene, view.emphasis, view.scrolled)
    view.ranges.paint(painter)
    painter.end()
    return Page(tuple(painter.words), ground)


def page_of(picture: Picture, scale: TimeScale) -> Page:
    """Return the words of a picture that is no screen's."""
    ground = empty(picture)
    painter = Recorder(ground)
    picture.paint(painter, picture.scene(scale))
    painter.end()
    return Page(tuple(painter.words), ground)


def faults(page: Page, least_size: int) -> list[str]:
    """Return what is wrong with the words of a page, each fault in words; `least_size` of letters is in pixels."""
    return [*_overlaps(page.words), *_cuts(page.words), *_pale(page), *_small(page.words, least_size)]


def _overlaps(words: Sequence[Word]) -> Iterator[str]:
    edges = np.array([word.ink.getCoords() for word in words]).reshape(-1, 4)
    begin, end = edges[:, :2], edges[:, 2:]
    shared = np.minimum(end[:, None], end) - np.maximum(begin[:, None], begin)
    for one, other in np.argwhere(np.triu((shared > _TOUCH).all(axis=2), 1)).tolist():
        wide, high = shared[one, other]
        yield f"{words[one].text!r} and {words[other].text!r} overlap by {wide:.1f} x {high:.1f}"


def _cuts(words: Sequence[Word]) -> Iterator[str]:
    for word in words:
        if not word.clip.adjusted(-_TOUCH, -_TOUCH, _TOUCH, _TOUCH).contains(word.ink):
            yield f"{word.text!r} at {_told(word.ink)} is cut by {_told(word.clip)}"


def _small(words: Sequence[Word], least: int) -> Iterator[str]:
    for word in words:
        if word.font.pixelSize() < least:
            yield f"{word.text!r} is {word.font.pixelSize()} pixels high, and not {least}"


def _pale(page: Page) -> Iterator[str]:
    pixels = pixels_of(page.ground)
    for word in page.words:
        found = contrast(word, pixels)
        if not word.dimmed and found < (LEAST_OF_LARGE if word.large else LEAST_CONTRAST):
            yield f"{word.text!r} at {_told(word.ink)} stands {found:.2f} to 1 against its ground"


def contrast(word: Word, ground: NDArray[np.uint8]) -> float:
    """Return the contrast of words with all but the worst third of the pixels behind them."""
    box = word.ink.toAlignedRect()
    left, top = max(box.left(), 0), max(box.top(), 0)
    behind = ground[top : box.bottom() + 1, left : box.right() + 1].reshape(-1, 3)
    if not len(behind):
        return float("inf")
    ink = _luminance(np.array([[word.colour.red(), word.colour.green(), word.colour.blue()]], np.uint8))
    other = _luminance(behind)
    return float(np.percentile((np.maximum(ink, other) + 0.05) / (np.minimum(ink, other) + 0.05), _CROSSED))


def _luminance(pixels: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return the relative luminance of pixels, shape (n, 3) -> (n,); WCAG 2.2."""
    share = pixels / 255.0
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def pixels_of(image: QImage) -> NDArray[np.uint8]:
    """Return the colours of an image: shape (height, width, 3)."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4)[:, :, 2::-1].copy()


def _told(rect: QRectF) -> str:
    return f"({rect.left():.0f}, {rect.top():.0f}, {rect.right():.0f}, {rect.bottom():.0f})"
