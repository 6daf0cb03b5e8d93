"""Tables of any make: dividers, old code pages, dates of spreadsheets, columns named by hand."""

import pytest

from cubatimeline.domain.entities import EntityKind
from cubatimeline.services.importing.model import ImportFault
from cubatimeline.services.interchange.columns import Field, preview, proposed, read, read_rows, what_is_missing
from cubatimeline.services.interchange.report import Loss, Report
from cubatimeline.services.interchange.table import read_table
from tests.services.interchange.samples import EXCEL_TABLE


def _dates(exchange):
    return [event.date.edtf for event in exchange.events]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_of_excel_is_read_whatever_its_code_page(encoding):
    report = Report()
    exchange = read(EXCEL_TABLE.encode(encoding), report)
    assert _dates(exchange) == [
        "1962-10-16/1962-10-28", "1962-10-01", "1961~", "-0043", "1962-10-16", "1962-02-07/..",
    ]  # fmt: skip
    assert exchange.events[0].summary == "Trece días;\nde octubre"
    assert [each.name.en for each in exchange.categories] == ["Ejército"]
    assert {(each.kind, each.name.en) for each in exchange.entities} == {(EntityKind.PLACE, "La Habana")}
    assert [each.place for each in report.rejected] == ["row 6", "row 7", "row 8", "row 11", "row 12"]
    assert all(each.reason for each in report.rejected)
    assert list(report.lost[Loss.SHEET_DAYS]) == ["row 3"]
    assert exchange.events[2].date.written == "c. 1961"


@pytest.mark.parametrize(
    ("cells", "dates"),
    [
        (("3/4/1962", "25/4/1962"), ["1962-04-03", "1962-04-25"]),
        (("3/4/1962", "4/25/1962"), ["1962-03-04", "1962-04-25"]),
        (("3/4/1962",), ["1962-04-03"]),
        (("03.04.1962", "4-5-1962"), ["1962-04-03", "1962-05-04"]),
    ],
)
def test_dates_of_figures_go_by_the_rest_of_their_column(cells, dates):
    report = Report()
    table = "date,title\n" + "".join(f"{cell},x{number}\n" for number, cell in enumerate(cells))
    assert _dates(read(table.encode(), report)) == dates
    assert bool(report.lost) == (cells == ("3/4/1962",))


def test_year_month_and_day_may_stand_in_columns_of_their_own():
    rows = ("Year,Month,Day,End year,Event", "1962,10,16,,a", "-44,3,,,b", "1960,,,1970,c", "1962,13,,,d", "x,,,,e")
    table = "\n".join(rows).replace(",", "\t")
    report = Report()
    assert _dates(read(table.encode(), report)) == ["1962-10-16", "-0043-03", "1960/1970"]
    assert [each.place for each in report.rejected] == ["row 5", "row 6"]


def test_excels_own_line_on_top_tells_the_divider():
    assert _dates(read(b"sep=|\r\ndate|title\r\n1962|a, b; c\r\n", Report())) == ["1962"]


def test_columns_can_be_named_by_hand():
    table = read_table(b"wann,was\n1962-10,Krise\nnie,nichts\n")
    assert what_is_missing(proposed(table)) == "No column holds a date or a year."
    columns = {Field.DATE: 0}
    assert what_is_missing(columns) == "No column holds a title."
    columns[Field.TITLE] = 1
    assert what_is_missing(columns) == ""
    rows = preview(table, columns)
    assert [(row.number, row.date, row.title) for row in rows] == [(2, "October 1962", "Krise"), (3, "", "")]
    assert "nie" in rows[1].reason
    assert [event.title.en for event in read_rows(table, Report(), columns).events] == ["Krise"]


def test_a_preview_has_twenty_rows_at_most():
    table = read_table(("date,title\n" + "1962,x\n" * 50).encode())
    assert len(preview(table, proposed(table))) == 20


@pytest.mark.parametrize("data", [b"", b"\n\n", b"a,b\n1,2\n"])
def test_a_table_without_dates_is_refused(data):
    with pytest.raises(ImportFault):
        read(data, Report())


def test_an_id_that_stands_twice_is_given_a_number():
    exchange = read(b"id,date,title\nx,1962,a\nx,1963,b\n", Report())
    assert [event.id for event in exchange.events] == ["x", "x-2"]
