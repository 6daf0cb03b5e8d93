"""Imported documents with their structure, drafts and proposals, and an import taken out again."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from cubatimeline.domain.changes import Changes
from cubatimeline.domain.documents import Mark, MarkKind
from cubatimeline.domain.drafts import Draft, Proposal, ProposalMention
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import EntityKind
from cubatimeline.domain.errors import EditError
from cubatimeline.domain.events import Category, Origin, Rival, Status
from cubatimeline.domain.evidence import Evidence
from cubatimeline.domain.imports import Structure
from cubatimeline.domain.languages import Localised
from cubatimeline.store import imports
from cubatimeline.store.check import check
from cubatimeline.store.columns import EventFlag
from cubatimeline.store.drafts import read_drafts, read_proposals
from cubatimeline.store.history import next_to_undo, read_changes
from cubatimeline.store.reader import Reader
from cubatimeline.store.recording import undo
from cubatimeline.store.writer import Job, Writer
from tests.services.editing.collection import DRAFTS, cable, check_indexes, content, do, draft, import_cable, in_memory


@pytest.fixture
def connection(model: Path) -> sqlite3.Connection:
    return in_memory(model)


def put(connection: sqlite3.Connection, text: imports.ImportedText, name: str = "Import") -> imports.PutDocument:
    return imports.put_document(connection, text, imports.begin_batch(connection, name))


def test_a_document_comes_out_as_it_went_in(path: Path) -> None:
    with Writer(path) as writer:
        writer.submit(lambda c: (put(c, cable()), Changes())[1]).result()
    with Reader(path) as reader:
        assert reader.document("cable") == cable().document
        assert reader.marks("cable") == sorted(cable().marks, key=lambda mark: mark.start)
        structure = reader.read(lambda c: imports.read_structure(c, "cable"))
        assert [hit.id for hit in reader.search("translator").passages.hits] == ["cable"]
        assert [hit.id for hit in reader.search("cable havana").documents.hits] == ["cable"]
    assert structure.imported_at
    assert replace(structure, imported_at="") == cable().structure
    assert not [problem for problem in check(path) if problem.is_damage]


def test_there_is_no_structure_of_what_is_not_there(connection: sqlite3.Connection) -> None:
    assert imports.read_structure(connection, "nothing") == Structure()


def test_paragraphs_are_found_by_the_stems_of_their_own_language(connection: sqlite3.Connection) -> None:
    text = cable()
    document = replace(text.document, text="They met.\n\nПереговоры закончились.")
    put(connection, replace(text, document=document, structure=Structure(languages=("en", "ru"), content_hash="x")))
    query = "SELECT p.place, p.stems FROM paragraph p JOIN document d ON d.row = p.document WHERE d.id = 'cable'"
    stems = dict(connection.execute(query).fetchall())
    assert "переговор" in stems[1]


def test_a_double_is_known_by_its_content(connection: sqlite3.Connection) -> None:
    first = put(connection, cable())
    again = replace(cable(), document=replace(cable().document, id="other"))
    before = content(connection)["document"]
    assert put(connection, again) == imports.PutDocument("cable", new=False)
    assert first == imports.PutDocument("cable", new=True)
    assert content(connection)["document"] == before
    assert imports.known_hash(connection, "c4b1e") == "cable"
    assert imports.known_hash(connection, "") is None


def test_ids_that_are_taken_get_the_next_free_number(connection: sqlite3.Connection) -> None:
    texts = [replace(cable(), structure=Structure(content_hash=str(number))) for number in range(20)]
    ids = [put(connection, text).id for text in texts]
    assert ids == ["cable", *(f"cable-{number}" for number in range(2, 21))]


def test_a_document_without_content_hash_is_never_a_double(connection: sqlite3.Connection) -> None:
    text = replace(cable(), structure=Structure())
    assert [put(connection, text).new for _ in range(2)] == [True, True]


def test_drafts_are_drafts_with_their_proof(connection: sqlite3.Connection) -> None:
    import_cable(connection)
    found = read_drafts(connection)
    assert [each.event.id for each in found] == list(DRAFTS)
    assert [each.event.confidence for each in found] == [0.9, 0.6]
    assert all(each.event.status is Status.DRAFT and each.event.origin is Origin.IMPORTED for each in found)
    assert [each.evidence[0].passage for each in found] == [
        draft(DRAFTS[0], "1964", "On 16 October 1964 Guevara received Aleksandr Alekseev", 1).evidence[0].passage,
        draft(DRAFTS[1], "1964", "On 2 December 1964 Alekseev flew to Moscow", 1).evidence[0].passage,
    ]
    flags = [value for (value,) in connection.execute("SELECT flags FROM event WHERE status = 'draft'")]
    assert all(value & EventFlag.DRAFT for value in flags)
    assert read_drafts(connection, "talk") == []
    assert len(read_drafts(connection, "cable")) == 2


def test_a_draft_whose_id_is_taken_gets_another(connection: sqlite3.Connection) -> None:
    import_cable(connection)
    same = draft(DRAFTS[0], "1964-10-16", "Guevara received", 0.9)
    nameless = Draft(replace(same.event, id=""), same.evidence)
    assert imports.put_drafts(connection, [same, nameless]) == [f"{DRAFTS[0]}-2", "1964-10-16-guevara-received-3"]


def test_more_proof_is_added_to_a_draft(connection: sqlite3.Connection) -> None:
    import_cable(connection)
    imports.add_evidence(connection, DRAFTS[0], [Evidence("", "history", says=parse("1964-10"))])
    assert [each.document for each in read_drafts(connection)[0].evidence] == ["cable", "history"]


def test_a_draft_that_names_nothing_known_is_refused(connection: sqlite3.Connection) -> None:
    import_cable(connection)
    wrong = draft("x", "1964", "Guevara", 1)
    for event in (replace(wrong.event, category="none"), replace(wrong.event, entities=("nobody",))):
        with pytest.raises(EditError, match="There is no"):
            imports.put_drafts(connection, [Draft(event, ())])


def test_proposals_of_several_files_are_one(connection: sqlite3.Connection) -> None:
    import_cable(connection)
    more = Proposal(EntityKind.PERSON, "Aleksandr Alekseev", ("Alexeev",), (ProposalMention("talk", 0, 5),))
    imports.put_proposals(connection, [more, more])
    first, second = read_proposals(connection)
    assert first.name == "Aleksandr Alekseev"
    assert first.spellings == ("Aleksandr Alekseev", "Alekseev", "Alexeev")
    assert len(first.mentions) == 3
    assert set(first.documents) == {"cable", "talk"}
    assert second.kind is EntityKind.PLACE


def test_marks_are_made_anew(connection: sqlite3.Connection) -> None:
    import_cable(connection)
    imports.put_marks(connection, "cable", [Mark(MarkKind.DATE, 0, 5, "1999")])
    query = "SELECT m.target FROM mark m JOIN document d ON d.row = m.document WHERE d.id = 'cable'"
    assert connection.execute(query).fetchall() == [("1999",)]


def test_a_category_is_added_once(connection: sqlite3.Connection) -> None:
    for name in ("New", "Newer"):
        imports.put_category(connection, Category("new", Localised(name), 0))
    assert connection.execute("SELECT name_en, place FROM category WHERE id = 'new'").fetchall() == [("New", 2)]


def test_an_import_is_undone_as_a_whole(connection: sqlite3.Connection) -> None:
    before = content(connection)
    do(connection, lambda c: (import_cable(c), Changes())[1])
    assert [entry.name for entry in read_changes(connection)] == ["Import 1 file"]
    assert not read_changes(connection)[0].redoable
    assert do(connection, undo) == Changes("Import 1 file", everything=True)
    assert content(connection) == before
    assert read_changes(connection) == []
    check_indexes(connection)


def test_what_another_document_proves_stays_when_an_import_is_undone(connection: sqlite3.Connection) -> None:
    batch = import_cable(connection)
    imports.add_evidence(connection, DRAFTS[0], [Evidence("", "history")])
    rival = Rival(parse("1964-10-17"), "", ("cable",))
    disputed = draft("disputed", "1964-10-16", "Guevara", 0.5)
    imports.put_drafts(connection, [Draft(replace(disputed.event, rivals=(rival,)), (Evidence("", "talk"),))])
    named = ProposalMention("talk", 0, 5)
    imports.put_proposals(connection, [Proposal(EntityKind.PLACE, "Moscow", ("Moscú",), (named,))])
    imports.remove_batch(connection, batch)
    assert {each.event.id: each.event.rivals for each in read_drafts(connection)} == {DRAFTS[0]: (), "disputed": ()}
    flags = connection.execute("SELECT flags FROM event WHERE id = 'disputed'").fetchone()[0]
    assert not flags & EventFlag.DISPUTED
    assert [(each.name, each.documents) for each in read_proposals(connection)] == [("Moscow", ("talk",))]
    check_indexes(connection)


def test_an_import_that_brought_nothing_is_forgotten(connection: sqlite3.Connection) -> None:
    before = content(connection)
    batch = imports.begin_batch(connection, "Import")
    assert not imports.end_batch(connection, batch, "Import 3 files")
    assert content(connection) == before
    assert next_to_undo(connection) is None


def test_an_import_gets_its_name_at_the_end(connection: sqlite3.Connection) -> None:
    batch = imports.begin_batch(connection, "Import")
    imports.put_document(connection, cable(), batch)
    assert imports.end_batch(connection, batch, "Import 1 of 3 files")
    entry = next_to_undo(connection)
    assert entry is not None
    assert entry.name == "Import 1 of 3 files"


def test_a_file_that_fails_leaves_nothing_and_the_next_goes_on(path: Path) -> None:
    batch: list[int] = []

    def begin(connection: sqlite3.Connection) -> Changes:
        batch.append(imports.begin_batch(connection, "Import"))
        return Changes()

    def good(connection: sqlite3.Connection) -> Changes:
        imports.put_document(connection, cable(), batch[0])
        return Changes(everything=True)

    def bad(connection: sqlite3.Connection) -> Changes:
        good(connection)
        raise EditError("half-way")

    jobs: list[Job] = [begin, bad, good]
    with Writer(path) as writer, Reader(path) as reader:
        futures = [writer.submit(job) for job in jobs]
        assert isinstance(futures[1].exception(), EditError)
        assert futures[2].result().everything
        assert [document.id for document in reader.documents()].count("cable") == 1
