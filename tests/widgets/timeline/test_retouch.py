"""A timeline retouched: other colours, or only some of the events; and the chip that tells of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cubatimeline.drawing.picture import Subject
from cubatimeline.drawing.theme import Theme
from cubatimeline.services.lens import ROLES
from cubatimeline.widgets.timeline.chip import Chip
from cubatimeline.widgets.timeline.retouch import Retouch
from cubatimeline.widgets.timeline.view import TimelineView
from tests.widgets.timeline.conftest import FIRST, LAST


def test_hidden_events_have_no_marks_and_their_lanes_count_the_rest(subject: Subject) -> None:
    shown = np.arange(len(subject.columns)) % 2 == 0
    fewer = Retouch(shown=shown).applied(subject)
    assert sorted(fewer.marks.event.tolist()) == np.flatnonzero(shown).tolist()
    assert sum(lane.size for lane in fewer.lanes) == int(shown.sum())
    assert [lane.id for lane in fewer.lanes] == [lane.id for lane in subject.lanes]
    assert fewer.columns is subject.columns


def test_everything_can_be_hidden(view: TimelineView, subject: Subject) -> None:
    view.retouch_with(Retouch(shown=np.zeros(len(subject.columns), np.bool_)))
    assert view.scene is not None
    assert len(view.scene.labels) == 0
    assert len(view.scene.counts) == 0
    view.grab()


def test_what_was_made_for_other_events_is_passed_over(subject: Subject) -> None:
    other = np.zeros(3, np.bool_)
    assert Retouch(other.astype(np.int16), ROLES, other).applied(subject) is subject


def test_a_tint_recolours_the_view_and_goes_again(view: TimelineView, subject: Subject) -> None:
    before = view.grab().toImage()
    view.retouch_with(Retouch(np.full(len(subject.columns), 3, np.int16), ROLES))
    assert view.grab().toImage() != before
    view.retouch_with(Retouch())
    assert view.grab().toImage() == before


def test_span_selection_and_light_stay_when_retouched(view: TimelineView, subject: Subject) -> None:
    view.select(subject.columns.ids[4])
    lit = np.arange(len(subject.columns)) < 5
    view.emphasise(replace(view.emphasis, lit=lit))
    scale = view.scale
    view.retouch_with(Retouch(np.zeros(len(subject.columns), np.int16), ROLES))
    assert view.scale == scale
    assert view.emphasis.selected == 4
    assert view.emphasis.lit is lit


def test_a_subject_shown_later_is_retouched_too(view: TimelineView, subject: Subject) -> None:
    shown = np.arange(len(subject.columns)) < 3
    view.retouch_with(Retouch(shown=shown))
    view.show_subject(replace(subject), FIRST, LAST)
    assert view.picture is not None
    assert view.picture.subject.marks.event.max() < 3


def test_very_many_events_are_retouched_aside(
    qtbot: QtBot, view: TimelineView, subject: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cubatimeline.widgets.timeline.view.FEW", 3)
    before, scale = view.picture, view.scale
    assert before is not None
    view.retouch_with(Retouch(shown=np.zeros(len(subject.columns), np.bool_)))
    view.retouch_with(Retouch(shown=np.arange(len(subject.columns)) < 3))
    assert view.picture is before
    qtbot.waitUntil(lambda: not view.aside.busy)
    assert view.picture is not before
    assert sorted(set(view.picture.subject.marks.event.tolist())) == [0, 1, 2]
    assert view.scale == scale
    assert view.scene is not None
    assert view.scene.labels.mark.max(initial=0) < 3


def test_an_edit_while_a_picture_is_made_aside_is_shown_anew(
    qtbot: QtBot, view: TimelineView, subject: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, lane = np.array([0]), np.zeros(1, np.int32)
    monkeypatch.setattr("cubatimeline.widgets.timeline.view.FEW", 3)
    view.retouch_with(Retouch(np.zeros(len(subject.columns), np.int16), ROLES))
    assert not view.show_edit(subject.columns, at, lane)
    qtbot.waitUntil(lambda: not view.aside.busy)
    assert view.picture is not None
    assert view.picture.subject.tint is not None
    view.show_subject(replace(subject), FIRST, LAST)
    assert view.picture.subject.tint is not None


def test_the_chip_tells_of_a_filter_and_clears_it(qtbot: QtBot, theme: Theme) -> None:
    chip = Chip(theme)
    qtbot.addWidget(chip)
    assert chip.isHidden()
    chip.show_words("a very long query about missiles and sugar", 12)
    assert not chip.isHidden()
    assert "filter: a very long query" in chip.text()
    assert "(12)" in chip.text()
    assert "sugar" in chip.accessibleName()
    with qtbot.waitSignal(chip.cleared):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    chip.show_words("")
    assert chip.isHidden()
