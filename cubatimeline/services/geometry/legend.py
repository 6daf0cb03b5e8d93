"""One event for every kind of mark: what the legend draws, with the same code as the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cubatimeline.domain.dates import EdtfDate, Kind
from cubatimeline.domain.edtf import parse
from cubatimeline.store.columns import OPEN_FUTURE, OPEN_PAST, EventColumns, EventFlag

FIRST, LAST = "1962-01-01", "1963-12-31"
"""Days between which all samples lie."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A kind of mark: a date of that kind, and what the mark says (English, for translation)."""

    edtf: str
    words: str
    extra: EventFlag = EventFlag(0)
    rival: str = ""


SAMPLES = (
    Sample("1962-03-05", "a day that is known"),
    Sample("1962-03", "some day of a month, season, year or decade"),
    Sample("1962-03-05?", "uncertain"),
    Sample("1962-03-05~", "about that day"),
    Sample("1962-03-05%", "about that day, and uncertain"),
    Sample("[1962-02-10,1962-04-10]", "one of several days"),
    Sample("1962-03-05/1962-09-20", "lasted from one day to another"),
    Sample("1962-03/1962-09", "lasted; its ends are known less well"),
    Sample("1962-03-05/..", "goes on, or its end is unknown"),
    Sample("../1962-06-10", "had begun before"),
    Sample("1962-03-05", "the sources disagree; one of them puts it there", EventFlag.DISPUTED, "1962-02-01"),
    Sample("1962-03-05", "a draft that waits for a yes or no", EventFlag.DRAFT),
)


def sample_columns(samples: Sequence[Sample], titles: Sequence[str]) -> EventColumns:
    """Return the samples as columns, each in a category of its own, with `titles` for their words."""
    dates = [parse(sample.edtf) for sample in samples]
    flags = [_flags(date) | sample.extra for date, sample in zip(dates, samples, strict=True)]

    def bound(place: int, otherwise: float, after: int) -> np.ndarray:
        days = (date.bounds[place] for date in dates)
        return np.array([otherwise if day is None else float(day + after) for day in days])

    count = len(samples)
    return EventColumns(
        row=np.arange(count),
        start_earliest=bound(0, OPEN_PAST, 0),
        start_latest=bound(1, OPEN_FUTURE, 0),
        end_earliest=bound(2, OPEN_PAST, 1),
        end_latest=bound(3, OPEN_FUTURE, 1),
        flags=np.array(flags, np.uint16),
        precision=np.array([int(date.precision) for date in dates], np.int16),
        category=np.arange(count, dtype=np.int16),
        importance=np.full(count, 3, np.int16),
        evidence=np.ones(count, np.int32),
        ids=[f"sample-{number}" for number in range(count)],
        titles=list(titles),
    )


def _flags(date: EdtfDate) -> EventFlag:
    known = (
        (date.kind is Kind.SPAN, EventFlag.SPAN),
        (date.uncertain, EventFlag.UNCERTAIN),
        (date.approximate, EventFlag.APPROXIMATE),
        (date.open_start or date.unknown_start, EventFlag.OPEN_START),
        (date.open_end or date.unknown_end, EventFlag.OPEN_END),
        (bool(date.members), EventFlag.SET),
    )
    flags = EventFlag(0)
    for holds, flag in known:
        if holds:
            flags |= flag
    return flags


RELATIONS = ("answers", "leads to", "contradicts", "is part of")
"""What the arcs of relations say (English, for translation), in the order of `store.relations.KINDS`."""
ATTESTED = (
    "several sources, with words of one at least",
    "a single source, with its words",
    "records only, without their words",
    "disputed by the sources",
    "no source",
)
"""What the colours of the evidence lens say (English, for translation), in the order of `lens.Attested`."""
DOCUMENTS = "line in the overview: documents by their date"
"""What the curve says that comes with the lens (English, for translation)."""
