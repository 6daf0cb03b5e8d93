"""The grammar that the three languages share once their words are signs: what stands before what, and what it means.

expression = [qualifier] (between | before | after | by | from | until | list | range | date) [or earlier | or later]
between    = BETWEEN date AND date                   it happened once, somewhere between: [a..b]
before ... = BEFORE date, AFTER date, BY date        it happened once, on one side: [..a], [a..]
from       = FROM date [TO date]                     it lasted: a/b, a/..
list       = date, date OR date | date AND date      one of them [a,b], or all of them {a,b}
range      = date TO date                            it lasted: a/b; after NIGHT it happened once: [a..b]
date       = a bag of signs, each at most once
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from cubatimeline.domain.date_reading.bag import read_bag
from cubatimeline.domain.date_reading.partial import Partial, share_fields, stepped, stretch
from cubatimeline.domain.date_reading.signs import BEFORE, UNTIL, Sign, Token
from cubatimeline.domain.errors import DateError

_QUALIFIERS = {Sign.UNCERTAIN: 1, Sign.APPROXIMATE: 2}
_TIGHT = (Sign.DASH, Sign.SLASH)
_LINKS = (Sign.TO, *_TIGHT)
_FORERUNNERS = (
    Sign.BETWEEN,
    Sign.FROM,
    Sign.BEFORE,
    Sign.AFTER,
    Sign.BY,
    Sign.NOT_BEFORE,
    Sign.TO,
)
_GLUED = frozenset(
    {
        Sign.PART,
        Sign.APPROXIMATE,
        Sign.UNCERTAIN,
        Sign.LAST,
        Sign.NOISE,
        Sign.FROM,
        Sign.BEFORE,
        Sign.AFTER,
        Sign.WEEKDAY,
    }
)
_TIMES = (Sign.CLOCK, Sign.HOURS, Sign.MORNING, Sign.EVENING)
_ASIDE = frozenset({Sign.WEEKDAY, Sign.CLOCK, Sign.ZONE, Sign.MORNING, Sign.EVENING, Sign.NIGHT, Sign.JULIAN})


def understand(tokens: list[Token]) -> tuple[str, bool]:
    """Return the EDTF that the signs say, and whether they were in the Julian calendar.

    Raises:
        DateError: they make no date.
    """
    tokens = _without_noise(tokens)
    julian = any(token.sign is Sign.JULIAN for token in tokens)
    return _expression(tokens), julian


def _expression(tokens: list[Token]) -> str:
    bits, tokens = _leading_qualifiers(tokens)
    side, tokens = _trailing_side(tokens)
    if not tokens:
        raise DateError("There is no date in it.", "Try 27 October 1962.")
    first, rest = tokens[0].sign, tokens[1:]
    if side is not None:
        return _one_sided(side, _date(tokens, bits))
    if first is Sign.TO:
        first = {UNTIL: Sign.TO, BEFORE: Sign.BEFORE}.get(tokens[0].value, Sign.NOISE)
        if first is Sign.NOISE:
            return _expression(rest)
        if first is Sign.TO:
            return f"../{stretch(_date(rest, bits)).end()}"
    if first is Sign.BETWEEN:
        return _between(rest, bits)
    if first is Sign.FROM:
        return _from(rest, bits)
    if first is Sign.AFTER and any(token.sign is Sign.BEFORE for token in rest):
        return _after_and_before(rest, bits)
    if first in (Sign.BEFORE, Sign.AFTER, Sign.BY, Sign.NOT_BEFORE):
        return _one_sided(first, _date(rest, bits))
    if any(token.sign in (Sign.AND, Sign.OR) for token in tokens):
        return _list(tokens, bits)
    return _range_or_date(tokens, bits)


def _without_noise(tokens: list[Token]) -> list[Token]:
    """Drop words without meaning for the date, brackets with their asides, and marks that only join or adorn."""
    kept = [token for token in _brackets_opened(tokens) if token.sign is not Sign.NOISE]
    out: list[Token] = []
    for at, token in enumerate(kept):
        before = out[-1].sign if out else None
        after = kept[at + 1].sign if at + 1 < len(kept) else None
        if token.sign in _TIGHT and (before is None or (before in _GLUED and not _is_suffix(out))):
            continue
        if token.sign is Sign.COMMA and not _divides(out, kept[at + 1 :], kept):
            continue
        out.append(Token(Sign.ONWARDS) if token.sign in _TIGHT and after is None else token)
    return [token for at, token in enumerate(out) if not _is_at(out, at)]


def _is_at(tokens: list[Token], at: int) -> bool:
    """Tell whether the Spanish "a", which else means "to", leads to the first clock time: "a las 19:00"."""
    if tokens[at].sign is not Sign.TO or tokens[at].value or any(token.sign in _TIMES for token in tokens[:at]):
        return False
    return any(token.sign in _TIMES for token in tokens[at + 1 : at + 3]) and tokens[at].text in ("a", "al")


def _is_suffix(out: list[Token]) -> bool:
    """Tell whether the qualifier at the end belongs to the date on its left: "1962? - 1964"."""
    return out[-1].sign in _QUALIFIERS and len(out) > 1 and out[-1].text in ("?", "~", "")


def _brackets_opened(tokens: list[Token]) -> list[Token]:
    """Take round brackets away; what stands in them stays unless it is the other calendar's date."""
    out: list[Token] = []
    inside: list[Token] | None = None
    for token in tokens:
        if token.sign is Sign.OPEN:
            inside = []
        elif token.sign is Sign.CLOSE:
            out.extend(_aside(inside or [], out))
            inside = None
        elif inside is not None:
            inside.append(token)
        else:
            out.append(token)
    return out + (inside or [])


def _aside(inside: list[Token], before: list[Token]) -> list[Token]:
    """Return what a bracket adds: nothing but the calendar where it repeats the date in the other one."""
    repeats = any(token.sign in (Sign.MONTH, Sign.DATE) for token in inside) and any(
        token.sign in (Sign.MONTH, Sign.DATE) for token in before
    )
    clock = any(token.sign in (Sign.CLOCK, Sign.ZONE, Sign.MORNING, Sign.EVENING, Sign.HOURS) for token in inside)
    if any(token.sign is Sign.JULIAN for token in inside) or (repeats and not clock):
        return [Token(Sign.JULIAN)]
    return inside


def _divides(before: list[Token], after: list[Token], everything: list[Token]) -> bool:
    """Tell whether a comma divides the dates of a list, rather than the parts of one date."""
    if not before or not after or not any(token.sign in (Sign.AND, Sign.OR) for token in everything):
        return False
    left, right = before[-1], after[0]
    if left.sign in _ASIDE or right.sign in _ASIDE or right.sign in (Sign.AND, Sign.OR, Sign.FROM, Sign.BETWEEN):
        return False
    if left.sign in _QUALIFIERS and len(before) == 1:
        return False
    year_follows = right.sign is Sign.NUMBER and len(right.text) > 2
    return not (year_follows and (left.sign is Sign.MONTH or (left.sign is Sign.NUMBER and len(left.text) < 3)))


def _leading_qualifiers(tokens: list[Token]) -> tuple[int, list[Token]]:
    """Take off qualifiers at the front that are for all that follows: "probably between ..."."""
    bits = at = 0
    while at < len(tokens) and tokens[at].sign in _QUALIFIERS:
        bits |= _QUALIFIERS[tokens[at].sign]
        at += 1
    ahead = tokens[at].sign if at < len(tokens) else None
    tight = any(token.sign in _TIGHT for token in tokens[at:])
    several = any(token.sign in (Sign.AND, Sign.OR, Sign.TO) for token in tokens[at:])
    in_words = at > 0 and tokens[0].text not in ("?", "~")
    if ahead in _FORERUNNERS or tight or (several and bits == 1 and in_words):
        return bits, tokens[at:]
    return 0, tokens


def _trailing_side(tokens: list[Token]) -> tuple[Sign | None, list[Token]]:
    """Take off "or earlier", "or later" and "onwards" at the end."""
    last = tokens[-1].sign if tokens else None
    if last in (Sign.OR_EARLIER, Sign.OR_LATER):
        return (Sign.BY if last is Sign.OR_EARLIER else Sign.NOT_BEFORE), tokens[:-1]
    if last is Sign.ONWARDS:
        start = 1 if tokens[0].sign is Sign.FROM else 0
        return Sign.FROM, tokens[start:-1]
    return None, tokens


def _date(tokens: list[Token], bits: int = 0) -> Partial:
    return read_bag(tokens).marked(bits)


def _one_sided(sign: Sign, date: Partial) -> str:
    """Return what lies on one side of a date; the words "or earlier" count the date in, "before" leaves it out."""
    _need_date(date)
    whole = stretch(date)
    if sign is Sign.BEFORE:
        return f"[..{stepped(whole.low, -1)}{whole.mark}]"
    if sign is Sign.AFTER:
        return f"[{stepped(whole.high, 1)}{whole.mark}..]"
    single = whole.whole if whole.exact and "X" not in whole.whole else ""
    if sign is Sign.BY:
        return f"[..{single or whole.high + whole.mark}]"
    if sign is Sign.NOT_BEFORE:
        return f"[{single or whole.low + whole.mark}..]"
    return f"{whole.start()}/.."


def _between(tokens: list[Token], bits: int) -> str:
    cut = _first(tokens, (Sign.AND,)) or _first(tokens, _LINKS)
    if cut is None:
        raise DateError("“Between” needs two dates.", "Try between 22 and 28 October 1962.")
    left, right = _pair(tokens[:cut], tokens[cut + 1 :], bits)
    return _one_of_range(left, right)


def _one_of_range(left: Partial, right: Partial) -> str:
    low, high = stretch(left), stretch(right)
    return f"[{low.low}{low.mark}..{high.high}{high.mark}]"


def _after_and_before(tokens: list[Token], bits: int) -> str:
    cut = _first(tokens, (Sign.BEFORE,)) or 0
    end = cut - 1 if cut and tokens[cut - 1].sign is Sign.AND else cut
    left, right = _pair(tokens[:end], tokens[cut + 1 :], bits)
    low, high = stretch(left), stretch(right)
    return f"[{stepped(low.high, 1)}{low.mark}..{stepped(high.low, -1)}{high.mark}]"


def _from(tokens: list[Token], bits: int) -> str:
    cut = _first(tokens, _LINKS)
    if cut is None:
        return _one_sided(Sign.FROM, _date(tokens, bits))
    if any(token.sign is Sign.NIGHT for token in tokens):
        return _night(tokens, bits)
    return _interval(tokens[:cut], tokens[cut + 1 :], bits)


def _range_or_date(tokens: list[Token], bits: int) -> str:
    cut = _first(tokens, _LINKS)
    if any(token.sign is Sign.NIGHT for token in tokens):
        return _night(tokens, bits)
    if cut is None:
        return stretch(_date(tokens, bits)).moment()
    return _interval(tokens[:cut], tokens[cut + 1 :], bits | (_last_qualifier(tokens) if _is_tight(tokens[cut]) else 0))


def _is_tight(token: Token) -> bool:
    return token.sign in _TIGHT


def _last_qualifier(tokens: list[Token]) -> int:
    """Return the qualifier after a range joined by a dash: "1962-64?" doubts both ends."""
    return _QUALIFIERS.get(tokens[-1].sign, 0) if tokens[-1].text in ("?", "~") else 0


def _night(tokens: list[Token], bits: int) -> str:
    """Return a night: one date, or the two days on either side of midnight."""
    tokens = [token for token in tokens if token.sign not in (Sign.NIGHT, Sign.FROM)]
    cut = _first(tokens, (*_LINKS, Sign.AND))
    if cut is None:
        return stretch(_date(tokens, bits)).moment()
    left, right = _pair(tokens[:cut], tokens[cut + 1 :], bits)
    return _one_of_range(left, right)


def _interval(left: list[Token], right: list[Token], bits: int) -> str:
    """Return what lasted from one date to another; an end may be unknown, or now."""
    if _is_only(right, Sign.PRESENT):
        return f"{stretch(_date(left, bits)).start()}/.."
    if _is_only(right, Sign.UNKNOWN_DATE):
        return f"{stretch(_date(left, bits)).start()}/"
    if _is_only(left, Sign.UNKNOWN_DATE):
        return f"/{stretch(_date(right, bits)).end()}"
    start, end = _pair(left, right, bits)
    if start.season is not None and end.season is None and end.month is None and start.year is not None:
        return _season_over_new_year(start, end)
    return f"{stretch(start).start()}/{stretch(end).end()}"


def _season_over_new_year(start: Partial, end: Partial) -> str:
    """Return "winter 1962-63", which is one winter; other seasons lie within a year."""
    if start.season == 24 and end.year == (start.year or 0) + 1:
        return stretch(start).moment()
    return f"{stretch(start).start()}/{stretch(replace(end, season=start.season)).end()}"


def _is_only(tokens: list[Token], sign: Sign) -> bool:
    return len(tokens) == 1 and tokens[0].sign is sign


def _list(tokens: list[Token], bits: int) -> str:
    """Return several dates: one of them, or all of them."""
    one = any(token.sign is Sign.OR for token in tokens)
    if any(token.sign is Sign.NIGHT for token in tokens):
        return _night(tokens, bits)
    tokens = [token for token in tokens if token.sign is not Sign.FROM]
    items: list[list[Token]] = [[]]
    for token in tokens:
        if token.sign in (Sign.AND, Sign.OR, Sign.COMMA):
            items.append([])
        else:
            items[-1].append(token)
    members = [_member_ends(item, bits) for item in items if item]
    flat = [date for member in members for date in member]
    for left, right in zip(flat[-2::-1], flat[:0:-1], strict=True):
        share_fields(left, right)
        _in_order(left, right)
    for left, right in pairwise(flat):
        share_fields(left, right)
    text = ",".join(_member(member) for member in members)
    return f"[{text}]" if one else f"{{{text}}}"


def _member_ends(tokens: list[Token], bits: int) -> list[Partial]:
    cut = _first(tokens, _LINKS)
    if cut is None:
        return [_date(tokens, bits)]
    return [_date(tokens[:cut], bits), _date(tokens[cut + 1 :], bits)]


def _member(dates: list[Partial]) -> str:
    for date in dates:
        _need_date(date)
    low, high = stretch(dates[0]), stretch(dates[-1])
    if len(dates) == 1 and low.exact:
        return low.whole
    return f"{low.low}{low.mark}..{high.high}{high.mark}"


def _first(tokens: list[Token], signs: tuple[Sign, ...]) -> int | None:
    """Return where the first of the signs stands, the very beginning excepted."""
    return next((at for at, token in enumerate(tokens) if at and token.sign in signs), None)


def _pair(left: list[Token], right: list[Token], bits: int) -> tuple[Partial, Partial]:
    """Read the two dates of a range and let them lend each other what is said once."""
    right = right[1:] if right and right[0].sign is Sign.TO else right
    one, two = _date(left, bits), _date(right, bits)
    lent = one.year is None or two.year is None
    share_fields(one, two)
    _need_date(one)
    _need_date(two)
    if lent:
        _in_order(one, two)
    return one, two


def _in_order(left: Partial, right: Partial) -> None:
    """Put the lender's year right where a range runs over New Year: "29 December to 3 January 1963"."""
    if None in (left.year, right.year, left.month, right.month) or left.year != right.year:
        return
    if (left.month or 0, left.day or 0) > (right.month or 0, right.day or 0) and left.year_lent and left.year:
        left.year -= 1
    elif (left.month or 0, left.day or 0) > (right.month or 0, right.day or 0) and right.year_lent and right.year:
        right.year += 1


def _need_date(date: Partial) -> None:
    if date.pending or not date.dated:
        raise DateError("It is not clear what the numbers mean.", "Name the month or the year, as in 27 October 1962.")
