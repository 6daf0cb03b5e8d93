"""Reading EDTF: what holds for all of it, and what is refused."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cubatimeline.domain import calendars
from cubatimeline.domain.calendars import iso_day
from cubatimeline.domain.dates import Kind, Precision
from cubatimeline.domain.edtf import from_julian, parse
from cubatimeline.domain.errors import DateError

mark = st.sampled_from(["", "", "", "?", "~", "%"])
sign = st.sampled_from(["", "", "", "-"])
day_numbers = st.integers(calendars.day_number(0, 1, 1), calendars.day_number(9999, 12, 31))


@st.composite
def plain_points(draw: st.DrawFn) -> str:
    """A year, a month or a day, without anything else."""
    text = iso_day(draw(day_numbers))
    return text[: draw(st.sampled_from([4, 7, 10]))]


@st.composite
def qualified_points(draw: st.DrawFn) -> str:
    """A year, month or day with qualifiers on either side of each component."""
    return draw(sign) + "-".join(draw(mark) + field + draw(mark) for field in draw(plain_points()).split("-"))


@st.composite
def masked_points(draw: st.DrawFn) -> str:
    """A year, month or day with unspecified digits anywhere; the day exists in some month."""
    year = draw(st.text("0123456789X", min_size=4, max_size=4)).replace("0000", "1962")
    fields = [
        year,
        draw(st.sampled_from(["XX", "0X", "1X", "X1", "10"])),
        draw(st.sampled_from(["XX", "0X", "2X", "12"])),
    ]
    return "-".join(fields[: draw(st.integers(1, 3))]) + draw(mark)


seasons = st.builds("{:04d}-{}{}".format, st.integers(0, 9999), st.integers(21, 41), mark)
clocks = st.builds(
    "{}T{:02d}:{:02d}:{:02d}{}".format,
    day_numbers.map(iso_day),
    st.integers(0, 23),
    st.integers(0, 59),
    st.integers(0, 59),
    st.sampled_from(["", "Z", "-05", "+03:30"]),
)
long_years = st.one_of(
    st.builds("Y{}{}".format, sign, st.integers(10_000, 10**15 - 1)),
    st.builds("Y{}{}E{}".format, sign, st.integers(1, 999), st.integers(4, 9)),
    st.builds("Y{}{}S{}".format, sign, st.integers(10_000, 10**9), st.integers(1, 5)),
    st.builds("{:04d}S{}".format, st.integers(1000, 9999), st.integers(1, 4)),
)
points = st.one_of(plain_points(), qualified_points(), masked_points(), seasons, long_years)


def _readable(text: str) -> bool:
    try:
        parse(text)
    except DateError:
        return False
    return True


good_points = points.filter(_readable)
ends = st.one_of(st.sampled_from(["..", ""]), good_points)
intervals = st.builds("{}/{}".format, ends, ends).filter(_readable)


@st.composite
def sets(draw: st.DrawFn) -> str:
    """One of or all of several points and ranges, perhaps open at the ends."""
    members = draw(st.lists(good_points, min_size=1, max_size=4))
    text = draw(st.sampled_from(["", ".."])) + ",".join(members) + draw(st.sampled_from(["", ".."]))
    return draw(st.sampled_from(["[{}]", "{{{}}}"])).format(text)


values = st.one_of(good_points, clocks, intervals, sets().filter(_readable))


@given(values)
def test_values_are_written_as_they_were_read(text: str):
    date = parse(text)
    assert date.edtf == text
    assert parse(date.edtf) == date
    assert parse(f"  {text}\n") == date


@given(values)
def test_bounds_are_in_order(text: str):
    first, start_by, end_from, last = parse(text).bounds
    for earlier, later in ((first, start_by), (end_from, last), (first, end_from), (start_by, last)):
        assert earlier is None or later is None or earlier <= later


@given(values)
def test_a_side_without_limit_is_open_or_unknown(text: str):
    date = parse(text)
    assert (date.earliest is None) == (date.open_start or date.unknown_start)
    assert (date.latest is None) == (date.open_end or date.unknown_end)


@given(good_points | clocks)
def test_a_moment_has_the_same_bounds_for_its_end(text: str):
    date = parse(text)
    assert date.kind is Kind.MOMENT
    assert date.bounds[:2] == date.bounds[2:]


@given(day_numbers)
def test_a_day_is_its_own_bound(day: int):
    date = parse(iso_day(day))
    assert set(date.bounds) == {day}
    assert date.precision is Precision.DAY


@given(st.integers(0, 9999), st.integers(1, 12))
def test_a_month_holds_its_days_and_a_year_its_months(year: int, month: int):
    date, whole = parse(f"{year:04d}-{month:02d}"), parse(f"{year:04d}")
    assert date.earliest == calendars.day_number(year, month, 1)
    assert date.latest == calendars.day_number(year, month, calendars.days_in_month(year, month))
    assert whole.earliest <= date.earliest <= date.latest <= whole.latest


@given(day_numbers, st.lists(st.integers(0, 9), min_size=1, max_size=8))
def test_a_masked_day_holds_the_day_it_was_masked_from(day: int, places: list[int]):
    text = iso_day(day)
    digits = [*text]
    for place in places:
        if digits[place] != "-":
            digits[place] = "X"
    date = parse("".join(digits))
    assert date.earliest <= day <= date.latest
    assert {iso_day(date.earliest)[at] for at in (4, 7)} == {"-"}


@given(good_points, good_points)
def test_the_bounds_of_a_set_hold_those_of_its_members(one: str, other: str):
    a, b = parse(one), parse(other)
    either, both = parse(f"[{one},{other}]"), parse(f"{{{one},{other}}}")
    assert either.earliest == both.earliest == min(a.earliest, b.earliest)
    assert either.latest == both.latest == max(a.latest, b.latest)
    assert (either.kind, both.kind) == (Kind.MOMENT, Kind.SPAN)
    assert [member.edtf for member in either.members] == [one, other]


@given(values, mark)
def test_reading_never_fails_but_with_a_date_error(text: str, extra: str):
    for spoiled in (text + extra + extra, text[1:], text[:-1], text.replace("-", "/", 1), text[::-1], text.lower()):
        if not _readable(spoiled):
            with pytest.raises(DateError) as told:
                parse(spoiled)
            assert told.value.mend


@given(st.text(max_size=30) | st.text("0123456789X-/?~%.,[]{}YTESZ:+ ", max_size=24))
def test_any_text_is_read_or_refused(text: str):
    if _readable(text):
        assert parse(parse(text).edtf) == parse(text)


@pytest.mark.parametrize(("text", "bounds"), [
    ("2004-06-15/2004-06", ["2004-06-15", "2004-06-15", "2004-06-15", "2004-06-30"]),
    ("2004-06/2004-06-15", ["2004-06-01", "2004-06-15", "2004-06-15", "2004-06-15"]),
    ("1962/1962-10", ["1962-01-01", "1962-10-31", "1962-10-01", "1962-10-31"]),
    ("1962-10/1962-10", ["1962-10-01", "1962-10-31", "1962-10-01", "1962-10-31"]),
])  # fmt: skip
def test_ends_that_overlap_limit_each_other(text: str, bounds: list[str]):
    assert [iso_day(day) for day in parse(text).bounds] == bounds


@pytest.mark.parametrize(("text", "first", "last"), [
    ("2001-XX-31", "2001-01-31", "2001-12-31"),
    ("2001-0X-31", "2001-01-31", "2001-08-31"),
    ("2001-X1-2X", "2001-01-20", "2001-11-29"),
    ("19XX-02-29", "1904-02-29", "1996-02-29"),
    ("XXXX-02-29", "0000-02-29", "9996-02-29"),
    ("1962-02-XX", "1962-02-01", "1962-02-28"),
    ("1964-02-2X", "1964-02-20", "1964-02-29"),
    ("1962-04-3X", "1962-04-30", "1962-04-30"),
    ("1X62", "1062-01-01", "1962-12-31"),
    ("X9XX", "0900-01-01", "9999-12-31"),
    ("XXXX", "0000-01-01", "9999-12-31"),
    ("-XXXX", "-9999-01-01", "-0001-12-31"),
    ("-000X", "-0009-01-01", "-0001-12-31"),
    ("-19XX", "-1999-01-01", "-1900-12-31"),
    ("-196X-12", "-1969-12-01", "-1960-12-31"),
    ("196X-21", "1960-03-01", "1969-05-31"),
    ("199X-24", "1990-12-01", "2000-02-29"),
])  # fmt: skip
def test_bounds_of_unspecified_digits(text: str, first: str, last: str):
    assert (iso_day(parse(text).earliest), iso_day(parse(text).latest)) == (first, last)


@pytest.mark.parametrize(("text", "low", "high"), [
    ("Y-17E7S2", -179_999_999, -170_000_000),
    ("Y-171010000S3", -171_999_999, -171_000_000),
    ("-1950S2", -1999, -1900),
    ("1950S4", 1950, 1950),
    ("0044S2", 0, 99),
    ("Y999999999999999", 10**15 - 1, 10**15 - 1),
    ("Y-1E14", -(10**14), -(10**14)),
])  # fmt: skip
def test_bounds_of_far_and_estimated_years(text: str, low: int, high: int):
    date = parse(text)
    assert calendars.civil(date.earliest) == (low, 1, 1)
    assert calendars.civil(date.latest) == (high, 12, 31)


@pytest.mark.parametrize(("text", "precision"), [
    ("1XXX", Precision.MILLENNIUM), ("XXXX-12-25", Precision.MILLENNIUM), ("19XX", Precision.CENTURY),
    ("1950S2", Precision.CENTURY), ("196X", Precision.DECADE), ("156X-12-25", Precision.DECADE),
    ("1962", Precision.YEAR), ("1962-XX-16", Precision.YEAR), ("1962-1X", Precision.YEAR), ("Y-17E7", Precision.YEAR),
    ("1962-21", Precision.SEASON), ("1962-34", Precision.SEASON), ("1962-10", Precision.MONTH),
    ("1962-10-1X", Precision.MONTH), ("1962-10-16~", Precision.DAY), ("1962-10-27T09", Precision.HOUR),
    ("1962-10-27T09:15", Precision.MINUTE), ("1962-10-27T09:15:30Z", Precision.SECOND),
    ("1962-10-16/1963", Precision.YEAR), ("1962-10-16/..", Precision.DAY), ("../..", Precision.MILLENNIUM),
    ("[1962-10-16,1962-11]", Precision.MONTH), ("{1962..}", Precision.YEAR),
])  # fmt: skip
def test_precision_is_that_of_the_coarsest_known_component(text: str, precision: Precision):
    assert parse(text).precision is precision


@pytest.mark.parametrize(("text", "marks"), [
    ("2004-06-11%", ("%", "%", "%")),
    ("2004-06~-11", ("~", "~", "")),
    ("2004?-06-11", ("?", "", "")),
    ("?2004-06-~11", ("?", "", "~")),
    ("2004-%06-11", ("", "%", "")),
    ("2004?-06-11~", ("%", "~", "~")),
    ("?2004-06~", ("%", "~", "")),
    ("2004-~06-?11", ("", "~", "?")),
    ("196X~", ("~", "", "")),
    ("~196X", ("~", "", "")),
    ("Y170000002?", ("?", "", "")),
    ("%1950S2", ("%", "", "")),
    ("2001-21?", ("?", "?", "")),
    ("2001-~21", ("", "~", "")),
])  # fmt: skip
def test_qualifiers_belong_to_components(text: str, marks: tuple[str, str, str]):
    date = parse(text)
    assert date.parts[0].marks == marks
    assert date.uncertain is any(each in ("?", "%") for each in marks)
    assert date.approximate is any(each in ("~", "%") for each in marks)


@pytest.mark.parametrize(("text", "time", "zone"), [
    ("1962-10-27T09:15:30", 555, None),
    ("1962-10-27T09:15:30Z", 555, 0),
    ("1962-10-27T23:59:60Z", 1439, 0),
    ("1962-10-27T00:00:00-05", 0, -300),
    ("1962-10-27T09:15:30+04:30", 555, 270),
    ("1962-10-27T09:15:30-04:30", 555, -270),
    ("1962-10-27T09:15", 555, None),
    ("1962-10-27T09Z", 540, 0),
])  # fmt: skip
def test_a_clock_is_that_of_the_place(text: str, time: int, zone: int | None):
    date = parse(text)
    assert (date.time, date.zone) == (date.end_time, date.end_zone) == (time, zone)
    assert set(date.bounds) == {calendars.day_number(1962, 10, 27)}


def test_an_interval_has_a_clock_at_either_end():
    date = parse("1962-10-27T09:15-05/1962-10-27T12:00-05")
    assert (date.time, date.end_time, date.zone, date.end_zone) == (555, 720, -300, -300)
    assert parse("1962-10-27T09:15/..").end_time is None


@pytest.mark.parametrize(
    "text", ["1962-10-27T09:15", "1962-10-27T09", "1962-10-27T09:15:00Z/1962-10-28", "[1962-10-27T09:15:00]"]
)
def test_strict_reading_refuses_clocks_that_edtf_leaves_out(text: str):
    assert parse(text).time is not None
    with pytest.raises(DateError, match="clock"):
        parse(text, strict=True)


def test_open_and_unknown_ends_are_told_apart():
    assert parse("1962/..").open_end
    assert not parse("1962/..").unknown_end
    assert parse("1962/").unknown_end
    assert not parse("1962/").open_end
    assert parse("../1962").open_start
    assert parse("/1962").unknown_start
    assert parse("[..1962]").open_start
    assert parse("{1962..}").open_end
    assert parse("/..").bounds == (None, None, None, None)


def test_members_of_a_set():
    date = parse("[..1959,1960-05,1961..1962,1970..]")
    assert [member.edtf for member in date.members] == ["../1959", "1960-05", "1961/1962", "1970/.."]
    assert [part.text for part in date.parts] == ["1959", "1960-05", "1961", "1962", "1970"]
    assert date.is_set
    assert not parse("1960").is_set
    assert not parse("1960").members


REFUSED = {
    "": "no date",
    "   ": "no date",
    "2001-02-30": "February 2001 has 28 days",
    "1900-02-29": "February 1900 has 28 days",
    "1962-10-00": "October 1962 has 31 days",
    "2001-13": "no month 13",
    "1962-00-01": "no month 00",
    "1962-42": "no month 42",
    "2016-13-08": "no month 13",
    "XXXX-02-30": "February never has",
    "1962-02-3X": "February 1962 has 28 days",
    "1962-XX-32": "day that does not exist",
    "1962-2X": "month that does not exist",
    "2001-21-03": "day in a season",
    "XXXX-...": "no date in EDTF",
    "2005/2004": "lies before",
    "2004-06-16/2004-06-15": "lies before",
    "[1672..1670]": "lies before",
    "1962-10-27T12:00/1962-10-27T09:15": "lies before",
    "1962/1963/1964": "more than one",
    "/": "neither",
    "Y2012": "Y before a year of four digits",
    "Y1E3": "Y before a year of four digits",
    "Y012345": "zero before a long year",
    "12345": "more than four digits",
    "62": "fewer than four digits",
    "-0000": "-0000",
    "-0000-01-01": "-0000",
    "Y-0E9": "zero before",
    "1950S0": "significant digits",
    "1950S5": "significant digits",
    "195XS2": "both X and",
    "Y1E15": "too far away",
    "Y1E999999999999999999": "too far away",
    "Y" + "9" * 5000: "too far away",
    "Y17E7-12-26": "month after a long year",
    "y17e7": "small letter",
    "196x": "“x”",
    "19uu": "“u”",
    "1984/open": "word",
    "unknown/1984": "word",
    "2004-(06)?-11": "round brackets",
    "(1984)?": "round brackets",
    "2004??": "two qualifiers",
    "2004?~": "two qualifiers",
    "+1962": "plus sign",
    "19621016": "no hyphens",
    "1962-5-8": "one digit",
    "16-10-1962": "year last",
    "1667,1668": "comma outside",
    "[1667": "bracket",
    "1667]": "bracket",
    "[1667}": "bracket",
    "[]": "set without a date",
    "{..}": "set without a date",
    "[[1667]]": "set within a set",
    "[1962/1963]": "set and an interval",
    "[1984..,1985]": "middle of a set",
    "[1983,..1985]": "middle of a set",
    "[1667,]": "no date",
    "[1667,\t1668]": "blank",
    "1962 -10": "blank",
    "1962-10-27 09:15": "Write T",
    "1962-10-27T24:00:00": "hour 24",
    "1962-10-27T25:00": "beyond",
    "1962-10-27T09:60": "beyond",
    "1962-10-27T09:15:60": "beyond",
    "1962-10-27T09:15:00+24": "zone",
    "1962-10-27T09:15:00+05:60": "zone",
    "1962-10-27T9:15": "clock",
    "1962-02-30T09:15": "February 1962 has 28 days",
    "1962-10T09:15": "clock",
    "1962-10-27?T09:15": "clock",
    "1962-1X-27T09:15": "clock",
    "October 1962": "no date in EDTF",
    "1962-10-16 and more": "no date in EDTF",
    "٢٠٠١": "no date in EDTF",
    "1962-10-16\n1962": "blank",
    "20ZZ-01-01": "no date in EDTF",
}


@pytest.mark.parametrize(("text", "told"), REFUSED.items(), ids=[text[:24] for text in REFUSED])
def test_what_is_no_edtf_is_refused_with_a_mend(text: str, told: str):
    with pytest.raises(DateError) as error:
        parse(text)
    assert told in str(error.value)
    assert error.value.mend.endswith(".")
    assert len(str(error.value)) < 200


@pytest.mark.parametrize(
    "text", ["T" * 50_000, "[" * 50_000, "1962," * 20_000, "1962-10-16T" + "0" * 50_000, "?" * 50_000]
)
def test_long_nonsense_is_refused_at_once(text: str):
    with pytest.raises(DateError):
        parse(text)


def test_a_long_set_is_read():
    date = parse("{" + ",".join(f"{year:04d}" for year in range(10_000)) + "}")
    assert len(date.members) == 10_000
    assert (iso_day(date.earliest), iso_day(date.latest)) == ("0000-01-01", "9999-12-31")


def test_julian_days_are_converted_and_kept_as_written():
    date = from_julian(1917, 10, 25, "25 October 1917")
    assert date.edtf == "1917-11-07"
    assert (date.calendar, date.written) == ("julian", "25 October 1917")
    assert date == parse("1917-11-07")
    assert from_julian(1917, 10, 25, qualifier="?").edtf == "1917-11-07?"


def test_a_julian_month_lies_across_two_of_ours():
    assert from_julian(1917, 10).edtf == "[1917-10-14..1917-11-13]"
    assert from_julian(1917).edtf == "[1917-01-14..1918-01-13]"
    assert from_julian(1917, 10).kind is Kind.MOMENT


@given(day_numbers)
def test_julian_days_lead_back(day: int):
    assert from_julian(*calendars.julian(day)).earliest == day


@pytest.mark.parametrize(
    "fields", [(1917, 13), (1917, 2, 29), (1917, 0), (1917, -1), (1917, 10, 32), (1917, 10, 0), (1917, None, 5)]
)
def test_julian_days_that_never_were_are_refused(fields: tuple[int, ...]):
    with pytest.raises(DateError):
        from_julian(*fields)


def test_ten_thousand_values_leave_nothing_behind():
    texts = [iso_day(day) + ending for day in range(2_500) for ending in ("", "~", "/..", "/2019")]
    wrong = [f"1962-13-{number}" for number in range(1_000)]
    for text in texts[:1_000]:
        parse(text)
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        for text in texts:
            parse(text)
        for text in wrong:
            _readable(text)
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < 50_000
