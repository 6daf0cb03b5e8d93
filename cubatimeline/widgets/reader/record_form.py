"""Correcting the record of a document in the reader: title, people, dates of all kinds, archive reference, summary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.documents import ArchiveReference, Document
from cubatimeline.domain.errors import DateError
from cubatimeline.domain.languages import Language
from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.reader.record_words import date_name, part_names

DATE_KINDS = ("written", "sent", "received", "discussed", "published", "translated", "declassified", "accessed")
_ALWAYS = ("written", "published")
_SHORT_PARTS = ("fond", "opis", "delo", "list", "box", "folder", "reel")
_COLUMN = 640
_SUMMARY = 96
_FILLING = 1000
"""Share of the width that the fields take before they are as wide as they may be."""


class DateLine(QWidget):
    """One date: what is typed, and below it what it is read as."""

    def __init__(self, kind: str, theme: Theme) -> None:
        super().__init__()
        self.kind = kind
        self._theme = theme
        self._before: EdtfDate | None = None
        self._language: Language = "en"
        self.date: EdtfDate | None = None
        self.line, self._echo = QLineEdit(), QLabel()
        self._echo.setTextFormat(Qt.TextFormat.PlainText)
        self._echo.setWordWrap(True)
        self.line.setAccessibleName(date_name(kind))
        self.line.textChanged.connect(self._read)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(1))
        layout.addWidget(self.line)
        layout.addWidget(self._echo)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.line.setFont(theme.font("small"))
        self._echo.setFont(theme.font("tiny"))
        self._read()

    def show_date(self, date: EdtfDate | None, language: Language) -> None:
        """Show a date, or none."""
        self._before, self._language = date, language
        self.line.setText(in_words(date, language, "long") if date is not None else "")
        self._read()

    @property
    def is_good(self) -> bool:
        """Whether what is typed can be read, or nothing is."""
        return self.date is not None or not self.line.text().strip()

    @property
    def echo(self) -> str:
        """What the words are read as, or why they cannot be."""
        return self._echo.text()

    def _read(self) -> None:
        from cubatimeline.domain.date_reading import read  # brings in its grammars, not needed before somebody types

        words, role = self.line.text().strip(), "text_soft"
        self.date, told = None, ""
        if self._before is not None and words == in_words(self._before, self._language, "long"):
            self.date, told = self._before, self._before.edtf
        elif words:
            try:
                self.date = read(words)
            except DateError as error:
                told, role = str(error), "warning"
            else:
                told = f"{self.date.edtf}  ·  {in_words(self.date, self._language, 'medium')}"
        self._echo.setText(told)
        self._echo.setVisible(bool(told))
        palette = self._echo.palette()
        palette.setColor(self._echo.foregroundRole(), self._theme.colour(role))
        self._echo.setPalette(palette)


class RecordForm(QWidget):
    """Edits one record; a date that cannot be read keeps it open.

    Signals:
        saved: the `Document` with its record corrected, and whether the next one is wanted.
        left: the form was given up.
    """

    saved = Signal(object, bool)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document: Document | None = None
        self._language: Language = "en"
        self._labels: list[QLabel] = []
        self._heading = QLabel()
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self.fields = {name: self._line(words) for name, words in self._field_words()}
        self.parts = {name: self._line(words) for name, words in part_names().items()}
        self.summary = self._summary()
        self.dates: dict[str, DateLine] = {}
        self._more = QComboBox()
        self._more.setAccessibleName(self.tr("Add a date"))
        self._more.activated.connect(self._add_date)
        self._grid_holder = QWidget()
        self._grid = QGridLayout(self._grid_holder)
        self._scroll = self._scrolling()
        self._buttons = self._all_buttons()
        self._lay_out()
        self.setAccessibleName(self.tr("The record of the document"))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Base)
        self.set_theme(theme)

    def _field_words(self) -> tuple[tuple[str, str], ...]:
        return (
            ("title", self.tr("Title")), ("kind", self.tr("Kind")), ("creator", self.tr("Creator")),
            ("recipient", self.tr("Recipient")), ("translator", self.tr("Translator")),
            ("contributor", self.tr("Contributor")), ("publisher", self.tr("Publisher")),
            ("language", self.tr("Language")), ("original_language", self.tr("Original language")),
            ("address", self.tr("Web address")), ("rights", self.tr("Rights")),
        )  # fmt: skip

    def _summary(self) -> QPlainTextEdit:
        """Return the field of several lines; Tab leaves it as it leaves the others."""
        summary = QPlainTextEdit()
        summary.setTabChangesFocus(True)
        summary.setAccessibleName(self.tr("Summary"))
        summary.installEventFilter(self)
        return summary

    def _line(self, words: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(words)
        line.installEventFilter(self)
        return line

    def _scrolling(self) -> QScrollArea:
        scroll = QScrollArea()
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._grid_holder, _FILLING, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        scroll.setWidget(holder)
        scroll.setWidgetResizable(True)
        scroll.setFrameStyle(0)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder.setAutoFillBackground(True)
        holder.setBackgroundRole(holder.palette().ColorRole.Base)
        return scroll

    def _all_buttons(self) -> list[QToolButton]:
        return [
            self._button(self.tr("Save"), self.tr("Save the record (Ctrl+Enter)"), self.save),
            self._button(self.tr("Save, next"), self.tr("Save, and on to the next (Ctrl+Shift+Enter)"), self.save_next),
            self._button(self.tr("Cancel"), self.tr("Leave it as it was (Esc)"), self.left.emit),
        ]

    def _button(self, words: str, tip: str, run: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(run)
        return button

    def _lay_out(self) -> None:
        bar = self._bar = QHBoxLayout()
        bar.addWidget(self._heading, 1)
        for button in self._buttons:
            bar.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._scroll, 1)

    def _fill_grid(self) -> None:
        """Put fields and dates into the grid; the parts of the archive reference stand together."""
        while self._grid.count():
            self._grid.takeAt(0)
        for label in self._labels:
            label.deleteLater()
        self._labels = []
        words, parts = dict(self._field_words()), part_names()
        row = 0
        for name in ("title", "kind", "creator", "recipient"):
            row = self._add_row(row, words[name], self.fields[name])
        for kind, date in self.dates.items():
            row = self._add_row(row, date_name(kind), date)
        row = self._add_row(row, "", self._more)
        for name in ("archive", "collection"):
            row = self._add_row(row, parts[name], self.parts[name])
        for names in (_SHORT_PARTS[:4], _SHORT_PARTS[4:]):
            row = self._add_parts(row, names, parts)
        for name in ("translator", "contributor", "publisher", "language", "original_language", "address", "rights"):
            row = self._add_row(row, words[name], self.fields[name])
        self._add_row(row, self.tr("Summary"), self.summary)
        self._grid.setColumnStretch(1, 1)

    def _label(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setFont(self._theme.font("tiny"))
        palette = label.palette()
        palette.setColor(label.foregroundRole(), self._theme.colour("text_soft"))
        label.setPalette(palette)
        self._labels.append(label)
        return label

    def _add_row(self, row: int, words: str, field: QWidget) -> int:
        label = self._label(words)
        label.setBuddy(field.line if isinstance(field, DateLine) else field)
        top = Qt.AlignmentFlag.AlignTop
        label.setContentsMargins(0, self._theme.px(7), 0, 0)
        self._grid.addWidget(label, row, 0, top)
        fits = isinstance(field, QComboBox)
        self._grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignLeft if fits else Qt.AlignmentFlag(0))
        return row + 1

    def _add_parts(self, row: int, names: tuple[str, ...], words: dict[str, str]) -> int:
        line = QWidget()
        layout = QGridLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(self._theme.px(8))
        layout.setVerticalSpacing(self._theme.px(1))
        for place, name in enumerate(names):
            layout.addWidget(self._label(words[name]), 0, place)
            layout.addWidget(self.parts[name], 1, place)
        self._grid.addWidget(line, row, 1)
        return row + 1

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        px = theme.px
        self._heading.setFont(theme.font("small", bold=True))
        self._bar.setContentsMargins(px(24), px(4), px(8), px(4))
        self._bar.setSpacing(px(2))
        for field in (*self.fields.values(), *self.parts.values(), self.summary, self._more, *self._buttons):
            field.setFont(theme.font("small"))
        self.summary.setFixedHeight(px(_SUMMARY))
        for date in self.dates.values():
            date.set_theme(theme)
        self._grid_holder.setMaximumWidth(px(_COLUMN))
        self._grid.setContentsMargins(px(24), px(4), px(16), px(24))
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(6))
        if self._document is not None:
            self._fill_grid()

    def edit(self, document: Document, language: Language, where: str = "") -> None:
        """Edit the record of a document.

        Args:
            where: "3 of 12", where records are gone through one by one; empty hides the way to the next.
        """
        self._document, self._language = document, language
        heading = self.tr("Record") if not where else self.tr("Record %1").replace("%1", where)
        self._heading.setText(heading)
        self._buttons[1].setVisible(bool(where))
        for name, field in self.fields.items():
            value = getattr(document, name)
            field.setText(value if isinstance(value, str) else value.in_(language))
            field.setCursorPosition(0)
        for name, field in self.parts.items():
            field.setText(getattr(document.reference, name))
        self.summary.setPlainText(document.summary)
        self._show_dates(document)
        self._fill_grid()
        self._scroll.verticalScrollBar().setValue(0)
        self.fields["title"].setFocus()
        # Backwards, so that a long title shows its beginning.
        self.fields["title"].setSelection(len(self.fields["title"].text()), -len(self.fields["title"].text()))

    def _show_dates(self, document: Document) -> None:
        for line in self.dates.values():
            line.deleteLater()
        kinds = [*dict.fromkeys([*document.dates, *_ALWAYS])]
        self.dates = {kind: self._date_line(kind, document.dates.get(kind)) for kind in kinds}
        self._offer_kinds()

    def _date_line(self, kind: str, date: EdtfDate | None) -> DateLine:
        line = DateLine(kind, self._theme)
        line.line.installEventFilter(self)
        line.show_date(date, self._language)
        return line

    def _offer_kinds(self) -> None:
        self._more.clear()
        self._more.addItem(self.tr("Add a date …"), "")
        for kind in DATE_KINDS:
            if kind not in self.dates:
                self._more.addItem(date_name(kind), kind)

    def _add_date(self, number: int) -> None:
        kind = self._more.itemData(number)
        if kind:
            self.dates[kind] = self._date_line(kind, None)
            self._offer_kinds()
            self._fill_grid()
            self.dates[kind].line.setFocus()

    def corrected(self) -> Document | None:
        """Return the document with its record as it stands on the form; None while a date cannot be read."""
        before = self._document
        if before is None or not all(line.is_good for line in self.dates.values()):
            return None
        values: dict[str, Any] = {name: field.text().strip() for name, field in self.fields.items()}
        title: str = values.pop("title")
        localised = before.title
        if title and title != before.title.in_(self._language):
            localised = replace(before.title, **{self._language: title})
        reference = ArchiveReference(**{name: field.text().strip() for name, field in self.parts.items()})
        dates = {kind: line.date for kind, line in self.dates.items() if line.date is not None}
        summary = self.summary.toPlainText().strip()
        return replace(before, title=localised, reference=reference, dates=dates, summary=summary, **values)

    def save(self) -> None:
        """Hand the corrected record over."""
        self._save(following=False)

    def save_next(self) -> None:
        """Hand the corrected record over and ask for the next."""
        self._save(following=True)

    def _save(self, *, following: bool) -> None:
        corrected = self.corrected()
        if corrected is None:
            bad = next(line for line in self.dates.values() if not line.is_good)
            bad.line.setFocus()
            self._scroll.ensureWidgetVisible(bad)
        else:
            self.saved.emit(corrected, following)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
                self._save(following=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
