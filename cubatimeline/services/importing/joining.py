"""Joins lines that a typesetter or typist broke: words divided by hyphens, and paragraphs spread over lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_divided = re.compile(r"([^\W\d_]+)[-\u2010\u00ac]$")
_range = re.compile(r"\d[-\u2010-\u2014]$")
_goes_on = re.compile(r"[^\W\d_]+")
_word = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Vocabulary:
    """The words of one document, which tell whether a hyphen at the end of a line belongs to the word."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: set[str] = set()
        for line in lines:
            # The last word of a line may be half a word.
            self._words.update(word.lower() for word in _word.findall(line.rpartition(" ")[0]))

    def keeps_hyphen(self, first: str, second: str) -> bool:
        """Whether `first`-`second` is written with its hyphen: as elsewhere in the document, else by its capitals."""
        whole, hyphened = (first + second).lower(), f"{first}-{second}".lower()
        if (hyphened in self._words) != (whole in self._words):
            return hyphened in self._words
        return second[0].isupper() and first[-1].islower()


def join(lines: Sequence[str], vocabulary: Vocabulary) -> str:
    """Return lines as one paragraph: hyphens at line ends joined, a blank elsewhere."""
    text = ""
    for line in lines:
        more = line.strip()
        divided = _divided.search(text)
        goes_on = _goes_on.match(more)
        if divided and goes_on:
            kept = vocabulary.keeps_hyphen(divided[1], goes_on[0])
            text = (text if kept else text[:-1]) + more
        elif text.endswith(("\u2014", "/")) or (_range.search(text) and more[:1].isdigit()):
            text += more
        else:
            text = f"{text} {more}" if text else more
    return text
