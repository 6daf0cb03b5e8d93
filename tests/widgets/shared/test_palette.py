"""Command palette, key sheet, throttle and icons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cubatimeline.app.paths import resources_folder
from cubatimeline.drawing.theme import Theme
from cubatimeline.widgets.shared.icons import icon
from cubatimeline.widgets.shared.key_sheet import KeySheet
from cubatimeline.widgets.shared.palette import Command, CommandPalette, matching
from cubatimeline.widgets.shared.throttle import Throttle

TITLES = ("Zoom in", "Zoom out", "Go to a date", "Show everything", "Chapters and documents")


def commands(ran: list[str]) -> list[Command]:
    return [Command(title, title, "", lambda title=title: ran.append(title)) for title in TITLES]


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(900, 600)
    over.show()
    return over


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("zoom", ["Zoom in", "Zoom out"]),
        ("date", ["Go to a date"]),
        ("docum", ["Chapters and documents"]),
        ("zo", ["Zoom in", "Zoom out"]),
        ("shev", ["Show everything"]),
        ("date go", ["Go to a date"]),
        ("xyz", []),
        ("", list(TITLES)),
    ],
)
def test_commands_are_found_by_a_few_letters(typed: str, found: list[str]) -> None:
    assert [command.title for command in matching(commands([]), typed)] == found


def test_the_name_of_a_submenu_finds_what_is_in_it_and_beginnings_of_words_come_first() -> None:
    themes = [Command(each, each, "", lambda: None, "Theme") for each in ("Light", "Dark")]
    offered = [Command("other", "Show the methods", "", lambda: None), *themes]
    assert [each.words for each in matching(offered, "theme")] == ["Theme: Light", "Theme: Dark", "Show the methods"]
    assert [each.words for each in matching(offered, "dark th")] == ["Theme: Dark"]


def test_enter_runs_the_marked_command_and_gives_the_focus_back(qtbot: QtBot, theme: Theme, over: QWidget) -> None:
    before = QLineEdit(over)
    before.show()
    before.setFocus()
    ran: list[str] = []
    palette = CommandPalette(theme, over)
    palette.open(commands(ran))
    qtbot.keyClicks(palette.box, "zoom")
    qtbot.keyClick(palette.box, Qt.Key.Key_Down)
    qtbot.keyClick(palette.box, Qt.Key.Key_Return)
    assert ran == ["Zoom out"]
    assert palette.isHidden()
    assert over.focusWidget() is before


def test_escape_and_a_click_beside_close_the_palette(qtbot: QtBot, theme: Theme, over: QWidget) -> None:
    palette = CommandPalette(theme, over)
    palette.open(commands([]))
    qtbot.keyClick(palette.box, Qt.Key.Key_Escape)
    assert palette.isHidden()
    palette.open(commands([]))
    qtbot.mouseClick(over, Qt.MouseButton.LeftButton)
    assert palette.isHidden()


def test_panels_stay_within_the_window(theme: Theme, over: QWidget) -> None:
    sheet = KeySheet(theme, over)
    sheet.open([("On the timeline", [("F", "zoom to the event")])])
    over.resize(420, 300)
    assert over.rect().contains(sheet.geometry())
    assert "zoom to the event" in sheet.sheet.toPlainText()


class ByHand(QObject):
    """A clock that a test moves on."""

    timeout = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.running = False

    def start(self) -> None:
        self.running = True

    def stop(self) -> None:
        self.running = False

    def isActive(self) -> bool:
        return self.running

    def ring(self) -> None:
        self.running = False
        self.timeout.emit()


def test_the_first_call_goes_through_at_once_and_of_the_rest_the_last(qapp) -> None:
    heard: list[str] = []
    clock = ByHand()
    throttle = Throttle(heard.append, 100, clock, clock)
    for word in ("k", "kh", "khr"):
        throttle(word)
    assert heard == ["k"]
    clock.ring()
    assert heard == ["k", "khr"]
    clock.ring()
    throttle("khru")
    assert heard == ["k", "khr", "khru"]


def test_a_call_that_waits_can_be_taken_back(qapp) -> None:
    heard: list[str] = []
    clock = ByHand()
    throttle = Throttle(heard.append, 100, clock, clock)
    throttle("k")
    throttle("kh")
    throttle.cancel()
    clock.timeout.emit()
    assert heard == ["k"]


@pytest.mark.parametrize("name", sorted(path.stem for path in (resources_folder() / "icons").glob("*.svg")))
def test_every_icon_is_drawn_in_the_colour_of_the_theme(theme: Theme, name: str) -> None:
    image = icon(name, theme).pixmap(20, 20).toImage()
    colours = {
        image.pixelColor(x, y).name() for x in range(20) for y in range(20) if image.pixelColor(x, y).alpha() > 200
    }
    assert theme.colour("text").name() in colours
