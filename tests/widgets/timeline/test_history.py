"""Back and forward through the spans that were looked at."""

from __future__ import annotations

from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.widgets.timeline.history import ViewHistory


def scale(start: float, end: float) -> TimeScale:
    return TimeScale(start, end, 100.0)


def test_back_and_forward_lead_through_what_was_looked_at() -> None:
    history = ViewHistory()
    for end in (10.0, 20.0, 30.0):
        history.remember(scale(0, end))
    assert history.back() == (0, 20)
    assert history.back() == (0, 10)
    assert history.back() is None
    assert history.forward() == (0, 20)


def test_looking_elsewhere_forgets_what_lay_ahead() -> None:
    history = ViewHistory()
    for end in (10.0, 20.0, 30.0):
        history.remember(scale(0, end))
    history.back()
    history.remember(scale(100, 110))
    assert history.forward() is None
    assert history.back() == (0, 20)


def test_a_span_that_hardly_differs_is_not_kept() -> None:
    history = ViewHistory()
    history.remember(scale(0, 100))
    history.remember(scale(0.5, 100.5))
    assert history.back() is None


def test_the_oldest_are_forgotten_and_all_can_be() -> None:
    history = ViewHistory(most=3)
    for end in (1.0, 2.0, 4.0, 8.0):
        history.remember(scale(0, end))
    assert [history.back(), history.back(), history.back()] == [(0, 4), (0, 2), None]
    history.clear()
    assert history.back() is None
    assert history.forward() is None
