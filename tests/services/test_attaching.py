"""A full text is attached to a record as one edit, beside the digest, whose passages stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cubatimeline.domain.changes import Changes
from cubatimeline.domain.documents import Body, MarkKind, Passage
from cubatimeline.domain.errors import EditError, ReaderError
from cubatimeline.domain.evidence import Evidence
from cubatimeline.domain.languages import Localised
from cubatimeline.services.attaching import Attached, prepare
from cubatimeline.services.editing.documents import change_record, remove
from cubatimeline.services.editing.edit import redo, undo
from cubatimeline.services.editing.events import add_evidence
from cubatimeline.services.editing.events import change as change_event
from cubatimeline.services.importing.extracting import Context, Extractor, Outcome
from cubatimeline.services.importing.files import Source
from cubatimeline.services.importing.run import import_paths
from cubatimeline.services.reading import DocumentPage, document_page, event_page
from cubatimeline.store.check import ProblemKind, check
from cubatimeline.store.reader import Reader
from cubatimeline.store.writer import Writer
from tests.store.content import TALK, filled

LONG = (
    "From the diary of O. T. Darusenkov, 27 October 1964\n\n"
    "RECORD OF CONVERSATION\n\n"
    "On 16 October 1964 I called on Guevara in Havana. He spoke of the fall of Khrushchev, which the radio had told of "
    "that very morning, and asked what would become of the agreements. He said that nobody there had been warned.[1]"
    "\n\n"
    "They spoke of Khrushchev, whose missiles had gone home two years before.\n\n"
    "On 22 October 1962 Kennedy spoke on television of the quarantine, Guevara recalled.\n\n"
    "[1] Radio Moscow, 15 October 1964."
)
QUOTED = "whose missiles had gone home"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "small.cubatimeline")


@pytest.fixture
def store(path: Path) -> Iterator[Reader]:
    with Reader(path) as reader:
        yield reader


@pytest.fixture
def do(path: Path) -> Iterator[Callable[..., Changes]]:
    with Writer(path) as writer:
        yield lambda job: writer.submit(job).result()


def here(source: Source, context: Context, _stopped: Callable[[], bool]) -> Outcome:
    """Take a file apart without another process."""
    return Extractor(context).file(source)


Attach = Callable[..., Attached]


@pytest.fixture
def attach(tmp_path: Path, store: Reader, do: Callable[..., Changes]) -> Attach:
    def attached(words: str = LONG, document: str = "talk", name: str = "talk.txt") -> Attached:
        file = tmp_path / name
        file.write_text(words, encoding="utf-8")
        prepared = prepare(store, document, file, take_apart=here)
        assert prepared is not None
        edit, told = prepared
        assert do(edit).name == f"Attach {name}"
        return told

    return attached


def page(store: Reader, id_: str) -> DocumentPage:
    found = document_page(store, id_, "en")
    assert found is not None
    return found


def quoted(store: Reader, event: str, document: str) -> list[str]:
    pieces = [piece for piece in store.evidence_for_event(event) if piece.document == document]
    return [piece.passage.quote for piece in pieces if piece.passage is not None]


def test_the_digest_stays_and_the_text_stands_beside_it(store: Reader, attach: Attach) -> None:
    before = store.passages("talk")
    told = attach()
    text = page(store, told.text)
    assert text.document.text == LONG
    assert (text.record, text.full_text, text.record_body) == ("talk", told.text, Body.DIGEST)
    digest = page(store, "talk")
    assert (digest.document.text, digest.full_text) == (TALK, told.text)
    assert store.passages("talk") == before


def test_a_search_finds_record_and_full_text_as_one_document(store: Reader, attach: Attach) -> None:
    document = store.document("talk")
    assert document is not None
    before = store.search(document.title.en, 20).documents
    attach()
    after = store.search(document.title.en, 20).documents
    assert before.total
    assert (after.total, [hit.id for hit in after.hits]) == (before.total, [hit.id for hit in before.hits])


def test_the_text_has_the_record_of_its_document(store: Reader, attach: Attach, do: Callable[..., Changes]) -> None:
    told = attach()
    of_text, of_digest = page(store, told.text).document, page(store, "talk").document
    assert of_text.title == of_digest.title
    assert (of_text.dates, of_text.reference, of_text.creator) == (
        of_digest.dates, of_digest.reference, of_digest.creator
    )  # fmt: skip
    do(change_record(type(of_text)(told.text, of_text.title, creator="Somebody else")))
    assert page(store, "talk").document.creator == page(store, told.text).document.creator == "Somebody else"
    assert page(store, "talk").document.text == TALK


def test_dates_and_names_are_marked_and_told_apart(store: Reader, attach: Attach) -> None:
    text = page(store, attach().text)
    dates = {
        text.document.text[mark.start : mark.end]: mark.target for mark in text.marks if mark.kind is MarkKind.DATE
    }
    assert dates["16 October 1964"] == "1964-10-16" == text.document.dates["discussed"].edtf
    assert dates["27 October 1964"] == "1964-10-27" == text.document.dates["written"].edtf
    assert {mark.target for mark in text.marks} >= {"ernesto-guevara", "havana", "nikita-khrushchev"}


def test_words_of_the_digest_that_the_text_has_are_anchored_in_it(
    store: Reader, attach: Attach, do: Callable[..., Changes]
) -> None:
    start = TALK.index(QUOTED)
    passage = Passage.cut("talk", TALK, start, start + len(QUOTED))
    do(add_evidence(Evidence("1964-10-14-fall", "talk", passage)))
    told = attach()
    assert quoted(store, "1964-10-14-fall", told.text) == [QUOTED]
    assert quoted(store, "1964-10-14-fall", "talk") == [QUOTED]
    assert told.anchored >= 1


def test_what_the_record_attests_is_anchored_and_the_rest_waits_for_review(store: Reader, attach: Attach) -> None:
    told = attach()
    places = {line.id: line for line in page(store, told.text).events}
    assert places["1964-10-16-talk"].draft is False
    drafts = [line for line in places.values() if line.draft]
    assert len(drafts) == told.drafts > 0
    assert all(line.start >= 0 for line in drafts)


def test_it_is_undone_and_redone_at_one_stroke(
    path: Path, store: Reader, attach: Attach, do: Callable[..., Changes]
) -> None:
    before = [event.id for event in store.events()]
    told = attach()
    after = [event.id for event in store.events()]
    assert do(undo).name == "Attach talk.txt"
    assert store.document(told.text) is None
    assert [event.id for event in store.events()] == before
    do(redo)
    assert page(store, told.text).document.text == LONG
    assert [event.id for event in store.events()] == after
    assert not any(problem.is_damage for problem in check(path))


def test_another_text_in_its_place_keeps_every_passage(store: Reader, attach: Attach) -> None:
    first = attach()
    before = {line.id: quoted(store, line.id, first.text) for line in page(store, first.text).events}
    second = attach(f"A note by the archive, typed later.\n\n{LONG}", "talk", "again.txt")
    assert second.text == first.text
    text = page(store, second.text)
    assert text.document.text.startswith("A note by the archive")
    for line in text.events:
        assert not line.lost
        assert quoted(store, line.id, second.text)[: len(before[line.id])] == before[line.id]
        if line.start >= 0:
            assert text.document.text[line.start : line.end] in quoted(store, line.id, second.text)


def test_a_passage_whose_words_are_gone_is_lost_and_not_moved(path: Path, store: Reader, attach: Attach) -> None:
    told = attach()
    told_here = next(line for line in page(store, told.text).events if line.start >= 0 and not line.draft)
    words = page(store, told.text).document.text[told_here.start : told_here.end]
    cut = attach(LONG.replace(words, "Nothing of it is left here."), "talk", "cut.txt")
    assert (told.lost, cut.lost) == (0, 1)
    line = next(line for line in page(store, told.text).events if line.id == told_here.id and line.lost)
    assert (line.start, line.lost) == (-1, words)
    event = event_page(store, told_here.id, "en")
    assert event is not None
    (lost,) = [piece for piece in event.evidence if piece.document == told.text and piece.lost]
    assert lost.passage is not None
    assert lost.passage.quote == words
    assert [problem.document for problem in check(path) if problem.kind is ProblemKind.LOST_PASSAGE] == [told.text]
    attach(LONG, "talk", "whole.txt")
    assert not any(line.lost for line in page(store, told.text).events)


def test_drafts_of_words_that_are_gone_go_with_them_but_for_those_that_were_touched(
    store: Reader, attach: Attach, do: Callable[..., Changes]
) -> None:
    told = attach()
    drafts = [line for line in page(store, told.text).events if line.draft]
    assert len(drafts) > 1
    kept = store.event(drafts[0].id)
    assert kept is not None
    do(change_event(replace(kept, title=Localised("Touched by its reader"))))
    attach("Nothing of it is left here, but the archive may have it.", "talk", "other.txt")
    left = [line for line in page(store, told.text).events if line.draft]
    assert [(line.id, bool(line.lost)) for line in left] == [(kept.id, True)]
    do(undo)
    assert [line.id for line in page(store, told.text).events if line.draft] == [line.id for line in drafts]


def test_a_text_imported_before_becomes_that_of_the_record(tmp_path: Path, path: Path, attach: Attach) -> None:
    file = tmp_path / "imported.txt"
    file.write_text(LONG, encoding="utf-8")
    imported = import_paths([file], path, jobs=1).imported[0].document
    assert attach().text == imported
    with Reader(path) as again:
        (summary,) = [each for each in again.documents() if each.text_of]
        assert (summary.id, summary.text_of) == (imported, "talk")


def test_two_records_cannot_share_one_text(attach: Attach) -> None:
    attach()
    with pytest.raises(EditError, match="in the collection already"):
        attach(document="history")


def test_a_chapter_takes_no_text(attach: Attach) -> None:
    with pytest.raises(ReaderError, match="chapter"):
        attach(document="chapter-one")


def test_a_file_without_words_is_refused_with_its_mend(attach: Attach) -> None:
    with pytest.raises(ReaderError) as caught:
        attach("  \n ")
    assert caught.value.mend


def test_the_text_goes_with_its_document(path: Path, store: Reader, attach: Attach, do: Callable[..., Changes]) -> None:
    told = attach()
    do(remove("talk"))
    assert store.document(told.text) is None
    do(undo)
    assert page(store, told.text).document.text == LONG
    assert not any(problem.is_damage for problem in check(path))


def test_stopped_in_time_nothing_is_done(tmp_path: Path, store: Reader) -> None:
    file = tmp_path / "talk.txt"
    file.write_text(LONG, encoding="utf-8")
    assert prepare(store, "talk", file, stopped=lambda: True, take_apart=here) is None
