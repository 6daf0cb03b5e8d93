"""Writing a file so that a reader never meets half of it: a temporary file beside it, then one rename."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path`: afterwards the file is the old one or the new one, never a part.

    Raises:
        OSError: the folder is missing or cannot be written, or the disk is full; the old file is untouched.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_usual_mode(path))
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def staged(path: Path) -> Iterator[Path]:
    """Yield a path of the same name in a hidden folder beside `path`; the files written there are put in place at last.

    Where what is done meanwhile fails, or its process is ended, none of them is.

    Raises:
        OSError: the folder is missing or cannot be written, or one of the files is in the way of a folder.
    """
    folder = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent))
    try:
        yield folder / path.name
        for each in sorted(folder.iterdir()):
            goal = path.parent / each.name
            each.chmod(_usual_mode(goal))
            each.replace(goal)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _usual_mode(path: Path) -> int:
    """Return the mode of the file being replaced, or 0o644: the mode that mkstemp gives shuts out everyone else."""
    return path.stat().st_mode & 0o777 if path.exists() else 0o644
