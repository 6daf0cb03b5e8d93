"""Signs of notes in the margin of a text: a stroke beside the passage, the note itself on hovering."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from cubatimeline.drawing.theme import Theme

_WIDTH, _SIGN = 20, 12


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A note beside a text.

    Attributes:
        start, end: places in the Qt document; of a note on the whole document both 0.
        words: what is shown on hovering.
    """

    id: str
    start: int
    end: int
    words: str


class NoteMargin(QWidget):
    """A strip over the left margin of a text, as high as the view, which moves with it.

    Signals:
        note_request: id of the note whose sign was clicked.
    """

    note_request = Signal(str)

    def __init__(self, theme: Theme, text: QTextEdit) -> None:
        super().__init__(text)
        self._theme, self._text = theme, text
        self._notes: tuple[MarginNote, ...] = ()
        self._painted: list[tuple[MarginNote, int, int]] = []
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Notes beside the text"))
        text.viewport().installEventFilter(self)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self._place()
        self.update()

    def show_notes(self, notes: Iterable[MarginNote]) -> None:
        """Show the signs of other notes."""
        self._notes = tuple(notes)
        self.setVisible(bool(self._notes))
        self._place()

    @property
    def notes(self) -> tuple[MarginNote, ...]:
        """The notes whose signs are shown."""
        return self._notes

    def note_at(self, y: int) -> MarginNote | None:
        """Return the note whose sign or stroke stands at a height of the view, the nearest sign first."""
        reach = self._theme.px(_SIGN)
        spans = [(abs(top + reach // 2 - y), note) for note, top, bottom in self._spans() if top - 2 <= y <= bottom + 2]
        return min(spans, key=lambda pair: pair[0])[1] if spans else None

    def sign_place(self, id_: str) -> QPoint | None:
        """Return where the sign of a note stands, in this strip; None where it is out of view."""
        half = self._theme.px(_SIGN) // 2
        tops = [top for note, top, _ in self._spans() if note.id == id_]
        return QPoint(self.width() // 2, tops[0] + half) if tops else None

    def _spans(self) -> list[tuple[MarginNote, int, int]]:
        """Return the notes in view with top and bottom of their strokes; signs at the same height stand apart."""
        found, sign = [], self._theme.px(_SIGN)
        taken: set[int] = set()
        # Only what is in view is measured: a long text is not set as a whole for the sake of its notes.
        view = self._text.viewport().rect()
        begin = self._text.cursorForPosition(view.topLeft()).position()
        end = self._text.cursorForPosition(view.bottomRight()).position()
        for note in self._notes:
            if note.end < begin or note.start > end:
                continue
            first, last = self._line(max(note.start, begin)), self._line(min(max(note.end - 1, note.start), end))
            top = first.top() + max((first.height() - sign) // 2, 0)
            while top in taken:
                top += sign + self._theme.px(2)
            if last.bottom() >= 0 and top <= self.height():
                taken.add(top)
                found.append((note, top, max(last.bottom(), top + sign)))
        return found

    def _line(self, position: int) -> QRect:
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(min(position, self._text.document().characterCount() - 1))
        return self._text.cursorRect(cursor)

    def _place(self) -> None:
        """Stand in the margin, over the view and not in it: what is in it is moved along when it scrolls."""
        view = self._text.viewport().geometry()
        wanted = QRect(view.left() + self._left(), view.top(), self._theme.px(_WIDTH), view.height())
        if wanted != self.geometry():
            self.setGeometry(wanted)
            self.raise_()
        # Only where something has moved: painting this strip has the view below painted, which calls this again.
        spans = self._spans()
        if spans != self._painted:
            self._painted = spans
            self.update()

    def _left(self) -> int:
        """Return where the strip begins: before the first letters of the lines, as far as there is room."""
        cursor = self._text.cursorForPosition(self._text.viewport().rect().center())
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        return max(self._text.cursorRect(cursor).left() - self._theme.px(_WIDTH) - self._theme.px(2), 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Paint) and self._notes:
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            note = self.note_at(event.pos().y())
            if note is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), note.words, self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        note = self.note_at(round(event.position().y()))
        if note is not None and event.button() is Qt.MouseButton.LeftButton:
            self.note_request.emit(note.id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.note_at(round(event.position().y())) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def wheelEvent(self, event: QEvent) -> None:
        """Leave the wheel to the text."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sign, px = self._theme.px(_SIGN), self._theme.px
        for note, top, bottom in self._spans():
            if note.end > note.start:
                painter.setPen(QPen(self._theme.colour("accent", 130), px(2)))
                right = self.width() - px(2)
                painter.drawLine(right, top, right, bottom)
            self._paint_sign(painter, QRectF(px(1), top, sign, sign))

    def _paint_sign(self, painter: QPainter, place: QRectF) -> None:
        """Paint a small sheet with two lines of writing."""
        thin = max(1.0, self._theme.px(10) / 10)
        painter.setPen(QPen(self._theme.colour("accent"), thin))
        painter.setBrush(self._theme.colour("accent_soft"))
        painter.drawRoundedRect(place.adjusted(thin, thin, -thin, -thin), 2 * thin, 2 * thin)
        left, right = place.left() + place.width() * 0.3, place.right() - place.width() * 0.3
        for share in (0.4, 0.62):
            height = place.top() + place.height() * share
            painter.drawLine(QRectF(left, height, right - left, 0).topLeft(), QRectF(right, height, 0, 0).topLeft())
