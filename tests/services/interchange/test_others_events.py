"""Files of events as other programs and other people write them, odd ones included."""

import json

import pytest

from cubatimeline.domain.entities import EntityKind
from cubatimeline.domain.relations import RelationKind
from cubatimeline.services.importing.model import ImportFault
from cubatimeline.services.interchange.formats import Format
from cubatimeline.services.interchange.report import Loss, Report
from tests.services.interchange import samples


def _read(format_, data):
    report = Report()
    exchange = format_.reader(data if isinstance(data, bytes) else data.encode(), report)
    return exchange, report


def _told(exchange):
    return [(event.date.edtf, event.title.en) for event in exchange.events]


def test_timelinejs_slides_are_read_with_text_for_numbers_bce_and_empty_ends():
    exchange, report = _read(Format.TIMELINEJS, samples.TIMELINEJS)
    assert exchange.title == "Cuba & the world"
    assert _told(exchange) == [
        ("1962-10-16", "Photographs on the President’s desk"),
        ("-0043-03", "A senator falls"),
        ("1962-10-27T09:05", "Over Banes"),
        ("1960/1969-12", "A long decade"),
        ("1953/1959", "Batista"),
    ]
    assert exchange.events[0].summary == (
        "First paragraph.\nSecond & last.\nhttps://example.org/photo.jpg – Seen from above – An archive"
    )
    assert {each.name.en for each in exchange.categories} == {"Crisis"}
    assert [each.place for each in report.rejected] == ["slide 5", "slide 6", "slide 7"]
    assert {Loss.MEDIA, Loss.LOOKS, Loss.ERA} == set(report.lost)


def test_a_changed_date_in_the_json_counts_more_than_the_edtf_beside_it():
    slide = {"start_date": {"year": 1963}, "text": {"headline": "x"}, "edtf": "1962~"}
    exchange, _ = _read(Format.TIMELINEJS, json.dumps({"events": [slide]}))
    assert _told(exchange) == [("1963", "x")]


@pytest.mark.parametrize("data", ["", "[]", "{", '{"events": 3}', "[" * 100_000])
def test_json_that_is_no_timeline_is_refused(data):
    with pytest.raises(ImportFault):
        _read(Format.TIMELINEJS, data)


def test_the_google_sheet_is_read_with_clocks_types_and_thousands():
    exchange, report = _read(Format.TIMELINEJS_SHEET, samples.TIMELINEJS_SHEET)
    assert exchange.title == "From a sheet"
    assert _told(exchange) == [
        ("1962-10-16", "Photographs, shown"),
        ("1962-10-27T14:30", "Over Banes"),
        ("1962/1963", "Months of letters"),
        ("1953/1959", "Batista"),
    ]
    assert [str(each) for each in report.rejected] == ["row 7: It has no start year. Give start_date a year."]


def test_the_first_version_of_the_sheet_has_dates_in_one_cell():
    rows = ("Start Date,End Date,Headline,Text,Tag", "10/16/1962,10/28/1962,Thirteen days,,x", "1963,,y,,", "")
    exchange, _ = _read(Format.TIMELINEJS_SHEET, "\r\n".join(rows))
    assert _told(exchange) == [("1962-10-16/1962-10-28", "Thirteen days"), ("1963", "y")]


def test_the_timeline_project_is_read_with_containers_fuzzy_and_unending_events():
    exchange, report = _read(Format.TIMELINE_PROJECT, samples.TIMELINE_PROJECT)
    assert _told(exchange) == [
        ("1962-10-14/1962-10-28", "The crisis"),
        ("1962-10-16", "The photographs"),
        ("1962-10", "Talks somewhere in the month"),
        ("1962-10-20~/1962-10-25~", "About then"),
        ("1962-02-07/..", "Embargo"),
        ("-0043-03-15T10:30", "(in brackets)"),
        ("1962-11-20", "Quarantine lifted"),
        ("1985-01-01/1991-12-31", "Perestroika"),
    ]
    part = exchange.relations[0]
    assert (part.kind, part.source, part.target) == (
        RelationKind.PART_OF, exchange.events[1].id, exchange.events[0].id,
    )  # fmt: skip
    assert exchange.events[4].summary == "Still there.\nhttps://example.org"
    assert [each.name.en for each in exchange.categories] == ["World", "Cuba"]
    assert len(report.rejected) == 2
    assert "30 February" not in str(report.rejected[0])
    assert {Loss.LOOKS, Loss.STATE, Loss.ERA, Loss.FIELD} == set(report.lost)


@pytest.mark.parametrize(
    "data", ["<timeline>", "<html/>", "<timeline><version>1.0.0</version><timetype>numtime</timetype></timeline>"]
)
def test_xml_of_another_kind_is_refused(data):
    with pytest.raises(ImportFault):
        _read(Format.TIMELINE_PROJECT, data)


def test_a_calendar_is_read_with_exclusive_ends_zones_and_repetition():
    exchange, report = _read(Format.CALENDAR, samples.CALENDAR)
    assert _told(exchange) == [
        ("1962-10-16/1962-10-28", "Thirteen days, counted"),
        ("1962-10-27T10:15+03:00/1962-10-27T11:15+03:00", "Meeting; Moscow"),
        ("1962-10-27T19:45Z", "Call"),
        ("1963-01-01", "Anniversary"),
        ("1962-10-28", "Letter due"),
        ("1962-10-29T09:00/1962-10-29T10:30", "With a duration"),
    ]
    assert exchange.events[0].summary == "Two lines\nof words\nhttps://example.org/x"
    assert [(each.kind, each.name.en) for each in exchange.entities] == [(EntityKind.PLACE, "Moscow, Kremlin")]
    assert [each.reason for each in report.rejected] == ["Its DTSTART cannot be read.", "It has no DTSTART."]
    assert {Loss.REPEATED, Loss.STATE, Loss.CATEGORY} == set(report.lost)


@pytest.mark.parametrize("data", ["", "BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "hello"])
def test_a_broken_calendar_is_refused(data):
    with pytest.raises(ImportFault):
        _read(Format.CALENDAR, data)
