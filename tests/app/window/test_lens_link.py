"""The evidence lens in the window."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cubatimeline.app.main_window import MainWindow
from cubatimeline.services.lens import ROLES, Attested


def put_on(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_deed["view.lens"].trigger()
    qtbot.waitUntil(lambda: window.lens.lens is not None)


def test_the_lens_recolours_the_line_and_tells_the_counts(qtbot: QtBot, window: MainWindow) -> None:
    plain = window.timeline.grab().toImage()
    put_on(qtbot, window)
    assert window.actions_by_deed["view.lens"].isChecked()
    assert window.timeline.picture is not None
    subject = window.timeline.picture.subject
    assert subject.palette == ROLES
    assert subject.tint is not None
    assert sorted(subject.tint.tolist()) == [
        Attested.ONE,
        Attested.RECORDS,
        Attested.RECORDS,
        Attested.DISPUTED,
        Attested.NONE,
    ]
    assert window.timeline.grab().toImage() != plain
    words = window.status.lens_words
    for part in (
        "0 well attested",
        "1 from a single source",
        "2 from records only",
        "1 disputed",
        "1 without a source",
    ):
        assert part in words
    assert "no source" in window.legend.samples.accessibleDescription()


def test_each_count_has_a_dot_in_the_colour_of_its_class(qtbot: QtBot, window: MainWindow) -> None:
    put_on(qtbot, window)
    rich = next(label for label in window.status.findChildren(QLabel) if "●" in label.text())
    for role in ROLES:
        assert window.theme.colour(role).name() in rich.text()
    assert rich.accessibleName() == window.status.lens_words
    assert "<" not in rich.accessibleName()
    assert rich.isVisible()


def test_the_lens_shows_when_documents_survive(qtbot: QtBot, window: MainWindow) -> None:
    put_on(qtbot, window)
    days = window.overview.documents
    assert days is not None
    assert days.tolist() == [-1892.0 + 0.5], "the one dated source; chapters and undated records are none"


def test_everything_is_as_before_without_the_lens(qtbot: QtBot, window: MainWindow) -> None:
    plain = window.timeline.grab().toImage()
    put_on(qtbot, window)
    window.actions_by_deed["view.lens"].trigger()
    assert window.lens.lens is None
    assert window.timeline.grab().toImage() == plain
    assert window.status.lens_words == ""
    assert window.overview.documents is None


def test_the_lens_stays_on_in_another_language_and_in_other_lanes(qtbot: QtBot, window: MainWindow) -> None:
    put_on(qtbot, window)
    window.actions_by_deed["view.language.ru"].trigger()
    qtbot.waitUntil(
        lambda: window.timeline_data is not None and "Гевара говорит о смещении" in window.timeline_data.columns.titles
    )
    window.actions_by_deed["view.lanes.none"].trigger()
    assert window.timeline.picture is not None
    assert window.timeline.picture.subject.tint is not None
    assert np.array_equal(window.timeline.picture.subject.tint, window.lens.lens.tint)
