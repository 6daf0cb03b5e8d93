"""What the author of a figure should know before it is printed: letters too small, lines too thin, words left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cubatimeline.services.figures.figure import Figure
from cubatimeline.services.figures.sheets import Sheet, Words

LEAST_LETTERS, LEAST_LINE = 7.0, 0.25
"""Points at the final size, below which journals send figures back (field notes 6.3)."""


class CautionKind(StrEnum):
    """What there is to be known."""

    SMALL_LETTERS = "small letters"
    THIN_LINES = "thin lines"
    LEFT_OUT = "left out"
    HIGHLIGHT_LEFT_OUT = "highlight left out"
    TOO_SMALL = "too small"
    FEWER_ROWS = "fewer rows"


@dataclass(frozen=True, slots=True)
class Caution:
    """One thing to be known.

    Attributes:
        words: one sentence in English with {} for the numbers, for translation; `said` has them filled in.
        numbers: points for letters and lines; how many of how many for what is left out; mm for what is too small.
    """

    kind: CautionKind
    words: str
    numbers: tuple[float, ...]

    @property
    def said(self) -> str:
        """The sentence with its numbers."""
        return self.words.format(*(f"{number:g}" for number in self.numbers))


def cautions_of(
    figure: Figure, sheets: Sequence[Sheet], shown: int, counted: int, highlights: int
) -> tuple[Caution, ...]:
    """Return what is to be known of a figure laid out; `highlights` is how many highlighted events have no words."""
    found = []
    letters = min(
        (i.points for s in sheets for i in s.items() if isinstance(i, Words)), default=figure.letters.smallest
    )
    if letters < LEAST_LETTERS:
        words = "The smallest letters are {} pt; journals ask for 7 pt at the least."
        found.append(Caution(CautionKind.SMALL_LETTERS, words, (round(letters, 2),)))
    thin = min(
        (i.ink.points for s in sheets for i in s.items() if not isinstance(i, Words) and i.ink.stroke),
        default=LEAST_LINE,
    )
    if thin < LEAST_LINE:
        words = "The thinnest lines are {} pt; journals ask for 0.25 pt at the least."
        found.append(Caution(CautionKind.THIN_LINES, words, (round(thin, 3),)))
    if counted:
        words = "{} of {} events are ticks without words, and counted."
        found.append(Caution(CautionKind.LEFT_OUT, words, (counted, shown + counted)))
    if highlights:
        words = "{} highlighted events have no words, as they lie outside the span or find no room."
        found.append(Caution(CautionKind.HIGHLIGHT_LEFT_OUT, words, (highlights,)))
    for sheet in sheets:
        most = figure.height or figure.tallest
        if sheet.height > most + 0.05:
            words = "The lanes need a height of {} mm, but {} mm is all there is: take fewer lanes or smaller letters."
            found.append(Caution(CautionKind.TOO_SMALL, words, (round(sheet.height, 1), round(most, 1))))
            break
    return tuple(found)


def fewer_rows(asked: int, rows: int) -> Caution:
    """Return that a page holds fewer rows than were asked for."""
    words = "The height of the page is too small for {} rows; it has {}."
    return Caution(CautionKind.FEWER_ROWS, words, (asked, rows))
