"""Writing pictures: from the window, and from the command line without one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from cubatimeline.app.paths import resources_folder
from cubatimeline.app.subject import subject_of
from cubatimeline.domain.date_reading import read
from cubatimeline.domain.errors import UsageError
from cubatimeline.domain.languages import Language
from cubatimeline.drawing.export import PictureSpec, export_picture
from cubatimeline.drawing.fonts import load_fonts
from cubatimeline.drawing.theme import load_theme
from cubatimeline.services.loading import TimelineData
from cubatimeline.store.columns import EventColumns


def span_of(first: str | None, last: str | None, whole: tuple[int, int]) -> tuple[float, float]:
    """Return the days from the beginning of `first` to the end of `last`; the whole span where they are not given.

    Raises:
        UsageError: they are no dates, or the first comes after the last.
    """
    start = _bound(first, 0, whole[0])
    end = _bound(last, -1, whole[1]) + 1
    if start >= end:
        raise UsageError(f"{first} comes after {last}.", "Give the earlier date to --from.")
    return float(start), float(end)


def _bound(words: str | None, side: int, otherwise: int) -> int:
    if words is None:
        return otherwise
    bound = read(words).bounds[side]
    if bound is None:
        raise UsageError(f"“{words}” is open on that side.", "Give a date that ends.")
    return bound


def export_headless(
    out: Path, data: TimelineData, theme: str, language: Language, span: tuple[float, float],
    size: tuple[int, int, float], lanes: str | None,
) -> None:  # fmt: skip
    """Write a picture without a window and without a display.

    Raises:
        UsageError: a lane or the format does not exist.
        ReaderError: the file cannot be written.
    """
    application = _application()
    load_fonts()
    look = load_theme(resources_folder() / "themes" / f"{theme}.toml")
    chosen = with_lanes(data, lanes.split(",")) if lanes else data
    title = chosen.meta.title.in_(language)
    spec = PictureSpec(size[0], size[1], span[0], span[1], title, density=size[2])
    export_picture(out, subject_of(chosen, language), look, language, spec)
    del application


def _application() -> QCoreApplication:
    """Return the application, made for drawing without a display where there is none yet; keep it while painting."""
    running = QGuiApplication.instance()
    if running is not None:
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication([])


def with_lanes(data: TimelineData, names: Sequence[str]) -> TimelineData:
    """Return the data with only the categories of `names` (ids), in that order.

    Raises:
        UsageError: a name is no category.
    """
    places = {category.id: number for number, category in enumerate(data.categories)}
    wanted = [name.strip() for name in names if name.strip()]
    unknown = [name for name in wanted if name not in places]
    if unknown or not wanted:
        raise UsageError(f"No category is called “{', '.join(unknown)}”.", f"There are {', '.join(places)}.")
    old = [places[name] for name in wanted]
    keep = np.isin(data.columns.category, old)
    moved = np.full(len(data.categories), -1, np.int16)
    moved[old] = np.arange(len(old))
    columns = _filtered(data.columns, keep, moved)
    place = np.cumsum(keep) - 1
    ghosts = {int(place[event]): days for event, days in data.ghosts.items() if keep[event]}
    return replace(data, columns=columns, categories=tuple(data.categories[i] for i in old), ghosts=ghosts)


def _filtered(columns: EventColumns, keep: np.ndarray, moved: np.ndarray) -> EventColumns:
    chosen = np.flatnonzero(keep).tolist()
    return EventColumns(
        columns.row[keep], columns.start_earliest[keep], columns.start_latest[keep], columns.end_earliest[keep],
        columns.end_latest[keep], columns.flags[keep], columns.precision[keep], moved[columns.category[keep]],
        columns.importance[keep], columns.evidence[keep], [columns.ids[i] for i in chosen],
        [columns.titles[i] for i in chosen],
    )  # fmt: skip
