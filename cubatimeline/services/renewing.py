"""Brings a collection up to the built-in data that come with the program, where these are of a later version."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cubatimeline.domain.changes import Changes
from cubatimeline.domain.errors import DataError
from cubatimeline.store.reader import Reader


def data_version(folder: Path) -> tuple[str, int]:
    """Return id and version of the collection in a data folder, read from the two plain lines that tell them.

    Cheap enough for every launch: no YAML is loaded.

    Raises:
        DataError: the lines are not there.
    """
    path = "collection.yaml"
    try:
        lines = (folder / path).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise DataError(path, 0, f"the file cannot be read ({error.strerror}).", "Put it back.") from error
    found = {name: value.strip() for name, colon, value in (line.partition(":") for line in lines) if colon}
    if "id" not in found or not found.get("version", "").isdecimal():
        raise DataError(path, 1, "there is no id or no version.", "Add `id: name` and `version: 1`.")
    return found["id"], int(found["version"])


def is_older(path: Path, folder: Path) -> bool:
    """Whether the collection at `path` was filled from an earlier version of the data in `folder`.

    Raises:
        CollectionError: or one of its kinds, where the collection cannot be opened.
        DataError: the data folder does not tell its version.
    """
    id_, version = data_version(folder)
    with Reader(path) as reader:
        meta = reader.meta()
    return meta.id == id_ and meta.version < version


def renew(path: Path, folder: Path, progress: Callable[[str, float], None] | None = None) -> Changes:
    """Renew the built-in rows of the collection at `path` where `is_older`; never what the user changed.

    Raises:
        CollectionError: or one of its kinds; the collection is as it was.
        DataError: something is wrong in a data file.
    """
    if not is_older(path, folder):
        return Changes()
    # Imported here: most launches have nothing to renew and need neither YAML nor the reading of dates.
    from cubatimeline.services import builtin
    from cubatimeline.store.renew import renew_builtin

    return renew_builtin(path, builtin.load(folder, progress))
