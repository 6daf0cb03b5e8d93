"""What stands beside the text: the images of its pages, or a second document; made when first wanted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from cubatimeline.app.actions import Deed

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.app.pages_link import PagesLink
    from cubatimeline.app.second_text_link import SecondTextLink

_LEAST = 280
"""Pixels that what stands beside the text has at least."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("Deeds", words)


class BesideLink(QObject):
    """Ties the place beside the text of one window to what may stand there, one thing at a time."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._stack: QStackedWidget | None = None
        self._page_images: PagesLink | None = None
        self._second: SecondTextLink | None = None

    @property
    def page_images(self) -> PagesLink:
        """The link of the page images."""
        if self._page_images is None:
            from cubatimeline.app.pages_link import PagesLink

            self._page_images = PagesLink(self._window)
        return self._page_images

    @property
    def second(self) -> SecondTextLink:
        """The link of the second document."""
        if self._second is None:
            from cubatimeline.app.second_text_link import SecondTextLink

            self._second = SecondTextLink(self._window)
        return self._second

    @property
    def places(self) -> tuple[QWidget, ...]:
        """Where the focus may go beside the text: the page images, or the second document."""
        pages, second = self._page_images, self._second
        roll = () if pages is None else (pages.pane.roll,)
        return roll if second is None else (*roll, second.pane.text)

    def shows(self, widget: QWidget) -> bool:
        """Return whether a widget stands beside the text now."""
        return self._stack is not None and not self._stack.isHidden() and self._stack.currentWidget() is widget

    def show(self, widget: QWidget) -> None:
        """Put a widget beside the text, in place of what stood there."""
        appears = self._stack is None or self._stack.isHidden()
        if self._stack is None:
            self._stack = QStackedWidget()
            self._stack.setMinimumWidth(self._window.theme.px(_LEAST))
            self._window.reading.addWidget(self._stack)
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        self._window.documents.uncover()
        if appears:
            self._stack.show()
            whole = self._window.reading.width()
            self._window.reading.setSizes([whole - whole // 2, whole // 2])
        self._stack.setCurrentWidget(widget)
        self._window.reader.make_room(True)
        self._mark()

    def hide(self) -> None:
        """Give the text its whole room back."""
        if self._stack is not None and not self._stack.isHidden():
            self._stack.hide()
            self._window.reader.make_room(False)
            self._window.reader.text.setFocus()
        self._mark()

    def toggle_pages(self) -> None:
        """Show the images of the pages beside the text, or hide them."""
        self.page_images.toggle()

    def toggle_second(self) -> None:
        """Show a second document beside the first one, or hide it."""
        self.second.toggle()

    def set_theme(self) -> None:
        """Wear the theme of the window."""
        theme = self._window.theme
        if self._stack is not None:
            self._stack.setMinimumWidth(theme.px(_LEAST))
        if self._page_images is not None:
            self._page_images.pane.set_theme(theme)
        if self._second is not None:
            self._second.pane.set_theme(theme)

    def _mark(self) -> None:
        actions = self._window.actions_by_deed
        pages, second = self._page_images, self._second
        actions["view.page_images"].setChecked(pages is not None and self.shows(pages.pane))
        actions["view.second_text"].setChecked(second is not None and self.shows(second.pane))

    def close(self) -> None:
        """Give up what works in the background."""
        if self._page_images is not None:
            self._page_images.close()


def beside_deeds(window: MainWindow, menu: str) -> Iterator[Deed]:
    """Yield what can stand beside the text."""
    beside, group = window.beside, "beside"
    pages, second = _tr("Page images beside the text"), _tr("Second document beside the first …")
    yield Deed("view.page_images", menu, pages, beside.toggle_pages, ("Ctrl+Shift+I",), checked=False, group=group)
    yield Deed("view.second_text", menu, second, beside.toggle_second, ("Ctrl+Shift+D",), checked=False, group=group)
