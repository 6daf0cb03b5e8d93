"""Everything that presenting a tour needs, read of the collection in one go off the GUI thread."""

from __future__ import annotations

import numpy as np

from cubatimeline.app.presentation import Script
from cubatimeline.domain.languages import Language
from cubatimeline.domain.tours import Scene, Tour
from cubatimeline.services.clock_choice import clock_name
from cubatimeline.services.filtering import matching
from cubatimeline.services.geometry.bands import strips_of
from cubatimeline.services.lane_choice import LaneMode
from cubatimeline.services.laning import WORDS, read_groups
from cubatimeline.services.loading import TimelineData
from cubatimeline.services.presenting.pages import dates_of, read_tour
from cubatimeline.services.presenting.telling import Events, Grouping, Mask, events_of, grouping
from cubatimeline.store.reader import Reader
from cubatimeline.widgets.present.audience import Matter


def read_script(reader: Reader, tour: Tour, data: TimelineData, language: Language) -> Script:
    """Read what a tour needs; events and documents that are no longer there are left out."""
    events = Events.of(data.columns, data.categories)
    clock = clock_name(data.clock, language) if data.universal else ""
    matter = Matter(events, strips_of(data.bands, data.names, language), language, clock)
    found = tuple(_found(reader, scene, data) for scene in tour.scenes)
    chosen = tuple(events_of(scene, events, mask) for scene, mask in zip(tour.scenes, found, strict=True))
    groups = tuple(
        _grouping(reader, scene, numbers, data, language) for scene, numbers in zip(tour.scenes, chosen, strict=True)
    )
    every = sorted({number for numbers in chosen for number in numbers})
    dates = dates_of(reader, every, data.columns, language)
    return Script(tour, matter, read_tour(reader, tour, language), found, chosen, groups, dates)


def _found(reader: Reader, scene: Scene, data: TimelineData) -> Mask | None:
    return matching(data.columns, reader, scene.words) if scene.words.strip() else None


def _grouping(reader: Reader, scene: Scene, chosen: list[int], data: TimelineData, language: Language) -> Grouping:
    """Return what the rows of a scene are grouped by."""
    mode = next((mode for mode in LaneMode if mode.value == scene.lanes), LaneMode.NONE)
    if mode is LaneMode.NONE:
        return Grouping()
    if mode is LaneMode.CATEGORY:
        named = [
            (each.name.in_(language), np.flatnonzero(data.columns.category == number).tolist())
            for number, each in enumerate(data.categories)
        ]
    else:
        groups = read_groups(reader, [mode], data.columns, language)[mode]
        named = [(group.name, group.events.tolist()) for group in groups]
    return grouping(chosen, named, WORDS[language].others)
