"""Files to documents, drafts and names: whole documents always, each once; bad files are told and passed over."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from cubatimeline.domain.drafts import Draft, Teaching, TeachingKind, fingerprint
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.errors import CollectionError
from cubatimeline.domain.evidence import Stance
from cubatimeline.services.importing import extracting, pool, run
from cubatimeline.services.importing.extracting import Context, Extracted, Fault, Outcome
from cubatimeline.services.importing.files import Source, files_in
from cubatimeline.services.importing.new_collection import make_collection
from cubatimeline.services.importing.pool import Cancelled, Pool
from cubatimeline.services.importing.report import ImportReport
from cubatimeline.services.importing.run import import_paths
from cubatimeline.store.drafts import read_drafts, read_proposals
from cubatimeline.store.reader import Reader

LETTER = (
    "The Ambassador reports.\n\nOn 3 November 1962 Mikoyan met Fidel Castro in the palace. {}\n\nHe added nothing.\n"
)


def never() -> bool:
    return False


def here(sources: Iterator[Source], context: Context, cancelled: Cancelled) -> Iterator[tuple[Source, Outcome]]:
    """Take files apart in this process."""
    extractor = extracting.Extractor(context)
    for source in sources:
        if cancelled():
            return
        yield source, extractor.file(source)


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    path = tmp_path / "own.cubatimeline"
    make_collection(path)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "papers"
    path.mkdir()
    for number in range(12):
        words = f"On {number + 1} May 1963 the commission signed paper number {number} with the ministry of ships."
        (path / f"{number:02}.txt").write_text(LETTER.format(words), encoding="utf-8")
    return path


def drafts_in(collection: Path) -> list[Draft]:
    with Reader(collection) as reader:
        return reader.read(read_drafts)


def documents_in(collection: Path) -> list[str]:
    with Reader(collection) as reader:
        return [summary.id for summary in reader.documents()]


def test_a_folder_becomes_documents_with_drafts(folder: Path, collection: Path) -> None:
    told: list[tuple[int, int, str]] = []
    report = import_paths([folder], collection, 1, lambda *values: told.append(values))
    assert (report.imported_count, report.there_count, report.failed) == (12, 0, [])
    assert [values[:2] for values in told] == [(number, 12) for number in range(1, 13)]
    assert len(documents_in(collection)) == 12
    drafts = drafts_in(collection)
    assert report.drafts == len(drafts) == 13
    assert report.joined == 11
    meeting = next(draft for draft in drafts if draft.event.date == parse("1962-11-03"))
    assert len({piece.document for piece in meeting.evidence}) == 12
    assert all(piece.passage and piece.passage.quote.endswith("palace.") for piece in meeting.evidence)


def test_what_is_there_already_is_left_alone(folder: Path, collection: Path) -> None:
    import_paths([folder], collection, results=here)
    (folder / "new.txt").write_text("On 4 May 1964 something else was signed.", encoding="utf-8")
    before = drafts_in(collection)
    report = import_paths([folder], collection, results=here)
    assert (report.imported_count, report.there_count) == (1, 12)
    assert len(drafts_in(collection)) == len(before) + 1


def test_a_second_import_joins_the_drafts_of_the_first(folder: Path, collection: Path) -> None:
    import_paths([folder / "00.txt"], collection, results=here)
    count = len(drafts_in(collection))
    other = folder / "other.txt"
    other.write_text("Mikoyan met Fidel Castro in the palace on 3 November 1962, it is said.", encoding="utf-8")
    report = import_paths([other], collection, results=here)
    assert (report.drafts, report.joined) == (0, 1)
    assert len(drafts_in(collection)) == count


def test_a_document_that_disagrees_disputes_and_a_finer_date_is_taken(tmp_path: Path, collection: Path) -> None:
    days = ("In November 1962", "On 3 November 1962", "On 5 November 1962")
    for number, day in enumerate(days):
        words = f"{day} Mikoyan met Fidel Castro in the palace of the revolution."
        (tmp_path / f"{number}.txt").write_text(words, encoding="utf-8")
    import_paths([tmp_path / f"{number}.txt" for number in range(3)], collection, results=here)
    (draft,) = drafts_in(collection)
    assert draft.event.date == parse("1962-11-03")
    says = {(piece.says.edtf, piece.stance) for piece in draft.evidence if piece.says is not None}
    assert says == {
        ("1962-11", Stance.SUPPORTS),
        ("1962-11-03", Stance.SUPPORTS),
        ("1962-11-05", Stance.DISPUTES),
    }


def test_names_not_known_are_proposed_once_for_the_whole_import(tmp_path: Path, collection: Path) -> None:
    (tmp_path / "1.txt").write_text("Ambassador Vikenty Pogorelov spoke. Pogorelov left.", encoding="utf-8")
    (tmp_path / "2.txt").write_text("They met Ambassador V. Pogorelov later.", encoding="utf-8")
    report = import_paths([tmp_path / "1.txt", tmp_path / "2.txt"], collection, results=here)
    with Reader(collection) as reader:
        (proposal,) = reader.read(read_proposals)
    assert proposal.name == "Vikenty Pogorelov"
    assert len(proposal.mentions) == 3
    assert len(proposal.documents) == 2
    assert report.proposals == 1


def test_an_accepted_event_is_named_as_a_probable_join(tmp_path: Path, collection: Path) -> None:
    from dataclasses import replace

    from cubatimeline.domain.changes import Changes
    from cubatimeline.domain.events import Status
    from cubatimeline.store.editing.events import update_event
    from cubatimeline.store.writer import Writer

    words = "On 3 November 1962 Mikoyan met Fidel Castro in the palace."
    (tmp_path / "1.txt").write_text(words, encoding="utf-8")
    (tmp_path / "2.txt").write_text(f"{words} So it is told.", encoding="utf-8")
    (tmp_path / "3.txt").write_text(f"Again: {words}", encoding="utf-8")
    import_paths([tmp_path / "1.txt"], collection, results=here)
    (draft,) = drafts_in(collection)

    def accept(connection: object) -> Changes:
        update_event(connection, replace(draft.event, status=Status.ACCEPTED))  # type: ignore[arg-type]
        return Changes()

    with Writer(collection) as writer:
        writer.submit(accept).result()
    report = import_paths([tmp_path / "2.txt", tmp_path / "3.txt"], collection, results=here)
    (waiting,) = drafts_in(collection)
    assert report.probable == {waiting.event.id: draft.event.id}
    assert (report.drafts, report.joined, len(waiting.evidence)) == (1, 1, 2)


def test_bad_files_are_told_with_their_reason_and_the_rest_goes_on(folder: Path, collection: Path) -> None:
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "05.docx").write_bytes(b"PK\x03\x04 no archive")
    report = import_paths([folder, folder / "missing"], collection, 1)
    assert report.imported_count == 12
    names = [failed.file for failed in report.failed]
    assert [name.rpartition("/")[2] for name in names] == ["05.docx", "empty.txt", "missing"]
    assert all(failed.reason and "\n" not in str(failed) for failed in report.failed)


def test_a_process_that_dies_costs_one_file(folder: Path, tmp_path: Path) -> None:
    made = Pool(1, Context())
    try:
        got = []
        for number, (source, outcome) in enumerate(made.results(files_in([folder]), never)):
            got.append((source.name, outcome))
            if number == 0:
                os.kill(made.processes[0], signal.SIGKILL)
    finally:
        made.close()
    assert [name for name, _ in got] == [f"papers/{number:02}.txt" for number in range(12)]
    failed = [outcome for _, outcome in got if isinstance(outcome, Fault)]
    assert len(failed) <= 1
    assert sum(isinstance(outcome, tuple) and isinstance(outcome[0], Extracted) for _, outcome in got) >= 11


def test_no_more_than_some_files_are_under_way(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_WINDOW", 2)
    asked = 0

    def counted() -> Iterator[Source]:
        nonlocal asked
        for source in files_in([folder]):
            asked += 1
            yield source

    made = Pool(1, Context())
    try:
        for told, _ in enumerate(made.results(counted(), never), 1):
            assert asked - told <= 3
    finally:
        made.close()
    assert asked == 12


def test_stopping_keeps_whole_documents(folder: Path, collection: Path) -> None:
    done = 0

    def progress(number: int, of: int, name: str) -> None:
        nonlocal done
        done = number

    report = import_paths([folder], collection, 1, progress, lambda: done >= 3)
    assert report.cancelled
    assert 3 <= report.imported_count < 12
    assert len(documents_in(collection)) == report.imported_count
    assert "stopped" in report.summary()
    assert import_paths([folder], collection, results=here).imported_count == 12 - report.imported_count


def test_the_processes_end_with_the_import(folder: Path, collection: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    class Watched(Pool):
        def close(self) -> None:
            made.extend(self.processes)
            super().close()

    monkeypatch.setattr(run, "Pool", Watched)
    import_paths([folder], collection, 1)
    assert made
    for process in made:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_an_import_of_nothing_leaves_nothing_to_undo(tmp_path: Path, collection: Path) -> None:
    report = import_paths([tmp_path / "missing"], collection, results=here)
    assert (report.batch, report.imported_count, len(report.failed)) == (0, 0, 1)


def test_a_collection_that_is_not_there_is_told(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(CollectionError):
        import_paths([folder], tmp_path / "none.cubatimeline")


def test_what_was_rejected_is_not_drafted_again(
    folder: Path, collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no = fingerprint("1962-11-03", "On 3 November 1962 Mikoyan met Fidel Castro in the palace.")
    monkeypatch.setattr(run.imports, "rejected", lambda connection: frozenset([no]))
    import_paths([folder / "00.txt"], collection, results=here)
    assert [draft.event.date.edtf for draft in drafts_in(collection)] == ["1963-05-01"]


def test_corrections_hold_in_later_documents() -> None:
    teachings = (
        Teaching(TeachingKind.DATE, "3 November 1962", "1962-11-04"),
        Teaching(TeachingKind.DATE, "In 1963", ""),
    )
    from cubatimeline.services.importing.reading import read_text

    extractor = extracting.Extractor(Context((), teachings))
    found = extractor.document(read_text("On 3 November 1962 they met. Nothing came of it."))
    assert [draft.edtf for draft in found.drafts] == ["1962-11-04"]


def test_the_summary_is_one_line() -> None:
    assert ImportReport().summary() == "0 imported, 0 already there, 0 failed, 0 draft events, 0 names proposed"


def test_what_changed_is_announced_now_and_then_and_at_the_end(folder: Path, collection: Path) -> None:
    from concurrent.futures import Future

    from cubatimeline.domain.changes import Changes
    from cubatimeline.store.writer import Job, Writer

    told: list[Changes] = []
    with Writer(collection) as writer:

        def submit(job: Job) -> Future[Changes]:
            done = writer.submit(job)
            told.append(done.result())
            return done

        import_paths([folder], collection, submit=submit, results=here)
    assert len(told) == 14
    assert sum(map(bool, told)) == 1
    assert told[-1].everything
    assert told[-1].name == "Import 12 documents"
