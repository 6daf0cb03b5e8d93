"""What the script of a web page draws from: places on the line as columns; all words stand in the list already."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.calendar_names import MONTHS, MONTHS_SHORT
from cubatimeline.domain.dates import Precision
from cubatimeline.domain.edtf import parse
from cubatimeline.services.geometry.bands import Strip
from cubatimeline.services.geometry.legend import SAMPLES, sample_columns
from cubatimeline.services.geometry.marks import Marks, by_category, marks_of
from cubatimeline.services.webpage.matter import Matter
from cubatimeline.services.webpage.words import SCRIPT_KEYS, kinds_in, words_in
from cubatimeline.store.columns import EventFlag

_DECIMALS = 4
"""A ten-thousandth of a day is nine seconds, finer than any date of an event is drawn."""


def numbers(matter: Matter) -> dict[str, Any]:
    """Return the data of the script; lists by event stand in the order of the list."""
    words = words_in(matter.language)
    return {
        "language": matter.language,
        "span": [_short(day) for day in matter.span],
        "marks": _marks(matter.marks, matter.ghosts) | {"rank": _rank(matter.marks)},
        "categories": [name for _, name in matter.categories],
        "lanes": [[lane.name, list(lane.events)] for lane in matter.lanes],
        "strips": [_strip(strip, matter) for strip in matter.strips],
        "names": [[form for form in name.forms if form != name.shown] for name in matter.names],
        "of": [list(told.names) for told in matter.events],
        "scenes": [[_short(each.first), _short(each.last), list(each.events)] for each in matter.scenes],
        "words": {key: words[key] for key in SCRIPT_KEYS},
        "months": [list(MONTHS[matter.language]), list(MONTHS_SHORT[matter.language])],
        "decade": {"en": "%1s", "es": "Años %1", "ru": "%1-е"}[matter.language],
        "before": {"en": "%1 BC", "es": "%1 a. C.", "ru": "%1 до н. э."}[matter.language],
        "legend": _legend(matter),
    }


def _marks(marks: Marks, ghosts: dict[int, list[float]]) -> dict[str, Any]:
    everyone = np.arange(len(marks))
    first, last = marks.certain(everyone)
    faded = np.flatnonzero(marks.is_span & ((first != marks.start) | (last != marks.end)))
    # An hour or a day is a dot; whatever is known less well is a bar with a hollow dot.
    exact = (marks.precision >= int(Precision.DAY)) & ((marks.flags & EventFlag.SET) == 0)
    return {
        "start": _days(marks.start),
        "end": _days(marks.end),
        "certain": {str(n): [_short(float(first[n])), _short(float(last[n]))] for n in faded.tolist()},
        "flags": marks.flags.tolist(),
        "exact": exact.astype(int).tolist(),
        "category": marks.columns.category.tolist(),
        "ghosts": {str(n): [_short(day) for day in sorted(days)] for n, days in sorted(ghosts.items())},
    }


def _rank(marks: Marks) -> list[int]:
    return [int(number) for number in marks.ranked()]


def _days(days: NDArray[np.float64]) -> list[float]:
    return [_short(day) for day in days.tolist()]


def _short(day: float) -> float:
    """Return a day number without needless digits: whole days as whole numbers."""
    return int(day) if day == int(day) else round(day, _DECIMALS)


def _strip(strip: Strip, matter: Matter) -> list[Any]:
    turns = []
    for turn in strip.turns:
        first, last = (None if day is None else _short(day) for day in (turn.first, turn.last))
        turns.append([first, last, turn.name, turn.holder.short.in_(matter.language)])
    return [strip.title, turns]


def _legend(matter: Matter) -> dict[str, Any]:
    """Return one mark for each kind, and what they say."""
    samples = [sample for sample in SAMPLES if not (sample.edtf.endswith("%"))]
    words = kinds_in(matter.language)
    columns = sample_columns(samples, words[: len(samples)])
    marks = marks_of(columns, *by_category(columns))
    ghosts = {n: [_rival(sample.rival)] for n, sample in enumerate(samples) if sample.rival}
    return _marks(marks, ghosts) | {"words": list(words)}


def _rival(edtf: str) -> float:
    return float(parse(edtf).bounds.earliest_start or 0) + 0.5
