"""The line above one of two timelines: what it is about, a menu and a field to change that, and how many events."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QLineEdit, QMenu, QSizePolicy, QToolButton, QWidget

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.line_filters import FilterKind, LineFilter
from cubatimeline.widgets.shared.icons import icon

Sections = Sequence[tuple[str, Sequence[LineFilter]]]


class FilterHeader(QWidget):
    """Names one timeline.

    Signals:
        chosen: the `LineFilter` that was chosen in the menu.
        words_entered: words or a name to filter by; empty for everything.
        closed: this timeline is to be closed.
    """

    chosen = Signal(object)
    words_entered = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = LineFilter()
        self.name = QToolButton()
        self.name.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.name.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.name.setAutoRaise(True)
        self._menu = QMenu(self)
        self.name.setMenu(self._menu)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Name or words"))
        self.line.setClearButtonEnabled(True)
        self.line.setAccessibleName(self.tr("Show only events with this name or these words"))
        self.line.returnPressed.connect(lambda: self.words_entered.emit(self.line.text()))
        self.line.textChanged.connect(self._cleared)
        self._count = QLabel()
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.close_button = QToolButton()
        self.close_button.setAutoRaise(True)
        self.close_button.setToolTip(self.tr("Close this timeline"))
        self.close_button.setAccessibleName(self.close_button.toolTip())
        self.close_button.clicked.connect(self.closed)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.name)
        self._layout.addWidget(self._count, 1)
        self._layout.addWidget(self.line)
        self._layout.addWidget(self.close_button)
        self.setAccessibleName(self.tr("Filter of this timeline"))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        px = theme.px
        self._layout.setContentsMargins(px(8), px(1), px(8), px(1))
        self._layout.setSpacing(px(8))
        self.name.setFont(theme.font("body", serif=True, bold=True))
        self._count.setFont(theme.font("small"))
        palette = self._count.palette()
        palette.setColor(self._count.foregroundRole(), theme.colour("text_soft"))
        self._count.setPalette(palette)
        self.line.setFont(theme.font("small"))
        self.line.setFixedSize(px(200), px(26))
        self.name.setFixedHeight(px(26))
        self.close_button.setFixedHeight(px(26))
        self.close_button.setIcon(icon("close", theme))
        self.close_button.setIconSize(self.close_button.iconSize().scaled(px(14), px(14), _KEEP))
        self.update()

    def offer(self, sections: Sections, names: Sequence[str]) -> None:
        """Offer filters in the menu, under headings, and names for completing what is typed."""
        self._menu.clear()
        self._add(self._menu, LineFilter(name=self.tr("Everything")))
        for heading, filters in sections:
            menu = self._menu.addMenu(heading)
            for each in filters:
                self._add(menu, each)
        completer = QCompleter(list(names), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self.words_entered)
        self.line.setCompleter(completer)

    def _add(self, menu: QMenu, each: LineFilter) -> None:
        action = menu.addAction(each.name.replace("&", "&&"))
        action.triggered.connect(lambda: self.chosen.emit(each))

    @property
    def filter(self) -> LineFilter:
        """What the timeline shows."""
        return self._filter

    @property
    def count_words(self) -> str:
        """How many events it shows, in words."""
        return self._count.text()

    def show_filter(self, shown: LineFilter, events: int) -> None:
        """Tell what the timeline shows and how many events that are."""
        self._filter = shown
        name = self.tr("Everything") if shown.kind is FilterKind.ALL else shown.name
        if shown.kind is FilterKind.WORDS:
            name = self.tr("“%1”").replace("%1", shown.name)
        self.name.setText(f"{name} ▾".replace("&", "&&"))
        self.name.setAccessibleName(self.tr("This timeline shows: %1").replace("%1", name))
        self._count.setText(self.tr("%n event(s)", "", events))
        if shown.kind is not FilterKind.WORDS and self.line.text():
            self.line.blockSignals(True)
            self.line.clear()
            self.line.blockSignals(False)

    def _cleared(self, words: str) -> None:
        if not words and self._filter.kind is FilterKind.WORDS:
            self.words_entered.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter in the field has been heard; it must not reach the window's other keys.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("panel"))
        painter.setPen(self._theme.colour("hairline"))
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())


_KEEP = Qt.AspectRatioMode.KeepAspectRatio
