"""The grammar: patterns over signs, the same for every language, and what each makes of its match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from cubatimeline.services.extraction.dates.leads import with_lead
from cubatimeline.services.extraction.dates.mentions import PARTS, Mention, Shape
from cubatimeline.services.extraction.dates.signs import Sign, notation
from cubatimeline.services.extraction.dates.tokens import Signs, roman

_PARTS_OF_PATTERNS = {"UNIT": "[DKHYXCF]"}
_DAYISH = "[DAY_NUMBER ORDINAL]"
_MONTHS = "(?:MONTH|WEAK_MONTH|SHORT_MONTH DOT?)"
_UNIT = "[DAY WEEK CALENDAR_MONTH YEAR TEN_YEARS CENTURY FORTNIGHT]"
_RELATION = "[SAME THIS NEXT PREVIOUS LAST COMING]"
_A_YEAR = """
    (?:AD DOT?)?(?P<y>YEAR_NUMBER(?!APOSTROPHE?[COUNTED PERCENT])|[NUMBER DAY_NUMBER](?=BC|AD)|(?<=AD)[NUMBER DAY_NUMBER])
    (?:(?P<bc>BC)|AD)?(?:YEAR(?!LATER|AGO)|YEAR_MARK DOT?)?
"""
_WHICH_YEAR = f"""
    (?P<rel>OF? THE? {_RELATION}{{1,3}} THE? [YEAR YEAR_MARK] | OF? THE? [YEAR YEAR_MARK] {_RELATION}
    | LAST(?!{_UNIT}|WEEKDAY|SEASON))
"""
_TAIL = f"(?:COMMA? (?:OF THE? YEAR?)? {_A_YEAR} | COMMA? {_WHICH_YEAR})"
_BEFORE_LAST_DAY = f"(?P<pre>(?:{_DAYISH} (?:COMMA? [AND OR]|[COMMA DASH TO SLASH IN]) THE?)*)"
_BEHIND_FIRST_DAY = f"""
    (?P<post>(?:(?:[DASH TO SLASH]|COMMA? [AND OR]|COMMA(?={_DAYISH} COMMA? [AND OR])) THE?
    {_DAYISH} (?!OF? {_MONTHS}|{_UNIT}|[COUNTED PERCENT]))*)
"""
_ENDING_YEAR = "[DASH SLASH](?P<end>[DAY_NUMBER NUMBER])(?!OF? MONTH|[BC AD DASH])"
_OF_CENTURY = "(?:OF? THE? (?:(?P<roman>ROMAN) CENTURY|CENTURY (?P<roman2>ROMAN)|(?P<old>LAST) CENTURY))"
_FUTURE_OR_PAST = {
    Sign.LATER: 1,
    Sign.AFTER: 1,
    Sign.AFTER_A: 1,
    Sign.EARLIER: -1,
    Sign.BEFORE: -1,
    Sign.UP_TO_A: -1,
    Sign.AGO: -1,
    Sign.AGO_A: -1,
}

Match = re.Match[str]
Build = Callable[[Signs, Match], list[Mention]]


class Rule(NamedTuple):
    """A pattern, the signs it may begin with, and what makes mentions of its match (none where it is no date)."""

    starters: str
    pattern: re.Pattern[str]
    build: Build


def _year(text: Signs, match: Match, group: str = "y") -> int | None:
    at = match.start(group)
    if at < 0:
        return None
    number = text.value(at)
    return 1 - number if match.groupdict().get("bc") else number


def _relation(match: Match) -> str:
    """Return the sign that says which year is meant: "that same" is SAME, "того же прошлого" LAST."""
    signs = [sign for sign in match["rel"] or "" if sign in _RELATIONS]
    return _strongest(signs)


_RELATIONS = (Sign.NEXT, Sign.PREVIOUS, Sign.LAST, Sign.COMING, Sign.THIS, Sign.SAME)


def _strongest(signs: list[str]) -> str:
    """Return the sign that decides among several: "that next", "este mismo"; "этого же" is SAME as well."""
    if Sign.SAME in signs and Sign.THIS in signs:
        return Sign.SAME
    return next((sign for sign in _RELATIONS if sign in signs), "")


def _point(text: Signs, match: Match, first: int, last: int, month: int, day: int = 0) -> Mention:
    return Mention(first, last, year=_year(text, match), month=month, day=day, relation=_relation(match))


def _day_month_year(text: Signs, match: Match) -> list[Mention]:
    at = match.start("d")
    end = match.end()
    month = text.value(match.start("m"))
    last = _point(text, match, at, end, month, text.value(at))
    if not match["pre"]:
        return [last]
    return [*_several(text, match.start(), at, last), last] if _is_list(text, match) else _shortened(text, match, last)


def _is_list(text: Signs, match: Match) -> bool:
    """Tell whether the figures before the day are days as well: not so where only a comma divides them."""
    before = match["pre"].rstrip(Sign.THE)
    return before[-1] != Sign.COMMA


def _shortened(text: Signs, match: Match, last: Mention) -> list[Mention]:
    return [last]


def _several(text: Signs, start: int, stop: int, model: Mention) -> list[Mention]:
    """Return the other days of a list or range: they share month and year with `model`."""
    found = []
    for at in range(start, stop):
        if text.signs[at] in (Sign.DAY_NUMBER, Sign.ORDINAL):
            first = at - 1 if at and text.signs[at - 1] == Sign.THE and at > start else at
            day = Mention(first, at + 1, year=model.year, month=model.month, day=text.value(at))
            day.relation = model.relation
            found.append(day)
    return found


def _month_day_year(text: Signs, match: Match) -> list[Mention]:
    at = match.start("d")
    has_year = match["y"] is not None or match["rel"] is not None
    if not has_year and not _may_stand_behind(text, match, at):
        return []
    month = text.value(match.start())
    model = _point(text, match, match.start(), match.end(), month, text.value(at))
    if not match["post"]:
        return [model]
    others = _several(text, match.start("post"), match.end("post"), model)
    model.last = at + 1
    others[-1].last = match.end()
    return [model, *others]


def _may_stand_behind(text: Signs, match: Match, at: int) -> bool:
    """Tell whether "October 27" without a year is a day: "in October 27 ships" is none."""
    if not text.lexicon.month_first:
        return False
    if text.signs[at] == Sign.ORDINAL:
        return True
    after = text.signs[match.end("d") : match.end("d") + 1]
    before = text.signs[max(0, match.start() - 1) : match.start()]
    return not (after in (Sign.COUNTED, Sign.PERCENT) or (before == Sign.IN and after in (Sign.WORD, Sign.CAPITAL)))


def _month_year(text: Signs, match: Match) -> list[Mention]:
    at = match.start()
    sign = text.signs[at]
    point = _point(text, match, at, match.end(), text.value(at))
    if point.year is None and not point.relation:
        if sign == Sign.SHORT_MONTH or (sign == Sign.WEAK_MONTH and not _has_support(text, at, match.end())):
            return []
        if _is_name(text, at, match.end()):
            return []
    return [point]


_SUPPORTS = frozenset(
    (Sign.IN, Sign.ON, Sign.OF, Sign.PART, Sign.TO, Sign.FROM, Sign.BETWEEN, Sign.BEFORE, Sign.AFTER, Sign.NEXT)
) | {Sign.LAST, Sign.COMING, Sign.THIS, Sign.SAME, Sign.ABOUT, Sign.DASH}


def _has_support(text: Signs, first: int, last: int) -> bool:
    """Tell whether words beside a doubtful month (May, March) speak for it."""
    before = text.signs[first - 1 : first]
    after = text.signs[last : last + 2]
    if before in _SUPPORTS:
        return True
    joined = before in (Sign.AND, Sign.COMMA) and text.signs[first - 2 : first - 1] in (Sign.MONTH, Sign.WEAK_MONTH)
    return joined or (after[:1] in (Sign.AND, Sign.DASH, Sign.TO) and after[1:] in (Sign.MONTH, Sign.WEAK_MONTH))


def _is_name(text: Signs, first: int, last: int) -> bool:
    """Tell whether the date is part of a name: "26th of July Movement", "Crisis de Octubre"."""
    before = text.signs[max(0, first - 4) : first].rstrip(Sign.OF + Sign.THE + Sign.QUOTE + Sign.QUOTE_OPEN)
    after = text.signs[last : last + 3].lstrip(Sign.DASH + Sign.QUOTE + Sign.QUOTE_CLOSE)
    return before[-1:] == Sign.NAMED or after[:1] == Sign.NAMED


def _unnamed(build: Build) -> Build:
    """Return `build` with dates left out that are part of a name and have no year."""

    def checked(text: Signs, match: Match) -> list[Mention]:
        found = build(text, match)
        if found and found[-1].year is None and _is_name(text, match.start(), match.end()):
            return []
        return found

    return checked


def _old_and_new_style(text: Signs, match: Match) -> list[Mention]:
    """Read "25 October (7 November) 1917": the day in brackets is that of our calendar."""
    month_at = match.start("m2") if match.start("m2") >= 0 else match.start("m")
    day = text.value(match.start("d2"))
    return [_point(text, match, match.start(), match.end(), text.value(month_at), day)]


def _full_date(text: Signs, match: Match) -> list[Mention]:
    fields = re.split(r"[./-]", text.words[match.start()])
    if len(fields[0]) == 4:
        year, month, day = map(int, fields)
    else:
        day, year = int(fields[0]), int(fields[2])
        month = int(fields[1]) if fields[1].isdigit() else roman(fields[1])
        if month > 12 >= day:
            day, month = month, day
        if len(fields[2]) == 2:
            year += 2000 if year < 30 else 1900
    if not 1 <= month <= 12 or not 1 <= day <= 31 or not 1000 <= year <= 2100:
        return []
    return [Mention(match.start(), match.end(), year=year, month=month, day=day)]


def _years(text: Signs, match: Match) -> list[Mention]:
    at = match.start("y")
    year = _year(text, match)
    if year is None or _is_number(text, match, at):
        return []
    point = Mention(match.start(), match.end(), year=year)
    point.passing = _in_passing(text, match.start(), match.end())
    return [point]


_NO_YEAR_BEFORE = frozenset((Sign.CITED, Sign.MONEY, Sign.DASH, Sign.SLASH, Sign.ABOUT))
_YEAR_BEFORE = frozenset((Sign.IN, Sign.ON, Sign.OF, Sign.TO, Sign.FROM, Sign.BETWEEN, Sign.BEFORE, Sign.AFTER))


def _is_number(text: Signs, match: Match, at: int) -> bool:
    """Tell whether four figures count or number something and are no year."""
    if match["bc"] or match.end() - match.start() > 1:
        return False
    before = text.signs[at - 1 : at] if at else ""
    after = text.signs[at + 1 : at + 2]
    if before == Sign.DOT and text.signs[at - 2 : at - 1] == Sign.CITED and len(text.words[at - 2]) < 5:
        return True
    if before in (Sign.CITED, Sign.MONEY) or (before == Sign.SLASH and after == Sign.WORD):
        return True
    if after in (Sign.MONEY, Sign.COUNTED):
        return True
    if before in (Sign.COLON, Sign.DASH, Sign.SLASH) and text.end(at - 1) == text.starts[at]:
        if text.signs[at - 2 : at - 1] in (Sign.CAPITAL, Sign.QUANTITY, Sign.CLOCK):
            return True
    number = text.value(at)
    doubtful = number < 1400 or number % 100 == 0
    if doubtful and after == Sign.WORD:
        return before not in (Sign.IN, Sign.OF) or text.words[at + 1].endswith("s")
    return number < 1400 and before not in _YEAR_BEFORE and before not in (Sign.OPEN, Sign.AND, Sign.COMMA)


def _in_passing(text: Signs, first: int, last: int) -> bool:
    """Tell whether a year only tells one thing from another ("the 1956 rising", "the Revolution of 1917")."""
    before = text.signs[max(0, first - 2) : first]
    after = text.signs[last : last + 1]
    if before[-1:] == Sign.THE and after in (Sign.WORD, Sign.CAPITAL, Sign.NAMED):
        return True
    return before in (Sign.CAPITAL + Sign.OF, Sign.NAMED + Sign.OF, Sign.WORD + Sign.OF)


def _short_range(text: Signs, match: Match) -> list[Mention]:
    """Read "1962-63", and "1962-10" as a month."""
    at, end_at = match.start("y"), match.start("end")
    year, end = text.value(at), text.value(end_at)
    digits = text.words[end_at]
    if text.signs[at - 1 : at] in (Sign.CITED, Sign.MONEY) or len(digits) > 2 or len(digits) < 2:
        return []
    if end > year % 100:
        start = Mention(at, at + 1, year=year)
        start.passing = _in_passing(text, match.start(), match.end())
        start.until = Mention(end_at, end_at + 1, year=year - year % 100 + end)
        start.last = match.end()
        return [start]
    is_month = len(digits) == 2 and end <= 12 and text.signs[at + 1] == Sign.DASH
    return [Mention(at, match.end(), year=year, month=end)] if is_month else []


def _years_before_christ(text: Signs, match: Match) -> list[Mention]:
    one, other = match.start("y1"), match.start("y2")
    found = [Mention(one, one + 1, year=1 - text.value(one))]
    found.append(Mention(other, match.end(), year=1 - text.value(other)))
    return found


def _season(text: Signs, match: Match) -> list[Mention]:
    at = match.start()
    point = Mention(at, match.end(), year=_year(text, match), season=text.value(at), relation=_relation(match))
    if point.year is not None and match["end"] is not None and point.season != 24:
        point.last = match.start("end") - 1
    if point.year is None and not point.relation:
        before = text.signs[at - 1 : at] if at else ""
        if text.words[at][0].isupper() and before == Sign.CAPITAL:
            return []
        if before not in (Sign.THE, Sign.IN, Sign.PART, Sign.BEFORE, Sign.AFTER, Sign.TO, Sign.OF) and (
            text.lexicon.month_first or before not in (Sign.ON, Sign.BREAK, "", Sign.DOT, Sign.COMMA)
        ):
            return _joined_season(text, point, at)
        if text.signs[at] == Sign.WEAK_SEASON and not _is_autumn(text, at):
            return []
    return [point]


def _joined_season(text: Signs, point: Mention, at: int) -> list[Mention]:
    """Take a bare season beside another one ("the fall and winter"), or an instrumental ("летом") as it stands."""
    beside = text.signs[max(0, at - 2) : at]
    joined = beside in (Sign.SEASON + Sign.AND, Sign.WEAK_SEASON + Sign.AND)
    return [point] if joined or text.words[at].lower() in _BY_ITSELF else []


_BY_ITSELF = frozenset(("летом", "весной", "весною", "осенью", "зимой", "зимою"))


def _is_autumn(text: Signs, at: int) -> bool:
    """Tell "in the fall" from "the fall of Berlin" and "led to the fall": what follows must not be its object."""
    after = text.signs[at + 1 : at + 2]
    return text.signs[at - 1] == Sign.PART or (after != Sign.OF and text.signs[at - 2 : at - 1] in _YEAR_BEFORE)


def _decade(text: Signs, match: Match) -> list[Mention]:
    at = match.start("n")
    value = text.value(at)
    mention = Mention(match.start(), match.end(), Shape.DECADE)
    if value >= 1000:
        mention.year = value
    else:
        mention.count = value
        numeral = match["roman"] or match["roman2"]
        if numeral:
            mention.year = 100 * (text.value(max(match.start("roman"), match.start("roman2"))) - 1) + value
        elif match["old"]:
            mention.relation = Sign.LAST
        elif text.words[at].isalpha() and not _names_decade(text, match):
            return []
    if mention.year is not None and match["bc"]:
        mention.year = -(mention.year + 9) + 1
        mention.relation = Sign.BC
    return [mention] if value % 10 == 0 and (value >= 1000 or value >= 20) else []


def _names_decade(text: Signs, match: Match) -> bool:
    """Tell "the sixties" from "a man in his sixties"."""
    before = text.signs[match.start() - 1 : match.start()]
    return before in (Sign.THE, Sign.PART, Sign.DASH, Sign.AND, Sign.OF, Sign.IN) or match.end() - match.start() > 1


def _bc_decade(text: Signs, match: Match) -> list[Mention]:
    """Read "the 470s BC": 479 to 470."""
    digits = text.words[match.start()].rstrip("s")
    if not digits.isdigit() or int(digits) % 10:
        return []
    mention = Mention(match.start(), match.end(), Shape.DECADE, year=-int(digits) - 8, relation=Sign.BC)
    return [mention]


def _spanish_decade(text: Signs, match: Match) -> list[Mention]:
    """Read "años sesenta", "década de 1960", "los años 60"; "años 1960 y 1961" are years."""
    if match["y"] is not None and text.signs[match.end() : match.end() + 2] in (Sign.AND + Sign.YEAR_NUMBER,):
        return []
    return _decade(text, match)


def _centuries(text: Signs, match: Match) -> list[Mention]:
    found = []
    for group in ("n", "n2"):
        at = match.start(group)
        if at >= 0:
            mention = Mention(at, at + 1, Shape.CENTURY, count=text.value(at))
            mention.relation = Sign.BC if match["bc"] else ""
            found.append(mention)
    found[-1].last = match.end()
    found[0].first = match.start()
    return found if all(0 < mention.count <= 21 for mention in found) else []


def _stretch(text: Signs, match: Match) -> list[Mention]:
    """Read "two months later", "год спустя", "hace dos años"."""
    signs = match["dir"]
    unit_at = match.start("u")
    count = _count(text, match, unit_at)
    if not count or text.signs[unit_at] == Sign.DAY and text.value(unit_at) == 2:
        return []
    if signs in (Sign.AFTER, Sign.BEFORE) and not _stands_alone(text, match.end()):
        return []
    mention = Mention(match.start(), match.end(), Shape.STRETCH, unit=text.signs[unit_at])
    mention.count = count * _FUTURE_OR_PAST[signs[0]]
    if signs[0] in (Sign.AGO, Sign.AGO_A):
        mention.relation = Sign.LAST
    return [mention]


def _count(text: Signs, match: Match, unit_at: int) -> int:
    if match["c"] is not None:
        return text.value(match.start("c"))
    return 1 if text.value(unit_at) == 1 and not text.lexicon.month_first else 0


_ENDS_OF_PHRASE = frozenset(
    (Sign.DOT, Sign.COMMA, Sign.AND, Sign.CLOSE, Sign.BREAK, Sign.MARK, Sign.COLON, Sign.QUOTE, Sign.QUOTE_CLOSE, "")
)


def _stands_alone(text: Signs, last: int) -> bool:
    """Tell whether nothing follows that the words could refer to ("the day before" but not "the day before the war")."""
    return text.signs[last : last + 1] in _ENDS_OF_PHRASE


def _near(text: Signs, match: Match) -> list[Mention]:
    """Read "the following day", "next spring", "año siguiente", "в том же месяце"."""
    at = match.start("u")
    relation = _strongest(list(match["r"]))
    has_article = match["the"] is not None or text.signs[match.start() - 1 : match.start()] == Sign.THE
    value = text.value(at)
    sign = text.signs[at]
    if sign in _STRETCHES and (value != 1 or (sign == Sign.DAYTIME and relation in (Sign.LAST, Sign.THIS))):
        return []
    if relation == Sign.LAST and any(
        text.signs[one] == Sign.LAST and text.value(one) == 1 and (has_article or not text.lexicon.month_first)
        for one in range(match.start("r"), match.end("r"))
    ):
        return []
    if relation == Sign.COMING and has_article and text.lexicon.month_first:
        relation = Sign.NEXT
    if relation == Sign.SAME and not _points_back(text, match, sign):
        return []
    mention = Mention(match.start(), match.end(), Shape.NEAR, relation=relation, unit=sign)
    if sign not in _STRETCHES:
        mention.count = value
    return [mention]


_STRETCHES = frozenset(
    (Sign.DAY, Sign.DAYTIME, Sign.WEEK, Sign.CALENDAR_MONTH, Sign.YEAR, Sign.TEN_YEARS, Sign.CENTURY, Sign.FORTNIGHT)
)


def _points_back(text: Signs, match: Match, sign: str) -> bool:
    """Tell "that year" from "the year that": a relation before a month or weekday needs an article or preposition."""
    return sign in _STRETCHES or text.signs[match.start() - 1 : match.start()] in (Sign.IN, Sign.ON, Sign.THE, Sign.OF)


def _beside(text: Signs, match: Match) -> list[Mention]:
    """Read "the day before", "the year after", where nothing follows that they refer to."""
    at = match.start("u")
    if text.value(at) != 1 or not _stands_alone(text, match.end()):
        return []
    relation = Sign.NEXT if match["r"] in (Sign.AFTER, Sign.LATER) else Sign.PREVIOUS
    return [Mention(match.start(), match.end(), Shape.NEAR, relation=relation, unit=text.signs[at])]


def _part_of_unit(text: Signs, match: Match) -> list[Mention]:
    """Read "the end of the year", "late that month", "в начале следующего года"."""
    at = match.start("u")
    relations = list((match["r"] or "") + (match["r2"] or ""))
    if text.value(at) != 1 or (not relations and text.lexicon.month_first and not match["of"]):
        return []
    mention = Mention(match.start(), match.end(), Shape.NEAR, unit=text.signs[at])
    mention.relation = _strongest(relations) or Sign.SAME
    if mention.relation == Sign.COMING and match["the"]:
        mention.relation = Sign.NEXT
    mention.part = PARTS[text.value(match.start("p")) - 1]
    return [mention]


def _holiday(text: Signs, match: Match) -> list[Mention]:
    month, day = divmod(text.value(match.start()), 100)
    return [_point(text, match, match.start(), match.end(), month, day)]


def _day_word(text: Signs, match: Match) -> list[Mention]:
    at = match.start()
    before = text.signs[at - 1 : at]
    word = text.words[at].lower()
    if word == "mañana" and before in (Sign.THE, Sign.THIS, Sign.SAME, Sign.OF, Sign.NEXT, Sign.IN, Sign.ONE):
        return []
    if text.signs[match.end() : match.end() + 1] == Sign.APOSTROPHE and text.signs[match.end() + 2 : match.end() + 3] in (
        Sign.CAPITAL,
        Sign.THIS,
    ):
        return []  # "today's Russia" is no day
    relation = Sign.EVE if text.signs[at] == Sign.EVE else ""
    return [Mention(at, match.end(), Shape.DAY_WORD, count=text.value(at), relation=relation)]


def _weekday(text: Signs, match: Match) -> list[Mention]:
    at = match.start()
    before = text.signs[at - 1 : at]
    if match["date"] is not None or before not in (Sign.ON, Sign.IN, Sign.THE, Sign.FROM, Sign.TO, Sign.COMMA):
        return []
    if text.signs[at] == Sign.WEAK_WEEKDAY or (before == Sign.COMMA and text.signs[at - 2 : at - 1] != Sign.DAY):
        return []
    return [Mention(at, match.end(), Shape.NEAR, unit=Sign.WEEKDAY, count=text.value(at))]


_AFTER_A_DAY = _ENDS_OF_PHRASE | {Sign.TO, Sign.IN, Sign.ON, Sign.THE, Sign.DASH}


def _day_only(text: Signs, match: Match) -> list[Mention]:
    """Read "on the 27th", "el día 27", "27-го": a day of the month last told."""
    at = match.start("d")
    before = text.signs[max(0, match.start() - 1) : match.start()]
    after = text.signs[match.end() : match.end() + 1]
    if match["number"] is not None:
        pass
    elif text.words[at].isalpha() or not text.words[at][0].isdigit():
        return []
    elif text.lexicon.month_first:
        if match["the"] is None or before not in (Sign.ON, Sign.TO, Sign.FROM, Sign.BETWEEN, Sign.AND):
            return []
        if after not in _AFTER_A_DAY:
            return []
    elif after not in _AFTER_A_DAY or text.signs[at] == Sign.DAY_NUMBER and match["day"] is None:
        return []
    return [Mention(match.start(), match.end(), Shape.DAY_ONLY, day=text.value(at))]


def _short_year(text: Signs, match: Match) -> list[Mention]:
    """Read "'89": a year whose century is known."""
    at = match.start()
    tight = text.end(at) == text.starts[at + 1] and len(text.words[at + 1]) == 2
    apart = at == 0 or text.end(at - 1) < text.starts[at]
    return [Mention(at, match.end(), Shape.SHORT_YEAR, count=text.value(at + 1))] if tight and apart else []


def _rule(starters: str, pattern: str, build: Build) -> Rule:
    return Rule(notation(starters), re.compile(notation(pattern)), build)


_COUNT = "(?P<c>COUNT|ONE|DAY_NUMBER|NUMBER)"
_ANY_MONTH = "MONTH WEAK_MONTH SHORT_MONTH"
RULES: tuple[Rule, ...] = (
    _rule("FULL_DATE", "FULL_DATE YEAR_MARK? ", _full_date),
    _rule(
        "DAY_NUMBER ORDINAL",
        f"(?P<d>{_DAYISH}) (?:(?P<m>{_MONTHS}) OPEN (?P<d2>{_DAYISH}) (?P<m2>{_MONTHS}) CLOSE"
        f"|OPEN (?P<d3>{_DAYISH}) CLOSE (?P<m3>{_MONTHS})) {_TAIL}?",
        lambda text, match: _old_and_new_style(text, match),
    ),
    _rule(
        "DAY_NUMBER ORDINAL",
        f"{_BEFORE_LAST_DAY}(?P<d>{_DAYISH}) DAY? OF? THE? (?:CALENDAR_MONTH OF)? (?P<m>{_MONTHS}) {_TAIL}?",
        _unnamed(_day_month_year),
    ),
    _rule(_ANY_MONTH, f"(?:{_MONTHS}) THE? (?P<d>{_DAYISH}) (?!{_UNIT}) {_BEHIND_FIRST_DAY} {_TAIL}?", _month_day_year),
    _rule(_ANY_MONTH, f"(?:{_MONTHS}) {_TAIL}?", _month_year),
)
