"""Figures, written one by one."""

from __future__ import annotations

from cubatimeline.domain.errors import EditError
from cubatimeline.store.editing.common import Connection, slug
from cubatimeline.store.figures import KEY, read_figures


def put_figure(connection: Connection, id_: str, name: str, text: str) -> None:
    """Keep a figure; one without an id is new and is given one after its name, any other takes the place of its own.

    Raises:
        EditError: there is no figure of its id.
    """
    known = read_figures(connection)
    if not id_:
        connection.execute("INSERT INTO meta (key, value) VALUES (?, ?)", (KEY + _free(known, name), text))
        return
    _check(known, id_)
    connection.execute("UPDATE meta SET value = ? WHERE key = ?", (text, KEY + id_))


def delete_figure(connection: Connection, id_: str) -> None:
    """Remove a figure.

    Raises:
        EditError: it is not there.
    """
    _check(read_figures(connection), id_)
    connection.execute("DELETE FROM meta WHERE key = ?", (KEY + id_,))


def _free(known: dict[str, str], name: str) -> str:
    wish = slug(name) or "figure"
    if wish not in known:
        return wish
    return next(id_ for number in range(2, len(known) + 3) if (id_ := f"{wish}-{number}") not in known)


def _check(known: dict[str, str], id_: str) -> None:
    if id_ not in known:
        raise EditError(f"There is no figure {id_} any more.", "Look for it anew.")
