"""Edits of the figures that a collection keeps, and reading them."""

from __future__ import annotations

from dataclasses import replace

from cubatimeline.domain.errors import EditError
from cubatimeline.services.editing.edit import Connection, Edit
from cubatimeline.services.figures.figure import Figure
from cubatimeline.services.figures.spec import from_toml, to_toml
from cubatimeline.store.editing import figures as store
from cubatimeline.store.figures import read_figures
from cubatimeline.store.reader import Reader


def kept_figures(reader: Reader) -> dict[str, Figure]:
    """Return the figures of a collection by id, in the order of their ids.

    Raises:
        UsageError: one has a setting that this version of the program does not know.
        CollectionError: the file has gone or is damaged.
    """
    return {id_: from_toml(text) for id_, text in reader.read(read_figures).items()}


def keep(figure: Figure, id_: str = "") -> Edit:
    """Return the edit that saves a figure: a new one without an id, else in place of what is saved under it."""
    text = to_toml(figure)
    return Edit(f"Save figure “{figure.name}”", lambda connection: store.put_figure(connection, id_, figure.name, text))


def rename(id_: str, name: str) -> Edit:
    """Return the edit that gives a saved figure another name."""

    def deed(connection: Connection) -> None:
        text = read_figures(connection).get(id_)
        if text is None:
            raise EditError(f"There is no figure {id_} any more.", "Look for it anew.")
        store.put_figure(connection, id_, name, to_toml(replace(from_toml(text), name=name)))

    return Edit(f"Rename figure to “{name}”", deed)


def remove(id_: str) -> Edit:
    """Return the edit that removes a saved figure."""
    return Edit("Remove a figure", lambda connection: store.delete_figure(connection, id_))
