"""The handout of a tour: its scenes, everything revealed, painted for paper or for a web page."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter

from cubatimeline.app.presentation import Script
from cubatimeline.drawing.handout import Sheet, pdf, svg
from cubatimeline.drawing.stage import Board, Stage
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.presenting.telling import Told
from cubatimeline.services.presenting.webpage import HandoutScene, tour_page
from cubatimeline.services.safe_files import write_whole

_SIZE = QSize(1600, 900)


def write_handout(path: Path, script: Script, theme: Theme, a_page: int) -> None:
    """Write the handout of a tour: `a_page` (1 or 3) scenes on each page of a PDF, or a web page for 0.

    Raises:
        OSError: the file cannot be written.
    """
    title = script.tour.title.in_(script.matter.language)
    sheets = _sheets(script, theme)
    write_whole(path, pdf(title, sheets, theme, a_page) if a_page else _page(script, sheets, title).encode())


def _sheets(script: Script, theme: Theme) -> list[Sheet]:
    matter = script.matter
    stage = Stage(
        theme, matter.language, _SIZE.width(), _SIZE.height(), matter.events, matter.strips, matter.clock
    )  # fmt: skip
    sheets = []
    for number, scene in enumerate(script.tour.scenes):
        quoted = script.texts[number].quoted
        board = Board(
            scene.title.in_(matter.language), scene.caption, Told(tuple(script.chosen[number])),
            f"{number + 1} / {len(script.tour.scenes)}", "", script.dates, script.grouping[number],
        )  # fmt: skip
        sheet = Sheet(partial(_paint, stage, board, scene.span), _SIZE, sources=script.texts[number].sources)
        sheets.append(sheet if quoted is None else replace(sheet, quote=quoted.words, source=quoted.source))
    return sheets


def _paint(stage: Stage, board: Board, span: tuple[float, float], painter: QPainter) -> None:
    stage.paint(painter, stage.laid_out(board, *span), span)


def _page(script: Script, sheets: list[Sheet], title: str) -> str:
    language, titles = script.matter.language, script.matter.events.columns.titles
    scenes = []
    for number, scene in enumerate(script.tour.scenes):
        told = (": ".join(filter(None, (script.dates.get(n, ""), titles[n]))) for n in script.chosen[number])
        name = scene.title.in_(language)
        texts = script.texts[number]
        picture = svg(sheets[number], name)
        scenes.append(HandoutScene(name, scene.caption, picture, tuple(told), texts.quoted, texts.sources))
    return tour_page(title, script.tour.summary, scenes, language)
