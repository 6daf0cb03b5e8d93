"""Events by what they have in common, out of the collection."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cubatimeline.domain.entities import Entity, EntityKind
from cubatimeline.domain.languages import Localised
from cubatimeline.store.groups import Common
from cubatimeline.store.reader import Reader
from tests.store.content import EVENTS, filled, small_content


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    """The small collection, with a second place of a country and an event there."""
    small = small_content()
    cuba = tuple(replace(each, country="Cuba") if each.id == "havana" else each for each in small.entities)
    trinidad = Entity("trinidad", EntityKind.PLACE, Localised("Trinidad"), country="Cuba")
    landing = replace(EVENTS[4], id="landing", entities=("trinidad", "trinidad", "havana"))
    content = replace(small, entities=(*cuba, trinidad), events=(*small.events, landing))
    with Reader(filled(tmp_path / "small.cubatimeline", content)) as reader:
        yield reader


@pytest.mark.parametrize(
    ("common", "expected"),
    [
        ("person", [("nikita-khrushchev", 2), ("ernesto-guevara", 1), ("leonid-brezhnev", 1)]),
        ("place", [("havana", 3), ("trinidad", 1)]),
        ("country", [("Cuba", 3)]),
        ("organisation", []),
        ("source", [("history", 3), ("talk", 2)]),
        ("origin", [("built-in", 6)]),
    ],
)
def test_groups_with_the_most_events_come_first(
    reader: Reader, common: Common, expected: list[tuple[str, int]]
) -> None:
    assert [(group.id, len(group.rows)) for group in reader.event_groups(common)] == expected


def test_each_event_counts_once_and_rows_ascend(reader: Reader) -> None:
    for common in ("person", "place", "country", "source", "origin"):
        for group in reader.event_groups(common):
            rows = group.rows.tolist()
            assert rows == sorted(set(rows))


def test_names_come_in_three_languages(reader: Reader) -> None:
    havana = next(group for group in reader.event_groups("place") if group.id == "havana")
    assert havana.name == Localised("Havana", "La Habana", "Гавана")
