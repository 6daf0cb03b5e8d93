"""What the grammar makes of dates that say year, season, month or day."""

from __future__ import annotations

import re

from cubatimeline.services.extraction.dates.mentions import Mention, Shape
from cubatimeline.services.extraction.dates.signs import Sign
from cubatimeline.services.extraction.dates.tokens import Signs, roman

Match = re.Match[str]
YEAR_BEFORE = frozenset((Sign.IN, Sign.ON, Sign.BY, Sign.OF, Sign.TO, Sign.FROM, Sign.BETWEEN, Sign.BEFORE, Sign.AFTER))
"""What often stands before a year."""
_RELATIONS = (Sign.NEXT, Sign.PREVIOUS, Sign.LAST, Sign.COMING, Sign.THIS, Sign.SAME)
_MONTHS = (Sign.MONTH, Sign.WEAK_MONTH)
_DAYS = (Sign.DAY_NUMBER, Sign.ORDINAL)
_SUPPORTS = YEAR_BEFORE | {Sign.PART, Sign.NEXT, Sign.LAST, Sign.COMING, Sign.THIS, Sign.SAME, Sign.ABOUT, Sign.DASH}


_WITHIN_NAMES = Sign.OF + Sign.THE + Sign.QUOTE + Sign.QUOTE_OPEN + Sign.DAY_NUMBER + Sign.ORDINAL


def strongest(signs: str) -> str:
    """Return the sign that decides among several relations: "that next" is NEXT, "este mismo" SAME; "" for none."""
    if Sign.SAME in signs and Sign.THIS in signs:
        return Sign.SAME
    return next((sign for sign in _RELATIONS if sign in signs), "")


def _year(text: Signs, match: Match) -> int | None:
    at = match.start("y")
    if match.start("short") >= 0:  # "the summer of '62"
        return 1900 + text.value(match.start("short"))
    if at < 0:
        return None
    return 1 - text.value(at) if match["bc"] else text.value(at)


def _point(text: Signs, match: Match, month: int = 0, day: int = 0) -> Mention:
    relation = strongest(match["rel"] or "")
    point = Mention(match.start(), match.end(), year=_year(text, match), month=month, day=day, relation=relation)
    if match["rel"] == Sign.LAST:  # "27 October last": the nearest one, not last year's
        point.unit = Sign.MONTH
    return point


def _is_name(text: Signs, first: int, last: int) -> bool:
    """Tell whether the date is part of a name: "26th of July Movement", "Crisis de Octubre"."""
    before = text.signs[max(0, first - 4) : first].rstrip(_WITHIN_NAMES)
    after = text.signs[last : last + 3].lstrip(Sign.DASH + Sign.QUOTE + Sign.QUOTE_CLOSE)
    return before[-1:] == Sign.NAMED or after[:1] == Sign.NAMED


def old_and_new_style(text: Signs, match: Match) -> list[Mention]:
    """Read "25 October (7 November) 1917": the day in brackets is that of our calendar."""
    month_at = match.start("m2") if match["m2"] else match.start("m3")
    return [_point(text, match, text.value(month_at), text.value(match.start("d2" if match["m2"] else "d3")))]


def full_date(text: Signs, match: Match) -> list[Mention]:
    """Read a date in figures; the day comes first unless only the other order exists."""
    before = text.signs[max(0, match.start() - 2) : match.start()]
    if before.rstrip(Sign.DOT)[-1:] == Sign.CITED and "-" in text.words[match.start()]:  # "тел. 7-19-62"
        return []
    fields = re.split(r"[./-]", text.words[match.start()])
    if len(fields[0]) == 4:
        year, month, day = map(int, fields)
    else:
        day, year = int(fields[0]), int(fields[2])
        month = int(fields[1]) if fields[1].isdigit() else roman(fields[1])
        if month > 12 >= day:
            day, month = month, day
        if len(fields[2]) == 2:
            year += 2000 if year < PIVOT else 1900
    if not 1 <= month <= 12 or not 1 <= day <= 31 or not 1000 <= year <= 2100:
        return []
    return [Mention(match.start(), match.end(), year=year, month=month, day=day)]


PIVOT = 30
"""Years of two digits below this one belong to the 21st century, the others to the 20th."""


def day_month(text: Signs, match: Match) -> list[Mention] | None:
    """Read "16, 17 and 18 October 1962", "16-28 October"."""
    at = match.start("d")
    day = _point(text, match, text.value(match.start("m")), text.value(at))
    if day.year is None and _is_name(text, match.start(), match.end()):
        return None
    before = match["pre"].rstrip(Sign.THE)
    day.first = at
    if not before or before[-1] == Sign.COMMA:  # "op. 49, 27 October"
        return [day]
    return [*_other_days(text, match.start(), at, day), day]


def _other_days(text: Signs, start: int, stop: int, model: Mention) -> list[Mention]:
    """Return the other days of a list or range: they share month and year with `model`."""
    return [
        Mention(at, at + 1, year=model.year, month=model.month, day=text.value(at), relation=model.relation)
        for at in range(start, stop)
        if text.signs[at] in _DAYS
    ]


def month_day(text: Signs, match: Match) -> list[Mention] | None:
    """Read "October 27, 1962", "October 16-28", "October 16, 17 and 18"."""
    at = match.start("d")
    day = _point(text, match, text.value(match.start()), text.value(at))
    if day.year is None and not day.relation and not _may_stand_behind(text, match, at):
        return []
    if day.year is None and _is_name(text, match.start(), match.end()):
        return None
    if not match["post"]:
        return [day]
    others = _other_days(text, match.start("post"), match.end("post"), day)
    day.last = at + 1
    others[-1].last = match.end()
    return [day, *others]


def _may_stand_behind(text: Signs, match: Match, at: int) -> bool:
    """Tell whether "October 27" without a year is a day: in "in October 27 ships" it is none."""
    if not text.lexicon.month_first:
        return False
    before = text.signs[match.start() - 1 : match.start()] if match.start() else ""
    after = text.signs[match.end() : match.end() + 1]
    if text.signs[at] == Sign.ORDINAL:  # "in July the first ambassador came"
        return text.words[at][0].isdigit() or after not in (Sign.WORD, Sign.CAPITAL)
    return before != Sign.IN or after not in (Sign.WORD, Sign.CAPITAL)


def month_alone(text: Signs, match: Match) -> list[Mention] | None:
    """Read "October 1962", "October of that year", "October"."""
    at = match.start()
    month = _point(text, match, text.value(at))
    if month.year is not None or month.relation:
        month.passing = _in_passing(text, at, match.end())
        return [month]
    sign = text.signs[at]
    if sign == Sign.SHORT_MONTH or (sign == Sign.WEAK_MONTH and not _has_support(text, at, match.end())):
        return []
    if text.words[at][0].isupper() and _is_first_name(text, at, match.end()):
        return []
    return None if _is_name(text, at, match.end()) else [month]


_MONTHS_AS_NAMES = frozenset((4, 6, 8))
"""April, June and August; what else May means is told by its support."""


def _is_first_name(text: Signs, first: int, last: int) -> bool:
    """Tell whether a month with a capital is a name: "August Wilhelm", "con Julio Lobo"."""
    before = text.signs[first - 1 : first] if first else ""
    before_name = text.signs[last : last + 1] == Sign.CAPITAL
    if text.lexicon.month_first:
        named = text.value(first) in _MONTHS_AS_NAMES and before in (Sign.WORD, Sign.CAPITAL, Sign.AND)
        return before_name and named
    return before_name or before not in (Sign.IN, Sign.DOT, Sign.BREAK, Sign.PART, "")


def _has_support(text: Signs, first: int, last: int) -> bool:
    """Tell whether words beside a doubtful month (May, March) speak for it."""
    before = text.signs[first - 1 : first] if first else ""
    after = text.signs[last : last + 2]
    if before in _SUPPORTS or (before == Sign.THE and after[:1] == Sign.WORD):
        return True
    joined = before in (Sign.AND, Sign.COMMA) and text.signs[first - 2 : first - 1] in _MONTHS
    return joined or (after[:1] in (Sign.AND, Sign.DASH, Sign.TO) and after[1:] in _MONTHS)


def day_of_that_month(text: Signs, match: Match) -> list[Mention]:
    """Read "the 5th of this month", "5 del mes pasado", "5 числа того же месяца"."""
    at = match.start("d")
    if not text.words[at][0].isdigit():  # "the first this month"
        return []
    relation = strongest((match["r"] or "") + (match["r2"] or ""))
    return [Mention(match.start(), match.end(), Shape.DAY_ONLY, day=text.value(at), relation=relation)]


def holiday(text: Signs, match: Match) -> list[Mention]:
    """Read a holiday with a fixed day."""
    month, day = divmod(text.value(match.start()), 100)
    return [_point(text, match, month, day)]


def year_alone(text: Signs, match: Match) -> list[Mention]:
    """Read "1962", "490 BC", "AD 69", "1962 год"."""
    at = match.start("y")
    if match.end() - match.start() == 1 and _is_number(text, at):
        return []
    number = text.value(at)
    year = Mention(match.start(), match.end(), year=1 - number if match["bc"] else number)
    year.passing = _in_passing(text, match.start(), match.end())
    return [year]


def _is_number(text: Signs, at: int) -> bool:
    """Tell whether four figures count or number something and are no year."""
    before = text.signs[at - 1 : at] if at else ""
    after = text.signs[at + 1 : at + 2]
    if before in (Sign.CITED, Sign.MONEY) or after in (Sign.MONEY, Sign.COUNTED, Sign.PERCENT):
        return True
    if before == Sign.DOT and at > 1 and _is_shortened(text, at - 2):
        return True
    if before in (Sign.DASH, Sign.SLASH, Sign.DOT, Sign.COLON) and _is_glued(text, at):
        return True
    if before == Sign.VAGUE or (after and after in _LINKS and _counts(text, at + 2)):
        return True
    number = text.value(at)
    if after == Sign.WORD and (number < 1400 or number % 100 == 0):
        return before not in (Sign.IN, Sign.OF) or text.words[at + 1].endswith("s")
    return number < 1400 and before not in YEAR_BEFORE and before not in (Sign.OPEN, Sign.AND, Sign.COMMA)


_LINKS = (Sign.AND, Sign.TO, Sign.OR, Sign.DASH)


def _counts(text: Signs, at: int) -> bool:
    """Tell whether the figure at `at` counts something, as in "between 1500 and 2000 men"."""
    return text.signs[at : at + 1] == Sign.YEAR_NUMBER and text.signs[at + 1 : at + 2] == Sign.COUNTED


def _is_shortened(text: Signs, at: int) -> bool:
    """Tell whether a word before a full stop is a shortened one that goes with numbers: "p.", "с.", "vol."."""
    word = text.words[at]
    if text.signs[at] == Sign.ABOUT:
        return False
    return (text.signs[at] == Sign.CITED and len(word) < 5) or (len(word) < 3 and word.isalpha() and word.islower())


def _is_glued(text: Signs, at: int) -> bool:
    """Tell whether a mark ties the figure to something before it that is no date: "A/1962", "x.1962"."""
    if text.end(at - 1) != text.starts[at]:
        return False
    other = text.signs[at - 2 : at - 1] if at > 1 else ""
    tied = at > 1 and text.end(at - 2) == text.starts[at - 1]
    if tied and other == Sign.YEAR_NUMBER:  # "pp. 1962-1963"
        return _is_number(text, at - 2)
    return tied and other in (
        Sign.CAPITAL,
        Sign.WORD,
        Sign.QUANTITY,
        Sign.CLOCK,
        Sign.NUMBER,
        Sign.ROMAN,
        Sign.DAY_NUMBER,
    )


def _in_passing(text: Signs, first: int, last: int) -> bool:
    """Tell whether a year only tells one thing from another ("the 1956 rising", "the Revolution of 1917")."""
    before = text.signs[max(0, first - 2) : first]
    if before[-1:] == Sign.THE and text.signs[last : last + 1] in (Sign.WORD, Sign.CAPITAL, Sign.NAMED):
        return True
    return before in (Sign.CAPITAL + Sign.OF, Sign.NAMED + Sign.OF)


def short_range(text: Signs, match: Match) -> list[Mention]:
    """Read "1962-63" and "1917/18"; "1962-10" is a month."""
    at, end_at = match.start("y"), match.start("end")
    year, end = text.value(at), text.value(end_at)
    before = text.signs[at - 1 : at] if at else ""
    if before in (Sign.CITED, Sign.MONEY, Sign.DOT) or len(text.words[end_at]) != 2:
        return []
    if end > year % 100:
        years = Mention(at, at + 1, year=year)
        years.passing = _in_passing(text, match.start(), match.end())
        years.until = Mention(end_at, match.end(), year=year - year % 100 + end)
        return [years]
    is_month = end <= 12 and text.signs[at + 1] == Sign.DASH
    return [Mention(at, match.end(), year=year, month=end)] if is_month else []


def years_before_christ(text: Signs, match: Match) -> list[Mention]:
    """Read the two years of "499-493 BC", "480 and 479 BC"."""
    one, other = match.start("one"), match.start("other")
    first = Mention(one, one + 1, year=1 - text.value(one))
    return [first, Mention(other, match.end(), year=1 - text.value(other))]


def bare_year_before_christ(text: Signs, match: Match) -> list[Mention]:
    """Read "in 496", which is a year only where years before Christ are told: its count is left to the reader."""
    at = match.start()
    after = text.signs[match.end() : match.end() + 1]
    if text.signs[at - 1 : at] not in (Sign.IN, Sign.OF, Sign.TO) or after in (Sign.WORD, Sign.CAPITAL, Sign.COUNTED):
        return []
    if len(text.words[at]) != 3:
        return []
    return [Mention(at, match.end(), Shape.YEAR_OF_ERA, count=text.value(at))]


def short_year(text: Signs, match: Match) -> list[Mention]:
    """Read "'89": a year whose century is known."""
    at = match.start("n")
    if text.signs[match.start()] == Sign.APOSTROPHE:
        tight = text.end(at - 1) == text.starts[at] and len(text.words[at]) == 2
        apart = at < 2 or text.end(at - 2) < text.starts[at - 1]
        if not (tight and apart):
            return []
    return [Mention(match.start(), match.end(), Shape.SHORT_YEAR, count=text.value(at))]


def short_year_in_words(text: Signs, match: Match) -> list[Mention]:
    """Read "в 62-м году", "в 62 г."; "62 года" alone is an age."""
    return [Mention(match.start("n"), match.end(), Shape.SHORT_YEAR, count=text.value(match.start("n")))]


def season(text: Signs, match: Match) -> list[Mention]:
    """Read "the spring of 1961", "winter 1962-63", "that summer", "летом"."""
    at = match.start()
    point = _point(text, match)
    point.season = text.value(at)
    if text.words[at][0].isupper() and text.signs[max(0, at - 1) : at] == Sign.CAPITAL:  # "Prague Spring"
        return []
    if match["long"]:
        point.year = text.value(match.start("long"))
    if point.year is not None or point.relation:
        return [point]
    before = text.signs[at - 1 : at] if at else ""
    beside = text.signs[max(0, at - 2) : at]
    if beside in (Sign.SEASON + Sign.AND, Sign.WEAK_SEASON + Sign.AND) or text.words[at].lower() in _BY_ITSELF:
        return [point]
    if before not in (Sign.THE, Sign.IN, Sign.PART, Sign.BEFORE, Sign.AFTER, Sign.TO, Sign.OF, Sign.ON, Sign.BY):
        return []
    if text.signs[at] == Sign.WEAK_SEASON and not _is_autumn(text, at):
        return []
    return [point]


_BY_ITSELF = frozenset(("летом", "весной", "весною", "осенью", "зимой", "зимою"))


def _is_autumn(text: Signs, at: int) -> bool:
    """Tell "in the fall" from "the fall of Berlin" and "led to the fall"."""
    if text.signs[at - 1] == Sign.PART:
        return True
    return text.signs[at + 1 : at + 2] != Sign.OF and text.signs[at - 2 : at] in (
        Sign.IN + Sign.THE,
        Sign.OF + Sign.THE,
    )


def decade(text: Signs, match: Match) -> list[Mention]:
    """Read "the 1960s", "the sixties", "60-е годы XX века", "años sesenta", "década de 1960", "the 470s BC"."""
    at = match.start("n")
    value = text.value(at)
    if value % 10 or value < 20 or (100 <= value < 1000 and not match["bc"]):
        return []
    found = Mention(match.start(), match.end(), Shape.DECADE)
    century = max(match.start("roman"), match.start("roman2"))
    if match["bc"]:
        found.year, found.relation = -value - 8, Sign.BC
    elif value >= 1000:
        found.year = value
    elif century >= 0:
        found.year = 100 * (text.value(century) - 1) + value
    elif text.words[at].isalpha() and not _names_decade(text, match):
        return []
    else:
        found.count = value
        found.relation = Sign.LAST if match["old"] or match["old2"] else ""
    return [found]


def _names_decade(text: Signs, match: Match) -> bool:
    """Tell "the sixties" from "a man in his sixties"."""
    before = text.signs[match.start() - 1 : match.start()] if match.start() else ""
    plain = match.end() - match.start() == 1
    return not plain or before in (Sign.THE, Sign.PART, Sign.DASH, Sign.AND, Sign.OF, Sign.IN)


def years_as_decade(text: Signs, match: Match) -> list[Mention]:
    """Read "años 60", "los años 1960"; "los años 1960 y 1961" are years, and "60 años" never comes here."""
    if text.signs[match.start()] == Sign.YEAR and (text.lexicon.month_first or text.value(match.start()) == 1):
        return []
    beyond = text.signs[match.end() : match.end() + 2]
    if text.value(match.start("n")) >= 1000 and beyond[1:] == Sign.YEAR_NUMBER:
        return []
    return decade(text, match)


def decade_after_article(text: Signs, match: Match) -> list[Mention]:
    """Read "en los noventa", "de los 90"; "los noventa hombres" are counted."""
    before = text.signs[match.start() - 1 : match.start()] if match.start() else ""
    after = text.signs[match.end() : match.end() + 1]
    value = text.value(match.start("n"))
    if text.lexicon.month_first or before not in (Sign.IN, Sign.OF) or value % 10 or not 20 <= value < 100:
        return []
    if after in (Sign.WORD, Sign.CAPITAL, Sign.COUNTED, Sign.DASH) or text.words[match.start()].lower() != "los":
        return []
    return [Mention(match.start(), match.end(), Shape.DECADE, count=value)]


def century(text: Signs, match: Match) -> list[Mention]:
    """Read "the 19th and 20th centuries", "siglo XX", "XIX–XX вв."."""
    found = []
    for group in ("n", "n2"):
        at = match.start(group)
        if at >= 0:
            found.append(Mention(at, at + 1, Shape.CENTURY, count=text.value(at), relation=match["bc"] or ""))
    found[0].first = match.start()
    found[-1].last = match.end()
    return found if all(0 < mention.count <= 21 for mention in found) else []
