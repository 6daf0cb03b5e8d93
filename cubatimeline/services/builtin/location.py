"""Where the files of the built-in collection lie."""

from __future__ import annotations

import sys
from pathlib import Path

import cubatimeline
from cubatimeline.domain.errors import CollectionError

_MARKER = "collection.yaml"


def data_folder() -> Path:
    """Return the folder `data` of the program as it runs: from a checkout, installed, or as one packed program.

    Raises:
        CollectionError: it is not there.
    """
    package = Path(cubatimeline.__file__).resolve().parent
    # PyInstaller unpacks data files under this folder (https://pyinstaller.org/en/stable/runtime-information.html).
    unpacked = getattr(sys, "_MEIPASS", None)
    places = [] if unpacked is None else [Path(unpacked) / "data"]
    for place in (*places, package.parent / "data", package / "data"):
        if (place / _MARKER).is_file():
            return place
    raise CollectionError("The built-in collection is not there.", "Install the program again.")
