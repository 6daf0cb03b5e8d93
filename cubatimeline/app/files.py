"""Files that the window opens and writes: collections and pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from cubatimeline.domain.errors import ReaderError
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


def ask_for_export(window: MainWindow) -> None:
    """Ask for a file name and write what is seen as a picture."""
    kinds = window.tr("Pictures (*.png *.svg)")
    name, _ = QFileDialog.getSaveFileName(window, window.tr("Export picture"), "timeline.png", kinds)
    if name:
        export_to(window, Path(name))


def export_to(window: MainWindow, path: Path) -> None:
    """Write what the timeline shows as PNG or SVG, without the selection; trouble is told in the message bar."""
    from cubatimeline.drawing.export import PictureSpec, export_picture  # not needed before the first export

    picture, scale = window.timeline.picture, window.timeline.scale
    if picture is None:
        return
    height = max(window.timeline.height(), round(picture.full_lanes_height)) + window.theme.px(_HEADING)
    lit = Emphasis(lit=window.timeline.emphasis.lit)
    spec = PictureSpec(window.timeline.width(), height, scale.start, scale.end, window.top_bar.title(), emphasis=lit)
    try:
        export_picture(path, picture.subject, window.theme, window.session.language, spec)
    except ReaderError as error:
        window.messages.tell_error(error)
    else:
        window.status.tell(window.tr("Written: %1").replace("%1", str(path)))
