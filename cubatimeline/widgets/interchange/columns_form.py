"""Which column of a table holds what: a line for each field, filled in as the headings propose."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.interchange.columns import Field

_ACROSS = 4
_FIELDS = (
    Field.DATE, Field.END, Field.TITLE, Field.SUMMARY, Field.CATEGORY, Field.PEOPLE, Field.ORGANISATIONS, Field.PLACES,
)  # fmt: skip


class ColumnsForm(QWidget):
    """Names the columns of a table; fields that have no line here stay as proposed.

    Signals:
        changed: another column was chosen for a field.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposed: dict[Field, int] = {}
        self.boxes: dict[Field, QComboBox] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(theme.px(10))
        layout.setVerticalSpacing(theme.px(2))
        words = self._words()
        for number, field in enumerate(_FIELDS):
            box, label = QComboBox(), QLabel(words[field])
            box.setAccessibleName(self.tr("Column with: %1").replace("%1", words[field]))
            box.setFont(theme.font("small"))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
            box.currentIndexChanged.connect(self.changed)
            label.setFont(theme.font("tiny"))
            label.setBuddy(box)
            row, column = divmod(number, _ACROSS)
            layout.addWidget(label, 2 * row, column)
            layout.addWidget(box, 2 * row + 1, column)
            layout.setColumnStretch(column, 1)
            self.boxes[field] = box

    def _words(self) -> dict[Field, str]:
        return {
            Field.DATE: self.tr("Date"), Field.END: self.tr("End"), Field.TITLE: self.tr("Title"),
            Field.SUMMARY: self.tr("Summary"), Field.CATEGORY: self.tr("Category"), Field.PEOPLE: self.tr("People"),
            Field.ORGANISATIONS: self.tr("Organisations"), Field.PLACES: self.tr("Places"),
        }  # fmt: skip

    def show_columns(self, headings: tuple[str, ...], proposed: Mapping[Field, int]) -> None:
        """Offer the columns of a table, those proposed chosen."""
        self._proposed = dict(proposed)
        for field, box in self.boxes.items():
            chosen = proposed.get(Field.EDTF, proposed.get(field)) if field is Field.DATE else proposed.get(field)
            box.blockSignals(True)
            box.clear()
            box.addItem(self.tr("none"))
            box.addItems(
                [heading or self.tr("Column %1").replace("%1", str(n)) for n, heading in enumerate(headings, 1)]
            )
            box.setCurrentIndex(0 if chosen is None else chosen + 1)
            box.blockSignals(False)

    @property
    def columns(self) -> dict[Field, int]:
        """The column of each field that has one."""
        chosen = {field: box.currentIndex() - 1 for field, box in self.boxes.items() if box.currentIndex() > 0}
        others = {field: place for field, place in self._proposed.items() if field not in self.boxes}
        notation = others.pop(Field.EDTF, None)
        if notation is not None and chosen.get(Field.DATE) == notation:
            # its EDTF goes before words, which stay for rows without it
            words = self._proposed.get(Field.DATE)
            chosen = {field: place for field, place in chosen.items() if field is not Field.DATE}
            others |= {Field.EDTF: notation} | ({} if words is None else {Field.DATE: words})
        return chosen | others
