"""Writes a picture of the timeline as PNG or SVG, painted anew at the size asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from cubatimeline.domain.errors import ReaderError, UsageError
from cubatimeline.domain.languages import Language
from cubatimeline.drawing.picture import Picture, Subject
from cubatimeline.drawing.theme import Theme
from cubatimeline.drawing.timeline import NO_EMPHASIS, Emphasis
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.services.safe_files import write_whole

FORMATS = ("png", "svg")


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
    with TemporaryDirectory() as folder:
        draft = Path(folder) / f"picture.{ending}"
        write = _write_png if ending == "png" else _write_svg
        write(draft, subject, theme, language, spec)
        try:
            write_whole(path, draft.read_bytes())
        except OSError as error:
            raise ReaderError(
                f"The picture cannot be written to {path} ({error.strerror}).", "Choose another folder."
            ) from error


def _write_png(path: Path, subject: Subject, theme: Theme, language: Language, spec: PictureSpec) -> None:
    size = QSize(round(spec.width * spec.density), round(spec.height * spec.density))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setText("Title", spec.title)
    image.setText("Software", "Cuba Timeline")
    dots = round(spec.density * 96 / 0.0254)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    painter = QPainter(image)
    painter.scale(spec.density, spec.density)
    _paint(painter, subject, theme, language, spec)
    painter.end()
    if not image.save(str(path)):
        raise ReaderError("The picture is too large for this machine.", "Choose a smaller size.")


def _write_svg(path: Path, subject: Subject, theme: Theme, language: Language, spec: PictureSpec) -> None:
    from PySide6.QtSvg import QSvgGenerator  # 20 ms, not needed at start

    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(QSize(spec.width, spec.height))
    generator.setViewBox(QRect(0, 0, spec.width, spec.height))
    generator.setTitle(spec.title)
    generator.setDescription("Made with Cuba Timeline")
    painter = QPainter(generator)
    _paint(painter, subject, theme, language, spec)
    painter.end()


def _paint(painter: QPainter, subject: Subject, theme: Theme, language: Language, spec: PictureSpec) -> None:
    """Paint a heading and below it the timeline, as high as its lanes need but no higher than the picture."""
    margin = theme.px(16)
    heading = theme.px(44)
    painter.fillRect(QRectF(0, 0, spec.width, spec.height), theme.colour("canvas"))
    painter.setPen(theme.colour("text"))
    painter.setFont(theme.font("large", serif=True, bold=True))
    painter.drawText(
        QRectF(margin, 0, spec.width - 2 * margin, heading),
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
        spec.title,
    )
    picture = Picture(subject, theme, language, spec.width - margin, spec.height - heading - margin)
    scale = TimeScale(spec.first, spec.last, picture.time_width)
    painter.translate(0, heading)
    picture.paint(painter, picture.scene(scale), spec.emphasis)
