"""EPUB files: chapters in order, notes across files, the record."""

from __future__ import annotations

from cubatimeline.services.importing import epub
from tests.services.importing.samples import epub as make


def test_chapters_in_order_with_notes_of_another_file() -> None:
    chapters = {
        "b.xhtml": "<h1>First</h1><p>They met<a epub:type='noteref' href='notes.xhtml#n1'><sup>1</sup></a> in May.</p>",
        "a.xhtml": "<h1>Second</h1><p>They parted.</p>",
        "notes.xhtml": "<aside id='n1' epub:type='footnote'><p><a href='b.xhtml#r1'>1</a>. Granma, 3 May.</p></aside>",
    }
    [reading] = epub.read(make(chapters))
    assert reading.text == "First\n\nThey met[1] in May.\n\nSecond\n\nThey parted.\n\n[1] Granma, 3 May."
    assert [heading.level for heading in reading.headings] == [1, 1]
    [note] = reading.footnotes
    assert reading.text[note.anchor : note.anchor + 3] == "[1]"


def test_a_chapter_without_words_is_no_hindrance() -> None:
    [reading] = epub.read(make({"cover.xhtml": "<img src='cover.png'/>", "a.xhtml": "<p>Words.</p>"}))
    assert reading.text == "Words."


def test_record() -> None:
    metadata = (
        "<dc:title>Havana and Moscow</dc:title><dc:creator>A. Author</dc:creator><dc:language>en</dc:language>"
        "<dc:date>2001-05</dc:date><dc:publisher>A Press</dc:publisher>"
        "<dc:contributor xmlns:opf='http://www.idpf.org/2007/opf' opf:role='trl'>T. Lator</dc:contributor>"
    )
    [reading] = epub.read(make({"a.xhtml": "<p>Words.</p>"}, metadata))
    record = reading.record
    assert (record.title, record.creator, record.translator, record.publisher) == (
        "Havana and Moscow",
        "A. Author",
        "T. Lator",
        "A Press",
    )
    assert str(record.dates["published"].edtf) == "2001-05"
