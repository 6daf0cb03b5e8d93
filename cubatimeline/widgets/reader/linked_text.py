"""A text with links: reached by mouse and by key, followed, and come back from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QTextBrowser, QToolTip, QWidget

from cubatimeline.domain.documents import Mark
from cubatimeline.domain.finding import Span
from cubatimeline.services.stretches import Sort, Stretch, Stretches, mark_of
from cubatimeline.store.mark_columns import Marks

_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_Back)
_STEPS = {Qt.Key.Key_N: 1, Qt.Key.Key_P: -1}
_SIZES = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
_MOST_JUMPS = 50
TEXT_KEYS = (
    ("Tab, N", "the next date, name, event or note of the text, or name left open"),
    ("Shift+Tab, P", "the one before"),
    ("Enter", "follow it: to the timeline, the sidebar, or the note and back"),
    ("Backspace, Alt+←", "back from a note or heading, else to the document read before"),
    ("Ctrl+F, /, F3", "find in this text; Ctrl+F once more searches everything"),
    ("Ctrl++, Ctrl+−, Ctrl+0", "larger letters, smaller ones, as at first"),
    ("T", "say what a date, name or selected words mean"),
)
"""What keys do while a text has the focus, for the key sheet."""


def _in_order(span: Span) -> Span:
    """Return what sorts places by their beginning, of several at one place the whole first."""
    return span[0], -span[1]


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


class LinkedText(QTextBrowser):
    """Tab, N and P go from link to link, Enter follows one, Backspace comes back from a note.

    Signals:
        mark_followed: the `Mark` that was clicked or entered.
        teach_request: the `Taught` words whose meaning is to be corrected: T or a menu on a mark or selection.
        back_request: there is no note to come back from; the document before is wanted.
        size_request: the letters are to be larger (1), smaller (-1), or as they were at first (0).
        find_request: words are to be looked for in this text.
        place_chosen: offset of words that were clicked or entered, which are no link, and where on the screen they are.
    """

    mark_followed = Signal(object)
    teach_request = Signal(object)
    back_request = Signal()
    size_request = Signal(int)
    find_request = Signal()
    place_chosen = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._marks = Marks.of(())
        self._stretches = Stretches()
        self._kinds: dict[str, str] = {}
        self._base = self._loaded = 0
        self._wide: list[int] = []
        self._wide_units: list[int] = []
        self._pressed: Stretch | None = None
        self._pressed_at = QPoint()
        self._jumps: list[int] = []
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.anchorClicked.connect(self._follow_number)

    # Places

    @property
    def marks(self) -> Marks:
        """The marks of the text, in the order of their links."""
        return self._marks

    @property
    def stretches(self) -> Stretches:
        """Everything in the text that leads somewhere."""
        return self._stretches

    def document_position(self, offset: int) -> int:
        """Return where an offset into the text stands in the Qt document, behind the heading.

        Qt counts UTF-16 units, of which letters beyond the basic plane take two. What is not loaded yet stands at the
        end.
        """
        offset = min(offset, self._loaded)
        return self._base + offset + bisect_left(self._wide, offset)

    def offset_of(self, position: int) -> int:
        """Return the offset into the text of a place in the Qt document; negative in the heading over it."""
        units = position - self._base
        return units - bisect_left(self._wide_units, units)

    def selection(self) -> tuple[int, int] | None:
        """Return the offsets of the words that are selected; None where none of the text are."""
        cursor = self.textCursor()
        start, end = max(self.offset_of(cursor.selectionStart()), 0), self.offset_of(cursor.selectionEnd())
        return (start, end) if start < end else None

    def words_between(self, start: int, end: int) -> str:
        """Return words of the text."""
        return self._text[start:end]

    def select(self, start: int, end: int) -> None:
        """Select words; what is in view stays."""
        bar = self.verticalScrollBar()
        before = bar.value()
        self.setTextCursor(self._cursor(start, end))
        bar.setValue(before)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.document_position(start))
        cursor.setPosition(self.document_position(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def show_place(self, offset: int) -> None:
        """Bring a place into view; those who know how to scroll do it."""
        raise NotImplementedError

    # Links

    def link_under(self, point: QPoint) -> Stretch | None:
        """Return the link at a point of the view."""
        offset = self._offset_under(point)
        return self._stretches.at(offset) if offset >= 0 else None

    def _offset_under(self, point: QPoint) -> int:
        """Return the offset of the letter at a point of the view; negative where there is none."""
        at = QPoint(point.x() + self.horizontalScrollBar().value(), point.y() + self.verticalScrollBar().value())
        position = self.document().documentLayout().hitTest(at, Qt.HitTestAccuracy.ExactHit)
        return self.offset_of(position) if position >= 0 else -1

    def link_at_cursor(self) -> Stretch | None:
        """Return the link that the keys are at: the one selected, else the one before the cursor."""
        chosen = self.selection()
        if chosen is not None:
            here = self._stretches.within(*chosen)
            exact = [each for each in here if (each.start, each.end) == chosen]
            return exact[-1] if exact else self._stretches.at(chosen[1] - 1)
        offset = self.offset_of(self.textCursor().position())
        if offset < 0 or self.textCursor().position() == 0:
            return None
        behind = offset if self.textCursor().atBlockStart() else offset - 1
        return self._stretches.at(behind) if behind >= 0 else None

    def step_link(self, step: int) -> bool:
        """Select the next link or open name (1) or the one before (-1); return whether there was one."""
        chosen = self.selection()
        found, name = self._link_from(chosen, step), self._open_name_from(chosen, step)
        link = None if found is None else (found.start, found.end)
        places = [each for each in (link, name) if each is not None]
        place = (min if step > 0 else max)(places, key=_in_order, default=None)
        if place is None or place[1] > self._loaded:
            return False
        self.select(*place)
        self.show_place(place[0])
        return True

    def _link_from(self, chosen: Span | None, step: int) -> Stretch | None:
        """Return the link behind the words that are selected, or else the cursor (1), or the one before (-1)."""
        offset = max(self.offset_of(self.textCursor().position()), 0 if step > 0 else -1)
        start, end = chosen if chosen is not None else (offset, offset + 1 if step > 0 else offset)
        if chosen is None and step > 0:
            start -= 1
        find = self._stretches.after if step > 0 else self._stretches.before
        found = find(start, end)
        while found is not None and chosen == (found.start, found.end):
            found = find(found.start, found.end)
        return found

    @property
    def open_names(self) -> Sequence[Span]:
        """Where names stand of which it is not known whom they name, in the order of the text."""
        return ()

    def _open_name_from(self, chosen: Span | None, step: int) -> Span | None:
        """Return the open name behind the words that are selected, or else the cursor (1), or the one before (-1)."""
        offset = max(self.offset_of(self.textCursor().position()), 0)
        here = _in_order(chosen) if chosen is not None else (offset, -offset) if step < 0 else (offset - 1, 0)
        place = bisect_left(self.open_names, here, key=_in_order) - 1
        if step > 0:
            place = bisect_right(self.open_names, here, key=_in_order)
        return self.open_names[place] if 0 <= place < len(self.open_names) else None

    def choose_link(self, link: Stretch) -> None:
        """Put the keys on a link and bring it into view."""
        self.select(link.start, link.end)
        self.show_place(link.start)

    def follow(self, link: Stretch) -> None:
        """Go where a link leads: within the text to a note or back, else as `mark_followed` tells."""
        if link.to >= 0:
            self._jumps = [*self._jumps[-_MOST_JUMPS:], link.start]
            self._arrive(link.to)
        elif (mark := mark_of(link)) is not None:
            self.mark_followed.emit(mark)

    def jump(self, offset: int) -> None:
        """Go to a place in the text; Backspace comes back."""
        chosen = self.selection()
        self._jumps = [*self._jumps[-_MOST_JUMPS:], chosen[0] if chosen is not None else self.offset_at_top()]
        self._arrive(offset)

    def go_back(self) -> None:
        """Come back from a note or a heading; where there is none, ask for the document before."""
        if self._jumps:
            self._arrive(self._jumps.pop())
        else:
            self.back_request.emit()

    def _arrive(self, offset: int) -> None:
        link = self._stretches.at(offset)
        if link is not None and link.sort >= Sort.NOTE:
            self.choose_link(link)
        else:
            self.setTextCursor(self._cursor(offset, offset))
            self.show_place(offset)

    def offset_at_top(self) -> int:
        """Return the offset of the first letter in view."""
        return max(self.offset_of(self.cursorForPosition(self.viewport().rect().topLeft()).position()), 0)

    def offset_at(self, share: float) -> int:
        """Return the offset of the first letter at a share of the height of the view, 0 for its top."""
        corner = self.viewport().rect().topLeft()
        corner.setY(round(self.viewport().height() * share))
        return max(self.offset_of(self.cursorForPosition(corner).position()), 0)

    def offset_at_bottom(self) -> int:
        """Return the offset of the last letter in view."""
        return max(self.offset_of(self.cursorForPosition(self.viewport().rect().bottomRight()).position()), 0)

    def _follow_number(self, link: QUrl) -> None:
        number = link.toString()
        if number.isdigit() and int(number) < len(self._marks):
            self.mark_followed.emit(self._marks[int(number)])

    def words_of(self, link: Stretch) -> str:
        """Return what a link says when the pointer rests on it."""
        if link.sort is Sort.CALL:
            end = self._text.find("\n\n", link.to)
            note = self._text[link.to : end if end >= 0 else None]
            return note if len(note) <= 400 else note[:400].rpartition(" ")[0] + " …"
        if link.sort is Sort.NOTE:
            return self.tr("Back to where the note is called")
        if link.sort is Sort.DRAFT:
            return self.tr("A draft of an event waits here for review")
        return self._kinds.get(link.target, "") if link.sort is Sort.DATE else ""

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        self._pressed = self.link_under(self._pressed_at)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        pressed, self._pressed = self._pressed, None
        meant = pressed is not None and self.link_under(at) == pressed
        dragged = (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        super().mouseReleaseEvent(event)
        event.accept()
        if dragged or event.button() != Qt.MouseButton.LeftButton:
            return
        offset = self._offset_under(at)
        asks = self.is_live(offset) and pressed is not None and pressed.sort <= Sort.DRAFT
        if pressed is not None and meant and not asks:
            self.follow(pressed)
        elif offset >= 0 and (pressed is None or asks):
            self.place_chosen.emit(offset, event.globalPosition().toPoint())

    def is_live(self, _offset: int) -> bool:
        """Return whether words that are no link do something when they are clicked."""
        return False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        over = event.buttons() == Qt.MouseButton.NoButton and (
            self.link_under(at) is not None or self.is_live(self._offset_under(at))
        )
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            link = self.link_under(event.pos())
            QToolTip.showText(event.globalPos(), self.words_of(link) if link is not None else "", self)
            return True
        return super().viewportEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        return self.step_link(1 if following else -1) or super().focusNextPrevChild(following)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier == Qt.KeyboardModifier.ControlModifier
            if control and event.key() in _SIZES:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._answers(event):
            super().keyPressEvent(event)

    def _answers(self, event: QKeyEvent) -> bool:
        """Do what a key means here; return whether it means anything."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers & Qt.KeyboardModifier.ControlModifier and key in _SIZES:
            self.size_request.emit(_SIZES[key])
            return True
        if key in _BACK or (key == Qt.Key.Key_Left and modifiers == Qt.KeyboardModifier.AltModifier):
            self.go_back()
            return True
        if event.text() == "/":
            self.find_request.emit()
            return True
        if modifiers:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            link = None if self.selection() in self.open_names else self.link_at_cursor()
            if link is not None:
                self.follow(link)
            else:
                self._choose_place()
            return True
        if key in _STEPS:
            self.step_link(_STEPS[key])
            return True
        return key == Qt.Key.Key_T and self._teach_by_key()

    def _choose_place(self) -> None:
        """Tell of the words that are selected, or else of the place of the cursor."""
        cursor = self.textCursor()
        offset = self.offset_of(cursor.selectionStart())
        if offset >= 0:
            self.place_chosen.emit(offset, self.viewport().mapToGlobal(self.cursorRect(cursor).bottomLeft()))

    # Correcting what words mean

    def _teach_by_key(self) -> bool:
        cursor = self.textCursor()
        at = self.viewport().mapToGlobal(self.cursorRect(cursor).bottomLeft())
        taught = self._taught(self.link_at_cursor(), at)
        if taught is not None:
            self.teach_request.emit(taught)
        return taught is not None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask what the words under the pointer mean; where they are no mark and nothing is selected, Qt's own menu."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        link = self.link_at_cursor() if by_key else self.link_under(event.pos())
        taught = self._taught(link, event.globalPos())
        if taught is None:
            self.menu_at(event.pos()).popup(event.globalPos())
        else:
            self.teach_request.emit(taught)

    def menu_at(self, point: QPoint) -> QMenu:
        """Return Qt's own menu for a point of the view, with what else can be done with words; it dies when closed."""
        menu = self.createStandardContextMenu(point)
        menu.addSeparator()
        menu.addActions(self.actions())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _taught(self, link: Stretch | None, at: QPoint) -> Taught | None:
        """Return the date or name of a link, or the words that are selected."""
        if link is not None and link.sort in (Sort.ENTITY, Sort.DATE):
            return Taught(self._text[link.start : link.end], link.start, link.end, mark_of(link), at)
        chosen = self.textCursor()
        start, end = self.offset_of(chosen.selectionStart()), self.offset_of(chosen.selectionEnd())
        words = self._text[max(start, 0) : end]
        if start < 0 or not words.strip() or "\n" in words:
            return None
        return Taught(words, start, end, None, at)
