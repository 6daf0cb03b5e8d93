"""A wall chart cut into sheets that any printer takes, with crop marks and a sheet that tells how they join."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from cubatimeline.domain.errors import UsageError
from cubatimeline.domain.languages import Language
from cubatimeline.services.figures.moving import cut, moved, shrunk
from cubatimeline.services.figures.sheets import (
    BLACK,
    POINT,
    WHITE,
    Box,
    Face,
    Group,
    Ink,
    Item,
    Metrics,
    Path,
    Sheet,
    Words,
)
from cubatimeline.services.figures.wording import WORDING

PAPERS = {"A4": (210.0, 297.0), "A3": (297.0, 420.0), "Letter": (215.9, 279.4)}
"""Width and height of papers in mm, upright."""
EDGE = 10.0
"""What printers leave white at every edge, mm; crop marks and the place of a sheet stand there."""
_MARK, _MARK_GAP = 6.0, 3.0
_POINTS, _KEY_POINTS = 8.0, 14.0
_LINE = 0.3


@dataclass(frozen=True, slots=True)
class Grid:
    """How a wall is cut: paper, window on each, the step from one window to the next, and how many there are.

    The windows are as large as one another and together as large as the wall, so that none is left nearly empty; where
    they are smaller than what a printer reaches, white stays at the right and below.
    """

    paper: tuple[float, float]
    window: tuple[float, float]
    step: tuple[float, float]
    columns: int
    rows: int


def grid_of(sheet: Sheet, paper: str, overlap: float) -> Grid:
    """Return how a sheet is cut into the fewest papers, upright or on their side.

    Raises:
        UsageError: there is no such paper, or the overlap leaves nothing of it.
    """
    if paper not in PAPERS:
        raise UsageError(f"No paper is called “{paper}”.", f"Choose one of {', '.join(PAPERS)}.")
    width, height = PAPERS[paper]
    if not 0 <= overlap <= width / 3:
        raise UsageError(f"An overlap of {overlap:g} mm does not suit {paper}.", f"Choose 0 to {width / 3:.0f} mm.")
    return min((_grid(sheet, size, overlap) for size in ((width, height), (height, width))), key=_count)


def _grid(sheet: Sheet, paper: tuple[float, float], overlap: float) -> Grid:
    columns, rows = (
        max(ceil((whole - overlap) / (side - 2 * EDGE - overlap) - 1e-9), 1)
        for whole, side in zip((sheet.width, sheet.height), paper, strict=True)
    )
    step = (sheet.width - overlap) / columns, (sheet.height - overlap) / rows
    return Grid(paper, (step[0] + overlap, step[1] + overlap), step, columns, rows)


def _count(grid: Grid) -> int:
    return grid.columns * grid.rows


def tile(
    sheet: Sheet, metrics: Metrics, paper: str = "A4", overlap: float = 10.0, *, crop_marks: bool = True,
    language: Language = "en",
) -> Iterator[Sheet]:  # fmt: skip
    """Yield the key and then the tiles of a sheet, row by row, each at its full size with the window in the middle.

    Raises:
        UsageError: there is no such paper, or the overlap does not suit it.
    """
    grid = grid_of(sheet, paper, overlap)
    yield _key(sheet, grid, language)
    for row in range(grid.rows):
        for column in range(grid.columns):
            yield _tile(sheet, grid, (row, column), metrics, crop_marks, language)


def _tile(
    sheet: Sheet, grid: Grid, at: tuple[int, int], metrics: Metrics,
    crop_marks: bool, language: Language,
) -> Sheet:  # fmt: skip
    left, top = at[1] * grid.step[0], at[0] * grid.step[1]
    window = left, top, left + grid.window[0], top + grid.window[1]
    shown = []
    for group in sheet.groups:
        parts = (cut(item, window, metrics) for item in group.items)
        kept = [moved(part, EDGE - left, EDGE - top) for part in parts if part is not None]
        if kept:
            shown.append(Group(group.id, tuple(kept), group.title))
    name = WORDING[language].tile.format(row=at[0] + 1, column=at[1] + 1)
    shown.append(Group("edge", tuple(_edge(grid))))
    marks = _crop_marks(grid) if crop_marks else []
    words = Words(EDGE + 3.0, grid.paper[1] - EDGE / 2 + 1.0, name, _POINTS, Face.SANS, _INK)
    shown.append(Group("place", (*marks, words)))
    return Sheet(*grid.paper, tuple(shown), name, sheet.paper)


_WHITE, _INK = WHITE, BLACK


def _edge(grid: Grid) -> list[Item]:
    """Return white over the edges of the paper, as words and curves that reach beyond the window are not cut."""
    width, height = grid.paper
    right, bottom = EDGE + grid.window[0], EDGE + grid.window[1]
    ink = Ink(_WHITE)
    return [
        Box(0, 0, width, EDGE, ink),
        Box(0, bottom, width, height - bottom, ink),
        Box(0, EDGE, EDGE, grid.window[1], ink),
        Box(right, EDGE, width - right, grid.window[1], ink),
    ]


def _crop_marks(grid: Grid) -> list[Item]:
    """Return short lines outside the corners of the window, in line with its edges."""
    (left, top), (right, bottom) = (EDGE, EDGE), (EDGE + grid.window[0], EDGE + grid.window[1])
    ink = Ink(stroke=_INK, points=_LINE)
    near, far = _MARK_GAP, _MARK_GAP + _MARK
    lines: list[Item] = []
    for x in (left, right):
        lines += [Path(((x, y), (x, y + _MARK)), ink) for y in (top - far, bottom + near)]
    for y in (top, bottom):
        lines += [Path(((x, y), (x + _MARK, y)), ink) for x in (left - far, right + near)]
    return lines


def _key(sheet: Sheet, grid: Grid, language: Language) -> Sheet:
    """Return the sheet that shows the whole in small, with the edges and places of the tiles."""
    wording = WORDING[language]
    width, height = grid.paper
    top = EDGE + 14.0
    factor = min((width - 2 * EDGE) / sheet.width, (height - top - EDGE) / sheet.height)
    small = [part for item in sheet.items() if (part := shrunk(item, factor, 0.25)) is not None]
    ground = Box(EDGE, top, sheet.width * factor, sheet.height * factor, Ink(sheet.paper, _INK, _LINE))
    whole: list[Item] = [ground, *(moved(item, EDGE, top) for item in small)]
    cells: list[Item] = []
    for row in range(grid.rows):
        for column in range(grid.columns):
            cells += _cell(sheet, grid, (row, column), factor, top)
    heading = Words(EDGE, EDGE + 6.0, wording.key, _KEY_POINTS, Face.SANS_BOLD, _INK)
    groups = Group("heading", (heading,)), Group("whole", tuple(whole)), Group("tiles", tuple(cells))
    return Sheet(width, height, groups, wording.key, _WHITE)


def _cell(sheet: Sheet, grid: Grid, at: tuple[int, int], factor: float, top: float) -> list[Item]:
    row, column = at
    x, y = column * grid.step[0], row * grid.step[1]
    right, bottom = min(x + grid.window[0], sheet.width), min(y + grid.window[1], sheet.height)
    box = Box(EDGE + x * factor, top + y * factor, (right - x) * factor, (bottom - y) * factor, Ink(stroke=_INK))
    words = f"{row + 1}.{column + 1}"
    wide, high = 1.9 * len(words) * _POINTS * POINT / 3, 1.2 * _POINTS * POINT
    middle = box.x + box.width / 2, box.y + box.height / 2
    ground = Box(middle[0] - wide / 2, middle[1] - high / 2, wide, high, Ink(_WHITE))
    return [box, ground, Words(middle[0], middle[1] + 0.3 * high, words, _POINTS, Face.SANS_BOLD, _INK, "middle")]
