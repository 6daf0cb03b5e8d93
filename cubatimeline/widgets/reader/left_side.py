"""What stands at the left of a text: the contents of the collection, the selected event, the outline of the text."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from cubatimeline.drawing.theme import Theme

CONTENTS, EVENT, OUTLINE = 0, 1, 2


class LeftSide(QWidget):
    """Tabs over three panes; the outline has one only while the text has headings or notes."""

    def __init__(self, contents: QWidget, event: QWidget, outline: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = QTabBar()
        for words in (self.tr("Contents"), self.tr("Event"), self.tr("Outline")):
            self.tabs.addTab(words)
        self.tabs.setTabEnabled(EVENT, False)
        self.tabs.setTabVisible(OUTLINE, False)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Contents, event or outline"))
        self._stack = QStackedWidget()
        for pane in (contents, event, outline):
            self._stack.addWidget(pane)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.palette().ColorRole.Base)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self.tabs.setFont(theme.font("small"))

    @property
    def shown(self) -> int:
        """Which of the three is shown."""
        return self.tabs.currentIndex()

    def show_pane(self, which: int) -> None:
        """Show one of the three."""
        self.tabs.setCurrentIndex(which)

    def offer_event(self, wanted: bool) -> None:
        """Let the event be chosen, or not."""
        self.tabs.setTabEnabled(EVENT, wanted)

    def offer_outline(self, wanted: bool) -> None:
        """Let the outline be chosen, or not; where it is shown and goes, the contents come back."""
        if not wanted and self.shown == OUTLINE:
            self.show_pane(CONTENTS)
        self.tabs.setTabVisible(OUTLINE, wanted)
