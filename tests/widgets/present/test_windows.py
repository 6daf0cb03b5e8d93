"""Keys, displays, pointer, pen and spotlight, the way from scene to scene, and the list in which tours are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cubatimeline.app.presentation import Script
from cubatimeline.domain.tours import Quiz, Tour
from cubatimeline.drawing.stage import Board
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.presenting.telling import Told
from cubatimeline.widgets.present.audience import MOVE_MS, Audience, Blank
from cubatimeline.widgets.present.awake import Awake
from cubatimeline.widgets.present.displays import choose
from cubatimeline.widgets.present.drawing_tools import Tool, Tools
from cubatimeline.widgets.present.keys import KEYS, SHEET, Act, read_key
from cubatimeline.widgets.present.presenter import NOTE_SIZES, Presenter
from cubatimeline.widgets.present.tours_pane import ToursPane
from tests.store.content import TOURS


def key(code: Qt.Key, text: str = "", *, again: bool = False, ctrl: bool = False) -> QKeyEvent:
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    return QKeyEvent(QEvent.Type.KeyPress, code, held, text, again)


def test_a_clicker_is_understood() -> None:
    understood = {
        Qt.Key.Key_PageDown: Act.NEXT, Qt.Key.Key_PageUp: Act.BACK, Qt.Key.Key_Period: Act.BLACK,
        Qt.Key.Key_B: Act.BLACK, Qt.Key.Key_Escape: Act.END,
    }  # fmt: skip
    assert {code: read_key(key(code)) for code in understood} == understood
    assert read_key(key(Qt.Key.Key_F5)) is None
    assert read_key(key(Qt.Key.Key_Delete)) is None


def test_a_key_held_down_and_keys_with_control_mean_nothing() -> None:
    assert read_key(key(Qt.Key.Key_PageDown, again=True)) is None
    assert read_key(key(Qt.Key.Key_S, ctrl=True)) is None
    assert read_key(key(Qt.Key.Key_Z, ctrl=True)) is Act.UNDO
    assert read_key(key(Qt.Key.Key_7, "7")) == 7


def test_every_act_has_a_key_and_stands_on_the_sheet() -> None:
    assert set(KEYS.values()) == set(Act)
    assert {act for _, act in SHEET} == set(Act)


@dataclass(frozen=True)
class Plug:
    label: str

    def name(self) -> str:
        return self.label


LAPTOP, PROJECTOR, MONITOR = Plug("laptop"), Plug("projector"), Plug("monitor")


def test_the_class_has_the_display_of_the_name_or_another_than_ours() -> None:
    both = [LAPTOP, PROJECTOR]
    assert choose(both, LAPTOP, "") == (PROJECTOR, LAPTOP)
    assert choose(both, LAPTOP, "projector") == (PROJECTOR, LAPTOP)
    assert choose(both, LAPTOP, "laptop") == (LAPTOP, PROJECTOR)
    assert choose(both, LAPTOP, "sold long ago") == (PROJECTOR, LAPTOP)
    assert choose([*both, MONITOR], LAPTOP, "monitor") == (MONITOR, LAPTOP)
    assert choose([LAPTOP], LAPTOP, "projector") == (LAPTOP, None)


def painted(tools: Tools, theme: Theme) -> QImage:
    image = QImage(320, 180, QImage.Format.Format_RGB32)
    image.fill(theme.colour("canvas"))
    painter = QPainter(image)
    tools.paint(painter, theme, 320, 180)
    painter.end()
    return image


def test_strokes_of_the_pen_are_seen_and_taken_back(light: Theme) -> None:
    tools = Tools()
    blank = painted(tools, light)
    assert not tools.press((0.1, 0.1)), "without the pen a press draws nothing"
    tools.choose(Tool.PEN)
    assert tools.press((0.2, 0.5))
    tools.move((0.8, 0.5))
    tools.release()
    tools.move((0.9, 0.9))
    drawn = painted(tools, light)
    assert drawn.pixelColor(160, 90) == light.colour("dispute")
    tools.undo()
    assert painted(tools, light) == blank
    tools.undo()


def test_pointer_and_spotlight_show_where_they_point(light: Theme) -> None:
    tools = Tools()
    tools.choose(Tool.POINTER)
    tools.move((0.5, 0.5))
    assert painted(tools, light).pixelColor(160, 90) == light.colour("dispute")
    tools.choose(Tool.SPOTLIGHT)
    lit = painted(tools, light)
    assert lit.pixelColor(160, 90) == light.colour("canvas")
    assert lit.pixelColor(5, 5) != light.colour("canvas")
    tools.choose(Tool.SPOTLIGHT)
    assert tools.tool is Tool.NONE


@pytest.fixture
def board(scripts: list[Script]) -> Callable[[int, int], tuple[Board, tuple[float, float]]]:
    def made(tour: int, scene: int) -> tuple[Board, tuple[float, float]]:
        script = scripts[tour]
        shown = script.tour.scenes[scene]
        told = Told(tuple(script.chosen[scene]))
        return Board(shown.title.en, shown.caption, told, dates=script.dates), shown.span

    return made


def test_the_way_to_another_scene_takes_half_a_second_at_the_most(qtbot: QtBot, audience: Audience, board) -> None:
    assert MOVE_MS <= 500
    first, then = board(3, 0), board(3, 1)
    audience.reduced_motion = False
    with qtbot.waitExposed(audience):
        audience.show()
    audience.show_board(first[0], *first[1])
    assert audience.shown_span == first[1], "nothing moves before anything was seen"
    audience.show_board(then[0], *then[1])
    assert audience.is_moving
    qtbot.waitUntil(lambda: not audience.is_moving)
    assert audience.shown_span == pytest.approx(then[1])


def test_with_reduced_motion_nothing_moves(qtbot: QtBot, audience: Audience, board) -> None:
    with qtbot.waitExposed(audience):
        audience.show()
    for board_and_span in (board(3, 0), board(3, 1)):
        audience.show_board(board_and_span[0], *board_and_span[1])
        assert not audience.is_moving
        assert audience.shown_span == board_and_span[1]


def test_black_and_white_cover_everything(qtbot: QtBot, audience: Audience, board, light: Theme) -> None:
    shown, span = board(0, 0)
    audience.show_board(shown, *span)
    for blank, role in ((Blank.BLACK, "shadow"), (Blank.WHITE, "blank")):
        audience.cover(blank)
        image = audience.grab().toImage()
        colours = {image.pixelColor(x, y).name() for x in range(0, 1280, 40) for y in range(0, 720, 40)}
        assert colours == {light.colour(role).name()}
    audience.cover(Blank.WHITE)
    assert audience.blank is Blank.NO


def test_a_click_on_an_event_asks_for_it(qtbot: QtBot, audience: Audience, board) -> None:
    shown, span = board(0, 0)
    audience.show_board(shown, *span)
    assert audience.laid is not None
    placed = audience.laid.placed[2]
    at = QPoint(
        round(audience.laid.field.left() + placed.words.x + 40),
        round(audience.laid.rows_top + (placed.row + 0.3) * audience.laid.row),
    )
    with qtbot.waitSignal(audience.event_asked) as asked:
        QTest.mouseClick(audience, Qt.MouseButton.LeftButton, pos=at)
    assert asked.args == [placed.wanted.event]
    assert audience.stage.event_at(audience.laid, span, 5, 5) == -1


def test_the_cursor_hides_when_it_rests(qtbot: QtBot, audience: Audience, board) -> None:
    QTest.mouseMove(audience, QPoint(100, 100))
    audience.mouseMoveEvent(_moved(QPointF(120, 120)))
    assert audience.cursor().shape() is Qt.CursorShape.ArrowCursor
    qtbot.waitUntil(lambda: audience.cursor().shape() is Qt.CursorShape.BlankCursor)


def _moved(at: QPointF):
    from PySide6.QtGui import QMouseEvent

    none = Qt.MouseButton.NoButton
    return QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)


def test_the_presenter_has_notes_scenes_and_the_next_step(
    qtbot: QtBot, audience: Audience, board, light: Theme
) -> None:
    presenter = Presenter(light, audience)
    qtbot.addWidget(presenter)
    presenter.list_scenes(["One", "Two"])
    presenter.show_step(1, "Ask who moved first.", board(0, 0), board(0, 1))
    assert presenter.notes.toPlainText() == "Ask who moved first."
    assert (presenter.scenes.count(), presenter.scenes.currentRow()) == (2, 1)
    assert presenter.elapsed.text() == "0:00"
    assert ":" in presenter.clock.text()
    before = presenter.notes.font().pixelSize()
    presenter.set_note_size(len(NOTE_SIZES))
    assert presenter.notes.font().pixelSize() > before
    presenter.resize(1200, 800)
    pictures = [each.grab().toImage() for each in (presenter.now, presenter.next)]
    assert pictures[0] != pictures[1]
    presenter.close()


@pytest.fixture
def pane(qtbot: QtBot, light: Theme) -> ToursPane:
    pane = ToursPane(light)
    qtbot.addWidget(pane)
    pane.count_events = lambda scene: 13 if scene.title.en == "Two" else 0
    pane.show_tours(TOURS, "en")
    return pane


def kept_by(qtbot: QtBot, pane: ToursPane, deed: Callable[[], object]) -> Tour:
    with qtbot.waitSignal(pane.kept) as kept:
        deed()
    return kept.args[0]


def test_too_many_events_are_warned_of_while_editing(pane: ToursPane) -> None:
    assert pane.warning.text() == ""
    pane.list.setCurrentRow(1)
    assert "13" in pane.warning.text()


def test_words_quiz_and_lanes_are_kept(qtbot: QtBot, pane: ToursPane) -> None:
    pane.caption.setPlainText("Other words.")
    pane.quiz.setCurrentIndex(pane.quiz.findData(Quiz.LATER.value))
    pane.lanes.setCurrentIndex(pane.lanes.findData("person"))
    kept = kept_by(qtbot, pane, pane.keep_words)
    first = kept.scenes[0]
    assert (first.caption, first.quiz, first.lanes) == ("Other words.", Quiz.LATER, "person")
    assert kept.scenes[1:] == TOURS[0].scenes[1:]
    with qtbot.assertNotEmitted(pane.kept):
        pane.keep_words()


def test_scenes_are_dragged_moved_duplicated_and_removed(qtbot: QtBot, pane: ToursPane) -> None:
    one, two = TOURS[0].scenes
    model = pane.list.model()
    dragged = kept_by(qtbot, pane, lambda: model.moveRow(QModelIndex(), 0, QModelIndex(), 2))
    assert dragged.scenes == (two, one)
    pane.show_tours([dragged], "en")
    pane.list.setCurrentRow(1)
    assert kept_by(qtbot, pane, lambda: pane.move_scene(-1)).scenes == (one, two)
    assert kept_by(qtbot, pane, pane.duplicate_scene).scenes == (one, one, two)
    assert kept_by(qtbot, pane, pane.remove_scene).scenes == (one, two)
    copy = kept_by(qtbot, pane, pane.duplicate)
    assert (copy.id, copy.scenes) == ("", (one, two))


def test_events_are_hidden_added_and_taken_out(qtbot: QtBot, pane: ToursPane) -> None:
    (speech,) = TOURS[0].scenes[0].highlight
    assert pane.events.count() == 1
    hidden = kept_by(qtbot, pane, lambda: pane.events.item(0).setCheckState(Qt.CheckState.Checked))
    assert (hidden.scenes[0].highlight, hidden.scenes[0].hidden) == ((speech,), (speech,))
    added = kept_by(qtbot, pane, lambda: pane.add_events(("another", speech)))
    assert added.scenes[0].highlight == (speech, "another")
    pane.events.setCurrentRow(0)
    left = kept_by(qtbot, pane, pane.take_out_event)
    assert (left.scenes[0].highlight, left.scenes[0].hidden) == (("another",), ())


def test_the_last_scene_goes_with_its_tour(qtbot: QtBot, pane: ToursPane) -> None:
    single = replace(TOURS[0], scenes=TOURS[0].scenes[:1])
    pane.show_tours([single], "en")
    with qtbot.waitSignal(pane.removed) as removed:
        pane.remove_scene()
    assert removed.args == [single]


def test_where_no_desktop_listens_the_screen_saver_is_left_alone(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    parent = QObject()
    awake = Awake(parent)
    awake.begin()
    assert not awake.held
    awake.end()
