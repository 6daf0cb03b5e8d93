"""The reader's knowledge while a text goes by: what was last told, when it was written, whose words are quoted."""

from __future__ import annotations

from enum import Enum, auto

from cubatimeline.domain.calendars import day_number
from cubatimeline.services.extraction.dates.mentions import Mention, Shape
from cubatimeline.services.extraction.dates.places import (
    Speeches,
    begins_note,
    heading,
    is_heading,
    sentence_limits,
    turns,
)
from cubatimeline.services.extraction.dates.signs import Sign
from cubatimeline.services.extraction.dates.tokens import Signs
from cubatimeline.services.extraction.dates.values import Point

_NEAR_YEARS = 5
"""Years by which the latest year told may lie before the document, if the document speaks of its own time."""


class Course(Enum):
    """What a date does to the story."""

    STORY = auto()
    """Carries it along."""
    FLASHBACK = auto()
    """Leaves it for a while: "had begun in 1953"."""
    ASIDE = auto()
    """Leaves it for no longer than the sentence: "since 1959", "until 1980"."""


class Reading:
    """What a careful reader knows at a place of the text; `Resolver` asks and tells it, in order of the text.

    Attributes:
        now: when the words are written or spoken, None where not known.
        told: the date last told, to which "the following day" refers.
        begun: where the date last told is a stretch of years, its beginning.
        base: what a date without a year is read by: the sentence's own year, or `line`.
        line: where the story stands; flashbacks, brackets and notes leave it.
        contemporary: whether the document speaks of its own time, so that "last year" counts from it.
        in_quote: whether the words are quoted.
        told_in_paragraph: whether the paragraph has told a date already.
        news: whether it also tells hardly anything else, so that a day without a year lies near it.
    """

    def __init__(self, written: Point | None) -> None:
        self.now = written
        self.told: Point | None = None
        self.begun: Point | None = None
        self.base: Point | None = None
        self.line: Point | None = None
        self.contemporary = False
        self.news = False
        self.decade: int | None = None
        self._years: list[int] = []
        self._brackets: list[Point | None] = []
        self._before_aside: Point | None = None
        self._before_note: Point | None = None
        self._in_note = False
        self.in_quote = False
        self.told_in_paragraph = False
        self._paragraph_day: Point | None = None
        self._speech_day: Point | None = None
        self._speeches: Speeches | None = None
        self._text: Signs | None = None

    def open(self, text: Signs, mentions: list[Mention]) -> None:
        """Take up the next stretch of the text, and see whether it speaks of its own time."""
        self._text = text
        self._told_at: list[tuple[int, int, Point]] = []
        self._headings: list[tuple[int, Point]] = []
        self._speeches = Speeches(text, mentions)
        self._years += [one.year for one in mentions if one.year is not None and one.shape is Shape.POINT]
        if self.now is not None:
            self._compare(self.now.year)

    def _compare(self, year: int) -> None:
        """See how the years told lie to that in which the words are written."""
        near = [one for one in self._years if abs(one - year) <= 1]
        self.contemporary = not self._years or any(0 <= year - one <= _NEAR_YEARS for one in self._years)
        self.news = 2 * len(near) >= len(self._years)

    def pass_over(self, start: int, stop: int) -> None:
        """Go on from one sign to another: sentences end, brackets and quotations open and close."""
        assert self._text is not None
        for at, mark in turns(self._text, start, stop):
            if mark == Sign.DOT:
                self._end_sentence()
            elif mark == Sign.OPEN:
                self._brackets.append(self.line)
            elif mark == Sign.CLOSE:
                self._close_bracket()
            elif mark == Sign.BREAK:
                self._new_paragraph(at)
            else:
                self._quote(mark)

    def _end_sentence(self) -> None:
        self.base = self.line
        if self._before_aside is not None:
            self.told, self._before_aside = self._before_aside, None

    def _close_bracket(self) -> None:
        """Go back to the story, unless the bracket only told where it stands."""
        if not self._brackets:
            return
        before = self._brackets.pop()
        if before is not None and self.line is not None and not 0 <= self.line.year - before.year <= 1:
            self.line = self.told = before
        self.base = self.line

    def _new_paragraph(self, at: int) -> None:
        assert self._text is not None
        self._end_sentence()
        self._brackets.clear()
        if self._in_note:
            self.line = self.told = self._before_note
        self._in_note = begins_note(self._text, at + 1)
        if self._in_note:
            self._before_note = self.line
        if self.line is not None and heading(self._text, at):
            self._headings.append((at, self.line))
        if self.news:
            self.line = None
        self.base = self.line
        introduced = self._text.signs[at - 1 : at] == Sign.COLON
        self._speech_day = self._paragraph_day if introduced else None
        self._paragraph_day = None
        self.told_in_paragraph = False
        self.in_quote = False

    def _quote(self, mark: str) -> None:
        opens = mark == Sign.QUOTE_OPEN or (mark == Sign.QUOTE and not self.in_quote)
        if opens and self._paragraph_day is not None:
            self._speech_day = self._paragraph_day
        self.in_quote = opens

    def speaking_day(self, mention: Mention) -> Point | None:
        """Return when the words around a mention were said: the quotation's day, the section's, or the document's.

        In a history, which speaks of other times than its own, it is None outside quotations.
        """
        if self.in_quote:
            if self._speech_day is not None:
                return self._speech_day
            line = self._speeches.day_of(mention.first) if self._speeches is not None else None
            if line is not None and line.year is not None:
                return Point(line.year, line.month, line.day)
        return self.now if self.contemporary else None

    def tell(self, mention: Mention, point: Point, course: Course) -> None:
        """Note that a date was told; one named in passing changes nothing where a story is under way."""
        if self.line is None and not self.news:
            course = Course.STORY
        elif self.line is not None and mention.passing and not 0 <= point.year - self.line.year <= 1:
            return
        self.told_in_paragraph = True
        if course is Course.ASIDE and self._before_aside is None:
            self._before_aside = self.told
        elif course is not Course.ASIDE:
            self._before_aside = None
        self.told = point
        self.begun = None
        self.base = point
        if course is Course.STORY:
            self.line = point
        self._told_at.append((mention.first, mention.last, point))
        if point.day and mention.shape is Shape.POINT:
            self._paragraph_day = point
            if self._text is not None and is_heading(self._text, mention):
                self.now = point
                self._compare(point.year)

    def return_to(self, start: Point) -> None:
        """Go back to where a stretch of years began: the story stands there, not at its end."""
        if self.line is self.told:
            self.line = self.base = start
        self.begun = start

    def date_of(self, event: int) -> Point | None:
        """Return when the event named by a word happened, if its name stood beside a date or in a heading before.

        Beside a date is in one sentence with it, or before it in the paragraph that is being read; a heading has the
        date at which the story stood.
        """
        assert self._text is not None
        text = self._text
        name = text.words[event]
        for first, last, point in reversed(self._told_at):
            if name in text.words[slice(*sentence_limits(text, first, last))]:
                return point
        paragraph = text.signs.rfind(Sign.BREAK, 0, event) + 1
        for first, _, point in self._told_at:
            if first > paragraph and name in text.words[paragraph:first]:
                return point
        for at, line in reversed(self._headings):
            if name in heading(text, at):
                return line
        return None

    @property
    def before_christ(self) -> bool:
        """Whether years of three figures are years before Christ here."""
        return self.told is not None and self.told.year <= 0


def number_of(point: Point) -> int:
    """Return the day number of a point's first day."""
    return day_number(*point.start)
