"""Where things are: the files shipped with the program, and the reader's own folder."""

from __future__ import annotations

import os
from pathlib import Path

from cubatimeline.domain.errors import CollectionError
from cubatimeline.services.shipped import shipped_folder

BUILT_IN_NAME = "cuba-moscow.cubatimeline"
"""File name of the built-in collection in the reader's folder."""
HOME_VARIABLE = "CUBATIMELINE_HOME"
"""Environment variable that moves the reader's folder."""


def data_folder() -> Path:
    """Return the folder of the files that fill the built-in collection; asking `services.builtin` would load YAML."""
    return shipped_folder("data")


def resources_folder() -> Path:
    """Return the folder of themes, icons, translations and help."""
    return shipped_folder("resources")


def home() -> Path:
    """Return the reader's own folder, whether it exists or not; `CUBATIMELINE_HOME` moves it."""
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return Path(named).expanduser().absolute()
    from platformdirs import user_data_path  # 18 ms, not needed where the variable is set

    return user_data_path("cubatimeline", appauthor=False)


def writable_home() -> Path:
    """Return the reader's own folder, made where it was missing.

    Raises:
        CollectionError: it cannot be made or written.
    """
    folder = home()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error.strerror or str(error)) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _unwritable(folder, "no permission")
    return folder


def _unwritable(folder: Path, reason: str) -> CollectionError:
    return CollectionError(
        f"The folder {folder} cannot be written ({reason}).",
        f"Give yourself the right to write there, or set {HOME_VARIABLE} to a folder of your own.",
    )


def default_collection() -> Path:
    """Return the file of the built-in collection, whether it exists or not."""
    return home() / BUILT_IN_NAME


def settings_file() -> Path:
    """Return the file of the reader's settings, whether it exists or not."""
    return home() / "settings.json"


def crash_folder() -> Path:
    """Return the folder of crash reports, whether it exists or not."""
    return home() / "crashes"


def cache_folder() -> Path:
    """Return the folder of what can be made again at any time, whether it exists or not."""
    return home() / "cache"


def backup_folder() -> Path:
    """Return the folder of backups made without naming a file, whether it exists or not."""
    return home() / "backups"
