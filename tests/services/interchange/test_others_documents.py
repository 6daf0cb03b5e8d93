"""Files of references as other programs and other people write them, odd ones included."""

import pytest

from cubatimeline.domain.documents import ArchiveReference
from cubatimeline.services.importing.model import ImportFault
from cubatimeline.services.interchange.formats import Format
from cubatimeline.services.interchange.report import Loss, Report
from tests.services.interchange import samples


def _read(format_, text):
    report = Report()
    return format_.reader(text.encode(), report).documents, report


def _dates(documents):
    return [None if each.date is None else each.date.edtf for each in documents]


def test_ris_is_read_with_odd_tags_and_missing_ends():
    documents, report = _read(Format.RIS, samples.RIS)
    assert [each.title.en for each in documents] == ["Letter to Castro", "Two authors", "Without an end", "The last"]
    assert _dates(documents) == ["1962-10-30", "2005-03", "1964~", "1970"]
    letter, article = documents[:2]
    assert (letter.creator, letter.recipient, letter.kind) == ("Nikita S. Khrushchev", "Fidel Castro", "telegram")
    assert letter.summary == "First line goes on\nA note\nAnother"
    assert letter.reference == ArchiveReference(archive="RGASPI", collection="f. 52, op. 1")
    assert (article.creator, article.publisher) == ("Ann Smith; José Díaz", "Cold War Studies")
    assert [str(each) for each in report.rejected] == ["reference 3: It has no title. Give it one (TI)."]
    assert list(report.lost[Loss.FIELD]) == ["reference 1 “Letter to Castro”", "reference 2 “Two authors”"]


def test_bibtex_is_read_with_accents_abbreviations_and_damage():
    documents, report = _read(Format.BIBTEX, samples.BIBTEX)
    assert [each.id for each in documents] == ["kh62", "plain", "after"]
    first = documents[0]
    assert first.title.en == "The Letter of the Época, ñ and über ß & more"
    assert first.creator == "Nikita S. Khrushchev; Foreign Ministry of the USSR; Fidel Castro"
    assert first.publisher == "Wilson Center Cold War International History Project"
    assert first.address == "https://example.org/a_b?c=%20d"
    assert first.summary == "Fifty % of it.\nIn two lines."
    assert _dates(documents) == ["1962-10-26~/1962-10-28?", "1964-10", "1999"]
    reasons = [each.reason for each in report.rejected]
    assert len(reasons) == 3
    assert "The key “kh62” stands there twice." in reasons
    assert "It has no title." in reasons
    assert report.has(Loss.FIELD, "line 5 (kh62)")


def test_csl_is_read_with_people_seasons_and_words_for_dates():
    documents, report = _read(Format.CSL, samples.CSL)
    assert [each.id for each in documents] == ["17", "circa", "season", "raw", "bc", "raw-2"]
    assert _dates(documents) == ["1962-10-16/1962-10-28", "1962-10~", "1963-21", "1961-03-03", "-0043-03-15", None]
    assert documents[0].title.en == "Sugar & oil"
    assert documents[0].creator == "José Díaz Jr.; Ministry of Trade; Charles de Gaulle"
    assert documents[0].publisher == "Trade"
    assert documents[3].reference == ArchiveReference(archive="AVPRF", collection="f. 104")
    assert [each.place for each in report.rejected] == ["item 6", "item 7"]


@pytest.mark.parametrize("format_", [Format.RIS, Format.BIBTEX, Format.CSL], ids=lambda each: each.option)
@pytest.mark.parametrize("data", [b"", b"hello", b"\0\1\2\3" * 50])
def test_what_holds_no_reference_is_refused(format_, data):
    with pytest.raises(ImportFault):
        format_.reader(data, Report())
