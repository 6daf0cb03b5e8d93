"""From what was read of a collection to what the timeline draws: events in the lanes that were chosen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cubatimeline.domain.languages import Language
from cubatimeline.drawing.picture import Subject
from cubatimeline.services.clock_choice import clock_name
from cubatimeline.services.geometry.bands import strips_of
from cubatimeline.services.geometry.kept import take_over
from cubatimeline.services.geometry.marks import marks_of
from cubatimeline.services.lane_choice import LaneChoice, LaneMode
from cubatimeline.services.laning import Groups, lanes_of
from cubatimeline.services.loading import TimelineData


def subject_of(
    data: TimelineData,
    language: Language,
    choice: LaneChoice | None = None,
    groups: Groups | None = None,
    only: NDArray[np.bool_] | None = None,
) -> Subject:
    """Return events in lanes, by category where nothing was chosen, with bands and rival dates.

    In one lane for all, each event has the colour of its category.

    Args:
        groups: of the modes that the choice asks for (see `services.laning`).
        only: shape (events,): the events that are shown; all where not given.
    """
    columns = data.columns
    laned = lanes_of(columns, data.categories, choice or LaneChoice(), groups or {}, language, only)
    clock = clock_name(data.clock, language) if data.universal else ""
    strips = strips_of(data.bands, data.names, language)
    marks = marks_of(columns, laned.events, laned.lane)
    take_over(marks, data.kept)
    subject = Subject(columns, marks, laned.lanes, strips, data.ghosts, clock=clock)
    if choice is None or choice.mode is not LaneMode.NONE:
        return subject
    # One lane for all has no colour to tell, so its marks tell their category.
    return replace(subject, tint=columns.category, palette=tuple(category.id for category in data.categories))
