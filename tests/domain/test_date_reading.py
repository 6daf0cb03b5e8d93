"""Reading dates as people type them."""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cubatimeline
from cubatimeline.domain.date_reading import read
from cubatimeline.domain.date_reading.tokens import TABLES, even_spelling, roman_number
from cubatimeline.domain.date_words import in_words
from cubatimeline.domain.edtf import from_julian, parse
from cubatimeline.domain.errors import DateError
from cubatimeline.domain.languages import LANGUAGES, Language
from tests.domain.edtf_samples import any_date, readable

ROOT = Path(cubatimeline.__file__).parents[1]

EXAMPLES = """
1962-10~ = 1962-10~
27 October 1962 = 1962-10-27
October 27, 1962 = 1962-10-27
Saturday, 27 October 1962 = 1962-10-27
22 de octubre de 1962 = 1962-10-22
22 октября 1962 г. = 1962-10-22
октябрь 1962 = 1962-10
Oct 62 = 1962-10
Oct. '62 = 1962-10
27/10/1962 = 1962-10-27
10/27/1962 = 1962-10-27
03/04/1961 = 1961-04-03
1.5.60 = 1960-05-01
1962/10/27 = 1962-10-27
10.1962 = 1962-10
22.X.1962 = 1962-10-22
27 October = XXXX-10-27
год неизвестен = XXXX
primero de enero de 1959 = 1959-01-01
1º de enero de 1959 = 1959-01-01
1ro de enero de 1959 = 1959-01-01
twenty-first of October 1962 = 1962-10-21
двадцать второго октября 1962 = 1962-10-22
spring 1961 = 1961-21
летом 1962 года = 1962-22
winter 1962-63 = 1962-24
зимой 1962/63 года = 1962-24
Q3 1962 = 1962-35
third quarter of 1962 = 1962-35
III квартал 1962 г. = 1962-35
primer semestre de 1961 = 1961-40
second half of 1962 = 1962-41
1960s = 196X
the sixties = 196X
los años sesenta = 196X
los años 60 = 196X
década de 1960 = 196X
60-е годы = 196X
шестидесятые годы = 196X
19th century = 18XX
nineteenth century = 18XX
siglo XIX = 18XX
XIX в. = 18XX
III век = 02XX
девятнадцатый век = 18XX
44 BC = -0043
1 BC = 0000
476 AD = 0476
AD 476 = 0476
15 de marzo de 44 a. C. = -0043-03-15
III век до н. э. = -02XX
1st century BC = [-0099..0000]
440s BC = [-0448..-0439]
2nd millennium BC = -1XXX
c. 1962 = 1962~
circa 1962 = 1962~
about 1962 = 1962~
hacia 1962 = 1962~
около октября 1962 г. = 1962-10~
probably 1962 = 1962?
1962 (?) = 1962?
probably c. 1962 = 1962%
[c. 1962] = 1962~
mid-1962? = [1962-05?..1962-08?]
mid-1962 = [1962-05..1962-08]
early 1962 = [1962-01..1962-04]
finales de 1962 = [1962-09..1962-12]
late October 1962 = [1962-10-21..1962-10-31]
в начале октября 1962 г. = [1962-10-01..1962-10-10]
mid-February 1961 = [1961-02-11..1961-02-20]
late February 1961 = [1961-02-21..1961-02-28]
early 1960s = [1960..1963]
начало 1960-х = [1960..1963]
a mediados de los años sesenta = [1964..1966]
late 19th century = [1867..1899]
early spring 1961 = 1961-03
second half of November 1962 = [1962-11-16..1962-11-30]
segunda quincena de noviembre de 1962 = [1962-11-16..1962-11-30]
segunda quincena de noviembre = [XXXX-11-16..XXXX-11-30]
вторая половина ноября 1962 г. = [1962-11-16..1962-11-30]
вторая декада ноября 1962 г. = [1962-11-11..1962-11-20]
last week of October 1962 = [1962-10-25..1962-10-31]
the week of 22 October 1962 = [1962-10-22..1962-10-28]
second half of the 1960s = [1965..1969]
16-28 October 1962 = 1962-10-16/1962-10-28
16–28 October 1962 = 1962-10-16/1962-10-28
October 16-28, 1962 = 1962-10-16/1962-10-28
from 16 to 28 October 1962 = 1962-10-16/1962-10-28
del 16 al 28 de octubre de 1962 = 1962-10-16/1962-10-28
с 16 по 28 октября 1962 г. = 1962-10-16/1962-10-28
22-23.10.1962 = 1962-10-22/1962-10-23
28 October to 3 November 1962 = 1962-10-28/1962-11-03
29 December to 3 January 1963 = 1962-12-29/1963-01-03
29 December 1962 to 3 January = 1962-12-29/1963-01-03
October-November 1962 = 1962-10/1962-11
spring to autumn 1961 = 1961-21/1961-23
1962-1964 = 1962/1964
1962/63 = 1962/1963
1962–63 = 1962/1963
1905/06 = 1905/1906
c. 1962–1964 = 1962~/1964~
1962-64? = 1962?/1964?
XIX–XX вв. = 18XX/19XX
from early 1962 to late 1963 = 1962-37/1963-39
a finales de 1962 = [1962-09..1962-12]
de principios de 1962 a finales de 1963 = 1962-37/1963-39
between 22 and 28 October 1962 = [1962-10-22..1962-10-28]
entre el 22 y el 28 de octubre de 1962 = [1962-10-22..1962-10-28]
между 22 и 28 октября 1962 г. = [1962-10-22..1962-10-28]
between the 18th and 19th centuries = [1700..1899]
after 22 and before 28 October 1962 = [1962-10-23..1962-10-27]
the night of 22 to 23 October 1962 = [1962-10-22..1962-10-23]
в ночь с 22 на 23 октября 1962 г. = [1962-10-22..1962-10-23]
la noche del 22 al 23 de octubre de 1962 = [1962-10-22..1962-10-23]
before 27 Dec 1958 = [..1958-12-26]
before 1959 = [..1958]
before January 1959 = [..1958-12]
до 27 декабря 1958 г. = [..1958-12-26]
after 27 Dec 1958 = [1958-12-28..]
after spring 1961 = [1961-06-01..]
by 1962 = [..1962]
1962 or earlier = [..1962]
no earlier than 1962 = [1962..]
since 1962 = 1962/..
1962 onwards = 1962/..
1962 to present = 1962/..
desde el 1 de enero de 1959 = 1959-01-01/..
until 1962 = ../1962
hasta 1962 = ../1962
22, 23 or 25 October 1962 = [1962-10-22,1962-10-23,1962-10-25]
October 22, 1962 or October 23, 1962 = [1962-10-22,1962-10-23]
1960, 1961 and 1963 = {1960,1961,1963}
1667, 1668 or 1670 to 1672 = [1667,1668,1670..1672]
22 October 1962, 7 pm = 1962-10-22T19:00:00
19:00 22 октября 1962 = 1962-10-22T19:00:00
22 de octubre de 1962 a las 7 de la noche = 1962-10-22T19:00:00
19:00 (UTC-5), 22 October 1962 = 1962-10-22T19:00:00-05:00
3 часа дня 22 октября 1962 = 1962-10-22T15:00:00
evening of 22 October 1962 = 1962-10-22
May Day 1960 = 1960-05-01
1 мая 1960 = 1960-05-01
Nochebuena de 1958 = 1958-12-24
Easter 1961 = 1961-04-02
Good Friday 1962 = 1962-04-20
Domingo de Pascua de 1959 = 1959-03-29
27 octobre 1962 = 1962-10-27
27. Oktober 1962 = 1962-10-27
octobre 1962 = 1962-10
""".strip().splitlines()

NONSENSE = """
hello
9126 apples
we
we 1962
12
62
october revolution
three days ago
hace tres días
вчера
il y a trois jours
October November
1962 1963
spring October 1962
half of 1962
between 1962
fifth half of 1962
Easter
before October
the week of 1962
25 hours 22 October 1962
13:61 22 October 1962
-
?
()
from to
""".strip().splitlines()


@pytest.mark.parametrize("line", EXAMPLES)
def test_what_people_type(line: str) -> None:
    typed, _, edtf = line.partition(" = ")
    date = read(typed)
    assert date.edtf == edtf
    assert date.written == typed


@pytest.mark.parametrize("typed", NONSENSE)
def test_nonsense_is_refused(typed: str) -> None:
    with pytest.raises(DateError) as refused:
        read(typed)
    assert refused.value.mend


@pytest.mark.parametrize("typed", ["no date", "n.d.", "[s. f.]", "без даты", "б. д.", "undated", "   "])
def test_no_date_is_no_date(typed: str) -> None:
    with pytest.raises(DateError):
        read(typed)


def test_an_impossible_day_is_explained() -> None:
    with pytest.raises(DateError, match="February 1962 has 28 days"):
        read("30 February 1962")


@pytest.mark.parametrize(
    "typed",
    [
        "25 October 1917 OS",
        "25 October 1917 (Old Style)",
        "25 October (7 November) 1917",
        "25 октября (7 ноября) 1917 г.",
        "25 октября 1917 г. по старому стилю",
        "25 de octubre de 1917 (calendario juliano)",
    ],
)
def test_dates_of_the_julian_calendar_are_converted(typed: str) -> None:
    date = read(typed)
    assert (date.edtf, date.calendar) == ("1917-11-07", "julian")


def test_a_month_of_the_julian_calendar() -> None:
    assert read("October 1917 OS") == from_julian(1917, 10)


@pytest.mark.parametrize(
    ("typed", "language"), [("22 октября 1962 г.", "en"), ("spring 1961", "ru"), ("agosto de 1961", "ru")]
)
def test_a_language_asked_for_excludes_the_others(typed: str, language: Language) -> None:
    with pytest.raises(DateError):
        read(typed, language)


def test_accents_case_and_spaces_do_not_matter() -> None:
    assert read("  DESPUÉS del 27 de Diciembre\u00a0de 1958 ").edtf == "[1958-12-28..]"
    assert even_spelling("Ноябрём ОСЕНЬЮ") == "ноябрем осенью"


@pytest.mark.parametrize(
    ("numeral", "number"), [("xix", 19), ("iv", 4), ("xl", 40), ("ХХ".lower(), 20), ("iix", 0), ("", 0)]
)
def test_roman_numerals(numeral: str, number: int) -> None:
    assert roman_number(numeral) == number


def test_no_word_means_one_thing_in_one_language_and_another_in_the_next() -> None:
    meanings: dict[str, set[tuple[object, int]]] = defaultdict(set)
    for entries in TABLES.values():
        for phrase, meaning in {
            p: (sign, value) for sign, value, ps in reversed(entries) for p in ps.split("|")
        }.items():
            meanings[phrase].add(meaning)
    assert {phrase for phrase, found in meanings.items() if len(found) > 1} == set()


def test_no_phrase_stands_twice_in_a_table() -> None:
    for language, entries in TABLES.items():
        phrases = [phrase for _, _, line in entries for phrase in line.split("|")]
        assert {p for p in phrases if phrases.count(p) > 1} == set(), language


@given(readable, st.sampled_from(LANGUAGES))
def test_words_written_are_words_read(edtf: str, language: Language) -> None:
    date = parse(edtf)
    words = in_words(date, language)
    again = read(words, language)
    assert (again.bounds, again.kind) == (date.bounds, date.kind), (words, again.edtf)
    assert (again.uncertain, again.approximate) == (date.uncertain, date.approximate), (words, again.edtf)
    assert read(words) == again


@given(any_date)
def test_edtf_is_read_as_edtf(edtf: str) -> None:
    assert read(edtf) == parse(edtf)


_scraps = st.sampled_from(
    "1962 62 27 October spring of the between and or from to until before after - – / ( ) , ? ~ % c. early half first "
    "BC century XIX 1960s 22:00 7 pm UTC-5 OS siglo a de los años y в до г. по с век 1-й night week Easter '61 27.10 "
    "Q3 99999999 0 00 1.1.1 decade 2nd millennium last".split()
)


@given(st.one_of(st.text(max_size=30), st.lists(_scraps, max_size=8).map(" ".join)))
def test_whatever_is_typed_gives_a_date_or_a_date_error(typed: str) -> None:
    with suppress(DateError):
        date = read(typed)
        assert parse(date.edtf) == date


def test_dateparser_is_loaded_only_for_further_languages() -> None:
    probe = (
        "import sys; from cubatimeline.domain.date_reading import read;"
        "read('entre el 22 y el 28 de octubre de 1962'); print('dateparser' in sys.modules);"
        "read('27 octobre 1962'); print('dateparser' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["False", "True"]
