"""EDTF values drawn at random, for the tests of words and of reading."""

from __future__ import annotations

from hypothesis import strategies as st

from cubatimeline.domain.calendars import iso_day

_marks = st.sampled_from(("", "", "?", "~", "%"))
years = st.integers(1000, 2099).map(str)
months = st.builds("{}-{:02d}".format, years, st.integers(1, 12))
days = st.integers(-354_000, 47_000).map(iso_day)
seasons = st.builds("{}-{}".format, years, st.integers(21, 24))
quarters_and_halves = st.builds("{}-{}".format, years, st.sampled_from((33, 34, 35, 36, 40, 41)))
decades = st.integers(100, 209).map("{}X".format)
centuries = st.integers(0, 20).map("{:02d}XX".format)
before_christ = st.builds("-{:04d}".format, st.integers(1, 3000))
plain = st.one_of(years, months, days, seasons, decades, centuries)
points = st.one_of(plain, quarters_and_halves, before_christ)
"""Points that people would name with one plain phrase."""

marked = st.builds("{}{}".format, points, _marks)
of_level_2 = st.sampled_from(
    "1962-XX 1962-10-XX 1962-XX-XX XXXX-10-27 XXXX-10 XXXX 156X-12-25 1984-1X 1984-06-2X 19X2 1560-XX-25 1950S2 "
    "Y170000002 Y-17E7 -004X 000X -00XX -0XXX 1XXX 1962-10-~22 ?1962-10-22 1962?-10-~22 1962-26 1962-30 1962-37 "
    "1962-10-22T19:00:00-05:00 1962-10-22T19:00:00Z 1962-10-22T19:00:30 XXXX-XX-27 XXXX-12-XX 1X62-10".split()
)


def in_order(first: str, second: str) -> tuple[str, str]:
    """Return two plain points in the order of their text, which for four-digit years is that of time."""
    return (first, second) if first[:4].replace("X", "0") < second[:4].replace("X", "0") else (second, first)


pairs = st.one_of(
    *(st.tuples(kind, kind).filter(lambda two: two[0][:4] != two[1][:4]) for kind in (years, months, days, seasons)),
    st.tuples(decades, decades).filter(lambda two: two[0] != two[1]),
    st.builds(
        lambda year, one, two: (f"{year}-{min(one, two):02d}", f"{year}-{max(one, two):02d}"),
        years,
        st.integers(1, 12),
        st.integers(1, 12),
    ),
    st.builds(
        lambda month, one, two: (f"{month}-{min(one, two):02d}", f"{month}-{max(one, two):02d}"),
        months,
        st.integers(1, 28),
        st.integers(1, 28),
    ),
).map(lambda two: in_order(*two) if two[0][:4] != two[1][:4] else two)
spans = st.builds("{0[0]}{1}/{0[1]}{2}".format, pairs, _marks, _marks)
between = st.builds("[{0[0]}{1}..{0[1]}{1}]".format, pairs.filter(lambda two: "X" not in two[0]), _marks)
one_sided = st.builds(
    str.format, st.sampled_from(("[..{}{}]", "[{}{}..]")), st.one_of(years, months, days, seasons), _marks
)
open_spans = st.builds(str.format, st.sampled_from(("{}{}/..", "../{}{}", "{}{}/", "/{}{}")), plain, _marks)
sets = st.builds(
    lambda brackets, items: brackets[0] + ",".join(sorted(items)) + brackets[1],
    st.sampled_from(("[]", "{}")),
    st.one_of(*(st.sets(kind, min_size=2, max_size=4) for kind in (years, months, days))),
)
readable = st.one_of(marked, spans, between, one_sided, open_spans, sets)
"""Values whose long words are read back."""
any_date = st.one_of(readable, of_level_2)
