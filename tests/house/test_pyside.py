"""The toolkit under us: it counts references to None rightly, and it paints together with pyqtgraph."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage, QPainter


def test_calls_that_return_nothing_lose_no_reference_to_none() -> None:
    """PySide6 6.12.0 loses one in every call on CPython 3.11, up to a fatal error; from 3.12 on None is immortal."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(10_000):
        thing.setObjectName("thing")
    assert abs(sys.getrefcount(None) - before) < 100


def test_pyqtgraph_paints_with_this_pyside(qtbot) -> None:
    import pyqtgraph

    plot = pyqtgraph.PlotWidget()
    qtbot.addWidget(plot)
    plot.resize(200, 100)
    plot.plot([0, 1, 2], [0, 1, 0], pen="w")
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    plot.render(painter)
    painter.end()
    assert len({image.pixel(x, y) for x in range(0, 200, 3) for y in range(0, 100, 3)}) > 1
