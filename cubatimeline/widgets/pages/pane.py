"""The pane of page images: a bar with page and zoom over the pages, or one sentence where there is nothing to show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.pages.page_roll import ZOOM_STEP, PageRoll
from cubatimeline.widgets.shared.elided import ElidedLabel
from cubatimeline.widgets.shared.icons import icon

_ICONS = ("previous", "next", "zoom-out", "zoom-in", "fit", "close")


class PagesPane(QWidget):
    """Shows the pages of a document as its file has them.

    Signals:
        file_request: the user wants to show where the file is.
        close_request: the pane is no longer wanted.
    """

    file_request = Signal()
    close_request = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.roll = PageRoll(theme)
        self.place, self.zoom = ElidedLabel(), QLabel()
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.find_file = QPushButton(self.tr("Show where the file is …"))
        self.find_file.clicked.connect(self.file_request)
        self._buttons = self._made_buttons()
        self.setAccessibleName(self.tr("Page images"))
        self._lay_out()
        self.roll.page_changed.connect(self._tell_page)
        self.roll.zoom_changed.connect(self._tell_zoom)
        self._tell_zoom(self.roll.zoom)
        self.set_theme(theme)

    def _made_buttons(self) -> dict[str, QToolButton]:
        roll = self.roll
        told = (
            (self.tr("Previous page"), lambda: roll.go_to(roll.page - 1)),
            (self.tr("Next page"), lambda: roll.go_to(roll.page + 1)),
            (self.tr("Smaller"), lambda: roll.set_zoom(roll.zoom / ZOOM_STEP)),
            (self.tr("Larger"), lambda: roll.set_zoom(roll.zoom * ZOOM_STEP)),
            (self.tr("As wide as the pane"), lambda: roll.set_zoom(1.0)),
            (self.tr("Close the page images"), self.close_request.emit),
        )
        buttons = {}
        for name, (words, deed) in zip(_ICONS, told, strict=True):
            button = buttons[name] = QToolButton()
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(deed)
        return buttons

    def _lay_out(self) -> None:
        self._bar = QHBoxLayout()
        for name in ("previous", "next"):
            self._bar.addWidget(self._buttons[name])
        self._bar.addWidget(self.place, 1)
        self._bar.addWidget(self.zoom)
        for name in ("zoom-out", "zoom-in", "fit", "close"):
            self._bar.addWidget(self._buttons[name])
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.addStretch()
        column.addWidget(self.sentence)
        column.addWidget(self.find_file, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.roll)
        self._stack.addWidget(empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._bar)
        layout.addWidget(self._stack, 1)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        edge = theme.px(4)
        self._bar.setContentsMargins(edge, edge, edge, edge)
        self._bar.setSpacing(theme.px(2))
        for name, button in self._buttons.items():
            button.setIcon(icon(name, theme))
        for label in (self.place, self.zoom, self.sentence):
            label.setFont(theme.font("small"))
        self.sentence.setContentsMargins(theme.px(24), 0, theme.px(24), theme.px(8))
        self.roll.set_theme(theme)

    def show_pages(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Show pages of these sizes; the pictures are asked for through `roll.wanted`."""
        self._stack.setCurrentIndex(0)
        self.roll.show_pages(sizes)
        self._enable(bool(sizes))

    def wait(self, sentence: str) -> None:
        """Say on what the pages wait."""
        self.show_pages(())
        self.place.setText("")
        self.roll.waiting = sentence

    def tell(self, sentence: str, *, file_wanted: bool = False) -> None:
        """Say in place of pages why there are none, and whether the user could show the file."""
        self.roll.show_pages(())
        self.place.setText("")
        self.sentence.setText(sentence)
        self.find_file.setVisible(file_wanted)
        self._stack.setCurrentIndex(1)
        self._enable(False)

    def _enable(self, enabled: bool) -> None:
        for name in _ICONS[:-1]:
            self._buttons[name].setEnabled(enabled)
        self.zoom.setVisible(enabled)

    def _tell_page(self, page: int) -> None:
        words = self.tr("Page %1 of %2").replace("%1", str(page + 1)).replace("%2", str(self.roll.count))
        self.place.setText(words if page >= 0 else "")

    def _tell_zoom(self, zoom: float) -> None:
        self.zoom.setText(f"{round(zoom * 100)} %")
