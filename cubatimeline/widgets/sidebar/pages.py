"""The lower part of the sidebar: the card of the chosen entity, what was then, names left open; one at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.shared.icons import icon

CARD, THEN, OPEN = "card", "then", "open"
_NAMES = (CARD, THEN, OPEN)


class Pages(QWidget):
    """Tabs over a stack; pages other than the card are made by whoever hears that they are wanted.

    Signals:
        wanted: name of the page that came to the front.
        fill_changed: whether the page is to have the whole sidebar.
    """

    wanted = Signal(str)
    fill_changed = Signal(bool)

    def __init__(self, theme: Theme, card: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[str, QWidget] = {CARD: card}
        self._dress: list[Callable[[Theme], None]] = []
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setAccessibleName(self.tr("What the lower part shows"))
        for words in (self.tr("Card"), self.tr("Then"), self.tr("Open names")):
            self._tabs.addTab(words)
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._fill = QToolButton()
        self._fill.setCheckable(True)
        self._fill.setToolTip(self.tr("Give the whole sidebar to this page, or the list its room again"))
        self._fill.setAccessibleName(self._fill.toolTip())
        self._fill.toggled.connect(self.fill_changed)
        self._row = QHBoxLayout()
        self._row.addWidget(self._tabs, 1)
        self._row.addWidget(self._fill)
        self._layout.addLayout(self._row)
        self._layout.addWidget(self._stack, 1)
        self._tabs.currentChanged.connect(self._changed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._tabs.setFont(theme.font("tiny"))
        self._fill.setIcon(icon("fill", theme, "text_soft"))
        self._fill.setIconSize(QSize(theme.px(14), theme.px(14)))
        self._row.setContentsMargins(0, 0, theme.px(8), 0)
        for dress in self._dress:
            dress(theme)

    def add(self, name: str, page: QWidget, dress: Callable[[Theme], None]) -> None:
        """Take a page that was made when it was first wanted; `dress` has it wear another theme."""
        self._pages[name] = page
        self._dress.append(dress)
        self._stack.addWidget(page)
        if self.current == name:
            self._stack.setCurrentWidget(page)

    def page(self, name: str) -> QWidget | None:
        """Return a page, None before it was made."""
        return self._pages.get(name)

    @property
    def current(self) -> str:
        """The name of the page in front."""
        return _NAMES[self._tabs.currentIndex()]

    def show_page(self, name: str) -> None:
        """Bring a page to the front."""
        self._tabs.setCurrentIndex(_NAMES.index(name))

    def fill(self, on: bool) -> None:
        """Give the whole sidebar to the page, or the list its room again."""
        self._fill.setChecked(on)

    def count(self, number: int | None) -> None:
        """Tell how many names are open; None where that is not known."""
        words = self.tr("Open names")
        self._tabs.setTabText(_NAMES.index(OPEN), words if number is None else f"{words} ({number})")

    def _changed(self, _place: int) -> None:
        self.wanted.emit(self.current)
        page = self._pages.get(self.current)
        if page is not None:
            self._stack.setCurrentWidget(page)
