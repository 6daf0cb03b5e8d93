"""A later version of the built-in data renews built-in rows and leaves alone what the user made or changed."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from cubatimeline.domain.collection import CollectionContent
from cubatimeline.domain.documents import Passage
from cubatimeline.domain.events import Event, Origin
from cubatimeline.domain.evidence import Evidence
from cubatimeline.domain.languages import Localised
from cubatimeline.domain.notes import Note, NoteKind
from cubatimeline.domain.relations import Relation, RelationKind
from cubatimeline.services.editing.edit import Edit
from cubatimeline.services.editing.entities import merge
from cubatimeline.services.editing.notes import keep
from cubatimeline.services.editing.relations import relate, unrelate
from cubatimeline.store.check import ProblemKind, check
from cubatimeline.store.notes import read_notes
from cubatimeline.store.reader import Reader
from cubatimeline.store.relations import read_relations
from cubatimeline.store.renew import renew_builtin
from cubatimeline.store.writer import Writer
from tests.store.content import DOCUMENTS, ENTITIES, EVENTS, TALK, small_content


def by_user(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys = on")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def retitled(event: Event) -> Event:
    return replace(event, title=Localised(f"{event.title.en}, anew"), importance=1)


def second_version(**changes: object) -> CollectionContent:
    events = tuple(retitled(event) for event in EVENTS)
    return replace(small_content(), version=2, **{"events": events, **changes})


def title(path: Path, event: str) -> str | None:
    with Reader(path) as reader:
        found = reader.event(event)
    return None if found is None else found.title.en


def test_untouched_rows_become_those_of_the_new_version(path: Path) -> None:
    changes = renew_builtin(path, second_version(title=Localised("A second sample")))
    assert changes.everything
    with Reader(path) as reader:
        assert reader.meta().version == 2
        assert reader.meta().title.en == "A second sample"
        assert {event.id: event for event in reader.events()} == {event.id: retitled(event) for event in EVENTS}
        assert [reader.entity(entity.id) for entity in ENTITIES] == list(ENTITIES)
        assert [reader.document(document.id) for document in DOCUMENTS] == list(DOCUMENTS)
        assert tuple(reader.tours()) == small_content().tours
        assert len(reader.evidence_for_event("1964-10-16-talk")) == 2
        assert reader.info()["evidence"] == 5
        assert [hit.id for hit in reader.search("anew quarantine").events.hits] == ["1962-10-22-speech"]
    assert {problem.kind for problem in check(path)} == {ProblemKind.NO_EVIDENCE}


@pytest.mark.parametrize("version", [0, 1])
def test_the_same_version_or_an_earlier_one_changes_nothing(path: Path, version: int) -> None:
    before = path.read_bytes()
    assert not renew_builtin(path, replace(second_version(), version=version))
    assert path.read_bytes() == before


def test_another_collection_is_not_renewed(path: Path) -> None:
    assert not renew_builtin(path, replace(second_version(), id="other"))
    assert title(path, "before") == "Before the revolution"


def test_what_the_user_changed_stays(path: Path) -> None:
    by_user(
        path,
        "UPDATE event SET title_en = 'Mine', touched = 1 WHERE id = 'before'",
        "UPDATE entity SET summary = 'Mine', touched = 1 WHERE id = 'havana'",
        "UPDATE evidence SET stance = 'disputes', touched = 1 WHERE id = '1960-trade/history/1'",
        "UPDATE tour SET summary = 'Mine', touched = 1",
        "UPDATE document SET title_en = 'Mine', touched = 1 WHERE id = 'history'",
        "UPDATE category SET name_en = 'Mine', touched = 1 WHERE id = 'military'",
        "UPDATE succession SET title_en = 'Mine', touched = 1 WHERE id = 'moscow'",
    )
    with Reader(path) as reader:
        evidence = reader.evidence_for_event("1960-trade")
    renew_builtin(path, second_version())
    assert title(path, "before") == "Mine"
    assert title(path, "1960-trade") == "Sugar goes east, anew"
    with Reader(path) as reader:
        entity, document = reader.entity("havana"), reader.document("history")
        assert entity is not None
        assert document is not None
        assert (entity.summary, document.title.en, reader.tours()[0].summary) == ("Mine", "Mine", "Mine")
        assert reader.evidence_for_event("1960-trade") == evidence
        assert reader.categories()[1].name.en == "Mine"
        assert reader.bands()[0].title.en == "Mine"


def test_what_the_user_added_stays(path: Path) -> None:
    by_user(
        path,
        """INSERT INTO event (id, edtf, precision, flags, category, importance, title_en)
           VALUES ('mine', '1970', 4, 0, 1, 3, 'Mine')""",
        "INSERT INTO evidence (id, event, document) SELECT 'e1', e.row, 1 FROM event e WHERE e.id = 'mine'",
    )
    renew_builtin(path, second_version())
    assert title(path, "mine") == "Mine"
    with Reader(path) as reader:
        (evidence,) = reader.evidence_for_event("mine")
        assert evidence.origin is Origin.USER


def test_what_the_user_removed_stays_away(path: Path) -> None:
    by_user(
        path,
        "DELETE FROM event WHERE id = '1964-10-14-fall'",
        "INSERT INTO removed (kind, id) VALUES ('event', '1964-10-14-fall')",
        "DELETE FROM evidence WHERE id = '1960-trade/history/1'",
        "INSERT INTO removed (kind, id) VALUES ('evidence', '1960-trade/history/1')",
    )
    renew_builtin(path, second_version())
    assert title(path, "1964-10-14-fall") is None
    with Reader(path) as reader:
        assert reader.evidence_for_event("1960-trade") == []
        assert "1964-10-14-fall" not in {mark.target for mark in reader.marks("chapter-one")}


def test_rows_that_the_data_no_longer_have_go_unless_they_are_needed(path: Path) -> None:
    by_user(
        path,
        """INSERT INTO evidence (id, event, document)
           SELECT 'e1', e.row, d.row FROM event e, document d WHERE e.id = 'before' AND d.id = 'history'""",
    )
    kept = tuple(event for event in EVENTS if event.id not in ("before", "1960-trade"))
    evidence = tuple(each for each in small_content().evidence if each.event != "1960-trade")
    renew_builtin(path, second_version(events=kept, evidence=evidence, tours=()))
    assert title(path, "before") == "Before the revolution"
    assert title(path, "1960-trade") is None
    with Reader(path) as reader:
        assert reader.tours() == []
        assert reader.search("sugar").events.total == 0


def test_passages_of_the_user_are_found_again_in_a_renewed_text(path: Path) -> None:
    quote = "called on Guevara"
    place = TALK.index(quote)
    by_user(
        path,
        f"""INSERT INTO passage (row, document, start, end, quote)
            SELECT 90, row, {place}, {place + len(quote)}, '{quote}' FROM document WHERE id = 'talk'""",
        """INSERT INTO evidence (id, event, document, passage)
           SELECT 'e1', e.row, d.row, 90 FROM event e, document d WHERE e.id = 'before' AND d.id = 'talk'""",
    )
    text = f"A line put before.\n\n{TALK}"
    start = text.index("On 16 October")
    documents = (replace(DOCUMENTS[0], text=text), *DOCUMENTS[1:])
    evidence = (Evidence("1964-10-16-talk", "talk", Passage.cut("talk", text, start, start + 18)),)
    renew_builtin(path, second_version(documents=documents, evidence=evidence, marks={}))
    with Reader(path) as reader:
        assert [passage.quote for passage in reader.passages("talk")] == ["On 16 October 1964", quote]
        assert all(text[passage.start : passage.end] == passage.quote for passage in reader.passages("talk"))
    assert ProblemKind.LOST_PASSAGE not in {problem.kind for problem in check(path)}


def test_a_renewal_that_fails_changes_nothing(path: Path) -> None:
    with Reader(path) as reader:
        before = reader.events()
    with pytest.raises(KeyError):
        renew_builtin(path, second_version(evidence=(Evidence("no-such-event", "talk"),)))
    with Reader(path) as reader:
        assert reader.events() == before
        assert reader.meta().version == 1


def answers(source: Event, target: Event, note: str = "", origin: Origin = Origin.BUILT_IN) -> Relation:
    return Relation(RelationKind.ANSWERS, source.id, target.id, note, origin)


def relations(path: Path) -> list[Relation]:
    with Reader(path) as reader:
        return reader.read(read_relations)


def edit(path: Path, *edits: Edit) -> None:
    with Writer(path) as writer:
        for each in edits:
            writer.submit(each).result()


def test_relations_are_renewed_but_not_those_of_the_user(path: Path) -> None:
    speech, fall, talk, trade, _ = EVENTS
    first = (answers(talk, fall, "at once"), answers(fall, speech), answers(trade, fall))
    renew_builtin(path, second_version(relations=first))
    assert set(relations(path)) == set(first)
    own = answers(talk, speech, "mine", Origin.USER)
    edit(path, relate(own), unrelate(first[1]), relate(replace(first[2], note="changed")))
    renew_builtin(path, replace(second_version(relations=(*first[1:], answers(talk, speech))), version=3))
    assert set(relations(path)) == {own, replace(first[2], note="changed")}


def test_what_was_merged_stays_merged(path: Path) -> None:
    edit(path, merge("nikita-khrushchev", "leonid-brezhnev"))
    renew_builtin(path, second_version())
    with Reader(path) as reader:
        assert reader.entity("nikita-khrushchev") is None
        fall = reader.event("1964-10-14-fall")
        assert fall is not None
        assert fall.entities == ("leonid-brezhnev",)
        assert {mark.target for mark in reader.marks("chapter-one")} == {"1964-10-14-fall", "leonid-brezhnev"}
        assert [holder.person for holder in reader.office_lines()[0].holders] == ["leonid-brezhnev"] * 2
    assert not [problem for problem in check(path) if problem.is_damage]


def test_what_the_user_noted_or_related_stays_when_the_data_lose_it(path: Path) -> None:
    speech, fall, talk, trade, before = EVENTS
    edit(
        path,
        keep(Note(NoteKind.EVENT, before.id, "Long ago?")),
        keep(Note(NoteKind.PASSAGE, "talk", "Here.", Passage.cut("talk", TALK, 0, 2))),
        relate(answers(speech, fall)),
    )
    renew_builtin(path, second_version(events=(retitled(talk), retitled(trade)), evidence=(), marks={}))
    assert {id_ for id_ in (event.id for event in EVENTS) if title(path, id_)} == {event.id for event in EVENTS}
    with Reader(path) as reader:
        assert [note.passage is None for note in reader.read(read_notes)] == [True, False]
