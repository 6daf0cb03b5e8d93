"""The words that go with a figure: caption and alternative texts, each proposed until something else is written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from cubatimeline.drawing.theme import Theme

FIELDS = ("caption", "alt", "long_alt")
_SHARES = {"caption": 2, "alt": 2, "long_alt": 5}


class WordsForm(QWidget):
    """Edits the words of a figure.

    Signals:
        changed: the field and its words; "" where those proposed are to hold.
    """

    changed = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposed = dict.fromkeys(FIELDS, "")
        self._own = dict.fromkeys(FIELDS, "")
        self._labels: dict[str, QLabel] = {}
        self.edits: dict[str, QPlainTextEdit] = {}
        self.renew: dict[str, QToolButton] = {}
        layout = self._layout = QVBoxLayout(self)
        for field, words in zip(FIELDS, self._titles(), strict=True):
            label, edit, button = QLabel(words), QPlainTextEdit(), QToolButton()
            label.setBuddy(edit)
            edit.setAccessibleName(words)
            edit.setTabChangesFocus(True)
            edit.textChanged.connect(lambda field=field: self._edited(field))
            button.setText(self.tr("Take the words proposed"))
            button.setAccessibleName(self.tr("Take the words proposed for: %1").replace("%1", words))
            button.clicked.connect(lambda _=False, field=field: self._take_proposed(field))
            self._labels[field], self.edits[field], self.renew[field] = label, edit, button
            layout.addWidget(label)
            layout.addWidget(edit, _SHARES[field])
            layout.addWidget(button)
        self.setAccessibleName(self.tr("Words of the figure"))
        self.set_theme(theme)

    def _titles(self) -> tuple[str, str, str]:
        return (
            self.tr("Caption, set below the figure"),
            self.tr("Alternative text, 10 to 100 words"),
            self.tr("Long description, for complex figures"),
        )

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        px = theme.px
        self._layout.setContentsMargins(px(16), px(12), px(16), px(12))
        self._layout.setSpacing(px(4))
        for field in FIELDS:
            self._labels[field].setFont(theme.font("small", bold=True))
            self.edits[field].setFont(theme.font("small"))
            self.renew[field].setFont(theme.font("small"))

    def show_words(self, own: dict[str, str], proposed: dict[str, str]) -> None:
        """Show the words of a figure, and those proposed where it has none of its own."""
        self._own, self._proposed = dict(own), dict(proposed)
        for field in FIELDS:
            words, edit = own[field] or proposed[field], self.edits[field]
            if edit.toPlainText() != words and not edit.hasFocus():
                edit.blockSignals(True)
                edit.setPlainText(words)
                edit.blockSignals(False)
            self.renew[field].setVisible(bool(own[field]))

    def _edited(self, field: str) -> None:
        words = self.edits[field].toPlainText()
        own = "" if words.strip() in ("", self._proposed[field].strip()) else words
        if own != self._own[field]:
            self._own[field] = own
            self.renew[field].setVisible(bool(own))
            self.changed.emit(field, own)

    def _take_proposed(self, field: str) -> None:
        self.edits[field].setPlainText(self._proposed[field])
        self._edited(field)
