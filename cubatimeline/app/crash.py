"""The last resort: an error of the program itself becomes a report in the reader's folder and one plain message."""

from __future__ import annotations

import faulthandler
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

import cubatimeline
from cubatimeline.domain.errors import ReaderError

Show = Callable[[Path | None, str], None]
"""Tells the reader: the report (None where it could not be written) and a summary of one line."""
Tell = Callable[[ReaderError], None]
"""Shows an error of the surroundings that nobody caught."""

KEPT_REPORTS = 20
_FAULTS = "fatal.txt"


class CrashHandler:
    """Takes what no one caught, in any thread, until `uninstall`.

    An error that was reported once in a run is not reported again, as one in a paint event comes with every frame.
    `show` is called in the thread of the error; where it fails itself, later errors go to the standard error stream.

    Attributes:
        folder: where reports are written; made when the first one is.
        reports: the reports written in this run.
    """

    def __init__(self, folder: Path, show: Show, tell: Tell | None = None) -> None:
        self.folder = folder
        self.reports: list[Path] = []
        self._show = show
        self._tell = tell
        self._seen: set[str] = set()
        self._working = threading.local()
        self._lock = threading.Lock()
        self._faults: TextIO | None = None
        self._before = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        """Take over `sys.excepthook` and `threading.excepthook`."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self.handle
        threading.excepthook = self._handle_thread

    def uninstall(self) -> None:
        """Give both hooks back and stop watching for fatal faults."""
        sys.excepthook, threading.excepthook = self._before
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def watch_faults(self) -> Path | None:
        """Have fatal faults of the interpreter written to a file; return the report of such a fault in an earlier run.

        A folder that cannot be written is no error here: faults then go to the standard error stream.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            earlier = self._earlier_fault()
            self._faults = (self.folder / _FAULTS).open("w", encoding="utf-8")
        except OSError:
            if sys.stderr is not None:
                faulthandler.enable()
            return None
        faulthandler.enable(self._faults)
        return earlier

    def _earlier_fault(self) -> Path | None:
        left = self.folder / _FAULTS
        if not left.exists() or left.stat().st_size == 0:
            return None
        report = self._free_name("fatal")
        report.write_text(_about() + "\n" + _impersonal(left.read_text(errors="replace")), encoding="utf-8")
        return report

    def handle(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Report one error; has the form of `sys.excepthook`."""
        if error is None or not issubclass(kind, Exception) or getattr(self._working, "on", False):
            self._before[0](kind, error or kind(), trace)
            return
        self._working.on = True
        try:
            if isinstance(error, ReaderError) and self._tell is not None:
                self._tell(error)
            else:
                self._report(error)
        finally:
            self._working.on = False

    def _handle_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_type is not SystemExit:
            self.handle(args.exc_type, args.exc_value, args.exc_traceback)

    def _report(self, error: BaseException) -> None:
        summary = summary_of(error)
        with self._lock:
            if summary in self._seen:
                return
            self._seen.add(summary)
            path = self._write(error)
        show, self._show = self._show, show_on_stderr
        show(path, summary)
        self._show = show

    def _write(self, error: BaseException) -> Path | None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path = self._free_name("crash")
            path.write_text(report_text(error), encoding="utf-8")
            self._thin()
        except OSError:
            return None
        self.reports.append(path)
        return path

    def _free_name(self, kind: str) -> Path:
        stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
        number = 0
        while (path := self.folder / f"{kind}-{stamp}-{number}.txt").exists():
            number += 1
        return path

    def _thin(self) -> None:
        """Delete the oldest reports beyond `KEPT_REPORTS`."""
        reports = sorted(self.folder.glob("crash-*.txt"), key=lambda path: path.stat().st_mtime_ns)
        for path in reports[:-KEPT_REPORTS]:
            path.unlink(missing_ok=True)


def show_on_stderr(report: Path | None, summary: str) -> None:
    """Tell of an error on the standard error stream, in one line."""
    if sys.stderr is not None:
        where = f"A report is in {report}" if report else "No report could be written"
        print(f"cubatimeline: this is an error of the program itself: {summary}. {where}.", file=sys.stderr)


def summary_of(error: BaseException) -> str:
    """Return one line: kind of error, its message, and the place it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    message = _impersonal(" ".join(str(error).split()))
    return f"{type(error).__name__}{': ' if message else ''}{message[:200]}{place}"


def report_text(error: BaseException) -> str:
    """Return the report: versions, platform, traceback; folders of the reader are shortened to `~`."""
    return _about() + "\n" + _impersonal("".join(traceback.format_exception(error)))


def _about() -> str:
    """Return versions and platform; only of modules already loaded, as a crash is no time to import."""
    lines = [
        f"Cuba Timeline {cubatimeline.__version__}",
        f"Time: {datetime.now().astimezone().isoformat(timespec='seconds')}",
        f"Python {platform.python_version()} on {platform.platform()}",
        f"Thread: {threading.current_thread().name}",
    ]
    for name in ("PySide6", "pyqtgraph", "numpy", "sqlite_utils"):
        version = getattr(sys.modules.get(name), "__version__", None)
        if version:
            lines.append(f"{name} {version}")
    sqlite = sys.modules.get("sqlite3")
    if sqlite is not None:
        lines.append(f"SQLite {getattr(sqlite, 'sqlite_version', '?')}")
    return "\n".join(lines) + "\n"


def _impersonal(text: str) -> str:
    """Shorten the program's own folder and the reader's home, whose name is often a person's."""
    text = text.replace(str(Path(cubatimeline.__file__).parent.parent), "...")
    own = str(Path.home())
    return text.replace(own, "~") if len(own) > 1 else text
