"""What the class sees: one board filling a display, moved smoothly from scene to scene; nothing here can be edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from cubatimeline.domain.languages import Language
from cubatimeline.drawing.stage import Board, Laid, Stage
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.bands import Strip
from cubatimeline.services.geometry.time_scale import FINEST_SPAN, TimeScale
from cubatimeline.services.presenting.telling import Events
from cubatimeline.widgets.present.drawing_tools import Tool, Tools
from cubatimeline.widgets.present.keys import Act, read_key
from cubatimeline.widgets.shared.motion import Motion

MOVE_MS = 450
"""How long the way from one scene to the next is; none when motion is reduced."""
_CURSOR_MS = 2000
_TURN = 120
ZOOM = 1.6
"""What a step closer or wider, or a notch of the wheel, does to the span."""


class Blank(StrEnum):
    """What is shown in place of the board."""

    NO = ""
    BLACK = "black"
    WHITE = "white"


@dataclass(frozen=True, slots=True, eq=False)
class Matter:
    """What boards are made from.

    Attributes:
        clock: what the clock is called by which hours are told.
    """

    events: Events
    strips: Sequence[Strip]
    language: Language
    clock: str = ""


class Audience(QWidget):
    """The audience's window.

    Signals:
        act_wanted: an `Act`; digit_typed: a digit of a scene's number.
        event_asked: index of an event that was clicked.
        span_wanted: the span (first and last day) that the wheel asks for.
        pointed: the tool points elsewhere.
        closed: the window was closed by the window system.
    """

    act_wanted = Signal(object)
    digit_typed = Signal(int)
    event_asked = Signal(int)
    span_wanted = Signal(object)
    pointed = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, matter: Matter, *, back_row: bool = False, reduced_motion: bool = False) -> None:
        super().__init__()
        self._theme, self._matter, self._back_row = theme, matter, back_row
        self.reduced_motion = reduced_motion
        self.tools = Tools()
        self.blank = Blank.NO
        self.frozen = False
        self._board: Board | None = None
        self._aim = (0.0, 1.0)
        self._span: tuple[float, float] | None = None
        self._stage: Stage | None = None
        self._figure: tuple[Stage, Stage] | None = None
        self._laid: Laid | None = None
        self._motion = Motion(self)
        self._motion.moved.connect(self._moved)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_CURSOR_MS)
        self._resting.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setWindowTitle(self.tr("Presentation"))
        self.setAccessibleName(self.tr("What the class sees"))

    # What is shown

    def show_board(self, board: Board, first: float, last: float, *, at_once: bool = False) -> None:
        """Show a board over the days from `first` to `last`, by a movement there unless nobody would see it."""
        if self.frozen:
            return
        before, self._board, self._aim = self._span, board, (first, last)
        self._lay_out()
        self.setAccessibleDescription(f"{board.title}. {board.caption}")
        moves = before is not None and before != self._aim and board.reading is None
        if at_once or self.reduced_motion or not moves or not self.isVisible():
            self._motion.stop()
            self._span = self._aim
        else:
            assert before is not None
            width = self._width
            self._motion.start(TimeScale(*before, width), TimeScale(first, last, width), MOVE_MS)
        self.update()

    @property
    def board(self) -> Board | None:
        """What is shown; None before there is anything."""
        return self._board

    @property
    def laid(self) -> Laid | None:
        """How it is laid out."""
        return self._laid

    @property
    def stage(self) -> Stage:
        """What it is painted by at this size."""
        if self._stage is None:
            matter = self._matter
            self._stage = Stage(
                self._theme, matter.language, self.width(), self.height(), matter.events, matter.strips, matter.clock,
                back_row=self._back_row, screen=True,
            )  # fmt: skip
        return self._stage

    @property
    def figure(self) -> Stage:
        """The same for painters with a scale of their own: small pictures and files."""
        if self._figure is None or self._figure[0] is not self.stage:
            matter, stage = self._matter, self.stage
            figure = Stage(
                self._theme, matter.language, stage.width, stage.height, matter.events, matter.strips, matter.clock,
                back_row=self._back_row,
            )  # fmt: skip
            self._figure = stage, figure
        return self._figure[1]

    @property
    def span(self) -> tuple[float, float]:
        """First and last day that are shown, or that a movement under way aims at."""
        return self._aim

    @property
    def shown_span(self) -> tuple[float, float]:
        """First and last day that are shown now, on the way from one scene to the next too."""
        return self._span or self._aim

    @property
    def is_moving(self) -> bool:
        """Whether a movement is under way."""
        return self._motion.target is not None

    @property
    def back_row(self) -> bool:
        """Whether letters are larger for those who sit far away."""
        return self._back_row

    @property
    def theme(self) -> Theme:
        """The theme worn."""
        return self._theme

    def dress(self, theme: Theme, *, back_row: bool) -> None:
        """Wear another theme, or letters of another size."""
        self._theme, self._back_row = theme, back_row
        self._stage = None
        self._lay_out()
        self.update()

    def cover(self, blank: Blank) -> None:
        """Show black or white in place of the board, or the board again."""
        self.blank = Blank.NO if self.blank is blank else blank
        self.update()

    @property
    def _width(self) -> float:
        return self._laid.field.width() if self._laid is not None else float(max(self.width(), 1))

    def _lay_out(self) -> None:
        if self._board is not None:
            self._laid = self.stage.laid_out(self._board, *self._aim)

    def _moved(self, scale: TimeScale) -> None:
        self._span = (scale.start, scale.end)
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self.blank is not Blank.NO:
            painter.fillRect(area, self._theme.colour("shadow" if self.blank is Blank.BLACK else "blank"))
            return
        if self._laid is None:
            painter.fillRect(area, self._theme.colour("canvas"))
            return
        self.stage.paint(painter, self._laid, self.shown_span)
        self.tools.paint(painter, self._theme, self.width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._stage = None
        self._motion.stop()
        self._span = self._aim if self._board is not None else None
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._stage = None
            self._lay_out()
        super().changeEvent(event)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        meant = read_key(event)
        if isinstance(meant, Act):
            self.act_wanted.emit(meant)
        elif meant is not None:
            self.digit_typed.emit(meant)
        event.accept()

    def point_at(self, share: tuple[float, float] | None) -> None:
        """Point with the tool in hand at a place given in shares of width and height; nowhere for None."""
        if self.tools.move(share):
            self.update()
            self.pointed.emit()

    def _share(self, event: QMouseEvent) -> tuple[float, float]:
        at = event.position()
        return at.x() / max(self.width(), 1), at.y() / max(self.height(), 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pointing = self.tools.tool in (Tool.POINTER, Tool.SPOTLIGHT)
        self.setCursor(Qt.CursorShape.BlankCursor if pointing else Qt.CursorShape.ArrowCursor)
        self._resting.start()
        self.point_at(self._share(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self.blank is not Blank.NO:
            return
        if self.tools.press(self._share(event)):
            self.update()
            return
        if self._laid is not None:
            at = event.position()
            number = self.stage.event_at(self._laid, self.shown_span, at.x(), at.y())
            if number >= 0:
                self.event_asked.emit(number)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.tools.release()

    def leaveEvent(self, event: QEvent) -> None:
        self.point_at(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / _TURN
        if turns and self._laid is not None and self._laid.board.reading is None:
            self.span_wanted.emit(self.zoomed(ZOOM**turns, event.position().x()))
        event.accept()

    def zoomed(self, factor: float, x: float | None = None) -> tuple[float, float]:
        """Return the span that is `factor` times closer around a pixel, or around the middle."""
        assert self._laid is not None
        field = self._laid.field
        scale = TimeScale(*self._aim, field.width())
        within = min(max(x - field.left(), 0.0), scale.width) if x is not None else scale.width / 2
        closer = scale.zoomed(factor, within, FINEST_SPAN)
        return closer.start, closer.end

    def closeEvent(self, event: QCloseEvent) -> None:
        self.rest()
        self.closed.emit()
        super().closeEvent(event)

    def rest(self) -> None:
        """Stop everything that is under way."""
        self._motion.stop()
        self._resting.stop()
