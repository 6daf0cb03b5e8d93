"""How sure a reading is: a short bar, and the reasons in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.drafting.found import Reason
from cubatimeline.services.reviewing import DraftCard

_SURE, _LIKELY = 0.85, 0.6


def paint_confidence(painter: QPainter, bar: QRect, confidence: float, theme: Theme) -> None:
    """Paint a bar that is as full as a reading is sure."""
    painter.setPen(Qt.PenStyle.NoPen)
    radius = bar.height() / 2
    painter.setBrush(theme.colour("hairline"))
    painter.drawRoundedRect(QRectF(bar), radius, radius)
    full = QRectF(bar)
    full.setWidth(max(bar.width() * min(max(confidence, 0.0), 1.0), bar.height()))
    painter.setBrush(theme.colour("accent" if confidence >= _LIKELY else "text_soft"))
    painter.drawRoundedRect(full, radius, radius)


class ConfidenceBar(QWidget):
    """The bar by itself."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._confidence = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(64), self._theme.px(12))

    def show_confidence(self, confidence: float) -> None:
        """Show how sure a reading is, 0 to 1."""
        self._confidence = confidence
        self.setAccessibleName(f"{confidence:.0%}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self._theme.px(4)
        paint_confidence(
            painter, QRect(0, (self.height() - height) // 2, self.width(), height), self._confidence, self._theme
        )


def _tr(words: str) -> str:
    return QCoreApplication.translate("Confidence", words)


def confidence_words(card: DraftCard) -> str:
    """Return how sure a reading is and why: "likely (74 %): the day is written out; several documents tell it"."""
    sure = card.confidence
    degree = _tr("sure") if sure >= _SURE else _tr("likely") if sure >= _LIKELY else _tr("doubtful")
    told = [words for reason in card.reasons if (words := _reason_words(reason))]
    if card.documents > 1:
        told.append(_tr("several documents tell it"))
    if card.values:
        told.append(_tr("they disagree on the date"))
    return f"{degree} ({sure:.0%})" + (f": {'; '.join(told)}" if told else "")


def _reason_words(reason: Reason) -> str:
    words = {
        Reason.DAY: _tr("the day is given"),
        Reason.MONTH: _tr("the month is given"),
        Reason.YEAR: _tr("only the year is given"),
        Reason.LONGER: _tr("only years are given"),
        Reason.YEAR_CARRIED: _tr("the year is taken from earlier words"),
        Reason.RELATIVE: _tr("the date is counted from another"),
        Reason.HAPPENED: _tr("told as something that happened"),
        Reason.STATE: _tr("told as a state of things"),
        Reason.PLANNED: _tr("told as a plan"),
        Reason.DENIED: _tr("told as something that did not happen"),
        Reason.HEARSAY: _tr("told as hearsay"),
        Reason.NAMES: _tr("names known people or places"),
    }
    return words.get(reason, "")
