"""Words looked for in one long text, piece by piece, so that whoever asks need not wait for all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cubatimeline.domain.finding import Span, plain_letters

_PIECE = 100_000
"""Letters looked through at a time."""
MOST_HITS = 20_000


class TextSearch:
    """One text; what is known of its letters is kept between searches."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._plain: dict[int, str] = {}

    def find(self, words: str) -> Iterator[list[Span]]:
        """Yield the places of words, in order, a list for each piece of the text; at most `MOST_HITS` in all.

        Capitals, accents, the form of quotes and dashes and the kind of blanks do not matter.
        """
        parts = [re.escape(part) for part in plain_letters(words).split()]
        if not parts:
            return
        pattern, count = re.compile(r"\s+".join(parts)), 0
        reach, end = 4 * len(words) + 16, 0
        for start in range(0, len(self._text), _PIECE):
            # A hit may run over the end of a piece; one that begins in the next piece is that one's.
            piece = self._piece(start) + self._piece(start + _PIECE)[:reach]
            found = []
            for hit in pattern.finditer(piece):
                if hit.start() >= _PIECE:
                    break
                if start + hit.start() >= end:
                    end = start + hit.end()
                    found.append((start + hit.start(), end))
            found = found[: MOST_HITS - count]
            count += len(found)
            yield found
            if count >= MOST_HITS:
                return

    def _piece(self, start: int) -> str:
        if start not in self._plain:
            self._plain[start] = plain_letters(self._text[start : start + _PIECE])
        return self._plain[start]
