"""Edits of entities: their names, two made one, one made two, and proposals made entities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cubatimeline.domain.documents import DocumentId
from cubatimeline.domain.entities import Entity, EntityId, EntityKind
from cubatimeline.domain.events import EventId, Origin
from cubatimeline.domain.languages import Localised
from cubatimeline.services.editing.edit import Connection, Edit
from cubatimeline.store.editing import drafts
from cubatimeline.store.editing import entities as store


def create(entity: Entity) -> Edit:
    """Return the edit that adds an entity; without an id it is given one, which `Changes.entities` names."""

    def deed(connection: Connection) -> None:
        store.insert_entity(connection, entity)

    return Edit(f"Add “{entity.name.en}”", deed)


def change(entity: Entity) -> Edit:
    """Return the edit that gives an entity all fields of `entity`."""
    return Edit(f"Change “{entity.name.en}”", lambda connection: store.update_entity(connection, entity))


def rename(id_: EntityId, name: Localised) -> Edit:
    """Return the edit that gives an entity another name; the former ones become aliases."""

    def deed(connection: Connection) -> None:
        entity = store.read_entity(connection, id_)
        store.update_entity(connection, replace(entity, name=name))
        store.add_names(connection, id_, (entity.name.en, entity.name.es, entity.name.ru))

    return Edit(f"Rename to “{name.en}”", deed)


def add_alias(id_: EntityId, alias: str) -> Edit:
    """Return the edit that adds another form of the name."""
    return Edit(f"Add alias “{alias}”", lambda connection: store.add_names(connection, id_, [alias]))


def remove_alias(id_: EntityId, alias: str) -> Edit:
    """Return the edit that takes another form of the name away."""

    def deed(connection: Connection) -> None:
        entity = store.read_entity(connection, id_)
        aliases = tuple(name for name in entity.aliases if name != alias)
        store.update_entity(connection, replace(entity, aliases=aliases))

    return Edit(f"Remove alias “{alias}”", deed)


def merge(id_: EntityId, into: EntityId) -> Edit:
    """Return the edit that makes one entity part of another: mentions, events, names and offices move over."""
    return Edit(f"Merge {id_} into {into}", lambda connection: store.merge_entity(connection, id_, into))


def split(
    id_: EntityId, new: Entity, mentions: Sequence[tuple[DocumentId, int, int]], events: Sequence[EventId] = ()
) -> Edit:
    """Return the edit that makes some mentions and events of an entity those of a new one.

    Args:
        mentions: document, start and end of each mention that is of the new one.
        events: those that concern the new one instead.
    """

    def deed(connection: Connection) -> None:
        made = store.insert_entity(connection, new)
        for mention in mentions:
            store.move_mention(connection, id_, made, mention)
        for event in events:
            store.move_tie(connection, id_, made, event)

    return Edit(f"Split “{new.name.en}” from {id_}", deed)


def remove(id_: EntityId) -> Edit:
    """Return the edit that removes an entity with its mentions."""
    return Edit(f"Remove {id_}", lambda connection: store.delete_entity(connection, id_))


def adopt(kind: EntityKind, name: str, entity: Entity | None = None) -> Edit:
    """Return the edit that makes a proposal an entity.

    Args:
        kind, name: of the proposal.
        entity: what it is to be, where the reader corrected it; its spellings become aliases either way.
    """

    def deed(connection: Connection) -> None:
        spellings = drafts.spellings_of(connection, kind, name)
        wanted = entity or Entity("", kind, Localised(name))
        made = store.insert_entity(connection, wanted, Origin.USER)
        store.add_names(connection, made, spellings)
        drafts.settle_proposal(connection, kind, name, made)

    return Edit(f"Adopt “{name}”", deed)


def adopt_as(kind: EntityKind, name: str, entity: EntityId) -> Edit:
    """Return the edit that makes a proposal another name of an entity that is known."""

    def deed(connection: Connection) -> None:
        store.add_names(connection, entity, drafts.spellings_of(connection, kind, name))
        drafts.settle_proposal(connection, kind, name, entity)

    return Edit(f"Adopt “{name}” as {entity}", deed)


def dismiss(kind: EntityKind, name: str) -> Edit:
    """Return the edit that turns a proposal down for good."""
    return Edit(f"Dismiss “{name}”", lambda connection: drafts.dismiss_proposal(connection, kind, name))
