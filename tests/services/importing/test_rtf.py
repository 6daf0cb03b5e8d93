"""RTF files: code pages by font, Unicode, notes, headings, properties."""

from __future__ import annotations

import pytest

from cubatimeline.services.importing import rtf
from cubatimeline.services.importing.model import ImportFault

HEAD = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times Cyr;}}"
    rb"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 heading 2;}}"
)


def escaped(words: str, encoding: str) -> bytes:
    return b"".join(rb"\'%02x" % byte if byte > 127 else bytes([byte]) for byte in words.encode(encoding))


def test_bytes_are_read_in_the_code_page_of_their_font() -> None:
    data = HEAD + rb"{\f1 " + escaped("Хрущёв", "cp1251") + rb"} met {\f0 " + escaped("Núñez", "cp1252") + rb"}.\par}"
    [reading] = rtf.read(data)
    assert reading.text == "Хрущёв met Núñez."


def test_unicode_with_its_fallback() -> None:
    [reading] = rtf.read(HEAD + rb"\uc1\u1050?\u1091?\u1073?\u1072? \u-10179?\u-8704?\par}")
    assert reading.text == "Куба 😀"


def test_headings_and_paragraphs() -> None:
    [reading] = rtf.read(HEAD + rb"\pard\s1 One\par\pard Text\line more.\par\pard\s2 Two\par}")
    assert reading.text == "One\n\nText\nmore.\n\nTwo"
    assert [(heading.level, reading.text[heading.start :][:3]) for heading in reading.headings] == [
        (1, "One"),
        (2, "Two"),
    ]


def test_notes_come_with_their_anchors() -> None:
    [reading] = rtf.read(HEAD + rb"Met{\super\chftn}{\footnote {\super\chftn} Granma, 3 May.} there.\par}")
    assert reading.text == "Met[1] there.\n\n[1] Granma, 3 May."
    [note] = reading.footnotes
    assert note.anchor == 3


def test_raised_numbers_do_not_run_into_years() -> None:
    [reading] = rtf.read(HEAD + rb"in 1962{\super 3} and\par}")
    assert reading.text == "in 1962[3] and"


def test_pictures_headers_and_hidden_words_are_left_out() -> None:
    data = HEAD + rb"{\header Secret\par}{\pict\bin5 }}}}} 010203}{\v hidden}{\*\unknown x}Words.\par}"
    [reading] = rtf.read(data)
    assert reading.text == "Words."


def test_tables() -> None:
    [reading] = rtf.read(HEAD + rb"\trowd\intbl 1962\cell sugar\cell\row\pard After.\par}")
    assert reading.text == "1962 | sugar\n\nAfter."


def test_properties() -> None:
    [reading] = rtf.read(HEAD + rb"{\info{\title Letters}{\author A. Ruiz}{\creatim\yr2001}}Words.\par}")
    assert (reading.record.title, reading.record.creator) == ("Letters", "A. Ruiz")


def test_a_file_cut_off_gives_what_is_there() -> None:
    [reading] = rtf.read(HEAD + rb"Some words.\par And")
    assert reading.text == "Some words.\n\nAnd"
    assert reading.remarks


def test_braces_without_end_are_refused() -> None:
    with pytest.raises(ImportFault, match="deep"):
        rtf.read(rb"{\rtf1 " + b"{" * 100_000)
