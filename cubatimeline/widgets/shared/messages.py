"""The one door for messages: a bar across the top of the window, never a box that stops the work."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QVBoxLayout, QWidget

from cubatimeline.domain.errors import ReaderError
from cubatimeline.drawing.theme import Theme

_KEPT_LINES = 3
"""Earlier messages that stay in sight above a new one."""


class MessageBar(QWidget):
    """Shows one message until it is dismissed or another comes.

    Signals:
        shown: the words of each message, so that tests can listen at the door.
    """

    shown = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QToolButton()
        self._close.setText("×")
        self._close.setToolTip(self.tr("Dismiss the message"))
        self._close.setAccessibleName(self.tr("Dismiss the message"))
        self._close.clicked.connect(self.hide)
        layout = self._layout = QHBoxLayout(self)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._close)
        self.setAccessibleName(self.tr("Message"))
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        px = theme.px
        self._layout.setContentsMargins(px(16), px(6), px(8), px(6))
        self._words.setFont(theme.font("small"))
        self._close.setFont(theme.font("body"))

    def tell(self, words: str) -> None:
        """Show a message, below one that has not been dismissed yet, and have it read out."""
        kept = self._words.text().splitlines()[-_KEPT_LINES:] if self.isVisible() else []
        self._words.setText("\n".join(dict.fromkeys([*kept, words])))
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.show()
        self.shown.emit(words)

    def tell_error(self, error: ReaderError) -> None:
        """Show what is wrong outside the program, and the mend."""
        self.tell(str(error))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("flash"))
        painter.setPen(self._theme.colour("hairline"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())


class Waiting(QWidget):
    """What stands in place of the timeline while a collection is made ready: words, a bar, and a way to stop.

    Signals:
        stop_request: the reader wants to stop.
        built_in_request: the built-in collection is wanted, now that none is open.
    """

    stop_request = Signal()
    built_in_request = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ever = False
        self._title, self._words = QLabel(), QLabel()
        for label in (self._title, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._stop = QToolButton()
        self._stop.setText(self.tr("Stop"))
        self._stop.clicked.connect(self.stop_request)
        self._built_in = QToolButton()
        self._built_in.setText(self.tr("Open the built-in collection"))
        self._built_in.clicked.connect(self.built_in_request)
        layout = self._layout = QVBoxLayout(self)
        layout.addStretch(1)
        for widget in (self._title, self._words, self._bar, self._stop, self._built_in):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Base)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._title.setFont(theme.font("title", serif=True))
        self._words.setFont(theme.font("small"))
        self._bar.setFixedWidth(theme.px(320))
        self._layout.setSpacing(theme.px(12))

    def show_progress(self, title: str, words: str, share: float | None) -> None:
        """Show how far the work is; without a share only the words."""
        self._title.setText(title)
        self._words.setText(words)
        self._bar.setVisible(share is not None)
        self._stop.setVisible(share is not None)
        self._built_in.setVisible(share is None and self._ever)
        self._ever = True
        self._bar.setValue(round(1000 * (share or 0.0)))
