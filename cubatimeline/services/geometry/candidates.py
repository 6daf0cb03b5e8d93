"""Who may ask for a label at which zoom: the most important marks of every stretch of a lane, octave by octave.

Of a million marks only some hundreds can speak at once. A pyramid is built from the finest octave upwards: each tile of
a lane keeps its best marks, and the tile twice as wide above it chooses among what its two halves kept. So the work is
that of sorting the crowded places of each octave, which halve in number from one octave to the next.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cubatimeline.services.geometry.levels import COARSEST, FINEST

Floats = NDArray[np.float64]
Places = NDArray[np.int32]

TILE = 256.0
"""Width of a tile in pixels at the least scale of its octave."""


def candidates_by_octave(
    members: Places, start: Floats, lane: NDArray[np.int32], priority: NDArray[np.int32], most: NDArray[np.int64]
) -> dict[int, Places]:
    """Return for each octave (a scale of 2^octave pixels a day and more) the best of `members` in every tile.

    Args:
        members: places of marks, ascending, in arrays that are sorted by lane, then by start.
        start, lane: of all marks.
        priority: of all marks, a permutation of 0..n-1, the greatest being the most important.
        most: shape (lanes,), how many a tile of each lane keeps.

    Returns:
        places, ascending, by octave; an octave in which nothing was dropped shares the array of the finer one.
    """
    by_priority = np.empty(len(priority), np.int32)
    by_priority[priority] = np.arange(len(priority), dtype=np.int32)
    kept, found = members, {}
    for octave in range(FINEST // 2, COARSEST // 2 - 1, -1):
        kept = _best_of_tiles(kept, start, lane, priority, by_priority, most, 2.0**octave / TILE)
        found[octave] = kept
    return found


def _best_of_tiles(
    kept: Places,
    start: Floats,
    lane: NDArray[np.int32],
    priority: NDArray[np.int32],
    by_priority: Places,
    most: NDArray[np.int64],
    tiles_a_day: float,
) -> Places:
    if not len(kept):
        return kept
    tile, lanes = np.floor(start[kept] * tiles_a_day), lane[kept]
    first = np.flatnonzero(np.concatenate([[True], (tile[1:] != tile[:-1]) | (lanes[1:] != lanes[:-1])]))
    size = np.diff(first, append=len(kept))
    allowed = most[lanes[first]]
    crowded = size > allowed
    if not crowded.any():
        return kept
    among = np.repeat(crowded, size)
    size, allowed = size[crowded], allowed[crowded]
    # One plain sort of packed numbers instead of an indirect one by two keys: tile above, importance below.
    packed = np.repeat(np.arange(len(size), dtype=np.int64) << 32, size)
    packed += len(priority) - 1 - priority[kept[among]]
    packed.sort()
    number = np.arange(len(packed)) - np.repeat(np.cumsum(size) - size, size)
    best = packed[number < np.repeat(allowed, size)] & 0xFFFFFFFF
    return merged(kept[~among], np.sort(by_priority[len(priority) - 1 - best]))


def merged(some: Places, others: Places) -> Places:
    """Return the places of both, ascending, of two arrays that ascend and have none in common."""
    if len(some) < len(others):
        some, others = others, some
    return np.insert(some, np.searchsorted(some, others), others)
