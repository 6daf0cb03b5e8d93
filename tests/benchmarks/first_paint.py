"""One start of the program, or of an empty window, that ends at its first paint; `start` runs it as a process.

    python -m tests.benchmarks.first_paint BEGUN [COLLECTION]

Prints the seconds since BEGUN, a reading of the monotonic clock, and the number of modules loaded. Without a collection
the window is an empty one.
"""

from __future__ import annotations

import sys
import time
from typing import Any


def told(begun: float) -> None:
    """Print what was measured and end the program."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    print(time.monotonic() - begun, len(sys.modules), flush=True)
    # by the event loop, as a window may be painted before the loop runs, and then there is nothing to end yet
    QTimer.singleShot(0, lambda: QApplication.exit(0))


def blank_window(begun: float) -> int:
    """Open an empty window."""
    from PySide6.QtWidgets import QApplication, QWidget

    class Blank(QWidget):
        def paintEvent(self, event: Any) -> None:
            told(begun)

    application = QApplication([])
    window = Blank()
    window.resize(1600, 900)
    window.show()
    return int(application.exec())


def our_window(begun: float, collection: str) -> int:
    """Start the program as its command does, and wait for a timeline that has its events."""
    from cubatimeline.app import cli, window_main

    class Window(window_main.MainWindow):
        def eventFilter(self, watched: Any, event: Any) -> bool:
            if event.type() != event.Type.Paint or self.timeline.picture is None:
                return False
            watched.removeEventFilter(self)
            watched.event(event)
            told(begun)
            return True

        def show(self) -> None:
            self.timeline.installEventFilter(self)
            super().show()

    window_main.MainWindow = Window
    sys.argv = ["cubatimeline", collection]
    return int(cli.main() or 0)


if __name__ == "__main__":
    start = float(sys.argv[1])
    sys.exit(our_window(start, sys.argv[2]) if len(sys.argv) > 2 else blank_window(start))
