"""The grammar: patterns over signs, the same for every language, in the order in which they are tried."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from cubatimeline.services.extraction.dates import points, relations
from cubatimeline.services.extraction.dates.leads import add_lead
from cubatimeline.services.extraction.dates.mentions import Mention
from cubatimeline.services.extraction.dates.signs import notation
from cubatimeline.services.extraction.dates.tokens import Signs

_DAYISH = "[DAY_NUMBER ORDINAL]"
_ANY_MONTH = "MONTH WEAK_MONTH SHORT_MONTH"
_A_MONTH = "(?:[MONTH WEAK_MONTH]|SHORT_MONTH DOT?)"
_UNITS = "DAY WEEK CALENDAR_MONTH YEAR TEN_YEARS CENTURY FORTNIGHT"
_NAMED_UNITS = "SEASON WEAK_SEASON MONTH WEAK_MONTH WEEKDAY"
_RELATION = "[SAME THIS NEXT PREVIOUS LAST COMING]"
_YEAR_WORD = "(?:YEAR(?![LATER AGO])|YEAR_MARK DOT?)?"
_A_YEAR = f"""
    (?:(?:AD DOT?)?
    (?P<y>YEAR_NUMBER(?!APOSTROPHE?[COUNTED PERCENT])|[NUMBER DAY_NUMBER](?=(?:YEAR|YEAR_MARK DOT?)?[BC AD]))
    {_YEAR_WORD} (?:(?P<bc>BC)|AD)? {_YEAR_WORD})
"""
_WHICH_YEAR = f"""
    (?P<rel>OF? THE? {_RELATION}{{1,3}} THE? [YEAR YEAR_MARK] | OF? THE? [YEAR YEAR_MARK] {_RELATION}
    | LAST(?![{_UNITS} {_NAMED_UNITS}]))
"""
_TWO_FIGURES = "APOSTROPHE (?P<short>NUMBER)"
_TAIL = f"(?:COMMA? (?:OF THE? YEAR?)? (?:{_A_YEAR} | {_TWO_FIGURES}) | COMMA? {_WHICH_YEAR})?"
_OTHER_DAYS = f"(?P<pre>(?:{_DAYISH} (?:COMMA? [AND OR]|[COMMA DASH TO SLASH IN]) THE?){{0,12}})"
_FURTHER_DAYS = f"""
    (?P<post>(?:(?:[DASH TO SLASH]|COMMA? [AND OR]|COMMA(?={_DAYISH} COMMA? [AND OR])) THE?
    {_DAYISH} (?!OF? {_A_MONTH}|[{_UNITS} COUNTED PERCENT])){{0,12}})
"""
_ENDING_YEAR = "[DASH SLASH](?P<end>[DAY_NUMBER NUMBER])(?!OF? MONTH|[BC AD DASH])"
_OF_CENTURY = """
    (?:OF? THE?
    (?:(?P<roman>ROMAN) CENTURY|CENTURY DOT? (?P<roman2>ROMAN)|(?P<old>LAST) CENTURY|CENTURY (?P<old2>LAST)))?
"""
_COUNT = "(?P<c>COUNT|ONE|DAY_NUMBER|NUMBER)"
_BEFORE_CHRIST = "[NUMBER DAY_NUMBER YEAR_NUMBER]"


Build = Callable[[Signs, re.Match[str]], list[Mention] | None]


class Rule(NamedTuple):
    """A pattern, the signs it may begin with, and what makes mentions of its match.

    No mentions: it is no such date, and further rules are tried; None: it is no date at all.
    """

    starters: str
    pattern: re.Pattern[str]
    build: Build


def _rule(starters: str, pattern: str, build: Build) -> Rule:
    return Rule(notation(starters), re.compile(notation(pattern)), build)


RULES: tuple[Rule, ...] = (
    _rule("FULL_DATE", "FULL_DATE (?:YEAR_MARK DOT?)?", points.full_date),
    _rule(
        "DAY_NUMBER ORDINAL",
        f"{_DAYISH} (?:OF? {_A_MONTH} OPEN (?P<d2>{_DAYISH}) OF? (?P<m2>{_A_MONTH}) CLOSE"
        f"|OPEN (?P<d3>{_DAYISH}) CLOSE (?P<m3>{_A_MONTH})) {_TAIL}",
        points.old_and_new_style,
    ),
    _rule(
        "DAY_NUMBER ORDINAL",
        f"{_OTHER_DAYS}(?P<d>{_DAYISH}) DAY? OF? THE? (?:CALENDAR_MONTH OF)? (?P<m>{_A_MONTH}) {_TAIL}",
        points.day_month,
    ),
    _rule(
        "DAY_NUMBER ORDINAL",
        f"(?P<d>{_DAYISH}) DAY? OF? THE? (?:(?P<r>{_RELATION}{{1,3}}) CALENDAR_MONTH"
        f"|CALENDAR_MONTH (?P<r2>{_RELATION}))",
        points.day_of_that_month,
    ),
    _rule(
        _ANY_MONTH,
        f"{_A_MONTH} THE? (?P<d>{_DAYISH}) (?![{_UNITS} COUNTED PERCENT]) {_FURTHER_DAYS} {_TAIL}",
        points.month_day,
    ),
    _rule(_ANY_MONTH, f"{_A_MONTH} {_TAIL}", points.month_alone),
    _rule("HOLIDAY", f"HOLIDAY {_TAIL}", points.holiday),
    _rule(
        "YEAR_NUMBER NUMBER DAY_NUMBER",
        f"(?P<one>{_BEFORE_CHRIST}) (?:TO|DASH|SLASH|COMMA? AND|COMMA|OR) (?P<other>{_BEFORE_CHRIST}) BC",
        points.years_before_christ,
    ),
    _rule("YEAR_NUMBER", f"(?P<y>YEAR_NUMBER) {_ENDING_YEAR} (?:YEAR|YEAR_MARK DOT?)?", points.short_range),
    _rule("YEAR_NUMBER NUMBER DAY_NUMBER AD", f"{_A_YEAR}", points.year_alone),
    _rule("AD", "AD DOT? (?P<y>[NUMBER DAY_NUMBER])(?P<bc>BC)?", points.year_alone),
    _rule("IN", "IN (?P<n>NUMBER)(?:YEAR(?!BC)|YEAR_MARK(?!DOT? BC) DOT?)", points.short_year_in_words),
    _rule("NUMBER", "NUMBER", points.bare_year_before_christ),
    _rule("APOSTROPHE", "APOSTROPHE (?P<n>NUMBER)", points.short_year),
    _rule(
        "APOSTROPHE DECADE_OF",
        f"APOSTROPHE? (?P<n>DECADE_OF) (?:YEAR|YEAR_MARK DOT?)? (?P<bc>BC)? {_OF_CENTURY}",
        points.decade,
    ),
    _rule(
        "YEAR TEN_YEARS",
        "(?:YEAR|TEN_YEARS OF THE? (?:YEAR (?:OF THE?)?)?) (?P<n>NUMBER|COUNT|YEAR_NUMBER|DAY_NUMBER)(?![DAY YEAR])"
        f"(?P<bc>BC)? {_OF_CENTURY}",
        points.years_as_decade,
    ),
    _rule("THE", "THE (?P<n>COUNT|NUMBER|DAY_NUMBER)", points.decade_after_article),
    _rule(
        "SEASON WEAK_SEASON",
        "[SEASON WEAK_SEASON] (?![NEXT PREVIOUS LAST COMING]) (?:(?:[OF COMMA]|IN)? THE? YEAR? "
        f"(?:(?P<long>YEAR_NUMBER) {_ENDING_YEAR} | {_A_YEAR} | {_TWO_FIGURES}) | COMMA? {_WHICH_YEAR})?",
        points.season,
    ),
    _rule(
        "ORDINAL ROMAN",
        "(?P<n>[ORDINAL ROMAN]) (?:(?:AND|DASH|TO|OR) THE? (?P<n2>[ORDINAL ROMAN]))? DASH? CENTURY DOT? (?P<bc>BC)?",
        points.century,
    ),
    _rule(
        "CENTURY",
        "CENTURY DOT? (?P<n>ROMAN) (?:(?:AND THE?|DASH|TO THE?|OR) (?P<n2>ROMAN))? (?P<bc>BC)?",
        points.century,
    ),
    _rule(
        "COUNT ONE DAY_NUMBER NUMBER",
        f"{_COUNT} (?P<u>[{_UNITS}]) (?P<dir>[LATER EARLIER AGO]|AFTER SAME|BEFORE SAME|AFTER|BEFORE)",
        relations.stretch,
    ),
    _rule(
        "COUNT ONE DAY_NUMBER NUMBER",
        f"{_COUNT} (?P<u>[{_UNITS}]) (?P<dir>[AFTER BEFORE]) THE? (?:NAMED OF THE?)? (?P<name>[CAPITAL NAMED]+)",
        relations.stretch_from_event,
    ),
    _rule(_UNITS, f"(?P<c>(?!))? (?P<u>[{_UNITS}]) (?P<dir>[LATER EARLIER AGO])", relations.stretch),
    _rule(
        "AFTER_A AGO_A LATER",
        f"(?P<dir>[AFTER_A AGO_A LATER]) {_COUNT}? (?P<u>[{_UNITS}])",
        relations.stretch,
    ),
    _rule("UP_TO_A", f"(?P<dir>UP_TO_A) {_COUNT}? (?P<u>[{_UNITS}]) BEFORE", relations.stretch),
    _rule(
        "PART",
        f"(?P<p>PART) (?P<of>[OF IN])? (?P<the>THE)? (?P<r>{_RELATION}{{1,3}})? "
        f"(?P<u>[CALENDAR_MONTH YEAR TEN_YEARS CENTURY]) (?P<r2>{_RELATION})? (?!DOT? ROMAN|OF|NUMBER|YEAR_NUMBER)",
        relations.part_of_unit,
    ),
    _rule(
        "THE SAME THIS NEXT PREVIOUS LAST COMING",
        f"(?P<the>THE)? (?P<r>{_RELATION}{{1,3}}) (?P<u>[{_UNITS} DAYTIME {_NAMED_UNITS}])",
        relations.near,
    ),
    _rule(
        f"{_UNITS} DAYTIME WEEKDAY SEASON",
        f"(?P<the>THE)? (?P<u>[{_UNITS} DAYTIME WEEKDAY SEASON]) (?P<r>[NEXT PREVIOUS LAST COMING])",
        relations.near,
    ),
    _rule(_UNITS, "(?<=THE)(?P<u>[DAY WEEK CALENDAR_MONTH YEAR]) (?P<r>[BEFORE AFTER EARLIER])", relations.beside),
    _rule("NOW EVE", "[NOW EVE]", relations.day_word),
    _rule(
        "WEEKDAY WEAK_WEEKDAY",
        f"[WEEKDAY WEAK_WEEKDAY] (?P<date>DOT? COMMA? THE? (?:{_DAYISH}|{_A_MONTH}|FULL_DATE))?",
        relations.weekday,
    ),
    _rule(
        "DAY THE ORDINAL DAY_NUMBER",
        f"(?P<the>THE)? (?P<day>DAY)? (?P<d>{_DAYISH}) (?P<number>DAY)? (?!OF|{_A_MONTH})",
        relations.day_only,
    ),
)
_BY_STARTER: dict[str, tuple[Rule, ...]] = {
    sign: tuple(rule for rule in RULES if sign in rule.starters) for rule_ in RULES for sign in rule_.starters
}
_next_starter = re.compile(f"[{re.escape(''.join(_BY_STARTER))}]").search


def find_mentions(text: Signs) -> list[Mention]:
    """Return what the words of dates say, in order; mentions never overlap."""
    signs = text.signs
    found: list[Mention] = []
    place = 0
    while (start := _next_starter(signs, place)) is not None:
        place = start.start()
        for rule in _BY_STARTER[signs[place]]:
            match = rule.pattern.match(signs, place)
            if match is None or (mentions := rule.build(text, match)) == []:
                continue
            if mentions is None:
                place = match.end()
            else:
                add_lead(text, mentions[0], found[-1].last if found else 0)
                found += mentions
                place = max(match.end() if mentions[-1].until else mentions[-1].last, place + 1)
            break
        else:
            place += 1
    return found
