"""The list of all notes beside the reader: filtered while typing, sorted, each a way back to what it is on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.noting import NoteLine, NoteOn, NoteOrder, find_notes, sort_notes
from cubatimeline.widgets.shared.elided import ElidedLabel
from cubatimeline.widgets.shared.empty import EmptyPage
from cubatimeline.widgets.shared.icons import icon
from cubatimeline.widgets.shared.lines import Line, LineList

_WIDTH = 280


class NoteList(LineList):
    """The notes as lines; E or F2 edits the one that is marked, Delete removes it.

    Signals:
        edit_request, remove_request: key of the line.
    """

    edit_request = Signal(str)
    remove_request = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Take F2 before the window does, for which it means the record."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._signal(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        signal, key = self._signal(event), self.current
        if signal is not None and key:
            signal(key)
        else:
            super().keyPressEvent(event)

    def _signal(self, event: QKeyEvent) -> Callable[[str], object] | None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        keys: dict[int, Callable[[str], object]] = {
            Qt.Key.Key_E: self.edit_request.emit,
            Qt.Key.Key_F2: self.edit_request.emit,
            Qt.Key.Key_Delete: self.remove_request.emit,
        }
        return keys.get(event.key())

    @property
    def current(self) -> str:
        """Key of the line that is marked; empty where none is."""
        index = self.currentIndex()
        return self.lines[index.row()].key if index.isValid() else ""


class NotesPane(QWidget):
    """Shows the notes it is given and sends wishes about them.

    Signals:
        note_chosen: the `NoteLine` whose place is wanted.
        edit_request, remove_request: the `NoteLine` that is to be changed or removed.
        export_request: the list of `NoteLine` that are shown, in their order, is to be written to a file.
        write_request: a new note is wanted, on what is chosen in the window.
        close_request: the pane is to be hidden.
    """

    note_chosen = Signal(object)
    edit_request = Signal(object)
    remove_request = Signal(object)
    export_request = Signal(object)
    write_request = Signal()
    close_request = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: list[NoteLine] = []
        self._shown: list[NoteLine] = []
        self.setAccessibleName(self.tr("Notes"))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Base)
        self._title = ElidedLabel()
        self._write = self._button(self.tr("Write"), self.tr("Write a note on what is chosen (Ctrl+N)"))
        self._export = self._button(self.tr("Export"), self.tr("Write the notes shown here to a Markdown file"))
        self._close = self._button("", self.tr("Close the notes (Ctrl+Shift+N)"))
        self._write.clicked.connect(self.write_request)
        self._export.clicked.connect(lambda _checked=False: self.export_request.emit(list(self._shown)))
        self._close.clicked.connect(self.close_request)
        self._build_filter()
        self.list = NoteList(theme, self.tr("Notes"))
        self.list.chosen.connect(lambda key: self._send(self.note_chosen, key))
        self.list.edit_request.connect(lambda key: self._send(self.edit_request, key))
        self.list.remove_request.connect(lambda key: self._send(self.remove_request, key))
        self._empty = EmptyPage(
            theme, "", button=self.tr("Clear filter"), tip=self.tr("Show all notes again"),
        )  # fmt: skip
        self.clear_button = self._empty.button
        self.clear_button.clicked.connect(self.clear_filter)
        self._keys = ElidedLabel()
        self._keys.setText(self.tr("Enter shows the place, E edits, Delete removes"))
        self._lay_out()
        self.set_theme(theme)
        self._refresh()

    def _button(self, words: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def _build_filter(self) -> None:
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter notes"))
        self.filter.setAccessibleName(self.tr("Filter notes by their words, the words they quote and what they are on"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._refresh)
        self.filter.returnPressed.connect(self._choose_first)
        self.kinds, self.orders = QComboBox(), QComboBox()
        self.kinds.setAccessibleName(self.tr("Which notes"))
        self.orders.setAccessibleName(self.tr("Order of the notes"))
        kinds = (
            (None, self.tr("All notes")), (NoteOn.PASSAGE, self.tr("On passages")),
            (NoteOn.DOCUMENT, self.tr("On documents")), (NoteOn.EVENT, self.tr("On events")),
            (NoteOn.ENTITY, self.tr("On people, places")), (NoteOn.RANGE, self.tr("On spans of time")),
        )  # fmt: skip
        for kind, words in kinds:
            self.kinds.addItem(words, kind)
        orders = (
            (NoteOrder.CHANGED, self.tr("Latest first")), (NoteOrder.TIME, self.tr("By time")),
            (NoteOrder.TITLE, self.tr("By title")),
        )  # fmt: skip
        for order, words in orders:
            self.orders.addItem(words, order)
        for box in (self.kinds, self.orders):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
            box.currentIndexChanged.connect(self._refresh)

    def _lay_out(self) -> None:
        self._bar, self._choices = QHBoxLayout(), QHBoxLayout()
        self._bar.addWidget(self._title, 1)
        for button in (self._write, self._export, self._close):
            self._bar.addWidget(button)
        self._choices.addWidget(self.kinds, 1)
        self._choices.addWidget(self.orders, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self._head = QVBoxLayout()
        self._head.addWidget(self.filter)
        self._head.addLayout(self._choices)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._bar)
        layout.addLayout(self._head)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._keys)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        px = theme.px
        self._bar.setContentsMargins(px(12), px(4), px(4), 0)
        self._bar.setSpacing(px(2))
        self._head.setContentsMargins(px(8), px(4), px(8), px(4))
        self._head.setSpacing(px(4))
        self._choices.setSpacing(px(4))
        self._empty.set_theme(theme, 12)
        self._title.setFont(theme.font("small", bold=True))
        for part in (self.filter, self.kinds, self.orders, self._write, self._export):
            part.setFont(theme.font("small"))
        self._keys.setFont(theme.font("tiny"))
        self._keys.setContentsMargins(px(12), px(4), px(12), px(4))
        palette = self._keys.palette()
        palette.setColor(self._keys.foregroundRole(), theme.colour("text_soft"))
        self._keys.setPalette(palette)
        self._close.setIcon(icon("close", theme, "text_soft"))
        self._close.setIconSize(self._close.iconSize().scaled(px(14), px(14), Qt.AspectRatioMode.KeepAspectRatio))
        self.list.set_theme(theme)
        self.setMinimumWidth(px(_WIDTH))

    def show_notes(self, lines: list[NoteLine]) -> None:
        """Show other notes; the one that is marked stays so."""
        self._lines = list(lines)
        self._refresh()

    @property
    def shown(self) -> list[NoteLine]:
        """The notes that filter and kind leave, in order."""
        return self._shown

    def clear_filter(self) -> None:
        """Show all notes."""
        self.kinds.setCurrentIndex(0)
        self.filter.clear()
        self.filter.setFocus()

    def filter_by(self, words: str) -> None:
        """Show the notes that have words."""
        self.kinds.setCurrentIndex(0)
        self.filter.setText(words)

    def take_focus(self) -> None:
        """Put the cursor into the filter box."""
        self.filter.setFocus()
        self.filter.selectAll()

    def mark(self, id_: str) -> None:
        """Mark the line of a note."""
        self.list.mark(id_)

    def _choose_first(self) -> None:
        if self._shown:
            self.note_chosen.emit(self._shown[0])

    def _send(self, signal: object, key: str) -> None:
        line = next((line for line in self._shown if line.id == key), None)
        if line is not None:
            signal.emit(line)  # type: ignore[attr-defined]

    def _refresh(self) -> None:
        kind, order = self.kinds.currentData(), self.orders.currentData()
        marked = self.list.current
        # Qt hands the values back as plain strings.
        on = NoteOn(kind) if kind is not None else None
        self._shown = sort_notes(find_notes(self._lines, self.filter.text(), on), NoteOrder(order))
        self.list.show_lines(self._line(line) for line in self._shown)
        if marked:
            self.list.mark(marked)
        shown, total = len(self._shown), len(self._lines)
        counted = f"{total:,}" if shown == total else f"{shown:,} / {total:,}"
        self._title.setText(f"{self.tr('Notes')} · {counted}" if total else self.tr("Notes"))
        self._stack.setCurrentWidget(self.list if self._shown else self._empty)
        none_yet = self.tr(
            "No notes yet. Select words in the text, an event or a name and press Ctrl+N; what you write is kept with "
            "the collection and can be exported with its citation."
        )
        self._empty.say(self.tr("No note has these words.") if total else none_yet, offer=bool(total))
        self._keys.setVisible(bool(self._shown))
        self._export.setEnabled(bool(self._shown))

    def _line(self, line: NoteLine) -> Line:
        names = {
            NoteOn.PASSAGE: self.tr("Passage"), NoteOn.DOCUMENT: self.tr("Document"), NoteOn.EVENT: self.tr("Event"),
            NoteOn.ENTITY: self.tr("Name"), NoteOn.RANGE: self.tr("Span of time"),
        }  # fmt: skip
        where = line.title or self.tr("no longer in the collection")
        above = " · ".join(part for part in (names[line.on], where, line.date) if part)
        quote = " ".join(line.quote.split())
        if len(quote) > 100:
            quote = f"{quote[:100].rsplit(' ', 1)[0]} …"
        below = f"“{quote}”" if quote else ""
        if line.is_lost and line.title:
            below = self.tr("Its words are no longer in the text.")
        return Line(line.id, line.first_words, above=above, below=below, warning=line.is_lost)
