"""Edits of tours, and undoing them."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from cubatimeline.domain.errors import EditError
from cubatimeline.domain.languages import Localised
from cubatimeline.domain.tours import Tour
from cubatimeline.services.editing import tours
from cubatimeline.services.editing.edit import redo, undo
from cubatimeline.store.meta import read_tours
from tests.services.editing.collection import do
from tests.store.content import TOURS

(SHORT,) = TOURS
MINE = Tour("", Localised("A short story", ru="Рассказ"), "Mine.", SHORT.scenes[1:])


def test_a_tour_is_added_last_with_an_id_of_its_own(connection: sqlite3.Connection) -> None:
    changes = do(connection, tours.keep(MINE))
    assert changes.tours
    assert read_tours(connection) == [SHORT, replace(MINE, id="a-short-story")]


def test_a_tour_is_changed_undone_and_redone(connection: sqlite3.Connection) -> None:
    turned = replace(SHORT, scenes=SHORT.scenes[::-1], summary="Backwards.")
    assert do(connection, tours.keep(turned)).tours
    assert read_tours(connection) == [turned]
    assert do(connection, undo).tours
    assert read_tours(connection) == [SHORT]
    assert do(connection, redo).tours
    assert read_tours(connection) == [turned]


def test_a_tour_is_removed_and_comes_back(connection: sqlite3.Connection) -> None:
    do(connection, tours.remove("short"))
    assert read_tours(connection) == []
    do(connection, undo)
    assert read_tours(connection) == [SHORT]


def test_a_tour_that_is_gone_cannot_be_edited(connection: sqlite3.Connection) -> None:
    for edit in (tours.keep(replace(SHORT, id="gone")), tours.remove("gone")):
        with pytest.raises(EditError):
            do(connection, edit)
