"""What the grammar makes of dates that refer to another day: the one last told, or the speaker's own."""

from __future__ import annotations

import re

from cubatimeline.services.extraction.dates.mentions import PARTS, Mention, Shape
from cubatimeline.services.extraction.dates.points import strongest
from cubatimeline.services.extraction.dates.signs import Sign
from cubatimeline.services.extraction.dates.tokens import Signs

Match = re.Match[str]
STRETCHES = frozenset(
    (Sign.DAY, Sign.DAYTIME, Sign.WEEK, Sign.CALENDAR_MONTH, Sign.YEAR, Sign.TEN_YEARS, Sign.CENTURY, Sign.FORTNIGHT)
)
"""Signs of stretches of time, as against months and weekdays, which are called by their names."""
_FORWARD = frozenset((Sign.LATER, Sign.AFTER, Sign.AFTER_A))
_ENDS_OF_PHRASE = frozenset(
    (Sign.DOT, Sign.COMMA, Sign.AND, Sign.CLOSE, Sign.BREAK, Sign.MARK, Sign.COLON, Sign.QUOTE, Sign.QUOTE_CLOSE, "")
)
_AFTER_A_DAY = _ENDS_OF_PHRASE | {Sign.TO, Sign.IN, Sign.ON, Sign.BY, Sign.THE, Sign.DASH}
_NOT_AFTER_A_DAY = frozenset((Sign.NUMBERED, Sign.COUNTED, Sign.PERCENT, Sign.NAMED, Sign.APOSTROPHE))
_BEFORE_A_CLAUSE = frozenset((Sign.DOT, Sign.COMMA, Sign.MARK, Sign.AND, Sign.BREAK, Sign.DASH, ""))
_BEFORE_A_DAY = frozenset((Sign.ON, Sign.BY, Sign.TO, Sign.FROM, Sign.BETWEEN, Sign.AND, Sign.WEEKDAY))
_OPENS_PREDICATE = re.compile(
    r"[a-záéíóúñü]{2,}(?:ó|aron|ieron|ían|aban)|se|fue|fueron|hubo|era|no|ya|todo"
    r"|[а-яё]{2,}[аеиоуыя]л(?:а|о|и)?(?:сь|ся)?|[а-яё]+ш[её]?л[аои]?|был[аои]?|вс[её]|он[аи]?|мы|не|уже"
).fullmatch
"""Words with which a clause goes on behind a day: "el 19 todo había terminado", "28-го ушла телеграмма"."""
_BY_NUMBER = 2
"""Value of DAY in "27 числа"."""


def _stands_alone(text: Signs, last: int) -> bool:
    """Tell whether nothing follows to which the words could refer ("the day before", not "the day before the war")."""
    return text.signs[last : last + 1] in _ENDS_OF_PHRASE


def stretch(text: Signs, match: Match) -> list[Mention]:
    """Read "two months later", "год спустя", "hace dos años", "за год до этого"."""
    unit_at = match.start("u")
    count = _count(text, match, unit_at)
    direction = match["dir"][0]
    if not count or text.value(unit_at) == _BY_NUMBER:
        return []
    if match["dir"] in (Sign.AFTER, Sign.BEFORE) and not _stands_alone(text, match.end()):
        return []
    if text.signs[match.end() : match.end() + 1] == Sign.OF:  # "dos días antes de la batalla"
        return []
    found = Mention(match.start(), match.end(), Shape.STRETCH, unit=text.signs[unit_at])
    found.count = count if direction in _FORWARD else -count
    if direction in (Sign.AGO, Sign.AGO_A):
        found.relation = Sign.LAST
    return [found]


def stretch_from_event(text: Signs, match: Match) -> list[Mention]:
    """Read "a year after Suez": the last word of the name says from where to count."""
    found = Mention(match.start(), match.end(), Shape.STRETCH, unit=text.signs[match.start("u")])
    found.count = text.value(match.start("c")) * (1 if match["dir"] == Sign.AFTER else -1)
    found.event = match.end("name") - 1
    return [found]


def _count(text: Signs, match: Match, unit_at: int) -> int:
    if match["c"] is not None:
        return text.value(match.start("c"))
    return 1 if text.value(unit_at) == 1 and not text.lexicon.month_first else 0


def near(text: Signs, match: Match) -> list[Mention]:
    """Read "the following day", "next spring", "año siguiente", "в том же месяце"."""
    at = match.start("u")
    sign, value = text.signs[at], text.value(at)
    relation = _relation(text, match)
    if not relation or (sign in STRETCHES and value != 1):
        return []
    if sign == Sign.DAYTIME and relation == Sign.THIS:
        relation = Sign.SAME  # "this date": the one told
    if sign == Sign.DAYTIME and relation == Sign.LAST:
        return []
    if relation == Sign.SAME and sign not in STRETCHES and not _is_pointed_at(text, match):
        return []
    found = Mention(match.start(), match.end(), Shape.NEAR, relation=relation, unit=sign)
    found.count = 0 if sign in STRETCHES else value
    return [found]


def _relation(text: Signs, match: Match) -> str:
    """Return the relation as an article changes it: "the next year" follows what was told, "the last year" ends it."""
    relation = strongest(match["r"])
    has_article = match["the"] is not None or text.signs[max(0, match.start() - 1) : match.start()] == Sign.THE
    english = text.lexicon.month_first
    if relation == Sign.COMING and has_article and english:
        return Sign.NEXT
    if relation == Sign.LAST and (has_article or not english):
        places = range(match.start("r"), match.end("r"))
        if any(text.signs[at] == Sign.LAST and text.value(at) == 1 for at in places):
            return ""
    return relation


_BEFORE_A_POINTER = frozenset((Sign.IN, Sign.ON, Sign.BY, Sign.OF, Sign.TO, Sign.THE, Sign.PART, Sign.BREAK, Sign.DOT))


def _is_pointed_at(text: Signs, match: Match) -> bool:
    """Tell "that October" from "said that October was", where "that" is no pointer."""
    before = text.signs[match.start() - 1 : match.start()] if match.start() else ""
    return match["the"] is not None or before in _BEFORE_A_POINTER


def beside(text: Signs, match: Match) -> list[Mention]:
    """Read "the day before", "the year after", where nothing follows to which they refer."""
    at = match.start("u")
    if text.value(at) != 1 or not _stands_alone(text, match.end()):
        return []
    relation = Sign.NEXT if match["r"] in _FORWARD else Sign.PREVIOUS
    return [Mention(match.start(), match.end(), Shape.NEAR, relation=relation, unit=text.signs[at])]


def part_of_unit(text: Signs, match: Match) -> list[Mention]:
    """Read "the end of the year", "late that month", "в начале следующего года"."""
    at = match.start("u")
    relation = strongest((match["r"] or "") + (match["r2"] or ""))
    if text.value(at) != 1 or (not relation and text.lexicon.month_first and not match["of"]):
        return []
    if relation == Sign.COMING and match["the"] and text.lexicon.month_first:
        relation = Sign.NEXT
    if not relation and not _stands_alone(text, match.end()) and text.signs[match.end()] == Sign.OF:
        return []
    found = Mention(match.start(), match.end(), Shape.NEAR, unit=text.signs[at], relation=relation or Sign.SAME)
    found.part = PARTS[text.value(match.start("p")) - 1]
    return [found]


def day_word(text: Signs, match: Match) -> list[Mention]:
    """Read "yesterday", "ayer", "накануне"; "today's Russia" and "la mañana" are no days."""
    at, last = match.span()
    before = text.signs[at - 1 : at] if at else ""
    if text.words[at].lower() == "mañana" and before in (*_ARTICLES, Sign.THIS, Sign.SAME, Sign.NEXT, Sign.IN):
        return []
    if text.signs[last : last + 1] == Sign.APOSTROPHE and text.signs[last + 2 : last + 3] == Sign.CAPITAL:
        return []
    relation = Sign.EVE if text.signs[at] == Sign.EVE else ""
    return [Mention(at, last, Shape.DAY_WORD, count=text.value(at), relation=relation)]


_ARTICLES = (Sign.THE, Sign.OF, Sign.ONE)


_BEFORE_BARE_WEEKDAY = frozenset((Sign.WORD, Sign.COMMA, Sign.DOT, Sign.BREAK, Sign.AND, Sign.PART, Sign.AFTER, ""))
"""What may stand before a weekday without a preposition ("said Tuesday"); not a name ("Black Friday")."""


def weekday(text: Signs, match: Match) -> list[Mention]:
    """Read "on Friday"; before a date it is left to the date."""
    at = match.start()
    before = text.signs[at - 1 : at] if at else ""
    if match["date"] is not None or text.signs[at] == Sign.WEAK_WEEKDAY:
        return []
    if before not in (Sign.ON, Sign.BY, Sign.IN, Sign.THE, Sign.FROM, Sign.TO) and not (
        text.lexicon.month_first and before in _BEFORE_BARE_WEEKDAY
    ):
        return []
    return [Mention(at, match.end(), Shape.NEAR, unit=Sign.WEEKDAY, count=text.value(at))]


def day_only(text: Signs, match: Match) -> list[Mention]:
    """Read "on the 27th", "el día 27", "27-го", "27 числа": a day of the month last told."""
    at = match.start("d")
    if match["number"] is not None:
        if text.value(match.end() - 1) != _BY_NUMBER:
            return []
    elif not text.words[at][0].isdigit() or not _is_day(text, match, at):
        return []
    return [Mention(match.start(), match.end(), Shape.DAY_ONLY, day=text.value(at))]


def _is_day(text: Signs, match: Match, at: int) -> bool:
    """Tell a day of the month from other things that are counted: "on the 4th he left", not "on the 4th floor"."""
    before = text.signs[match.start() - 1 : match.start()] if match.start() else ""
    after = text.signs[match.end() : match.end() + 1]
    if before == Sign.WEEKDAY and after not in STRETCHES:
        return True
    if after in _NOT_AFTER_A_DAY or (after in STRETCHES and after):
        return False
    if text.lexicon.month_first:
        return match["the"] is not None and text.signs[at] == Sign.ORDINAL and before in _BEFORE_A_DAY
    if match["day"] is not None:
        return True
    verb = bool(after) and _OPENS_PREDICATE(text.words[match.end()]) is not None
    if text.signs[at] == Sign.ORDINAL:
        return after in _AFTER_A_DAY or before in _BEFORE_A_CLAUSE or verb
    if before == Sign.OF and text.signs[match.start() - 2 : match.start() - 1] == Sign.DAYTIME:
        return True
    if match["the"] is None or before not in _BEFORE_A_CLAUSE:
        return False
    return after in (Sign.COMMA, Sign.AND, Sign.PERFECT) or verb
