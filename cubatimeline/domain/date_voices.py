"""How each language names a point in time, and its turns of phrase for dates; used by `date_words.py` alone."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import ClassVar, Literal, NamedTuple

from cubatimeline.domain.calendar_names import MONTHS, MONTHS_GENITIVE_RU, roman
from cubatimeline.domain.languages import Language

Length = Literal["long", "medium", "short"]
Case = Literal["plain", "article", "genitive", "instrumental", "accusative"]
"""The form of a name: as it stands alone, with its article (English, Spanish), or in a Russian case."""
Shape = Literal["day", "month", "grouping", "year", "decade", "century", "millennium"]


class Point(NamedTuple):
    """One point in time, ready to be named.

    Attributes:
        year: astronomical; of a decade, century or millennium its first year; None where not given.
        month: 1-12, or for a grouping its EDTF code, 21-41; 0 where not given.
        day: 0 where not given.
        time, second, zone: as in `dates.Part`.
    """

    shape: Shape
    year: int | None
    month: int = 0
    day: int = 0
    time: int | None = None
    second: int | None = None
    zone: int | None = None


class Frame(NamedTuple):
    """A turn of phrase: a template and the cases of the one or two points it holds."""

    template: str
    first: Case
    second: Case = "plain"


FrameName = Literal[
    "between",
    "from_to",
    "from_to_clock",
    "since",
    "until",
    "before",
    "after",
    "by",
    "not_before",
    "from_unknown",
    "to_unknown",
    "about",
    "probably",
    "every",
]


class Voice(ABC):
    """One language.

    Attributes:
        frames: turns of phrase by name.
        about: the mark of an approximate date in medium and short words.
        about_after: how a date within a turn of phrase is marked approximate.
        about_note: how one end of a range with a dash is.
        conjunctions: "or" and "and".
        unspecified: notes for what is not known: year, day, month, month and day; the hemispheres; always.
        parts, doubts: names of year, month and day, and of the qualifiers, for notes in brackets.
        old_style: the note on a date of the Julian calendar, long and short.
    """

    language: Language
    frames: ClassVar[dict[FrameName, Frame]]
    about: str
    about_after: str
    about_note: str
    conjunctions: tuple[str, str]
    unspecified: ClassVar[dict[str, str]]
    old_style: tuple[str, str]

    @abstractmethod
    def date(self, point: Point, case: Case, length: Length, drop: int) -> str:
        """Name a point without its clock; `drop` 1 leaves out the year, 2 the month as well."""

    @abstractmethod
    def doubt(self, parts: tuple[str, ...], mark: str) -> str:
        """Say which parts ("year", "month", "day") carry the qualifier `mark`, for a note in brackets."""

    def name(self, point: Point, case: Case, length: Length, drop: int = 0) -> str:
        """Name a point; `drop` 3 leaves its clock alone."""
        if point.time is None:
            return self.date(point, case, length, drop)
        hour, minute = divmod(point.time, 60)
        clock = f"{hour}:{minute:02d}" + (f":{point.second:02d}" if point.second else "")
        clock = self.clock(clock, case)
        if drop == 3:
            return clock
        zone = "" if point.zone is None else f" ({_zone(point.zone)})"
        return f"{clock}{zone}, {self.date(point, 'plain', length, drop)}"

    def clock(self, text: str, case: Case) -> str:
        """Return a clock time as it stands in a sentence."""
        return text

    def framed(self, name: FrameName, *words: str) -> str:
        """Set words into a turn of phrase."""
        return self.frames[name].template.format(*words)

    def joined(self, items: list[str], one_of: bool) -> str:
        """Join dates with commas and "or" or "and"."""
        if len(items) == 1:
            return items[0]
        return f"{', '.join(items[:-1])} {self.conjunctions[0 if one_of else 1]} {items[-1]}"


def _zone(minutes: int) -> str:
    if minutes == 0:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02d}" if rest else "")


def _counted(year: int) -> tuple[int, int]:
    """Return the year as people count it, and its era: -1 before Christ, 1 where "AD" helps, else 0."""
    if year <= 0:
        return 1 - year, -1
    return year, 1 if year < 1000 else 0


def _number_of(point: Point, length: int) -> int:
    """Return which century (length 100) or millennium (1000) it is."""
    year = point.year or 0
    return year // length + 1 if year >= 0 else -(year // length)


class English(Voice):
    """English: "between 22 and 28 October 1962", "c. Oct. 1962"."""

    language: Language = "en"
    about = "c."
    about_after = "c. {}"
    about_note = "approx."
    conjunctions = ("or", "and")
    frames: ClassVar[dict[FrameName, Frame]] = {
        "between": Frame("between {} and {}", "article", "article"),
        "from_to": Frame("from {} to {}", "article", "article"),
        "from_to_clock": Frame("from {} to {}", "article", "article"),
        "since": Frame("since {}", "article"),
        "until": Frame("until {}", "article"),
        "before": Frame("before {}", "article"),
        "after": Frame("after {}", "article"),
        "by": Frame("no later than {}", "article"),
        "not_before": Frame("no earlier than {}", "article"),
        "from_unknown": Frame("from an unknown date to {}", "article"),
        "to_unknown": Frame("from {} to an unknown date", "article"),
        "about": Frame("c. {}", "article"),
        "probably": Frame("probably {}", "plain"),
        "every": Frame("all dates from {} to {}", "article", "article"),
    }
    unspecified: ClassVar[dict[str, str]] = {
        "year": "year not given",
        "month": "month unknown",
        "day": "day unknown",
        "month and day": "month and day unknown",
        "nothing": "year unknown",
        "digits": "X: digit unknown",
        "always": "at all times",
        "unknown": "at an unknown time",
        "north": "Northern Hemisphere",
        "south": "Southern Hemisphere",
    }
    old_style = ("O.S.", "O.S.")
    _medium = tuple("Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split())
    _short = tuple("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
    _seasons = tuple("spring summer autumn winter".split())
    _nth = tuple("first second third fourth".split())

    def date(self, point: Point, case: Case, length: Length, drop: int) -> str:
        the = "the " if length == "long" or case == "article" else ""
        if point.shape == "decade":
            return f"{the}{point.year}s"
        if point.shape in ("century", "millennium"):
            return the + self._long_unit(point, length)
        if point.shape == "grouping":
            return self._grouping(point, the, length, drop)
        words = [str(point.day)] if point.day else []
        if point.month and drop < 2:
            words.append(self._month(point.month, length))
        if point.year is not None and (drop < 1 or not words):
            words.append(self._year(point.year))
        return " ".join(words)

    def _month(self, month: int, length: Length) -> str:
        if length == "long":
            return MONTHS["en"][month - 1]
        return (self._medium if length == "medium" else self._short)[month - 1]

    def _year(self, year: int) -> str:
        number, era = _counted(year)
        return f"{number}{(' BC', '', ' AD')[era + 1]}"

    def _long_unit(self, point: Point, length: Length) -> str:
        number = _number_of(point, 100 if point.shape == "century" else 1000)
        tail = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        unit = "c." if length == "short" and point.shape == "century" else point.shape
        return f"{number}{tail} {unit}{' BC' if (point.year or 0) < 0 else ''}"

    def _grouping(self, point: Point, the: str, length: Length, drop: int) -> str:
        code = point.month
        year = "" if drop or point.year is None else " " + self._year(point.year)
        if code <= 32:
            side = f" ({self.unspecified['north' if code < 29 else 'south']})" if code > 24 else ""
            return f"{self._seasons[(code - 21) % 4]}{year}{side}"
        if code <= 36:
            if length != "long":
                return f"Q{code - 32}{year}"
            return f"{the}{self._nth[code - 33]} quarter of{year}"
        if code <= 39:
            return f"{('early', 'mid', 'late')[code - 37]}{'-' if code == 38 else ' '}{year[1:]}"
        return f"{the}{self._nth[code - 40]} half of{year}"

    def doubt(self, parts: tuple[str, ...], mark: str) -> str:
        what = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}[mark]
        return f"{' and '.join(parts)} {what}"


class Spanish(Voice):
    """Spanish: "entre el 22 y el 28 de octubre de 1962", "c. oct. 1962"."""

    language: Language = "es"
    about = "c."
    about_after = "{} (aprox.)"
    about_note = "aprox."
    conjunctions = ("o", "y")
    frames: ClassVar[dict[FrameName, Frame]] = {
        "between": Frame("entre {} y {}", "article", "article"),
        "from_to": Frame("de {} a {}", "article", "article"),
        "from_to_clock": Frame("de {} a {}", "article", "article"),
        "since": Frame("desde {}", "article"),
        "until": Frame("hasta {}", "article"),
        "before": Frame("antes de {}", "article"),
        "after": Frame("después de {}", "article"),
        "by": Frame("no después de {}", "article"),
        "not_before": Frame("no antes de {}", "article"),
        "from_unknown": Frame("desde una fecha desconocida hasta {}", "article"),
        "to_unknown": Frame("desde {} hasta una fecha desconocida", "article"),
        "about": Frame("hacia {}", "article"),
        "probably": Frame("probablemente {}", "plain"),
        "every": Frame("todas las fechas de {} a {}", "article", "article"),
    }
    unspecified: ClassVar[dict[str, str]] = {
        "year": "año sin indicar",
        "month": "mes desconocido",
        "day": "día desconocido",
        "month and day": "mes y día desconocidos",
        "nothing": "año desconocido",
        "digits": "X: cifra desconocida",
        "always": "siempre",
        "unknown": "en fecha desconocida",
        "north": "hemisferio norte",
        "south": "hemisferio sur",
    }
    old_style = ("cal. juliano", "e. a.")
    _medium = tuple("ene. feb. mar. abr. mayo jun. jul. ago. sept. oct. nov. dic.".split())
    _short = tuple("ene feb mar abr may jun jul ago sep oct nov dic".split())
    _seasons = ("la primavera", "el verano", "el otoño", "el invierno")
    _quarters = tuple("primer segundo tercer cuarto".split())
    _parts: ClassVar[dict[str, str]] = {"year": "año", "month": "mes", "day": "día"}

    def date(self, point: Point, case: Case, length: Length, drop: int) -> str:
        article = case == "article"
        if point.shape == "decade":
            if length == "short":
                return f"{'los ' if article else ''}años {point.year}"
            return f"{'la ' if article else ''}década de {point.year}"
        if point.shape in ("century", "millennium"):
            return self._long_unit(point, length, article)
        if point.shape == "grouping":
            return self._grouping(point, article, drop)
        words = [str(point.day)] if point.day else []
        if point.month and drop < 2:
            words.append(self._month(point.month, length))
        if point.year is not None and (drop < 1 or not words):
            words.append(self._year(point.year))
        text = (" de " if length == "long" else " ").join(words)
        return f"el {text}" if point.day and article else text

    def clock(self, text: str, case: Case) -> str:
        if case != "article":
            return text
        return f"{'la' if text.startswith('1:') else 'las'} {text}"

    def _month(self, month: int, length: Length) -> str:
        if length == "long":
            return MONTHS["es"][month - 1]
        return (self._medium if length == "medium" else self._short)[month - 1]

    def _year(self, year: int) -> str:
        number, era = _counted(year)
        return f"{number}{(' a. C.', '', ' d. C.')[era + 1]}"

    def _long_unit(self, point: Point, length: Length, article: bool) -> str:
        before = " a. C." if (point.year or 0) < 0 else ""
        if point.shape == "millennium":
            return f"{'el ' if article else ''}{roman(_number_of(point, 1000))} milenio{before}"
        unit = "s." if length == "short" else "siglo"
        return f"{'el ' if article else ''}{unit} {roman(_number_of(point, 100))}{before}"

    def _grouping(self, point: Point, article: bool, drop: int) -> str:
        code = point.month
        year = "" if drop or point.year is None else f" de {self._year(point.year)}"
        if code <= 32:
            side = f" ({self.unspecified['north' if code < 29 else 'south']})" if code > 24 else ""
            name = self._seasons[(code - 21) % 4]
            return f"{name if article else name.partition(' ')[2]}{year}{side}"
        if code <= 36:
            return f"{'el ' if article else ''}{self._quarters[code - 33]} trimestre{year}"
        if code <= 39:
            return f"{('principios', 'mediados', 'finales')[code - 37]}{year}"
        return f"{'la ' if article else ''}{('primera', 'segunda')[code - 40]} mitad{year}"

    def doubt(self, parts: tuple[str, ...], mark: str) -> str:
        plural = "s" if len(parts) > 1 else ""
        what = {"?": f"incierto{plural}", "~": f"aproximado{plural}", "%": f"incierto{plural} y aproximado{plural}"}
        return f"{' y '.join(self._parts[part] for part in parts)} {what[mark]}"

    def framed(self, name: FrameName, *words: str) -> str:
        text = self.frames[name].template.format(*words)
        return re.sub(r"\b(de|a) el\b", lambda match: "del" if match[1] == "de" else "al", text)

    def joined(self, items: list[str], one_of: bool) -> str:
        if len(items) == 1:
            return items[0]
        link = ("u" if re.match(r"h?o|8|11\b", items[-1]) else "o") if one_of else ("e" if items[-1][0] == "i" else "y")
        return f"{', '.join(items[:-1])} {link} {items[-1]}"


class Russian(Voice):
    """Russian: "между 22 и 28 октября 1962 г.", "ок. окт. 1962"."""

    language: Language = "ru"
    about = "ок."
    about_after = "{} (прибл.)"
    about_note = "прибл."
    conjunctions = ("или", "и")
    frames: ClassVar[dict[FrameName, Frame]] = {
        "between": Frame("между {} и {}", "instrumental", "instrumental"),
        "from_to": Frame("с {} по {}", "genitive", "accusative"),
        "from_to_clock": Frame("с {} до {}", "genitive", "genitive"),
        "since": Frame("с {}", "genitive"),
        "until": Frame("по {}", "accusative"),
        "before": Frame("до {}", "genitive"),
        "after": Frame("после {}", "genitive"),
        "by": Frame("не позднее {}", "genitive"),
        "not_before": Frame("не ранее {}", "genitive"),
        "from_unknown": Frame("с неизвестной даты по {}", "accusative"),
        "to_unknown": Frame("с {} до неизвестной даты", "genitive"),
        "about": Frame("около {}", "genitive"),
        "probably": Frame("вероятно, {}", "plain"),
        "every": Frame("все даты с {} по {}", "genitive", "accusative"),
    }
    unspecified: ClassVar[dict[str, str]] = {
        "year": "год не указан",
        "month": "месяц неизвестен",
        "day": "день неизвестен",
        "month and day": "месяц и день неизвестны",
        "nothing": "год неизвестен",
        "digits": "X: цифра неизвестна",
        "always": "всегда",
        "unknown": "в неизвестное время",
        "north": "Северное полушарие",
        "south": "Южное полушарие",
    }
    old_style = ("ст. ст.", "ст. ст.")
    _brief = tuple("янв. февр. марта апр. мая июня июля авг. сент. окт. нояб. дек.".split())
    _brief_alone = tuple("янв. февр. март апр. май июнь июль авг. сент. окт. нояб. дек.".split())
    _names: ClassVar[dict[str, dict[Case, str]]] = {
        "spring": {"plain": "весна", "genitive": "весны", "instrumental": "весной", "accusative": "весну"},
        "summer": {"plain": "лето", "genitive": "лета", "instrumental": "летом", "accusative": "лето"},
        "autumn": {"plain": "осень", "genitive": "осени", "instrumental": "осенью", "accusative": "осень"},
        "winter": {"plain": "зима", "genitive": "зимы", "instrumental": "зимой", "accusative": "зиму"},
        "early": {"plain": "начало", "genitive": "начала", "instrumental": "началом", "accusative": "начало"},
        "mid": {"plain": "середина", "genitive": "середины", "instrumental": "серединой", "accusative": "середину"},
        "late": {"plain": "конец", "genitive": "конца", "instrumental": "концом", "accusative": "конец"},
        "quarter": {"plain": "квартал", "genitive": "квартала", "instrumental": "кварталом", "accusative": "квартал"},
        "century": {"plain": "век", "genitive": "века", "instrumental": "веком", "accusative": "век"},
        "millennium": {
            "plain": "тысячелетие",
            "genitive": "тысячелетия",
            "instrumental": "тысячелетием",
            "accusative": "тысячелетие",
        },
        "half": {
            "plain": "{}ая половина",
            "genitive": "{}ой половины",
            "instrumental": "{}ой половиной",
            "accusative": "{}ую половину",
        },
        "decade": {"plain": "е годы", "genitive": "х годов", "instrumental": "ми годами", "accusative": "е годы"},
    }
    _doubts: ClassVar[dict[str, tuple[str, str]]] = {
        "?": ("неточен", "неточны"),
        "~": ("приблизителен", "приблизительны"),
    }
    _parts: ClassVar[dict[str, str]] = {"year": "год", "month": "месяц", "day": "день"}

    def date(self, point: Point, case: Case, length: Length, drop: int) -> str:
        if point.shape == "decade":
            ending = self._names["decade"][case]
            return f"{point.year}-{ending.split()[0] if length == 'short' else ending}"
        if point.shape in ("century", "millennium"):
            return self._long_unit(point, case, length)
        if point.shape == "grouping":
            return self._grouping(point, case, length, drop)
        words = [str(point.day)] if point.day else []
        if point.month and drop < 2:
            words.append(self._month(point, case, length))
        if point.year is not None and (drop < 1 or not words):
            alone = not words
            if drop == 2:
                words.append(str(_counted(point.year)[0]))
            else:
                words.append(self._year(point.year, length == "long" or (alone and length == "medium")))
        return " ".join(words)

    def framed(self, name: FrameName, *words: str) -> str:
        text = self.frames[name].template.format(*words)
        return re.sub(r"\bс (?=2\b(?!:)|II\b)", "со ", text, count=1) if self.frames[name].first == "genitive" else text

    def _month(self, point: Point, case: Case, length: Length) -> str:
        month = point.month
        brief = (self._brief if point.day or case == "genitive" else self._brief_alone)[month - 1]
        if length != "long" and (brief.endswith(".") or case != "instrumental" or point.day):
            return brief
        if point.day or case == "genitive":
            return MONTHS_GENITIVE_RU[month - 1]
        name = MONTHS["ru"][month - 1]
        if case != "instrumental":
            return name
        if name.endswith("т"):
            return name + "ом"
        return name[:-1] + ("ем" if month in (4, 5, 6, 7) else "ём")

    def _year(self, year: int, with_word: bool) -> str:
        number, era = _counted(year)
        return f"{number}{' г.' if with_word else ''}{(' до н. э.', '', ' н. э.')[era + 1]}"

    def _long_unit(self, point: Point, case: Case, length: Length) -> str:
        number = roman(_number_of(point, 100 if point.shape == "century" else 1000))
        unit = "в." if length != "long" and point.shape == "century" else self._names[point.shape][case]
        return f"{number} {unit}{' до н. э.' if (point.year or 0) < 0 else ''}"

    def _grouping(self, point: Point, case: Case, length: Length, drop: int) -> str:
        code = point.month
        year = "" if drop or point.year is None else " " + self._year(point.year, length == "long")
        if code <= 32:
            side = f" ({self.unspecified['north' if code < 29 else 'south']})" if code > 24 else ""
            return self._names[("spring", "summer", "autumn", "winter")[(code - 21) % 4]][case] + year + side
        if code <= 36:
            return f"{roman(code - 32)} {self._names['quarter'][case] if length != 'short' else 'кв.'}{year}"
        if code <= 39:
            return self._names[("early", "mid", "late")[code - 37]][case] + year
        return self._names["half"][case].format(("перв", "втор")[code - 40]) + year

    def doubt(self, parts: tuple[str, ...], mark: str) -> str:
        number = 1 if len(parts) > 1 else 0
        marks = "?~" if mark == "%" else mark
        what = " и ".join(self._doubts[single][number] for single in marks)
        return f"{' и '.join(self._parts[part] for part in parts)} {what}"


VOICES: dict[Language, Voice] = {"en": English(), "es": Spanish(), "ru": Russian()}
