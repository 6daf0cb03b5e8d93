"""Writing a file so that a reader never meets half of it: a temporary file beside it, then one rename."""

from __future__ import annotations

import os
import tempfile
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


def _usual_mode(path: Path) -> int:
    """Return the mode of the file being replaced, or 0o644: the mode that mkstemp gives shuts out everyone else."""
    return path.stat().st_mode & 0o777 if path.exists() else 0o644
