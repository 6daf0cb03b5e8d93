"""One event for every kind of date, for pictures and tests of marks."""

from __future__ import annotations

from dataclasses import dataclass

from cubatimeline.domain.edtf import parse
from cubatimeline.drawing.picture import Subject
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.geometry.legend import Sample, sample_columns
from cubatimeline.services.geometry.marks import by_category, marks_of
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
