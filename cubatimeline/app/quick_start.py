"""What lets the window come sooner than Python and its libraries would by themselves."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager

_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")


def begin() -> None:
    """Prepare for starting; to be called before numpy is imported, and `settle` or `gc.enable` after it.

    Searching for garbage takes a tenth of a start in which nothing is thrown away. And numpy's library for matrices
    starts a thread for each core when it is imported: the timeline has no matrices.
    """
    gc.disable()
    for name in _ONE_THREAD:
        os.environ.setdefault(name, "1")


def settle() -> None:
    """Search for garbage again, but not among what the start has made: it stays as long as the program does."""
    gc.freeze()
    gc.enable()


@contextmanager
def unsearched() -> Iterator[None]:
    """Do not search for garbage meanwhile: a search stops every thread, the window with them, for a third of a second.

    For work in another thread that makes very many small values and throws none away.
    """
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()
