"""Which theme to wear: by name or as the system asks, at a size that suits the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QScreen

from cubatimeline.app.paths import resources_folder
from cubatimeline.drawing.theme import Theme, load_theme

NAMES = ("light", "dark", "projection", "projection-dark")
_LARGE_SCREEN = 1500
"""A screen of more device-independent pixels in height than this is read from farther away, or has no scaling set."""


def theme_named(name: str, text_size: int = 0) -> Theme:
    """Return a theme; "system" is light or dark as the desktop asks, a `text_size` of 0 fits it to the screen.

    Args:
        text_size: per cent of the plain size.
    """
    chosen = name if name in NAMES else _of_system()
    theme = load_theme(resources_folder() / "themes" / f"{chosen}.toml")
    return theme.scaled(text_size / 100 if text_size else fitting_scale(QGuiApplication.primaryScreen()))


def fitting_scale(screen: QScreen | None) -> float:
    """Return the scale at which the type suits a screen: 1, or more where its height has more pixels than usual."""
    height = screen.availableGeometry().height() if screen is not None else 0
    return 1.0 if height <= _LARGE_SCREEN else min(round(height / 1080 * 4) / 4, 3.0)


def _of_system() -> str:
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"
