"""The key sheet: which key does what."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from cubatimeline.drawing.theme import TYPE_SCALE, Theme
from cubatimeline.widgets.shared.overlay import Overlay

Section = tuple[str, Sequence[tuple[str, str]]]
"""A title, and keys with what they do."""


class KeySheet(Overlay):
    """Shows keys in two columns."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over)
        self._sections: tuple[Section, ...] = ()
        self.sheet = QTextBrowser()
        self.sheet.setFrameStyle(0)
        self.sheet.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheet.setAccessibleName(self.tr("Keys"))
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.sheet)
        self.setAccessibleName(self.tr("Keys"))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self._layout.setContentsMargins(*(theme.px(12),) * 4)
        self.sheet.setFont(theme.font("small"))
        self.sheet.document().setDefaultFont(theme.font("small"))
        self._render()

    def open(self, sections: Sequence[Section]) -> None:
        """Show keys."""
        self._sections = tuple(sections)
        self._render()
        self.rise(self.sheet)

    def place(self) -> None:
        px = self._theme.px
        width, height = min(px(860), self._over.width() - px(48)), min(px(560), self._over.height() - px(48))
        self.setGeometry((self._over.width() - width) // 2, (self._over.height() - height) // 2, width, height)

    def _render(self) -> None:
        columns: tuple[list[Section], list[Section]] = [], []
        for section in self._sections:
            # Into the column that is shorter so far.
            min(columns, key=lambda column: sum(len(keys) for _, keys in column)).append(section)
        cells = "".join(
            f'<td width="50%" valign="top">{"".join(self._section(*section) for section in column)}</td>'
            for column in columns
        )
        self.sheet.setHtml(f'<table width="100%"><tr>{cells}</tr></table>')

    def _section(self, title: str, keys: Sequence[tuple[str, str]]) -> str:
        soft, size = self._theme.colour("accent").name(), self._theme.px(TYPE_SCALE["small"])
        gap = self._theme.px(4)
        rows = "".join(
            f'<tr><td style="color:{soft}; padding:{gap}px {4 * gap}px {gap}px 0; white-space:pre">{escape(key)}</td>'
            f'<td style="padding:{gap}px 0">{escape(words)}</td></tr>'
            for key, words in keys
        )
        return f'<p style="font-size:{size}px"><b>{escape(title)}</b></p><table>{rows}</table>'
