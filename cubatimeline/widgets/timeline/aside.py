"""A long job of a timeline in a thread of its own; the answer is for the GUI thread, if the timeline is still there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from cubatimeline.widgets.shared.background import Background

Answer = TypeVar("Answer")


class Aside:
    """Does the jobs of one widget, each in a thread that ends with it."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._under_way: list[Background[None]] = []

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return bool(self._under_way)

    def ask(self, job: Callable[[], Answer], then: Callable[[Answer], None]) -> None:
        """Do `job` in another thread; `then` gets the answer."""
        background: Background[None] = Background(lambda: None, lambda _: None, "lanes")
        self._under_way.append(background)

        def done(answer: Answer) -> None:
            background.close()
            self._under_way.remove(background)
            if isValid(self._widget):
                then(answer)

        background.ask(lambda _: job(), done)
