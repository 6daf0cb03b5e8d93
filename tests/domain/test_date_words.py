"""Dates in words: three languages, three lengths."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cubatimeline
from cubatimeline.domain.date_words import in_words, unbreakable
from cubatimeline.domain.edtf import from_julian, parse
from cubatimeline.domain.languages import LANGUAGES
from tests.domain.edtf_samples import any_date

ROOT = Path(cubatimeline.__file__).parents[1]

LONG = [
    ("1962", "1962", "1962", "1962 г."),
    ("1962-10", "October 1962", "octubre de 1962", "октябрь 1962 г."),
    ("1959-01-01", "1 January 1959", "1 de enero de 1959", "1 января 1959 г."),
    ("1961-21", "spring 1961", "primavera de 1961", "весна 1961 г."),
    ("196X", "the 1960s", "década de 1960", "1960-е годы"),
    ("19XX", "the 20th century", "siglo XX", "XX век"),
    ("-02XX", "the 3rd century BC", "siglo III a. C.", "III век до н. э."),
    ("1XXX", "the 2nd millennium", "II milenio", "II тысячелетие"),
    ("-0043", "44 BC", "44 a. C.", "44 г. до н. э."),
    ("-0043-03-15", "15 March 44 BC", "15 de marzo de 44 a. C.", "15 марта 44 г. до н. э."),
    ("0476", "476 AD", "476 d. C.", "476 г. н. э."),
    ("1962-10~", "c. October 1962", "hacia octubre de 1962", "около октября 1962 г."),
    ("1962-10-22~", "c. 22 October 1962", "hacia el 22 de octubre de 1962", "около 22 октября 1962 г."),
    ("196X~", "c. the 1960s", "hacia la década de 1960", "около 1960-х годов"),
    ("1961-21?", "probably spring 1961", "probablemente primavera de 1961", "вероятно, весна 1961 г."),
    ("1962%", "probably c. 1962", "probablemente hacia 1962", "вероятно, около 1962 г."),
    (
        "1962-10-16/1962-10-28",
        "from 16 to 28 October 1962",
        "del 16 al 28 de octubre de 1962",
        "с 16 по 28 октября 1962 г.",
    ),
    (
        "1962-10-28/1962-11-03",
        "from 28 October to 3 November 1962",
        "del 28 de octubre al 3 de noviembre de 1962",
        "с 28 октября по 3 ноября 1962 г.",
    ),
    ("1962-05-02/1962-05-05", "from 2 to 5 May 1962", "del 2 al 5 de mayo de 1962", "со 2 по 5 мая 1962 г."),
    ("1962/1964", "from 1962 to 1964", "de 1962 a 1964", "с 1962 по 1964 г."),
    (
        "196X/197X",
        "from the 1960s to the 1970s",
        "de la década de 1960 a la década de 1970",
        "с 1960-х годов по 1970-е годы",
    ),
    (
        "1962-10-16?/1962-10-28",
        "from 16 (?) to 28 October 1962",
        "del 16 (?) al 28 de octubre de 1962",
        "с 16 (?) по 28 октября 1962 г.",
    ),
    (
        "1962~/1964",
        "from c. 1962 to 1964",
        "de 1962 (aprox.) a 1964",
        "с 1962 (прибл.) по 1964 г.",
    ),
    ("1962/..", "since 1962", "desde 1962", "с 1962 г."),
    ("../1961-21", "until spring 1961", "hasta la primavera de 1961", "по весну 1961 г."),
    (
        "1962/",
        "from 1962 to an unknown date",
        "desde 1962 hasta una fecha desconocida",
        "с 1962 г. до неизвестной даты",
    ),
    (
        "[1962-10-22..1962-10-28]",
        "between 22 and 28 October 1962",
        "entre el 22 y el 28 de octubre de 1962",
        "между 22 и 28 октября 1962 г.",
    ),
    (
        "[1962-10?..1962-12?]",
        "probably between October and December 1962",
        "probablemente entre octubre y diciembre de 1962",
        "вероятно, между октябрём и декабрём 1962 г.",
    ),
    ("[1962..1964]", "between 1962 and 1964", "entre 1962 y 1964", "между 1962 и 1964 гг."),
    ("[..1958-12-26]", "before 27 December 1958", "antes del 27 de diciembre de 1958", "до 27 декабря 1958 г."),
    ("[1958-12-28..]", "after 27 December 1958", "después del 27 de diciembre de 1958", "после 27 декабря 1958 г."),
    ("[..1959~]", "before c. 1960", "antes de 1960 (aprox.)", "до 1960 г. (прибл.)"),
    (
        "[..1961-21]",
        "no later than spring 1961",
        "no después de la primavera de 1961",
        "не позднее весны 1961 г.",
    ),
    (
        "[1962-10-22,1962-10-23,1962-10-25]",
        "22, 23 or 25 October 1962",
        "22, 23 o 25 de octubre de 1962",
        "22, 23 или 25 октября 1962 г.",
    ),
    ("[1962-09,1962-10]", "September or October 1962", "septiembre u octubre de 1962", "сентябрь или октябрь 1962 г."),
    ("[1961-23,1961-24]", "autumn or winter 1961", "otoño o invierno de 1961", "осень или зима 1961 г."),
    ("{1960,1961,1963}", "1960, 1961 and 1963", "1960, 1961 y 1963", "1960, 1961 и 1963 гг."),
    (
        "1962-10-22T19:00:00-05:00",
        "19:00 (UTC-5), 22 October 1962",
        "19:00 (UTC-5), 22 de octubre de 1962",
        "19:00 (UTC-5), 22 октября 1962 г.",
    ),
    (
        "1962-10-22T09:00:00/1962-10-22T13:30:00",
        "from 9:00 to 13:30, 22 October 1962",
        "de las 9:00 a las 13:30, 22 de octubre de 1962",
        "с 9:00 до 13:30, 22 октября 1962 г.",
    ),
    ("XXXX-10-27", "27 October (year not given)", "27 de octubre (año sin indicar)", "27 октября (год не указан)"),
    (
        "1962-10-XX",
        "October 1962 (day unknown)",
        "octubre de 1962 (día desconocido)",
        "октябрь 1962 г. (день неизвестен)",
    ),
    (
        "1962-10-~22",
        "22 October 1962 (day approximate)",
        "22 de octubre de 1962 (día aproximado)",
        "22 октября 1962 г. (день приблизителен)",
    ),
    (
        "1962?-10-~22",
        "22 October 1962 (year uncertain, day approximate)",
        "22 de octubre de 1962 (año incierto, día aproximado)",
        "22 октября 1962 г. (год неточен, день приблизителен)",
    ),
    ("1962-35", "the third quarter of 1962", "tercer trimestre de 1962", "III квартал 1962 г."),
    ("1962-38", "mid-1962", "mediados de 1962", "середина 1962 г."),
    ("1962-41", "the second half of 1962", "segunda mitad de 1962", "вторая половина 1962 г."),
    (
        "1984-1X",
        "between October and December 1984",
        "entre octubre y diciembre de 1984",
        "между октябрём и декабрём 1984 г.",
    ),
    ("156X-12-25", "25 December (the 1560s)", "25 de diciembre (década de 1560)", "25 декабря (1560-е годы)"),
    (
        "1950S2",
        "c. 1950 (between 1900 and 1999)",
        "hacia 1950 (entre 1900 y 1999)",
        "около 1950 г. (между 1900 и 1999 гг.)",
    ),
    ("Y-17E7", "170000001 BC", "170000001 a. C.", "170000001 г. до н. э."),
]

SHORTER = [
    ("1962-09-22", "22 Sept. 1962", "22 sept. 1962", "22 сент. 1962", "22 Sep 1962", "22 sep 1962"),
    ("1962-10?", "Oct. 1962?", "oct. 1962?", "окт. 1962?", "Oct 1962?", "oct 1962?"),
    ("1962-10~", "c. Oct. 1962", "c. oct. 1962", "ок. окт. 1962", "c. Oct 1962", "c. oct 1962"),
    (
        "1962-10-16/1962-10-28",
        "16–28 Oct. 1962",
        "16–28 oct. 1962",
        "16–28 окт. 1962",
        "16–28 Oct 1962",
        "16–28 oct 1962",
    ),
    ("1962~/1964~", "c. 1962–1964", "c. 1962–1964", "ок. 1962–1964 гг.", "c. 1962–1964", "c. 1962–1964"),
    (
        "1962-10-28/1962-11-03",
        "28 Oct. – 3 Nov. 1962",
        "28 oct. – 3 nov. 1962",
        "28 окт. – 3 нояб. 1962",
        "28 Oct – 3 Nov 1962",
        "28 oct – 3 nov 1962",
    ),
    ("19XX", "20th century", "siglo XX", "XX в.", "20th c.", "s. XX"),
    (
        "[1962-10-22..1962-10-28]",
        "between 22 and 28 Oct. 1962",
        "entre el 22 y el 28 oct. 1962",
        "между 22 и 28 окт. 1962",
        "22–28 Oct 1962",
        "22–28 oct 1962",
    ),
]


@pytest.mark.parametrize(("edtf", "english", "spanish", "russian"), LONG, ids=[row[0] for row in LONG])
def test_long_words(edtf: str, english: str, spanish: str, russian: str) -> None:
    assert [in_words(parse(edtf), language) for language in LANGUAGES] == [english, spanish, russian]


@pytest.mark.parametrize("row", SHORTER, ids=[row[0] for row in SHORTER])
def test_medium_and_short_words(row: tuple[str, ...]) -> None:
    date = parse(row[0])
    medium = [in_words(date, language, "medium") for language in LANGUAGES]
    assert (*medium, in_words(date, "en", "short"), in_words(date, "es", "short")) == row[1:]


def test_one_end_marked_approximate_does_not_seem_to_be_both() -> None:
    assert in_words(parse("1962~/1964"), "en", "medium") == "1962 (approx.) – 1964"


def test_a_day_of_the_julian_calendar_is_told_in_both() -> None:
    october = from_julian(1917, 10, 25)
    assert in_words(october) == "25 October 1917 (O.S.; 7 November)"
    assert in_words(october, "es") == "25 de octubre de 1917 (cal. juliano; 7 de noviembre)"
    assert in_words(october, "ru") == "25 октября (7 ноября) 1917 г."
    assert in_words(october, "ru", "short") == "25 окт. 1917 (ст. ст.)"
    assert in_words(from_julian(1917, 12, 25)) == "25 December 1917 (O.S.; 7 January 1918)"


def test_a_month_of_the_julian_calendar_is_told_by_its_days() -> None:
    assert in_words(from_julian(1917, 10)) == "between 1 and 31 October 1917 (O.S.)"


def test_words_that_may_not_wrap() -> None:
    kept = unbreakable("19:00 (UTC-5), 16–28 Oct. 1962")
    assert " " not in kept
    assert "-" not in kept
    assert kept.replace("\u00a0", " ").replace("\u2011", "-").replace("\u2060", "") == "19:00 (UTC-5), 16–28 Oct. 1962"


@given(any_date, st.sampled_from(LANGUAGES), st.sampled_from(("long", "medium", "short")))
def test_every_date_has_words(edtf: str, language: str, length: str) -> None:
    words = in_words(parse(edtf), language, length)  # type: ignore[arg-type]
    assert words
    assert words == " ".join(words.split())
    assert "None" not in words
    assert "{" not in words


def test_writing_words_brings_in_nothing_heavy() -> None:
    probe = (
        "import sys, cubatimeline.domain.date_words;"
        "heavy = {'dateparser', 'babel', 'numpy', 'PySide6', 'cubatimeline.domain.date_reading'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[]"
