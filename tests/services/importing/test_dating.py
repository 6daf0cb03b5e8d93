"""A day with its weekday and no year, in a document without a date of its own."""

from __future__ import annotations

import pytest

from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import Entity, EntityKind, Office
from cubatimeline.domain.languages import Localised
from cubatimeline.services.extraction.dates import find_dates
from cubatimeline.services.importing.dating import with_weekdays
from cubatimeline.services.importing.extracting import Context, Extractor
from cubatimeline.services.importing.model import ImportedDocument

MINISTER = Entity(
    "minister",
    EntityKind.PERSON,
    Localised("Pavel Ignatov"),
    offices=(Office(Localised("Minister"), "ministry", parse("2017-01/2020")),),
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They met on Friday, October 4, in the palace.", "2019-10-04"),
        ("Se reunieron el viernes 4 de octubre en el palacio.", "2019-10-04"),
        ("В пятницу, 4 октября, они встретились во дворце, как было решено.", "2019-10-04"),
        ("They met on Wednesday, October 4, in the palace.", "2017-10-04"),
    ],
)
def test_the_first_year_in_which_the_day_falls_on_its_weekday(text: str, day: str) -> None:
    assert [span.edtf for span in with_weekdays(text, find_dates(text), 2017)] == [day]


def test_days_without_a_weekday_are_not_guessed_and_those_with_a_year_stay() -> None:
    text = "They met on October 4. On Friday, May 4, 1962 it was cold. On a Friday they left."
    dates = find_dates(text)
    assert with_weekdays(text, dates, 2017) == dates


def test_the_people_named_tell_from_which_year_on() -> None:
    extractor = Extractor(Context((MINISTER,)))
    text = "Minister Pavel Ignatov met reporters on Friday, October 4, in the capital."
    (draft,) = extractor.document(ImportedDocument(text)).drafts
    assert draft.edtf == "2019-10-04"
    assert extractor.document(ImportedDocument(text.replace("Pavel Ignatov", "X"))).drafts == ()
