"""Every word of every scene of the four built-in tours, measured on the rendered window of the audience."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from cubatimeline.app.paths import resources_folder
from cubatimeline.app.presentation import Presentation, Script
from cubatimeline.drawing.text import ELLIPSIS
from cubatimeline.drawing.theme import load_theme
from cubatimeline.services.presenting.sizes import BACK_ROW, LARGE
from cubatimeline.widgets.present.audience import Audience
from tests.widgets.present.seen import floor_of, ink_of, pixels_of, texts_of

TOURS = ("after-the-soviet-union", "alliance-and-money", "missile-crisis", "whole-story")
DISPLAYS = {"720": (1280, 720), "1080": (1920, 1080), "4K": (3840, 2160)}
_EDGE = 0.12
"""Share of its size by which the ink of a text may stop short of the box that the font tells, which is rounded."""


def shown_boards(presentation: Presentation) -> Iterator[str]:
    """Go through a tour and yield what each scene is called: bare, with all told, and with its passage."""
    playing = presentation.playing
    for at, step in enumerate(playing.steps):
        last = (
            at + 1 == len(playing.steps) or playing.steps[at + 1].scene != step.scene or playing.steps[at + 1].reading
        )
        if step.reading or last or step.revealed + step.uncovered == 0:
            presentation.playing = playing.moved(at)
            presentation.refresh(at_once=True)
            yield f"scene {step.scene + 1}, step {step}"


def complaints(window: Audience) -> Iterator[str]:
    """Yield what is wrong with the words that the window shows."""
    pixels, texts = pixels_of(window), texts_of(window)
    assert len(texts) > 3
    for seen in texts:
        floor, ink = floor_of(seen, window), ink_of(seen, pixels)
        least = QFontMetricsF(sized(seen.font, floor)).tightBoundingRect(seen.words).height()
        if seen.size < floor or ink.box.height() < least - 1:
            yield f"“{seen.words}” is too small: {seen.size} px, ink {ink.box.height()} px, least {least:.1f}"
        if ink.contrast < (4.5 if seen.size >= LARGE else 7.0):
            yield f"“{seen.words}” is faint: {ink.contrast:.1f}"
        inside = window.rect().contains(seen.box.toAlignedRect())
        edge = 2 + _EDGE * seen.size
        if not inside or seen.box.width() - ink.box.width() > edge or seen.box.height() - ink.box.height() > edge:
            yield f"“{seen.words}” is cut off: {seen.box}, ink {ink.box}"
    for one, other in itertools.combinations(texts, 2):
        if one.box.adjusted(1, 1, -1, -1).intersects(other.box.adjusted(1, 1, -1, -1)):
            yield f"“{one.words}” and “{other.words}” overlap"


def sized(font: QFont, pixels: float) -> QFont:
    same = QFont(font)
    same.setPixelSize(max(round(pixels), 1))
    return same


def presented(script: Script, theme_name: str, size: tuple[int, int], *, back_row: bool = False) -> Presentation:
    theme = load_theme(resources_folder() / "themes" / f"{theme_name}.toml")
    presentation = Presentation(script, lambda job, then: None, [theme], back_row=back_row, reduced_motion=True)
    presentation.audience.resize(*size)
    return presentation


@pytest.mark.parametrize(
    ("display", "theme"),
    [("720", "projection"), ("1080", "projection"), ("4K", "projection"), ("1080", "projection-dark")],
)
@pytest.mark.parametrize("tour", TOURS)
def test_every_word_of_the_built_in_tours_can_be_read(
    qtbot, light, scripts: list[Script], tour: str, display: str, theme: str
) -> None:
    script = next(each for each in scripts if each.tour.id == tour)
    presentation = presented(script, theme, DISPLAYS[display])
    found = [f"{where}: {what}" for where in shown_boards(presentation) for what in complaints(presentation.audience)]
    presentation.end()
    assert found == []


@pytest.mark.parametrize("tour", TOURS)
def test_every_event_of_the_built_in_scenes_has_its_row(qtbot, light, scripts: list[Script], tour: str) -> None:
    script = next(each for each in scripts if each.tour.id == tour)
    presentation = presented(script, "projection", DISPLAYS["1080"])
    for where in shown_boards(presentation):
        board, laid = presentation.audience.board, presentation.audience.laid
        assert board is not None
        assert laid is not None
        assert set(laid.told) == set(board.told.events), where
        if board.reading is None:
            words = {seen.words for seen in texts_of(presentation.audience)}
            columns = script.matter.events.columns
            open_to_all = set(board.told.events) - board.told.unseen - board.told.untitled
            assert {columns.titles[n] for n in open_to_all} <= words, where
            assert not any(ELLIPSIS in each for each in words), where
    presentation.end()


def test_letters_for_the_back_row_are_a_quarter_larger_and_events_give_way(qtbot, light, scripts: list[Script]) -> None:
    script = next(each for each in scripts if each.tour.id == "whole-story")
    plain, larger = (presented(script, "projection", DISPLAYS["720"], back_row=back) for back in (False, True))
    for each in (plain, larger):
        each.refresh(at_once=True)
    sizes = [sorted({seen.size for seen in texts_of(each.audience)}) for each in (plain, larger)]
    assert all(large == pytest.approx(BACK_ROW * small, abs=1.5) for small, large in zip(*sizes, strict=True))
    found = [f"{where}: {what}" for where in shown_boards(larger) for what in complaints(larger.audience)]
    for each in (plain, larger):
        each.end()
    assert found == []
