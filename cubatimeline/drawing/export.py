"""Writes a picture of the timeline as PNG or SVG, painted anew at the size asked for."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from cubatimeline.domain.errors import ReaderError, UsageError
from cubatimeline.domain.languages import Language
from cubatimeline.drawing.fonts import SUBSTITUTES
from cubatimeline.drawing.picture import Picture, Subject
from cubatimeline.drawing.text import Lettering
from cubatimeline.drawing.theme import Theme
from cubatimeline.drawing.timeline import NO_EMPHASIS, Emphasis
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.services.safe_files import write_whole

FORMATS = ("png", "svg")
_DOTS_PER_INCH = 96
"""What a device-independent pixel is on paper."""


@dataclass(frozen=True)
class PictureSpec:
    """What to write.

    Attributes:
        width, height: device-independent pixels of the picture; it grows higher where its lanes need more.
        density: pixels of a PNG for each of them; 2 for a sharp screen.
        first, last: day numbers shown from edge to edge.
        title: stands in the heading and in the file.
    """

    width: int
    height: int
    first: float
    last: float
    title: str
    density: float = 2.0
    emphasis: Emphasis = NO_EMPHASIS


def export_picture(path: Path, subject: Subject, theme: Theme, language: Language, spec: PictureSpec) -> None:
    """Write a picture in the format of the ending of `path`.

    Raises:
        UsageError: no such format.
        ReaderError: the file cannot be written.
    """
    ending = path.suffix.lower().lstrip(".")
    if ending not in FORMATS:
        raise UsageError(f"No picture format is called “{ending}”.", f"End the name in .{' or .'.join(FORMATS)}.")
    sheet = _Sheet(subject, theme, language, spec)
    with TemporaryDirectory() as folder:
        draft = Path(folder) / f"picture.{ending}"
        write = _write_png if ending == "png" else _write_svg
        write(draft, sheet, spec)
        try:
            write_whole(path, draft.read_bytes())
        except OSError as error:
            raise ReaderError(
                f"The picture cannot be written to {path} ({error.strerror}).", "Choose another folder."
            ) from error


class _Sheet:
    """A heading and below it the timeline, with room for at least one row of every lane."""

    def __init__(self, subject: Subject, theme: Theme, language: Language, spec: PictureSpec) -> None:
        self._theme, self._spec = theme, spec
        self._margin, self._heading = theme.px(16), theme.px(44)
        beside = self._heading + self._margin
        size, span = (spec.width - self._margin, spec.height - beside), (spec.first, spec.last)
        self._picture = Picture(subject, theme, language, *size, span=span)
        self.height = max(spec.height, ceil(self._picture.least_height) + beside)
        self._picture.resize(self._picture.width, self.height - beside)
        if spec.emphasis.lit is not None:
            self._picture.prefer(spec.emphasis.lit)

    def paint(self, painter: QPainter) -> None:
        """Paint everything with the origin at the upper left corner."""
        spec, picture = self._spec, self._picture
        painter.fillRect(QRectF(0, 0, spec.width, self.height), self._theme.colour("canvas"))
        title = Lettering(self._theme.font("large", serif=True, bold=True))
        room = spec.width - 2 * self._margin
        line = title.baseline(0, self._heading)
        title.paint(painter, self._margin, line, spec.title, self._theme.colour("text"), room)
        painter.translate(0, self._heading)
        scene = picture.scene(TimeScale(spec.first, spec.last, picture.time_width))
        picture.paint(painter, scene, spec.emphasis)


def _write_png(path: Path, sheet: _Sheet, spec: PictureSpec) -> None:
    size = QSize(round(spec.width * spec.density), round(sheet.height * spec.density))
    image = QImage(size, QImage.Format.Format_RGB32)
    if image.isNull():
        raise ReaderError("The picture is too large for this machine.", "Choose a smaller size.")
    image.setText("Title", spec.title)
    image.setText("Software", "Cuba Timeline")
    dots = round(spec.density * _DOTS_PER_INCH / 0.0254)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    painter = QPainter(image)
    painter.scale(spec.density, spec.density)
    sheet.paint(painter)
    painter.end()
    if not image.save(str(path)):
        raise ReaderError("The picture is too large for this machine.", "Choose a smaller size.")


def _write_svg(path: Path, sheet: _Sheet, spec: PictureSpec) -> None:
    from PySide6.QtSvg import QSvgGenerator  # 20 ms, not needed at start

    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setResolution(_DOTS_PER_INCH)
    generator.setSize(QSize(spec.width, sheet.height))
    generator.setViewBox(QRect(0, 0, spec.width, sheet.height))
    generator.setTitle(spec.title)
    generator.setDescription("Made with Cuba Timeline")
    painter = QPainter(generator)
    sheet.paint(painter)
    painter.end()
    _name_substitutes(path)


def _name_substitutes(path: Path) -> None:
    """Name the families that a viewer without our fonts may take: Qt writes ours alone."""
    svg = path.read_text(encoding="utf-8")
    for family, others in SUBSTITUTES.items():
        svg = svg.replace(f'font-family="{family}"', f'font-family="{family}, {others}"')
    path.write_text(svg, encoding="utf-8")
