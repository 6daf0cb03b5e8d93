"""What is imported before the timeline is first painted: only what it needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.store.content import filled

NOT_NEEDED = (
    "babel", "citeproc", "click_default_group", "dateparser", "dask", "pypdfium2", "pyqtgraph", "regex", "scipy",
    "spacy", "sqlite_utils", "trafilatura", "yaml",
)  # fmt: skip
PROGRAM = """
import sys
from pathlib import Path
from cubatimeline.app import window_main
from cubatimeline.widgets.timeline.view import TimelineView
from PySide6.QtWidgets import QApplication

paint = TimelineView.paintEvent

def painted(view, event):
    paint(view, event)
    if view.picture is not None:
        print(*sorted({name.partition(".")[0] for name in sys.modules}), flush=True)
        TimelineView.paintEvent = paint
        QApplication.exit(0)

TimelineView.paintEvent = painted
raise SystemExit(window_main.open_window(Path(sys.argv[1]), None, None, None))
"""


def test_the_first_paint_waits_for_nothing_it_does_not_need(tmp_path: Path) -> None:
    collection = filled(tmp_path / "small.cubatimeline")
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(collection)], capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == 0, ended.stderr
    imported = set(ended.stdout.splitlines()[0].split())
    assert {"PySide6", "numpy", "sqlite3"} <= imported
    assert imported.isdisjoint(NOT_NEEDED)
