"""The sheet on which a note is written, laid over the window so that the words it is on stay in sight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.shared.elided import ElidedLabel
from cubatimeline.widgets.shared.overlay import Overlay

_MOST_QUOTED = 240
_WIDTH, _LINES = 520, 6


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a note is written on.

    Attributes:
        key: tells it from all others, so that words left behind are found again.
        heading: on what, in words.
        quote: the words of the passage; empty where there are none.
        text: the note as it stands; empty for a new one.
        removable: the note is kept already.
    """

    key: str
    heading: str
    quote: str = ""
    text: str = ""
    removable: bool = False


class NoteEditor(Overlay):
    """Lets the reader write one note; a click beside it keeps what was written.

    Escape leaves it as it was; what had been written by then stands there again when the same sheet is opened.

    Signals:
        put_aside: words were left without being kept.
    """

    put_aside = Signal()

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over)
        self._sheet = Sheet("", "")
        self._keep: Callable[[str], object] = str
        self._remove: Callable[[], object] = str
        self._above: QWidget | None = None
        self._left_behind: dict[str, str] = {}
        self._done = True
        self._heading, self._quote = ElidedLabel(), QLabel()
        self._quote.setWordWrap(True)
        self._quote.setTextFormat(Qt.TextFormat.PlainText)
        self.words = _Words()
        self.words.finished.connect(self.keep)
        self._hint = ElidedLabel()
        self._hint.setText(self.tr("Ctrl+Enter saves it, Esc leaves it as it was"))
        self.keep_button = self._button(self.tr("Save"), self.tr("Save the note (Ctrl+Enter)"), self.keep)
        self.remove_button = self._button(
            self.tr("Remove"), self.tr("Remove the note; undo brings it back"), self.remove
        )
        self._leave_button = self._button(self.tr("Cancel"), self.tr("Leave it as it was (Esc)"), self.put_away)
        self._lay_out()
        self.set_theme(theme)

    def _button(self, words: str, tip: str, run: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda _checked=False: run())
        return button

    def _lay_out(self) -> None:
        self._row = QHBoxLayout()
        self._row.addWidget(self._hint, 1)
        for button in (self.remove_button, self._leave_button, self.keep_button):
            self._row.addWidget(button)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._heading)
        self._layout.addWidget(self._quote)
        self._layout.addWidget(self.words, 1)
        self._layout.addLayout(self._row)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        px = theme.px
        self._layout.setContentsMargins(px(16), px(12), px(16), px(8))
        self._layout.setSpacing(px(8))
        self._row.setSpacing(px(4))
        self._heading.setFont(theme.font("small", bold=True))
        quote = theme.font("small", serif=True)
        quote.setItalic(True)
        self._quote.setFont(quote)
        self.words.set_theme(theme)
        self._hint.setFont(theme.font("tiny"))
        for label in (self._quote, self._hint):
            palette = label.palette()
            palette.setColor(label.foregroundRole(), theme.colour("text_soft"))
            label.setPalette(palette)
        for button in (self.keep_button, self.remove_button, self._leave_button):
            button.setFont(theme.font("small"))

    def write(
        self,
        sheet: Sheet,
        keep: Callable[[str], object],
        remove: Callable[[], object] = str,
        above: QWidget | None = None,
    ) -> None:
        """Open a sheet; what was on another one is kept first.

        Args:
            keep: takes the words; it is not called where nothing was changed.
            remove: called where the note is to go.
            above: what the sheet is not to cover, where there is room above it.
        """
        self._settle()
        self._sheet, self._keep, self._remove, self._done = sheet, keep, remove, False
        self._above = above
        self._heading.setText(sheet.heading)
        quote = " ".join(sheet.quote.split())
        cut = f"{quote[:_MOST_QUOTED].rsplit(' ', 1)[0]} …" if len(quote) > _MOST_QUOTED else quote
        self._quote.setText(f"“{cut}”" if cut else "")
        self._quote.setVisible(bool(cut))
        self.setAccessibleName(sheet.heading)
        self.words.setAccessibleName(sheet.heading)
        self.remove_button.setVisible(sheet.removable)
        self.words.setPlainText(self._left_behind.get(sheet.key, sheet.text))
        self.words.moveCursor(self.words.textCursor().MoveOperation.End)
        self.rise(self.words)

    @property
    def is_changed(self) -> bool:
        """Whether words stand there that are not kept."""
        words = self.words.toPlainText().strip()
        return bool(words) and words != self._sheet.text.strip()

    def keep(self) -> None:
        """Keep the note and close."""
        self._settle()
        self.leave()

    def _settle(self) -> None:
        """Keep what was written, once."""
        if not self._done:
            self._done = True
            self._left_behind.pop(self._sheet.key, None)
            if self.is_changed:
                self._keep(self.words.toPlainText().strip())

    def remove(self) -> None:
        """Remove the note and close."""
        self._done = True
        self._left_behind.pop(self._sheet.key, None)
        self.leave()
        self._remove()

    def put_away(self) -> None:
        """Leave the note as it was; the words written are there again the next time."""
        if not self._done:
            self._done = True
            if self.is_changed:
                self._left_behind[self._sheet.key] = self.words.toPlainText()
                self.put_aside.emit()
        self.leave()

    def place(self) -> None:
        px = self._theme.px
        width = min(px(_WIDTH), self._over.width() - px(32))
        line = self.words.fontMetrics().lineSpacing()
        self.words.setMinimumHeight(line * 3)
        quote = self._quote.heightForWidth(width - px(32)) + px(8) if not self._quote.isHidden() else 0
        head = self._heading.sizeHint().height() + self.keep_button.sizeHint().height() + px(44)
        height = min(head + quote + line * _LINES + px(16), self._over.height() - px(96))
        left, top = (self._over.width() - width) // 2, px(56)
        if self._above is not None and self._above.isVisible():
            corner = self._above.mapTo(self._over, self._above.rect().topLeft())
            left = corner.x() + (self._above.width() - width) // 2
            top = max(corner.y() - height - px(8), top)
        left = max(px(8), min(left, self._over.width() - width - px(8)))
        self.setGeometry(left, top, width, height)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go from the words to the buttons and round, without leaving the sheet."""
        parts: tuple[QWidget, ...] = self.words, self.remove_button, self._leave_button, self.keep_button
        shown = [part for part in parts if part.isVisible()]
        here = next((place for place, part in enumerate(shown) if part.hasFocus()), 0)
        # While the sheet is being hidden Qt asks too, when nothing is shown any more.
        if shown:
            shown[(here + (1 if forward else -1)) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _leaves(self, watched: object, event: QKeyEvent) -> bool:
        """Have an Escape that goes to something beside the sheet leave the note as it was, too."""
        if event.key() == Qt.Key.Key_Escape and isinstance(watched, QWidget) and self._is_beside(watched):
            self.put_away()
            return True
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was written when the reader has turned to something else."""
        super().hideEvent(event)
        self._settle()


class _Words(QPlainTextEdit):
    """Where the note is written; Tab goes on to the buttons.

    Signals:
        finished: Ctrl+Enter was pressed.
    """

    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFrameStyle(0)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.setFont(theme.font("body", serif=True))
        self.document().setDocumentMargin(theme.px(8))
        self._show_focus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus()

    def _show_focus(self) -> None:
        edge = self._theme.colour("focus" if self.hasFocus() else "hairline").name()
        ground, text = self._theme.colour("canvas").name(), self._theme.colour("text").name()
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {ground}; color: {text}; border: 1px solid {edge}; border-radius: 4px; }}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        else:
            super().keyPressEvent(event)
