"""A check names what is damaged and what is not proved."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from cubatimeline.domain.errors import NotACollectionError
from cubatimeline.store.check import ProblemKind, check


def alter(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def kinds(path: Path) -> set[ProblemKind]:
    return {problem.kind for problem in check(path)}


def test_an_event_without_evidence(path: Path) -> None:
    (problem,) = check(path)
    assert (problem.kind, problem.event, problem.is_damage) == (ProblemKind.NO_EVIDENCE, "before", False)


def test_a_passage_whose_words_are_gone(path: Path) -> None:
    alter(path, "UPDATE paragraph SET text = replace(text, 'called on', 'visited')")
    problem = next(each for each in check(path) if each.kind is ProblemKind.LOST_PASSAGE)
    assert problem.document == "talk"
    assert "Darusenkov called on Guevara" in problem.what


def test_evidence_that_lost_its_passage(path: Path) -> None:
    alter(path, "DELETE FROM passage WHERE quote LIKE 'whose%'")
    alter(path, "UPDATE evidence SET passage = NULL WHERE passage NOT IN (SELECT row FROM passage)")
    problem = next(each for each in check(path) if each.kind is ProblemKind.MISSING_PASSAGE)
    assert (problem.event, problem.document) == ("1962-10-22-speech", "talk")


def test_a_row_that_points_nowhere(path: Path) -> None:
    alter(path, "DELETE FROM category WHERE id = 'military'")
    assert check(path)[0].kind is ProblemKind.BROKEN_TIE
    assert check(path)[0].is_damage


def test_an_index_out_of_step(path: Path) -> None:
    alter(path, "DROP TRIGGER document_text_leave")
    alter(path, "DELETE FROM document WHERE id = 'chapter-one'")
    assert ProblemKind.SEARCH_INDEX in kinds(path)


def test_broken_pages(path: Path) -> None:
    whole = path.read_bytes()
    for page in range(1, len(whole) // 4096, 7):
        path.write_bytes(whole[: page * 4096] + b"\x5a" * 4096 + whole[(page + 1) * 4096 :])
        assert kinds(path) == {ProblemKind.DAMAGED_PAGES}


def test_what_is_no_collection_cannot_be_checked(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear friend")
    with pytest.raises(NotACollectionError):
        check(tmp_path / "letter")
