"""The legend: every kind of mark, drawn and told."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cubatimeline.drawing.theme import Theme
from cubatimeline.services.geometry.legend import SAMPLES, sample_columns
from cubatimeline.store.columns import EventFlag
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
