"""From a file to documents: formats recognised by content, language, outline, notes, doubles, pasted text."""

from __future__ import annotations

import pickle
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cubatimeline
from cubatimeline.services.importing.kinds import Format
from cubatimeline.services.importing.model import ImportFault
from cubatimeline.services.importing.reading import content_hash, read_bytes, read_file, read_text
from tests.services.importing import samples

WORDS = "The ambassador told the minister that the talks on sugar would go on after the delegation had come home."
EVERY = {
    "a.txt": WORDS.encode(),
    "a.md": WORDS.encode(),
    "a.html": f"<html><body><p>{WORDS}</p></body></html>".encode(),
    "a.docx": samples.docx(samples.w_paragraph(WORDS)),
    "a.odt": samples.odt(f"<text:p>{WORDS}</text:p>"),
    "a.epub": samples.epub({"a.xhtml": f"<p>{WORDS}</p>"}),
    "a.xml": samples.tei(f"<body><p>{WORDS}</p></body>"),
    "a.rtf": rb"{\rtf1\ansi " + WORDS.encode() + rb"\par}",
    "a.pdf": samples.pdf([[(72, 700, 8, WORDS)]]),
}


@pytest.mark.parametrize("name", EVERY)
def test_every_format_gives_the_same_words(name: str) -> None:
    [document] = read_bytes(EVERY[name], name)
    assert document.text == WORDS
    assert document.language == "en"
    assert document.languages == ("en",)
    assert document.title
    assert document.remarks == ()
    assert document.content_hash == content_hash(WORDS)


def test_every_format_is_packed() -> None:
    specification = Path(cubatimeline.__file__).parents[1] / "packaging" / "linux" / "cubatimeline.spec"
    told = re.search(r"^formats = \((.*)\)$", specification.read_text(encoding="utf-8"), re.MULTILINE)
    assert told is not None
    assert set(re.findall(r"\w+", told[1])) == {each.value for each in Format} - {"archive"}


@pytest.mark.parametrize("name", EVERY)
def test_the_contents_decide_not_the_name(name: str) -> None:
    [document] = read_bytes(EVERY[name], "a.bin")
    assert document.text == WORDS


def test_a_misnomer_is_told() -> None:
    [document] = read_bytes(EVERY["a.html"], "saved.pdf")
    assert "pdf" in document.remarks[0]


@pytest.mark.parametrize("name", EVERY)
def test_files_cut_off_anywhere_give_words_or_one_reason(name: str) -> None:
    data = EVERY[name]
    for cut in range(0, len(data), max(1, len(data) // 25)):
        try:
            told = [document.text or document.remarks for document in read_bytes(data[:cut], name)]
        except ImportFault as fault:
            told = [fault.message, fault.mend]
        assert told
        assert all(told)


@given(st.sampled_from(sorted(EVERY)), st.data())
def test_damaged_files_give_words_or_one_reason(name: str, data: st.DataObject) -> None:
    content = bytearray(EVERY[name])
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        documents = read_bytes(bytes(content), name)
    except ImportFault:
        return
    assert documents


def test_an_archive_gives_all_its_documents(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(samples.zipped({"1.txt": WORDS, "2.md": "# Sugar\n\nText."}))
    documents = read_file(tmp_path / "a.zip")
    assert [(each.source_name, each.title) for each in documents] == [
        ("a.zip/1.txt", "The ambassador told the minister that the talks on sugar would go on after the …"),
        ("a.zip/2.md", "Sugar"),
    ]


def test_offsets_fit_the_text() -> None:
    visit = f"The Visit\n\n{WORDS} {WORDS} It was told.[1]"
    text = f"{visit}\n\nAPPENDIX I - Statements\n\n{WORDS} {WORDS}\n\n[1] Pravda, 3 May 1962."
    [document] = read_bytes(text.encode(), "a.txt")
    assert [document.text[heading.start :].partition("\n")[0] for heading in document.headings] == [
        "The Visit",
        "APPENDIX I - Statements",
    ]
    [note] = document.footnotes
    assert document.text[note.anchor : note.anchor + 3] == "[1]"
    assert document.text[note.start : note.end] == "[1] Pravda, 3 May 1962."
    assert len(document.languages) == document.text.count("\n\n") + 1


@given(st.text(min_size=1), st.sampled_from(["NFC", "NFD"]))
def test_doubles_are_known_in_spite_of_blanks_and_forms(text: str, form: str) -> None:
    other = unicodedata.normalize(form, text).replace(" ", " \n ")
    assert content_hash(other) == content_hash(unicodedata.normalize(form, text))


def test_doubles_are_known_in_spite_of_quotes_and_hyphens() -> None:
    assert content_hash("“Sugar” – it’s all…") == content_hash('"sugar" - it\'s  all...')
    assert content_hash("1962") != content_hash("1963")


def test_scans_without_text_are_not_doubles_of_one_another() -> None:
    [one] = read_bytes(samples.pdf([[]]), "a.pdf")
    [two] = read_bytes(samples.pdf([[], []]), "b.pdf")
    assert one.text == two.text == ""
    assert one.content_hash != two.content_hash
    assert (one.title, two.title) == ("a", "b")


def test_pasted_text() -> None:
    document = read_text(f"A cable\n\n{WORDS}", "My title")
    assert (document.title, document.language) == ("My title", "en")
    assert read_text(f"A cable\n\n{WORDS} {WORDS}").title == "A cable"


def test_pasting_nothing_says_so() -> None:
    with pytest.raises(ImportFault):
        read_text(" \n ")


def test_a_document_can_be_sent_to_another_process() -> None:
    [document] = read_bytes(EVERY["a.docx"], "a.docx")
    assert pickle.loads(pickle.dumps(document)) == document


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t \n", "no text"),
        ("a.png", samples.png(), "picture"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(100), "picture"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old office"),
        ("a.xlsx", samples.zipped({"xl/workbook.xml": "<x/>"}), "spreadsheet"),
        ("a.docx", samples.zipped({"x": "y"}), "DOCX needs"),
        ("a.rar", b"Rar!\x1a\x07\x00", "RAR"),
        ("a.xml", b"<?xml version='1.0'?><recipe><p>Eggs</p></recipe>", "recipe"),
        ("a.css", b"p { color: red }", "style sheet"),
        ("a.mp3", b"ID3" + bytes(50), "recording"),
        ("a.bin", bytes(range(256)) * 20, "not text"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, data: bytes, word: str) -> None:
    with pytest.raises(ImportFault, match=word):
        read_bytes(data, name)
