"""The row between filter and list: the order of the names, and what becomes of the events of others."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QToolButton, QWidget

from cubatimeline.drawing.theme import Theme


class Order(StrEnum):
    """In which order names stand."""

    EVENTS = "events"
    NAME = "name"
    FIRST = "first"


class ToolsRow(QWidget):
    """Holds the two choices.

    Signals:
        order_changed: the `Order` chosen.
        hide_changed: whether events that do not concern the chosen one are hidden (True) or dimmed.
    """

    order_changed = Signal(object)
    hide_changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._orders = QComboBox()
        for order, words in (
            (Order.EVENTS, self.tr("Most events")),
            (Order.NAME, self.tr("By name")),
            (Order.FIRST, self.tr("By first event")),
        ):
            self._orders.addItem(words, order)
        self._orders.setAccessibleName(self.tr("Order of the names"))
        self._dim, self._hide = QToolButton(), QToolButton()
        others = self.tr("Events that do not concern the chosen one are dimmed")
        self._name(self._dim, self.tr("Dim"), others)
        self._name(self._hide, self.tr("Hide"), self.tr("Events that do not concern the chosen one are hidden"))
        self._dim.setChecked(True)
        self._group = QButtonGroup(self)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._orders, 1)
        for button in (self._dim, self._hide):
            self._group.addButton(button)
            self._layout.addWidget(button)
        self._orders.currentIndexChanged.connect(lambda _: self.order_changed.emit(self.order))
        self._hide.toggled.connect(self.hide_changed)
        self.set_theme(theme)

    @staticmethod
    def _name(button: QToolButton, words: str, tip: str) -> None:
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setCheckable(True)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        px = theme.px
        self._layout.setContentsMargins(px(8), 0, px(8), 0)
        self._layout.setSpacing(px(2))
        for part in (self._orders, self._dim, self._hide):
            part.setFont(theme.font("tiny"))

    @property
    def order(self) -> Order:
        """The order chosen."""
        return Order(self._orders.currentData())

    def choose_order(self, order: Order) -> None:
        """Put names into another order."""
        self._orders.setCurrentIndex(self._orders.findData(order))

    @property
    def hides(self) -> bool:
        """Whether events of others are hidden."""
        return self._hide.isChecked()

    def choose_hiding(self, hide: bool) -> None:
        """Hide (True) or dim the events of others."""
        (self._hide if hide else self._dim).setChecked(True)
