"""Guards around every test: what it logs unasked and what it leaves behind fails it; Qt is looked at only if loaded."""

from __future__ import annotations

import gc
import logging
import sys
import threading
from collections.abc import Iterator
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

JOIN_SECONDS = 2.0
"""How long a thread that was told to end may take after its test."""


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def guards(request: pytest.FixtureRequest) -> Iterator[None]:
    """Watch one test: the first function fixture set up is the last torn down, and sees what the others left."""
    marker = request.node.get_closest_marker("expects_log")
    expected: tuple[str, ...] = marker.args if marker else ()
    threads = set(threading.enumerate())
    qt = _QtState.now()
    listener = _Listener()
    logging.getLogger().addHandler(listener)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(listener)
    complaints = [*_log_complaints(listener.heard, expected), *_left_threads(threads), *_left_in_qt(qt)]
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)


def _log_complaints(heard: list[str], expected: tuple[str, ...]) -> Iterator[str]:
    for line in heard:
        if not any(fragment in line for fragment in expected):
            yield f"logged unasked: {line}"
    for fragment in expected:
        if not any(fragment in line for line in heard):
            yield f"never logged: {fragment}"


def _left_threads(before: set[threading.Thread]) -> Iterator[str]:
    """Name threads that outlive the test; a dummy one stands for a thread of Qt's pool, which Python does not own."""
    for thread in set(threading.enumerate()) - before:
        if not isinstance(thread, threading._DummyThread):
            thread.join(JOIN_SECONDS)
            if thread.is_alive():
                yield f"thread left running: {thread.name}"


class _QtState:
    """Top-level widgets, active timers and running threads of Qt that Python knows of, by address."""

    def __init__(self) -> None:
        self.widgets: dict[int, str] = {}
        self.timers: dict[int, str] = {}
        self.threads: dict[int, str] = {}

    @classmethod
    def now(cls) -> _QtState:
        state = cls()
        core = sys.modules.get("PySide6.QtCore")
        if core is None or core.QCoreApplication.instance() is None:
            return state
        for item in _living(core):
            if isinstance(item, core.QTimer) and item.isActive():
                state.timers[_address(item)] = f"{_name(item)} every {item.interval()} ms"
            elif isinstance(item, core.QThread) and item.isRunning() and item is not item.currentThread():
                state.threads[_address(item)] = _name(item)
        for widget in _top_level_widgets():
            state.widgets[_address(widget)] = _name(widget)
        return state


def _living(core: ModuleType) -> list[QObject]:
    """Return the timers and threads wrapped in Python whose C++ side is still there."""
    from shiboken6 import isValid

    kinds = (core.QTimer, core.QThread)
    return [item for item in gc.get_objects() if issubclass(type(item), kinds) and isValid(item)]


def _top_level_widgets() -> list[QWidget]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or not isinstance(widgets.QApplication.instance(), widgets.QApplication):
        return []
    return list(widgets.QApplication.topLevelWidgets())


def _address(item: QObject) -> int:
    from shiboken6 import getCppPointer

    return int(getCppPointer(item)[0])


def _name(item: QObject) -> str:
    return f"{type(item).__name__} {item.objectName()!r}"


def _left_in_qt(before: _QtState) -> list[str]:
    found = _compare(before, _QtState.now())
    if not found:
        return []
    # What is only waiting to be deleted or collected is not left behind.
    gc.collect()
    core = sys.modules["PySide6.QtCore"]
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
    core.QCoreApplication.processEvents()
    return _compare(before, _QtState.now())


def _compare(before: _QtState, after: _QtState) -> list[str]:
    kinds = (
        ("window left open", before.widgets, after.widgets),
        ("timer left active", before.timers, after.timers),
        ("Qt thread left running", before.threads, after.threads),
    )
    return [f"{what}: {name}" for what, old, new in kinds for address, name in new.items() if address not in old]
