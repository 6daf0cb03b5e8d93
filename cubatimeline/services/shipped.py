"""Where the files that come with the program lie: in a checkout, installed, or packed as one program."""

from __future__ import annotations

import sys
from pathlib import Path

import cubatimeline


def shipped_folder(name: str) -> Path:
    """Return a shipped folder (`data`, `resources`): unpacked or inside the package, beside the package in a checkout.

    The answer is the place beside the package where the folder is nowhere, so that an error names a path.
    """
    package = Path(cubatimeline.__file__).parent
    beside = package.parent / name
    # PyInstaller unpacks data files under this folder (https://pyinstaller.org/en/stable/runtime-information.html).
    unpacked = getattr(sys, "_MEIPASS", None)
    places = [package / name] if unpacked is None else [Path(unpacked) / name, package / name]
    return next((place for place in places if place.is_dir()), beside)
