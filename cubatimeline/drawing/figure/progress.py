"""How far a long piece of writing is, told to whoever shows it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with how many parts are done, of how many; raises `Cancelled` to stop the work."""


def silent(_done: int, _of: int) -> None:
    """Tell nobody."""


def part_of(progress: Progress, number: int, count: int) -> Progress:
    """Return the progress of one of several pieces of work, told as a part of the whole."""

    def told(done: int, of: int) -> None:
        progress(number * of + done, count * of)

    return told
