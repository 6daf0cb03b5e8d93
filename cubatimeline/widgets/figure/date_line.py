"""A line for a date in words or EDTF, with what it is read as; empty for none."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from cubatimeline.domain.date_reading import read
from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.errors import DateError
from cubatimeline.domain.languages import Language
from cubatimeline.drawing.theme import Theme


class DateLine(QWidget):
    """Takes a date as people write it.

    Signals:
        changed: the date as EDTF, "" for none; not sent while the words cannot be read.
    """

    changed = Signal(str)

    def __init__(self, theme: Theme, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edtf, self._language = "", "en"
        self.line, self.echo = QLineEdit(), QLabel()
        self.line.setPlaceholderText(empty)
        self.line.setClearButtonEnabled(True)
        self.echo.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.line)
        layout.addWidget(self.echo)
        self.echo.hide()
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._read)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self.line.setFont(theme.font("small"))
        self.echo.setFont(theme.font("tiny"))

    def show_date(self, edtf: str, language: Language) -> None:
        """Show a date given as EDTF."""
        self._edtf, self._language = edtf, language
        self.line.setText(in_words(parse(edtf), language, "long") if edtf else "")
        self._say("")

    @property
    def edtf(self) -> str:
        """The date that was read last; empty for none."""
        return self._edtf

    def _read(self, words: str) -> None:
        if not words.strip():
            self._take("", "")
            return
        try:
            date = read(words)
        except DateError as error:
            self._say(error.message)
            return
        if date.earliest is None or date.latest is None:
            self._say(self.tr("This date is open on one side."))
            return
        shown = in_words(date, "en", "long")
        self._take(date.edtf, "" if shown == words.strip() else shown)

    def _take(self, edtf: str, echo: str) -> None:
        self._say(echo)
        if edtf != self._edtf:
            self._edtf = edtf
            self.changed.emit(edtf)

    def _say(self, words: str) -> None:
        self.echo.setText(words)
        self.echo.setVisible(bool(words))
        self.line.setAccessibleDescription(words)
