"""The legend: every kind of mark, drawn and told."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.legend import ATTESTED, RELATIONS, SAMPLES, sample_columns
from cubatimeline.services.lens import ROLES
from cubatimeline.store.columns import EventFlag
from cubatimeline.store.relations import KINDS
from cubatimeline.widgets.timeline.legend import Legend


def test_the_samples_show_every_flag_that_a_mark_can_have() -> None:
    columns = sample_columns(SAMPLES, [sample.words for sample in SAMPLES])
    shown = EventFlag(0)
    for flags in columns.flags.tolist():
        shown |= EventFlag(flags)
    assert shown == ~EventFlag.TIMED & EventFlag(sum(EventFlag))


def test_the_legend_is_painted_told_and_closed_by_escape(qtbot: QtBot, theme: Theme) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(900, 700)
    over.show()
    legend = Legend(theme, over)
    legend.open()
    image = legend.samples.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(0, image.height(), 3)}
    assert theme.lane("diplomacy").name() in colours
    assert over.rect().contains(legend.geometry())
    assert "goes on" in legend.samples.accessibleDescription()
    qtbot.keyClick(legend.samples, Qt.Key.Key_Escape)
    assert legend.isHidden()


def test_the_colours_of_the_lens_are_told_while_it_is_on(qtbot: QtBot, theme: Theme) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(1280, 720)
    over.show()
    legend = Legend(theme, over)
    legend.open()
    without, low = legend.samples.accessibleDescription(), legend.samples.height()
    assert all(words in without for words in RELATIONS)
    assert "records only" not in without
    legend.show_lens(True)
    legend.place()
    assert all(words in legend.samples.accessibleDescription() for words in ATTESTED)
    assert legend.samples.height() > low
    assert over.rect().contains(legend.geometry())
    image = legend.samples.grab().toImage()
    right, below = range(image.width() // 2, image.width()), range(low // 2, image.height())
    colours = {image.pixelColor(x, y).name() for x in right for y in below}
    assert {theme.colour(role).name() for role in ROLES} <= colours
    legend.show_lens(False)
    assert legend.samples.height() == low


def test_every_relation_and_class_has_its_words() -> None:
    assert len(RELATIONS) == len(KINDS)
    assert len(ATTESTED) == len(ROLES)
