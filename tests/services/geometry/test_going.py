"""The span shown around a date that is wanted."""

from __future__ import annotations

import pytest

from cubatimeline.domain.calendars import day_number
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.errors import DateError
from cubatimeline.services.geometry.going import days_of, scale_around

WHOLE = (day_number(1950, 1, 1), day_number(2020, 12, 31))


@pytest.mark.parametrize(
    ("edtf", "least", "most"),
    [
        ("1962-10-27T10:00:00", 0.5, 1.0),
        ("1962-10-27", 5.0, 9.0),
        ("1962-10", 31.0, 45.0),
        ("1962", 365.0, 500.0),
        ("196X", 3650.0, 5000.0),
        ("1962-10-16/1962-10-28", 13.0, 18.0),
    ],
)
def test_what_was_asked_for_fills_a_good_part_of_the_view(edtf: str, least: float, most: float) -> None:
    sought = days_of(parse(edtf), WHOLE)
    scale = scale_around(sought, 800.0)
    assert least <= scale.span <= most
    assert scale.start < sought.start < sought.end < scale.end
    assert (scale.start + scale.end) / 2 == pytest.approx(sought.middle)
    assert scale.width == 800.0


def test_a_time_of_day_is_an_instant_of_its_day() -> None:
    sought = days_of(parse("1962-10-27T10:00:00"), WHOLE)
    assert sought.start == pytest.approx(day_number(1962, 10, 27) + 10 / 24)
    assert sought.end - sought.start < 1 / 24 + 1e-9


@pytest.mark.parametrize("edtf", ["1917", "2050", "/.."])
def test_what_no_event_reaches_is_refused(edtf: str) -> None:
    with pytest.raises(DateError):
        days_of(parse(edtf), WHOLE)
