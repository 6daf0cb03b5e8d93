"""DOCX files: words, headings, notes at their places, tables, properties."""

from __future__ import annotations

from cubatimeline.services.importing import docx
from tests.services.importing.samples import docx as make
from tests.services.importing.samples import w_paragraph

NOTES = (
    "<w:footnote w:id='0' w:type='separator'><w:p/></w:footnote>"
    f"<w:footnote w:id='2'>{w_paragraph('RGANI, f. 5.')}</w:footnote>"
    f"<w:footnote w:id='3'>{w_paragraph('Same place.')}{w_paragraph('And more.')}</w:footnote>"
)


def test_paragraphs_and_headings() -> None:
    styles = (
        "<w:style w:styleId='H'><w:name w:val='heading 2'/></w:style>"
        "<w:style w:styleId='Mine'><w:name w:val='Chapter'/><w:basedOn w:val='H'/></w:style>"
    )
    body = w_paragraph("The visit", style="Mine") + w_paragraph("He came.") + w_paragraph("")
    [reading] = docx.read(make(body, styles=styles))
    assert reading.text == "The visit\n\nHe came."
    assert [(heading.level, heading.start) for heading in reading.headings] == [(2, 0)]


def test_footnotes_come_with_their_anchors() -> None:
    body = w_paragraph("They met in Havana", note=3) + w_paragraph("They parted", note=2)
    [reading] = docx.read(make(body, notes=NOTES))
    assert reading.text.startswith("They met in Havana[1]\n\nThey parted[2]\n\n[1] Same place.\n\nAnd more.")
    first, second = reading.footnotes
    assert reading.text[first.anchor : first.anchor + 3] == "[1]"
    assert reading.text[second.start : second.end] == "[2] RGANI, f. 5."


def test_rows_of_tables_are_paragraphs() -> None:
    cells = "".join(f"<w:tc>{w_paragraph(words)}</w:tc>" for words in ("1962", "sugar", "2.2"))
    [reading] = docx.read(make(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))
    assert reading.text == "1962 | sugar | 2.2"


def test_deleted_words_are_left_out_and_inserted_ones_kept() -> None:
    body = (
        "<w:p><w:r><w:t>On </w:t></w:r><w:del><w:r><w:delText>3</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>4</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> May</w:t></w:r></w:p>"
    )
    [reading] = docx.read(make(body))
    assert reading.text == "On 4 May"


def test_properties_are_proposed_but_not_the_day_of_saving() -> None:
    core = (
        "<dc:title>Letters from Havana</dc:title><dc:creator>O. Daroussenkov</dc:creator>"
        "<dc:language>es-CU</dc:language>"
        "<dcterms:created xmlns:dcterms='http://purl.org/dc/terms/'>2019-01-02T10:00:00Z</dcterms:created>"
    )
    [reading] = docx.read(make(w_paragraph("Words."), core=core))
    assert (reading.record.title, reading.record.creator) == ("Letters from Havana", "O. Daroussenkov")
    assert reading.record.language == "es"
    assert reading.record.dates == {}


def test_what_a_computer_calls_its_user_is_no_creator() -> None:
    core = "<dc:title>Document1</dc:title><dc:creator>Admin</dc:creator>"
    [reading] = docx.read(make(w_paragraph("Words."), core=core))
    assert (reading.record.title, reading.record.creator) == ("", "")


def test_raised_numbers_do_not_run_into_years() -> None:
    up = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>3</w:t></w:r>"
    [reading] = docx.read(make(f"<w:p><w:r><w:t>in 1962</w:t></w:r>{up}<w:r><w:t>.</w:t></w:r></w:p>"))
    assert reading.text == "in 1962[3]."
