"""Memory of large arrays, given back to the system as soon as they are given up."""

from __future__ import annotations

import ctypes
import sys

_MMAP_THRESHOLD = -3
"""M_MMAP_THRESHOLD of glibc's malloc.h."""
_LARGE = 1 << 20


def give_back_large_arrays() -> bool:
    """Have arrays of a megabyte and more lie in pages of their own; return whether the C library can be told so.

    Left to itself, glibc raises the limit with every array that is freed and keeps what lies below it: of a million
    events that were laid out once, a hundred megabytes (https://man7.org/linux/man-pages/man3/mallopt.3.html).
    """
    if not sys.platform.startswith("linux"):
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    return mallopt is not None and bool(mallopt(_MMAP_THRESHOLD, _LARGE))
