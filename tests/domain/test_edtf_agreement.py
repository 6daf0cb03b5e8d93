"""Agreement with the `edtf` package (5.0.2) on the days between which a value lies, wherever that package is right.

Left out, with the reason:
    1962/, /1962            an unknown end gets ten years added there; here it has no limit
    1950S2, Y3388E2S3       significant digits are dropped there; the specification wants the whole range
    1962-24, 1962-28        winter ends with December there, "for simplicity"; here it runs to the end of February
    1962-30                 southern summer likewise
    1984-1X, 1962-1X-12     cannot be read there, though in the specification
    2011-23~                a qualified season cannot be read there
"""

from __future__ import annotations

import math

import pytest

from cubatimeline.domain.calendars import civil
from cubatimeline.domain.edtf import parse
from tests.benchmarks.dates import mixed_values, their_reader
from tests.domain.test_edtf_specification import EXAMPLES

_LEFT_OUT_SHAPES = ("S2", "S3", "-24", "-28", "-30", "1X", "-23~")


def _left_out(text: str) -> bool:
    return text.endswith("/") or text.startswith("/") or text.endswith(_LEFT_OUT_SHAPES)


@pytest.fixture(scope="module")
def theirs():
    return their_reader()


def _days(text: str) -> list[tuple[int, int, int] | None]:
    date = parse(text)
    return [None if day is None else civil(day) for day in (date.earliest, date.latest)]


def _their_days(bounds: tuple[object, object]) -> list[tuple[int, ...] | None]:
    return [None if isinstance(side, float) and math.isinf(side) else tuple(side[:3]) for side in bounds]


def test_agreement_on_the_specification(theirs):
    compared = [text for text in EXAMPLES if not _left_out(text)]
    assert len(compared) > 70
    assert {text: _their_days(theirs(text)) for text in compared} == {text: _days(text) for text in compared}


def test_agreement_on_a_generated_list(theirs):
    values = mixed_values(250, seed=1962)
    assert {text: _their_days(theirs(text)) for text in values} == {text: _days(text) for text in values}
