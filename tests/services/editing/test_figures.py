"""Edits of the figures that a collection keeps, and undoing them."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from cubatimeline.domain.errors import EditError
from cubatimeline.services.editing import figures
from cubatimeline.services.editing.edit import redo, undo
from cubatimeline.services.figures.figure import Figure
from cubatimeline.services.figures.spec import from_toml
from cubatimeline.store.figures import read_figures
from cubatimeline.store.meta import read_meta
from cubatimeline.store.reader import Reader
from cubatimeline.store.writer import Writer
from tests.services.editing.collection import do

CRISIS = Figure(name="The crisis", first="1962-10-14", last="1962-10-28", title="Thirteen days")


def _kept(connection: sqlite3.Connection) -> dict[str, Figure]:
    return {id_: from_toml(text) for id_, text in read_figures(connection).items()}


def test_a_figure_is_kept_under_an_id_of_its_own(connection: sqlite3.Connection) -> None:
    assert do(connection, figures.keep(CRISIS)).figures
    do(connection, figures.keep(CRISIS))
    do(connection, figures.keep(Figure(name="Кризис")))
    assert _kept(connection) == {"figure": Figure(name="Кризис"), "the-crisis": CRISIS, "the-crisis-2": CRISIS}


def test_a_figure_is_changed_undone_and_redone(connection: sqlite3.Connection) -> None:
    do(connection, figures.keep(CRISIS))
    wide = replace(CRISIS, width=85.0)
    do(connection, figures.keep(wide, "the-crisis"))
    assert _kept(connection) == {"the-crisis": wide}
    assert do(connection, undo).figures
    assert _kept(connection) == {"the-crisis": CRISIS}
    do(connection, redo)
    assert _kept(connection) == {"the-crisis": wide}


def test_a_figure_is_renamed_and_removed(connection: sqlite3.Connection) -> None:
    do(connection, figures.keep(CRISIS))
    do(connection, figures.rename("the-crisis", "October"))
    assert _kept(connection) == {"the-crisis": replace(CRISIS, name="October")}
    do(connection, figures.remove("the-crisis"))
    assert _kept(connection) == {}
    do(connection, undo)
    assert list(_kept(connection)) == ["the-crisis"]


def test_what_is_not_there_cannot_be_edited(connection: sqlite3.Connection) -> None:
    for edit in (figures.keep(CRISIS, "gone"), figures.rename("gone", "x"), figures.remove("gone")):
        with pytest.raises(EditError, match="no figure gone"):
            do(connection, edit)


def test_a_figure_does_not_change_what_the_collection_says_of_itself(connection: sqlite3.Connection) -> None:
    before = read_meta(connection)
    do(connection, figures.keep(CRISIS))
    assert read_meta(connection) == before


def test_figures_are_read_of_a_file(path: Path) -> None:
    with Writer(path) as writer:
        writer.submit(figures.keep(CRISIS)).result()
    with Reader(path) as reader:
        assert figures.kept_figures(reader) == {"the-crisis": CRISIS}
