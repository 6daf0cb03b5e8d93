"""One event for every kind of date, for tests of marks; `python -m tests.drawing.kinds FOLDER` writes pictures."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage, QPainter

from cubatimeline.app.paths import resources_folder
from cubatimeline.domain.edtf import parse
from cubatimeline.drawing.fonts import load_fonts
from cubatimeline.drawing.picture import Picture, Subject
from cubatimeline.drawing.theme import load_theme
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.geometry.legend import Sample, sample_columns
from cubatimeline.services.geometry.marks import by_category, marks_of
from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.store.columns import EventFlag

DRAFT, DISPUTED = EventFlag.DRAFT, EventFlag.DISPUTED


@dataclass(frozen=True)
class KindOfDate:
    """A date of some kind; `alike` names the kind whose mark is the same but for its length."""

    name: str
    edtf: str
    extra: EventFlag = EventFlag(0)
    rival: str = ""
    alike: str = ""


KINDS = (
    KindOfDate("day", "1962-03-05"),
    KindOfDate("month", "1962-03"),
    KindOfDate("season", "1962-21", alike="month"),
    KindOfDate("year", "1962", alike="month"),
    KindOfDate("decade", "196X", alike="month"),
    KindOfDate("uncertain day", "1962-03-05?"),
    KindOfDate("approximate day", "1962-03-05~"),
    KindOfDate("uncertain and approximate day", "1962-03-05%"),
    KindOfDate("uncertain month", "1962-03?"),
    KindOfDate("approximate month", "1962-03~"),
    KindOfDate("one of several days", "[1962-02-10,1962-04-10]"),
    KindOfDate("a day or before", "[..1962-06-10]"),
    KindOfDate("uncertain set", "[1962-02-10?,1962-04-10]"),
    KindOfDate("span, days", "1962-03-05/1962-09-20"),
    KindOfDate("span, months", "1962-03/1962-09"),
    KindOfDate("span, uncertain", "1962-03-05?/1962-09-20"),
    KindOfDate("span, approximate", "1962-03-05~/1962-09-20~"),
    KindOfDate("span, open end", "1962-03-05/.."),
    KindOfDate("span, open start", "../1962-06-10"),
    KindOfDate("span, unknown end", "1962-03-05/", alike="span, open end"),
    KindOfDate("disputed", "1962-03-05", DISPUTED, "1962-02-01"),
    KindOfDate("draft day", "1962-03-05", DRAFT),
    KindOfDate("draft month", "1962-03", DRAFT),
    KindOfDate("draft span", "1962-03-05/1962-09-20", DRAFT),
    KindOfDate("uncertain draft day", "1962-03-05?", DRAFT),
    KindOfDate("draft set", "[1962-02-10,1962-04-10]", DRAFT),
)
COLOURS = ("diplomacy", "military", "economy", "ideology", "crisis")


def kinds_subject(kinds: tuple[KindOfDate, ...] = KINDS) -> Subject:
    """Return the kinds, each in a lane of its own and named by it."""
    samples = [Sample(kind.edtf, kind.name, kind.extra, kind.rival) for kind in kinds]
    columns = sample_columns(samples, [f"{kind.name}: {kind.edtf}" for kind in kinds])
    lanes = tuple(Lane(kind.name, "", COLOURS[n % len(COLOURS)], 1) for n, kind in enumerate(kinds))
    ghosts = {n: [float(parse(kind.rival).earliest or 0) + 0.5] for n, kind in enumerate(kinds) if kind.rival}
    return Subject(columns, marks_of(columns, *by_category(columns)), lanes, (), ghosts)


def main(folder: Path) -> None:
    """Write a page of all kinds in every theme, to be looked at, into a folder."""
    application = QGuiApplication([])
    load_fonts()
    for theme in sorted((resources_folder() / "themes").glob("*.toml")):
        look = load_theme(theme)
        picture = Picture(kinds_subject(), look, "en", round(760 * look.scale), 1.0)
        picture.resize(picture.width, picture.least_height)
        first, last = parse("1961-12").earliest or 0, parse("1963-02").latest or 0
        image = QImage(round(picture.width), round(picture.height), QImage.Format.Format_RGB32)
        painter = QPainter(image)
        picture.paint(painter, picture.scene(TimeScale(float(first), float(last), picture.time_width)))
        painter.end()
        image.save(str(folder / f"kinds-{look.name}.png"))
    del application


if __name__ == "__main__":
    main(Path(sys.argv[1]))
