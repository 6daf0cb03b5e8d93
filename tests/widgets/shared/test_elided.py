"""A line of words that gives way."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cubatimeline.drawing.text import ELLIPSIS
from cubatimeline.widgets.shared.elided import ElidedLabel

WORDS = "Cuba and Moscow, 1953-2019"


@pytest.fixture
def label(qtbot: QtBot) -> ElidedLabel:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText(WORDS)
    label.resize(600, 30)
    label.show()
    return label


def test_words_with_room_are_whole_and_need_no_tip(label: ElidedLabel) -> None:
    assert label.shown == WORDS
    assert label.toolTip() == ""


def test_words_without_room_end_in_an_ellipsis_and_are_whole_in_the_tip(label: ElidedLabel) -> None:
    label.resize(100, 30)
    assert label.shown.endswith(ELLIPSIS)
    assert label.shown[:-1] in WORDS
    assert label.toolTip() == WORDS
    label.resize(600, 30)
    assert label.toolTip() == ""


def test_what_is_painted_stays_within_its_room(label: ElidedLabel) -> None:
    label.resize(100, 30)
    cut = label.grab().toImage()
    label.setText(label.shown)
    assert label.grab().toImage() == cut
