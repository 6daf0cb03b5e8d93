"""Events and references of a file into a collection, at one stroke, and out again by undo."""

import json

import pytest

from cubatimeline.domain.edtf import parse
from cubatimeline.domain.errors import ReaderError
from cubatimeline.domain.events import Status
from cubatimeline.services.editing.edit import undo
from cubatimeline.services.interchange.exporting import export_data
from cubatimeline.services.interchange.formats import Format
from cubatimeline.services.interchange.importing_data import import_data
from cubatimeline.services.interchange.report import Loss
from cubatimeline.store.check import check
from cubatimeline.store.reader import Reader
from cubatimeline.store.writer import Writer
from tests.services.interchange import samples
from tests.store.content import filled

TABLE = (
    "date,title,summary,category,people,places\n"
    "1962-10-16~,Photographs,They are shown.,Crisis,John Kennedy; Nobody Known,Washington\n"
    "about 1963,Letters,,,,\n"
    "never,Rejected,,,,\n"
)


@pytest.fixture
def path(tmp_path):
    """A small filled collection."""
    return filled(tmp_path / "small.cubatimeline")


def _file(tmp_path, name, text):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return file


def _counts(path):
    with Reader(path) as reader:
        info = reader.info()
        return info["events"], info["documents"], info["entities"], len(reader.categories()), len(reader.events())


def test_a_table_becomes_drafts_with_their_rows_for_proof(path, tmp_path):
    report = import_data(_file(tmp_path, "Mine.csv", TABLE), path)
    assert (report.events, [each.place for each in report.rejected]) == (2, ["row 4"])
    with Reader(path) as reader:
        photographs = next(event for event in reader.events() if event.title.en == "Photographs")
        assert photographs.status is Status.DRAFT
        assert photographs.date == parse("1962-10-16~")
        assert "Crisis" in {each.name.en for each in reader.categories()}
        names = {reader.entity(id_).name.en for id_ in photographs.entities}
        assert names == {"John Kennedy", "Nobody Known", "Washington"}
        (proof,) = reader.evidence_for_event(photographs.id)
        assert proof.passage.quote == "1962-10-16~: Photographs. They are shown."
        assert reader.document(proof.document).text[proof.passage.start : proof.passage.end] == proof.passage.quote
    assert [problem for problem in check(path) if problem.is_damage] == []


def test_events_may_be_taken_as_they_are(path, tmp_path):
    before = _counts(path)
    import_data(_file(tmp_path, "Mine.csv", TABLE), path, accepted=True)
    assert _counts(path)[0] == before[0] + 2
    with Reader(path) as reader:
        assert all(event.confidence is None for event in reader.events() if event.status is Status.ACCEPTED)


def test_undo_takes_all_of_it_back_at_one_stroke(path, tmp_path):
    before = _counts(path)
    import_data(_file(tmp_path, "Mine.csv", TABLE), path, accepted=True)
    import_data(_file(tmp_path, "refs.ris", samples.RIS), path)
    with Writer(path) as writer:
        writer.submit(undo).result()
        writer.submit(undo).result()
    assert _counts(path) == before


def test_what_is_there_already_is_left_alone(path, tmp_path):
    for name, text in (("Mine.csv", TABLE), ("refs.ris", samples.RIS), ("t.json", samples.TIMELINEJS)):
        file = _file(tmp_path, name, text)
        first = import_data(file, path)
        counts = _counts(path)
        again = import_data(file, path)
        assert (again.events, again.documents) == (0, 0)
        assert again.there_already == first.events + first.documents
        assert _counts(path) == counts


@pytest.mark.parametrize(
    ("name", "text", "events", "documents"),
    [
        ("t.json", samples.TIMELINEJS, 5, 0),
        ("sheet.csv", samples.TIMELINEJS_SHEET, 4, 0),
        ("t.timeline", samples.TIMELINE_PROJECT, 8, 0),
        ("c.ics", samples.CALENDAR, 6, 0),
        ("excel.csv", samples.EXCEL_TABLE, 6, 0),
        ("r.ris", samples.RIS, 0, 4),
        ("b.bib", samples.BIBTEX, 0, 3),
        ("c.json", samples.CSL, 0, 6),
    ],
)
def test_every_format_arrives(path, tmp_path, name, text, events, documents):
    report = import_data(_file(tmp_path, name, text), path)
    assert (report.events, report.documents) == (events, documents)
    assert report.rejected


def test_containers_bring_their_parts(path, tmp_path):
    from cubatimeline.store.relations import read_relations

    with Reader(path) as reader:
        before = len(reader.read(read_relations))
    import_data(_file(tmp_path, "t.xml", samples.TIMELINE_PROJECT), path)
    with Reader(path) as reader:
        assert len(reader.read(read_relations)) == before + 1


def test_a_file_of_another_kind_is_refused(path, tmp_path):
    with pytest.raises(ReaderError):
        import_data(_file(tmp_path, "x.json", '{"a": 1}'), path)
    with pytest.raises(ReaderError):
        import_data(tmp_path / "missing.csv", path)


@pytest.mark.parametrize("format_", Format, ids=lambda each: each.option)
def test_a_collection_goes_out_whole(path, tmp_path, format_):
    out = tmp_path / f"out{format_.endings[0]}"
    with Reader(path) as reader:
        report = export_data(out, format_, reader)
        accepted = sum(event.status is Status.ACCEPTED for event in reader.events())
    assert out.stat().st_size
    assert (report.events == accepted) is format_.carries_events
    assert (Loss.EVENTS in report.lost) is not format_.carries_events
    assert (report.documents > 0) is format_.carries_documents


def test_the_table_has_entities_and_evidence_beside_it(path, tmp_path):
    with Reader(path) as reader:
        export_data(tmp_path / "out.csv", Format.TABLE, reader)
    assert sorted(each.name for each in tmp_path.glob("*.csv")) == [
        "out-entities.csv", "out-evidence.csv", "out.csv",
    ]  # fmt: skip
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfid,edtf,")


def test_a_folder_that_is_missing_is_told(path, tmp_path):
    with Reader(path) as reader, pytest.raises(ReaderError):
        export_data(tmp_path / "no" / "out.json", Format.TIMELINEJS, reader)


def test_linked_data_are_json(path, tmp_path):
    with Reader(path) as reader:
        export_data(tmp_path / "out.jsonld", Format.LINKED, reader)
    assert (
        json.loads((tmp_path / "out.jsonld").read_text(encoding="utf-8"))["@context"]["@vocab"] == "https://schema.org/"
    )
