"""Whatever is done can be undone and redone, by name, to the last row."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cubatimeline.domain.documents import Mark, MarkKind, Passage
from cubatimeline.domain.drafts import Teaching, TeachingKind
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import Entity, EntityKind
from cubatimeline.domain.events import Event, Rival
from cubatimeline.domain.evidence import Evidence, Stance
from cubatimeline.domain.languages import Localised
from cubatimeline.domain.notes import Note, NoteKind
from cubatimeline.domain.relations import Relation, RelationKind
from cubatimeline.domain.views import SavedView
from cubatimeline.services.editing import (
    documents,
    drafts,
    entities,
    events,
    notes,
    relations,
    teachings,
    views,
)
from cubatimeline.services.editing.edit import Edit, redo, together, undo
from cubatimeline.store.documents import read_document, read_evidence_for_event
from cubatimeline.store.entities import read_entity
from cubatimeline.store.events import read_events
from tests.services.editing.collection import DRAFTS, attempt, check_indexes, content, do, in_memory
from tests.store.content import TALK

_DATES = ("1961", "1962-10-27", "1964-10-16", "1960/1964?", "../1959", "1962-10-22T19:00")
_texts = st.sampled_from(("Rain", "Дождь", "Lluvia", "Хрущёв speaks", ""))
_numbers = st.integers(0, 20)
Choose = Callable[[str], str]
"""Gives one of the ids that a table has at present."""


def _event(draw: st.DrawFn, choose: Choose) -> Event:
    rivals = (Rival(parse("1963"), "a claim", (choose("document"),)), Rival(None, "another", ()))
    title = Localised(draw(_texts) or "Untitled", draw(_texts), draw(_texts))
    return Event(
        "", parse(draw(st.sampled_from(_DATES))), title, draw(_texts), choose("category"), draw(st.integers(1, 5)),
        tuple(dict.fromkeys(choose("entity") for _ in range(draw(st.integers(0, 3))))),
        rivals=rivals[: draw(st.integers(0, 2))],
    )  # fmt: skip


def _evidence(draw: st.DrawFn, choose: Choose) -> Evidence:
    if draw(st.booleans()):
        start = draw(st.integers(0, 20))
        passage = Passage.cut("talk", TALK, start, start + draw(st.integers(1, 20)))
        return Evidence(choose("event"), "talk", passage, Stance.DISPUTES, parse("1963"), 0.1 + 0.2)
    return Evidence(choose("event"), choose("document"), confidence=draw(st.floats(0, 1)))


def _changed(draw: st.DrawFn, choose: Choose, connection: sqlite3.Connection) -> Edit:
    id_ = choose("event")
    known = next(read_events(connection, [id_]))
    return events.change(replace(_event(draw, choose), id=id_, status=known.status, confidence=known.confidence))


def _renamed(draw: st.DrawFn, choose: Choose, connection: sqlite3.Connection) -> Edit:
    entity = read_entity(connection, choose("entity"))
    assert entity is not None
    return draw(
        st.sampled_from(
            (
                entities.rename(entity.id, Localised(draw(_texts) or "Name", draw(_texts))),
                entities.add_alias(entity.id, draw(_texts) or "Alias"),
                entities.remove_alias(entity.id, entity.aliases[0] if entity.aliases else ""),
                entities.change(replace(entity, summary=draw(_texts), begins=parse("1900"), offices=())),
            )
        )
    )


def _split(draw: st.DrawFn, choose: Choose, connection: sqlite3.Connection) -> Edit:
    query = "SELECT d.id, m.start, m.end, m.target FROM mark m JOIN document d ON d.row = m.document WHERE m.kind = ?"
    marks = connection.execute(f"{query} ORDER BY m.row", ("entity",)).fetchall()
    if not marks:
        return together("Nothing")
    document, start, end, target = marks[draw(_numbers) % len(marks)]
    new = Entity("", EntityKind.PERSON, Localised("Another"), ("One more",))
    return entities.split(target, new, [(document, start, end)], [choose("event")])


def _record(draw: st.DrawFn, choose: Choose, connection: sqlite3.Connection) -> Edit:
    document = read_document(connection, choose("document"))
    assert document is not None
    return documents.change_record(replace(document, summary=draw(_texts), dates={"written": parse("1964")}))


def _evidence_edit(draw: st.DrawFn, choose: Choose, connection: sqlite3.Connection) -> Edit:
    known = read_evidence_for_event(connection, choose("event"))
    if not known:
        return events.add_evidence(_evidence(draw, choose))
    each = known[draw(_numbers) % len(known)]
    if draw(st.booleans()):
        return events.remove_evidence(each.id)
    return events.change_evidence(replace(_evidence(draw, choose), id=each.id))


def _note(draw: st.DrawFn, choose: Choose, connection: sqlite3.Connection) -> Edit:
    known = [id_ for (id_,) in connection.execute("SELECT id FROM note ORDER BY row")]
    if known and draw(st.booleans()):
        id_ = known[draw(_numbers) % len(known)]
        return notes.remove(id_) if draw(st.booleans()) else notes.change(id_, draw(_texts))
    kind = draw(st.sampled_from(NoteKind))
    if kind is NoteKind.PASSAGE:
        return notes.keep(Note(kind, "talk", "Look!", Passage.cut("talk", TALK, 3, 18)))
    return notes.keep(Note(kind, choose(kind.value), draw(_texts)))


def _view(draw: st.DrawFn, choose: Choose, connection: sqlite3.Connection) -> Edit:
    known = [id_ for (id_,) in connection.execute("SELECT id FROM saved_view ORDER BY row")]
    if known and draw(st.booleans()):
        id_ = known[draw(_numbers) % len(known)]
        return views.remove(id_) if draw(st.booleans()) else views.rename(id_, draw(_texts))
    return views.keep(SavedView("", draw(_texts), -3.25, draw(st.floats(0, 1e6)), entity=choose("entity")))


_OTHERS: tuple[Callable[[st.DrawFn, Choose], Edit], ...] = (
    lambda draw, choose: events.create(_event(draw, choose), [_evidence(draw, choose)]),
    lambda draw, choose: events.remove(choose("event")),
    lambda draw, choose: events.add_evidence(_evidence(draw, choose)),
    lambda draw, choose: drafts.accept([choose("event"), DRAFTS[0]]),
    lambda draw, choose: drafts.accept_above(draw(st.floats(0, 1))),
    lambda draw, choose: drafts.reject([DRAFTS[draw(_numbers) % 2]]),
    lambda draw, choose: drafts.join(DRAFTS[draw(_numbers) % 2], choose("event")),
    lambda draw, choose: entities.merge(choose("entity"), choose("entity")),
    lambda draw, choose: entities.remove(choose("entity")),
    lambda draw, choose: entities.adopt(EntityKind.PERSON, "Aleksandr Alekseev"),
    lambda draw, choose: entities.adopt_as(EntityKind.PLACE, "Moscow", choose("entity")),
    lambda draw, choose: entities.dismiss(EntityKind.PLACE, "Moscow"),
    lambda draw, choose: teachings.teach(Teaching(TeachingKind.NAME, draw(_texts), choose("entity"))),
    lambda draw, choose: teachings.forget(Teaching(TeachingKind.NAME, draw(_texts), "")),
    lambda draw, choose: documents.mark(choose("document"), Mark(MarkKind.ENTITY, 5, 40, choose("entity"))),
    lambda draw, choose: documents.remove("cable"),
    lambda draw, choose: documents.unmark(choose("document"), Mark(MarkKind.DATE, 0, 40, "")),
)


def _relation(draw: st.DrawFn, choose: Choose, connection: sqlite3.Connection) -> Edit:
    source, target = choose("event"), choose("event")
    if source == target:
        return together("Nothing")
    relation = Relation(draw(st.sampled_from(RelationKind)), source, target, draw(_texts))
    return relations.relate(relation) if draw(st.booleans()) else relations.unrelate(relation)


_READING = (_changed, _renamed, _split, _record, _evidence_edit, _note, _view, _relation)


def _edit(data: st.DataObject, connection: sqlite3.Connection) -> Edit:
    """Return an edit of what the collection holds at present."""

    def choose(table: str) -> str:
        ids = [id_ for (id_,) in connection.execute(f"SELECT id FROM {table} ORDER BY row")]
        return ids[data.draw(_numbers, label=table) % len(ids)] if ids else "none"

    if data.draw(st.booleans()):
        reading = data.draw(st.sampled_from(_READING))
        return reading(data.draw, choose, connection)
    return data.draw(st.sampled_from(_OTHERS))(data.draw, choose)


@given(data=st.data(), number=st.integers(1, 12))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_all_edits_undone_give_the_start_and_redone_the_end(model: Path, data: st.DataObject, number: int) -> None:
    connection = in_memory(model)
    states = [content(connection)]
    for _ in range(number):
        changes = attempt(connection, _edit(data, connection))
        if changes:
            states.append(content(connection))
        else:
            assert content(connection) == states[-1]
    for state in reversed(states[:-1]):
        do(connection, undo)
        assert content(connection) == state
    check_indexes(connection)
    for state in states[1:]:
        do(connection, redo)
        assert content(connection) == state
    check_indexes(connection)
    connection.close()
