"""Our icons in the colours of a theme: SVG files of one weight, recoloured and drawn for the screens at hand."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.shipped import shipped_folder

SIZES = (16, 20)
"""Edge lengths at 100 % for which an icon is drawn; others are scaled from these."""


def icon(name: str, theme: Theme, role: str = "text") -> QIcon:
    """Return the icon `name` (a file of `resources/icons` without ending) in the colour of a theme's role.

    Disabled widgets show it in the colour of "text_faint". Icons are kept and must not be changed.

    Raises:
        KeyError: the theme has no such role.
        OSError: there is no such icon.
    """
    colours = theme.colour(role).name(), theme.colour("text_faint").name()
    sizes = tuple(theme.px(size) for size in SIZES)
    return _drawn(name, colours, sizes, _ratios())


def icon_folder() -> Path:
    """Return the folder of icons."""
    return shipped_folder("resources") / "icons"


def _ratios() -> tuple[float, ...]:
    """Return the device pixel ratios of all screens, each once, in order."""
    return tuple(sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}))


@lru_cache(maxsize=256)
def _drawn(name: str, colours: tuple[str, str], sizes: tuple[int, ...], ratios: tuple[float, ...]) -> QIcon:
    text = (icon_folder() / f"{name}.svg").read_text(encoding="utf-8")
    drawn = QIcon()
    for size in sizes:
        for ratio in ratios:
            normal, faint = (_pixmap(text, colour, size, ratio) for colour in colours)
            drawn.addPixmap(faint, QIcon.Mode.Disabled)
            for mode in (QIcon.Mode.Normal, QIcon.Mode.Active, QIcon.Mode.Selected):
                drawn.addPixmap(normal, mode)
    return drawn


def _pixmap(text: str, colour: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # not needed for the first paint

    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
