"""Tours, written one by one; their scenes are written together, as a tour is small."""

from __future__ import annotations

from cubatimeline.domain.tours import Tour
from cubatimeline.store import rows
from cubatimeline.store.editing.common import Connection, free_id, insert, remember_removed, row_of, slug, update


def put_tour(connection: Connection, tour: Tour) -> None:
    """Keep a tour; one without an id is new and comes last, any other takes the place of what is kept under its id.

    Raises:
        EditError: there is no tour of its id.
    """
    if tour.id:
        row = row_of(connection, "tour", tour.id)
        values = dict(zip(rows.TOUR, rows.tour_row(row, 0, tour, ""), strict=True))
        kept = {name: values[name] for name in ("title_en", "title_es", "title_ru", "summary", "scenes")}
        update(connection, "tour", row, kept | {"touched": 1})
        return
    id_ = free_id(connection, "tour", slug(tour.title.en))
    place = int(connection.execute("SELECT coalesce(max(place) + 1, 0) FROM tour").fetchone()[0])
    values = dict(zip(rows.TOUR, rows.tour_row(0, place, tour, "user"), strict=True)) | {"id": id_}
    insert(connection, "tour", **{name: value for name, value in values.items() if name != "row"})


def delete_tour(connection: Connection, id_: str) -> None:
    """Remove a tour; a built-in one does not come back with a later version of the program.

    Raises:
        EditError: it is not there.
    """
    row = row_of(connection, "tour", id_)
    (origin,) = connection.execute("SELECT origin FROM tour WHERE row = ?", (row,)).fetchone()
    connection.execute("DELETE FROM tour WHERE row = ?", (row,))
    if origin == "built-in":
        remember_removed(connection, "tour", id_)
