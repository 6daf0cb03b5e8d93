"""The search box: one query over everything, answers while typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.searching import PassagePlace, SearchPage, SearchRow
from cubatimeline.store.fulltext import HitKind
from cubatimeline.widgets.search.results import ResultList
from cubatimeline.widgets.shared.overlay import Overlay
from cubatimeline.widgets.shared.throttle import Throttle

THROTTLE_MS = 120
_LINE_KEYS = frozenset((Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Y, Qt.Key.Key_Z))
"""Letters that with Ctrl edit what stands in the line; with all others it is the window that is meant."""


class ResultPanel(Overlay):
    """What was found, laid over the window below the box."""

    def __init__(self, theme: Theme, over: QWidget, box: QWidget) -> None:
        super().__init__(theme, over)
        self._box = box
        self.list = ResultList(theme)
        self.filter_button = QToolButton()
        self.filter_button.setText(self.tr("Filter the timeline by these words (Ctrl+Enter)"))
        self.filter_button.setAutoRaise(True)
        # the line keeps the focus, as the panel closes when it loses it
        self.filter_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.list)
        self._layout.addWidget(self.filter_button)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self._layout.setContentsMargins(*(theme.px(4),) * 4)
        self.list.set_theme(theme)
        self.filter_button.setFont(theme.font("small"))

    def place(self) -> None:
        px = self._theme.px
        corner = self._box.mapTo(self._over, QPoint(0, self._box.height() + px(2)))
        width = min(max(self._box.width(), px(480)), self._over.width() - px(16))
        left = min(corner.x(), self._over.width() - width - px(8))
        self.setGeometry(max(left, px(8)), corner.y(), width, round(self._over.height() * 0.6))


class SearchBox(QWidget):
    """A line to type in; what is found opens below it.

    Signals:
        query_changed: the words to search for, while typing.
        more_request: the words, and the `HitKind` of which everything found is wanted.
        event_chosen, entity_chosen, document_chosen, note_chosen: id of what was chosen.
        passage_chosen: the `PassagePlace` that was chosen.
        date_chosen: the words of a date to go to.
        filter_request: the words by which the timeline is to be filtered.
    """

    query_changed = Signal(str)
    more_request = Signal(str, object)
    event_chosen = Signal(str)
    entity_chosen = Signal(str)
    document_chosen = Signal(str)
    note_chosen = Signal(str)
    passage_chosen = Signal(object)
    date_chosen = Signal(str)
    filter_request = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._panel: ResultPanel | None = None
        self.line = QLineEdit()
        self.line.setClearButtonEnabled(True)
        self.line.setPlaceholderText(self.tr("Search events, passages, names (Ctrl+F)"))
        self.line.setToolTip(self.line.placeholderText())
        self.line.setAccessibleName(self.tr("Search events, passages, names and documents"))
        self.line.installEventFilter(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        self._ask = Throttle(self._send, THROTTLE_MS, self)
        self.line.textEdited.connect(self._typed)
        self.line.textChanged.connect(self._emptied)
        self.setFocusProxy(self.line)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.line.setFont(theme.font("small"))
        if self._panel is not None:
            self._panel.set_theme(theme)

    def focus(self) -> None:
        """Put the cursor into the box, what stands there selected."""
        self.line.setFocus()
        self.line.selectAll()

    def search_for(self, words: str) -> None:
        """Search for words as if they had been typed."""
        self.focus()
        self.line.setText(words)
        self._typed(words)

    @property
    def panel(self) -> ResultPanel:
        """The panel of answers, made when first needed: it is laid over the window this box is in."""
        if self._panel is None:
            self._panel = ResultPanel(self._theme, self._over(), self)
            self._panel.list.chosen.connect(self._choose)
            self._panel.list.date_chosen.connect(self._go)
            self._panel.filter_button.clicked.connect(self._filter)
            self._panel.list.more_request.connect(lambda kind: self.more_request.emit(self.line.text(), kind))
        return self._panel

    def _over(self) -> QWidget:
        """Return the widget below the window, whose whole area the panel may cover."""
        widget: QWidget = self
        while (parent := widget.parentWidget()) is not None and not parent.isWindow():
            widget = parent
        return widget if widget is not self else self.window()

    def show_results(self, page: SearchPage) -> None:
        """Show the answer to the query that stands in the box; answers to older ones are dropped."""
        if page.query == self.line.text() and self.line.hasFocus():
            self.panel.list.show_page(page)
            self.panel.place()
            self.panel.show()
            self.panel.raise_()

    def _typed(self, words: str) -> None:
        self._ask(words)

    def _send(self, words: str) -> None:
        if words.strip():
            self.query_changed.emit(words)

    def _emptied(self, words: str) -> None:
        if not words.strip():
            self._ask.cancel()
            self._close()

    def _close(self) -> None:
        if self._panel is not None:
            self._panel.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.FocusOut:
            self._close()
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if _is_for_window(event):
                event.ignore()
                return True
        elif watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Handle the keys that go to the list; True where the key was one of them."""
        shown = self._panel is not None and not self._panel.isHidden()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._filter()
        elif event.key() in steps and shown:
            self.panel.list.step(steps[Qt.Key(event.key())])
        elif enter and shown:
            self.panel.list.enter()
        elif event.key() == Qt.Key.Key_Escape and shown:
            self._close()
        else:
            return False
        return True

    def _filter(self) -> None:
        self._close()
        if self.line.text().strip():
            self.filter_request.emit(self.line.text())

    def _go(self, date: str) -> None:
        self._close()
        self.date_chosen.emit(date)

    def _choose(self, row: SearchRow) -> None:
        self._close()
        if row.kind is HitKind.EVENT:
            self.event_chosen.emit(row.id)
        elif row.kind is HitKind.ENTITY:
            self.entity_chosen.emit(row.id)
        elif row.kind is HitKind.DOCUMENT:
            self.document_chosen.emit(row.id)
        elif row.kind is HitKind.NOTE:
            self.note_chosen.emit(row.id)
        else:
            self.passage_chosen.emit(PassagePlace(row.id, row.offset))


def _is_for_window(event: QKeyEvent) -> bool:
    """Return whether a key is a shortcut of the window that a line to type in would keep for itself, as Ctrl+E."""
    letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z and event.key() not in _LINE_KEYS
    return letter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
