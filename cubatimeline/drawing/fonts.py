"""Source Sans and Source Serif, loaded from their packages so that window and figures look the same everywhere."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFontDatabase

SANS = "Source Sans Pro"
SERIF = "Source Serif Pro"
SUBSTITUTES = {SANS: "'Source Sans 3', 'Arial Narrow', Arial, sans-serif", SERIF: "'Source Serif 4', Georgia, serif"}
"""Families that a viewer without ours may take, as a list of CSS."""
_FILES = {
    "font_source_sans_pro": (
        "SourceSansPro-Regular",
        "SourceSansPro-Semibold",
        "SourceSansPro-Bold",
        "SourceSansPro-It",
    ),
    "font_source_serif_pro": (
        "SourceSerifPro-Regular",
        "SourceSerifPro-Semibold",
        "SourceSerifPro-Bold",
        "SourceSerifPro-It",
    ),
}


def font_folder(package: str) -> Path | None:
    """Return the folder of font files in `package` without importing it; None where it is not installed."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0]) / "files"


def load_fonts() -> list[str]:
    """Register the fonts with Qt and return the families; needs a QGuiApplication. Calling twice does nothing more."""
    if _loaded:
        return list(_loaded)
    for package, names in _FILES.items():
        folder = font_folder(package)
        if folder is None:
            continue
        for name in names:
            number = QFontDatabase.addApplicationFont(str(folder / f"{name}.ttf"))
            _loaded.extend(f for f in QFontDatabase.applicationFontFamilies(number) if f not in _loaded)
    return list(_loaded)


_loaded: list[str] = []
