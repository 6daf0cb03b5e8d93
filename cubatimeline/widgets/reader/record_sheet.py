"""All that the record of a document says, under its names, in as little height as it needs."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from math import ceil

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontMetrics, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from cubatimeline.domain.documents import Document
from cubatimeline.domain.languages import Language
from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.reader.record_words import Fact, facts_of

_TWO_COLUMNS = 500
"""Pixels from which short facts stand in two columns."""


class RecordSheet(QTextBrowser):
    """Shows a record as a table; what it says can be selected and copied by mouse and keyboard."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[Fact, ...] = ()
        self._columns = 0
        self.setFrameStyle(0)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The record of the document"))
        self.anchorClicked.connect(_open)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.setFont(theme.font("small"))
        self.document().setDefaultFont(theme.font("small"))
        self.document().setDocumentMargin(0)
        self.setViewportMargins(theme.px(22), 0, theme.px(8), theme.px(4))
        line, focus = theme.colour("hairline").name(), theme.colour("focus").name()
        self.setStyleSheet(
            f"QTextBrowser {{ border: none; border-bottom: 1px solid {line}; }}"
            f"QTextBrowser:focus {{ border-bottom: 1px solid {focus}; }}"
        )
        self._columns = 0
        self._write()

    def show_record(self, document: Document, language: Language) -> None:
        """Show what is known; where nothing but the title is, how to add to it."""
        facts = tuple(facts_of(document, language))
        if facts != self._facts:
            self._facts = facts
            self._columns = 0
            self._write()

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Names and words as they are shown, line by line."""
        return [(fact.name, fact.words) for fact in self._facts]

    def fitting_height(self, width: int, room: int) -> int:
        """Return how high it is at a width: all of it, or as many whole lines as there is room for."""
        self._write(width)
        margins = self.viewportMargins()
        copy = QTextDocument()
        copy.setDefaultFont(self.document().defaultFont())
        copy.setDocumentMargin(0)
        copy.setHtml(self._html())
        copy.setTextWidth(
            max(width - margins.left() - margins.right() - self.verticalScrollBar().sizeHint().width(), 1)
        )
        around = margins.top() + margins.bottom() + 2
        if copy.size().height() + around <= room:
            return round(copy.size().height()) + around
        return max((ceil(bottom) for bottom in _line_ends(copy) if bottom + around <= room), default=0) + around

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()

    def _write(self, width: int = 0) -> None:
        """Write the facts in one column or two, where that is another number than before."""
        columns = 2 if (width or self.width()) >= self._theme.px(_TWO_COLUMNS) else 1
        if columns != self._columns:
            self._columns = columns
            self.setHtml(self._html())

    def _html(self) -> str:
        if not self._facts:
            words = self.tr("Nothing is recorded but the title. Edit record (F2) adds to it.")
            return f'<span style="color: {self._theme.colour("text_soft").name()}">{escape(words)}</span>'
        rows = "".join(f"<tr>{''.join(cells)}</tr>" for cells in self._rows())
        return f'<table width="100%" cellspacing="0" cellpadding="{self._theme.px(1)}">{rows}</table>'

    def _rows(self) -> Iterator[list[str]]:
        """Yield the cells of each row: short facts side by side where there is room for two."""
        row: list[str] = []
        for fact in self._facts:
            if fact.long and row:
                yield row
                row = []
            row += [self._name(fact), self._words(fact)]
            if fact.long or len(row) >= 2 * self._columns:
                yield row
                row = []
        if row:
            yield row

    def _name(self, fact: Fact) -> str:
        theme = self._theme
        look = f"color: {theme.colour('text_soft').name()}; font-size: {theme.font('tiny').pixelSize()}px"
        words = escape(fact.name).replace(" ", "&nbsp;")
        widest = max(QFontMetrics(theme.font("tiny")).horizontalAdvance(each.name) for each in self._facts)
        return f'<td width="{widest + theme.px(14)}"><span style="{look}">{words}</span></td>'

    def _words(self, fact: Fact) -> str:
        words = escape(fact.words).replace("\n", "<br>")
        if fact.address.startswith(("http://", "https://")):
            look = f"color: {self._theme.colour('accent').name()}"
            # an address breaks at its strokes, lest it be cut off
            broken = words.replace("/", "/\N{ZERO WIDTH SPACE}")
            words = f'<a style="{look}" href="{escape(fact.address)}">{broken}</a>'
        span = ' colspan="3"' if fact.long and self._columns == 2 else ""
        return f'<td{span} style="padding-right: {self._theme.px(12)}px">{words}</td>'


def _line_ends(document: QTextDocument) -> Iterator[float]:
    """Yield where the lines of a document end, from its top."""
    block = document.begin()
    while block.isValid():
        top, layout = document.documentLayout().blockBoundingRect(block).top(), block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            yield top + line.y() + line.height()
        block = block.next()


def _open(address: QUrl) -> None:
    QDesktopServices.openUrl(address)
