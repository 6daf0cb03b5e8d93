"""Which files hold events or references."""

import pytest

from cubatimeline.services.interchange.formats import Format, named
from cubatimeline.services.interchange.recognise import recognise
from tests.services.interchange import samples


@pytest.mark.parametrize(
    ("name", "text", "format_"),
    [
        ("a.json", samples.TIMELINEJS, Format.TIMELINEJS),
        ("a.JSON", samples.CSL, Format.CSL),
        ("a.csv", samples.TIMELINEJS_SHEET, Format.TIMELINEJS_SHEET),
        ("a.csv", samples.EXCEL_TABLE, Format.TABLE),
        ("a.timeline", samples.TIMELINE_PROJECT, Format.TIMELINE_PROJECT),
        ("a.xml", samples.TIMELINE_PROJECT, Format.TIMELINE_PROJECT),
        ("a.ics", samples.CALENDAR, Format.CALENDAR),
        ("a.ris", samples.RIS, Format.RIS),
        ("a.bib", samples.BIBTEX, Format.BIBTEX),
        ("a.xml", "<TEI xmlns='http://www.tei-c.org/ns/1.0'/>", None),
        ("a.json", "{}", None),
        ("a.json", "{", None),
        ("a.csv", "", None),
        ("a.txt", samples.RIS, None),
        ("a.md", "# Text", None),
    ],
)
def test_a_file_is_known_by_its_ending_and_its_beginning(tmp_path, name, text, format_):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert recognise(path) is format_


def test_what_is_not_there_is_nothing(tmp_path):
    assert recognise(tmp_path / "missing.csv") is None
    (tmp_path / "folder.csv").mkdir()
    assert recognise(tmp_path / "folder.csv") is None


def test_the_ending_of_a_name_tells_what_to_write(tmp_path):
    names = {"a.json": Format.TIMELINEJS, "a.csl.json": Format.CSL, "A.CSV": Format.TABLE, "a.png": None}
    for name, format_ in names.items():
        assert named(tmp_path / name) is format_
