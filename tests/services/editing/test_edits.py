"""Each edit does what it says to what the collection tells of events, documents and entities."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from cubatimeline.domain.documents import ArchiveReference, Document, Mark, MarkKind, Passage
from cubatimeline.domain.drafts import Teaching, TeachingKind, fingerprint, proposal_fingerprint
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import Entity, EntityKind
from cubatimeline.domain.errors import EditError
from cubatimeline.domain.events import Event, Origin, Rival, Status
from cubatimeline.domain.evidence import Evidence, Stance
from cubatimeline.domain.languages import Localised
from cubatimeline.domain.notes import Note, NoteKind
from cubatimeline.domain.relations import Relation, RelationKind
from cubatimeline.domain.views import SavedView
from cubatimeline.services.editing import documents, drafts, entities, events, notes, relations, teachings, views
from cubatimeline.store import imports
from cubatimeline.store.columns import EventFlag
from cubatimeline.store.documents import read_document, read_evidence_for_event, read_marks, read_mentions
from cubatimeline.store.drafts import read_drafts, read_proposals, read_teachings
from cubatimeline.store.entities import read_entity
from cubatimeline.store.events import read_event_ids_of_entity, read_events
from cubatimeline.store.fulltext import search
from cubatimeline.store.notes import read_notes
from cubatimeline.store.relations import read_relations
from cubatimeline.store.views import read_views
from tests.services.editing.collection import CABLE, DRAFTS, attempt, check_indexes, content, do, origin_of
from tests.store.content import EVENTS, TALK

SPEECH, FALL, TALKED, TRADE, _ = (known.id for known in EVENTS)
RAIN = Event(
    "", parse("1961-05?"), Localised("Rain in Havana", ru="Дождь"), "It rained.", "military", 2, ("havana",),
    disputed="How much.", rivals=(Rival(parse("1961-06"), "later", ("history",)),),
)  # fmt: skip


def one(connection: sqlite3.Connection, id_: str) -> Event | None:
    return next(read_events(connection, [id_]), None)


def flags(connection: sqlite3.Connection, id_: str) -> EventFlag:
    return EventFlag(connection.execute("SELECT flags FROM event WHERE id = ?", (id_,)).fetchone()[0])


def found(connection: sqlite3.Connection, words: str) -> list[str]:
    result = search(connection, words, 50, 0)
    return [hit.id for group in (result.events, result.documents, result.entities) for hit in group.hits]


def test_an_event_is_added_with_its_proof(connection: sqlite3.Connection) -> None:
    proof = Evidence("", "talk", Passage.cut("talk", TALK, 3, 18), says=parse("1961"))
    changes = do(connection, events.create(RAIN, [proof]))
    (id_,) = changes.events
    assert id_ == "1961-05-rain-in-havana"
    assert one(connection, id_) == replace(RAIN, id=id_, origin=Origin.USER)
    assert flags(connection, id_) == EventFlag.UNCERTAIN | EventFlag.DISPUTED
    assert read_evidence_for_event(connection, id_) == [replace(proof, event=id_, origin=Origin.USER)]
    assert changes.documents == {"talk", "history"}
    assert changes.entities == {"havana"}
    assert len(changes.evidence) == 1
    assert found(connection, "дождь") == [id_]


def test_an_event_is_changed_and_stays_so_when_the_data_are_renewed(connection: sqlite3.Connection) -> None:
    known = one(connection, TALKED)
    assert known is not None
    wanted = replace(
        known, date=parse("1964-10-17~"), title=Localised("He speaks of storms"), entities=("havana",), rivals=()
    )
    changes = do(connection, events.change(wanted))
    assert changes.events == {TALKED}
    assert "ernesto-guevara" in changes.entities
    assert one(connection, TALKED) == wanted
    assert flags(connection, TALKED) == EventFlag.APPROXIMATE | EventFlag.DISPUTED
    assert origin_of(connection, "event", TALKED) == (Origin.BUILT_IN, True)
    assert TALKED in found(connection, "storms")
    check_indexes(connection)


def test_an_event_is_removed_with_all_that_hangs_on_it(connection: sqlite3.Connection) -> None:
    do(connection, notes.keep(Note(NoteKind.EVENT, TALKED, "Ask again.")))
    do(connection, relations.relate(Relation(RelationKind.ANSWERS, TALKED, FALL)))
    do(connection, events.remove(TALKED))
    assert one(connection, TALKED) is None
    assert read_notes(connection) == []
    assert read_relations(connection) == []
    assert all(mark.target != TALKED for mark in read_marks(connection, "talk"))
    lost = "SELECT count(*) FROM passage WHERE row NOT IN (SELECT passage FROM evidence WHERE passage IS NOT NULL)"
    assert connection.execute(lost).fetchone()[0] == 0
    removed = connection.execute("SELECT kind, id FROM removed").fetchall()
    assert removed == [("event", TALKED)]
    check_indexes(connection)


def test_what_is_not_there_cannot_be_edited(connection: sqlite3.Connection) -> None:
    before = content(connection)
    for edit in (
        events.remove("gone"),
        events.change(replace(EVENTS[0], id="gone")),
        events.create(replace(RAIN, category="gone")),
        events.create(RAIN, [Evidence("", "gone")]),
        events.remove_evidence("gone"),
        entities.merge("gone", "havana"),
        entities.merge("havana", "havana"),
        entities.remove("gone"),
        documents.remove("gone"),
        entities.split("havana", Entity("", EntityKind.PLACE, Localised("Old")), [("talk", 0, 1)]),
        entities.adopt(EntityKind.PLACE, "gone"),
        notes.keep(Note(NoteKind.ENTITY, "gone", "?")),
        notes.remove("gone"),
        views.rename("gone", "Still gone"),
        relations.relate(Relation(RelationKind.ANSWERS, "gone", FALL)),
        drafts.reject([FALL]),
        drafts.join(FALL, SPEECH),
        drafts.join(DRAFTS[0], DRAFTS[0]),
        documents.change_record(Document("gone", Localised("Gone"))),
    ):
        with pytest.raises(EditError):
            do(connection, edit)
    assert content(connection) == before


def test_evidence_is_added_changed_and_removed(connection: sqlite3.Connection) -> None:
    passage = Passage.cut("talk", TALK, 0, 10)
    do(connection, events.add_evidence(Evidence(TRADE, "talk", passage)))
    mine = next(each for each in read_evidence_for_event(connection, TRADE) if each.document == "talk")
    assert mine.origin is Origin.USER
    wanted = replace(mine, says=parse("1961"), stance=Stance.DISPUTES, passage=None, confidence=0.25)
    do(connection, events.change_evidence(wanted))
    assert wanted in read_evidence_for_event(connection, TRADE)
    assert connection.execute("SELECT count(*) FROM passage WHERE quote = ?", (passage.quote,)).fetchone()[0] == 0
    built_in = next(each for each in read_evidence_for_event(connection, TRADE) if each.document == "history")
    for each in (mine, built_in):
        do(connection, events.remove_evidence(each.id))
    assert read_evidence_for_event(connection, TRADE) == []
    assert connection.execute("SELECT kind, id FROM removed").fetchall() == [("evidence", built_in.id)]


def test_drafts_are_accepted(connection: sqlite3.Connection) -> None:
    assert do(connection, drafts.accept([DRAFTS[1], FALL])).events == {DRAFTS[1]}
    accepted = one(connection, DRAFTS[1])
    assert accepted is not None
    assert (accepted.status, accepted.confidence) == (Status.ACCEPTED, None)
    assert not flags(connection, DRAFTS[1]) & EventFlag.DRAFT
    assert [each.event.id for each in read_drafts(connection)] == [DRAFTS[0]]


@pytest.mark.parametrize(("confidence", "left"), [(0.95, 2), (0.9, 1), (0.3, 0)])
def test_drafts_above_a_confidence_are_accepted(connection: sqlite3.Connection, confidence: float, left: int) -> None:
    attempt(connection, drafts.accept_above(confidence))
    assert len(read_drafts(connection)) == left


def test_a_draft_is_changed_and_accepted_in_one(connection: sqlite3.Connection) -> None:
    draft = read_drafts(connection)[0].event
    do(connection, events.accept_changed(replace(draft, title=Localised("Alekseev is received"))))
    accepted = one(connection, draft.id)
    assert accepted is not None
    assert accepted.title.en == "Alekseev is received"
    assert accepted.status is Status.ACCEPTED
    assert not flags(connection, draft.id) & EventFlag.DRAFT


def test_a_draft_that_was_said_no_to_is_not_asked_about_again(connection: sqlite3.Connection) -> None:
    draft = read_drafts(connection)[0]
    assert draft.evidence[0].passage is not None
    changes = do(connection, drafts.reject([DRAFTS[0]]))
    assert changes.drafts
    assert one(connection, DRAFTS[0]) is None
    assert imports.rejected(connection) == {fingerprint("1964-10-16", draft.evidence[0].passage.quote)}
    assert connection.execute("SELECT count(*) FROM removed").fetchone()[0] == 0


def test_a_draft_joins_an_event_of_the_same_day(connection: sqlite3.Connection) -> None:
    before, draft = one(connection, TALKED), read_drafts(connection)[0]
    do(connection, notes.keep(Note(NoteKind.EVENT, DRAFTS[0], "The same?")))
    assert before is not None
    do(connection, drafts.join(DRAFTS[0], TALKED))
    assert one(connection, DRAFTS[0]) is None
    assert one(connection, TALKED) == before
    (moved,) = (each for each in read_evidence_for_event(connection, TALKED) if each.document == "cable")
    assert moved.passage == draft.evidence[0].passage
    assert (moved.says, moved.stance) == (parse("1964-10-16"), Stance.SUPPORTS)
    assert [note.target for note in read_notes(connection)] == [TALKED]
    assert connection.execute("SELECT count(*) FROM rejected").fetchone()[0] == 0


def test_a_date_that_disagrees_becomes_a_rival(connection: sqlite3.Connection) -> None:
    do(connection, drafts.join(DRAFTS[1], FALL))
    joined = one(connection, FALL)
    assert joined is not None
    assert joined.date == parse("1964-10-14")
    assert joined.rivals == (Rival(parse("1964-10-14"), "", ("history",)), Rival(parse("1964-12-02"), "", ("cable",)))
    assert flags(connection, FALL) & EventFlag.DISPUTED
    assert "havana" in joined.entities
    disputing = [each.document for each in read_evidence_for_event(connection, FALL) if each.stance is Stance.DISPUTES]
    assert disputing == ["cable"]


def test_a_rival_date_that_is_known_gains_a_document(connection: sqlite3.Connection) -> None:
    known = one(connection, FALL)
    assert known is not None
    rivals = (Rival(known.date, "", ("history",)), Rival(parse("1964-12-02"), "", ("talk",)))
    do(connection, events.change(replace(known, rivals=rivals)))
    do(connection, drafts.join(DRAFTS[1], FALL))
    joined = one(connection, FALL)
    assert joined is not None
    assert joined.rivals == (rivals[0], Rival(parse("1964-12-02"), "", ("talk", "cable")))


def test_relations_are_added_noted_and_removed(connection: sqlite3.Connection) -> None:
    answers = Relation(RelationKind.ANSWERS, TALKED, FALL, "Two days later.")
    assert do(connection, relations.relate(answers)).relations
    leads = Relation(RelationKind.LEADS_TO, SPEECH, TALKED)
    assert do(connection, relations.relate(leads)).events == {SPEECH, TALKED}
    assert read_relations(connection) == [leads, answers]
    assert read_relations(connection, FALL) == [answers]
    do(connection, relations.relate(replace(answers, note="At once.")))
    assert read_relations(connection, FALL) == [replace(answers, note="At once.")]
    do(connection, relations.unrelate(answers))
    assert read_relations(connection) == [leads]
    assert not do(connection, relations.unrelate(answers))


def test_views_are_kept_renamed_and_removed(connection: sqlite3.Connection) -> None:
    view = SavedView(
        "", "The crisis", -2634.5, -2600.0, "place", "missile*", True, "havana", "talk", SPEECH, {"x": [1]}
    )
    assert do(connection, views.keep(view)).views
    do(connection, views.keep(replace(view, name="The Crisis")))
    first, second = read_views(connection)
    assert first == replace(view, id="the-crisis")
    assert second.id == "the-crisis-2"
    do(connection, views.rename(second.id, "Кризис"))
    do(connection, views.keep(replace(first, words="")))
    assert [(each.name, each.words) for each in read_views(connection)] == [("The crisis", ""), ("Кризис", "missile*")]
    do(connection, views.remove(first.id))
    assert [each.id for each in read_views(connection)] == [second.id]


def test_notes_are_kept_changed_and_removed(connection: sqlite3.Connection) -> None:
    passage = Passage.cut("talk", TALK, 3, 18)
    for kind, target in ((NoteKind.DOCUMENT, "talk"), (NoteKind.ENTITY, "havana"), (NoteKind.EVENT, FALL)):
        assert do(connection, notes.keep(Note(kind, target, "Look."))).notes
    do(connection, notes.keep(Note(NoteKind.PASSAGE, "talk", "This day!", passage)))
    (marked,) = read_notes(connection, NoteKind.PASSAGE)
    assert (marked.passage, marked.text) == (passage, "This day!")
    assert marked.created == marked.changed != ""
    assert [note.kind for note in read_notes(connection, target="talk")] == [NoteKind.DOCUMENT, NoteKind.PASSAGE]
    do(connection, notes.change(marked.id, "That day!"))
    assert [note.text for note in read_notes(connection, NoteKind.PASSAGE, "talk")] == ["That day!"]
    quoted = "SELECT count(*) FROM passage WHERE quote = ?"
    assert connection.execute(quoted, (passage.quote,)).fetchone()[0] == 1
    do(connection, notes.remove(marked.id))
    assert connection.execute(quoted, (passage.quote,)).fetchone()[0] == 0
    assert len(read_notes(connection)) == 3


def test_a_record_is_corrected(connection: sqlite3.Connection) -> None:
    known = read_document(connection, "cable")
    assert known is not None
    wanted = replace(
        known, title=Localised("Telegram of the embassy"), creator="An ambassador", dates={"sent": parse("1964-12-02")},
        reference=ArchiveReference("AVP RF", fond="104"), text="not this",
    )  # fmt: skip
    assert do(connection, documents.change_record(wanted)).documents == {"cable"}
    assert read_document(connection, "cable") == replace(wanted, text=CABLE)
    assert "cable" in found(connection, "telegram")
    assert "cable" in found(connection, "ambassador")
    assert not do(connection, documents.change_record(wanted))
    assert origin_of(connection, "document", "cable") == (Origin.IMPORTED, True)
    check_indexes(connection)


def test_a_document_is_removed_with_what_it_alone_proves(connection: sqlite3.Connection) -> None:
    do(connection, events.add_evidence(Evidence(DRAFTS[0], "history")))
    do(connection, notes.keep(Note(NoteKind.PASSAGE, "cable", "!", Passage.cut("cable", CABLE, 0, 5))))
    changes = do(connection, documents.remove("cable"))
    assert set(DRAFTS) <= changes.events
    assert changes.documents >= {"cable"}
    assert [each.event.id for each in read_drafts(connection)] == [DRAFTS[0]]
    assert read_proposals(connection) == read_notes(connection) == []
    assert found(connection, "cable") == []
    do(connection, documents.remove("talk"))
    assert one(connection, TALKED) is not None
    assert connection.execute("SELECT kind, id FROM removed").fetchall() == [("document", "talk")]
    check_indexes(connection)


def test_a_stretch_is_marked_in_place_of_what_was_marked_there(connection: sqlite3.Connection) -> None:
    first = TALK.index("Khrushchev")
    mark = Mark(MarkKind.ENTITY, first, first + 10, "leonid-brezhnev")
    do(connection, documents.mark("talk", mark))
    assert mark in read_marks(connection, "talk")
    assert [each.document for each in read_mentions(connection, "nikita-khrushchev")] == ["chapter-one"]
    assert do(connection, documents.unmark("talk", mark)).entities == {"leonid-brezhnev"}
    assert mark not in read_marks(connection, "talk")


def test_an_entity_is_added_renamed_and_given_names(connection: sqlite3.Connection) -> None:
    (id_,) = do(connection, entities.create(Entity("", EntityKind.PERSON, Localised("Carlos Olivares")))).entities
    assert id_ == "carlos-olivares"
    do(connection, entities.rename(id_, Localised("C. Olivares Sánchez")))
    do(connection, entities.add_alias(id_, "Оливарес"))
    do(connection, entities.add_alias(id_, "Оливарес"))
    renamed = read_entity(connection, id_)
    assert renamed is not None
    assert renamed.aliases == ("Carlos Olivares", "Оливарес")
    assert found(connection, "sanchez") == found(connection, "оливарес") == [id_]
    do(connection, entities.remove_alias(id_, "Оливарес"))
    assert found(connection, "оливарес") == []
    do(connection, entities.remove(id_))
    assert read_entity(connection, id_) is None
    assert found(connection, "sanchez") == []


def test_who_held_an_office_is_not_removed(connection: sqlite3.Connection) -> None:
    with pytest.raises(EditError, match="Leonid Brezhnev stands in a succession of office"):
        do(connection, entities.remove("leonid-brezhnev"))


def test_two_entities_become_one(connection: sqlite3.Connection) -> None:
    gone = read_entity(connection, "nikita-khrushchev")
    mentions = read_mentions(connection, "nikita-khrushchev")
    do(connection, notes.keep(Note(NoteKind.ENTITY, "nikita-khrushchev", "Look.")))
    do(connection, entities.merge("nikita-khrushchev", "leonid-brezhnev"))
    merged = read_entity(connection, "leonid-brezhnev")
    assert gone is not None
    assert merged is not None
    assert read_entity(connection, "nikita-khrushchev") is None
    assert {"Никита Хрущёв", "Khrushchev", "Brezhnev"} <= set(merged.aliases)
    assert (merged.begins, merged.offices, merged.documents) == (gone.begins, gone.offices, gone.documents)
    assert read_mentions(connection, "leonid-brezhnev") == mentions
    fall = one(connection, FALL)
    assert fall is not None
    assert fall.entities == ("leonid-brezhnev",)
    assert read_event_ids_of_entity(connection, "leonid-brezhnev") == [FALL, TALKED]
    assert [note.target for note in read_notes(connection)] == ["leonid-brezhnev"]
    assert found(connection, "jruschov")[-1] == "leonid-brezhnev"
    assert connection.execute("SELECT id, instead FROM removed").fetchall() == [
        ("nikita-khrushchev", "leonid-brezhnev")
    ]
    check_indexes(connection)


def test_one_entity_becomes_two(connection: sqlite3.Connection) -> None:
    first, second = read_mentions(connection, "nikita-khrushchev")
    new = Entity("", EntityKind.PERSON, Localised("Sergei Khrushchev"))
    place = (first.document, first.start, first.end)
    changes = do(connection, entities.split("nikita-khrushchev", new, [place], [TALKED]))
    assert "sergei-khrushchev" in changes.entities
    assert read_mentions(connection, "sergei-khrushchev") == [first]
    assert read_mentions(connection, "nikita-khrushchev") == [second]
    assert read_event_ids_of_entity(connection, "sergei-khrushchev") == [TALKED]
    assert read_event_ids_of_entity(connection, "nikita-khrushchev") == [FALL]


def test_a_proposal_becomes_an_entity(connection: sqlite3.Connection) -> None:
    do(connection, entities.adopt(EntityKind.PERSON, "Aleksandr Alekseev"))
    entity = read_entity(connection, "aleksandr-alekseev")
    assert entity is not None
    assert (entity.kind, entity.aliases) == (EntityKind.PERSON, ("Alekseev",))
    assert [each.quote for each in read_mentions(connection, entity.id)] == ["Aleksandr Alekseev", "Alekseev"]
    assert read_event_ids_of_entity(connection, entity.id) == list(DRAFTS)
    assert [each.name for each in read_proposals(connection)] == ["Moscow"]
    assert found(connection, "alekseev")[-1] == entity.id


def test_a_proposal_becomes_a_name_of_what_is_known(connection: sqlite3.Connection) -> None:
    do(connection, entities.adopt_as(EntityKind.PERSON, "Aleksandr Alekseev", "ernesto-guevara"))
    entity = read_entity(connection, "ernesto-guevara")
    assert entity is not None
    assert entity.aliases == ("Guevara", "Aleksandr Alekseev", "Alekseev")
    assert set(DRAFTS) < set(read_event_ids_of_entity(connection, "ernesto-guevara"))


def test_a_proposal_is_turned_down(connection: sqlite3.Connection) -> None:
    assert do(connection, entities.dismiss(EntityKind.PLACE, "Moscow")).drafts
    assert [each.name for each in read_proposals(connection)] == ["Aleksandr Alekseev"]
    assert proposal_fingerprint(EntityKind.PLACE, "Moscow") in imports.rejected(connection)


def test_corrections_are_remembered(connection: sqlite3.Connection) -> None:
    everywhere = Teaching(TeachingKind.NAME, "the Ambassador", "ernesto-guevara")
    here = Teaching(TeachingKind.DATE, "that May", "1961-05", "talk")
    assert do(connection, teachings.teach(everywhere)).drafts
    do(connection, teachings.teach(replace(here, value="1960-05")))
    do(connection, teachings.teach(here))
    assert [replace(each, made="") for each in read_teachings(connection, "talk")] == [here, everywhere]
    assert [replace(each, made="") for each in read_teachings(connection, "cable")] == [everywhere]
    do(connection, entities.merge("ernesto-guevara", "havana"))
    assert [each.value for each in read_teachings(connection, "cable")] == ["havana"]
    do(connection, teachings.forget(here))
    assert len(read_teachings(connection)) == 1
