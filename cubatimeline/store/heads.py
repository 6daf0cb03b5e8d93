"""The first bytes of a collection file, read without taking away the locks that SQLite holds on it.

On POSIX systems a process loses all its locks on a file as soon as it closes any descriptor of that file, whoever
opened it (https://www.sqlite.org/howtocorrupt.html, section 2.2). Another program would then believe the collection
unused, and take the write-ahead log away under the readers of this one. So a descriptor that was opened stays open.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from pathlib import Path
from threading import Lock

_MOST = 64
"""Descriptors kept; far more than the collections that are in use at a time."""
_kept: OrderedDict[tuple[int, int], int] = OrderedDict()
_lock = Lock()


def head_of(path: Path, length: int) -> bytes:
    """Return up to `length` bytes from the beginning of a file.

    Raises:
        OSError: it is not there or cannot be read.
    """
    if os.name == "nt":
        with path.open("rb") as file:
            return file.read(length)
    with _lock:
        return os.pread(_descriptor(path), length, 0)


def _descriptor(path: Path) -> int:
    status = path.stat()
    key = status.st_dev, status.st_ino
    if key not in _kept:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        status = os.fstat(descriptor)
        key = status.st_dev, status.st_ino
        _kept[key] = descriptor
        while len(_kept) > _MOST:
            _, oldest = _kept.popitem(last=False)
            os.close(oldest)
    _kept.move_to_end(key)
    return _kept[key]
