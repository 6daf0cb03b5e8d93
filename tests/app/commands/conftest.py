"""A small collection, and the command line run in this process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cubatimeline.app.cli import main
from cubatimeline.domain.collection import CollectionContent
from cubatimeline.domain.documents import Body, Document, Passage
from cubatimeline.domain.edtf import parse
from cubatimeline.domain.entities import Entity, EntityKind
from cubatimeline.domain.events import Category, Event
from cubatimeline.domain.evidence import Evidence
from cubatimeline.domain.languages import Localised
from cubatimeline.store.fill import fill

TEXT = "On 16 October 1964 the diplomat called on the minister. They spoke of sugar and of factories."


@pytest.fixture
def content() -> CollectionContent:
    """Return two events, one of them proved by a passage, the other by nothing."""
    talk = Event(
        id="1964-10-16-talk",
        date=parse("1964-10-16"),
        title=Localised("A diplomat calls on the minister", ru="Дипломат у министра"),
        summary="They speak of sugar.",
        category="diplomacy",
        importance=3,
        entities=("the-minister",),
    )
    bare = Event("1965-treaty", parse("1965"), Localised("A sugar treaty"), "", "economy", 2)
    diary = Document("diary", Localised("From a diary"), Body.DIGEST, TEXT, dates={"written": parse("1964-10-27")})
    return CollectionContent(
        id="small",
        version=1,
        title=Localised("A small collection"),
        span=(-2000, -1000),
        categories=(Category("diplomacy", Localised("Diplomacy"), 0), Category("economy", Localised("Economy"), 1)),
        entities=(Entity("the-minister", EntityKind.PERSON, Localised("The Minister", es="El ministro")),),
        office_lines=(),
        bands=(),
        documents=(diary,),
        events=(talk, bare),
        evidence=(Evidence(talk.id, diary.id, Passage.cut("diary", TEXT, 0, 54)),),
    )


@pytest.fixture
def collection(content: CollectionContent, tmp_path: Path) -> Path:
    """Return the file of a small collection."""
    path = tmp_path / "small.cubatimeline"
    fill(path, content, lambda what, part: None, lambda: False)
    return path


@dataclass(frozen=True)
class Outcome:
    """How a run of the command line ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the command line with the words given."""

    def run_it(*words: object) -> Outcome:
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return run_it
