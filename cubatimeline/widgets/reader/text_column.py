"""The text of a document in a comfortable column, dates and names marked, each mark a link."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from cubatimeline.domain.documents import Mark, MarkKind
from cubatimeline.drawing.text import Lettering
from cubatimeline.drawing.theme import Theme

CHARACTERS = 68
"""Letters a line at the most; 60 to 75 read best."""
_ROLES = {MarkKind.EVENT: "mark_event", MarkKind.ENTITY: "mark_entity", MarkKind.DATE: "mark_date"}
_INNERMOST = {MarkKind.EVENT: 0, MarkKind.ENTITY: 1, MarkKind.DATE: 2}


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over the text and scrolls with it: a title and, in small letters, the record."""

    title: str
    facts: str = ""


@dataclass(frozen=True, slots=True)
class Taught:
    """A stretch of the text whose meaning the reader wants to correct.

    Attributes:
        words: as the document writes them.
        mark: what they are marked as; None where they are only selected.
        at: where on the screen to ask.
    """

    words: str
    start: int
    end: int
    mark: Mark | None
    at: QPoint


_UNBROKEN = "\N{NO-BREAK SPACE}"


def unbroken_dates(text: str, marks: Sequence[Mark]) -> str:
    """Return the text, as long as before, with spaces in dates that no line breaks at."""
    for mark in marks:
        if mark.kind is MarkKind.DATE and 0 <= mark.start < mark.end <= len(text):
            date = text[mark.start : mark.end].replace(" ", _UNBROKEN)
            text = text[: mark.start] + date + text[mark.end :]
    return text


class TextColumn(QTextBrowser):
    """Shows text whose offsets are those of the document; Tab goes from mark to mark, Enter follows one.

    Signals:
        mark_followed: the `Mark` that was clicked or entered.
        teach_request: the `Taught` words whose meaning is to be corrected: T or a menu on a mark or selection.
    """

    mark_followed = Signal(object)
    teach_request = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[Mark, ...] = ()
        self._text = ""
        self._heading = Heading("")
        self._base = 0
        self._wide: list[int] = []
        self._current: tuple[int, int] | None = None
        self._entity = ""
        self.setOpenLinks(False)
        self.setFrameStyle(0)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Text of the document"))
        self.anchorClicked.connect(self._follow)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme; what was read stays in view."""
        top, current = self.offset_at_top(), self._current
        self._theme = theme
        self.show_text(self._text, self._marks, self._heading)
        if top:
            self.verticalScrollBar().setValue(
                self.verticalScrollBar().value() + self.cursorRect(self._cursor(top, top)).top()
            )
        self._current = current
        self._light_up()

    def show_text(self, text: str, marks: Sequence[Mark], heading: Heading) -> None:
        """Show paragraphs divided by empty lines, with the stretches of `marks` (offsets into `text`) as links."""
        self._text, self._marks, self._heading = text, tuple(marks), heading
        self._current = None
        font = self._theme.font("body", serif=True)
        self.setFont(font)
        self._lettering = Lettering(font)
        document = self.document()
        document.clear()
        document.setDefaultFont(font)
        document.setDocumentMargin(0)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        self._insert_heading(cursor, heading)
        self._base = cursor.position()
        self._wide = [at for at, letter in enumerate(text) if letter > "\uffff"] if not text.isascii() else []
        cursor.setBlockFormat(self._block_format())
        cursor.insertText(unbroken_dates(text, self._marks), self._plain_format())
        self._narrow_gaps()
        self._insert_marks(cursor)
        cursor.endEditBlock()
        self._set_column()
        self._light_up()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def _insert_heading(self, cursor: QTextCursor, heading: Heading) -> None:
        px = self._theme.px
        for words, font, role, below in (
            (heading.title, self._theme.font("title", serif=True, bold=True), "text", 4 if heading.facts else 12),
            (heading.facts, self._theme.font("tiny"), "text_soft", 12),
        ):
            if words:
                look, block = QTextCharFormat(), QTextBlockFormat()
                look.setFont(font)
                look.setForeground(self._theme.colour(role))
                block.setBottomMargin(px(below))
                cursor.setBlockFormat(block)
                cursor.insertText(words, look)
                cursor.insertBlock()

    def _block_format(self) -> QTextBlockFormat:
        block = QTextBlockFormat()
        block.setLineHeight(134.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return block

    def _narrow_gaps(self) -> None:
        """Let the empty line between two paragraphs be half a line high."""
        gap = QTextBlockFormat()
        gap.setLineHeight(55.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block = self.document().findBlock(self._base)
        while block.isValid():
            if not block.text():
                QTextCursor(block).setBlockFormat(gap)
            block = block.next()

    def _plain_format(self) -> QTextCharFormat:
        plain = QTextCharFormat()
        plain.setForeground(self._theme.colour("text"))
        return plain

    def _insert_marks(self, cursor: QTextCursor) -> None:
        """Lay marks over the text; where they overlap, the narrower kind (a date in a clause) is the link."""
        for number, mark in sorted(enumerate(self._marks), key=lambda pair: _INNERMOST[pair[1].kind]):
            if not 0 <= mark.start < mark.end <= len(self._text):
                continue
            style = QTextCharFormat()
            style.setAnchor(True)
            style.setAnchorHref(str(number))
            if mark.kind is MarkKind.EVENT:
                style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
                style.setUnderlineColor(self._theme.colour("mark_event", 110))
            else:
                style.setForeground(self._theme.colour(_ROLES[mark.kind]))
            cursor.setPosition(self.document_position(mark.start))
            cursor.setPosition(self.document_position(mark.end), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(style)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the text anew; a passage that was in view stays there."""
        kept = self._current if self._shows_passage(event.oldSize().height()) else None
        super().resizeEvent(event)
        self._set_column()
        if kept is not None:
            self._scroll_to(kept[0])

    def _shows_passage(self, height: int) -> bool:
        """Return whether the passage that is lit begins within a height of the view."""
        if self._current is None:
            return False
        return 0 <= self.cursorRect(self._cursor(self._current[0], self._current[0])).top() <= height

    def _set_column(self) -> None:
        """Keep the column at most `CHARACTERS` wide and let the margins take the rest."""
        wanted = self._lettering.width("n" * 10) / 10 * CHARACTERS * 0.92
        least = self._theme.px(24)
        spare = max((self.width() - wanted) / 2, least)
        margin = round(min(spare, self._theme.px(96)))
        right = max(round(self.width() - margin - wanted), least)
        frame = self.document().rootFrame().frameFormat()
        frame.setLeftMargin(margin)
        frame.setRightMargin(right)
        frame.setTopMargin(self._theme.px(12))
        frame.setBottomMargin(self._theme.px(48))
        self.document().rootFrame().setFrameFormat(frame)

    def show_passage(self, start: int, end: int) -> None:
        """Bring a passage into view and light it up."""
        if not 0 <= start < end <= len(self._text):
            return
        self._current = (start, end)
        self._light_up()
        self._scroll_to(start)

    def show_sentence(self, offset: int) -> None:
        """Bring the sentence around an offset into view and light it up."""
        start = max(self._text.rfind(". ", 0, offset) + 2, self._text.rfind("\n", 0, offset) + 1)
        ends = [end for end in (self._text.find(". ", offset), self._text.find("\n", offset)) if end >= 0]
        self.show_passage(start if start > 1 else 0, min(ends) + 1 if ends else len(self._text))

    def clear_passage(self) -> None:
        """Light no passage up."""
        self._current = None
        self._light_up()

    def light_entity(self, entity_id: str) -> None:
        """Light up every place that names an entity; "" for none."""
        self._entity = entity_id
        self._light_up()

    def _light_up(self) -> None:
        named = [m for m in self._marks if m.kind is MarkKind.ENTITY and m.target == self._entity]
        lights = [self._light(mark.start, mark.end, "selection") for mark in named]
        if self._current is not None:
            lights.insert(0, self._light(*self._current, "flash"))
        self.setExtraSelections(lights)

    def _light(self, start: int, end: int, role: str) -> QTextEdit.ExtraSelection:
        light = QTextEdit.ExtraSelection()
        light.cursor = self._cursor(start, end)
        light.format.setBackground(self._theme.colour(role))
        return light

    def _scroll_to(self, start: int) -> None:
        rectangle = self.cursorRect(self._cursor(start, start))
        if not (self._theme.px(8) <= rectangle.top() <= self.viewport().height() * 0.75):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rectangle.top() - self.viewport().height() // 4)
            first_line = self.cursorRect(self.cursorForPosition(QPoint(self.viewport().width() // 2, 2)))
            bar.setValue(bar.value() + first_line.top() - self._theme.px(2))

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.document_position(start))
        cursor.setPosition(self.document_position(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    @property
    def lit(self) -> list[str]:
        """The words that are lit up: the passage first, then the mentions."""
        return [light.cursor.selectedText().replace(_UNBROKEN, " ") for light in self.extraSelections()]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of the text, in the order of their links."""
        return self._marks

    def document_position(self, offset: int) -> int:
        """Return where an offset into the text stands in the Qt document, behind the heading.

        Qt counts UTF-16 units, of which letters beyond the basic plane take two.
        """
        return self._base + offset + bisect_left(self._wide, offset)

    def offset_at_top(self) -> int:
        """Return the offset of the first letter in view."""
        return max(self.offset_of(self.cursorForPosition(self.viewport().rect().topLeft()).position()), 0)

    def offset_of(self, position: int) -> int:
        """Return the offset into the text of a place in the Qt document; negative in the heading over it."""
        units = position - self._base
        doubled = [at + number for number, at in enumerate(self._wide)]
        return units - bisect_left(doubled, units)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask what the words under the pointer mean; where they are no mark and nothing is selected, Qt's own menu."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        cursor = self.textCursor() if by_key else self.cursorForPosition(event.pos())
        href = self.textCursor().charFormat().anchorHref() if by_key else self.anchorAt(event.pos())
        taught = self._taught(href, cursor, event.globalPos())
        if taught is None:
            super().contextMenuEvent(event)
        else:
            self.teach_request.emit(taught)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_T and not event.modifiers():
            cursor = self.textCursor()
            at = self.viewport().mapToGlobal(self.cursorRect(cursor).bottomLeft())
            taught = self._taught(cursor.charFormat().anchorHref(), cursor, at)
            if taught is not None:
                self.teach_request.emit(taught)
                return
        super().keyPressEvent(event)

    def _taught(self, href: str, cursor: QTextCursor, at: QPoint) -> Taught | None:
        """Return the date or name of a link, or the words that are selected."""
        if href.isdigit() and int(href) < len(self._marks):
            mark = self._marks[int(href)]
            if mark.kind is not MarkKind.EVENT:
                return Taught(self._text[mark.start : mark.end], mark.start, mark.end, mark, at)
        chosen = self.textCursor()
        start, end = self.offset_of(chosen.selectionStart()), self.offset_of(chosen.selectionEnd())
        words = self._text[max(start, 0) : end]
        if start < 0 or not words.strip() or "\n" in words:
            return None
        return Taught(words, start, end, None, at)

    def _follow(self, link: QUrl) -> None:
        number = link.toString()
        if number.isdigit() and int(number) < len(self._marks):
            self.mark_followed.emit(self._marks[int(number)])
