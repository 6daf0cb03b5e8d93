"""The way from one span to another."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cubatimeline.services.geometry.time_scale import TimeScale
from cubatimeline.widgets.shared.motion import Motion

OLD = TimeScale(0.0, 1000.0, 500.0)


def walked(qtbot: QtBot, new: TimeScale) -> list[TimeScale]:
    parent = QObject()
    motion, seen = Motion(parent), []
    motion.moved.connect(seen.append)
    with qtbot.waitSignal(motion.arrived, timeout=3000):
        motion.start(OLD, new, 80)
    assert motion.target is None
    return seen


def test_the_time_at_a_pixel_stays_all_the_way(qtbot: QtBot) -> None:
    seen = walked(qtbot, OLD.zoomed(40.0, 125.0))
    assert len(seen) > 2
    assert all(scale.day(125.0) == pytest.approx(250.0) for scale in seen)
    assert all(a.span >= b.span for a, b in itertools.pairwise(seen))
    assert seen[-1].span == pytest.approx(25.0)


def test_panning_keeps_the_zoom(qtbot: QtBot) -> None:
    seen = walked(qtbot, OLD.panned(-200.0))
    assert all(scale.span == pytest.approx(1000.0) for scale in seen)
    assert seen[-1].start == pytest.approx(400.0)


def test_a_stopped_movement_does_not_arrive(qtbot: QtBot) -> None:
    parent = QObject()
    motion = Motion(parent)
    with qtbot.assertNotEmitted(motion.arrived):
        motion.start(OLD, OLD.panned(100.0), 50)
        assert motion.target is not None
        motion.stop()
    assert motion.target is None


def test_a_movement_goes_on_over_another_width(qtbot: QtBot) -> None:
    parent = QObject()
    motion, seen = Motion(parent), []
    motion.start(OLD, OLD.panned(100.0), 50)
    motion.resize(900.0)
    motion.moved.connect(seen.append)
    with qtbot.waitSignal(motion.arrived, timeout=3000):
        pass
    assert {scale.width for scale in seen} == {900.0}
