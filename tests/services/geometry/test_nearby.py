"""A view that was come to by moving time shows what one shows that was looked at first."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.services.geometry.crowd import CrowdLayout
from cubatimeline.services.geometry.scene import Scene
from cubatimeline.services.geometry.time_scale import TimeScale
from tests.services.geometry.samples import Case, layouts, many, scales
from tests.services.geometry.test_crowd import crowded, days_of
from tests.services.geometry.test_edits import edits


def assert_alike(scene: Scene, other: Scene) -> None:
    """Compare all that two scenes show; labels come in the order of their rows in both."""
    for mine, theirs in ((scene.labels, other.labels), (scene.ticks, other.ticks), (scene.counts, other.counts)):
        for name in mine.__slots__:
            mine_, theirs_ = getattr(mine, name), getattr(theirs, name)
            assert (mine_ is None and theirs_ is None) or np.array_equal(mine_, theirs_), name


def moved(scale: TimeScale, spans: float) -> TimeScale:
    return TimeScale(scale.start + spans * scale.span, scale.end + spans * scale.span, scale.width)


def anew(layout: CrowdLayout) -> CrowdLayout:
    """Return a layout with the same places that has not been asked for a scene."""
    lanes, size = [box.lane for box in layout.boxes], (layout.given_height, layout.measures)
    return CrowdLayout(layout.columns, layout.marks, lanes, layout._widths, *size, layout)


@many
@given(layouts(most=20), scales(), st.lists(st.floats(-1.2, 1.2), min_size=1, max_size=5))
def test_what_was_looked_at_before_makes_no_difference(case: Case, scale: TimeScale, steps: list[float]) -> None:
    layout = crowded(case).layout
    assert isinstance(layout, CrowdLayout)
    for step in steps:
        scale = moved(scale, step)
        assert_alike(layout.scene(scale), anew(layout).scene(scale))


@many
@given(edits(), scales(), st.lists(st.floats(-1.2, 1.2), min_size=1, max_size=3))
def test_an_edited_layout_counts_as_well_after_moving(case: Case, scale: TimeScale, steps: list[float]) -> None:
    layout = case.layout
    for step in steps:
        scale = moved(scale, step)
        ticks, hidden = layout.scene(scale).ticks, layout.hidden(scale)[0]
        assert ticks.number.sum() == len(hidden)


@pytest.mark.parametrize("span", [20.0, 400.0, 9000.0])
def test_close_strips_are_the_same_wherever_one_comes_from(span: float) -> None:
    layout = days_of(20_000).layout
    assert isinstance(layout, CrowdLayout)
    scale = TimeScale(-span, 0.0, 1473.0)
    for step in (0.1, 0.1, 0.1, -0.35, 0.9, 0.01, 0.004, -2.0):
        scale = moved(scale, step)
        assert_alike(layout.scene(scale), anew(layout).scene(scale))
