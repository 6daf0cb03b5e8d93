"""What lies under a point."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from cubatimeline.services.geometry.hit import NOTHING, hit, lane_at
from cubatimeline.services.geometry.time_scale import TimeScale
from tests.services.geometry.samples import Case, layouts, many, scales


@many
@given(layouts(), scales())
def test_every_drawn_label_is_found_by_its_words(case: Case, scale: TimeScale) -> None:
    measures, scene = case.layout.measures, case.layout.scene(scale)
    labels = scene.labels
    for i in np.flatnonzero(labels.room > 0).tolist():
        y = float(labels.y[i]) + measures.row / 2
        for share in (0.1, 0.5, 0.9):
            x = float(labels.x_text[i] + share * labels.room[i])
            assert hit(scene, x, y, measures).mark == labels.mark[i]


@many
@given(layouts(), scales())
def test_every_bar_and_dot_is_found(case: Case, scale: TimeScale) -> None:
    measures, scene = case.layout.measures, case.layout.scene(scale)
    labels = scene.labels
    for i in range(len(labels)):
        x = float(np.clip((labels.x[i] + labels.x_end[i]) / 2, max(labels.x[i], 0), min(labels.x_end[i], scale.width)))
        found = hit(scene, x, float(labels.y[i]) + measures.row - 1, measures)
        # of two marks that begin where another ends, either may answer at the very point
        near = np.flatnonzero((labels.y == labels.y[i]) & (labels.x <= x + 1e-6) & (labels.extent[1] >= x - 1e-6))
        assert found.mark in set(labels.mark[near].tolist())


@many
@given(layouts(), scales())
def test_every_count_is_found_in_its_strip(case: Case, scale: TimeScale) -> None:
    measures, scene = case.layout.measures, case.layout.scene(scale)
    for count in scene.counts:
        box = scene.boxes[count.lane]
        x = (max(count.x, 0.0) + min(count.x_end, scale.width)) / 2
        assert hit(scene, x, box.tick_top + measures.tick_strip / 2, measures).count == count


@many
@given(layouts(), scales())
def test_lanes_are_found_by_height_and_nothing_lies_outside(case: Case, scale: TimeScale) -> None:
    scene = case.layout.scene(scale)
    for number, box in enumerate(scene.boxes):
        assert lane_at(scene, box.top + box.height / 2) == number
    assert lane_at(scene, -1.0) == -1
    assert hit(scene, 10.0, case.layout.height + 1, case.layout.measures) == NOTHING
    assert not NOTHING
