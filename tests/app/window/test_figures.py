"""Figures in the window: made from what the timeline shows, changed, kept, copied and written."""

from __future__ import annotations

from dataclasses import replace
from math import floor
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cubatimeline.app.figure_link import FigureLink
from cubatimeline.app.main_window import MainWindow
from cubatimeline.domain.calendars import iso_day
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.languages import Localised
from cubatimeline.domain.tours import Scene, Tour
from cubatimeline.services.editing.figures import kept_figures
from cubatimeline.services.figures.figure import Colours, Figure
from cubatimeline.services.figures.spec import read_figure
from cubatimeline.widgets.figure.workshop import FigureWorkshop


@pytest.fixture
def figures(qtbot: QtBot, window: MainWindow) -> FigureLink:
    """The workshop, open on the sample collection and drawn."""
    with qtbot.waitSignal(window.figures.shown, timeout=20_000):
        window.actions_by_deed["file.figure"].trigger()
    return window.figures


def workshop_of(figures: FigureLink) -> FigureWorkshop:
    assert figures.workshop is not None
    return figures.workshop


def choose(workshop: FigureWorkshop, figure: Figure) -> None:
    """Wish for a figure as the form would."""
    workshop.form.show_figure(figure)
    workshop.form.changed.emit(figure)


def test_the_figure_begins_with_what_the_timeline_shows(qtbot: QtBot, figures: FigureLink, window: MainWindow) -> None:
    workshop = workshop_of(figures)
    assert workshop.figure.width == 190.0
    assert workshop.figure.first == workshop.figure.last == ""
    assert "mm" in workshop.measure.text()
    window.time.go_to_words("October 1962")
    with qtbot.waitSignal(figures.shown):
        qtbot.mouseClick(workshop.form.as_shown, Qt.MouseButton.LeftButton)
    assert workshop.figure.first == iso_day(floor(window.timeline.scale.start))
    assert workshop.figure.first.startswith("1962-09")
    assert workshop.figure.last.startswith("1962-11")


def test_a_change_is_drawn_and_the_preset_is_known(qtbot: QtBot, figures: FigureLink) -> None:
    workshop = workshop_of(figures)
    assert workshop.form.preset.currentData() == "journal-190"
    before = workshop.preview.grab().toImage()
    combo = workshop.form.preset
    with qtbot.waitSignal(figures.shown):
        combo.setCurrentIndex(combo.findData("journal-85"))
        combo.activated.emit(combo.currentIndex())
    assert workshop.figure.width == 85.0
    assert workshop.form.width_mm.value() == 85.0
    assert workshop.preview.grab().toImage() != before
    with qtbot.waitSignal(figures.shown):
        workshop.form.width_mm.setValue(120.0)
    assert workshop.form.preset.currentData() == ""


def test_dates_are_taken_as_words_and_told_where_they_cannot_be_read(qtbot: QtBot, figures: FigureLink) -> None:
    line = workshop_of(figures).form.first
    with qtbot.waitSignal(figures.shown):
        qtbot.keyClicks(line.line, "1962")
    assert workshop_of(figures).figure.first == "1962"
    line.line.clear()
    qtbot.keyClicks(line.line, "no date")
    assert line.echo.text()
    assert workshop_of(figures).figure.first == "1962"


def test_what_cannot_be_drawn_is_said_and_the_last_figure_stays(qtbot: QtBot, figures: FigureLink) -> None:
    workshop = workshop_of(figures)
    pages = workshop.measure.text()
    choose(workshop, Figure(first="1964", last="1962"))
    qtbot.waitUntil(lambda: "before it begins" in workshop.cautions.text())
    assert workshop.measure.text() == pages
    with qtbot.waitSignal(figures.shown):
        choose(workshop, Figure(first="1962", last="1964"))
    assert "before it begins" not in workshop.cautions.text()


def test_words_are_proposed_until_others_are_written(qtbot: QtBot, figures: FigureLink) -> None:
    workshop = workshop_of(figures)
    alt = workshop.words.edits["alt"]
    qtbot.waitUntil(lambda: len(alt.toPlainText().split()) >= 10)
    assert workshop.figure.alt == ""
    proposed = alt.toPlainText()
    alt.setPlainText("A line of our own.")
    assert workshop.figure.alt == "A line of our own."
    qtbot.mouseClick(workshop.words.renew["alt"], Qt.MouseButton.LeftButton)
    assert workshop.figure.alt == ""
    assert alt.toPlainText() == proposed


@pytest.mark.parametrize("ending", ["pdf", "svg", "png", "tif"])
def test_it_is_written_with_what_goes_beside_it(qtbot: QtBot, figures: FigureLink, tmp_path: Path, ending: str) -> None:
    workshop = workshop_of(figures)
    choose(workshop, replace(workshop.figure, dpi=150))
    workshop.beside.setChecked(True)
    path = tmp_path / f"figure.{ending}"
    with qtbot.waitSignal(figures.written, timeout=20_000) as told:
        figures.export(path)
    assert path.stat().st_size > 1000
    names = {each.name for each in told.args[0]}
    assert {path.name, "figure.caption.txt", "figure.caption.docx", "figure.events.csv"} <= names
    assert not workshop.progress.isVisible()


def test_the_caption_proposed_tells_of_the_numbers_of_sources(
    qtbot: QtBot, figures: FigureLink, tmp_path: Path
) -> None:
    """As the caption does that is written beside the figure; whose it is stands in the form."""
    workshop = workshop_of(figures)
    caption = workshop.words.edits["caption"]
    qtbot.waitUntil(lambda: bool(caption.toPlainText()))
    assert "list of sources" not in caption.toPlainText()
    with qtbot.waitSignal(figures.shown):
        workshop.form.checks["sources"].click()
    qtbot.waitUntil(lambda: "list of sources" in caption.toPlainText())
    qtbot.keyClicks(workshop.form.author, "A. Historian")
    style = workshop.form.style_of_sources
    style.setCurrentIndex(1)
    style.activated.emit(1)
    assert workshop.figure.author == "A. Historian"
    assert workshop.figure.citation_style
    workshop.beside.setChecked(True)
    with qtbot.waitSignal(figures.written, timeout=20_000):
        figures.export(tmp_path / "figure.svg")
    written = (tmp_path / "figure.caption.txt").read_text(encoding="utf-8")
    assert written.splitlines()[0] == caption.toPlainText()


def test_a_wall_is_cut_into_papers_and_a_tour_into_slides(qtbot: QtBot, figures: FigureLink, tmp_path: Path) -> None:
    workshop = workshop_of(figures)
    choose(workshop, replace(workshop.figure, width=400.0, height=290.0))
    with qtbot.waitSignal(figures.written, timeout=20_000):
        figures.export_tiles(tmp_path / "wall", "A4")
    papers = PdfDocument(tmp_path / "wall.pdf")
    assert len(papers) == 1 + 2 * 2
    assert {round(max(papers.get_page_size(page)) / 72 * 25.4) for page in range(1, 5)} == {297}
    scenes = (
        Scene(Localised("The quarantine"), parse("1962-10-20"), parse("1962-10-30"), "Ships are stopped."),
        Scene(Localised("After it"), parse("1963"), parse("1964"), "What came of it."),
    )
    with qtbot.waitSignal(figures.written, timeout=20_000):
        figures.export_slides(tmp_path / "tour.pdf", Tour("crisis", Localised("The crisis"), "Thirteen days.", scenes))
    slides = PdfDocument(tmp_path / "tour.pdf")
    assert len(slides) == len(scenes)
    wide, high = slides.get_page_size(0)
    assert wide / high == pytest.approx(16 / 9, abs=0.01)


def test_a_folder_that_is_not_there_is_told(qtbot: QtBot, figures: FigureLink, tmp_path: Path) -> None:
    figures.export(tmp_path / "nowhere" / "figure.svg")
    qtbot.waitUntil(lambda: "cannot be written" in workshop_of(figures).cautions.text())


def test_it_is_kept_opened_again_and_its_keeping_undone(
    qtbot: QtBot, figures: FigureLink, window: MainWindow, tmp_path: Path
) -> None:
    workshop = workshop_of(figures)
    with qtbot.waitSignal(figures.shown):
        choose(workshop, Figure(name="The crisis", first="1962-10", last="1962-10", colours=Colours.GREYSCALE))
    with qtbot.waitSignal(window.edits.changed):
        workshop.keep_request.emit()
    found: list[dict[str, Figure]] = []
    window.opener.ask(kept_figures, found.append)
    qtbot.waitUntil(lambda: bool(found))
    (id_, kept), *others = found[0].items()
    assert not others
    assert kept.colours is Colours.GREYSCALE
    figures.take_up(Figure())
    with qtbot.waitSignal(figures.shown):
        figures.take_up(kept, id_)
    assert workshop.windowTitle().startswith("The crisis")
    with qtbot.waitSignal(window.edits.changed):
        window.edits.undo()
    window.opener.ask(kept_figures, found.append)
    qtbot.waitUntil(lambda: len(found) > 1)
    assert found[1] == {}


def test_a_specification_leads_back_to_the_figure(qtbot: QtBot, figures: FigureLink, tmp_path: Path) -> None:
    workshop = workshop_of(figures)
    figures.save_spec(tmp_path / "a.figure.toml")
    figure = workshop.figure
    assert read_figure(tmp_path / "a.figure.toml") == figure
    choose(workshop, Figure(language="ru"))
    with qtbot.waitSignal(figures.shown):
        figures.open_spec(tmp_path / "a.figure.toml")
    assert workshop.figure == figure
    (tmp_path / "bad.toml").write_text("widht = 3\n", encoding="utf-8")
    figures.open_spec(tmp_path / "bad.toml")
    assert "width" in workshop.cautions.text()


def test_the_clipboard_gets_a_picture_and_an_svg(qtbot: QtBot, figures: FigureLink) -> None:
    figures.copy()
    qtbot.waitUntil(lambda: "Copied" in workshop_of(figures).measure.text(), timeout=20_000)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert bytes(data.data("image/svg+xml").data()).startswith(b"<?xml")


def test_closing_gives_everything_back(qtbot: QtBot, figures: FigureLink, window: MainWindow) -> None:
    workshop = workshop_of(figures)
    with qtbot.waitSignal(workshop.closed):
        qtbot.keyClick(workshop, Qt.Key.Key_Escape)
    with qtbot.waitSignal(figures.shown, timeout=20_000):
        window.actions_by_deed["file.figure"].trigger()
    assert workshop.isVisible()
