"""Edits of the relations between events."""

from __future__ import annotations

from dataclasses import replace

from cubatimeline.domain.events import Origin
from cubatimeline.domain.relations import Relation
from cubatimeline.services.editing.edit import Edit
from cubatimeline.store.editing import relations as store


def relate(relation: Relation) -> Edit:
    """Return the edit that relates two events, or changes the note of a relation that is there."""
    own = replace(relation, origin=Origin.USER)
    return Edit("Relate two events", lambda connection: store.put_relation(connection, own))


def unrelate(relation: Relation) -> Edit:
    """Return the edit that takes a relation away."""
    return Edit("Remove a relation", lambda connection: store.delete_relation(connection, relation))
