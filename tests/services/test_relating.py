"""Relations of an event, ready for reading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cubatimeline.domain.relations import RelationKind
from cubatimeline.services.relating import relations_of
from cubatimeline.store.reader import Reader
from tests.services.related import FALL, SPEECH, TALK, TRADE, related_content
from tests.store.content import filled


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    with Reader(filled(tmp_path / "related.cubatimeline", related_content())) as opened:
        yield opened


def test_relations_are_seen_from_both_ends(reader: Reader) -> None:
    from_fall = relations_of(reader, FALL, "en")
    assert [(line.kind, line.forward, line.other.id) for line in from_fall] == [
        (RelationKind.LEADS_TO, False, SPEECH),
        (RelationKind.ANSWERS, False, TALK),
    ]
    from_talk = relations_of(reader, TALK, "en")
    assert {(line.kind, line.forward, line.other.id) for line in from_talk} == {
        (RelationKind.ANSWERS, True, FALL),
        (RelationKind.CONTRADICTS, True, TRADE),
    }


def test_relations_stand_in_order_of_time_with_title_date_and_reason(reader: Reader) -> None:
    lines = relations_of(reader, TALK, "ru")
    assert [line.other.id for line in lines] == [TRADE, FALL]
    assert lines[1].other.title == "Президиум снимает Хрущёва"
    assert "1964" in lines[1].other.date
    assert lines[1].note == "Guevara says what he thinks of it."


@pytest.mark.parametrize("id_", ["before", "no such event"])
def test_an_event_without_relations_has_none(reader: Reader, id_: str) -> None:
    assert relations_of(reader, id_, "en") == ()
