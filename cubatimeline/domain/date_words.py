"""Writes a date in words, in English, Spanish and Russian and at three lengths.

Long words are phrases that `date_reading.read` reads back; medium words suit lists and tables, short ones labels, where
a dash may also stand for "some day between". Words carry ordinary spaces; `unbreakable` keeps them on one line.
"""

from __future__ import annotations

from cubatimeline.domain.calendars import civil, julian
from cubatimeline.domain.date_voices import VOICES, Case, FrameName, Length, Point, Shape, Voice
from cubatimeline.domain.dates import EdtfDate, Part, Precision
from cubatimeline.domain.languages import Language

__all__ = ["Length", "in_words", "unbreakable"]

_NAMES = ("year", "month", "day")
_DASH = "–"
_DOUBTS = {"?": "?", "~": "", "%": "?", "": ""}


def in_words(date: EdtfDate, language: Language = "en", length: Length = "long") -> str:
    """Return the date in words.

    Args:
        date: the value; its `written` words are not consulted.
        length: long ("between 22 and 28 October 1962"), medium ("16–28 Oct. 1962") or short ("c. Oct 1962").
    """
    return _Writer(date, VOICES[language], length).words()


def unbreakable(text: str) -> str:
    """Return the words with no-break spaces and hyphens, so that a line never ends within the date."""
    return text.replace(" ", "\u00a0").replace("-", "\u2011").replace(_DASH, f"\u2060{_DASH}\u2060")


class _Writer:
    """One date being written in one language at one length."""

    def __init__(self, date: EdtfDate, voice: Voice, length: Length) -> None:
        self.date = date
        self.voice = voice
        self.length: Length = length
        self.long = length == "long"
        self.julian = date.calendar == "julian" and all(part.precision >= Precision.DAY for part in date.parts)
        self.doubt_of_all = self._doubt_of_all()

    def words(self) -> str:
        """Return the whole in words, with the calendar where it is not ours."""
        if self.date.members:
            text = self._set()
        elif "/" in self.date.edtf:
            text = self._interval()
        else:
            return self._moment(self.date.parts[0])
        return self._with_calendar(self._doubted(text))

    def _doubt_of_all(self) -> bool:
        """Tell whether every point carries `?` as a whole, which is then said once for all of them."""
        parts = self.date.parts
        return len(parts) > 0 and all(_whole_mark(part) == "?" for part in parts)

    def _doubted(self, text: str) -> str:
        if not self.doubt_of_all:
            return text
        return self.voice.framed("probably", text) if self.long else text + "?"

    def _with_calendar(self, text: str) -> str:
        return f"{text} ({self.voice.old_style[0 if self.long else 1]})" if self.julian else text

    def _moment(self, part: Part) -> str:
        """Return a single point: "probably c. October 1962", "c. Oct. 1962?"."""
        mark = _whole_mark(part)
        if not self.long:
            name = self._plain(part, "genitive" if mark in ("~", "%") and self.voice.language == "ru" else "plain")
            text = self._with_calendar(name)
            return f"{self.voice.about} {text}{_DOUBTS[mark]}" if mark in ("~", "%") else text + _DOUBTS[mark]
        frame: FrameName = "about" if mark in ("~", "%") else "probably"
        case = self.voice.frames[frame].first if mark else "plain"
        text = self._old_and_new(part) if self.julian else self._plain(part, case)
        if mark in ("~", "%"):
            text = self.voice.framed("about", text)
        return self.voice.framed("probably", text) if mark in ("?", "%") else text

    def _old_and_new(self, part: Part) -> str:
        """Return a day in both calendars, as sources of the time wrote it: "25 October 1917 (O.S.; 7 November)"."""
        old, new = self._point(part), _day_point(part, civil(part.first))
        same_year = old.year == new.year
        named = self.voice.name(new, "plain", self.length, 1 if same_year else 0)
        if self.voice.language == "ru" and same_year:
            year = self.voice.name(old._replace(day=0, month=0, shape="year", time=None), "plain", self.length)
            return f"{self.voice.name(old, 'plain', self.length, 1)} ({named}) {year}"
        note = named if self.voice.language == "ru" else f"{self.voice.old_style[0]}; {named}"
        return f"{self.voice.name(old, 'plain', self.length)} ({note})"

    def _point(self, part: Part) -> Point:
        if self.julian:
            return _day_point(part, julian(part.first))
        return _point(part) or Point("year", None)

    def _plain(self, part: Part, case: Case, drop: int = 0) -> str:
        """Return a point without the qualifiers of the whole, and with notes about those of its parts."""
        point = _day_point(part, julian(part.first)) if self.julian else _point(part)
        if point is None:
            return self._irregular(part, case) + self._notes(part, irregular=True)
        notes = self._notes(part)
        return self.voice.name(point, case, self.length, drop) + notes

    def _notes(self, part: Part, irregular: bool = False) -> str:
        """Return a note in brackets on what is not given and on qualifiers that only some parts carry."""
        notes: list[str] = []
        digits = () if irregular else (part.year, part.month, part.day)
        unknown = [name for name, own in zip(_NAMES, digits, strict=False) if own == "XX"]
        if "XXXX" in digits:
            notes.append(self.voice.unspecified["year"])
        if unknown:
            notes.append(self.voice.unspecified[" and ".join(unknown)])
        if _whole_mark(part) == "" and any(part.marks):
            for mark in "?~%":
                parts = tuple(name for name, own in zip(_NAMES, part.marks, strict=True) if own == mark)
                if parts:
                    notes.append(self.voice.doubt(parts, mark))
        return f" ({', '.join(notes)})" if notes else ""

    def _irregular(self, part: Part, case: Case) -> str:
        """Return a point that has no plain name: a known day of an uncertain decade, digits missing elsewhere."""
        if part.year == "XXXX" and not part.month:
            return self.voice.unspecified["nothing"]
        years = _years_point(part)
        if years is not None and part.month and "X" not in part.month + part.day:
            inner = Point("day" if part.day else "month", None, int(part.month), int(part.day or 0))
            if part.season is not None:
                inner = inner._replace(shape="grouping")
            return f"{self.voice.name(inner, case, self.length, 1)} ({self.voice.name(years, 'plain', self.length)})"
        if part.estimated_year is not None or _is_run(part):
            return self._run(part, case)
        return f"{part.text.strip('?~%')} ({self.voice.unspecified['digits']})"

    def _run(self, part: Part, case: Case) -> str:
        """Return the first and last of the years, months or days that unspecified digits stand for."""
        first, last = (civil(day) for day in (part.first, part.last))
        shape: Shape = "day" if part.day else "month" if part.month else "year"
        low, high = (Point(shape, y, m if part.month else 0, d if part.day else 0) for y, m, d in (first, last))
        if part.estimated_year is not None:
            middle = self.voice.name(Point("year", part.estimated_year), self.voice.frames["about"].first, self.length)
            return f"{self.voice.framed('about', middle)} ({self._framed_points('between', low, high)})"
        return self._framed_points("between", low, high)

    def _framed_points(self, name: FrameName, low: Point, high: Point) -> str:
        frame = self.voice.frames[name]
        drop = _shared(low, high)
        first = self.voice.name(low, frame.first, self.length, drop)
        second = self.voice.name(high, frame.second, self.length)
        return self.voice.framed(name, *self._one_year_word(first, second, (low, high), frame.second == "instrumental"))

    def _in_frame(self, part: Part, case: Case, drop: int = 0) -> str:
        """Return a point inside a turn of phrase, its qualifiers in a form that fits there."""
        text = self._plain(part, case, drop)
        mark = _whole_mark(part)
        if self.doubt_of_all or not mark:
            return text
        doubt = (" (?)" if self.long else "?") if mark in ("?", "%") else ""
        if mark == "?":
            return text + doubt
        return self.voice.about_after.format(text) + doubt

    def _framed(self, name: FrameName, *parts: Part) -> str:
        frame = self.voice.frames[name]
        if len(parts) == 1:
            return self.voice.framed(name, self._in_frame(parts[0], frame.first))
        low, high = parts
        points = self._plain_point(low), self._plain_point(high)
        drop = _shared(*points)
        first, second = self._in_frame(low, frame.first, drop), self._in_frame(high, frame.second)
        return self.voice.framed(name, *self._one_year_word(first, second, points, frame.second == "instrumental"))

    def _one_year_word(
        self, first: str, second: str, points: tuple[Point | None, Point | None], plural: bool
    ) -> tuple[str, str]:
        """Let two plain years share the word for "year", which only Russian writes."""
        if self.voice.language != "ru" or not _whole_years(*points):
            return first, second
        return _without_year_word(first), second.replace(" г.", " гг.", 1) if plural else second

    def _plain_point(self, part: Part) -> Point | None:
        if any(part.marks) and _whole_mark(part) == "":
            return None
        return _day_point(part, julian(part.first)) if self.julian else _point(part)

    def _interval(self) -> str:
        start, end, date = self.date.start, self.date.end, self.date
        if start is not None and end is not None:
            return self._range(start, end)
        if start is not None:
            return self._framed("to_unknown" if date.unknown_end else "since", start)
        if end is not None:
            return self._framed("from_unknown" if date.unknown_start else "until", end)
        return self.voice.unspecified["always" if date.open_start and date.open_end else "unknown"]

    def _range(self, start: Part, end: Part) -> str:
        """Return what lasted from-to: in full in long words, else with a dash."""
        if self.long:
            clocks = start.time is not None and end.time is not None
            return self._framed("from_to_clock" if clocks else "from_to", start, end)
        points = self._plain_point(start), self._plain_point(end)
        drop = _shared(*points)
        about_all = _whole_mark(start) == _whole_mark(end) == "~"
        first, second = (
            self._plain(part, "plain", less) if about_all else self._beside_dash(part, less)
            for part, less in ((start, drop), (end, 0))
        )
        first, second = self._one_year_word(first, second, points, True)
        text = f"{first} {_DASH} {second}" if " " in first else f"{first}{_DASH}{second}"
        return f"{self.voice.about} {text}" if about_all else text

    def _beside_dash(self, part: Part, drop: int) -> str:
        """Return one end of a range with a dash, marked behind: a mark in front would seem to be for both ends."""
        text, mark = self._plain(part, "plain", drop), _whole_mark(part)
        if self.doubt_of_all or not mark:
            return text
        about = f" ({self.voice.about_note})" if mark in ("~", "%") else ""
        return text + about + _DOUBTS[mark]

    def _set(self) -> str:
        members, one_of = self.date.members, self.date.edtf[0] == "["
        if len(members) > 1:
            return self._list(members, one_of)
        only = members[0]
        if only.start is None and only.end is not None:
            return self._one_sided(only.end, -1)
        if only.end is None and only.start is not None:
            return self._one_sided(only.start, 1)
        if only.start is None or only.end is None or only.start is only.end:
            return self._in_frame(only.parts[0], "plain")
        if one_of and self.length != "short":
            return self._framed("between", only.start, only.end)
        return self._framed("every", only.start, only.end) if self.long else self._range(only.start, only.end)

    def _one_sided(self, part: Part, side: int) -> str:
        """Return what lies on one side: "before 27 December" for a set that ends with the 26th."""
        point = self._plain_point(part)
        beside = None if point is None else self._beside(part, side)
        if beside is None:
            return self._framed("by" if side < 0 else "not_before", part)
        name: FrameName = "before" if side < 0 else "after"
        case = self.voice.frames[name].first
        text, mark = self.voice.name(beside, case, self.length), _whole_mark(part)
        if mark in ("~", "%"):
            text = self.voice.about_after.format(text)
        if mark and mark in "?%" and not self.doubt_of_all:
            text += " (?)" if self.long else "?"
        return self.voice.framed(name, text)

    def _beside(self, part: Part, side: int) -> Point | None:
        """Return the day, month or year next to a point, where it is one; before means the following one."""
        next_day = part.last + 1 if side < 0 else part.first - 1
        if self.julian:
            return _day_point(part, julian(next_day))
        year, month, day = civil(next_day)
        if "X" in part.year + part.month + part.day or "S" in part.year or part.season or part.time is not None:
            return None
        shape: Shape = "day" if part.day else "month" if part.month else "year"
        return Point(shape, year, month if part.month else 0, day if part.day else 0)

    def _list(self, members: tuple[EdtfDate, ...], one_of: bool) -> str:
        points = [self._plain_point(part) for part in self.date.parts]
        known = [point for point in points if point is not None]
        firsts = [part.first for part in self.date.parts]
        plain = len(known) == len(points) and not any(member.open_start or member.open_end for member in members)
        drop = 0
        if plain and firsts == sorted(firsts):
            drop = min(_shared(known[0], point) for point in known[1:])
        items = [self._member(member, drop if at < len(members) - 1 else 0) for at, member in enumerate(members)]
        if self.voice.language == "ru" and _whole_years(*points):
            last = items[-1] if one_of else items[-1].replace(" г.", " гг.", 1)
            items = [*(_without_year_word(item) for item in items[:-1]), last]
        return self.voice.joined(items, one_of)

    def _member(self, member: EdtfDate, drop: int) -> str:
        start, end = member.start, member.end
        if start is None and end is not None:
            return self._one_sided(end, -1)
        if end is None and start is not None:
            return self._one_sided(start, 1)
        if start is None or end is None or start is end:
            return self._in_frame(member.parts[0], "plain", drop)
        frame = self.voice.frames["from_to"]
        first = self._in_frame(start, frame.first, drop)
        second = self._in_frame(end, frame.second, drop)
        return self.voice.framed("from_to", first, second) if self.long else f"{first} {_DASH} {second}"


def _whole_mark(part: Part) -> str:
    """Return the qualifier that all parts of a point carry alike, else nothing."""
    marks = {mark for mark, digits in zip(part.marks, (part.year, part.month, part.day), strict=True) if digits}
    return marks.pop() if len(marks) == 1 else ""


def _day_point(part: Part, fields: tuple[int, int, int]) -> Point:
    return Point("day", *fields, part.time, part.second, part.zone)


def _point(part: Part) -> Point | None:
    """Return a point as it is named; None where its digits have no plain name."""
    if not part.month:
        return _years_point(part)
    year = None if part.year == "XXXX" else part.year_number
    if year is None and part.year != "XXXX":
        return None
    month, day = part.month.replace("XX", ""), part.day.replace("XX", "")
    if "X" in month + day or (day and not month):
        return None
    if not month:
        return Point("year", year)
    if part.season is not None:
        return Point("grouping", year, part.season)
    return Point("day" if day else "month", year, int(month), int(day or 0), part.time, part.second, part.zone)


def _years_point(part: Part) -> Point | None:
    """Return a year, or the decade, century or millennium that unspecified digits at its end make."""
    if part.year_number is not None:
        return Point("year", part.year_number)
    shapes: dict[int, Shape] = {1: "decade", 2: "century", 3: "millennium"}
    known = part.year.rstrip("X")
    unknown = len(part.year) - len(known)
    if "X" in known or "S" in known or unknown not in shapes:
        return None
    size = 10**unknown
    if known.startswith("-"):
        whole = shapes[unknown] != "decade" and int(known) != 0
        return Point(shapes[unknown], int(known) * size - size + 1) if whole else None
    if shapes[unknown] == "decade" and int(known) < 10:
        return None
    return Point(shapes[unknown], int(known) * size)


def _is_run(part: Part) -> bool:
    """Tell whether the days meant follow each other: digits are missing at the very end, and the rest is known."""
    digits = (part.year, part.month, part.day)
    given = [text for text in digits if text]
    head, last = "".join(given[:-1]), given[-1]
    if part.year == "XXXX" or "X" in head:
        return False
    return "X" not in last.rstrip("X")


def _shared(low: Point | None, high: Point | None) -> int:
    """Return what the first of two points need not repeat: 1 its year, 2 its month as well, 3 its whole date."""
    if low is None or high is None or low.year != high.year or low.shape != high.shape or low.year is None:
        return 0
    if low.time is not None or high.time is not None:
        same = (low.month, low.day, low.zone) == (high.month, high.day, high.zone)
        return 3 if same and low.time is not None and high.time is not None else 0
    if low.shape == "day":
        return 2 if low.month == high.month else 1
    if low.shape == "grouping":
        return 1 if low.month <= 24 and high.month <= 24 else 0
    return 1 if low.shape == "month" else 0


def _whole_years(*points: Point | None) -> bool:
    """Tell whether all points are plain years of our era, which then share one word for "year"."""
    return all(point is not None and point.shape == "year" and (point.year or 0) >= 1000 for point in points)


def _without_year_word(text: str) -> str:
    return text.replace(" г.", "", 1)
