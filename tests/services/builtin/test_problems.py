"""Every fault in the data files is named with file, line and the mend."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cubatimeline.domain.errors import DataError
from cubatimeline.services.builtin import load, problems
from cubatimeline.services.builtin.__main__ import main

SAMPLE = Path(__file__).parents[1] / "collection_sample"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the sample to be spoilt."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "data"))


def spoil(folder: Path, path: str, old: str, new: str, count: int = 1) -> int:
    """Replace `old` in a file, and return the line on which it stood."""
    file = folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, count), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


EVENTS, ENTITIES, OFFICES = "events/1964.yaml", "entities.yaml", "offices.yaml"
SOURCES, DIARY, CHAPTER, TOUR = "sources.yaml", "documents/diary.md", "chapters/01-the-fall.md", "tours/short.yaml"
RELATIONS = "relations.yaml"


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        (EVENTS, "importance: 5", "importence: 5", "has no field `importence`"),
        (EVENTS, "importance: 5", "importance: 6", "cannot be 6"),
        (EVENTS, "importance: 5", 'importance: "5"', "cannot be '5'"),
        (EVENTS, 'when: "1964-10-14"', 'when: "1964-10-40"', "`when`"),
        (EVENTS, 'when: "1964-10-14"', "when: 1964-10-14", "not in double quotes"),
        (EVENTS, "summary: He is pensioned off.", "summary: ''", "`summary` is empty"),
        (EVENTS, "category: politics", "category: ballet", "no category ballet"),
        (EVENTS, "title: The Presidium removes Khrushchev", "title: " + "Very long " * 8, "70 are allowed"),
        (EVENTS, "id: 1964-10-14-fall", "id: 1964_fall", "`id` cannot be"),
        (EVENTS, "- key: history", "- key: historia", "no source historia"),
        (EVENTS, "[Ernesto Guevara, Oleg Darusenkov]", "[Ernesto Guevara, Che]", "`people` such as Che"),
        (EVENTS, "places: [Havana]", "places: Havana", "must be a list"),
        (EVENTS, "places: [Havana]", "places: [Havana, Havana]", "stands twice"),
        (EVENTS, "sources: [diary]", "sources: [pamphlet]", "source of the event such as pamphlet"),
        (EVENTS, "id: 1964-10-27-record", "id: 1964-10-16-talk", "stands also in events/1964.yaml:19"),
        (ENTITIES, "id: leonid-brezhnev", "id: nikita-khrushchev", "stands also in"),
        (ENTITIES, "name: Oleg Darusenkov", "name: Ernesto Guevara", "stands also in"),
        (ENTITIES, "latitude: 23.13", "latitude: 123.13", "degrees"),
        (ENTITIES, "- history", "- hystory", "no source hystory"),
        (ENTITIES, "organisations:\n", "organizations:\n", "no list `organi"),
        (OFFICES, 'when: "1964-10-14/1982-11-10"', 'when: "1964-10-13/1982-11-10"', "at the same time"),
        (OFFICES, 'when: "1964-10-14/1982-11-10"', 'when: "1964-10-16/1982-11-10"', "gap between"),
        (OFFICES, "person: Leonid Brezhnev", "person: Brezhnev", "no person Brezhnev"),
        (OFFICES, "line: party-leader", "line: leader", "no office line leader"),
        (SOURCES, "key: pamphlet", "key: history", "stands also in"),
        (SOURCES, "title: A pamphlet", "titel: A pamphlet", "titel"),
        (DIARY, "event: 1964-10-16-talk", "event: 1964-10-17-talk", "no event 1964-10-17-talk"),
        (DIARY, "(entity:oleg-darusenkov)", "(entity:oleg)", "no entity oleg"),
        (DIARY, "(event:1964-10-27-record)", "(event:1964-record)", "no event 1964-record"),
        (DIARY, "(event:1964-10-14-fall)", "(page:12)", "cannot begin with page:"),
        (DIARY, "(event:1964-10-14-fall)", "(event: 1964-10-14-fall)", "a link cannot be read"),
        (DIARY, "key: diary", "key: diaries", "not named by its key"),
        (
            CHAPTER,
            "[Guevara heard of it in Havana](event:1964-10-16-talk)",
            "Guevara heard of it",
            "no link to an event",
        ),
        (CHAPTER, "number: 1", "number: one", "cannot be 'one'"),
        (TOUR, "highlight: [1964-10-14-fall]", "highlight: [1964-fall]", "no event 1964-fall"),
        (TOUR, "document: diary", "document: diaries", "no document diaries"),
        (TOUR, "categories: [politics, diplomacy]", "categories: [politics, art]", "no category art"),
        (TOUR, 'from: "1964-10"', 'from: "1965-10"', "shows no span"),
        (RELATIONS, "kind: answers", "kind: replies", "`kind` cannot be 'replies'"),
        (RELATIONS, "to: 1964-10-14-fall", "to: 1964-fall", "no event 1964-fall"),
        (RELATIONS, "to: 1964-10-14-fall", "to: 1964-10-16-talk", "related to itself"),
        (RELATIONS, "kind: part-of", "kinds: part-of", "has no field `kinds`"),
    ],
)
def test_a_fault_is_named_with_its_line(folder: Path, path: str, old: str, new: str, message: str) -> None:
    line = spoil(folder, path, old, new)
    found = [problem for problem in problems(folder) if message in str(problem)]
    assert found, [str(problem) for problem in problems(folder)]
    assert all(problem.mend for problem in found)
    places = {(problem.path, problem.line) for problem in found}
    assert path in {place for place, _ in places}
    assert min(abs(number - line) for place, number in places if place == path) <= 1


def test_a_missing_field(folder: Path) -> None:
    spoil(folder, EVENTS, "  importance: 5\n", "")
    (problem,) = problems(folder)
    assert (problem.path, problem.line) == (EVENTS, 3)
    assert "has no `importance`" in str(problem)


def test_a_relation_that_stands_twice(folder: Path) -> None:
    file = folder / RELATIONS
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\n{text}", encoding="utf-8")
    found = problems(folder)
    assert [(problem.path, problem.line) for problem in found] == [(RELATIONS, 12), (RELATIONS, 17)]
    assert "stands also on line 1." in str(found[0])


def test_a_collection_may_do_without_relations(folder: Path) -> None:
    (folder / RELATIONS).unlink()
    assert problems(folder) == []
    assert load(folder).relations == ()


def test_an_event_without_source(folder: Path) -> None:
    spoil(folder, EVENTS, '  sources:\n    - key: diary\n      says_when: "1964-10-27"\n    - key: pamphlet\n', "")
    assert "has no `sources`" in str(problems(folder)[0])


def test_a_statement_without_evidence(folder: Path) -> None:
    spoil(folder, EVENTS, 'key: diary\n      says_when: "1964-10-16"', "key: pamphlet")
    spoil(folder, EVENTS, "sources: [diary]", "sources: [pamphlet]")
    found = {problem.line: str(problem) for problem in problems(folder)}
    assert "has no evidence from diary" in found[16]
    assert "does not have diary among its sources" in found[19]


def test_a_key_that_stands_twice(folder: Path) -> None:
    spoil(folder, EVENTS, "  category: politics\n", "  category: politics\n  category: politics\n")
    (problem,) = problems(folder)
    assert (problem.path, problem.line) == (EVENTS, 10)
    assert "stands twice" in str(problem)


@pytest.mark.parametrize("path", ["collection.yaml", EVENTS, ENTITIES, DIARY, CHAPTER])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"a: [", b"- - -", b"---\n", b"just words", b"{1: 2}", b"- 3"])
def test_whatever_stands_in_a_file_is_told_not_raised(folder: Path, path: str, content: bytes) -> None:
    (folder / path).write_bytes(content)
    found = problems(folder)
    assert found or (path == EVENTS and content in (b"", b"---\n"))


def test_a_file_that_is_missing(folder: Path) -> None:
    (folder / SOURCES).unlink()
    assert problems(folder)[0].path == SOURCES


def test_loading_raises_the_first_fault_and_counts_the_rest(folder: Path) -> None:
    line = spoil(folder, EVENTS, "importance: 5", "importance: 9")
    spoil(folder, EVENTS, "importance: 1", "importance: 9")
    spoil(folder, SOURCES, "key: history\n", "")
    with pytest.raises(DataError, match="2 more faults") as caught:
        load(folder)
    assert (caught.value.path, caught.value.line) == (EVENTS, line)
    assert str(caught.value).count(EVENTS) == 1


def test_the_command_lists_faults(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder)]) == 0
    spoil(folder, EVENTS, "importance: 5", "importance: 9")
    assert main([str(folder)]) == 1
    told = capsys.readouterr().out
    assert f"{EVENTS}:10: `importance` cannot be 9." in told
    assert told.endswith("1 fault in the data files.\n")
