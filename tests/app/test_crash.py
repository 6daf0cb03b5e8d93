"""The last resort: reports of our own errors, told once, and never an error upon an error."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from cubatimeline.app.crash import KEPT_REPORTS, CrashHandler, report_text, summary_of
from cubatimeline.domain.errors import DateError, ReaderError


class Shown:
    def __init__(self) -> None:
        self.calls: list[tuple[Path | None, str]] = []

    def __call__(self, report: Path | None, summary: str) -> None:
        self.calls.append((report, summary))


@pytest.fixture
def shown() -> Shown:
    return Shown()


@pytest.fixture(autouse=True)
def passed_on(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stand in for the hook that was there before; names the kinds of error that the handler passed on to it."""
    names: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: names.append(kind.__name__))
    return names


@pytest.fixture
def handler(tmp_path: Path, shown: Shown) -> Iterator[CrashHandler]:
    handler = CrashHandler(tmp_path / "crashes", shown)
    handler.install()
    yield handler
    handler.uninstall()


def raised(error: BaseException) -> BaseException:
    try:
        raise error
    except type(error) as caught:
        return caught


def handle(handler: CrashHandler, error: BaseException) -> None:
    caught = raised(error)
    handler.handle(type(caught), caught, caught.__traceback__)


def test_an_error_of_ours_becomes_a_report(handler: CrashHandler, shown: Shown) -> None:
    handle(handler, ValueError("the axis is bent"))
    ((report, summary),) = shown.calls
    assert report is not None
    assert "ValueError: the axis is bent" in summary
    text = report.read_text()
    assert "Cuba Timeline" in text
    assert "Python 3" in text
    assert "Traceback" in text


def test_the_same_error_is_told_once_and_another_again(handler: CrashHandler, shown: Shown) -> None:
    for _ in range(3):
        handle(handler, ValueError("in every frame"))
    handle(handler, ValueError("another"))
    assert len(shown.calls) == 2


def test_an_error_in_a_thread_is_reported(handler: CrashHandler, shown: Shown) -> None:
    def work() -> None:
        raise KeyError("lost")

    thread = threading.Thread(target=work, name="the worker")
    thread.start()
    thread.join()
    ((report, _),) = shown.calls
    assert report is not None
    assert "Thread: the worker" in report.read_text()


def test_a_failing_message_goes_to_stderr_and_does_not_come_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], passed_on: list[str]
) -> None:
    calls = 0

    def fail(report: Path | None, summary: str) -> None:
        nonlocal calls
        calls += 1
        handler.handle(ValueError, ValueError("inner"), None)
        raise RuntimeError("no window to show it in")

    handler = CrashHandler(tmp_path, fail)
    with pytest.raises(RuntimeError):
        handle(handler, ValueError("first"))
    handle(handler, ValueError("second"))
    assert calls == 1
    assert passed_on == ["ValueError"]
    assert "second" in capsys.readouterr().err


def test_without_a_folder_the_reader_is_told_all_the_same(tmp_path: Path, shown: Shown) -> None:
    (tmp_path / "taken").write_text("a file")
    handle(CrashHandler(tmp_path / "taken" / "crashes", shown), ValueError("x"))
    assert [report for report, _ in shown.calls] == [None]


def test_ctrl_c_is_no_crash(handler: CrashHandler, shown: Shown, passed_on: list[str]) -> None:
    handle(handler, KeyboardInterrupt())
    assert shown.calls == []
    assert passed_on == ["KeyboardInterrupt"]


def test_an_error_of_the_surroundings_is_told_as_it_is(tmp_path: Path, shown: Shown) -> None:
    told: list[ReaderError] = []
    handler = CrashHandler(tmp_path, shown, told.append)
    handle(handler, DateError("No date."))
    assert shown.calls == []
    assert [error.message for error in told] == ["No date."]


def test_reports_do_not_name_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/maria-fernandez")
    monkeypatch.setenv("USERPROFILE", "/home/maria-fernandez")
    error = raised(OSError("cannot read /home/maria-fernandez/papers/letter.pdf"))
    assert "maria" not in report_text(error) + summary_of(error)
    assert "~/papers/letter.pdf" in report_text(error)


def test_old_reports_are_thinned(handler: CrashHandler) -> None:
    for number in range(KEPT_REPORTS + 5):
        handle(handler, ValueError(str(number)))
    left = sorted(handler.folder.glob("crash-*.txt"))
    assert len(left) == KEPT_REPORTS
    assert handler.reports[-1] in left


def test_hooks_are_given_back(tmp_path: Path, shown: Shown) -> None:
    before = (sys.excepthook, threading.excepthook)
    handler = CrashHandler(tmp_path, shown)
    handler.install()
    assert sys.excepthook != before[0]
    handler.uninstall()
    assert (sys.excepthook, threading.excepthook) == before


def test_a_fatal_fault_of_an_earlier_run_is_reported(tmp_path: Path, shown: Shown) -> None:
    (tmp_path / "fatal.txt").write_text("Fatal Python error: Segmentation fault")
    handler = CrashHandler(tmp_path, shown)
    report = handler.watch_faults()
    handler.uninstall()
    assert report is not None
    assert "Segmentation fault" in report.read_text()
    again = CrashHandler(tmp_path, shown)
    assert again.watch_faults() is None
    again.uninstall()
