"""Writing pictures: from the window, and from the command line without one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cubatimeline.app.headless import headless_application
from cubatimeline.app.paths import resources_folder
from cubatimeline.app.subject import subject_of
from cubatimeline.domain.languages import Language
from cubatimeline.drawing.export import PictureSpec, export_picture
from cubatimeline.drawing.fonts import load_fonts
from cubatimeline.drawing.theme import load_theme
from cubatimeline.services.lane_choice import LaneChoice
from cubatimeline.services.laning import Groups
from cubatimeline.services.loading import TimelineData
from cubatimeline.store.columns import EventColumns


def export_headless(
    out: Path, data: TimelineData, theme: str, language: Language, span: tuple[float, float],
    size: tuple[int, int, float], choice: LaneChoice | None = None, groups: Groups | None = None,
) -> None:  # fmt: skip
    """Write a picture without a window and without a display, in lanes as of `subject_of`.

    Where lanes were chosen, those without any event in the span are left out.

    Raises:
        ReaderError: the file cannot be written.
    """
    application = headless_application()
    load_fonts()
    look = load_theme(resources_folder() / "themes" / f"{theme}.toml")
    title = data.meta.title.in_(language)
    spec = PictureSpec(size[0], size[1], span[0], span[1], title, density=size[2])
    only = None if choice in (None, LaneChoice()) else _in_span(data.columns, span)
    export_picture(out, subject_of(data, language, choice, groups, only), look, language, spec)
    del application


def _in_span(columns: EventColumns, span: tuple[float, float]) -> NDArray[np.bool_] | None:
    """Return which events may touch a span; None where all do."""
    inside = (columns.end_latest > span[0]) & (columns.start_earliest < span[1])
    return None if inside.all() else np.asarray(inside)
