"""Which display the class looks at, chosen by name, and which is left for the presenter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Named(Protocol):
    """A display: `QScreen`, or what stands in for it."""

    def name(self) -> str: ...


Display = TypeVar("Display", bound=Named)


def choose(displays: Sequence[Display], own: Display, wished: str) -> tuple[Display, Display | None]:
    """Return the display for the class and that for the presenter, None where there is only one.

    Args:
        own: where the program's window is: the presenter's, unless it is the one wished for.
        wished: name of the display for the class; empty, or of one that is not there, for another than `own`.
    """
    others = [each for each in displays if each.name() != own.name()]
    named = next((each for each in displays if each.name() == wished), None)
    audience = named or (others[0] if others else own)
    left = [each for each in displays if each.name() != audience.name()]
    if not left:
        return audience, None
    return audience, own if own.name() != audience.name() else left[0]
