"""Where the files of the built-in collection lie."""

from __future__ import annotations

from pathlib import Path

from cubatimeline.domain.errors import CollectionError
from cubatimeline.services.shipped import shipped_folder

_MARKER = "collection.yaml"


def data_folder() -> Path:
    """Return the folder `data` of the program as it runs: from a checkout, installed, or as one packed program.

    Raises:
        CollectionError: it is not there.
    """
    folder = shipped_folder("data")
    if not (folder / _MARKER).is_file():
        raise CollectionError("The built-in collection is not there.", "Install the program again.")
    return folder
