"""An import in a process of its own: progress, stopping, and an end that nobody expected."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from cubatimeline.app.import_process import import_apart
from cubatimeline.domain.errors import CollectionError
from cubatimeline.store.reader import Reader
from tests.store.content import filled

PAPER = "Paper {0} of the embassy\n\nOn {1} May 1961 Guevara received envoy number {0} in Havana.\n"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number:02}.txt").write_text(PAPER.format(number, number % 28 + 1), encoding="utf-8")
    return folder


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    return filled(tmp_path / "small.cubatimeline")


def imported(collection: Path) -> list[str]:
    """Return the texts of the documents that were imported."""
    with Reader(collection) as reader:
        ids = [document.id for document in reader.documents() if document.id.startswith("paper")]
        found = (reader.document(id_) for id_ in ids)
        return [document.text for document in found if document is not None]


def never() -> bool:
    return False


def test_progress_is_told_and_the_report_comes_back(papers: Path, collection: Path) -> None:
    told: list[tuple[int, int]] = []
    report = import_apart([papers], collection, lambda done, of: told.append((done, of)), never)
    assert (report.imported_count, report.failed) == (60, [])
    assert told[-1] == (60, 60)
    assert told == sorted(told)
    assert len(imported(collection)) == 60


def test_it_stops_when_asked(papers: Path, collection: Path) -> None:
    told: list[int] = []
    report = import_apart([papers], collection, lambda done, _: told.append(done), lambda: bool(told))
    assert report.cancelled
    assert 0 < report.imported_count < 60
    assert len(imported(collection)) == report.imported_count


def test_a_process_that_is_killed_leaves_whole_documents(papers: Path, collection: Path) -> None:
    def kill(done: int, _of: int) -> None:
        # Some of those that are done may still wait for the thread that writes.
        if done > 20:
            for child in multiprocessing.active_children():
                child.kill()

    with pytest.raises(CollectionError, match="ended unexpectedly"):
        import_apart([papers], collection, kill, never)
    texts = imported(collection)
    assert texts
    assert all(text.endswith("in Havana.") for text in texts)
    report = import_apart([papers], collection, lambda *_: None, never)
    assert report.imported_count + report.there_count == 60
    assert len(imported(collection)) == 60


def test_a_collection_that_is_not_there_is_refused(papers: Path, tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match="There is no collection"):
        import_apart([papers], tmp_path / "nothing.cubatimeline", lambda *_: None, never)


def test_nobody_is_left_behind(papers: Path, collection: Path) -> None:
    import_apart([papers / "00.txt"], collection, lambda *_: None, never)
    assert multiprocessing.active_children() == []
