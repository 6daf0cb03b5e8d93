"""Each guard around the tests can fail a test: a warning, a thread, a timer, a window, a warning of Qt."""

from __future__ import annotations

from pathlib import Path

import pytest

import cubatimeline

ROOT = Path(cubatimeline.__file__).parents[1]
SETTINGS = """
[pytest]
markers = expects_log(*fragments): asked for
qt_api = pyside6
qt_log_level_fail = WARNING
filterwarnings = error
"""


@pytest.fixture
def outcomes(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch):
    """Return a function that runs the text of a test under the guards, in a process of its own."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    pytester.makeini(SETTINGS)
    pytester.makeconftest("from tests.guards import guards")

    def run(text: str, *options: str) -> tuple[dict[str, int], str]:
        pytester.makepyfile(text)
        result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-p", "no:hypothesispytest", *options)
        return result.parseoutcomes(), result.stdout.str()

    return run


def test_an_unasked_warning_in_the_log_fails(outcomes) -> None:
    counts, out = outcomes("import logging\ndef test_it(): logging.getLogger('rooms').warning('odd thing')")
    assert counts["errors"] == 1
    assert "logged unasked: WARNING rooms: odd thing" in out


def test_a_warning_asked_for_passes(outcomes) -> None:
    counts, _ = outcomes(
        "import logging, pytest\n@pytest.mark.expects_log('odd')\ndef test_it(): logging.warning('odd thing')"
    )
    assert counts == {"passed": 1}


def test_a_warning_asked_for_that_never_comes_fails(outcomes) -> None:
    counts, out = outcomes("import pytest\n@pytest.mark.expects_log('odd')\ndef test_it(): pass")
    assert counts["errors"] == 1
    assert "never logged: odd" in out


def test_a_python_warning_fails(outcomes) -> None:
    counts, _ = outcomes("import warnings\ndef test_it(): warnings.warn('old way', DeprecationWarning)")
    assert counts == {"failed": 1}


def test_a_thread_left_behind_fails(outcomes) -> None:
    counts, out = outcomes(
        """
        import threading, tests.guards
        tests.guards.JOIN_SECONDS = 0.01
        def test_it(): threading.Thread(target=threading.Event().wait, name="loose end", daemon=True).start()
        """
    )
    assert counts["errors"] == 1
    assert "thread left running: loose end" in out


def test_a_timer_left_active_fails(outcomes) -> None:
    counts, out = outcomes(
        """
        from PySide6.QtCore import QTimer
        kept = []
        def test_it(qapp):
            kept.append(QTimer())
            kept[0].start(60_000)
        """
    )
    assert counts["errors"] == 1
    assert "timer left active: QTimer '' every 60000 ms" in out


def test_a_window_left_open_fails_and_one_closed_by_its_test_does_not(outcomes) -> None:
    counts, out = outcomes(
        """
        from PySide6.QtWidgets import QWidget
        kept = []
        def test_left(qapp):
            kept.append(QWidget(objectName="forgotten"))
        def test_given_back(qtbot):
            window = QWidget()
            qtbot.addWidget(window)
            window.show()
        def test_dropped(qapp):
            QWidget().show()
        """
    )
    assert (counts["passed"], counts["errors"]) == (3, 1)
    assert "window left open: QWidget 'forgotten'" in out


def test_a_thread_of_qt_left_running_fails(outcomes) -> None:
    counts, out = outcomes(
        """
        import pytest
        from PySide6.QtCore import QThread
        @pytest.fixture(scope="module", autouse=True)
        def ended(qapp):
            yield
            kept[0].quit()
            kept[0].wait()
        kept = []
        def test_it(qapp):
            kept.append(QThread(objectName="loose end"))
            kept[0].start()
        """
    )
    assert counts["errors"] == 1
    assert "Qt thread left running: QThread 'loose end'" in out


def test_a_warning_of_qt_fails(outcomes) -> None:
    counts, out = outcomes("from PySide6.QtCore import qWarning\ndef test_it(qapp): qWarning('bent pixmap')")
    assert counts == {"failed": 1}
    assert "bent pixmap" in out


def test_guards_need_no_qt(outcomes) -> None:
    counts, _ = outcomes("def test_it(): pass", "-p", "tests.without_qt", "-p", "no:pytest-qt")
    assert counts == {"passed": 1}
