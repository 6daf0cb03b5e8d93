"""What stands around the lanes of a figure: axis, grid, bands of office holders and the scale bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from cubatimeline.domain.calendar_names import MONTHS_SHORT, year_label
from cubatimeline.domain.calendars import civil
from cubatimeline.domain.languages import Language
from cubatimeline.services.clock_choice import clock_name
from cubatimeline.services.figures.lettering import Letter, Lettering
from cubatimeline.services.figures.measures import Sizes
from cubatimeline.services.figures.palette import Palette
from cubatimeline.services.figures.sheets import Box, Ink, Item, Path, Words
from cubatimeline.services.figures.timeaxis import Stretch, TimeAxis
from cubatimeline.services.figures.wording import counted
from cubatimeline.services.geometry.bands import Strip, strip_boxes
from cubatimeline.services.geometry.ticks import AxisTicks, Tick, axis_ticks
from cubatimeline.services.geometry.time_scale import YEAR, TimeScale

_FINENESS = 20.0
"""The geometry of the screen counts in pixels; so many of them are the size of the letters of labels here."""
_HOUR = 1 / 24
_MONTH = 27.5, 31.5
"""Days between which a month is long, and no other unit of the axis."""
_BARS = (
    *((n * 100, "year", n * 100 * YEAR) for n in (10, 5, 2, 1)),
    *((n, "year", n * YEAR) for n in (50, 20, 10, 5, 2, 1)),
    *((n, "month", n * YEAR / 12) for n in (6, 3, 1)),
    *((n, "day", float(n)) for n in (14, 7, 3, 1)),
    *((n, "hour", n * _HOUR) for n in (12, 6, 3, 1)),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Draws the surroundings of lanes in one look and language."""

    letters: Lettering
    sizes: Sizes
    palette: Palette
    language: Language

    @property
    def axis_height(self) -> float:
        """Both rows of the axis, mm."""
        return 2 * self._row + 0.2 * self.sizes.em

    @property
    def _row(self) -> float:
        return self.letters.pitch(self.letters.axis_major)

    @property
    def band_height(self) -> float:
        """One strip of office holders with the gap below it, mm."""
        return self.letters.pitch(self.letters.small) + 0.3 * self.sizes.em

    def ticks(self, stretch: Stretch) -> tuple[AxisTicks, float]:
        """Return the ticks of a stretch in pixels of the screen's geometry, and millimetres a pixel."""
        unit = self.sizes.em / _FINENESS
        scale = TimeScale(stretch.start, stretch.end, max((stretch.x_end - stretch.x) / unit, 1.0))
        letter = self.letters.axis
        return axis_ticks(scale, self.language, lambda text: self.letters.width(text, letter) / unit), unit

    def grid(self, axis: TimeAxis, top: float, bottom: float) -> list[Item]:
        """Return the ground of magnified stretches and the lines behind the lanes."""
        items: list[Item] = []
        for stretch in axis.stretches:
            if stretch.magnified:
                wide = stretch.x_end - stretch.x
                items.append(Box(stretch.x, top, wide, bottom - top, Ink(self.palette.band, opacity=0.55)))
        for stretch in axis.stretches:
            ticks, unit = self.ticks(stretch)
            strong = {round(tick.x, 3) for tick in ticks.major}
            for tick in ticks.minor:
                x = stretch.x + tick.x * unit
                if stretch.x + 0.05 < x < stretch.x_end - 0.05:
                    colour = self.palette.line if round(tick.x, 3) in strong else self.palette.faint_line
                    items.append(Path(((x, top), (x, bottom)), Ink(stroke=colour, points=self.sizes.fine)))
        return items

    def axis(self, axis: TimeAxis, top: float, gutter: float) -> list[Item]:
        """Return the axis below the lanes: a line, ticks, and the names of the units in two rows.

        Args:
            gutter: right edge of what stands beside the lanes, mm; 0 where nothing stands there.
        """
        line = Ink(stroke=self.palette.text, points=self.sizes.line)
        items: list[Item] = [Path(((axis.left, top), (axis.right, top)), line)]
        clock = self._clock(axis, top, gutter)
        items += [clock] if clock is not None else []
        for stretch in axis.stretches:
            ticks, unit = self.ticks(stretch)
            edge = stretch.x_end
            items += self._ticks(ticks.minor, stretch, unit, top, 0.35 * self._row)
            stops = [stretch.x + tick.x * unit for tick in ticks.major]
            items += self._minor_names(ticks.minor, stops, stretch, unit, top, edge)
            if clock is not None and clock.x == edge:
                edge -= self.letters.width(clock.text, self.letters.small) + 0.6 * self.sizes.em
            below = top + self._row
            items += self._ticks(ticks.major, stretch, unit, top, 2 * self._row)
            items += self._major_names(ticks.major, stretch, unit, below, edge)
        return items

    def _clock(self, axis: TimeAxis, top: float, gutter: float) -> Words | None:
        """Return whose clock tells the hours, if the axis has any: beside them, or at the end of the days below."""
        hours = [each for each in axis.stretches if _has_hours(*self.ticks(each), each)]
        if not hours:
            return None
        letter, words = self.letters.small, clock_name("places", self.language)
        wide = self.letters.width(words, letter)
        line = top + 0.1 * self.sizes.em + self.letters.ascent(self.letters.axis)
        if wide <= gutter - self.sizes.margin:
            return Words(self.sizes.margin, line, words, letter.points, letter.face, self.palette.soft)
        last = hours[-1]
        if last.x_end - last.x <= 3 * wide:
            return None
        below = line + self._row
        return Words(last.x_end, below, words, letter.points, letter.face, self.palette.soft, "end")

    def _ticks(self, row: tuple[Tick, ...], stretch: Stretch, unit: float, top: float, depth: float) -> list[Item]:
        ink = Ink(stroke=self.palette.text, points=self.sizes.fine)
        places = (stretch.x + tick.x * unit for tick in row)
        return [
            Path(((x, top), (x, top + depth)), ink) for x in places if stretch.x - 0.01 <= x <= stretch.x_end + 0.01
        ]

    def _minor_names(
        self, row: tuple[Tick, ...], stops: list[float], stretch: Stretch, unit: float, top: float, edge: float
    ) -> list[Item]:
        """Return the names of the smaller units behind their ticks, where they fit before the next line and the edge.

        Args:
            stops: where the lines of the larger units stand, which weeks do not heed.
        """
        found = []
        for tick in row:
            x = stretch.x + tick.x * unit
            if x >= stretch.x - 0.01:
                x_end = min(stretch.x + tick.x_end * unit, edge, *(stop for stop in stops if stop > x + 0.01))
                found.append(self._name((tick.label,), self.letters.axis, self.palette.soft, x, x_end, top))
        return [words for words in found if words is not None]

    def _major_names(self, row: tuple[Tick, ...], stretch: Stretch, unit: float, top: float, edge: float) -> list[Item]:
        """Return the names of the larger units; months are shortened where they do not fit."""
        found = []
        for tick in row:
            x, x_end = max(stretch.x + tick.x * unit, stretch.x), min(stretch.x + tick.x_end * unit, edge)
            days = stretch.start + tick.x * unit / stretch.per_day, (tick.x_end - tick.x) * unit / stretch.per_day
            names = (tick.label, *month_names(*days, self.language))
            found.append(self._name(names, self.letters.axis_major, self.palette.text, x, x_end, top))
        return [words for words in found if words is not None]

    def _name(
        self, names: tuple[str, ...], letter: Letter, colour: str, x: float, x_end: float, top: float
    ) -> Words | None:
        """Return the first of a few names that fits between two lines; None for none."""
        aside = 0.3 * self.sizes.em
        line = top + 0.1 * self.sizes.em + self.letters.ascent(letter)
        room = x_end - x - 2 * aside
        shown = next((name for name in names if name and self.letters.width(name, letter) <= room), "")
        return Words(x + aside, line, shown, letter.points, letter.face, colour) if shown else None

    def bands(self, strips: tuple[Strip, ...], axis: TimeAxis, top: float, gutter: float) -> list[Item]:
        """Return the strips of office holders, one below the other; their titles end at `gutter`, or stand above each.

        Args:
            gutter: right edge of what stands beside the lanes, mm; 0 where nothing stands there.
        """
        letter, y = self.letters.small, top
        items: list[Item] = []
        high = self.band_height - 0.2 * self.sizes.em
        for strip in strips:
            if not gutter:
                y += self.letters.pitch(letter) + 0.15 * self.sizes.em
            line = y + (high - self.letters.pitch(letter)) / 2 + self.letters.ascent(letter)
            if gutter:
                items.append(self._band_title(strip.title, gutter, line))
            else:
                above = y - 0.15 * self.sizes.em - self.letters.pitch(letter) + self.letters.ascent(letter)
                items.append(Words(axis.left, above, strip.title, letter.points, letter.face, self.palette.soft))
            items += self._turns(strip, axis, y, high, line)
            y += self.band_height
        return items

    def bands_height(self, strips: tuple[Strip, ...], gutter: float) -> float:
        """Return the height of all strips."""
        each = self.band_height + (0.0 if gutter else self.letters.pitch(self.letters.small) + 0.15 * self.sizes.em)
        return len(strips) * each

    def _band_title(self, title: str, gutter: float, line: float) -> Words:
        letter = self.letters.small
        shown = self.letters.shortened(title, letter, gutter - self.sizes.margin)
        return Words(self.sizes.margin, line, shown, letter.points, letter.face, self.palette.soft)

    def _turns(self, strip: Strip, axis: TimeAxis, top: float, high: float, line: float) -> list[Item]:
        letter, aside = self.letters.small, 0.35 * self.sizes.em
        items: list[Item] = []
        scale = TimeScale(axis.start, axis.end, axis.right - axis.left)
        for box in strip_boxes(strip, scale, self.language, lambda _text: 0.0):
            first, last = (scale.day(x) for x in (box.x, box.x_end))
            x, x_end = axis.place(first), axis.place(last)
            fill = self.palette.band if box.number % 2 else self.palette.band_other
            wide = x_end - x
            items.append(Box(x, top, max(wide - 0.08 * self.sizes.em, 0.1), high, Ink(fill)))
            names = (box.turn.name, box.turn.holder.short.in_(self.language))
            shown = next((n for n in names if n and self.letters.width(n, letter) + 2 * aside <= wide), "")
            if shown:
                items.append(Words(x + aside, line, shown, letter.points, letter.face, self.palette.text))
        return items

    def scale_bars(self, axes: Sequence[TimeAxis], left: float, right: float, line: float) -> list[Item]:
        """Return a bar of a round length for each scale of some axes, side by side, the last ending at `right`.

        The smallest scale comes last and without a name; those of magnified periods say of which years they are. What
        has no room from `left` on is left out.
        """
        items: list[Item] = []
        x, done = right, list[float]()
        stretches = [(stretch, axis.right - axis.left) for axis in axes for stretch in axis.stretches]
        for stretch, wide in sorted(stretches, key=lambda each: each[0].per_day):
            if any(abs(stretch.per_day - known) < 1e-6 * known for known in done):
                continue
            bar = _round_bar(stretch, max(wide * 0.16, 6 * self.sizes.em))
            done.append(stretch.per_day)
            if bar is None:
                continue
            words = counted(bar[0], bar[1], self.language)
            if items:
                words = f"{words} ({years_of(stretch.start, stretch.end)})"
            begin = x - self.letters.width(words, self.letters.small) - bar[2] * stretch.per_day - 0.4 * self.sizes.em
            if begin < left:
                break
            items += self._scale_bar(words, bar[2] * stretch.per_day, x, line)
            x = begin - 1.5 * self.sizes.em
        return items

    def _scale_bar(self, words: str, long: float, right: float, line: float) -> list[Item]:
        """Return a bar so many mm long, and behind it its words, which end at `right`."""
        letter, high = self.letters.small, 0.25 * self.sizes.em
        middle = line - 0.28 * letter.points * 25.4 / 72
        at = right - self.letters.width(words, letter)
        x = at - long - 0.4 * self.sizes.em
        ink = Ink(stroke=self.palette.text, points=self.sizes.line)
        return [
            Words(at, line, words, letter.points, letter.face, self.palette.soft),
            Path(((x, middle), (x + long, middle)), ink),
            *(Path(((end, middle - high), (end, middle + high)), ink) for end in (x, x + long)),
        ]


def years_of(start: float, end: float) -> str:
    """Return the years of a span: "1953–1975", or one alone."""
    first, last = civil(floor(start))[0], civil(ceil(end) - 1)[0]
    return str(first) if first == last else f"{first}–{last}"


def month_names(day: float, length: float, language: Language) -> tuple[str, ...]:
    """Return shorter names of the month that begins about a day: with its year, and alone; none where it is no month.

    Args:
        length: days of the unit that is to be named.
    """
    if not _MONTH[0] < length < _MONTH[1]:
        return ()
    year, month, _ = civil(round(day))
    short = MONTHS_SHORT[language][month - 1]
    short = short[:1].upper() + short[1:]
    return f"{short} {year_label(year, language)}", short


def _has_hours(ticks: AxisTicks, unit: float, stretch: Stretch) -> bool:
    return any((tick.x_end - tick.x) * unit < 0.9 * stretch.per_day for tick in ticks.minor[:1])


def _round_bar(stretch: Stretch, room: float) -> tuple[int, str, float] | None:
    """Return number, unit and days of the longest round length that is within `room` mm and the stretch."""
    most = min(room, 0.9 * (stretch.x_end - stretch.x)) / stretch.per_day
    return next((bar for bar in _BARS if bar[2] <= most), None)
