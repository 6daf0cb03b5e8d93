"""What lets the window come sooner than Python and its libraries would by themselves."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from threading import Lock

_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")


_SWITCH_S = 0.0005
"""How long one thread may keep the interpreter from another that waits for it."""
_SOON_WANTED = (
    "numpy.ma",
    "cubatimeline.services.entity_pages",
    "cubatimeline.services.editing.edit",
    "cubatimeline.app.editing",
)
"""What the first choices of a reader bring in, a twentieth of a second each."""


def begin() -> None:
    """Prepare for starting; to be called before numpy is imported, and `settle` or `gc.enable` after it.

    Searching for garbage takes a tenth of a start in which nothing is thrown away. And numpy's library for matrices
    starts a thread for each core when it is imported: the timeline has no matrices.
    """
    gc.disable()
    # A window that paints asks for the interpreter ten times a frame: at the usual 5 ms each, what is read in another
    # thread would hold it up for longer than anybody overlooks.
    sys.setswitchinterval(_SWITCH_S)
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
    with _searching:
        _unsearched.append(gc.isenabled())
        gc.disable()
    try:
        yield
    finally:
        with _searching:
            # The last of several that go on at once brings back what was before the first.
            if len(_unsearched) == 1 and _unsearched[0]:
                gc.enable()
            _unsearched.pop()


_searching = Lock()
_unsearched: list[bool] = []


def look_ahead(_kept: object) -> None:
    """Bring in what is soon wanted, in another thread, once the window is there."""
    for name in _SOON_WANTED:
        import_module(name)
