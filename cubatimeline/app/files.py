"""Files that the window opens and writes: collections and pictures."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from cubatimeline.app.file_writing import WritingWords
from cubatimeline.drawing.timeline import Emphasis

if TYPE_CHECKING:
    from cubatimeline.app.main_window import MainWindow

_HEADING = 60


def ask_for_collection(window: MainWindow) -> None:
    """Ask for a collection file and open it."""
    kinds = window.tr("Collections (*.cubatimeline);;All files (*)")
    name, _ = QFileDialog.getOpenFileName(window, window.tr("Open collection"), "", kinds)
    if name:
        window.open_collection(Path(name))


def ask_for_export(window: MainWindow, span: tuple[float, float] | None = None) -> None:
    """Ask for a file name and write what is seen, or `span` (first and last day number) of it, as a picture."""
    kinds = window.tr("Pictures (*.png *.svg)")
    name, _ = QFileDialog.getSaveFileName(window, window.tr("Export picture"), "timeline.png", kinds)
    if name:
        export_to(window, Path(name), span)


def export_to(window: MainWindow, path: Path, span: tuple[float, float] | None = None) -> None:
    """Write what the timeline shows, or `span`, as PNG or SVG, in the background; trouble is told in the window.

    The selection is left out, unless arcs of relations begin there.
    """
    from cubatimeline.drawing.export import PictureSpec, export_picture  # not needed before the first export

    picture, scale = window.timeline.picture, window.timeline.scale
    if picture is None:
        return
    height = max(window.timeline.height(), round(picture.full_lanes_height)) + window.theme.px(_HEADING)
    shown = window.timeline.emphasis
    # the arcs of the selected event cannot be read without it
    selected = shown.selected if window.relations.of_selected else -1
    emphasis = Emphasis(selected, lit=shown.lit, relations=shown.relations)
    first, last = span or (scale.start, scale.end)
    spec = PictureSpec(window.timeline.width(), height, first, last, window.top_bar.title(), emphasis=emphasis)
    # Edits and filters not kept in the collection are in the picture: another process would not know of them
    job = partial(export_picture, path, picture.subject, window.theme, window.session.language, spec)
    words = WritingWords(window.tr("picture is written"), "", "The picture")
    written = window.tr("Written: %1").replace("%1", str(path))
    window.writing.write_here(words, job, lambda: window.status.tell(written))
