"""The names of an entity as a form gives them, made one edit."""

from __future__ import annotations

from dataclasses import replace

from cubatimeline.domain.entities import EntityId
from cubatimeline.domain.languages import Localised
from cubatimeline.services.editing.edit import Connection, Edit
from cubatimeline.store.editing import entities as store


def names_changed(id_: EntityId, name: Localised, aliases: tuple[str, ...]) -> Edit:
    """Return the edit that gives an entity a name and the other forms of it.

    A former name that is given up becomes another form, so that documents which write it are still understood.
    """

    def deed(connection: Connection) -> None:
        entity = store.read_entity(connection, id_)
        new = (name.en, name.es, name.ru)
        former = tuple(old for old in (entity.name.en, entity.name.es, entity.name.ru) if old and old not in new)
        kept = tuple(dict.fromkeys((*aliases, *former)))
        store.update_entity(connection, replace(entity, name=name, aliases=kept))

    return Edit(f"Names of “{name.en}”", deed)
