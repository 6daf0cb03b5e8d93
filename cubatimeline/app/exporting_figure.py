"""Writing figures without a window: laid out from a collection, written with what goes beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from cubatimeline.app.figure_choices import FigureWish
from cubatimeline.app.headless import headless_application
from cubatimeline.drawing.figure.metrics import FontMetrics
from cubatimeline.drawing.figure.writing import write_figure
from cubatimeline.services.figures.cautions import Caution
from cubatimeline.services.figures.companions import Companions, NumberedSources, write_beside
from cubatimeline.services.figures.composing import compose
from cubatimeline.services.figures.content import FigureContent, read_content
from cubatimeline.services.figures.wall import tile
from cubatimeline.store.reader import Reader


def export_figure(out: Path, wish: FigureWish, reader: Reader) -> tuple[list[Path], tuple[Caution, ...]]:
    """Write a figure in the format of the ending of `out`; return the files, and what its author should know.

    Raises:
        ReaderError: of one of its kinds: the figure asks for what there is not, or a file cannot be written.
    """
    application = headless_application()
    figure = wish.figure
    content = _with_categories(read_content(reader, figure), wish.categories)
    sources = NumberedSources(reader, figure) if figure.sources or wish.beside else None
    metrics = FontMetrics()
    composed = compose(figure, content, metrics, sources if figure.sources else None)
    beside = Companions.of(reader, figure, content, composed, sources)
    files = beside.files(wish.beside)
    sheets = composed.sheets
    if wish.paper:
        sheets = tuple(
            piece for sheet in sheets for piece in tile(sheet, metrics, wish.paper, language=figure.language)
        )
    paths = write_figure(out, sheets, beside.about(), figure.dpi) + write_beside(out, files)
    del application
    return paths, composed.warnings


def _with_categories(content: FigureContent, names: Sequence[str]) -> FigureContent:
    """Return the content with only the events of some categories."""
    if not names:
        return content
    wanted = [number for number, category in enumerate(content.categories) if category.id in names]
    mask = np.isin(content.columns.category, wanted)
    return replace(content, only=mask if content.only is None else mask & content.only)
