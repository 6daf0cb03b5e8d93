"""Events by what they have in common, for lanes and filters: by person, organisation, place, country, source, origin.

SQLite joins the rows of each group into one text, which numpy reads at once: no Python object is made for an event.
"""

from __future__ import annotations

import sqlite3
from typing import Literal

import numpy as np

from cubatimeline.domain.languages import Localised
from cubatimeline.store.summaries import EventGroup

Common = Literal["person", "organisation", "place", "country", "source", "origin"]
"""What the events of a group have in common; `country` is that of the places where they happened."""

_ENTITY = """
SELECT n.id, n.name_en, n.name_es, n.name_ru, group_concat(x.event) FROM event_entity x
JOIN entity n ON n.row = x.entity WHERE n.kind = '{kind}' GROUP BY n.row
"""
_QUERIES: dict[Common, str] = {
    "person": _ENTITY.format(kind="person"),
    "organisation": _ENTITY.format(kind="organisation"),
    "place": _ENTITY.format(kind="place"),
    "country": """
        SELECT n.country, n.country, '', '', group_concat(x.event) FROM event_entity x
        JOIN entity n ON n.row = x.entity WHERE n.kind = 'place' AND n.country <> '' GROUP BY n.country
    """,
    "source": """
        SELECT d.id, d.title_en, d.title_es, d.title_ru, group_concat(e.event) FROM evidence e
        JOIN document d ON d.row = e.document GROUP BY d.row
    """,
    "origin": "SELECT origin, origin, '', '', group_concat(row) FROM event GROUP BY origin",
}


def read_event_groups(connection: sqlite3.Connection, common: Common) -> list[EventGroup]:
    """Return the groups that have events, those with the most first, then by id."""
    found = [
        EventGroup(id_, Localised(en, es, ru), np.unique(np.fromstring(rows, np.int64, sep=",")))
        for id_, en, es, ru, rows in connection.execute(_QUERIES[common])
    ]
    return sorted(found, key=lambda group: (-len(group.rows), group.id))
