"""TEI editions: divisions, pages, notes, choices, and the record in the header."""

from __future__ import annotations

import pytest

from cubatimeline.services.importing import tei
from cubatimeline.services.importing.model import ImportFault
from tests.services.importing.samples import tei as make

HEADER = """<fileDesc><titleStmt><title>Telegram to Havana</title><author>N. Khrushchev</author>
<respStmt><resp>Translated by</resp><persName>G. Goldberg</persName></respStmt></titleStmt>
<publicationStmt><publisher>An Archive</publisher><date when="1997">1997</date>
<availability><licence>CC BY</licence></availability><idno>https://example.org/1</idno></publicationStmt>
<sourceDesc><bibl><date when="1962-11-11">11 November</date></bibl></sourceDesc></fileDesc>
<profileDesc><langUsage><language ident="ru">Russian</language></langUsage><correspDesc>
<correspAction type="sent"><persName>Nikita Khrushchev</persName></correspAction>
<correspAction type="received"><persName>Anastas Mikoyan</persName></correspAction></correspDesc></profileDesc>"""


def test_divisions_pages_and_notes() -> None:
    body = (
        "<body><pb n='1'/><div><head>First</head><p>They met<note n='1'>Pravda.</note> in "
        "<choice><sic>Mai</sic><corr>May</corr></choice>, and<pb n='2'/> left.</p>"
        "<div><head>Within</head><list><item>sugar</item><item>oil</item></list></div></div></body>"
    )
    [reading] = tei.read(make(body))
    assert reading.text == "First\n\nThey met[1] in May, and left.\n\nWithin\n\nsugar\n\noil\n\n[1] Pravda."
    assert [heading.level for heading in reading.headings] == [1, 2]
    assert reading.pages == (0, reading.text.index(" left"))
    assert reading.footnotes[0].anchor == reading.text.index("[1]")


def test_record_of_the_header() -> None:
    [reading] = tei.read(make("<body><p>Words.</p></body>", HEADER))
    record = reading.record
    assert (record.title, record.creator, record.recipient) == (
        "Telegram to Havana",
        "Nikita Khrushchev",
        "Anastas Mikoyan",
    )
    assert (record.translator, record.publisher, record.rights) == ("G. Goldberg", "An Archive", "CC BY")
    assert {kind: date.edtf for kind, date in record.dates.items()} == {"written": "1962-11-11", "published": "1997"}
    assert (record.language, record.address) == ("ru", "https://example.org/1")


def test_a_corpus_gives_a_document_for_each_text() -> None:
    one = make("<body><p>One.</p></body>").decode().partition("?>")[2]
    two = one.replace("One", "Two")
    readings = tei.read(f"<teiCorpus xmlns='http://www.tei-c.org/ns/1.0'><teiHeader/>{one}{two}</teiCorpus>".encode())
    assert [reading.text for reading in readings] == ["One.", "Two."]


def test_entities_of_its_own_are_put_in() -> None:
    data = b"<!DOCTYPE TEI [<!ENTITY ussr 'Soviet Union'>]><TEI><text><body><p>The &ussr;.</p></body></text></TEI>"
    [reading] = tei.read(data)
    assert reading.text == "The Soviet Union."


def test_entities_that_swell_are_refused() -> None:
    steps = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 12))
    data = f"<!DOCTYPE TEI [<!ENTITY e0 'lol'>{steps}]><TEI><text><body><p>&e11;</p></body></text></TEI>".encode()
    with pytest.raises(ImportFault, match="swell") as fault:
        tei.read(data)
    assert fault.value.mend


def test_entities_of_other_files_are_not_fetched() -> None:
    data = (
        b"<!DOCTYPE TEI [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><TEI><text><body><p>A&x;B</p></body></text></TEI>"
    )
    try:
        [reading] = tei.read(data)
    except ImportFault:
        return
    assert reading.text == "AB"
