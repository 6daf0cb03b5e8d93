"""What the reader chose of looks and habits, put into effect on the window and kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication

from cubatimeline.app import settings as options
from cubatimeline.app.settings import Option
from cubatimeline.app.themes import theme_named
from cubatimeline.domain.errors import ReaderError
from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.shared.style import wear
from cubatimeline.widgets.timeline.keys import KeyTable

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow


class Wardrobe(QObject):
    """Dresses one window; whoever changes a setting of it goes through `choose`."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._actions: Mapping[str, QAction] = {}
        self._settings = window.settings

    def begin(self, actions: Mapping[str, QAction]) -> None:
        """Put all settings into effect and mark them in the menus, whose `actions` are given by deed."""
        self._actions = actions
        self._window.opener.clock = self._settings[options.CLOCK]
        self._window.timeline.label_size_wanted.connect(self.step_label_size)
        self._apply_habits()
        self._dress()
        self._show_chosen()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    def choose(self, option: Option[Any], value: object) -> None:
        """Change a setting, have it take effect and keep it."""
        changed = self._settings[option] != value
        self._settings[option] = value
        if option in (options.THEME, options.TEXT_SIZE):
            self._dress()
        elif option is options.LABEL_SIZE:
            self._dress_time()
        elif option in (options.LANGUAGE, options.CLOCK):
            self._window.session.language = self._settings[options.LANGUAGE]
            self._window.opener.clock = self._settings[options.CLOCK]
            self._dress_time()
            self._window.opener.reload(self._window.session.language)
        elif option is options.INTERFACE:
            if changed:
                # What is being chosen in a menu comes to its end before the window closes.
                QTimer.singleShot(0, self._window, self._window.open_again)
        else:
            self._apply_habits()
        self._show_chosen()
        self.save()

    def toggle_motion(self) -> None:
        """Change place with or without movement."""
        self.choose(options.REDUCED_MOTION, not self._settings[options.REDUCED_MOTION])

    def toggle_wheel(self) -> None:
        """Let the mouse wheel zoom, or scroll the lanes."""
        self.choose(options.WHEEL, "lanes" if self._settings[options.WHEEL] == "zoom" else "zoom")

    def step_label_size(self, step: int) -> None:
        """Make rows and words of the timeline larger (1) or smaller (-1)."""
        sizes = options.LABEL_SIZE.choices
        at = min(max(sizes.index(self._settings[options.LABEL_SIZE]) + step, 0), len(sizes) - 1)
        if sizes[at] != self._settings[options.LABEL_SIZE]:
            self.choose(options.LABEL_SIZE, sizes[at])

    @property
    def timeline_theme(self) -> Theme:
        """The theme at the size that was chosen for rows and words of the timeline."""
        return self._window.theme.scaled(self._settings[options.LABEL_SIZE] / 100)

    def save(self) -> None:
        """Write the settings; trouble is told in the message bar."""
        try:
            self._settings.save()
        except ReaderError as error:
            self._window.messages.tell_error(error)

    def _apply_habits(self) -> None:
        self._window.timeline.camera.reduced_motion = self._settings[options.REDUCED_MOTION]
        self._window.timeline.pointer.wheel_scrolls = self._settings[options.WHEEL] == "lanes"
        self._window.timeline.keys = KeyTable(self._settings[options.KEYS])
        if self._window.second.upper is not None:
            self._window.second.upper.keys = self._window.timeline.keys

    def _dress(self) -> None:
        """Wear the theme and size of type that were chosen."""
        window = self._window
        theme = window.theme = theme_named(self._settings[options.THEME], self._settings[options.TEXT_SIZE])
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        wear(application, theme)
        self._dress_time()
        panels = (
            window.reader,
            window.search,
            window.top_bar,
            window.filter.chip,
            window.messages,
            window.waiting,
            window.status,
        )
        for part in panels:
            part.set_theme(theme)
        window.overlays.set_theme(theme)
        for link in (window.review, window.notes, window.library, window.beside, window.figures):
            link.set_theme()
        if window.chart is not None:
            window.chart.set_theme(theme)
        window.sidebar.setMinimumWidth(theme.px(232))
        window.stack.setMinimumHeight(theme.px(200))
        window.pages.setMinimumHeight(theme.px(140))

    def _dress_time(self) -> None:
        """Wear the theme where names and dates are drawn in the language that was chosen."""
        for line in (self._window.timeline, self._window.second):
            line.set_theme(self.timeline_theme, self._window.session.language)
        for panel in (self._window.overview, self._window.sidebar):
            panel.set_theme(self._window.theme, self._window.session.language)
        if self._window.timeline.picture is not None:
            self._window.overview.align(self._window.timeline.gutter)

    def _show_chosen(self) -> None:
        """Mark in the menus what holds."""
        settings = self._settings
        chosen = (
            f"view.theme.{settings[options.THEME]}",
            f"view.language.{settings[options.LANGUAGE]}",
            f"view.interface.{settings[options.INTERFACE]}",
            f"view.size.{settings[options.TEXT_SIZE]}",
            f"view.clock.{settings[options.CLOCK]}",
        )
        for deed in chosen:
            self._actions[deed].setChecked(True)
        self._actions["view.motion"].setChecked(settings[options.REDUCED_MOTION])
        self._actions["view.wheel"].setChecked(settings[options.WHEEL] == "lanes")

    def _scheme_changed(self) -> None:
        if self._settings[options.THEME] == "system":
            self._dress()
