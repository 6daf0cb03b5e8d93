"""Entities, written one by one: their names, what they are tied to, two made one and one made two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cubatimeline.domain.documents import DocumentId
from cubatimeline.domain.entities import Entity, EntityId
from cubatimeline.domain.errors import EditError
from cubatimeline.domain.events import EventId, Origin
from cubatimeline.store import rows
from cubatimeline.store.editing.common import Connection, free_id, insert, remember_removed, row_of, slug, update
from cubatimeline.store.entities import read_entity as find_entity
from cubatimeline.store.rows import three

_KEPT = ("row", "id", "origin")


def read_entity(connection: Connection, id_: EntityId) -> Entity:
    """Return an entity.

    Raises:
        EditError: there is none of that id.
    """
    row_of(connection, "entity", id_)
    found = find_entity(connection, id_)
    assert found is not None
    return found


def insert_entity(connection: Connection, entity: Entity, origin: Origin = Origin.USER) -> EntityId:
    """Write a new entity and return its id; one that is empty or taken is made from the name, or numbered.

    Raises:
        EditError: a document that tells of it is not there.
    """
    name = entity.name.en or entity.name.es or entity.name.ru
    id_ = free_id(connection, "entity", entity.id or slug(name) or entity.kind.value)
    row = connection.execute("SELECT coalesce(max(row), 0) + 1 FROM entity").fetchone()[0]
    values = rows.entity_row(row, replace(entity, id=id_), origin.value)
    insert(connection, "entity", **dict(zip(rows.ENTITY, values, strict=True)))
    _put_aliases(connection, row, entity)
    _put_offices(connection, row, entity)
    _put_documents(connection, row, entity)
    return id_


def update_entity(connection: Connection, entity: Entity) -> None:
    """Write all fields of an entity that is there.

    Raises:
        EditError: it, or a document that tells of it, is not there.
    """
    row = row_of(connection, "entity", entity.id)
    before = read_entity(connection, entity.id)
    if entity == before:
        return
    values = dict(zip(rows.ENTITY, rows.entity_row(row, entity, ""), strict=True))
    update(connection, "entity", row, {name: values[name] for name in values if name not in _KEPT} | {"touched": 1})
    if entity.aliases != before.aliases:
        connection.execute("DELETE FROM alias WHERE entity = ?", (row,))
        _put_aliases(connection, row, entity)
    if entity.offices != before.offices:
        connection.execute("DELETE FROM office WHERE entity = ?", (row,))
        _put_offices(connection, row, entity)
    if entity.documents != before.documents:
        connection.execute("DELETE FROM entity_document WHERE entity = ?", (row,))
        _put_documents(connection, row, entity)


def _put_aliases(connection: Connection, row: int, entity: Entity) -> None:
    for values in rows.alias_rows(row, replace(entity, aliases=tuple(dict.fromkeys(entity.aliases)))):
        connection.execute("INSERT INTO alias (entity, place, name) VALUES (?, ?, ?)", values)


def _put_offices(connection: Connection, row: int, entity: Entity) -> None:
    for place, office in enumerate(entity.offices):
        en, es, ru = three(office.title)
        insert(
            connection, "office", entity=row, place=place, title_en=en, title_es=es, title_ru=ru,
            organisation=office.organisation, edtf=office.date.edtf,
        )  # fmt: skip


def _put_documents(connection: Connection, row: int, entity: Entity) -> None:
    for place, id_ in enumerate(dict.fromkeys(entity.documents)):
        insert(connection, "entity_document", entity=row, place=place, document=row_of(connection, "document", id_))


def merge_entity(connection: Connection, id_: EntityId, into: EntityId) -> None:
    """Make everything that is tied to one entity tied to another, and take the first out.

    Mentions, events, turns of office, documents, notes and corrections move; names become aliases, and what the other
    does not tell of itself is taken over. A built-in entity does not come back: what names it means the other.

    Raises:
        EditError: one of the two is not there, or they are the same.
    """
    if id_ == into:
        raise EditError("An entity cannot be merged with itself.", "Choose another one.")
    row, target = row_of(connection, "entity", id_), row_of(connection, "entity", into)
    gone, staying = read_entity(connection, id_), read_entity(connection, into)
    connection.execute(
        "DELETE FROM event_entity WHERE entity = ? AND event IN (SELECT event FROM event_entity WHERE entity = ?)",
        (row, target),
    )
    connection.execute("UPDATE event_entity SET entity = ? WHERE entity = ?", (target, row))
    connection.execute("UPDATE holder SET person = ? WHERE person = ?", (target, row))
    connection.execute("UPDATE mark SET target = ? WHERE kind = 'entity' AND target = ?", (into, id_))
    connection.execute("UPDATE note SET target = ? WHERE kind = 'entity' AND target = ?", (into, id_))
    connection.execute("UPDATE teaching SET value = ? WHERE kind = 'name' AND value = ?", (into, id_))
    origin = connection.execute("SELECT origin FROM entity WHERE row = ?", (row,)).fetchone()[0]
    connection.execute("DELETE FROM entity WHERE row = ?", (row,))
    if origin == Origin.BUILT_IN:
        remember_removed(connection, "entity", id_, into)
    update_entity(connection, _both(staying, gone))


def _both(staying: Entity, gone: Entity) -> Entity:
    """Return an entity with the names, offices and documents of another, and what else it does not have itself."""
    known = rows.entity_names(staying)
    return replace(
        staying,
        aliases=(*staying.aliases, *(name for name in rows.entity_names(gone) if name not in known)),
        country=staying.country or gone.country,
        role=staying.role or gone.role,
        summary=staying.summary or gone.summary,
        begins=staying.begins or gone.begins,
        ends=staying.ends or gone.ends,
        latitude=gone.latitude if staying.latitude is None else staying.latitude,
        longitude=gone.longitude if staying.longitude is None else staying.longitude,
        offices=tuple(dict.fromkeys((*staying.offices, *gone.offices))),
        documents=tuple(dict.fromkeys((*staying.documents, *gone.documents))),
    )


def move_mention(
    connection: Connection, source: EntityId, target: EntityId, mention: tuple[DocumentId, int, int]
) -> None:
    """Make one mention of an entity a mention of another.

    Args:
        mention: document, start and end.

    Raises:
        EditError: there is no such mention.
    """
    document, start, end = mention
    row = row_of(connection, "document", document)
    done = connection.execute(
        "UPDATE mark SET target = ? WHERE kind = 'entity' AND target = ? AND document = ? AND start = ? AND end = ?",
        (target, source, row, start, end),
    )
    if not done.rowcount:
        raise EditError(f"{document} no longer names {source} there.", "Open the document anew.")
    update(connection, "document", row, {"touched": 1})


def move_tie(connection: Connection, source: EntityId, target: EntityId, event: EventId) -> None:
    """Make an event that concerns one entity concern another instead.

    Raises:
        EditError: one of the three is not there.
    """
    old, new = row_of(connection, "entity", source), row_of(connection, "entity", target)
    row = row_of(connection, "event", event)
    connection.execute("UPDATE event_entity SET entity = ? WHERE event = ? AND entity = ?", (new, row, old))
    update(connection, "event", row, {"touched": 1})


def tie(connection: Connection, event: int, entity: int) -> None:
    """Make the event of one row concern the entity of another, after those it concerns already."""
    done = connection.execute(
        """
        INSERT INTO event_entity (event, place, entity)
        SELECT ?1, (SELECT coalesce(max(place), -1) + 1 FROM event_entity WHERE event = ?1), ?2
        WHERE NOT EXISTS (SELECT 1 FROM event_entity WHERE event = ?1 AND entity = ?2)
        """,
        (event, entity),
    )
    if done.rowcount:
        update(connection, "event", event, {"touched": 1})


def delete_entity(connection: Connection, id_: EntityId) -> None:
    """Remove an entity with its mentions, ties and notes; a built-in one does not come back.

    Raises:
        EditError: it is not there, or has its turn in a succession of office.
    """
    row = row_of(connection, "entity", id_)
    name, origin = connection.execute("SELECT name_en, origin FROM entity WHERE row = ?", (row,)).fetchone()
    if connection.execute("SELECT 1 FROM holder WHERE person = ?", (row,)).fetchone() is not None:
        raise EditError(f"{name} stands in a succession of office.", "Merge it with the right person instead.")
    connection.execute("DELETE FROM mark WHERE kind = 'entity' AND target = ?", (id_,))
    connection.execute("DELETE FROM note WHERE kind = 'entity' AND target = ?", (id_,))
    connection.execute("DELETE FROM entity WHERE row = ?", (row,))
    if origin == Origin.BUILT_IN:
        remember_removed(connection, "entity", id_)


def add_names(connection: Connection, id_: EntityId, names: Iterable[str]) -> None:
    """Add further names to an entity; those it has already are left out.

    Raises:
        EditError: it is not there.
    """
    entity = read_entity(connection, id_)
    known = rows.entity_names(entity)
    new = tuple(name for name in dict.fromkeys(names) if name and name not in known)
    update_entity(connection, replace(entity, aliases=(*entity.aliases, *new)))
