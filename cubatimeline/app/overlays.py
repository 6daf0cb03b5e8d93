"""What is laid over the window now and then: made when it is first wanted, as a start is too short for it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cubatimeline.drawing.theme import Theme

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow
    from cubatimeline.widgets.shared.ask_line import AskLine
    from cubatimeline.widgets.shared.key_sheet import KeySheet
    from cubatimeline.widgets.shared.palette import CommandPalette
    from cubatimeline.widgets.shared.picker import Picker
    from cubatimeline.widgets.timeline.legend import Legend


class Overlays:
    """Makes the overlays of one window as children of `page`."""

    def __init__(self, window: MainWindow, page: QWidget) -> None:
        self._window, self._page = window, page

    def set_theme(self, theme: Theme) -> None:
        """Dress those that have been made in another theme."""
        for name in ("palette_box", "key_sheet", "ask_line", "legend", "picker"):
            if name in self.__dict__:
                getattr(self, name).set_theme(theme)

    @cached_property
    def palette_box(self) -> CommandPalette:
        """All commands, to be found by typing."""
        from cubatimeline.widgets.shared.palette import CommandPalette

        return CommandPalette(self._window.theme, self._page)

    @cached_property
    def key_sheet(self) -> KeySheet:
        """All keys on one sheet."""
        from cubatimeline.widgets.shared.key_sheet import KeySheet

        return KeySheet(self._window.theme, self._page)

    @cached_property
    def ask_line(self) -> AskLine:
        """One question with one line for the answer."""
        from cubatimeline.widgets.shared.ask_line import AskLine

        return AskLine(self._window.theme, self._page)

    @cached_property
    def legend(self) -> Legend:
        """What each kind of mark says."""
        from cubatimeline.widgets.timeline.legend import Legend

        legend = Legend(self._window.theme, self._page)
        legend.show_lens(self._window.lens.on)
        return legend

    @cached_property
    def picker(self) -> Picker:
        """A question answered with one thing out of many."""
        from cubatimeline.widgets.shared.picker import Picker

        return Picker(self._window.theme, self._page)
