"""The review pane: drafts, names and the last import behind three tabs, beside the reader."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.review.drafts import DraftsPage
from cubatimeline.widgets.review.names import NamesPage
from cubatimeline.widgets.review.report import ReportPage
from cubatimeline.widgets.shared.icons import icon

DRAFTS, NAMES, REPORT = 0, 1, 2


class ReviewPane(QWidget):
    """Holds the pages; each tells its count in its tab.

    Attributes:
        drafts, names, report: the pages.

    Signals:
        close_request: the pane is to be hidden.
    """

    close_request = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.drafts, self.names, self.report = DraftsPage(theme), NamesPage(theme), ReportPage(theme)
        self._tabs = QTabBar()
        for words in (self.tr("Drafts"), self.tr("Names"), self.tr("Last import")):
            self._tabs.addTab(words)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleName(self.tr("What to review"))
        self._close = QToolButton()
        self._close.setToolTip(self.tr("Close the review (Ctrl+R)"))
        self._close.setAccessibleName(self.tr("Close the review"))
        self._close.clicked.connect(self.close_request)
        self._stack = QStackedWidget()
        for page in (self.drafts, self.names, self.report):
            self._stack.addWidget(page)
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self._tabs, 1)
        bar.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self._stack, 1)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Base)
        self._tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self._tabs.tabBarClicked.connect(self._clicked)
        self.drafts.count_changed.connect(lambda count: self._count(DRAFTS, self.tr("Drafts"), count))
        self.names.count_changed.connect(lambda count: self._count(NAMES, self.tr("Names"), count))
        self.drafts.count_changed.connect(lambda count: self.report.show_waiting("drafts", count))
        self.names.count_changed.connect(lambda count: self.report.show_waiting("names", count))
        self.setAccessibleName(self.tr("Review"))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        for page in (self.drafts, self.names, self.report):
            page.set_theme(theme)
        self._tabs.setFont(theme.font("small"))
        self._close.setIcon(icon("close", theme, "text_soft"))
        self._close.setIconSize(
            self._close.iconSize().scaled(theme.px(14), theme.px(14), Qt.AspectRatioMode.KeepAspectRatio)
        )
        self._widen()

    def _widen(self) -> None:
        """Be wide enough for the words of the buttons, whatever the window holds besides."""
        self.setMinimumWidth(max(self._theme.px(260), self.drafts.least_width, self.names.least_width))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._widen()

    def _count(self, tab: int, words: str, count: int) -> None:
        self._tabs.setTabText(tab, f"{words} {count:,}" if count else words)

    def show_page(self, tab: int, *, focus: bool = True) -> None:
        """Show one of the pages, as a rule with the focus in it."""
        self._tabs.setCurrentIndex(tab)
        if focus:
            self._take_focus()

    def _clicked(self, tab: int) -> None:
        if tab >= 0:
            self.show_page(tab)

    def _take_focus(self) -> None:
        if self.page == DRAFTS:
            self.drafts.take_focus()
        else:
            self.lists[self.page].setFocus()

    @property
    def shows_drafts(self) -> bool:
        """Whether the reader sees the queue of drafts."""
        return self.isVisible() and self.page == DRAFTS

    @property
    def lists(self) -> tuple[QWidget, ...]:
        """What takes the focus on each page."""
        return self.drafts.list, self.names.list, self.report.card

    @property
    def page(self) -> int:
        """Which page is shown."""
        return self._tabs.currentIndex()

    def tab_words(self, tab: int) -> str:
        """Return what stands on a tab."""
        return self._tabs.tabText(tab)
