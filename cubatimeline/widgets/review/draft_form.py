"""Editing a draft: title, date with what it is read as, category, importance and names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.dates import EdtfDate
from cubatimeline.domain.errors import DateError
from cubatimeline.domain.events import Category, Event
from cubatimeline.domain.languages import Language, Localised
from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.review.names_field import NamesField

_IMPORTANCE = range(1, 6)


class DraftForm(QWidget):
    """Edits the fields of one event.

    Signals:
        saved: the `Event` as it was changed, and whether it is to be accepted as well.
        left: the form was given up.
    """

    saved = Signal(object, bool)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._event: Event | None = None
        self._language: Language = "en"
        self._date: EdtfDate | None = None
        self.title, self.date = QLineEdit(), QLineEdit()
        self.category, self.importance = QComboBox(), QComboBox()
        self.names = NamesField(theme)
        self._echo = QLabel()
        self._echo.setWordWrap(True)
        self._echo.setTextFormat(Qt.TextFormat.PlainText)
        policy = self._echo.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self._echo.setSizePolicy(policy)
        self.importance.addItems([self._importance_words(number) for number in _IMPORTANCE])
        self._labels: list[QLabel] = []
        self._layout = self._laid_out()
        self.date.textChanged.connect(self._read_date)
        for line in (self.title, self.date):
            line.returnPressed.connect(self.save)
        for part in (self.title, self.date, self.category, self.importance, self.names.line):
            part.installEventFilter(self)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Base)
        self.setAccessibleName(self.tr("Edit the draft"))
        self.set_theme(theme)

    def _importance_words(self, number: int) -> str:
        words = (
            self.tr("1  a detail"), self.tr("2  minor"), self.tr("3  worth telling"), self.tr("4  major"),
            self.tr("5  the story needs it"),
        )  # fmt: skip
        return words[number - 1]

    def _laid_out(self) -> QVBoxLayout:
        form = self._form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        for words, field in (
            (self.tr("Title"), self.title),
            (self.tr("Date"), self.date),
            ("", self._echo),
            (self.tr("Lane"), self.category),
            (self.tr("Weight"), self.importance),
            (self.tr("Names"), self.names),
        ):
            label = QLabel(words)
            if words:
                label.setBuddy(field.line if isinstance(field, NamesField) else field)
                field.setAccessibleName(words)
            self._labels.append(label)
            form.addRow(label, field)
        buttons = QHBoxLayout()
        self._buttons = [
            self._button(self.tr("Save"), self.tr("Save (Enter)"), self.save),
            self._button(self.tr("Save and accept"), self.tr("Save and accept (Ctrl+Enter)"), self.save_and_accept),
            self._button(self.tr("Cancel"), self.tr("Leave it as it was (Esc)"), self.left.emit),
        ]
        for button in self._buttons:
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addLayout(buttons)
        column.addStretch(1)
        return column

    def _button(self, words: str, tip: str, run: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(run)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        px = theme.px
        self._layout.setContentsMargins(px(12), px(8), px(12), px(8))
        self._layout.setSpacing(px(8))
        self._form.setHorizontalSpacing(px(8))
        self._form.setVerticalSpacing(px(6))
        for label in self._labels:
            label.setFont(theme.font("tiny"))
        self._echo.setFont(theme.font("tiny"))
        for field in (self.title, self.date, self.category, self.importance, *self._buttons):
            field.setFont(theme.font("small"))
        self.names.set_theme(theme)
        self._read_date()

    def show_lists(self, categories: Sequence[Category], names: Mapping[str, str], language: Language) -> None:
        """Tell which lanes and entities (name by id) there are to choose from."""
        self._language = language
        self.category.clear()
        for category in categories:
            self.category.addItem(category.name.in_(language), category.id)
        self.names.show_known(names)

    def offer_accepting(self, offered: bool) -> None:
        """Offer to accept the event as well, as long as it is a draft."""
        self._buttons[1].setVisible(offered)

    def edit(self, event: Event) -> None:
        """Edit an event from its title on."""
        self._event = event
        self.title.setText(event.title.in_(self._language))
        self.title.setCursorPosition(0)
        self.date.setText(in_words(event.date, self._language, "long"))
        self._date = event.date
        self._show_date()
        self.category.setCurrentIndex(max(self.category.findData(event.category), 0))
        self.importance.setCurrentIndex(event.importance - 1)
        self.names.show_names(event.entities)
        self.title.setFocus()
        # Backwards, so that a long title shows its beginning.
        self.title.setSelection(len(self.title.text()), -len(self.title.text()))

    @property
    def trouble(self) -> str:
        """What is wrong with the date; empty where it can be read."""
        return self._echo.text() if self._date is None else ""

    @property
    def echo(self) -> str:
        """What stands below the date: what it is read as, or why it cannot be."""
        return self._echo.text()

    def save(self) -> None:
        """Hand the changed draft over; a date that cannot be read is gone back to."""
        self._save(accept=False)

    def save_and_accept(self) -> None:
        """Hand the changed draft over, to be accepted at once."""
        self._save(accept=True)

    def _save(self, *, accept: bool) -> None:
        title = self.title.text().strip()
        if self._event is None or self._date is None or not title:
            (self.date if title else self.title).setFocus()
            return
        category = self.category.currentData() or self._event.category
        importance = self.importance.currentIndex() + 1
        changed = replace(
            self._event,
            title=_retitled(self._event.title, title, self._language),
            date=self._date,
            category=category,
            importance=importance,
            entities=self.names.ids,
        )
        self.saved.emit(changed, accept)

    def _read_date(self) -> None:
        from cubatimeline.domain.date_reading import read  # brings in its grammars, not needed before somebody types

        words = self.date.text().strip()
        if self._event is not None and words == in_words(self._event.date, self._language, "long"):
            self._date = self._event.date
        elif words:
            try:
                self._date = read(words)
            except DateError as error:
                self._date = None
                self._echo.setText(str(error))
                self._colour_echo("warning")
                return
        else:
            self._date = None
        self._show_date()

    def _show_date(self) -> None:
        if self._date is None:
            self._echo.setText(self.tr("A date is needed: 27 October 1962, mid-1971, весна 1961"))
        else:
            words = in_words(self._date, self._language, "medium")
            self._echo.setText(words if words == self._date.edtf else f"{self._date.edtf}  ·  {words}")
        self._colour_echo("text_soft")

    def _colour_echo(self, role: str) -> None:
        palette = self._echo.palette()
        palette.setColor(self._echo.foregroundRole(), self._theme.colour(role))
        self._echo.setPalette(palette)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
                self.save_and_accept()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)


def _retitled(title: Localised, words: str, language: Language) -> Localised:
    """Return a title with other words in one language; those in others stay where they were made of other words."""
    if words == title.in_(language):
        return title
    if language == "en" or not getattr(title, language):
        return Localised(words)
    return replace(title, **{language: words})
