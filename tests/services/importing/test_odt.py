"""ODT files: words, headings, notes at their places, tables, properties."""

from __future__ import annotations

import pytest

from cubatimeline.services.importing import odt
from cubatimeline.services.importing.model import ImportFault
from tests.services.importing.samples import odt as make

BODY = (
    "<text:h text:outline-level='2'>La visita</text:h>"
    "<text:p>Llegó<text:s/>en mayo<text:note text:id='n1'><text:note-citation>1</text:note-citation>"
    "<text:note-body><text:p>Granma.</text:p></text:note-body></text:note>.</text:p>"
    "<table:table><table:table-row><table:table-cell><text:p>1962</text:p></table:table-cell>"
    "<table:table-cell><text:p>azúcar</text:p></table:table-cell></table:table-row></table:table>"
)


def test_words_headings_tables_and_notes() -> None:
    [reading] = odt.read(make(BODY))
    assert reading.text == "La visita\n\nLlegó en mayo[1].\n\n1962 | azúcar\n\n[1] Granma."
    assert [(heading.level, heading.start) for heading in reading.headings] == [(2, 0)]
    [note] = reading.footnotes
    assert reading.text[note.anchor :].startswith("[1].")


def test_properties() -> None:
    meta = "<dc:title>Cartas</dc:title><meta:initial-creator>Ana Ruiz</meta:initial-creator><dc:creator>x</dc:creator>"
    [reading] = odt.read(make(BODY, meta))
    assert (reading.record.title, reading.record.creator) == ("Cartas", "Ana Ruiz")


def test_an_encrypted_file_says_so() -> None:
    with pytest.raises(ImportFault, match="encrypted"):
        odt.read(make(BODY, manifest="<encryption-data/>"))


def test_raised_numbers_do_not_run_into_years() -> None:
    body = "<text:p>en 1962<text:span text:style-name='T1'>3</text:span>.</text:p>"
    style = "<style:style style:name='T1'><style:text-properties style:text-position='super 58%'/></style:style>"
    [reading] = odt.read(make(body, styles=style))
    assert reading.text == "en 1962[3]."
