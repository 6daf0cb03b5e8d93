"""What the presenter sees: this step and the next, notes, clock, scenes; the class never sees this window."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

from PySide6.QtCore import QDateTime, QEvent, QLocale, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QSizePolicy,
    QTextBrowser,
    QWidget,
)

from cubatimeline.drawing.stage import Board, Laid
from cubatimeline.drawing.theme import TYPE_SCALE, Theme
from cubatimeline.widgets.present.audience import Audience
from cubatimeline.widgets.present.keys import Act, read_key

NOTE_SIZES = (15, 18, 22, 28, 34, 42)
"""Sizes of the notes in pixels at 100 %."""
_TICK_MS = 1000
Days = tuple[float, float]
"""First and last day shown."""


class Preview(QWidget):
    """A small picture of a board, of the same shape as the audience's display.

    Signals:
        pointed: where the mouse is, in shares of width and height; None when it left.
        pressed: the same, for a press of the left button; released: it was let go.
    """

    pointed = Signal(object)
    pressed = Signal(object)
    released = Signal()

    def __init__(self, audience: Audience, name: str, *, live: bool = False) -> None:
        super().__init__()
        self._audience, self._live = audience, live
        self._shown: tuple[Laid, tuple[float, float]] | None = None
        self.setAccessibleName(name)
        self.setMouseTracking(live)
        self.setMinimumSize(QSize(240, 135))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if live:
            audience.pointed.connect(self.update)

    def show_board(self, board: Board | None, span: tuple[float, float]) -> None:
        """Show a board over a span; nothing for None."""
        self._shown = None if board is None else (self._audience.figure.laid_out(board, *span), span)
        self.update()

    def _picture(self) -> QRectF:
        """Return where the picture stands: as large as fits, in the middle."""
        wide, high = max(self._audience.width(), 1), max(self._audience.height(), 1)
        scale = min(self.width() / wide, self.height() / high)
        return QRectF((self.width() - wide * scale) / 2, (self.height() - high * scale) / 2, wide * scale, high * scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        picture, audience = self._picture(), self._audience
        if self._shown is None:
            painter.setPen(audience.theme.colour("hairline"))
            painter.drawRect(picture)
            return
        painter.setClipRect(picture)
        painter.translate(picture.topLeft())
        painter.scale(picture.width() / max(audience.width(), 1), picture.height() / max(audience.height(), 1))
        audience.figure.paint(painter, *self._shown)
        if self._live:
            audience.tools.paint(painter, audience.theme, audience.width(), audience.height())

    def _share(self, event: QMouseEvent) -> tuple[float, float]:
        picture, at = self._picture(), event.position()
        return (at.x() - picture.left()) / picture.width(), (at.y() - picture.top()) / picture.height()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointed.emit(self._share(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit(self._share(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.released.emit()

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)


class Presenter(QWidget):
    """The presenter's window.

    Signals:
        act_wanted: an `Act`; digit_typed: a digit of a scene's number.
        scene_wanted: number of a scene from 0.
        note_size_chosen: the size of the notes that was chosen, a place in `NOTE_SIZES`.
        closed: the window was closed by the window system.
    """

    act_wanted = Signal(object)
    digit_typed = Signal(int)
    scene_wanted = Signal(int)
    note_size_chosen = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, audience: Audience, note_size: int = 2) -> None:
        super().__init__()
        self._theme, self._note_size = theme, note_size
        self._began = monotonic()
        self.now = Preview(audience, self.tr("This step"), live=True)
        self.next = Preview(audience, self.tr("Next step"))
        self.notes = QTextBrowser()
        self.notes.setAccessibleName(self.tr("Notes"))
        self.scenes = QListWidget()
        self.scenes.setAccessibleName(self.tr("Scenes"))
        self.clock, self.elapsed, self.state = QLabel(), QLabel(), QLabel()
        self._captions = [QLabel(words) for words in (self.tr("Now"), self.tr("Next"), self.tr("Notes"))]
        self._buttons: dict[Act, QPushButton] = {}
        self._smaller, self._larger = QPushButton("A−"), QPushButton("A+")
        self._lay_out()
        self._connect()
        self.setWindowTitle(self.tr("Presenter"))
        self.set_note_size(note_size)
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self._tell_time)
        self._ticking.start()
        self._tell_time()

    def _lay_out(self) -> None:
        theme, px = self._theme, self._theme.px
        grid = QGridLayout(self)
        grid.setContentsMargins(*(px(16),) * 4)
        grid.setSpacing(px(8))
        for label in self._captions:
            label.setFont(theme.font("small", bold=True))
        for label in (self.clock, self.elapsed):
            label.setFont(theme.font("display", bold=True))
        self.state.setFont(theme.font("body", bold=True))
        grid.addWidget(self._captions[0], 0, 0)
        grid.addWidget(self._captions[1], 0, 1)
        grid.addWidget(self.now, 1, 0)
        grid.addWidget(self.next, 1, 1)
        grid.addLayout(self._notes_head(), 2, 0)
        grid.addLayout(self._time_row(), 2, 1)
        grid.addWidget(self.notes, 3, 0)
        grid.addWidget(self.scenes, 3, 1)
        grid.addLayout(self._button_row(), 4, 0, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setRowStretch(1, 3)
        grid.setRowStretch(3, 2)
        self.scenes.setFont(theme.font("body"))
        self.scenes.setWordWrap(True)

    def _notes_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._captions[2], 1)
        for button, words in ((self._smaller, self.tr("Smaller notes")), (self._larger, self.tr("Larger notes"))):
            button.setAccessibleName(words)
            button.setToolTip(words)
            row.addWidget(button)
        return row

    def _time_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.elapsed)
        row.addStretch(1)
        row.addWidget(self.state)
        row.addStretch(1)
        row.addWidget(self.clock)
        return row

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        wanted = (
            (Act.BACK, self.tr("Back")), (Act.NEXT, self.tr("Next")), (Act.RETURN, self.tr("To the scene")),
            (Act.FREEZE, self.tr("Freeze")), (Act.BLACK, self.tr("Black")), (Act.POINTER, self.tr("Pointer")),
            (Act.SPOTLIGHT, self.tr("Spotlight")), (Act.PEN, self.tr("Pen")), (Act.UNDO, self.tr("Undo stroke")),
            (Act.SWAP, self.tr("Swap screens")), (Act.SHEET, self.tr("Keys")), (Act.END, self.tr("End")),
        )  # fmt: skip
        for act, words in wanted:
            button = self._buttons[act] = QPushButton(words)
            button.setToolTip(self.tr(act.value))
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        for act, button in self._buttons.items():
            button.clicked.connect(lambda _=False, act=act: self.act_wanted.emit(act))
        for widget in (*self._buttons.values(), self._smaller, self._larger, self.notes, self.scenes):
            # keys of a clicker must mean the same wherever it is clicked
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._smaller.clicked.connect(lambda: self.set_note_size(self._note_size - 1))
        self._larger.clicked.connect(lambda: self.set_note_size(self._note_size + 1))
        self.scenes.itemClicked.connect(lambda item: self.scene_wanted.emit(self.scenes.row(item)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # What is shown

    def list_scenes(self, titles: Sequence[str]) -> None:
        """List the scenes of the tour with their numbers."""
        self.scenes.clear()
        self.scenes.addItems([f"{number}  {title}" for number, title in enumerate(titles, 1)])

    def show_step(
        self, scene: int, notes: str, now: tuple[Board, Days], then: tuple[Board, Days] | None
    ) -> None:  # fmt: skip
        """Show where the presenter is.

        Args:
            now, then: board and span of this step and of the next; None where there is no next.
        """
        self.scenes.setCurrentRow(scene)
        self.notes.setPlainText(notes)
        self.now.show_board(*now)
        self.next.show_board(*(then or (None, now[1])))

    def tell_state(self, words: str) -> None:
        """Tell what is unusual: black, frozen, a number being typed."""
        self.state.setText(words)

    def set_note_size(self, size: int) -> None:
        """Write the notes in another size, a place in `NOTE_SIZES`."""
        self._note_size = min(max(size, 0), len(NOTE_SIZES) - 1)
        font = self._theme.font("body", serif=True)
        font.setPixelSize(round(font.pixelSize() * NOTE_SIZES[self._note_size] / TYPE_SCALE["body"]))
        self.notes.setFont(font)
        self.notes.document().setDefaultFont(font)
        self.note_size_chosen.emit(self._note_size)

    def _tell_time(self) -> None:
        self.clock.setText(QLocale().toString(QDateTime.currentDateTime().time(), "HH:mm"))
        minutes, seconds = divmod(int(monotonic() - self._began), 60)
        self.elapsed.setText(f"{minutes:d}:{seconds:02d}")

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        meant = read_key(event)
        if isinstance(meant, Act):
            self.act_wanted.emit(meant)
        elif meant is not None:
            self.digit_typed.emit(meant)
        event.accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._ticking.stop()
        self.closed.emit()
        super().closeEvent(event)
