"""Files of events and references on the command line, in and out."""

import json

import pytest

from cubatimeline.store.reader import Reader
from tests.services.interchange import samples


def test_a_table_and_references_are_imported_and_what_is_wrong_is_listed(run, collection, tmp_path):
    (tmp_path / "mine.csv").write_text("date,title\n1962-10,Crisis\nnever,x\n", encoding="utf-8")
    (tmp_path / "refs.bib").write_text(samples.BIBTEX, encoding="utf-8")
    done = run("import", str(tmp_path / "mine.csv"), str(tmp_path / "refs.bib"), "--into", str(collection), "--accept")
    assert done.code == 0
    assert done.out.splitlines() == ["mine.csv: Imported 1 event.", "refs.bib: Imported 3 documents."]
    assert "mine.csv: row 3: " in done.err
    with Reader(collection) as reader:
        assert "Crisis" in {event.title.en for event in reader.events()}


def test_a_table_without_dates_fails_and_documents_go_on(run, collection, tmp_path):
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "letter.txt").write_text("On 3 May 1961 the envoy left Havana for Moscow.", encoding="utf-8")
    done = run(
        "import", str(tmp_path / "bad.csv"), str(tmp_path / "letter.txt"), "--into", str(collection), "--jobs", "1"
    )
    assert done.code == 1
    assert "bad.csv: No column holds a date or a year." in done.err
    assert "1 imported" in done.out


@pytest.fixture
def exported(run, collection, tmp_path):
    """Return a function that exports the small collection under a name."""

    def export(name, *options):
        return run("export", str(tmp_path / name), "--collection", str(collection), *options), tmp_path / name

    return export


def test_the_ending_tells_the_format_and_losses_go_to_stderr(exported):
    done, path = exported("out.json")
    assert (done.code, done.out.startswith("Exported 2 events.")) == (0, True)
    assert len(json.loads(path.read_text(encoding="utf-8"))["events"]) == 2
    assert "1 piece of evidence was left out." in done.err.splitlines()


@pytest.mark.parametrize("name", ["out.csv", "out.xml", "out.ics", "out.jsonld", "out.ris", "out.bib", "out.csl.json"])
def test_every_format_is_written(exported, name):
    done, path = exported(name)
    assert done.code == 0
    assert path.stat().st_size


def test_a_format_can_be_named(exported):
    done, path = exported("sheet.csv", "--format", "timelinejs-csv")
    assert done.code == 0
    assert path.read_text(encoding="utf-8").startswith("Year,Month,Day,Time,")
    assert exported("x.json", "--format", "nonsense")[0].code == 2


def test_options_of_pictures_are_refused_for_data(exported):
    done, _ = exported("out.json", "--from", "1962")
    assert done.code == 2
    assert "--from" in done.err
