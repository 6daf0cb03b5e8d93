"""The card beside the pointer: what an event is, when, and on whose word; or which events a count stands for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.shared.overlay import paint_ground

_LONGEST = 240
"""Letters of a title on a card."""


@dataclass(frozen=True, slots=True)
class CardContent:
    """Words of a hover card; `titles` are those of several events, a line each."""

    title: str
    date: str
    source: str
    evidence: str
    dispute: str = ""
    titles: tuple[str, ...] = ()


class HoverCard(QWidget):
    """A small card that never takes the mouse."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._date, self._title, self._source, self._dispute = QLabel(), QLabel(), QLabel(), QLabel()
        self._titles = QLabel()
        layout = self._layout = QVBoxLayout(self)
        for label in (self._date, self._title, self._titles, self._source, self._dispute):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(label)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        pad = theme.px(12)
        self._layout.setContentsMargins(pad, theme.px(8), pad, theme.px(10))
        self._layout.setSpacing(theme.px(2))
        self.setFixedWidth(theme.px(320))
        roles = (
            (self._date, "text_soft", "tiny", False),
            (self._title, "text", "body", True),
            (self._titles, "text", "small", False),
            (self._source, "text_soft", "tiny", False),
            (self._dispute, "dispute", "tiny", False),
        )
        for label, role, size, strong in roles:
            label.setFont(theme.font(size, bold=strong))
            palette = label.palette()
            palette.setColor(label.foregroundRole(), theme.colour(role))
            label.setPalette(palette)

    def show_card(self, content: CardContent, at: QPoint, room: QRect) -> None:
        """Show `content` near the point `at`, within `room` (both in the parent's coordinates)."""
        self._date.setText(content.date)
        self._title.setText(_short(content.title))
        self._source.setText(f"{content.source}\n{content.evidence}" if content.source else content.evidence)
        self._dispute.setText(content.dispute)
        self._titles.setText("\n".join(f"· {_short(title)}" for title in content.titles))
        for label in (self._date, self._title, self._titles, self._source, self._dispute):
            label.setVisible(bool(label.text()))
        self.setFixedHeight(self._layout.heightForWidth(self.width()))
        gap = self._theme.px(16)
        x = at.x() + gap if at.x() + gap + self.width() <= room.right() else at.x() - gap - self.width()
        y = at.y() + gap if at.y() + gap + self.height() <= room.bottom() else at.y() - gap - self.height()
        self.move(max(x, room.left()), max(y, room.top()))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_ground(self, self._theme, 4)


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else title[:_LONGEST] + "…"
