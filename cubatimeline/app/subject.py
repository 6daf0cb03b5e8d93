"""From what was read of a collection to what the timeline draws: the one place where lanes are chosen."""

from __future__ import annotations

import numpy as np

from cubatimeline.domain.languages import Language
from cubatimeline.drawing.picture import Subject
from cubatimeline.services.geometry.bands import strips_of
from cubatimeline.services.geometry.lanes import Lane
from cubatimeline.services.geometry.marks import by_category, marks_of
from cubatimeline.services.loading import TimelineData


def subject_of(data: TimelineData, language: Language, hidden: frozenset[str] = frozenset()) -> Subject:
    """Return events in lanes by category, with bands and rival dates; `hidden` names categories that are collapsed."""
    columns = data.columns
    sizes = np.bincount(columns.category, minlength=len(data.categories))
    lanes = tuple(
        Lane(category.id, category.name.in_(language), category.id, int(sizes[number]), category.id in hidden)
        for number, category in enumerate(data.categories)
    )
    strips = strips_of(data.bands, data.names, language)
    return Subject(columns, marks_of(columns, *by_category(columns)), lanes, strips, data.ghosts)
