"""What is changed of a subject before a timeline shows it: other colours for the events, or only some of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cubatimeline.drawing.picture import Subject


@dataclass(frozen=True, eq=False)
class Retouch:
    """Changes to a subject; those made for another number of events are passed over.

    Attributes:
        tint, palette: as of `Subject`; None to leave the colours alone.
        shown: shape (events,) bool, the events that have marks; None for all.
    """

    tint: NDArray[np.int16] | None = None
    palette: tuple[str, ...] = ()
    shown: NDArray[np.bool_] | None = None

    def applied(self, subject: Subject) -> Subject:
        """Return the subject with these changes."""
        count = len(subject.columns)
        if self.shown is not None and len(self.shown) == count:
            subject = _only(subject, self.shown)
        if self.tint is not None and len(self.tint) == count:
            subject = replace(subject, tint=self.tint, palette=self.palette)
        return subject


def _only(subject: Subject, shown: NDArray[np.bool_]) -> Subject:
    """Return a subject with the marks of some events; the lanes count what is left in them."""
    marks = subject.marks
    kept = np.flatnonzero(shown[marks.event])
    arrays = ("event", "lane", "start", "end", "flags", "precision", "importance")
    fewer = replace(marks, **{name: getattr(marks, name)[kept] for name in arrays})
    sizes = np.bincount(fewer.lane, minlength=len(subject.lanes)).tolist()
    lanes = tuple(replace(lane, size=size) for lane, size in zip(subject.lanes, sizes, strict=True))
    return replace(subject, marks=fewer, lanes=lanes)
